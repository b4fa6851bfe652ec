"""What no shape can see: whether a graph says of its articles what their texts say, and names entries that exist."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from isnad.errors import MissingError
from isnad.graph.iris import article_root, seed_id
from isnad.graph.namespaces import ID, KGS, OA
from isnad.graph.report import Finding, Report, Wording
from isnad.graph.shacl.index import Index
from isnad.graph.terms import RDF_TYPE, Quad, Term, is_literal, literal_parts
from isnad.graph.validate import quotes
from isnad.graph.vocabulary import kg
from isnad.seeds.authority import Authority

_RULES = {
    "Text-quote": (
        "Violation",
        "The text does not say {?value} at these offsets.",
        "لا يقول النص {?value} عند هذه الإزاحات.",
    ),
    "Text-hash": (
        "Violation",
        "The text is not the one that was read: its SHA-256 is {?value}.",
        "النص غير الذي قُرئ: بصمته {?value}.",
    ),
    "Text-length": (
        "Violation",
        "The text is not as long as the graph says ({?value} code points).",
        "طول النص غير ما يقوله الرسم ({?value} نقطة يونيكود).",
    ),
    "Text-missing": (
        "Warning",
        "The folder has no UTF-8 text of this article: its quotations are not checked.",
        "لا نص لهذا المقال بترميز UTF-8 في المجلد، فلم تُفحص شواهده.",
    ),
    "Text-shared": (
        "Warning",
        "Another article has the same text: {?value}.",
        "لمقال آخر النص نفسه: {?value}.",
    ),
    "Entry-unknown": (
        "Violation",
        "The authority has no such entry.",
        "ليس في ملفات الاستناد هذا المدخل.",
    ),
    "Claim-contradicts": (
        "Warning",
        "The same words of the same source are read as the opposite too: {?value}.",
        "قُرئت ألفاظ المصدر نفسها على النقيض أيضا: {?value}.",
    ),
}


class Text(NamedTuple):
    """An article's exact text and the SHA-256 of its file."""

    text: str
    sha256: str


def check_texts(quads: Iterable[Quad], folder: Path, authority: Authority | None = None) -> Report:
    """Quotations, lengths and hashes against the folder's `{id}.txt`; one text, one article; no entry without a
    description in the authority, where one is given; no words read as two opposite claims.
    """
    asserted = list(quads)
    index = Index({(s, p, o) for s, p, o, _ in asserted})
    found = [*_against_texts(index, folder), *_shared_texts(index), *_contradictions(index)]
    found += _unknown_entries(asserted, authority) if authority else []
    messages = {_rule(name): [("en", english), ("ar", arabic)] for name, (_, english, arabic) in _RULES.items()}
    return Wording(messages, quotes((s, p, o) for s, p, o, _ in asserted)).report(found)


def _against_texts(index: Index, folder: Path) -> Iterator[Finding]:
    if not folder.is_dir():
        raise MissingError(folder, None, "there is no such folder of texts")
    texts: dict[Term, Text | None] = {}
    for article in _instances(index, kg.Article):
        texts[article] = text = _read(folder / f"{article[len(ID) + len('article/') + 1 : -1]}.txt")
        yield from _article(index, article, text) if text else [_finding("Text-missing", article)]
    for span in _instances(index, kg.Evidence):
        text = texts.get(f"<{article_root(span)}>")
        if text is not None:
            yield from _quote(index, span, text.text)


def _article(index: Index, article: Term, text: Text) -> Iterator[Finding]:
    known = {text.sha256, sha256(text.text.encode()).hexdigest()}
    if not known & set(_strings(index, article, kg.contentSha256)):
        yield _finding("Text-hash", article, f'"{text.sha256}"')
    for length in index.objects(article, kg.charLength):
        if literal_parts(length).value != str(len(text.text)):
            yield _finding("Text-length", article, length)


def _quote(index: Index, span: Term, text: str) -> Iterator[Finding]:
    starts, ends = (_strings(index, span, f"<{OA}{name}>") for name in ("start", "end"))
    for value in index.objects(span, f"<{OA}exact>"):
        places = [(int(s), int(e)) for s in starts for e in ends if s.isdecimal() and e.isdecimal()]
        if not any(is_literal(value) and text[s:e] == literal_parts(value).value for s, e in places):
            yield _finding("Text-quote", span, value)


def _shared_texts(index: Index) -> Iterator[Finding]:
    same: defaultdict[str, list[Term]] = defaultdict(list)
    for article in sorted(_instances(index, kg.Article)):
        for digest in _strings(index, article, kg.contentSha256):
            same[digest].append(article)
    for articles in same.values():
        for other in articles[1:]:
            yield _finding("Text-shared", other, articles[0])


def _unknown_entries(quads: Iterable[Quad], authority: Authority) -> Iterator[Finding]:
    named = {term for quad in quads for term in (quad[0], quad[2]) if seed_id(term)}
    return (_finding("Entry-unknown", term) for term in named if seed_id(term) not in authority.entities)


def _contradictions(index: Index) -> Iterator[Finding]:
    """Two claims of one source on one span that say the same, figures aside, with opposite polarity."""
    first: dict[tuple[object, ...], tuple[Term, Term]] = {}
    for claim in sorted(_instances(index, kg.Claim)):
        for content in index.objects(claim, kg.content):
            about = index.node(content).items()
            said = frozenset((p, o) for p, values in about if p != kg.casualties for o in values)
            for polarity in index.objects(claim, kg.polarity):
                for span in index.objects(claim, kg.evidence):
                    key = (span, said, *index.objects(claim, kg.source))
                    other, its = first.setdefault(key, (claim, polarity))
                    if its != polarity:
                        yield _finding("Claim-contradicts", claim, other)


def _instances(index: Index, kind: Term) -> list[Term]:
    return [node for node, about in index.nodes.items() if kind in about.get(RDF_TYPE, ())]


def _strings(index: Index, node: Term, predicate: Term) -> list[str]:
    return [literal_parts(value).value for value in index.objects(node, predicate) if is_literal(value)]


def _read(path: Path) -> Text | None:
    try:
        data = path.read_bytes()
        return Text(data.decode("utf-8-sig"), sha256(data).hexdigest())
    except (FileNotFoundError, UnicodeDecodeError):
        return None


def _finding(name: str, focus: Term, value: Term | None = None) -> Finding:
    return Finding(_rule(name), _RULES[name][0], focus, "", value, "Text")


def _rule(name: str) -> Term:
    return f"<{KGS}{name}>"
