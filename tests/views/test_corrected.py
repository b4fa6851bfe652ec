"""A corrected claim stands beside the one that was read, and differs from it in what was corrected alone."""

from collections.abc import Iterator

import pytest

from isnad.graph.vocabulary import kg
from isnad.model.review import Review
from isnad.model.serial import FieldError
from isnad.pipeline.graphs import open_any
from isnad.resources import folder
from isnad.seeds.authority import Authority, load_authority
from isnad.views import ArticleGraph, ClaimView, Nodes, Opened, article_view
from isnad.views.corrected import CORRECTABLE, corrected_claim

SEEDS = (folder("seeds"),)
TOLL = "https://w3id.org/isnad/id/article/example-1/claim/0bcc323d65e7"
SUPPORT = "https://w3id.org/isnad/id/article/example-1/claim/38ee398af0aa"


@pytest.fixture(scope="module")
def opened() -> Iterator[Opened]:
    with open_any(SEEDS[0] / "claims.example.jsonl", SEEDS) as graph:
        yield graph


@pytest.fixture(scope="module")
def authority() -> Authority:
    return load_authority(SEEDS)


def review(claim: str, **fields: str | tuple[str, ...]) -> Review:
    told = tuple((name.replace("_", " "), (v,) if isinstance(v, str) else v) for name, v in fields.items())
    return Review(claim, "correct", "Amal", "2020-01-31T12:00:00Z", fields=told)


def both(opened: Opened, authority: Authority, made: Review) -> tuple[ClaimView, ClaimView]:
    """The claim as read, and as corrected."""
    (graph,) = opened.articles()
    nodes = Nodes(graph.triples, opened.shared)
    whole = ArticleGraph(graph.id, [*graph.triples, *corrected_claim(made, nodes, authority)])
    claims = {claim.iri: claim for claim in article_view(whole, opened.shared)[1]}
    corrected = next(claim for claim in claims.values() if claim.rule == "review")
    return claims[made.claim], corrected


def test_only_the_corrected_fields_differ(opened: Opened, authority: Authority) -> None:
    read, corrected = both(opened, authority, review(SUPPORT, status="Promised", supporter="actor/turkey"))
    assert corrected.iri != read.iri
    assert corrected.iri.rpartition("/")[0] == read.iri.rpartition("/")[0]
    assert corrected.concept("status") == "Promised"
    assert [entity.iri for entity in corrected.roles["supporter"]] == ["https://w3id.org/isnad/id/actor/turkey"]
    assert (corrected.rule, corrected.confidence) == ("review", "1")
    assert corrected.other == {"corrects": (SUPPORT,)}
    for name in ("kind", "form", "evidence", "edtf", "condition", "chain", "figures"):
        assert getattr(corrected, name) == getattr(read, name), name
    assert {r: e for r, e in corrected.roles.items() if r != "supporter"} == {
        r: e for r, e in read.roles.items() if r != "supporter"
    }


def test_figures_go_with_the_claim(opened: Opened, authority: Authority) -> None:
    read, corrected = both(opened, authority, review(TOLL, certainty="Possible"))
    assert corrected.figures == read.figures != ()
    assert corrected.concept("certainty") == "Possible"


def test_a_kind_a_day_and_a_cleared_field(opened: Opened, authority: Authority) -> None:
    made = review(TOLL, kind="Shelling", edtf="2019-04", earliest="2019-04-01", latest="2019-04-30", place=())
    _, corrected = both(opened, authority, made)
    assert corrected.kind == "Shelling"
    assert (corrected.edtf, corrected.earliest, corrected.latest) == ("2019-04", "2019-04-01", "2019-04-30")
    assert corrected.roles["place"] == ()


def test_the_same_review_makes_the_same_claim(opened: Opened, authority: Authority) -> None:
    made = review(TOLL, certainty="Possible")
    assert both(opened, authority, made)[1] == both(opened, authority, made)[1]
    assert both(opened, authority, made)[1].iri != both(opened, authority, review(TOLL, certainty="Probable"))[1].iri


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"agents": "actor/egypt"}, r"fields\.agents: cannot be corrected; these can: kind, "),
        ({"agent": "actor/egyptt"}, r"fields\.agent: 'actor/egyptt' is no entry .*did you mean actor/egypt"),
        ({"status": "Planed"}, r"fields\.status: 'Planed' is none of Actual"),
        ({"kind": "AirStrke"}, r"fields\.kind: 'AirStrke' is no kind of occurrence \(did you mean AirStrike"),
        ({"earliest": "April"}, r"fields\.earliest: 'April' is not a day"),
        ({"times": "0"}, r"fields\.times: '0' is not a whole number"),
        ({"place": "https://example.org/x> <p:q>"}, r"fields\.place: .* is no entry"),
    ],
)
def test_a_value_that_cannot_be_is_refused(
    opened: Opened, authority: Authority, fields: dict[str, str], message: str
) -> None:
    with pytest.raises(FieldError, match=message):
        both(opened, authority, review(TOLL, **fields))


def test_a_claim_that_is_not_here_is_not_corrected(opened: Opened, authority: Authority) -> None:
    (graph,) = opened.articles()
    gone = review(TOLL.replace("0bcc", "0000"), status="Planned")
    assert corrected_claim(gone, Nodes(graph.triples), authority) == []


def test_every_correctable_field_is_one_of_the_model() -> None:
    assert len(set(CORRECTABLE)) == len(CORRECTABLE)
    assert kg.corrects
