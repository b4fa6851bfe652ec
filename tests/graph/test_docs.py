"""The page about the vocabulary."""

import re
from html.parser import HTMLParser

import pytest

from isnad.graph.docs import vocabulary_page
from isnad.graph.vocabulary import CLASSES, SCHEMES


class Page(HTMLParser):
    """Open tags in order, ids, links, and what is never closed."""

    VOID = frozenset({"meta"})

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.links, self.arabic = [], [], [], 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag not in self.VOID:
            self.open.append(tag)
        self.ids += [attrs["id"]] if "id" in attrs else []
        self.links += [attrs["href"]] if "href" in attrs else []
        self.arabic += attrs.get("lang") == "ar"

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def text():
    return vocabulary_page()


@pytest.fixture(scope="module")
def page(text):
    return Page(text)


def test_is_well_formed_with_unique_anchors(page):
    assert page.open == []
    assert len(set(page.ids)) == len(page.ids)


def test_every_link_inside_the_page_leads_somewhere(page):
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert len(inside) > 50
    assert inside <= set(page.ids)


def test_has_every_class_list_and_rule(page, text):
    assert set(CLASSES) <= set(page.ids)
    assert {f"vocab-{concept}" for members in SCHEMES.values() for concept in members} <= set(page.ids)
    assert "rule-Claim-evidence" in page.ids
    assert "A claim points to at least one span" in text


def test_speaks_arabic_too_and_says_so(page, text):
    assert page.arabic > 200
    assert "غارة جوية" in text


def test_needs_nothing_from_elsewhere(text):
    assert not re.search(r"<(script|link|img|iframe)|@import|url\(", text)


def test_is_the_same_every_time(text):
    assert vocabulary_page() == text
