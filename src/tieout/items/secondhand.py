"""Whether a source says something itself or quotes it, and whom: heard at one passage, never in a whole source.

A passage is another's where it stands inside the source's own quotation marks, or where its speaker says so without
marks, as people do aloud: "you said, quote, ...", "as Roe put it, ...", "..., unquote".
"""

from __future__ import annotations

import re
from itertools import pairwise

from tieout.items.quotations import extract
from tieout.model import Block, BlockKind, Document, Quotation, Span
from tieout.text.patterns import lazy

_BACK, _AHEAD = 3_000, 800
"""So many characters around a passage are read: who is quoted stands near."""
_SHARE = 0.8
"""A passage that lies by so much inside marks is what they quote."""
_MARKS = lazy(r"[\"“”„«»‹›‘’‚']")
_BLANK_LINE = lazy(r"\n[ \t]*\n\s*|\f")
_SENTENCE_END = lazy(r"[.!?…][\"”’'“‘»«]*\s|>>\s")

_SAYING = (
    r"(?:sa(?:id|ys?|ying)|wr(?:ote|ites?|itten)|tweet(?:ed|s)?|told|tells?|asked|asks?|puts? it|called it|"
    r"reads?|quoted?(?: (?:you|him|her|them))?(?: as saying)?|goes|went|declared|testified|answered|replied|warned|"
    r"responded|promised)"
)
_NAME = (
    r"(?!(?:I|We|As|And|But|So|Or|If|When|Then|Now|Well|What|That|Like|In|The)\b)"
    r"(?:[A-Z][\w.'’-]*\s){0,3}[A-Z][\w'’-]*"
)
_SOMEBODY = (
    r"[Yy]ou|[Hh]e|[Ss]he|[Tt]hey|[Ww]ho|[Pp]eople|somebody|someone|"
    r"(?:the|my|your|his|her|our|their|a|one)(?: (?!(?:I|i|we|We)(?:['’ ]))[\w'’-]{1,20}){1,5}"
)
_TELLER = rf"(?P<who>{_NAME}|{_SOMEBODY})"
_ASIDE = r"(?:\s(?:has|have|had|also|once|just|actually|recently|then|famously|always|used to|would|did|even)){0,3}"
_AND = r"(?:\s[\w'’-]+){1,4}\sand"
_LISTENER = (
    r"(?:\s(?:me|you|us|him|her|them|to me|to you|to us|[A-Z][\w'’]*(?:\s[A-Z][\w'’]*)?|this|that|it|the following|"
    r"the [a-z]+|there|in \w+)){0,3}"
)
_QUOTING = r"(?:,? (?:and )?(?:I['’ ]?(?:m|am) quoting|quote))?"
_LEADS = lazy(
    rf"\b(?:{_TELLER}(?:{_ASIDE}|{_AND})\s{_SAYING}{_LISTENER}{_QUOTING}"
    rf"|(?i:according to|in the words of|to quote|quoting|quote from)\s(?P<named>{_NAME})"
    r"|quote(?:, unquote)?|and I quote|I['’]?(?:m| am) quoting(?: (?:here|you|him|her))?"
    r"|let me quote (?:you|him|her|it|this)"
    r"|these are (?:your|his|her|their) words|(?:your|his|her|their) (?:own )?(?:words|quote)(?: (?:was|were|is|are))?)"
    r"(?:[,:]?(?:\s[\w'’-]+){0,4}(?<!\sand)(?<!\sbut)(?<!\sso)|(?<=this)\.|(?<=following)\.|(?<=quote)\.)[\s,:;—–-]*[\"“‘']?\s*\Z"
)
_TRAILS = lazy(
    r"\A[\s,.;:—–-]*[\"”’']?[\s,.;—–-]*"
    rf"(?:(?:end (?:of )?quote|unquote|close quote)\b|(?:as|like) {_TELLER}{_ASIDE}\s{_SAYING}"
    rf"|(?i:in the words of|to quote|quoting)\s(?P<named>{_NAME})"
    r"|(?:that['’]?s|that is|those are|that was) (?:a quote|your quote|your words|what (?:you|he|she|they) said))"
)
"""What leads up to words quoted aloud, and what follows them. Every repetition in them is bounded."""


