"""The vocabulary as one page for people: classes, properties, closed lists, rules, alignments, in both languages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from isnad.graph.namespaces import BASE, KG, KGS, KGV, OWL, PREFIXES, RDFS, SH, SKOS
from isnad.graph.shacl.shapes import load_shapes
from isnad.graph.shared import file_triples
from isnad.graph.terms import RDF_TYPE, Term, Triple, is_literal, literal_parts

_About = dict[Term, list[Term]]

_STYLE = """
:root { color-scheme: light dark; --line: #8884; --soft: #8882; }
body { font: 1rem/1.6 system-ui, "Noto Naskh Arabic", sans-serif; }
body { max-width: 68rem; margin: 2rem auto; padding: 0 1rem; }
h2 { border-bottom: 1px solid var(--line); margin-top: 3rem; }
article { border-top: 1px solid var(--soft); padding: .6rem 0; }
article h3 { margin: 0; font: 600 1rem/1.6 ui-monospace, monospace; }
article h3 a { color: inherit; text-decoration: none; }
.words { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; }
.words p { margin: .2rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: .3rem 0; font-size: .9rem; }
dt { opacity: .7; } dd { margin: 0; }
@media (max-width: 40rem) { .words { grid-template-columns: 1fr; } }
"""
_ROWS = (
    (f"<{RDFS}subClassOf>", "subclass of", "صنف فرعي من"),
    (f"<{OWL}disjointWith>", "disjoint with", "منفصل عن"),
    (f"<{RDFS}subPropertyOf>", "subproperty of", "خاصية فرعية من"),
    (f"<{RDFS}domain>", "domain", "المجال"),
    (f"<{RDFS}range>", "range", "المدى"),
    (f"<{SKOS}broader>", "broader", "أعم"),
    (f"<{SKOS}notation>", "notation", "الرمز"),
    (f"<{SKOS}closeMatch>", "close match", "مقارب"),
    (f"<{SKOS}broadMatch>", "broader match", "أعم في قائمة أخرى"),
    (f"<{SKOS}relatedMatch>", "related match", "ذو صلة"),
    (f"<{BASE}alignments#closeCode>", "close code", "رمز مقارب"),
    (f"<{BASE}alignments#broaderCode>", "broader code", "رمز أعم"),
    (f"<{BASE}alignments#narrowerCode>", "narrower code", "رمز أخص"),
    (f"<{BASE}alignments#relatedCode>", "related code", "رمز ذو صلة"),
)
_SECTIONS = (
    ("classes", "Classes", "الأصناف", f"<{OWL}Class>"),
    ("object-properties", "Relations", "العلاقات", f"<{OWL}ObjectProperty>"),
    ("data-properties", "Values", "القيم", f"<{OWL}DatatypeProperty>"),
)
_LABELS = (f"<{RDFS}label>", f"<{SKOS}prefLabel>")
_TEXTS = (f"<{RDFS}comment>", f"<{SKOS}definition>", f"<{SH}message>")


def vocabulary_page() -> str:
    """An HTML page that needs nothing from elsewhere."""
    described = _described([*file_triples("isnad.ttl"), *file_triples("vocab.ttl"), *file_triples("alignments.ttl")])
    parts = [_head(described[f"<{BASE}ontology>"])]
    for anchor, english, arabic, kind in _SECTIONS:
        terms = [term for term, about in described.items() if kind in about[RDF_TYPE] and term.startswith(f"<{KG}")]
        parts += [_heading(anchor, english, arabic), *(_term(term, described) for term in terms)]
    parts += [_heading("lists", "Closed lists", "القوائم المغلقة"), *_schemes(described)]
    parts += [_heading("rules", "Rules", "القيود"), *_rules()]
    return "\n".join([*parts, "</body>", "</html>", ""])


def _described(triples: Iterable[Triple]) -> dict[Term, _About]:
    described: dict[Term, _About] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in triples:
        described[subject][predicate].append(value)
    return described


def _head(about: _About) -> str:
    title = _by_language(about, ["<http://purl.org/dc/terms/title>"])
    text = _by_language(about, ["<http://purl.org/dc/terms/description>"])
    links = "".join(
        f'<li><a href="#{anchor}">{english}</a></li>'
        for anchor, english in (*((row[0], row[1]) for row in _SECTIONS), ("lists", "Closed lists"), ("rules", "Rules"))
    )
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{escape(title["en"])}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{escape(title['en'])}</h1>\n"
        f'<p lang="ar" dir="rtl"><strong>{escape(title["ar"])}</strong></p>\n{_words(text)}\n'
        f"<nav><ul>{links}</ul></nav>"
    )


def _heading(anchor: str, english: str, arabic: str) -> str:
    return f'<h2 id="{anchor}">{escape(english)} <span lang="ar" dir="rtl">{escape(arabic)}</span></h2>'


def _term(term: Term, described: dict[Term, _About]) -> str:
    about = described[term]
    rows = "".join(
        _row(english, arabic, about[predicate]) for predicate, english, arabic in _ROWS if predicate in about
    )
    name, anchor = _short(term), _anchor(term)
    return (
        f'<article id="{anchor}"><h3><a href="#{anchor}">{escape(name)}</a></h3>'
        f"{_words(_by_language(about, _LABELS), strong=True)}{_words(_by_language(about, _TEXTS))}"
        f"{f'<dl>{rows}</dl>' if rows else ''}</article>"
    )


def _row(english: str, arabic: str, values: Sequence[Term]) -> str:
    shown = ", ".join(_link(value) for value in values)
    return f'<dt>{english} <span lang="ar">{arabic}</span></dt><dd>{shown}</dd>'


def _schemes(described: dict[Term, _About]) -> Iterator[str]:
    in_scheme = f"<{SKOS}inScheme>"
    schemes = [term for term, about in described.items() if f"<{SKOS}ConceptScheme>" in about[RDF_TYPE]]
    for scheme in (term for term in schemes if term.startswith(f"<{KGV}")):
        yield _term(scheme, described)
        yield from (_term(term, described) for term, about in described.items() if scheme in about[in_scheme])


def _rules() -> Iterator[str]:
    shapes = _described(load_shapes().triples)
    for rule in sorted(rule for rule in shapes if rule.startswith(f"<{KGS}") and f"<{SH}message>" in shapes[rule]):
        severity = _local(shapes[rule][f"<{SH}severity>"][0])
        words = _words(_by_language(shapes[rule], _TEXTS))
        anchor = _anchor(rule)
        yield f'<article id="{anchor}"><h3>kgs:{escape(_local(rule))} · {escape(severity)}</h3>{words}</article>'


def _words(texts: dict[str, str], *, strong: bool = False) -> str:
    tag = "strong" if strong else "span"
    english, arabic = (escape(texts.get(language, "")) for language in ("en", "ar"))
    return (
        f'<div class="words"><p><{tag}>{english}</{tag}></p><p lang="ar" dir="rtl"><{tag}>{arabic}</{tag}></p></div>'
        if english or arabic
        else ""
    )


def _by_language(about: _About, predicates: Iterable[Term]) -> dict[str, str]:
    parts = [
        literal_parts(value) for predicate in predicates for value in about.get(predicate, ()) if is_literal(value)
    ]
    return {part.language: part.value for part in parts}


def _link(term: Term) -> str:
    if is_literal(term):
        return escape(literal_parts(term).value)
    here = term.startswith((f"<{KG}", f"<{KGV}"))
    target = f"#{_anchor(term)}" if here else escape(term[1:-1])
    return f'<a href="{target}">{escape(_short(term))}</a>'


def _short(term: Term) -> str:
    known = [(prefix, namespace) for prefix, namespace in PREFIXES.items() if term.startswith(f"<{namespace}")]
    return f"{known[0][0]}:{term[len(known[0][1]) + 1 : -1]}" if known else term[1:-1]


def _anchor(term: Term) -> str:
    """Concept schemes and properties share local names, so the vocabulary is part of the anchor of a concept."""
    prefix = {KGV: "vocab-", KGS: "rule-"}.get(term[1:].rpartition("#")[0] + "#", "")
    return escape(prefix + _local(term))


def _local(term: Term) -> str:
    return term.rpartition("#")[2][:-1]
