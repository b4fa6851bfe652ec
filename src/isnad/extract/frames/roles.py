"""Who does what to whom, as far as one word and what stands around it tell."""

from collections.abc import Sequence

from isnad.extract.frames.draft import GIVING, Draft
from isnad.model.annotation import Mention, Node, Reading, Unit
from isnad.model.gender import gender

_PLACES = tuple("في ب داخل قرب بالقرب شمال جنوب شرق غرب فوق خارج عند قباله وسط حول من".split())  # slots that say where
_AGENT_FIRST = frozenset(
    "noun-weapon noun-forces noun-presence capture-by surrender siege-by support-on strike-on capture-on move withdraw clash"
    " clash-to ally side noun-strike noun-clash".split()
)  # frames whose noun has its agent as genitive
_WEAPONS = frozenset(
    "طاءرات طاءره طيران مقاتلات مقاتله مروحيات مروحيه مسيرات مسيره سفن زوارق دبابات دفاعات سلاح غواصه".split()
)
_BESIDE_BLAST = ("امام", "داخل", "قرب", "بالقرب", "وسط", "عند", "في")  # where a bomb goes off is what it hits
_MOVING = frozenset({"move", "withdraw", "noun-forces"})
_MOVERS = frozenset(  # things that deploy
    "اليات اليه عربات مدرعات مدرعه رتل ارتال تعزيزات قافله قوافل سفينه سفن دبابات شاحنات".split()
)
_ACTOR_HEADS_OF_FIRE = frozenset(
    "طيران طاءرات طاءره مقاتلات مدفعيه قوات جيش سلاح مروحيات مسيرات بوارج مليشيات مليشيا ميليشيات ميليشيا".split()
)
ACTING = ("actor", "person")


def draft_of(units: Sequence[Unit], node: Node) -> Draft:
    """The word as an event in the making, by the reading whose roles are best filled."""
    unit = units[node.unit]
    best: Draft | None = None
    for reading in unit.readings:
        draft = _fill(units, node, unit, reading)
        if best is None or _filled(draft) > _filled(best):
            best = draft
    assert best is not None
    best.negated = _is_negated(units, node.unit)
    return best


def _filled(draft: Draft) -> int:
    weights = {"agents": 2, "targets": 2, "themes": 1, "places": 1}
    themes = draft.roles.get("themes", [])
    troops = draft.reading.frame == "provide-to" and any(
        m.cls in ("actor", "group") and m.head not in _WEAPONS for m in themes
    )
    given = draft.reading.frame in GIVING and any(slot == "obj" for slot, _ in draft.node.events)
    return (
        3 * given
        + sum(w for role, w in weights.items() if draft.has(role))
        - ("weak" in draft.reading.flags)
        - 3 * troops
    )


def _fill(units: Sequence[Unit], node: Node, unit: Unit, reading: Reading) -> Draft:
    draft = Draft(node, reading, units=[node.unit], definite=reading.definite)
    for role, slots in reading.roles.items():
        for slot in slots:
            moving = role == "agents" and reading.frame in _MOVING
            mentions = [m for m in node.slot(slot) if suits(role, m, slot) or (moving and m.head in _MOVERS)]
            if slot == "من" and role == "agents" and reading.frame == "noun-strike":  # from a state: its origin
                mentions = [m for m in mentions if m.entity.kind != "State" and m.state is None]
            if role in ("agents",) or not draft.has(role):
                draft.add(role, mentions)
    if reading.frame == "provide-to" and not draft.has("targets"):  # «قدمت روسيا طائرات لقوات حفتر»
        draft.add("targets", (part for m in draft.roles.get("themes", []) for part in m.parts[-1:]))
    if unit.kind == "N":
        _genitive(draft, unit)
    if unit.kind == "Q":
        _modify(units, draft, unit)
    _pronouns(units, draft, unit)
    if reading.sense.startswith("Support:") and unit.kind == "N" and unit.prep == "ب" and not draft.has("targets"):
        draft.add(
            "targets", (m for m in nearest(units, node.unit, ACTING, "") if m not in draft.roles.get("agents", []))
        )
    _settle(draft)
    return draft


