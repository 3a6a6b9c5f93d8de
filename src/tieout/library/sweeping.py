"""Files that are asked once: gone through for the words of some quotations, and not indexed.

What is looked for is known before the first file is read, so only its seeds are noted where they stand. What comes of
that are shards like those of an index, less the postings that nobody asks for; words and pairs of words are counted
afterwards, while the places that were found are opened. Places, weights and verdicts are those of an index.

Plain texts are gone through by a compiled kernel, in a thread for each core (sieving.py); files of other formats, large
ones and those in other encodings than UTF-8 are indexed, for the time being, in memory.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from tieout.config import Settings
from tieout.errors import TieoutError
from tieout.library.building import build
from tieout.library.chance import Chance
from tieout.library.collect import Watcher, collect
from tieout.library.digest import Access, Todo, changed_problem, reopened
from tieout.library.gather import Named, gather, parted
from tieout.library.looking import Found, Looking, Sought
from tieout.library.opened import Opened, open_all
from tieout.library.regions import Index, grams_of
from tieout.library.shard import Stack
from tieout.library.shardfile import Shelved
from tieout.library.sieving import RUN, Counting, Means, Run, marks_of, seeds_in
from tieout.library.uncollected import uncollected
from tieout.model import Document
from tieout.text import native
from tieout.text.native import Kernels
from tieout.text.quoted import Quoted, parse_all
from tieout.text.recounting import recounted, variants_of

_KEPT_OPEN = 128
_AHEAD_BYTES = 32 << 20
"""So much of what was found is opened while words are counted."""


@dataclass(frozen=True, slots=True)
class Swept:
    """What was found for each of some texts, in their order; a sentence for each file that could not be read; and how
    many files and words there were."""

    found: tuple[Found, ...]
    problems: tuple[str, ...]
    files: int
    words: int


def sweep(settings: Settings, sought: Sequence[Sought], access: Access, watcher: Watcher) -> Swept:
    """Look for some quotations in the sources that the settings name, and keep nothing of these.

    It takes the compiled kernels, and no list that says what the sources are: elsewhere an index is made in memory.
    """
    lists, files = parted(gather(settings.sources))
    partial = settings.partial_sources
    if native.kernels is None or lists:
        return _indexed(replace(settings, use_cache=False), sought, access, watcher)
    with uncollected():
        quoted = parse_all([one.text for one in sought])
        others = recounted([variant for one in quoted for variant in variants_of(one)])
        swept = Sweep(native.kernels, files, [*quoted, *others], access)
        index = Index(swept.stacks)
        counting = swept.counting()
        try:
            swept.open_ahead({region.source for regions in index.find_all(quoted) for region in regions[:1]})
            counted = counting.finish()
        finally:
            counting.stop()
        chance = Chance([*(stack.shard for stack in swept.others), *counted])
    swept.note_changed(counting.changed)
    found = tuple(Looking(index, chance, swept.open, partial=partial).all(sought))
    problems = tuple(swept.problems[path] for path in sorted(swept.problems))
    return Swept(found, problems, len(files), chance.words)


def _indexed(settings: Settings, sought: Sequence[Sought], access: Access, watcher: Watcher) -> Swept:
    """The same of sources that are indexed in memory."""
    library = collect(settings, access, watcher)
    found = tuple(library.search_all(sought, partial=settings.partial_sources))
    problems = tuple(source.problem for source in library.sources if source.problem)
    return Swept(found, problems, len(library.sources), library.words)


class Sweep:
    """Some files, gone through for the seeds of some quotations.

    `stacks` hold what an index of the files would, as far as these ask, but for counts; `others` are those of them that
    count, too. `problems` are by path.
    """

    def __init__(self, kernels: Kernels, files: Sequence[Named], quoted: Sequence[Quoted], access: Access) -> None:
        self._access = access
        self._files = files
        self._means = Means.of(kernels, access)
        self.problems = {one.name: one.problem for one in files if one.problem}
        self._shelves: dict[int, tuple[Shelved, int]] = {}
        self._open: dict[int, Opened | None] = {}
        self._runs, left = self._plain()
        stacks = seeds_in(self._runs, marks_of(grams_of(quoted)), self._means)
        left += chain.from_iterable(run.left() for run in self._runs)
        self.others = self._indexed(sorted(left))
        self.stacks = [*stacks, *self.others]

    def _plain(self) -> tuple[list[Run], list[int]]:
        """The files that are plain texts by their names, in runs, and the numbers of the others."""
        names = [one.name for one in self._files]
        kinds = self._access.plain(names)
        plain = [n for n, is_plain in enumerate(kinds) if is_plain and names[n] not in self.problems]
        left = [n for n, is_plain in enumerate(kinds) if not is_plain and names[n] not in self.problems]
        runs = [plain[first : first + RUN] for first in range(0, len(plain), RUN)]
        return [Run(run, [names[number] for number in run]) for run in runs], left

    def counting(self) -> Counting:
        """The words and pairs of the files that no index holds, as they are being counted."""
        return Counting([run.taken() for run in self._runs], self._means)

    def note_changed(self, numbers: Iterable[int]) -> None:
        """Note that some files are no longer what was gone through."""
        for number in numbers:
            self._open[number] = None
            self.problems[self._files[number].name] = changed_problem(self._files[number].name)

    def open(self, number: int) -> Opened | None:
        """A source by its number; None where it can no longer be read."""
        if number not in self._open:
            if len(self._open) >= _KEPT_OPEN:
                del self._open[next(iter(self._open))]
            self._open[number] = self._opened(number)
        return self._open[number]

    def open_ahead(self, numbers: Iterable[int]) -> None:
        """Open some sources together, as many as are not too much: that takes less time than one by one."""
        todo, size = [], 0
        for number in sorted(numbers):
            if number not in self._shelves:
                size += _size_of(self._files[number].name)
                if size > _AHEAD_BYTES:
                    break
                todo.append(number)
        for first in range(0, len(todo), RUN):
            some = todo[first : first + RUN]
            names = [self._files[number].name for number in some]
            read = self._access.read(names, self._access.fetch(names))
            documents = chain.from_iterable([one] if isinstance(one, (Document, TieoutError)) else one for one in read)
            good = [(number, one) for number, one in zip(some, documents, strict=True) if isinstance(one, Document)]
            opened = open_all([replace(one, id=f"s{number + 1}") for number, one in good])
            self._open |= dict(zip([number for number, _ in good], opened, strict=True))

    def _indexed(self, left: Sequence[int]) -> list[Stack]:
        """The stacks of files that take their own readers: these may ask for processes, so no thread is left by now."""
        sizes = {number: _size_of(self._files[number].name) for number in left}
        numbers = {self._files[number].name: number for number in left}
        rowwise = {number for number in left if self._access.rowwise(self._files[number].name, sizes[number])}
        todo = [Todo(self._files[number].name, sizes[number]) for number in left if number not in rowwise]
        result = build(todo, self._access, None, lambda _: None)
        self.problems |= result.problems
        stacks = []
        for one in result.made:
            own = [numbers[kept.path] for kept in one.shelf.kept]
            self._shelves |= {number: (one.shelf, place) for place, number in enumerate(own)}
            stacks.append(replace(one.shelf.stack, sources=np.array(own, np.int64)[one.shelf.stack.sources]))
        return stacks

    def _opened(self, number: int) -> Opened | None:
        name, id = self._files[number].name, f"s{number + 1}"
        if number in self._shelves:
            shelf, place = self._shelves[number]
            opened = reopened(name, shelf.kept[place], shelf.blob(place), id, self._access)
        else:
            (read,) = self._access.read([name], [None])
            opened = Opened.of(replace(read, id=id)) if isinstance(read, Document) else None
        if opened is None:
            self.problems[name] = changed_problem(name)
        return opened


def _size_of(name: str) -> int:
    try:
        return os.stat(name).st_size  # noqa: PTH116 - called for each of thousands of sources
    except OSError:
        return 0  # whoever reads it says why it cannot be read
