"""Names into IRIs: «حفتر» or Haftar is looked up among the labels of the authority and of the graph being asked."""

import difflib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from isnad.errors import QueryError
from isnad.graph.namespaces import ID, KG, KGV
from isnad.query.binding import is_iri
from isnad.query.cells import expand
from isnad.seeds.authority import Authority, SeedEntity
from isnad.store.protocol import Queryable
from isnad.store.result import Iri, Solutions, Text
from isnad.text.fold import key

ACTORS = ("State", "GovernmentBody", "Person", "ArmedGroup", "Organisation", "MediaOutlet")
ROLES: Mapping[str, tuple[str, ...]] = {
    "actor": ACTORS,
    "place": ("Place", "State"),
    "outlet": ("MediaOutlet",),
    "state": ("State",),
}
"""What a role may name, as classes of the ontology; any other role is a concept scheme, such as materiel."""

PREFERRED, OTHER, HIDDEN = range(3)  # a name that is somebody's own goes before what only stands for somebody
RANKS = {"prefLabel": PREFERRED, "altLabel": OTHER, "hiddenLabel": HIDDEN}
MOST_LABELS = 200_000  # labels fetched from one graph: every entry of a large authority, not every unlisted actor
_JOINERS = {ord("-"): " ", ord("'"): None, ord("`"): None, ord("ʿ"): None, ord("ʾ"): None}  # Al-Watiya, Ta'izz
SHOWN = 8  # candidates in a message
ALIKE = 0.7  # difflib ratio: one letter of four may differ

_LABELS = """PREFIX kg: <{kg}> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?x ?rank ?label WHERE {{
  {pattern}
  VALUES ?rank {{ skos:prefLabel skos:altLabel skos:hiddenLabel }}
  ?x ?rank ?label .
}} LIMIT {limit}"""

_SHARED = f'FILTER(!STRSTARTS(STR(?x), "{ID}article/"))'
_UNLISTED = f'FILTER(STRSTARTS(STR(?x), "{ID}article/"))'


@dataclass(frozen=True, slots=True)
class Name:
    """One label of one thing."""

    iri: str
    label: str
    rank: int


def fold_name(text: str) -> str:
    """The form in which names are compared: folded Arabic, lower-case Latin without accents or hyphens."""
    parts = unicodedata.normalize("NFKD", key(text).casefold())
    return " ".join("".join(c for c in parts if not unicodedata.combining(c)).translate(_JOINERS).split())


def resolve(given: str, role: str, source: Queryable, authority: Authority | None = None) -> Name:
    """The one thing that `given` names in that role; an IRI or an id such as `actor/egypt` stands for itself.

    Own names go before other names, those before hidden ones; what the graph knows goes before what only the authority
    knows, and entries that articles share before what is known only inside one. Several, or none, are a QueryError
    that lists the candidates.
    """
    if (iri := _as_iri(given)) is not None:
        return Name(iri, given, PREFERRED)
    local, listed = names_in(source, role), _listed(authority, role)
    found = _best(_matching(given, local), _matching(given, listed))
    found = found or _best(_matching(given, names_in(source, role, _UNLISTED)), ())
    if len(found) == 1:
        return found[0]
    raise QueryError(_ambiguous(given, role, found) if found else _unknown(given, role, (*local, *listed)))


def names_in(source: Queryable, role: str, which: str = "") -> tuple[Name, ...]:
    """Every label in the graph of what may stand in the role: of entries that articles share, unless `which` says."""
    pattern = f"{_pattern(role)} {which or _SHARED}"
    result = source.query(_LABELS.format(kg=KG, pattern=pattern, limit=MOST_LABELS))
    rows = result.rows if isinstance(result, Solutions) else ()
    return tuple(
        Name(thing.value, label.value, RANKS[rank.value.partition("#")[2]])
        for thing, rank, label in rows
        if isinstance(thing, Iri) and isinstance(rank, Iri) and isinstance(label, Text)
    )


