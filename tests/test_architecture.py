"""The budgets that keep the code readable. Layers are held by import-linter, complexity and arguments by ruff."""

import ast
import subprocess
import sys
from statistics import median, quantiles

import pytest
from tests.regenerate_readme import ROOT

SOURCE = ROOT / "src" / "isnad"
MODULES = {path.relative_to(SOURCE).as_posix(): path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")}
TREES = {name: ast.parse(text) for name, text in MODULES.items()}
LONGEST_MODULE = 300  # lines
USUAL_FUNCTION = 7  # lines
LONG_FUNCTION = 45  # lines: nineteen in twenty are shorter
GUARD = "pipeline/work.py"  # one article must not end a run
WORDS_THAT_SAY_NOTHING = {"utils", "helpers", "common", "manager", "handler", "base", "misc"}
RUN_TEXT = {"eval", "exec", "compile", "__import__"}
BROAD = {"Exception", "BaseException"}


def is_broad(handler: ast.ExceptHandler) -> bool:
    return handler.type is None or any(isinstance(n, ast.Name) and n.id in BROAD for n in ast.walk(handler.type))


def test_every_module_fits_in_the_head():
    lengths = {name: text.count("\n") for name, text in MODULES.items()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_functions_are_short():
    functions = [n for tree in TREES.values() for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
    lengths = [(function.end_lineno or 0) - function.lineno + 1 for function in functions]
    assert median(lengths) <= USUAL_FUNCTION
    assert quantiles(lengths, n=20)[-1] <= LONG_FUNCTION


def test_every_module_says_what_it_is_for():
    assert [name for name, tree in TREES.items() if not ast.get_docstring(tree)] == []


def test_no_module_has_a_name_that_says_nothing():
    parts = {part for name in MODULES for part in name.removesuffix(".py").replace("/", "_").split("_")}
    assert parts & WORDS_THAT_SAY_NOTHING == set()


def test_whoever_catches_everything_raises_it_again_in_our_words_but_for_one():
    """Behind a broad `except`, a library that may raise anything is asked, or one article is rejected."""
    silent = [
        name
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and is_broad(node) and not isinstance(node.body[-1], ast.Raise)
    ]
    assert silent == [GUARD]


def test_nothing_runs_text_as_code():
    calls = [(name, n.func) for name, tree in TREES.items() for n in ast.walk(tree) if isinstance(n, ast.Call)]
    assert [(name, f.id) for name, f in calls if isinstance(f, ast.Name) and f.id in RUN_TEXT] == []


def test_values_of_the_model_never_change():
    """They are shared between stages, processes and caches."""
    decorators = [
        (name, node.name, ast.unparse(decorator))
        for name, tree in TREES.items()
        if name.startswith("model/")
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for decorator in node.decorator_list
    ]
    assert decorators
    assert [found for found in decorators if "dataclass" in found[2] and "frozen=True" not in found[2]] == []


@pytest.mark.parametrize("program", ["import isnad", "import isnad.cli", "import isnad.model.claim"])
def test_importing_costs_no_library_that_is_not_needed(program):
    heavy = ("rdflib", "pyshacl", "owlrl", "pyoxigraph", "trafilatura", "httpx", "camel_tools", "rich")
    code = f"import sys; {program}; print(*sorted(set({heavy!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
