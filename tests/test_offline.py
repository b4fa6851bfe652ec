"""The default way from articles to answers opens no socket and loads neither models nor the data of camel-tools."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from isnad.resources import folder

ARTICLES = folder("seeds") / "articles"
WATCHED = ("torch", "transformers", "sklearn", "scipy", "pandas", "numpy", "camel_tools.data")

# An audit hook sees every socket, whoever opens it; a finder sees every import, whether or not it would succeed.
GUARD = f"""
import json, sys
from importlib.abc import MetaPathFinder

asked = []

class Watch(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name in {WATCHED!r}:
            asked.append(name)

def deny(event, arguments):
    if event.startswith("socket."):
        asked.append(event)  # whatever is raised may be caught
        raise RuntimeError(f"a socket was asked for: {{event}}")

sys.meta_path.insert(0, Watch())
sys.addaudithook(deny)
"""
RUN_COMMANDS = """
from isnad.cli import app

for command in json.loads(sys.argv[1]):
    app(command, standalone_mode=False)
print(json.dumps(asked), file=sys.stderr)
"""
COMMANDS = (
    ["build", str(ARTICLES), "--metadata", str(ARTICLES / "metadata.csv"), "--out", "graph.nq", "--workers", "1"],
    ["build", str(ARTICLES), "--metadata", str(ARTICLES / "metadata.csv"), "--store", "store", "--workers", "1"],
    ["extract", str(ARTICLES), "--out", "claims.jsonl"],
    ["query", "overview", "--graph", "graph.nq"],
    ["query", "supporters", "--store", "store"],
    ["load", "graph.nq", "--store", "other"],
    ["queries"],
)


def run_guarded(program: str, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", GUARD + program, *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Watched modules that anything tried to import, and sockets, while the commands ran."""
    done = run_guarded(RUN_COMMANDS, tmp_path_factory.mktemp("offline"), json.dumps(COMMANDS))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stderr.splitlines()[-1])


def test_no_command_of_the_default_way_asks_for_a_socket_a_model_or_the_data_of_camel_tools(asked):
    assert asked == []


@pytest.mark.parametrize(
    "program", ["import socket; socket.socket()", "import urllib.request as r; r.urlopen('http://localhost:9')"]
)
def test_the_guard_refuses_sockets(program, tmp_path):
    done = run_guarded(program, tmp_path)
    assert done.returncode == 1
    assert "a socket was asked for" in done.stderr


def test_the_guard_sees_what_importing_the_data_of_camel_tools_does(tmp_path):
    """It is imported here on purpose, in a home of its own: it would download its catalogue."""
    program = (
        "import os; os.environ['CAMELTOOLS_DATA'] = sys.argv[1]\n"
        "try:\n    import camel_tools.data\nexcept Exception as error:\n    print(type(error).__name__)\n"
        "print(asked)"
    )
    done = run_guarded(program, tmp_path, str(tmp_path))
    assert "DownloaderError" in done.stdout or "RuntimeError" in done.stdout, done.stdout + done.stderr
    assert "camel_tools.data" in done.stdout
