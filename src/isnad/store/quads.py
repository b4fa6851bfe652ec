"""N-Quads taken apart by graph, and put together as SPARQL."""

from collections import defaultdict
from collections.abc import Collection, Iterable

import pyoxigraph as ox


def by_graph(quads: str) -> dict[str, list[str]]:
    """Statements in N-Triples form by the IRI of their graph, empty for the default one.

    SyntaxError where it is not N-Quads; ValueError where a blank node names a graph: it would be another one tomorrow.
    """
    blocks: defaultdict[str, list[str]] = defaultdict(list)
    for quad in ox.parse(quads, ox.RdfFormat.N_QUADS):
        blocks[_name(quad.graph_name)].append(f"{quad.triple} .")
    return dict(blocks)


def _name(graph: object) -> str:
    if isinstance(graph, ox.BlankNode):
        raise ValueError("a blank node names a graph: give it an IRI")
    return graph.value if isinstance(graph, ox.NamedNode) else ""


def difference(old: Iterable[str], new: Iterable[str]) -> tuple[list[str], list[str]] | None:
    """What to take from the old statements and what to add; None where the graph is better replaced whole: nothing
    stays, or there are blank nodes, of which other graphs may speak too.
    """
    before, after = set(old), set(new)
    if not before & after or any("_:" in line for line in before | after):
        return None
    return sorted(before - after), sorted(after - before)


def drop(graph: str) -> str:
    """An update that removes a graph; ValueError where the name is no IRI."""
    return f"DROP SILENT GRAPH {ox.NamedNode(graph)}"


def insert(blocks: Iterable[tuple[str, Collection[str]]]) -> str:
    """An update that adds statements to their graphs; empty where there is nothing to add."""
    return _data("INSERT DATA", blocks)


def delete(blocks: Iterable[tuple[str, Collection[str]]]) -> str:
    """An update that takes statements, none with a blank node, from their graphs; empty where there are none."""
    return _data("DELETE DATA", blocks)


def _data(what: str, blocks: Iterable[tuple[str, Collection[str]]]) -> str:
    parts = [_block(graph, lines) for graph, lines in blocks if lines]
    return f"{what} {{\n" + "\n".join(parts) + "\n}" if parts else ""


def _block(graph: str, lines: Collection[str]) -> str:
    body = "\n".join(lines)
    return f"GRAPH {ox.NamedNode(graph)} {{\n{body}\n}}" if graph else body
