"""From frames to claims: what counts, what kind it is, what context adds, what is told twice. Sentences of our own."""

from functools import cache

import pytest

from isnad.backends.rules import Rules, load_rules
from isnad.model.article import Article, ArticleRecord
from isnad.model.claim import Claim
from isnad.resources import folder


@cache
def rules() -> Rules:
    return load_rules([folder("seeds")])


def read(text: str) -> tuple[Claim, ...]:
    return rules().read(Article(ArticleRecord("own", "0" * 64, len(text)), text))


def kinds(text: str) -> list[str]:
    return [claim.content.kind for claim in read(text)]


def only(text: str) -> Claim:
    (claim,) = read(text)
    return claim


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("تحدث الوزير عن الهجوم وعن الحرب.", id="topics"),
        pytest.param("أعلن الطرفان وقف إطلاق النار في غزة.", id="a ceasefire"),
        pytest.param("أطلقت إسرائيل مبادرة وقف إطلاق النار على غزة.", id="a ceasefire proposed"),
        pytest.param("هل قصفت تركيا مدينة دهوك؟", id="a question"),
        pytest.param("وصل الوزير إلى درنة.", id="persons travel"),
        pytest.param("غادر الرئيس هادي الرياض.", id="persons leave"),
        pytest.param("انسحبت تركيا من المفاوضات.", id="diplomats withdraw"),
        pytest.param("تحدث الوزير عن سيطرة المسلحين.", id="control of nothing"),
        pytest.param("احتجزت الشرطة في بيانها.", id="a detention of nobody"),
        pytest.param("قدمت المنظمة مساعدات للنازحين.", id="relief"),
        pytest.param("قال شهود عيان إن مدنيين هاجموا ثكنة في درنة.", id="civilians named alone do not attack"),
    ],
)
def test_what_is_no_claim(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قصفت طائرات تركية مواقع لداعش في دهوك.", "AirStrike"),
        ("قصفت طائرات تركية مسيرة مواقع لداعش في دهوك.", "DroneStrike"),
        ("قصفت مدفعية الجيش التركي مواقع لداعش في دهوك.", "Shelling"),
        ("أسقطت قوات حفتر طائرة تركية قرب درنة.", "AircraftLoss"),
        ("شنت قوات حفتر هجوما على طرابلس.", "GroundAssault"),
    ],
)
def test_words_beside_an_event_make_its_kind_finer(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


def test_both_sides_of_a_clash_are_agents_and_nobody_is_the_target() -> None:
    content = only("اندلعت اشتباكات بين الجيش اليمني والحوثيين في تعز.").content
    assert {e.id for e in content.agents} == {"actor/yemen-armed-forces", "actor/houthis"}
    assert content.targets == ()
    assert [e.id for e in content.places] == ["place/taiz"]


def test_by_what_is_not_by_whom() -> None:
    assert only("شنت طائرة حربية غارة على درنة.").content.agents == ()
    assert only("شنت طائرة تركية غارة على درنة.").content.agents[0].part_of == ("actor/turkey",)


def test_what_blows_up_is_not_what_is_hit() -> None:
    told = read("انفجار سيارة مفخخة استهدف دورية في العريش وقتل خمسة أشخاص.")
    labels = [e.label for c in told for e in c.content.targets]
    assert "دورية" in labels
    assert "سيارة مفخخة" not in labels


def test_convoys_deploy_and_other_things_do_not() -> None:
    (claim,) = read("وصلت تعزيزات عسكرية تابعة لحكومة الوفاق إلى غريان. وسيارات المدينة دخلت إلى درنة.")
    assert [e.part_of for e in claim.content.agents] == [("actor/gna",)]


class TestContext:
    def test_a_definite_noun_takes_what_the_event_before_says(self) -> None:
        first, second = read("قصفت إسرائيل غزة. وقالت مصادر طبية إن القصف أسفر عن مقتل عشرة أشخاص.")
        assert [e.id for e in second.content.agents] == ["actor/israel"]
        assert first.chain[0].source.key != second.chain[0].source.key

    def test_attacks_that_go_on_are_the_same_attackers(self) -> None:
        last = read("قصفت إسرائيل مواقع لحزب الله في دمشق. وأضاف البيان أن الضربات استهدفت مخازن قرب حمص.")[-1]
        assert [e.id for e in last.content.agents] == ["actor/israel"]

    def test_an_indefinite_attack_is_nobodys(self) -> None:
        last = read("قصفت إسرائيل مواقع لحزب الله في دمشق. وقتل شرطيان في هجوم انتحاري في كابل.")[-1]
        assert last.content.agents == ()

    def test_the_same_event_told_elsewhere_dates_it(self) -> None:
        told = read("قصفت إسرائيل غزة يوم 5 مايو 2021. وقال مصدر طبي إن القصف الإسرائيلي على غزة قتل عشرة أشخاص.")
        assert [c.content.when.edtf if c.content.when else None for c in told] == ["2021-05-05"] * 2

    def test_another_event_is_not_dated_by_it(self) -> None:
        told = read("قصفت إسرائيل غزة يوم 5 مايو 2021. وقصفت تركيا دهوك.")
        assert told[-1].content.when is None

    def test_one_side_of_a_support_brings_the_other(self) -> None:
        _, last = read("قدمت الإمارات أسلحة لحفتر. وقال خبراء إن هذا الدعم مستمر.")
        assert [e.id for e in last.content.agents] == ["actor/united-arab-emirates"]
        assert [e.id for e in last.content.targets] == ["actor/khalifa-haftar"]


class TestToldTwice:
    TWICE = "قصفت إسرائيل غزة. وبعد ساعات قصفت إسرائيل غزة."

    def test_by_one_source_it_is_one_claim_with_every_span(self) -> None:
        claim = only(self.TWICE)
        assert len(claim.evidence) == 2
        assert all(self.TWICE[e.span.start : e.span.end] == e.quote for e in claim.evidence)

    def test_by_two_sources_it_is_two(self) -> None:
        assert len(read("قصفت إسرائيل غزة. وقالت حماس إن إسرائيل قصفت غزة.")) == 2

    def test_on_two_days_it_is_two(self) -> None:
        assert len(read("قصفت إسرائيل غزة في 5 مايو 2021. وقصفت إسرائيل غزة في 9 يونيو 2022.")) == 2

    def test_of_two_towns_it_is_two(self) -> None:
        assert len(read("قصفت إسرائيل غزة. وقصفت إسرائيل دمشق.")) == 2


def test_who_kills_is_no_casualty() -> None:
    (claim,) = read("اغتال مسلحان على دراجة نارية الصحفي في تعز.")
    assert not claim.content.casualties


def test_casualties_go_to_the_event_that_caused_them() -> None:
    told = read("قتل سبعة جنود في غارة تركية على دهوك وأرسلت بغداد تعزيزات إلى أربيل.")
    with_victims = [c.content.kind for c in told if c.content.casualties]
    assert with_victims == ["AirStrike"]


def test_claims_are_in_text_order_and_their_ids_differ() -> None:
    told = read("قصفت إسرائيل غزة. وهاجم الحوثيون تعز. وسيطرت قوات حفتر على درنة.")
    starts = [c.evidence[0].span.start for c in told]
    assert starts == sorted(starts)
    assert len({c.id for c in told}) == len(told) == 3


@pytest.mark.parametrize(
    "text",
    [
        "قَصَفَتْ إسْرائيلُ غَزَّةَ",
        "قصـفت اسرائيل غـزة",
        "قصفت إسرائيل غزه",
        "«قصفت إسرائيل غزة",
    ],
)
def test_spelling_and_marks_change_no_claim(text: str) -> None:
    content = only(text).content
    assert [e.id for e in content.agents] == ["actor/israel"]
    assert [e.id for e in content.targets] == [e.id for e in only("قصفت إسرائيل غزة").content.targets]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("قصفت القوات الروسية مواقع «الجيش الأوكراني» أمس.", "قصفت القوات الروسية مواقع «الجيش الأوكراني»"),
        ("«القوات الروسية» قصفت خاركيف أمس.", "«القوات الروسية» قصفت خاركيف"),
        ("قصفت القوات الروسية مواقع «الجيش الأوكراني أمس.", "قصفت القوات الروسية مواقع"),
    ],
)
def test_a_quotation_that_the_evidence_opens_is_closed_in_it(text: str, quote: str) -> None:
    (evidence,) = only(text).evidence
    assert evidence.quote == quote == text[evidence.span.start : evidence.span.end]
