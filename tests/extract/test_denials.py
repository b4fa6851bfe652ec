"""Denials: who, what, and how; each beside what looks like one and is none. Sentences of our own."""

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


def denials(text: str) -> list[Claim]:
    return [claim for claim in read(text) if claim.form == "Denial"]


def denial(text: str) -> Claim:
    (found,) = denials(text)
    return found


def named(claim: Claim) -> set[str]:
    content = claim.content
    return {e.id.partition("/")[2] for e in (*content.agents, *content.targets, *content.places) if e.id}


def denier(claim: Claim) -> str:
    source = claim.chain[0].source
    return (source.entity.id or source.entity.label) if source.entity else source.label or "the article"


@pytest.mark.parametrize(
    ("text", "who", "kind", "what"),
    [
        pytest.param("نفت روسيا أن تكون قصفت خاركيف.", "actor/russia", "Bombardment", {"kharkiv"}, id="a clause"),
        pytest.param(
            "نفت موسكو مسؤوليتها عن الهجوم على كييف.",
            "actor/russia", "ArmedAttack", {"russia", "kyiv"}, id="its own part",
        ),
        pytest.param(
            "نفت إيران تقديم أي دعم عسكري للحوثيين.", "actor/iran", "Support", {"iran", "houthis"}, id="its own doing"
        ),
        pytest.param(
            "رفضت الإمارات الاتهامات بدعم قوات الدعم السريع.",
            "actor/united-arab-emirates", "Support", {"united-arab-emirates", "rsf"}, id="an allegation refused",
        ),
        pytest.param(
            "اتهمت أوكرانيا روسيا بقصف كييف، وهو ما نفته موسكو.",
            "actor/russia", "Bombardment", {"russia", "kyiv"}, id="what was said before",
        ),
        pytest.param(
            "قال المرصد السوري إن تركيا قصفت سراقب. لكن أنقرة نفت الأمر.",
            "actor/turkey", "Bombardment", {"turkey", "saraqib"}, id="the matter",
        ),
        pytest.param(
            "قصفت تركيا سراقب. وقال مصدر تركي إن هذه الأنباء عارية عن الصحة.",
            "مصدر تركي", "Bombardment", {"turkey", "saraqib"}, id="a verdict",
        ),
    ],
)  # fmt: skip
def test_who_denies_what(text: str, who: str, kind: str, what: set[str]) -> None:
    found = denial(text)
    assert (denier(found), found.content.kind) == (who, kind)
    assert what <= named(found)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("رفضت تركيا سحب قواتها من سوريا.", id="declining to do it"),
        pytest.param("استبعدت تركيا شن هجوم على منبج.", id="ruling it out"),
        pytest.param("لم تنف تركيا قصف سراقب.", id="not denying"),
        pytest.param("نشر الموقع معلومات كاذبة عن الوزير في تركيا.", id="some false news"),
        pytest.param("أنكر الرجل صديقه.", id="no matter of ours"),
        pytest.param("أدانت تركيا قصف إدلب.", id="condemning"),
    ],
)
def test_what_is_no_denial(text: str) -> None:
    assert denials(text) == []


def test_what_is_only_denied_is_not_told() -> None:
    assert [claim.form for claim in read("نفت روسيا قصف كييف.")] == ["Denial"]


def test_the_accusation_stays_beside_its_denial() -> None:
    forms = [claim.form for claim in read("اتهمت أوكرانيا روسيا بقصف كييف، وهو ما نفته موسكو.")]
    assert forms == ["Accusation", "Denial"]


def test_a_denial_ends_where_another_speaks() -> None:
    claims = read("نفت موسكو قصف كييف، فيما قال شهود إن طائرة روسية قصفت خاركيف.")
    assert [claim.form for claim in claims] == ["Denial", "Claim"]
    assert "kharkiv" not in named(claims[0])


def test_how_it_is_denied() -> None:
    assert denial("نفت القاهرة ضمنيا مسؤوليتها عن قصف درنة.").explicitness == "Implicit"
    assert denial("نفت القاهرة مسؤوليتها عن قصف درنة.").explicitness == "Explicit"
    assert denial("نفت القاهرة مسؤوليتها عن قصف درنة.").focus == "Responsibility"
    assert denial("نفت القاهرة أن تكون تركيا قصفت درنة.").focus == "WholeOccurrence"


CIRCULATED = "تداولت حسابات على فيسبوك مقطعا ادعى ناشروه أنه لقصف إسرائيلي على مدينة صور."


@pytest.mark.parametrize(
    ("verdict", "who"),
    [
        ("تحقق «مسبار» من الادعاء المتداول وتبين أنه مضلل، إذ إن المقطع قديم.", "actor/misbar"),
        ("الكلام ده غير صحيح، والمقطع قديم.", "the article"),
    ],
)
def test_the_verdict_of_a_fact_checker(verdict: str, who: str) -> None:
    claims = read(f"{CIRCULATED} {verdict}")
    told, denied = (next(c for c in claims if c.form == form) for form in ("Claim", "Denial"))
    assert told.chain[0].source.form == "anonymous"
    assert denier(denied) == who
    assert named(denied) == named(told) == {"israel", "tyre"}


@pytest.mark.parametrize(
    "when", ["", " في ذاك الوقت", " في حينه", " آنذاك"], ids=["bare", "at that time", "then", "adverb"]
)
def test_the_matter_that_is_meant_may_be_followed_by_when_it_was_denied(when: str) -> None:
    text = f"قال مصدر مصري إن القوات المصرية قصفت مدينة درنة، على الرغم من نفي الخارجية المصرية للأمر{when}."
    found = denial(text)
    assert (denier(found), found.content.kind) == ("actor/egypt-mfa", "Bombardment")


def test_a_matter_that_is_told_again_is_not_what_stood_before() -> None:
    found = denials("قصف الجيش مدينة درنة. ونفت الوزارة الأنباء في صحيفة أمريكية عن نقل الموظفين.")
    assert "Bombardment" not in {claim.content.kind for claim in found}
