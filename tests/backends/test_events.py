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
     ["GroundAssault: iraq-armed-forces > «التنظيم» @ anbar"]),
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
    ("an act behind a relative clause", "شنت الطائرات التي أرسلتها السعودية سلسلة غارات على مواقع في صعدة.",
     ["AirStrike:  @ saada"]),
    ("a town behind a relative clause", "قصفت القوات التي يقودها حفتر مدينة غريان.",
     ["Bombardment: «القوات» > gharyan"]),
    ("in whose grip", "أصبح معبر رفح في قبضة الجيش الإسرائيلي.", ["Capture: israel-armed-forces > rafah-crossing"]),
    ("in whose hands", "سقطت مدينة غوما بيد حركة إم 23.", ["Capture: m23 > goma"]),
    ("a grip tightened", "أحكمت قوات الدعم السريع قبضتها على مدينة الجنينة.", ["Capture: rsf > geneina"]),
    ("out of control", "خروج مدينة سنجة عن سيطرة الجيش السوداني أربك الحكومة.",
     ["Capture:  > singa+sudan-armed-forces"]),
    ("control regained", "استعادة الجيش السوداني السيطرة على جبل موية غيرت مسار الحرب.",
     ["Capture: sudan-armed-forces > jebel-moya"]),
    ("an exchange of fire", "أسفر تبادل لإطلاق النار بين الجيش الأذربيجاني والقوات الأرمينية عن مقتل جنديين.",
     ["Clash: armenia-armed-forces+azerbaijan-armed-forces"]),
    ("a campaign with its aim", "أطلق الجيش العراقي عملية عسكرية لاستعادة قضاء تلعفر.",
     ["GroundAssault: iraq-armed-forces > tal-afar"]),
    ("after that", "سيطر حفتر على سرت بعد أن شن حملة جوية على مواقع الوفاق في مصراتة.",
     ["AirStrike: khalifa-haftar > «مواقع الوفاق» @ misrata"]),
    ("counted people as object", "قتل الجيش الكيني عشرين من عناصر حركة الشباب في كيسمايو.",
     ["ArmedAttack: kenya-armed-forces > «عناصر حركة الشباب» @ kismayo"]),
    ("people behind an act", "أدان تقرير قيام القوات الروسية بقتل مدنيين في بوتشا.",
     ["ArmedAttack: russia-armed-forces > «مدنيين» @ bucha"]),
    ("vehicles of an army", "طوقت مدرعات الجيش مبنى البرلمان في باماكو.",
     ["Siege: «الجيش» > «مبنى البرلمان» @ bamako"]),
    ("whose advance it is", "عمليات التوغل المتكررة للجيش الإسرائيلي في القنيطرة تثير قلق دمشق.",
     ["GroundAssault: israel-armed-forces @ quneitra"]),
    ("what is asked of somebody", "طلبت مالي من فرنسا سحب جنودها من غاو.", ["Withdrawal: france @ gao [Requested]"]),
    ("the adjective of a group", "أدى القصف الحوثي على أحياء مأرب إلى مقتل ثلاثة مدنيين.",
     ["Bombardment: houthis > marib"]),
    ("aircraft of a group", "استهدفت مسيرات حوثية ميناء إيلات.", ["DroneStrike: «مسيرات حوثية» > «ميناء إيلات»"]),
    ("whose attack, before a direction", "مقتل جنديين في هجوم لداعش غربي الأنبار.",
     ["ArmedAttack: isis > «جنديين» @ «غربي الأنبار»"]),
    ("with what drones", "تعرضت مدينة أوديسا لهجوم بالمسيرات الروسية.", ["DroneStrike: «المسيرات الروسية» > odesa"]),
    ("who took part", "انطلقت معركة تحرير الحديدة بمشاركة قوات سودانية.",
     ["GroundAssault: «قوات سودانية» > hodeidah"]),
    ("a return", "عادت القوات الأمريكية إلى قاعدة في الصومال.",
     ["Deployment: united-states-armed-forces @ somalia"]),
    ("a column brought in", "أدخلت تركيا رتلا عسكريا إلى مدينة إدلب.", ["Deployment: turkey+«رتلا» @ idlib"]),
    ("people seized by people", "خطف مسلحون موظفين في صنعاء.", ["Detention: «مسلحون» > «موظفين» @ sanaa"]),
    ("whose attacks", "أدانت الحكومة الاعتداءات المتكررة لقوات الدعم السريع على مدينة الفاشر.",
     ["ArmedAttack: rsf > el-fasher"]),
    ("relief kept out", "منع الحوثيون دخول المساعدات إلى مدينة تعز.", ["Siege: houthis @ taiz"]),
    ("whose dead, in what fight", "مقتل ثلاثة مسلحين من حركة الشباب خلال مواجهات مع الجيش الصومالي في كيسمايو.",
     ["Clash: somalia-armed-forces+«مسلحين من حركة الشباب» @ kismayo"]),
    ("whom sources accuse", "واتهم التلفزيون السوري ومصدر حكومي، الجيش التركي بشن غارات على الرقة.",
     ["Accusation AirStrike: turkey-armed-forces > raqqa"]),
    ("about a third", "سيطر تنظيم داعش على نحو ثلث مساحة العراق.", ["Capture: isis > iraq"]),
    ("an armed conflict", "اندلع صراع مسلح بين الجيش السوداني وقوات الدعم السريع في أبيي.",
     ["Clash: rsf+sudan-armed-forces @ abyei"]),
    ("an army's operation", "انتهت عملية الجيش النيجيري ضد بوكو حرام في بورنو.",
     ["Operation: nigeria-armed-forces > boko-haram @ borno"]),
    ("raids on what nobody owns", "قالت مصادر ميدانية إن غارات عنيفة استهدفت مواقع التمرد في محافظة صعدة.",
     ["AirStrike:  @ saada"]),
    ("a bomb in a patrol", "انفجرت عبوة ناسفة في دورية للشرطة في كركوك.", ["ArmedAttack:  > «الشرطة» @ kirkuk"]),
    ("killed by mines", "قتل مدنيون بانفجار ألغام أرضية تركها الحوثيون في زنجبار.",
     ["ArmedAttack: houthis > «مدنيون» @ zinjibar"]),
    ("a government calls up", "أعلنت الحكومة الليبية الاستنفار في بنغازي.",
     ["Mobilisation: libya-government @ benghazi"]),
    ("who refuses to fight", "رفض الجنود خوض مواجهات ضد المقاومة الشعبية في عدن.",
     ["Clash: yemen-popular-resistance+«الجنود» @ aden [Refused]"]),
    ("a verb behind its subject", "ذكرت مصادر أن رتلا من الجيش الإسرائيلي توغل في مدينة القنيطرة.",
     ["GroundAssault: «رتلا من الجيش الإسرائيلي» @ quneitra"]),
    ("who launched it, first in the sentence", "الطيران السعودي شن بعد منتصف الليل غارات على صعدة.",
     ["AirStrike: saudi-arabia-air-force > saada"]),
    ("a state whose name is an adjective", "لم تتوقف الغارات السعودية على صعدة.", ["AirStrike: saudi-arabia > saada"]),
    ("naval mines", "زرعت الميليشيات الحوثية ألغاما بحرية قرب ميناء المخا.", ["ArmedAttack: houthis @ mocha"]),
    ("positions given up", "تخلت القوات الأرمينية عن مواقعها في شوشة.", ["Withdrawal: armenia-armed-forces @ shusha"]),
    ("nobody knows who", "اغتال مجهولون ضابطا في جهاز المخابرات بعدن.",
     ["ArmedAttack: «مجهولون» > «ضابطا في جهاز المخابرات» @ aden"]),
    ("who is called to do it", "دعا حفتر مقاتليه إلى التقدم نحو طرابلس.",
     ["GroundAssault: «مقاتليه» @ tripoli [Requested]"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in READ], ids=[row[0] for row in READ])
def test_an_action_is_read(rules: Rules, text: str, expected: list[str]) -> None:
    found = [gist(claim) for claim in claims_of(rules, text)]
    for wanted in expected:
        assert wanted in found


SILENT = [
    ("a majority lost", "ندم الرئيس على فقدان الأغلبية في حزب الاتحاد."),
    ("votes won", "انتزعت تركيا من الولايات المتحدة اعترافا بدورها."),
    ("editors", "حضر اللقاء رؤساء تحرير وسائل إعلام تركية."),
    ("spare parts", "سيارات الإسعاف معطلة لعدم توفر قطع في غزة."),
    ("relief workers arrive", "تسعى أطباء بلا حدود للوصول إلى غزة."),
    ("cars kept out", "منعت السلطات دخول السيارات إلى مدينة تعز."),
    ("a conflict of interests", "اندلع صراع على المناصب بين الوزراء في السودان."),
    ("prisoners moved", "نقل الجيش الأمريكي معتقلين من داعش إلى العراق."),
    ("calm returned", "عاد الهدوء إلى مدينة طرابلس."),
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
