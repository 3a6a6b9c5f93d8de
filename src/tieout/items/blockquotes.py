"""Block quotations: the page itself says that the words are somebody's, so marks around them are only ornament."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tieout.items.found import Found, has_words, trimmed
from tieout.items.marks import marks_in
from tieout.items.pairing import pair
from tieout.model import Block, BlockKind, Span
from tieout.text.citing import is_reference, names_a_work
from tieout.text.patterns import lazy

_DASH = r"(?:—|–|―|--?)"
_BYLINE = lazy(rf"\s*{_DASH}\s*\S[^\n]{{0,120}}\s*")
_TRAILING_BYLINE = lazy(rf"(?<=[.!?…\"”’»'])\s+{_DASH}\s*[A-Z][^.!?\n]{{0,80}}\s*$")
_TRAILING_NOTE = lazy(
    r"\s[(\[](?=[^()\[\]]*\b(?:emphasis|italics|citations?|marks|footnotes?|cleaned up)\b)[^()\[\]]{3,160}[)\]]\.?\s*$",
    re.IGNORECASE,
)
_TRAILING_MARK = lazy(
    r"(?:(?<=[.!?…\"”’»'])\s*(?:(?:\[\^?\d{1,3}(?:[,–-]\s?\d{1,3})*\]\s?)+|\((?=[^()]*\d)(?P<after>[^()\n]{2,120})\)\.?)"
    r"|\s(?:\[\d{1,3}(?:[,–-]\s?\d{1,3})*\]|\((?=[^()]*\d)(?P<inside>[^()\n]{2,120})\))\.)\s*$"
)
"""A citation behind the words of a block, or before their full stop: "[2]", "(Roe 2019, p. 4)"."""
_END = lazy(r"[.!?…\"”’»'][ \t]?[\[(]?")
_LABEL = lazy(r"(?:[QA][.:]|(?:BY )?[A-Z][A-Z.’' -]{1,40}[A-Z.]:)[ \t\n]+(?=\S)")
_MOST_WORDS = 15
_LONGEST_CITATION, _LONGEST_LINK = 160, 60
_BRACKETS = 2
"""So many characters may close behind a link: a bracket and a stop."""


def runs(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """The numbers of the blocks of each block quotation, whatever is quoted within it included."""
    run: list[int] = []
    group: int | None = None
    for number, block in enumerate(blocks):
        if block.kind is not BlockKind.QUOTE:
            continue
        outermost = block.level <= 1
        if run and (run[-1] != number - 1 or (outermost and group not in (None, block.group))):
            yield run
            run, group = [], None
        run.append(number)
        group = block.group if outermost else group
    if run:
        yield run


def block_quotations(
    prose: str, blocks: Sequence[Block], numbers: Sequence[int], links: Mapping[int, int]
) -> list[Found]:
    """The quotation that one run of blocks makes, without its byline, its citation and the marks around it.

    `links` are the ends of links by where they start: one behind the words is a citation.

    A colloquy ("Q. ... A. ...") is a quotation for each speaker's turn, the labels left out.
    """
    spans = [trimmed(prose, *blocks[number].span) for number in numbers]
    spans = _without_byline(prose, _without_citation(prose, [span for span in spans if span], links))
    spans = _unwrapped(prose, spans)
    outer = Span(blocks[numbers[0]].span.start, blocks[numbers[-1]].span.end)
    turns = _turns(prose, [span for span in spans if span])
    last = len(turns) - 1
    return [
        Found(
            tuple(parts),
            Span(parts[0].start if number else outer.start, outer.end if number == last else parts[-1].end),
            ("", ""),
            numbers[0],
            numbers[-1],
        )
        for number, parts in enumerate(turns)
        if any(has_words(prose, part) for part in parts)
    ]


def _turns(prose: str, spans: Sequence[Span]) -> list[list[Span]]:
    """The paragraphs by the turns that their labels part; all in one where there are none."""
    turns: list[list[Span]] = [[]]
    for span in spans:
        at = span.start
        for label in _LABEL.finditer(prose, *span):
            if label.start() > span.start and prose[label.start() - 1] != "\n":
                continue
            turns[-1] += [part for part in (trimmed(prose, at, label.start()),) if part]
            turns.append([])
            at = label.end()
        turns[-1] += [part for part in (trimmed(prose, at, span.end),) if part]
    return [turn for turn in turns if turn]


def _without_citation(prose: str, spans: list[Span], links: Mapping[int, int]) -> list[Span]:
    """The paragraphs without what is cited behind the last of them."""
    if not spans:
        return spans
    start, end = spans[-1]
    near = max(start, end - _LONGEST_CITATION)
    linked = (one for one in _END.finditer(prose, near, end) if _closes(links.get(one.end(), 0), one.end(), end))
    cut = next((one.start() + 1 for one in linked), None)
    if cut is None and (mark := _TRAILING_MARK.search(prose, near, end)) and _cites(mark):
        cut = mark.start()
    return [span for span in (*spans[:-1], trimmed(prose, start, end if cut is None else cut)) if span]


def _closes(link: int, start: int, end: int) -> bool:
    """Whether a link that ends at `link` is all that stands behind a place."""
    return link + _BRACKETS >= end and end - start <= _LONGEST_LINK


def _cites(mark: re.Match[str]) -> bool:
    """Whether what stands in brackets is a reference, and no words of the quotation."""
    if mark["after"]:
        return is_reference(mark["after"])
    return mark["inside"] is None or names_a_work(mark["inside"])


def _without_byline(prose: str, spans: list[Span]) -> list[Span]:
    """The paragraphs without a last line that only names whose words they are, and without a note behind them."""
    if not spans:
        return spans
    start, end = spans[-1]
    line = max(prose.rfind("\n", start, end) + 1, start)
    if (line > start or len(spans) > 1) and _is_byline(prose[line:end]):
        end = line
    elif trailing := _TRAILING_BYLINE.search(prose, max(start, end - 160), end):
        end = trailing.start()
    if note := _TRAILING_NOTE.search(prose, max(start, end - 200), end):
        end = note.start()
    return [span for span in (*spans[:-1], trimmed(prose, start, end)) if span]


def _is_byline(line: str) -> bool:
    return _BYLINE.fullmatch(line) is not None and len(line.split()) <= _MOST_WORDS


def _unwrapped(prose: str, spans: list[Span]) -> list[Span]:
    """The paragraphs without marks that open each and close the last, where such marks wrap the whole."""
    inner: list[Span] = []
    for number, span in enumerate(spans):
        last = number == len(spans) - 1
        unwrapped = _inside_marks(prose, span, may_stay_open=not last)
        if unwrapped is None:
            return spans
        inner.append(unwrapped)
    return inner


def _inside_marks(prose: str, span: Span, may_stay_open: bool) -> Span | None:
    marks = marks_in(prose, *span)
    if not marks or marks[0].start != span.start:
        return None
    pairs = pair(marks, lambda stack: may_stay_open and len(stack) == 1).pairs
    if len(pairs) != 1 or pairs[0].opening.start != span.start:
        return None
    closing = pairs[0].closing
    if closing is None:
        return trimmed(prose, pairs[0].opening.end, span.end)
    if prose[closing.end : span.end].strip(" .,;"):
        return None
    return trimmed(prose, pairs[0].opening.end, closing.start)
