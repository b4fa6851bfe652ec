"""Who supports whom: a sentence for each construction, with the claim that an analyst would note; and what is none."""

import pytest
from tests.backends.test_sentences import claims_of, gist

from isnad.backends.rules import Rules, load_rules
from isnad.resources import folder


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules([folder("seeds")])


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
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in READ], ids=[row[0] for row in READ])
def test_a_construction_is_read(rules: Rules, text: str, expected: list[str]) -> None:
    found = [gist(claim) for claim in claims_of(rules, text)]
    for wanted in expected:
        assert wanted in found


SILENT = [
    ("allies of nobody", "اجتمع حلفاء الحكومة في العاصمة."),
]


@pytest.mark.parametrize("text", [row[1] for row in SILENT], ids=[row[0] for row in SILENT])
def test_what_names_no_two_sides_is_no_support(rules: Rules, text: str) -> None:
    assert [gist(claim) for claim in claims_of(rules, text)] == []
