"""From words and what stands around them to events with roles."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from isnad.model.annotation import Frame, Governor, Mention, Node, Reading, Unit
from isnad.model.gender import gender

Roles = Mapping[str, Sequence[str]]
"""Role → the slots in which its mentions stand, in order of preference."""

_PLACES = (
    "في",
    "ب",
    "داخل",
    "قرب",
    "بالقرب",
    "شمال",
    "جنوب",
    "شرق",
    "غرب",
    "فوق",
    "خارج",
    "عند",
    "قباله",
    "وسط",
    "حول",
    "من",
)
_AGENT_FIRST = frozenset(
    {
        "noun-weapon",
        "noun-forces",
        "noun-presence",
        "capture-by",
        "surrender",
        "siege-by",
        "support-on",
        "strike-on",
        "capture-on",
        "move",
        "withdraw",
        "clash",
        "clash-to",
        "ally",
        "side",
        "noun-strike",
        "noun-clash",
    }
)
_CONTROL = frozenset({
    "Light", "Begin", "Plan", "Attempt", "Promise", "Threaten", "Refuse", "Fail", "Stop", "Participate", "Manage", "Approve",
})  # fmt: skip
_BY_FRAME = {"light": "Light", "aspect": "Begin", "occur": "Begin", "adopt": "Adopt", "force": "Force"}
_SPEECH = ("Report", "Accuse", "Deny", "Condemn", "Relay", "Fear")
_WEAPONS = frozenset(
    "طاءرات طاءره طيران مقاتلات مقاتله مروحيات مروحيه مسيرات مسيره سفن زوارق دبابات دفاعات سلاح غواصه".split()
)
_TAKES_SUPPORT = frozenset({"Confirm", "Report", "Report:assert", "Accuse", "Deny", "Promise", "Threaten", "Request", "Condemn", "Light"})
_THINGS = frozenset({"noun-weapon", "noun-casualty"})  # events only with a verb that makes them so: «أطلقوا صاروخًا»
_BESIDE_BLAST = ("امام", "داخل", "قرب", "بالقرب", "وسط", "عند", "في")  # where a bomb goes off is what it hits
_FALLING = frozenset({"crash", "fall", "casualty", "explode"})
_MOVING = frozenset({"move", "withdraw", "noun-forces"})
_MOVERS = frozenset("اليات اليه عربات مدرعات مدرعه رتل ارتال تعزيزات قافله قوافل سفينه سفن دبابات شاحنات".split())  # things that deploy
_CAMPAIGNS = frozenset({"عمليه", "عمليات", "حمله", "معركه", "معارك", "هجوم", "محاوله", "لعمليه", "لمعركه"})
_GIVING = frozenset({"provide-to", "receive", "provide"})
_CONTROLLED = frozenset({"obj", "ب", "ان", "ل", "الي", "في", "عن", "علي", "من"})
_ASKING = frozenset({"Request", "Permit", "Accuse"})
_NEEDS_AGENT = frozenset({"withdraw", "side", "capture-on", "capture", "strike", "strike-on", "siege", "move", "send"})
_CLAUSE = 14  # constituents to either side in which a sentence still speaks of the same event
_REACH = 8  # words between an event and an argument that its evidence still includes
_LIGHT_FRAMES = frozenset({"light", "aspect", "undergo", "participate", "repel", "occur"})
_MODAL_FRAMES = frozenset(
    {"modal", "say", "accuse", "deny", "cause", "condemn", "force", "adopt", "noun-modal", "noun-say"}
)
_BY_EVENT = frozenset({"في", "ب", "جراء", "اثر", "خلال", "نتيجه", "بسبب", "اثناء", "بفعل", "عقب"})
_ACTOR_HEADS_OF_FIRE = frozenset(
    "طيران طاءرات طاءره مقاتلات مدفعيه قوات جيش سلاح مروحيات مسيرات بوارج مليشيات مليشيا ميليشيات ميليشيا".split()
)
_EVENTS = frozenset(
    "AirStrike DroneStrike Shelling Bombardment GroundAssault Clash ArmedAttack Siege Capture Deployment Mobilisation"
    " Withdrawal AircraftLoss Jamming Detention Operation Kill Injure Destroy Explode".split()
)


@dataclass
class _Draft:
    """An event in the making."""

    node: Node
    reading: Reading
    roles: dict[str, list[Mention]] = field(default_factory=dict)
    units: list[int] = field(default_factory=list)
    governors: list[Governor] = field(default_factory=list)
    dropped: bool = False
    definite: bool = False  # points back to an event told before
    passes_to: "_Draft | None" = None  # the event into which this word was folded
    negated: bool = False
    victims: bool = False

    def add(self, role: str, mentions: Iterable[Mention]) -> None:
        have = self.roles.setdefault(role, [])
        have.extend(m for m in mentions if m not in have)

    def has(self, role: str) -> bool:
        return bool(self.roles.get(role))


def find_frames(units: Sequence[Unit], nodes: Sequence[Node], sentence: int) -> tuple[Frame, ...]:
    """The events of a sentence in text order. Light verbs, relative clauses and causes are folded into their event."""
    drafts = {node.unit: _draft(units, node) for node in nodes}
    governed = _governed(units, drafts)
    for index in sorted(drafts):
        _merge(units, drafts, drafts[index])
    for index in sorted(drafts):
        _inherit(units, drafts, governed, index)
    for index in sorted(drafts):
        _fall_back(units, drafts, index)
    frames = [_frame(units, draft, sentence) for draft in drafts.values() if _is_event(draft)]
    return tuple(sorted(frames, key=lambda f: (f.first, f.last)))


def _is_event(draft: _Draft) -> bool:
    reading = draft.reading
    if reading.frame in _THINGS and len(draft.units) == 1:
        return False
    event = reading.sense.startswith("Support:") or (reading.sense in _EVENTS and _asserts(draft))
    return event and not draft.dropped and reading.frame not in _LIGHT_FRAMES | _MODAL_FRAMES


def _asserts(draft: _Draft) -> bool:
    """A participle tells of an act only where it has an object («مستهدفًا مواقع»); «الأراضي المحتلة» names a place."""
    reading = draft.reading
    return reading.pos in ("V", "N") or (
        reading.pos == "AP" and not reading.definite and bool(draft.node.slot("gen", "علي"))
    )


# ---- roles of one word ---------------------------------------------------------------------------------------------


def _draft(units: Sequence[Unit], node: Node) -> _Draft:
    unit = units[node.unit]
    best: _Draft | None = None
    for reading in unit.readings:
        draft = _fill(units, node, unit, reading)
        if best is None or _filled(draft) > _filled(best):
            best = draft
    assert best is not None
    best.negated = _is_negated(units, node.unit)
    return best


def _filled(draft: _Draft) -> int:
    weights = {"agents": 2, "targets": 2, "themes": 1, "places": 1}
    themes = draft.roles.get("themes", [])
    troops = draft.reading.frame == "provide-to" and any(
        m.cls in ("actor", "group") and m.head not in _WEAPONS for m in themes
    )
    given = draft.reading.frame in _GIVING and any(slot == "obj" for slot, _ in draft.node.events)
    return (
        3 * given
        + sum(w for role, w in weights.items() if draft.has(role))
        - ("weak" in draft.reading.flags)
        - 3 * troops
    )


def _fill(units: Sequence[Unit], node: Node, unit: Unit, reading: Reading) -> _Draft:
    draft = _Draft(node, reading, units=[node.unit], definite=reading.definite)
    for role, slots in reading.roles.items():
        for slot in slots:
            moving = role == "agents" and reading.frame in _MOVING
            mentions = [m for m in node.slot(slot) if _suits(role, m, slot) or (moving and m.head in _MOVERS)]
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
            "targets", (m for m in _nearest(units, node.unit, _ACTING, "") if m not in draft.roles.get("agents", []))
        )
    _settle(draft)
    return draft


def _pronouns(units: Sequence[Unit], draft: _Draft, unit: Unit) -> None:
    """«سيطرته على المدينة», «للسيطرة عليها», «دعمه لقوات حفتر»: the pronoun's owner is the nearest fitting name before it."""
    reading, node = draft.reading, draft.node
    if unit.kind == "N" and reading.suffix and reading.frame == "support" and node.slot("obj") and not node.slot("ل"):
        draft.roles.update(agents=list(node.slot("obj")), targets=_nearest(units, node.unit, _ACTING, reading.suffix))
        return  # «حفتر الذي تنخرط في دعمه مصر والإمارات»
    if unit.kind == "N" and reading.suffix and not draft.has("agents"):
        if reading.frame in _AGENT_FIRST or reading.frame == "support" or draft.has("targets"):
            draft.add("agents", _nearest(units, node.unit, _ACTING, reading.suffix))
    wanted = next(
        (r for r, slots in reading.roles.items() if node.resumed and node.resumed in slots), ""
    )
    if unit.kind in "NV" and wanted in ("targets", "places") and not draft.has(wanted):
        draft.add(
            wanted,
            _nearest(
                units,
                node.unit,
                ("place", "object") if wanted == "places" or "capture" in reading.frame else _ACTING,
                "",
            ),
        )


