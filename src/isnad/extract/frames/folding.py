"""One event told by several words: light verbs, relative clauses, causes and their results."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from isnad.extract.frames.becoming import absorb_denial, absorb_hearing, absorb_load, absorb_loss, leaves_control
from isnad.extract.frames.draft import GIVING, GOODS, LIGHT_FRAMES, MODAL_FRAMES, Draft, is_event
from isnad.extract.frames.roles import is_somebodys, is_where, suits
from isnad.model.annotation import Mention, Unit

_FALLING = frozenset({"crash", "fall", "casualty", "explode"})
_BY_EVENT = frozenset({"في", "ب", "جراء", "اثر", "خلال", "نتيجه", "بسبب", "اثناء", "بفعل", "عقب"})
_FIRE = frozenset({"Bombardment", "Shelling", "AirStrike", "ArmedAttack"})
_ARRIVING = frozenset({"move", "send", "carry"})
_INFLICTED = frozenset({"noun-losses"})
_STOPS = frozenset({"؛", ":", "."})
_DEADLY = ("kill", "casualty", "noun-casualty")


def fold(drafts: dict[int, Draft], draft: Draft) -> None:
    """Fold a verb into the event noun that is its subject, antecedent or object, and deaths into what caused them."""
    for slot, index in sorted(draft.node.events, key=lambda event: event[1] != draft.node.antecedent):
        other = drafts.get(index)
        if other is not None and is_death(draft):
            other = other.into or other  # «قتلوا بانفجار ألغام»: the mines have taken up the explosion
        if other is None or other.dropped or draft.dropped:
            continue
        if _is_goods(draft, other):
            _absorb_goods(draft, other, slot)
            continue
        absorb = next((absorb for applies, absorb in _FOLDS if applies(draft, other, slot)), None)
        if absorb is not None:
            absorb(draft, other, slot)
        elif draft.node.antecedent == index:
            _absorb_predicate(draft, other, slot)
    if draft.reading.frame == "cause" and not draft.dropped:
        _absorb_result(drafts, draft)


def fold_joined(units: Sequence[Unit], drafts: dict[int, Draft]) -> None:
    """«قتل ثلاثة وأصيب سبعة في هجوم …»: both belong to what the second was folded into."""
    deaths = [index for index in sorted(drafts) if is_death(drafts[index])]
    for first, second in reversed(tuple(pairwise(deaths))):
        apart = any(unit.kind in "VSR" or unit.norm in _STOPS for unit in units[first + 1 : second])
        if drafts[first].dropped or not drafts[second].dropped or not units[second].conj or apart:
            continue
        caused = ((slot, drafts[at]) for slot, at in drafts[second].node.events if at in drafts)
        slot, cause = next(((slot, draft) for slot, draft in caused if not draft.dropped), ("", None))
        if cause is not None:
            _absorb_death(drafts[first], cause, slot)


def fold_after(units: Sequence[Unit], drafts: dict[int, Draft]) -> None:
    """«أغارت الطائرات على المخيم فقتل سبعة»: what «ف» joins came of the attack before."""
    for index in sorted(drafts):
        death = drafts[index]
        if death.dropped or not is_death(death) or units[index].conj != "ف" or death.has("agents"):
            continue
        attacks = (drafts[at] for at in sorted(drafts, reverse=True) if at < index)
        cause = next((d for d in attacks if not d.dropped and is_event(d) and d.reading.sense in _FIRE), None)
        if cause is not None:
            _absorb_death(death, cause, "")


def is_death(draft: Draft) -> bool:
    """Whether the word tells of deaths or wounds, which belong to what caused them."""
    return draft.reading.frame in _DEADLY


def _absorb_light(light: Draft, event: Draft, slot: str) -> None:
    """«شنت إسرائيل غارات على …», «قام الطيران بقصف …»."""
    struck = _struck(light, event)
    if struck:
        event.roles["agents"] = [m for m in event.roles.get("agents", []) if m not in struck]
        event.add("targets", struck)
    subject = [m for m in light.node.slot("subj") if suits("agents", m, "subj")]
    tools = all(m.is_machine and not is_somebodys(m) for m in event.roles.get("agents", []))
    if subject and (event.reading.suffix or tools):  # «شن الأمريكيون هجومهم»: whatever stood nearer
        event.roles["agents"] = []
    if not event.has("agents") or event.reading.sense == "Clash":
        event.add("agents", subject)
    for place in ("علي", "ضد", *(("ب",) if light.reading.frame == "explode" else ())):
        if not event.has("targets"):
            event.add("targets", light.node.slot(place))
    event.add("places", (m for m in light.node.slot("في") if is_where(m, "في")))
    event.pronoun = event.pronoun or light.pronoun
    event.elided = event.elided or light.elided
    if light.reading.sense == "Clash" and event.reading.sense in _FIRE:  # «تبادل الجانبان القصف»
        event.reading = replace(event.reading, sense="Clash")
        event.add("agents", (*event.node.slot("بين"), *light.node.slot("بين")))
    if light.reading.frame == "explode" and not event.has("targets"):  # «انفجرت عبوة في دورية للجيش»
        event.add("targets", (m for m in event.node.slot("في", "ب") if m.cls == "object"))
    event.definite = light.definite and light.reading.pos == "N"
    light.into = event
    event.units += light.units
    event.negated = event.negated or light.negated
    light.dropped = True


def _struck(light: Draft, event: Draft) -> list[Mention]:
    """«نفذت المقاتلات ضربة السودان», «نصبت القوات كمينا للمتمردين»: beside a verb with its subject, who is hit."""
    if not light.node.slot("subj") or event.reading.frame != "noun-strike":
        return []
    elsewhere = event.node.slot("علي", "ضد") or light.node.slot("علي", "ضد")
    states = [m for m in event.node.slot("gen")[:1] if m.entity.kind == "State"]
    return states if elsewhere else [*states, *event.node.slot("ل")]


def _absorb_giving(giving: Draft, support: Draft, slot: str) -> None:
    """«تقدم روسيا دعمًا لـ…», «تتلقى القوات دعمًا من …»: the verb names the sides."""
    for role in ("agents", "targets"):
        if not support.has(role):
            support.add(role, giving.roles.get(role, []))
    support.units += giving.units
    support.governors += giving.governors
    support.negated = support.negated or giving.negated
    giving.dropped = True


def _absorb_predicate(verb: Draft, event: Draft, slot: str) -> None:
    """«الهجوم الذي استهدف …», «القصف الذي نفذته …», «أسفر القصف عن …»: the verb says more of the noun's event."""
    node, frame = verb.node, verb.reading.frame
    if frame in ("say", "modal", "accuse", "deny", "other"):
        return
    if slot == "obj":
        event.add("agents", (m for m in node.slot("subj") if suits("agents", m, "subj")))
    elif slot == "ل":
        event.add("targets", node.slot("subj"))
    elif frame in ("strike", "kill", "detain", "capture", "siege", "down"):
        event.add("targets", node.slot("obj"))
    for name, role in (("علي", "targets"), ("ضد", "targets"), ("من قبل", "agents")):
        if not event.has(role):
            event.add(role, (m for m in node.slot(name) if m.cls not in ("media",)))
    event.add("places", (m for name in ("في", "قرب", "داخل", "ب") for m in node.slot(name) if is_where(m, name)))
    event.units += verb.units
    event.victims = event.victims or frame in ("cause", "kill")
    if frame != "cause":
        verb.dropped = True


