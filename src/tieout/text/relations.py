"""How the figures of one sentence follow from each other: from A to B, a rise of D, N times the A, a total of T.

A sentence is read as a skeleton: every figure one sign, every date another, so that what stands between them can be
told by its words alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tieout.model.claims import LinkKind
from tieout.model.places import Span
from tieout.model.quantities import Kind, Quantity
from tieout.text.patterns import lazy

_FIGURES, _DATES, _LAST = 0xE000, 0xE800, 0xF000
_RESERVED = lazy("[\ue000-\uf000]")
_MOST = 200
"""A sentence with more figures is a list, of which nothing is read."""

UP = (
    "rose|rises?|risen|rising|increas\\w+|grew|grows?|grown|growing|growth|climb\\w*|jump\\w*|gain\\w*|soar\\w*|surg\\w+|"
    "up(?<!make up)(?<!makes up)(?<!made up)(?<!making up)|"
    "advanc\\w+|swell\\w*|swelled|expand\\w*|leap\\w*|leapt|rocket\\w*|rebound\\w*"
)
DOWN = (
    "fell|falls?|fallen|falling|drop\\w*|declin\\w+|decreas\\w+|down|sank|sunk|shrank|shrunk|shrink\\w*|slid|slid\\w*|"
    "plung\\w+|plummet\\w*|dip\\w*|tumbl\\w+|reduc\\w+|cut|cuts|contracted|contracting|slump\\w*|loss|lost|slipped|slipping"
)
RAISED = f"{UP}|raises?|raised|raising|widens?|widened|added|adding|adds|lifts|lifted|boosts|boosted"
LOWERED = f"{DOWN}|loses?|losing|lowers|lowered|lowering|narrows|narrowed|sheds?|trims|trimmed|slashes|slashed"
"""The same, and the verbs of whoever brings it about, as they stand before an amount."""


_FIGURE = "[\ue000-\ue7ff]"
_GAP = "[^\ue000-\ue7ff;]"
_WORDS = r"(?:[\w$]+\s+){0,3}?"
"""A few words before a figure: "nearly", "a record"."""
_NAMED = r"(?:[\w$.'’-]+\s+){0,6}?\(?"
"""The same, or a name before a figure in brackets: "at Mill Lane School (12)"."""
_ON = r"(?:(?!\b(?:while|and|but|whereas|as|which|where)\b)[^\ue000-\ue7ff;])"
"""Anything up to a figure but what turns to another subject."""
_SAME = r"(?:(?!,\s+(?:while|and|but|whereas)\b)[^\ue000-\ue7ff;])"
"""Anything up to a figure but what begins another clause."""
_SINCE = r"\b(?:from|on|over|since|compared (?:with|to)|against)\b"
_AMOUNT = lazy(
    rf"\b(?:{RAISED}|{LOWERED}|by)\s+(?:(?:by|about|around|some|nearly|almost|another|over|an?)\s+){{0,3}}\Z",
    re.IGNORECASE,
)
"""Before a figure that tells how much was gained or lost."""
_LED = 40


def _one(name: str) -> str:
    """A figure with a few words before it, as a named group."""
    return f"{_WORDS}(?P<{name}>{_FIGURE})"


def _compiled(*parts: str) -> re.Pattern[str]:
    return lazy("".join(parts), re.IGNORECASE)


class Tie(NamedTuple):
    """A relation between figures of a sentence, by their numbers."""

    kind: LinkKind
    result: int
    operands: tuple[int, ...]
    sign: int = 0
    wording: str = ""
    exhaustive: bool = True


class Skeleton(NamedTuple):
    """A sentence with one sign for each figure and date."""

    text: str
    quantities: tuple[Quantity, ...]


def skeleton(sentence: str, offset: int, quantities: Sequence[Quantity], dates: Sequence[Span]) -> Skeleton:
    """The skeleton of a sentence that starts at `offset`; spans count where `offset` does."""
    signs = [(q.span, chr(_FIGURES + i)) for i, q in enumerate(quantities[:_MOST])]
    signs += [(span, chr(_DATES + i)) for i, span in enumerate(dates[:_MOST])]
    parts, at = [], 0
    for span, sign in sorted(signs):
        if span.start - offset >= at:
            parts += [_RESERVED.sub(" ", sentence[at : span.start - offset]), sign]
            at = span.end - offset
    parts.append(_RESERVED.sub(" ", sentence[at:]))
    return Skeleton("".join(parts), tuple(quantities[:_MOST]))


def ties(bones: Skeleton) -> list[Tie]:
    """How the figures of a sentence follow from each other; of several readings of one figure the first."""
    if len(bones.quantities) < 2:
        return []
    found: dict[int, Tie] = {}
    pairs = list(_pairs(bones))
    if len(bones.quantities) == 2:  # every other tie takes three
        return pairs
    for tie in [
        *pairs,
        *_apart(bones),
        *_between(bones),
        *_multiples(bones, pairs),
        *_changes(bones, pairs),
        *_wholes(bones),
    ]:
        known = found.get(tie.result)
        if known is None or known.kind is LinkKind.DIRECTION:
            found[tie.result] = tie
    return [tie for tie in found.values() if tie.result not in tie.operands or tie.kind is LinkKind.DIRECTION]


# -- from A to B ---------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _pair_patterns() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """Words of which a pair has one, and the pattern: where none stands, none need be searched for."""
    after = f"(?P<b>{_FIGURE}){_GAP}{{0,60}}?"
    way = r"(?P<way>\bup|\bdown|\ba rise|\ban increase|\ba fall|\ba drop|\bhigher|\blower)"
    return (
        (("from",), _compiled(r"\bfrom\s+", _one("a"), _GAP, r"{0,90}?\bto\s+", _one("b"))),
        (
            ("up", "down", "rise", "increase", "fall", "drop", "higher", "lower"),
            _compiled(after, way, r"\s+(?:sharply |slightly )?(?:from|on)\s+", _one("a")),
        ),
        (
            ("up", "down", "rise", "increase", "fall", "drop", "higher", "lower"),
            _compiled(
                after, way, rf"\s+(?:of |by )?{_WORDS}{_FIGURE}\s*(?:points?\s+)?{_SINCE}{_GAP}{{0,60}}?", _one("a")
            ),
        ),
        (
            ("to",),
            _compiled(
                rf"(?P<a>{_FIGURE})(?!\s+\w+\s+(?:ago|earlier|before|later)\b){_GAP}{{0,40}}?,{_ON}{{0,80}}?\b(?:{UP}|{DOWN})",
                r"\s+(?:\w+\s+)?to\s+",
                _one("b"),
            ),
        ),
        (
            ("than",),
            _compiled(
                rf"\b(?P<way>higher|lower|more|fewer|less|greater|smaller|larger){_GAP}{{0,60}}?\(\s*(?P<b>{_FIGURE})\s*\)",
                rf"\s*than\b{_GAP}{{0,60}}?(?P<a>{_FIGURE})",
            ),
        ),
        (("from",), _compiled(r"\bto\s+", _one("b"), _GAP, r"{0,60}?\bfrom\s+", _one("a"))),
        (
            ("(",),
            _compiled(rf"(?P<b>{_FIGURE})\s*\(\s*(?P<dated>[\ue800-\uefff])\s*:?\s*(?P<a>{_FIGURE})\s*\)"),
        ),
        (
            ("compared", "against", "versus", "after"),
            _compiled(after, r"\b(?:compared (?:with|to)|against|versus|after)\s+", _one("a")),
        ),
    )


def _pairs(bones: Skeleton) -> Iterator[Tie]:
    """Two values of one thing, the earlier and the later, and which way the sentence says it went."""
    taken: set[int] = set()
    lowered = bones.text.casefold()
    there = (pattern for words, pattern in _pair_patterns() if any(word in lowered for word in words))
    for pattern in there:
        for match in pattern.finditer(bones.text):
            before, after = _number(match["a"]), _number(match["b"])
            if before in taken or after in taken or not _alike(bones.quantities[before], bones.quantities[after]):
                continue
            if _AMOUNT.search(bones.text, max(0, match.start("a") - _LED), match.start("a")):
                continue  # "lost 300, falling to 900" goes down by the first, and not from it
            taken |= {before, after}
            way = match.groupdict().get("way") or ""
            word, sign = _direction(way) if way else _verb(bones.text, match.start())
            if not way and _is_rate(bones, after, match.start("b")):
                word, sign = "", 0  # "rose 3.5 %, after 3.9 %" tells two changes
            if match.groupdict().get("dated"):  # "£8m (2031: £7m)" says not which way
                word, sign = "", 0
            elif not word and before < after:
                word, sign = _verb(bones.text, match.start("b"), match.end("a"))
            yield Tie(LinkKind.DIRECTION, after, (before, after), sign, word)


def _is_rate(bones: Skeleton, number: int, at: int) -> bool:
    """Whether a percentage tells by how much something changed."""
    percent = bones.quantities[number].kind is Kind.PERCENT
    return percent and _AMOUNT.search(bones.text, max(0, at - _LED), at) is not None


_NEGATED = lazy(r"\b(?:not|never|despite|instead of)\b|n['’]t\b")


def _verb(text: str, end: int, start: int = 0) -> tuple[str, int]:
    """The last word before an offset that says which way something went, in the same sentence."""
    last = ("", 0)
    for match in _ways().finditer(text, max(start, end - 120), end):
        last = (match.group(), 1 if match["up"] else -1)
    return ("", 0) if last[1] and _NEGATED.search(text, max(start, end - 60), end) else last


def _direction(word: str) -> tuple[str, int]:
    lowered = word.lower()
    risen = ("up", "rise", "increase", "higher", "more", "greater", "larger")
    return word, 1 if lowered.endswith(risen) else -1


@lru_cache(maxsize=1)
def _ways() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\b", re.IGNORECASE)


# -- D more than, N times --------------------------------------------------------------------------------------------


_MORE = "more|higher|greater|larger|bigger"
_LESS = "fewer|less|lower|smaller"
_BELOW = frozenset((*_LESS.split("|"), "below", "under"))


@lru_cache(maxsize=1)
def _apart_pattern() -> re.Pattern[str]:
    compared = rf"(?:{_MORE}|{_LESS})\b(?={_GAP}{{0,60}}?\bthan\b)"
    again = rf"(?!\s+(?:[\w-]+\s+){{0,2}}?(?:{_MORE}|{_LESS}|above|below)\b)"
    placed = rf"(?:above|over|below|under)\b(?=[^\ue000-\ue7ff;,]{{0,60}}?{_FIGURE})"
    return _compiled(
        f"(?P<b>{_FIGURE}){_GAP}{{0,60}}?(?P<d>{_FIGURE})",
        rf"\s+(?:[\w-]+\s+){{0,3}}?(?P<way>{compared}|{placed}){_SAME}{{0,160}}?(?P<a>{_FIGURE}){again}",
    )


def _apart(bones: Skeleton) -> Iterator[Tie]:
    """A value, how far it is from another, and that other: "211, 50 more than in B, where it was 161"."""
    for match in _apart_pattern().finditer(bones.text):
        after, gap, before = (_number(match[name]) for name in "bda")
        values = bones.quantities
        if values[gap].kind in (Kind.MULTIPLE, Kind.FRACTION, Kind.ORDINAL) or not _alike(
            values[after], values[before]
        ):
            continue
        if _IS_BASE.search(bones.text, max(0, match.start("b") - _HELD), match.start("b")):
            continue  # "278 above the lowest, 1,870, but 102 below ...": what was compared before is compared again
        if _counts_others(bones, after, gap):
            continue  # "31 points from 33 games, 31 points fewer than Oban's 62"
        sign = -1 if match["way"].lower() in _BELOW else 1
        kind = LinkKind.CHANGE if values[gap].kind is Kind.PERCENT else LinkKind.DIFFERENCE
        if kind is LinkKind.DIFFERENCE and not _alike(values[gap], values[before]):
            continue
        yield Tie(kind, gap, (before, after), sign, match["way"])


_HELD = 90
_IS_BASE = lazy(
    rf"{_FIGURE}\s+(?:[\w-]+\s+)?(?:above|below|over|under|(?:{_MORE}|{_LESS})\s+than)\b[^\ue000-\ue7ff;.]{{0,60}}\Z",
    re.IGNORECASE,
)
"""Before a figure that another is compared with already."""
_COUNTED = lazy(r"\s+([a-z]{2,}s)\b")


def _counts_others(bones: Skeleton, *numbers: int) -> bool:
    """Whether plurals behind figures say that they count different things."""
    behind = (_COUNTED.match(bones.text, _behind(bones, number)) for number in numbers)
    return len({found[1] for found in behind if found}) > 1


@lru_cache(maxsize=1)
def _between_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "The difference between 2014 (120) and 2016 (96) is 24"; "120 in 2014, 96 in 2016 (-20 percent)"."""
    return (
        _compiled(
            rf"\b(?:difference|gap|change)\b{_GAP}{{0,30}}?\bbetween\b{_GAP}{{0,40}}?(?P<a>{_FIGURE}){_GAP}{{0,30}}?\band\b",
            rf"{_GAP}{{0,40}}?(?P<b>{_FIGURE}){_GAP}{{0,80}}?\b(?:is|was|of|came to|comes to|amounts? to|stood at)\s+",
            _one("d"),
        ),
        _compiled(
            rf"(?P<a>{_FIGURE}){_GAP}{{0,40}}?(?:,|\band\b|\bto\b){_GAP}{{0,40}}?(?P<b>{_FIGURE}){_GAP}{{0,20}}?",
            rf"\(\s*(?:an?\s+)?(?:\w+\s+(?:of\s+|by\s+)?)?[-+−–]?(?P<d>{_FIGURE})\s*\)",
        ),
    )


