"""What the items of a document cite: the sources that their citations lead to, and whether these hold the words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from tieout.library.library import Library
from tieout.library.places import SLACK, Places, section_numbers
from tieout.library.resolving import readable
from tieout.library.silence import silent_terms
from tieout.model import (
    Answer,
    Citation,
    CitationForm,
    Cited,
    DateAnswer,
    Document,
    Evidence,
    Item,
    ItemKind,
    Locator,
    LocatorKind,
    Misplaced,
    Passage,
    Resolution,
    Source,
    Verdict,
)
from tieout.text.languages import NAMES, SAMPLE, language_of, primary
from tieout.text.patterns import lazy

_TRANSLATED = lazy(r"\btranslat(?:ed|ion|or|ing|ions)\b|\btrans\.|\bin the original\b", re.IGNORECASE)
_WORDS_SHOWN = 60


class CitedSources:
    """The citations of one document and what they were resolved to."""

    def __init__(
        self, document: Document, resolved: Mapping[str, tuple[Citation, Resolution]], library: Library
    ) -> None:
        self._document, self._resolved, self._library = document, resolved, library
        self._numbers = {source.id: number for number, source in enumerate(library.sources)} if resolved else {}
        self._known: dict[tuple[str, ...], Cited] = {}
        self._languages: dict[str, str | None] = {}
        self._places: dict[str, Places | None] = {}
        self._own_language: str | None = None

    def of(self, item: Item) -> Cited:
        """What an item cites."""
        if not item.citations:
            return Cited()
        if item.citations not in self._known:
            self._known[item.citations] = self._cited(item.citations)
        return self._known[item.citations]

    def part(self, cited: Cited) -> Library | None:
        """The part of the library that is cited; None where nothing is, or it cannot be read."""
        numbers = frozenset(self._numbers[source.id] for source in cited.sources)
        return self._library.among(numbers) if numbers else None

    def of_answer(self, item: Item, answer: Answer, again: Callable[[Library], Answer]) -> Cited:
        """What an item cites, and what of it the sources cited are silent on; `again` asks a part of the library."""
        cited = self.of(item)
        part = self.part(cited) if cited.whole else None
        if part is None or item.kind is ItemKind.CITATION:
            return cited
        if item.kind is ItemKind.NAME:  # one item in all of a draft: the statement is asked for it where it is cited
            return cited
        if item.kind is ItemKind.STATEMENT:
            return replace(cited, silent=silent_terms(item.text, part, self._library))
        if isinstance(answer, DateAnswer) and answer.other is not None:  # the sources say otherwise, wherever they do
            return cited
        known = bool(answer.evidence) and not part.has_all(item.text) and not again(part).evidence
        return replace(cited, silent=(item.text,) if known else ())

    def sources_of(self, evidence: Iterable[Evidence]) -> tuple[Source, ...]:
        """The sources that some readings stand in."""
        ids = dict.fromkeys(passage.source for reading in evidence for passage in reading.passages)
        return tuple(self._library.sources[self._numbers[id]] for id in ids)

    def _cited(self, ids: Sequence[str]) -> Cited:
        pairs = [self._resolved[id] for id in ids if id in self._resolved]
        firm = [resolution for citation, resolution in pairs if not citation.loose or _is_meant(citation, resolution)]
        sources = _unique(source for _, resolution in pairs for source in readable(resolution.sources))
        whole = bool(firm) and all(one.sources and len(readable(one.sources)) == len(one.sources) for one in firm)
        language = self._foreign(sources)
        return Cited(
            citations=tuple(citation for citation, _ in pairs),
            sources=sources,
            whole=whole,
            language=language,
            disclosed=language is not None and self._discloses(language),
        )

    # -- languages ------------------------------------------------------------------------------------------------

    def _foreign(self, sources: Sequence[Source]) -> str | None:
        """The language of some sources, where it is one and plainly another than the document's."""
        languages = {self._language(source) for source in sources[:_SAMPLED]}
        theirs = languages.pop() if len(languages) == 1 else None
        if theirs is None:
            return None
        if self._own_language is None:
            said = primary(self._document.metadata.language)
            self._own_language = said or language_of(self._document.prose[:SAMPLE]) or ""
        return theirs if self._own_language and theirs != self._own_language else None

    def _language(self, source: Source) -> str | None:
        if source.id not in self._languages:
            said = primary(source.metadata.language)
            self._languages[source.id] = said or language_of(self._library.text_of(self._numbers[source.id])[:SAMPLE])
        return self._languages[source.id]

    def _discloses(self, language: str) -> bool:
        """Whether the draft says that something was translated, or names the language."""
        prose = self._document.prose
        name = NAMES.get(language)
        return bool(_TRANSLATED.search(prose)) or (name is not None and re.search(rf"\b{name}\b", prose) is not None)

    # -- locators -------------------------------------------------------------------------------------------------

    def located(self, verdicts: Iterable[Verdict]) -> dict[str, tuple[Misplaced, ...]]:
        """The locators that are not where the words cited stand, by citation; `verdicts` say what was found."""
        wrong: dict[str, list[Misplaced]] = {}
        for verdict in verdicts:
            for citation in self.of(verdict.item).citations:
                if citation.locators and verdict.evidence:
                    wrong.setdefault(citation.id, []).extend(self._misplaced(citation, verdict))
        return {id: tuple(found) for id, found in wrong.items() if found}

    def _misplaced(self, citation: Citation, verdict: Verdict) -> Iterable[Misplaced]:
        """The first locator of each kind, where none of its kind holds the words in the source cited."""
        mine = {source.id for source in self._resolved[citation.id][1].sources}
        passages = [passage for passage in verdict.evidence[0].passages if passage.source in mine]
        for kind in dict.fromkeys(locator.kind for locator in citation.locators):
            given = [locator for locator in citation.locators if locator.kind is kind]
            if kind is LocatorKind.SECTION:
                yield from self._in_other_section(given, passages, verdict)
                continue
            lined = any(len(locator.start) > 1 for locator in given)
            spots = [spot for passage in passages if (spot := self._where(kind, passage, lined=lined)) is not None]
            if spots and not any(_meets(locator, spot) for locator in given for spot in spots):
                yield Misplaced(given[0], _opening(verdict.item.text), _told(kind, spots[0]))

    def _in_other_section(
        self, given: Sequence[Locator], passages: Sequence[Passage], verdict: Verdict
    ) -> Iterable[Misplaced]:
        """The first of some sections, where the source has each of them and the words stand in another."""
        for passage in passages[:1]:
            places = self._places_of(passage.source)
            found = places.sections(passage.span) if places else None
            if places is None or found is None or not all(places.has_section(locator.start) for locator in given):
                continue
            spot = section_numbers(found[0]), section_numbers(found[1])
            if not any(_meets(locator, spot) for locator in given):
                yield Misplaced(given[0], _opening(verdict.item.text), f"section {found[0]}")

    def _places_of(self, source: str) -> Places | None:
        if source not in self._places:
            text = self._library.text_of(self._numbers[source], prose=False)
            self._places[source] = Places(text) if text else None
        return self._places[source]

    def _where(self, kind: LocatorKind, passage: Passage, *, lined: bool) -> Spot | None:
        """The first and the last place of a passage, each as a locator gives it."""
        if kind is LocatorKind.PAGE and passage.location.page is not None and not lined:
            return (passage.location.page,), (passage.location.page,)
        places = self._places_of(passage.source)
        if places is None:
            return None
        if lined and kind is LocatorKind.PAGE:
            return places.lines(passage.span)
        spot = places.where(kind, passage.span)
        return ((spot[0],), (spot[1],)) if spot else None


