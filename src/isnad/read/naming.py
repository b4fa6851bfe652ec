"""Ids for articles, web addresses, and names fit to be printed."""

import os
import re
import unicodedata
from hashlib import sha256
from pathlib import Path

from isnad.model.article import ARTICLE_ID
from isnad.text.latin import latin

SLUG_LENGTH = 100  # leaves room for the hash within the 128 characters of an id
HASH_LENGTH = 8  # hex digits: names that differ only in letters lost on the way stay apart

_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\ud800-\udfff]{1,2000}")
_UNSAFE = re.compile(r"[^A-Za-z0-9._~]+")


def article_id(name: str) -> str:
    """The name itself where it is fit to be an id, else its Latin form with a hash of it: the same on every machine."""
    if ARTICLE_ID.fullmatch(name):
        return name
    exact = unicodedata.normalize("NFC", name)  # macOS hands file names out decomposed
    slug = _UNSAFE.sub("-", latin(exact)).strip("-._~")[:SLUG_LENGTH]
    mark = sha256(exact.encode("utf-8", "surrogateescape")).hexdigest()[:HASH_LENGTH]
    return f"{slug}-{mark}" if slug else mark


def printable(name: str | Path) -> str:
    """The name with what could confuse a terminal or a log (controls, bidi marks, broken bytes) written as escapes."""
    text = os.fspath(name)
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "backslashreplace").decode() for c in text)


def web_address(text: str) -> str | None:
    """The text itself where it is an http address that can stand in an IRI as it is."""
    return text if _ADDRESS.fullmatch(text) else None
