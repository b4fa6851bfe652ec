"""A graph against the texts it was read from."""

from hashlib import sha256

import pytest
from tests.graph.broken import ARTICLE, EXACT, OTHER, START, Graph

from isnad.errors import InputError
from isnad.graph import terms
from isnad.graph.namespaces import OA
from isnad.graph.texts import check_texts
from isnad.graph.vocabulary import kg, kgv


@pytest.fixture
def texts(sample, tmp_path):
    (tmp_path / "sample-1.txt").write_bytes(sample.text.encode())
    return tmp_path


@pytest.fixture
def graph(sample):
    return Graph(sample.whole()).put(ARTICLE, kg.contentSha256, f'"{sha256(sample.text.encode()).hexdigest()}"')


def rules(graph, texts, authority=None):
    return [result.rule for result in check_texts(graph.quads, texts, authority).results]


def test_a_graph_that_says_what_its_text_says_passes(sample, graph, texts):
    assert rules(graph, texts, sample.authority) == []


def test_words_that_are_not_there_are_found_with_claim_and_article(graph, texts):
    graph.put(graph.words, EXACT, '"كلام آخر"')
    (result,) = check_texts(graph.quads, texts).results
    assert (result.rule, result.severity, result.article) == ("Text-quote", "Violation", "sample-1")
    assert "كلام آخر" in result.message("ar")


def test_words_that_are_elsewhere_are_found(graph, texts):
    start = int(terms.literal_parts(graph.value(graph.words, START)).value)
    graph.put(graph.words, START, terms.integer(start + 1))
    assert rules(graph, texts) == ["Text-quote"]


def test_a_text_that_was_changed_is_found(sample, graph, texts):
    (texts / "sample-1.txt").write_bytes((sample.text + " زيادة").encode())
    assert rules(graph, texts) == ["Text-hash", "Text-length"]


def test_an_article_without_text_is_a_warning(graph, tmp_path):
    report = check_texts(graph.quads, tmp_path)
    assert [r.rule for r in report.results] == ["Text-missing"]
    assert report.conforms


def test_a_byte_order_mark_does_not_count(sample, graph, texts):
    (texts / "sample-1.txt").write_bytes(b"\xef\xbb\xbf" + sample.text.encode())
    assert rules(graph, texts) == []


def test_two_articles_with_one_text_are_told(graph, texts):
    graph.quads |= Graph(list(graph.quads)).rename(ARTICLE, OTHER).quads
    assert set(rules(graph, texts)) == {"Text-shared", "Text-missing"}


def test_an_entry_that_the_authority_lost_is_told(sample, graph, texts):
    fewer = type(sample.authority)({k: v for k, v in sample.authority.entities.items() if k != "actor/haftar"}, ())
    assert set(rules(graph, texts, fewer)) == {"Entry-unknown"}


def test_words_read_as_two_opposite_claims_are_told(graph, texts):
    again = Graph(list(graph.quads)).rename(graph.raid, f"{ARTICLE[:-1]}/claim/again>")
    graph.quads |= again.put(f"{ARTICLE[:-1]}/claim/again>", kg.polarity, kgv.Negative).quads
    assert rules(graph, texts) == ["Claim-contradicts"]


def test_offsets_that_are_no_numbers_are_a_wrong_quotation(graph, texts):
    assert rules(graph.put(graph.words, f"<{OA}end>", '"x"'), texts) == ["Text-quote"]


def test_a_missing_folder_is_said(graph, tmp_path):
    with pytest.raises(InputError, match="no such folder"):
        check_texts(graph.quads, tmp_path / "none")
