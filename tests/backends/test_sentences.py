"""Sentences of every construction that the rules read, each with the claims that an analyst would note."""

import pytest

from isnad.backends.rules import Rules
from isnad.model.article import Article, ArticleRecord
from isnad.model.claim import Claim, Entity


def claims_of(rules: Rules, text: str) -> tuple[Claim, ...]:
    return rules.read(Article(ArticleRecord("a", "0" * 64, len(text)), text))


def name(entity: Entity) -> str:
    """The slug of a listed entity; the words of any other."""
    return entity.id.partition("/")[2] if entity.id else f"«{entity.label}»"


def gist(claim: Claim) -> str:
    """`form kind: agents > targets @ places [status]`, leaving out what is plain or empty."""
    content = claim.content
    kinds = ",".join(content.support_kinds) if content.kind == "Support" else content.kind
    form = "" if claim.form == "Claim" else f"{claim.form} "
    places = [p for p in content.places if p not in content.targets]
    parts = [f"{form}{kinds}: {'+'.join(sorted(map(name, content.agents)))}"]
    if content.targets:
        parts.append(f"> {'+'.join(sorted(map(name, content.targets)))}")
    if places:
        parts.append(f"@ {'+'.join(sorted(map(name, places)))}")
    if content.status != "Actual":
        parts.append(f"[{content.status}]")
    return " ".join(parts)


def speaker(claim: Claim) -> str:
    source = claim.chain[0].source
    return source.label if source.form == "anonymous" else name(source.entity) if source.entity else "article"


