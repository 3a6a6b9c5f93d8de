"""The story of a run, top to bottom: read, extract, search, judge, report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tieout import decisions, documents, rules
from tieout.access import access_of, limits_of
from tieout.config import Settings
from tieout.errors import NoSourcesError, TieoutError, UnreadableError
from tieout.items import extract, may_count
from tieout.items.secondhand import quoted_at
from tieout.library import (
    CitedSources,
    Found,
    Hearing,
    Library,
    Memory,
    NoMemory,
    Sought,
    collect,
    corroborated,
    finders,
    uncollected,
)
from tieout.model import (
    Annotation,
    Answer,
    Changes,
    Citation,
    Document,
    Evidence,
    Finding,
    Item,
    ItemKind,
    Outcome,
    Quotation,
    Reason,
    Report,
    Resolution,
    Source,
    Span,
    TextEdit,
    Verdict,
)
from tieout.rules.judging import Judge, Searched

if TYPE_CHECKING:
    from tieout.fixes import Mending

_PARTIAL_FROM = 5
"""So many items not found, and more than are found, raise the question whether the sources are complete."""

_MAYBE_PARTIAL = (
    "Most quotations were not found: if the sources are not complete, --partial-sources counts these as unchecked."
)


class Progress(Protocol):
    """Told of long work as it goes."""

    def start(self, label: str, total: int) -> None: ...

    def advance(self, n: int = 1) -> None: ...

    def finish(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that is no file: what came on standard input, under the name to report it by."""

    name: str
    data: bytes


class Silence:
    """Progress that nobody watches."""

    def start(self, label: str, total: int) -> None:
        """Nothing to show."""

    def advance(self, n: int = 1) -> None:
        """Nothing to show."""

    def finish(self) -> None:
        """Nothing to show."""


def run(drafts: Sequence[Path | Draft], settings: Settings, progress: Progress | None = None) -> Report:
    """Check some drafts against the sources that the settings name.

    Of several drafts, one that cannot be read costs only itself: the report says so in `unread`. Raises
    UnreadableError where none can be read, NoSourcesError where no source can, UsageError for settings that mean
    nothing.
    """
    rules.refuse_unknown(settings)
    read, unread = _read_all(drafts, settings)
    library = open_library(settings, progress or Silence(), read)
    report = replace(check(read, library, settings, progress), unread=unread)
    return _with_pages(report, library, drafts, settings)


def _with_pages(report: Report, library: Library, drafts: Sequence[Path | Draft], settings: Settings) -> Report:
    """A report with what its output shows of pages."""
    from tieout import reports  # imported late: who only asks for a report does without

    reporter = reports.find(settings.output_format)
    shows = settings.pages or reporter.has_pictures
    pictured = {where for where, _ in reports.pictured(report)} if shows else set()
    places = tuple(reporter.places(report))
    if not (places or pictured):
        return report
    numbers = {source.id: number for number, source in enumerate(library.sources)}
    read = {document.id: document for document in report.documents}
    held = {draft.name: draft.data for draft in drafts if isinstance(draft, Draft)}

    def document_of(id: str) -> Document | None:
        return read[id] if id in read else library.document(numbers[id])

    return documents.with_pages(report, places, pictured, document_of, held, limits_of(settings))


def mend(
    drafts: Sequence[Path | Draft], settings: Settings, progress: Progress | None = None, *, unsafe: bool = False
) -> Mending:
    """Check some drafts, take the fixes of what is found, and check again, until nothing more can be mended.

    Nothing is written. Fixes that are not safe are taken with `unsafe`. Raises what `run` raises.
    """
    from tieout import fixes  # imported late: most runs only tell

    limits = limits_of(settings)
    held = [fixes.Content(_name(draft), data) for draft, data in _contents(drafts, limits)]

    def again(mended: Mapping[str, bytes]) -> Report:
        now = [Draft(name, mended[name]) if (name := _name(one)) in mended else one for one in drafts]
        return run(now, settings, progress)

    def revise(document: Document, data: bytes, taken: Sequence[Sequence[TextEdit]]) -> tuple[bytes, list[int]] | None:
        return documents.revised(document, data, taken, limits, settings.of(document.path).tracked_changes)

    means = fixes.Means(documents.text_of, revise)
    return fixes.mend(held, again, means, unsafe=unsafe)


def _contents(drafts: Sequence[Path | Draft], limits: documents.Limits) -> Iterator[tuple[Path | Draft, bytes]]:
    """What the drafts hold that can be read; of the others the report speaks."""
    for draft in drafts:
        with suppress(UnreadableError):
            yield draft, draft.data if isinstance(draft, Draft) else documents.bytes_of(draft, limits)


def _name(draft: Path | Draft) -> str:
    """What a draft is called in the report."""
    return draft.name if isinstance(draft, Draft) else str(draft)


