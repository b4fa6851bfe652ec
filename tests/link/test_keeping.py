"""Articles that wait for being linked come back as they were, and smaller."""

from isnad.link import ArticleFacts, Kept, compact
from isnad.link.facts import Figure, Report


def article(name: str) -> ArticleFacts:
    figure = Figure("Killed", "Civilian", 3, True)
    report = Report(
        f"<{name}/claim>", f"<{name}/content>", 7, "AirStrike", agents=frozenset({"".join(["egypt"])}), days=(1, 1),
        figures=frozenset({figure}), months=frozenset({1}), positive=True, denies=("<x>",),
    )  # fmt: skip
    return ArticleFacts(f"<{name}>", (report,), 5, "<outlet>", "sha", "sketch", {"here": ("<derna>",)})


def test_what_is_kept_comes_back_in_order_and_equal() -> None:
    kept = Kept()
    kept.add([article("b"), article("a")])
    kept.add([article("c")])
    assert len(kept) == 3
    assert list(compact(kept)) == [article("b"), article("a"), article("c")]
    kept.close()
    assert len(kept) == 0


def test_equal_values_become_one() -> None:
    kept = Kept()
    kept.add([article("a"), article("b")])
    (one,), (other,) = (found.reports for found in compact(kept))
    assert one.agents is other.agents
    assert one.figures is other.figures
    assert next(iter(one.agents)) is next(iter(other.agents))
    assert one.kind is other.kind
