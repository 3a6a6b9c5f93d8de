"""The compiled kernels, where they were built: the same results as the code beside them, sooner.

`kernels` is None where there are none (no compiler when the package was installed, or a module that was compiled from
another version): whoever calls them has a way of his own that gives the same. tests/properties/test_native.py holds
the two ways equal. Arrays are lent to a kernel and filled by it; it checks their lengths and raises ValueError where
one is wrong.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from tieout.text.sweeping_kernels import SweepingKernels

if TYPE_CHECKING:
    from tieout.model.claims import Term
    from tieout.model.places import Span
    from tieout.text.characters import Characters


_WRITTEN_FOR = 34
"""Which kernels this was written for: raised here and in src/native/module.c with every change of what one takes."""


Points = NDArray[np.uint8] | NDArray[np.uint16] | NDArray[np.uint32]
"""The characters of a text as numbers, in one, two or four bytes each."""

_Row = TypeVar("_Row")
_Run = TypeVar("_Run")
_Source = TypeVar("_Source")


class Kernels(SweepingKernels, Protocol):
    """What src/native offers: one method a kernel."""

    KERNELS: int

    def tokenize(
        self,
        points: bytes | Points,
        width: int,
        apart: int,
        classes: NDArray[np.uint8],
        folds: NDArray[np.uint64],
        starts: NDArray[np.int64],
        ends: NDArray[np.int64],
        hashes: NDArray[np.uint64],
        /,
    ) -> int:
        """Fill in the words of a text of `width` bytes a character; returns how many there are.

        -1 where a character is in the way that the tables do not decide; with `apart` true, one that is to be
        spelt out counts as a separator.
        """
        ...

    def digest(
        self,
        points: Points,
        width: int,
        numbers: NDArray[np.int64],
        bases: NDArray[np.int64],
        silent: NDArray[np.int64],
        turns: NDArray[np.int64],
        turn_ends: NDArray[np.int64],
        classes: NDArray[np.uint8],
        folds: NDArray[np.uint64],
        likely: NDArray[np.bool_],
        keys: NDArray[np.uint64],
        halves: NDArray[np.uint64],
        letters: NDArray[np.int64],
        cuts: NDArray[np.int8],
        capitals: NDArray[np.bool_],
        hashes: NDArray[np.uint64],
        word_ends: NDArray[np.int64],
        firsts: NDArray[np.int64],
        marks: NDArray[np.int64],
        mark_ends: NDArray[np.int64],
        name_keys: NDArray[np.uint32],
        offsets: NDArray[np.uint32],
        key_ends: NDArray[np.int64],
        spelt: NDArray[np.int32],
        spelt_ends: NDArray[np.int64],
        surface_starts: NDArray[np.int64],
        surface_ends: NDArray[np.int64],
        /,
    ) -> tuple[int, int, int] | None:
        """Fill in the words of some texts in a row, their turns, marks and names, as library/compiled.py wants them.

        Returns how many words, marks and surfaces of names there are; None where a character or a contraction is in the
        way that the tables do not decide, or where there is more than there is room for.
        """
        ...

    def fetch(self, paths: list[str], most: int, /) -> list[bytes | None]:
        """The bytes of some files, None of each that is no regular file of at most so many bytes, or cannot be read."""
        ...

    def reread(self, path: str, size: int, written: int, /) -> str | None:
        """The text of a file of so many bytes that was written at that time in nanoseconds; None where it is another,
        or not UTF-8 beyond doubt, or cannot be read."""
        ...

    def stats(self, paths: list[str], sizes: NDArray[np.int64], times: NDArray[np.int64], /) -> None:
        """Fill in the size of each file and when it was written, in nanoseconds; -1 twice where that cannot be had."""
        ...

    def split(
        self,
        points: Points,
        width: int,
        classes: NDArray[np.uint8],
        likely: NDArray[np.bool_],
        keys: NDArray[np.uint64],
        halves: NDArray[np.uint64],
        letters: NDArray[np.int64],
        cuts: NDArray[np.int8],
        starts: NDArray[np.int64],
        ends: NDArray[np.int64],
        hashes: NDArray[np.uint64],
        split_starts: NDArray[np.int64],
        split_ends: NDArray[np.int64],
        split_hashes: NDArray[np.uint64],
        odd: NDArray[np.int64],
        /,
    ) -> tuple[int, int]:
        """Fill in the words with contractions taken apart by the tables of text/spoken.py, and the numbers of the first
        halves of those whose cut the tables do not know; returns how many of each there are.

        -1 words where there are more than the arrays to fill in have room for: twice as many are always enough.
        """
        ...

    def steps(
        self,
        text: str,
        starts: NDArray[np.int64],
        ends: NDArray[np.int64],
        prose: str,
        source_starts: NDArray[np.int64],
        source_ends: NDArray[np.int64],
        marks: bytes,
        touched: NDArray[np.bool_],
        runs: list[_Run],
        first: int,
        last: int,
        step: Callable[[int, int, int, int, int], _Row],
        spelt: Callable[[str, str], bool],
        /,
    ) -> list[_Row]:
        """The steps of a passage, from word `first` of a quotation to word `last`, as library/steps.py has them.

        `marks` are one for each boundary, or none; `spelt` is asked of two words that are not printed alike. ValueError
        where a run is not of these words, or stands before the one that it follows.
        """
        ...

    def stretch(
        self,
        points: bytes | Points,
        width: int,
        offset: int,
        first: int,
        last: int,
        classes: NDArray[np.uint8],
        folds: NDArray[np.uint64],
        likely: NDArray[np.bool_],
        keys: NDArray[np.uint64],
        halves: NDArray[np.uint64],
        letters: NDArray[np.int64],
        cuts: NDArray[np.int8],
        labels: NDArray[np.int64],
        asides: NDArray[np.int64],
        starts: NDArray[np.int64],
        ends: NDArray[np.int64],
        hashes: NDArray[np.uint64],
        /,
    ) -> int:
        """Fill in words `first` to `last` (exclusive) of a source: of a text that begins at `offset` of its prose,
        with contractions taken apart, less those that start in a label or an aside.

        Returns how many there are, and fills in nothing where these are not so many; -1 where a character or a
        contraction is in the way that the tables do not decide.
        """
        ...

    def outside(
        self,
        spans: NDArray[np.int64],
        starts: NDArray[np.int64],
        ends: NDArray[np.int64],
        hashes: NDArray[np.uint64],
        kept_starts: NDArray[np.int64],
        kept_ends: NDArray[np.int64],
        kept_hashes: NDArray[np.uint64],
        /,
    ) -> int:
        """Fill in the words that do not start in one of some spans, both in order; returns how many there are."""
        ...

    def places(self, text: str, openers: str, start: int, most: int, /) -> list[int] | None:
        """Where one of some characters stands, in order; None if that is at more than so many places."""
        ...

    def firsts(self, numbers: NDArray[np.uint32], places: NDArray[np.int64], /) -> int:
        """Fill in where each number stands first, in order; returns how many numbers there are."""
        ...

    def pieces(self, text: str, starts: NDArray[np.int64], ends: NDArray[np.int64], /) -> list[str]:
        """What stands in a text between each start and its end."""
        ...

    def widened(self, data: bytes | NDArray[np.uint8], points: NDArray[np.uint16], /) -> bool:
        """Fill in the characters of a text in UTF-8; False where two bytes do not hold each, or it has not as many."""
        ...

    def postings(
        self,
        bits: int,
        grams: NDArray[np.uint32],
        firsts: NDArray[np.int64],
        rest: NDArray[np.uint16],
        directory: NDArray[np.uint32],
        entries: NDArray[np.uint32],
        /,
    ) -> None:
        """Sort the grams of some documents, given by the word that each begins with; `rest` is room to sort in."""
        ...

    def labels(self, data: bytes, /) -> list[int] | None:
        """Where line ends stand before lines that may open with a speaker's label, as documents/survey.py says."""
        ...

    def survey(self, data: bytes, /) -> int:
        """What a text may hold, told by its bytes; documents/survey.py names the signs."""
        ...

    def surveys(
        self, data: bytes, ends: NDArray[np.int64], signs: NDArray[np.uint8], lengths: NDArray[np.int64], /
    ) -> None:
        """Fill in the same of each of some texts, which stand in a row one byte apart, and how many characters it has.

        Every sign is set for a text that is empty or may be in another encoding than UTF-8.
        """
        ...

    def brackets(
        self,
        points: Points,
        width: int,
        starts: NDArray[np.int64],
        ends: NDArray[np.int64],
        /,
    ) -> int:
        """Fill in where brackets that close on their line stand in a text; returns how many do, -1 where there is no
        room for them."""
        ...

    def tally(
        self,
        hashes: NDArray[np.uint64],
        firsts: NDArray[np.int64],
        grams: NDArray[np.uint32],
        words: NDArray[np.uint8],
        words_rounds: NDArray[np.uint32],
        pairs: NDArray[np.uint8],
        pairs_rounds: NDArray[np.uint32],
        /,
    ) -> None:
        """Fill in the gram that each word of some documents begins, 0 where it begins none, and add the words and the
        pairs to their counts by slot, as library/shard.py has them."""
        ...

    def align(
        self,
        item: NDArray[np.int64],
        source: NDArray[np.int64],
        coordinates: NDArray[np.int64],
        marks: bytes,
        prices: NDArray[np.float64],
        jumps: bool,
        stretch: Callable[[int, int, int, bool, bool], _Row],
        /,
    ) -> tuple[float, tuple[_Row, ...]]:
        """The score of the best path, and its stretches, with the fields of `text.align.Stretch`.

        `marks` are 1 for words with an ellipsis before them, 2 for a bracket; `prices` stand in text/align.py.
        """
        ...

    def runs(
        self,
        stretches: tuple[tuple[int, int, int, bool, bool], ...],
        source: NDArray[np.uint64],
        marks: bytes,
        limits: NDArray[np.int64],
        opened: _Source,
        first: int,
        run: Callable[[int, _Source, int, int, bool], _Row],
        /,
    ) -> list[_Row] | None:
        """The runs of a path through some words of a source, from its word `first` on; None where one is to be settled.

        `marks` are 1 for words with an ellipsis before them; `limits` stand in library/pairs.py. ValueError where a
        stretch is not of these words.
        """
        ...

    def lookup(
        self,
        numbers: NDArray[np.uint32],
        words: NDArray[np.int64],
        cuts: NDArray[np.int64],
        limits: NDArray[np.int64],
        shards: tuple[tuple[NDArray[Any], ...], ...],
        known: NDArray[np.int64],
        before: NDArray[np.int64],
        lengths: NDArray[np.int64],
        ranges: NDArray[np.int64],
        weights: NDArray[np.float64],
        region: Callable[[int, int, int, float], _Row],
        /,
    ) -> list[list[_Row]]:
        """The best places for each of some quotations, of so many words each, as library/regions.py has them.

        The seeds of quotation q are those from `cuts[q]` to `cuts[q + 1]`. `limits` and the arrays of each of the
        `shards` stand in library/regions.py. In `ranges` is filled in where the postings of each seed stand in each
        shard; where a seed has a row in `before`, which is what an earlier call filled in, its number is `known`, and
        it is not looked up. In `weights` is filled in what a vote of each seed weighs, 0 for those that have none.
        """
        ...

    def names(
        self,
        points: Points,
        width: int,
        rules: NDArray[np.int64],
        capitals: NDArray[np.bool_],
        classes: NDArray[np.uint8],
        folds: NDArray[np.uint64],
        starts: NDArray[np.int64],
        ends: NDArray[np.int64],
        hashes: NDArray[np.uint64],
        firsts: NDArray[np.int64],
        bases: NDArray[np.int64],
        keys: NDArray[np.uint32],
        offsets: NDArray[np.uint32],
        key_ends: NDArray[np.int64],
        spelt: NDArray[np.int32],
        spelt_ends: NDArray[np.int64],
        surface_starts: NDArray[np.int64],
        surface_ends: NDArray[np.int64],
        /,
    ) -> int:
        """Fill in the names of some texts as library/nameindex.py wants them; returns how many spellings there are.

        -1 where a character is in the way that the tables do not decide. `rules` are the most letters of a name and
        of an abbreviation.
        """
        ...

    def chained(self, hashes: NDArray[np.uint64], heads: NDArray[np.int64], before: NDArray[np.int64], /) -> None:
        """Fill in the last word of each slot (a power of two of them), and the one before each word; -1 for none."""
        ...

    def nearby(
        self,
        hashes: NDArray[np.uint64],
        heads: NDArray[np.int64],
        before: NDArray[np.int64],
        homes: NDArray[np.int64],
        owners: NDArray[np.int64],
        table: NDArray[np.float64],
        wanted: list[NDArray[np.uint64]],
        most: int,
        /,
    ) -> tuple[list[int], list[int]]:
        """How many texts hold each stem, and which sentences the stems in them weigh most; see library/nearby.py."""
        ...

    def lexemes(
        self, text: str, folded: str, table: Characters, padding: int, /
    ) -> tuple[list[int], list[int], list[int], list[str]] | None:
        """Which lexemes are digits, where each starts and ends, and its word in `folded`, with empty ones behind.

        None where a character has no place in the table.
        """
        ...

    def openers(self, words: list[str], count: int, heads: frozenset[str], digits: list[int], /) -> list[int]:
        """The numbers of those of the first words that are among the heads, or listed among the digits, ascending."""
        ...

    def forms(self, stem: str, /) -> list[str] | None:
        """The words that have a stem, past forms that no ending tells aside; None for one of other letters than a to z.

        See text/terms.py.
        """
        ...

    def terms(
        self, text: str, table: Characters, known: dict[str, str], term: type[Term], span: type[Span], offset: int, /
    ) -> list[Term] | None:
        """The words of a text that have a stem among those known, which make what they miss; see text/terms.py.

        None where a character has no place in the table.
        """
        ...

    def stems(self, text: str, table: Characters, known: dict[str, str], /) -> frozenset[str] | None:
        """Their stems alone."""
        ...

    def tokens(
        self,
        text: str,
        table: Characters,
        start: int,
        end: int,
        marks: frozenset[str],
        token: Callable[[str, str, int, int], _Row],
        offset: int,
        /,
    ) -> list[_Row] | None:
        """The words, marks and quotations of a stretch of masked prose but for some marks; see items/clauses.py.

        Of each what stands there, that in lower case with straight apostrophes, and its two ends, from the offset on.
        None where a character has no place in the table.
        """
        ...

    def sentence_ends(
        self,
        text: str,
        table: Characters,
        abbreviations: frozenset[str],
        longest: int,
        decide: Callable[[str, int, int], bool],
        /,
    ) -> list[int] | None:
        """Where sentences end; `decide` is asked of a full stop after what may be an abbreviation.

        `longest` is more letters than one of these has. None where a character has no place in the table.
        """
        ...

    def trimmed(
        self, text: str, table: Characters, cuts: list[int], longest: int, span: type[Span], /
    ) -> list[Span] | None:
        """What lies between the cuts, which ascend, without white space around it, `longest` characters at a time.

        None where a character has no place in the table.
        """
        ...

    def occurrences(
        self,
        slots: NDArray[np.int64],
        named: NDArray[np.uint32],
        low: NDArray[np.uint8],
        over_slots: NDArray[np.uint32],
        over_counts: NDArray[np.uint64],
        sums: NDArray[np.float64],
        /,
    ) -> None:
        """Add to the sums how often each slot occurs; the tables are those of library/counts.py."""
        ...


def _load() -> Kernels | None:
    try:
        module = cast("Kernels", importlib.import_module("tieout._native"))
    except ImportError:
        return None
    return module if module.KERNELS == _WRITTEN_FOR else None


kernels = _load()