_ACTING = ("actor", "person")


def _nearest(units: Sequence[Unit], before: int, classes: Sequence[str], suffix: str) -> list[Mention]:
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


def _suits(role: str, mention: Mention, slot: str) -> bool:
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


def _genitive(draft: _Draft, unit: Unit) -> None:
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


def _support_genitive(draft: _Draft, unit: Unit, genitive: list[Mention]) -> None:
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


def _modify(units: Sequence[Unit], draft: _Draft, unit: Unit) -> None:
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


def _settle(draft: _Draft) -> None:
    """Places from the prepositions that say where; the loser of a place after «من قبضة»; targets that are places as well."""
    node, reading = draft.node, draft.reading
    if reading.frame not in ("say", "modal", "aspect", "cause"):
        for slot in _PLACES:
            taken = draft.roles.get("origins", []) + draft.roles.get("agents", []) + draft.roles.get("losers", [])
            draft.add("places", (m for m in node.slot(slot) if _is_where(m, slot) and m not in taken))
    draft.add("targets", draft.roles.pop("losers", []))
    if reading.sense == "Explode" and not draft.has("targets"):
        draft.add("targets", node.slot(*_BESIDE_BLAST))


def _is_where(mention: Mention, slot: str) -> bool:
    if slot in ("من", "ب"):
        return mention.cls == "place" and slot == "ب"
    return mention.cls == "place" or mention.entity.kind == "State"