def quoted_at(document: Document, passage: Span, within: Span) -> tuple[str | None, tuple[Span, ...]]:
    """Whom a source quotes at a passage, and where it breaks into their words to say so ("..., she added, ...").

    A name, "" where it does not say whom, None where the words are its own. Spans count in the source's prose, `within`
    is the stretch of it that one speaker has there.
    """
    start = _paragraph_before(document.prose, max(within.start, passage.start - _BACK, 0), passage.start)
    window = document.prose[start : min(within.end, passage.end + _AHEAD)]
    place = Span(passage.start - start, min(passage.end - start, len(window)))
    marked = _in_marks(window, place) if _MARKS.search(window) else None
    if marked is None:
        return _aloud(window[: place.start], window[place.end :]), ()
    gaps = _gaps(marked)
    return marked.speaker.name if marked.speaker else "", tuple(Span(start + low, start + high) for low, high in gaps)


def _paragraph_before(prose: str, lowest: int, start: int) -> int:
    """Where to begin to read: a paragraph's first letter, if one begins in reach."""
    if lowest == 0:
        return 0
    gap = _BLANK_LINE.search(prose, lowest, start)
    return gap.end() if gap else lowest


# -- inside marks ---------------------------------------------------------------------------------------------------


def _in_marks(window: str, place: Span) -> Quotation | None:
    """The source's quotation in whose marks the passage stands."""
    return next((one for one in extract(_as_document(window)).quotations if _holds(one, place)), None)


def _holds(quotation: Quotation, place: Span) -> bool:
    parts = [(part.prose.start, part.prose.end) for part in quotation.parts]
    inside = sum(max(0, min(end, place.end) - max(start, place.start)) for start, end in [*parts, *_gaps(quotation)])
    return not quotation.block and inside >= _SHARE * max(1, place.length)


def _gaps(quotation: Quotation) -> list[tuple[int, int]]:
    """What stands between the parts of a quotation."""
    return [(one.prose.end, other.prose.start) for one, other in pairwise(quotation.parts)]


def _as_document(window: str) -> Document:
    blocks = tuple(Block(BlockKind.PARAGRAPH, span) for span in _paragraphs(window))
    return Document(id="", path="", sha256="", format="text", text=window, prose=window, blocks=blocks)


def _paragraphs(window: str) -> list[Span]:
    """The paragraphs: apart by blank lines, or by every line end where there are none of these."""
    boundary = _BLANK_LINE if _BLANK_LINE.search(window.strip()) else re.compile(r"\n\s*")
    spans, start = [], 0
    for gap in boundary.finditer(window):
        spans.append(Span(start, gap.start()))
        start = gap.end()
    return [span for span in (*spans, Span(start, len(window))) if span]


# -- without marks --------------------------------------------------------------------------------------------------


def _aloud(before: str, after: str) -> str | None:
    """Who is quoted, if the words right before or right after the passage say that somebody is."""
    told = _LEADS.search(_last_sentence(before)) or _TRAILS.match(after[:120])
    if told is None:
        return None
    named = told["named"] or told["who"] or ""
    return named if re.fullmatch(_NAME, named) and named not in _PLAIN else ""


_PLAIN = frozenset("You He She They Who People It I We That This".split())


def _last_sentence(before: str) -> str:
    """The last words before a passage, from where their sentence begins; a sentence that only announces counts."""
    tail = before[-240:]
    ends = [end.end() for end in _SENTENCE_END.finditer(tail.rstrip() + " ")]
    starts = [end for end in ends if end < len(tail.rstrip())]
    return tail[starts[-1] :] if starts else tail