def annotated(draft: Path | Draft, read: Document, annotations: Iterable[Annotation], settings: Settings) -> bytes:
    """A copy of a draft, as it was when it was read, with annotations in it.

    Raises UnreadableError where the draft was changed since, UsageError where its format has no room for any.
    """
    data = draft.data if isinstance(draft, Draft) else None
    return documents.annotated(read, tuple(annotations), limits_of(settings), _changes_of(draft, settings), data)


def _read_all(drafts: Sequence[Path | Draft], settings: Settings) -> tuple[list[Document], tuple[str, ...]]:
    """The drafts that can be read, numbered through, and a sentence for each that cannot."""
    read: list[Document] = []
    problems: list[UnreadableError] = []
    for draft in drafts:
        try:
            read.append(_read(draft, f"d{len(read) + 1}", settings))
        except UnreadableError as problem:
            problems.append(problem)
    if problems and not read:
        raise UnreadableError(_first_of([str(problem) for problem in problems])) from problems[0]
    return read, tuple(map(str, problems))


def _first_of(problems: Sequence[str]) -> str:
    """The first of some sentences that say what could not be read, and how many more there are."""
    rest = len(problems) - 1
    return f"{problems[0].rstrip('.')} ({rest} more could not be read either)." if rest else problems[0]


def open_library(settings: Settings, progress: Progress, drafts: Sequence[Document] = ()) -> Library:
    """The library of the sources that the settings name, indexed as far as it was not, for some drafts if for any."""
    if not settings.sources:
        raise NoSourcesError(
            "No sources to check against: name some with --sources, or put them in sources/ beside the draft."
        )
    lists = any(map(may_count, drafts)) and rules.are_about_figures(settings)
    library = collect(settings, access_of(settings, lists=lists), progress)
    if not library.numbers:
        raise NoSourcesError(_nothing_readable(settings, library))
    if not library.words and not library.rowwise:
        named = ", ".join(str(path) for path in settings.sources)
        raise NoSourcesError(f"The sources in {named} hold no word: there is nothing to check against.")
    return library


def _nothing_readable(settings: Settings, library: Library) -> str:
    named = ", ".join(str(path) for path in settings.sources)
    problems = [source.problem for source in library.sources if source.problem]
    if not problems:
        return f"No source to read in {named}: there is no file in it that could be one."
    return f"No source in {named} can be read: {_first_of(problems)}"


def check(
    read: Sequence[Document],
    library: Library,
    settings: Settings,
    progress: Progress | None = None,
    memory: Memory | None = None,
) -> Report:
    """Check documents that were read against a library that is open.

    `memory` is what that library answered before, under the same settings: only what is new is asked.
    """
    progress = progress or Silence()
    benches: dict[Settings, _Bench] = {}
    sifted: list[decisions.Sifted] = []
    for document in read:
        own = settings.of(document.path)
        if own not in benches:
            benches[own] = _bench(own, library, progress, memory)
        with uncollected():
            sifted.append(_check_decided(document, library, benches[own]))
    if settings.per_file_ignores and sifted:
        decisions.tell_idle_patterns(sifted, settings, benches[sifted[0].settings].rulebook)
    if settings.since:
        sifted = [decisions.only_since(one, settings.since) for one in sifted]
    verdicts = tuple(verdict for one in sifted for verdict in one.verdicts)
    # now and not before: a source may have turned out to be unreadable
    sources = library.sources
    return Report(
        documents=tuple(read),
        sources=sources,
        verdicts=verdicts,
        findings=tuple(finding for one in sifted for finding in one.findings),
        notes=(*library.notes, *_notes(verdicts, settings, sources), *decisions.notes(sifted, settings)),
        accepted=tuple(accepted for one in sifted for accepted in one.accepted),
        lapses=tuple(lapse for one in sifted for lapse in one.lapses),
    )


def _check_decided(document: Document, library: Library, bench: _Bench) -> decisions.Sifted:
    """Check a document, and put its findings apart by what was decided about them."""
    read = documents.gridded(_in_language(document, bench.settings.language))
    verdicts, findings = _check_one(read, library, bench)
    tell = partial(bench.judge.lapse, read)
    return decisions.sifted(read, verdicts, findings, bench.settings, library.sources, bench.rulebook, tell)


@dataclass(frozen=True, slots=True)
class _Bench:
    """What the drafts of one set of settings are judged by.

    Items of `idle` kinds get no verdict; `unasked` ones are not even looked for, as no rule of the text asks either.
    """

    settings: Settings
    judge: Judge
    rulebook: decisions.Rulebook
    asked: _Asked
    idle: frozenset[ItemKind]
    unasked: frozenset[ItemKind]


