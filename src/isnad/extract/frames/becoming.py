"""What two words together tell that neither tells alone: fire that is heard, relief kept out, a town out of control."""

from isnad.extract.frames.draft import Draft


def absorb_load(sending: Draft, weapons: Draft, slot: str) -> None:
    """«نشرت الدولة صواريخ في …»: the weapons are what is sent."""
    sending.add("places", weapons.roles.get("places", []))
    sending.units += weapons.units
    sending.marks |= {"armed"}
    weapons.dropped = True


def absorb_hearing(heard: Draft, event: Draft, slot: str) -> None:
    """«سُمع إطلاق نار», «سمع السكان دوي انفجارات»: who hears it has no part in it."""
    event.units += heard.units
    event.negated = event.negated or heard.negated
    heard.dropped = True


def absorb_loss(leaving: Draft, control: Draft, slot: str) -> None:
    """«خرجت المدينة عن سيطرة الجيش»: he lost it, and nobody is told who has it."""
    lost = [m for m in (*leaving.node.slot("subj"), *leaving.node.slot("gen")) if m.cls in ("place", "object")]
    control.roles.update(targets=[*lost, *control.roles.get("agents", [])], agents=[])
    control.marks |= {"done"}
    control.units += leaving.units
    leaving.dropped = True


def absorb_denial(keeping: Draft, entry: Draft, slot: str) -> None:
    """«منع الحوثيون دخول المساعدات إلى تعز»: who keeps relief out besieges."""
    where = entry.roles.get("places", []) or list(entry.node.slot("ل"))
    entry.roles = {"agents": list(keeping.node.slot("subj")), "targets": [m for m in where if m.cls == "place"]}
    entry.sense, entry.things = "Siege", True
    entry.units += keeping.units
    keeping.dropped = True


def leaves_control(word: Draft, event: Draft) -> bool:
    return word.reading.frame == "withdraw" and event.reading.frame == "capture-on"
