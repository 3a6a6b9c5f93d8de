"""Amounts and what follows them: multiples, ratios, scores, margins, ranges, ages; and the quantity they become."""

from __future__ import annotations

from decimal import Decimal

from tieout.model import Span
from tieout.model.quantities import Interval, Kind, Qualifier, Quantity, Unit
from tieout.text import labels, qualifiers, units, wordings
from tieout.text.amounts import amount_at
from tieout.text.calendarnames import MONTHS
from tieout.text.drafts import Draft, single_at
from tieout.text.lexemes import Lexemes
from tieout.text.rounding import EXACT, divided, plain

_JOINS = frozenset(("-", "–", "—", "‐", "‑", "--", "---", "to", "or"))
_DASHES = frozenset((*"-–—‐‑", "--", "---"))
_HYPHENS = frozenset("-‐‑")
_GOING_ON = _JOINS | _DASHES | frozenset("over times time x × fold in out : , ± + plus and votes".split())
"""With one of these a multiple, a ratio, a score, a margin or a range goes on after its first number."""
_PLAYED = frozenset(
    "won lost win loss beat defeat defeated score vote voted drew victory wins loses beats beaten majority".split()
)
CARRIED = _PLAYED | frozenset("failed carried passed approved adopted rejected prevailed tied".split())
"""Words of play or of a vote, before its numbers."""
_AFTER_SCORES = frozenset(
    "in on to against at over with for and but after by before when as last this that the".split()
)
_AFTER_SHARES = _AFTER_SCORES | frozenset(
    "is are was were has have had will would can could does did do now or who sold said says lost won goes went voted "
    "takes took gets got makes made feels felt thinks thought works worked lives lived".split()
)
_LONGEST_SCORE = 3
"""Digits."""

Reading = tuple[int, list[Quantity]]


def read_at(lexemes: Lexemes, at: int, floor: int, decimal: str) -> Reading:
    """What opens at a lexeme: the lexeme to go on from (`at` where nothing is read), and the quantities read."""
    if lexemes.words[at][0].isdecimal() or lexemes.words[at] == "+":
        chain = labels.chain_end(lexemes, at)
        if chain:
            return chain, []
    draft = wordings.special_at(lexemes, at) or single_at(lexemes, at, decimal)
    if draft is None:
        return _skipped(lexemes, at), []
    if draft.bare and not (draft.spelt or draft.scale) and labels.is_version(lexemes, at, draft.stop):
        return draft.stop, []
    drafts = _completed(lexemes, draft, decimal)
    return drafts[-1].stop, [
        _finished(lexemes, one, floor if number == 0 else drafts[number - 1].stop) for number, one in enumerate(drafts)
    ]


def _skipped(lexemes: Lexemes, at: int) -> int:
    """Past a numeral that names something, with the letters that stand against it."""
    if not lexemes.words[at][0].isdecimal():
        return at
    return at + 2 if labels.trailing_letters(lexemes, at + 1) else at + 1


def _completed(lexemes: Lexemes, draft: Draft, decimal: str) -> list[Draft]:
    """A draft with what follows it: a multiple, a ratio, a score, an age, the other end of a range."""
    if draft.kind in (Kind.CLOCK, Kind.MULTIPLE, Kind.ANNIVERSARY):
        return [draft]
    if draft.kind is Kind.ORDINAL or draft.vague:
        return [draft]
    if lexemes.words[draft.stop] not in _GOING_ON:
        return [_one_in(lexemes, draft, decimal) or _aged(lexemes, draft)]
    shaped = (
        _over(lexemes, draft, decimal)
        or _times(lexemes, draft)
        or _ratio(lexemes, draft, decimal)
        or _score(lexemes, draft, decimal)
        or _margin(lexemes, draft, decimal)
    )
    if shaped:
        return [shaped]
    return _ranged(lexemes, draft, decimal)


