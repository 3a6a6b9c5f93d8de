"""The unified diff, against git, which reads it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tieout.fixes import Patch, unified
from tieout.model import Span, TextEdit

TEXT = "".join(f"line {number}\n" for number in range(1, 41))


def patched(text: str, *edits: tuple[int, int, str]) -> Patch:
    """The text with some stretches replaced."""
    return Patch.of(text).with_edits([TextEdit(Span(start, end), new) for start, end, new in edits])


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        (TEXT, [(0, 4, "LINE")]),
        (TEXT, [(0, 4, "LINE"), (60, 61, "x"), (200, 210, "")]),
        (TEXT, [(5, 5, "\n\n"), (100, 130, "one\ntwo")]),
        (TEXT, [(6, 7, "")]),
        (TEXT, [(len(TEXT) - 3, len(TEXT), "end")]),
        (TEXT[:-1], [(len(TEXT) - 3, len(TEXT) - 1, "end")]),
        ("one word", [(4, 8, "sentence\n")]),
        ("a\r\nb\r\n", [(3, 4, "c")]),
    ],
)
def test_git_applies_it(tmp_path: Path, text: str, edits: list[tuple[int, int, str]]) -> None:
    """What git makes of the old file and the diff is the new one."""
    patch = patched(text, *edits)
    (tmp_path / "draft.md").write_bytes(text.encode())
    diff = "".join(unified("draft.md", patch)).encode()
    command = ["git", "apply", "-p0", "--unidiff-zero", "--whitespace=nowarn", "-"]
    done = subprocess.run(command, input=diff, cwd=tmp_path, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "draft.md").read_bytes() == patch.text.encode()


def test_nothing_changed_is_no_diff() -> None:
    """Not even its head is written."""
    assert list(unified("draft.md", Patch.of(TEXT))) == []


def test_distant_changes_stand_apart() -> None:
    """Each hunk has three lines around it, and those that would meet are one."""
    lines = list(unified("draft.md", patched(TEXT, (0, 4, "x"), (14, 18, "y"), (200, 204, "z"))))
    assert sum(line.startswith("@@") for line in lines) == 2
