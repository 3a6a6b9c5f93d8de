"""From pairs of aligned words to evidence: passages, their edits, and how a quotation goes from one to the next."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, pairwise

from tieout.library.hearing import UNHEARD, Hearing
from tieout.library.opened import Opened
from tieout.library.pairs import Run, is_marked, text_between
from tieout.model import Edit, EditOp, Evidence, Join, Passage, Span
from tieout.text.edits import Change, add, refine, says_the_same
from tieout.text.names import Sameness, names_nobody, same_bearer
from tieout.text.patterns import lazy
from tieout.text.quoted import Quoted
from tieout.text.sentences import sentence_ends
from tieout.text.words import Words, fold

FAR_WORDS = 50
FAR_SENTENCES = 3
FAR_MARKED_WORDS = 150
INTERRUPTION_WORDS = 8
CONTEXT = 400
_HOLE = lazy(
    r"bleep|expletive|inaudible|unintelligible|indiscernible|crosstalk|cross talk|no audio|off[- ]mic|garbled|\?\?",
    re.IGNORECASE,
)
_MOST_IN_A_HOLE = 12

ItemSpans = Callable[[int, int], Span]
"""Carries a range of the quotation's text to the document."""


def read(
    quoted: Quoted, pieces: list[list[Run]], spans: ItemSpans, surprise: float, hearing: Hearing = UNHEARD
) -> Evidence:
    """The evidence that the pieces of a path amount to."""
    starts = [0, *(_cut_before(quoted, before[-1], after[0]) for before, after in pairwise(pieces)), len(quoted.text)]
    passages = tuple(
        _Piece(quoted, piece, spans, hearing).passage(starts[number], starts[number + 1])
        for number, piece in enumerate(pieces)
    )
    joins = tuple(_join(quoted, before[-1], after[0]) for before, after in pairwise(pieces))
    return Evidence(passages, joins, surprise)


def pieces_of(quoted: Quoted, runs: list[Run]) -> list[list[Run]]:
    """Cut a path where the quotation leaves one passage for another."""
    pieces: list[list[Run]] = [[]]
    before: Run | None = None
    for whole in runs:
        for run in _by_turns(whole):
            if before is not None and not _goes_on(before, run) and _leaves(quoted, before, run):
                pieces.append([])
            pieces[-1].append(run)
            before = run
    return pieces


def _goes_on(before: Run, after: Run) -> bool:
    in_step = after.word == before.word + before.length and after.opened is before.opened
    return in_step and after.opened.in_one_turn(before.last_word, after.word)


def _by_turns(run: Run) -> list[Run]:
    """A run cut where one turn ends and the next begins; mostly it is of one turn."""
    if run.opened.in_one_turn(run.word, run.last_word):
        return [run]
    cuts = [first - run.word for first in run.opened.begun_between(run.word, run.last_word)]
    return [run.part(first, last) for first, last in pairwise([0, *cuts, run.length])]


def _leaves(quoted: Quoted, before: Run, after: Run) -> bool:
    if after.opened is not before.opened or after.word <= before.last_word:
        return True
    skipped = after.word - before.last_word - 1
    opened = before.opened
    if not _one_turn(opened, before.last_word, after.word):
        return True
    if is_marked(quoted, before, after):
        return skipped > FAR_MARKED_WORDS
    return skipped >= FAR_WORDS or (skipped > 0 and _sentence_ends(before, after) >= FAR_SENTENCES)


def _one_turn(opened: Opened, first: int, second: int) -> bool:
    """Whether two words stand in one turn, or in two of one speaker with no more than an interjection between."""
    a, b = opened.turn_of(first), opened.turn_of(second)
    if a == b or a is None or b is None:
        return a == b
    if not same_speaker(opened.speaker_of(a), opened.speaker_of(b)):
        return False
    foreign = 0
    for turn in range(a + 1, b):
        if not same_speaker(opened.speaker_of(turn), opened.speaker_of(a)):
            foreign += opened.words_between(turn, turn + 1)
    return foreign <= INTERRUPTION_WORDS


