"""Bytes become exact text, or a reason why not."""

import codecs

import pytest

from isnad.read.decode import decode, share_of_arabic
from isnad.read.unusable import Unusable

NEWS = "قال شهود إن طائرات أغارت على أطراف البلدة ليلًا، وسقط جرحى.\nونفى المتحدث ذلك.\n"


def test_plain_utf_8_is_decoded_without_a_word() -> None:
    assert decode(NEWS.encode()) == (NEWS, ())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (codecs.BOM_UTF8 + NEWS.encode(), "UTF-8 with a byte order mark"),
        (NEWS.encode("utf-16"), "UTF-16 with a byte order mark"),
        (codecs.BOM_UTF16_BE + NEWS.encode("utf-16-be"), "UTF-16 with a byte order mark"),
        (NEWS.encode("utf-32"), "UTF-32 with a byte order mark"),
        (NEWS.encode("utf-16-le"), "UTF-16 without a byte order mark"),
        (NEWS.encode("utf-16-be"), "UTF-16 without a byte order mark"),
        (NEWS.encode("cp1256"), "Windows-1256"),
        (NEWS.replace("ً", "").encode("iso8859-6"), "ISO 8859-6"),
    ],
    ids=["utf-8 mark", "utf-16 mark", "utf-16 be mark", "utf-32 mark", "utf-16 le", "utf-16 be", "windows", "iso"],
)
def test_other_encodings_are_detected_and_said(data: bytes, said: str) -> None:
    text, notes = decode(data)
    assert text.replace("ً", "") == NEWS.replace("ً", "")
    assert any(said in note for note in notes)


def test_line_ends_stay_and_are_said() -> None:
    windows = NEWS.replace("\n", "\r\n")
    text, notes = decode(windows.encode())
    assert text == windows
    assert any("CRLF" in note for note in notes)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (
            NEWS.encode()[:40] + b"\xff" + NEWS.encode()[40:],
            r"not valid UTF-8: invalid start byte at byte 40 \(line 1\)",
        ),
        ((NEWS + NEWS).encode()[:-3], r"not valid UTF-8: .* \(line \d\)"),
        (NEWS.encode("utf-16")[:-1], r"not valid UTF-16: truncated data"),
        (b"%PDF-1.7\n" + NEWS.encode(), r"not text: a PDF file"),
        (b"PK\x03\x04rest", r"not text: a ZIP archive"),
        (NEWS.encode() + b"\x00" + NEWS.encode(), r"not text: it holds zero bytes"),
        (bytes(range(1, 256)), r"not text in any encoding known here"),
    ],
    ids=["broken in the middle", "cut off", "half a unit", "pdf", "zip", "zero byte", "every byte"],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Unusable, match=reason):
        decode(data)


def test_broken_utf_8_is_not_taken_for_windows_1256() -> None:
    # Windows-1256 has a character for every byte, so it would "work", and yield other Arabic letters.
    with pytest.raises(Unusable, match="not valid UTF-8"):
        decode(NEWS.encode()[:-4] + b"\xd9 " + NEWS.encode())


def test_the_share_of_arabic_counts_letters_only() -> None:
    assert share_of_arabic("") == 0
    assert share_of_arabic("12 ... 34") == 0
    assert share_of_arabic("أب cd 12") == 0.5
    assert share_of_arabic("مَدِينَةٌ") == 1
