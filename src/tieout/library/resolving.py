"""From a citation to the sources that it may mean.

What names a source most surely is asked first: its key, its address, its file, its title, its author with the year, its
outlet with the date. Several sources that are named alike stay several. A date in the citation leaves out sources of
another date; an outlet alone is enough only where the citation says no more than that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from tieout.library.library import Library
from tieout.library.naming import Names, Number
from tieout.model import Citation, CitationForm, Missing, Reason, Resolution, Source
from tieout.text.citekeys import folded
from tieout.text.isodate import dates_agree, iso_date
from tieout.text.papers import paper_words
from tieout.text.patterns import lazy

_URL = lazy(r"(?<![\w/@])(?:https?://|www\.)[^\s<>\"“”«»]{3,2000}", re.IGNORECASE)
_YEAR = lazy(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_KEY = lazy(r"@([\w][\w:.#$%&+?<>~/-]{0,100})")
_MARKED = lazy(r"[\"“«‘*_].{3,300}?[\"”»’*_]")
_MOST = 200
"""Whoever names more sources than this names none."""
_LOOSE_WORDS = 3
"""So many words beside outlet, date and locator say nothing more."""
_CASE_WORDS = 5
_CASE_SILENT = frozenset("v vs the of and in re ex parte matter inc ltd co corp llc".split())
_PLAIN = frozenset(
    "the a an of in on at by from and p pp page pages para paragraph line lines section see cf accessed retrieved "
    "visited interview with report article print online edition broadcast transcript "
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday".split()
)


class Resolver:
    """Finds the sources of citations, each distinct citation once."""

    def __init__(self, library: Library) -> None:
        self._sources = library.sources
        self._names = Names(self._sources, library.listed)
        self._known: dict[tuple[str, str, tuple[str, ...]], Resolution] = {}
        self._by_id: dict[str, Resolution] = {}

    def resolve(self, citation: Citation) -> Resolution:
        """The sources that a citation may mean; a citation that repeats another is asked after that."""
        if citation.refers_to is not None:
            found = self._by_id.get(citation.refers_to) or Resolution(missing=Missing.NOWHERE)
        elif citation.lost or citation.form is CitationForm.BACK:
            found = Resolution(missing=Missing.NOWHERE)
        else:
            found = self._asked(citation)
        self._by_id[citation.id] = found
        return found

    def _asked(self, citation: Citation) -> Resolution:
        asked = (citation.form.value, citation.target, citation.addresses)
        if asked not in self._known:
            self._known[asked] = self._resolution(self._found(citation))
        return self._known[asked]

    def _resolution(self, numbers: Sequence[Number]) -> Resolution:
        there = tuple(self._sources[number] for number in numbers if number >= 0)
        if len(there) > _MOST:
            return Resolution(reason=Reason.AMBIGUOUS)
        return Resolution(sources=there, missing=None if there else Missing.LISTED if numbers else Missing.ABSENT)

    def _found(self, citation: Citation) -> list[Number]:
        if citation.form is CitationForm.GIVEN:
            return self._paths.get(citation.target, [])
        if citation.form is CitationForm.KEY:
            return self._names.by_key(citation.target)
        if citation.form in (CitationForm.RECORD, CitationForm.CODE):
            return self._names.by_key(citation.target) or self._names.of_words(paper_words(citation.target))
        if citation.form is CitationForm.CASE:
            return self._case(citation.target)
        for address in (*citation.addresses, *_URL.findall(citation.target)):
            if found := self._names.by_url(address.rstrip(".,;:)")):
                return found
        if citation.form in (CitationForm.LINK, CitationForm.URL):
            return []
        return self._in_text(citation)

    @cached_property
    def _paths(self) -> dict[str, list[Number]]:
        """The sources by their paths, to the letter."""
        numbers: dict[str, list[Number]] = {}
        for number, source in enumerate(self._sources):
            numbers.setdefault(source.path, []).append(number)
        return numbers

    def _case(self, target: str) -> list[Number]:
        """The sources that a case is: by its reporter as their key, or by its name as their title or file."""
        name, _, cite = target.rpartition(", ") if ", " in target else (target, "", "")
        words = folded(name).split()
        return (
            (self._names.by_key(cite.partition(" (")[0]) if cite else [])
            or self._names.titles_in(folded(target).split())
            or self._names.titled_after(words[:_CASE_WORDS])
            or self._names.of_words([word for word in words if word not in _CASE_SILENT])
        )

    def _in_text(self, citation: Citation) -> list[Number]:
        """The sources that the words of a reference name."""
        text = _URL.sub(" ", citation.target)
        words, date = folded(text).split(), iso_date(text)
        keyed = (self._names.by_key(key) for key in _KEY.findall(text))
        if found := next(filter(None, keyed), None) or self._names.files_in(text):
            return found
        if found := self._of_date(self._names.titles_in(words), date):
            return found
        years = _YEAR.findall(text)
        if citation.form is CitationForm.AUTHOR_YEAR or not _MARKED.search(text):
            for year in years[:3]:
                if found := self._names.authors_in(words, year):
                    return self._fitting(found, words)
                if found := self._names.filed_under(words, year):
                    return found
        return self._by_outlet(citation, words, date)

    def _by_outlet(self, citation: Citation, words: list[str], date: str | None) -> list[Number]:
        """The sources of an outlet, where nothing in the reference says that it means another text of it."""
        ranked = self._names.outlets_in(words)
        fullest = [number for length, number in ranked if length == ranked[0][0]]
        if fullest and not (self._says_more(words, fullest[0]) or self._titled(citation, fullest[0])):
            return self._of_date(fullest, date)
        if citation.form is CitationForm.OUTLET:
            return self._of_date(self._names.titled_after(words[1:] if words[:1] == ["the"] else words), date)
        return []

    def _titled(self, citation: Citation, number: Number) -> bool:
        """Whether a title in marks stands before the outlet; what stands in marks behind it is what it said."""
        marked = _MARKED.search(citation.target)
        outlet = folded(self._names.metadata[number].outlet or "").split()[-1:]
        return marked is not None and not set(outlet) & set(folded(citation.target[: marked.start()]).split())

    def _says_more(self, words: Sequence[str], number: Number) -> bool:
        """Whether a reference has words of a title or a name besides those of a source's own metadata."""
        metadata = self._names.metadata[number]
        own = folded(" ".join(filter(None, (metadata.outlet, metadata.title, *metadata.authors)))).split()
        left = [word for word in words if word not in own and word not in _PLAIN and not word.isdecimal()]
        return len(left) >= _LOOSE_WORDS

    def _of_date(self, numbers: Iterable[Number], date: str | None) -> list[Number]:
        """Those of some sources that a date does not contradict; those of exactly that date, if there are any."""
        if date is None:
            return list(numbers)
        dates = {number: self._names.metadata[number].date for number in numbers}
        exact = [number for number, own in dates.items() if own is not None and dates_agree(own, date)]
        return exact or [number for number, own in dates.items() if own is None]

    def _fitting(self, numbers: list[Number], words: Sequence[str]) -> list[Number]:
        """Of several works of one author and year those with most authors in the reference."""
        said = set(words)
        counts = {number: sum(_surname(a) in said for a in self._names.metadata[number].authors) for number in numbers}
        return [number for number in numbers if counts[number] == max(counts.values())]


def _surname(author: str) -> str:
    return (folded(author).split() or [""])[-1]


def readable(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Those of some sources that could be read."""
    return tuple(source for source in sources if source.problem is None)
