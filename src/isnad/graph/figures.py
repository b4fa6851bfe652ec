"""Casualty figures of one claim: which is a part of which, so that nobody adds a part to its total."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from isnad.graph import terms
from isnad.graph.terms import RDF_TYPE, Term, Triple
from isnad.graph.typing import concept
from isnad.graph.vocabulary import kg
from isnad.model.claim import Casualty

_PEOPLE = frozenset({"Woman", "Man", "Child"})
_ROLES = frozenset({"Civilian", "Combatant"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure's IRI, what is said of it, the figure it is a part of, and how much of it other parts leave free."""

    node: Term
    casualty: Casualty
    total: Term | None = None
    room: int | None = None


def figure_triples(occurrence: Term, casualties: Sequence[Casualty]) -> Iterator[Triple]:
    """The figures of an occurrence."""
    for figure in arrange(named(occurrence, casualties)):
        casualty = figure.casualty
        yield occurrence, kg.casualties, figure.node
        yield figure.node, RDF_TYPE, kg.Casualties
        yield figure.node, kg.outcome, concept("outcome", casualty.outcome)
        yield figure.node, kg.victimKind, concept("victim-kind", casualty.victims)
        yield figure.node, kg.countText, terms.text(casualty.text, "ar")
        numbers = ((kg.count, casualty.count), (kg.countMin, casualty.low), (kg.countMax, casualty.high))
        for predicate, number in numbers:
            if number is not None:
                yield figure.node, predicate, terms.integer(number)
        if figure.total is not None:
            yield figure.node, kg.breakdownOf, figure.total


def arrange(figures: Sequence[Figure]) -> list[Figure]:
    """Each part under the total it fits in.

    Parts may overlap («30 killed, 25 of them civilians, 10 women, 10 children»). One that no longer fits beside the
    others goes under a part that may hold it (women among the civilians); failing that it stays under the total as «at
    least so many», which is true and is not added up. A part larger than every total of its outcome stands alone.
    """
    placed = [figure for figure in figures if not figure.casualty.part]
    for part in (figure for figure in figures if figure.casualty.part):
        _place(part, placed)
    return placed


def _place(part: Figure, placed: list[Figure]) -> None:
    size = part.casualty.count or 0
    possible = [f for f in placed if _may_hold(f.casualty, part.casualty)]
    fitting = [f for f in possible if f.room is None or f.room >= size]
    if fitting:
        parent = fitting[0]
        placed[placed.index(parent)] = replace(parent, room=None if parent.room is None else parent.room - size)
        placed.append(replace(part, total=parent.node))
    elif possible:
        bound = replace(part.casualty, count=None, low=part.casualty.count)
        placed.append(replace(part, total=possible[0].node, casualty=bound, room=None))
    else:
        placed.append(part)


def _may_hold(whole: Casualty, part: Casualty) -> bool:
    if whole.outcome != part.outcome or (whole.count is not None and whole.count < (part.count or 0)):
        return False
    return not whole.part or (part.victims in _PEOPLE and whole.victims in _ROLES)


def named(occurrence: Term, casualties: Sequence[Casualty]) -> list[Figure]:
    """`{occurrence}/casualties/{outcome}-{victims}`; of several that share that, all but the first are numbered."""
    figures: list[Figure] = []
    stems: list[str] = []
    for casualty in dict.fromkeys(sorted(casualties, key=_order)):
        stem = f"{occurrence[:-1]}/casualties/{casualty.outcome}-{casualty.victims}"
        number = stems.count(stem)
        stems.append(stem)
        node = f"{stem}-{number + 1}>" if number else f"{stem}>"
        figures.append(Figure(node, casualty, room=casualty.count))
    return figures


def _order(casualty: Casualty) -> tuple[bool, int, str, str, str]:
    """Totals before parts, larger before smaller."""
    size = next((n for n in (casualty.count, casualty.low, casualty.high) if n is not None), 0)
    return casualty.part, -size, casualty.outcome, casualty.victims, casualty.text
