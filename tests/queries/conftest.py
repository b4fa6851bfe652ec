"""Seven invented articles as claims, and the graph made of them: what every query of queries/ is tried on.

The matter is close to life (who arms whom, a raid that is blamed and denied), the sentences are written for this test.
"""

import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
import rdflib
from tests.store import servers

from isnad.graph.mapping import article_graph
from isnad.graph.reason import infer
from isnad.graph.shared import References, Run, references, shared_graphs
from isnad.graph.terms import Quad
from isnad.graph.write import nquads, ntriples
from isnad.link import articles_of, link, world_of
from isnad.model.article import ArticleRecord
from isnad.model.claim import Casualty, Claim, Entity, Evidence, Hop, Occurrence, Source, Span, When
from isnad.query.sources import GraphSource
from isnad.seeds.authority import Authority, load_authority
from isnad.store import EmbeddedStore, Queryable
from isnad.store.remote import Endpoint
from isnad.text.sketch import sketch

HERE = Path(__file__).parent
RUN = Run("0.1.0", "rules", "authority")


class Desk:
    """Writes one article: each sentence gets its place in the text, each claim its evidence."""

    def __init__(self, id_: str, published: str | None, outlet: str | None, text: str = "") -> None:
        day = date.fromisoformat(published) if published else None
        hashed = sha256(id_.encode()).hexdigest()
        self.record = ArticleRecord(id_, hashed, 9999, day, outlet, sketch=sketch(text))
        self.outlet = outlet
        self.claims: list[Claim] = []
        self._at = 0

    def words(self, sentence: str) -> Evidence:
        start, self._at = self._at, self._at + len(sentence) + 2
        return Evidence(Span(start, start + len(sentence)), sentence)

    def claim(self, content: Occurrence, chain: tuple[Hop, ...], *sentences: str, **about: object) -> Claim:
        claim = Claim(self.record.id, "Claim", content, chain, tuple(map(self.words, sentences)), rule="hand")
        claim = replace(claim, **about)  # type: ignore[arg-type]
        self.claims.append(claim)
        return claim

    def unnamed(self, words: str, kind: str = "InformedSource", *sides: Entity) -> Hop:
        return Hop(Source("anonymous", None, words, self.words(words).span, kind, sides), "Paraphrased")

    def unlisted(self, words: str, kind: str, **ties: tuple[str, ...]) -> Entity:
        return Entity(None, kind, words, self.words(words).span, **ties)


def actor(slug: str, kind: str = "ArmedGroup") -> Entity:
    return Entity(f"actor/{slug}", kind, slug)


def place(slug: str) -> Entity:
    return Entity(f"place/{slug}", "Place", slug)


EGYPT, UAE, TURKEY, LIBYA, RUSSIA, SUDAN = (
    actor(s, "State") for s in ["egypt", "uae", "turkey", "libya", "russia", "sudan"]
)
HAFTAR = actor("haftar", "Person")
LNA, LNA_AIR, GNA_FORCES, WAGNER = (actor(s) for s in ["lna", "lna-air-force", "gna-forces", "wagner"])
ARMY, AIR_FORCE, COUNCIL = (actor(s) for s in ["egyptian-army", "egyptian-air-force", "derna-council"])
GNA, MFA = (actor(s, "GovernmentBody") for s in ["gna", "egypt-mfa"])
DERNA, EAST, TRIPOLI, GHARYAN, SIRTE, MISRATA = (
    place(s) for s in ["derna", "eastern-libya", "tripoli", "gharyan", "sirte", "misrata"]
)
ARTICLE = Hop(Source("article"), "OwnVoice")


def named(entity: Entity, kind: str | None = None, mode: str = "Paraphrased", stance: str = "NeutralStance") -> Hop:
    return Hop(Source("named", entity, kind=kind), mode, stance)


EXPERTS = named(actor("un-experts", "Organisation"), "ExpertPanelSource", "DocumentMode")
AGENCY = named(actor("coast-agency", "MediaOutlet"), "OutletSource")
MINISTRY = named(MFA, "Spokesperson", "DocumentMode")
MOSCOW = named(RUSSIA, "OfficialSource")
GNA_SAYS = named(GNA, "Spokesperson")
LNA_SAYS = named(LNA, "Spokesperson", stance="DistancingStance")
DENIED = {"form": "Denial", "polarity": "Negative", "explicitness": "Explicit"}


