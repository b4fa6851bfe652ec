"""Who says so: each construction with a sentence of our own, beside one that looks like it and must not count."""

from functools import cache

import pytest

from isnad.backends.rules import Rules, load_rules
from isnad.model.article import Article, ArticleRecord
from isnad.model.claim import Claim, Source
from isnad.resources import folder

ARTICLE = "the article"


@cache
def rules() -> Rules:
    return load_rules([folder("seeds")])


def read(text: str) -> tuple[Claim, ...]:
    return rules().read(Article(ArticleRecord("own", "0" * 64, len(text)), text))


def name(source: Source) -> str:
    """The slug of a listed source, the words of any other."""
    if source.form == "article":
        return ARTICLE
    if source.entity is None:
        return source.label
    return source.entity.id.partition("/")[2] if source.entity.id else source.entity.label


def chains(text: str) -> list[str]:
    """For each claim, who says it and through whom: «المصدر < رويترز»."""
    return [" < ".join(name(hop.source) for hop in claim.chain) for claim in read(text)]


def source(text: str) -> str:
    """Who says the last claim, without the chain."""
    return chains(text)[-1].partition(" < ")[0]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("أعلنت وزارة الدفاع الروسية أن طائراتها قصفت إدلب.", "russia-mod", id="a clause of أن"),
        pytest.param("أعلن الجيش السوداني سيطرته على ود مدني.", "sudan-armed-forces", id="a verbal noun as object"),
        pytest.param("قال مسؤول أمريكي، طلب عدم ذكر اسمه، إن إسرائيل قصفت أصفهان.", "مسؤول أمريكي", id="a late clause"),
        pytest.param("زعمت إسرائيل أنها قصفت بيروت.", "israel", id="distance"),
        pytest.param("الرئيس الأوكراني: روسيا قصفت كييف", "الرئيس الأوكراني", id="a headline"),
        pytest.param("إيران: مقتل خمسة في هجوم على زاهدان", ARTICLE, id="a land before a colon is a topic"),
        pytest.param("حذر الأمين العام للأمم المتحدة من هجوم على رفح.", "un-secretariat", id="a warning"),
        pytest.param("قصفت روسيا كييف، بحسب شهود عيان.", "شهود", id="بحسب behind"),
        pytest.param("وفقا لمصدر أمني، قصفت تركيا دهوك.", "مصدر أمني", id="وفقا in front"),
        pytest.param("قصفت تركيا دهوك وفق ما ذكرت وكالة الأناضول.", "anadolu", id="وفق ما ذكرت"),
        pytest.param("قصفت روسيا كييف كما قال فولوديمير زيلينسكي.", "volodymyr-zelensky", id="as he said"),
        pytest.param("جاء في بيان لكتائب القسام أنها قصفت عسقلان.", "qassam-brigades", id="a statement"),
        pytest.param(
            "قصفت روسيا كييف. جاء ذلك في بيان لوزارة الدفاع الأوكرانية.", "ukraine-mod", id="stated of what came before"
        ),
        pytest.param("قصفت روسيا كييف. جاء ذلك في أعقاب تقارير لرويترز.", ARTICLE, id="what followed is no statement"),
        pytest.param("أفادت أنباء عن قصف إسرائيلي على دمشق.", "أنباء", id="hearsay"),
        pytest.param("تداول ناشطون مقطعا يظهر قصف إسرائيل لدمشق.", "ناشطون", id="passed on"),
        pytest.param("قال أرتشيبالد إن روسيا قصفت كييف.", "أرتشيبالد", id="a name nobody listed"),
        pytest.param("قال جنود إن روسيا قصفت كييف.", "جنود", id="members without a name"),
        pytest.param("اتهمت أوكرانيا روسيا بقصف كييف.", "ukraine", id="an accuser"),
        pytest.param("اتهمت روسيا بقصف كييف.", ARTICLE, id="the accused alone does not accuse"),
        pytest.param("أثار اتهام روسيا بقصف كييف جدلا.", ARTICLE, id="nor in a noun"),
        pytest.param("رحبت كييف باتهام واشنطن لموسكو بقصف خاركيف.", "united-states", id="an accuser in a noun"),
        pytest.param(
            "«قصفت الطائرات الروسية مدرسة في إدلب»، يقول ناشط من المدينة.", "ناشط من المدينة", id="a quotation in front"
        ),
    ],
)
def test_who_speaks(text: str, says: str) -> None:
    assert source(text) == says


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("لم تعلن كييف أن روسيا قصفت خاركيف.", id="unsaid"),
        pytest.param("قد تعلن كييف أن روسيا قصفت خاركيف.", id="may be said"),
        pytest.param("ستعلن كييف أن روسيا قصفت خاركيف.", id="will be said"),
        pytest.param("ردت القوات الروسية بقصف كييف.", id="an answer with fire"),
        pytest.param("نشرت روسيا قواتها وقصفت كييف.", id="deployed, not published"),
        pytest.param("نقلت تركيا مقاتلين من إدلب، وقصفت روسيا كييف.", id="transported, not quoted"),
        pytest.param("أطلق الجيش نيرانا بعد حصار مشددا على كييف.", id="a tight siege is no speaker"),
        pytest.param("قصفت روسيا كييف التي قالت واشنطن إنها آمنة.", id="a relative clause"),
    ],
)
def test_what_is_no_speech(text: str) -> None:
    assert set(chains(text)) <= {ARTICLE}


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("نقلت وكالة رويترز عن مسؤول عراقي أن إيران قصفت أربيل.", "مسؤول عراقي < وكالة رويترز"),
        ("ذكرت قناة الجزيرة نقلا عن مصادر طبية أن إسرائيل قصفت رفح.", "مصادر طبية < قناة الجزيرة"),
        ("قال سكان لوكالة فرانس برس إن الطيران قصف السوق.", "سكان < وكالة فرانس برس"),
        ("قال مسؤول تركي في حديث مع قناة الجزيرة إن روسيا قصفت إدلب.", "مسؤول تركي < قناة الجزيرة"),
        ("بحسب مصادر محلية لوكالة رويترز فإن روسيا قصفت إدلب.", "مصادر محلية < وكالة رويترز"),
    ],
)
def test_outlets_that_pass_it_on(text: str, chain: str) -> None:
    said, _, via = chain.partition(" < ")
    claim = read(text)[0]
    assert name(claim.chain[0].source) == said
    assert [hop.source.label for hop in claim.chain[1:]] == [via]


