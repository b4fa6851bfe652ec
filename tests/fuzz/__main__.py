"""Fuzzing with atheris, where it is installed: `python -m tests.fuzz read|bind|ask [options of libFuzzer]`.

atheris is no dependency (it has no wheels for every Python); hypothesis looks for the same in the tests. Each target
takes any bytes; what it raises that it does not promise is a finding.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from tests.fuzz.targets import TARGETS


def main(arguments: list[str]) -> int:
    """Fuzzes the named target until it is stopped; says how where it cannot."""
    if not arguments or arguments[0] not in TARGETS:
        print(f"python -m tests.fuzz {'|'.join(TARGETS)} [-runs=N] [FOLDER OF EXAMPLES]", file=sys.stderr)
        return 2
    if find_spec("atheris") is None:
        print("atheris is not installed: pip install atheris", file=sys.stderr)
        return 3
    _fuzz(import_module("atheris"), TARGETS[arguments[0]], arguments[1:])
    return 0


def _fuzz(atheris: Any, target: Callable[[bytes], None], options: list[str]) -> None:
    atheris.instrument_all()
    atheris.Setup([sys.argv[0], *options], target)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
