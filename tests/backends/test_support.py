"""Who supports whom: a sentence for each construction, with the claim that an analyst would note; and what is none."""

import pytest
from tests.backends.test_sentences import claims_of, gist, speaker

from isnad.backends.rules import Rules

READ = [
    ("examples for nobody in particular", "يتلقى حفتر دعما من دول عدة على رأسها مصر والإمارات، وكذلك روسيا.",
     ["SupportUnspecified: egypt+russia+united-arab-emirates > khalifa-haftar"]),
    ("supporters who are named behind", "داعمو الحوثيين وعلى رأسهم إيران عقدوا اجتماعا.",
     ["SupportUnspecified: iran > houthis"]),
    ("described by an adverb", "كانت قوات سوريا الديمقراطية مدعومة أميركيا.",
     ["SupportUnspecified: united-states > sdf"]),
    ("two nouns of help", "تقدمت قوات حفتر في الجنوب بإسناد ودعم قويين من فرنسا.",
     ["SupportUnspecified: france > haftar-forces"]),
    ("an ally and his name", "الحوثيون وحليفهم علي عبد الله صالح سيطروا على صنعاء.",
     ["PoliticalSupport: ali-abdullah-saleh > houthis", "Capture: houthis > sanaa"]),
    ("a state and its ally", "رحبت إيران وحليفها حزب الله بالقرار.", ["PoliticalSupport: iran > hezbollah"]),
    ("allies by an adjective", "سيطر الجيش السوري وحلفاؤه الروس على حلب.",
     ["PoliticalSupport: «الروس» > syria-armed-forces", "Capture: syria-armed-forces > aleppo"]),
    ("an ally in apposition", "روسيا، حليفة دمشق، قصفت إدلب.", ["PoliticalSupport: russia > syria"]),
    ("an ally as predicate", "إريتريا حليف للجبهة الشعبية لتحرير تيغراي.", ["PoliticalSupport: eritrea > tplf"]),
    ("weapons are what is given", "حصل الحوثيون على الصواريخ من إيران.", ["WeaponsSupport: iran > houthis"]),
    ("carried to a side", "نقلت الإمارات أسلحة إلى قوات الدعم السريع عبر تشاد.",
     ["WeaponsSupport: united-arab-emirates > rsf"]),
    ("trained by men of a state", "تلقى مقاتلو البشمركة تدريبات عسكرية على أيدي مدربين ألمان.",
     ["TrainingSupport: «مدربين ألمان» > «مقاتلو البشمركة»"]),
    ("asked of somebody", "طلبت حكومة الوفاق من تركيا دعما جويا.", ["AirSupport: turkey > gna [Requested]"]),
    ("one's own ground lent", "سمحت السعودية للجيش اليمني باستخدام أراضيها لضرب مواقع الحوثيين.",
     ["LogisticsSupport: saudi-arabia > yemen-armed-forces"]),
    ("accused of lending", "اتهم الحوثيون السعودية بالسماح للقوات اليمنية باستخدام مطاراتها.",
     ["Accusation LogisticsSupport: saudi-arabia > yemen-armed-forces"]),
    ("an accusation as a noun", "ردت روسيا على اتهام إيران بتسليح الحوثيين.", ["WeaponsSupport: iran > houthis"]),
    ("a pronoun helped by those behind", "قال حفتر الذي تنخرط في دعمه مصر والإمارات إنه سيتقدم.",
     ["SupportUnspecified: egypt+united-arab-emirates > khalifa-haftar"]),
    ("a pronoun that helps", "أعلنت إيران تأييدها الحوثيين.", ["PoliticalSupport: iran > houthis"]),
    ("who acts is helped, not who is hit", "طردت المقاومة الشعبية الحوثيين من المدينة بدعم من التحالف العربي.",
     ["SupportUnspecified: arab-coalition-yemen > yemen-popular-resistance"]),
    ("strikes in somebody's favour", "شن الطيران الإماراتي غارات على طرابلس لصالح قوات حفتر.",
     ["AirSupport: united-arab-emirates-air-force > haftar-forces"]),
    ("taking part in another's attack", "تشارك قوات مصرية خاصة في هجوم حفتر على طرابلس.",
     ["GroundSupport: «قوات مصرية خاصة» > khalifa-haftar",
      "GroundAssault: khalifa-haftar+«قوات مصرية خاصة» > tripoli"]),
    ("fighting beside an army", "شاركت قوات فرنسية إلى جانب الجيش المالي في معركة كيدال.",
     ["GroundSupport: «قوات فرنسية» > mali-armed-forces"]),
    ("under another's command", "الجيش الجزائري سيشارك في عمليات عسكرية بالساحل تحت قيادة الجيش الفرنسي.",
     ["GroundSupport: algeria-armed-forces > france-armed-forces [Planned]"]),
    ("a shipment that arrives", "وصلت شحنة أسلحة تركية إلى قوات حكومة الوفاق في ميناء الخمس.",
     ["WeaponsSupport: turkey > gna-forces"]),
    ("trained in the bases of a state", "تدرب مقاتلو المجلس الانتقالي الجنوبي في قواعد إماراتية في عدن.",
     ["TrainingSupport: united-arab-emirates > «مقاتلو المجلس الانتقالي الجنوبي»"]),
    ("thought of", "تدرس واشنطن تزويد أوكرانيا بصواريخ بعيدة المدى.", ["WeaponsSupport: united-states > ukraine"]),
    ("a denial told in passing", "رغم نفي باريس دعم حفتر، عثر على صواريخ في غريان.",
     ["Denial SupportUnspecified: france > khalifa-haftar"]),
    ("whom one pays", "اتهمت إيران السعودية بتمويل ميليشيات قبلية.",
     ["Accusation FinancialSupport: saudi-arabia > «ميليشيات قبلية»"]),
    ("a group allied with a state", "أعلنت حماس المتحالفة مع إيران ذلك.", ["PoliticalSupport: iran > hamas"]),
    ("recognition of a body", "تعترف الجزائر بحكومة الوفاق.", ["PoliticalSupport: algeria > gna"]),
    ("recognition of what a body is", "اعترفت المغرب بشرعية حكومة السراج.", ["PoliticalSupport: morocco > gna"]),
    ("two objects", "سلمت بريطانيا كييف مدرعات.", ["WeaponsSupport: united-kingdom > ukraine"]),
    ("who receives by the gender of the verb", "تسلم الجيش المالي شحنة أسلحة من روسيا.",
     ["WeaponsSupport: russia > mali-armed-forces"]),
    ("aircraft handed over are arms", "اشترت الحكومة الصومالية مسيرات من تركيا.",
     ["WeaponsSupport: turkey > somalia-government"]),
    ("goods of a state", "تسلم الجيش اللبناني مدرعات أمريكية.",
     ["WeaponsSupport: united-states > lebanon-armed-forces"]),
    ("no arms but fuel", "زودت الجزائر الجيش المالي بالوقود.", ["LogisticsSupport: algeria > mali-armed-forces"]),
    ("goods that flow", "تدفقت الأسلحة الروسية على الجيش السوري.", ["WeaponsSupport: russia > syria-armed-forces"]),
    ("a shipment on its way", "شحنة ذخائر إيرانية كانت في طريقها إلى حزب الله ضبطت أمس.",
     ["WeaponsSupport: iran > hezbollah"]),
    ("weapons that reach a side", "صواريخ كورنيت الروسية وصلت إلى حزب الله.",
     ["WeaponsSupport: «الروسية» > hezbollah"]),
    ("men who are sent to help", "أرسلت كينيا قوات لمساعدة الحكومة الصومالية.",
     ["GroundSupport: kenya > somalia-government"]),
    ("men in a side's ranks", "قال الوزير إن مقاتلين تشاديين يحاربون في صفوف قوات الدعم السريع.",
     ["GroundSupport: «مقاتلين تشاديين» > rsf"]),
    ("a verb that describes men", "أكد المتحدث وجود مرتزقة روس يقاتلون مع قوات الدعم السريع.",
     ["GroundSupport: wagner > rsf"]),
    ("men at a side's side", "أثار وجود المرتزقة إلى جانب قوات حفتر القلق.",
     ["GroundSupport: «المرتزقة» > haftar-forces"]),
    ("hired men", "استقدمت حكومة الوفاق مرتزقة تشاديين.", ["GroundSupport: «مرتزقة تشاديين» > gna"]),
    ("whose act is helped", "وفرت المقاتلات الفرنسية غطاء جويا لتقدم الجيش المالي في كيدال.",
     ["AirSupport: france-air-force > mali-armed-forces"]),
    ("under cover", "سيطر الجيش المالي على كيدال تحت غطاء جوي من فرنسا.",
     ["AirSupport: france > mali-armed-forces"]),
    ("in agreement with", "تقدمت قوات الجيش السوري بتنسيق مع الطيران الروسي نحو تدمر.",
     ["MilitarySupport: russia-air-force > syria-armed-forces"]),
    ("who oversees training trains", "يشرف ضباط فرنسيون على تدريب الجيش التشادي.",
     ["TrainingSupport: «ضباط فرنسيون» > chad-armed-forces"]),
    ("items of a list", "تدعم الإمارات قوات الدعم السريع بالسلاح، إضافة إلى تدريب مقاتليها.",
     ["WeaponsSupport: united-arab-emirates > rsf", "TrainingSupport: united-arab-emirates > «مقاتليها»"]),
    ("items of the whole's sides", "الدعم الذي تقدمه مصر لقوات حفتر يشمل الإمداد بالذخائر وتدريب وحدات جديدة.",
     ["SupportUnspecified: egypt > haftar-forces", "WeaponsSupport: egypt > haftar-forces",
      "TrainingSupport: egypt > haftar-forces"]),
    ("those named above all", "الدعم العسكري الذي تلقته قوات حفتر، لا سيما من القاهرة وأبوظبي، لم يكف.",
     ["MilitarySupport: egypt+united-arab-emirates > haftar-forces"]),
    ("a shipment of nobody named", "ضبطت اليونان شحنة أسلحة كانت متجهة إلى الحوثيين.", ["WeaponsSupport:  > houthis"]),
    ("a name behind an ally", "شنت المقاتلات الفرنسية غارات لصالح حليفها ديبي.",
     ["AirSupport: france-air-force > idriss-deby"]),
    ("a capital as patron", "واشنطن، الراعي الرئيسي لإسرائيل، رفضت ذلك.",
     ["SupportUnspecified: united-states > israel"]),
    ("a patron's own alliance", "تسعى تركيا، من أجل تحالفها مع حكومة الوفاق، إلى التأثير على روسيا.",
     ["PoliticalSupport: turkey > gna"]),
    ("a genitive that two nouns share", "سيطرت المقاومة الشعبية على عدن بدعم وتنسيق قوات التحالف العربي.",
     ["SupportUnspecified: arab-coalition-yemen > yemen-popular-resistance"]),
    ("helped by raids", "تقدمت وحدات حماية الشعب نحو الرقة بدعم من الغارات الجوية التي ينفذها التحالف الدولي.",
     ["AirSupport: international-coalition > ypg"]),
    ("at somebody's side", "شن النظام السوري الحرب وكان الإيرانيون يقفون إلى جانبه.",
     ["PoliticalSupport: «الإيرانيون» > syria-government"]),
    ("an object behind a span of time", "الولايات المتحدة تدعم منذ فترة الحكومة الصومالية.",
     ["SupportUnspecified: united-states > somalia-government"]),
    ("what somebody is bent on", "تتمسك روسيا بدعم النظام السوري.", ["SupportUnspecified: russia > syria-government"]),
    ("what somebody is thanked for", "أشاد السراج بدعم تركيا.", ["SupportUnspecified: turkey > fayez-al-sarraj"]),
    ("people counted out", "رصد الجيش عددا من الإيرانيين دربوا الحوثيين.",
     ["TrainingSupport: «الإيرانيين» > houthis"]),
    ("two objects of an act", "أظهر التسجيل مبايعة حركة الشباب تنظيم القاعدة.",
     ["PoliticalSupport: al-shabaab > al-qaeda"]),
    ("support that somebody profits by", "استفادت قوات سوريا الديمقراطية من الدعم الجوي الأمريكي.",
     ["AirSupport: united-states > sdf"]),
    ("aid that a ministry announces", "أعلن البنتاغون مساعدات عسكرية جديدة لأوكرانيا.",
     ["MilitarySupport: united-states-mod > ukraine"]),
    ("stopped, and so given", "أوقفت ألمانيا تصدير الأسلحة إلى إسرائيل.", ["WeaponsSupport: germany > israel"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in READ], ids=[row[0] for row in READ])
def test_a_construction_is_read(rules: Rules, text: str, expected: list[str]) -> None:
    found = [gist(claim) for claim in claims_of(rules, text)]
    for wanted in expected:
        assert wanted in found


SILENT = [
    ("allies of nobody", "اجتمع حلفاء الحكومة في العاصمة."),
    ("a judgement in favour", "حكمت المحكمة لصالح الحكومة أمس."),
    ("a letter", "أرسل الوزير رسالة إلى الحركة."),
    ("wages", "تسلم الجنود رواتبهم من بغداد."),
    ("leave to enter a court", "سمحت المحكمة للمحامين بدخول القاعة."),
    ("membership", "تسعى تركيا إلى الانضمام إلى الاتحاد الأوروبي."),
    ("support without sides", "قال الوزير إن الدعم مهم وإن التدريب مستمر."),
    ("one's own men", "أمدت حركة الشباب مقاتليها بالسلاح."),
    ("laying down arms", "تسليم الميليشيا أسلحتها للدولة شرط أول."),
    ("tanks of nobody", "تقدم الجيش المالي بدعم من الدبابات."),
    ("food", "قدمت تركيا مساعدات غذائية لحكومة الصومال."),
    ("a matter and no side", "تدعم ألمانيا جهود المبعوث الأممي."),
    ("who protects borders", "تحمي السعودية حدود الدولة."),
    ("a delegation", "نقلت طائرة قطرية وفدا سياسيا إلى حركة طالبان."),
    ("to look at a matter", "طالب هادي الملك سلمان بالوقوف على حجم الدمار."),
    ("people who are no side", "توفر قوات الأمن الأفغانية الأمن للسكان."),
    ("tanks of one's own", "زودت تركيا مدرعاتها بالوقود."),
    ("many who join", "قال المتحدث موسى إبراهيم إن القادة كانوا في الحكومة قبل أن ينضموا إلى الثوار."),
    ("whose arms they are", "عثر الجيش على أسلحة للحوثيين."),
    ("arms laid down", "طالبت الحكومة بأن يعود المتمردون إلى قراهم ونزع أسلحة الحوثيين."),
    ("talks overseen", "شارك وفد في محادثات يشرف عليها المبعوث الأممي مع الحوثيين."),
    ("a school overseen", "جرت الامتحانات بإشراف الوزارة."),
    ("weapons of mass destruction", "نقلت سفينة أسلحة كيميائية سورية إلى إيطاليا."),
    ("goods without a side", "عثر الجيش على أسلحة وذخائر."),
    ("the cardinal", "قال البطريرك الراعي إن لبنان في خطر."),
    ("a sponsor of talks", "جرت المفاوضات برعاية الأمم المتحدة."),
]


@pytest.mark.parametrize("text", [row[1] for row in SILENT], ids=[row[0] for row in SILENT])
def test_what_names_no_two_sides_is_no_support(rules: Rules, text: str) -> None:
    assert [gist(claim) for claim in claims_of(rules, text)] == []


def test_what_is_bombed_trains_nobody(rules: Rules) -> None:
    (claim,) = claims_of(rules, "قصف الطيران الفرنسي موقعا لتدريب حركة الشباب.")
    assert claim.content.kind == "AirStrike"


def test_an_exception_takes_back_what_is_negated(rules: Rules) -> None:
    (claim,) = claims_of(rules, "لم تزود فرنسا الجيش المالي إلا بأسلحة خفيفة.")
    assert (gist(claim), claim.polarity) == ("WeaponsSupport: france > mali-armed-forces", "Positive")


def test_an_adjective_behind_joined_nouns_belongs_to_both(rules: Rules) -> None:
    (claim,) = claims_of(rules, "وصلت قوات وأسلحة تركية إلى طرابلس.")
    assert [entity.part_of for entity in claim.content.agents] == [("actor/turkey",)]


def test_a_noun_with_an_owner_takes_no_adjective_from_the_next(rules: Rules) -> None:
    (claim,) = claims_of(rules, "وصلت قوات حفتر ومدرعات روسية إلى سرت.")
    assert "actor/haftar-forces" in [entity.id for entity in claim.content.agents]


DENIED = [
    ("no truth in what follows", "لا صحة لما تردد عن دخول قوات تونسية إلى ليبيا، وفق وزارة الدفاع.",
     ["Denial Deployment: «قوات تونسية» @ libya"]),
    ("no connection", "لا علاقة لمصر بالقصف على درنة، بحسب وزارة الخارجية المصرية.", ["Denial Bombardment:  > derna"]),
    ("not one's doing", "قالت حركة الشباب إنها ليست مسؤولة عن التفجير في مقديشو.",
     ["Denial ArmedAttack: al-shabaab > mogadishu"]),
    ("who says that he did not", "وقال الجيش التركي إنه لم يقصف القرية.",
     ["Denial Bombardment: turkey-armed-forces > «القرية»"]),
    ("what is talked of", "وأضاف الوزير أن الحديث عن وجود قوات تركية في سرت غير صحيح.",
     ["Denial Deployment: «قوات تركية» @ sirte"]),
    ("of nothing told", "قالت موسكو إن تلك الاتهامات لا أساس لها.", ["Denial OtherOccurrence: "]),
    ("that she gives", "نفت الإمارات باستمرار أنها تقدم دعما عسكريا لقوات الدعم السريع.",
     ["Denial MilitarySupport: united-arab-emirates > rsf"]),
    ("without proof", "واعتبر الوزير أن هذه المزاعم لا تستند إلى أي دليل.", ["Denial OtherOccurrence: "]),
    ("neither denied nor confirmed", "رفض المتحدث نفي أو تأكيد قصف الموقع.", []),
    ("no relation in passing", "شارك الجيش في عملية لا علاقة لها بالهجوم.", []),
    ("an acquittal", "المحكمة تبرئ القائد من تهمة القتل.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in DENIED], ids=[row[0] for row in DENIED])
def test_what_a_verdict_finds_false_is_claimed_by_nobody(rules: Rules, text: str, expected: list[str]) -> None:
    assert [gist(claim) for claim in claims_of(rules, text)] == expected


SPEAKERS = [
    (
        "reports of the press",
        "وكانت تقارير إعلامية اتهمت الجيش السوداني بقصف مدينة نيالا.",
        "«تقارير إعلامية»",
        "named",
    ),
    ("rumours", "وكانت شائعات تحدثت عن قصف الجيش السوداني مدينة نيالا.", "شائعات", "anonymous"),
]


@pytest.mark.parametrize(("text", "who", "form"), [row[1:] for row in SPEAKERS], ids=[row[0] for row in SPEAKERS])
def test_hearsay_before_its_verb_is_the_source(rules: Rules, text: str, who: str, form: str) -> None:
    (claim,) = claims_of(rules, text)
    assert (speaker(claim), claim.chain[0].source.form) == (who, form)


def test_behind_that_an_act_is_a_noun(rules: Rules) -> None:
    (claim,) = claims_of(rules, "أكد الوزير أن نشر قوات تركية في ليبيا غير قانوني.")
    assert claim.rule == "send.n"


def test_behind_after_that_an_act_is_a_verb(rules: Rules) -> None:
    (claim,) = claims_of(rules, "فر السكان بعد أن قصف الجيش السوداني مدينة نيالا.")
    assert (gist(claim), claim.rule) == ("Bombardment: sudan-armed-forces > nyala", "strike.v")