READ = [
    ("names with a number", "هاجمت حركة إم 23 مدينة غوما في الكونغو.", ["ArmedAttack: m23 > goma @ congo-drc"]),
    ("nothing of the kind is there", "لا توجد أي غارات على مدينة صنعاء.", ["AirStrike:  > sanaa"]),
    ("refusing to take part", "رفضت فرنسا المشاركة في الضربات على اليمن.", ["AirStrike: france > yemen [Refused]"]),
    ("called off", "ألغى الجيش الإسرائيلي عملية اجتياح رفح.", ["GroundAssault: israel-armed-forces > rafah [Refused]"]),
    ("put off", "أرجأت الحكومة الصومالية الهجوم على مدينة كيسمايو.",
     ["ArmedAttack: somalia-government > kismayo [Planned]"]),
    ("who foils an attack was not its target", "أحبطت قوات الأمن هجوما انتحاريا على كنيسة في القاهرة.",
     ["ArmedAttack:  > «كنيسة» @ cairo [Failed]"]),
    ("a house that is nobody's", "قصف الجيش الروسي مستشفى في ماريوبول.",
     ["Bombardment: russia-armed-forces > «مستشفى» @ mariupol"]),
    ("sharp words", "شن النائب هجوما لاذعا على الحكومة.", []),
    ("manoeuvres", "أجرى الجيش المصري مناورات تحاكي قصف أهداف بحرية.", []),
    ("unless", "ما لم تنسحب القوات التركية من عفرين فلن نوقع.",
     ["Withdrawal: turkey-armed-forces @ afrin [Conditional]"]),
    ("what was published is no deployment", "كذب المتحدث باسم الجيش ما نشر عن سقوط مدينة الفاشر بيد الدعم السريع.",
     ["Denial Capture: rsf > el-fasher"]),
    ("whether it did is unknown", "من غير الواضح ما إذا كانت إسرائيل قد شنت غارة على دمشق.",
     ["AirStrike: israel > damascus [Conditional]"]),
    ("asked to stop what goes on", "طالب مجلس الأمن بوقف الهجوم على مدينة الفاشر.", ["ArmedAttack:  > el-fasher"]),
    ("tried in vain", "حاولت القوات الأوكرانية اقتحام مدينة ميليتوبول لكنها فشلت.",
     ["GroundAssault: ukraine-armed-forces > melitopol [Failed]"]),
    ("courts do not fight", "وجهت المحكمة لثلاثة رجال تهمة التآمر لقصف السفارة.",
     ["Bombardment:  > «السفارة» [Planned]"]),
    ("prices are not taken", "سيطرت الحكومة على الأسعار في الأسواق.", []),
    ("killed in traffic", "قتل ثلاثة أشخاص في حادث سير على طريق القاهرة.", []),
    ("who is worried does not attack", "أعربت مصر عن قلقها من احتمال اجتياح مدينة رفح.", ["GroundAssault:  > rafah"]),
    ("the act before the verb that carries it out",
     "قالت أنقرة إن الهجوم على السفارة في بغداد نفذه حزب العمال الكردستاني.",
     ["ArmedAttack: pkk > «السفارة» @ baghdad"]),
    ("who says we", "وقال أردوغان: \"سندعم حكومة الوفاق بكل الوسائل\".",
     ["SupportUnspecified: recep-tayyip-erdogan > gna [Planned]"]),
    ("for whom we stands", "وقال متحدث باسم طالبان: \"أسقطنا مروحية للجيش الأفغاني في هلمند\".",
     ["AircraftLoss: taliban > «مروحية للجيش الأفغاني» @ helmand"]),
    ("what we shall not do", "وقال بايدن: \"لن نهاجم مدينة موسكو\".", ["ArmedAttack: joe-biden > moscow [Refused]"]),
    ("a half, a son and a share are no verbs", "قتل نصف الجنود، وأصيب نجل القائد الذي كان له نصيب في الحكم.", []),
    ("two of them", "دمرت البحرية الأمريكية زورقين للحوثيين في البحر الأحمر.",
     ["ArmedAttack: united-states-navy > «زورقين للحوثيين» @ red-sea"]),
    ("a state that ends like two", "قصف الجيش الإيراني البحرين.", ["Bombardment: iran-armed-forces > bahrain"]),
    ("who acts goes on where he has come to", "وتقدمت قوات حفتر نحو سرت، حيث اشتبكت مع قوات الوفاق.",
     ["Clash: gna-forces+haftar-forces @ sirte"]),
    ("whose forces were shelled, it is said", "حميدتي يتهم مصر بقصف قواته.",
     ["Accusation Bombardment: egypt > «قواته»"]),
    ("a crash at the head of the line", "تحطم مروحية عسكرية في النيجر.", ["AircraftLoss:  > «مروحية عسكرية» @ niger"]),
    ("a bomb goes off", "انفجار سيارة مفخخة في أعزاز.", ["ArmedAttack:  @ azaz"]),
    ("by whom, in quotation marks", "مقتل 5 جنود أتراك في هجوم لـ\"بي كا كا\" شمالي العراق.",
     ["ArmedAttack: pkk > «جنود أتراك» @ northern-iraq"]),
    ("a direction behind the victim", "اغتيال قيادي في الحشد الشعبي وسط بغداد.",
     ["ArmedAttack:  > «قيادي في الحشد الشعبي» @ baghdad"]),
    ("a base does not claim responsibility", "القاعدة تتبنى هجوما على معسكر في أبين.",
     ["ArmedAttack: al-qaeda > «معسكر» @ abyan"]),
    ("sirens", "صفارات الإنذار تدوي في تل أبيب.", []),
    ("means at the end of the clause", "استهدف مسلحون مدينة بعقوبة الليلة الماضية بقذائف هاون.",
     ["Shelling: «مسلحون» > baqubah"]),
    ("killed and wounded in one attack", "قتل ثلاثة مدنيين وأصيب سبعة آخرون بجروح في هجوم على قرية في ديالى.",
     ["ArmedAttack:  > «قرية» @ diyala"]),
    ("what a body announces to have done", "أعلن الجيش الإسرائيلي قصفه لثلاثين هدفا في غزة.",
     ["Bombardment: israel-armed-forces > «هدفا» @ gaza-strip"]),
    ("sanctions hit nobody", "قال الوزير إن عقوبات اقتصادية تستهدف روسيا.", []),
    ("who failed goes before who is blamed", "حمل الكونغرس الوزير مسؤولية إخفاق القوات الأمريكية في القبض على بن لادن.",
     ["Accusation Detention: united-states-armed-forces > osama-bin-laden [Failed]"]),
    ("as for whom", "أما حركة الشباب فقالت إنها سيطرت على مدينة كيسمايو.", ["Capture: al-shabaab > kismayo"]),
    ("men counted behind a feminine verb", "صدت القوات اليمنية الهجوم وقتلت 20 مسلحا.",
     ["ArmedAttack: yemen-armed-forces > «مسلحا»"]),
    ("the town of the line", "قصفت إسرائيل مدينة حمص. وفي حلب، قالت الوكالة إن الطيران الروسي قصف معسكرا في المدينة.",
     ["AirStrike: russia-air-force > «معسكرا» @ aleppo"]),
    ("his country", "قال وزير الخارجية التركي إن بلاده ستدعم حكومة الوفاق.",
     ["SupportUnspecified: turkey > gna [Planned]"]),
    ("his country attacked", "وقال زيلينسكي إن روسيا قصفت بلاده بالصواريخ.", ["Shelling: russia > ukraine"]),
    ("home", "عاد الوزير التركي إلى بلاده.", []),
    ("handed to a capital", "ألمانيا تسلم كييف منظومة باتريوت.", ["WeaponsSupport: germany > ukraine"]),
    ("weapons sent to a capital", "أرسلت تركيا صواريخ إلى كييف.", ["WeaponsSupport: turkey > ukraine"]),
    ("whom a state trains", "تدرب تركيا الجيش الصومالي.", ["TrainingSupport: turkey > somalia-armed-forces"]),
    ("who trains by himself is helped by nobody", "تدرب الجيش الصومالي في معسكر قرب مقديشو.", []),
    ("announced by whom the line before names",
     "أعلنت كتائب القسام استهداف دبابة إسرائيلية، كما أعلنت قصف مدينة عسقلان.",
     ["Bombardment: qassam-brigades > ashkelon"]),
    ("announced by the ministry", "قالت وزارة الدفاع الروسية إن الحرب مستمرة. وأعلنت الوزارة قصف مدينة أوديسا.",
     ["Bombardment: russia-mod > odesa"]),
    ("mourned by the ministry", "قالت وزارة الدفاع الروسية إن الحرب مستمرة. وأعلنت الوزارة مقتل جنديين في مدينة كورسك.",
     ["ArmedAttack:  > «جنديين» @ kursk"]),
    ("so many of them fell fighting", "قتل عشرة من عناصر داعش في اشتباكات مع القوات العراقية.",
     ["Clash: iraq-armed-forces+isis"]),
    ("who fell of it", "أغارت الطائرات الحربية على مخيم البريج فاستشهد سبعة مواطنين.", ["AirStrike:  > bureij"]),
    ("a verb at the head of the line", "تقاتل قوات فاغنر إلى جانب الجيش المالي.",
     ["GroundSupport: wagner > mali-armed-forces"]),
    ("who asks that it stop", "طالب الأمين العام للأمم المتحدة بوقف الهجوم على مدينة الفاشر.",
     ["ArmedAttack:  > el-fasher"]),
    ("what goes on, whoever calls for its end", "دعت فرنسا إلى وقف القصف على مدينة رفح.", ["Bombardment:  > rafah"]),
    ("with so many drones", "هاجمت روسيا مدينة خاركيف بثلاثين مسيرة.", ["DroneStrike: russia > kharkiv"]),
    ("where the ship was", "استهدف الحوثيون سفينة جنوب عدن.", ["ArmedAttack: houthis > «سفينة» @ «جنوب عدن»"]),
    ("where the car was", "استهدفت غارة سيارة غربي مدينة الرقة.", ["AirStrike:  > «سيارة» @ «غربي مدينة الرقة»"]),
    ("still", "قال الجيش التركي إنه ما زال يسيطر على مدينة عفرين.", ["Capture: turkey-armed-forces > afrin"]),
    ("who announces the deaths of soldiers did not kill them",
     "أكدت وزارة الدفاع التركية مقتل جنديين في هجوم بشمال العراق.",
     ["ArmedAttack:  > «جنديين» @ northern-iraq"]),
    ("who announces the deaths of fighters did", "أعلن الجيش العراقي مقتل عشرة مسلحين في مدينة الموصل.",
     ["ArmedAttack: iraq-armed-forces > «مسلحين» @ mosul"]),
    ("a number that is part of no name", "هاجم 23 مسلحا بلدة درنة.", ["ArmedAttack: «مسلحا» > derna"]),
    ("a verb behind the act that it carries out", "أسفر هجوم صاروخي روسي شن أمس على مدينة خاركيف عن مقتل ثلاثة.",
     ["Shelling: russia > kharkiv"]),
    ("adjectives in the accusative", "شنت المقاتلات هجوما صاروخيا إسرائيليا على بلدة القصير.",
     ["Shelling: israel > qusayr"]),
    ("a noun is no such verb", "بدأ التحالف تنفيذ غارات جوية على مدينة صعدة.",
     ["AirStrike: arab-coalition-yemen > saada"]),
    ("verb, subject, object", "قصف الطيران المصري مواقع في مدينة درنة.", ["AirStrike: egypt-air-force @ derna"]),
    ("deaths belong to the strike before", "تعرض حي الفردوس لغارات جوية نفذتها طائرات مجهولة، وتسببت بمقتل 22 مدنيا.",
     ["AirStrike: «طائرات مجهولة» > «حي الفردوس»"]),
    ("whose word it is is no target", "قصف الجيش المدينة، ونفذ غارات وفقا للأمم المتحدة على سوق في صنعاء.",
     ["AirStrike: «الجيش» > «سوق» @ sanaa"]),
    ("an object behind a date", "استهدفت كييف في 3 مايو 2024 القوات الروسية.",
     ["ArmedAttack: ukraine > russia-armed-forces"]),
    ("the force behind ل before what is hit", "قصف لقوات النظام السوري على بلدة دوما.",
     ["Bombardment: syria-armed-forces > douma"]),
    ("a withdrawal of a force", "انسحاب للقوات الأميركية من قاعدة عين الأسد.",
     ["Withdrawal: united-states-armed-forces @ ain-al-asad"]),
    ("into whose hands", "سقطت مدينة الموصل بيد تنظيم الدولة الإسلامية.", ["Capture: isis > mosul"]),
    ("under whose control", "باتت مدينة تدمر تحت سيطرة الجيش السوري.", ["Capture: syria-armed-forces > palmyra"]),
    ("subject to whose control", "ميناء مصراتة الخاضع لسيطرة مليشيا فجر ليبيا.",
     ["Capture: libya-dawn > misrata-port"]),
    ("a name behind و that opens a clause", "قصفت روسيا خاركيف، وكييف تهاجم موسكو.",
     ["Bombardment: russia > kharkiv", "ArmedAttack: ukraine > moscow"]),
    ("an owner behind what nobody listed", "هجوم لتنظيم الدولة على حاجز للجيش المصري في سيناء.",
     ["ArmedAttack: isis > egypt-armed-forces @ sinai"]),
    ("an attack repelled", "تصدى الجيش الأوكراني لهجوم روسي على باخموت.", ["ArmedAttack: russia > bakhmut"]),
    ("an attack foiled", "أحبط الجيش المصري هجوما إرهابيا في سيناء.",
     ["ArmedAttack:  > egypt-armed-forces @ sinai [Failed]"]),
    ("who gives behind a noun", "كشف تقرير عن إرسال الإمارات أسلحة إلى قوات الدعم السريع.",
     ["WeaponsSupport: united-arab-emirates > rsf"]),
    ("rockets that fall", "أصيب عشرة مدنيين جراء سقوط صواريخ على حي سكني في طرابلس.",
     ["Shelling:  > «حي سكني» @ tripoli"]),
    ("who strikes is not who died", "قتل ثلاثة جنود أتراك بقصف للنظام السوري على نقطة مراقبة في إدلب.",
     ["Bombardment: syria-government > «نقطة مراقبة» @ idlib"]),
    ("a carrier of aircraft is no gift", "أرسلت الولايات المتحدة حاملة طائرات إلى البحر المتوسط.",
     ["Deployment: united-states+«حاملة طائرات» @ mediterranean"]),
    ("an attempt foiled", "أحبط الأمن الأردني محاولة اغتيال سفير إسرائيل في عمان.",
     ["ArmedAttack:  > «سفير إسرائيل» @ amman [Failed]"]),
    ("an attempt that failed", "فشلت محاولة قوات الدعم السريع السيطرة على مدينة الفاشر.",
     ["Capture: rsf > el-fasher [Failed]"]),
    ("an attempt alone was made", "حاولت قوات الدعم السريع السيطرة على مدينة الفاشر.", ["Capture: rsf > el-fasher"]),
    ("a denial that says no more", "اتهمت كييف روسيا بقصف مدينة خيرسون، وموسكو تنفي.",
     ["Accusation Bombardment: russia > kherson", "Denial Bombardment: russia > kherson"]),
    ("a denial named in passing", "أرسلت إيران أسلحة إلى الحوثيين رغم نفي طهران.",
     ["WeaponsSupport: iran > houthis", "Denial WeaponsSupport: iran > houthis"]),
    ("a denial of something else", "قصفت روسيا مدينة خيرسون، ونفت موسكو، في بيان، صحة أنباء عن زلزال.",
     ["Bombardment: russia > kherson"]),
    ("allegations described as false", "وصفت أنقرة الاتهامات بقصف مدينة دهوك بأنها تضليل.",
     ["Denial Bombardment: turkey > duhok"]),
    ("acts described", "وصفت أنقرة القصف الإيراني على أربيل بأنه جريمة.", ["Bombardment: iran > erbil"]),
    ("denied twice", "نفت فرنسا قصف مدينة كيدال، وقالت إن الخبر لا أساس له من الصحة.",
     ["Denial Bombardment: france > kidal"]),
    ("a promise not to", "تعهد الحوثيون بعدم قصف مدينة مأرب.", ["Bombardment: houthis > marib [Refused]"]),
    ("what an agreement provides for", "ينص الاتفاق على انسحاب القوات التركية من سوريا.",
     ["Withdrawal: turkey-armed-forces @ syria [Planned]"]),
    ("on the way to it", "تتجه إثيوبيا نحو السيطرة على مقلي.", ["Capture: ethiopia > mekelle [Planned]"]),
    ("the cause, not an aim", "حوكم القائد لقتله 12 مدنيا في بنغازي.", ["ArmedAttack:  > «مدنيا» @ benghazi"]),
    ("talked into it", "أقنعت باريس أنقرة بسحب قواتها من سوريا.", ["Withdrawal: turkey @ syria [Requested]"]),
    ("a ship of a state", "شوشت سفينة تركية على رادارات قوات حفتر.", ["Jamming: «سفينة تركية» > «رادارات قوات حفتر»"]),
    ("whom a definite noun means in Yemen", "قصفت المقاومة مواقع الانقلابيين في مدينة تعز.",
     ["Bombardment: yemen-popular-resistance > houthis @ taiz"]),
    ("and in Gaza", "قصفت المقاومة مدينة عسقلان من قطاع غزة.", ["Bombardment: palestinian-factions > ashkelon"]),
    ("and in a country of which the table says nothing", "قصفت المقاومة مواقع الجيش في كابول.",
     ["Bombardment: «المقاومة» > «الجيش» @ kabul"]),
    ("subject first", "مصر تدعم حفتر.", ["SupportUnspecified: egypt > khalifa-haftar"]),
    ("headline", "الجيش السوداني يستعيد السيطرة على ود مدني", ["Capture: sudan-armed-forces > wad-madani"]),
    ("idafa", "دعم مصر لحفتر مستمر.", ["SupportUnspecified: egypt > khalifa-haftar"]),
    ("passive participle", "قوات حفتر المدعومة من روسيا تتقدم.", ["SupportUnspecified: russia > haftar-forces"]),
    ("light verb and clashing sides", "تخوض القوات العراقية معارك ضد مسلحي تنظيم الدولة في محافظة ديالى.",
     ["Clash: iraq-armed-forces+isis @ diyala"]),
    ("undergone", "تعرضت مدينة خاركيف لقصف روسي عنيف.", ["Bombardment: russia > kharkiv"]),
    ("given as an object", "وتقدم روسيا وإيران دعما عسكريا للنظام السوري.",
     ["MilitarySupport: iran+russia > syria-government"]),
    ("received", "تتلقى قوات حفتر دعما من مصر والإمارات.",
     ["SupportUnspecified: egypt+united-arab-emirates > haftar-forces"]),
    ("weapons by their name", "زودت واشنطن أوكرانيا بصواريخ باتريوت.", ["WeaponsSupport: united-states > ukraine"]),
    ("help in passing", "شنت القوات الروسية بدعم إيراني هجوما على إدلب.",
     ["GroundAssault: russia-armed-forces > idlib", "SupportUnspecified: iran > russia-armed-forces"]),
    ("accusation of support", "اتهمت الولايات المتحدة إيران بتزويد روسيا بطائرات مسيرة.",
     ["Accusation WeaponsSupport: iran > russia"]),
    ("denied act", "نفى الجيش السوداني مسؤوليته عن قصف مدينة نيالا.",
     ["Denial Bombardment: sudan-armed-forces > nyala"]),
    ("denied support", "نفت أبوظبي تقديم أي دعم عسكري لقوات الدعم السريع.",
     ["Denial MilitarySupport: united-arab-emirates > rsf"]),
    ("allegations refused", "ورفضت القاهرة الاتهامات بدعم الجيش السوداني.",
     ["Denial SupportUnspecified: egypt > sudan-armed-forces"]),
    ("threat", "هدد الحوثيون باستهداف مدينة الرياض.", ["ArmedAttack: houthis > riyadh [Threatened]"]),
    ("threat with its object", "هدد الحوثيون السعودية بالقصف.", ["Bombardment: houthis > saudi-arabia [Threatened]"]),
    ("plan", "تعتزم فرنسا سحب قواتها من مالي.", ["Withdrawal: france @ mali [Planned]"]),
    ("promise", "تعهدت واشنطن بمواصلة دعم أوكرانيا.", ["SupportUnspecified: united-states > ukraine [Promised]"]),
    ("refusal", "ورفضت باريس تزويد الجيش اللبناني بأسلحة ثقيلة.",
     ["WeaponsSupport: france > lebanon-armed-forces [Refused]"]),
    ("resumptive relative clause", "القصف الذي نفذته القوات الفرنسية على مدينة غاو كان عنيفا.",
     ["Bombardment: france-armed-forces > gao"]),
    ("relative clause without a pronoun", "قتل 5 جنود في هجوم شنه تنظيم الدولة على مدينة سنجار.",
     ["ArmedAttack: isis > sinjar"]),
    ("a verb behind a relative clause", "قوات الدعم السريع التي يقودها محمد حمدان دقلو سيطرت على نيالا.",
     ["Capture: rsf > nyala"]),
    ("control taken from", "انتزعت قوات الدعم السريع السيطرة على نيالا من الجيش السوداني.",
     ["Capture: rsf > nyala+sudan-armed-forces"]),
    ("responsibility claimed", "تبنى تنظيم داعش الهجوم على كابل.", ["ArmedAttack: isis > kabul"]),
    ("fighting at somebody's side", "أرسلت فاغنر مقاتلين للقتال إلى جانب قوات حفتر.",
     ["GroundSupport: wagner > haftar-forces"]),
    ("support admitted", "اعترفت إيران بدعم الحوثيين.", ["SupportUnspecified: iran > houthis"]),
    ("weapons obtained from", "حصل حفتر على طائرات مسيرة من الإمارات.",
     ["WeaponsSupport: united-arab-emirates > khalifa-haftar"]),
    ("an object pronoun", "يقاتل حفتر منذ سنوات وزودته روسيا بطائرات.", ["WeaponsSupport: russia > khalifa-haftar"]),
    ("purpose", "تقدمت القوات العراقية بهدف تحرير مدينة الموصل.", ["Capture: iraq-armed-forces > mosul [Planned]"]),
    ("a noun with a pronoun", "استهدفت مصر قواعد تنظيم الدولة في المدينة وقت سيطرته على درنة.",
     ["Capture: isis > derna"]),
    ("the doer singled out", "القوات المصرية هي من شنت الغارة على درنة.", ["AirStrike: egypt-armed-forces > derna"]),
    ("who is behind it", "تنظيم داعش كان وراء الهجوم على موسكو.", ["ArmedAttack: isis > moscow"]),
    ("responsibility", "أعلن تنظيم داعش مسؤوليته عن الهجوم على كابل.", ["ArmedAttack: isis > kabul"]),
    ("a verbal noun that names nobody", "القضاء على تنظيم الدولة في الموصل.", ["ArmedAttack:  > isis @ mosul"]),
    ("an aircraft lost", "سقطت طائرة مسيرة تركية جنوب طرابلس.",
     ["AircraftLoss:  > «طائرة مسيرة تركية» @ southern-tripoli"]),
    ("weapons deployed", "نشرت موسكو صواريخ باليستية في بيلاروسيا.", ["Deployment: russia @ belarus"]),
    ("a system deployed", "نشرت واشنطن منظومة دفاعية في قطر.", ["Deployment: united-states+«منظومة» @ qatar"]),
    ("kept somewhere", "تحتفظ باريس بكتيبتين في تشاد.", ["Deployment: france+«كتيبتين» @ chad"]),
    ("forces described by where they stand", "هاجم مسلحون القوات المصرية المتمركزة في رفح.",
     ["Deployment: egypt-armed-forces @ rafah"]),
    ("forces described by what they hold", "انسحبت قوات الدعم السريع المسيطرة على نيالا.", ["Capture: rsf > nyala"]),
    ("held, with the place before", "باتت مدينة تعز تحت سيطرة الحوثيين.", ["Capture: houthis > taiz"]),
    ("subject to control", "زار مدينة نيالا الخاضعة لسيطرة قوات الدعم السريع.", ["Capture: rsf > nyala"]),
    ("cities that somebody holds", "قصف الطيران المدن التي يسيطر عليها الحوثيون.", ["Capture: houthis > «المدن»"]),
    ("into whose hands", "سقطت مدينة سنجار في قبضة تنظيم الدولة.", ["Capture: isis > sinjar"]),
    ("by whose hand", "قتل ثلاثة جنود على أيدي مسلحين في سيناء.", ["ArmedAttack: «مسلحين» > «جنود» @ sinai"]),
    ("an operation of a state", "أدانت طهران العملية التركية في سوريا.", ["Operation: turkey @ syria"]),
    ("an operation with a name", "شنت إسرائيل عملية «الأسوار العالية» على غزة.", ["Operation: israel > gaza-strip"]),
    ("an operation with a known name", "بدأت تركيا عملية غصن الزيتون ضد وحدات حماية الشعب.",
     ["Operation: turkey > ypg"]),
    ("called to arms", "أعلنت حركة الشباب النفير العام.", ["Mobilisation: al-shabaab"]),
    ("losses inflicted", "كبد الجيش السوداني قوات الدعم السريع خسائر كبيرة.",
     ["ArmedAttack: sudan-armed-forces > rsf"]),
    ("a siege lifted by others", "كسر الجيش السوري حصار مدينة دير الزور.", ["Siege:  > deir-ezzor"]),
    ("whose attack was repelled", "صد الجيش السوداني هجوما لقوات الدعم السريع على الفاشر.",
     ["GroundAssault: rsf > el-fasher"]),
    ("fire exchanged", "تبادلت القوات الروسية والقوات الأوكرانية القصف قرب باخموت.",
     ["Clash: russia-armed-forces+ukraine-armed-forces @ bakhmut"]),
    ("a war of two", "دخلت الحرب بين إسرائيل وحماس شهرها السادس.", ["Clash: hamas+israel"]),
    ("its own war", "أعلن الجيش السوداني مواصلة معاركه مع قوات الدعم السريع في الفاشر.",
     ["Clash: rsf+sudan-armed-forces @ el-fasher"]),
    ("a battle for a capital", "معركة طرابلس بين قوات حفتر وحكومة الوفاق.", ["Clash: gna+haftar-forces @ tripoli"]),
    ("somebody unnamed of a force", "اغتالت إسرائيل قائدا في حزب الله في بيروت.",
     ["ArmedAttack: israel > «قائدا في حزب الله» @ beirut"]),
    ("a strike named by the state that it hit", "نفذت المقاتلات الإسرائيلية ضربة السودان.",
     ["AirStrike: israel-air-force > sudan"]),
    ("the other side of a fight", "سيطر الجيش السوداني على نيالا بعد معارك مع قوات الدعم السريع.",
     ["Clash: rsf+sudan-armed-forces"]),
    ("whose aircraft strike", "أدانت المنظمة استهداف طائرات إسرائيلية مخيم البريج.",
     ["AirStrike: «طائرات إسرائيلية» > bureij"]),
    ("troops that are struck", "أدانت الحكومة استهداف القوات المصرية في رفح.",
     ["ArmedAttack:  > egypt-armed-forces @ rafah"]),
    ("an ambush for somebody", "نصبت قوات الدعم السريع كمينا للجيش السوداني في أم درمان.",
     ["ArmedAttack: rsf > sudan-armed-forces @ omdurman"]),
    ("forces that stay", "رفض البرلمان بقاء القوات الأمريكية في سوريا.",
     ["Deployment: united-states-armed-forces @ syria [Refused]"]),
    ("a drone lost", "أعلنت السلطات سقوط مسيرة تركية في السليمانية.",
     ["AircraftLoss:  > «مسيرة تركية» @ sulaymaniyah"]),
    ("response to another's act", "قصفت كتائب القسام مدينة عسقلان ردا على اغتيال صالح العاروري.",
     ["Bombardment: qassam-brigades > ashkelon"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in READ], ids=[row[0] for row in READ])
def test_a_construction_is_read(rules: Rules, text: str, expected: list[str]) -> None:
    found = [gist(claim) for claim in claims_of(rules, text)]
    for wanted in expected:
        assert wanted in found


SILENT = [
    ("a bare topic word", "انتهت الحرب قبل أعوام."),
    ("an occupied territory", "زار الوفد الأراضي المحتلة."),
    ("a match", "وتدخل رومانيا مباراتها أمام ألمانيا في فرنسا بقوة."),
    ("a traffic accident", "قتل خمسة أشخاص في حادث سير في القاهرة."),
    ("an attack on computers", "هجوم إلكتروني روسي على أوكرانيا."),
    ("a team", "انسحب المنتخب المصري من البطولة في المغرب."),
    ("a journey", "وصل الرئيس إلى القاهرة لحضور القمة."),
    ("relief", "قدمت المنظمة مساعدات غذائية للنازحين."),
    ("a battle of votes", "يخوض حزب الله معركة انتخابية ضد القوات اللبنانية في بيروت."),
    ("a crisis faced", "تواجه تركيا أزمة مع سوريا."),
    ("a country drowned", "هدد مسلحون بإغراق البلاد في الفوضى."),
    ("an airliner", "وصلت طائرة ليبية إلى تونس."),
    ("a solution reached", "تسعى القوات الليبية إلى الوصول إلى حل في طرابلس."),
    ("no road", "قطع الجيش الطريق على الفتنة."),
    ("a shoe", "رشق صحفي الرئيس بوش بحذاء في بغداد."),
    ("relief that aims at families", "نفذ الهلال الأحمر حملات إغاثية استهدفت النازحين في عدن."),
    ("traffic", "تراجعت حركة السيارات في طرابلس."),
    ("a disease", "حذرت قوات الأمن من انتشار المرض في صنعاء."),
    ("prisoners freed", "دعا الرئيس إلى تحرير السجناء في سوريا."),
    ("a rank", "تحتل قطر مرتبة متقدمة في آسيا."),
    ("a hand on the other hand", "بيد أن القوات لم تتحرك."),
    ("a question", "هل قصفت القوات الروسية مدينة خاركيف؟"),
    ("a ceasefire asked for", "دعا الأمين العام جميع الأطراف إلى وقف إطلاق النار."),
    ("a match", "فاز المنتخب المصري على ضيفه الجزائري بهدفين."),
    ("a price", "ارتفعت أسعار النفط في الأسواق العالمية."),
]


@pytest.mark.parametrize("text", [row[1] for row in SILENT], ids=[row[0] for row in SILENT])
def test_what_tells_of_no_act_is_no_claim(rules: Rules, text: str) -> None:
    assert [gist(claim) for claim in claims_of(rules, text)] == []


SPEAKERS = [
    ("verb and أن", "أكد مسؤول أمريكي أن روسيا قصفت مدينة خاركيف.", "مسؤول أمريكي"),
    ("after بحسب", "بحسب الأمم المتحدة، قصفت روسيا مدينة خاركيف.", "united-nations"),
    ("post-posed", "قصفت روسيا مدينة خاركيف، بحسب الأمم المتحدة.", "united-nations"),
    ("nobody", "قصفت روسيا مدينة خاركيف.", "article"),
    ("headline with a colon", "الأمم المتحدة: روسيا قصفت مدينة خاركيف", "united-nations"),
    (
        "in a statement that an outlet made known",
        "زعم تنظيم الدولة في بيان نشرته وكالة أعماق أنه قتل 10 جنود في سيناء.",
        "isis",
    ),
    (
        "in statements broadcast",
        "وقال وزير الدفاع العراقي، في تصريحات بثها التلفزيون الرسمي، إن طائرات قصفت كركوك.",
        "«وزير الدفاع العراقي»",
    ),
    (
        "in a recording that an outlet has",
        "وأكد مسؤول أفغاني في تسجيل حصلت عليه الجزيرة أن طالبان دخلت كابول.",
        "مسؤول أفغاني",
    ),
    ("an outlet called by what it is", "قالت القناة نقلا عن مصادر إن الجيش قصف حلب.", "مصادر"),
    ("written", 'كتب الرئيس الأوكراني على تلغرام: "روسيا هاجمت خاركيف بثلاثين مسيرة".', "«الرئيس الأوكراني»"),
    ("books are not written here", "قرأ كتب التاريخ عن قصف بغداد.", "article"),
    ("a report by its adjective", "وذكر تقرير أمريكي أن إيران زودت الحوثيين بصواريخ.", "united-states"),
    (
        "at the end without quotation marks",
        "لا نية لدى تركيا لمهاجمة مدينة كوباني، قال أردوغان.",
        "recep-tayyip-erdogan",
    ),
    (
        "as for whom, after another",
        "قال الدفاع المدني في غزة إن 15 شخصا قتلوا في رفح. أما الجيش الإسرائيلي فقال إنه استهدف قياديا في حماس.",
        "israel-armed-forces",
    ),
    ("ascribed", "ونسبت وكالة رويترز إلى مسؤول حكومي القول إن المتمردين استولوا على غوما.", "مسؤول حكومي"),
    (
        "with these words",
        '"إن قواتنا دخلت مدينة تل أبيض"، بهذه الكلمات أعلن أردوغان بدء العملية.',
        "recep-tayyip-erdogan",
    ),
    (
        "according to what somebody wrote",
        '"قصف الجيش الروسي مدينة ماريوبول"، بحسب ما كتب زيلينسكي على تلغرام.',
        "volodymyr-zelensky",
    ),
    ("a state whose name is a common word", "لكن مالي أعلنت أن الضربة استهدفت مدينة كيدال.", "mali"),
    ("relayed", "نقلت رويترز عن مصادر دبلوماسية قولها إن روسيا قصفت مدينة خاركيف.", "مصادر دبلوماسية"),
    ("media nobody listed", "ذكرت وسائل إعلام رسمية سورية أن روسيا قصفت مدينة خاركيف.", "«وسائل إعلام رسمية سورية»"),
    (
        "relayed by media nobody listed",
        "وسائل إعلام ألمانية نقلت عن دبلوماسيين أن روسيا قصفت مدينة خاركيف.",
        "دبلوماسيين",
    ),
    ("hearsay at length", "المعلومات الواردة من الجبهة تؤكد أن روسيا قصفت مدينة خاركيف.", "المعلومات"),
    ("a warning renewed", "جددت الأمم المتحدة تحذيرها من أن روسيا قصفت مدينة خاركيف.", "united-nations"),
    ("an aim is no speech", "قالت مصادر إن لندن تعمل لتأكيد موقف كييف الداعم لقصف مدينة خاركيف.", "مصادر"),
    ("who acts by a verb nobody listed", "انتهزت جماعة الحوثي الفرصة، زاعمة أن إيران قصفت مدينة الرياض.", "houthis"),
    ("contrast ends what a participle says", "وتحدث الوزير مشيرا إلى خلافات، فيما قصفت روسيا مدينة خاركيف.", "article"),
    ("spokesmen nobody names", "وقال متحدثان باسم الناتو إن روسيا قصفت مدينة خاركيف.", "«متحدثان باسم الناتو»"),
    ("what was announced, first", "وفق ما أعلنته الأمم المتحدة، قصفت روسيا مدينة خاركيف.", "united-nations"),
    ("what an outlet passed on, first", "بحسب ما نقلته رويترز عن مصدر أمني، قصفت روسيا مدينة خاركيف.", "مصدر أمني"),
    (
        "a quotation behind his words",
        "تحدث الوزير وقال إن الوضع سيئ. «قصفت روسيا مدينة خاركيف بعشرات الصواريخ أمس».",
        "«الوزير»",
    ),
    (
        "not a title in quotation marks",
        "قال الوزير إن الوضع سيئ. «درع الفرات» عملية قصفت فيها روسيا مدينة خاركيف.",
        "article",
    ),
    ("who works for an outlet", "قصفت روسيا مدينة خاركيف، وفقا لصحفي متعاون مع شبكة CNN.", "صحفي"),
    ("reports of the press", "أفادت تقارير إخبارية بأن روسيا قصفت مدينة خاركيف.", "«تقارير إخبارية»"),
    (
        "what was carried away",
        "قالت مصادر طبية إن طفلا مات. وعولج في البنك الذي تم نقله إلى دنيبرو عقب قصف روسيا مدينة خاركيف.",
        "article",
    ),
    (
        "the statement of whoever spoke",
        "قال الكرملين إن الوضع سيئ. وجاء في البيان أن كييف قصفت مدينة دونيتسك.",
        "kremlin",
    ),
    (
        "a ministry nobody listed",
        "قالت وزارة الطاقة الأوكرانية إن روسيا قصفت مدينة خاركيف.",
        "«وزارة الطاقة الأوكرانية»",
    ),
    ("rescuers are no guns", "وقال الدفاع المدني في غزة إن إسرائيل قصفت مدينة رفح.", "gaza-civil-defence"),
    ("our own man", "أفاد مراسلنا بأن روسيا قصفت مدينة خاركيف.", "مراسلنا"),
    ("own statement", "أعلن الجيش الروسي قصف مدينة خاركيف.", "russia-armed-forces"),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in SPEAKERS], ids=[row[0] for row in SPEAKERS])
