"""`kg eval` gives every figure of the reference scorer, on claims distorted at random.

The reference reads a graph and ours reads claims, so this also says that the mapping to the graph loses nothing.
"""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from isnad.graph.mapping import article_graph
from isnad.graph.shared import References, Run, references, shared_graphs
from isnad.graph.write import Output
from isnad.model.article import Article, ArticleRecord
from isnad.model.claim import Casualty, Claim, Entity, Evidence, Hop, Occurrence, Source, Span, When
from isnad.model.claims_file import Extract
from isnad.pipeline.evaluate import evaluate, evaluate_claims, gold_articles
from isnad.pipeline.evaluate_gold import load_gold
from isnad.pipeline.outlets import outlet_ids
from isnad.pipeline.rules_reader import load_rules_reader
from isnad.read.options import ReadOptions
from isnad.resources import folder
from isnad.seeds.authority import Authority, SeedEntity, load_authority
from isnad.text.fold import key

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "gold" / "score.py"
GOLDS = {
    "seeds": (ROOT / "seeds" / "articles" / "gold", ROOT / "seeds" / "articles"),
    "shared": (SHARED / "gold", SHARED / "articles"),
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SCORER.exists(), reason="the reference scorer is not beside this clone"),
]

KINDS = (
    "AirStrike", "DroneStrike", "Shelling", "Bombardment", "GroundAssault", "Clash", "ArmedAttack", "Siege", "Capture",
    "Deployment", "Mobilisation", "Withdrawal", "AircraftLoss", "Jamming", "Detention", "Operation", "MilitaryAction",
    "OtherOccurrence",
)  # fmt: skip
SUPPORT_KINDS = (
    "AirSupport", "GroundSupport", "WeaponsSupport", "LogisticsSupport", "TrainingSupport", "IntelligenceSupport",
    "FinancialSupport", "PoliticalSupport", "MilitarySupport", "SupportUnspecified",
)  # fmt: skip
STATUSES = ("Actual", "Planned", "Promised", "Requested", "Conditional", "Refused", "Threatened", "Failed")


def _entry(id_: str, kind: str, *labels: str, **more: Any) -> SeedEntity:
    others = tuple((label, "ar") for label in labels[1:])
    return SeedEntity(f"actor/{id_}", (kind,), {"ar": labels[0], "en": id_.title()}, alt=others, **more)


AUTHORITY = Authority(
    {
        entity.id: entity
        for entity in (
            _entry("egypt", "State", "بلاد النيل", same_as=("http://www.wikidata.org/entity/Q79",)),
            _entry("army", "ArmedGroup", "القوات المسلحة", part_of=("actor/egypt",)),
            _entry("air-force", "ArmedGroup", "القوات الجوية", "طيران", part_of=("actor/army",)),
            _entry("haftar", "Person", "خليفة حفتر", "المشير"),
            _entry("lna", "ArmedGroup", "جيش الشرق", led_by=("actor/haftar",), part_of=("actor/army", "actor/army-2")),
            _entry("army-2", "ArmedGroup", "مجلس شورى مجاهدي مدينة درنة"),
            _entry("iraq", "State", "العراق", same_as=("http://www.wikidata.org/entity/Q796",)),
            _entry("reuters", "MediaOutlet", "رويترز", "وكالة رويترز"),
        )
    },
    (),
)
SEEDS = tuple(AUTHORITY.entities)


