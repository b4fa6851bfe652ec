"""What the README says of installing is so: wheel and sdist, in clean environments, away from the clone."""

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.regenerate_readme import README, ROOT

import isnad
from isnad.resources import FOLDERS

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SHELL_BLOCKS = re.findall(r"```sh\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
WHEEL, SDIST = f"isnad-{isnad.__version__}-py3-none-any.whl", f"isnad-{isnad.__version__}.tar.gz"
UV_RECIPE, PIP_RECIPE = (next(b for b in SHELL_BLOCKS if WHEEL in b and b.count(tool)) for tool in ("uv tool", "pip "))
USED_OF_CAMEL_TOOLS = {"six", "emoji"}  # what its utils import
MOST_MEGABYTES = 250  # torch alone is more
ARTICLE = "قال متحدث باسم حكومة الوفاق إن طائرات إماراتية قصفت مدينة غريان يوم 14 ديسمبر 2019.\n"


def names(requirements: Iterator[str] | list[str]) -> set[str]:
    """The packages that requirements name."""
    return {re.split(r"[ ;<>=!~\[]", requirement, maxsplit=1)[0] for requirement in requirements}


# ---- what can be told without installing anything -------------------------------------------------------------------


def test_the_recipe_for_pip_installs_all_that_is_needed():
    listed = set(PIP_RECIPE.splitlines()[0].split()[2:])
    assert listed == (names(PROJECT["project"]["dependencies"]) - {"camel-tools"}) | USED_OF_CAMEL_TOOLS


def test_the_recipe_for_uv_leaves_out_what_the_default_environment_does():
    listed = set(re.findall(r"[\w-]+", UV_RECIPE.split("'%s\\n'")[1].split(">")[0]))
    assert listed == names(PROJECT["tool"]["uv"]["override-dependencies"])


def test_every_dependency_of_the_program_and_its_checks_has_a_newest_known_good_version():
    project = PROJECT["project"]
    extras = [requirement for extra in project["optional-dependencies"].values() for requirement in extra]
    wanted = names([*project["dependencies"], *extras, *PROJECT["dependency-groups"]["dev"]]) - {"uv", "isnad"}
    pinned = PROJECT["tool"]["uv"]["constraint-dependencies"]
    assert wanted <= names(pinned)
    assert all(re.fullmatch(r"[\w-]+<=[\d.]+", pin) for pin in pinned)


def test_no_lock_file_is_committed():
    assert "uv.lock" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()


# ---- what takes a registry and minutes ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Machine:
    """A folder that is home to nothing yet, and a shell in it."""

    home: Path
    path: tuple[Path, ...] = ()

    def shell(self, commands: str, folder: Path | None = None) -> str:
        """Standard output of commands of which none may fail."""
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("VIRTUAL_ENV", "PYTHON", "UV_PROJECT"))}
        cache = {"XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))}
        path = os.pathsep.join([*map(str, self.path), os.environ["PATH"]])
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", commands], cwd=folder or self.home, text=True, capture_output=True,
            env={**inherited, **cache, "HOME": str(self.home), "PATH": path}, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{commands}\n{done.stdout}\n{done.stderr}"
        return done.stdout


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that is built from it."""
    folder = tmp_path_factory.mktemp("built") / "dist"
    machine = Machine(ROOT, (Path(sys.executable).parent,))
    machine.shell(f"uv build -q --out-dir '{folder}'")
    return folder


@pytest.fixture
def machine(tmp_path: Path, dist: Path) -> Machine:
    """A new machine with the built files in its home; its shell finds `uv` and what is installed for the user."""
    home = tmp_path / "home"
    (home / ".local" / "bin").mkdir(parents=True)
    (home / ".local" / "bin" / "uv").symlink_to(Path(sys.executable).parent / "uv")
    (home / "dist").symlink_to(dist, target_is_directory=True)
    return Machine(home, (home / ".local" / "bin",))


def check(machine: Machine, tmp_path: Path) -> None:
    """The installed `kg` answers about the sample articles and about an article of one's own, away from the clone."""
    work = tmp_path / "work"
    work.mkdir()
    (work / "strike.txt").write_text(ARTICLE, encoding="utf-8")
    assert machine.shell("kg --version", work) == f"isnad {isnad.__version__}\n"
    assert "Haftar" in machine.shell("kg demo", work)
    assert "Gharyan" in machine.shell("kg build strike.txt && kg query actions --place Gharyan", work)
    assert "missing" not in machine.shell("kg doctor", work)


@pytest.mark.packaging
@pytest.mark.parametrize("artefact", [WHEEL, SDIST])
def test_uv_tool_installs_it_small(artefact, machine, tmp_path):
    machine.shell(UV_RECIPE.replace(WHEEL, artefact))
    check(machine, tmp_path)
    assert_small(machine.home / ".local" / "share" / "uv" / "tools" / "isnad")


@pytest.mark.packaging
def test_pip_installs_it_small(machine, tmp_path):
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=True)
    inside = Machine(machine.home, (environment / "bin",))
    inside.shell(PIP_RECIPE)
    check(inside, tmp_path)
    assert_small(environment)


def assert_small(environment: Path) -> None:
    files = [path for path in environment.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_size for path in files) < MOST_MEGABYTES * 1_000_000
    assert {path.name for path in environment.glob("lib/python*/site-packages/*")} & {"torch", "transformers"} == set()


@pytest.mark.packaging
def test_the_wheel_holds_the_program_its_data_and_the_licences(dist):
    with zipfile.ZipFile(dist / WHEEL) as wheel:
        held = set(wheel.namelist())
    assert {f"isnad/data/{name}/README.md" for name in FOLDERS} <= held
    assert "isnad/py.typed" in held
    metadata = f"isnad-{isnad.__version__}.dist-info"
    assert {f"{metadata}/licenses/{path}" for path in PROJECT["project"]["license-files"]} <= held
    assert {name.split("/")[0] for name in held} == {"isnad", metadata}


@pytest.mark.packaging
@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="needs the list of files that git keeps")
def test_the_sdist_holds_all_that_is_tracked_but_hidden_files(dist):
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    tracked = {name for name in listed.split("\0") if name and not name.startswith(".") and (ROOT / name).exists()}
    with tarfile.open(dist / SDIST) as sdist:
        held = {name.partition("/")[2] for name in sdist.getnames()}
    assert tracked - held == set()
