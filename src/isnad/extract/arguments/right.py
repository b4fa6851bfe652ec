"""What follows a word, up to the end of its clause."""

from collections.abc import Sequence
from dataclasses import dataclass

from isnad.extract.arguments import clause, closed
from isnad.extract.arguments.asides import passed_on, past_aside, past_helpers, past_names
from isnad.extract.arguments.clause import Right, ends_noun, is_apposition, lies
from isnad.extract.arguments.resuming import counts_people, past_relative
from isnad.model.annotation import Mention, Reading, Unit


def right_of(units: Sequence[Unit], start: int, word: Reading) -> Right:
    """Mentions by slot from `start` on, behind that word."""
    found = Right(end=start)
    absorbs = word.frame in closed.ABSORBS_EVENT and units[start - 1].kind == "V"
    giving = any(r.frame in closed.GIVING for r in (word, *units[start - 1].readings))
    passing = word.frame not in ("light", "participate") and word.sense not in closed.TAKES_ACT
    acts, verbal = frozenset(word.roles.get("event", ())), units[start - 1].kind == "V"
    reading = _Reader(units, found, absorbs, passing, giving, acts, verbal, verbal and word.frame in closed.SPEECH)
    reading.start, reading.transitive = start, verbal and "obj" in word.roles.get("targets", ())
    for index in range(start, min(len(units), start + clause.FURTHEST)):
        if index < reading.skip_to:
            continue
        found.end = index
        if not reading.take(index):
            return found
    found.end = min(len(units), start + clause.FURTHEST)
    return found


