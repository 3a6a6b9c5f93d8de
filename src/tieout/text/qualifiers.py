"""Words that say how a number is to be taken: about, nearly, more than, at least, up to, or so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tieout.model.quantities import Qualifier
from tieout.text.lexemes import Lexemes

_BEFORE = {
    Qualifier.ABOUT: "about | around | some | roughly | approximately | circa | ca . | c . | approx . | "
    "approx | an estimated | "
    "estimated | in the region of | in the neighborhood of | in the neighbourhood of | on the order of | "
    "something like | ~ | ≈ | "
    "an average of about | or about | more or less | give or take | ca | approximatively | say",
    Qualifier.NEARLY: "nearly | almost | close to | just under | just below | just short of | not quite | "
    "approaching | "
    "nearly a number of | almost a number of | slightly less than | slightly under | slightly fewer than | "
    "a little less than | "
    "a little under | slightly below | just less than | just shy of | shy of | a bit less than | nearing | virtually | "
    "little less than | little under | little short of | not far short of | not far off | a shade under",
    Qualifier.JUST_OVER: "just over | just above | slightly more than | slightly over | slightly above | a "
    "little more than | "
    "a little over | just more than | a bit more than | a bit over | just past | little more than | little over | "
    "not much more than | not much over | a shade over | a shade more than | barely more than | barely over",
    Qualifier.MORE_THAN: "more than | over | above | greater than | larger than | higher than | in excess "
    "of | exceeding | "
    "well over | well above | upwards of | upward of | north of | > | beyond | far more than | well more "
    "than | far over | "
    "exceed | exceeds | exceeded | topping | topped | older than | longer than | surpassing | surpassed",
    Qualifier.LESS_THAN: "less than | fewer than | under | below | smaller than | lower than | well under |"
    " well below | "
    "south of | < | far less than | far fewer than | shorter than | younger than | short of",
    Qualifier.AT_LEAST: "at least | no fewer than | no less than | no lower than | no smaller than | no shorter than | "
    "no younger than | not lower than | not below | not under | not less than | not fewer than | a "
    "minimum of | minimum of | ≥ | "
    "> = | as many as at least | equal to or more than | equal to or greater than | greater than or equal to | "
    "more than or equal to",
    Qualifier.AT_MOST: "at most | up to | no more than | not more than | as much as | as many as | a "
    "maximum of | maximum of | ≤ | "
    "< = | at the most | less than or equal to | fewer than or equal to | as high as | not exceeding | not over | "
    "no higher than | no greater than | no larger than | no longer than | no older than | not higher than | not above",
    Qualifier.EXACTLY: "exactly | precisely | exact",
    Qualifier.ONLY: "only | just | merely | a mere | barely | hardly | scarcely | a total of | as few as | "
    "as little as",
    Qualifier.PLUS_MINUS: "± | + / - | + / − | plus or minus",
}
_AFTER = {
    Qualifier.AT_LEAST: "or more | or above | or over | or greater | or higher | or better | or older | and"
    " over | and above | "
    "and more | at least | and older | and up | or longer | plus",
    Qualifier.AT_MOST: "or less | or fewer | or under | or below | or lower | at most | or younger | and "
    "under | and below",
    Qualifier.ABOUT: "or so | or thereabouts | approximately | more or less | give or take | ish | - odd | odd | - ish",
}
_LONGEST = 6
_DENIED = {Qualifier.LESS_THAN: Qualifier.AT_LEAST, Qualifier.MORE_THAN: Qualifier.AT_MOST}
"""What a bound is that is denied: "did not fall below 20", "never rose above 30"."""
_NOT = frozenset("not never cannot".split())
_MODAL = frozenset("should must may can shall will would could might need do does did cannot ought".split())
_AT_VERB = 3
"""So many words of a verb may stand between its negation and a bound: "should not make up more than"."""
_NO_VERB = frozenset("only just merely because but that if when since and or who which as with for by from".split())
_GOING = frozenset(
    "fall falls fell drop drops dropped dip dips dipped sink sinks sank go goes went slip slips slipped come comes "
    "came be been get gets got rise rises rose risen climb climbs climbed".split()
)


class Found(NamedTuple):
    """A qualifier and the lexemes it takes."""

    qualifier: Qualifier
    start: int
    stop: int


@lru_cache(maxsize=2)
def _phrases(*, after: bool) -> dict[str, tuple[tuple[tuple[str, ...], Qualifier], ...]]:
    """The phrases by the lexeme that stands next to the number, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Qualifier]]] = {}
    for qualifier, phrases in (_AFTER if after else _BEFORE).items():
        for phrase in phrases.split(" | "):
            parts = tuple(phrase.split())
            found.setdefault(parts[0 if after else -1], []).append((parts, qualifier))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()}


def before(lexemes: Lexemes, at: int, floor: int) -> Found | None:
    """The qualifier that ends right before a lexeme and starts at `floor` or later."""
    words = lexemes.words
    for parts, qualifier in _phrases(after=False).get(words[at - 1] if at > floor else "", ()):
        start = at - len(parts)
        if start >= floor and tuple(words[start:at]) == parts:
            found = Qualifier.AT_LEAST if _may_be_throughout(lexemes, start, at) else _denied(lexemes, start, qualifier)
            return Found(found, start, at)
    return None


_WHILES = frozenset("hours nights days weeks weekends months seasons years decades games matches sessions".split())
_LASTED = frozenset("for of in lasted lasts lasting took takes taking spent just well with was is were are".split())


def _may_be_throughout(lexemes: Lexemes, start: int, at: int) -> bool:
    """Whether "over" before a number may say when, and not how many: "they counted 43 over 26 nights"."""
    words = lexemes.words
    return words[start:at] == ["over"] and words[at + 1] in _WHILES and words[start - 1] not in _LASTED


def _denied(lexemes: Lexemes, start: int, qualifier: Qualifier) -> Qualifier:
    """A qualifier that begins at a lexeme as what stands before it has it."""
    if qualifier not in _DENIED:
        return qualifier
    words, before = lexemes.words, start - 1 - (lexemes.words[start - 1] in _GOING)
    if _is_negation(words, before):
        return _DENIED[qualifier]
    for at in range(start - 1, max(start - 2 - _AT_VERB, 0), -1):
        if _is_negation(words, at):
            of_verb = words[at] in ("t", "cannot") or words[at - 1] in _MODAL
            return _DENIED[qualifier] if of_verb else qualifier
        if words[at] in _NO_VERB or not words[at].isalpha():
            break
    return qualifier


def _is_negation(words: Sequence[str], at: int) -> bool:
    return words[at] in _NOT or (words[at] == "t" and words[at - 1] in ("'", "’"))


def after(lexemes: Lexemes, at: int) -> Found | None:
    """The qualifier that begins at a lexeme, right after a number."""
    words = lexemes.words
    if words[at] == "+" and lexemes.touches(at) and not words[at + 1][:1].isdecimal():
        return Found(Qualifier.AT_LEAST, at, at + 1)
    for parts, qualifier in _phrases(after=True).get(words[at], ()):
        if tuple(words[at : at + len(parts)]) == parts:
            return Found(qualifier, at, at + len(parts))
    return None