def _bench(settings: Settings, library: Library, progress: Progress, memory: Memory | None) -> _Bench:
    judge, (rulebook, idle) = _judge(settings), _ruled(settings)
    asked = _Asked(library, settings, progress, memory or NoMemory())
    return _Bench(settings, judge, rulebook, asked, idle, frozenset() if judge.reads_words else idle)


def _judge(settings: Settings) -> Judge:
    ruleset = rules.chosen(settings)
    return Judge(ruleset.rules, settings.style, ruleset.levels)


@lru_cache(maxsize=16)
def _ruled(settings: Settings) -> tuple[decisions.Rulebook, frozenset[ItemKind]]:
    """What is known of the rules under some settings, and the kinds of items that none of those chosen is about."""
    known = rules.all_rules()
    of_absence = frozenset(rule.code for rule in known if rule.of_absence)
    rulebook = decisions.Rulebook({rule.code: rule.name for rule in known}, _judge(settings).active, of_absence)
    return rulebook, rules.idle_kinds(rules.chosen(settings).rules)


def _read(draft: Path | Draft, id: str, settings: Settings) -> Document:
    limits = limits_of(settings)
    if isinstance(draft, Draft):
        return documents.read_bytes(draft.data, draft.name, id, limits, _changes_of(draft, settings))
    return documents.read_path(draft, id, limits, _changes_of(draft, settings))


def _changes_of(draft: Path | Draft, settings: Settings) -> Changes:
    return settings.of(draft.name if isinstance(draft, Draft) else str(draft)).tracked_changes


def _in_language(document: Document, language: str | None) -> Document:
    """A document that does not name its language, in the one that the settings name."""
    if language is None or document.metadata.language:
        return document
    return document.with_found(document.turns, document.asides, replace(document.metadata, language=language))


def _check_one(document: Document, library: Library, bench: _Bench) -> tuple[list[Verdict], list[Finding]]:
    judge, asked, settings = bench.judge, bench.asked, bench.settings
    extraction = extract(document, bench.unasked)
    answers = _resolved(document, extraction.others, asked)
    cited = CitedSources(document, answers, library)
    verdicts: list[Verdict] = []
    findings = [finding for mark in extraction.unpaired for finding in judge.mark(document, mark)]
    findings += judge.text(document, (*extraction.quotations, *extraction.others))
    found = asked.found(document, extraction.quotations)
    searched = _searched(found, library, settings)
    for quotation, one in zip(extraction.quotations, searched, strict=True):
        verdict, faults = judge.quotation(document, quotation, _where_cited(document, quotation, one, cited, asked))
        verdicts.append(verdict)
        findings += faults
    misplaced = cited.located(verdicts)
    for item in (one for one in extraction.others if one.kind not in bench.idle):
        answer: Answer = answers[item.id][1] if item.id in answers else asked.answer(document, item)
        if isinstance(answer, Resolution) and item.id in misplaced:
            answer = replace(answer, misplaced=misplaced[item.id])
        again = partial(asked.again, document, item)
        verdict, faults = judge.item(document, item, answer, cited.of_answer(item, answer, again))
        verdicts.append(verdict)
        findings += faults
    verdicts.sort(key=lambda verdict: verdict.item.span)
    verdicts, between = judge.document(document, verdicts)
    return verdicts, findings + between


def _resolved(document: Document, items: Sequence[Item], asked: _Asked) -> dict[str, tuple[Citation, Resolution]]:
    """Each citation and what it was resolved to, by its id: what is cited decides where the others are looked for."""
    found: dict[str, tuple[Citation, Resolution]] = {}
    for item in items:
        if isinstance(item, Citation) and isinstance(answer := asked.answer(document, item), Resolution):
            found[item.id] = item, answer
    return found


def _where_cited(
    document: Document, quotation: Quotation, searched: Searched, cited: CitedSources, asked: _Asked
) -> Searched:
    """What was found for a quotation in the light of what is cited for it.

    Where the sources cited hold it, only what was found in them counts, judged by their size; what others hold is
    shown beside it.
    """
    here = cited.of(quotation)
    part = cited.part(here)
    if part is None:
        return replace(searched, cited=replace(here, whole=False))
    there = asked.found_in(part, document, quotation)
    near = there.nearest if any(one.exact for one in there.nearest) else ()
    held = tuple(one for one in there.evidence if one.exact) or there.evidence
    if (there.evidence or (near and quotation.attributed)) and _as_good(held, searched.evidence):
        elsewhere = tuple(one for one in searched.evidence if not here.holds(one))
        return replace(
            searched, evidence=held, nearest=there.nearest, threshold=there.threshold, cited=here, elsewhere=elsewhere
        )
    threshold = there.threshold if here.whole and not searched.evidence else searched.threshold
    here = replace(here, elsewhere=cited.sources_of(searched.evidence))
    return replace(searched, nearest=there.nearest or searched.nearest, threshold=threshold, cited=here)


