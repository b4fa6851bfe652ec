"""A claim as a reviewer corrects it: another claim of the same article, beside the one that was read."""

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches

from isnad.graph import terms
from isnad.graph.iris import seed
from isnad.graph.namespaces import KG, KGV, XSD
from isnad.graph.terms import RDF_TYPE, Term, Triple, is_iri
from isnad.graph.typing import class_types, concept
from isnad.graph.vocabulary import CLASSES, SCHEMES, kg
from isnad.model.claim import digest
from isnad.model.review import Review
from isnad.model.serial import FieldError
from isnad.seeds.authority import Authority
from isnad.views.claims import COMMITMENT, FACETS, ROLES
from isnad.views.nodes import Nodes

READER = "review"  # the rule id of a corrected claim: a person read it
SURE = terms.decimal(1.0)

_SCHEMES = {"negation": "negation-focus", "support kind": "support-kind", "date basis": "date-basis"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_EDTF = re.compile(r"[0-9X~?%/.-]{4,40}", re.ASCII)
_NUMBER = re.compile(r"[1-9]\d{0,8}", re.ASCII)

Make = Callable[[str, Nodes, Authority], Term]


def _entity(value: str, nodes: Nodes, authority: Authority) -> Term:
    """An entry of the seeds by its id or IRI, or something that this article knows by its IRI."""
    short = re.sub(r"^(?:https?://[^ ]*/id/)?(actor|place)[:/]", r"\1/", value)
    if short in authority.entities:
        return seed(short)
    if "/article/" in value and nodes.knows(node := terms.iri(value)):
        return node
    near = get_close_matches(short, authority.entities, n=2)
    hint = f" (did you mean {' or '.join(near)}?)" if near else ""
    raise ValueError(f"{value!r} is no entry of the seeds such as actor/egypt{hint}")


def _concept_of(field: str) -> Make:
    def make(value: str, _nodes: Nodes, _authority: Authority) -> Term:
        scheme = _SCHEMES.get(field, field)
        if value not in SCHEMES[scheme]:
            raise ValueError(f"{value!r} is none of {', '.join(SCHEMES[scheme])}")
        return concept(scheme, value)

    return make


def _literal(pattern: re.Pattern[str], what: str, make: Callable[[str], Term]) -> Make:
    def checked(value: str, _nodes: Nodes, _authority: Authority) -> Term:
        if not pattern.fullmatch(value):
            raise ValueError(f"{value!r} is not {what}")
        return make(value)

    return checked


_day = _literal(_DAY, "a day such as 2020-01-31", terms.day)
_LITERALS: Mapping[str, tuple[Term, Make]] = {
    "edtf": (kg.edtf, _literal(_EDTF, "a date in EDTF such as 2017-10", terms.text)),
    "earliest": (kg.earliest, _day),
    "latest": (kg.latest, _day),
    "times": (kg.occurrenceCount, _literal(_NUMBER, "a whole number", lambda text: terms.typed(text, XSD + "integer"))),
}
_CLAIM_FIELDS: Mapping[str, tuple[Term, Make]] = {name: (p, _concept_of(name)) for name, p in COMMITMENT.items()}
_CONTENT_FIELDS: Mapping[str, tuple[Term, Make]] = {
    **{name: (p, _entity) for name, p in ROLES.items()},
    **{name: (p, _concept_of(name)) for name, p in FACETS.items()},
    **_LITERALS,
}
KIND = "kind"
CORRECTABLE = (KIND, *_CLAIM_FIELDS, *_CONTENT_FIELDS)
"""What a reviewer may correct; the names are those that kg diff and kg review show."""


def corrected_claim(review: Review, nodes: Nodes, authority: Authority) -> list[Triple]:
    """The triples of the corrected claim; none where the review corrects nothing, or its claim is not here.

    FieldError where a field is not one of CORRECTABLE, or a value is none of the field's.
    """
    original = f"<{review.claim}>"
    if review.verdict != "correct" or not nodes.knows(original):
        return []
    name = digest(review.claim_id, review.id)
    new = f"{original[: -len(review.claim_id) - 1]}{name}>"
    own = [node for node in nodes.subjects() if node == original or node.startswith(f"{original[:-1]}/")]
    copied = {(s, p, o) for s in own for p, values in nodes.about(s).items() for o in values}
    triples = {(_moved(s, original, new), p, _moved(o, original, new)) for s, p, o in copied}
    for field, values in review.fields:
        triples = _changed(triples, new, field, _made(field, values, nodes, authority))
    read = {(new, kg.ruleId, terms.text(READER)), (new, kg.extractionConfidence, SURE), (new, kg.corrects, original)}
    kept = {t for t in triples if t[0] != new or t[1] not in (kg.ruleId, kg.extractionConfidence)}
    return sorted(kept | read)


def _moved(term: Term, original: Term, new: Term) -> Term:
    """The name of a part of the claim under the claim's new name; any other term as it is."""
    if term == original:
        return new
    return f"{new[:-1]}{term[len(original) - 1 :]}" if term.startswith(f"{original[:-1]}/") else term


def _made(field: str, values: tuple[str, ...], nodes: Nodes, authority: Authority) -> list[tuple[Term, Term]]:
    """Predicates and the values they take; the first with an empty value, to be cleared."""
    if field == KIND:
        return [(RDF_TYPE, kind) for value in values for _, _, kind in _kinds(value)]
    table = {**_CLAIM_FIELDS, **_CONTENT_FIELDS}
    if field not in table:
        raise FieldError(f"fields.{field}", f"cannot be corrected; these can: {', '.join(CORRECTABLE)}")
    predicate, make = table[field]
    try:
        return [(predicate, make(value, nodes, authority)) for value in values] or [(predicate, "")]
    except ValueError as error:
        raise FieldError(f"fields.{field}", str(error)) from error


def _kinds(value: str) -> list[Triple]:
    if "Occurrence" not in CLASSES.get(value, ()):
        near = get_close_matches(value, [name for name, above in CLASSES.items() if "Occurrence" in above], n=2)
        raise FieldError(f"fields.{KIND}", f"{value!r} is no kind of occurrence (did you mean {' or '.join(near)}?)")
    return list(class_types("", value, "Occurrence"))


def _changed(triples: set[Triple], claim: Term, field: str, made: list[tuple[Term, Term]]) -> set[Triple]:
    node = claim if field in _CLAIM_FIELDS else f"{claim[:-1]}/content>"
    cleared = {predicate for predicate, _ in made}
    kept = {t for t in triples if t[0] != node or t[1] not in cleared or _is_foreign_type(t)}
    return kept | {(node, predicate, value) for predicate, value in made if value}


def _is_foreign_type(triple: Triple) -> bool:
    """A type that says nothing of the kind of occurrence."""
    return triple[1] == RDF_TYPE and is_iri(triple[2]) and not triple[2].startswith((f"<{KG}", f"<{KGV}"))
