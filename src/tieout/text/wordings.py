"""Quantities told by more than a number: ordinals, "doubled", "hundreds of", "an hour"; times see `clockforms`."""

from __future__ import annotations

from decimal import Decimal

from tieout.model.quantities import Interval, Kind, Unit
from tieout.text import units
from tieout.text.amounts import amount_at
from tieout.text.clockforms import NOONS, clock_at
from tieout.text.drafts import Draft, printed, single_at, with_smaller
from tieout.text.lexemes import Lexemes
from tieout.text.numberwords import GROUPS, PLURAL_POWERS, POWERS, is_plain, ordinal_at
from tieout.text.rounding import around

_MULTIPLES = {
    "twice": "2", "thrice": "3", "double": "2", "doubled": "2", "doubles": "2", "doubling": "2", "twofold": "2",
    "threefold": "3", "fourfold": "4", "fivefold": "5", "sixfold": "6", "sevenfold": "7", "eightfold": "8",
    "ninefold": "9", "tenfold": "10", "hundredfold": "100", "thousandfold": "1000", "triple": "3", "tripled": "3",
    "triples": "3", "tripling": "3", "treble": "3", "trebled": "3", "trebling": "3", "quadruple": "4", "quadrupled":
    "4", "quadruples": "4", "quadrupling": "4", "quintupled": "5", "quintuple": "5", "halved": "0.5", "halving":
    "0.5", "halves": "0.5", "sextupled": "6",
}  # fmt: skip
_VAGUE = frozenset(("several", "few", "couple", "dozens", "scores", "many"))
HEADS = (
    frozenset(_MULTIPLES)
    | _VAGUE
    | frozenset("minus negative + all full whole entire some another percent percents per".split())
    | NOONS
)
_HYPHENS = frozenset("-‐‑")
_ONE = Decimal(1)


_IDIOMS = frozenset(
    "down up digit digits standard standards check edged play life duty room bed agent murder act".split()
)
_COMPARING = frozenset(
    "as more less fewer the that what its their his her our my this these those normal over average above a".split()
)


def compares(word: str) -> bool:
    """Whether a word after "times" or "twice" says that something is so many times something else."""
    return word in _COMPARING or (
        word.endswith("er") and word not in ("after", "under", "ever", "whether", "never", "per")
    )


def special_at(lexemes: Lexemes, at: int) -> Draft | None:
    """What is told by more than a number: an ordinal, a multiple in one word, a clock time, a vague number."""
    word = lexemes.words[at]
    if word in _MULTIPLES:
        return _multiple_word(lexemes, at)
    if told := clock_at(lexemes, at):
        return told
    if word[0].isdecimal():
        return _ordinal(lexemes, at)
    if word in ("a", "one") and (told := _one_and_a_half(lexemes, at)):
        return told
    if is_plain(lexemes, at):
        return None
    if word in ("percent", "percents", "per"):
        return _percent_of(lexemes, at)
    return _ordinal(lexemes, at) or _vague(lexemes, at) or _article(lexemes, at)


def _percent_of(lexemes: Lexemes, at: int) -> Draft | None:
    """ "(What) percent of 210": the base of a percentage that is not given."""
    words = lexemes.words
    of = at + 1 + (words[at] == "per")
    if words[of] != "of" or (words[at] == "per" and words[at + 1] != "cent"):
        return None
    base = single_at(lexemes, of + 1, ".")
    return base._replace(start=at, unit_text=printed(lexemes, at, of), bare=False) if base and base.bare else None


def _multiple_word(lexemes: Lexemes, at: int) -> Draft | None:
    word, words = lexemes.words[at], lexemes.words
    if (word == "halves" and words[at - 1] in ("two", "both", "the")) or words[at + 1] in _HYPHENS:
        return None
    if word in ("twice", "thrice") and not compares(words[at + 1]):
        times = Decimal(_MULTIPLES[word])
        return Draft(at, at + 1, Kind.COUNT, times, Interval(times, times), spelt=True)
    verb = words[at + 1] in ("to", "in", "every", "since", "over") or compares(words[at + 1])
    if words[at + 1] in _IDIOMS or (word in ("doubles", "triples", "halves", "quadruples") and not verb):
        return None
    value = Decimal(_MULTIPLES[word])
    start = at - 1 if words[at - 1] == "a" and word.endswith("fold") else at
    return Draft(start, at + 1, Kind.MULTIPLE, value, around(value, value / 10 if value < 1 else _ONE), spelt=True)


_AFTER_RATES = frozenset("than and or in on at but when with for to from as while if by".split())
"""Words before which "a second" is a rate: "queries a second than"."""


def _ordinal(lexemes: Lexemes, at: int) -> Draft | None:
    words = lexemes.words
    found = ordinal_at(lexemes, at)
    if found is None:
        return None
    place, stop = found
    rated = words[at] == "second" and words[at - 1] in ("per", "a", "every", "each", "/", "split")
    if rated and (not words[stop].isalpha() or words[stop] in _AFTER_RATES):
        return None
    if stop == at + 1 and words[stop] in _HYPHENS and words[at] == "first" and words[stop + 1] == "hand":
        return None
    value = Decimal(place)
    unit = Unit("anniversary", "anniversary") if words[stop] in ("anniversary", "birthday", "jubilee") else None
    kind = Kind.ANNIVERSARY if unit else Kind.ORDINAL
    stop += unit is not None
    text = words[stop - 1] if unit else ""
    return Draft(at, stop, kind, value, Interval(value, value), unit=unit, unit_text=text, spelt=words[at].isalpha())


