"""Which lines of an article are its headline, its dateline, its body, and which are furniture around it."""

import re
from typing import NamedTuple

from isnad.text.fold import key


class Zone(NamedTuple):
    """Offsets `start` to `end` (half-open) are of one `kind`: title, dateline, body, tail or caption."""

    kind: str
    start: int
    end: int


class Line(NamedTuple):
    """A line without the blanks around it; `norm` is its text as `fold.key` levels it."""

    start: int
    end: int
    norm: str


class Marker(NamedTuple):
    """One row of the table of furniture.

    `reach` says what the marker takes with it: its own `line`, the `list` of short lines below it, or the `rest` of the
    article (which it may only do in the last part of it).
    """

    id: str
    kind: str
    reach: str
    pattern: re.Pattern[str]


TITLE_CHARACTERS = 160  # longer first lines are opening paragraphs: the longest headline of 2,900 articles has 139
TITLE_WORDS = 3  # a first line of one or two words is a section heading («الادعاء») or a byline
DATELINE_WORDS = 14  # weekday, day, month in two calendars, year, hour, town
AROUND_DATE = 8  # words of a dateline beside its date: weekday, town, hour, time zone, agency
BYLINE_WORDS = 6  # «reporter - town»
LIST_CHARACTERS = 120  # a link to another article is a headline; a paragraph is longer
MARKER_CHARACTERS = 400  # furniture is short; no pattern runs over a paragraph
INLINE_CHARACTERS = 200  # where a dateline inside the first paragraph must have ended
LAST_PART = 0.6  # a marker that closes the article stands in its last two fifths

_LINE = re.compile(r"[^\r\n\u0085\u2028\u2029]+")
_EDGE = " \t\u00a0\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff\u3000\f\v"


def _marker(name: str, kind: str, reach: str, *patterns: str) -> Marker:
    return Marker(name, kind, reach, re.compile("|".join(patterns)))


# Patterns see a line as `key` leaves it: alef, teh marbuta, alef maksura, hamza seats, quotes and digits levelled.
MARKERS = (
    _marker(
        "archive-photo", "caption", "line",
        r"(?:صوره )?\(?(?:ارشيفيه|ارشيف)\)?(?: *[-:|/]| *$)",
        r".{0,120}\((?:ارشيف|ارشيفيه|صوره ارشيفيه)\)$",
    ),
    _marker(
        "photo-credit", "caption", "line",
        r"(?:مصدر الصوره|التعليق علي الصوره|تعليق الصوره|تصوير) *[-:|/].{0,120}$",
    ),
    _marker("comments", "tail", "rest", r"(?:(?:اضف|اكتب|اترك) )?(?:تعليقك|تعليقا|تعليق|التعليقات)(?: \(?\d+\)?)?$"),
    _marker("end-of-wire", "tail", "rest", r"/{2} ?انتهي ?/{2}$", r"\(?انتهي\)?$"),
    _marker("rights", "tail", "rest", r"©|\(c\)", r"(?:جميع )?(?:الحقوق محفوظه|حقوق النشر)"),
    _marker("advertisement", "tail", "rest", r"(?:اعلان|اعلانات|الاعلانات)$"),
    _marker(
        "keywords", "tail", "list",
        r"(?:كلمات|الكلمات) (?:مفتاحيه|المفتاحيه|دلاليه|الدلاليه|داله|الداله)",
        r"(?:الوسوم|وسوم|تاغات)(?: *:|$)",
    ),
    _marker(
        "related", "tail", "list",
        r"(?:مواضيع|اخبار|مقالات|موضوعات|تقارير|روابط) (?:ذات علاقه|متعلقه|ذات صله|ذات الصله|مشابهه|مرتبطه)",
        r"(?:المواضيع|الاخبار|المقالات) (?:المتعلقه|ذات الصله|المشابهه)",
    ),
    _marker("read-also", "tail", "list", r"(?:اقرا|اقرءوا|طالع|شاهد|انظر) (?:ايضا|كذلك|المزيد)(?: *:|$| \S+)"),
    _marker("more", "tail", "line", r"\.* ?(?:المزيد|للمزيد|تابع القراءه|التفاصيل) ?\.*$"),
    _marker("outlet", "tail", "line", r"(?:المصدر|المصادر) ?[:|].{1,80}$"),
    _marker("link", "tail", "line", r"(?:رابط|لينك) (?:الخبر|المصدر|المقال|الموضوع|التقرير)\b"),
    _marker("service", "tail", "line", r"\* ?(?:خدمه|بالاتفاق مع|نقلا عن) .{1,60}$"),
    _marker(
        "follow", "tail", "line",
        r"(?:تابعونا|تابعنا|لمتابعتنا|للاشتراك|اشترك|اشتركوا|انضموا?) (?:علي|عبر|في|الي|الان)\b",
        r"(?:حمل|حملوا|نزلوا) تطبيق",
    ),
    _marker("share", "tail", "line", r"(?:شارك|شاركوا|انشر) (?:هذا|هذه|الخبر|المقال|التقرير|الموضوع)\b.{0,40}$"),
    _marker(
        "donation", "tail", "line",
        r".*\b(?:دعمك|تبرعك|تبرعوا|تبرع|عضويه|عضويتك|اشتراكك)\b.*\bو?(?:ساعدنا|مجتمعنا|استقلاليتنا|صحافتنا|موقعنا)\b",
        r".*\b(?:دعمك|تبرعك|تبرعوا|تبرع)\b.*\bالصحافه المستقله\b",
    ),
    _marker("address", "tail", "line", r"(?:https?://|www\.)\S+$", r"[\w.+-]+@[\w-]+\.[\w.]+$"),
    _marker("hashtags", "tail", "line", r"#\w+(?:[ ،,]+#\w+)*$"),
)  # fmt: skip

