"""The readers of quantities: ranges, ages, multiples, ratios, scores, clock times, ordinals, vague numbers, amounts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tieout.model import Span
from tieout.model.quantities import Interval, Kind, Qualifier, Quantity, Unit
from tieout.text import labels, qualifiers, units
from tieout.text.drafts import Draft, printed, single_at
from tieout.text.lexemes import Lexemes
from tieout.text.numberwords import GROUPS, PLURAL_POWERS, POWERS, ordinal_at
from tieout.text.rounding import EXACT, around, divided, plain

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
    | frozenset("minus negative ( + ages aged all full whole entire past last next".split())
)
_JOINS = frozenset(("-", "–", "—", "‐", "‑", "to", "or"))
_DASHES = frozenset("-–—‐‑")
_HYPHENS = frozenset("-‐‑")
_COMPARING = frozenset(
    "as more less fewer the that what its their his her our this those as's normal higher lower larger "
    "greater bigger smaller "
    "faster slower likelier better worse longer shorter older stronger over today's average above below".split()
)
_ONE = Decimal(1)

Reading = tuple[int, list[Quantity]]


def read_at(lexemes: Lexemes, at: int, floor: int, decimal: str) -> Reading:
    """What opens at a lexeme: the lexeme to go on from (`at` where nothing is read), and the quantities read."""
    if lexemes.words[at][0].isdecimal() or lexemes.words[at] == "+":
        chain = labels.chain_end(lexemes, at)
        if chain:
            return chain, []
    draft = _special(lexemes, at) or single_at(lexemes, at, decimal)
    if draft is None:
        return _skipped(lexemes, at), []
    drafts = _completed(lexemes, draft, decimal)
    return drafts[-1].stop, [
        _finished(lexemes, one, floor if number == 0 else drafts[number - 1].stop) for number, one in enumerate(drafts)
    ]


def _skipped(lexemes: Lexemes, at: int) -> int:
    """Past a numeral that names something, with the letters that stand against it."""
    if not lexemes.words[at][0].isdecimal():
        return at
    return at + 2 if labels.trailing_letters(lexemes, at + 1) else at + 1


def _special(lexemes: Lexemes, at: int) -> Draft | None:
    """What is told by more than a number: an ordinal, a multiple in one word, a clock time, a vague number."""
    word = lexemes.words[at]
    if word in _MULTIPLES:
        return _multiple_word(lexemes, at)
    if word[0].isdecimal():
        return _clock(lexemes, at) or _ordinal(lexemes, at)
    return _ordinal(lexemes, at) or _vague(lexemes, at) or _article(lexemes, at)


def _multiple_word(lexemes: Lexemes, at: int) -> Draft | None:
    word, words = lexemes.words[at], lexemes.words
    if word == "halves" and words[at - 1] in ("two", "both", "the"):
        return None
    value = Decimal(_MULTIPLES[word])
    start = at - 1 if words[at - 1] == "a" and word.endswith("fold") else at
    return Draft(start, at + 1, Kind.MULTIPLE, value, around(value, value / 10 if value < 1 else _ONE), spelt=True)


def _ordinal(lexemes: Lexemes, at: int) -> Draft | None:
    words = lexemes.words
    found = ordinal_at(lexemes, at)
    if found is None:
        return None
    place, stop = found
    if words[at] == "second" and (
        words[at - 1] in ("per", "a", "every", "each", "/", "split") and not words[stop].isalpha()
    ):
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
    few = words[stop] in ("several", "few", "couple", "many")
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
    value = size * 2
    draft = Draft(at, after, Kind.COUNT, value, Interval(value, size * 10), spelt=True, vague=True)
    draft = replace(draft, scale=POWERS.get(word, 0))
    found = _with_unit(lexemes, draft)
    return found if size > 1 or found.unit or lexemes.words[stop - 1] in ("couple", "of") else None


def _with_unit(lexemes: Lexemes, draft: Draft) -> Draft:
    at = draft.stop + (lexemes.words[draft.stop] == "of") + (lexemes.words[draft.stop] == "more")
    found = units.unit_at(lexemes, at, spelt=True)
    if found is None:
        return draft
    kind = Kind.DURATION if found[0].dimension in units.TIMES else Kind.MEASURE
    return replace(draft, stop=found[1], kind=kind, unit=found[0], unit_text=printed(lexemes, at, found[1]))


def _article(lexemes: Lexemes, at: int) -> Draft | None:
    """ "An hour", "a year": a duration by its article; also "all day", "the whole week", "full-month"."""
    words = lexemes.words
    if words[at] not in ("a", "an", "all", "full", "whole", "entire"):
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


def _and_half(lexemes: Lexemes, draft: Draft) -> Draft:
    """ "A year and a half", "an hour and half"."""
    words, at = lexemes.words, draft.stop
    if words[at] == "and" and (words[at + 1] == "half" or (words[at + 1] == "a" and words[at + 2] == "half")):
        value = Decimal("1.5")
        return replace(
            draft,
            stop=at + 2 + (words[at + 1] == "a"),
            value=value,
            interval=around(value, Decimal("0.1")),
            vague=False,
        )
    return draft


def _clock(lexemes: Lexemes, at: int) -> Draft | None:
    """ "3:30 p.m.", "15h30", "9am", "21:05:30", "7 o'clock"."""
    words = lexemes.words
    hour, minute, stop = words[at], "0", at + 1
    if not hour.replace(".", "").isdecimal() or len(hour) > 5:
        return None
    marked = (
        words[stop] in (":", "h")
        and words[stop + 1].isdecimal()
        and len(words[stop + 1]) == 2
        and lexemes.touches(stop)
    )
    if marked and lexemes.touches(stop + 1):
        minute, stop = words[stop + 1], stop + 2
        if (
            words[stop] == ":"
            and len(words[stop + 1]) == 2
            and words[stop + 1].isdecimal()
            and lexemes.touches(stop + 1)
        ):
            stop += 2
    half, stop = _half_of_day(lexemes, stop)
    if "." in hour:
        if not half or hour.count(".") > 1 or len(hour.partition(".")[2]) != 2:
            return None
        hour, _, minute = hour.partition(".")
    if not (half or stop > at + 1) or int(hour) > (12 if half in ("am", "pm") else 24) or int(minute) > 59:
        return None
    if labels.labelled(lexemes, at):
        return None
    hours = int(hour) % 12 + (12 if half == "pm" else 0) if half in ("am", "pm") else int(hour)
    value = Decimal(60 * hours + int(minute))
    return Draft(at, stop, Kind.CLOCK, value, Interval(value, value), (Decimal(hours), Decimal(int(minute))))


def _half_of_day(lexemes: Lexemes, at: int) -> tuple[str, int]:
    """Which half of the day is named at a lexeme ("am", "pm", "o'clock" or nothing), and the lexeme after it."""
    words = lexemes.words
    if words[at] in ("am", "pm") and (lexemes.touches(at) or lexemes.gap(at) in (" ", "\u00a0", "\u202f")):
        return words[at], at + 1
    if words[at] in ("a", "p") and words[at + 1] == "." and words[at + 2] == "m":
        return words[at] + "m", at + 3 + (words[at + 3] == "." and lexemes.touches(at + 3))
    if words[at] == "o" and words[at + 1] in ("'", "’") and words[at + 2] == "clock":
        return "o'clock", at + 3
    return "", at


def _completed(lexemes: Lexemes, draft: Draft, decimal: str) -> list[Draft]:
    """A draft with what follows it: a multiple, a ratio, a score, an age, the other end of a range."""
    if draft.kind in (Kind.CLOCK, Kind.MULTIPLE, Kind.ANNIVERSARY):
        return [draft]
    if draft.kind is Kind.ORDINAL or draft.vague:
        return [draft]
    shaped = (
        _times(lexemes, draft)
        or _ratio(lexemes, draft, decimal)
        or _score(lexemes, draft)
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
    if words[at] in ("times", "time") and (words[at + 1] in _COMPARING or words[at + 1].endswith("er")):
        return replace(draft, stop=at + 1, kind=Kind.MULTIPLE, bare=False, unit_text="times")
    if words[at] in ("x", "×") and lexemes.touches(at) and not words[at + 1][:1].isdecimal() and not draft.spelt:
        return replace(draft, stop=at + 1, kind=Kind.MULTIPLE, bare=False, unit_text="x")
    after = at + (words[at] in _HYPHENS)
    if words[after] == "fold":
        return replace(draft, stop=after + 1, kind=Kind.MULTIPLE, bare=False, unit_text="fold")
    return None


def _ratio(lexemes: Lexemes, draft: Draft, decimal: str) -> Draft | None:
    """ "One in five", "three out of four", "1 in 10,000", "5:1", "two to one"."""
    words, at = lexemes.words, draft.stop
    if not draft.bare or draft.parts or draft.value <= 0:
        return None
    if words[at] == "in":
        stop = at + 1 + (words[at + 1] == "every")
    elif words[at] == "out" and words[at + 1] == "of":
        stop = at + 2 + (words[at + 2] in ("every", "the"))
    elif words[at] == ":" and lexemes.touches(at) and lexemes.touches(at + 1):
        stop = at + 1
    else:
        return None
    other = single_at(lexemes, stop, decimal)
    if other is None or not other.bare or other.parts or other.value <= 0:
        return None
    if words[at] == "in" and not _is_odds(lexemes, draft, other):
        return None
    value = divided(draft.value, other.value)
    return replace(
        draft,
        stop=other.stop,
        kind=Kind.RATIO,
        value=value,
        interval=_of_two(draft, other),
        parts=(draft.value, other.value),
        bare=False,
    )


def _is_odds(lexemes: Lexemes, draft: Draft, other: Draft) -> bool:
    """Whether "a in b" is a share: one in five, not 300 in 2019 and not two in three weeks."""
    year = not other.spelt and 1000 <= other.value <= 2100 and "," not in lexemes.printed(other.stop - 1)
    return draft.value < other.value and not year and other.unit is None


def _of_two(above: Draft, below: Draft) -> Interval:
    """What two numbers allow of their ratio: the second may be rounded, so "one in five" is up to one in 4.5."""
    half = Decimal("0.5")
    return Interval(divided(above.value, below.value + half), divided(above.value, below.value - half))


def _score(lexemes: Lexemes, draft: Draft) -> Draft | None:
    """ "3-2", "51-48", "won 5 to 4": two small whole numbers of which the first is no less, or after a verb of play."""
    words, at = lexemes.words, draft.stop
    if not draft.bare or draft.spelt or draft.scale or words[at] not in _DASHES or not words[at + 1].isdecimal():
        return None
    if (
        not (lexemes.touches(at) and lexemes.touches(at + 1))
        or len(words[at + 1]) > 3
        or draft.value != draft.value.to_integral()
    ):
        return None
    other = Decimal(words[at + 1])
    played = words[draft.start - 1] in (
        "won",
        "lost",
        "win",
        "loss",
        "beat",
        "defeat",
        "defeated",
        "score",
        "vote",
        "voted",
        "drew",
        "victory",
    )
    if not 0 <= draft.value < 1000 or not (draft.value >= other or played) or labels.trailing_letters(lexemes, at + 2):
        return None
    if not played and _opens_unit(lexemes, at + 2):
        return None
    return replace(
        draft,
        stop=at + 2,
        kind=Kind.SCORE,
        parts=(draft.value, other),
        interval=Interval(draft.value, draft.value),
        bare=False,
    )


def _opens_unit(lexemes: Lexemes, at: int) -> bool:
    return lexemes.words[at] in ("%", "percent", "per") or units.unit_at(lexemes, at) is not None


def _margin(lexemes: Lexemes, draft: Draft, decimal: str) -> Draft | None:
    """ "10 ± 2", "52 percent, plus or minus 3 points": the interval is the margin's."""
    words, at = lexemes.words, draft.stop
    at += words[at] == ","
    for phrase in (("±",), ("+", "/", "-"), ("+", "/", "−"), ("plus", "or", "minus")):
        if tuple(words[at : at + len(phrase)]) == phrase:
            margin = single_at(lexemes, at + len(phrase), decimal)
            if margin is None:
                return None
            reach = margin.value
            if margin.kind is Kind.PERCENT and draft.kind is not Kind.PERCENT:
                reach = divided(EXACT.multiply(abs(draft.value), reach), Decimal(100))
            return _within(draft, margin, reach)
    return None


