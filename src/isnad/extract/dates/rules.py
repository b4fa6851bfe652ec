"""The grammar of date expressions: patterns over the letters of the calendar table, and what each row yields.

Letters: M month, m month that is an everyday word too, H h the same of the Hijri calendar, W weekday, T today,
R day beside today, N night, g part of the day, s part of a month or year, q season, Q quarter, F half, J day, A year,
B month, K week, Z hour, D two of these, P several, L last, r latest, X before last, C current, G next, y this,
z the same, v that, b between, i from, j until, k since, c ago, u about, t in, f a few, w agreeing, p ordinal,
O and o heads of names, d figures 1 to 31, Y year, I Hijri year, U l whole dates, a day/month, S decade, 0 clock,
9 another number, & and.
"""

import re
from typing import NamedTuple

from isnad.extract.dates import days, spans, weekdays, years
from isnad.extract.dates.reading import Resolver


class Rule(NamedTuple):
    name: str
    pattern: str
    resolve: Resolver | None  # None: the expression is no date
    fires: str
    silent: str


_LEAD = r"(?:g?J?[RT]?J?g?W?,?\(?w?\(?)"
_DAY = r"(?:[dp](?:(?:&j?|j|-)[dp])?[i/]?)"
_SOME_MONTH = r"(?:B?[Mm](?:[/-]?[Mm]|\([Mm]\))?)"
_MONTH = r"(?:B?(?:M(?:[/-]?[Mm]|\([Mm]\))?|m(?:[/-]?M|\(M\))))"
_YEAR = r"(?:[,/]?i?A?YE?)"
_THAT_YEAR = r"(?:i?(?:yA|A[LXCGz]))"
_WHICH = r"[LXCGz]"
_NUMERIC = r"(?:U|d/d/Y|d-d-Y)"
_COMMON_TOO = rf"(?:,?w?\(?(?:{_NUMERIC}|{_DAY}{_SOME_MONTH}{_YEAR})E?\)?)"
_COUNT = r"[d9f]"
_UNIT = r"[PJABKZ]"
_LENGTH = rf"(?:{_COUNT}{_UNIT}|D|Pf?|[JABKZ](?![Y9d]))(?![LXCGzr])"