def _times(lexemes: Lexemes, draft: Draft) -> Draft | None:
    """ "Seven times (as many)", "3x", "twenty-fold", "4-fold"; "three times" that counts occasions is none."""
    words, at = lexemes.words, draft.stop
    if not draft.bare:
        return None
    if words[at] in ("times", "time") and (wordings.compares(words[at + 1]) or not _is_whole(draft)):
        return draft._replace(stop=at + 1, kind=Kind.MULTIPLE, bare=False, unit_text="times")
    if words[at] in ("x", "×") and lexemes.touches(at) and not words[at + 1][:1].isdecimal() and not draft.spelt:
        return draft._replace(stop=at + 1, kind=Kind.MULTIPLE, bare=False, unit_text="x")
    after = at + (words[at] in _HYPHENS)
    if words[after] == "fold":
        return draft._replace(stop=after + 1, kind=Kind.MULTIPLE, bare=False, unit_text="fold")
    return None


def _is_whole(draft: Draft) -> bool:
    return draft.value == draft.value.to_integral_value()


_HUNDRED = Decimal(100)


def _ratio(lexemes: Lexemes, draft: Draft, decimal: str) -> Draft | None:
    """ "One in five", "three out of four", "1 in 10,000", "5:1", "two to one"."""
    words, at = lexemes.words, draft.stop
    if not draft.bare or draft.parts or draft.value <= 0:
        return None
    if words[at] in _HYPHENS and words[at + 1] == "in" and words[at + 2] in _HYPHENS and lexemes.touches(at):
        stop = at + 3
    elif words[at] == "in":
        stop = at + 1 + (words[at + 1] == "every")
    elif words[at] == "out" and words[at + 1] == "of":
        stop = at + 2 + (words[at + 2] in ("every", "the"))
    elif words[at] == ":" and lexemes.touches(at) and lexemes.touches(at + 1):
        stop = at + 1
    else:
        return None
    other = single_at(lexemes, stop, decimal)
    if other is not None and other.unit is not None and other.unit_text in ("day", "night", "year", "week", "hour"):
        bare = amount_at(lexemes, stop, decimal)  # "two in three day workers"
        other = _drop_unit(other, bare.stop) if bare is not None else other
    if other is None or not other.bare or other.parts or other.value <= 0:
        return None
    if words[at] == "in" and not _is_odds(lexemes, draft, other):
        return None
    many = other.value > _HUNDRED and other.value.normalize().as_tuple().digits != (1,)
    if words[at] == "out" and draft.value > _FEW and many:
        return None  # "1,292 out of 5,344" are two counts
    return _odds(draft, other)


def _drop_unit(draft: Draft, stop: int) -> Draft:
    """A number without the unit that it was read with, which belongs to the next word."""
    return draft._replace(stop=stop, bare=True, unit=None, unit_text="", kind=Kind.COUNT)


def _one_in(lexemes: Lexemes, draft: Draft, decimal: str) -> Draft | None:
    """ "One child in five", where the second number counts nothing that follows: not "two people in forty towns"."""
    words, at = lexemes.words, draft.stop
    if words[at + 1] != "in" or not words[at].isalpha() or not draft.bare or not 0 < draft.value < _FEW:
        return None
    other = single_at(lexemes, at + 2 + (words[at + 2] == "every"), decimal)
    if other is None or not other.bare or other.parts or not _is_odds(lexemes, draft, other):
        return None
    follows = words[other.stop]
    return None if follows.isalpha() and follows not in _AFTER_SHARES else _odds(draft, other)


def _odds(draft: Draft, other: Draft) -> Draft:
    return draft._replace(
        stop=other.stop,
        kind=Kind.RATIO,
        value=divided(draft.value, other.value),
        interval=_of_two(draft, other),
        parts=(draft.value, other.value),
        bare=False,
    )


