"""Where the shipped folders are: in the wheel beside the code, in a clone at the root."""

from functools import cache
from pathlib import Path

FOLDERS = ("ontology", "shapes", "queries", "seeds")
_PACKAGE = Path(__file__).resolve().parent


@cache
def folder(name: str) -> Path:
    """The shipped folder of that name; FileNotFoundError where the installation is incomplete."""
    if name not in FOLDERS:
        raise ValueError(f"no shipped folder is named {name!r}: one of {', '.join(FOLDERS)}")
    for root in (_PACKAGE / "data", _PACKAGE.parent.parent):
        if (root / name).is_dir():
            return root / name
    raise FileNotFoundError(f"the folder {name}/ is missing from this installation of isnad: reinstall it")