def test_the_speaker_is_found(rules: Rules, text: str, expected: str) -> None:
    assert {speaker(claim) for claim in claims_of(rules, text)} == {expected}


def test_who_is_denied_tells_the_rest(rules: Rules) -> None:
    text = "نفى الجيش السوداني تقارير عن إسقاط طائرة كانت تقصف مدينة نيالا."
    told = {claim.form: speaker(claim) for claim in claims_of(rules, text)}
    assert told == {"Denial": "sudan-armed-forces", "Claim": "تقارير"}


def test_a_relayed_claim_keeps_the_outlet_as_its_second_hop(rules: Rules) -> None:
    text = "نقلت رويترز عن مصادر دبلوماسية قولها إن روسيا قصفت مدينة خاركيف."
    (claim,) = claims_of(rules, text)
    assert [name(hop.source.entity) for hop in claim.chain[1:] if hop.source.entity] == ["reuters"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("سيطر الجيش الوطني على مدينة درنة في ليبيا.", "Capture: haftar-forces > derna @ libya"),
        ("سيطر الجيش الوطني على مدينة الباب في سوريا.", "Capture: «الجيش الوطني» > bab-syria @ syria"),
        ("هاجمت فصائل المعارضة السورية مدينة حماة.", "ArmedAttack: syrian-opposition-forces > hama"),
        ("هاجمت فصائل المعارضة مدينة مقديشو في الصومال.", "ArmedAttack: «فصائل المعارضة» > mogadishu @ somalia"),
        ("قصفت قوات التحالف مدينة صعدة.", "Bombardment: arab-coalition-yemen > saada"),
        ("قصفت قوات التحالف مدينة الرقة.", "Bombardment: international-coalition > raqqa"),
    ],
    ids=["there", "elsewhere", "by its nisba", "factions elsewhere", "of several its own", "of several the other"],
)
def test_a_name_that_many_states_bear_needs_its_state(rules: Rules, text: str, expected: str) -> None:
    assert [gist(claim) for claim in claims_of(rules, text)] == [expected]


