"""Closed classes by which what follows a word is told apart: names of slots, frames of verbs, words of the grammar."""

ALL_OF_IT = frozenset(
    f"{word}{of}" for word in "معظم اغلب غالبيت بعض كل كامل جميع اجزاء نصف".split() for of in ("ه", "ها", "هم")
)
LYING = "حيث"  # the slot of where a place lies
TOWARDS = ("شمال", "جنوب", "شرق", "غرب", "وسط", "قرب", "قبال")
WINGS = frozenset("ذراع جناح فرع واجهه امتداد".split())  # of others; said of somebody in passing
TIMING = frozenset({"بعد", "قبل", "منذ", "حين", "دون", "غير", "سوي"})  # «بعد أن …» is another clause, not what is said
CLAUSE_OPENERS = ("ان", "انه", "انها", "انهم", "بان", "بانه", "بانها", "بانهم", "اننا", "انني", "بانهم")
ATTRIBUTING = frozenset({"وفقا", "طبقا", "نقلا", "استنادا"})
GIVING = frozenset({"provide", "provide-to", "give", "carry", "receive"})
HELP = ("support", "noun-support", "noun-oversight")
SPEECH = frozenset({"say", "deny", "accuse"})
TAKES_ACT = frozenset({"Confirm", "Accuse", "Deny", "Promise", "Threaten", "Request", "Condemn", "Light"})
"""Senses behind which «بدعم فلان» is what is accused, denied, promised …, not help received in passing."""
SUCH_AS = "مثل"
"""The slot of those who are named as examples: «حلفاؤه، وعلى رأسهم مصر»."""
EN_ROUTE = "في طريقها"
"""The unit of «متجهة» and its like, between what is carried and where to."""
WHERE = "في"
ABOUT = frozenset({"نحو", "حوالي", "قرابه", "زهاء"})
GOODS = frozenset({"noun-weapon", "noun-goods"})
"""Frames of nouns for arms: what is given, carried, received."""
ATTRIBUTED = "وفق"  # the slot of whose word it is: «وفقا للأمم المتحدة» is no target of a raid
SPANS = frozenset(
    "فتره مده زمن سنوات سنه اعوام اشهر شهور شهر اسبوع اسابيع ايام عقود عقد قرون ساعات البدايه الان وقت".split()
)  # behind «منذ», «خلال» these are all that it governs
ABSORBS_EVENT = frozenset(
    {"cause", "strike", "strike-on", "kill", "casualty", "move", "explode", "capture", "down", "crash", "fall"}
)
SELF_ACTING = frozenset({"noun-weapon", "noun-strike"})
"""Frames of nouns that hit as subjects of a verb: «سقطت قذائف», «استهدفت غارات»."""
