"""From bytes to exact text: which encoding, and whether it is text at all."""

import codecs
import re
from typing import NamedTuple

from isnad.read.unusable import Unusable


class Decoded(NamedTuple):
    """Exact text (line ends as they were, the byte order mark dropped) and what a user should know of the decoding."""

    text: str
    notes: tuple[str, ...]


SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
MARKS = (  # the longer first: the UTF-32 mark begins as the UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
ONE_BYTE = (("iso8859-6", "ISO 8859-6"), ("cp1256", "Windows-1256"))
BROKEN_UTF8 = 0.5  # share of the high bytes that pair up as UTF-8; Windows-1256 Arabic has under 0.05
CONTROL_SHARE = 0.01  # of the characters; the most in 2,900 articles is 0.002
UTF16_SHARE = 0.6  # share of 16-bit units that are Arabic or plain ASCII in UTF-16 without a mark

_HIGH = re.compile(rb"[\x80-\xff]")
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_LETTERS = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdfb\ufe70-\ufefc]+")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")


def decode(data: bytes) -> Decoded:
    """UTF-8, UTF-16 and UTF-32 (with or without their mark), Windows-1256 or ISO 8859-6; Unusable when none fits."""
    _refuse_known_binary(data)
    text, notes = _decode(data)
    if "\r\n" in text:
        notes += ("line ends are CRLF (kept: offsets count both characters)",)
    return Decoded(text, notes)


def _refuse_known_binary(data: bytes) -> None:
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise Unusable(f"not text: {what}")


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, codec, name in MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], codec, name), (f"{name} with a byte order mark (not counted in offsets)",)
    wide = _wide_codec(data)
    if wide:
        return _strict(data, wide, "UTF-16"), ("UTF-16 without a byte order mark",)
    if b"\x00" in data:
        raise Unusable("not text: it holds zero bytes (a binary file)")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _one_byte(data, error)


def _strict(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise Unusable(f"not valid {name}: {error.reason} at byte {error.start}") from error


def _wide_codec(data: bytes) -> str | None:
    """The UTF-16 codec that reads mostly Arabic letters or ASCII, if there is one."""
    sample = data[:4096]
    sample = sample[: len(sample) // 2 * 2]
    if len(sample) < 8 or not re.search(rb"[\x00\x06]", sample):
        return None
    for codec, high in (("utf-16-le", 1), ("utf-16-be", 0)):
        units = list(zip(sample[high::2], sample[1 - high :: 2], strict=True))
        known = sum(top == 6 or (top == 0 and 9 <= low < 0x7F) for top, low in units)
        if known / len(units) > UTF16_SHARE:
            return codec
    return None


def _one_byte(data: bytes, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    """The one-byte Arabic encoding that makes the text most Arabic; broken UTF-8 is told apart from them."""
    high = len(_HIGH.findall(data))
    paired = sum(map(len, _UTF8_SEQUENCE.findall(data)))
    if paired / high > BROKEN_UTF8:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unusable(f"not valid UTF-8: {error.reason} at byte {error.start} (line {line})")
    readings = [(share_of_arabic(text), text, name) for text, name in _readings(data) if not looks_binary(text)]
    if not readings:
        raise Unusable("not text in any encoding known here (UTF-8, UTF-16, Windows-1256, ISO 8859-6)")
    _, text, name = max(readings, key=lambda reading: reading[0])
    return text, (f"{name}, decoded",)


def _readings(data: bytes) -> list[tuple[str, str]]:
    found = []
    for codec, name in ONE_BYTE:
        try:
            found.append((data.decode(codec), name))
        except UnicodeDecodeError:
            continue
    return found


def looks_binary(text: str) -> bool:
    """Whether there is a zero character, or more controls than strays (old newsrooms left U+001A in texts)."""
    return "\x00" in text or len(_CONTROL.findall(text)) > CONTROL_SHARE * len(text)


def share_of_arabic(text: str) -> float:
    """Letters of the Arabic script among all letters, 0 to 1; 0 where there are no letters."""
    letters = sum(map(len, _LETTERS.findall(text)))
    return sum(map(len, _ARABIC.findall(text))) / letters if letters else 0.0
