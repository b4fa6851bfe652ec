"""What is dated behind the day of publication has not happened yet, or the date was not meant so."""

from dataclasses import replace

from isnad.extract.claims.material import Event, Material

_TELLING = frozenset({"Light", "Begin", "Undergo", "Participate", "Occur", "Cause"})  # verbs that only carry an event
_NEAR = 4  # constituents between such a verb and the event
_STATED = "StatedDate"  # written out: where it lies ahead of a past verb, the day of publication is wrong


def as_of_publication(material: Material, event: Event) -> Event:
    """An act on a day to come is planned («الانسحاب سيبدأ في يوليو»); one that is told as done loses a date that was
    only worked out («قصف أمس الأربعاء» in an article of Monday).
    """
    if not _lies_ahead(material, event):
        return event
    if not _told_as_done(event):
        return replace(event, factuality=replace(event.factuality, status="Planned", temporality="Future"))
    return event if event.when is None or event.when.basis == _STATED else replace(event, when=None)


def _lies_ahead(material: Material, event: Event) -> bool:
    first = event.when.earliest if event.when is not None else None
    real = event.factuality.status == "Actual" and event.factuality.polarity == "Positive"
    return real and first is not None and material.published is not None and first > material.published.isoformat()


def _told_as_done(event: Event) -> bool:
    """A verb of the past tells it, or what came of it: the dead are counted."""
    tenses = [event.frame.tense]
    for governor in event.frame.governors:
        if governor.sense not in _TELLING or abs(governor.unit - event.frame.unit) > _NEAR:
            break
        tenses.append(governor.tense)
    return "past" in tenses or bool(event.figures)
