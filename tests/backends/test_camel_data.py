"""Whether camel-tools has its data is told from its files, without asking it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from isnad.backends.camel_data import COMPONENTS, camel_data, data_folder

CATALOGUE = {
    "version": "1.6",
    "packages": {},
    "components": {
        name: {"default": "it", "datasets": {"it": {"path": f"{name.lower()}/it"}}} for name in COMPONENTS
    },
}  # fmt: skip


def catalogue(folder: Path, content: object = CATALOGUE) -> Path:
    (folder / "catalogue.json").write_text(content if isinstance(content, str) else json.dumps(content))
    return folder


@pytest.mark.parametrize("component", COMPONENTS)
def test_a_component_is_usable_when_its_file_is_there(tmp_path: Path, component: str) -> None:
    catalogue(tmp_path)
    assert not camel_data(component, tmp_path).usable
    where = tmp_path / "data" / component.lower() / "it"
    where.mkdir(parents=True)
    (where / COMPONENTS[component][0]).touch()
    assert camel_data(component, tmp_path).path == where


@pytest.mark.parametrize(
    ("content", "problem", "command"),
    [
        (None, "no data in", "camel_data -i morphology-db-msa-r13"),
        ("<html>404</html>", "is not what camel-tools wrote", "camel_data -i morphology-db-msa-r13"),
        (
            {"version": "x", "packages": {}, "components": {}},
            "does not know MorphologyDB",
            "camel_data -u && camel_data -i",
        ),
        ("[]", "does not know MorphologyDB", "camel_data -u"),
        (CATALOGUE, "not installed in", "camel_data -i morphology-db-msa-r13"),
        (
            {"components": {"MorphologyDB": {"default": "it", "datasets": {"it": {"path": "../../x"}}}}},
            "does not know MorphologyDB",
            "camel_data -u",
        ),
    ],
    ids=["nothing", "a proxy's answer", "a stub", "no object", "catalogue only", "a path upwards"],
)
def test_what_is_missing_comes_with_the_command_that_gets_it(
    tmp_path: Path, content: object, problem: str, command: str
) -> None:
    if content is not None:
        catalogue(tmp_path, content)
    found = camel_data("MorphologyDB", tmp_path)
    assert not found.usable
    assert problem in found.problem
    assert command in found.command


def test_the_folder_is_that_of_camel_tools(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path / "elsewhere"))
    assert data_folder() == tmp_path / "elsewhere"
    monkeypatch.delenv("CAMELTOOLS_DATA")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert data_folder() == tmp_path / ".camel_tools"


def test_asking_imports_no_data_module_and_makes_no_folder(tmp_path: Path) -> None:
    script = """
import sys
from isnad.backends.camel_data import camel_data
assert not camel_data("MorphologyDB").usable
assert "camel_tools" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", script], env={"HOME": str(tmp_path)}, check=True)
    assert not list(tmp_path.iterdir())
