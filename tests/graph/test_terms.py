"""Terms: what is made is what a parser reads back, byte for byte as Oxigraph writes it."""

import string

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.graph import terms
from isnad.graph.namespaces import RDF, XSD
from isnad.graph.terms import TermError, literal_parts

WORDS = st.text(st.characters(exclude_categories=["Cs"]))


@given(WORDS)
def test_a_string_is_written_as_oxigraph_writes_it_and_read_back(value):
    assert terms.text(value) == str(ox.Literal(value))
    assert literal_parts(terms.text(value)).value == value


@given(WORDS, st.sampled_from(["ar", "en", "ar-Latn", "mul"]))
def test_a_string_with_a_language_too(value, language):
    term = terms.text(value, language)
    assert term == str(ox.Literal(value, language=language.lower()))
    assert literal_parts(term) == (value, RDF + "langString", language.lower())


@given(WORDS, st.sampled_from(["date", "anyURI", "string", "gYearMonth"]))
def test_a_typed_literal_too(value, datatype):
    term = terms.typed(value, XSD + datatype)
    assert term == str(ox.Literal(value, datatype=ox.NamedNode(XSD + datatype)))
    assert literal_parts(term)[:2] == (value, XSD + datatype)


@given(st.integers(-(2**62), 2**62), st.floats(0, 1))
def test_numbers_come_back_from_a_store_as_they_went_in(integer, fraction):
    for term in (terms.integer(integer), terms.decimal(fraction)):
        store = ox.Store()
        line = f"<http://a> <http://b> {term} .\n"
        store.load(line.encode(), format=ox.RdfFormat.N_TRIPLES)
        assert store.dump(format=ox.RdfFormat.N_QUADS).decode() == line


@pytest.mark.parametrize(
    ("value", "text"), [(0.5, "0.5"), (1.0, "1"), (0.0, "0"), (0.999, "1"), (0.856, "0.86"), (100, "100")]
)
def test_decimals_have_two_places_and_no_idle_zero(value, text):
    assert literal_parts(terms.decimal(value)).value == text


@given(st.text(string.printable + "أب"))
def test_what_iri_accepts_a_parser_reads_as_that_iri(value):
    try:
        term = terms.iri("http://a/" + value)
    except TermError:
        return
    (quad,) = ox.parse(f"{term} {term} {term} .", format=ox.RdfFormat.N_TRIPLES)
    assert quad.subject.value == "http://a/" + value


@pytest.mark.parametrize(
    "value", ["", "a/b", "http://a b", "http://a>", 'http://"', "http://a\n", "http://{x}", "http://\\u0020", "1a:b"]
)
def test_what_is_no_absolute_iri_is_refused(value):
    with pytest.raises(TermError):
        terms.iri(value)


def test_a_lone_surrogate_becomes_one_replacement_character():
    assert terms.text("a\ud800b") == '"a\ufffdb"'


def test_a_language_tag_cannot_carry_anything_else():
    with pytest.raises(TermError):
        terms.text("x", "en . <a>")
