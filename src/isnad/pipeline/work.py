"""The unit of work: some articles in, their part of every output back. It runs the same in any process."""

import os
import traceback
from collections import Counter
from collections.abc import Iterable

from isnad.graph.mapping import article_graph
from isnad.graph.namespaces import ID
from isnad.graph.report import Report
from isnad.graph.shared import References, Run, references, shared_graphs
from isnad.graph.terms import Quad
from isnad.graph.validate import validate
from isnad.graph.vocabulary import CLASSES
from isnad.graph.write import FORMATS, nquads
from isnad.link import article_facts
from isnad.model.article import Rejected
from isnad.model.claim import Claim, digest
from isnad.model.claims_file import lines_of
from isnad.model.words import with_words
from isnad.pipeline.identity import authority_of, run_of, stamp_of
from isnad.pipeline.linking import known_of
from isnad.pipeline.outlets import outlet_ids
from isnad.pipeline.plan import Batch, Built, Plan, Unchanged, with_inferred
from isnad.pipeline.reading import ArticleReading, ClaimsReading, Found, Reading
from isnad.pipeline.reviewed import Reviewed
from isnad.pipeline.stages import Stages
from isnad.read.piece import Piece
from isnad.seeds.authority import Authority
from isnad.text.fold import key

CORE_TYPES = ("MilitaryAction", "Support")


class Worker:
    """A process's loaded seeds, and the work done with them."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.authority: Authority = authority_of(plan.seeds)
        self._reading: Reading = ClaimsReading(plan, self.authority) if plan.from_claims else ArticleReading(plan)
        self._outlets = outlet_ids(self.authority)
        self.run: Run = run_of(plan.seeds)
        self._reviewed = Reviewed.of(plan.reviews)
        self._world = known_of(plan.seeds).world if plan.link and plan.suffix else None
        self.stamp = stamp_of(plan, self.run)

    def batch(self, pieces: Iterable[Piece]) -> Batch:
        """Each piece read and built. What goes wrong with one article rejects that article and no other."""
        stages = Stages()
        done: list[Built | Unchanged | Rejected] = []
        asserted: list[Quad] = []
        for piece in pieces:
            try:
                built: Built | Unchanged | Rejected = self._article(piece, asserted, stages)
            except Exception as error:  # the one broad except: an article must not end the run
                built = Rejected(piece.origin, _unexpected(error), piece.id, failed=True)
            done.append(built)
        with stages.timed("validate"):
            used = references(asserted)
            report = self._validated(asserted, used)
        return Batch(tuple(done), used, report, dict(stages.seconds))

    def _article(self, piece: Piece, asserted: list[Quad], stages: Stages) -> Built | Unchanged | Rejected:
        with stages.timed("read"):
            opened = self._reading.open(piece)
        if isinstance(opened, Rejected):
            return opened
        stamp = digest(self.stamp, opened.hash, *self._reviewed.marks(piece.id))
        if stamp == piece.known:
            return Unchanged(piece.id, piece.origin)
        with stages.timed("extract"):
            found = opened.found()
        with stages.timed("graph"):
            return self._built(found, stamp, asserted)

    def _built(self, found: Found, stamp: str, asserted: list[Quad]) -> Built:
        article, claims = found.article, self._reviewed.measured(found.claims)
        quads: list[Quad] = []
        if self.plan.graph:
            publisher = self._outlets.get(key(article.record.publisher or "").casefold())
            quads = article_graph(article.record, claims, run=self.run.iri, publisher_id=publisher, text=article.text)
        applied = self._reviewed.applied(article.id, quads, self.authority)
        quads += applied.corrected
        standing = self._reviewed.standing(article.id, quads)
        whole = [*with_inferred(quads, self.plan.reason), *applied.reviews]
        built = Built(
            article.id, article.origin,
            piece=FORMATS[self.plan.suffix].piece(whole) if self.plan.suffix else "",
            quads=nquads(whole) if self.plan.store else "",
            claims="".join(lines_of(article.record, with_words(claims, article.text))) if self.plan.claims else "",
            text=article.text if self.plan.texts else "",
            types=Counter(map(type_of, claims)), triples=len(quads), notes=(*article.notes, *applied.notes),
            rejected=found.rejected,
            facts=article_facts(f"<{ID}article/{article.id}>", standing, self._world) if self._world else None,
            stamp=stamp, speakers=tuple(sorted(references(quads).speakers)),
        )  # fmt: skip
        asserted += [*quads, *applied.reviews]
        return built

    def _validated(self, asserted: list[Quad], used: References) -> Report:
        if self.plan.shapes is None or not asserted:
            return Report()
        return validate([*asserted, *shared_graphs(used, self.authority), *self.run.quads()], self.plan.shapes)


def type_of(claim: Claim) -> str:
    """What a claim counts as: Denial, MilitaryAction, Support, or the class of what it is about."""
    if claim.form == "Denial":
        return claim.form
    kinds = (claim.content.kind, *CLASSES.get(claim.content.kind, ()))
    return next((kind for kind in CORE_TYPES if kind in kinds), claim.content.kind)


def _unexpected(error: Exception) -> str:
    if os.environ.get("KG_DEBUG"):
        return "".join(traceback.format_exception(error))
    return f"{type(error).__name__}: {error} (a fault of kg: please report it with the article; KG_DEBUG=1 shows where)"
