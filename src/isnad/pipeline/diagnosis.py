"""What of Isnad is installed and usable, and how to get the rest."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from isnad import __version__
from isnad.backends.camel_data import COMPONENTS, camel_data
from isnad.errors import IsnadError
from isnad.resources import FOLDERS, folder

OLDEST_PYTHON = (3, 11)
REQUIRED = (
    "rdflib", "pyshacl", "owlrl", "camel-tools", "typer", "rich", "pyoxigraph", "trafilatura", "lxml_html_clean",
    "httpx", "pyyaml", "rensa",
)  # fmt: skip
LICENCES = {
    "MorphologyDB": "GPL v2",
    "DisambigMLE": "GPL v2",
    "NamedEntityRecognition": "AraBERT licence; needs torch and transformers",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `optional` things are not missed; `remedy` is the exact command, where there is one."""

    name: str
    usable: bool
    state: str
    optional: bool = False
    remedy: str = ""


def diagnose() -> Iterator[Finding]:
    """Everything worth knowing, the required first."""
    running = sys.version_info[:3]
    yield Finding("isnad", True, __version__)
    yield Finding(
        "python", running >= OLDEST_PYTHON, ".".join(map(str, running)), remedy="install Python 3.11 or newer"
    )
    yield from map(_package, REQUIRED)
    yield from map(_shipped, FOLDERS)
    yield from (_loads(name, load) for name, load in LOADS)
    yield _page_reader()
    yield _torch()
    yield from map(_camel, COMPONENTS)


def _package(name: str) -> Finding:
    try:
        return Finding(name, True, version(name))
    except PackageNotFoundError:
        return Finding(name, False, "not installed", remedy=f"pip install '{name}'")


def _shipped(name: str) -> Finding:
    try:
        return Finding(f"{name}/", True, str(folder(name)))
    except FileNotFoundError as error:
        return Finding(f"{name}/", False, str(error), remedy="pip install --force-reinstall --no-deps isnad")


def _loads(name: str, load: Callable[[], str]) -> Finding:
    try:
        return Finding(name, True, load())
    except (IsnadError, OSError, ImportError) as error:
        return Finding(name, False, str(error))


# Each of these imports what it tries out, so that a part that is missing is found and not met.


def _seeds() -> str:
    from isnad.pipeline.rules_reader import load_rules_reader  # noqa: PLC0415

    rules = load_rules_reader((folder("seeds"),)).rules
    return f"{len(rules.authority.entities)} actors and places"


def _shapes() -> str:
    from isnad.graph.shacl.shapes import load_shapes  # noqa: PLC0415

    return f"{len(load_shapes().messages())} rules"


def _queries() -> str:
    from isnad.query import list_queries  # noqa: PLC0415

    return f"{len(list_queries([folder('queries')]))} questions"


def _project() -> str:
    from isnad.store import PROJECT_STORE, EmbeddedStore  # noqa: PLC0415

    if not PROJECT_STORE.is_dir():
        return f"none in this folder yet ({PROJECT_STORE}): kg build PATH makes it"
    with EmbeddedStore.read(PROJECT_STORE) as store:
        stats = store.stats()
    return f"{stats.quads} quads in {stats.graphs} graphs in {PROJECT_STORE}"


LOADS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("seeds", _seeds), ("shapes", _shapes), ("queries", _queries), ("project store", _project),
)  # fmt: skip


def _page_reader() -> Finding:
    """Trafilatura installs without a part of lxml that it needs, under old versions of pip."""
    usable = find_spec("lxml_html_clean") is not None and find_spec("trafilatura") is not None
    state = "usable" if usable else "lxml_html_clean is missing"
    return Finding("web pages", usable, state, remedy="" if usable else "pip install lxml_html_clean")


def _torch() -> Finding:
    usable = find_spec("torch") is not None
    remedy = "pip install torch transformers"
    return Finding("torch", usable, "installed" if usable else "not installed (the default never needs it)", True,
                   "" if usable else remedy)  # fmt: skip


def _camel(component: str) -> Finding:
    found = camel_data(component)
    state = f"{found.path} ({LICENCES[component]})" if found.usable else f"{found.problem} ({LICENCES[component]})"
    return Finding(f"camel-tools {component}", found.usable, state, True, found.command)