@pytest.mark.parametrize(("media"), ["وسائل إعلام رسمية سورية", "وسائل الإعلام الإيرانية", "وسائل إعلام"])
def test_media_speak_and_not_their_state(rules: Rules, media: str) -> None:
    (claim,) = claims_of(rules, f"قالت {media} إن غارة استهدفت مدينة حمص.")
    assert (speaker(claim), claim.content.agents) == (f"«{media}»", ())


def test_the_army_is_that_of_the_state_spoken_of(rules: Rules) -> None:
    text = "هاجم الجيش السوداني مدينة الفاشر. وفي جوبا أعلن جيش جنوب السودان نشر قواته. وقصف الجيش بلدة نيالا."
    assert gist(claims_of(rules, text)[-1]) == "Bombardment: sudan-armed-forces > nyala"


def test_a_word_is_a_name_where_the_article_gives_it_in_full(rules: Rules) -> None:
    group, base = "سيطر تنظيم القاعدة على مدينة المكلا.", "سيطر الجيش على قاعدة العند في اليمن."
    withdrawn = " وانسحبت القاعدة من المدينة أمس."
    assert gist(claims_of(rules, group + withdrawn)[-1]) == "Withdrawal: al-qaeda @ mukalla"
    assert "al-qaeda" not in gist(claims_of(rules, base + " وانسحبت القوات من القاعدة أمس.")[-1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هاجم تنظيم الدولة بلدة الشدادي. وقال مسؤول إن الغارة على الشدادي قتلت خمسة.", "AirStrike:  > shaddadi"),
        ("قصفت روسيا بلدة الشدادي. وقال مسؤول إن الغارة على الشدادي قتلت خمسة.", "AirStrike: russia > shaddadi"),
        (
            "هاجم الإرهابيون نقطة في سيناء. واستمر القضاء على الإرهابيين في سيناء.",
            "ArmedAttack:  > «الإرهابيين» @ sinai",
        ),
    ],
    ids=["a group does not fly", "a state may", "nobody hits himself in another case"],
)
def test_told_again_by_whom_it_can_be(rules: Rules, text: str, expected: str) -> None:
    assert gist(claims_of(rules, text)[-1]) == expected