def support(givers: tuple[Entity, ...], taker: Entity, *kinds: str, **about: object) -> Occurrence:
    return Occurrence("Support", givers, (taker,), support_kinds=kinds, **about)  # type: ignore[arg-type]


def day(iso: str, basis: str = "StatedDate") -> When:
    return When(iso, iso, iso, basis)


MAY_2019 = When("2019-05", "2019-05-01", "2019-05-31", "StatedDate")
JULY_2019 = When("2019-07", "2019-07-01", "2019-07-31", "StatedDate")


WIRE = (
    "أفاد طبيب في المستشفى بأن الغارة التي شنتها طائرات على أطراف المدينة مساء أمس أوقعت قتلى وجرحى معظمهم من سكان حي "
    "واحد وأن فرق الإسعاف واصلت عملها حتى الصباح وقال شهود إن الطائرات حلقت على علو منخفض ثم غادرت نحو الشرق"
)


def arms() -> Desk:
    """Who arms whom: with two spans for one claim, a relayed anonymous word, refusals, promises, denials."""
    desk = Desk("arms-2019", "2019-05-10", "actor/al-bayan-daily")
    desk.claim(
        support((UAE,), HAFTAR, "WeaponsSupport", "AirSupport", materiel=("WingLoong2",)),
        (EXPERTS,),
        "الإمارات زودت حفتر بطائرات وينغ لونغ",
        "وأبوظبي وفرت له غطاء جويا",
    )
    source = desk.unnamed("ضابط في طرابلس", "MilitarySource", GNA)
    flown = desk.claim(
        support((AIR_FORCE,), LNA, "AirSupport"), (source, AGENCY), "سلاح الجو المصري يساند الجيش الوطني"
    )
    desk.claim(
        support((TURKEY,), GNA, "WeaponsSupport", materiel=("BayraktarTB2",)),
        (ARTICLE,),
        "أرسلت تركيا مسيرات إلى الوفاق",
    )
    official = desk.unnamed("مسؤول في القاهرة", "OfficialSource", EGYPT)
    desk.claim(
        support((EGYPT,), HAFTAR, "GroundSupport", status="Refused"), (official,), "رفضت القاهرة إرسال جنود إلى حفتر"
    )
    desk.claim(
        support((EGYPT,), LNA, "WeaponsSupport", status="Promised"),
        (official,),
        "ووعدت بأسلحة للجيش الوطني",
        temporality="Future",
    )
    desk.claim(support((WAGNER,), HAFTAR, "GroundSupport"), (GNA_SAYS,), "فاغنر تقاتل مع حفتر", form="Accusation")
    desk.claim(
        support((RUSSIA,), HAFTAR, "MilitarySupport"),
        (MOSCOW,),
        "موسكو لا تدعم حفتر",
        focus="WholeOccurrence",
        **DENIED,
    )
    desk.claim(
        support((EGYPT,), LNA, "AirSupport"),
        (MINISTRY,),
        "نفت الوزارة أن تكون مصر قد ساندت الجيش الوطني من الجو",
        denies=flown.id,
        focus="WholeOccurrence",
        **DENIED,
    )
    desk.claim(
        support((SUDAN,), HAFTAR, "GroundSupport"), (EXPERTS,), "يرجح أن السودان أرسل مقاتلين", certainty="Probable"
    )
    return desk


