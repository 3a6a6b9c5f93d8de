"""How the rules speak of words, and what they ask of edits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from tieout.model import Edit, EditOp, Evidence, Part, Passage, Quotation, Span
from tieout.rules.base import EditRef
from tieout.rules.quotations.printing import edits_said
from tieout.text.patterns import lazy
from tieout.text.tidy import spoken

_EDGES = lazy(r"^[^\w$£€¥%°#@]+|[^\w$£€¥%°]+$")
_MOST_SHOWN = 12
_LONGEST_WORD = 60
"""So many characters beside an edit are looked through for the rest of a word."""
_ENDS_INSIDE = lazy(r"\w['’]?$")
_GOES_ON = lazy(r"['’‐-]?\w")
_LAST_WORD = lazy(r"[\w'’‐-]+$")
_FIRST_WORD = lazy(r"\s*[\w'’‐-]+")
_NEAR = 400
"""How far from an edit, in characters, words are looked for that repeat it."""


class _Said:
    """The passages of the evidence asked for last, less what nobody said: one rule after another asks for the same."""

    def __init__(self) -> None:
        self._latest: tuple[Evidence | None, tuple[Passage, ...]] = None, ()

    def of(self, evidence: Evidence) -> tuple[Passage, ...]:
        latest, passages = self._latest
        if latest is not evidence:
            passages = tuple(replace(passage, edits=edits_said(passage)) for passage in evidence.passages)
            self._latest = evidence, passages
        return passages


_SAID = _Said()


def passages_of(evidence: Evidence) -> Iterator[tuple[int, Passage]]:
    """Every passage with its number, less what nobody said."""
    return enumerate(_SAID.of(evidence))


def edits_of(evidence: Evidence) -> Iterator[tuple[EditRef, Edit, Passage]]:
    """Every edit that alters somebody's words, with its number and its passage."""
    for number, passage in passages_of(evidence):
        for place, edit in enumerate(passage.edits):
            if edit.op is not EditOp.EQUAL:
                yield (number, place), edit, passage


def changed(passage: Passage, place: int) -> str:
    """The sentence that says which words an edit put in the place of which."""
    ours, theirs = sides(passage, place)
    return f"The quotation has {shown(ours)} where the source has {shown(theirs)}."


def end_of(evidence: Evidence) -> EditRef:
    """The end of a reading, so that what is left out there is reported once."""
    last = len(evidence.passages) - 1
    return last, len(evidence.passages[last].edits)


def source_before(passage: Passage, place: int, most: int = _NEAR) -> str:
    """The last characters of the source, at most so many, before an edit of a passage."""
    return _before((edit.source_text for edit in reversed(passage.edits[:place])), most)


def source_after(passage: Passage, place: int, most: int = _NEAR) -> str:
    """The first characters of the source, at most so many, behind an edit of a passage."""
    return _after((edit.source_text for edit in passage.edits[place + 1 :]), most)


def item_before(passage: Passage, place: int, most: int = _NEAR) -> str:
    """The last characters of the quotation, at most so many, before an edit of a passage."""
    return _before((edit.item_text for edit in reversed(passage.edits[:place])), most)


def item_after(passage: Passage, place: int, most: int = _NEAR) -> str:
    """The first characters of the quotation, at most so many, behind an edit of a passage."""
    return _after((edit.item_text for edit in passage.edits[place + 1 :]), most)


def _before(backwards: Iterator[str], most: int) -> str:
    pieces: list[str] = []
    length = 0
    for text in backwards:
        pieces.append(text)
        length += len(text)
        if length >= most:
            break
    return "".join(reversed(pieces))[-most:]


def _after(forwards: Iterator[str], most: int) -> str:
    pieces: list[str] = []
    length = 0
    for text in forwards:
        pieces.append(text)
        length += len(text)
        if length >= most:
            break
    return "".join(pieces)[:most]


def sides(passage: Passage, place: int) -> tuple[str, str]:
    """What the quotation and the source have at an edit, words whole: of "you've" for "you" not "ve", but both."""
    edit = passage.edits[place]
    ours, theirs = edit.item_text, edit.source_text
    before = (item_before(passage, place), source_before(passage, place, _LONGEST_WORD))
    after = (item_after(passage, place), source_after(passage, place, _LONGEST_WORD))
    if _cuts_a_word(before[0], ours) or _cuts_a_word(before[1], theirs):
        ours, theirs = _last_word(before[0]) + ours, _last_word(before[1]) + theirs
    if _cuts_a_word(ours, after[0]) or _cuts_a_word(theirs, after[1]):
        ours, theirs = ours + _first_word(after[0]), theirs + _first_word(after[1])
    return ours, theirs


def _cuts_a_word(text: str, rest: str) -> bool:
    """Whether a word goes on from one stretch of text into the next."""
    return bool(_ENDS_INSIDE.search(text[-2:]) and _GOES_ON.match(rest))


def _last_word(text: str) -> str:
    found = _LAST_WORD.search(text[-_LONGEST_WORD:])
    return found.group() if found else ""


def _first_word(text: str) -> str:
    found = _FIRST_WORD.match(text[:_LONGEST_WORD])
    return found.group() if found else ""


def words_of(text: str) -> list[str]:
    """The folded words of a stretch of text, contractions taken apart."""
    return list(_words_of(text))


@lru_cache(maxsize=64)
def _words_of(text: str) -> tuple[str, ...]:
    return tuple(token.word for token in spoken(text))


def shown(text: str) -> str:
    """Words as a message shows them: trimmed, in single marks, a long run cut in its middle."""
    words = _trimmed(text)
    if len(words) > _MOST_SHOWN:
        words = [*words[: _MOST_SHOWN // 2], "…", *words[-_MOST_SHOWN // 2 :]]
    return f"'{' '.join(words)}'"


def shown_from(text: str) -> str:
    """The first words of a text as a message shows them."""
    words = _trimmed(text)
    rest = ["…"] if len(words) > _MOST_SHOWN else []
    return f"'{' '.join([*words[:_MOST_SHOWN], *rest])}'"


def _trimmed(text: str) -> list[str]:
    words = " ".join(text.split())
    bare = _EDGES.sub("", words)
    closes = bare.count("(") > bare.count(")") and words[words.find(bare) + len(bare) :].startswith(")")
    return f"{bare})".split(" ") if closes else bare.split(" ")


def bare_span(quotation: Quotation, edit: Edit) -> Span | None:
    """The words of an edit in the document, without the white space and marks around them."""
    if edit.item.length == len(edit.item_text):
        return _bared(edit.item_text, edit.item.start)
    inside = [span for part in quotation.parts if (span := _words_in(part, edit.item))]
    return Span(inside[0].start, inside[-1].end) if inside else None


def _words_in(part: Part, span: Span) -> Span | None:
    """The words of a span that lie in a part of a quotation; between markup, to its nearest edge."""
    start, end = max(part.span.start, span.start), min(part.span.end, span.end)
    if start >= end:
        return None
    if part.span.length != len(part.text):
        return Span(start, end)
    return _bared(part.text[start - part.span.start : end - part.span.start], start)


def _bared(text: str, start: int) -> Span | None:
    """The span of a text that begins at `start`, less what is no word at its edges."""
    words = _EDGES.sub("", text)
    at = start + text.find(words)
    return Span(at, at + len(words)) if words else None