@dataclass
class _Reader:
    units: Sequence[Unit]
    found: Right
    absorbs: bool
    passing: bool
    giving: bool
    acts: frozenset[str]  # slots in which the word has an act
    verbal: bool  # what is read stands behind a finite verb
    tells: bool  # what is read stands behind a verb of speech
    prep: str = ""
    carried: int = 0
    commas: int = 0
    last: list[Mention] | None = None
    last_end: int = -1
    skip_to: int = 0
    start: int = 0
    transitive: bool = False  # a verb that acts on something
    listed: list[Mention] | None = None  # where the names behind «على رأسها» go

    def take(self, index: int) -> bool:
        """Use the unit; False where the clause ends before it."""
        unit = self.units[index]
        handler = _TAKE.get(unit.kind)
        return True if handler is None else handler(self, index, unit)

    def mention(self, index: int, unit: Unit) -> bool:
        mention = unit.mention
        assert mention is not None
        if self._opens_clause(index, unit):
            return False
        slot = self._slot(index, unit)
        if self.units[index - 1].kind == "#":
            self.found.quantified.append(mention)
        if self.listed is not None and not slot and self._goes_on(index, unit):
            self.last = self.listed
            self.last.append(mention)
        elif unit.conj and self.last is not None and index - self.last_end <= 2 and not unit.prep:
            self.last.append(mention)
        elif slot:
            self.last = self.found.slots.setdefault(slot, [])
            self.last.append(mention)
        elif self._joins_another(index, unit):
            self.last = None
        else:
            self.last = [mention]
            self.found.bare.append(self.last)
        self.prep, self.last_end = "", index
        return True

    def _slot(self, index: int, unit: Unit) -> str:
        """The preposition before the mention; «على رتل للجيش»: who has what nobody listed stands for it."""
        before = self.units[index - 1] if index else None
        if before is not None and before.norm in closed.ATTRIBUTING:
            return closed.ATTRIBUTED
        if not (unit.prep or self.prep) and self._says_where(unit):
            return closed.LYING if self.last and self.last[-1].cls == "place" else closed.WHERE
        owner = unit.prep == "ل" and before is not None and before.kind == "X" and self.units[index - 2].kind == "P"
        return self.prep if owner and self.prep else unit.prep or self.prep

    def _says_where(self, unit: Unit) -> bool:
        """«هجوم للحركة شمالي العراق», «اغتال القائد وسط بغداد»: past its parties a direction says where."""
        full = 2 if self.verbal else 1
        named = len(self.found.bare) >= full or (not self.verbal and bool(self.found.slots))
        there = unit.mention is not None and unit.mention.cls == "place" and not unit.conj
        return named and there and unit.norm.startswith(closed.TOWARDS)

    def _opens_clause(self, index: int, unit: Unit) -> bool:
        """«يتهمون السعودية بقصف صعدة، والرياض تنفي»: behind «و» and before a verb a name is the subject of that."""
        following = self.units[index + 1] if index + 1 < len(self.units) else None
        verb = following is not None and following.kind == "V" and not following.conj
        apart = self.verbal or self.units[index - 1].kind == ","  # «قصف الجيش والمقاومة أوقع» has two agents
        return verb and apart and bool(unit.conj) and not unit.prep and self.last is not None

    def _goes_on(self, index: int, unit: Unit) -> bool:
        """Whether the mention is one more of those that are named: «على رأسها مصر والأردن، وكذلك قطر»."""
        before = self.units[index - 1].kind
        return before in "E,B" or (before == "M" and bool(unit.conj))

    def examples(self, index: int, unit: Unit) -> bool:
        """«دول على رأسها مصر»: the named stand for those that are not; else they have a slot of their own."""
        following = self.units[index + 1] if index + 1 < len(self.units) else None
        if following is not None and following.kind == "P":
            return True  # «تلقته القوات، لا سيما من القاهرة»
        if following is None or not is_apposition(following):
            return False
        self.prep = ""
        if self.last and self.last[-1].entity.id is None and "many" in self.last[-1].traits:
            self.last.pop()
            self.listed = self.last
        else:
            self.listed = self.found.slots.setdefault(closed.SUCH_AS, [])
        return True

    def preposition(self, index: int, unit: Unit) -> bool:
        if unit.norm in clause.RESUMPTIVE:
            self.found.resumed = self.found.resumed or clause.RESUMPTIVE[unit.norm]
            return True
        if self.prep and unit.norm in closed.ABOUT and self.units[index - 1].kind == "P":
            return True  # «على نحو ثلث البلاد»
        self.prep, self.carried = "من" if unit.norm == "في" and self._is_origin(index) else unit.norm, 0
        return True

    def _is_origin(self, index: int) -> bool:
        """«قصفوا من مواقعهم في الجبل …»: where it came from, and where that lies."""
        from_there = self.found.slots.get("من", [])
        return bool(from_there) and self.last is from_there and index == self.last_end + 1 and lies(from_there[-1])

    def event(self, index: int, unit: Unit) -> bool:
        if self.tells and passed_on(self.units, index + 1):
            return True  # «قال في تصريحات بثها التلفزيون إن …»
        slot = unit.prep or self.prep
        timed = self.carried and slot in closed.TIMING and "obj" in self.acts
        if timed and not unit.reading.definite and not unit.prep:
            slot = ""  # «شن بعد منتصف الليل غارات»
        if slot == "ب" and self.passing and unit.reading.frame in closed.HELP:
            self.prep = ""  # «شنت القوات، بدعم من روسيا، هجومًا»: said in passing
            self.skip_to = past_helpers(self.units, index)
            return True
        if unit.reading.frame == "noun-supporter" and unit.conj and unit.reading.suffix:
            self.skip_to = past_names(self.units, index)  # «سيطر الجيش وحلفاؤه الروس على …»
            return True
        goods = unit.reading.frame == "noun-goods"
        if goods or (self.giving and unit.reading.frame in closed.GOODS):
            self.prep, self.last = "", None  # «حصلت الجماعة على صواريخ من …»: what is given
            self.found.events += [(slot or "obj", index)] if goods else []
            return True
        self.found.events.append((slot or "obj", index))
        if self._names_ally(index, unit):
            return True  # «لصالح حليفه حفتر»: the name has the place of the noun
        if self.absorbs and not slot and (unit.reading.definite or unit.reading.frame in closed.SELF_ACTING):
            self.prep = ""
            return True
        return False

    def _names_ally(self, index: int, unit: Unit) -> bool:
        following = self.units[index + 1] if index + 1 < len(self.units) else None
        ally = unit.reading.frame == "noun-supporter" and bool(unit.reading.suffix) and not unit.conj
        if ally and following is not None and is_apposition(following):
            self.prep = unit.prep or self.prep
            return True
        return False

    def comma(self, index: int, unit: Unit) -> bool:
        if unit.norm == ":":
            self.found.content = index + 1
            return False
        if unit.norm not in clause.SOFT:
            return False
        resumed = past_aside(self.units, index, self.acts)
        if resumed is not None:
            self.skip_to, self.prep = resumed, ""
            return True
        self.commas += 1
        following = self.units[index + 1] if index + 1 < len(self.units) else None
        if following is None or (
            self.commas > clause.COMMAS and not (self._misses_object() and is_apposition(following))
        ):
            return False
        return self._past_comma(index, unit, following)

    def _past_comma(self, index: int, unit: Unit, following: Unit) -> bool:
        """Past what a comma or a bracket opens, if that is said in passing; False where it opens another clause."""
        if unit.norm == "(":
            self.skip_to = next((k + 1 for k in range(index, len(self.units)) if self.units[k].norm == ")"), index + 1)
        elif self.listed is None and self._is_apposition(following):
            self.skip_to = index + 2
        elif following.norm in closed.WINGS and self._misses_object():
            self.skip_to = past_names(self.units, index + 1)
        self.prep = ""
        return following.kind not in "VS" or following.norm in closed.CLAUSE_OPENERS

    def _joins_another(self, index: int, unit: Unit) -> bool:
        """Whether «و» joins the mention to something that is no mention: «المحال والمؤسسات», «…، و6 مقاتلين»."""
        before = self.units[index - 1]
        if before.kind == "#":
            return self.units[index - 2].norm == "و"
        return bool(unit.conj) and before.kind == "X" and not before.conj

    def _is_apposition(self, following: Unit) -> bool:
        """Whether a mention behind a comma says again who or where, as «الجيش، مدينة …» does not."""
        if following.mention is None or following.kind != "M" or following.conj or following.prep or self.last is None:
            return False
        if self.tells and self.acts and len(self.found.bare) == 1:
            return False  # «اتهم المصدر، التحالف بشن …»: whom it accuses
        if self._misses_object() and self.last is not self.found.bare[0]:
            return False  # «قصفت القوات، من مواقعها في الجبل، أحياء …»
        return lies(following.mention) == lies(self.last[-1])

    def _misses_object(self) -> bool:
        """Whether a verb has what may be its subject behind it, and its object not yet."""
        return self.transitive and len(self.found.bare) == 1 and not self.found.events

    def opener(self, index: int, unit: Unit) -> bool:
        before = self.units[index - 1] if index else None
        if unit.norm in closed.CLAUSE_OPENERS and not (before is not None and before.norm in closed.TIMING):
            self.found.content = index + 1
        return False

    def number(self, index: int, unit: Unit) -> bool:
        following = self.units[index + 1] if index + 1 < len(self.units) else None
        self.prep = unit.prep or self.prep
        if (
            (self.found.bare or (self.verbal and index == self.start))
            and not self.prep
            and counts_people(self.units, index)
        ):
            self.skip_to, self.last = index + 2, None  # «قتل الجيش عشرين من عناصر الحركة»
        if following is not None and following.kind == "X" and not self.prep:
            self.found.counted = True
        return True

    def date(self, index: int, unit: Unit) -> bool:
        """What a preposition governs has been found: behind «اتهمت كييف في 3 مايو» the object is still to come."""
        self.prep = ""
        return True

    def verb(self, index: int, unit: Unit) -> bool:
        """The clause ends before another verb, but for one that only tells where the words are from: «قال الجيش في
        بيان نشرته الوكالة إن …».
        """
        if not (self.tells and passed_on(self.units, index)):
            return False
        self.prep = ""
        self.skip_to = next((k for k in range(index + 1, len(self.units)) if self.units[k].kind in ",S"), index + 1)
        return True

    def stop(self, index: int, unit: Unit) -> bool:
        return False

    def auxiliary(self, index: int, unit: Unit) -> bool:
        """«شحنة أسلحة كانت في طريقها إلى …» goes on, another verb's tense does not."""
        return self.units[index + 1 : index + 2] != () and self.units[index + 1].norm == closed.EN_ROUTE

    def relative(self, index: int, unit: Unit) -> bool:
        """The clause ends here, or goes on behind what describes its subject."""
        resumed = past_relative(self.units, index, self.acts) if self.verbal and self.last else None
        if resumed is None:
            return False
        self.skip_to, self.prep, self.last = resumed, "", None
        return True

    def other(self, index: int, unit: Unit) -> bool:
        self.found.unknown = self.found.unknown or not (self.found.bare or self.found.slots or unit.prep or unit.conj)
        if unit.conj or unit.prep:
            self.last = None
        if unit.norm.startswith("احد") and unit.norm.endswith(("هم", "هن")):  # «سبعة، أحدهم طفل»
            self.skip_to = index + 2
        if self.prep and unit.norm in closed.SPANS:  # «تدعم منذ سنوات الحكومة»: the object is still to come
            self.prep = ""
            return True
        if self.prep and unit.norm in closed.ALL_OF_IT:
            self.found.resumed, self.prep = self.found.resumed or self.prep, ""
        self.carried += 1
        whose = self.units[index - 1].kind == "P" and ends_noun(self.units, index)
        if self.carried > clause.CARRIED or whose:
            self.prep = ""
        if unit.prep:
            self.prep = unit.prep
        return True


_TAKE = {
    "M": _Reader.mention, "P": _Reader.preposition, "N": _Reader.event, ",": _Reader.comma, "S": _Reader.opener,
    "V": _Reader.verb, "R": _Reader.relative, "U": _Reader.auxiliary, "G": _Reader.stop, "Q": _Reader.stop,
    "X": _Reader.other, "#": _Reader.number, "E": _Reader.examples, "D": _Reader.date,
}  # fmt: skip