def _over(lexemes: Lexemes, draft: Draft, decimal: str) -> Draft | None:
    """ "One over three", where nothing follows that the second number could count."""
    if not draft.bare or draft.parts or draft.value <= 0 or lexemes.words[draft.stop] != "over":
        return None
    other = single_at(lexemes, draft.stop + 1, decimal)
    if other is None or not other.bare or other.parts or other.value <= 0 or lexemes.words[other.stop].isalpha():
        return None
    value = divided(draft.value, other.value)
    parts = (draft.value, other.value)
    return draft._replace(stop=other.stop, kind=Kind.FRACTION, value=value, interval=_of_two(draft, other), parts=parts)


def _is_odds(lexemes: Lexemes, draft: Draft, other: Draft) -> bool:
    """Whether "a in b" is a share: one in five, not 300 in 2019 and not two in three weeks."""
    year = not other.spelt and 1000 <= other.value <= 2100 and "," not in lexemes.printed(other.stop - 1)
    return draft.value < other.value and not year and other.unit is None


def _of_two(above: Draft, below: Draft) -> Interval:
    """What two numbers allow of their ratio: the second may be rounded, so "one in five" is up to one in 4.5."""
    half = Decimal("0.5") if below.value >= 1 else Decimal(0)
    return Interval(divided(above.value, below.value + half), divided(above.value, below.value - half))


def _score(lexemes: Lexemes, draft: Draft, decimal: str) -> Draft | None:
    """ "3-2", "51-48", "won 5 to 4", "by 5 votes to 4": whole numbers, the first no less or after a word of play."""
    at = draft.stop
    if not draft.bare or draft.scale or draft.parts or not _may_score(draft.value):
        return None
    if lexemes.words[at] in _DASHES:
        return _dashed(lexemes, draft)
    at += lexemes.words[at] == "votes"
    if lexemes.words[at] != "to":
        return None
    other = single_at(lexemes, at + 1, decimal)
    if other is None or not other.bare or other.scale or other.parts or not _may_score(other.value):
        return None
    before = lexemes.words[draft.start - 1]
    falls = draft.value > other.value and (before == "," or before in CARRIED)
    if not (falls or at > draft.stop or _is_played(lexemes, draft.start)) or not _may_end(lexemes, other.stop):
        return None
    return _scored(draft, other.stop, other.value)


def _dashed(lexemes: Lexemes, draft: Draft) -> Draft | None:
    words, at = lexemes.words, draft.stop
    if draft.spelt or not words[at + 1].isdecimal() or len(words[at + 1]) > _LONGEST_SCORE:
        return None
    if not (lexemes.touches(at) and lexemes.touches(at + 1)) or labels.trailing_letters(lexemes, at + 2):
        return None
    other, played = Decimal(words[at + 1]), _is_played(lexemes, draft.start)
    played = played or (words[draft.start - 1] in CARRIED and _may_end(lexemes, at + 2))
    if not (draft.value >= other or played) or (not played and _opens_unit(lexemes, at + 2)):
        return None
    return _scored(draft, at + 2, other)


def _is_played(lexemes: Lexemes, at: int) -> bool:
    """Whether numbers at a place follow on a word of play or of a vote: "lost", "a vote of", "failed,"."""
    words = lexemes.words
    if words[at - 1] in (",", "by") and words[at - 2] in CARRIED:
        return True
    return words[at - 1 - (words[at - 1] in ("of", "by"))] in _PLAYED


def _may_end(lexemes: Lexemes, at: int) -> bool:
    """Whether a score may end before a word, which counts nothing: "lost 3 to 5 games" is none."""
    return not lexemes.words[at].isalpha() or lexemes.words[at] in _AFTER_SCORES


def _may_score(value: Decimal) -> bool:
    return 0 <= value < 10**_LONGEST_SCORE and value == value.to_integral()


def _scored(draft: Draft, stop: int, other: Decimal) -> Draft:
    only = Interval(draft.value, draft.value)
    return draft._replace(stop=stop, kind=Kind.SCORE, parts=(draft.value, other), interval=only, bare=False)


