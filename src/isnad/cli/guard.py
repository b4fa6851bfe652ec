"""What goes wrong becomes one clear line and an exit status, never a traceback (KG_DEBUG=1 shows it)."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

import typer

from isnad.errors import IsnadError, MissingError, NoStoreError, QueryError

DONE, VIOLATED, USAGE, FAILED, INTERRUPTED = 0, 1, 2, 3, 130  # cli/README.md says of what
MISNAMED = (QueryError, MissingError, NoStoreError)  # to be called otherwise, like wrong usage

P = ParamSpec("P")
T = TypeVar("T")


def guarded(command: Callable[P, T]) -> Callable[P, T]:
    """The command with its errors reported."""

    @wraps(command)
    def call(*args: P.args, **kwargs: P.kwargs) -> T:
        with reported():
            result = command(*args, **kwargs)
            sys.stdout.flush()  # a pipe that nobody reads is to be met here, not when Python ends
            return result

    return call


@contextmanager
def reported() -> Iterator[None]:
    """Ends the command with 2 for what it must be called otherwise, 3 for what failed, 130 for Ctrl-C."""
    try:
        yield
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        # Who read our output has had enough; nothing can be written there, not even when Python flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(DONE) from None
    except (IsnadError, OSError) as error:
        if os.environ.get("KG_DEBUG"):
            raise
        typer.echo(f"Error: {_line(error)}", err=True)
        raise typer.Exit(USAGE if _misnamed(error) else FAILED) from None


def _misnamed(error: Exception) -> bool:
    return isinstance(error, MISNAMED) or _homeless(error)


def _homeless(error: Exception) -> bool:
    """Whether the file was to be in a folder that is not there."""
    return isinstance(error, FileNotFoundError) and bool(error.filename) and not Path(error.filename).parent.is_dir()


def _line(error: Exception) -> str:
    if isinstance(error, OSError) and _homeless(error):
        return f"there is no folder {Path(error.filename).parent}: make it first"
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return str(error)
