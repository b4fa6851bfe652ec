"""What must not be read into words: names that are none, acts that are figures of speech, the wrong side."""

from datetime import date

import pytest
from tests.backends.test_sentences import claims_of, gist, speaker

from isnad.backends.rules import Rules
from isnad.model.article import Article, ArticleRecord
from isnad.model.claim import Claim

READ = [
    ("an adjective is nobody of mine", "تعرضت بلدة دوما لقصف مدفعي كثيف.", ["Shelling:  > douma"]),
    ("forces of mine are", "وقال القائد: قواتي قصفت مدينة درنة.", ["Bombardment: «قواتي» > derna"]),
    ("an object of two words", "قصفت طائرات مصرية نقطة تفتيش في درنة.",
     ["AirStrike: «طائرات مصرية» > «نقطة تفتيش» @ derna"]),
    ("what is said of a place is not its name", "قصف الجيش المصري منطقة تقع شمال درنة.",
     ["Bombardment: egypt-armed-forces @ «شمال درنة»"]),
    ("a name behind the word for a place is", "قصف الجيش المصري منطقة الحجاج.",
     ["Bombardment: egypt-armed-forces > «منطقة الحجاج»"]),
    ("by mistake is no road", "قصفت طائرات روسية مدينة إدلب عن طريق الخطأ.", ["AirStrike: «طائرات روسية» > idlib"]),
    ("a road is one", "قصفت طائرات روسية طريق حلب.", ["AirStrike: «طائرات روسية» > «طريق حلب»"]),
    ("a court is no district", "قتل مسلحون جنديا في بغداد ولم يمثل أحد أمام القضاء.",
     ["ArmedAttack: «مسلحون» > «جنديا» @ baghdad"]),
    ("a district is one where the article names it", "قصف الجيش العراقي مواقع في قضاء الحضر، وانسحب داعش من القضاء.",
     ["Bombardment: iraq-armed-forces @ hatra", "Withdrawal: isis @ «القضاء»"]),
    ("several provinces", "سيطر الحوثيون على محافظات عدن وأبين.", ["Capture: houthis > abyan+aden"]),
    ("a district of Yemen is a place", "سيطر الحوثيون على مديرية القبيطة.", ["Capture: houthis > «مديرية القبيطة»"]),
    ("a directorate is none", "هاجم داعش مديرية شرطة الرمادي.", ["ArmedAttack: isis > «مديرية شرطة الرمادي»"]),
    ("the unity of a country is no unit", "تدعم تونس وحدة ليبيا.", ["SupportUnspecified: tunisia > libya"]),
    ("words in quotation marks that are no name", 'قصف الجنود "بسرعة من البر" بلدة دوما.',
     ["Bombardment: «الجنود» > douma"]),
    ("words in quotation marks that are", "قصفت كتيبة «نسور الشام» بلدة دوما.",
     ["Bombardment: «كتيبة نسور الشام» > douma"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in READ], ids=[row[0] for row in READ])
def test_names_end_where_they_end(rules: Rules, text: str, expected: list[str]) -> None:
    assert [gist(claim) for claim in claims_of(rules, text)] == expected


SILENT = [
    ("resistance that is met", "تواجه حكومة مالي مقاومة شرسة في البلاد."),
    ("force as a means", "رفضت باريس استخدام القوة في مالي."),
    ("the spread of arms", "حذرت الحكومة من انتشار السلاح في الجبل."),
    ("national security", "تدعم أنقرة الأمن القومي التركي."),
]


@pytest.mark.parametrize("text", [row[1] for row in SILENT], ids=[row[0] for row in SILENT])
def test_what_names_nobody_does_nothing(rules: Rules, text: str) -> None:
    assert [gist(claim) for claim in claims_of(rules, text)] == []


SPEAKERS = [
    ("an office with its field", "وقال وزير النقل سامي عواد إن الحوثيين قصفوا تعز.", "«سامي عواد»"),
    ("a field of two words", "وقال وزير حقوق الإنسان عز الدين الأحمدي إن الحوثيين قصفوا تعز.", "«عز الدين الأحمدي»"),
    ("an officer of the staff", "وقال العميد الركن جابر الصالحي إن الحوثيين قصفوا تعز.", "«جابر الصالحي»"),
    ("a name of عبد", "وأكد الفريق عبد الأمير الزهيري أن داعش هاجم الرمادي.", "«عبد الأمير الزهيري»"),
    ("an office behind the name", "وقال سمير العولقي السكرتير الصحفي للرئيس إن الحوثيين قصفوا تعز.", "«سمير العولقي»"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in SPEAKERS], ids=[row[0] for row in SPEAKERS])
def test_who_speaks_is_called_by_the_name_alone(rules: Rules, text: str, expected: str) -> None:
    assert {speaker(claim) for claim in claims_of(rules, text)} == {expected}


def last(rules: Rules, text: str) -> str:
    return gist(claims_of(rules, text)[-1])


def test_in_one_country_are_many_attacks(rules: Rules) -> None:
    assert last(rules, "قصفت روسيا مواقع في سوريا. ونفذت غارات على سوريا.") != "AirStrike: russia > syria"
    assert last(rules, "قصفت روسيا مدينة إدلب. وتعرضت إدلب لغارات.") == "AirStrike: russia > idlib"


TOWNS = ("الرقة", "حماة", "درعا", "حمص", "عفرين", "إدلب", "الباب")
FAR = " ".join(f"واحتجزت تركيا مدنيين في {town}." for town in TOWNS)


def test_what_stands_far_off_is_another_event(rules: Rules) -> None:
    told, again = "شنت روسيا هجوما على مدينة حلب.", "وأسفر الهجوم على جسر عن مقتل خمسة مدنيين."
    assert last(rules, f"{told} {again}") == "ArmedAttack: russia > «جسر»"
    assert last(rules, f"{told} {FAR} {again}") == "ArmedAttack:  > «جسر»"


def test_figures_of_an_attack_told_far_before_are_not_its_own(rules: Rules) -> None:
    told, again = "شنت روسيا غارات على مدينة حلب.", "وأسفرت الغارات عن مقتل خمسة مدنيين."
    assert claims_of(rules, f"{told} {again}")[0].content.casualties
    assert not claims_of(rules, f"{told} {FAR} {again}")[0].content.casualties


def test_half_a_support_is_not_completed_from_another(rules: Rules) -> None:
    found = [gist(c) for c in claims_of(rules, "تدعم روسيا خليفة حفتر. وتقدم روسيا الدعم. ووصل الدعم لمصر.")]
    assert found == ["SupportUnspecified: russia > khalifa-haftar"]


UNTRUE = [
    ("who prevents does not move", "أقدم الحوثيون على منع الصحفيين من الدخول إلى صنعاء.", []),
    ("what is to be prevented may come", "حفر الجيش السوري خندقا لمنع تقدم داعش نحو حلب.",
     ["GroundAssault: isis @ aleppo"]),
    ("what was foiled failed", "أحبط الجيش العراقي هجوما لداعش على الرمادي.", ["ArmedAttack: isis > ramadi [Failed]"]),
    ("behind what failed something is told", "فشل هجوم الحوثيين على مأرب وسيطروا على صرواح.",
     ["ArmedAttack: houthis > marib [Failed]", "Capture:  > sirwah"]),
    ("a sentence of a court", "قضت محكمة يمنية بإعدام ثلاثة متهمين.", []),
    ("an execution by a group", "أعدم تنظيم داعش ثلاثة جنود في الرقة.", ["ArmedAttack: isis > «جنود» @ raqqa"]),
    ("relations that are cut", "قررت تونس قطع العلاقات مع سوريا.", []),
    ("restaurants that are closed", "أغلقت البلدية ثلاثة مطاعم في حي الحمراء.", []),
    ("a road that is cut", "قطع مسلحون الطريق الدولي قرب حماة.", ["Siege: «مسلحون» > «الطريق الدولي» @ hama"]),
    ("a draw", "انتزعت اليونان التعادل من المجر في بوخارست.", []),
    ("who breaks a siege did not lay it", "نجح الجيش السوري في كسر حصار مدينة دير الزور.", ["Siege:  > deir-ezzor"]),
    ("friends of whoever speaks", "تدعم روسيا خليفة حفتر. وأضاف الوزير: سنعمل مع حلفائنا.",
     ["SupportUnspecified: russia > khalifa-haftar"]),
    ("an exile", "هاجر الكاتب بعد أن نفته الحكومة السورية لنشاطه السياسي في دمشق.", []),
    ("whose crews they are does not strike", "أعلن حزب الله استهداف خيم لطواقم دبابات إسرائيلية في بلدة عديسة.",
     ["ArmedAttack: hezbollah > «دبابات إسرائيلية» @ «بلدة عديسة»"]),
    ("all is in hand", "وقال المحافظ إن الوضع في البصرة تحت السيطرة.", []),
    ("a town is in somebody's hands", "وقال المحافظ إن البصرة تحت سيطرة الجيش العراقي.",
     ["Capture: iraq-armed-forces > basra"]),
    ("a crisis that breaks out", "هذه المشكلة التي فجرها المالكي في الحويجة.", []),
    ("a bridge that is blown up", "هذا الجسر الذي فجره داعش في الحويجة.", ["ArmedAttack: isis > «الجسر» @ hawija"]),
    ("strength is no force", "تسعى حماس إلى تعزيز قوتها في مجال الصواريخ.", []),
    ("an inquiry into a killing that was", "طالبت حماس بتحقيق في اغتيال الصحفية شيرين أبو عاقلة.",
     ["ArmedAttack:  > shireen-abu-akleh"]),
    ("most of what stands before", "هرب المدنيون من منطقة خيرسون التي تحتل روسيا أغلبها.",
     ["Capture: russia > kherson"]),
    ("people of states, counted", "أسرت السعودية 145 أثيوبيا وصوماليا على الحدود.",
     ["Detention: saudi-arabia > «أثيوبيا»+«صوماليا»"]),
    ("the state itself", "قصفت القوات الروسية سوريا.", ["Bombardment: russia-armed-forces > syria"]),
    ("men on hills are no hills", "قصف الجيش السوري قناصة على الجبال تابعين للمعارضة.",
     ["Bombardment: syria-armed-forces > «قناصة»"]),
    ("an operations room is no operation", "قالت كتيبة الفرسان في غرفة عمليات «درع الشمال» إنها قتلت جنديا.",
     ["ArmedAttack: «كتيبة الفرسان» > «جنديا»"]),
    ("an operation in quotation marks", "أطلقت تركيا عملية «فتح الشمال» ضد داعش.", ["Operation: turkey"]),
    ("who announces an assassination", "أعلن الحزب الاشتراكي اغتيال قيادي كبير فيه.", ["ArmedAttack:  > «قيادي كبير»"]),
    ("a mood holds no town", "هدوء حذر يسيطر على أحياء مدينة سبها.", []),
    ("people who are freed", "أشادت الشرطة بتحريرهم في الموصل.", []),
    ("sweepers of mines", "وصلت كاسحات الألغام إلى عدن وعملت فيها.", []),
    ("whose they are did not strike them", "شن الحوثيون هجوما على عدن. واستهدفت الضربات تجمعا للحوثيين.",
     ["ArmedAttack: houthis > aden", "AirStrike:  > «تجمعا للحوثيين»"]),
    ("a quarter of another state", "أعلنت الرياض وجدة ومكة خطة في السعودية. وهاجم مسلحون مطعما في حي الأندلس.",
     ["ArmedAttack: «مسلحون» @ «حي الأندلس»"]),
    ("a quarter of this one", "أعلنت طرابلس خطة. وهاجم مسلحون مطعما في حي الأندلس.",
     ["ArmedAttack: «مسلحون» @ hay-al-andalus-tripoli"]),
    ("loyal forces on their way", "توجهت أفواج القوات الموالية إلى مدينة شقرة في أبين.",
     ["Deployment: «أفواج القوات الموالية» @ abyan+shuqra"]),
    ("a brigade in quotation marks is hit", "استهدفت قوات التحالف «اللواء 115» في أبين.",
     ["ArmedAttack: arab-coalition-yemen > «اللواء 115» @ abyan"]),
    ("men on foot do not fly", "أغار مسلحون على مقر القوات الدولية في كونار.",
     ["ArmedAttack: «مسلحون» > isaf @ kunar"]),
    ("aircraft do", "أغارت طائرات التحالف على صعدة.", ["AirStrike: arab-coalition-yemen > saada"]),
    ("a price paid for deaths", "قال الوزير إن داعش سيدفع ثمنا غاليا لمقتل 32 شخصا في سروج.",
     ["ArmedAttack:  > «شخصا» @ suruc"]),
    ("a statement is attacked", "هاجمت الحكومة الإريترية البيان الذي أصدره مجلس الأمن.", []),
    ("a town is attacked", "هاجمت القوات الإريترية بلدة بادمي.", ["ArmedAttack: eritrea-armed-forces > badme"]),
    ("a state of alert is no condition", "أعلنت الحكومة الليبية حالة الاستنفار في بنغازي.",
     ["Mobilisation: libya-government @ benghazi"]),
    ("an agreement is barred", "تريد دمشق قطع الطريق على الاتفاق بين واشنطن وأنقرة.", []),
    ("supplies are", "قطع مسلحون الطريق على الإمدادات في مأرب.", ["Siege: «مسلحون» @ marib"]),
    ("rescuers bomb nobody", "قصفت فرق الدفاع المدني مدينة نجران.", ["Bombardment:  > najran"]),
    ("nobody attacks himself in another case", "هاجم الجنود الأمريكيون الجنود الأمريكيين.",
     ["ArmedAttack:  > «الجنود الأمريكيين»"]),
    ("a centre fights nobody", "قال المركز الإعلامي إنه استهدف مواقع في حلب.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in UNTRUE], ids=[row[0] for row in UNTRUE])
def test_what_is_said_is_no_more_than_that(rules: Rules, text: str, expected: list[str]) -> None:
    assert [gist(claim) for claim in claims_of(rules, text)] == expected


def of_day(rules: Rules, day: str, text: str) -> Claim:
    record = ArticleRecord("a", "0" * 64, len(text), date.fromisoformat(day))
    return rules.read(Article(record, text))[0]


def test_what_is_dated_ahead_is_planned(rules: Rules) -> None:
    withdrawal = of_day(rules, "2020-01-15", "انسحاب القوات الفرنسية من مالي سيبدأ في يوليو 2030.")
    assert (withdrawal.content.status, withdrawal.temporality) == ("Planned", "Future")


def test_what_was_done_has_no_date_ahead(rules: Rules) -> None:
    """A weekday that fits no day before is left out; one that does is kept."""
    text = "قصفت القوات الروسية يوم 20 يناير المقبل مدينة خاركيف."
    assert of_day(rules, "2020-01-15", text).content.when is None
    assert of_day(rules, "2020-01-15", "قصفت القوات الروسية أمس مدينة خاركيف.").content.when is not None


def test_a_wrong_day_of_publication_shows(rules: Rules) -> None:
    when = of_day(rules, "2020-01-15", "قصفت القوات الروسية في 3 مارس 2024 مدينة خاركيف.").content.when
    assert when is not None
    assert when.edtf == "2024-03-03"


def test_a_toll_is_nobody_else_s_word(rules: Rules) -> None:
    text = "أعلن الحوثيون قصف مأرب. وتحدثت حصيلة رسمية عن مقتل جنديين."
    assert speaker(claims_of(rules, text)[-1]) != "houthis"


def test_what_happens_often_is_no_denial(rules: Rules) -> None:
    unmanned = "تستخدم واشنطن طائرات بدون طيار تستهدف مواقع في وزيرستان."
    assert claims_of(rules, unmanned)[0].polarity == "Positive"
    often, never = "كثيرا ما تتعرض إدلب لغارات روسية.", "لم تتعرض إدلب لغارات روسية."
    assert [claims_of(rules, text)[0].polarity for text in (often, never)] == ["Positive", "Negative"]


def test_blocks_parted_by_blanks_are_read_apart(rules: Rules) -> None:
    """Headline, caption and links of a page whose markup was lost; a wrapped page has blanks inside its sentences."""
    links = "روابط ذات علاقة" + 4 * " " + "مقتل جنديين بانفجار في غزني" + 4 * " "
    story = "وقال شهود إن الطائرات الروسية قصفت مدينة إدلب " + "ثم عادت إلى قواعدها في الساحل " * 4 + "."
    page = f"السعودية تقصف جبل الدود{8 * ' '}قوات سعودية على الحدود{8 * ' '}{links}{8 * ' '}{story}"
    assert [gist(claim) for claim in claims_of(rules, page)] == [
        "Bombardment: saudi-arabia > «جبل الدود»", "AirStrike: russia-air-force > idlib",
    ]  # fmt: skip
    wrapped = (10 * " ").join(["قصفت الطائرات", "الروسية مدينة", "إدلب وعادت", "إلى قواعدها", "في الساحل."])
    assert [gist(claim) for claim in claims_of(rules, wrapped)] == ["AirStrike: russia-air-force > idlib"]


def test_a_state_joined_to_a_noun_is_read_once(rules: Rules) -> None:
    assert claims_of(rules, "قصفت قوات وسوريا مدينة إدلب، وهاجمت قوى وليبيا بلدة دوما.")
