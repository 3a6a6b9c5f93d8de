"""What each figure of a text is a figure of: its sentence, the words near it, its time, how it follows from others.

The same reading serves a draft and its sources, so that what is said in one is held against what is said in the other
word by word, and a change here changes both sides alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeVar

from tieout.model.claims import Claim, Link, LinkKind, Rank, Term
from tieout.model.moments import Moment
from tieout.model.places import Span
from tieout.model.quantities import Kind, Quantity
from tieout.text import quantities
from tieout.text.bases import rebased
from tieout.text.designations import numbered, without_models
from tieout.text.elliptic import united
from tieout.text.enumerated import enumerated, numbers_of
from tieout.text.kept import kept
from tieout.text.numbered import stretches
from tieout.text.patterns import lazy
from tieout.text.relations import Tie, skeleton, ties
from tieout.text.respective import respective
from tieout.text.sentences import sentence_ends, trimmed
from tieout.text.terms import terms

_LONGEST = 4_000
"""Characters of one sentence; what goes on longer is a list or a table set as prose, and is cut."""
_Placed = TypeVar("_Placed", Quantity, Moment, Rank)
"""What stands at a span."""


class Stated(NamedTuple):
    """Everything that a text dates and counts: spans count in the text."""

    claims: tuple[Claim, ...]
    moments: tuple[Moment, ...]


@kept(2)
def read(text: str, *, decimal: str = ".") -> Stated:
    """The claims and the dates of a text, both in order."""
    found: list[Claim] = []
    moments: list[Moment] = []
    names = numbered(text)
    for stretch in stretches(text):
        part = _placed(text[stretch.start : stretch.end], decimal, stretch.start, names)
        found += part.claims
        moments += part.moments
    return Stated(tuple(found), tuple(moments))


@kept(128)
def _placed(stretch: str, decimal: str, start: int, names: frozenset[str]) -> Stated:
    """What a stretch that begins at an offset states; kept, since most of a draft that is edited stays where it was.

    `names` are the words of the text that name something by a number.
    """
    part = _stated(stretch, decimal, names)
    if not start:
        return part
    moments = tuple(_carried(moment, start) for moment in part.moments)
    return Stated(tuple(shifted(claim, start) for claim in part.claims), moments)


@kept(256)
def _stated(stretch: str, decimal: str, names: frozenset[str]) -> Stated:
    """What a stretch states; kept, since a draft in an editor is read again and again, and most of it is as it was."""
    figures = quantities.read(stretch, decimal=decimal)
    figures = figures._replace(quantities=united(stretch, without_models(stretch, figures.quantities, names)))
    return Stated(tuple(claims_of(stretch, figures)), tuple(figures.moments))


def claims_of(text: str, figures: quantities.Figures) -> list[Claim]:
    """The claims of a text whose quantities and dates were read already."""
    counting = [figure for figure in figures.quantities if not _numbers_a_point(text, figure)]
    return [claim for one in _sentences(text, counting, figures.moments) for claim in _claims(text, *one)]


def shifted(claim: Claim, by: int) -> Claim:
    """A claim whose spans count from elsewhere, those that it follows from included."""
    link = claim.link
    if link is not None:
        link = replace(link, operands=tuple(shifted(one, by) for one in link.operands))
    quantity = claim.quantity
    qualifier = _moved(quantity.qualifier_span, by) if quantity.qualifier_span is not None else None
    return replace(
        claim,
        quantity=replace(quantity, span=_moved(quantity.span, by), qualifier_span=qualifier),
        sentence=_moved(claim.sentence, by),
        near=_moved(claim.near, by),
        terms=tuple(word._replace(span=_moved(word.span, by)) for word in claim.terms),
        when=_carried(claim.when, by) if claim.when is not None else None,
        link=link,
        rank=_carried(claim.rank, by) if claim.rank is not None else None,
        during=(_carried(claim.during[0], by), _carried(claim.during[1], by)) if claim.during is not None else None,
    )


def _carried(one: _Placed, by: int) -> _Placed:
    return replace(one, span=_moved(one.span, by))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _numbers_a_point(text: str, figure: Quantity) -> bool:
    """Whether a figure only numbers a point of a list: "3. " at the beginning of a line."""
    start, end = figure.span
    if not figure.text.isdigit() or len(figure.text) > 2 or text[end : end + 1] not in (".", ")"):
        return False
    return text[end + 1 : end + 2].isspace() and not text[text.rfind("\n", 0, start) + 1 : start].strip()


def claims(text: str, *, decimal: str = ".") -> tuple[Claim, ...]:
    """The claims of a text alone."""
    return read(text, decimal=decimal).claims


_POINT = lazy(r"\n(?=[ \t]*(?:[-*•–]|\d{1,2}[.)])[ \t]+\S)")
"""The end of a line before one that opens with the mark of a list."""


def sentences(text: str) -> list[Span]:
    """The sentences of a text, and the points of its lists, without the white space around them."""
    ends = sentence_ends(text)
    if "\n" in text:
        ends = sorted({*ends, *(match.start() + 1 for match in _POINT.finditer(text))})
    return trimmed(text, ends, _LONGEST)


def _sentences(
    text: str, figures: Sequence[Quantity], moments: Sequence[Moment]
) -> Iterator[tuple[Span, list[Quantity], list[Moment]]]:
    """The sentences that hold a figure, with their figures and dates."""
    first = second = 0
    for span in sentences(text):
        inside, first = _within(figures, span, first)
        timed, second = _within(moments, span, second)
        if inside:
            yield span, inside, timed


def _within(things: Sequence[_Placed], span: Span, at: int) -> tuple[list[_Placed], int]:
    """Those of some things in order that start in a span, and the number of the next."""
    found: list[_Placed] = []
    while at < len(things) and things[at].span.start < span.end:
        if things[at].span.start >= span.start:
            found.append(things[at])
        at += 1
    return found, at


def _claims(text: str, sentence: Span, figures: list[Quantity], moments: list[Moment]) -> list[Claim]:
    """The claims of one sentence."""
    words = text[sentence.start : sentence.end]
    tied = _tied(words, sentence.start, figures, moments)
    subject = _terms(words, sentence.start, figures, moments)
    derived = {number for number, tie in tied.items() if tie.kind is not LinkKind.DIRECTION}
    derived |= {number for number, figure in enumerate(figures) if figure.kind is Kind.MULTIPLE}
    derived |= set(_rates(text, figures))
    plain = [number for number in range(len(figures)) if number not in derived]
    spans = [figures[number].span for number in plain]
    ordered = respective(text, sentence, spans, moments)
    near = dict(zip(plain, _stretches(text, sentence, spans), strict=True))
    near = _after_derived(near, tied, figures)
    near |= {plain[number]: span for number, span in ordered.near.items()}
    whens = _whens([figures[number] for number in plain], moments, text, sentence)
    if moments and len(plain) > 1:
        whens = rebased(text, [figures[number] for number in plain], [near[number] for number in plain], whens)
    timed = dict(zip(plain, whens, strict=True)) | {plain[number]: when for number, when in ordered.when.items()}
    wholes = {tie.operands[0] for tie in tied.values() if tie.kind is LinkKind.SHARE}
    if len(plain) > 1:
        parted = _parted_at(text, sentence)
        wholes |= {number for number in plain if figures[number].span.start in parted}
    if len(moments) == 1:
        timed |= {number: moments[0] for number in _summed(tied) if timed.get(number) is None}
    ranks = _rank(words, sentence.start, figures, plain)
    taken = [*(one.span for one in figures), *(one.span for one in moments)]
    things = enumerated(words, sentence.start, taken, ordered=any(one.kind is Kind.ORDINAL for one in figures))
    bare = [
        Claim(
            figure,
            sentence,
            near.get(number, sentence),
            subject,
            timed.get(number),
            None,
            ranks.get(number),
            paired=len(plain) > 1,
            whole=number in wholes,
            numbered=numbers_of(things, near.get(number, sentence)) if things else (),
        )
        for number, figure in enumerate(figures)
    ]
    bare = [_lasting(text, claim, moments) for claim in bare]
    return [_linked(claim, tied.get(number), bare) for number, claim in enumerate(bare)]


_UNIT = lazy(r"\s*(?:[^\W\d_]+\s+){0,2}")
"""What may stand between a figure and the time that it is given for: "104 tonnes a day", "$640 a month"."""


_PER = lazy(r"\s*(?:[^\W\d_]+\s+){0,2}per\s+")
"""And between a figure and the number of those among whom it is counted: "117 per 100,000"."""
_REACH = 16
"""Characters before a figure in which that stands."""
_AMONG = lazy(r"\b(?:per|for\s+every)\s+\Z")
"""Before such a number, from which nothing follows: "6.8 per 100,000 people, down from 7.3" fell from 7.3 to 6.8."""


def _rates(text: str, figures: Sequence[Quantity]) -> Iterator[int]:
    """The figures that only say for what time the one before them is given: they take no date from it."""
    for number, (one, other) in enumerate(pairwise(figures), 1):
        by = _UNIT if other.by_article else _PER if other.kind is Kind.COUNT else None
        if by is not None and by.fullmatch(text, one.span.end, other.span.start):
            yield number


_OF = lazy(r"Of\s+(?:the|all|its|their)\s+")
_OUT_OF = lazy(r"\bout\s+of\s+(?:the\s+|all\s+)?")


def _parted_at(text: str, sentence: Span) -> set[int]:
    """Where a sentence goes on with what it speaks of a part of: "Of the 266 boats, 146 ...", "146 out of 266"."""
    # that the word stands there is told far sooner than that the pattern matches nowhere
    found = {match.end() for match in _OUT_OF.finditer(text, *sentence)} if text.find("out", *sentence) >= 0 else set()
    opening = _OF.match(text, *sentence)
    return found | {opening.end()} if opening else found


def _summed(tied: dict[int, Tie]) -> set[int]:
    """The figures that are parts of a whole: the only date of the sentence is theirs as well."""
    wholes = [tie for tie in tied.values() if tie.kind in (LinkKind.SUM, LinkKind.AVERAGE)]
    return {number for tie in wholes for number in tie.operands}


def _tied(words: str, offset: int, figures: Sequence[Quantity], moments: Sequence[Moment]) -> dict[int, Tie]:
    """How the figures of a sentence follow from each other, by the number of the one that does."""
    if len(figures) < 2:
        return {}
    own = [
        n for n, one in enumerate(figures) if not (one.kind is Kind.COUNT and _is_among(words, one.span.start - offset))
    ]
    bones = skeleton(words, offset, [figures[number] for number in own], [moment.span for moment in moments])
    found = ((own[tie.result], tie) for tie in ties(bones))
    return {result: tie._replace(result=result, operands=tuple(own[n] for n in tie.operands)) for result, tie in found}


def _is_among(words: str, at: int) -> bool:
    """Whether "per" or "for every" stands right before a figure of a sentence."""
    return _AMONG.search(words, max(0, at - _REACH), at) is not None


def _lasting(text: str, claim: Claim, moments: Sequence[Moment]) -> Claim:
    """A duration with the dates between which it lies: "from 2001 to 2019, eighteen years"."""
    unit = claim.quantity.unit
    if claim.quantity.kind is not Kind.DURATION or unit is None or unit.name != "year" or len(moments) != 2:
        return claim
    first, last = moments
    before = text[max(0, first.span.start - 12) : first.span.start].lower()
    between = text[first.span.end : last.span.start].strip(" ,").lower()
    ranged = before.endswith(("from ", "between ", "since ")) and between in ("to", "and", "until", "till", "through")
    apart = text[last.span.end : claim.quantity.span.start] or text[claim.quantity.span.end : first.span.start]
    return replace(claim, during=(first, last)) if ranged and _DOES_MORE.search(apart) is None else claim


_DOES_MORE = lazy(r"\band\s+(?!(?:for|lasted|lasting|thus|hence)\b)[a-z]{3,}")
"""Who lived from then to then "and served for 21 years" did not serve all that while."""


def _linked(claim: Claim, tie: Tie | None, bare: Sequence[Claim]) -> Claim:
    if tie is None:
        return claim
    operands = tuple(bare[number] for number in tie.operands)
    return replace(claim, link=Link(tie.kind, operands, tie.sign, tie.wording, tie.exhaustive))


def _terms(words: str, offset: int, figures: Sequence[Quantity], moments: Sequence[Moment]) -> tuple[Term, ...]:
    """The words of a sentence that carry its subject."""
    beyond = offset + len(words)
    taken = iter([*sorted([*(one.span for one in figures), *(one.span for one in moments)]), Span(beyond, beyond)])
    found, (first, last) = [], next(taken)
    for term in terms(words, offset):
        start, end = term.span
        while last <= start:
            first, last = next(taken)
        if first >= end:
            found.append(term)
    return tuple(found)


# -- what is near a figure -----------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _marks() -> re.Pattern[str]:
    return re.compile(
        r"[,;:—–()]|\b(?:and|but|while|whereas|to|compared|against|versus|or|up from|down from|than)\b", re.IGNORECASE
    )


_NAMED = lazy(r"\s*\([^()]{1,60}\)")
"""A bracket right after a figure that says whose it is: "12 (Dunmere), 15 (Lowfell)"."""


def _stretches(text: str, sentence: Span, spans: Sequence[Span]) -> list[Span]:
    """The stretch of a sentence that speaks of each figure: up to the first mark of a new clause after it."""
    found, start = [], sentence.start
    for number, span in enumerate(spans):
        end = sentence.end
        if number + 1 < len(spans):
            after = spans[number + 1].start
            named = _NAMED.match(text, span.end, after)
            mark = _marks().search(text, named.end() if named else span.end, after)
            end = mark.start() if mark else after
        found.append(Span(start, max(end, span.end)))
        start = found[-1].end
    return found


def _after_derived(near: dict[int, Span], tied: dict[int, Tie], figures: Sequence[Quantity]) -> dict[int, Span]:
    """The stretches, that of a figure compared with begun after "12 more than": what stands before is not its."""
    found = dict(near)
    for number, tie in tied.items():
        if tie.kind is not LinkKind.DIRECTION and number + 1 in tie.operands and number + 1 in near:
            end = near[number + 1].end
            found[number + 1] = Span(min(max(near[number + 1].start, figures[number].span.end), end), end)
    return found


def _whens(figures: Sequence[Quantity], moments: Sequence[Moment], text: str, sentence: Span) -> list[Moment | None]:
    """The date of each figure: the one that follows it before the next figure, else the last before it.

    Where every figure has a date before it ("In 2014 it was 5, in 2015 7"), that one.
    """
    if not moments or not figures:
        return [None] * len(figures)
    if len(moments) == 1 and _is_set_off(text, sentence, moments[0]):
        return [moments[0]] * len(figures)
    starts = [figure.span.start for figure in figures]
    bounds = [*starts[1:], sentence.end]
    after = [
        next((m for m in moments if figure.span.end <= m.span.start < bound and _bound(text, figure, m)), None)
        for figure, bound in zip(figures, bounds, strict=True)
    ]
    before = [
        next((m for m in reversed(moments) if floor <= m.span.start < figure.span.start), None)
        for figure, floor in zip(figures, [sentence.start, *starts], strict=False)
    ]
    held = [
        m if m and _BRACKET.fullmatch(text, m.span.end, start) else None
        for m, start in zip(before, starts, strict=True)
    ]
    if any(held):
        return [own or one or other for own, one, other in zip(held, after, before, strict=True)]
    if len(figures) > 1 and all(before) and not (after[-1] and all(after[:-1])):
        return before
    free = [moment for moment in moments if moment not in after]
    return [one or other or _last(free, figure) for one, other, figure in zip(after, before, figures, strict=True)]


def _is_set_off(text: str, sentence: Span, moment: Moment) -> bool:
    """Whether a date closes a sentence after a comma, and is the date of all of it: "12 here, 15 there, in 2019."."""
    before = text[sentence.start : moment.span.start].rstrip()
    after = text[moment.span.end : sentence.end].strip(" .)")
    return not after and re.search(r",\s+(?:in|for|during|as of|at the end of)$", before) is not None


def _bound(text: str, figure: Quantity, moment: Moment) -> bool:
    """Whether a date after a figure belongs to it: no clause ends between them, and few words stand there."""
    between = text[figure.span.end : moment.span.start]
    return not re.search(r"[;:]|,\s+(?!(?:in|of|for)\s*$)", between) and len(between) < 90


_BRACKET = lazy(r"\s*\(\s*")
"""Between a date and a figure that is its own: "from 2014 (120) to 2016 (96)"."""


def _last(moments: Sequence[Moment], figure: Quantity) -> Moment | None:
    """The last date before a figure, else the only date of the sentence."""
    before = [moment for moment in moments if moment.span.end <= figure.span.start]
    return before[-1] if before else moments[0] if len(moments) == 1 else None


# -- ranks -----------------------------------------------------------------------------------------------------------

_PLACES = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5}


_RANKING = ("est", "most", "least", "record", "than")
"""One of these is in each word of rank: highest, most, least, a record, no more than."""


@lru_cache(maxsize=1)
def _superlatives() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?P<place>second|third|fourth|fifth|2nd|3rd|4th|5th)[\s-]+)?"
        r"(?:(?P<high>highest|most|largest|biggest|greatest|tallest|longest|heaviest|record high)|"
        r"(?P<low>lowest|fewest|smallest|least|shortest|lightest|record low))\b"
        r"(?P<rest>\s+(?:of the|likely|recent|recently|common|notably|important)\b)?",
        re.IGNORECASE,
    )


_OF_A_CHANGE = lazy(
    r"(?i)\s+(?:[\w-]+\s+)?(?:increase|rise|gain|growth|jump|surge|fall|drop|decline|decrease|reduction|loss|cut|swing|"
    r"change|improvement|shift)s?\b"
)
"""Behind a word of rank: not the level is the highest, but by how much it changed."""


_UNSURPASSED = lazy(
    r"\bno (?:other |single )?[\w-]+(?: \w+){0,4}? (?:(?P<more>more|higher|greater|larger|bigger)|"
    r"(?:fewer|less|lower|smaller))\b(?: [^\s,;]+){0,10}? than\b",
    re.IGNORECASE,
)
"""The most, put the other way round: "No town had more visits than Dunmere"."""


def _rank(words: str, offset: int, figures: Sequence[Quantity], plain: Sequence[int]) -> dict[int, Rank]:
    """The place in an order that a sentence gives its first value."""
    values = [n for n in plain if figures[n].kind not in (Kind.ORDINAL, Kind.MULTIPLE) and not figures[n].vague]
    lowered = words.lower()
    if not values or not any(one in lowered for one in _RANKING):
        return {}
    unsurpassed = _UNSURPASSED.search(words) if "than" in lowered else None
    if unsurpassed:
        after = [n for n in values if figures[n].span.start - offset > unsurpassed.end()]
        span = Span(unsurpassed.start() + offset, unsurpassed.end() + offset)
        rank = Rank(1, unsurpassed["more"] is not None, " ".join(unsurpassed.group().split()), span)
        return {after[0]: rank} if len(after) == 1 else {}
    for match in _superlatives().finditer(words):
        before = words[max(0, match.start() - 12) : match.start()].lower()
        if (
            match["rest"]
            or _OF_A_CHANGE.match(words, match.end())
            or before.endswith(("at ", "one of the "))
            or re.search(r"\b(?:at|of|for) (?:the )?$", before)
        ):
            continue
        place = _PLACES.get((match["place"] or "").lower(), 1)
        near = min(values, key=lambda n: abs(figures[n].span.start - offset - match.start()))
        span = Span(match.start() + offset, match.end() + offset)
        return {near: Rank(place, match["high"] is not None, match.group().strip(), span)}
    return {}
