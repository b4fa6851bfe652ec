"""What speaks for people nobody names: «تقارير», «أنباء», «شائعات»."""

from collections.abc import Sequence

from isnad.extract.attribution.context import Scene
from isnad.model.annotation import Mention, Unit


def rumour_before(scene: Scene, verb: int) -> Mention | None:
    """«كانت تقارير إعلامية اتهمت …»: hearsay, with its adjective, right before the verb."""
    units = scene.units
    at = verb - 1
    while at > 0 and units[at].kind in "AU":
        at -= 1
    if at < 0 or units[verb].conj or units[at].kind not in "XN" or units[at].prep or (at and units[at - 1].kind == "P"):
        return None
    said = scene.cues.has("hearsay", units[at].norm.removeprefix("و")) and not units[at].norm.startswith(("ال", "وال"))
    return rumour(scene, at) if said else None


def rumour(scene: Scene, at: int) -> Mention:
    """Those who tell the hearsay: the press where it is of the press, «تقارير صحفية», else people nobody names."""
    after = scene.units[at + 1].norm if at + 1 < len(scene.units) else ""
    cls = "media" if scene.cues.has("of-press", after) else "anonymous"
    return scene.article.mention(scene.units[at].first, end_of_phrase(scene.units, at), cls)


def end_of_phrase(units: Sequence[Unit], at: int) -> int:
    """The token behind the unit and the adjective that follows it."""
    following = units[at + 1] if at + 1 < len(units) else None
    return following.last if following is not None and following.kind == "A" else units[at].last