def _vague(lexemes: Lexemes, at: int) -> Draft | None:
    """ "Tens of thousands", "hundreds of", "several hundred", "a few minutes", "dozens"."""
    words, stop = lexemes.words, at
    stop += words[at] == "a" and words[at + 1] in ("few", "couple")
    if words[stop] == "couple" and words[stop + 1] != "of" and words[stop + 1] not in POWERS:
        return None
    few = words[stop] in ("several", "few", "couple", "many", "some")
    if few:
        stop += 1
        stop += words[stop] == "of" and words[stop - 1] == "couple"
        return _few(lexemes, at, stop)
    if words[at] not in PLURAL_POWERS:
        return None
    power, stop = PLURAL_POWERS[words[at]], at + 1
    while words[stop] == "of" and words[stop + 1] in PLURAL_POWERS and stop - at < 6:
        power, stop = power + PLURAL_POWERS[words[stop + 1]], stop + 2
    value = Decimal({"dozens": 12, "scores": 20}.get(words[at], 0)) or Decimal(10**power)
    if words[at] in ("scores", "tens") and stop == at + 1 and words[stop] != "of":
        return None
    if words[at] == "dozens" and stop > at + 1:
        value = Decimal(12) * 10 ** (power - 1)
    return _with_unit(
        lexemes, Draft(at, stop, Kind.COUNT, value, Interval(value, value * 10), scale=power, spelt=True, vague=True)
    )


def _few(lexemes: Lexemes, at: int, stop: int) -> Draft | None:
    """Several, a few or a couple of hundreds, dozens or units."""
    word = lexemes.words[stop]
    size = Decimal(10 ** POWERS[word]) if word in POWERS else Decimal(GROUPS[word]) if word == "dozen" else _ONE
    after = stop + (size > 1)
    value, most = size * 2, size * (3 if "couple" in lexemes.words[at:stop] else 10)
    draft = Draft(at, after, Kind.COUNT, value, Interval(value, most), spelt=True, vague=True)
    draft = draft._replace(scale=POWERS.get(word, 0))
    found = _with_unit(lexemes, draft)
    if lexemes.words[at] == "some" and (size > 1 or not lexemes.words[found.stop - 1].endswith("s")):
        return None
    return found if size > 1 or found.unit or lexemes.words[stop - 1] in ("couple", "of") else None


def _with_unit(lexemes: Lexemes, draft: Draft) -> Draft:
    at = draft.stop + (lexemes.words[draft.stop] == "of") + (lexemes.words[draft.stop] == "more")
    found = units.unit_at(lexemes, at, spelt=True)
    if found is None:
        return draft
    kind = Kind.DURATION if found[0].dimension in units.TIMES else Kind.MEASURE
    return draft._replace(stop=found[1], kind=kind, unit=found[0], unit_text=printed(lexemes, at, found[1]))


def _article(lexemes: Lexemes, at: int) -> Draft | None:
    """ "An hour", "a year": a duration by its article; also "all day", "the whole week", "full-month"."""
    words = lexemes.words
    if words[at] not in ("a", "an", "all", "full", "whole", "entire", "another"):
        return None
    stop = at + 1 + (words[at + 1] in _HYPHENS) + (words[at + 1] in ("full", "whole", "further"))
    found = units.unit_at(lexemes, stop, spelt=True)
    if found is None or found[0].dimension not in units.TIMES or words[stop] in ("second", "quarter", "secs"):
        return None
    if words[at - 1] in ("times", "once", "twice", "per") or (
        words[at] in ("a", "an") and words[at - 1][:1].isdecimal()
    ):
        return None
    text = printed(lexemes, stop, found[1])
    draft = Draft(
        at, found[1], Kind.DURATION, _ONE, around(_ONE, _ONE), unit=found[0], unit_text=text, spelt=True, vague=True
    )
    return _and_half(lexemes, draft)


def _one_and_a_half(lexemes: Lexemes, at: int) -> Draft | None:
    """ "A can and a half", told at its "a half"; a length of time is told at the article before it."""
    words, start = lexemes.words, at - 3
    if words[at + 1] != "half" or words[at] not in ("a", "one") or words[at - 1] != "and" or start < 0:
        return None
    if words[start] not in ("a", "an") or not words[start + 1].isalpha():
        return None
    if amount_at(lexemes, start + 1) or ordinal_at(lexemes, start + 1):
        return None
    value = Decimal("1.5")
    draft = Draft(start, at + 2, Kind.COUNT, value, around(value, Decimal("0.1")), spelt=True)
    found = units.unit_at(lexemes, start + 1, spelt=True)
    if found is None or found[1] != at - 1:
        return draft
    kind = Kind.DURATION if found[0].dimension in units.TIMES else Kind.MEASURE
    return draft._replace(kind=kind, unit=found[0], unit_text=printed(lexemes, start + 1, found[1]))


def _and_half(lexemes: Lexemes, draft: Draft) -> Draft:
    """ "A year and a half", "an hour and half", "an hour and twenty minutes"."""
    words, at = lexemes.words, draft.stop
    if words[at] == "and" and (words[at + 1] == "half" or (words[at + 1] == "a" and words[at + 2] == "half")):
        value = Decimal("1.5")
        return draft._replace(
            stop=at + 2 + (words[at + 1] == "a"),
            value=value,
            interval=around(value, Decimal("0.1")),
            vague=False,
        )
    longer = with_smaller(lexemes, draft, draft.unit) if words[at] == "and" and draft.unit else draft
    return longer._replace(vague=False) if longer.stop > draft.stop else draft