_SAMPLED = 5


def _is_meant(citation: Citation, resolution: Resolution) -> bool:
    """Whether what may name a source in passing cites one: by an author and a year, or in brackets of its own."""
    return bool(resolution.sources) and (citation.closes or citation.form is CitationForm.AUTHOR_YEAR)


def _unique(sources: Iterable[Source]) -> tuple[Source, ...]:
    return tuple({source.id: source for source in sources}.values())


Spot = tuple[tuple[int, ...], tuple[int, ...]]
"""Where a passage begins and ends, each as numbers from the widest unit to the narrowest."""


def _opening(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _WORDS_SHOWN else words[:_WORDS_SHOWN].rpartition(" ")[0] + " …"


def _meets(locator: Locator, spot: Spot) -> bool:
    """Whether a locator and a place share something, as far as both tell."""
    depth = min(len(locator.start), len(spot[0]))
    end = max(locator.end, locator.start)
    return locator.start[:depth] <= spot[1][:depth] and spot[0][:depth] <= end[:depth]


def _told(kind: LocatorKind, spot: Spot) -> str:
    """A place as a reader would look it up."""
    low, high = spot
    if kind is LocatorKind.TIME:
        return f"after {_clock(max(0, low[0] + SLACK))}"
    if len(low) > 1:
        first, last = (":".join(map(str, place)) for place in spot)
        return f"page {first}" if first == last else f"page {first}-{last}"
    return f"{kind.value} {low[0]}" if low == high else f"{kind.value}s {low[0]} to {high[0]}"


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
