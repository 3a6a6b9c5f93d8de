"""From records to reports, one after another or on several processes; what is asked for first comes first."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from tieout import documents, pipeline, rules
from tieout.config import Settings
from tieout.errors import BadRecordError, TieoutError
from tieout.library import Library, forget
from tieout.model import Document, Report
from tieout.records.named import Named
from tieout.records.pool import in_order
from tieout.records.record import Id, InlineSource, Record, id_of, record_of
from tieout.text.particulars import completed

_LIBRARIES_KEPT = 8
_NO_SOURCES = "The record has no sources, and there is no library to take them from: name one with --sources."


@dataclass(frozen=True, slots=True)
class CheckedRecord:
    """What became of one record: a report, or the sentence that says why there is none. `number` counts from 1."""

    number: int
    id: Id | None
    report: Report | None
    error: str | None = None


class Checker:
    """Checks records against their own sources, or against those of a library, which is opened once."""

    def __init__(self, settings: Settings, library: Library | None = None) -> None:
        rules.refuse_unknown(settings)
        self._settings = settings
        self._library = library
        self._named = Named(library) if library is not None else None
        self._parts: dict[tuple[int, ...], Library] = {}

    def check(self, record: Record) -> tuple[Report, Library]:
        """The report on a record, and the library that it was held against.

        BadRecordError where it names sources that are not there; UsageError for a format that is none.
        """
        library = self._library_of(record)
        report = pipeline.check([_document(record)], library, self._settings)
        if library is not self._library and library not in self._parts.values():
            forget(library)
        return (_with_sources_shown(report) if record.sources is None else report), library

    def _library_of(self, record: Record) -> Library:
        if record.sources is None:
            if self._library is None:
                raise BadRecordError(_NO_SOURCES)
            return self._library
        names = [one for one in record.sources if isinstance(one, str)]
        numbers = self._numbers(names)
        inline = [one for one in record.sources if isinstance(one, InlineSource)]
        return self._among(numbers) if numbers and not inline else self._of(inline, numbers)

    def _numbers(self, names: Sequence[str]) -> tuple[int, ...]:
        if not names:
            return ()
        if self._named is None:
            raise BadRecordError(_NO_SOURCES)
        return tuple(sorted({number for name in names for number in self._named.numbers(name)}))

    def _among(self, numbers: tuple[int, ...]) -> Library:
        """The sources of those numbers alone; a few such libraries are kept, since records often share one."""
        if numbers not in self._parts:
            if len(self._parts) >= _LIBRARIES_KEPT:
                del self._parts[next(iter(self._parts))]
            self._parts[numbers] = self._of((), numbers)
        return self._parts[numbers]

    def _of(self, inline: Sequence[InlineSource], numbers: Sequence[int]) -> Library:
        read = [_source(one, number) for number, one in enumerate(inline, 1)]
        for number in numbers:
            document = self._library.document(number) if self._library is not None else None
            if document is None:
                raise BadRecordError(f"The source {self._path(number)} cannot be read.")
            read.append(replace(document, id=f"s{len(read) + 1}"))
        return Library.of(read, documents.tables_of, documents.is_sheet)

    def _path(self, number: int) -> str:
        return self._library.source(number).path if self._library is not None else ""


def check_all(
    values: Iterable[object], settings: Settings, library: Library | None = None, workers: int = 1
) -> Iterator[CheckedRecord]:
    """What becomes of each of some values that should be records, in their order, as they are asked for.

    With several workers the library is that of the settings, and no more values are taken than keep the workers busy.
    """
    work = partial(_checked, settings) if workers > 1 else partial(checked, Checker(settings, library))
    return in_order(work, enumerate(values, 1), workers)


def _checked(settings: Settings, numbered: tuple[int, object]) -> CheckedRecord:
    return checked(checker(settings), numbered)


def checked(checker: Checker, numbered: tuple[int, object]) -> CheckedRecord:
    """What becomes of a value that should be a record; what is wrong with it is its own affair."""
    number, value = numbered
    try:
        record = record_of(value)
        return CheckedRecord(number, record.id, checker.check(record)[0])
    except TieoutError as problem:
        return CheckedRecord(number, id_of(value), None, str(problem))


@cache
def checker(settings: Settings) -> Checker:
    """The checker of this process, which is a worker: what is there by now stays, and is looked through no more."""
    made = Checker(settings, pipeline.open_library(settings, pipeline.Silence()) if settings.sources else None)
    gc.freeze()
    return made


def _document(record: Record) -> Document:
    document = documents.read_text(record.text, record.name, "d1", record.format)
    return replace(document, given=record.given) if record.given else document


def _source(source: InlineSource, number: int) -> Document:
    document = documents.read_text(source.text, source.name, f"s{number}", source.format, paragraphs=False)
    metadata = completed(source.metadata, document.metadata)
    return document if metadata == document.metadata else replace(document, metadata=metadata)


def _with_sources_shown(report: Report) -> Report:
    """A report that lists, of a library that may be large, the sources that it shows a passage of."""
    shown = {
        passage.source
        for verdict in report.verdicts
        for evidence in (*verdict.evidence, *verdict.nearest)
        for passage in evidence.passages
    }
    return replace(report, sources=tuple(source for source in report.sources if source.id in shown))
