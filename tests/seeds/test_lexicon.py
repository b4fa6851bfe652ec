"""The shipped lexicon loads, each row fires in its example, and mistakes in a table are named."""

from collections import Counter
from pathlib import Path

import pytest

from isnad.errors import SeedError
from isnad.resources import folder
from isnad.seeds.lexicon import NOUN_COLUMNS, VERB_COLUMNS, Lexicon, load_lexicon
from isnad.seeds.tables import Row, read_table
from isnad.text.fold import key
from isnad.text.tokens import tokenise

TABLES = folder("seeds") / "lexicon"
ROWS = (*read_table(TABLES / "verbs.tsv", VERB_COLUMNS), *read_table(TABLES / "event_nouns.tsv", NOUN_COLUMNS))
IN_CONTEXT = "~"  # before a `no` that the letters alone cannot refuse: that is for the stages behind the lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon([folder("seeds")])


def fires(lexicon: Lexicon, id: str, sentence: str) -> bool:
    words = [token.norm for token in tokenise(sentence)]
    return any(
        reading.lexeme == id and lexicon.lexeme(id).extent(words[at - 1] if at else "", words[at + 1 :]) >= 0
        for at, word in enumerate(words)
        for reading in lexicon.morphology.readings(word)
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_row_fires_in_its_example_and_not_in_its_counterexample(lexicon: Lexicon, row: Row) -> None:
    assert fires(lexicon, row["id"], row["yes"])
    if row["no"] and not row["no"].startswith(IN_CONTEXT):
        assert not fires(lexicon, row["id"], row["no"])


TOLD_BY_MEANS = {"DroneStrike", "Support:Intelligence"}  # senses that come of the words beside the trigger


def test_every_sense_has_rows_and_a_counterexample(lexicon: Lexicon) -> None:
    assert {row["sense"] for row in ROWS} | TOLD_BY_MEANS == set(lexicon.senses)
    events = {row["sense"] for row in ROWS if row["no"] and not row["sense"].startswith("Support:")}
    assert events == {row["sense"] for row in ROWS if not row["sense"].startswith("Support:")}


def test_every_frame_has_rows(lexicon: Lexicon) -> None:
    assert {row["frame"] for row in ROWS} == set(lexicon.frames)


def test_no_example_stands_twice() -> None:
    repeated = [s for s, n in Counter(row["yes"] for row in ROWS).items() if n > 1]
    assert not repeated


@pytest.mark.parametrize(
    ("word", "lexeme", "pos"),
    [
        ("والقصف", "qasafa", "N"),
        ("قصفتها", "qasafa", "V"),
        ("سيقصف", "qasafa", "V"),
        ("نفت", "nafa", "V"),
        ("داعمو", "daama", "AP"),
        ("المدعومة", "daama", "PP"),
        ("وشنت", "shanna", "V"),
        ("بغاراته", "ghara", "N"),
        ("ندعم", "daama", "V"),
        ("أعلنّا", "aalana", "V"),
        ("يُدينون", "adana", "V"),
        ("واستأنفت", "istanafa", "V"),
        ("استئناف", "istanafa", "N"),
        ("مؤيدو", "ayyada", "AP"),
        ("حلفائها", "halif", "N"),
        ("ضربتين", "darba", "N"),
    ],
)
def test_a_word_with_particles_is_read(lexicon: Lexicon, word: str, lexeme: str, pos: str) -> None:
    assert (lexeme, pos) in {(r.lexeme, r.pos) for r in lexicon.morphology.readings(key(word))}


FALSE_FRIENDS = (
    "مدينة", "المدينة", "قادة", "قادتها", "بين", "بينهم", "واسعة", "الشأن", "المسلحة", "مقاتلي", "أبدا", "معدات",
    "واقعية", "واحد", "مصر", "مصراتة", "مسقط", "درنة", "دير", "فيصل", "وادي", "حماة", "القوة", "الفتنة", "المحاكم",
    "يعد", "تعد", "وعدن", "طيلة", "تمت", "متن", "حركة", "قضية", "مصطفى", "أخبار", "مباشرة", "المعارضة", "تغير", "بحث",
    "لجان", "قيمة", "موقفها", "صاروخية", "حربية", "هجومية", "عسكري", "دائم", "وفق", "ووفقا", "الحق", "مولانا", "فيلق",
)  # fmt: skip


@pytest.mark.parametrize("word", FALSE_FRIENDS)
def test_a_false_friend_is_no_trigger(lexicon: Lexicon, word: str) -> None:
    assert lexicon.morphology.readings(key(word)) == ()


@pytest.mark.parametrize(
    ("before", "word", "after", "lexeme", "extent"),
    [
        ("", "عملية", ["عسكرية", "في"], "amaliya", 1),
        ("", "العمليات", ["العسكرية"], "amaliya", 1),
        ("", "عملية", ["جراحية"], "amaliya", -1),
        ("", "عملية", [], "amaliya", -1),
        ("", "العملية", ["التركية", "العسكرية"], "amaliya", 0),
        ("", "عملية", ["التركية", "العسكرية"], "amaliya", 0),
        ("", "العملية", ["ضد", "الجماعة"], "amaliya", 0),
        ("", "تحالف", ["مع", "الجماعة"], "tahaluf", 0),
        ("", "تحالف", ["الفتح"], "tahaluf", -1),
        ("منذ", "فجر", ["امس"], "fajjara", -1),
        ("", "فجر", ["انتحاري"], "fajjara", 0),
        ("وقف", "إطلاق", ["النار"], "atlaqa", -1),
        ("ووقف", "إطلاق", ["النار"], "atlaqa", -1),
        ("بوقف", "إطلاق", ["النار"], "atlaqa", -1),
        ("بعد", "إطلاق", ["النار"], "atlaqa", 0),
        ("", "إطلاق", ["سراح"], "atlaqa", -1),
    ],
)
def test_neighbours_decide_what_a_word_is(
    lexicon: Lexicon, before: str, word: str, after: list[str], lexeme: str, extent: int
) -> None:
    assert lexeme in {r.lexeme for r in lexicon.morphology.readings(key(word))}
    assert lexicon.lexeme(lexeme).extent(key(before), [key(w) for w in after]) == extent


def test_frames_say_where_arguments_stand(lexicon: Lexicon) -> None:
    verb, noun = lexicon.frames["strike"]
    assert verb == {"agents": ("subj", "من قبل"), "targets": ("obj",), "themes": ("ب",)}
    assert noun is not None
    assert lexicon.frames["noun-strike"].verb is None


# ---- tables that are wrong ----------------------------------------------------------------------------------------

VERB = {"id": "x", "lemma": "قصف", "root": "قصف", "form": "1", "sense": "Shelling", "frame": "strike"}


def _seeds(tmp_path: Path, name: str, columns: tuple[str, ...], *rows: dict[str, str]) -> Path:
    (tmp_path / "lexicon").mkdir(exist_ok=True)
    lines = ["\t".join(columns), *("\t".join(row.get(c, "") for c in columns) for row in rows)]
    (tmp_path / "lexicon" / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"form": "11"}, "the form '11'"),
        ({"root": "قصفر"}, "the root 'قصفر'"),
        ({"root": "قصد"}, "root and form give قصد"),
        ({"sense": "Sheling"}, "unknown sense Sheling"),
        ({"frame": "noun-weapon2"}, "unknown frame noun-weapon2"),
        ({"flags": "weak loud"}, "unknown flags loud"),
        ({"override": "present"}, "the override 'present'"),
        ({"id": "qasafa-2", "frame": ""}, "frame"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, change: dict[str, str], problem: str) -> None:
    extra = _seeds(tmp_path, "verbs.tsv", VERB_COLUMNS, VERB | change)
    with pytest.raises(SeedError, match=problem) as caught:
        load_lexicon([folder("seeds"), extra])
    assert caught.value.line == 2


def test_an_id_is_given_once(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match="twice"):
        load_lexicon([folder("seeds"), _seeds(tmp_path, "verbs.tsv", VERB_COLUMNS, VERB, VERB)])


def test_an_id_is_a_verbs_or_a_nouns(tmp_path: Path) -> None:
    noun = {"id": "qasafa", "lemma": "قصفة", "sense": "Shelling", "frame": "noun-strike"}
    with pytest.raises(SeedError, match="both"):
        load_lexicon([folder("seeds"), _seeds(tmp_path, "event_nouns.tsv", NOUN_COLUMNS, noun)])


def test_a_later_folder_replaces_a_row_and_adds_others(tmp_path: Path) -> None:
    mine = _seeds(
        tmp_path, "verbs.tsv", VERB_COLUMNS, VERB | {"id": "qasafa"}, VERB | {"id": "y", "lemma": "نسف", "root": "نسف"}
    )
    lexicon = load_lexicon([folder("seeds"), mine])
    assert lexicon.verbs["qasafa"].classes == ("Shelling",)
    assert "y" in {r.lexeme for r in lexicon.morphology.readings("نسفت")}
