"""Going on where a run was cut off: the reports that the output holds already answer the first records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from tieout.config import Settings
from tieout.errors import BadRecordError, UsageError
from tieout.records.lines import BAD, FOUND, Line, value_of
from tieout.records.record import Id, id_of


def kept(output: Path, lines: Iterator[Line], settings: Settings) -> tuple[int, int, int]:
    """How many reports a file holds, the highest exit code of them, and how many say that a record is none; as many of
    `lines` are taken.

    A last line that was cut off is dropped from the file. UsageError where the reports are of other records.
    """
    count = highest = bad = 0
    try:
        _drop_what_was_cut_off(output)
        with output.open("rb") as stream:
            for count, data in enumerate(stream, 1):
                id, code = _report(output, count, data, settings)
                line = next(lines, None)
                if line is None or _id(line) != id:
                    raise UsageError(f"Line {count} of {output} answers no such record: it is of another input.")
                highest, bad = max(highest, code), bad + (code == BAD)
    except FileNotFoundError:
        return 0, 0, 0
    except OSError as problem:
        raise UsageError(f"The reports in {output} cannot be gone on with: {problem.strerror}.") from None
    return count, highest, bad


def _drop_what_was_cut_off(output: Path) -> None:
    """Leave nothing behind the last line feed of a file."""
    with output.open("r+b") as stream:
        size = end = stream.seek(0, 2)
        while end > 0:
            begin = max(0, end - (1 << 16))
            stream.seek(begin)
            found = stream.read(end - begin).rfind(b"\n")
            if found >= 0:
                end = begin + found + 1
                break
            end = begin
        if end < size:
            stream.truncate(end)


def _report(output: Path, number: int, data: bytes, settings: Settings) -> tuple[Id | None, int]:
    """The id that a report answers, and the exit code it alone would give."""
    try:
        report = json.loads(data)
        if "error" in report:
            return id_of(report), BAD
        levels = [finding["severity"] for finding in report["findings"]]
        wrong = settings.fails(levels, report["summary"]["unchecked"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise UsageError(f"Line {number} of {output} is no report: it cannot be gone on with.") from None
    return id_of(report), FOUND if wrong else 0


def _id(line: Line) -> Id | None:
    try:
        return id_of(value_of(line))
    except BadRecordError:
        return None
