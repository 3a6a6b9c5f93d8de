"""The lines of a draft that were changed since a revision, as git tells them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tieout.errors import UsageError
from tieout.model import Document, Span
from tieout.text.patterns import lazy

_HUNK = lazy(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_TIME = 60


@dataclass(frozen=True, slots=True)
class Changes:
    """The ranges of lines that are new, ends included, in order; None for `lines` where all of the draft is new."""

    lines: tuple[tuple[int, int], ...] | None

    def touch(self, document: Document, span: Span) -> bool:
        """Whether a span of the draft touches a changed line; without lines, whether anything was changed at all."""
        if self.lines is None:
            return True
        first, last = document.location(span.start).line, document.location(max(span.start, span.end - 1)).line
        if first is None or last is None:
            return bool(self.lines)
        return any(start <= last and first <= end for start, end in self.lines)


def changes(path: str, revision: str) -> Changes:
    """The lines of a file that differ from those of a revision; a file that git does not know is new altogether.

    Raises UsageError where there is no git, no repository or no such revision.
    """
    file = Path(path).absolute()
    if not file.is_file():
        raise UsageError(f"--since compares files: {path} is none.")
    folder = file.parent
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise UsageError(_why_not(folder, path, revision))
    known = _git(folder, "ls-files", "--error-unmatch", "--", file.name)
    if known is None:
        return Changes(None)
    told = _git(folder, "diff", "--no-color", "--no-ext-diff", "--unified=0", commit.strip(), "--", file.name) or ""
    # of a file that is no text git says that it differs, and no more
    return Changes(None) if "\nBinary files " in f"\n{told}" else Changes(tuple(_hunks(told)))


def _hunks(diff: str) -> Iterator[tuple[int, int]]:
    """The first and the last of the lines that each hunk puts in; a hunk that takes lines out puts in none."""
    for match in _HUNK.finditer(diff):
        start, count = int(match[1]), int(match[2] or 1)
        if count:
            yield start, start + count - 1


def _why_not(folder: Path, path: str, revision: str) -> str:
    if _git(folder, "rev-parse", "--git-dir") is None:
        return f"{path} is in no git repository: --since has nothing to compare it with."
    return f"There is no revision {revision!r} in the git repository of {path}."


def _git(folder: Path, *arguments: str) -> str | None:
    """What git prints, None where it fails; UsageError where there is no git."""
    program = shutil.which("git")
    if program is None:
        raise UsageError("--since asks git what was changed, and there is no git on this machine.")
    command: Sequence[str] = [program, "-C", str(folder), "-c", "core.quotepath=off", *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - the program is git, and no argument of it is read by a shell
            command, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=_TIME, check=False
        )
    except subprocess.TimeoutExpired:
        raise UsageError(f"git took more than {_TIME} seconds to say what was changed.") from None
    return done.stdout if done.returncode == 0 else None
