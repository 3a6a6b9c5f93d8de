"""Where a report goes: a terminal, a pipe or a file, and what each can show."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

import click

from tieout.errors import UsageError

if TYPE_CHECKING:
    from tieout.config import Settings
    from tieout.reports import Appearance

PAGE_WIDTH = 100
"""Columns of a page that is no terminal."""


color_option = click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True, help="When to colour."
)
cache_option = click.option(
    "--cache-dir",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the index of the sources is kept (or TIEOUT_CACHE_DIR).",
)


class Canvas(NamedTuple):
    """What the output can show."""

    colour: bool
    width: int
    unicode: bool


def canvas(color: str, file: Path | None) -> Canvas:
    """What the output can show: a file any character, and colours only if asked for."""
    if file is not None:
        return Canvas(color == "always", PAGE_WIDTH, unicode=True)
    return Canvas(wants_colour(color, sys.stdout), width_of(sys.stdout), takes_any_character(sys.stdout))


def appearance(
    settings: Settings, color: str, file: Path | None = None, *, statistics: bool = False, verbose: bool = False
) -> Appearance:
    """What the output can show, and how much of the report is asked for."""
    from tieout.reports import Appearance
    from tieout.rules import all_rules

    shown = canvas(color, file)
    return Appearance(
        colour=shown.colour,
        width=shown.width,
        unicode=shown.unicode,
        rules={rule.code: rule.info() for rule in all_rules()},
        strict=settings.strict,
        statistics=statistics,
        verbose=verbose,
    )


def refuse_unwritable(file: Path | None) -> None:
    """Say before the work, not after it, that its report would have nowhere to go."""
    if file is not None and not file.parent.is_dir():
        raise UsageError(f"The report cannot be written to {file}: there is no folder {file.parent}.")


def refuse_to_annotate(drafts: Sequence[str], file: Path | None) -> None:
    """Say before the work that a copy of a draft needs one draft, and a place of its own."""
    if len(drafts) > 1:
        raise UsageError("A copy with comments is made of one draft at a time: name one.")
    if file is None:
        raise UsageError("A copy of the draft with comments needs a place: name it with --output-file.")
    if file.exists() and Path(drafts[0]).exists() and file.samefile(drafts[0]):
        raise UsageError(f"The copy with comments would take the place of the draft {file}: name another file.")


def colour_here(choice: str) -> bool:
    """Whether to colour what goes to standard output."""
    return wants_colour(choice, sys.stdout)


def width_here() -> int:
    """Columns of standard output."""
    return width_of(sys.stdout)


def wants_colour(choice: str, stream: TextIO) -> bool:
    """Whether to colour: the option, then NO_COLOR, FORCE_COLOR, TERM and what the stream is, in this order."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def width_of(stream: TextIO) -> int:
    """Columns: COLUMNS if it is set, else the terminal's own, else PAGE_WIDTH."""
    fallback = (PAGE_WIDTH, 24)
    if stream.isatty() or os.environ.get("COLUMNS"):
        return shutil.get_terminal_size(fallback).columns
    return PAGE_WIDTH


def takes_any_character(stream: TextIO) -> bool:
    """Whether the stream's encoding has the marks and rulings of a report."""
    try:
        "│“”…─✓中".encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def write(pieces: Iterable[str], file: Path | None = None) -> None:
    """Write to standard output, or to a file in UTF-8; UsageError where the file cannot be written."""
    if file is None:
        _write_stream(pieces, sys.stdout)
        return
    try:
        with file.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.writelines(pieces)
    except OSError as error:
        raise UsageError(f"The report cannot be written to {file}: {error.strerror}.") from None


def write_bytes(data: bytes, file: Path) -> None:
    """Write a file; UsageError where it cannot be written."""
    try:
        file.write_bytes(data)
    except OSError as error:
        raise UsageError(f"The report cannot be written to {file}: {error.strerror}.") from None


def _write_stream(pieces: Iterable[str], stream: TextIO) -> None:
    """In the stream's own encoding; a character that it lacks is written as its number."""
    encoding = stream.encoding or "ascii"
    try:
        stream.writelines(piece.encode(encoding, "backslashreplace").decode(encoding) for piece in pieces)
        stream.flush()
    except BrokenPipeError:
        abandon()
    except OSError as error:
        abandon()
        raise UsageError(f"The report cannot be written to standard output: {error.strerror}.") from None


def abandon() -> None:
    """Standard output takes no more: its reader has had enough or its disk is full. Let the last flush go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