def _absorb_arrival(moving: Draft, support: Draft, slot: str) -> None:
    """«وصلت شحنة أسلحة إلى القوات», «تسلمت …»: what arrives was given to those whom it reaches."""
    reached = moving.node.slot("الي", "ل", "علي")
    goods = support.reading.frame == "noun-goods"
    support.add("targets", (m for m in reached if not goods or m.cls != "place"))
    support.add("agents", (m for m in moving.node.slot("من") if suits("agents", m, "من")))
    support.units += moving.units
    support.negated = support.negated or moving.negated
    moving.dropped = True


def _reaches_side(word: Draft, event: Draft) -> bool:
    """«وصلت صواريخ روسية إلى حزب الله»: weapons of a state that come to somebody, and to no place."""
    owned = any(m.entity.kind == "State" or m.entity.part_of for m in event.node.slot("adj", "gen"))
    reached = any(m.cls == "actor" for m in word.node.slot("الي"))
    return event.reading.frame == "noun-weapon" and word.reading.frame in _ARRIVING and owned and reached


def _absorb_weapons(moving: Draft, weapons: Draft, slot: str) -> None:
    weapons.reading = replace(weapons.reading, sense="Support:Arms", frame="noun-goods", flags=frozenset())
    weapons.roles = {"agents": list(weapons.node.slot("adj", "gen"))}
    _absorb_arrival(moving, weapons, slot)