def _pronouns(units: Sequence[Unit], draft: Draft, unit: Unit) -> None:
    """«سيطرته على المدينة», «للسيطرة عليها», «دعمه لقوات حفتر»: the pronoun's owner is the nearest fitting name before it."""
    reading, node = draft.reading, draft.node
    if unit.kind == "N" and reading.suffix and reading.frame == "support" and node.slot("obj") and not node.slot("ل"):
        draft.roles.update(agents=list(node.slot("obj")), targets=nearest(units, node.unit, ACTING, reading.suffix))
        return  # «حفتر الذي تنخرط في دعمه مصر والإمارات»
    if unit.kind == "N" and reading.suffix and not draft.has("agents"):
        if reading.frame in _AGENT_FIRST or reading.frame == "support" or draft.has("targets"):
            draft.add("agents", nearest(units, node.unit, ACTING, reading.suffix))
    wanted = next((r for r, slots in reading.roles.items() if node.resumed and node.resumed in slots), "")
    if unit.kind in "NV" and wanted in ("targets", "places") and not draft.has(wanted):
        draft.add(
            wanted,
            nearest(
                units,
                node.unit,
                ("place", "object") if wanted == "places" or "capture" in reading.frame else ACTING,
                "",
            ),
        )


def nearest(units: Sequence[Unit], before: int, classes: Sequence[str], suffix: str) -> list[Mention]:
    """The nearest fitting mention before the unit, places behind a preposition last; none or one."""
    fitting = [
        (at, unit.mention)
        for at, unit in enumerate(units[:before])
        if unit.kind == "M" and unit.mention is not None and _may_own(unit.mention, classes, suffix)
    ]
    free = [
        mention for at, mention in fitting
        if not (mention.entity.kind in ("State", "Place") and (mention.prep or units[at - 1].kind == "P"))
    ]  # fmt: skip
    nearest = free or [mention for _, mention in fitting]
    return nearest[-1:]


def _may_own(mention: Mention, classes: Sequence[str], suffix: str) -> bool:
    if mention.cls not in classes and not (mention.entity.kind == "State" and "actor" in classes):
        return False
    shown = gender(mention)
    return not suffix or not shown or (shown == "f") == (suffix == "ها")


def suits(role: str, mention: Mention, slot: str) -> bool:
    """Whether the mention can have the role from that slot."""
    if role == "agents":
        if slot == "من":
            return mention.cls in ("actor", "person") or mention.entity.kind == "State" or mention.state is not None
        if slot == "علي":  # «على يد مسلحين»
            return mention.cls in ("actor", "person", "anonymous") and mention.entity.kind != "State"
        return (
            mention.cls not in ("place", "object", "media")
            or mention.state is not None
            or mention.entity.kind == "State"
        )
    if role == "themes" and slot == "ب":
        return mention.cls in ("actor", "object") and mention.entity.id is None
    if role == "origins":
        return mention.cls == "place" or mention.entity.kind == "State"
    if role == "targets" and slot == "ب":
        return mention.cls in ("object", "place")
    return not (role == "places" and mention.cls in ("media", "anonymous"))


