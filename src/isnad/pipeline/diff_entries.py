"""What two graphs say otherwise of the entries that both have: another label, another state that it is part of."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from isnad.graph.namespaces import ID, SCHEMA, SKOS
from isnad.graph.terms import Term, is_literal, literal_parts
from isnad.graph.vocabulary import kg
from isnad.pipeline.diff_fields import Differences, Fields, differences
from isnad.query.cells import short
from isnad.views.nodes import Nodes, local_name

_ENTRIES = (f"<{ID}actor/", f"<{ID}place/")
_SPEAKING = frozenset({"NamedSource", "Source"})  # which entries speak hangs on the articles, not on the seeds

ENTRY_FIELDS: Mapping[str, Term] = {
    "label": f"<{SKOS}prefLabel>", "other names": f"<{SKOS}altLabel>", "hidden names": f"<{SKOS}hiddenLabel>",
    "same as": f"<{SCHEMA}sameAs>", "part of": kg.partOf, "led by": kg.ledBy, "located in": kg.locatedIn,
    "near": kg.near, "kind of source": kg.sourceKind,
}  # fmt: skip
"""What seeds say of an entry, besides its class."""


@dataclass(frozen=True, slots=True)
class EntryDiff:
    """An entry that both graphs have: the fields that differ, with the old values and the new."""

    iri: str
    label: str
    fields: Differences


def entry_diffs(old: Nodes, new: Nodes, ignore: Collection[str] = ()) -> Iterator[EntryDiff]:
    """The entries that differ, by IRI. One that only one graph has is no change: a file has those that it needs."""
    common = {node for node in old.subjects() if node.startswith(_ENTRIES)} & set(new.subjects())
    for node in sorted(common):
        if told := differences(_fields(node, old), _fields(node, new), ignore):
            labels = new.labels(node)
            yield EntryDiff(node[1:-1], labels.get("en") or next(iter(labels.values()), ""), told)


def _fields(node: Term, nodes: Nodes) -> Fields:
    told = {name: tuple(map(_word, nodes.all(node, predicate))) for name, predicate in ENTRY_FIELDS.items()}
    kinds = tuple(kind for kind in nodes.kinds(node) if kind not in _SPEAKING)
    return {name: values for name, values in {"class": kinds, **told}.items() if values}


def _word(term: Term) -> str:
    if is_literal(term):
        parts = literal_parts(term)
        return f"{parts.value} ({parts.language})" if parts.language else parts.value
    return local_name(term) if "/vocab#" in term else short(term[1:-1])