def _between(bones: Skeleton) -> Iterator[Tie]:
    """How far two values are apart, or by what share the second is above the first, said after both."""
    values = bones.quantities
    for pattern in _between_patterns():
        for match in pattern.finditer(bones.text):
            before, after, gap = (_number(match[name]) for name in "abd")
            dated = _has_date(match.group())
            if not dated or not _alike(values[before], values[after]):
                continue
            if values[gap].kind is Kind.PERCENT and values[before].kind is not Kind.PERCENT:
                yield Tie(LinkKind.CHANGE, gap, (before, after), 0, "change")
            elif _alike(values[gap], values[before]) or values[gap].kind is Kind.POINTS:
                yield Tie(LinkKind.DIFFERENCE, gap, (before, after), 0, "difference")


def _has_date(text: str) -> bool:
    return any(_DATES <= ord(sign) < _LAST for sign in text)


@lru_cache(maxsize=1)
def _multiple_pattern() -> re.Pattern[str]:
    many = rf"(?:again )?as (?:many|much|large|high|big|great|long)\b{_GAP}{{0,40}}?as"
    more = rf"(?:more|larger|higher|bigger|greater)\b{_GAP}{{0,40}}?than"
    return _compiled(
        f"(?P<b>{_FIGURE}){_GAP}{{0,120}}?(?P<r>{_FIGURE})",
        rf"\s*(?P<how>{many}|{more}|the|that of|its|of the|what){_GAP}{{0,80}}?(?P<a>{_FIGURE})",
    )


