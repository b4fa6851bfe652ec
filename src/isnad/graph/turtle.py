"""Turtle and TriG as a person likes to read them: an article, then its claims in reading order, each with its parts."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from isnad.graph.iris import article_root
from isnad.graph.namespaces import KG, OA, PREFIXES, PROV, SKOS, XSD
from isnad.graph.terms import RDF_TYPE, Quad, Term
from isnad.graph.vocabulary import CLASSES, kg

HEADER = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_RELATIVE = re.compile(r"[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*")
_INTEGER = re.compile(rf'"(-?[0-9]+)"\^\^<{XSD}integer>')
_DECIMAL = re.compile(rf'"(-?[0-9]+\.[0-9]+)"\^\^<{XSD}decimal>')
_SPAN_START = re.compile(r"/span/([0-9]+)-[0-9]+>$")
_LAST = 1 << 60

_PREDICATES = (
    RDF_TYPE,
    f"<{SKOS}prefLabel>",
    f"<{SKOS}altLabel>",
    f"<{SKOS}hiddenLabel>",
    *(kg.content, kg.supporter, kg.recipient, kg.supportKind, kg.agent, kg.target, kg.participant),
    *(kg.place, kg.origin, kg.status, kg.edtf, kg.earliest, kg.latest, kg.dateBasis, kg.casualties),
    *(kg.hop, kg.attributedTo, kg.source, kg.attribution, kg.polarity, kg.certainty, kg.temporality),
    *(kg.explicitness, kg.negationFocus, kg.denies, kg.interpretedBy, kg.evidence, kg.contextEvidence),
    f"<{OA}exact>",
    f"<{OA}start>",
    f"<{OA}end>",
    kg.extractionConfidence,
    kg.ruleId,
    kg.reportedIn,
    f"<{PROV}wasDerivedFrom>",
)
_RANK = {predicate: rank for rank, predicate in enumerate(_PREDICATES)}

_Described = Mapping[Term, list[tuple[Term, Term]]]


def turtle(quads: Iterable[Quad]) -> str:
    """Turtle statements without the prefixes (HEADER), graph by graph; the graphs' names are dropped."""
    return "".join(line for _, inside in _graphs(quads) for line in _statements(_by_subject(inside)))


def trig(quads: Iterable[Quad]) -> str:
    """TriG blocks without the prefixes, one for each graph."""
    return "".join(_block(graph, inside) for graph, inside in _graphs(quads))


def _graphs(quads: Iterable[Quad]) -> Iterator[tuple[Term, Iterator[Quad]]]:
    return groupby(sorted(quads, key=_GRAPH), key=_GRAPH)


_GRAPH = itemgetter(3)


def _block(graph: Term, quads: Iterable[Quad]) -> str:
    body = list(_statements(_by_subject(quads)))
    if not graph:
        return "".join(body)
    bases, rest = _split_bases(body)
    return f"{bases}{graph} {{\n{rest}}}\n\n"


def _split_bases(body: list[str]) -> tuple[str, str]:
    """A base cannot be declared inside a graph; a graph of several articles is written without one."""
    bases = [line for line in body if line.startswith("@base")]
    return "".join(bases), "".join(line for line in body if not line.startswith("@base"))


def _by_subject(quads: Iterable[Quad]) -> _Described:
    described: defaultdict[Term, list[tuple[Term, Term]]] = defaultdict(list)
    for subject, predicate, value, _ in sorted(quads, key=_quad_order):
        described[subject].append((predicate, value))
    return described


def _quad_order(quad: Quad) -> tuple[Term, int, Term, int, Term]:
    subject, predicate, value, _ = quad
    rank = _RANK.get(predicate, len(_RANK))
    depth = -len(CLASSES.get(value[len(KG) + 1 : -1], ())) if rank == 0 else 0
    return subject, rank, predicate, depth, value


def _statements(described: _Described) -> Iterator[str]:
    roots = {root for subject in described if (root := article_root(subject))}
    base = roots.pop() if len(roots) == 1 else ""
    if base:
        yield f"@base <{base}/> .\n\n"
    for subject in _reading_order(described):
        yield _statement(subject, described[subject], base)


def _reading_order(described: _Described) -> list[Term]:
    """The article, then claims by the place of their first evidence.

    Each is followed by its own parts (content, hops, evidence), then by what those mention for the first time.
    """
    order: dict[Term, None] = {}
    for subject in sorted(described, key=lambda s: _subject_order(s, described[s])):
        if subject not in order and not _is_part(subject):
            order |= dict.fromkeys(_with_parts(subject, described, order))
    return [*order, *(s for s in described if s not in order)]


def _subject_order(subject: Term, statements: list[tuple[Term, Term]]) -> tuple[int, int, Term]:
    starts = [int(m[1]) for p, o in statements if p == kg.evidence and (m := _SPAN_START.search(o))]
    return (1, min(starts, default=_LAST), subject) if "/claim/" in subject else (0, 0, subject)


def _with_parts(root: Term, described: _Described, known: Container[Term]) -> list[Term]:
    """The node and, level by level, its parts that are not known yet."""
    found = [root]
    for node in found:
        values = (value for _, value in described[node] if value in described and value not in known)
        found += [value for value in dict.fromkeys(values) if _is_part(value) and value not in found]
    return found


def _is_part(node: Term) -> bool:
    """Whether a node is written after what mentions it: anything inside an article but its claims."""
    root = article_root(node)
    if root is None or node == f"<{root}>":
        return False
    path = node[len(root) + 2 : -1].split("/")
    return not (path[0] == "claim" and len(path) == 2)


def _statement(subject: Term, statements: list[tuple[Term, Term]], base: str) -> str:
    lines = []
    for predicate, objects in groupby(statements, key=itemgetter(0)):
        verb = "a" if predicate == RDF_TYPE else _short(predicate, base)
        lines.append(f"{verb} {' , '.join(_short(value, base) for _, value in objects)}")
    body = " ;\n  ".join(lines)
    return f"{_short(subject, base)} {body} .\n\n"


@lru_cache(maxsize=8192)
def _short(term: Term, base: str) -> str:
    if term[0] == '"':
        return _short_literal(term)
    if base and term.startswith(f"<{base}/") and _RELATIVE.fullmatch(term, len(base) + 2, len(term) - 1):
        return f"<{term[len(base) + 2 :]}"
    return _prefixed(term) or term


def _prefixed(term: Term) -> str | None:
    for prefix, namespace in PREFIXES.items():
        if term.startswith(namespace, 1) and _LOCAL.fullmatch(term, len(namespace) + 1, len(term) - 1):
            return f"{prefix}:{term[len(namespace) + 1 : -1]}"
    return None


def _short_literal(term: Term) -> str:
    if match := _INTEGER.fullmatch(term) or _DECIMAL.fullmatch(term):
        return match[1]
    head, mark, datatype = term.rpartition("^^")
    if mark and datatype.startswith("<") and term.endswith(">"):
        return f"{head}^^{_prefixed(datatype) or datatype}"
    return term