def same_speaker(a: str | None, b: str | None) -> bool:
    """Whether two labels of a source are one speaker's: names of one person, or one role ("THE CHAIR", "CHAIR")."""
    if a is None or b is None:
        return a is b
    first, second = sorted((re.findall(r"\w+", a.casefold()), re.findall(r"\w+", b.casefold())), key=len)
    if names_nobody(a) and names_nobody(b):
        return bool(first) and second[-len(first) :] == first
    return first == second or same_bearer(a, b) is Sameness.SAME


def _sentence_ends(before: Run, after: Run) -> int:
    return len(sentence_ends(text_between(before, after) + " x"))


def _join(quoted: Quoted, before: Run, after: Run) -> Join:
    opened = before.opened
    same_source = after.opened is opened
    turns = opened.turn_of(before.last_word), after.opened.turn_of(after.word)
    speakers = opened.speaker_of(turns[0]), after.opened.speaker_of(turns[1])
    forward = same_source and after.word > before.last_word
    return Join(
        marked=is_marked(quoted, before, after),
        same_source=same_source,
        same_turn=same_source
        and (turns[0] == turns[1] or (forward and _one_turn(opened, before.last_word, after.word))),
        same_speaker=same_speaker(*speakers),
        distance=after.word - before.last_word - 1 if same_source else 0,
        sentence_ends=_sentence_ends(before, after) if forward else 0,
    )


def _cut_before(quoted: Quoted, before: Run, after: Run) -> int:
    """Where in the quotation's text the second of two pieces begins: at its first word, with the bracket on it."""
    if after.item > before.last_item:
        start = quoted.words.starts.item(after.item)
        return start - (start > 0 and quoted.text[start - 1] == "[" and bool(quoted.touched[after.item]))
    return quoted.words.ends.item(before.last_item)