def _opens_unit(lexemes: Lexemes, at: int) -> bool:
    return lexemes.words[at] in ("%", "percent", "per") or units.unit_at(lexemes, at) is not None


def _margin(lexemes: Lexemes, draft: Draft, decimal: str) -> Draft | None:
    """ "10 ± 2", "52 percent, plus or minus 3 points": the interval is the margin's."""
    words, at = lexemes.words, draft.stop
    at += words[at] == ","
    for phrase in (("±",), ("+", "/", "-"), ("+", "/", "−"), ("plus", "or", "minus")):
        if tuple(words[at : at + len(phrase)]) == phrase:
            margin = single_at(lexemes, at + len(phrase), decimal)
            if margin is None or margin.value < 0:
                return None
            reach = margin.value
            if margin.kind is Kind.PERCENT and draft.kind is not Kind.PERCENT:
                reach = divided(EXACT.multiply(abs(draft.value), reach), Decimal(100))
            return _within(draft, margin, reach)
    return None


def _within(draft: Draft, margin: Draft, reach: Decimal) -> Draft:
    interval = Interval(EXACT.subtract(draft.value, reach), EXACT.add(draft.value, reach))
    borrowed = margin._replace(start=draft.start, value=draft.value, spelt=draft.spelt) if draft.bare else draft
    return borrowed._replace(stop=margin.stop, interval=interval, parts=(reach,), bare=False)


def _ranged(lexemes: Lexemes, draft: Draft, decimal: str) -> list[Draft]:
    """The draft, or the range or pair it opens: "10-15 km", "between $5 and $10 million", "from 5 to 10 percent"."""
    words, at = lexemes.words, draft.stop
    between = words[draft.start - 1] == "between" and words[at] == "and"
    if not between and (words[at] not in _JOINS or draft.kind is Kind.AGE):
        return [_aged(lexemes, draft)]
    if words[at] in _DASHES and lexemes.touches(at) != lexemes.touches(at + 1):
        return [_aged(lexemes, draft)]
    other = single_at(lexemes, at + 1, decimal)
    tight = words[at] in _HYPHENS and lexemes.touches(at)
    if other and tight and draft.bare and (draft.spelt or other.spelt):
        return [draft]  # "one-two", a name such as "9-Twelve"
    if other is None or other.value < 0 or not _matches(draft, other):
        return [_aged(lexemes, draft)]
    first = _lent(draft, other)
    if words[at] == "to" and (words[draft.start - 1] == "from" or _goes(lexemes, draft, other)):
        return [first, other]
    if first.value >= other.value or (words[at] == "or" and other.value > 2 * first.value + 1):
        return [_aged(lexemes, draft)]
    return [_aged(lexemes, _joined(first, other))]


def _goes(lexemes: Lexemes, draft: Draft, other: Draft) -> bool:
    """Whether something went by the first to the second: "fell by 24 to 96, from 120", "shrank by £0.6m to £3.3m"."""
    words, stop = lexemes.words, other.stop
    if "by" not in (words[draft.start - 1], words[draft.start - 2] if words[draft.start - 1] in _HEDGES else ""):
        return False
    later = words[stop : stop + _FROM_WITHIN]
    if "from" in later and any(word[:1].isdecimal() for word in later[later.index("from") :]):
        return True
    if draft.bare or other.bare:  # "by 5 to 10 per cent" is a range, and so is "by 10 to 15"
        return draft.bare and other.bare and not (_is_round(draft) and _is_round(other) and _is_near(draft, other))
    return bool(draft.scale) or draft.value >= EXACT.scaleb(other.value, -other.scale) or not other.scale


_HEDGES = frozenset("about around some nearly almost just only over roughly another".split())
_THOUSANDS = 1_000
_FACTOR = 4
"""What is estimated to lie between two numbers hardly lies between one and more than so many times as many."""


