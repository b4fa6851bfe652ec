"""What is one incident, and what is not: a wrong merge is worse than a missed one."""

import random
from dataclasses import replace

import pytest
from tests.link.conftest import article, day, denied, derived, killed, together, told

ONE = {frozenset({"a.0", "b.0"})}

ALIKE = {
    "the same": (told(), told()),
    "a wider kind": (told(), told(kind="Bombardment")),
    "a place inside the other": (told(), told(places="fataeh")),
    "an army of the state": (told(), told(agents="egypt-air")),
    "no doer named": (told(), told(agents="")),
    "another toll": (told(figures=killed(20)), told(figures=killed(15))),
    "the next day, with one toll": (told(figures=killed(20)), told(figures=killed(20), days=day("2017-10-31"))),
    "an attack, with one toll": (told(figures=killed(20)), told(kind="ArmedAttack", figures=killed(20))),
    "only the region, with one toll": (told(figures=killed(20)), told(figures=killed(20), places="east")),
    "another doer, one victim": (told(targets="council"), told(targets="council", agents="haftar")),
    "the very sentence, undated": (told(words="x", days=None), told(words="x", days=None)),
    "denied": (told(), denied()),
    "a month and a region, where only one fits": (told(), told(days=day("2017-10-01", "2017-10-31"), places="east")),
}

UNLIKE = {
    "another kind": (told(), told(kind="Shelling")),
    "another day": (told(), told(days=day("2017-11-02"))),
    "the next day": (told(), told(days=day("2017-10-31"))),
    "no day": (told(), told(days=None)),
    "another place": (told(), told(places="benghazi")),
    "no place": (told(), told(places="")),
    "only the region": (told(), told(places="east")),
    "only the state": (told(places="libya"), told(places="libya")),
    "a large city, no doer": (told(places="tripoli", agents=""), told(places="tripoli", agents="")),
    "another doer": (told(), told(agents="haftar")),
    "another victim": (told(targets="council"), told(targets="army")),
    "no doer, another toll": (told(agents="", figures=killed(20)), told(figures=killed(3))),
    "a toll too small to tell": (told(places="east", figures=killed(1)), told(figures=killed(1))),
    "many strikes": (told(several=True), told()),
    "not done": (told(status="Planned"), told(status="Planned")),
    "another month": (told(), told(days=day("2017-09-01", "2017-09-30"), places="east")),
    "a month, another doer": (told(), told(days=day("2017-10-01", "2017-10-31"), agents="haftar")),
    "more places than one happening has": (told(places="derna fataeh benghazi town1 town2"), told()),
    "a month, in the whole state": (told(), told(days=day("2017-10-01", "2017-10-31"), places="libya")),
    "support": (told(kind="Support"), told(kind="Support")),
    "a year": (told(days=day("2017-01-01", "2017-12-31")), told(days=day("2017-01-01", "2017-12-31"))),
}  # fmt: skip


@pytest.mark.parametrize("case", ALIKE)
def test_two_articles_tell_of_one_incident(case: str) -> None:
    one, other = ALIKE[case]
    assert together(article("a", one), article("b", other)) == ONE
    assert together(article("a", other), article("b", one)) == ONE


@pytest.mark.parametrize("case", UNLIKE)
def test_two_articles_do_not_tell_of_one_incident(case: str) -> None:
    one, other = UNLIKE[case]
    assert together(article("a", one), article("b", other)) == set()
    assert together(article("a", other), article("b", one)) == set()


def test_a_vague_account_of_what_may_be_either_of_two_is_of_neither() -> None:
    vague = told(days=day("2017-10-01", "2017-10-31"), places="east")
    second = told(days=day("2017-10-12"), places="benghazi")
    assert together(article("a", told()), article("b", vague), article("c", second)) == set()


def test_what_one_article_tells_apart_no_other_joins() -> None:
    apart = article("a", told(figures=killed(20)), told(figures=killed(3)))
    assert together(apart, article("b", told(figures=killed(20)))) == {frozenset({"a.0", "b.0"})}


def test_undated_accounts_published_within_days_join_by_place_and_toll_only() -> None:
    accounts = [told(days=None, figures=killed(n)) for n in (20, 20, 20, 7)]
    published = [1000, 1002, 1010, 1001]
    articles = [
        article(name, report, published=at) for name, report, at in zip("abcd", accounts, published, strict=True)
    ]
    assert together(*articles) == ONE


def test_within_an_article_a_raid_told_again_without_its_day_is_the_one_told_before() -> None:
    again = told(days=None, source="actor:council")
    assert together(article("a", told(), again)) == {frozenset({"a.0", "a.1"})}


@pytest.mark.parametrize("again", [told(days=None, at=9000), told(days=None, months=frozenset({2}), agents="")])
def test_far_off_or_in_another_month_it_is_another(again: object) -> None:
    assert together(article("a", told(months=frozenset({10})), again)) == set()  # type: ignore[arg-type]


def test_told_again_where_two_were_told_it_is_of_neither() -> None:
    earlier = told(days=day("2015-02-16"))
    assert together(article("a", told(), earlier, told(days=None))) == set()


def test_one_voice_that_gives_two_tolls_or_two_doers_tells_of_two() -> None:
    assert together(article("a", told(figures=killed(20)), told(figures=killed(3)))) == set()
    assert together(article("a", told(), told(agents="haftar"))) == set()


def test_another_voice_may_give_another_toll_of_what_was_told() -> None:
    again = told(days=None, figures=killed(12), source="actor:ministry")
    assert together(article("a", told(figures=killed(20)), again)) == {frozenset({"a.0", "a.1"})}


def test_two_voices_that_blame_two_sides_contest_one_incident() -> None:
    other = told(agents="haftar", source="actor:council")
    assert together(article("a", told(), replace(other, form="Accusation"))) == {frozenset({"a.0", "a.1"})}
    assert together(article("a", told(), other)) == set()


def test_a_denial_without_day_and_place_answers_the_accusation_told_last() -> None:
    older = told(days=day("2015-02-16"), places="benghazi")
    denial = denied(days=None, places="")
    assert together(article("a", older, told(), denial)) == {frozenset({"a.1", "a.2"})}
    assert together(article("a", told(agents="haftar"), denial)) == set()


def test_a_town_of_which_articles_know_many_quarters_tells_as_much_as_before() -> None:
    one, other = article("a", told()), article("b", told(agents="", source="actor:witness"))
    quarters = {f"quarter {n}|derna": ("derna",) for n in range(12)}
    assert together(one, other) == together(one, other, article("c", told(days=None), inside=quarters)) != set()


def test_the_order_of_articles_changes_nothing() -> None:
    articles = [article(f"a{n}", told(places=place), told(kind="Shelling", figures=killed(n + 3)))
                for n, place in enumerate(["derna", "fataeh", "east", "derna", "benghazi"])]  # fmt: skip
    expected = derived(*articles)
    assert expected
    for seed in range(5):
        random.Random(seed).shuffle(articles)
        assert derived(*articles) == expected


def test_every_join_has_its_reason_and_joins_reach_every_description() -> None:
    quads = derived(article("a", told(), told(source="x")), article("b", told()), article("c", told(agents="")))
    terms = {(s, p.rpartition("#")[2]): o for s, p, o, _ in quads}
    joins = {s for s, p in terms if p == "joins>"}
    assert len(joins) == 3
    assert all((join, "ruleId>") in terms and (join, "extractionConfidence>") in terms for join in joins)
    assert {quad[3] for quad in quads} == {"<https://w3id.org/isnad/graph/coref>"}
