"""The notes by which a writer says what was done to a quotation: "(emphasis added)", "(citations omitted)" ..."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tieout.items.found import Found
from tieout.items.sentences import first_end
from tieout.model import Alteration, AlterationNote, BlockKind, Document, Span
from tieout.text.citing import is_citation
from tieout.text.patterns import lazy

_AFTER = 500
_ABBREVIATED_END = lazy(r"\b(?:v|vs|F|Supp|U\.S|S|Ct|Cir|App|Cal|Id|Tr|Dep|Compl|Ex|No|at|cf|See)\.\s+$")


@cache
def _note() -> re.Pattern[str]:
    return re.compile(r"[(\[]([^()\[\]]{3,160})[)\]]")


@cache
def _kinds() -> tuple[tuple[Alteration, re.Pattern[str]], ...]:
    emphasis = r"\b(?:emphas[ie]s|italics?|bold(?:face)?|underlin(?:e|ing))\b"
    own = r"(?:add(?:ed)?|mine|ours|my own|our own|supplied|not in (?:the )?original)"
    omitted = r"\b(?:omitted|removed|deleted|stripped)\b"
    written = (
        (Alteration.EMPHASIS_ADDED, rf"{emphasis}[^;.]*\b{own}\b|\b(?:my|our) (?:emphasis|italics)\b"),
        (
            Alteration.EMPHASIS_KEPT,
            rf"{emphasis}\s+(?:is\s+|as\s+)?(?:in|from)\s+(?:the\s+)?(?:original|source)\b|\boriginal {emphasis}",
        ),
        (Alteration.EMPHASIS_OMITTED, rf"{emphasis}[^;.]*{omitted}"),
        (Alteration.CITATIONS_OMITTED, rf"\b(?:citations?|cites?|references?)\b[^;.]*{omitted}"),
        (Alteration.MARKS_OMITTED, rf"\b(?:quotation|quote|internal|inner)\s+(?:quotation\s+)?marks?\b[^;.]*{omitted}"),
        (Alteration.CLEANED_UP, r"\bcleaned[ -]up\b"),
        (
            Alteration.CAPITALS_CHANGED,
            rf"\b(?:capitali[sz]ation|capitals?|case|all caps)\b[^;.]*(?:\b(?:altered|changed|modified)\b|{omitted})",
        ),
    )
    return tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in written)


def notes_on(document: Document, found: Sequence[Found], number: int) -> tuple[AlterationNote, ...]:
    """The notes on a quotation: between its end and the next quotation, in its sentence or the citation behind it."""
    start = found[number].parts[-1].end if found[number].is_block else found[number].outer.end
    end = min(start + _AFTER, found[number + 1].outer.start if number + 1 < len(found) else len(document.prose))
    end = min(end, _end_of_reach(document, found[number]))
    if "(" not in document.prose[start:end] and "[" not in document.prose[start:end]:
        return ()
    return tuple(
        _read(
            document,
            Span(start, end),
            whole=found[number].is_block or _ends_its_sentence(document.prose, found[number]),
        )
    )


def _ends_its_sentence(prose: str, found: Found) -> bool:
    return prose[found.parts[-1].end - 1] in ".!?…"


def _end_of_reach(document: Document, found: Found) -> int:
    """Where notes on a quotation may stand at most: its block; for a block quotation also the one behind it."""
    last = found.last_block
    following = document.blocks[last + 1] if found.is_block and last + 1 < len(document.blocks) else None
    if following is not None and following.kind is BlockKind.PARAGRAPH:
        last += 1
    return document.blocks[last].span.end


def _read(document: Document, reach: Span, *, whole: bool) -> Iterator[AlterationNote]:
    """The notes in a stretch; behind a whole sentence only a citation may stand between it and its note."""
    prose = document.prose
    edge = _sentence_end(prose, reach)
    for match in _note().finditer(prose, reach.start, reach.end):
        if match.start() >= edge and prose[edge : match.start()].strip():
            return
        between = prose[reach.start : match.start()].strip(" \t\n.”’\"'»")
        if whole and between and not is_citation(between):
            return
        for kind, pattern in _kinds():
            if pattern.search(match.group(1)):
                place = Span(match.start(), match.end())
                yield AlterationNote(kind, match.group(), document.offsets.span(place), place)
        edge = max(edge, match.end())


def _sentence_end(prose: str, reach: Span) -> int:
    """The end of the sentence, past the full stops of the citation in it."""
    at = reach.start
    while True:
        end = first_end(prose, at, reach.end)
        if end is None:
            return reach.end
        if end - reach.start > 3 and not _ABBREVIATED_END.search(prose, max(at, end - 12), end):
            return end
        at = end
