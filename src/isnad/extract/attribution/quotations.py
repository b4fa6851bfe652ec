"""Quotations that go on for several sentences, and those that nobody closed."""

from collections.abc import Sequence
from dataclasses import replace

from isnad.extract.attribution.context import Scene
from isnad.extract.attribution.scope import LONG_ENOUGH
from isnad.model.annotation import Speech

_LONGEST = 12  # sentences a quotation may go on for; past that its closing mark was forgotten
_NAME = 5  # tokens of a name in quotation marks


def carried(scene: Scene) -> list[Speech]:
    """What the sentence holds of a quotation that an earlier one opened."""
    memory = scene.memory
    if memory.quoted is None or memory.quoted_until <= scene.first:
        return []
    last = min(memory.quoted_until, scene.last)
    return [replace(memory.quoted, first=scene.first, last=last, cue=scene.first, mode="Quoted")]


def resumed(scene: Scene, spoken: Sequence[Speech]) -> list[Speech]:
    """«قال فلان إن …. «…»»: a sentence that is a quotation, behind one in which somebody spoke, is his."""
    words, memory = scene.article.words, scene.memory
    if scene.first not in words.opens or any(s.first <= scene.first < s.last for s in spoken):
        return []
    closed = next((k for k in range(scene.first, scene.last) if k in words.closes), scene.last)
    near = scene.article.ranges[max(0, scene.index - 1)][0]
    last = memory.recent[0] if memory.recent else None
    if last is None or last.cue < near or closed - scene.first < LONG_ENOUGH:
        return []
    end = min(closed + 1, scene.last)
    return [replace(last, first=scene.first, last=end, cue=scene.first, mode="Quoted", sense="Report")]


def keep_open(scene: Scene, spoken: Sequence[Speech]) -> None:
    """Remember the quotation that the sentence's speech leaves open, and where it ends."""
    if not spoken:
        return
    opened = _left_open(scene, min(s.first for s in spoken))
    scene.memory.quoted = None
    if opened is None:
        return
    said = [s for s in spoken if s.first <= opened + 1]
    latest = said[-1] if said else spoken[-1]
    scene.memory.quoted, scene.memory.quoted_until = latest, _end(scene, opened)


def keep_for_paragraph(scene: Scene, speech: Speech) -> None:
    """Remember that the next paragraph is what somebody says."""
    tokens, ranges = scene.article.words.tokens, scene.article.ranges
    following = ranges[scene.index + 1] if scene.index + 1 < len(ranges) else None
    if following is not None:
        end = next((k for k in range(following[0], len(tokens)) if tokens[k].kind == "b"), len(tokens))
        scene.memory.quoted, scene.memory.quoted_until = speech, end


def _left_open(scene: Scene, start: int) -> int | None:
    """The first mark of the sentence that opens more than the sentence closes."""
    words = scene.article.words
    open_marks: list[int] = []
    for k in range(start, scene.last):
        if k in words.opens:
            open_marks.append(k)
        if k in words.closes and open_marks:
            open_marks.pop()
    return open_marks[0] if open_marks else None


def _end(scene: Scene, opened: int) -> int:
    """The token behind the closing mark; the end of the paragraph where another quotation opens before any closes."""
    words = scene.article.words
    limit = scene.article.ranges[min(len(scene.article.ranges) - 1, scene.index + _LONGEST)][1]
    name: int | None = None
    for k in range(scene.last, limit):
        if k in words.opens:
            name = k
        if k in words.closes:
            if name is None or k - name >= _NAME:
                return k + 1 if name is None else _paragraph(scene, limit)
            name = None
    return _paragraph(scene, limit)


def _paragraph(scene: Scene, limit: int) -> int:
    tokens = scene.article.words.tokens
    return next((k for k in range(scene.last, limit) if tokens[k].kind == "b"), limit)