def _multiples(bones: Skeleton, pairs: Sequence[Tie]) -> Iterator[Tie]:
    """A value, how many times another it is, and that other; or doubled, halved from A to B."""
    for match in _multiple_pattern().finditer(bones.text):
        after, times, before = (_number(match[name]) for name in "bra")
        values = bones.quantities
        if values[times].kind in (Kind.MULTIPLE, Kind.FRACTION) and _alike(values[after], values[before]):
            yield Tie(LinkKind.RATIO, times, (before, after), 0, " ".join(match["how"].split()))
    for pair in pairs:
        for number in _beside(bones, pair):
            own = bones.quantities[number].kind is Kind.MULTIPLE and not _leads_to_another(bones, number, pair)
            if own and not _counts_times(bones, number):
                yield Tie(LinkKind.RATIO, number, pair.operands, 0, bones.quantities[number].text)


_LEADS = lazy(rf"\s+(?:[a-z]+\s+){{0,2}}?(?:to|from)\s+{_WORDS}(?P<a>{_FIGURE})")


def _leads_to_another(bones: Skeleton, number: int, pair: Tie) -> bool:
    """Whether "doubled" is of a figure behind it that is none of a pair's: "6 to 8, and storage doubled to 128"."""
    match = _LEADS.match(bones.text, _behind(bones, number))
    return match is not None and _number(match["a"]) not in pair.operands


