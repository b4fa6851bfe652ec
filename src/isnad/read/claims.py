"""Files of claims, cut into pieces: an article's record with the claims below it."""

from collections.abc import Iterator
from dataclasses import dataclass

from isnad.model.article import Rejected
from isnad.model.claims_file import opens_article
from isnad.model.serial import FieldError
from isnad.read.jsonl import lines
from isnad.read.piece import InputFile, Piece

FORMAT = "claims"
LONGEST_LINE = 1 << 25  # bytes: a claim has some 2,000; what is larger is no claim
SNIFFED = 1 << 16

_TOO_LONG = f"the line is longer than {LONGEST_LINE:,} bytes: one claim belongs on one line"
_HOMELESS = "record: the first record must be an article; its claims follow it"


@dataclass(slots=True)
class _Block:
    """An article's lines so far: where they begin, and its id or why it cannot be used."""

    line: int
    start: int
    end: int
    id: str = ""
    problem: str = ""
    claims: int = 0

    def closed(self, file: InputFile) -> Piece | Rejected:
        if self.problem:
            left_out = f" ({self.claims} lines below it are left out too)" if self.claims else ""
            return Rejected(f"{file.name}:{self.line}", self.problem + left_out)
        return Piece(self.id, file, FORMAT, self.line, self.start, self.end - self.start)


def article_blocks(file: InputFile) -> Iterator[Piece | Rejected]:
    """A piece for each article of the file, a rejection for each line that belongs to none. OSError as it comes."""
    block: _Block | None = None
    with file.path.open("rb") as stream:
        for number, start, raw in lines(stream, LONGEST_LINE):
            opened = _opened(number, start, raw or b"")
            if opened is not None:
                if block is not None:
                    yield block.closed(file)
                block = opened
            elif block is None or raw is None:
                yield Rejected(f"{file.name}:{number}", _TOO_LONG if raw is None else _HOMELESS)
            else:
                block.claims, block.end = block.claims + 1, start + len(raw)
    if block is not None:
        yield block.closed(file)


def _opened(number: int, start: int, raw: bytes) -> _Block | None:
    """The block that this line opens; None where it opens none."""
    block = _Block(number, start, start + len(raw))
    try:
        block.id = opens_article(raw) or ""
    except FieldError as error:
        block.problem = str(error)
    return block if block.id or block.problem else None


def numbered_lines(piece: Piece) -> Iterator[tuple[int, bytes]]:
    """The lines of a piece that are not blank, with their numbers in the file. OSError as it comes."""
    for number, raw in enumerate(piece.data().split(b"\n"), start=piece.line or 1):
        if raw.strip():
            yield number, raw


def holds_claims(file: InputFile) -> bool:
    """Whether the file's first record is the article of a claims file, not an article with its text."""
    try:
        with file.path.open("rb") as stream:
            _, _, raw = next(lines(stream, SNIFFED), (0, 0, None))
        return bool(raw and b'"sha256"' in raw and opens_article(raw))
    except (OSError, FieldError):
        return False
