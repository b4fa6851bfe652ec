"""Names into IRIs: «حفتر» or Haftar is looked up among the labels of the authority and of the graph being asked."""

import difflib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from isnad.errors import QueryError
from isnad.query.binding import is_iri
from isnad.query.cells import expand
from isnad.query.labels import PREFERRED, Name, fold_name, names_in, names_of
from isnad.seeds.authority import Authority
from isnad.store.protocol import Queryable

SHOWN = 8  # candidates in a message
ALIKE = 0.7  # difflib ratio: one letter of four may differ


def resolve(given: str, role: str, source: Queryable, authority: Authority | None = None) -> Name:
    """The one thing that `given` names in that role; an IRI or an id such as `actor/egypt` stands for itself.

    Own names go before other names, those before hidden ones; what the graph knows goes before what only the authority
    knows, and entries that articles share before what is known only inside one. Several, or none, are a QueryError
    that lists the candidates.
    """
    if (iri := _as_iri(given)) is not None:
        return Name(iri, given, PREFERRED)
    local, listed = names_in(source, role), names_of(authority, role)
    found = _best(_matching(given, local), _matching(given, listed))
    if not found:
        unlisted = names_in(source, role, unlisted=True)
        found = _best(_matching(given, unlisted), ())
    known = (*local, *listed)
    if len(found) == 1:
        return _introduced(found, known)[0]
    raise QueryError(_ambiguous(given, role, _introduced(found, known)) if found else _unknown(given, role, known))


def _introduced(found: Sequence[Name], known: Sequence[Name]) -> list[Name]:
    """The same things under their preferred labels, English before Arabic."""
    own: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for name in sorted(known, key=lambda name: (name.lang != "en", name.lang, name.label)):
        if name.rank == PREFERRED:
            own[name.iri][name.label] = None
    return [replace(name, label=" / ".join(own[name.iri]) or name.label) for name in found]


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
        return f"no {role} is called {given!r}: try another name of it, or its IRI (kg query unlisted)"
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