_MONTH = r"[ء-ي]+(?: الاول| الثاني| اول| ثاني)?"
_DATE = re.compile(
    r"\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{2,4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}"  # 13/02/2018, 2018-02-13
    rf"|\b\d{{1,2}} {_MONTH}(?: ?[/(] ?{_MONTH} ?\)?)? ?[,،]? ?\d{{4}}\b"  # 2 نوفمبر 2017, 3 شباط/فبراير 2015
)
_BYLINE = re.compile(r"(?:[^\W\d]+ ){0,3}[^\W\d]+ ?(?:-|/|\||:) ?(?:[^\W\d]+ ){0,3}[^\W\d]+$")
# Opens the first paragraph: «القدس (رويترز) - », «دبي، الإمارات (CNN)-- », «الخرطوم - فلان: », 1400 - 23/09/2009
_INLINE = re.compile(
    r"[\s\u200e\u200f\u202a-\u202e]*"
    r"(?:(?:[^\W\d]+[،,]? ){0,6}\([^()\n]{2,40}\) ?(?:--?|–|—|:)"
    r"|(?:[^\W\d]+ ){0,2}[^\W\d]+ ?[-–—/] ?(?:[^\W\d]+ ){0,3}[^\W\d]+ ?:"
    r"|[^ء-ي\n]{0,30}\d{1,2}/\d{1,2}/\d{2,4})-?"
)
_SENTENCE_END = re.compile(r"[.،؛,;][\"»”)]*$")
_OUTLET = re.compile(r"[\s\u200e\u200f]*المصدر\s*[:|]\s*([^\n\r|:]{2,80})")
_AND_OTHERS = re.compile(r"\s*(?:[+،,؛;/&]|\s-\s|\s–\s).*$|\s+(?:و\s?)?(?:ال)?وكالات\s*$")
_UNNAMED = re.compile(r"(?:ال)?وكالات$|متابعات$|مواقع(?: الكترونيه)?$|https?$|وساءل اعلام")


def find_zones(text: str) -> tuple[Zone, ...]:
    """Zones in text order, no two touching lines of one kind; blank lines between zones belong to none.

    A line is body unless a rule says otherwise, so nothing that might be news is lost by doubt.
    """
    lines = _lines(text)
    kinds = _furniture(lines, len(text))
    _mark_head(lines, kinds)
    _mark_repeated_title(lines, kinds)
    return _join(_split_inline_dateline(text, lines, kinds))


def outlet_in_text(text: str) -> str | None:
    """The outlet that the article itself names as where it comes from («المصدر: فلان», «المصدر | فلان + وكالات»).

    Only a line of its own that names an outlet counts; agencies without a name do not. The last such line wins.
    """
    named = (_outlet_of(text[line.start : line.end]) for line in reversed(_lines(text)))
    return next((outlet for outlet in named if outlet), None)


def _outlet_of(line: str) -> str | None:
    match = _OUTLET.fullmatch(line)
    if match is None:
        return None
    outlet = _AND_OTHERS.sub("", match.group(1)).strip(_EDGE + "«»\"'.")
    norm = key(outlet)
    return outlet if norm and len(norm.split()) <= 5 and not _UNNAMED.match(norm) else None


