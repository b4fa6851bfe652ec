"""What is told of many articles is counted in full, and held in part."""

import pytest

from isnad.model.article import Rejected
from isnad.pipeline import examples
from isnad.pipeline.examples import OF_A_KIND, OTHERS, Examples, kind_of, reason_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the date '1/2/20' is left out: not a day", "the date 'x y' is left out: not a day"),
        ("not Arabic: 12% of its letters are", "not Arabic: 0% of its letters are"),
        ("the id 'a' is also that of a/b.txt: rename one", "the id 'z' is also that of c/d.txt, e/f.txt: rename one"),
        ("KeyError: 'a'\n  File x", "KeyError: 'b'\n  File y"),
    ],
)
def test_what_differs_from_article_to_article_makes_no_other_kind(one: str, other: str) -> None:
    assert kind_of(one) == kind_of(other)


def test_different_reasons_are_different_kinds() -> None:
    assert kind_of("empty: no text in it") != kind_of("not text: it holds zero bytes")


def test_all_are_counted_and_of_each_kind_the_first_are_held() -> None:
    found = Examples(reason_of)
    found.add(Rejected(f"a{n}", f"at byte {n}") for n in range(1000))
    found.add([Rejected("b", "empty")])
    assert found.counts == {"at byte …": 1000, "empty": 1}
    assert [item.origin for item in found.kept] == [*(f"a{n}" for n in range(OF_A_KIND)), "b"]
    assert len(found) == 1001


def test_kinds_are_bounded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examples, "KINDS", 2)
    found = Examples[str](str)
    found.add(["a", "b", "c", "d", "a"])
    assert found.counts == {"a": 2, "b": 1, OTHERS: 2}
    assert found.kept == ("a", "a", "b", "c", "d")


def test_joined_counts_are_those_of_all_and_examples_those_of_the_first() -> None:
    parts = [Examples[str](kind_of), Examples[str](kind_of)]
    for number, part in enumerate(parts):
        part.add(f"at byte {number}{n}" for n in range(OF_A_KIND))
    whole = Examples[str](kind_of)
    for part in parts:
        whole.join(part.kept, part.counts)
    assert whole.counts == {"at byte …": 2 * OF_A_KIND}
    assert whole.kept == parts[0].kept
