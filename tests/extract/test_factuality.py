"""How real an event is, as its sentence words it. Sentences of our own."""

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


def real(claim: Claim) -> str:
    """Status, certainty where it is in doubt, and a minus where it is negated."""
    doubt = "" if claim.certainty == "Certain" else f" {claim.certainty}"
    return f"{claim.content.status}{doubt}{' -' if claim.polarity == 'Negative' else ''}"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("قصفت إسرائيل دمشق.", "Actual", id="told"),
        pytest.param("لم تقصف إسرائيل دمشق.", "Actual -", id="negated"),
        pytest.param("لن تقصف إسرائيل دمشق.", "Refused", id="will not"),
        pytest.param("ستقصف إسرائيل دمشق.", "Planned", id="future"),
        pytest.param("قد تقصف إسرائيل دمشق.", "Actual Possible", id="may"),
        pytest.param("قد تشن إسرائيل هجوما على دمشق.", "Actual Possible", id="may, through its verb"),
        pytest.param("كانت إسرائيل قد شنت هجوما على دمشق.", "Actual", id="had"),
        pytest.param("لن تشن إسرائيل هجوما على دمشق.", "Refused", id="will not, through its verb"),
        pytest.param("إذا هاجمت إسرائيل دمشق فسنرد.", "Conditional", id="if"),
        pytest.param("في حال شنت إسرائيل هجوما على دمشق فسنرد.", "Conditional", id="in case, through its verb"),
        pytest.param("من المحتمل أن تهاجم إسرائيل دمشق.", "Actual Possible", id="likely"),
        pytest.param("نفذت إسرائيل غارة محتملة على دمشق.", "Actual Possible", id="an adjective behind"),
        pytest.param("يجب أن تنسحب إسرائيل من الجولان.", "Requested", id="must"),
        pytest.param("تعتزم فرنسا سحب قواتها من مالي.", "Planned", id="intended"),
        pytest.param("وافق البرلمان على إرسال قوات تركية إلى ليبيا.", "Planned", id="approved"),
        pytest.param("هدد حزب الله بقصف تل أبيب.", "Threatened", id="threatened"),
        pytest.param("رفضت تركيا سحب قواتها من سوريا.", "Refused", id="refused"),
        pytest.param("دعت فرنسا إلى انسحاب القوات التركية من سوريا.", "Requested", id="called for"),
        pytest.param("حذر المبعوث من هجوم روسي على كييف.", "Actual Possible", id="feared"),
        pytest.param("فشل الجيش السوري في اقتحام إدلب.", "Failed", id="failed"),
        pytest.param("تنتشر القوات التركية في منطقة خاضعة لسيطرة الحوثيين في اليمن.", "Actual", id="held, no aim"),
        pytest.param("ندد الوزير بأضرار القصف الإسرائيلي على غزة.", "Actual", id="its damage"),
        pytest.param("أعلن الجيش الموريتاني حالة التأهب على الحدود مع مالي.", "Actual", id="a state of alert"),
        pytest.param("لم يعد الجيش السوري يسيطر على حمص.", "Actual -", id="no longer"),
        pytest.param("قالت إسرائيل إنها ما زالت تقصف دمشق.", "Actual", id="still"),
        pytest.param("لا توجد أي غارات على صنعاء.", "Actual -", id="none there"),
        pytest.param("لم تتعرض صنعاء لأي قصف.", "Actual -", id="not undergone"),
        pytest.param("توعدت إيران بالرد على أي قصف إسرائيلي على دمشق.", "Actual Possible", id="any"),
        pytest.param("أرجأت إسرائيل الهجوم على دمشق.", "Planned", id="put off"),
        pytest.param("حاولت إسرائيل اقتحام دمشق لكنها فشلت.", "Failed", id="tried in vain"),
        pytest.param("حاولت إسرائيل اقتحام دمشق لكن القتال مستمر.", "Actual", id="tried"),
        pytest.param("يعقد اجتماع بعد قصف إسرائيل لدمشق.", "Actual", id="after it"),
    ],
)
def test_how_real(text: str, status: str) -> None:
    assert {real(claim) for claim in read(text)} == {status}


def test_the_fact_behind_a_plan() -> None:
    later, before = read("ستنسحب القوات التركية من سراقب بعد قصف روسيا للمدينة.")
    assert (real(later), real(before)) == ("Planned", "Actual")


def test_who_is_backed_is_backed_whatever_is_planned() -> None:
    claims = read("تعتزم تركيا مهاجمة قوات حفتر المدعومة من روسيا.")
    assert {claim.content.kind: real(claim) for claim in claims}["Support"] == "Actual"


def test_an_aim_is_planned_and_help_that_was_sent_is_not() -> None:
    aims = read("حشد الجيش الإسرائيلي دباباته لاقتحام غزة.")
    assert {real(claim) for claim in aims if claim.content.kind == "GroundAssault"} == {"Planned"}
    sent = read("أرسلت تركيا قوات لدعم حكومة الوفاق.")
    assert {real(claim) for claim in sent if claim.content.kind == "Support"} == {"Actual"}
