"""The house as it is laid out: who may import whom, how files are named, and what a start may cost."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

import tieout

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "src" / "tieout").rglob("*.py"))
NAMELESS = {"common", "helper", "helpers", "misc", "util", "utils"}
LONGEST = 500
HEAVY = (
    "numpy",
    "numba",
    "pyromark",
    "charset_normalizer",
    "platformdirs",
    "importlib.metadata",
    "html.parser",
    "email",
)

API = {
    "BadRecordError",
    "CacheError",
    "CheckedRecord",
    "Document",
    "Edit",
    "EditOp",
    "Evidence",
    "Finding",
    "Found",
    "Library",
    "NoSourcesError",
    "Outcome",
    "Passage",
    "Quotation",
    "Reason",
    "Report",
    "Rule",
    "Severity",
    "Source",
    "Span",
    "Style",
    "Swept",
    "TieoutError",
    "TooLargeError",
    "UnreadableError",
    "UsageError",
    "Verdict",
    "check",
    "check_records",
    "open_library",
    "sweep",
}


def named(path: Path) -> str:
    """A path as a test's name tells it."""
    return path.relative_to(ROOT).as_posix()


@pytest.fixture
def at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where pyproject.toml stands, and leave the import path as it was."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "path", list(sys.path))


@pytest.mark.usefixtures("at_root")
def test_layers_are_kept() -> None:
    """Every contract of pyproject.toml holds: data flows one way."""
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == 0


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_file_is_named_after_what_it_does(path: Path) -> None:
    """A file that is named after nothing gathers everything."""
    assert path.stem not in NAMELESS


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_file_is_one_thing(path: Path) -> None:
    """A file too long to be read at one sitting is more than one thing."""
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    """Every module opens with a docstring."""
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def test_every_folder_is_a_package() -> None:
    """A folder of modules has an `__init__.py`, or the layers would not see it."""
    assert [named(path) for path in MODULES if not (path.parent / "__init__.py").exists()] == []


def test_the_public_api_is_this() -> None:
    """What a program may count on is listed here, and everything listed is there."""
    assert set(tieout.__all__) == API
    assert [name for name in tieout.__all__ if not hasattr(tieout, name)] == []


@pytest.mark.parametrize("module", ["tieout", "tieout.cli"])
def test_a_start_loads_nothing_heavy(module: str) -> None:
    """`tieout --version` and `--help` answer at once: what takes long to import is imported where it is used."""
    program = f"import sys, {module}; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert shown.stdout.split() == []