def _pattern(role: str) -> str:
    if role in ROLES:
        return f"VALUES ?kind {{ {' '.join(f'kg:{kind}' for kind in ROLES[role])} }} ?x a ?kind ."
    scheme = Iri(KGV + role)
    if not is_iri(scheme.value):
        raise QueryError(
            f"{role!r} is nothing that names could be looked up as: {', '.join(ROLES)} or a concept scheme"
        )
    return f"?x skos:inScheme {scheme.n3} ."


def _listed(authority: Authority | None, role: str) -> tuple[Name, ...]:
    if authority is None:
        return ()
    kinds = set(ROLES.get(role, ()))
    entities = [entity for entity in authority.entities.values() if kinds.intersection(entity.kinds)]
    metonyms = [
        Name(ID + state.id, label, HIDDEN)
        for state in authority.states
        for label in state.metonyms
        if "State" in kinds and state.id in authority.entities
    ]
    return (*(name for entity in entities for name in _names(entity)), *metonyms)


def _names(entity: SeedEntity) -> Iterable[Name]:
    ranked = ((entity.pref.values(), PREFERRED), (_texts(entity.alt), OTHER), (_texts(entity.hidden), HIDDEN))
    return (Name(ID + entity.id, label, rank) for labels, rank in ranked for label in labels)


def _texts(labels: Iterable[tuple[str, str]]) -> list[str]:
    return [text for text, _ in labels]


def _as_iri(given: str) -> str | None:
    iri = expand(given)
    return iri if "://" in iri and is_iri(iri) else None


def _matching(given: str, names: Sequence[Name]) -> list[Name]:
    wanted = fold_name(given)
    return [name for name in names if fold_name(name.label) == wanted]


def _best(local: Sequence[Name], listed: Sequence[Name]) -> list[Name]:
    """One name each of the best-ranked things; where several would do, those that the graph knows."""
    best = _top([*local, *listed])
    known = {name.iri for name in local}
    return [name for name in best if name.iri in known] or best


def _top(names: Sequence[Name]) -> list[Name]:
    ranked: dict[str, Name] = {}
    for name in sorted(names, key=lambda name: (name.rank, name.iri, name.label)):
        ranked.setdefault(name.iri, name)
    first = min((name.rank for name in ranked.values()), default=PREFERRED)
    return [name for name in ranked.values() if name.rank == first]


# ---- messages -------------------------------------------------------------------------------------------------------


def _ambiguous(given: str, role: str, found: Sequence[Name]) -> str:
    lines = "\n".join(f"  {name.label}  <{name.iri}>" for name in found[:SHOWN])
    more = f"\n  … and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return f"{given!r} names more than one {role}; give one of these IRIs:\n{lines}{more}"


def _unknown(given: str, role: str, names: Sequence[Name]) -> str:
    near = _near(given, names)
    if not near:
        return f"no {role} is called {given!r}"
    return f"no {role} is called {given!r}; near names:\n" + "\n".join(f"  {name.label}  <{name.iri}>" for name in near)


def _near(given: str, names: Sequence[Name]) -> list[Name]:
    """Names that hold all its words, then names spelt like it, whole or in one word; one for each thing."""
    wanted = fold_name(given)
    words = set(wanted.split())
    spelt: defaultdict[str, list[Name]] = defaultdict(list)
    holding = []
    for name in names:
        folded = fold_name(name.label)
        if words and words <= set(folded.split()):
            holding.append(name)
        for part in {folded, *folded.split()}:
            spelt[part].append(name)
    alike = difflib.get_close_matches(wanted, sorted(spelt), n=SHOWN, cutoff=ALIKE)
    found: dict[str, Name] = {}
    for name in (*holding, *(name for part in alike for name in spelt[part])):
        found.setdefault(name.iri, name)
    return list(found.values())[:SHOWN]
