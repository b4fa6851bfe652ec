"""Headlines, links and paragraphs of a page whose markup was lost, parted only by runs of blanks."""

import re

_RUN = re.compile(r"(?<=\S)[ \t\u00a0]{4,}(?=\S)")  # fewer blanks stand between the words of a sentence too
_FEWEST = 3  # runs: one or two are slips of a finger
_LINE = 20  # words: lines of a page that was wrapped are no longer, paragraphs are


def with_lines(text: str) -> str:
    """The text, of the same length, each run of blanks that parts two blocks begun by a newline.

    Where most of the words stand in short pieces, the runs are where lines were wrapped, and nothing is changed.
    """
    pieces = _RUN.split(text)
    if len(pieces) <= _FEWEST:
        return text
    words = [len(piece.split()) for piece in pieces]
    if 2 * sum(count for count in words if count > _LINE) < sum(words):
        return text
    return _RUN.sub(lambda run: "\n" + run.group()[1:], text)
