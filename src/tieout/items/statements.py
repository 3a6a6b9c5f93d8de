"""Reported speech: what the draft says somebody said, in the draft's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import ClassVar, NamedTuple

from tieout.items.base import Extractor
from tieout.items.clauses import Sentence
from tieout.items.found import Found
from tieout.items.mentions import Namer
from tieout.items.skeleton import Skeleton
from tieout.items.stating import statement
from tieout.items.subjects import according, has_complement, introduces, subject_of
from tieout.items.wordclasses import DENYING, NOT_SAID, REPORTING, TELLING
from tieout.model import BlockKind, Document, ItemKind, Quotation, Span, Speaker, Statement

_FEWEST = 4
"""So few words of content can be compared with nothing."""
_BEHIND = 8  # words that "..., Jane Roe said on Monday" may take up
_AHEAD = 3  # words between a subject and its verb that can take the saying back
_BLOCKS = frozenset([BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE])


class Reported(NamedTuple):
    """What one sentence reports: whose words, and what of it is said, in places of its tokens."""

    speaker: Span
    content: Span
    denied: bool


class Statements(Extractor):
    """One item for each sentence that reports what somebody said, where it quotes no word of it."""

    kind: ClassVar[ItemKind] = ItemKind.STATEMENT

    def extract(self, document: Document, quotations: Sequence[Quotation]) -> Iterable[Statement]:
        """The statements in order, numbered from 1; `text` is what was said, without a full stop at its end.

        Only paragraphs with a word of reporting in them are read closely. Time is linear in the length of the prose.
        """
        skeleton = Skeleton(document.prose, document.blocks, [_found(quotation) for quotation in quotations])
        reported = list(_all(document, skeleton))
        if not reported:
            return
        namer = Namer(document.prose, document.blocks, skeleton)
        for number, (sentence, what) in enumerate(reported, 1):
            yield _statement(document, number, sentence, what, namer)


def _all(document: Document, skeleton: Skeleton) -> Iterator[tuple[Sentence, Reported]]:
    cue = _cue()
    for number, block in enumerate(document.blocks):
        if block.kind in _BLOCKS and cue.search(document.prose, *block.span):
            for sentence in skeleton.sentences(number):
                if what := reported_in(sentence):
                    yield sentence, what


@cache
def _cue() -> re.Pattern[str]:
    """What a paragraph that reports speech has in it; compiled when the first draft is read."""
    return re.compile(rf"\b(?:{'|'.join(sorted(REPORTING))}|[Aa]ccording to)\b")


def reported_in(sentence: Sentence) -> Reported | None:
    """What a sentence reports, if it does: by a verb and what follows it, by "according to", by a verb behind it."""
    found = _by_verb(sentence) or _by_source(sentence) or _by_verb_behind(sentence)
    if found is None or not _can_be_compared(sentence, found.content):
        return None
    return found


def _by_verb(sentence: Sentence) -> Reported | None:
    """Jane Roe said that the pier was shut."""
    for verb in sentence.verbs:
        if sentence.low(verb) in REPORTING and has_complement(sentence, verb):
            speaker = subject_of(sentence, verb)
            if speaker is None or speaker.end > verb or _is_taken_back(sentence, speaker.end, verb):
                return None
            content = Span(_content_start(sentence, verb), _content_end(sentence, verb, speaker))
            return Reported(speaker, content, sentence.low(verb) in DENYING)
    return None


def _content_start(sentence: Sentence, verb: int) -> int:
    """Where what is said begins: after "that", after the hearer."""
    at = verb + 1
    if sentence.low(verb) in TELLING and (hearer := sentence.phrase_from(at)):
        at = hearer.end
    return at + 1 if sentence.low(at) == "that" else at


def _content_end(sentence: Sentence, verb: int, speaker: Span) -> int:
    """Where what is said ends: at the comma of "Roe, who said ..., left", before "according to", else at the end."""
    if sentence.low(speaker.start) in ("who", "which"):
        comma = (at for at in range(verb, len(sentence)) if sentence.low(at) == ",")
        return next(comma, _without_marks(sentence, len(sentence)))
    for at in range(verb, len(sentence) - 1):
        if sentence.low(at) == "according" and sentence.low(at + 1) == "to":
            return _without_marks(sentence, at)
    return _without_marks(sentence, len(sentence))


def _by_source(sentence: Sentence) -> Reported | None:
    """According to the report, the pier was shut. The pier was shut, according to the report."""
    if "according" not in sentence.lows[:-1]:
        return None
    at = sentence.lows.index("according")
    speaker = according(sentence, at, at + 2)
    if speaker is None:
        return None
    if at:
        return Reported(speaker, Span(0, _without_marks(sentence, at)), False)
    comma = next((place for place in range(speaker.end, len(sentence)) if sentence.low(place) == ","), None)
    return Reported(speaker, Span(comma + 1, _without_marks(sentence, len(sentence))), False) if comma else None


def _by_verb_behind(sentence: Sentence) -> Reported | None:
    """The pier was shut, Jane Roe said on Monday."""
    verb = sentence.verbs[-1] if sentence.verbs else None
    if verb is None or sentence.low(verb) not in REPORTING or len(sentence) - verb > _BEHIND:
        return None
    speaker = subject_of(sentence, verb)
    if speaker is None or speaker.start < _FEWEST or sentence.quotations or introduces(sentence, 0):
        return None
    first = min(speaker.start, verb)
    if sentence.low(first - 1) != "," or _is_taken_back(sentence, speaker.end, verb):
        return None
    return Reported(speaker, Span(0, first - 1), sentence.low(verb) in DENYING)


def _is_taken_back(sentence: Sentence, start: int, verb: int) -> bool:
    """Whether nobody said so: "did not say", "would say", "if she says"."""
    return any(sentence.low(at) in NOT_SAID for at in range(max(start, verb - _AHEAD), verb))


def _without_marks(sentence: Sentence, end: int) -> int:
    while end:
        if sentence.is_word(end - 1) or sentence.tokens[end - 1].is_quoted:
            is_note = sentence.low(end - 1).isdigit() and sentence.low(end - 2) == "[" and sentence.low(end) == "]"
            if not is_note:
                break
        end -= 1
    return end


def _can_be_compared(sentence: Sentence, content: Span) -> bool:
    """Whether the content has words enough, is no question, and quotes nothing: that is an item of its own."""
    if sum(sentence.is_word(at) for at in range(*content)) < _FEWEST or sentence.low(len(sentence) - 1) == "?":
        return False
    return sentence.next_quotation(content.start) >= content.end


def _statement(document: Document, number: int, sentence: Sentence, what: Reported, namer: Namer) -> Statement:
    mention, content = sentence.prose(what.speaker), sentence.prose(what.content)
    speaker = Speaker(document.prose[slice(*mention)], document.offsets.span(mention), namer.name(mention))
    return statement(document, f"s{number}", content, speaker, denied=what.denied)


def _found(quotation: Quotation) -> Found:
    parts = tuple(part.prose for part in quotation.parts)
    return Found(parts, Span(parts[0].start, parts[-1].end), quotation.marks, 0, 0)
