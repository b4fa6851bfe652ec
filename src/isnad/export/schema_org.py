"""schema.org: each claim as a Claim that appears in a NewsArticle, as JSON-LD."""

import json
from collections.abc import Iterator
from typing import Any

from isnad.export.settings import Settings, views
from isnad.views.articles import Opened
from isnad.views.claims import ArticleView, ClaimView, Named

CONTEXT = {
    "@vocab": "https://schema.org/",
    "datePublished": {"@type": "Date"},
    "startDate": {"@type": "Date"},
    "endDate": {"@type": "Date"},
    "url": {"@type": "@id"},
    "sameAs": {"@type": "@id"},
    "additionalType": {"@type": "@id"},
}
"""Written out, so that no reader needs the network."""

_TYPES = {
    "Person": "Person", "State": "Country", "GovernmentBody": "GovernmentOrganization", "Place": "Place",
    "MediaOutlet": "NewsMediaOrganization", "Organisation": "Organization", "ArmedGroup": "Organization",
}  # fmt: skip
_TERM = "https://w3id.org/isnad/ontology#"


def schema_org(opened: Opened, settings: Settings) -> Iterator[str]:
    """One document; each article and claim is a line of it."""
    yield '{"@context": ' + json.dumps(CONTEXT) + ', "@graph": ['
    between = "\n"
    for _, article, claims in views(opened, settings):
        for node in (_article(article), *map(_claim, claims)):
            yield between + json.dumps(node, ensure_ascii=False)
            between = ",\n"
    yield "\n]}\n"


def _article(article: ArticleView) -> dict[str, Any]:
    return _told({
        "@id": article.iri, "@type": "NewsArticle", "identifier": article.id, "headline": article.title,
        "datePublished": article.published, "url": article.url, "inLanguage": "ar",
        "publisher": article.publisher and _party(article.publisher),
    })  # fmt: skip


def _claim(claim: ClaimView) -> dict[str, Any]:
    """The words are the claim's text; who holds it is its author, who passes it on interprets it."""
    interpreters = [hop.source for hop in claim.chain[1:]] + ([claim.reader] if claim.reader else [])
    return _told({
        "@id": claim.iri, "@type": "Claim", "additionalType": [_TERM + claim.form],
        "text": " … ".join(quote.words for quote in claim.evidence), "inLanguage": "ar",
        "author": [_party(hop.source) for hop in claim.chain[:1]],
        "claimInterpreter": list(map(_party, interpreters)),
        "appearance": {"@id": claim.article.iri},
        "about": _event(claim),
        "additionalProperty": [
            {"@type": "PropertyValue", "name": name, "value": value}
            for name, values in claim.concepts.items() for value in values
        ],
    })  # fmt: skip


def _event(claim: ClaimView) -> dict[str, Any]:
    """What the claim is about, typed as an Event that the claim describes; whether it took place is not said."""
    roles = claim.roles
    return _told({
        "@id": claim.content, "@type": "Event", "additionalType": [_TERM + claim.kind],
        "startDate": claim.earliest, "endDate": claim.latest, "temporalCoverage": claim.edtf,
        "location": [_party(place) for place in roles["place"]],
        "performer": [_party(doer) for doer in (*roles["agent"], *roles["supporter"])],
        "about": [_party(one) for one in (*roles["target"], *roles["recipient"])],
    })  # fmt: skip


def _party(entity: Named) -> dict[str, Any]:
    kind = next((_TYPES[kind] for kind in entity.kinds if kind in _TYPES), "Thing")
    names = [{"@value": label, "@language": language} for language, label in sorted(entity.labels.items())]
    return _told({"@id": entity.iri, "@type": kind, "name": names, "sameAs": list(entity.same_as)})


def _told(node: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value}
