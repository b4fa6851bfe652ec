"""Which claims to review, and in what order."""

import random
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

from isnad.errors import QueryError
from isnad.views.articles import Opened
from isnad.views.claims import ClaimView, article_view

CORRECTED = "review"  # the rule of a claim that a reviewer wrote


@dataclass(frozen=True, slots=True)
class Choice:
    """What claims are wanted: of an article, an actor (IRI, in any part or as a source), a rule; not those `done`.

    `doubtful` puts those first of which the software is least confident; `sample` takes so many at random, the same for
    the same `seed`.
    """

    article: str = ""
    actor: str = ""
    rule: str = ""
    doubtful: bool = False
    sample: int | None = None
    seed: int = 0
    done: Collection[str] = frozenset()


def choose(opened: Opened, choice: Choice) -> list[ClaimView]:
    """The claims, in the order of articles and of the text unless the choice says another."""
    found = list(_wanted(opened, choice))
    if choice.sample is not None and choice.sample < len(found):
        chosen = set(random.Random(choice.seed).sample([claim.iri for claim in found], choice.sample))
        found = [claim for claim in found if claim.iri in chosen]
    return sorted(found, key=lambda claim: float(claim.confidence or 0)) if choice.doubtful else found


def require_any(opened: Opened, choice: Choice) -> None:
    """Nothing, or QueryError that says what is not there, reviewed or not."""
    if next(_wanted(opened, replace(choice, done=frozenset())), None) is not None:
        return
    if choice.article and not opened.article(choice.article).triples:
        articles = (graph.id for graph in opened.articles())
        raise QueryError(f"there is no article {choice.article} here{_near(choice.article, articles)}")
    rules = {claim.rule for graph in opened.articles() for claim in article_view(graph, opened.shared)[1]}
    if choice.rule and choice.rule not in rules:
        raise QueryError(f"no claim here was read by a rule {choice.rule}{_near(choice.rule, rules)}")
    raise QueryError("there is no such claim here")


def _near(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), n=3, cutoff=0.5)
    return f" (did you mean {' or '.join(near)}?)" if near else ""


def _wanted(opened: Opened, choice: Choice) -> Iterator[ClaimView]:
    graphs = [opened.article(choice.article)] if choice.article else opened.articles()
    for graph in graphs:
        _, claims = article_view(graph, opened.shared)
        yield from (claim for claim in claims if _is_wanted(claim, choice))


def _is_wanted(claim: ClaimView, choice: Choice) -> bool:
    if claim.iri in choice.done or claim.rule == CORRECTED:
        return False
    if choice.rule and choice.rule != claim.rule:
        return False
    return not choice.actor or choice.actor in _parties(claim)


def _parties(claim: ClaimView) -> set[str]:
    parties = [entity for entities in claim.roles.values() for entity in entities]
    return {entity.iri for entity in (*parties, *(hop.source for hop in claim.chain))}