_TIMES_A_THING = lazy(
    r"\s+(?!(?:as|more|less|fewer|larger|bigger|higher|greater|lower|smaller|the|that|its|what|over|in|since|and|or|by|from|"
    r"to|than|between|during|within|on|for)\b)[^\W\d_]"
)


def _counts_times(bones: Skeleton, number: int) -> bool:
    """Whether "N times" is so many times something else that it names: "1.6 times EBITDA"."""
    if not bones.quantities[number].text.lower().endswith(("times", "x")):
        return False
    return _TIMES_A_THING.match(bones.text, _behind(bones, number)) is not None


def _behind(bones: Skeleton, number: int) -> int:
    """Where a figure ends; the skeleton's end where a date or another figure stands over it."""
    at = bones.text.find(chr(_FIGURES + number))
    return at + 1 if at >= 0 else len(bones.text)


# -- a rise of D, by P percent ---------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _change_patterns() -> tuple[re.Pattern[str], ...]:
    figure = "(?P<d>[\ue000-\ue7ff])"
    words = f"(?:(?P<up>{UP})|(?P<down>{DOWN})|(?P<any>chang\\w+|differ\\w+|gap|swing))"
    return (
        re.compile(rf"\b{words}\s+(?:[\w]+\s+){{0,2}}?(?:of|by)\s+(?:[\w$]+\s+){{0,3}}?{figure}", re.IGNORECASE),
        re.compile(rf"\b{words}\s+{figure}(?!\s+in\b\s*[\ue000-\ue7ff])", re.IGNORECASE),
        re.compile(rf"{figure}[\s-]+(?:[\w-]+\s+){{0,2}}?{words}", re.IGNORECASE),
    )