VARIANTS = {
    "tatweel": lambda t: t.replace("قصف", "قصـــف"),
    "harakat": lambda t: t.replace("مدينة", "مَدِينَة"),
    "ya for alef maqsura": lambda t: t.replace("على", "علي"),
    "bare alef": lambda t: t.translate(str.maketrans("أإآ", "ااا")),
    "no-break spaces": lambda t: t.replace(" ", "\u00a0"),
    "direction marks": lambda t: "\u200f" + t.replace(" ", " \u200f", 3),
    "names in quotation marks": lambda t: t.replace("درنة", "«درنة»"),
}


@pytest.mark.parametrize("vary", VARIANTS.values(), ids=VARIANTS.keys())
def test_spelling_changes_nothing(rules: Rules, vary: object) -> None:
    text = "أكدت الأمم المتحدة أن الطيران المصري قصف مواقع في مدينة درنة وشن غارات على مدينة سرت."
    assert callable(vary)
    plain, varied = claims_of(rules, text), claims_of(rules, vary(text))
    assert [(c.content.kind, *map(name, c.content.agents)) for c in varied] == [
        (c.content.kind, *map(name, c.content.agents)) for c in plain
    ]
    assert plain


@pytest.mark.parametrize(("one", "other"), [("مصر", "تركيا"), ("مصر", "روسيا"), ("مصر", "الإمارات"), ("مصر", "إيران")])
def test_rules_know_no_favourite_states(rules: Rules, one: str, other: str) -> None:
    text = "تدعم {} قوات حفتر بالسلاح، ونفت {} ذلك."
    first, second = (claims_of(rules, text.format(state, state)) for state in (one, other))
    assert [(c.form, c.content.kind, c.content.support_kinds) for c in first] == [
        (c.form, c.content.kind, c.content.support_kinds) for c in second
    ]


def test_every_quotation_stands_at_its_offsets(rules: Rules) -> None:
    text = "قالت مصادر: «قصفت روسيا مدينة خاركيف، وقتلت 5 مدنيين».\nونفت موسكو ذلك."
    for claim in claims_of(rules, text):
        for evidence in claim.evidence:
            assert text[evidence.span.start : evidence.span.end] == evidence.quote
