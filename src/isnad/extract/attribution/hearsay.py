"""What speaks for people nobody names: «تقارير», «أنباء», «شائعات»."""

from collections.abc import Sequence

from isnad.extract.attribution.context import Scene, find_unit
from isnad.model.annotation import Mention, Speech, Unit

_QUALIFYING = "AUGBPMXQT#D"
_DENIED = 7  # constituents behind a denial in which the hearsay stands


def rumour_before(scene: Scene, verb: int) -> Mention | None:
    """«كانت تقارير إعلامية اتهمت …»: hearsay, with its adjective, right before the verb."""
    topic = _topic(scene, verb)
    if topic is not None:
        return rumour(scene, topic)
    units = scene.units
    at = verb - 1
    while at > 0 and units[at].kind in "AU":
        at -= 1
    if at < 0 or units[verb].conj or units[at].kind not in "XN" or units[at].prep or (at and units[at - 1].kind == "P"):
        return None
    said = scene.cues.has("hearsay", units[at].norm.removeprefix("و")) and not units[at].norm.startswith(("ال", "وال"))
    return rumour(scene, at) if said else None


def _topic(scene: Scene, verb: int) -> int | None:
    """«المعلومات القادمة من المعسكر تؤكد أن …»: the hearsay with which the clause opens, whatever qualifies it."""
    units = scene.units
    at = verb - 1
    while at > 0 and units[at].kind in _QUALIFYING and not units[at].conj and units[at - 1].kind not in ",S":
        at -= 1
    if at < 0 or units[at].kind not in "XN" or units[at].prep or units[verb].conj:
        return None
    opens = at == 0 or units[at].conj or units[at - 1].kind in ",S"
    told = scene.cues.has("hearsay", units[at].norm) and units[at].norm.lstrip("و").startswith("ال")
    return at if opens and told else None


def denied(scene: Scene, speeches: Sequence[Speech]) -> list[Speech]:
    """«نفى الجيش تقارير عن سقوط طائرة كانت تقصف …»: whoever is denied tells the rest."""
    found = []
    for speech in speeches:
        cue = next((k for k, u in enumerate(scene.units) if u.first == speech.cue), None)
        if speech.sense != "Deny" or cue is None:
            continue
        behind = find_unit(scene.units, cue + 1, cue + _DENIED, lambda u: u.kind == "X" and _is_rumour(scene, u))
        if behind is not None and scene.units[behind].first < speech.last:
            last = scene.units[behind].last
            found.append(Speech(last, speech.last, (rumour(scene, behind),), (), "Paraphrased", "Relay", last - 1))
    return found


def _is_rumour(scene: Scene, unit: Unit) -> bool:
    return scene.cues.has("hearsay", unit.norm) and not unit.prep and not unit.conj


def rumour(scene: Scene, at: int) -> Mention:
    """Those who tell the hearsay: the press where it is of the press, «تقارير صحفية», else people nobody names."""
    after = scene.units[at + 1].norm if at + 1 < len(scene.units) else ""
    if scene.cues.has("of-press", after):
        return scene.article.mention(scene.units[at].first, scene.units[at + 1].last, "media")
    return scene.article.mention(scene.units[at].first, end_of_phrase(scene.units, at), "anonymous")


def end_of_phrase(units: Sequence[Unit], at: int) -> int:
    """The token behind the unit and the adjective that follows it."""
    following = units[at + 1] if at + 1 < len(units) else None
    return following.last if following is not None and following.kind == "A" else units[at].last