class Distorter:
    """Makes of gold rows the claims that a poor reader of them might have made."""

    def __init__(self, seed: int, entities: dict[str, Any], text: str) -> None:
        self._random = random.Random(seed)
        self._entities = entities
        self._text = text

    def extract(self, row: dict[str, Any]) -> Extract:
        publisher = self._random.choice((None, "رويترز", "الجزيرة"))
        record = ArticleRecord(row["id"], row["sha256"], len(self._text), publisher=publisher)
        claims = {claim.id: claim for claim in self._claims(row)}
        return Extract(record, tuple(claims.values()))

    def _claims(self, row: dict[str, Any]) -> Iterator[Claim]:
        for gold in row["claims"]:
            for _ in range(self._random.choice((0, 1, 1, 1, 2))):
                yield self._claim(row["id"], gold)

    def _often(self) -> bool:
        return self._random.random() < 0.8

    def _claim(self, article: str, gold: dict[str, Any]) -> Claim:
        choose, denies = self._random.choice, gold.get("denies") or gold
        support = denies["type"] == "Support"
        content = Occurrence(
            kind="Support" if support else choose(KINDS),
            agents=self._actors(denies["agents"]),
            targets=self._actors(denies["targets"]),
            participants=self._actors(()),
            places=self._actors(denies["places"], "Place"),
            support_kinds=tuple(self._random.sample(SUPPORT_KINDS, 2)) if support else (),
            status="Actual" if self._often() else choose(STATUSES),
            when=self._when(gold.get("time")),
            casualties=tuple(self._casualties(gold)),
        )
        denial = gold["type"] == "Denial" if self._often() else choose((True, False))
        return Claim(
            article=article,
            form="Denial" if denial else choose(("Claim", "Accusation")),
            content=content,
            chain=tuple(self._chain(gold["source"])),
            evidence=tuple(map(self._evidence, gold["evidence"])),
            certainty=choose(("Certain", "Probable", "Possible")),
            polarity="Negative" if denial or not self._often() else "Positive",
            explicitness="Explicit" if denial else None,
            focus="WholeOccurrence" if denial else None,
        )

    def _span(self) -> Span:
        start = self._random.randrange(min(40, len(self._text)))  # few places, so that two entities often share one
        return Span(start, start + 4)

    def _actors(self, keys: Any, kind: str = "ArmedGroup") -> tuple[Entity, ...]:
        kept = [key for key in keys if self._often()]
        if not self._often():
            kept.append(self._random.choice(sorted(self._entities)))
        return tuple(self._actor(key, kind) for key in kept)

    def _actor(self, key: str, kind: str) -> Entity:
        label = self._label(key)
        above = tuple(self._random.sample(SEEDS, self._random.choice((0, 0, 1, 2))))
        leaders = tuple(self._random.sample(SEEDS, self._random.choice((0, 0, 1))))
        if self._random.random() < 0.2:
            return Entity(self._random.choice(SEEDS), kind, label)
        return Entity(None, kind, label, self._span(), part_of=above, led_by=leaders, aliases=self._aliases(key))

    def _label(self, key: str) -> str:
        words = self._random.choice(self._entities[key]["ar"]).split()
        if not self._often():
            words = [*words[: self._random.randint(1, len(words))], "شمال"]
        return " ".join(words)

    def _aliases(self, key: str) -> tuple[str, ...]:
        return () if self._often() else (self._entities[key]["en"],)

    def _chain(self, source: dict[str, Any]) -> Iterator[Hop]:
        yield self._hop(source["kind"], source.get("entity"))
        if source.get("via") or not self._often():
            yield self._hop(self._random.choice(("Media", "Narrator", "Anonymous")), source.get("via"))

    def _hop(self, kind: str, entity: str | None) -> Hop:
        if not self._often():
            kind = self._random.choice(("Narrator", "Anonymous", "Official"))
        key = entity or self._random.choice(sorted(self._entities))
        if kind == "Narrator":
            return Hop(Source("article"), "OwnVoice" if self._often() else "Paraphrased")
        if kind in ("Anonymous", "Observers"):
            words = Source("anonymous", label=self._label(key), span=self._span(), close_to=self._actors((key,)))
            return Hop(words, "Quoted")
        return Hop(Source("named", entity=self._actor(key, "Person")), "Quoted")

    def _when(self, time: str | None) -> When | None:
        days = self._random.choice(((None, None), ("2017-10-30", "2017-10-30"), ("2020-02-01", "2020-02-29")))
        if time and self._often():
            first, _, last = time.partition("/")
            days = (f"{first}-01-01"[:10], f"{last or first}-12-31"[:10]) if len(first) == 4 else (first[:10], first)
        return When(time or "2017", *days, "StatedDate") if days[0] is None or len(days[0]) == 10 else None

    def _casualties(self, gold: dict[str, Any]) -> Iterator[Casualty]:
        for field, outcome in (("killed", "Killed"), ("injured", "Wounded")):
            number = gold.get(field)
            if number and self._often():
                exact = self._random.choice((True, False))
                part = self._random.random() < 0.3
                yield Casualty(
                    outcome, "Civilian", "x", number if exact else None, None if exact else number, part=part
                )
            if not self._often():
                yield Casualty(outcome, "Combatant", "y", self._random.choice((3, 90)))

    def _evidence(self, quote: str) -> Evidence:
        start = self._text.find(quote)
        end = start + len(quote)
        if not self._often():
            start, end = max(0, start - 60), min(len(self._text), end + 90)
        return Evidence(Span(start, end), self._text[start:end])


def _write(path: Path, extracts: list[Extract], authority: Authority) -> None:
    run, used, outlets = Run("0", "0", "0"), References(), outlet_ids(authority)
    with Output(path) as output:
        for extract in extracts:
            outlet = outlets.get(key(extract.record.publisher or "").casefold())
            quads = article_graph(extract.record, extract.claims, run=run.iri, publisher_id=outlet)
            used |= references(quads)
            output.add(quads)
        output.add(shared_graphs(used, authority))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", GOLDS)
def test_every_figure_is_the_reference_scorers(name, seed, tmp_path):
    gold, articles = GOLDS[name]
    entities = json.loads((gold / "entities.json").read_text(encoding="utf-8"))
    extracts = []
    for path in sorted(gold.glob("*.gold.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        text = (articles / f"{row['id']}.txt").read_bytes().decode("utf-8")
        extracts.append(Distorter(seed, entities, text).extract(row))
    told = _reference(name, tmp_path, extracts, AUTHORITY)
    assert evaluate(extracts, gold, None, AUTHORITY, articles).report() == told
    assert 0 < told["full"]["f1"] < told["who"]["f1"] < told["detected"]["f1"] < 1  # it is a test of something


@pytest.mark.parametrize("name", GOLDS)
def test_every_figure_of_the_extractor_is_the_reference_scorers(name, tmp_path):
    seeds = (folder("seeds"),)
    gold = load_gold(GOLDS[name][0], None, GOLDS[name][1])
    authority, reader = load_authority(seeds), load_rules_reader(seeds)
    told = gold_articles(gold, ReadOptions(date_in_words=reader.date_in_words))
    articles = [article for article in told if isinstance(article, Article)]
    extracts = [Extract(article.record, reader.read(article)) for article in articles]
    told = _reference(name, tmp_path, extracts, authority)
    assert evaluate_claims(extracts, gold, authority).report() == told


def _reference(name: str, folder_: Path, extracts: list[Extract], authority: Authority) -> dict[str, Any]:
    (gold, articles), graph = GOLDS[name], folder_ / "graph.ttl"
    _write(graph, extracts, authority)
    command = [SCORER, graph, gold, gold / "entities.json", "--articles", articles, "--json"]
    told = subprocess.run([sys.executable, *map(str, command)], capture_output=True, text=True, check=True)
    return json.loads(told.stdout)