def _within(draft: Draft, margin: Draft, reach: Decimal) -> Draft:
    interval = Interval(EXACT.subtract(draft.value, reach), EXACT.add(draft.value, reach))
    borrowed = replace(margin, start=draft.start, value=draft.value, spelt=draft.spelt) if draft.bare else draft
    return replace(borrowed, stop=margin.stop, interval=interval, parts=(reach,), bare=False)


def _ranged(lexemes: Lexemes, draft: Draft, decimal: str) -> list[Draft]:
    """The draft, or the range or pair it opens: "10-15 km", "between $5 and $10 million", "from 5 to 10 percent"."""
    words, at = lexemes.words, draft.stop
    between = words[draft.start - 1] == "between" and words[at] == "and"
    if not between and (words[at] not in _JOINS or draft.kind is Kind.AGE):
        return [_aged(lexemes, draft)]
    if words[at] in _DASHES and lexemes.touches(at) != lexemes.touches(at + 1):
        return [_aged(lexemes, draft)]
    other = single_at(lexemes, at + 1, decimal)
    if other is None or other.value < 0 or not _matches(draft, other):
        return [_aged(lexemes, draft)]
    first = _lent(draft, other)
    if words[draft.start - 1] == "from" and words[at] == "to":
        return [first, other]
    if first.value >= other.value or (words[at] == "or" and other.value > 2 * first.value + 1):
        return [_aged(lexemes, draft)]
    return [_aged(lexemes, _joined(first, other))]


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
        draft = replace(
            draft, kind=other.kind, unit=other.unit, unit_text=other.unit_text, currency=other.currency, parts=()
        )
    if not draft.scale and other.scale and draft.value < EXACT.scaleb(other.value, -other.scale):
        draft = draft.scaled(other.scale)
    return draft


