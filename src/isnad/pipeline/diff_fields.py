"""Claims and articles as fields of plain words: what is compared, and what a person is shown of it."""

from collections.abc import Iterable, Mapping, Sequence

from isnad.graph.vocabulary import kg
from isnad.query.cells import short
from isnad.views.claims import COMMITMENT, FACETS, ROLES, ArticleView, ClaimView, Figure, HopView, Named, Quote

Fields = Mapping[str, tuple[str, ...]]
Differences = Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]


_PLAIN = """form kind when days times condition casualties chain evidence context denies rule confidence
    published publisher title url sha256 length""".split()
FIELDS = frozenset({
    *_PLAIN, "read so by", *COMMITMENT, *FACETS, *ROLES, *(name for name in vars(kg) if name[0].islower()),
})  # fmt: skip
"""What claims and articles are compared by."""


def claim_fields(claim: ClaimView, *, offsets: bool = True) -> Fields:
    """Every field that says something, each value in words; spans without `offsets` where the texts differ."""
    fields: dict[str, Sequence[str]] = {
        "form": [claim.form],
        "kind": [claim.kind],
        **claim.concepts,
        **{role: _names(entities) for role, entities in claim.roles.items()},
        "when": [claim.edtf],
        "days": [f"{claim.earliest} to {claim.latest}" if claim.earliest else ""],
        "times": ["" if claim.times is None else str(claim.times)],
        "condition": [claim.condition],
        "casualties": sorted(map(_figure, claim.figures)),
        "chain": [_hop(number, hop) for number, hop in enumerate(claim.chain, 1)],
        "evidence": _quotes(claim.evidence, offsets),
        "context": _quotes(claim.context, offsets),
        "read so by": [] if claim.reader is None else [_name(claim.reader)],
        "denies": [claim.denies] if offsets else [],
        "rule": [claim.rule],
        "confidence": [claim.confidence],
        **claim.other,
    }
    return _told(fields)


def article_fields(article: ArticleView) -> Fields:
    """What the graph says of the article."""
    fields = {
        "published": [article.published],
        "publisher": [_name(article.publisher)] if article.publisher else [],
        "title": [article.title],
        "url": [article.url],
        "sha256": [article.sha256],
        "length": [article.length],
    }
    return _told(fields)


def differences(old: Fields, new: Fields, ignore: Iterable[str] = ()) -> Differences:
    """The fields in which the two differ, with the values of both."""
    names = [name for name in {**old, **new} if name not in frozenset(ignore)]
    return {name: (old.get(name, ()), new.get(name, ())) for name in names if old.get(name) != new.get(name)}


def _told(fields: Mapping[str, Sequence[str]]) -> Fields:
    return {name: tuple(values) for name, values in fields.items() if any(values)}


def _names(entities: Iterable[Named]) -> list[str]:
    return sorted(map(_name, entities))


def _name(entity: Named) -> str:
    """An entry by its id, whatever it is called; what only its article knows by its words, wherever they stand."""
    return short(entity.iri) if entity.listed else f"«{entity.label}»"


def _hop(number: int, hop: HopView) -> str:
    return f"{number} {_name(hop.source)} ({', '.join(filter(None, (hop.mode, hop.stance, hop.kind)))})"


def _figure(figure: Figure) -> str:
    bounds = (("", figure.count), ("at least ", figure.low), ("at most ", figure.high))
    number = " ".join(f"{word}{value}" for word, value in bounds if value is not None)
    return f"{figure.outcome} {figure.victims} {number} «{figure.words}»" + (" of a total" if figure.part else "")


def _quotes(quotes: Iterable[Quote], offsets: bool) -> list[str]:
    return [f"{q.start}-{q.end} «{q.words}»" if offsets else f"«{q.words}»" for q in quotes]
