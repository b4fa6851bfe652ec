"""An evaluation as text for people and as JSON."""

import json
from collections.abc import Iterable, Iterator, Sequence

from isnad.model.claim import Entity
from isnad.pipeline.evaluate import STRENGTHS, ArticleResult, Evaluation, Rates
from isnad.pipeline.evaluate_gold import TYPES, GoldClaim
from isnad.pipeline.evaluate_match import FACETS, Pair, Predicted

NOBODY = "-"


def render_text(evaluation: Evaluation, *, per_article: bool = False, errors: bool = False) -> str:
    """Tables of strengths, types and facets; then, if asked, a line for each article, and one for each disagreement."""
    lines = [*_summary(evaluation), *_unread(evaluation)]
    if per_article:
        lines += ["", *_articles(evaluation)]
    if errors:
        lines += ["", *(line for article in evaluation.articles for line in _errors(article))]
    return "\n".join(lines) + "\n"


def render_json(evaluation: Evaluation, *, per_article: bool = False, errors: bool = False) -> str:
    """One object: the figures of `Evaluation.report`, and if asked `per_article` and `errors`."""
    document = evaluation.report()
    if per_article:
        document["per_article"] = {article.id: _counts(article) for article in evaluation.articles}
    if errors:
        document["errors"] = [error for article in evaluation.articles for error in _objects(article)]
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _summary(evaluation: Evaluation) -> Iterator[str]:
    tally = evaluation.tally
    yield f"articles {len(evaluation.articles)}, gold claims {tally['gold']}, predicted claims {tally['predicted']}"
    yield ""
    yield f"{'strength':20} precision  recall     f1"
    for name in STRENGTHS:
        yield _rates_line(name, evaluation.strength(name))
    for name in TYPES:
        yield _rates_line(f"who:{name}", evaluation.type(name))
    yield ""
    yield "over the claims whose who is right"
    for name in FACETS:
        yield f"{name:20} {evaluation.accuracy(name):9.3f}  {tally[f'ok:{name}']} of {tally[f'of:{name}']}"


def _rates_line(name: str, rates: Rates) -> str:
    return f"{name:20} {rates.precision:9.3f}  {rates.recall:6.3f}  {rates.f1:5.3f}"


def _unread(evaluation: Evaluation) -> Iterator[str]:
    if unread := [article.id for article in evaluation.articles if not article.read]:
        yield ""
        yield f"not read, so all their claims count as missed: {', '.join(unread)}"


def _counts(article: ArticleResult) -> dict[str, int]:
    tally = article.tally()
    return {name: tally[name] for name in ("gold", "predicted", *STRENGTHS)}


def _articles(evaluation: Evaluation) -> Iterator[str]:
    width = max((len(article.id) for article in evaluation.articles), default=0)
    for article in evaluation.articles:
        counts = "  ".join(f"{name} {count:4}" for name, count in _counts(article).items())
        yield f"{article.id:{width}}  {counts}"


def _errors(article: ArticleResult) -> Iterator[str]:
    for row in _objects(article):
        claims = " / gold: ".join(row[side] for side in ("predicted", "gold") if side in row)
        wrong = f" ({row['in']})" if "in" in row else ""
        yield f"{row['error']:7} {row['article']}{wrong} {claims} :: {row['evidence']}"


def _objects(article: ArticleResult) -> Iterator[dict[str, str]]:
    """MISSED, EXTRA and, of those paired, DIFFERS with what does not agree."""
    for claim in article.missed:
        yield {"error": "MISSED", "article": article.id, "gold": _gold(claim), "evidence": _flat(claim.quote)}
    for extra in article.extra:
        yield {"error": "EXTRA", "article": article.id, "predicted": _predicted(extra), "evidence": _words(extra)}
    for pair in article.pairs:
        if wrong := _wrong(pair):
            sides = {"predicted": _predicted(pair.predicted), "gold": _gold(pair.gold)}
            yield {"error": "DIFFERS", "article": article.id, "in": wrong, **sides, "evidence": _words(pair.predicted)}


def _wrong(pair: Pair) -> str:
    compared = {"agent": pair.comparison.agent, "object": pair.comparison.object, **pair.comparison.facets}
    return ", ".join(name for name, agrees in compared.items() if agrees is False)


def _gold(claim: GoldClaim) -> str:
    kind = "/".join(filter(None, (claim.type, claim.subtype)))
    source = claim.source or claim.source_kind
    return f"{kind} {_list(claim.agents)} -> {_list(claim.objects)} [{claim.status}; {source}]"


def _predicted(claim: Predicted) -> str:
    content, source = claim.claim.content, claim.claim.chain[0].source
    kind = "/".join((claim.type, *sorted(claim.subtypes)))
    who = source.entity.label if source.entity else source.label or claim.voice
    objects = content.targets if claim.type == "Support" else content.targets + content.places
    sides = f"{_labels(content.agents)} -> {_labels(objects)}"
    return f"{kind} {sides} [{'/'.join(sorted(claim.statuses))}; {_flat(who)}; {claim.claim.rule}]"


def _labels(entities: Iterable[Entity]) -> str:
    return _list([_flat(entity.label) for entity in entities])


def _list(names: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(names)) or NOBODY


def _words(claim: Predicted) -> str:
    return _flat(claim.claim.evidence[0].quote) if claim.claim.evidence else ""


def _flat(text: str) -> str:
    return " ".join(text.split())