class _Piece:
    """One piece of a path, becoming a passage."""

    def __init__(self, quoted: Quoted, runs: list[Run], spans: ItemSpans, hearing: Hearing) -> None:
        self._quoted = quoted
        self._hearing = hearing
        self._runs = runs
        self._spans = spans
        self._opened = runs[0].opened
        self._prose = self._opened.document.prose

    def passage(self, start: int, end: int) -> Passage:
        """The passage for the quotation's text from `start` to `end`."""
        document = self._opened.document
        first, last = self._runs[0].word, self._runs[-1].last_word
        changes = _trimmed(self._holes_filled(self._changes(start, end)))
        source = Span(changes[0].source[0], changes[-1].source[1])
        turn = self._opened.turn_of(first)
        span = document.offsets.span(source)
        quoted, breaks = self._hearing.quoted_at(document, source, self._opened.span_of(turn))
        silent = [*self._opened.asides_in(source), *(one for one in breaks if one.overlaps(source))]
        return Passage(
            source=document.id,
            span=span,
            location=document.location(span.start),
            text=self._prose[source.start : source.end],
            edits=tuple(self._edits(changes, start, end, source)),
            speaker=self._hearing.voice(self._opened, turn),
            quoted=quoted,
            draft_speaker_elsewhere=self._hearing.has_a_label_elsewhere(self._opened, turn),
            turn=turn,
            before=self._prose[self._before(first, source.start) : source.start],
            after=self._prose[source.end : self._after(last, source.end)],
            emphasis=tuple(self._emphasis(source)) if document.shows_emphasis else None,
            asides=tuple(_within(source, silent)),
        )

    def _emphasis(self, source: Span) -> Iterator[Span]:
        """What the source prints in italics or bold of a stretch, counted from its start."""
        spans = self._opened.document.emphasis
        for span in spans[bisect_right(spans, source.start, key=lambda span: span.end) :]:
            if span.start >= source.end:
                return
            yield from _within(source, [span])

    def _before(self, word: int, start: int) -> int:
        edge = self._opened.span_of(self._opened.turn_of(word)).start
        return max(edge, start - CONTEXT, 0)

    def _after(self, word: int, end: int) -> int:
        edge = self._opened.span_of(self._opened.turn_of(word)).end
        return max(end, min(edge, end + CONTEXT))

    # -- the words that differ -----------------------------------------------------------------------------------

    def _changes(self, start: int, end: int) -> list[Change]:
        """The script in words: equal runs, marked gaps, and refined groups of everything else."""
        quoted = self._quoted
        first = int(quoted.words.starts.searchsorted(start)) if start else 0
        last = int(quoted.words.starts.searchsorted(end)) if end < len(quoted.text) else len(quoted)
        script = _Script(quoted, self._opened)
        script.open(first, self._runs[0].word)
        for run, alike in _spelt(quoted, self._runs):
            script.reach(run, alike)
        script.close(last)
        return script.changes

    def _holes_filled(self, changes: list[Change]) -> list[Change]:
        """Words that stand where the source is inaudible answer to the hole; nobody put them in."""
        result: list[Change] = []
        for number, change in enumerate(changes):
            hole = self._hole_at(changes, number) if change.op is EditOp.INSERT else None
            result.append(change if hole is None else Change(EditOp.EQUAL, change.item, (hole.start, hole.end)))
        return result

    def _hole_at(self, changes: list[Change], number: int) -> Span | None:
        if not 0 < number < len(changes) - 1:
            return None
        before, after = changes[number - 1].source[1], changes[number + 1].source[0]
        put_in = self._quoted.text[slice(*changes[number].item)]
        for aside in self._opened.asides_between(before, after):
            if _HOLE.search(self._prose[aside.start : aside.end]) and len(put_in.split()) <= _MOST_IN_A_HOLE:
                return aside
        return None

    # -- offsets ------------------------------------------------------------------------------------------------

    def _edits(self, changes: list[Change], start: int, end: int, source: Span) -> list[Edit]:
        """The script as edits that join to the quotation's text and to the passage, nothing left out between."""
        edits: list[Edit] = []
        spans, span, text, prose = self._spans, self._opened.document.offsets.span, self._quoted.text, self._prose
        item_at, source_at = start, source.start
        for number, change in enumerate(changes):
            last = number == len(changes) - 1
            item_to = end if last else max(item_at, change.item[1])
            source_to = source.end if last else max(source_at, change.source[1])
            ours, theirs = spans(item_at, item_to), span(Span(source_at, source_to))
            edits.append(Edit(change.op, ours, theirs, text[item_at:item_to], prose[source_at:source_to]))
            item_at, source_at = item_to, source_to
        return edits


def _within(source: Span, spans: Iterable[Span]) -> Iterator[Span]:
    """What lies of some spans in a stretch of the prose, counted from its start."""
    for span in spans:
        yield Span(max(span.start, source.start) - source.start, min(span.end, source.end) - source.start)


