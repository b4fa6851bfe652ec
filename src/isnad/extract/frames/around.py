"""Parties and places that stand farther from the word: what is «تحت سيطرة» somebody, whom the clause is about."""

from collections.abc import Mapping, Sequence

from isnad.extract.frames.draft import Draft, is_event
from isnad.extract.frames.owners import may_own, nearest
from isnad.extract.frames.received import help_acting
from isnad.model.annotation import Mention, Unit

_NEEDS_AGENT = frozenset(
    {"withdraw", "side", "stand", "fight-for", "capture-on", "capture", "strike", "strike-on", "siege"}
)
_OPENING = 6  # constituents between «حيث» and the event of its clause
_CLAUSE = 14  # constituents to either side in which a sentence still speaks of the same event
_OF_MOVERS = frozenset({"move", "withdraw", "fall", "surrender"})
_CLASHING = frozenset({"clash", "noun-clash"})
_TELLING = frozenset({"say", "deny", "accuse", "condemn", "occur", "modal"})
_FROM_AFAR = frozenset({"noun-weapon", "noun-strike", "strike", "strike-on", "send"})
_SIDES = frozenset(side + ending for side in ("شمال", "جنوب", "شرق", "غرب") for ending in ("", "ي")) | {"وسط"}
_HELD = frozenset({"capture-on", "siege"})
_UNDER = ("خاضع", "الخاضع", "يخضع", "تخضع", "خضع")  # words that put what stands before them under somebody


def fall_back(units: Sequence[Unit], drafts: Mapping[int, Draft], index: int) -> None:
    """Parties and place of an event from farther off, where nothing nearer names them."""
    draft = drafts[index]
    if is_event(draft):
        _fall_back_on_parties(units, drafts, index, draft)
        _fall_back_on_place(units, index, draft)


def is_of_things(units: Sequence[Unit], draft: Draft) -> bool:
    """«انتشار المرض», «وصول المساعدات»: the noun right behind it is what moves, though it is nobody that we know."""
    index, reading = draft.node.unit, draft.reading
    if units[index].kind != "N" or reading.definite or reading.suffix or reading.frame not in _OF_MOVERS:
        return False
    after = units[index + 1] if index + 1 < len(units) else None
    return after is not None and after.kind == "X" and not after.prep and not after.conj


def _fall_back_on_parties(units: Sequence[Unit], drafts: Mapping[int, Draft], index: int, draft: Draft) -> None:
    if not draft.has("targets"):
        draft.add("targets", draft.roles.get("victims", ()))  # who died of it says whom it hit, where nothing else does
    if draft.reading.frame in _HELD and not draft.has("targets") and _is_under(units, index):
        draft.add("targets", nearest(units, index, ("place", "object"), ""))
    if not draft.has("agents"):
        draft.add("agents", _doer(units, index, draft))
    elif draft.reading.frame in _CLASHING:
        draft.add("agents", _other_side(units, drafts, index))
    help_acting(units, drafts, index)


def _doer(units: Sequence[Unit], index: int, draft: Draft) -> Sequence[Mention]:
    """Who an operation is named after, who is «وراء الهجوم», whom the clause is about."""
    named = units[index].mention
    if named is not None:  # «عملية عاصفة الحزم»
        return [named]
    behind = nearest(units, index, ("actor", "person"), "") if index and units[index - 1].norm == "وراء" else []
    open_ = draft.reading.frame in _NEEDS_AGENT and units[index].kind == "N" and not draft.things
    ended = any(g.sense == "Break" for g in draft.governors[:1])  # «كسر الجيش الحصار»: it was another's
    return behind or (_topic(units, index, draft) if open_ and not ended else [])


def _other_side(units: Sequence[Unit], drafts: Mapping[int, Draft], index: int) -> Sequence[Mention]:
    """«سيطر الجيش على البلدة بعد معارك مع المتمردين»: who acts in the clause fought them."""
    draft = drafts[index]
    named = draft.node.slot("gen", "adj", "بين", "subj", "obj") or draft.reading.suffix
    if units[index].kind != "N" or named or len(draft.roles["agents"]) != 1:
        return []
    verb = next((i for i in range(index - 1, -1, -1) if units[i].kind in "VSR"), None)
    if verb is None or verb not in drafts or drafts[verb].reading.frame in _TELLING:
        return []
    acting = [
        m for m in drafts[verb].node.slot("subj") if m.cls == "actor" and m.entity.kind in ("ArmedGroup", "State")
    ]
    return [m for m in acting if m not in draft.roles["agents"]]


