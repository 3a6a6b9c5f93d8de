"""From pairs of aligned words to evidence: passages, their edits, and how a quotation goes from one to the next."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import pairwise

from tieout.library.hearing import UNHEARD, Hearing
from tieout.library.labelled import less_label, named_before, same_speaker, with_labels
from tieout.library.opened import Opened
from tieout.library.pairs import Run, is_marked, text_between
from tieout.library.script import changes
from tieout.model import Edit, EditOp, Evidence, Join, Passage, Span
from tieout.text.edits import Change
from tieout.text.patterns import lazy
from tieout.text.quoted import Quoted
from tieout.text.sentences import sentence_ends

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

_EDIT, _SPAN = partial(tuple.__new__, Edit), partial(tuple.__new__, Span)
"""What Edit._make does, in a third of its time: a quotation has half a dozen."""

ItemSpans = Callable[[int, int], Span]
"""Carries a range of the quotation's text to the document."""


def read(
    quoted: Quoted, pieces: list[list[Run]], spans: ItemSpans, surprise: float, hearing: Hearing = UNHEARD
) -> Evidence:
    """The evidence that the pieces of a path amount to."""
    if len(pieces) == 1:
        return Evidence((_Piece(quoted, pieces[0], spans, hearing).passage(0, len(quoted.text)),), (), surprise)
    starts = [0, *(_cut_before(quoted, before[-1], after[0]) for before, after in pairwise(pieces)), len(quoted.text)]
    passages = tuple(
        _Piece(quoted, piece, spans, hearing).passage(starts[number], starts[number + 1])
        for number, piece in enumerate(pieces)
    )
    joins = tuple(_join(quoted, before[-1], after[0]) for before, after in pairwise(pieces))
    return Evidence(passages, joins, surprise)


def pieces_of(quoted: Quoted, runs: list[Run]) -> list[list[Run]]:
    """Cut a path where the quotation leaves one passage for another."""
    if _stays(quoted, runs):
        return [runs]
    pieces: list[list[Run]] = [[]]
    before: Run | None = None
    for run in (part for whole in runs for part in _by_turns(whole)):
        if before is not None and not _goes_on(before, run) and _leaves(quoted, before, run):
            pieces.append([])
        pieces[-1].append(run)
        before = run
    return [*(less_label(quoted, piece, after[0]) for piece, after in pairwise(pieces)), pieces[-1]]


def _stays(quoted: Quoted, runs: list[Run]) -> bool:
    """Whether a path goes forward within one turn, as most do, and never so far that it is another passage."""
    before = runs[0]
    opened = before.opened
    if not opened.in_one_turn(before.word, runs[-1].last_word):
        return False
    for run in runs[1:]:
        skipped = run.word - before.word - before.length
        if run.opened is not opened or skipped < 0 or (skipped and _is_far(quoted, before, run, skipped)):
            return False
        before = run
    return True


def _goes_on(before: Run, after: Run) -> bool:
    word = before.word + before.length
    return after.word == word and after.opened is before.opened and after.opened.in_one_turn(word - 1, word)


def _by_turns(run: Run) -> list[Run]:
    """A run cut where one turn ends and the next begins; mostly it is of one turn."""
    if run.opened.in_one_turn(run.word, run.last_word):
        return [run]
    cuts = [first - run.word for first in run.opened.begun_between(run.word, run.last_word)]
    return [run.part(first, last) for first, last in pairwise([0, *cuts, run.length])]


def _leaves(quoted: Quoted, before: Run, after: Run) -> bool:
    if after.opened is not before.opened or after.word <= before.last_word:
        return True
    opened = before.opened
    if not opened.in_one_turn(before.last_word, after.word) and not _one_turn(opened, before.last_word, after.word):
        return True
    return _is_far(quoted, before, after, after.word - before.last_word - 1)


def _is_far(quoted: Quoted, before: Run, after: Run, skipped: int) -> bool:
    """Whether a run stands so many words behind another one of its turn that the two are two passages."""
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
        announced=named_before(quoted, before.last_item + 1, after) > 0,
    )


def _cut_before(quoted: Quoted, before: Run, after: Run) -> int:
    """Where in the quotation's text the second of two pieces begins: at its first word, with the bracket on it, or at
    the label before it."""
    if after.item > before.last_item:
        start = quoted.words.starts.item(after.item - named_before(quoted, before.last_item + 1, after))
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
        changes = with_labels(self._quoted, self._runs, _trimmed(self._holes_filled(self._changes(start, end))))
        source = Span(changes[0].source[0], changes[-1].source[1])
        turn = self._opened.turn_of(first)
        span = document.offsets.span(source)
        own = self._opened.span_of(turn)
        end_of_turn = own.end if last >= first and self._opened.in_one_turn(first, last) else self._turn_end(last)
        quoted, breaks = self._hearing.quoted_at(document, Span(max(source.start, own.start), source.end), own)
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
            before=self._prose[max(own.start, source.start - CONTEXT, 0) : source.start],
            after=self._prose[source.end : max(source.end, min(end_of_turn, source.end + CONTEXT))],
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

    def _turn_end(self, word: int) -> int:
        return self._opened.span_of(self._opened.turn_of(word)).end

    # -- the words that differ -----------------------------------------------------------------------------------

    def _changes(self, start: int, end: int) -> list[Change]:
        quoted = self._quoted
        first = int(quoted.words.starts.searchsorted(start)) if start else 0
        last = int(quoted.words.starts.searchsorted(end)) if end < len(quoted.text) else len(quoted)
        return changes(quoted, self._runs, first, last)

    def _holes_filled(self, changes: list[Change]) -> list[Change]:
        """Words that stand where the source is inaudible answer to the hole; nobody put them in."""
        if not len(self._opened.structure.asides):
            return changes
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
        item_at, source_at, left = start, source.start, len(changes)
        for op, item, other in changes:
            left -= 1
            item_to = max(item_at, item[1]) if left else end
            source_to = max(source_at, other[1]) if left else source.end
            ours, theirs = spans(item_at, item_to), span(_SPAN((source_at, source_to)))
            edits.append(_EDIT((op, ours, theirs, text[item_at:item_to], prose[source_at:source_to])))
            item_at, source_at = item_to, source_to
        return edits


def _within(source: Span, spans: Iterable[Span]) -> Iterator[Span]:
    """What lies of some spans in a stretch of the prose, counted from its start."""
    for span in spans:
        yield Span(max(span.start, source.start) - source.start, min(span.end, source.end) - source.start)


def _trimmed(changes: list[Change]) -> list[Change]:
    """Less the words of the source at either edge that the quotation does not have: it never reached for them."""
    first = 1 if changes[0].op is EditOp.DELETE and len(changes) > 1 else 0
    last = -1 if changes[-1].op is EditOp.DELETE and len(changes) - first > 1 else None
    return changes[first:last]
