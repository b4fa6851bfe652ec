"""No regular expression backtracks without bound: a hostile text must cost no more than a long one.

Every pattern that a module compiles is taken apart. A repetition without bound inside another is refused unless a text
can be divided among the rounds of the outer one in one way only: each round begins with, ends in, or is held apart by a
character that the inner one cannot match.
"""

import json
import re
import subprocess
import sys
from re import _constants as sre
from re import _parser

import pytest

MANY = 20  # repetitions from which we call it unbounded
LETTERS = [chr(code) for code in (*range(0x20, 0x7F), 0x0A, 0xA0, *range(0x0600, 0x0700), 0x200B, 0x2026, 0xAB, 0xBB)]
PROBE = """
import importlib, json, pkgutil, re, sys
kept, compile_ = [], re.compile
def noted(pattern, flags=0):
    made = compile_(pattern, flags)
    where = sys._getframe(1).f_globals.get("__name__", "")
    if where.startswith("isnad") and isinstance(made.pattern, str):
        kept.append((where, made.pattern, made.flags & ~re.DEBUG))
    return made
re.compile = noted
import isnad
for module in pkgutil.walk_packages(isnad.__path__, "isnad."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
json.dump(sorted(set(kept)), sys.stdout)
"""


@pytest.fixture(scope="module")
def patterns() -> list[tuple[str, str, int]]:
    """Module, pattern and flags of all that is compiled when the modules are imported."""
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, check=True)
    return [tuple(row) for row in json.loads(done.stdout)]


def nested(pattern: str, flags: int = 0) -> list[str]:
    """What is wrong with a pattern."""
    return list(_faults(_parser.parse(pattern, flags), flags))


def _faults(parts, flags):
    for operation, argument in parts:
        if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT) and argument[1] >= MANY:
            body = list(argument[2])
            inner = [
                part for part in _inside(body) if part[0] in (sre.MAX_REPEAT, sre.MIN_REPEAT) and part[1][1] >= MANY
            ]
            if inner and not _parted(body, inner, flags):
                yield f"{body!r}"
        for child in _children(operation, argument):
            yield from _faults(child, flags)


def _parted(body, inner, flags):
    """Whether a character that no repetition inside can match tells the rounds apart."""
    swallowed = set().union(*(_matched(list(part[1][2]), flags) for part in inner))
    held = [_is_one(part) and not swallowed & _matched([part], flags) for part in body]
    return held[0] or held[-1] or (any(held) and not _matched(body[:1], flags) & _matched(body[-1:], flags))


def _is_one(part):
    return part[0] in (sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY)


def _matched(parts, flags):
    """Those of LETTERS that single characters of the parts may match."""
    found = set()
    for operation, argument in _inside(parts):
        if operation == sre.LITERAL:
            found.add(chr(argument))
        elif operation in (sre.IN, sre.NOT_LITERAL, sre.ANY, sre.CATEGORY):
            found |= {letter for letter in LETTERS if _one(operation, argument, letter)}
    return found


def _one(operation, argument, letter):
    if operation == sre.ANY:
        return True
    if operation == sre.NOT_LITERAL:
        return ord(letter) != argument
    hits = [_in_class(item, letter) for item in argument if item[0] != sre.NEGATE]
    return any(hits) != (argument[0][0] == sre.NEGATE)


def _in_class(item, letter):
    operation, argument = item
    if operation == sre.LITERAL:
        return ord(letter) == argument
    if operation == sre.RANGE:
        return argument[0] <= ord(letter) <= argument[1]
    category = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}
    name = str(argument).removeprefix("CATEGORY_")
    found = re.match(category[name.removeprefix("NOT_").removeprefix("UNI_")], letter) is not None
    return found != name.startswith("NOT_")


def _inside(parts):
    for operation, argument in parts:
        yield operation, argument
        for child in _children(operation, argument):
            yield from _inside(child)


def _children(operation, argument):
    if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return [list(argument[2])]
    if operation == sre.SUBPATTERN:
        return [list(argument[3])]
    if operation == sre.BRANCH:
        return [list(branch) for branch in argument[1]]
    if operation in (sre.ASSERT, sre.ASSERT_NOT):
        return [list(argument[1])]
    if operation == sre.ATOMIC_GROUP:
        return [list(argument)]
    if operation == sre.GROUPREF_EXISTS:
        return [list(branch) for branch in argument[1:] if branch]
    return []


def test_no_pattern_repeats_what_repeats(patterns):
    assert len(patterns) > 50
    assert {
        f"{name}: {pattern}": faults for name, pattern, flags in patterns if (faults := nested(pattern, flags))
    } == {}


@pytest.mark.parametrize(
    "pattern", [r"(a+)+b", r"(?:\w+\s?)*$", r"(?:a|b*)*c", r"(x+x+)+y", r"(?:[^a]+,?)+", r"(?:a*#a*)*"]
)
def test_what_backtracks_without_bound_is_found(pattern):
    assert nested(pattern)


@pytest.mark.parametrize(
    "pattern", [r"a+b+", r"(?:/[a-z]+)*", r"(?:[a-z]+;)+", r"(?:ab){1,5}c*", r"[a-z]+(?:-[a-z]+)*", r"(?: +#[a-z]+)*"]
)
def test_what_can_be_divided_in_one_way_only_is_not(pattern):
    assert not nested(pattern)