def raid() -> Desk:
    """A raid with its voices: an unnamed one, an accuser, a ministry that condemns it and is read as denying it."""
    desk = Desk("raid-2019", "2019-06-01", "actor/coast-agency", WIRE)
    when = day("2019-05-30", "ResolvedDate")
    medic = desk.unnamed("طبيب في المستشفى", "MedicalSource")
    struck = desk.claim(
        Occurrence(
            "AirStrike",
            (AIR_FORCE,),
            (DERNA,),
            places=(DERNA,),
            when=when,
            casualties=(
                Casualty("Killed", "Civilian", "عشرون مدنيا", 20),
                Casualty("Killed", "Child", "ستة عشر طفلا", 16, part=True),
                Casualty("Wounded", "VictimUnspecified", "ثلاثة وعشرون جريحا", 23),
            ),
        ),
        (medic,),
        "طائرات مصرية قصفت درنة فقتلت عشرين مدنيا",
    )
    desk.claim(
        Occurrence("AirStrike", (ARMY,), (DERNA,), places=(DERNA,), when=when),
        (named(COUNCIL, "Spokesperson", "DocumentMode"),),
        "اتهم المجلس الجيش المصري بالغارة",
        form="Accusation",
    )
    desk.claim(
        Occurrence("AirStrike", (EGYPT,), (DERNA,), places=(DERNA,), when=when),
        (MINISTRY,),
        "لمحت الوزارة إلى أن لا يد لمصر فيها",
        form="Denial",
        polarity="Negative",
        explicitness="Implicit",
        focus="Responsibility",
        interpreted_by=AGENCY.source,
        denies=struck.id,
    )
    desk.claim(
        Occurrence(
            "Bombardment",
            (),
            (DERNA,),
            places=(DERNA,),
            casualties=(Casualty("Killed", "Civilian", "اثنا عشر مدنيا", 12),),
        ),
        (MINISTRY,),
        "أدانت الوزارة قصف درنة الذي قتل اثني عشر مدنيا",
    )
    return desk


def summer() -> Desk:
    """A denial that has hardened, an origin without an accused, a capture, a clash, plans, conditions, requests."""
    desk = Desk("summer-2019", "2019-07-15", "actor/al-bayan-daily")
    desk.claim(
        Occurrence("AirStrike", (ARMY,), (EAST,), places=(EAST,), when=MAY_2019),
        (MINISTRY,),
        "نفت الوزارة الغارة نفيا قاطعا",
        focus="Responsibility",
        **DENIED,
    )
    officer = desk.unnamed("ضابط في غرفة العمليات", "MilitarySource", GNA)
    desk.claim(
        Occurrence("AirStrike", origins=(EGYPT,), places=(LIBYA,), recurrence="Habitual"),
        (officer,),
        "طائرة تقلع من مصر تغير علينا أحيانا",
        certainty="Probable",
        temporality="Present",
    )
    desk.claim(
        Occurrence("Capture", (GNA_FORCES,), (LNA, GHARYAN), places=(GHARYAN,), when=day("2019-06-26")),
        (ARTICLE,),
        "انتزعت قوات الوفاق غريان من الجيش الوطني",
    )
    desk.claim(
        Occurrence("Clash", (GNA_FORCES, LNA), places=(GHARYAN,), when=JULY_2019), (ARTICLE,), "اشتبك الطرفان قرب غريان"
    )
    desk.claim(
        Occurrence("GroundAssault", (LNA,), (MISRATA,), places=(MISRATA,), status="Planned"),
        (LNA_SAYS,),
        "سنزحف على مصراتة",
        temporality="Future",
    )
    desk.claim(
        support((TURKEY,), GNA, "GroundSupport", status="Conditional", condition="إذا طلبت طرابلس ذلك"),
        (named(TURKEY, "OfficialSource"),),
        "سنرسل جنودا إذا طلبت طرابلس ذلك",
        temporality="Future",
    )
    desk.claim(
        support((TURKEY,), GNA, "WeaponsSupport", status="Requested"), (GNA_SAYS,), "طلبنا من أنقرة مزيدا من السلاح"
    )
    return desk


