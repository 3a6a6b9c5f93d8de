"""The command before any of its commands: version, help, slips of the pen, a fast start."""

from __future__ import annotations

import os
import subprocess
import sys
from time import perf_counter

import pytest

from tests.cli.running import run, tieout
from tieout import __version__


def test_the_version_is_told() -> None:
    """As `tieout 0.1.0`."""
    assert tieout("--version").stdout == f"tieout {__version__}\n"


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"]])
def test_help_teaches(arguments: list[str]) -> None:
    """Alone, the command says what it is, what there is, how to begin, and what its exit codes mean."""
    result = tieout(*arguments)
    assert result.exit_code == 0
    assert all(f"  {command}  " in result.stdout for command in ("check", "rule", "library"))
    assert "tieout check draft.md" in result.stdout
    assert "Exit codes: 0" in result.stdout


@pytest.mark.parametrize("command", ["check", "rule", "demo", "library"])
def test_every_command_has_help(command: str) -> None:
    """Which begins with what it does."""
    result = tieout(command, "--help")
    assert result.exit_code == 0
    assert "Usage: " in result.stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["chek"], "tieout: No such command 'chek'. Did you mean 'check'?"),
        (["_output"], "tieout: No such command '_output'."),
        (["check"], "tieout: Missing argument 'DRAFT...'."),
        (["check", "a.md", "--statistic"], "tieout: No such option '--statistic'."),
        (["check", "a.md", "--style", "newz"], "tieout: Invalid value for '--style': 'newz' is not one of"),
        (["check", "a.md", "--color", "red"], "tieout: Invalid value for '--color': 'red' is not one of"),
        (["rule", "Q103", "Q104"], "tieout: Got unexpected extra argument (Q104)"),
    ],
)
def test_what_cannot_be_meant_is_one_sentence(arguments: list[str], sentence: str) -> None:
    """Exit code 2, nothing on standard output, one line that says where to read on."""
    result = tieout(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(sentence)
    assert result.stderr.count("\n") == 1
    assert "--help" in result.stderr


def test_an_option_without_its_value_is_one_sentence() -> None:
    """The line ended too early."""
    assert tieout("check", "a.md", "--sources").stderr == "tieout: Option '--sources' requires an argument.\n"


def test_it_is_a_module_too() -> None:
    """`python -m tieout` is the command."""
    assert run("--version").stdout == f"tieout {__version__}\n"


def test_numpy_is_loaded_without_threads_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless whoever calls has said how many there are to be."""
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "4")
    assert tieout("--version").exit_code == 0
    assert os.environ["OPENBLAS_NUM_THREADS"] == "4"
    monkeypatch.delenv("OPENBLAS_NUM_THREADS")
    assert tieout("--version").exit_code == 0
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"


def test_it_starts_as_fast_as_click() -> None:
    """`tieout --version` takes less than one and a half times what importing click takes."""

    def seconds(*command: str) -> float:
        began = perf_counter()
        subprocess.run([sys.executable, *command], capture_output=True, check=True)
        return perf_counter() - began

    pairs = [(seconds("-m", "tieout", "--version"), seconds("-c", "import click")) for _ in range(9)]
    assert min(ours for ours, _ in pairs) < 1.5 * min(clicks for _, clicks in pairs)