def _is_negated(units: Sequence[Unit], index: int) -> bool:
    before = units[index - 1] if index else None
    if before is not None and before.kind in "BU" and index > 1:
        before = units[index - 2] if units[index - 2].kind == "G" else before
    return before is not None and before.kind == "G" and before.norm not in ("غير", "دون", "بدون")


# ---- one event told by several words -----------------------------------------------------------------------------


def _merge(units: Sequence[Unit], drafts: dict[int, _Draft], draft: _Draft) -> None:
    """Fold a verb into the event noun that is its subject, antecedent or object, and deaths into what caused them."""
    for slot, index in draft.node.events:
        other = drafts.get(index)
        if other is None or other.dropped or draft.dropped:
            continue
        if draft.reading.frame == "light" and slot in ("obj", "ب"):
            _absorb_light(draft, other)
        elif slot == "obj" and draft.reading.sense == other.reading.sense == "Capture":
            _absorb_light(draft, other)
            other.add("targets", draft.roles.get("targets", []))
        elif draft.reading.frame in _GIVING and slot == "obj" and other.reading.sense.startswith("Support:"):
            _absorb_giving(draft, other)
        elif slot == "subj" and other.reading.frame == "noun-weapon" and draft.reading.frame in _FALLING:
            _absorb_light(draft, other)  # «سقطت قذائف على حي …»
        elif slot == "subj" or draft.node.antecedent == index:
            _absorb_predicate(draft, other, slot)
        elif draft.reading.frame in ("kill", "casualty", "noun-casualty") and slot in _BY_EVENT:
            _absorb_death(draft, other)
    if draft.reading.frame == "cause" and not draft.dropped:
        _absorb_result(drafts, draft)


def _absorb_light(light: _Draft, event: _Draft) -> None:
    """«شنت إسرائيل غارات على …», «قام الطيران بقصف …»."""
    if not event.has("agents") or event.reading.sense == "Clash":
        event.add("agents", (m for m in light.node.slot("subj") if _suits("agents", m, "subj")))
    for slot in ("علي", "ضد"):
        if not event.has("targets"):
            event.add("targets", light.node.slot(slot))
    event.add("places", (m for m in light.node.slot("في") if _is_where(m, "في")))
    event.definite = light.definite and light.reading.pos == "N"
    event.units += light.units
    event.negated = event.negated or light.negated
    light.dropped = True


