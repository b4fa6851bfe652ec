"""Arabic names in ASCII letters, by the table of camel-tools."""

import pytest
from camel_tools.utils.charmap import CharMapper
from hypothesis import given
from hypothesis import strategies as st

from isnad.read.naming import article_id
from isnad.text.latin import latin

LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"


@pytest.mark.parametrize(
    ("arabic", "ascii_"),
    [("حفتر", "Hftr"), ("درنة", "drnp"), ("قصف الفتائح", "qSf AlftAQH"), ("MiG-29 فوق سرت", "MiG-29 fwq srt")],
)
def test_writes_letter_for_letter(arabic, ascii_):
    assert latin(arabic) == ascii_


@given(st.text(st.sampled_from(LETTERS)))
def test_loses_no_letter(text):
    back = CharMapper.builtin_mapper("safebw2ar")
    assert latin(text).isascii()
    assert latin(text).isalpha() or not text
    assert back.map_string(latin(text)) == text


def test_an_article_with_an_arabic_file_name_gets_an_id_that_can_be_read():
    assert article_id("غارات درنة").startswith("gArAt-drnp-")