RULES = (
    Rule("hijri", rf"{_LEAD}(?:l|{_DAY}[Hh],?/?A?I|d/d/I|d-d-I)e?\)?{_COMMON_TOO}?",
         days.a_hijri_day, "5 ذي الحجة 1440هـ", "5 ذي الحجة"),
    Rule("day", rf"{_LEAD}{_DAY}{_SOME_MONTH}{_YEAR}\)?", days.a_day, "الخميس 2 نوفمبر 2017", "نوفمبر 2017"),
    Rule("numeric", rf"{_LEAD}{_NUMERIC}E?\)?", days.a_numeric_day, "13/02/2018", "13/02"),
    Rule("day of that year", rf"{_LEAD}{_DAY}{_SOME_MONTH}{_THAT_YEAR}",
         days.a_day, "13 يوليو من العام الماضي", "13 قتيلا"),
    Rule("day of last", rf"{_LEAD}{_DAY}{_SOME_MONTH}{_WHICH}", days.a_day, "26 مايو الماضي", "مايو الماضي"),
    Rule("named after a day", rf"[Oo]\"?(?>{_DAY}{_SOME_MONTH})(?!{_YEAR})", None, "ميدان 17 فبراير", "في 17 فبراير"),
    Rule("day of month", rf"{_LEAD}{_DAY}{_SOME_MONTH}", days.a_day, "في 17 فبراير", "17 مدنيا"),
    Rule("day of this month", rf"{_LEAD}[dp]i?(?:yB|B{_WHICH})",
         days.day_of_this_month, "15 من الشهر الماضي", "15 شهرا"),
    Rule("slashed", r"g?(?:J?W,?|J)\(?a\)?", days.a_slashed_day, "الأحد 5/11", "بنسبة 5/11"),
    Rule("hijri month", r"s?B?[Hh],?A?Ie?", days.a_hijri_month, "رمضان 1436", "رمضان"),
    Rule("hijri month of last", r"s?(?:B[Hh][LC]?|[Hh][LC])", days.a_hijri_month, "شهر رمضان", "قال رمضان"),
    Rule("month", rf"(?:si?)?{_SOME_MONTH}{_YEAR}", years.a_month, "نيسان أبريل 2016", "نيسان"),
    Rule("month of that year", rf"(?:si?)?{_MONTH}{_THAT_YEAR}", years.a_month, "يوليو من هذا العام", "هذا العام"),
    Rule("month of last", rf"(?:si?)?{_SOME_MONTH}{_WHICH}", years.a_month, "يوليو الماضي", "الماضي"),
    Rule("month alone", rf"(?:s|(?<=[tkjib])|(?<=M&)|(?=B)){_MONTH}", years.a_month, "منذ أغسطس", "وقال أغسطس"),
    Rule("this month", rf"(?:si?)?(?:yB|B{_WHICH})", years.this_month, "الشهر الماضي", "شهر"),
    Rule("season", r"s?q(?:i?A?YE?|[LXCG]|i?A[LXCGz]|i?yA)", years.a_season, "صيف 2015", "صيف حار"),
    Rule("share", rf"[QF](?:i?A?YE?|{_THAT_YEAR})",
         years.a_share, "الربع الأول من عام 2015", "الربع الأول من المباراة"),
    Rule("years", r"A?Y(?:&?j|&|-)A?YE?", years.a_year, "من 2014 إلى 2018", "من 2014"),
    Rule("before", r"cA?Y", None, "قبل عام 2014", "عام 2014"),
    Rule("year", r"(?:si?)?AYE?", years.a_year, "عام 2014", "عام كامل"),
    Rule("that year", r"(?:si?)?(?:yA|A[LXCG])", years.a_year, "العام الماضي", "العام"),
    Rule("ago", rf"cu?{_LENGTH}(?!i(?!T))", spans.ago, "قبل ثلاثة أيام", "قبل ثلاثة أيام من الهجوم"),
    Rule("since so long", rf"ku?{_LENGTH}(?!i(?!T))", spans.since_so_long, "منذ عامين", "عامين"),
    Rule("the same day", r"v[TJ]|[TJRN]z", weekdays.the_same_day, "في ذات اليوم", "في هذا اليوم"),
    Rule("another day", r"[TJRN]p|oT|o\"?W|\"T\"", None, "في اليوم الثاني", "في هذا اليوم"),
    Rule("night", r"N|gW[/&-]?W", weekdays.a_night, "ليل الاثنين الثلاثاء", "ليلا"),
    Rule("weekday of week", r"g?J?Wi?K[LXCG]", weekdays.a_week, "الاثنين من الأسبوع الماضي", "الاثنين"),
    Rule("week", r"s?(?:yK|K[LXCG])", weekdays.a_week, "الأسبوع الماضي", "أسبوع"),
    Rule("day beside today", r"g?J?R(?:,?\(?J?W\)?)?|g?y?T(?:,?\(?J?W\)?)?",
         weekdays.a_relative_day, "أمس الأربعاء", "اليوم التالي"),
    Rule("weekday", r"g?J?W[LXGC]?", weekdays.a_weekday, "فجر الثلاثاء", "ثلاثاء"),
    Rule("span", rf"(?:{_COUNT}{_UNIT}[Lr]|P{_COUNT}?[Lr]|D[Lr]|{_COUNT}{_UNIT}G|P{_COUNT}?G|DG)", spans.last_span,
         "الأيام الثلاثة الماضية", "الأيام الثلاثة"),
    Rule("decade", r"S", years.a_decade, "تسعينيات القرن الماضي", "تسعون"),
    Rule("bare year", r"(?:s|(?<=[tkjb]))YE?", years.a_year, "في 2015", "2015 شخصا"),
)  # fmt: skip
_START = r"(?=[A-Za-z9\"(])(?![xitbjuweE])"  # what no row begins with is passed over at once
PATTERN = re.compile(
    _START + "(?:" + "|".join(f"(?P<r{index}>{rule.pattern})" for index, rule in enumerate(RULES)) + ")"
)
