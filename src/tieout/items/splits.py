"""A quotation that its attribution splits: “First part,” she said, “second part.”"""

from __future__ import annotations

import re

from tieout.items.attribution import count_words, is_named_in_passing, verbs_in
from tieout.items.found import Found
from tieout.items.marks import SINGLE
from tieout.items.sentences import first_end
from tieout.model import Span

_MOST_WORDS = 14
_MOST_CHARACTERS = 160
_LEADS_ELSEWHERE = re.compile(
    r"\b(?:and|or|but|nor|that|as|an?|the|of|to|in|into|with|for|by|on|at|about|from|is|was|are|were|be|been|being|not|then|"
    r"who|which|like|than|his|her|their|its|our|my|your|because|when|while|if)$",
    re.IGNORECASE,
)
_FULL_STOP = re.compile(r"(?<!\.)\.$")
_PRONOUN = re.compile(r"(?:He|She|They|It|We|I|You|This|That)\b")


def rejoined(prose: str, found: list[Found]) -> list[Found]:
    """The quotations of a document in order, with those made one that an attribution splits."""
    pieces: list[list[Found]] = []
    for each in found:
        if pieces and _goes_on(prose, pieces[-1][-1], each):
            pieces[-1].append(each)
        else:
            pieces.append([each])
    return [_joined(whole) for whole in pieces]


def _joined(pieces: list[Found]) -> Found:
    first, last = pieces[0], pieces[-1]
    if first is last:
        return first
    parts = tuple(part for piece in pieces for part in piece.parts)
    outer, glyphs = Span(first.outer.start, last.outer.end), (first.glyphs[0], last.glyphs[1])
    return Found(parts, outer, glyphs, first.first_block, last.last_block, split=True)


def _goes_on(prose: str, first: Found, second: Found) -> bool:
    start, end = first.outer.end, second.outer.start
    if first.is_block or second.is_block or first.last_block != second.first_block or end - start > _MOST_CHARACTERS:
        return False
    if (first.glyphs[0] in SINGLE) != (second.glyphs[0] in SINGLE):
        return False
    between = prose[start:end].strip()
    lead = prose[max(0, first.outer.start - 40) : first.outer.start]
    words = prose[first.parts[-1].start : first.parts[-1].end]
    return _interrupts(between, words) and not is_named_in_passing(words, lead)


def _interrupts(between: str, first: str) -> bool:
    """Whether the words between two pairs of marks are an attribution in the middle of a sentence."""
    body = between.lstrip(",").strip()
    if not body or count_words(body) > _MOST_WORDS or _begins_anew(body, first):
        return False
    verbs = verbs_in(body)
    inner = body.rstrip(",—–- ")
    if len(verbs) != 1 or _LEADS_ELSEWHERE.search(inner) or first_end(inner, 0, len(inner)):
        return False
    if body[-1] in ",—–-":
        return True
    return body[-1].isalnum() and (verbs[0].end() == len(body) or _ends_in_subject(body[verbs[0].end() :]))


def _begins_anew(body: str, first: str) -> bool:
    """Whether the words after the first marks open a sentence of their own."""
    if _FULL_STOP.search(first):
        return body[0].isupper()
    return first[-1:] in tuple("?!") and _PRONOUN.match(body) is not None


def _ends_in_subject(after_verb: str) -> bool:
    words = after_verb.split()
    return len(words) <= 4 and (words[-1][0].isupper() or words[-1] in ("he", "she", "they", "it") or words[0] == "the")