def undated() -> Desk:
    """An article of unknown day and publisher: what it tells stays undated, its own voice is the article's."""
    desk = Desk("undated", None, None)
    unit = desk.unlisted("كتيبة الصاعقة المصرية", "ArmedGroup", part_of=("actor/egypt",))
    camp = desk.unlisted("معسكر الوادي", "Place", located_in=("place/eastern-libya",))
    desk.claim(Occurrence("Deployment", (unit,), places=(camp,)), (ARTICLE,), "وصلت كتيبة مصرية إلى المعسكر")
    desk.claim(
        Occurrence(
            "DroneStrike",
            (UAE,),
            (TRIPOLI,),
            places=(TRIPOLI,),
            casualties=(Casualty("Killed", "VictimUnspecified", "خمسة على الأقل", low=5),),
            times=3,
        ),
        (GNA_SAYS,),
        "مسيرات إماراتية ضربت طرابلس ثلاث مرات",
        form="Accusation",
    )
    desk.claim(support((EGYPT,), LNA, "WeaponsSupport"), (LNA_SAYS,), "وصلنا السلاح المصري")
    desk.claim(Occurrence("Support", (UAE,), support_kinds=("FinancialSupport",)), (ARTICLE,), "والإمارات تمول")
    return desk


def winter() -> Desk:
    """Half a year later: more support, a capture that is denied, a source at odds with its earlier word."""
    desk = Desk("winter-2020", "2020-01-05", "actor/coast-agency")
    desk.claim(
        support((TURKEY,), GNA, "GroundSupport", when=day("2020-01-03")),
        (named(TURKEY, "OfficialSource"),),
        "وصل جنودنا إلى طرابلس",
    )
    desk.claim(support((RUSSIA,), HAFTAR, "PoliticalSupport"), (MOSCOW,), "نساند حفتر سياسيا")
    desk.claim(support((RUSSIA,), HAFTAR, "MilitarySupport"), (MOSCOW,), "وأمددناه بمستشارين")
    desk.claim(
        Occurrence("Capture", (LNA,), (SIRTE,), places=(SIRTE,), when=day("2020-01-04")), (LNA_SAYS,), "سيطرنا على سرت"
    )
    desk.claim(
        Occurrence("Capture", (LNA,), (SIRTE,), places=(SIRTE,), when=day("2020-01-04")),
        (GNA_SAYS,),
        "سرت لم تسقط",
        focus="WholeOccurrence",
        **DENIED,
    )
    desk.claim(
        Occurrence("Capture", (WAGNER,), (SIRTE,), places=(SIRTE,), when=day("2020-01-04")),
        (EXPERTS,),
        "فاغنر هي التي دخلت سرت",
    )
    desk.claim(support((UAE,), HAFTAR, "WeaponsSupport"), (GNA_SAYS,), "الإمارات تسلح حفتر بلا شك", form="Accusation")
    desk.claim(
        Occurrence("ArmedAttack", (), (LNA,), casualties=(Casualty("Wounded", "Combatant", "أربعة جنود", 4),)),
        (LNA_SAYS,),
        "جرح أربعة جنود لنا",
    )
    desk.claim(
        Occurrence("GroundAssault", (), (TRIPOLI,), places=(TRIPOLI,), status="Threatened"),
        (desk.unnamed("مصدر", "InformedSource"),),
        "يتوعدون طرابلس بهجوم",
        temporality="Future",
    )
    desk.claim(
        Occurrence("Support", (), (GNA,), support_kinds=("WeaponsSupport",), materiel=("PantsirS1",)),
        (ARTICLE,),
        "ووصلت إلى الوفاق منظومة بانتسير",
    )
    desk.claim(
        Occurrence("Support", (), (LNA,), support_kinds=("GroundSupport",), status="Requested"),
        (LNA_SAYS,),
        "طلبنا مزيدا من الرجال",
    )
    desk.claim(
        Occurrence("OtherOccurrence", participants=(EGYPT,), places=(LIBYA,)),
        (MINISTRY,),
        "لا وجود لقواعد مصرية في ليبيا",
        focus="WholeOccurrence",
        **DENIED,
    )
    return desk


