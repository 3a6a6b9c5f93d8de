"""What --fix writes and what --diff shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tieout.cli import _output
from tieout.errors import UsageError

if TYPE_CHECKING:
    from tieout.config import Settings
    from tieout.fixes import Mending
    from tieout.model import Report
    from tieout.pipeline import Draft, Progress

_STYLES = {"-": "31", "+": "32", "@": "36"}


class Taking:
    """Whether fixes are taken in a run, which of them, and what becomes of the drafts."""

    def __init__(self, names: Sequence[str], *, fix: bool, diff: bool, unsafe: bool) -> None:
        """Raise UsageError for options that mean nothing together."""
        if fix and diff:
            raise UsageError("--fix writes and --diff only shows: use one of them.")
        if unsafe and not (fix or diff):
            raise UsageError("--unsafe-fixes goes with --fix or --diff.")
        if fix and "-" in names:
            raise UsageError("--fix writes files, and standard input is none: use --diff.")
        self._fix, self._takes, self._unsafe = fix, fix or diff, unsafe
        self._mending: Mending | None = None

    def refuse(self) -> None:
        """UsageError where fixes are to be taken in records."""
        if self._takes:
            raise UsageError("Records are checked, not mended: --fix and --diff are for documents.")

    @property
    def changes(self) -> bool:
        """Whether anything was mended."""
        return self._mending is not None and bool(self._mending.drafts)

    def report(self, drafts: Sequence[Path | Draft], settings: Settings, progress: Progress) -> Report:
        """The report on the drafts, as they are once the fixes are taken in them.

        Raises UsageError where a mended draft cannot be written.
        """
        from tieout import pipeline

        if not self._takes:
            return pipeline.run(drafts, settings, progress)
        self._mending = pipeline.mend(drafts, settings, progress, unsafe=self._unsafe)
        if self._fix:
            self._write(self._mending)
        return self._mending.report

    def show(self, color: str, file: Path | None) -> None:
        """Write the differences, and say on standard error how many findings they mend."""
        if self._mending is None:
            return
        colour = color == "always" if file else _output.colour_here(color)
        _output.write(_lines(self._mending, colour=colour), file)
        _tell(self._mending)
        fixed, left = self._mending.report.fixed, len(self._mending.report.findings)
        click.echo(f"tieout: {fixed:,} of {fixed + left:,} findings would be mended.", err=True)

    @staticmethod
    def _write(mending: Mending) -> None:
        _tell(mending)
        for draft in mending.drafts:
            try:
                _overwrite(Path(draft.name), draft.data)
            except OSError as error:
                raise UsageError(f"{draft.name} cannot be written: {error.strerror}.") from None


def _overwrite(path: Path, data: bytes) -> None:
    """Write a file anew in its own place, so that its owner, its mode and its links stay.

    Where there is no room for it, it is as it was, and the OSError is raised again.
    """
    with path.open("r+b", buffering=0) as file:
        before = file.readall()
        try:
            _put(file, data)
        except OSError:
            _put(file, before)
            raise


def _put(file: FileIO, data: bytes) -> None:
    file.seek(0)
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]
    file.truncate()


def _tell(mending: Mending) -> None:
    for sentence in mending.problems:
        click.echo(f"tieout: {sentence}", err=True)


def _lines(mending: Mending, *, colour: bool) -> Iterator[str]:
    from tieout.fixes import unified

    for draft in mending.drafts:
        for line in unified(draft.name, draft.patch):
            yield _coloured(line) if colour else line


def _coloured(line: str) -> str:
    """A line in the colours of git; what could steer the terminal is made visible."""
    from tieout.reports.layout import visible

    text, end = (line[:-1], "\n") if line.endswith("\n") else (line, "")
    shown = visible(text)
    style = "1" if shown.startswith(("--- ", "+++ ")) else _STYLES.get(shown[:1])
    return f"\x1b[{style}m{shown}\x1b[0m{end}" if style else shown + end