def _lines(text: str) -> list[Line]:
    """The lines that hold more than blanks."""
    found = []
    for match in _LINE.finditer(text):
        whole = match.group()
        start = match.start() + len(whole) - len(whole.lstrip(_EDGE))
        end = match.start() + len(whole.rstrip(_EDGE))
        if start < end:
            found.append(Line(start, end, key(text[start:end])))
    return found


def _furniture(lines: list[Line], length: int) -> list[str]:
    """The kind of each line by the table alone."""
    kinds = ["body"] * len(lines)
    for number, line in enumerate(lines):
        if kinds[number] != "body" or len(line.norm) > MARKER_CHARACTERS:
            continue
        marker = next((row for row in MARKERS if row.pattern.match(line.norm)), None)
        if marker is not None:
            end = _reach(marker, lines, number, length)
            kinds[number:end] = [marker.kind] * (end - number)
    return kinds


def _reach(marker: Marker, lines: list[Line], number: int, length: int) -> int:
    """The number of the first line that the marker does not take."""
    if marker.reach == "rest" and lines[number].start >= LAST_PART * length and number:
        return len(lines)
    if marker.reach != "list" or _says_it_itself(lines[number]):
        return number + 1
    end = number + 1
    while end < len(lines) and _is_link(lines[end]):
        end += 1
    return end


def _says_it_itself(line: Line) -> bool:
    """Whether what is announced follows on the same line («اقرأ أيضاً: عنوان»)."""
    return len(line.norm.rstrip(" :").split()) > 4 or bool(re.search(r": ?\S", line.norm))


def _is_link(line: Line) -> bool:
    return len(line.norm) <= LIST_CHARACTERS and not line.norm.endswith((".", "،", ":"))


def _mark_head(lines: list[Line], kinds: list[str]) -> None:
    """The headline, and the lines of date or byline among the first four."""
    body = [number for number, kind in enumerate(kinds) if kind == "body"]
    if len(body) < 2:
        return
    first = body[0]
    if first == 0 and _is_title(lines[first], lines[body[1]]):
        kinds[first] = "title"
    for number in body[:4]:
        if kinds[number] == "body" and _is_dateline(lines[number]):
            kinds[number] = "dateline"


def _is_title(line: Line, following: Line) -> bool:
    if _is_dateline(line) or _SENTENCE_END.search(line.norm) or line.norm[0] in "-*•–":
        return False
    return len(line.norm) <= TITLE_CHARACTERS and len(line.norm.split()) >= TITLE_WORDS and bool(following.norm)


def _is_dateline(line: Line) -> bool:
    words = len(line.norm.split())
    if words <= DATELINE_WORDS and _DATE.search(line.norm):
        around = len(_DATE.sub(" ", line.norm).split())
        return around <= AROUND_DATE and not _SENTENCE_END.search(line.norm)
    return words <= BYLINE_WORDS and bool(_BYLINE.fullmatch(line.norm))


def _mark_repeated_title(lines: list[Line], kinds: list[str]) -> None:
    if "title" not in kinds:
        return
    title = lines[kinds.index("title")].norm
    for number, line in enumerate(lines):
        if line.norm == title:
            kinds[number] = "title"


def _split_inline_dateline(text: str, lines: list[Line], kinds: list[str]) -> list[Zone]:
    """Lines as zones, with the dateline that opens the first paragraph cut off from it."""
    zones = [Zone(kind, line.start, line.end) for line, kind in zip(lines, kinds, strict=True)]
    if "body" not in kinds:
        return zones
    first = kinds.index("body")
    _, start, end = zones[first]
    match = _INLINE.match(text, start, min(end, start + INLINE_CHARACTERS))
    if match and match.end() < end:
        rest = text[match.end() : end]
        opening = end - len(rest.lstrip(_EDGE))
        zones[first : first + 1] = [Zone("dateline", start, match.end()), Zone("body", opening, end)]
    return zones


def _join(zones: list[Zone]) -> tuple[Zone, ...]:
    """Touching body or tail lines become one zone; titles, datelines and captions stay apart."""
    joined: list[Zone] = []
    for zone in zones:
        if joined and zone.kind == joined[-1].kind and zone.kind in ("body", "tail"):
            joined[-1] = joined[-1]._replace(end=zone.end)
        else:
            joined.append(zone)
    return tuple(joined)
