"""--fix and --diff: what is written, what is shown, and how a run ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import process, tieout
from tests.documents.packages import docx, p, r
from tieout.documents import read_path
from tieout.model import Changes

SOURCE = """\
Boats leave the old stone pier at dawn in winter. We do not know that the bell was heard twice by the men on the wall.
"""
DRAFT = """\
The notice reads: “Boats leave the old pier at dawn in winter.”

It adds: “We do not know that the bell was rung twice by the men on the wall.”
"""
SAFE = DRAFT.replace("old pier", "old … pier")
MENDED = SAFE.replace("rung", "heard")


@pytest.fixture
def notice(desk: Path) -> Path:
    """A draft with one fault that can be mended safely, and one that cannot."""
    (desk / "sources" / "notice.txt").write_text(SOURCE, "utf-8")
    (desk / "notice.md").write_text(DRAFT, "utf-8")
    return desk / "notice.md"


def test_fix_writes_what_is_safe(notice: Path) -> None:
    """The other finding stays, is told to be mendable, and fails the run."""
    result = tieout("check", "notice.md", "--fix")
    assert result.exit_code == 1
    assert notice.read_text("utf-8") == SAFE
    assert "fix: 1 finding mended." in result.stdout
    assert "1 finding can be mended with --fix --unsafe-fixes" in result.stdout
    assert "Q102" in result.stdout
    assert "Q103" not in result.stdout


def test_unsafe_fixes_write_the_rest(notice: Path) -> None:
    """With nothing left the run passes, and a second run changes nothing."""
    assert tieout("check", "notice.md", "--fix", "--unsafe-fixes").exit_code == 0
    assert notice.read_text("utf-8") == MENDED
    assert tieout("check", "notice.md", "--fix", "--unsafe-fixes").exit_code == 0
    assert notice.read_text("utf-8") == MENDED


def test_diff_shows_and_writes_nothing(notice: Path) -> None:
    """A difference fails the run, and how many findings it mends is told beside it."""
    result = tieout("check", "notice.md", "--diff")
    assert result.exit_code == 1
    assert "-The notice reads: “Boats leave the old pier at dawn in winter.”\n" in result.stdout
    assert "+The notice reads: “Boats leave the old … pier at dawn in winter.”\n" in result.stdout
    assert " It adds: “We do not know that the bell was rung twice" in result.stdout
    assert "1 of 2 findings would be mended" in result.stderr
    assert notice.read_text("utf-8") == DRAFT


def test_diff_in_colour_hides_no_command(notice: Path) -> None:
    """Lines are coloured as git colours them; what would steer the terminal is made visible."""
    notice.write_text(DRAFT + "\x1b[2J\n", "utf-8")
    shown = tieout("check", "notice.md", "--diff", "--unsafe-fixes", "--color", "always").stdout
    assert "\x1b[32m+The notice reads" in shown
    assert "\x1b[2J" not in shown


def test_nothing_to_mend_is_no_difference(desk: Path) -> None:
    """The run passes and nothing is shown."""
    result = tieout("check", "clean.md", "--diff")
    assert (result.exit_code, result.stdout) == (0, "")


def test_bytes_outside_the_edit_stay(notice: Path) -> None:
    """Byte order mark and line ends are those of the file."""
    notice.write_bytes(b"\xef\xbb\xbf" + DRAFT.replace("\n", "\r\n").encode())
    tieout("check", "notice.md", "--fix", "--unsafe-fixes")
    assert notice.read_bytes() == b"\xef\xbb\xbf" + MENDED.replace("\n", "\r\n").encode()


def test_standard_input_is_shown_not_written(notice: Path) -> None:
    """--diff takes it, --fix does not."""
    shown = tieout("check", "-", "--sources", "sources", "--diff", given=DRAFT)
    assert "+The notice reads: “Boats leave the old … pier" in shown.stdout
    refused = tieout("check", "-", "--sources", "sources", "--fix", given=DRAFT)
    assert refused.exit_code == 2
    assert "standard input is none" in refused.stderr


@pytest.mark.parametrize("options", [("--fix", "--diff"), ("--unsafe-fixes",), ("--input-format", "jsonl", "--fix")])
def test_options_that_mean_nothing_together(notice: Path, options: tuple[str, ...]) -> None:
    """One sentence says so, and nothing is written."""
    assert tieout("check", "notice.md", *options).exit_code == 2
    assert notice.read_text("utf-8") == DRAFT


def test_a_word_document_is_mended_by_tracked_changes(notice: Path) -> None:
    """With the changes accepted it is mended, and with them rejected it is as it was."""
    lines = [line for line in DRAFT.splitlines() if line]
    path = Path("notice.docx")
    path.write_bytes(docx("".join(p(r(line)) for line in lines)))
    assert tieout("check", "notice.docx", "--fix", "--unsafe-fixes").exit_code == 0
    assert read_path(path, "d1").text.split("\n\n") == [line for line in MENDED.splitlines() if line]
    assert read_path(path, "d1", changes=Changes.REJECTED).text.split("\n\n") == lines


def test_a_format_that_cannot_be_edited_in_place_says_so(notice: Path) -> None:
    """A message keeps its words in an encoding of its own: nothing is written, and one sentence tells it."""
    message = "From: a@b.example\nSubject: Boats\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
    path = Path("letter.eml")
    path.write_text(f"{message}Content-Transfer-Encoding: 8bit\n\n{DRAFT}", "utf-8")
    before = path.read_bytes()
    result = tieout("check", "letter.eml", "--fix")
    assert path.read_bytes() == before
    assert result.stderr.count("cannot be edited in place") == 1


def test_what_can_be_mended_in_a_word_document_is_counted(notice: Path) -> None:
    """It takes tracked changes; with those of others rejected nothing is written, and nothing promised."""
    notice.with_suffix(".docx").write_bytes(docx("".join(p(r(line)) for line in DRAFT.splitlines())))
    told = "fix: 1 finding can be mended with --fix, 1 more with --fix --unsafe-fixes"
    assert told in tieout("check", "notice.docx").stdout
    assert "can be mended" not in tieout("check", "notice.docx", "--tracked-changes", "rejected").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="limits of size are set otherwise")
def test_a_draft_that_has_no_room_for_its_fixes_stays_as_it_was(notice: Path) -> None:
    """The disk is full: one sentence, and no word of the draft is lost."""
    import resource

    before = notice.read_bytes()
    command = process("check", "notice.md", "--fix", "--no-cache")
    most = (len(before), len(before))
    ran = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, most),
    )
    assert (ran.returncode, ran.stderr) == (2, "tieout: notice.md cannot be written: File too large.\n")
    assert notice.read_bytes() == before
