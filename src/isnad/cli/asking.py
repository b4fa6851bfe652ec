"""A reviewer's desk: a claim is shown with its words, a verdict asked for, and names taken as people write them."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from isnad.errors import QueryError
from isnad.model.article import ARTICLE_ID
from isnad.model.review import Review
from isnad.model.serial import FieldError
from isnad.pipeline.diff_fields import claim_fields
from isnad.pipeline.diff_render import gist
from isnad.pipeline.explain import Quote, sentence
from isnad.query.cells import cell
from isnad.query.names import resolve
from isnad.seeds.authority import Authority
from isnad.store import EmbeddedStore, Text
from isnad.views.articles import Opened
from isnad.views.claims import ROLES, ClaimView, article_view
from isnad.views.corrected import CORRECTABLE, corrected_claim
from isnad.views.nodes import Nodes

ISOLATE, END = "\u2068", "\u2069"  # first strong isolate: each line takes its own direction, on a terminal only
OPEN, CLOSE = "⟦", "⟧"
HIDDEN = frozenset({"evidence", "context", "rule", "confidence", "form", "kind"})
ANSWERS: Mapping[str, str] = {"a": "accept", "r": "reject", "c": "correct", "s": "", "q": ""}
QUESTION = "[a]ccept, [r]eject, [c]orrect, [s]kip, [q]uit"


@dataclass(frozen=True, slots=True)
class Desk:
    """What a reviewer needs: the graph, the authority, the texts where they are, who reviews, and what time it is."""

    opened: Opened
    authority: Authority
    texts: Path | None
    by: str
    now: Callable[[], str]

    def ask(self, claims: Sequence[ClaimView], keep: Callable[[Review], None]) -> list[Review]:
        """The reviews made, each kept as soon as it is; the end of the input ends the asking."""
        made: list[Review] = []
        for number, claim in enumerate(claims, start=1):
            self._show(claim, f"{number} of {len(claims)}")
            try:
                answer = _answer()
                if answer == "q":
                    break
                review = self._review(claim, ANSWERS[answer])
            except typer.Abort:
                break
            if review is not None:
                keep(review)
                made.append(review)
        return made

    def completed(self, review: Review) -> Review | None:
        """The review with the rule that read its claim; None where the claim is not here. QueryError for a correction
        that cannot be.
        """
        graph = self.opened.article(review.article)
        nodes = Nodes(graph.triples, self.opened.shared)
        if not nodes.knows(f"<{review.claim}>"):
            return None
        claim = next(one for one in article_view(graph, self.opened.shared)[1] if one.iri == review.claim)
        fields = tuple((field, tuple(map(self._value_of(field), values))) for field, values in review.fields)
        whole = replace(review, rule=review.rule or claim.rule, fields=fields)
        try:
            corrected_claim(whole, nodes, self.authority)
        except FieldError as error:
            raise QueryError(f"claim {review.claim_id}: {error}") from error
        return whole

    def _review(self, claim: ClaimView, verdict: str) -> Review | None:
        if not verdict:
            return None
        fields = self._fields(claim) if verdict == "correct" else ()
        if verdict == "correct" and not fields:
            return None
        why = typer.prompt("why", default="", show_default=False, err=True)
        return Review(claim.iri, verdict, self.by, self.now(), why.strip(), claim.rule, fields)

    def _fields(self, claim: ClaimView) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Fields and their new values; a value that cannot be is asked for again."""
        typer.echo(f"  fields: {', '.join(CORRECTABLE)}", err=True)
        found: dict[str, tuple[str, ...]] = {}
        while field := typer.prompt("field (nothing ends)", default="", show_default=False, err=True).strip():
            value = typer.prompt(
                f"{field} (several with |, nothing clears it)", default="", show_default=False, err=True
            )
            values = tuple(part.strip() for part in value.split("|") if part.strip())
            try:
                tried = Review(claim.iri, "correct", self.by, self.now(), fields=((field, values),))
                whole = self.completed(tried)
                found.update(whole.fields if whole else ())
            except QueryError as error:
                typer.echo(f"  {error}", err=True)
        return tuple(sorted(found.items()))

    def _value_of(self, field: str) -> Callable[[str], str]:
        """What a person writes as the value of a field: of a party its name in either language too."""

        def value(given: str) -> str:
            if field not in ROLES or "/" in given or given in self.authority.entities:
                return given
            with EmbeddedStore.memory() as nothing:
                role = "place" if field in ("place", "origin") else "actor"
                return resolve(given, role, nothing, self.authority).iri.partition("/id/")[2]

        return value

    # ---- what is shown ----------------------------------------------------------------------------------------------

    def _show(self, claim: ClaimView, place: str) -> None:
        heading = f"article {claim.article.id} {claim.article.published} {claim.article.title}"
        lines = [f"{place}: {gist(claim)}", f"  {heading}"]
        for name, values in claim_fields(claim).items():
            if name not in HIDDEN:
                lines.append(f"  {name}: {'; '.join(values)}")
        lines += [f"  {self._words(claim, quote.start, quote.end, quote.words)}" for quote in claim.evidence]
        lines.append(f"  rule: {claim.rule} (confidence {claim.confidence})")
        typer.echo("", err=True)
        for line in lines:
            typer.echo(_safe(line), err=True)

    def _words(self, claim: ClaimView, start: int, end: int, words: str) -> str:
        """The sentence with the evidence marked; the evidence alone where the text is not at hand, or another."""
        text = self._text(claim.article.id)
        if text is None or text[start:end] != words:
            return f"{OPEN}{words}{CLOSE}"
        before, marked, after = sentence(text, Quote(start, end, words))
        return f"{before}{OPEN}{marked}{CLOSE}{after}"

    def _text(self, article: str) -> str | None:
        path = self.texts / f"{article}.txt" if self.texts and ARTICLE_ID.fullmatch(article) else None
        return path.read_bytes().decode("utf-8-sig") if path and path.is_file() else None


def _answer() -> str:
    while True:
        given = typer.prompt(QUESTION, default="s", show_default=False, err=True).strip().lower()[:1]
        if given in ANSWERS:
            return str(given)


def _safe(line: str) -> str:
    """The line without what a terminal obeys; on a terminal it keeps its own direction."""
    indent = line[: len(line) - len(line.lstrip())]
    text = indent + cell(Text(line))
    return f"{ISOLATE}{text}{END}" if sys.stderr.isatty() else text
