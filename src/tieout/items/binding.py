"""Which citations cover an item: those of its own sentence, else the one that closes its paragraph.

In a sentence the next citation after the item covers it, or the last before it where none comes after; citations that
stand side by side are one. What a sentence names in passing ("the Gazette reported") covers all of it. The citation
that closes a paragraph covers its sentences back to the citation before. A note covers what is said in it. Everything
counts in the document's text, so that any kind of item is bound alike.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple, TypeVar

from tieout.items.sentences import ends
from tieout.model import Block, BlockKind, Citation, CitationForm, Document, Item, Span
from tieout.text.patterns import lazy

AnyItem = TypeVar("AnyItem", bound=Item)
_WORDS = lazy(r"[^\W_]")
_BETWEEN = lazy(r"[\s,;.()\[\]–—-]*(?:and|&)?[\s,;.()\[\]–—-]*")
_NOTED = lazy(r"\([^()]*\)")
_OPENS_BRACKETS = lazy(r"[\s*_]*\([^()]*")
_LONGEST_LEAD = 200
_LONGEST_GAP = 12
_MOST_TOLD = 4
"""So many sources that a sentence names in passing are taken for what it cites."""
_FAR = 1 << 62


class _Group(NamedTuple):
    """Citations that stand side by side."""

    span: Span
    ids: tuple[str, ...]
    loose: bool
    closes: bool
    """Whether the last of them is set apart from the words of its sentence."""


class Binder:
    """The citations of one document by what they cover."""

    def __init__(self, document: Document, citations: Sequence[Citation]) -> None:
        self._blocks = [_Block(document, block) for block in document.blocks] if citations else []
        self._starts = [block.span.start for block in self._blocks]
        for citation in citations:
            number = self._block_of(citation.span.start)
            if number is not None:
                self._blocks[number].citations.append(citation)
        for block in self._blocks:
            if block.citations:
                block.prepare()
        self._notes = sorted((entry, one.id) for one in citations for entry in one.entries)

    def bound(self, item: AnyItem) -> AnyItem:
        """The item with the ids of the citations that cover it."""
        covering = self._covering(item.span) if self._blocks else ()
        return replace(item, citations=covering) if covering else item

    def cited_sentences(self) -> Iterator[Span]:
        """The sentences that a citation stands in or behind, in prose; what stands in notes left out."""
        for block in self._blocks:
            if block.citations and block.kind not in (BlockKind.FOOTNOTE, BlockKind.QUOTE):
                yield from block.cited()

    def _block_of(self, offset: int) -> int | None:
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 else None

    def _covering(self, span: Span) -> tuple[str, ...]:
        number = self._block_of(span.start)
        if number is None:
            return ()
        last = self._block_of(max(span.start, span.end - 1)) or number
        return self._blocks[number].covering(span) or self._around(number, last) or self._of_note(span)

    def _around(self, first: int, last: int) -> tuple[str, ...]:
        """What covers a block quotation: a citation that closes it, or the words that lead up to it or follow it."""
        if self._blocks[first].kind is not BlockKind.QUOTE:
            return self._blocks[last].closing() if last != first else ()
        group, end = self._blocks[first].group, last
        while end + 1 < len(self._blocks) and self._blocks[end + 1].group == group:
            end += 1
        within = next((found for number in range(last, end + 1) if (found := self._blocks[number].closing())), ())
        before = self._blocks[first - 1].closing(leading=True) if first else ()
        after = self._blocks[end + 1].opening() if end + 1 < len(self._blocks) else ()
        return within or before or after

    def _of_note(self, span: Span) -> tuple[str, ...]:
        """The citations whose note holds a span."""
        found = []
        number = bisect_right(self._notes, (Span(span.start, span.start), "~")) - 1
        entry = None
        while number >= 0 and (entry is None or self._notes[number][0] == entry):
            entry, id = self._notes[number]
            if not entry.holds(span):
                break
            found.append(id)
            number -= 1
        return tuple(found[::-1])


class _Block:
    """A block, the citations in it, and where its sentences begin."""

    def __init__(self, document: Document, block: Block) -> None:
        self._document, self._prose = document, block.span
        self.kind, self.group = block.kind, block.group
        self.span = document.offsets.span(block.span)
        self.citations: list[Citation] = []
        self._firm: list[_Group] = []
        self._loose: list[_Group] = []
        self._ends: list[Span] = []
        self._sentences: list[int] = []

    def prepare(self) -> None:
        """Look at the citations that the block was given."""
        groups = _grouped(self._document, [one for one in self.citations if not one.passed_on])
        self._firm = [group for group in groups if not group.loose]
        self._loose = [group for group in groups if group.loose]
        ends, starts = _sentences(self._document, self._prose)
        kept = _less_citations(self._document, starts, self.citations)
        self._sentences = [starts[number] for number in kept or [0]]
        self._ends = [ends[number] for number in kept] or [Span(self._prose.start, self._prose.start)]

    def cited(self) -> Iterator[Span]:
        """The sentences that have a citation set apart from their words, in prose and without it."""
        held = {bisect_right(self._sentences, group.span.start) - 1 for group in self._firm if group.closes}
        return (self._ends[number] for number in sorted(held) if number >= 0 and self._ends[number])

    def covering(self, span: Span) -> tuple[str, ...]:
        """The citations of the sentence that a span stands in, else the one that closes the block."""
        return (self._in_sentence(span) or self._behind(span)) if self.citations else ()

    def closing(self, *, leading: bool = False) -> tuple[str, ...]:
        """The citation that ends the block; where it leads up to something, any that its last sentence has."""
        last = self._firm[-1] if self._firm else None
        if last is None:
            return ()
        return last.ids if (self._leads_with(last) if leading else self._ends_with(last)) else ()

    def opening(self) -> tuple[str, ...]:
        """The citation that the block opens with."""
        first = self._firm[0] if self._firm else None
        if first is None or _WORDS.search(self._document.text[self.span.start : first.span.start][:200]):
            return ()
        return first.ids

    def _in_sentence(self, span: Span) -> tuple[str, ...]:
        first = bisect_right(self._sentences, span.start) - 1
        begin = self._sentences[max(0, first)]
        after = bisect_left(self._sentences, max(span.end, span.start + 1))
        end = self._sentences[after] if after < len(self._sentences) else _FAR
        return (*self._told(begin, end), *self._firmly(span, begin, end))

    def _told(self, begin: int, end: int) -> tuple[str, ...]:
        """What a sentence names in passing."""
        first = bisect_left(self._loose, begin, key=_start)
        return tuple(
            id for group in self._loose[first : first + _MOST_TOLD] if group.span.start < end for id in group.ids
        )

    def _firmly(self, span: Span, begin: int, end: int) -> tuple[str, ...]:
        """The next citation behind the item in its sentence, or the last before it where none comes behind."""
        number = bisect_left(self._firm, span.end, key=_start)
        if number and self._in_its_brackets(self._firm[number - 1], span):
            return self._firm[number - 1].ids
        if number < len(self._firm) and self._firm[number].span.start < end:
            return self._firm[number].ids
        before = bisect_right(self._firm, span.start, key=_start) - 1
        if before >= 0 and self._firm[before].span.start >= begin and self._firm[before].span.end <= span.start:
            return self._firm[before].ids
        return ()

    def _in_its_brackets(self, group: _Group, span: Span) -> bool:
        """Whether an item stands in the brackets that open right behind a citation: "45:3 (“Nobody came.”)"."""
        gap = self._document.text[group.span.end : span.start] if span.start - group.span.end < _LONGEST_LEAD else ""
        return _OPENS_BRACKETS.fullmatch(gap) is not None

    def _behind(self, span: Span) -> tuple[str, ...]:
        """The citation that closes the block, if it is the next one after the span."""
        last = self._firm[-1] if self._firm else None
        if last is None or bisect_left(self._firm, span.end, key=_start) != len(self._firm) - 1:
            return ()
        return last.ids if last.closes and self._ends_with(last) else ()

    def _leads_with(self, group: _Group) -> bool:
        """Whether a citation stands in a sentence that leads up to what comes next, and does not close it."""
        if group.span.start < self._sentences[-1]:
            return False
        rest = _NOTED.sub("", self._document.text[group.span.end : self.span.end])
        return bool(_WORDS.search(rest)) or rest.rstrip().endswith((":", ",", "—"))

    def _ends_with(self, group: _Group) -> bool:
        """Whether nothing but marks stands between a citation and the end of the block."""
        gap = self._document.text[group.span.end : self.span.end]
        return len(gap) < _LONGEST_GAP and not _WORDS.search(gap)


def _start(group: _Group) -> int:
    return group.span.start


def _grouped(document: Document, citations: Sequence[Citation]) -> list[_Group]:
    """The citations in groups of those that nothing parts but marks."""
    groups: list[tuple[Span, list[Citation]]] = []
    for one in sorted(citations, key=lambda citation: citation.span):
        span, held = groups[-1] if groups else (one.span, [])
        if held and one.loose == held[-1].loose and _beside(document, span, one.span):
            held.append(one)
            groups[-1] = Span(span.start, max(span.end, one.span.end)), held
        else:
            groups.append((one.span, [one]))
    return [_Group(span, tuple(one.id for one in held), held[0].loose, held[-1].closes) for span, held in groups]


def _beside(document: Document, one: Span, other: Span) -> bool:
    if other.start < one.end:
        return True
    return other.start - one.end <= _LONGEST_GAP and bool(_BETWEEN.fullmatch(document.text, one.end, other.start))


def _sentences(document: Document, prose: Span) -> tuple[list[Span], list[int]]:
    """The sentences of a block in prose, and where each begins in the text.

    A citation in brackets belongs to the sentence before it, and is not among its words.
    """
    words = document.prose[prose.start : prose.end]
    blanked = _BRACKETED.sub(lambda found: " " * len(found.group()), words)
    tail = document.prose[prose.end : prose.end + 3]
    cuts = [0, *(end for end in ends(blanked + tail, 0, len(blanked)) if end < len(words)), len(words)]
    spans = [
        Span(prose.start + start, prose.start + start + len(_said(blanked[start:end]))) for start, end in pairwise(cuts)
    ]
    return spans, [document.offsets.start(prose.start + start) for start in cuts[:-1]]


def _said(sentence: str) -> str:
    """A sentence without the room that a citation left at its end, and the full stop behind that."""
    words = sentence.rstrip()
    before = words[:-1].rstrip()
    return before if words[-1:] in (".", ",", ";") and len(before) < len(words) - 2 else words


def _less_citations(document: Document, starts: Sequence[int], citations: Sequence[Citation]) -> list[int]:
    """The numbers of the sentences that say something: a citation that is one by itself belongs to the one before."""
    spans = sorted(citation.span for citation in citations if citation.form in _SENTENCES)
    return [number for number, start in enumerate(starts) if not _is_citation(document, start, spans)]


def _is_citation(document: Document, start: int, spans: Sequence[Span]) -> bool:
    """Whether a sentence begins in a citation, or with one, but for a signal such as "See"."""
    after = bisect_left(spans, Span(start, 0))
    if after and start < spans[after - 1].end:
        return True
    opens = after < len(spans) and spans[after].start - start <= _LONGEST_SIGNAL
    return opens and _SIGNAL.fullmatch(document.text, start, spans[after].start) is not None


_SENTENCES = frozenset((CitationForm.CASE, CitationForm.RECORD, CitationForm.CODE, CitationForm.BACK))
_SIGNAL = lazy(r"\W{0,4}(?:(?:See|But see|Accord|Cf\.|E\.g\.|Compare|Contra)(?:,? (?:also|e\.g\.|generally),?)?\s)?")
_LONGEST_SIGNAL = 24
_BRACKETED = lazy(r"\[[^\[\]]{1,80}\]|\((?:[Rr]ef|[Ss]ource)s?[.:][^()]{1,200}\)|[⁰¹²³⁴-⁹]+")
