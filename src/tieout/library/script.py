"""The script of a passage, in words: equal runs, marked gaps, and refined groups of everything else."""

from __future__ import annotations

from functools import partial

from tieout.library.pairs import Run
from tieout.library.steps import ADDED, ALIKE, ELIDED, OTHER, TOUCHED, steps
from tieout.model import EditOp
from tieout.text.edits import Change, add, refine, say_the_same, told
from tieout.text.quoted import Quoted
from tieout.text.words import Words

_CHANGE = partial(tuple.__new__, Change)
"""What Change._make does, in a third of its time."""
_OPS = {ALIKE: EditOp.EQUAL, TOUCHED: EditOp.BRACKET, ELIDED: EditOp.ELISION, ADDED: EditOp.BRACKET}


def changes(quoted: Quoted, runs: list[Run], first: int, last: int) -> list[Change]:
    """From the words of a source to those of a quotation, from its word `first` to `last`, by the runs of a passage."""
    script = _Script(quoted, runs)
    for kind, item, item_end, source, source_end in steps(quoted, runs, first, last):
        if kind == OTHER:
            script.differ(range(item, item_end), range(source, source_end))
        elif kind in (ELIDED, ADDED):
            script.pass_over(_OPS[kind], item, range(source, source_end))
        else:
            add(script.changes, _CHANGE((_OPS[kind], (item, item_end), (source, source_end))))
    return script.changes


class _Script:
    """Collects the changes of one passage as its steps come by."""

    def __init__(self, quoted: Quoted, runs: list[Run]) -> None:
        self._quoted = quoted
        self._prose = runs[0].opened.document.prose
        self._source = runs[0].opened.words
        self.changes: list[Change] = []

    def differ(self, item: range, source: range) -> None:
        """Take in a group of words that differ; one side may be empty."""
        if not item:
            self._leave_out(source)
            return
        ours = _surfaces(self._quoted.words, self._quoted.text, item)
        if not self.changes or item.stop == len(self._quoted):
            source = self._reached_out(ours, item, source)
        for change in refine(ours, _surfaces(self._source, self._prose, source), self._here(source)):
            add(self.changes, change)

    def _leave_out(self, source: range) -> None:
        """Take in words that the quotation has not, between others that it has."""
        here = self._here(source)[0]
        self.changes.append(_CHANGE((EditOp.DELETE, (here, here), self._source.extent(source.start, len(source)))))

    def pass_over(self, op: EditOp, boundary: int, source: range) -> None:
        """Take in a mark, with the words of the source that it stands for."""
        here = self._here(source)[1]
        theirs = self._source.extent(source.start, len(source)) if source else (here, here)
        self.changes.append(_CHANGE((op, self._mark_range(boundary), theirs)))

    def _reached_out(self, ours: list[tuple[str, int]], item: range, source: range) -> range:
        """The source's words of a group at the passage's edge, with words beside it with which it says the same.

        "We're" at the beginning may have met only the "are" of "We are", and "reopened" at the end only "re".
        """
        first, last, said = not self.changes, item.stop == len(self._quoted), told(ours)
        for lead, trail in ((1, 0), (2, 0), (0, 1), (0, 2)):
            wider = range(source.start - lead, source.stop + trail)
            if (lead and not first) or (trail and not last) or wider.start < 0 or wider.stop > len(self._source):
                continue
            if say_the_same(said, told(_surfaces(self._source, self._prose, wider))):
                return wider
        return source

    def _here(self, source: range) -> tuple[int, int]:
        """Where the next change begins, on either side, if it has no words there."""
        if self.changes:
            return self.changes[-1].item[1], self.changes[-1].source[1]
        return self._quoted.words.starts.item(0), self._source.starts.item(min(source.start, len(self._source) - 1))

    def _mark_range(self, boundary: int) -> tuple[int, int]:
        """The mark's own characters: between the words on either side, less the white space after, and a bracket that
        opens within the next word."""
        words, text = self._quoted.words, self._quoted.text
        start = words.ends.item(boundary - 1) if boundary else 0
        end = words.starts.item(boundary) if boundary < len(words) else len(text)
        return start, start + len(text[start:end].rstrip(" \n\t\u00a0\"'“‘(["))


def _surfaces(words: Words, text: str, numbers: range) -> list[tuple[str, int]]:
    """Words as printed, with their offsets; the halves of one contraction together."""
    spans: list[tuple[int, int]] = []
    for number in numbers:
        start, end = words.extent(number)
        if spans and spans[-1][1] == start and text[start - 1].isascii():
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return [(text[start:end], start) for start, end in spans]