def _absorb_giving(giving: _Draft, support: _Draft) -> None:
    """«تقدم روسيا دعمًا لـ…», «تتلقى القوات دعمًا من …»: the verb names the sides."""
    for role in ("agents", "targets"):
        if not support.has(role):
            support.add(role, giving.roles.get(role, []))
    support.units += giving.units
    support.governors += giving.governors
    support.negated = support.negated or giving.negated
    giving.dropped = True
    giving.passes_to = support


def _absorb_predicate(verb: _Draft, event: _Draft, slot: str) -> None:
    """«الهجوم الذي استهدف …», «القصف الذي نفذته …», «أسفر القصف عن …»: the verb says more of the noun's event."""
    node, frame = verb.node, verb.reading.frame
    if frame in ("say", "modal", "accuse", "deny", "other"):
        return
    if slot == "obj":
        event.add("agents", (m for m in node.slot("subj") if _suits("agents", m, "subj")))
    elif slot == "ل":
        event.add("targets", node.slot("subj"))
    elif frame in ("strike", "kill", "detain", "capture", "siege", "down"):
        event.add("targets", node.slot("obj"))
    for name, role in (("علي", "targets"), ("ضد", "targets"), ("من قبل", "agents")):
        if not event.has(role):
            event.add(role, (m for m in node.slot(name) if m.cls not in ("media",)))
    event.add("places", (m for name in ("في", "قرب", "داخل", "ب") for m in node.slot(name) if _is_where(m, name)))
    event.units += verb.units
    event.victims = event.victims or frame in ("cause", "kill")
    if frame != "cause":
        verb.dropped = True


def _absorb_death(death: _Draft, event: _Draft) -> None:
    """«قتل خمسة في هجوم …»: one event, with victims."""
    if event.reading.frame in _MODAL_FRAMES | _LIGHT_FRAMES or event.reading.sense.startswith("Support:"):
        return
    if not event.has("targets") and event.reading.frame not in ("clash", "noun-clash"):
        event.add("targets", death.roles.get("targets", []))
    if not event.has("places"):
        event.add("places", death.roles.get("places", []))
    event.units += death.units
    event.victims = True
    death.dropped = True


def _absorb_result(drafts: dict[int, _Draft], cause: _Draft) -> None:
    """«أدى القصف إلى مقتل …»: the deaths belong to the shelling."""
    source = next((drafts[i] for slot, i in cause.node.events if slot == "subj" and i in drafts), None)
    if source is None and not cause.node.slot("subj"):  # «…، ما أسفر عن مقتل …»
        source = next(
            (drafts[i] for i in sorted(drafts, reverse=True) if i < cause.node.unit and _is_event(drafts[i])), None
        )
    for slot, index in cause.node.events:
        result = drafts.get(index)
        if slot != "subj" and result is not None and result.reading.frame in ("kill", "casualty", "noun-casualty"):
            if source is not None:
                _absorb_death(result, source)
                source.units += result.units


# ---- what an event depends on ----------------------------------------------------------------------------------------


def _governed(units: Sequence[Unit], drafts: Mapping[int, _Draft]) -> dict[int, tuple[int, str]]:
    """Each lexicon word to the word that governs it, and how."""
    table: dict[int, tuple[int, str]] = {}
    for index in sorted(drafts):
        draft = drafts[index]
        for slot, event in draft.node.events:
            purpose = slot == "ل" and units[index].kind == "Q"
            if slot != "subj" and event != draft.node.antecedent and event > index and not purpose:
                table.setdefault(event, (index, slot))
        content = draft.node.content
        if content is not None and draft.reading.frame in _MODAL_FRAMES | {"aspect", "light"}:
            inner = next((i for i in sorted(drafts) if i >= content), None)
            if inner is not None and inner - content < 8:
                table.setdefault(inner, (index, "ان"))
    for index in sorted(drafts):  # «تسعى القوات … للسيطرة»: a purpose belongs to the last verb before it
        if units[index].kind == "N" and units[index].prep == "ل" and index not in table:
            verb = next((i for i in range(index - 1, -1, -1) if units[i].kind == "V" and i in drafts), None)
            if verb is not None and drafts[verb].reading.frame not in ("say", "deny", "accuse"):
                table[index] = verb, "ل"
    for index in sorted(drafts):  # «هدد ... بقصف واقتحام»: a coordinated noun depends on what the first depends on
        before = index - 1
        if units[index].kind == "N" and units[index].conj and index not in table:
            first = next(
                (i for i in range(before, max(-1, before - 8), -1) if i in table and units[i].kind == "N"), None
            )
            if first is not None and not any(u.kind in "VS" for u in units[first:index]):
                table[index] = table[first]
    return table


