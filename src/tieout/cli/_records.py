"""`tieout check --input-format jsonl`: records in, one report a line out."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from tieout.cli import _output, _progress
from tieout.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from tieout.config import Settings

STANDARD_INPUT = "-"
_FORMATS = (None, "json")
_BAD = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for; `format` is None where it does not name one."""

    names: Sequence[str]
    format: str | None
    output: Path | None
    workers: int | None
    resume: bool


def check(wanted: Wanted, settings: Settings) -> int:
    """Write a report for each record, as it is done, and give the exit code of all of them."""
    from tieout import pipeline, records
    from tieout.library.processors import processors

    _refuse(wanted)
    workers = wanted.workers or processors()
    with _opened(wanted.names[0]) as stream, _progress.bar() as progress:
        library = pipeline.open_library(settings, progress) if settings.sources else None
        lines = records.lines_of(stream)
        done, code, bad = 0, 0, 0
        if wanted.resume and wanted.output:
            done, code, bad = records.kept(wanted.output, lines, settings)
        progress.start("Checking records", 0)
        progress.advance(done)
        with _written(wanted) as output:
            for answer in records.answers(lines, settings, library, workers):
                _put(output, answer.text.encode(), wanted)
                code, bad = max(code, answer.code), bad + (answer.code == _BAD)
                progress.advance()
    if bad:
        click.echo(f"tieout: {bad:,} of the records could not be checked: their 'error' says why.", err=True)
    return code


def _put(output: BinaryIO, data: bytes, wanted: Wanted) -> None:
    """Write a report; UsageError where there is no room for it."""
    try:
        output.write(data)
        output.flush()
    except BrokenPipeError:
        raise
    except OSError as problem:
        if wanted.output is None:
            _output.abandon()
        place = wanted.output or "standard output"
        raise UsageError(f"The reports cannot be written to {place}: {problem.strerror}.") from None


def _refuse(wanted: Wanted) -> None:
    if len(wanted.names) > 1:
        raise UsageError("Records are read from one file, or from standard input.")
    if wanted.format not in _FORMATS:
        raise UsageError(f"A record is answered with a line of JSON, which --output-format {wanted.format} is not.")
    if wanted.resume and wanted.output is None:
        raise UsageError("--resume goes on behind the reports in --output-file: name that, too.")


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    """The stream that records are read from."""
    if name == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    with ExitStack() as held:
        try:
            stream = held.enter_context(Path(name).open("rb"))
        except FileNotFoundError:
            raise UnreadableError(f"{name} cannot be read: there is no such file.") from None
        except OSError as problem:
            raise UnreadableError(f"{name} cannot be read: {problem.strerror}.") from None
        yield stream


@contextmanager
def _written(wanted: Wanted) -> Iterator[BinaryIO]:
    """The stream that reports are written to."""
    if wanted.output is None:
        yield sys.stdout.buffer
        return
    with ExitStack() as held:
        try:
            stream = held.enter_context(wanted.output.open("ab" if wanted.resume else "wb"))
        except OSError as problem:
            raise UsageError(f"The reports cannot be written to {wanted.output}: {problem.strerror}.") from None
        yield stream
