"""Which date belongs to which event: sentences with the dates that their events, in text order, are given."""

import pytest

from isnad.backends.rules import Rules
from isnad.model.article import Article, ArticleRecord


def dated(rules: Rules, text: str) -> list[tuple[str, str | None]]:
    claims = rules.read(Article(ArticleRecord("a", "0" * 64, len(text)), text))
    return [(c.content.kind, c.content.when.edtf if c.content.when else None) for c in claims if c.form != "Denial"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصف الجيش السوداني مدينة نيالا في 3 مايو 2024.", [("Bombardment", "2024-05-03")]),
        ("في 3 مايو 2024، وبعد حصار طويل للمدينة، قصف الجيش السوداني نيالا.", [("Bombardment", "2024-05-03")]),
        ("في 3 مايو 2024 شن الجيش السوداني غارات على نيالا.", [("AirStrike", "2024-05-03")]),
        ("اندلعت اشتباكات بين الجيش السوداني والدعم السريع في 3 مايو 2024.", [("Clash", "2024-05-03")]),
    ],
)
def test_a_date_belongs_to_the_event_of_its_clause(
    rules: Rules, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert [pair for pair in dated(rules, text) if pair[0] != "Siege"] == expected


@pytest.mark.parametrize(
    "text",
    [
        "اتهمت كييف في 3 مايو 2024 القوات الروسية بقصف خاركيف.",
        "اتهم مجلس شورى مجاهدي درنة، في بيان نشره يوم 3 مايو 2024، سلاح الجو المصري بقصف الضاحية.",
        "قالت كييف في 3 مايو 2024 إن القوات الروسية قصفت خاركيف.",
        "وافق البرلمان التركي في 3 مايو 2024 على إرسال قوات إلى ليبيا.",
        "استقال الوزير في 3 مايو 2024 عقب قصف القوات الروسية مدينة خاركيف.",
        "حليف روسيا النظام السوري أعلن ذلك في 3 مايو 2024.",
    ],
)
def test_the_date_of_a_statement_a_plan_or_what_came_after_is_not_the_event_s(rules: Rules, text: str) -> None:
    assert {when for _, when in dated(rules, text)} <= {None}
    assert "2024" in text


def test_a_date_inside_what_is_said_is_the_event_s(rules: Rules) -> None:
    text = "قالت كييف أمس إن القوات الروسية قصفت خاركيف في 3 مايو 2024."
    assert dated(rules, text) == [("Bombardment", "2024-05-03")]
