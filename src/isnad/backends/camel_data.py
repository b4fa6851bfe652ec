"""Whether the data of camel-tools are installed, found out from their files.

`camel_tools.data` itself must not be imported to ask: it downloads its catalogue on import, without a time limit, and
keeps whatever a proxy answers in its place.
"""

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Component of the catalogue to the file without which it does not work; None: one of several.
COMPONENTS: Mapping[str, tuple[str, ...]] = {
    "MorphologyDB": ("morphology.db",),
    "DisambigMLE": ("model.json",),
    "NamedEntityRecognition": ("model.safetensors", "pytorch_model.bin"),
}
COMMANDS: Mapping[str, str] = {
    "MorphologyDB": "camel_data -i morphology-db-msa-r13",
    "DisambigMLE": "camel_data -i disambig-mle-calima-msa-r13",
    "NamedEntityRecognition": "camel_data -i ner-arabert",
}


@dataclass(frozen=True, slots=True)
class CamelData:
    """A component's state: the folder it is in, or what is missing and the command that gets it."""

    component: str
    path: Path | None
    problem: str = ""
    command: str = ""

    @property
    def usable(self) -> bool:
        return self.path is not None


def data_folder() -> Path:
    """Where camel-tools keeps its data: $CAMELTOOLS_DATA, else where its own rules say."""
    if given := os.environ.get("CAMELTOOLS_DATA"):
        return Path(given).expanduser().absolute()
    return Path.home() / ("AppData/Roaming/camel_tools" if sys.platform == "win32" else ".camel_tools")


def camel_data(component: str, folder: Path | None = None) -> CamelData:
    """The state of MorphologyDB, DisambigMLE or NamedEntityRecognition. The catalogue is no proof: the files are."""
    where = folder or data_folder()
    catalogue = where / "catalogue.json"
    command = COMMANDS[component]
    try:
        described = json.loads(catalogue.read_text(encoding="utf-8"))
    except OSError:
        return CamelData(component, None, f"no data in {where}", command)
    except ValueError:
        problem = f"{catalogue} is not what camel-tools wrote (a proxy's answer?): delete it, then"
        return CamelData(component, None, problem, command)
    path = _dataset(described, component)
    if path is None:
        return CamelData(component, None, f"{catalogue} does not know {component}", f"camel_data -u && {command}")
    found = where / "data" / path
    if not any((found / name).is_file() for name in COMPONENTS[component]):
        return CamelData(component, None, f"not installed in {where}", command)
    return CamelData(component, found)


def _dataset(catalogue: Any, component: str) -> str | None:
    """The folder of a component's default data set, as the catalogue says; None where it does not."""
    try:
        entry = catalogue["components"][component]
        path = entry["datasets"][entry["default"]]["path"]
    except (KeyError, TypeError):
        return None
    return path if isinstance(path, str) and not Path(path).is_absolute() and ".." not in Path(path).parts else None