def _genitive(draft: Draft, unit: Unit) -> None:
    """Who the genitive after a noun is: «قصف درنة», «قصف الطيران», «دعم مصر لحفتر», «هجوم داعش على…»."""
    node, reading = draft.node, draft.reading
    by = [m for m in node.slot("ل") if m.cls == "actor" and m.entity.kind in ("ArmedGroup", "State") and not m.parts]
    if (
        reading.frame in ("strike", "noun-strike")
        and not reading.definite
        and not node.slot("gen", "obj", "علي")
        and by
    ):
        draft.add("agents", by)  # «قصف لقوات النظام»
        draft.roles["targets"] = [m for m in draft.roles.get("targets", []) if m not in by]
    adjective, genitive = list(node.slot("adj")), list(node.slot("gen"))
    if adjective and reading.frame not in ("casualty", "crash", "down", "detain"):
        draft.add("agents", adjective)
    if not genitive:
        return
    if reading.frame == "noun-supporter":
        draft.add("targets", genitive)
        return
    if reading.sense.startswith("Support:"):
        _support_genitive(draft, unit, genitive)
        return
    first = genitive[0]
    is_place = first.cls == "place" or (first.entity.kind == "State" and reading.frame in ("capture", "siege"))
    if reading.frame in _AGENT_FIRST:
        role = "places" if is_place and first.entity.kind != "State" and first.state is None else "agents"
        if reading.frame == "noun-strike" and first.cls in ("object", "group"):
            role = "targets"
    elif reading.frame in ("send", "withdraw-obj"):
        role = "themes"
    elif is_place or first.cls in ("object", "group"):
        role = "targets"
    elif draft.has("targets") or (
        reading.frame == "strike" and (first.head in _ACTOR_HEADS_OF_FIRE or first.entity.kind == "State")
    ):
        role = "agents"
    else:
        role = "targets"
    if role == "agents" and reading.frame == "kill":
        role = "targets"
    draft.roles[role] = [*genitive, *[m for m in draft.roles.get(role, []) if m not in genitive]]


def _support_genitive(draft: Draft, unit: Unit, genitive: list[Mention]) -> None:
    """«بدعم مصر»: she supports; «لدعم حفتر»: he is supported; «دعم مصر لحفتر»: both."""
    if draft.reading.frame == "receive":
        draft.add("targets", genitive)
    elif draft.reading.frame == "provide":
        draft.add("targets", genitive)
    elif draft.reading.frame == "provide-to":
        draft.add("themes", genitive)
    elif unit.prep == "ب" or draft.node.slot("ل", "الي"):
        draft.add("agents", genitive)
    else:
        draft.add("targets", genitive)


def _modify(units: Sequence[Unit], draft: Draft, unit: Unit) -> None:
    """«حفتر المدعوم من السيسي», «الدول الداعمة لحفتر», «داعمو حفتر»."""
    node, reading = draft.node, draft.reading
    modified = _antecedent_mentions(units, node)
    passive = reading.pos == "PP"
    if reading.sense.startswith("Support:"):
        given, taken = ("targets", "agents") if passive else ("agents", "targets")
        draft.roles = {}
        draft.add(given, modified)
        draft.add(taken, node.slot("من قبل", "من", "ب") if passive else node.slot("gen", "ل"))
        return
    draft.add("targets" if passive else "agents", modified)
    if not passive:
        draft.add("targets", node.slot("gen", "ل", "علي"))


def _antecedent_mentions(units: Sequence[Unit], node: Node) -> list[Mention]:
    if node.antecedent is None or units[node.antecedent].mention is None:
        return []
    mention = units[node.antecedent].mention
    assert mention is not None
    return [mention]


def _settle(draft: Draft) -> None:
    """Places from the prepositions that say where; the loser of a place after «من قبضة»; targets that are places as well."""
    node, reading = draft.node, draft.reading
    if reading.frame not in ("say", "modal", "aspect", "cause"):
        for slot in _PLACES:
            taken = draft.roles.get("origins", []) + draft.roles.get("agents", []) + draft.roles.get("losers", [])
            draft.add("places", (m for m in node.slot(slot) if is_where(m, slot) and m not in taken))
    draft.add("targets", draft.roles.pop("losers", []))
    if reading.sense == "Explode" and not draft.has("targets"):
        draft.add("targets", node.slot(*_BESIDE_BLAST))


def is_where(mention: Mention, slot: str) -> bool:
    """Whether the mention says where, behind that preposition."""
    if slot in ("من", "ب"):
        return mention.cls == "place" and slot == "ب"
    return mention.cls == "place" or mention.entity.kind == "State"


def _is_negated(units: Sequence[Unit], index: int) -> bool:
    before = units[index - 1] if index else None
    if before is not None and before.kind in "BU" and index > 1:
        before = units[index - 2] if units[index - 2].kind == "G" else before
    return before is not None and before.kind == "G" and before.norm not in ("غير", "دون", "بدون")
