"""One article of our own with claims of every kind, and the small authority that it refers to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

import pytest

from isnad.graph.mapping import article_graph
from isnad.graph.shared import Run, references, shared_graphs
from isnad.graph.terms import Quad
from isnad.model.article import ArticleRecord
from isnad.model.claim import Casualty, Claim, Entity, Evidence, Hop, Occurrence, Source, Span, When
from isnad.seeds.authority import Authority, SeedEntity

TEXT = (
    "قال مصدر عسكري ليبي لصحيفة النهار إن الطيران المصري قصف مسلحين في درنة يوم الاثنين "
    "فقتل 20 شخصا بينهم 3 نساء و5 أطفال. "
    "وتفهم الصحيفة من بيان القاهرة أنها لا تدعم حفتر. ونفت الخارجية المصرية المسؤولية عن القصف. "
    "واتهم سالم العمري قوات حفتر بمهاجمة مدنيين قرب وادي الغزلان. "
    "ووعدت القاهرة بتسليم مدرعات لحفتر إذا توقف القتال. ونفت الصحيفة صحة ما يشاع عن قاعدة سرية. "
    "ودارت اشتباكات متكررة بين قوات حفتر ومحتجين ست مرات."
)
RUN = Run("1.2.3", "rules", "authority")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def evidence(words: str) -> Evidence:
    return Evidence(span(words), words)


def _seed(entry: str, kind: str, ar: str, en: str, **more: object) -> SeedEntity:
    return SeedEntity(entry, (kind,), {"ar": ar, "en": en}, **more)  # type: ignore[arg-type]


ENTRIES = (
    _seed("actor/egypt", "State", "مصر", "Egypt", hidden=(("القاهرة", "ar"),),
          same_as=("http://www.wikidata.org/entity/Q79",)),
    _seed("actor/libya", "State", "ليبيا", "Libya"),
    _seed("actor/egypt-air-force", "ArmedGroup", "القوات الجوية المصرية", "Egyptian Air Force",
          part_of=("actor/egypt",)),
    _seed("actor/egypt-mfa", "GovernmentBody", "الخارجية المصرية", "Egyptian Foreign Ministry",
          part_of=("actor/egypt",), source_kind="Spokesperson"),
    _seed("actor/haftar", "Person", "خليفة حفتر", "Khalifa Haftar", alt=(("حفتر", "ar"),)),
    _seed("actor/haftar-forces", "ArmedGroup", "قوات حفتر", "Haftar's forces", led_by=("actor/haftar",)),
    _seed("actor/al-nahar", "MediaOutlet", "النهار", "Al-Nahar", source_kind="OutletSource"),
    _seed("place/derna", "Place", "درنة", "Derna", located_in=("place/east",)),
    _seed("place/east", "Place", "شرق ليبيا", "eastern Libya", located_in=("actor/libya",)),
    _seed("place/camp", "Place", "معسكر", "Camp", near=("place/derna",)),
    _seed("place/unused", "Place", "بعيد", "Far away"),
)  # fmt: skip
AUTHORITY = Authority({entry.id: entry for entry in ENTRIES}, ())


def known(entry: str) -> Entity:
    return Entity(entry, AUTHORITY.entities[entry].kind, AUTHORITY.entities[entry].pref["ar"])


EGYPT, HAFTAR, FORCES = known("actor/egypt"), known("actor/haftar"), known("actor/haftar-forces")
GUNMEN = Entity(None, "ArmedGroup", "مسلحين", span("مسلحين"), part_of=("actor/libya",), aliases=("المسلحون",))
CIVILIANS = Entity(None, "Collective", "مدنيين", span("مدنيين"))
VALLEY = Entity(None, "Place", "وادي الغزلان", span("وادي الغزلان"), located_in=("place/east",), near=("place/derna",))
SALEM = Entity(None, "Person", "سالم العمري", span("سالم العمري"))
OFFICER = Source(
    "anonymous", None, "مصدر عسكري ليبي", span("مصدر عسكري ليبي"), "MilitarySource", close_to=(known("actor/libya"),)
)
MINISTRY = Source("named", known("actor/egypt-mfa"))
OWN = Source("article", kind="OutletSource")
RELAYED = Hop(Source("named", known("actor/al-nahar"), kind="OutletSource"), "Paraphrased", "EndorsingStance")

RAID = Claim(
    "sample-1", "Claim",
    Occurrence(
        "AirStrike", agents=(known("actor/egypt-air-force"),), targets=(GUNMEN,), places=(known("place/derna"),),
        origins=(EGYPT,), materiel=("FighterAircraft",), recurrence="Single",
        when=When("2017-10-30", "2017-10-30", "2017-10-30", "ResolvedDate"),
        casualties=(
            Casualty("Killed", "VictimUnspecified", "20 شخصا", 20),
            Casualty("Killed", "Woman", "3 نساء", 3, part=True),
            Casualty("Killed", "Child", "5 أطفال", 5, part=True),
        ),
    ),
    (Hop(OFFICER, "Paraphrased"), RELAYED),
    (evidence("الطيران المصري قصف مسلحين في درنة"),),
    rule="air.raid", confidence=0.8, context=(evidence("يوم الاثنين"),),
)  # fmt: skip
DISCLAIMER = Claim(
    "sample-1", "Denial",
    Occurrence("Bombardment", agents=(EGYPT,), places=(known("place/derna"),)),
    (Hop(MINISTRY, "DocumentMode"),),
    (evidence("ونفت الخارجية المصرية المسؤولية عن القصف"),),
    polarity="Negative", rule="deny", explicitness="Explicit", focus="Responsibility", denies=RAID.id,
)  # fmt: skip
IMPLIED = Claim(
    "sample-1", "Denial",
    Occurrence("Support", agents=(EGYPT,), targets=(HAFTAR,), support_kinds=("SupportUnspecified",)),
    (Hop(Source("named", EGYPT, kind="OfficialSource"), "Paraphrased", "DistancingStance"),),
    (evidence("لا تدعم حفتر"), evidence("من بيان القاهرة")),
    certainty="Probable", polarity="Negative", temporality="Present", rule="deny.implied",
    explicitness="Implicit", focus="WholeOccurrence", interpreted_by=OWN,
)  # fmt: skip
ACCUSED = Claim(
    "sample-1", "Accusation",
    Occurrence("ArmedAttack", agents=(FORCES,), targets=(CIVILIANS,), places=(VALLEY,),
               when=When("XXXX-05-26", None, None, "UnresolvedDate"),
               casualties=(Casualty("Wounded", "Civilian", "عشرات", None, 20, 99),)),
    (Hop(Source("named", SALEM, kind="LocalSource"), "Quoted"),),
    (evidence("واتهم سالم العمري قوات حفتر بمهاجمة مدنيين"),),
    rule="accuse",
)  # fmt: skip
PROMISED = Claim(
    "sample-1", "Claim",
    Occurrence("Support", agents=(EGYPT,), targets=(HAFTAR,), support_kinds=("WeaponsSupport", "MilitarySupport"),
               materiel=("ArmouredVehicle",), status="Conditional", condition="إذا توقف القتال"),
    (Hop(OWN, "OwnVoice"),),
    (evidence("ووعدت القاهرة بتسليم مدرعات لحفتر"),),
    temporality="Future", rule="support.promise",
)  # fmt: skip
RUMOUR = Claim(
    "sample-1", "Denial",
    Occurrence("OtherOccurrence", places=(known("place/camp"),)),
    (Hop(OWN, "OwnVoice"),),
    (evidence("ونفت الصحيفة صحة ما يشاع عن قاعدة سرية"),),
    polarity="Negative", rule="deny.rumour", explicitness="Explicit", focus="Characterisation",
)  # fmt: skip
FIGHTING = Claim(
    "sample-1", "Claim",
    Occurrence("Clash", agents=(FORCES, Entity(None, "Collective", "محتجين", span("محتجين"))),
               participants=(EGYPT,), places=(known("place/east"),), recurrence="Repeated", times=6),
    (Hop(OWN, "OwnVoice"),),
    (evidence("ودارت اشتباكات متكررة بين قوات حفتر ومحتجين ست مرات"),),
    rule="clash",
)  # fmt: skip
CLAIMS = (RAID, DISCLAIMER, IMPLIED, ACCUSED, PROMISED, RUMOUR, FIGHTING)
RECORD = ArticleRecord(
    "sample-1",
    "0123456789abcdef" * 4,
    len(TEXT),
    date(2017, 11, 2),
    "صحيفة الأفق",
    "غارة على درنة",
    "https://example.org/a?b=1",
    "c2tldGNo",
)


@dataclass(frozen=True)
class Sample:
    """The article and what it becomes; `text` is what offsets count in."""

    text: str
    record: ArticleRecord
    claims: Sequence[Claim]
    authority: Authority
    run: Run

    def article(self, *claims: Claim, publisher_id: str | None = None, **changed: object) -> list[Quad]:
        """The article's graph with these claims (all where none is given) and these changes to its record."""
        record = replace(self.record, **changed)  # type: ignore[arg-type]
        chosen = [replace(claim, article=record.id) for claim in claims or self.claims]
        return article_graph(record, chosen, run=self.run.iri, publisher_id=publisher_id)

    def whole(self, *claims: Claim, **changed: object) -> list[Quad]:
        """The article's graph with all that makes a file of it complete."""
        quads = self.article(*claims, **changed)  # type: ignore[arg-type]
        used = references([*quads, *self.run.quads()])
        return [*quads, *shared_graphs(used, self.authority), *self.run.quads()]


@pytest.fixture(scope="session")
def sample() -> Sample:
    return Sample(TEXT, RECORD, CLAIMS, AUTHORITY, RUN)


@pytest.fixture
def claim_of():
    """Makes one more claim of the sample article, unlike all others by its evidence."""
    starts = count()

    def make(content: Occurrence, **more: object) -> Claim:
        start = next(starts)
        words = Evidence(Span(start, start + 10), TEXT[start : start + 10])
        return Claim("sample-1", "Claim", content, (Hop(OWN, "OwnVoice"),), (words,), rule="test", **more)  # type: ignore[arg-type]

    return make
