"""Parties that a sentence leaves to the ones around it, in articles of two to four sentences."""

import pytest
from tests.backends.test_sentences import claims_of, gist

from isnad.backends.rules import Rules, load_rules
from isnad.resources import folder


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules([folder("seeds")])


STORIES = [
    ("a verb without a subject", "تقدم الجيش السوداني في مدينة أم درمان. وقصف حي الثورة بالمدفعية.",
     "Shelling: sudan-armed-forces > «حي الثورة»"),
    ("a verb with a pronoun for its object", "سيطرت قوات الدعم السريع على مدينة الفاشر. وكانت قد حاصرتها أكثر من عام.",
     "Siege: rsf > el-fasher"),
    ("the subject of one before, of several", "أغار مسلحون من قبيلة المسيرية على قرى في أبيي. وقتلوا ثلاثين شخصا.",
     "ArmedAttack: «مسلحون من قبيلة المسيرية» > «شخصا»"),
    ("a verb that does not agree", "سيطرت حركة طالبان على مدينة قندوز. وقصف حي الثورة بالمدفعية.",
     "Shelling:  > «حي الثورة»"),
    ("a verb that may be passive", "سيطرت حركة طالبان على مدينة قندوز. وقتل ثلاثة جنود في هجوم آخر.",
     "ArmedAttack:  > «جنود»"),
    ("a subject that nobody listed", "سيطرت حركة طالبان على مدينة قندوز. واستهدفت سيارة مفخخة معسكرا في كابل.",
     "ArmedAttack:  > «معسكرا» @ kabul"),
    ("who strikes back", "أطلقت جماعة الحوثي صواريخ على إيلات. وردت إسرائيل بغارات على الحديدة.",
     "AirStrike: israel > hodeidah"),
    ("the verb of a sentence that nothing else can be", "اقتحمت قوات روسية البلدة. ودكت المدفعية القرى. وقصف جسرا.",
     "Bombardment:  > «جسرا»"),
    ("a village that nobody named", "هاجم مسلحون قرية شمالي بوركينا فاسو.",
     "ArmedAttack: «مسلحون» > «قرية شمالي بوركينا فاسو»"),
    ("a building that nobody named", "قصف الطيران الإسرائيلي مدرسة في خان يونس. واستهدف فندقا.",
     "ArmedAttack: israel-air-force > «فندقا»"),
    ("who is called by what he did", "شنت جماعة بوكو حرام هجوما على قاعدة في ديفا. وقال ضابط إن المهاجمين انسحبوا.",
     "Withdrawal: boko-haram"),
    ("who is called by nothing that he did", "وصل وزير الدفاع إلى ديفا. وقال ضابط إن المهاجمين انسحبوا.",
     "Withdrawal: «المهاجمين»"),
    ("two sides", "يقاتل الجيش السوداني قوات الدعم السريع في الخرطوم. وتبادل الطرفان القصف في أم درمان.",
     "Clash: rsf+sudan-armed-forces @ omdurman"),
    ("fighters of a group", "اقتحم مسلحو حركة الشباب قرية قرب كيسمايو. وقتل المسلحون عشرين مدنيا.",
     "ArmedAttack: al-shabaab > «مدنيا»"),
    ("who says later that it was he", "هاجم مسلحون حافلة في مانديرا. وتبنت حركة الشباب الهجوم.",
     "ArmedAttack: al-shabaab > «حافلة» @ mandera"),
    ("a capital that was hit", "أعلن تنظيم داعش مسؤوليته عن هجوم كابل.", "ArmedAttack: isis @ kabul"),
    ("a capital that strikes", "أدان الأمين العام هجوم موسكو على أوديسا.", "ArmedAttack: russia > odesa"),
    ("a column of an army is no organisation", "دخل رتل من الجيش العراقي إلى سنجار. وكان التنظيم قد انسحب من البلدة.",
     "Withdrawal: «التنظيم» @ sinjar"),
    ("an object behind an aside of places", "قصفت القوات الروسية، من مواقعها في القرم، أحياء خيرسون.",
     "Bombardment: russia-armed-forces > kherson"),
    ("an object behind who it is and when", "احتجزت حركة الشباب، فرع تنظيم القاعدة في الصومال، فجر الأحد، مجموعة من المقاتلين.",
     "Detention: al-shabaab > «مجموعة من المقاتلين» @ somalia"),
    ("one of the people", "اختطف مسلحون رجلا في دير الزور.", "Detention: «مسلحون» > «رجلا» @ deir-ezzor"),
    ("many of the people", "اعتقلت الشرطة الإسرائيلية 43 مواطنا في اللد.", "Detention: israel-police > «مواطنا» @ lod"),
    ("from where it came", "أطلقت إيران من أراضيها صواريخ على أربيل.", "Shelling: iran > erbil"),
    ("where, told first", "قصفت إسرائيل مواقع في سوريا، حيث انتشرت قوات مدعومة من طهران.",
     "Deployment: «قوات مدعومة من طهران» @ syria"),
    ("two towns, the second of a short word", "قصفت قوات الدعم السريع الخرطوم وأم درمان.",
     "Bombardment: rsf > khartoum+omdurman"),
    ("whom nobody knows", "اغتال مجهولون قياديا في حركة فتح في مخيم عين الحلوة.",
     "ArmedAttack: «مجهولون» > «قياديا في حركة فتح» @ ain-al-hilweh"),
    ("a verb joined to one without a subject", "تقدمت قوات حفتر في الجفرة. واقتحمت بلدة هون وسيطرت على مطارها.",
     "Capture: haftar-forces > «مطارها»"),
    ("an air force that does all the rest",
     "قصف الطيران الروسي مدينة إدلب. وشن الطيران الروسي غارات على سراقب. وقتل خمسة في غارة على سوق.",
     "AirStrike: russia-air-force > «سوق»"),
    ("two air forces", "قصف الطيران الروسي مدينة إدلب. وشن الطيران التركي غارات على سراقب. وقتل خمسة في غارة على سوق.",
     "AirStrike:  > «سوق»"),
    ("rebels without aircraft",
     "قتل الحوثيون جنديا في غارة على مأرب. وشن الحوثيون غارات على الجوف. وقتل خمسة في غارة على سوق.",
     "AirStrike:  > «سوق»"),
    ("where they went, a pronoun", "انسحب الجيش المالي من كيدال. ودخلها مقاتلو الطوارق بعد ساعات.",
     "Deployment: «مقاتلو الطوارق» @ kidal"),
    ("whose ministry it is", "سيطر الجيش اليمني على صعدة. وقالت وزارة الدفاع إن قواتها دخلت مدينة حرض.",
     "Deployment: «قواتها» @ haradh"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in STORIES], ids=[row[0] for row in STORIES])
def test_a_sentence_goes_on_with_what_was_told_before(rules: Rules, text: str, expected: str) -> None:
    assert expected in [gist(claim) for claim in claims_of(rules, text)]