def test_a_speaker_within_anothers_speech() -> None:
    assert chains("قال المتحدث باسم الأمم المتحدة إن روسيا أعلنت أنها قصفت خاركيف.") == [
        "russia < المتحدث باسم الأمم المتحدة"
    ]


def test_speakers_side_by_side() -> None:
    text = "قالت أوكرانيا إن روسيا قصفت خاركيف، فيما أعلنت موسكو أن القوات الأوكرانية قصفت دونيتسك."
    assert chains(text) == ["ukraine", "russia"]


def test_a_source_keeps_its_outlet_in_what_it_goes_on_to_say() -> None:
    text = "قصفت روسيا إدلب، بحسب مصدر محلي. وقال المصدر لوكالة رويترز إن القوات الروسية قصفت سراقب."
    assert {chain.count("<") for chain in chains(text)} == {1}


@pytest.mark.parametrize(
    "second",
    ["وأضاف أن تركيا قصفت سراقب.", "وتابع: «تركيا قصفت سراقب».", "مشيرا إلى أن تركيا قصفت سراقب."],
)
def test_who_goes_on(second: str) -> None:
    assert chains(f"قال المرصد السوري إن روسيا قصفت إدلب. {second}") == ["sohr", "sohr"]


def test_a_verb_of_another_gender_is_another_speaker() -> None:
    text = "أعلنت وزارة الدفاع التركية أن روسيا قصفت إدلب. وأكد المرصد السوري الهجوم. وأضافت أن تركيا قصفت سراقب."
    assert chains(text)[-1] == "turkey-mod"


def test_the_article_speaks_again() -> None:
    assert chains("قال وزير الدفاع التركي إن روسيا قصفت إدلب. ويذكر أن تركيا قصفت سراقب.")[-1] == ARTICLE
    assert chains("قال مصدر إن روسيا قصفت إدلب.\nقصفت تركيا سراقب.")[-1] == ARTICLE


def test_a_quotation_of_several_sentences() -> None:
    text = "قال ناشط: «قصفت روسيا إدلب. القصف عنيف. قصفت تركيا سراقب». قصفت إسرائيل دمشق."
    assert chains(text) == ["ناشط", "ناشط", ARTICLE]


def test_a_quotation_that_nobody_closed_ends_with_its_paragraph() -> None:
    text = "قال ناشط: «قصفت روسيا إدلب.\n\nقصفت تركيا سراقب. وقال آخر: «الوضع صعب جدا هنا في المدينة»."
    assert chains(text) == ["ناشط", ARTICLE]


def test_an_aside_behind_a_quotation_is_the_articles() -> None:
    text = "قال الوزير: «لن نقبل بما تفعله تلك الدولة هنا»، في إشارة إلى تركيا التي قصفت سراقب."
    assert chains(text) == [ARTICLE]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("صورة منتشرة مع تعليق: «قصف تركي على سراقب».", "صورة"),
        ("الادعاء\n- قصف تركي على سراقب.", "الادعاء"),
    ],
)
def test_what_is_passed_round(text: str, says: str) -> None:
    assert chains(text) == [says]


@pytest.mark.parametrize(
    "text",
    [
        "قال مصدر عسكري إن روسيا قصفت إدلب",
        "قالَ مصدرٌ عسكريٌّ إنَّ روسيا قصفتْ إدلبَ",
        "قـــال مصدر عسكري ان روسيا قصفت ادلب",
        "قال مصدر عسكرى إن روسيا قصفت إدلب",
    ],
)
def test_spellings_do_not_matter(text: str) -> None:
    (claim,) = read(text)
    assert claim.chain[0].source.form == "anonymous"


@pytest.mark.parametrize("verb", ["قال", "نفت", "وأكد"])
def test_a_verb_of_saying_that_is_the_whole_sentence_stops_nobody(verb: str) -> None:
    assert chains(f"قصفت طائرات مصرية مدينة درنة. {verb}.") == [ARTICLE]
