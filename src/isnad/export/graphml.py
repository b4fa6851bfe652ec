"""The network as GraphML (graphml.graphdrawing.org), for Gephi, yEd, Cytoscape, networkx, igraph."""

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from isnad.export.network import EDGE_FIELDS, NODE_FIELDS, edge_values, edges, node_values, nodes
from isnad.export.settings import Settings
from isnad.views.articles import Opened

_HEADER = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(opened: Opened, settings: Settings) -> Iterator[str]:
    """A directed multigraph: all nodes, then all edges; the graph is gone through twice and never held."""
    yield _HEADER
    yield from _keys("node", NODE_FIELDS)
    yield from _keys("edge", EDGE_FIELDS)
    yield '<graph id="claims" edgedefault="directed">\n'
    for party in nodes(opened, settings):
        yield f"<node id={_attribute(party.iri)}>{_data('node', node_values(party))}</node>\n"
    for edge in edges(opened, settings):
        ends = f"source={_attribute(edge.start.iri)} target={_attribute(edge.end.iri)}"
        yield f"<edge id={_attribute(edge.id)} {ends}>{_data('edge', edge_values(edge))}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _keys(what: str, fields: Sequence[str]) -> Iterator[str]:
    for number, name in enumerate(fields):
        yield f'<key id="{what[0]}{number}" for="{what}" attr.name="{name}" attr.type="string"/>\n'


def _data(what: str, values: Sequence[str]) -> str:
    rows = ((f"{what[0]}{number}", value) for number, value in enumerate(values) if value)
    return "".join(f'<data key="{name}">{escape(_clean(value))}</data>' for name, value in rows)


def _attribute(value: str) -> str:
    return quoteattr(_clean(value))


def _clean(value: str) -> str:
    """Without the characters that XML 1.0 cannot hold."""
    return _NOT_XML.sub("\ufffd", value)