def _inherit(
    units: Sequence[Unit], drafts: dict[int, _Draft], governed: Mapping[int, tuple[int, str]], index: int
) -> None:
    """Note what the event depends on, nearest first, and take from there the agent that the words leave out."""
    draft = drafts[index]
    at, seen = index, set()
    while at in governed and at not in seen:
        seen.add(at)
        above, slot = governed[at]
        governor = drafts[above]
        reading = governor.reading
        holders = tuple(governor.node.slot("subj") or governor.roles.get("agents", ()))
        if not holders and reading.frame in _LIGHT_FRAMES | _MODAL_FRAMES:
            holders = governor.node.slot("gen", "adj")
        others = governor.node.slot("obj")
        sense = reading.sense if reading.sense == "Stop" else _BY_FRAME.get(reading.frame, reading.sense)
        draft.governors.append(Governor(sense, above, slot, holders, others, reading.tense, governor.negated))
        acted = sense in _TAKES_SUPPORT
        if (
            len(draft.governors) == 1
            and slot == "ب"
            and acted
            and draft.node.slot("gen")
            and draft.reading.frame == "support"
        ):
            draft.roles.update(targets=list(draft.node.slot("gen")), agents=[])  # «اتهم … بدعم حفتر»: he is supported
        _control(draft, draft.governors[-1], slot)
        at = above


def _control(draft: _Draft, governor: Governor, slot: str) -> None:
    if governor.sense == "Adopt" and slot == "obj" and not draft.has("agents"):
        draft.add("agents", governor.holders)
    if draft.reading.pos == "N" and draft.definite and governor.sense not in ("Light", "Undergo", "Begin", "Force"):
        return  # «الهجوم» points back to an event that has its own agent
    if draft.has("agents") or draft.reading.frame in ("casualty", "crash", "explode", "receive"):
        if governor.sense == "Undergo" and not draft.has("targets"):
            draft.add("targets", governor.holders)
        return
    holders = [m for m in governor.holders if _suits("agents", m, "subj")]
    if governor.sense == "Undergo":
        draft.add("targets", governor.holders)
    elif governor.sense == "Request" and draft.reading.sense.startswith("Support:") and not draft.has("targets"):
        draft.add("targets", governor.holders)
        draft.add("agents", (m for m in governor.others if _suits("agents", m, "obj")))
    elif governor.sense in _ASKING or governor.sense == "Force":
        draft.add("agents", (m for m in governor.others if _suits("agents", m, "obj")))
    elif governor.sense == "Deny" and slot == "obj":
        draft.add("agents", holders)
    elif (governor.sense in _CONTROL and slot in _CONTROLLED and (slot != "علي" or governor.sense == "Approve")) or slot in ("ل", "ان", "ب"):
        draft.add("agents", holders if not governor.sense.startswith(_SPEECH) else ())
    elif governor.sense.startswith("Report") and slot in ("obj", "عن") and not draft.reading.definite:
        draft.add("agents", (m for m in holders if _reports_own(m)))


def _reports_own(mention: Mention) -> bool:
    """«أعلن الجيش قصف …»: forces, states and their ministries of war tell of what they did themselves."""
    if mention.state is not None or mention.entity.kind in ("ArmedGroup", "State"):
        return True
    return mention.cls == "actor" and any(word in mention.entity.label for word in ("الدفاع", "الأركان", "الحرب"))