def _changes(bones: Skeleton, pairs: Sequence[Tie]) -> Iterator[Tie]:
    """How far, or by what share, a value went from A to B."""
    if not pairs:
        return
    for pattern in _change_patterns():
        for match in pattern.finditer(bones.text):
            number = _number(match["d"])
            pair = next(
                (pair for pair in pairs if number not in pair.operands and number in _beside(bones, pair)), None
            )
            if pair is None or (_NEXT.match(bones.text, match.end("d")) and pair.operands[1] != number + 1):
                continue
            if number < min(pair.operands) and _turns_to_another(bones, match.end("d"), min(pair.operands)):
                continue
            one = bones.quantities[number]
            sign = 1 if match["up"] else -1 if match["down"] else 0
            relative = one.kind is Kind.PERCENT
            base = bones.quantities[pair.operands[0]]
            points = one.kind is Kind.COUNT and base.kind is Kind.PERCENT and _POINTS.match(bones.text, match.end("d"))
            if one.kind is Kind.POINTS or relative or points or _alike(one, base):
                kind = LinkKind.CHANGE if relative else LinkKind.DIFFERENCE
                yield Tie(
                    kind, number, pair.operands, sign, match.group("up") or match.group("down") or match.group("any")
                )


def _turns_to_another(bones: Skeleton, start: int, number: int) -> bool:
    """Whether a pair has a verb of its own in another clause: "bulk gained 4 %, but timber slipped from 112 to 99"."""
    between = bones.text[start : bones.text.index(chr(_FIGURES + number), start)]
    turned = _TURNED.search(between)
    return turned is not None and _ways().search(between, turned.end()) is not None


_TURNED = lazy(r",\s+(?:but|while|whereas|and)\b|;", re.IGNORECASE)
_NEXT = lazy(r"\s+to\b\s*[\ue000-\ue7ff]", re.IGNORECASE)
_POINTS = lazy(r"[\s-]+points?\b", re.IGNORECASE)


def _beside(bones: Skeleton, pair: Tie) -> list[int]:
    """The figures that stand directly before or after a pair, no other between."""
    first, last = min(pair.operands), max(pair.operands)
    near = (first - 1, last + 1, *([first + 1] if last == first + 2 else []))
    return [number for number in near if 0 <= number < len(bones.quantities)]


