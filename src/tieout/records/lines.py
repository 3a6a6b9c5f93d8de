"""Records as lines of JSON, and reports as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from tieout.config import Settings
from tieout.errors import BadRecordError, TieoutError
from tieout.library import Library
from tieout.model import Report
from tieout.records.checking import Checker, checker
from tieout.records.pool import in_order
from tieout.records.record import Id, Record, id_of, record_of
from tieout.records.units import in_unit
from tieout.reports.json import whole
from tieout.reports.jsontext import Encoder, Json
from tieout.text.offsets import Unit

LONGEST = 64 << 20
"""Bytes of one line; a longer one is a bad record."""
FOUND, BAD = 1, 2
_ENCODE = Encoder(ascii_only=False)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the input by its number, from 1; `data` is None where it is longer than any may be."""

    number: int
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Answer:
    """The line that answers a record, and the exit code that it alone would give."""

    text: str
    code: int


def lines_of(stream: BinaryIO) -> Iterator[Line]:
    """The lines of a stream that hold anything, each read when it is asked for."""
    number = 0
    while data := stream.readline(LONGEST + 1):
        number += 1
        if len(data) > LONGEST and not data.endswith(b"\n"):
            _skip(stream)
            yield Line(number, None)
        elif data.strip():
            yield Line(number, data)


def _skip(stream: BinaryIO) -> None:
    """Read to the end of a line, and forget it."""
    while (data := stream.readline(LONGEST)) and not data.endswith(b"\n"):
        pass


def answers(lines: Iterable[Line], settings: Settings, library: Library | None, workers: int) -> Iterator[Answer]:
    """The line that answers each line, in order; `library` is that of the settings, opened before.

    Several workers open it for themselves.
    """
    if workers == 1:
        return map(partial(_answer, Checker(settings, library), settings), lines)
    return in_order(partial(_answer_there, settings), lines, workers)


def _answer_there(settings: Settings, line: Line) -> Answer:
    return _answer(checker(settings), settings, line)


def _answer(checker: Checker, settings: Settings, line: Line) -> Answer:
    id: Id | None = None
    try:
        value = value_of(line)
        id = id_of(value)
        record = record_of(value)
        report, library = checker.check(record)
    except TieoutError as problem:
        return Answer(_ENCODE({"id": id, "line": line.number, "error": str(problem)}) + "\n", BAD)
    wrong = settings.fails((finding.severity for finding in report.findings), report.unchecked)
    return Answer(_told(record, report, library), FOUND if wrong else 0)


def value_of(line: Line) -> object:
    """What a line holds; BadRecordError where it is no JSON."""
    if line.data is None:
        raise BadRecordError(f"The line is longer than {LONGEST >> 20} MB.")
    try:
        value: object = json.loads(line.data.rstrip().decode("utf-8-sig" if line.number == 1 else "utf-8"))
    except RecursionError:
        raise BadRecordError("The line is not valid JSON: it is nested too deeply.") from None
    except UnicodeDecodeError as problem:
        raise BadRecordError(f"The line is not UTF-8 at byte {problem.start}.") from None
    except json.JSONDecodeError as problem:
        what = problem.msg[:1].lower() + problem.msg[1:]
        raise BadRecordError(f"The line is not valid JSON at column {problem.colno}: {what}.") from None
    except ValueError:
        raise BadRecordError("The line is not valid JSON: it has a number of thousands of digits.") from None
    return value


def _told(record: Record, report: Report, library: Library) -> str:
    if record.offsets is not Unit.CODE_POINTS:
        report = in_unit(report, library, record.offsets)
    told = whole(report)
    head: dict[str, Json] = {"schema": told.pop("schema"), "id": record.id}
    if record.offsets is not Unit.CODE_POINTS:
        head["offsets"] = record.offsets.value
    return _ENCODE({**head, **told}) + "\n"
