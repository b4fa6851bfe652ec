"""Articles in a few words: claims as linking sees them, and a small world."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from isnad.graph.namespaces import ID, KG
from isnad.graph.terms import Quad
from isnad.link.deriving import link
from isnad.link.facts import ArticleFacts, Days, Figure, Report
from isnad.link.world import World

INSIDE = {
    "derna": ["east"], "fataeh": ["derna"], "benghazi": ["east"], "east": ["libya"], "tripoli": ["libya"],
    **{f"quarter{n}": ["tripoli"] for n in range(6)}, **{f"town{n}": ["east"] for n in range(6)},
}  # fmt: skip
UNDER = {
    "egypt-army": ["egypt"],
    "egypt-air": ["egypt-army"],
    "haftar-forces": ["haftar"],
    "mismari": ["haftar-forces"],
}
WORLD = World(INSIDE, UNDER, frozenset({"libya", "egypt"}), {"درنه": "derna"})


def day(iso: str, last: str | None = None) -> Days:
    return date.fromisoformat(iso).toordinal(), date.fromisoformat(last or iso).toordinal()


def killed(count: int) -> frozenset[Figure]:
    return frozenset({Figure("Killed", "Civilian", count, True)})


STRIKE = Report(
    "", "", 0, "AirStrike", agents=frozenset({"egypt"}), places=frozenset({"derna"}), days=day("2017-10-30"),
    source="actor:medic",
)  # fmt: skip


def told(**about: object) -> Report:
    """The strike on Derna, or what is said here of it instead; places and parties are words."""
    sets = {name: frozenset(str(about[name]).split()) for name in ("agents", "targets", "places") if name in about}
    return replace(STRIKE, **{**about, **sets})  # type: ignore[arg-type]


def denied(**about: object) -> Report:
    return told(**{"form": "Denial", "positive": False, "focus": "Responsibility", "source": "actor:ministry", **about})


def article(name: str, *reports: Report, **about: object) -> ArticleFacts:
    """Claims get their names from their article and place, and stand 100 characters apart."""
    root = f"<{ID}article/{name}"
    placed = (
        replace(report, claim=f"{root}/claim/{n}>", content=f"{root}/claim/{n}/content>", at=report.at or 100 * n)
        for n, report in enumerate(reports)
    )
    return ArticleFacts(f"{root}>", tuple(placed), **about)  # type: ignore[arg-type]


def derived(*articles: ArticleFacts) -> list[Quad]:
    return link(articles, WORLD)


def short(term: str) -> str:
    return term.removeprefix(f"<{ID}article/").removesuffix(">").replace("/claim/", ".").removesuffix("/content")


def pairs(quads: Iterable[Quad], predicate: str) -> set[tuple[str, str]]:
    """Subject and object of a kg: predicate, in short."""
    return {(short(s), short(o)) for s, p, o, _ in quads if p == f"<{KG}{predicate}>"}


def together(*articles: ArticleFacts) -> set[frozenset[str]]:
    """The descriptions of each incident."""
    groups: dict[str, set[str]] = {}
    for content, incident in pairs(derived(*articles), "refersTo"):
        groups.setdefault(incident, set()).add(content)
    return {frozenset(group) for group in groups.values()}


@pytest.fixture
def world() -> World:
    return WORLD
