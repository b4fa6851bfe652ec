"""Sentences that tell of military actions, with the claims that an analyst would note."""

import pytest
from tests.backends.test_sentences import claims_of, gist

from isnad.backends.rules import Rules, load_rules
from isnad.resources import folder


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules([folder("seeds")])


READ = [
    ("from time to time", "تطلق القوات العراقية بين حين وآخر حملات عسكرية لملاحقة عناصر التنظيم في صحراء الأنبار.",
     ["GroundAssault: iraq-armed-forces @ anbar"]),
    ("there are men", "هناك نحو ألفي مقاتل من مجموعة فاغنر في مالي.", ["Deployment: «مقاتل من مجموعة فاغنر» @ mali"]),
    ("there are men, the place first", "يوجد في النيجر أكثر من ألف جندي أمريكي.",
     ["Deployment: «جندي أمريكي» @ niger"]),
    ("a broken plural as subject", "خلايا تابعة لتنظيم القاعدة تنتشر في شمال مالي.",
     ["Deployment: «خلايا تابعة لتنظيم القاعدة» @ northern-mali"]),
    ("what a town has become", "باتت مدينة ود مدني محررة من قوات الدعم السريع.", ["Capture:  > rsf+wad-madani"]),
    ("what a town is", "قال الناطق إن مدينة الفاشر محاصرة من قبل قوات الدعم السريع.", ["Siege: rsf > el-fasher"]),
    ("what became of a thing", "قالت الوزارة إن السفينة أغرقت في البحر الأسود.",
     ["ArmedAttack:  > «السفينة» @ black-sea"]),
    ("a city lost", "فقد الجيش السوداني مدينة نيالا في أكتوبر.", ["Capture:  > nyala+sudan-armed-forces"]),
    ("taken back from whom", "تمت استعادة عشرين قرية من مسلحي تنظيم داعش في ريف دير الزور.",
     ["Capture:  > «قرية»+«مسلحي تنظيم داعش» @ deir-ezzor-countryside"]),
    ("it was done", "جرى تحرير حي الزنجيلي في الموصل.", ["Capture:  > «حي الزنجيلي» @ mosul"]),
    ("a war on somebody", "أعلنت حركة الشباب حربا مفتوحة على الحكومة الصومالية.",
     ["Operation: al-shabaab > somalia-government"]),
    ("to go so far as", "أقدمت ميليشيا مجهولة على تصفية عشرة مدنيين في ريف درعا.",
     ["ArmedAttack: «ميليشيا مجهولة» > «مدنيين» @ daraa-countryside"]),
    ("whose part in it", "مشاركة قوات تشادية في القتال ضد بوكو حرام أثارت جدلا.",
     ["Clash: boko-haram+«قوات تشادية»"]),
    ("fire is heard", "سُمع إطلاق نار كثيف قرب القصر الرئاسي في باماكو.",
     ["ArmedAttack:  @ bamako+«القصر الرئاسي»"]),
    ("a presence by its state", "الوجود العسكري الإيراني في سوريا يقلق إسرائيل.", ["Deployment: iran @ syria"]),
    ("a call to arms", "أعلنت كييف التعبئة العامة.", ["Mobilisation: ukraine"]),
    ("a part of the troops", "غادرت آخر دفعة من الجنود الفرنسيين النيجر.",
     ["Withdrawal: «الجنود الفرنسيين» @ niger"]),
    ("an aircraft alone behind its loss", "أسقطت طائرة حربية سورية في ريف إدلب.",
     ["AircraftLoss:  > «طائرة حربية سورية» @ idlib-countryside"]),
    ("counted people are no quality", "قضت القوات الخاصة على خمسة مسلحين شرق بنغازي.",
     ["ArmedAttack: «القوات الخاصة» > «مسلحين» @ «شرق بنغازي»"]),
    ("losses inflicted", "أوقعت القوات السعودية خسائر كبيرة في صفوف الحوثيين.",
     ["ArmedAttack: saudi-arabia-armed-forces > houthis"]),
    ("to meet one's death", "لقي سبعة جنود مصرعهم في كمين نصبه مسلحو حركة الشباب.",
     ["ArmedAttack: al-shabaab > «جنود»"]),
    ("what somebody does the while", "شوهدت دبابات روسية وهي تتقدم نحو بلدة كوبيانسك.",
     ["GroundAssault: «دبابات روسية» @ kupiansk"]),
    ("an act far before its verb", "وقعت مجزرة بحق المدنيين في حي جوبر ارتكبتها قوات حفتر.",
     ["ArmedAttack: haftar-forces > «المدنيين» @ jobar"]),
    ("what is led is the act", "عملية تحرير الرقة التي تقودها قوات سوريا الديمقراطية مستمرة.",
     ["GroundAssault: sdf > raqqa"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in READ], ids=[row[0] for row in READ])
def test_an_action_is_read(rules: Rules, text: str, expected: list[str]) -> None:
    found = [gist(claim) for claim in claims_of(rules, text)]
    for wanted in expected:
        assert wanted in found


SILENT = [
    ("students abroad", "هناك نحو ألفي طالب من السودان في القاهرة."),
    ("refugees", "يوجد في لبنان أكثر من مليون لاجئ سوري."),
    ("who is there fights elsewhere", "هناك قوى سياسية في المنطقة."),
    ("losses of a company", "تكبدت الشركة خسائر كبيرة في السودان."),
    ("a war on corruption", "أعلنت مصر الحرب على الفساد."),
    ("looks captured", "خطفت الممثلة الأنظار في مهرجان القاهرة."),
    ("a first place", "احتل اللاعب المركز الأول في روسيا."),
    ("applause heard", "سمع دوي تصفيق حار في قاعة البرلمان في بغداد."),
]


@pytest.mark.parametrize("text", [row[1] for row in SILENT], ids=[row[0] for row in SILENT])
def test_what_only_sounds_like_war_is_no_claim(rules: Rules, text: str) -> None:
    assert [gist(claim) for claim in claims_of(rules, text)] == []
