"""Who and what is named: seeds, and names that nobody listed, built from a head noun and what follows it."""

from dataclasses import replace

from isnad.extract.mentions.groups import group_or_body, people_of_state
from isnad.extract.mentions.joined import sharing_adjectives
from isnad.extract.mentions.listed import listed, states_told, told_in_full, told_of
from isnad.extract.mentions.nobody import names_nobody
from isnad.extract.mentions.people import person_of, remember, speaker, surname
from isnad.extract.mentions.places import direction, place_of
from isnad.extract.mentions.scene import Scene, starts_name
from isnad.model.annotation import Mention
from isnad.seeds.language import Split

__all__ = ["Scene", "find_mentions"]


def find_mentions(scene: Scene) -> tuple[Mention, ...]:
    """Every name in text order, the longest where several start; none overlap (what lies inside is in `parts`)."""
    told, states, in_full = told_of(scene), states_told(scene), told_in_full(scene)
    scene = replace(scene, recognise=_recognise, told=told, states=states, in_full=in_full)
    found: list[Mention] = []
    surnames: dict[str, Mention] = {}
    position = 0
    while position < len(scene.words.tokens):
        mention = scene.mention(position) or speaker(scene, position) or surname(scene, position, surnames)
        if mention is None:
            position += 1
        else:
            found.append(_with_traits(scene, mention))
            position = mention.last
            remember(scene, mention, surnames)
    return tuple(sharing_adjectives(scene, found))


def _with_traits(scene: Scene, mention: Mention) -> Mention:
    """The mention, and what lies inside it, with what things its head nouns stand for."""
    parts = tuple(_with_traits(scene, part) for part in mention.parts)
    traits = scene.language.traits.get(mention.head, mention.traits)
    return mention if not parts and not traits else replace(mention, parts=parts, traits=traits)


def _recognise(scene: Scene, position: int) -> Mention | None:
    """What is named by words that start here."""
    norm = scene.norm(position)
    if not scene.is_word(position) or len(norm) == 1 or not scene.opens_name(norm):
        return None
    known = listed(scene, position)
    composed = _composed(scene, position) or direction(scene, position)
    if known and (composed is None or known.last >= composed.last):
        return known
    return composed or known or people_of_state(scene, position)


def _composed(scene: Scene, position: int) -> Mention | None:
    split = scene.language.head_stems.split(scene.norm(position))
    if (
        split is None
        or scene.norm(position - 1).endswith("عبد")
        or _qualifies(scene, position, split)
        or _misread(scene, position, split)
    ):
        return None
    cls = scene.language.heads[split.stem].cls
    if split.stem in scene.language.of("rank") and split.definite and _is_person(scene, position + 1):
        cls = "person"
    if split.stem == "مديريه" and scene.norm(position + 1).removeprefix("ال") in scene.language.of("of-directorate"):
        cls = "body"  # «مديرية الأمن», where «مديرية لودر» is a district
    build = {"person": person_of, "place": place_of}.get(cls, group_or_body)
    mention = build(scene, position, split)
    return None if mention is not None and names_nobody(scene, mention, split) else mention


def _names_doer(scene: Scene, last: int) -> bool:
    """Whether words such as «على يد» end there, behind which somebody is named."""
    phrases = scene.language.of("by-whom")
    return scene.norm(last) in phrases or f"{scene.norm(last - 1)} {scene.norm(last)}" in phrases


def _misread(scene: Scene, position: int, split: Split) -> bool:
    """Whether the letters before folding show another word: «قوية» is no «قوى» of his, «آمن» no «أمن»."""
    token = scene.words.tokens[position]
    raw = scene.text[token.start : token.end]
    own = split.suffix == "ه" and raw.endswith("ة")
    own = own or (split.stem.startswith("الي") and "إل" in raw)  # «إليها» are no machines
    own = own or (split.definite and scene.norm(position - 1).endswith("عبد"))  # «عبد الأمير» is no emir
    adjective = split.suffix == "ي" and scene.norm(position) in scene.language.of("adjective")  # «قصف مدفعي»
    return own or adjective or (split.stem == "قوي" and raw.endswith("ي")) or (split.stem == "امن" and "آ" in raw)


def _is_person(scene: Scene, behind: int) -> bool:
    """Whether what follows a rank says that it is nobody's unit: a name, «المتقاعد», «ركن»."""
    return starts_name(scene, behind) or scene.norm(behind).removeprefix("ال") in scene.language.of("of-rank")


def _qualifies(scene: Scene, position: int, split: Split) -> bool:
    """Whether a word that may be an adjective («هجوم مسلح») follows a noun that it can only qualify."""
    clitics = split.conj or split.prep or split.suffix
    if split.stem not in scene.language.of("adjective") or clitics or position == 0 or position in scene.numbers:
        return False  # «عشرة مدنيين»: what is counted is no quality
    before = scene.norm(position - 1)
    if (
        _names_doer(scene, position - 1)
        or not scene.is_word(position - 1)
        or scene.is_closed(before)
        or position - 1 in scene.taken
    ):
        return False
    if split.stem.endswith(("ين", "ون")) and scene.is_act(before):
        return False  # «اتهم القوات بقتل مدنيين»
    of_things = before.endswith(("ه", "ات")) or scene.is_many(before)
    if split.stem.endswith("ه") and not of_things and scene.is_act(before):
        return False  # «إسقاط مسيرة»: the verbal noun is masculine
    articled = before.startswith(("ال", "وال", "بال", "لل")) and not _has_hamza(scene, position - 1)
    return articled == split.definite and not scene.is_verb(before)


def _has_hamza(scene: Scene, position: int) -> bool:
    """«ألغام» has no article, though folded it looks as if it had."""
    return scene.text[scene.words.tokens[position].start] in "أإآ"