def _as_good(there: Sequence[Evidence], anywhere: Sequence[Evidence]) -> bool:
    """Whether what the cited sources hold is the quotation, altered perhaps, and no echo of what stands elsewhere."""
    exact = max((one.surprise for one in anywhere if one.exact), default=0.0)
    return not there or any(one.exact or one.surprise * 2 >= exact for one in there)


class _Asked:
    """The library as it is asked in one check: each question once, and none that was answered in a check before."""

    def __init__(self, library: Library, settings: Settings, progress: Progress, memory: Memory) -> None:
        self._library, self._progress, self._memory = library, progress, memory
        self._partial = settings.partial_sources
        self._finders = {finder.kind: finder(library, partial=self._partial) for finder in finders()}

    def answer(self, document: Document, item: Item) -> Answer:
        """What the library says of an item; of a kind that nobody answers for, nothing can be said."""
        finder = self._finders.get(item.kind)
        if finder is None:
            return Answer(reason=Reason.NOT_CHECKABLE)
        return self._memory.answer(document, item, partial(finder.find, document, item))

    def again(self, document: Document, item: Item, part: Library) -> Answer:
        """What a part of the library says of an item."""
        finder = self._finders.get(item.kind)
        if finder is None:
            return Answer()
        kind, of = type(finder), tuple(part.numbers)
        return self._memory.answer(document, item, lambda: kind(part, partial=True).find(document, item), of)

    def found(self, document: Document, quotations: Sequence[Quotation]) -> list[Found]:
        """What the library finds for each quotation of a document, in the light of what it finds for the others."""
        self._progress.start(f"Checking {document.path}", len(quotations))
        known = [self._memory.known(document, quotation) for quotation in quotations]
        new = [quotation for quotation, found in zip(quotations, known, strict=True) if found is None]
        sought = [_sought(document, quotation) for quotation in new]
        answers = self._library.search_all(sought, partial=self._partial)
        for place in (place for place, found in enumerate(known) if found is None):
            found = known[place] = next(answers)
            self._memory.keep(document, quotations[place], found)
            self._progress.advance()
        self._progress.finish()
        return corroborated([found for found in known if found is not None], partial=self._partial)

    def found_in(self, part: Library, document: Document, quotation: Quotation) -> Found:
        """What a part of the library finds for a quotation."""
        of = tuple(part.numbers)
        found = self._memory.known(document, quotation, of)
        if found is None:
            found = next(part.search_all([_sought(document, quotation)]))
            self._memory.keep(document, quotation, found, of)
        return found


def _sought(document: Document, quotation: Quotation) -> Sought:
    hearing = Hearing(quotation.speaker.name if quotation.speaker else None, quoted_at)
    return Sought(quotation.text, partial(span_within, document, quotation), hearing)


def _searched(found: Sequence[Found], library: Library, settings: Settings) -> Iterator[Searched]:
    """What was found, in the terms the judge asks."""
    sources = library.sources
    paths = tuple(source.path for source in sources if source.problem is None)
    unreadable = len(paths) < len(sources)
    for one in found:
        yield Searched(
            evidence=one.evidence,
            nearest=one.nearest,
            weight=one.weight,
            threshold=one.threshold,
            paths=paths,
            unreadable=unreadable,
            partial=settings.partial_sources,
        )


def span_within(document: Document, quotation: Quotation, start: int, end: int) -> Span:
    """The span of the document for a range of a quotation's text (its parts joined with one space)."""
    first, last = _prose_offset(quotation, start, closing=False), _prose_offset(quotation, end, closing=True)
    return document.offsets.span(Span(first, max(first, last)))


def _prose_offset(quotation: Quotation, offset: int, *, closing: bool) -> int:
    base = 0
    for part in quotation.parts:
        length = len(part.text)
        if offset < base + length or (closing and offset == base + length):
            return part.prose.start + max(0, offset - base)
        base += length + 1
    return quotation.parts[-1].prose.end


def _notes(verdicts: Iterable[Verdict], settings: Settings, sources: Sequence[Source]) -> Iterable[str]:
    """What is to be said of the run as a whole."""
    items = [verdict for verdict in verdicts if verdict.item.kind is ItemKind.QUOTATION]
    missing = sum(v.outcome is Outcome.FINDING and not v.evidence for v in items)
    found = sum(bool(v.evidence) for v in items)
    if not settings.partial_sources and missing >= _PARTIAL_FROM and missing > found:
        yield _MAYBE_PARTIAL
    if any(v.reason is Reason.SOURCE_UNREADABLE for v in items):
        broken = sum(source.problem is not None for source in sources)
        yield f"{broken} of {len(sources)} sources could not be read; what is not found elsewhere is unchecked."


__all__ = ["Draft", "Progress", "TieoutError", "check", "open_library", "run", "span_within"]