def _is_goods(word: Draft, event: Draft) -> bool:
    return word.reading.frame in GIVING and event.reading.frame in GOODS


def _absorb_goods(giving: Draft, goods: Draft, slot: str) -> None:
    """«تلقت الحركة أسلحة إيرانية»: whose the goods are gives them; to whom they go, receives."""
    for role in ("agents", "targets"):
        if not giving.has(role) and goods.reading.frame == "noun-goods":
            giving.add(role, goods.roles.get(role, []))
    goods.dropped = True


def _absorb_death(death: Draft, event: Draft, slot: str) -> None:
    """«قتل خمسة في هجوم …»: one event, with victims."""
    if event.reading.frame in MODAL_FRAMES | LIGHT_FRAMES or event.reading.sense.startswith("Support:"):
        return
    dead = (*death.roles.get("targets", []), *death.roles.get("victims", []))
    if event.reading.frame not in ("clash", "noun-clash"):
        event.add("victims", dead)
    elif len(event.roles.get("agents", [])) == 1:  # «مقتل مسلحين من الحركة في مواجهات مع الجيش»: they fought it
        event.add(
            "agents", (m for m in dead if m.cls == "actor" and m.entity.kind == "ArmedGroup" and not m.is_machine)
        )
    if not event.has("places"):
        event.add("places", death.roles.get("places", []))
    event.units += death.units
    event.victims = True
    death.dropped = True


def _absorb_result(drafts: dict[int, Draft], cause: Draft) -> None:
    """«أدى القصف إلى مقتل …»: the deaths belong to the shelling."""
    source = next((drafts[i] for slot, i in cause.node.events if slot == "subj" and i in drafts), None)
    if source is None and (cause.joined or not cause.node.slot("subj")):  # «…، ما أسفر عن مقتل …», «وتسببت بمقتل …»
        source = next(
            (drafts[i] for i in sorted(drafts, reverse=True) if i < cause.node.unit and is_event(drafts[i])), None
        )
    if source is None:
        return
    for place, index in cause.node.events:
        result = drafts.get(index)
        if place != "subj" and result is not None and is_death(result):
            _absorb_death(result, source, place)
            source.units += result.units


def _absorb_taking(taking: Draft, control: Draft, slot: str) -> None:
    """«انتزع الجيش السيطرة على …», «استعادة السيطرة على …»."""
    if taking.reading.frame == "lose":  # «فقدت القوات السيطرة على المطار»: who took it is not told
        control.units += taking.units
        taking.dropped = True
    else:
        _absorb_light(taking, control, slot)
    takes = taking.reading.pos == "N" and taking.reading.frame != "lose"
    owners = taking.node.slot("gen") if takes else ()  # «استعادة الجيش السيطرة على …»
    acting = [m for m in owners if suits("agents", m, "subj")]
    if not control.has("agents"):
        control.add("agents", acting)
    control.add("targets", (m for m in taking.roles.get("targets", []) if m not in acting))


def _leave(word: Draft, event: Draft, slot: str) -> None:
    """«الخسائر التي خلفتها الغارات»: what an attack led to is no other attack."""


