"""From a piece of the input to an article with its claims: by reading the article, or what others read in it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple, Protocol

from isnad.graph.closed import check_known
from isnad.model.article import Article, Rejected
from isnad.model.check import quotes_of
from isnad.model.claim import Claim, digest
from isnad.model.claims_file import sift
from isnad.model.serial import FieldError
from isnad.pipeline.plan import Plan
from isnad.pipeline.rules_reader import load_rules_reader
from isnad.read.claims import numbered_lines
from isnad.read.formats import read_piece
from isnad.read.piece import Piece
from isnad.seeds.authority import Authority

SHOWN = 60  # characters of a text that a message quotes


class Found(NamedTuple):
    """An article (its text empty where it is not at hand), its claims, and the lines that could not be used."""

    article: Article
    claims: tuple[Claim, ...]
    rejected: tuple[Rejected, ...] = ()


class Opened(NamedTuple):
    """What stands at a piece before anything is read out of it: a hash of all that its claims depend on, and how to get
    them.
    """

    hash: str
    found: Callable[[], Found]


class Reading(Protocol):
    """A way from a piece to claims."""

    def open(self, piece: Piece) -> Opened | Rejected: ...


class ArticleReading:
    """Reads articles by the plan's reader, the rules where it names none."""

    def __init__(self, plan: Plan) -> None:
        self._reader = (plan.load or load_rules_reader)(plan.seeds)
        self._options = replace(plan.read, date_in_words=self._reader.date_in_words)

    def open(self, piece: Piece) -> Opened | Rejected:
        article = read_piece(piece, self._options)
        if isinstance(article, Rejected):
            return article
        return Opened(digest(repr(article.record)), lambda: Found(article, _once(self._reader.read(article))))


class ClaimsReading:
    """Reads claims that somebody wrote, and holds them against the vocabulary, the authority and the texts at hand."""

    def __init__(self, plan: Plan, authority: Authority) -> None:
        self._options, self._authority = plan.read, authority

    def open(self, piece: Piece) -> Opened | Rejected:
        text, notes = self._text(piece.text)
        return Opened(digest(sha256(piece.data()).hexdigest(), text), lambda: self._found(piece, text, notes))

    def _found(self, piece: Piece, text: str, notes: tuple[str, ...]) -> Found:
        found = sift(numbered_lines(piece), lambda claim: self._check(claim, text))
        if text and len(text) != found.record.length:
            notes += (f"the text at hand has {len(text)} characters, the one that was read {found.record.length}",)
        rejected = (Rejected(f"{piece.file.name}:{line}", problem, piece.id) for line, problem in found.broken)
        return Found(Article(found.record, text, piece.origin, notes), found.claims, tuple(rejected))

    def _text(self, piece: Piece | None) -> tuple[str, tuple[str, ...]]:
        """The exact text, empty where there is none; why not, where there should be one."""
        if piece is None:
            return "", ()
        article = read_piece(piece, self._options)
        if isinstance(article, Rejected):
            return "", (f"its quotations are not checked: {article.origin}: {article.reason}",)
        return article.text, ()

    def _check(self, claim: Claim, text: str) -> None:
        check_known(claim, self._authority)
        for path, evidence in quotes_of(claim) if text else ():
            there = text[evidence.span.start : evidence.span.end]
            if there != evidence.quote:
                raise FieldError(
                    f"{path}.quote", f"the article has «{there[:SHOWN]}» there: {_where(evidence.quote, text)}"
                )


def _where(quote: str, text: str) -> str:
    start = text.find(quote)
    return (
        f"the quotation stands at {start}-{start + len(quote)}" if start >= 0 else "the quotation stands nowhere in it"
    )


def _once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims without those that say just what an earlier one says."""
    unlike: dict[str, Claim] = {}
    for claim in claims:
        unlike.setdefault(claim.id, claim)
    return tuple(unlike.values())
