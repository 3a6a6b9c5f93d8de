"""Block quotations of plain text: paragraphs that are indented, behind one that ends in a colon.

An indent alone proves nothing, as lists, addresses, tables and verse have one; so what is set off must read as prose.
"""

from __future__ import annotations

from collections.abc import Sequence

from tieout.model import Span
from tieout.text.patterns import lazy

_LEAST_INDENT = 3
_TAB = 8
_FEWEST_WORDS = 8
_INTRODUCES = lazy(r"[:：][\"”’»)\]]?\Z")
_ENDS = lazy(r"[.!?…。！？][\"”’»')\]]{0,3}(?:\s*[\[(][^\[\]()\n]{1,60}[\])]\.?)?\Z")
_LISTED = lazy(r"(?:[-*+•‣◦–—§]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)]|\d{1,3}\])\s")
_IN_COLUMNS = lazy(r"\S(?: {3,}|\t+)\S")


def set_off(text: str, paragraphs: Sequence[Span]) -> dict[int, int]:
    """The numbers of the paragraphs that are block quotations, each with a number of its quotation, from 1 on.

    Paragraphs are in order, apart, and begin behind their indent.
    """
    found: dict[int, int] = {}
    number, group = 1, 0
    while number < len(paragraphs):
        end = number
        if _introduces(text, paragraphs[number - 1]):
            end = _end_of_run(text, paragraphs, number)
        if end > number and _is_prose(text, paragraphs[number:end]):
            group += 1
            found |= dict.fromkeys(range(number, end), group)
        number = max(end, number + 1)
    return found


def _end_of_run(text: str, paragraphs: Sequence[Span], first: int) -> int:
    """Where the paragraphs end that stand further in than the one before the first of them, by the same or more."""
    least = _indent(text, paragraphs, first - 1) + _LEAST_INDENT
    end = first
    while end < len(paragraphs) and (indent := _indent(text, paragraphs, end)) >= least:
        least, end = max(least, indent) if end == first else least, end + 1
    return end


def _indent(text: str, paragraphs: Sequence[Span], number: int) -> int:
    """By how many columns each line of a paragraph is set off at least."""
    start, end = paragraphs[number]
    margin = text[paragraphs[number - 1].end if number else 0 : start]
    return min(_columns(line) for line in (margin + text[start:end]).splitlines() if line.strip())


def _columns(line: str) -> int:
    margin = line[: len(line) - len(line.lstrip())]
    return len(margin) + (_TAB - 1) * margin.count("\t")


def _introduces(text: str, paragraph: Span) -> bool:
    return _INTRODUCES.search(text, max(paragraph.start, paragraph.end - 3), paragraph.end) is not None


def _is_prose(text: str, paragraphs: Sequence[Span]) -> bool:
    """Whether paragraphs read as what somebody wrote or said: sentences, of which the last one ends."""
    whole = text[paragraphs[0].start : paragraphs[-1].end]
    if len(whole.split(maxsplit=_FEWEST_WORDS)) < _FEWEST_WORDS or _ENDS.search(whole[-80:]) is None:
        return False
    return not any(_LISTED.match(text, *one) or _IN_COLUMNS.search(text, *one) for one in paragraphs)