def _joined(first: Draft, other: Draft) -> Draft:
    interval = Interval(min(first.interval.low, other.interval.low), max(first.interval.high, other.interval.high))
    joined = replace(
        first, stop=other.stop, interval=interval, parts=(first.value, other.value), is_range=True, bare=False
    )
    if first.kind is Kind.MONEY and other.bare and other.scale:
        joined = replace(joined, scale=other.scale)
    return joined


def _aged(lexemes: Lexemes, draft: Draft) -> Draft:
    """A duration as an age where "old", "of age" or "aged" says so; else with what places it (past, next)."""
    words, at = lexemes.words, draft.stop
    before = words[draft.start - 1]
    if draft.kind is Kind.DURATION:
        hyphen = words[at] in _HYPHENS
        if words[at + hyphen] == "old":
            return replace(draft, kind=Kind.AGE, stop=at + hyphen + 1)
        if words[at] == "of" and words[at + 1] == "age":
            return replace(draft, kind=Kind.AGE, stop=at + 2)
        if before in ("aged", "age", "ages"):
            return replace(draft, kind=Kind.AGE, start=draft.start - 1)
        return replace(draft, anchor=_ANCHORS.get(before))
    years_old = (
        draft.value < 130
        and before in ("aged", "age", "ages")
        and (draft.bare or draft.is_range)
        and draft.kind is Kind.COUNT
    )
    if years_old:
        return replace(draft, kind=Kind.AGE, start=draft.start - 1, unit=_year(), bare=False)
    return draft


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


def _finished(lexemes: Lexemes, draft: Draft, floor: int) -> Quantity:
    """The quantity that a draft has become, with the words that qualify it."""
    found = qualifiers.before(lexemes, draft.start, floor) or qualifiers.after(lexemes, draft.stop)
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
