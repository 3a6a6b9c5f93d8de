"""A quotation that its attribution splits: “First part,” she said, “second part.”"""

from __future__ import annotations

import re

from tieout.items.attribution import count_words, is_named_in_passing, verbs_in
from tieout.items.found import Found
from tieout.items.marks import SINGLE
from tieout.items.saying import NOUNS_TOO
from tieout.items.sentences import first_end
from tieout.model import Span
from tieout.text.patterns import lazy

_MOST_WORDS = 14
_MOST_CHARACTERS = 160
_LEADS_ELSEWHERE = lazy(
    r"\b(?:and|or|but|nor|that|as|an?|the|of|to|in|into|with|for|by|on|at|about|from|is|was|are|were|be|been|being|not|then|"
    r"who|which|like|than|his|her|their|its|our|my|your|because|when|while|if)$",
    re.IGNORECASE,
)
_BEGINS_ELSEWHERE = lazy(
    r"(?:and|but|or|then|which|that|who|because|so|yet|although|though|unless|until|whereas)\b|(?:since|while|when|where|if),"
)
_TURNS_ASIDE = lazy(r",\s+(?:and|but|while|though|although|because|when|if)\b|\bwhich\b|\b(?:and|or|but|to)\s+$")
_SENTENCE_END = lazy(r"(?<!\.)\.$|[!?]$")
_PRONOUN = lazy(r"(?:He|She|They|It|We|I|You|This|That)\b")


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
    lead = prose[max(0, first.outer.start - 40) : first.outer.start]
    said = prose[slice(*first.parts[-1])]
    return _interrupts(prose[start:end], said, prose[second.parts[0].start]) and not is_named_in_passing(said, lead)


def _interrupts(between: str, said: str, next_letter: str) -> bool:
    """Whether the words between two pairs of marks are an attribution in the middle of a sentence."""
    body = between.strip().lstrip(",").strip()
    if not body or count_words(body) > _MOST_WORDS or _BEGINS_ELSEWHERE.match(body):
        return False
    if _begins_anew(body, said, next_letter):
        return False
    verbs = verbs_in(body)
    if len(verbs) != 1 or not _is_finite(body, verbs[0]):
        return False
    inner = body.rstrip(",—–- ")
    if _LEADS_ELSEWHERE.search(inner) or _TURNS_ASIDE.search(body) or first_end(inner, 0, len(inner)):
        return False
    return body[-1] in ",—–-" or (next_letter.islower() and _is_bare(body, verbs[0]))


def _begins_anew(body: str, said: str, next_letter: str) -> bool:
    """Whether a sentence ends with the first part: then what follows is a sentence of its own, or the next part is."""
    if not _SENTENCE_END.search(said):
        return False
    return body[0].isupper() and (said[-1] == "." or _PRONOUN.match(body) is not None or next_letter.isupper())


def _is_finite(body: str, verb: re.Match[str]) -> bool:
    """Whether somebody says it: "adding", "to counter" and "and said" hang on another verb."""
    return not verb.group().endswith("ing") and not _TURNS_ASIDE.search(body[: verb.start()])


def _is_bare(body: str, verb: re.Match[str]) -> bool:
    """Whether an attribution without a comma is only that: "she said", "said the warden"."""
    if not body[-1].isalnum() or verb.group() in NOUNS_TOO:
        return False
    return verb.end() == len(body) or _ends_in_subject(body[verb.end() :])


def _ends_in_subject(after_verb: str) -> bool:
    words = after_verb.split()
    return len(words) <= 4 and (words[-1][0].isupper() or words[-1] in ("he", "she", "they", "it") or words[0] == "the")
