"""All reported stretches of an article, sentence by sentence, with what one sentence leaves to the next."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from isnad.extract.attribution.context import Memory, Scene, Sentences
from isnad.extract.attribution.hearsay import denied
from isnad.extract.attribution.nesting import Placed, nest
from isnad.extract.attribution.quotations import carried, keep_for_paragraph, keep_open, resumed
from isnad.extract.attribution.speakers import author_of
from isnad.extract.attribution.verbless import alleged, captions, headline, participles, prepositions, statements
from isnad.extract.attribution.verbs import verbs
from isnad.model.annotation import Mention, Speech, Unit
from isnad.seeds.attributing import Cues

_ISSUES = ("اصدر", "نشر", "وزع", "بث", "اذاع")


def find_speech(article: Sentences, cues: Cues, resolved: Mapping[int, Mention]) -> tuple[Speech, ...]:
    """Reported stretches in text order; where two overlap, the later cue is the nearer speaker.

    `resolved` tells by first token whom a mention that points back means; one source keeps one chain.
    """
    memory = Memory()
    found: list[Speech] = []
    for index in range(len(article.ranges)):
        scene = Scene(article, index, cues, memory, resolved)
        found += carried(scene)
        found += _sentence(scene)
    return _same_chain(found, resolved)


def _sentence(scene: Scene) -> list[Speech]:
    memory = scene.memory
    memory.author = _author(scene.units, scene.cues) or memory.author
    spoken: list[Placed] = [*headline(scene), *verbs(scene), *prepositions(scene), *statements(scene)]
    nested = nest(scene, [*spoken, *participles(scene, spoken), *captions(scene, spoken)])
    rumours = denied(scene, [p.speech for p in nested])
    own = [p.speech for p in nested if p.speech.speakers and p.outer is None]
    for speech in own:
        memory.remember(speech)
    again = resumed(scene, own)
    keep_open(scene, [*again, *(p.speech for p in nested if p.speech.speakers)])
    heading = alleged(scene)
    if heading is not None:
        keep_for_paragraph(scene, heading)
    return [*again, *(p.speech for p in nested), *rumours]


def _author(units: Sequence[Unit], cues: Cues) -> Mention | None:
    """Whoever issued the last document that the sentence speaks of."""
    for at in range(len(units) - 1, -1, -1):
        if units[at].mention is not None or not cues.has("document", units[at].norm):
            continue
        author = author_of(units, at)
        if author is not None:
            return author
        issuer = _issuer(units, at)
        if issuer is not None:
            return issuer
    return None


def _issuer(units: Sequence[Unit], document: int) -> Mention | None:
    """«أصدرت الوزارة بيانا»: the mention next to the verb of issuing before the document."""
    for at in range(document - 1, max(-1, document - 8), -1):
        if units[at].norm.removeprefix("و").startswith(_ISSUES):
            near = [u.mention for u in (*units[at + 1 : document], *reversed(units[:at])) if u.mention and not u.prep]
            return near[0] if near and near[0].cls not in ("place", "object", "media") else None
    return None


def _same_chain(found: Sequence[Speech], resolved: Mapping[int, Mention]) -> tuple[Speech, ...]:
    """«وأضافت المصادر» comes through whom the sources came before."""
    relays: dict[str, tuple[Mention, ...]] = {}
    for speech in found:  # «نفى مسؤول …. وقال المسؤول لوكالة …»: the outlet had it all from him
        if speech.speakers and speech.speakers[0].cls == "anonymous" and any(m.cls == "media" for m in speech.relays):
            relays.setdefault(resolved.get(speech.speakers[0].first, speech.speakers[0]).entity.key, speech.relays)
    result = []
    for speech in found:
        told = speech
        for mention in speech.speakers[:1]:
            key = resolved.get(mention.first, mention).entity.key
            if speech.relays:
                relays.setdefault(key, speech.relays)
            elif mention.cls == "anonymous" and key in relays:
                told = replace(speech, relays=relays[key])
        result.append(told)
    return tuple(result)