def _is_round(draft: Draft) -> bool:
    """Whether a whole number is one that an estimate gives: one digit, or 15, 150 and 12,000."""
    digits = "".join(map(str, draft.value.as_tuple().digits)).rstrip("0")
    return len(digits) < 2 or (len(digits) == 2 and (digits[1] == "5" or draft.value >= _THOUSANDS))


def _is_near(draft: Draft, other: Draft) -> bool:
    return other.value < _FACTOR * draft.value


_FROM_WITHIN = 14
"""Words after which "from" is no longer of the same change."""


def _matches(draft: Draft, other: Draft) -> bool:
    """Whether two drafts can be ends of one range: of one kind, or the first a bare number."""
    if draft.bare and not draft.parts:
        return not other.parts or not other.bare
    same_unit = draft.unit == other.unit or (draft.unit and other.unit and draft.unit.dimension == other.unit.dimension)
    if draft.kind is Kind.MONEY and other.bare:
        return True
    return draft.kind is other.kind and bool(same_unit) and draft.currency == other.currency


def _lent(draft: Draft, other: Draft) -> Draft:
    """The first end with the unit and the scale that are printed after the second only."""
    if draft.bare and not other.bare:
        draft = draft._replace(
            kind=other.kind, unit=other.unit, unit_text=other.unit_text, currency=other.currency, parts=()
        )
    if not draft.scale and other.scale and draft.value < EXACT.scaleb(other.value, -other.scale):
        draft = draft.scaled(other.scale)
    return draft


def _joined(first: Draft, other: Draft) -> Draft:
    interval = Interval(min(first.interval.low, other.interval.low), max(first.interval.high, other.interval.high))
    joined = first._replace(
        stop=other.stop, interval=interval, parts=(first.value, other.value), is_range=True, bare=False
    )
    if first.kind is Kind.MONEY and other.bare and other.scale:
        joined = joined._replace(scale=other.scale)
    return joined


def _aged(lexemes: Lexemes, draft: Draft) -> Draft:
    """A duration as an age where "old", "of age" or "aged" says so; else with what places it (past, next)."""
    words, at = lexemes.words, draft.stop
    before = words[draft.start - 1]
    if draft.kind is Kind.DURATION:
        hyphen = words[at] in _HYPHENS
        if words[at + hyphen] in ("old", "olds"):
            return draft._replace(kind=Kind.AGE, stop=at + hyphen + 1)
        if words[at] == "of" and words[at + 1] == "age":
            return draft._replace(kind=Kind.AGE, stop=at + 2)
        if before in ("aged", "age", "ages"):
            return draft._replace(kind=Kind.AGE, start=draft.start - 1)
        if draft.unit_text == "s" and _is_of_an_age(lexemes, draft.start):
            return draft._replace(kind=Kind.AGE, unit=_year(), interval=Interval(draft.value, draft.value))
        return draft._replace(anchor=_ANCHORS[before]) if before in _ANCHORS else draft
    if _is_apposed_age(lexemes, draft) or _is_told_age(lexemes, draft):
        return draft._replace(kind=Kind.AGE, unit=_year(), bare=False)
    if draft.bare and words[at] == "yo" and draft.value < 130:
        return draft._replace(kind=Kind.AGE, stop=at + 1, unit=_year(), bare=False)
    lead = 1 + (before == "of" and words[draft.start - 2] in ("age", "ages"))
    years_old = (
        draft.value < 130
        and words[draft.start - lead] in ("aged", "age", "ages")
        and (draft.bare or draft.is_range)
        and draft.kind is Kind.COUNT
    )
    if years_old:
        return draft._replace(kind=Kind.AGE, start=draft.start - lead, unit=_year(), bare=False)
    return draft


def _is_of_an_age(lexemes: Lexemes, at: int) -> bool:
    """Whether those of an age are named by it, and no seconds counted: "the over-65s", "the under 16s"."""
    words = lexemes.words
    if words[at - 1] in _HYPHENS:
        return words[at - 2] in ("over", "under")
    return words[at - 1] in ("over", "under") and words[at - 2] == "the"