class _Script:
    """Collects the changes of one passage as its pairs come by."""

    def __init__(self, quoted: Quoted, opened: Opened) -> None:
        self._quoted = quoted
        self._opened = opened
        self._bears_marks = bool(quoted.ellipses or quoted.brackets)
        self.changes: list[Change] = []
        self._item: list[int] = []
        self._source: list[int] = []
        self._next_item = 0
        self._next_source = 0

    def open(self, item: int, source: int) -> None:
        self._next_item, self._next_source = item, source

    def reach(self, run: Run, alike: bool) -> None:
        """Take in the words up to a run, and its own; `alike` if they are spelt alike too."""
        self._gap(run.item, run.word)
        if alike or self._quoted.touched[run.item]:
            self._flush()
            op = EditOp.EQUAL if alike else EditOp.BRACKET
            last, end = run.last_item, run.last_word
            ours, theirs = self._quoted.words, self._opened.words
            item = ours.starts.item(run.item), ours.ends.item(last)
            self._add(Change(op, item, (theirs.starts.item(run.word), theirs.ends.item(end))))
        else:
            self._item += range(run.item, run.item + run.length)
            self._source += range(run.word, run.word + run.length)
        self._next_item, self._next_source = run.item + run.length, run.word + run.length

    def close(self, item: int) -> None:
        """Take in what is left of the quotation."""
        self._gap(item, self._next_source)
        self._flush()

    def _gap(self, item: int, source: int) -> None:
        """Words of either side that no pair holds; a mark at a boundary between them owns the source's."""
        if not self._bears_marks:
            if item > self._next_item:
                self._item += range(self._next_item, item)
            if source > self._next_source:
                self._source += range(self._next_source, source)
            return
        marks = [b for b in range(self._next_item, item + 1) if self._quoted.is_marked(b)]
        skipped = list(range(self._next_source, source))
        if not marks or (not self.changes and not self._item and not skipped):
            self._item += range(self._next_item, item)
            self._source += skipped
            return
        mark = marks[0]
        self._item += range(self._next_item, mark)
        self._flush()
        op = EditOp.ELISION if any(m in self._quoted.ellipses for m in marks) else EditOp.BRACKET
        self._add(Change(op, self._mark_range(mark), self._source_range(skipped)))
        self._item += range(mark, item)

    def _flush(self) -> None:
        if self._item:
            self._reach_out()
        if self._item or self._source:
            for change in refine(self._surfaces_of_item(), self._surfaces_of_source(), self._here()):
                self._add(change)
        self._item, self._source = [], []

    def _reach_out(self) -> None:
        """Take in words of the source beside a group at the passage's edge with which it says the same.

        "We're" at the beginning may have met only the "are" of "We are", and "reopened" at the end only "re".
        """
        first = not self.changes
        last = self._item[-1] == len(self._quoted) - 1
        if not first and not last:
            return
        lowest = self._source[0] if self._source else self._next_source
        highest = self._source[-1] if self._source else self._next_source - 1
        words = len(self._opened.words)
        for lead, trail in ((1, 0), (2, 0), (0, 1), (0, 2)):
            if (lead and not first) or (trail and not last) or lowest - lead < 0 or highest + trail >= words:
                continue
            wider = list(range(lowest - lead, highest + trail + 1))
            if says_the_same(
                self._surfaces_of_item(), _surfaces(self._opened.words, self._opened.document.prose, wider)
            ):
                self._source = wider
                return

    def _add(self, change: Change) -> None:
        add(self.changes, change)

    def _here(self) -> tuple[int, int]:
        if self.changes:
            return self.changes[-1].item[1], self.changes[-1].source[1]
        starts = self._opened.words.starts
        return self._item_range([0])[0], int(starts[min(self._next_source, len(starts) - 1)])

    def _surfaces_of_item(self) -> list[tuple[str, int]]:
        return _surfaces(self._quoted.words, self._quoted.text, self._item)

    def _surfaces_of_source(self) -> list[tuple[str, int]]:
        return _surfaces(self._opened.words, self._opened.document.prose, self._source)

    def _item_range(self, numbers: list[int]) -> tuple[int, int]:
        words = self._quoted.words
        return words.starts.item(numbers[0]), words.ends.item(numbers[-1])

    def _source_range(self, numbers: list[int]) -> tuple[int, int]:
        words = self._opened.words
        if not numbers:
            here = self.changes[-1].source[1] if self.changes else words.starts.item(self._next_source)
            return here, here
        return words.starts.item(numbers[0]), words.ends.item(numbers[-1])

    def _mark_range(self, boundary: int) -> tuple[int, int]:
        """The mark's own characters: between the words on either side, less the white space after, and a bracket that
        opens within the next word."""
        words, text = self._quoted.words, self._quoted.text
        start = words.ends.item(boundary - 1) if boundary else 0
        end = words.starts.item(boundary) if boundary < len(words) else len(text)
        return start, start + len(text[start:end].rstrip(" \n\t\u00a0\"'“‘(["))


def _trimmed(changes: list[Change]) -> list[Change]:
    """Less the words of the source at either edge that the quotation does not have: it never reached for them."""
    first = 1 if changes[0].op is EditOp.DELETE and len(changes) > 1 else 0
    last = -1 if changes[-1].op is EditOp.DELETE and len(changes) - first > 1 else None
    return changes[first:last]