def _is_under(units: Sequence[Unit], index: int) -> bool:
    """«باتت المدينة تحت سيطرة …», «المناطق الخاضعة لسيطرة …»: what is held stands before the noun."""
    before = units[index - 1] if index else None
    if units[index].readings and units[index].reading.lexeme == "held":
        return True
    return before is not None and (before.norm == "تحت" or before.norm.removeprefix("و").startswith(_UNDER))


def _fall_back_on_place(units: Sequence[Unit], index: int, draft: Draft) -> None:
    """The place that the sentence names next."""
    hurt = draft.roles.get("victims", [])
    vague = all(m in hurt or _lies_anywhere(m) for m in draft.roles.get("targets", []))
    if draft.reading.sense.startswith("Support:") or draft.has("places") or draft.reading.frame == "noun-presence":
        return  # where somebody is present stands right behind the word
    there = _where_clause_is(units, draft)
    if there is not None:
        draft.add("places", (there,))
        return
    for at in range(index + 1, min(len(units), index + _CLAUSE)):
        if not vague and units[at].kind in "VSRN":
            return
        mention = units[at].mention
        elsewhere = mention is not None and mention not in draft.roles.get("targets", [])
        if units[at].kind == "M" and mention is not None and elsewhere and _stands_as_place(units, at, mention):
            if (draft.reading.frame in _FROM_AFAR and _is_origin(units, at)) or not (vague or _is_side(units[at])):
                continue
            draft.add("places", (mention,))
            return


def _where_clause_is(units: Sequence[Unit], draft: Draft) -> Mention | None:
    """The place before «حيث», if the event is the first of that clause: «في سوريا، حيث انتشرت قوات …»."""
    first = min(draft.units)
    for at in range(first - 1, max(0, first - _OPENING), -1):
        if units[at].norm == "حيث":
            before = at - 1 - (units[at - 1].kind == ",")
            mention = units[before].mention if before > 0 else None
            return mention if mention is not None and _stands_as_place(units, before, mention) else None
        if units[at].kind in "VN,R":
            return None
    return None


def _is_side(unit: Unit) -> bool:
    """«قتل ثلاثة جنود شرق بنغازي»: a direction says where, whatever stands before it."""
    return not unit.prep and unit.norm in _SIDES


def _is_origin(units: Sequence[Unit], at: int) -> bool:
    """«صواريخ أطلقت من غزة» did not fall there, what fell «بالقرب من غزة» did."""
    return units[at - 1].norm == "من" and not any(word in units[at - 2].norm for word in ("قرب", "قريب"))


def _lies_anywhere(mention: Mention) -> bool:
    """«مواقع», «مدرسة»: things and buildings of which the words do not say where or whose they are."""
    entity = mention.entity
    tied = entity.id or entity.part_of or entity.located_in or entity.aliases or mention.parts or mention.definite
    return mention.cls == "object" and not entity.part_of if mention.cls != "place" else not tied


def _stands_as_place(units: Sequence[Unit], at: int, mention: Mention) -> bool:
    if mention.cls == "place":
        return True
    return mention.entity.kind == "State" and (units[at - 1].norm in ("في", "داخل", "فى") or mention.prep == "ب")


def _topic(units: Sequence[Unit], index: int, draft: Draft) -> list[Mention]:
    """The actor that the clause is about: the nearest one before the noun that nothing governs."""
    for at in range(index - 1, max(-1, index - _CLAUSE), -1):
        unit = units[at]
        if unit.kind == "S" or unit.norm in ("؛", ":") or any(r.frame == "casualty" for r in unit.readings):
            return []
        mention = unit.mention
        if (
            unit.kind == "M"
            and mention is not None
            and may_own(mention, ("actor",), draft.reading.suffix)
            and not unit.prep
            and units[at - 1].kind not in "PN"
            and _acts(mention)
        ):
            tells = units[at - 1].kind == "V" and units[at - 1].reading.frame in _TELLING  # «أعربت مصر عن قلقها من …»
            return [mention] if not tells and mention not in draft.roles.get("targets", []) else []
    return []


def _acts(mention: Mention) -> bool:
    return mention.cls == "actor" and mention.entity.kind in ("ArmedGroup", "State")
