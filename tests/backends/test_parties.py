"""Who did it, to whom, where: constructions in which a reader knows the parties though the words stand elsewhere."""

import pytest
from tests.backends.test_sentences import claims_of, gist

from isnad.backends.rules import Rules

PARTIES = [
    ("an object behind a comma", "قصفت القوات الروسية، فجر الخميس، مستودعات للوقود في مدينة أوديسا.",
     ["Bombardment: russia-armed-forces > «مستودعات» @ odesa"]),
    ("a place behind the subject's comma", "انتزعت القوات الأرمينية، بلدة لاتشين، من القوات الأذربيجانية.",
     ["Capture: armenia-armed-forces > azerbaijan-armed-forces+«بلدة لاتشين»"]),
    ("no object, but who it is", "سيطرت حركة طالبان، الجماعة المتشددة، على قندهار.", ["Capture: taliban > kandahar"]),
    ("a long aside", "تمكنت الحكومة العراقية، بفضل دعم التحالف الدولي وإيران، من استرداد مدينة الموصل.",
     ["Capture: iraq-government > mosul"]),
    ("an aside with a verb", "تمكن الجيش الأوكراني بعد معارك استمرت أسابيع، من استعادة مدينة إيزيوم.",
     ["Capture: ukraine-armed-forces > izium"]),
    ("a part of a place", "سيطر الحوثيون على أجزاء واسعة من مدينة تعز.", ["Capture: houthis > taiz"]),
    ("a topic that a pronoun resumes", "المناطق الريفية تسيطر على معظمها حركة طالبان.",
     ["Capture: taliban > «المناطق الريفية»"]),
    ("a number of things", "احتجز الحوثيون عددا من شاحنات المساعدات.", ["Detention: houthis > «شاحنات»"]),
    ("a pronoun for who is hit", "قال الحوثيون إن الجيش السعودي استخدم المدفعية لقصفهم في صعدة.",
     ["Bombardment: saudi-arabia-armed-forces > houthis @ saada [Planned]"]),
    ("held and let go by the same", "أطلقت السلطات الإثيوبية سراح ثلاثة صحفيين بعد توقيفهم في أديس أبابا.",
     ["Detention: ethiopia-government > «صحفيين» @ addis-ababa"]),
    ("a pronoun for who hits", "أوقف الجيش التركي مسلحين قبل اقتحامهم قرية حدودية.",
     ["Detention: turkey-armed-forces > «مسلحين»", "GroundAssault: «مسلحين» > «قرية حدودية»"]),
    ("a pronoun that is the subject", "واصل الطيران الروسي قصفه لمدينة حلب.", ["AirStrike: russia-air-force > aleppo"]),
    ("the subject of the main clause", "قررت تركيا أن تهاجم سوريا.", ["ArmedAttack: turkey > syria [Planned]"]),
    ("a verb that shows who is no subject", "أحبطت السلطات محاولة اغتيال كانت تستهدف وزير الداخلية الكويتي.",
     ["ArmedAttack:  > «وزير الداخلية الكويتي» [Failed]"]),
    ("the accused", "حوكم القيادي محمد الناصر المتهم بقتل متظاهرين في الخرطوم.",
     ["ArmedAttack: «محمد الناصر» > «متظاهرين» @ khartoum"]),
    ("a relative clause without a subject", "المجموعة التي اختطفت أمس في مقديشو كانت تعمل مع منظمة إغاثية.",
     ["Detention:  > «المجموعة» @ mogadishu"]),
    ("a relative clause whose verb does not agree", "الجنود الذين اختطفت حركة الشباب في مقديشو.",
     ["Detention: al-shabaab > «الجنود» @ mogadishu"]),
    ("a relative clause with a subject", "حركة الشباب التي اختطفت جنودا في مقديشو.",
     ["Detention: al-shabaab > «جنودا» @ mogadishu"]),
    ("wounds announced", "أعلنت الحكومة اليمنية إصابة عبد الملك الحوثي في غارة.",
     ["AirStrike:  > abdul-malik-al-houthi"]),
    ("a threat by somebody unnamed", "هدد ضابط كبير في الجيش الإثيوبي بقصف مطار أسمرة.",
     ["Bombardment: «ضابط كبير في الجيش الإثيوبي» > «مطار أسمرة» [Threatened]"]),
    ("who tells of what he did himself", "قالت قوات الدعم السريع إنها سيطرت على مدينة نيالا.",
     ["Capture: rsf > nyala"]),
    ("whose spokesman tells of it", "قال متحدث باسم الجيش السوداني إنهم قصفوا مدينة نيالا.",
     ["Bombardment: sudan-armed-forces > nyala"]),
    ("a pronoun that is not the speaker's", "وقال الجيش إنها قصفت مدينة نيالا.", ["Bombardment:  > nyala"]),
    ("a verb that holds its subject", "أكد الحوثيون أنهم قتلوا جنديا سعوديا.",
     ["ArmedAttack: houthis > «جنديا سعوديا»"]),
    ("who stands behind it, told last", "الهجوم على السفارة تقف وراءه جماعة مسلحة تدربت في سوريا.",
     ["ArmedAttack: «جماعة مسلحة» > «السفارة»"]),
    ("who stands behind it, told first", "تقف إيران وراء الهجوم على ناقلة النفط.", ["ArmedAttack: iran > «ناقلة»"]),
    ("at whose side somebody stands", "تقف إيران إلى جانب الحوثيين.", ["PoliticalSupport: iran > houthis"]),
    ("what is held", "الجزء الأكبر من مدينة الخرطوم لا يزال تحت سيطرة قوات الدعم السريع.",
     ["Capture: rsf > khartoum"]),
    ("what is held, in a participle", "زار الوفد مدينة صعدة الخاضعة لسيطرة الحوثيين.", ["Capture: houthis > saada"]),
    ("an adjective behind a thing", "استهدف القصف الإسرائيلي الأنفاق في رفح.",
     ["Bombardment: israel > «الأنفاق» @ rafah"]),
    ("an adjective that looks like forces", "شنت القوات الروسية ضربات قوية على أوديسا.",
     ["AirStrike: russia-armed-forces > odesa"]),
    ("forces that look like an adjective", "سيطرت قوى المعارضة السورية على مدينة حماة.",
     ["Capture: «قوى المعارضة السورية» > hama"]),
    ("a strike as subject", "استهدفت غارات إسرائيلية مدينة صور.", ["AirStrike: israel > tyre"]),
    ("an accusative", "استهدف في العملية جنودا إسرائيليين جنوبي لبنان.",
     ["ArmedAttack:  > «جنودا إسرائيليين» @ southern-lebanon"]),
    ("a withdrawal of", "انسحاب آمن للمسلحين من أحياء شرق حلب.", ["Withdrawal: «المسلحين» @ eastern-aleppo"]),
    ("a bombing adopted", "أعلنت حركة الشباب مسؤوليتها عن التفجير الذي وقع في مقديشو.",
     ["ArmedAttack: al-shabaab @ mogadishu"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in PARTIES], ids=[row[0] for row in PARTIES])
def test_the_parties_are_those_a_reader_sees(rules: Rules, text: str, expected: list[str]) -> None:
    assert sorted(gist(claim) for claim in claims_of(rules, text)) == expected


def test_an_attack_told_again_is_by_whom_the_article_names(rules: Rules) -> None:
    text = "شن الطيران الإسرائيلي غارات على مدينة صيدا.\nوقال سكان إن الغارات على صيدا استمرت ساعات."
    again = claims_of(rules, text)[-1]
    assert gist(again) == "AirStrike: israel-air-force > sidon"
    assert again.rule.endswith("+retold")


def test_an_attack_on_another_place_stays_nobodys(rules: Rules) -> None:
    text = "شن الطيران الإسرائيلي غارات على مدينة صيدا.\nوتعرضت مدينة كسلا في السودان لقصف عنيف."
    assert gist(claims_of(rules, text)[-1]) == "Bombardment:  > kassala"


def test_nobody_attacks_himself_because_others_do(rules: Rules) -> None:
    text = "هاجم الحوثيون القوات السعودية في نجران.\nوتعرض الحوثيون في نجران لقصف عنيف."
    assert gist(claims_of(rules, text)[-1]).startswith("Bombardment:  > houthis")


def test_fighting_told_again_has_both_sides(rules: Rules) -> None:
    text = (
        "اندلعت اشتباكات بين الجيش السوداني وقوات الدعم السريع في نيالا.\nوتجددت المعارك مع قوات الدعم السريع في نيالا."
    )
    assert {gist(claim) for claim in claims_of(rules, text)} == {"Clash: rsf+sudan-armed-forces @ nyala"}


def test_a_speaker_left_out_is_still_who_did_it(rules: Rules) -> None:
    text = "أعلنت قوات الدعم السريع انتهاء المعارك في بابنوسة. وأضافت أنها تمكنت من السيطرة على مدينة نيالا."
    told = claims_of(rules, text)[-1]
    assert gist(told) == "Capture: rsf > nyala"
    assert told.rule.endswith("+speaker")


def test_a_bare_killing_is_no_attack_told_again(rules: Rules) -> None:
    text = "قتل الحوثيون ضابطا في تعز.\nودعت المنظمة إلى وقف القتل."
    assert [gist(claim) for claim in claims_of(rules, text)] == ["ArmedAttack: houthis > «ضابطا في تعز»"]
