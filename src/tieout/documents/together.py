"""Many plain texts read in one go: what would be looked for in each is looked for in all of them.

It takes the compiled kernels, which tell by one look what each text may hold (documents/survey.py). What is found is
what reading them one by one finds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from tieout.documents.furniture import merged, page_furniture
from tieout.documents.naming import TITLE_REACH, dates_named, opening_line
from tieout.documents.plain import PlainReader
from tieout.documents.stage import directions_in
from tieout.documents.survey import BITS, label_lines
from tieout.documents.transcript import find_turns
from tieout.model import Metadata, Span, Turn
from tieout.model.plain import PlainTexts
from tieout.text.native import Kernels
from tieout.text.words import Points, code_points

Spans = NDArray[np.int64]
_OF_A_FORMAT = BITS.markup | BITS.controls | BITS.formats


@dataclass(frozen=True, slots=True)
class Surveyed:
    """Some files in a row, and by number what signs each shows and how many characters it has.

    A file that could not be fetched is empty here, and shows every sign.
    """

    data: bytes
    ends: NDArray[np.int64]
    signs: NDArray[np.uint8]
    lengths: NDArray[np.int64]

    @classmethod
    def of(cls, kernels: Kernels, held: Sequence[bytes | None]) -> Surveyed:
        data = b"\n".join([one or b"" for one in held])
        ends = np.array(list(accumulate(len(one or b"") + 1 for one in held)), np.int64) - 1
        signs, lengths = np.empty(len(held), np.uint8), np.empty(len(held), np.int64)
        kernels.surveys(data, ends, signs, lengths)
        return cls(data, ends, signs, lengths)

    def plain_runs(self) -> list[range]:
        """Files in a row that are of no other format than plain text, as far as their content tells."""
        plain = np.concatenate(([False], self.signs & _OF_A_FORMAT == 0, [False]))
        edges = np.flatnonzero(plain[1:] != plain[:-1]).tolist()
        runs = [range(first, last) for first, last in zip(edges[::2], edges[1::2], strict=True)]
        return [run for run in runs if len(run) >= WORTH_A_ROW]

    def row(self, kernels: Kernels, run: range) -> _Row | None:
        """The files of such a run as texts; None where one of them is in another encoding than UTF-8."""
        begin, end = (int(self.ends[run[0] - 1]) + 1 if run[0] else 0), int(self.ends[run[-1]])
        try:
            text = self.data[begin:end].decode("utf-8")
        except UnicodeDecodeError:
            return None
        bases = np.zeros(len(run) + 1, np.int64)
        np.cumsum(self.lengths[run.start : run.stop] + 1, out=bases[1:])
        points = points_of(kernels, np.frombuffer(self.data, np.uint8)[begin:end], text)
        return _Row(text, points, bases, self.signs[run.start : run.stop])


def points_of(kernels: Kernels, data: NDArray[np.uint8], text: str) -> Points:
    """The characters of a text as numbers, from its bytes in UTF-8: that is sooner than to encode it anew."""
    if len(data) == len(text):
        return data
    points: NDArray[np.uint16] = np.empty(len(text), np.uint16)
    return points if kernels.widened(data, points) else code_points(text)


WORTH_A_ROW = 4
"""Fewer files than this are read sooner one by one."""


def read_together(kernels: Kernels, row: _Row, paths: Sequence[str], held: Sequence[bytes]) -> PlainTexts:
    """What is read of some files, the texts of which stand in a row."""
    turns = {number: found for number in row.showing(BITS.labels) if (found := row.turns(number, held[number]))}
    asides, counts = _asides(kernels, row, turns)
    titles = {number: title for number in row.showing(BITS.title) if (title := row.title(number, turns))}
    metadata = _said(titles, dates_named(paths))
    sums = [hashlib.sha256(one).hexdigest() for one in held]
    given = PlainReader.format, row.text, row.points, row.bases, paths, sums
    return PlainTexts(*given, turns, asides, counts, metadata)


class _Row:
    """Texts in a row, one character apart, one of which is looked at by itself now and then."""

    def __init__(self, text: str, points: Points, bases: NDArray[np.int64], signs: NDArray[np.uint8]) -> None:
        self.text, self.points, self.bases, self._signs = text, points, bases, signs
        self._places: list[int] = bases.tolist()

    def showing(self, sign: int) -> list[int]:
        """The numbers of the texts that show a sign."""
        numbers: list[int] = np.flatnonzero(self._signs & sign).tolist()
        return numbers

    def prose(self, number: int) -> str:
        return self.text[self._places[number] : self._places[number + 1] - 1]

    def turns(self, number: int, data: bytes) -> tuple[Turn, ...]:
        return find_turns(self.prose(number), ends=label_lines(data))

    def title(self, number: int, turns: Mapping[int, Sequence[Turn]]) -> str | None:
        begin, end = self._places[number : number + 2]
        return opening_line(self.text[begin : min(begin + TITLE_REACH, end - 1)], turns.get(number, ()))

    def furniture(self, number: int) -> list[Span]:
        """The page furniture of a text, where it stands in the row."""
        base = self._places[number]
        return [Span(span.start + base, span.end + base) for span in page_furniture(self.prose(number))]


def _asides(kernels: Kernels, row: _Row, turns: Mapping[int, object]) -> tuple[Spans, NDArray[np.int64]]:
    """What stands in some texts and nobody says, in order, and how much of it there is in each."""
    asides = np.zeros((0, 2), np.int64)
    if row.showing(BITS.brackets):
        spoken = np.zeros(len(row.bases) - 1, np.bool_)
        spoken[list(turns)] = True
        asides = directions_in(kernels, row.text, row.points, row.bases, spoken)
    furniture = [span for number in row.showing(BITS.furniture) for span in row.furniture(number)]
    if furniture:
        asides = np.array(merged([*furniture, *(Span(*one) for one in asides.tolist())]), np.int64).reshape(-1, 2)
    return asides, np.diff(np.searchsorted(asides[:, 0], row.bases))


def _said(titles: Mapping[int, str], dates: Mapping[int, str]) -> dict[int, Metadata]:
    """What texts say of themselves by how they begin and what their files are called."""
    numbers = titles.keys() | dates.keys()
    return {number: Metadata(title=titles.get(number), date=dates.get(number)) for number in numbers}