def _fall_back(units: Sequence[Unit], drafts: Mapping[int, _Draft], index: int) -> None:
    """Where nothing else says where: the place that the sentence names next."""
    draft = drafts[index]
    if not _is_event(draft):
        return
    if not draft.has("agents") and draft.reading.frame in _NEEDS_AGENT and units[index].kind == "N":
        draft.add("agents", _topic(units, index, draft))
    vague = all(m.cls == "object" and not m.entity.part_of for m in draft.roles.get("targets", []))
    if draft.reading.frame == "support" and units[index].prep == "ب" and not draft.has("targets"):
        later = next((d for i, d in sorted(drafts.items()) if i > index and units[i].kind == "V"), None)
        draft.add("targets", later.node.slot("subj") if later is not None else ())  # «وبدعم من روسيا تقدمت القوات»
    if draft.reading.sense.startswith("Support:") or draft.has("places") or not vague:
        return
    for at in range(index + 1, min(len(units), index + _CLAUSE)):
        mention = units[at].mention
        if units[at].kind == "M" and mention is not None and _stands_as_place(units, at, mention):
            draft.add("places", (mention,))
            return


def _stands_as_place(units: Sequence[Unit], at: int, mention: Mention) -> bool:
    if mention.cls == "place":
        return True
    return mention.entity.kind == "State" and (units[at - 1].norm in ("في", "داخل", "فى") or mention.prep == "ب")


def _topic(units: Sequence[Unit], index: int, draft: _Draft) -> list[Mention]:
    """The actor that the clause is about: the nearest one before the noun that nothing governs."""
    for at in range(index - 1, max(-1, index - _CLAUSE), -1):
        unit = units[at]
        if unit.kind == "S" or unit.norm in ("؛", ":"):
            return []
        mention = unit.mention
        if (
            unit.kind == "M"
            and mention is not None
            and not unit.prep
            and units[at - 1].kind not in "PN"
            and _acts(mention)
        ):
            return [mention] if mention not in draft.roles.get("targets", []) else []
    return []


def _acts(mention: Mention) -> bool:
    return mention.cls == "actor" and mention.entity.kind in ("ArmedGroup", "State")


def _frame(units: Sequence[Unit], draft: _Draft, sentence: int) -> Frame:
    reading = draft.reading
    roles = {role: tuple(mentions) for role, mentions in draft.roles.items()}
    agents = roles.get("agents", ())
    targets = tuple(m for m in roles.get("targets", ()) if m not in agents)
    places = tuple(m for m in roles.get("places", ()) if m not in agents)
    first, last = _evidence(units, draft, (*agents, *targets, *places))
    bare = not agents and not targets and not places
    return Frame(
        sentence, draft.node.unit, _campaign(units, draft), agents, targets, places, roles.get("origins", ()),
        roles.get("themes", ()), tuple(draft.governors), first, last, reading.tense, draft.negated,
        definite=reading.pos == "N" and (reading.definite or bool(reading.suffix)),
        anaphoric=reading.pos == "N" and reading.definite and bare, weak="weak" in reading.flags, victims=draft.victims,
        lexeme=reading.lexeme, cue=f"{reading.frame}.{reading.pos.lower()}",
    )  # fmt: skip


def _campaign(units: Sequence[Unit], draft: _Draft) -> str:
    """«عملية تحرير المدينة», «معركة استعادة الموصل»: to set out to take a place is an assault, not yet a capture."""
    before = units[draft.node.unit - 1].norm if draft.node.unit else ""
    if draft.reading.sense == "Capture" and draft.reading.pos == "N" and before.removeprefix("و").removeprefix("ب") in _CAMPAIGNS:
        return "GroundAssault"
    return draft.reading.sense


def _evidence(units: Sequence[Unit], draft: _Draft, arguments: Sequence[Mention]) -> tuple[int, int]:
    """The smallest range of tokens that holds the words of the event and its arguments of the same sentence."""
    bounds = [(units[i].first, units[i].last) for i in draft.units]
    low, high = units[0].first, units[-1].last
    first, last = min(f for f, _ in bounds), max(e for _, e in bounds)
    near = [m for m in arguments if low <= m.first < high and m.last > first - _REACH and m.first < last + _REACH]
    bounds += [(m.first, m.last) for m in near]
    return min(f for f, _ in bounds), max(e for _, e in bounds)
