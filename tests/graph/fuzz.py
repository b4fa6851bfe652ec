"""Random damage to graphs, and whether both engines find the same in what is left.

`python -m tests.graph.fuzz --graphs 1000 --seed 1 built.nq` damages the fixture and the graphs of the file; what the
engines differ on is printed with the edits that led there, and the exit status is 1. test_fuzz.py does a little of it.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox
from tests.graph.broken import BROKEN, linked, reviewed
from tests.graph.broken import Graph as Editable
from tests.graph.conftest import AUTHORITY, CLAIMS, RECORD, RUN, TEXT, Sample

from isnad.errors import IsnadError
from isnad.graph import terms
from isnad.graph.namespaces import DCTERMS, ID, KG, KGV, OA, OWL, RDF, RDFS, SCHEMA, SKOS, XSD
from isnad.graph.parse import read_quads
from isnad.graph.report import Finding
from isnad.graph.shacl.engine import known_triples
from isnad.graph.terms import RDF_TYPE, Quad, Term
from isnad.graph.validate import validate
from isnad.graph.vocabulary import CLASSES, SCHEMES, kg, kgv

Graph = set[Quad]
Edit = Callable[[random.Random, Graph], None]

TOGETHER = 24  # graphs that pySHACL judges at a time: most of its work is the same for one and for many
OUTSIDE = f"<{ID}elsewhere>"

_TYPES = [XSD + name for name in """string integer decimal double float boolean date dateTime time gYear gYearMonth
    nonNegativeInteger positiveInteger int long byte unsignedByte anyURI duration dayTimeDuration hexBinary base64Binary
    normalizedString token language""".split()] + [
    RDF + "langString", RDF + "HTML", RDF + "XMLLiteral", RDF + "JSON", RDFS + "Literal", "http://example.org/own",
]  # fmt: skip

_VALUES = [*"""0 1 2 3 -1 -0 +1 01 00 1. .5 0.5 0.50 00.8 1.0 1e0 1E400 INF -INF NaN 99999999999999999999
    -99999999999999999999 0.00000000000000000001 87 true false TRUE x 2017 2017-10 2017-10-30 2017-10-30Z
    2017-10-30+02:00 2017-02-30 2017-13-01
    0000-01-01 -0044-03-15 12017-10-30 20171030 2017-W44-1 2017-10-30T00:00:00 2017-10-30T24:00:00 2017-10-30T24:00:00Z
    2017-10-30T12:00:00Z 2017-10-30T12:00:00+00:00 2017-10-30T12:00:00-00:00 2017-10-30T12:00:00.5Z 2017-10-30T12:00Z
    2017-10-30T12:00:00+14:00 2017-10-30T12:00:00+25:00 2017-10-30T12:00:60Z 0000-01-01T00:00:00Z 12:00:00 P1D P1Y
    XXXX-05-26 2017-10-3X ../2017 2017-10-30/2017-11-02 1² ١٢ sample-1""".split(),
    "", " ", " 1", "1 ", "1\n", "2017-10-30 ", "a\tb", 'a"b\\c', "\u200f", "\x00", "\U0001f600", "قصف", "x" * 900,
    "<p>a</p>", "{}", "2017-10-30T12:00:00Z\n",
]  # fmt: skip

_LANGUAGES = ("ar", "en", "AR", "en-US", "ar-ly", "x-y", "de")

_PREDICATES = [term for name, term in vars(kg).items() if name[0].islower()] + [
    RDF_TYPE, f"<{KG}recipeint>", f"<{OWL}sameAs>", f"<{SCHEMA}sameAs>", f"<{SKOS}prefLabel>", f"<{SKOS}altLabel>",
    f"<{SKOS}inScheme>", f"<{OA}start>", f"<{OA}end>", f"<{OA}exact>", f"<{DCTERMS}identifier>", f"<{RDFS}subClassOf>",
    f"<{RDFS}label>", "<http://example.org/p>",
]  # fmt: skip

_KINDS = [f"<{KG}{name}>" for name in CLASSES] + [f"<{KG}Nothing>", f"<{OWL}Class>", f"<{SKOS}Concept>"]
_CONCEPTS = [f"<{KGV}{name}>" for names in SCHEMES.values() for name in (*names, "Maybe")]


def _literal(rng: random.Random) -> Term:
    value = rng.choice(_VALUES)
    match rng.randrange(4):
        case 0:
            return terms.text(value)
        case 1:
            return f"{terms.text(value)}@{rng.choice(_LANGUAGES)}"
        case _:
            return terms.typed(value, rng.choice(_TYPES))


def _any(rng: random.Random, graph: Graph) -> Quad:
    return rng.choice(sorted(graph))


def _node(rng: random.Random, graph: Graph) -> Term:
    return _any(rng, graph)[0]


def _value(rng: random.Random, graph: Graph) -> Term:
    """Something to say: of this graph, a concept, a class, a literal, something elsewhere, a blank node."""
    options: tuple[Callable[[], Term], ...] = (
        lambda: _any(rng, graph)[2],
        lambda: _node(rng, graph),
        lambda: _literal(rng),
        lambda: rng.choice(_CONCEPTS),
        lambda: rng.choice((*_KINDS, OUTSIDE, "_:fuzz", "<http://www.wikidata.org/entity/Q1>", "<urn:x>")),
    )
    return rng.choice(options)()


def drop(rng: random.Random, graph: Graph) -> None:
    graph.discard(_any(rng, graph))


def drop_node(rng: random.Random, graph: Graph) -> None:
    node = _node(rng, graph)
    _replace(graph, lambda q: None if node in (q[0], q[2]) else q)


def drop_type(rng: random.Random, graph: Graph) -> None:
    graph.discard(rng.choice(sorted(q for q in graph if q[1] == RDF_TYPE) or [("", "", "", "")]))


def duplicate(rng: random.Random, graph: Graph) -> None:
    """One more value, taken from the same property elsewhere."""
    s, p, _, g = _any(rng, graph)
    graph.add((s, p, rng.choice(sorted(q[2] for q in graph if q[1] == p)), g))


def share(rng: random.Random, graph: Graph) -> None:
    """What is said of one node is said of another too."""
    _, p, o, g = _any(rng, graph)
    alike = sorted({q[0] for q in graph if q[1] == p})
    graph.add((rng.choice(alike), p, o, g))


def swap(rng: random.Random, graph: Graph) -> None:
    s, p, o, g = rng.choice(sorted(q for q in graph if not terms.is_literal(q[2])))
    graph.discard((s, p, o, g))
    graph.add((o, p, s, g))


def other_value(rng: random.Random, graph: Graph) -> None:
    s, p, o, g = _any(rng, graph)
    graph.discard((s, p, o, g))
    graph.add((s, p, _value(rng, graph), g))


def more_values(rng: random.Random, graph: Graph) -> None:
    s, p, _, g = _any(rng, graph)
    graph.add((s, p, _value(rng, graph), g))


def other_predicate(rng: random.Random, graph: Graph) -> None:
    s, p, o, g = _any(rng, graph)
    graph.discard((s, p, o, g))
    graph.add((s, rng.choice(_PREDICATES), o, g))


def any_triple(rng: random.Random, graph: Graph) -> None:
    s, _, _, g = _any(rng, graph)
    graph.add((s, rng.choice(_PREDICATES), _value(rng, graph), g))


def other_literal(rng: random.Random, graph: Graph) -> None:
    _literal_edit(rng, graph, lambda _: _literal(rng))


def other_datatype(rng: random.Random, graph: Graph) -> None:
    _literal_edit(rng, graph, lambda o: terms.typed(terms.literal_parts(o).value, rng.choice(_TYPES)))


def other_language(rng: random.Random, graph: Graph) -> None:
    _literal_edit(rng, graph, lambda o: f"{terms.text(terms.literal_parts(o).value)}@{rng.choice(_LANGUAGES)}")


def other_words(rng: random.Random, graph: Graph) -> None:
    """The same datatype, ill-typed or at the edge of it."""
    _literal_edit(rng, graph, lambda o: _retyped(rng.choice(_VALUES), o))


def one_more_form(rng: random.Random, graph: Graph) -> None:
    """A second literal beside the first: the same number written otherwise, another day."""
    literals = sorted(q for q in graph if terms.is_literal(q[2]))
    s, p, o, g = rng.choice(literals)
    graph.add((s, p, _retyped(rng.choice((f"0{terms.literal_parts(o).value}", *_VALUES)), o), g))


def iri_for_literal(rng: random.Random, graph: Graph) -> None:
    _literal_edit(rng, graph, lambda _: rng.choice((OUTSIDE, _node(rng, graph))))


def literal_for_iri(rng: random.Random, graph: Graph) -> None:
    s, p, o, g = rng.choice(sorted(q for q in graph if not terms.is_literal(q[2])))
    graph.discard((s, p, o, g))
    graph.add((s, p, rng.choice((terms.text(o.strip("<>")), _literal(rng))), g))


def other_class(rng: random.Random, graph: Graph) -> None:
    node = _node(rng, graph)
    if rng.random() < 0.5:
        _replace(graph, lambda q: None if q[:2] == (node, RDF_TYPE) else q)
    graph.add((node, RDF_TYPE, rng.choice(_KINDS), ""))


def blank(rng: random.Random, graph: Graph) -> None:
    node, name = _node(rng, graph), f"_:b{rng.randrange(3)}"
    _replace(graph, lambda q: tuple(name if term == node else term for term in q))


def merge(rng: random.Random, graph: Graph) -> None:
    """Two nodes become one."""
    one, other = _node(rng, graph), _node(rng, graph)
    _replace(graph, lambda q: tuple(other if term == one else term for term in q))


def rename(rng: random.Random, graph: Graph) -> None:
    """A node is minted elsewhere, its parts are not."""
    node = rng.choice(sorted(q[0] for q in graph if terms.is_iri(q[0])) or [OUTSIDE])
    name = f"{node[:-1]}{rng.choice(('x', '/claim/1', '/span/0-1', '/source/1', '%20'))}>"
    _replace(graph, lambda q: tuple(name if term == node else term for term in q))


def cycle(rng: random.Random, graph: Graph) -> None:
    """A chain of one to three nodes that ends where it begins."""
    predicate = rng.choice([f"<{KG}{name}>" for name in _CHAINS])
    nodes = [_node(rng, graph) for _ in range(rng.randint(1, 3))]
    for one, other in zip(nodes, [*nodes[1:], nodes[0]], strict=True):
        graph.add((one, predicate, other, ""))


_CHAINS = "partOf ledBy locatedIn near breakdownOf denies copyOf corrects refersTo joins root closeTo".split()

EDITS: tuple[Edit, ...] = (
    drop, drop_node, drop_type, duplicate, duplicate, share, swap, other_value, other_value, more_values, more_values,
    other_predicate, any_triple, other_literal, other_datatype, other_language, other_words, other_words, one_more_form,
    iri_for_literal, literal_for_iri, other_class, blank, merge, rename, cycle, cycle,
)  # fmt: skip


def _replace(graph: Graph, change: Callable[[Quad], tuple[Term, ...] | None]) -> None:
    changed = [change(quad) for quad in graph]
    graph.clear()
    graph.update(quad for quad in changed if quad is not None)  # type: ignore[misc]


def _literal_edit(rng: random.Random, graph: Graph, change: Callable[[Term], Term]) -> None:
    s, p, o, g = rng.choice(sorted(q for q in graph if terms.is_literal(q[2])))
    graph.discard((s, p, o, g))
    graph.add((s, p, change(o), g))


def _retyped(value: str, like: Term) -> Term:
    parts = terms.literal_parts(like)
    return f"{terms.text(value)}@{parts.language}" if parts.language else terms.typed(value, parts.datatype)


@dataclass(frozen=True)
class Damaged:
    """A graph after some edits, and which."""

    name: str
    edits: tuple[str, ...]
    quads: frozenset[Quad]

    @property
    def stands_alone(self) -> bool:
        """Whether it says something of what it shares with others, such as a class of the ontology."""
        return any(not s.startswith((f"<{ID}", "_:")) for s, _, _, _ in self.quads)


def damaged(base: Iterable[Quad], name: str, rng: random.Random, edits: Sequence[Edit] = EDITS) -> Damaged:
    """One to five edits of the graph, whose nodes then have names of their own."""
    graph, done = set(base), []
    for _ in range(rng.choice((1, 1, 2, 2, 3, 5))):
        edit = rng.choice(edits)
        if any(terms.is_literal(q[2]) for q in graph):
            edit(rng, graph)
            done.append(edit.__name__)
    return Damaged(name, tuple(done), frozenset(_as_read(_apart(graph, name))))


def _as_read(quads: Iterable[Quad]) -> Iterator[Quad]:
    """What a graph file can hold of it: no parser gives the rest."""
    for s, p, o, _ in quads:
        with suppress(SyntaxError):
            yield from ((str(q.subject), str(q.predicate), str(q.object), "") for q in _parsed(f"{s} {p} {o} ."))


def _parsed(line: str) -> list[ox.Quad]:
    return list(ox.parse(line, ox.RdfFormat.N_TRIPLES))


def _apart(graph: Iterable[Quad], tag: str) -> Iterator[Quad]:
    for s, p, o, _ in graph:
        yield _tagged(s, tag), p, _tagged(o, tag), ""


def _tagged(term: Term, tag: str) -> Term:
    if term.startswith("_:"):
        return f"_:{tag}-{term[2:]}"
    kind, slash, rest = term.removeprefix(f"<{ID}").partition("/")
    return f"<{ID}{kind}/{tag}-{rest}" if term.startswith(f"<{ID}") and slash else term


def compare(graphs: Sequence[Damaged]) -> Iterator[tuple[Damaged, Counter[Finding], Counter[Finding]]]:
    """The graphs on which the engines differ, with what only the compiled one found and what only pySHACL did."""
    together = [graph for graph in graphs if not graph.stands_alone]
    for start in range(0, len(together), TOGETHER):
        some = together[start : start + TOGETHER]
        judged = _found(set().union(*(graph.quads for graph in some)), "pyshacl")
        compiled = [_found(graph.quads, "compiled") for graph in some]
        if sum(compiled, Counter()) != judged:
            yield from (found for graph in some if (found := _difference(graph)))
    yield from (found for graph in graphs if graph.stands_alone and (found := _difference(graph)))


def _difference(graph: Damaged) -> tuple[Damaged, Counter[Finding], Counter[Finding]] | None:
    compiled, judged = _found(graph.quads, "compiled"), _found(graph.quads, "pyshacl")
    return None if compiled == judged else (graph, compiled - judged, judged - compiled)


def _found(quads: Iterable[Quad], engine: str) -> Counter[Finding]:
    """The findings; blank nodes have no names to compare. An engine that gives up finds only that."""
    try:
        found = [result.finding for result in validate(quads, engine=engine).results]
    except IsnadError as error:
        return Counter([Finding(str(error), "gave up", "", "", None, "")])
    return Counter(replace(f, focus=_nameless(f.focus), value=f.value and _nameless(f.value)) for f in found)


def _nameless(term: Term) -> Term:
    return "_:" if term.startswith("_:") else term


def bases(paths: Iterable[Path]) -> dict[str, list[Quad]]:
    """The fixture in its variants, and each article of the files with what all articles share."""
    sample = [(s, p, o, "") for s, p, o, _ in Sample(TEXT, RECORD, CLAIMS, AUTHORITY, RUN).whole()]
    found: dict[str, list[Quad]] = {
        "sample": sample,
        "linked": list(linked(Editable(sample)).quads),
        "rejected": list(reviewed(Editable(sample), kgv.Rejected).quads),
        "corrected": list(reviewed(Editable(sample), kgv.Corrected).quads),
    }
    for rule, what, edit in BROKEN:
        graph = Editable(sample)
        edit(graph)
        found[f"{rule}: {what}"] = list(graph.quads)
    for path in paths:
        found |= _articles(path)
    known = known_triples()
    found |= {f"{name} {part}": quads for name in tuple(found) for part, quads in _claims(found[name])}
    return {name: [q for q in sorted(quads) if q[:3] not in known] for name, quads in found.items()}


def _claims(quads: Sequence[Quad]) -> Iterator[tuple[str, list[Quad]]]:
    """Each claim, with what says something of it and all that these nodes need."""
    about: dict[Term, list[Quad]] = {}
    for quad in quads:
        about.setdefault(quad[0], []).append(quad)
    for claim in {s for s, p, _, _ in quads if p == kg.content}:
        referring = {q[0] for q in quads if q[2] in (claim, f"{claim[:-1]}/content>")}
        yield claim, _needed([(node, "", "", "") for node in {claim, *referring}], about)


def _articles(path: Path) -> dict[str, list[Quad]]:
    """Each article graph of a file with the quads of the shared graphs that its nodes need."""
    graphs: dict[Term, list[Quad]] = {}
    for quad in read_quads(path):
        graphs.setdefault(quad[3], []).append(quad)
    own = {name: quads for name, quads in graphs.items() if "/graph/article/" in name}
    about: dict[Term, list[Quad]] = {}
    for name, quads in graphs.items():
        if name not in own and "/inferred/" not in name:
            for quad in quads:
                about.setdefault(quad[0], []).append(quad)
    return {name: [*quads, *_needed(quads, about)] for name, quads in own.items()}


def _needed(quads: Iterable[Quad], about: dict[Term, list[Quad]]) -> list[Quad]:
    todo, seen, needed = [t for s, _, o, _ in quads for t in (s, o)], set[Term](), list[Quad]()
    while todo:
        node = todo.pop()
        if node not in seen:
            seen.add(node)
            needed += about.get(node, [])
            todo += [quad[2] for quad in about.get(node, []) if quad[1] != kg.denies]
    return needed


def main() -> int:
    """Prints every difference; 1 where there is one."""
    parser = argparse.ArgumentParser(prog="python -m tests.graph.fuzz", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="graph files, besides the fixtures")
    parser.add_argument("--graphs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="folder to write graphs to on which the engines differ")
    given = parser.parse_args()
    rng, sources = random.Random(given.seed), sorted(bases(given.files).items())
    graphs = edits = different = 0
    while graphs < given.graphs:
        some = [damaged(rng.choice(sources)[1], f"g{graphs + number}", rng) for number in range(TOGETHER)]
        graphs, edits = graphs + len(some), edits + sum(len(graph.edits) for graph in some)
        for graph, ours, theirs in compare(some):
            different += 1
            _show(graph, ours, theirs)
            if given.keep:
                lines = "".join(sorted(f"{s} {p} {o} .\n" for s, p, o, _ in graph.quads))
                (given.keep / f"{given.seed}-{graph.name}.nt").write_text(lines, encoding="utf-8")
        print(f"{graphs} graphs, {edits} edits, {different} differences", flush=True)
    return int(different > 0)


def _show(graph: Damaged, ours: Counter[Finding], theirs: Counter[Finding]) -> None:
    print(f"{graph.name} after {', '.join(graph.edits)}")
    for who, findings in (("only compiled", ours), ("only pyshacl", theirs)):
        for finding in findings:
            print(f"  {who}: {finding}")


if __name__ == "__main__":
    sys.exit(main())
