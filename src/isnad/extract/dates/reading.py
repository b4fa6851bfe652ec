"""The parts of a date expression, the day it is anchored on, and what it then allows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from isnad.model.claim import When
from isnad.model.period import Period

HOUR, DAY, WEEK, MONTH, YEAR = 1, 2, 3, 4, 5  # units of time, as the calendar table numbers them
UNKNOWN = {YEAR: "XXXX", MONTH: "XXXX-XX"}  # what EDTF says of one that nothing fixes; days and less: XXXX-XX-XX
FEW = (2, 10)  # «قبل أيام»: the plural without a number is said of three to ten, and loosely of two
STATED, RESOLVED, CARRIED, UNRESOLVED = "StatedDate", "ResolvedDate", "CarriedDate", "UnresolvedDate"
SAME_DAY = "the day told before"  # a basis that `carried` replaces and no claim has
ONE_DAY = timedelta(days=1)


class Parts(NamedTuple):
    """The letters of a matched expression and the numbers they stand for."""

    letters: str
    values: tuple[int, ...]

    def all(self, letters: str) -> list[int]:
        return [value for letter, value in zip(self.letters, self.values, strict=True) if letter in letters]

    def one(self, letters: str) -> int | None:
        return next(iter(self.all(letters)), None)

    def has(self, letters: str) -> bool:
        return any(letter in letters for letter in self.letters)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of publication, if known, and whether a bare weekday or day of the year lies `ahead` of it."""

    day: date | None
    ahead: bool = False


class Reading(NamedTuple):
    """What an expression allows: `days` where they are fixed, else only the EDTF as far as it is said."""

    days: Period | None
    basis: str
    edtf: str
    partial: tuple[int, int | None] | None = None  # month and day of a date that was said without its year

    def when(self) -> When:
        if self.days is None:
            return When(self.edtf, None, None, UNRESOLVED)
        return When(self.edtf, self.days.first.isoformat(), self.days.last.isoformat(), self.basis)


class Found(NamedTuple):
    """A date expression: the letters it covers, and what it says."""

    start: int
    end: int
    reading: Reading


Resolver = Callable[[Parts, Anchor], Reading | None]


def stated(days: Period) -> Reading:
    return Reading(days, STATED, days.edtf)


def resolved(days: Period) -> Reading:
    return Reading(days, RESOLVED, days.edtf)


def unresolved(edtf: str) -> Reading:
    return Reading(None, UNRESOLVED, edtf)


def reading(days: Period, basis: str) -> Reading:
    return Reading(days, basis, days.edtf)
