"""The sources of a library by whatever a citation may call them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import PurePosixPath

from tieout.library.shelving import Listed
from tieout.model import Metadata, Source
from tieout.text.citekeys import folded, normal_url
from tieout.text.patterns import lazy

Number = int
"""A source's place in the library; below 0 an entry of a list that no source in the library is."""

Words = tuple[str, ...]

_LEAD = 3
"""So many words of a title, or as many as it has, are looked up before the rest is compared."""
_LEAST_TITLE = 2
_LONGEST_OPENING = 5
_LEAST_SLUG = 3
_FIRST = 3
"""The surname of its first author is among so many words of a reference."""
_FILED = lazy(r"(?P<author>[^\W\d_]{2,})(?:[ _-]+[^\W\d_]{2,})*[ _,-]*\(?(?P<year>(?:1[5-9]|20)\d\d)(?!\d)")
_REACH = 400
"""So many words of a reference are read."""


class Names:
    """Looks sources up by key, address, file, title, author and year, and outlet."""

    def __init__(self, sources: Sequence[Source], listed: Sequence[Listed] = ()) -> None:
        self.metadata: dict[Number, Metadata] = {number: source.metadata for number, source in enumerate(sources)}
        self._keys: dict[str, list[Number]] = defaultdict(list)
        self._urls: dict[str, list[Number]] = defaultdict(list)
        self._files: dict[str, list[Number]] = defaultdict(list)
        self._stems: dict[str, list[Number]] = defaultdict(list)
        self._slugs: dict[str, list[Number]] = defaultdict(list)
        self._filed: dict[tuple[str, str], list[Number]] = defaultdict(list)
        self._titles: dict[Words, list[Number]] = defaultdict(list)
        self._lengths: dict[Words, set[int]] = defaultdict(set)
        self._openings: dict[Words, list[Number]] = defaultdict(list)
        self._authors: dict[str, list[Number]] = defaultdict(list)
        self._outlets: dict[str, list[tuple[Words, Number]]] = defaultdict(list)
        for number, source in enumerate(sources):
            self._take_file(number, source.path)
            self._take(number, source.metadata)
        for place, one in enumerate(listed, 1):
            number = -place if one.source is None else one.source
            self.metadata.setdefault(number, one.metadata)
            self._take(number, one.metadata)

    def _take_file(self, number: Number, path: str) -> None:
        name = PurePosixPath(path.replace("\\", "/"))
        self._files[name.name.lower()].append(number)
        self._keys[name.stem.lower()].append(number)
        self._stems[name.stem].append(number)
        words = tuple(folded(name.stem).split())
        if filed := _FILED.match(name.stem):
            self._filed[folded(filed["author"]), filed["year"]].append(number)
        if len(words) >= _LEAST_SLUG:
            self._slugs["-".join(words)].append(number)

    def _take(self, number: Number, metadata: Metadata) -> None:
        if metadata.key:
            self._keys[metadata.key.lower()].insert(0, number)
        if metadata.url:
            self._urls[normal_url(metadata.url)].append(number)
        if metadata.title:
            self._take_title(number, words := tuple(folded(metadata.title).split()))
            if len(words) > _LEAST_TITLE and words[0] in _ARTICLES:
                self._take_title(number, words[1:])
            for length in range(_LEAST_TITLE, min(len(words), _LONGEST_OPENING) + 1):
                self._openings[words[:length]].append(number)
        for author in metadata.authors:
            if surname := folded(author).split()[-1:]:
                self._authors[surname[0]].append(number)
        if metadata.outlet and (outlet := _outlet_words(metadata.outlet)):
            self._outlets[outlet[-1]].append((tuple(outlet), number))

    def _take_title(self, number: Number, words: Words) -> None:
        self._titles[words].append(number)
        self._lengths[words[:_LEAD]].add(len(words))

    # -- one name each --------------------------------------------------------------------------------------------

    def by_key(self, key: str) -> list[Number]:
        """The sources of a key; a file's name without its suffix is one, where no source claims it."""
        found = self._keys.get(key.lower(), [])
        claimed = [number for number in found if (self.metadata[number].key or "").lower() == key.lower()]
        return _unique(claimed or found)

    def by_url(self, url: str) -> list[Number]:
        """The sources at an address, or saved under the last part of it."""
        found = self._urls.get(normal_url(url), [])
        return _unique(found or self.by_file(url) or self._by_slug(url))

    def by_file(self, path: str) -> list[Number]:
        """The sources in a file of this name; a longer path does not say more, as folders are moved."""
        name = path.replace("\\", "/").partition("?")[0].partition("#")[0].rpartition("/")[2].lower()
        return _unique(self._files.get(name, []))

    def _by_slug(self, url: str) -> list[Number]:
        last = normal_url(url).partition("?")[0].rpartition("/")[2].rpartition(".")
        words = folded(last[0] or last[2]).split()
        return self._slugs.get("-".join(words), []) if len(words) >= _LEAST_SLUG else []

    def of_words(self, words: Sequence[str]) -> list[Number]:
        """The sources whose title, or file, holds all of some words: those with the fewest others."""
        wanted = set(words)
        if not wanted:
            return []
        sizes = {number: len(held) for number, held in self._worded.items() if wanted <= held}
        least = min(sizes.values(), default=0)
        return [number for number, size in sizes.items() if size == least]

    @cached_property
    def _worded(self) -> dict[Number, set[str]]:
        """The words of each source's title, or of its file where it has none."""
        stems = {number: stem for stem, numbers in self._stems.items() for number in numbers}
        return {
            number: {*folded(metadata.title or "").split(), *folded(stems.get(number, "")).split()}
            for number, metadata in self.metadata.items()
        }

    # -- in a text --------------------------------------------------------------------------------------------------

    def files_in(self, text: str) -> list[Number]:
        """The sources whose file a reference names."""
        words = (word.strip(".,;:()[]<>\"“”'‘’`*_") for word in text.split()[:_REACH])
        return _unique(number for word in words if "." in word for number in self.by_file(word))

    def titles_in(self, words: Sequence[str]) -> list[Number]:
        """The sources whose whole title stands in some words: those of the longest title."""
        held = tuple(words[:_REACH])
        found: list[Words] = []
        for start in range(len(held)):
            for lead in range(_LEAST_TITLE, _LEAD + 1):
                lengths = self._lengths.get(held[start : start + lead], ())
                found += [title for n in lengths if n >= lead and (title := held[start : start + n]) in self._titles]
        longest = max(map(len, found), default=0)
        return _unique(number for title in found if len(title) == longest for number in self._titles[title])

    def titled_after(self, words: Sequence[str]) -> list[Number]:
        """The sources whose title opens with some words, as that of a broadcast does with its station."""
        return _unique(self._openings.get(tuple(words), []))

    def authors_in(self, words: Sequence[str], year: str | None) -> list[Number]:
        """The sources of a year by an author whose surname stands in some words."""
        if year is None:
            return []
        found = (number for word in dict.fromkeys(words[:_REACH]) for number in self._authors.get(word, ()))
        return _unique(number for number in found if (self.metadata[number].date or "").startswith(year))

    def filed_under(self, words: Sequence[str], year: str) -> list[Number]:
        """The sources in a file named after an author and a year ("roe-2019.pdf") whom a reference begins with."""
        found = (number for word in words[:_FIRST] for number in self._filed.get((word, year), ()))
        return _unique(number for number in found if not self.metadata[number].authors)

    def outlets_in(self, words: Sequence[str]) -> list[tuple[int, Number]]:
        """The sources whose outlet stands in some words, each with how many words of it do; the fullest first.

        A name may be shortened from the front ("the Gazette" for the Harbour Gazette).
        """
        best: dict[Number, int] = {}
        words = words[:_REACH]
        for place, word in enumerate(words):
            for outlet, number in self._outlets.get(word, ()):
                agreeing = 1
                while agreeing < len(outlet) and agreeing <= place and words[place - agreeing] == outlet[-1 - agreeing]:
                    agreeing += 1
                before = words[place - agreeing] if agreeing <= place else "the"
                if agreeing == len(outlet) or before in _LEADS:
                    best[number] = max(best.get(number, 0), agreeing)
        return sorted(((length, number) for number, length in best.items()), key=lambda one: (-one[0], one[1]))


_ARTICLES = frozenset(("the", "a", "an"))
_LEADS = frozenset("the a an in of by to from and".split())


def _outlet_words(outlet: str) -> list[str]:
    words = folded(outlet).split()
    return words[1:] if words[:1] == ["the"] and len(words) > 1 else words


def _unique(numbers: Iterable[Number]) -> list[Number]:
    return list(dict.fromkeys(numbers))