# What folds into what: (whether it applies to word, event and slot; how), the first that applies.
_Applies = Callable[[Draft, Draft, str], bool]
_Absorbs = Callable[[Draft, Draft, str], None]
_FOLDS: tuple[tuple[_Applies, _Absorbs], ...] = (
    (lambda word, event, slot: slot == "obj" and _inflicts(word, event), _absorb_light),
    (lambda word, event, slot: slot == "obj" and _meets_death(word, event), _absorb_death),
    (lambda word, event, slot: word.reading.frame == "perceive" and slot in ("obj", "subj"), absorb_hearing),
    (lambda word, event, slot: word.reading.frame == "repel" and event.reading.frame == "noun-weapon", absorb_hearing),
    (lambda word, event, slot: word.reading.sense == "Prevent" and event.relief, absorb_denial),
    (lambda word, event, slot: slot == "عن" and leaves_control(word, event), absorb_loss),
    (lambda word, event, slot: word.reading.frame == "adopt" and slot in ("وراء", "خلف"), _absorb_light),
    (lambda word, event, slot: event.reading.frame in _INFLICTED, _leave),
    (lambda word, event, slot: word.reading.frame == "light" and slot in _carried(word), _absorb_light),
    (
        lambda word, event, slot: slot == "obj" and word.reading.sense == event.reading.sense == "Capture",
        _absorb_taking,
    ),
    (lambda word, event, slot: slot == "obj" and _gives(word, event), _absorb_giving),
    (lambda word, event, slot: slot in ("obj", "ب") and _moves_weapons(word, event), absorb_load),
    (lambda word, event, slot: slot in ("obj", "subj", "ب") and _arrives(word, event), _absorb_arrival),
    (lambda word, event, slot: event.reading.frame == "noun-goods", _leave),
    (lambda word, event, slot: slot in ("obj", "subj") and _reaches_side(word, event), _absorb_weapons),
    (lambda word, event, slot: slot == "subj" and _falls(word, event), _absorb_light),
    (lambda word, event, slot: slot == "obj" and word.reading.pos == "N" and _falls(word, event), _absorb_light),
    (lambda word, event, slot: slot == "subj", _absorb_predicate),
    (lambda word, event, slot: is_death(word) and slot in _BY_EVENT, _absorb_death),
)


def _gives(word: Draft, event: Draft) -> bool:
    item = word.reading.pos == "N" and event.joined  # «الإمداد بالذخائر وتدريب …»: one more of a list
    return word.reading.frame in GIVING and event.reading.sense.startswith("Support:") and not item


def _carried(word: Draft) -> tuple[str, ...]:
    """The slots of the act that a light word carries: «تبادل لإطلاق النار»."""
    return ("obj", "ب", "ل") if word.reading.pos == "N" and word.reading.sense == "Clash" else ("obj", "ب")


def _inflicts(word: Draft, event: Draft) -> bool:
    """«أوقعت القوات خسائر في صفوف …», «ألحق الجيش هزيمة بـ…»."""
    return word.reading.frame == "cause" and event.reading.frame in _INFLICTED and bool(word.node.slot("subj"))


def _meets_death(word: Draft, event: Draft) -> bool:
    """«لقي سبعة جنود مصرعهم»."""
    return word.reading.frame == "casualty" and event.reading.frame == "noun-casualty"


def _arrives(word: Draft, event: Draft) -> bool:
    goods = event.reading.frame == "noun-goods" and not word.node.slot("subj")  # «وصلت قوات وأسلحة»: forces arrive
    return word.reading.frame in _ARRIVING and (goods or event.reading.frame == "noun-support")


def _moves_weapons(word: Draft, event: Draft) -> bool:
    return word.reading.frame == "send" and event.reading.frame == "noun-weapon"


def _falls(word: Draft, event: Draft) -> bool:
    """«سقطت قذائف على حي …»."""
    return event.reading.frame == "noun-weapon" and word.reading.frame in _FALLING