# -- wholes and shares -----------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _whole_patterns() -> tuple[tuple[LinkKind, tuple[str, ...], re.Pattern[str]], ...]:
    """What makes a figure the sum of others that the sentence lists, or their mean; and words that it has one of."""
    listed = rf"(?P<parts>(?:{_FIGURE}{_GAP}{{0,60}}?){{1,12}}?(?:,\s*|\s+)and\s+{_NAMED}{_FIGURE}\)?)"
    total = f"(?P<t>{_FIGURE}){_GAP}{{0,40}}?"
    making = r"\b(?:a total of|totall?ing|for a total of|making|altogether|in all|combined|together|jointly)\s*,?\s*"
    jointly = rf"\b(?:together|jointly|combined|between them)\b{_GAP}{{0,90}}?"
    mean = r"\b(?:(?:an|the|their) average (?:of|was|is|being)|(?:a|the|their) mean (?:of|was|is|being)|averaging)\s+"
    between = "[^\ue000-\ue7ff;]{0,60}?"
    average, of_all = LinkKind.AVERAGE, LinkKind.SUM
    means, parts = ("averag", "mean"), ("made", "consisting", "comprising")
    sums = ("total", "sum", "making", "altogether", "in all", "combined", "together", "jointly", "between them")
    return (
        (average, means, _compiled(listed, between, rf"(?:(?P<over>{_FIGURE})", between, ")?", mean, _one("t"))),
        (average, means, _compiled(listed, r",\s*(?:or|that is|which is)\s+", _one("t"), r"\s+on average\b")),
        (average, means, _compiled(r"\b(?:average|averaged|mean)\b", _GAP, "{0,40}?", total, r"[:(—–]\s*", listed)),
        (of_all, sums, _compiled(listed, between, making, _one("t"))),
        (
            of_all,
            sums,
            _compiled(rf"(?:\b(?:total|sum|altogether|in all)\b{_GAP}{{0,40}}?)", total, r"[:(—–]\s*", listed),
        ),
        (of_all, sums, _compiled(jointly, total, r"[:,(—–]\s*", listed)),
        (of_all, (":",), _compiled(rf"(?P<t>{_FIGURE})[^\ue000-\ue7ff;(]{{0,40}}?:\s*", listed)),
        (of_all, parts, _compiled(total, r"(?:\bmade up of\s+|\bconsisting of\s+|\bcomprising\s+)", listed)),
    )


_ABOUT = "about|around|roughly|approximately|nearly|almost|some|just over|just under"


@lru_cache(maxsize=1)
def _share_patterns() -> tuple[re.Pattern[str], ...]:
    share = rf"{_GAP}{{0,50}}?(?:,\s*(?:or|{_ABOUT})\s+|\(|,\s*which is\s+)\s*(?:[\w]+\s+){{0,2}}?(?P<p>{_FIGURE})"
    whole = rf"of\s+(?:the\s+|its\s+|all\s+)?(?P<b>{_FIGURE})"
    return (
        _compiled(rf"(?P<a>{_FIGURE}){_GAP}{{0,30}}?\s(?:out\s+)?{whole}", share),
        _compiled(rf"\b{whole}{_GAP}{{0,60}}?,\s*(?:[\w]+\s+){{0,4}}?(?P<a>{_FIGURE})", share),
    )


def _wholes(bones: Skeleton) -> Iterator[Tie]:
    """Parts and their whole; a part of a whole in percent."""
    values = bones.quantities
    shares = _share_patterns() if any(value.kind is Kind.PERCENT for value in values) else ()
    for match in (match for pattern in shares for match in pattern.finditer(bones.text)):
        part, whole, share = (_number(match[name]) for name in "abp")
        if values[share].kind is Kind.PERCENT and _alike(values[part], values[whole]):
            yield Tie(LinkKind.SHARE, share, (whole, part), 0, "of")
    lowered = bones.text.casefold()
    for kind, words, pattern in _whole_patterns():
        for match in pattern.finditer(bones.text) if any(word in lowered for word in words) else ():
            total = _number(match["t"])
            parts = tuple(_number(sign) for sign in match["parts"] if _FIGURES <= ord(sign) < _DATES)
            over = match.groupdict().get("over")
            if over and values[_number(over)].kind not in (Kind.DURATION, Kind.ORDINAL):
                continue
            if len(parts) > 1 and all(_alike(values[part], values[total]) for part in parts):
                yield Tie(kind, total, parts, 0, "average" if kind is LinkKind.AVERAGE else "total")


# -- figures ---------------------------------------------------------------------------------------------------------

_VALUES = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.DURATION, Kind.AGE})


def _number(sign: str) -> int:
    return ord(sign) - _FIGURES


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether two figures measure one thing, so that one can be taken from the other."""
    if one.kind not in _VALUES or one.vague or other.vague or one.is_range or other.is_range:
        return False
    same = one.kind is other.kind and one.currency == other.currency
    units = (one.unit.name if one.unit else None), (other.unit.name if other.unit else None)
    return (same and units[0] == units[1]) or (one.scale > 0 and Kind.MONEY in (one.kind, other.kind) and same)