def _is_apposed_age(lexemes: Lexemes, draft: Draft) -> bool:
    """Whether a number between commas after a name is an age: "Jane Roe, 45, spoke"."""
    words, start = lexemes.words, draft.start
    if (
        not draft.bare
        or draft.spelt
        or words[start - 1] != ","
        or words[draft.stop] != ","
        or draft.kind is not Kind.COUNT
    ):
        return False
    named = lexemes.is_capital(start - 2) and words[start - 2].isalpha() and words[start - 2] not in MONTHS
    return named and lexemes.touches(draft.stop) and draft.stop == start + 1 and _APPOSED < draft.value < _OLDEST


_SELF = frozenset(("i", "you", "he", "she"))
_BE = frozenset(("am", "are", "is", "was", "turned", "m", "re", "s"))


def _is_told_age(lexemes: Lexemes, draft: Draft) -> bool:
    """Whether somebody is so many, and nothing that they count follows: "you are 41.", "I'm forty-seven, so".

    Or whether they did something so old: "At 36 she became".
    """
    words, start = lexemes.words, draft.start
    if draft.kind is not Kind.COUNT or not draft.bare:
        return False
    if words[start - 1] == "at":
        comma = words[draft.stop] == ","
        return words[draft.stop + comma] in _THEY and _YOUNGEST < draft.value < _OLDEST
    if words[start - 1] not in _BE:
        return False
    before = start - 2 - (words[start - 2] in ("'", "’"))
    ends = words[draft.stop] in (".", ",", ";", ")", "")
    return ends and words[before] in _SELF and _YOUNGEST < draft.value < _OLDEST


_APPOSED, _YOUNGEST, _OLDEST = 3, 9, 116
"""Years: an age is more than the first behind a name, more than the second behind "she is", and less than the last."""
_THEY = frozenset(("he", "she"))
_ANCHORS = {
    "past": "past",
    "last": "past",
    "previous": "past",
    "next": "next",
    "coming": "next",
    "preceding": "past",
    "following": "next",
}


def _year() -> Unit:
    return next(form.unit for form in units.forms()["year"])


_PLACES = frozenset(("over", "under", "above", "below", "around"))
_FEW = 12


_BEING = frozenset(("is", "was", "are", "were", "be", "been", "stood", "at", "to", "of"))
"""After these "over three years" is how long something is, not during what time."""


def _may_last(lexemes: Lexemes, draft: Draft, at: int) -> bool:
    """Whether "over" before it may mean during, and "under" beneath: "over three years", "under two captains"."""
    if draft.kind is Kind.DURATION:
        return lexemes.words[at] in ("over", "around") and lexemes.words[at - 1] not in _BEING
    return draft.spelt and draft.bare and draft.value <= _FEW


def _finished(lexemes: Lexemes, draft: Draft, floor: int) -> Quantity:
    """The quantity that a draft has become, with the words that qualify it."""
    found = qualifiers.before(lexemes, draft.start, floor) or qualifiers.after(lexemes, draft.stop)
    if (
        found
        and lexemes.words[found.start] in _PLACES
        and found.stop == found.start + 1
        and _may_last(lexemes, draft, found.start)
    ):
        found = None
    span = Span(lexemes.starts[draft.start], lexemes.ends[draft.stop - 1])
    where = Span(lexemes.starts[found.start], lexemes.ends[found.stop - 1]) if found else None
    margin = len(draft.parts) == 1
    qualifier = Qualifier.PLUS_MINUS if margin else found.qualifier if found else None
    return Quantity(
        span,
        lexemes.text[span.start : span.end],
        draft.kind,
        plain(draft.value),
        Interval(*map(plain, draft.interval)),
        tuple(map(plain, draft.parts)),
        draft.unit,
        draft.unit_text,
        draft.currency,
        draft.scale,
        qualifier,
        where,
        draft.spelt,
        draft.vague,
        draft.is_range,
        draft.anchor,
    )
