"""Articles that somebody made to break things: each is read or rejected, and nothing else happens."""

import gzip
import json
import zipfile
from pathlib import Path

import pyoxigraph as ox
import pytest
from typer.testing import CliRunner

from isnad.cli import app
from isnad.model.article import ARTICLE_ID
from isnad.pipeline.single import analyse
from isnad.text.clauses import MOST_WORDS, split_unpunctuated
from isnad.text.tokens import tokenise

NEWS = "أعلنت وزارة الدفاع المصرية أن طائراتها قصفت مواقع المسلحين في مدينة درنة أمس.\n"
QUADS = "out.nq"


@pytest.fixture
def build(tmp_path, monkeypatch):
    """Builds what is in corpus/, beside an ordinary article; the lines of the graph and what was said."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "ordinary.txt").write_text(NEWS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def run(name: str, content: bytes) -> tuple[list[str], str]:
        (corpus / name).write_bytes(content)
        done = CliRunner().invoke(app, ["build", "corpus", "--out", QUADS])
        assert done.exit_code == 0, done.stderr
        graph = (tmp_path / QUADS).read_bytes()
        assert {quad.subject.value for quad in ox.parse(graph, ox.RdfFormat.N_QUADS)}
        assert "article/ordinary" in graph.decode()
        assert {path.name for path in tmp_path.iterdir()} <= {"corpus", QUADS}
        return graph.decode().splitlines(), done.stderr

    return run


def row(**fields: object) -> bytes:
    return json.dumps({"id": "x", "text": NEWS, **fields}, ensure_ascii=False).encode()


def test_ten_megabytes_on_one_line_are_rejected_unread(build):
    _, said = build("line.txt", NEWS.replace("\n", " ").encode() * 80_000)
    assert "rejected corpus/line.txt" in said


def test_a_bomb_is_rejected(build):
    _, said = build("bomb.txt.gz", gzip.compress(b"\0" * 50_000_000))
    assert "rejected corpus/bomb.txt.gz" in said


def test_an_archive_is_no_article(build, tmp_path):
    with zipfile.ZipFile(tmp_path / "corpus" / "a.zip", "w") as archive:
        archive.writestr("../../evil.txt", NEWS)
    build("b.txt", NEWS.encode())
    assert not list(tmp_path.parent.rglob("evil.txt"))


def test_entities_of_a_page_are_neither_expanded_nor_fetched(build, tmp_path):
    (tmp_path.parent / "secret").write_text("SECRET", encoding="utf-8")
    nested = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    page = (
        f'<!DOCTYPE html [<!ENTITY l0 "lol">{nested}<!ENTITY s SYSTEM "{(tmp_path.parent / "secret").as_uri()}">]>'
        f'<html lang="ar"><body><article><p>{NEWS * 5}&l11;&s;</p></article></body></html>'
    )
    lines, _ = build("page.html", page.encode())
    assert "SECRET" not in "".join(lines)
    assert len("".join(lines)) < 200_000


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\x", "a/b", "\u202e", "<script>", "a\x00b", "." * 300])
def test_an_id_like_a_path_stays_a_name(build, name):
    lines, _ = build("rows.jsonl", row(id=name))
    graphs = {line.split(" ")[-2] for line in lines if "graph/article/" in line.split(" ")[-2]}
    names = {graph.rpartition("article/")[2].removesuffix(">") for graph in graphs}
    assert all(ARTICLE_ID.fullmatch(name) for name in names)
    assert names >= {"ordinary"}


@pytest.mark.parametrize("url", ["http://a b/c", "http://x/<y>", 'http://x/"y', "javascript:alert(1)", "http://x/\ny"])
def test_an_address_that_is_none_never_becomes_one(build, url):
    lines, _ = build("rows.jsonl", row(url=url))
    assert not [line for line in lines if url in line]


def test_markup_in_names_stays_words(build):
    name = '<img src=x onerror="alert(1)">'
    lines, _ = build("rows.jsonl", row(outlet=name, title=name))
    assert [line for line in lines if '<img src=x onerror=\\"alert(1)\\">' in line]


@pytest.mark.parametrize(
    "text",
    [
        "قال المتحدث: " + "«" * 50_000 + "قصفت الطائرات مدينة درنة" + "»" * 50_000,
        "\u202e" + NEWS + "\u2066" * 20_000,
        NEWS + "\u064b" * 100_000,
        NEWS + "قتل " + "9" * 50_000 + " شخصا" + "9," * 20_000,
        NEWS + "(" * 50_000,
        NEWS + "قصف" * 30_000,
    ],
    ids=["nested quotes", "bidi overrides", "marks", "digits", "brackets", "one word"],
)
def test_what_no_newspaper_prints_is_read_like_any_text(text):
    for claim in analyse(text).claims:
        for evidence in claim.evidence:
            assert text[evidence.span.start : evidence.span.end] == evidence.quote


def test_a_sentence_without_end_is_cut():
    tokens = tokenise("قصف الطيران مدينة درنة " * 2_000)
    pieces = split_unpunctuated(tokens, [(0, len(tokens))], lambda _: False)
    assert max(last - first for first, last in pieces) == MOST_WORDS
    assert [first for first, _ in pieces[1:]] == [last for _, last in pieces[:-1]]
    assert (pieces[0][0], pieces[-1][1]) == (0, len(tokens))


def test_the_ordinary_article_says_the_same_in_any_company(build, tmp_path):
    alone = [line for line in build("b.txt", b"")[0] if "graph/article/ordinary" in line]
    company = [line for line in build("c.txt", NEWS.encode() * 3)[0] if "graph/article/ordinary" in line]
    assert alone == company
    assert Path(QUADS).is_file()
