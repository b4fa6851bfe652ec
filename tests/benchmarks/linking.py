"""Whether linking costs the same for each article whatever their number: invented articles about invented towns."""

import gc
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.benchmarks.measure import milliseconds, seconds

from isnad.graph.namespaces import ID
from isnad.link import ArticleFacts, World, link
from isnad.link.facts import Figure, Report

NUMBERS = (1_000, 10_000, 100_000)
COLUMNS = ("articles", "time for each", "to the first", "incidents", "of one year: each", "to the first", "incidents")
CLAIMS = 4  # to an article
A_DAY = 40  # articles published, where the archive grows by its years
TOWNS, REGIONS, SIDES = 80, 10, 6
START = 735_000  # an ordinal day
KINDS = ("AirStrike", "Shelling", "ArmedAttack", "Capture")

WORLD = World(
    {f"town{n}": [f"region{n % REGIONS}"] for n in range(TOWNS)}, {f"unit{n}": [f"side{n}"] for n in range(SIDES)},
    frozenset(), {},
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Linking:
    """So many articles linked: processor seconds, incidents found."""

    articles: int
    seconds: float
    incidents: int

    @property
    def each(self) -> float:
        return self.seconds / self.articles


def linkings(numbers: Sequence[int] = NUMBERS, *, years: int | None = None) -> list[Linking]:
    """Linking so many articles, of as many years as they take at A_DAY a day or all of so many `years`."""
    return [_linked(number, years * 365 if years else max(1, number // A_DAY)) for number in numbers]


def _linked(number: int, days: int) -> Linking:
    articles = list(_articles(number, days))
    found: list[int] = []
    gc.collect()
    gc.freeze()
    spent = seconds(lambda: found.append(len({o for _, p, o, _ in link(articles, WORLD) if p.endswith("#refersTo>")})))
    gc.unfreeze()
    return Linking(number, spent, found[0])


def _articles(number: int, days: int) -> Iterator[ArticleFacts]:
    """Every fifth claim has no day, every fourth a toll, every tenth denies; one article in twenty is a copy."""
    chance = random.Random(1)
    for n in range(number):
        root, day = f"<{ID}article/a{n}", START + chance.randrange(days)
        reports = tuple(_report(chance, root, at, day) for at in range(CLAIMS))
        sha = f"{n - 1 if n % 20 == 0 and n else n}"
        yield ArticleFacts(f"{root}>", reports, day, f"outlet{n % 50}", sha=sha)


def _report(chance: random.Random, root: str, at: int, day: int) -> Report:
    side, town = chance.randrange(SIDES), chance.randrange(TOWNS)
    told = day - chance.randrange(3)
    denies = chance.random() < 0.1
    toll = frozenset({Figure("Killed", "Civilian", chance.randrange(1, 60), True)})
    return Report(
        f"{root}/claim/{at}>", f"{root}/claim/{at}/content>", at * 400, chance.choice(KINDS),
        "Denial" if denies else "Claim", not denies, "Responsibility" if denies else "",
        agents=frozenset({f"side{side}" if side % 2 else f"unit{side}"}), places=frozenset({f"town{town}"}),
        days=None if chance.random() < 0.2 else (told, told), figures=toll if chance.random() < 0.25 else frozenset(),
        source=f"speaker{chance.randrange(100)}",
    )  # fmt: skip


def rows() -> list[tuple[str, ...]]:
    """Articles; time for each and incidents, where the years grow with them and where all are of one year."""
    longer, denser = linkings(), linkings(years=1)
    return [
        (
            f"{a.articles:,}", milliseconds(a.each), f"{a.each / longer[0].each:.2f}", f"{a.incidents:,}",
            milliseconds(b.each), f"{b.each / denser[0].each:.2f}", f"{b.incidents:,}",
        )
        for a, b in zip(longer, denser, strict=True)
    ]  # fmt: skip
