"""Where output goes, and what it may look like there."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import process
from tieout.cli import _output
from tieout.errors import UsageError


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in the environment speaks of colours or widths."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("choice", "variables", "terminal", "coloured"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_when_there_is_colour(
    choice: str, variables: dict[str, str], terminal: bool, coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The option, then NO_COLOR, then FORCE_COLOR, then what the output is."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert _output.wants_colour(choice, Terminal() if terminal else io.StringIO()) is coloured


def test_a_page_has_the_width_that_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe is a page of a hundred columns unless COLUMNS says otherwise."""
    assert _output.width_of(io.StringIO()) == 100
    monkeypatch.setenv("COLUMNS", "61")
    assert _output.width_of(io.StringIO()) == 61


@pytest.mark.parametrize(("encoding", "taken"), [("utf-8", True), ("ascii", False), ("latin-1", False), ("x", False)])
def test_which_encodings_take_any_character(encoding: str, taken: bool) -> None:
    """Where rulings and curly marks cannot be written, ASCII stands for them."""

    class Stream(io.StringIO):
        @property
        def encoding(self) -> str:  # type: ignore[override]
            return encoding

    assert _output.takes_any_character(Stream()) is taken


def test_a_character_that_the_output_lacks_is_written_as_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """An old terminal shows something, and no traceback."""
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, encoding="latin-1"))
    _output.write(["café 灯\n"])
    assert raw.getvalue() == b"caf\xe9 \\u706f\n"


def test_a_report_file_is_utf_8(tmp_path: Path) -> None:
    """Whatever the terminal's encoding is."""
    _output.write(["灯\n"], tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_bytes() == "灯\n".encode()


def test_a_report_file_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    """A folder is no file."""
    with pytest.raises(UsageError, match=r"cannot be written to .*: Is a directory"):
        _output.write(["x"], tmp_path)
    with pytest.raises(UsageError, match="there is no folder"):
        _output.refuse_unwritable(tmp_path / "none" / "report.txt")


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="there is no disk here that is always full")
@pytest.mark.parametrize("arguments", [["check", "draft.md"], ["demo"], ["rule", "Q103"]])
def test_a_full_disk_is_one_sentence(desk: Path, arguments: list[str]) -> None:
    """Nothing more is said on standard error, and the exit code is that of work that could not be done."""
    with FULL.open("w") as full:
        ran = subprocess.run(process(*arguments), stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 2
    assert ran.stderr.startswith("tieout: ")
    assert ran.stderr.endswith("standard output: No space left on device.\n")
    assert ran.stderr.count("\n") == 1