def reprint() -> Desk:
    """The agency's article in a daily, with a few words changed, and one sentence of its own."""
    desk = Desk("reprint-2019", "2019-06-02", "actor/al-bayan-daily", WIRE.replace("أمس", "أول من أمس"))
    when = day("2019-05-30", "ResolvedDate")
    medic = desk.unnamed("طبيب في المستشفى", "MedicalSource")
    toll = (Casualty("Killed", "Civilian", "واحد وعشرون مدنيا", 21),)
    desk.claim(
        Occurrence("AirStrike", (AIR_FORCE,), (DERNA,), places=(DERNA,), when=when, casualties=toll),
        (medic,),
        "وقتلت الطائرات واحدا وعشرين مدنيا بحسب الطبيب",
    )
    official = desk.unnamed("مسؤول في البلدية", "OfficialSource")
    desk.claim(
        Occurrence("AirStrike", (LNA_AIR,), (DERNA,), places=(DERNA,), when=when),
        (official, AGENCY),
        "وحمّل مسؤول في البلدية سلاح الجو التابع للجيش الوطني وزر الغارة",
        form="Accusation",
    )
    return desk


def silent() -> Desk:
    """An article that claims nothing."""
    return Desk("silent", "2019-01-01", "actor/coast-agency")


@cache
def authority() -> Authority:
    return load_authority([HERE / "authority"])


@cache
def corpus() -> tuple[Desk, ...]:
    return arms(), raid(), summer(), undated(), winter(), silent(), reprint()


@cache
def quads() -> tuple[Quad, ...]:
    """Articles, entries, concepts, classes, and what is derived across the articles."""
    graphs = [article_graph(desk.record, desk.claims, run=RUN.iri, publisher_id=desk.outlet) for desk in corpus()]
    used = References()
    for graph in graphs:
        used |= references(graph)
    found = derived(quad for graph in graphs for quad in graph)
    used |= references(found)
    return (*(quad for graph in graphs for quad in graph), *shared_graphs(used, authority()), *found)


def derived(graphs: Iterable[Quad]) -> list[Quad]:
    """What `kg link` derives of them."""
    everything = shared_graphs(References(frozenset(authority().entities)), authority())
    world = world_of(everything)
    return link(list(articles_of(graphs, world)), world)


@cache
def text() -> str:
    """The graph as N-Quads."""
    return nquads(quads())


# ---- the graph in each engine ---------------------------------------------------------------------------------------


@cache
def text_with_inferences() -> str:
    return nquads((*quads(), *infer(quads())))


@cache
def oxigraph(inferences: bool = False) -> EmbeddedStore:
    store = EmbeddedStore.memory()
    store.load((text_with_inferences() if inferences else text()).encode(), ".nq")
    return store


@pytest.fixture(scope="session")
def engines() -> dict[str, Queryable]:
    """The same graph without and with inferred graphs beside it."""
    return {"oxigraph": oxigraph(), "oxigraph with inferences": oxigraph(inferences=True)}


@pytest.fixture(scope="session", name="rdflib")
def in_rdflib() -> GraphSource:
    """The same graph in rdflib."""
    dataset = rdflib.Dataset(default_union=True)
    for graph in sorted({quad[3] for quad in quads()}):
        lines = ntriples(quad for quad in quads() if quad[3] == graph)
        dataset.graph(rdflib.URIRef(graph[1:-1])).parse(data=lines, format="nt")
    return GraphSource(dataset)


@pytest.fixture(scope="session")
def names() -> Authority:
    return authority()


@pytest.fixture(scope="session")
def nquads_text() -> str:
    return text()


# ---- Virtuoso, a store with opinions of its own ---------------------------------------------------------------------


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """The same graph in a Virtuoso 7 of this test's own, on loopback; skipped where it is not installed."""
    client = shutil.which("isql-vt")
    if not client:
        pytest.skip("the client of Virtuoso 7 is not installed: apt-get install virtuoso-opensource-7-bin")
    folder = tmp_path_factory.mktemp("virtuoso")
    (folder / "graph.nq").write_text(text_with_inferences(), encoding="utf-8")
    with servers.virtuoso(folder) as server:
        load = f"ld_dir('{folder}', 'graph.nq', 'urn:default'); rdf_loader_run(); checkpoint;"
        subprocess.run([client, f"127.0.0.1:{server.port}", "dba", "dba", f"exec={load}"], check=True)
        with Endpoint(server.doors.query.replace("sparql-auth", "sparql")) as endpoint:
            yield endpoint