def _surfaces(words: Words, text: str, numbers: list[int]) -> list[tuple[str, int]]:
    """Words as printed, with their offsets; the halves of one contraction together."""
    spans: list[tuple[int, int]] = []
    for number in numbers:
        start, end = words.starts.item(number), words.ends.item(number)
        if spans and spans[-1][1] == start and text[start - 1].isascii():
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return [(text[start:end], start) for start, end in spans]


def _spelt(quoted: Quoted, runs: list[Run]) -> list[tuple[Run, bool]]:
    """Runs cut where the quotation bears a mark, each with whether it is spelt alike: where it is not, its pairs one
    by one; both halves of a contraction written out are not alike."""
    cut = [part for run in runs for part in _between_marks(quoted, run)]
    alike = [run.equal and _prints_alike(quoted, run) for run in cut]
    if all(same or not run.equal for run, same in zip(cut, alike, strict=True)):
        return [one for run in cut for one in ([(run, True)] if run.equal else _by_pairs(run))]
    flags = [_alike(quoted, run, same) for run, same in zip(cut, alike, strict=True)]
    _tell_halves(quoted, cut, flags)
    return [one for run, own in zip(cut, flags, strict=True) for one in _told(run, own)]


def _by_pairs(run: Run) -> list[tuple[Run, bool]]:
    """The pairs of a run one by one."""
    if run.length == 1:
        return [(run, False)]
    return [(run.part(number, number + 1), False) for number in range(run.length)]


def _told(run: Run, alike: list[bool]) -> Iterator[tuple[Run, bool]]:
    """A run in parts that are spelt alike, and every other pair by itself."""
    first = 0
    for same, group in groupby(alike):
        last = first + len(list(group))
        parts = [(first, last)] if same else [(number, number + 1) for number in range(first, last)]
        yield from ((run.part(*part), same) for part in parts)
        first = last


def _between_marks(quoted: Quoted, run: Run) -> list[Run]:
    """A run cut at the quotation's marks."""
    if not quoted.ellipses and not quoted.brackets:
        return [run]
    cuts = [number for number in range(1, run.length) if quoted.is_marked(run.item + number)]
    return [run.part(first, last) for first, last in pairwise([0, *cuts, run.length])]


def _prints_alike(quoted: Quoted, run: Run) -> bool:
    """Whether a run is printed in the quotation as it is in the source."""
    words, source = quoted.words, run.opened.words
    ours = quoted.text[words.starts.item(run.item) : words.ends.item(run.last_item)]
    return ours == run.opened.document.prose[source.starts.item(run.word) : source.ends.item(run.last_word)]


def _alike(quoted: Quoted, run: Run, same: bool) -> list[bool]:
    """Which pairs of a run hold the same word spelt the same."""
    return [same or (run.equal and _same_spelling(quoted, run, number)) for number in range(run.length)]


def _same_spelling(quoted: Quoted, run: Run, number: int) -> bool:
    words, source, item, word = quoted.words, run.opened.words, run.item + number, run.word + number
    ours = quoted.text[words.starts.item(item) : words.ends.item(item)]
    theirs = run.opened.document.prose[source.starts.item(word) : source.ends.item(word)]
    return ours == theirs or fold(ours.replace("[", "").replace("]", "")) == fold(theirs)


def _tell_halves(quoted: Quoted, runs: list[Run], flags: list[list[bool]]) -> None:
    """Where the second half of a contraction is not spelt alike, the first is not either."""
    last: tuple[Run, int, list[bool]] | None = None
    for run, own in zip(runs, flags, strict=True):
        for number in range(run.length):
            if last is not None and not own[number] and run.equal and _halves(quoted, last[0], last[1], run, number):
                last[2][last[1]] = False
            last = run, number, own


def _halves(quoted: Quoted, first: Run, at: int, second: Run, number: int) -> bool:
    """Whether two pairs in a row are the halves of a contraction, on one side or the other."""
    source = second.opened.words
    ours = quoted.words.ends[first.item + at] == quoted.words.starts[second.item + number]
    theirs = first.opened is second.opened and source.ends[first.word + at] == source.starts[second.word + number]
    return bool(ours or theirs)
