"""Every error that Isnad raises on purpose: what is wrong, where, and what to do about it."""

from pathlib import Path


class IsnadError(Exception):
    """The root: catch this to catch all that Isnad raises on purpose."""


class InputError(IsnadError):
    """Something read from outside is unusable; names the file and, where there is one, the line (from 1)."""

    def __init__(self, path: str | Path, line: int | None, problem: str) -> None:
        super().__init__(path, line, problem)
        self.path, self.line, self.problem = path, line, problem

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{where}: {self.problem}"


class MissingError(InputError):
    """What was named is not there, or is of a kind that nobody reads: to be named otherwise."""


class SeedError(InputError):
    """A seed file or lexicon table is wrong at the named row."""


class ShapeError(IsnadError):
    """A shapes file cannot be used."""


class QueryError(IsnadError):
    """A query file, a parameter or an answer is wrong."""


class StoreError(IsnadError):
    """A store cannot be opened, read or written."""


class NoStoreError(StoreError):
    """There is no store where one was named."""
