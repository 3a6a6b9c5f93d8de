"""Figures that a sentence of a source lists side by side, each of something else, and which of them the draft means.

"The mean age was 61 in the treatment group and 58 in the control group" bears out no 58 for the treatment group. What
each is of is told by the words behind each of them, or else by those before each: as many before the first as the
second has, which says the same of something else. Clauses are told apart by the names that they have alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from tieout.library.prose import Told
from tieout.library.turning import Turn, counted_in
from tieout.library.wholes import parted_in
from tieout.model import Claim, LinkKind, Span
from tieout.model.quantities import Kind
from tieout.text.bases import is_base
from tieout.text.changing import Part, change_told
from tieout.text.columns import measure_of
from tieout.text.measures import FEW, in_terms_of, stands_for
from tieout.text.patterns import lazy
from tieout.text.terms import carries, stem, terms, tokens

_PARTS = lazy(r"\s*(?:[,;]\s*)?(?:\b(?:and|but|while|whereas|or)\b|[,;])\s*(?:only\s+|just\s+)?", re.IGNORECASE)
"""Parts what is said of one figure from what is said of the next."""
_CLAUSES = lazy(
    r";|(?:,|(?<!\s))\s+\b(?i:while|whereas)\b|"
    r",\s+(?:(?:and|but)\s+)?(?=[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,3}\s+(?:[a-z]{3,}\s+)?[$€£¥]?\d)"
)
"""Parts clauses, where the second may be short of its verb: "Doe scored 19 goals, and Roe 14"."""
_COMPARES = lazy(
    r"\b(?:than|against|compared|versus|vs|unlike|more|less|fewer|higher|lower|respectively|both|each|between|while|"
    r"whereas|though|although|but|not|never|no|except|excluding|without|(?:short|shy|ahead)\s+of|behind)\b",
    re.IGNORECASE,
)
"""With one of these a figure is of more than what stands beside it."""
_LEADS = lazy(
    r"(?<!made )(?<!make )(?<!makes )(?<!came )(?<!comes )(?<!come )(?<!amounted )(?<!amounts )(?<!close )"
    r"\b(?:from|to|up|down)\s+(?:by\s+)?"
    r"(?:(?:about|around|nearly|almost|some|just|over)\s+)?\Z",
    re.IGNORECASE,
)
"""With one of these right before it, too."""
_BRACKETS = lazy(r"\([^()]*\)")
_ASIDES = lazy(
    r"\([^()]*\)|\bper\s+(?:\d[\d,. ]*\d|[a-z]+(?:-[a-z]+)?)|"
    r"\b(?:an?|every|each)\s+(?:hour|day|night|week|month|year)\b",
    re.IGNORECASE,
)
"""What says nothing of what a figure is of: brackets, and of how many or at what time it is counted."""
_ENDS = lazy(
    r"\b(?:was|were|is|are|had|has|have|did|do|from|to|against|compared|versus|than)\b|[.!?]\s*\Z", re.IGNORECASE
)
"""What stands behind a figure ends here: what follows is said of all, or is what it is compared with."""
_AGED = lazy(r"\b(under|over)[\s-](\d+)s?\b", re.IGNORECASE)
_PER = lazy(r"\b(?:per|(?:difference|gap|total|sum|saving)\s+of)\s+\Z", re.IGNORECASE)
_BY = lazy(r"\bby\s+(?:about\s+|around\s+|nearly\s+|some\s+|only\s+)?\Z", re.IGNORECASE)
_OR = lazy(r"\bor\s+(?:about\s+|by\s+)?\Z", re.IGNORECASE)
_SURE = lazy(r"\s*(?:CI|confidence|credible)\b", re.IGNORECASE)
_NUMBERED = lazy(r"(?<![\w.,])(\d+(?:[.,]\d+)*)[\s-]?([^\W\d_]+)")
_DESIGNED = lazy(r"\b([A-Z][a-z]{2,}) (\d{1,3})(?![\w,.]*\d|\s?%)(?=['’\s,;:.])")
_FOR_SOME = lazy(r"\s*(?:in|for|among|with|if|when|where)\b", re.IGNORECASE)
_PREPOSITION = lazy(r"\s*(in|at|on|among|for|with|by|under|over|of|from)\b", re.IGNORECASE)
_FRONTED = lazy(r"\s*(?:in|by|during|for|since)\s+(?:[^\W\d_]+\s+){0,3}(?:1[5-9]|20)\d\d\b,?\s*", re.IGNORECASE)
"""When all of a sentence was so, said before it: "In 2031 the mill made 4 tons and the farm 2"."""
_ALONE = lazy(r"\s*(?:[,;.]|\Z|(?:and|but|while|whereas)\b)")
"""Behind a number that is counted in what the one before it is: "4,310 tonnes in Hull, and in Leeds 2,870"."""
_PLACING = frozenset(("in", "at", "on", "among", "for", "with", "under"))
_THAT_OF = lazy(r"\b(?:that|those)\s+of\b", re.IGNORECASE)
_EARLIER = frozenset(map(stem, ("prior", "previous", "preceding", "last")))
_PRONOUN = lazy(r"\W*(?:they|he|she|it)\b", re.IGNORECASE)
_OPPOSITES = """
new/old men/women boys/girls male/female north/south east/west northern/southern eastern/western upper/lower first/last
first/second primary/secondary public/private domestic/foreign urban/rural winter/summer adults/children gross/net
treated/untreated home/away indoor/outdoor young/old before/after buyers/sellers imports/exports births/deaths
"""
"""Of two clauses of which each has one of these, the one is of another than the other."""
_FIRST = lazy(r"(\w+)")
_BEFORE_BRACKET = 2
"""Words before a bracket that tell of what the figure in it is."""
_FEW = 4
"""So many words of subject at most stand before a figure whose verb is left out."""
_MOST = 8
"""A row of more figures is a table, whose columns nobody told."""
_LIST = 16
"""So many figures, or clauses, are told apart at most."""
_WORDS = 2


def meant_instead(
    claim: Claim, draft: str, told: Told, others: Sequence[Told], printed: str, prose: str
) -> Turn | None:
    """What a source has for what the draft's figure is of, where it has that figure for something beside it.

    `draft` is the draft's sentence, `told` the figure of the source's sentence (`printed`, of `prose`) that
    equals it, `others` are all that has.
    """
    quantity = claim.quantity
    few = quantity.kind is Kind.COUNT and quantity.value <= FEW and quantity.value % 1 == 0
    if few or not 1 < len(others) <= _LIST:
        return None
    if told.claim.quantity.kind is not quantity.kind or not quantity.interval.meets(in_terms_of(quantity, told.fact)):
        return None  # a bound, or "about", admits too much to say whose figure it is
    row = _row(told, others, printed)
    if (bracketed := _in_brackets(claim, draft, told, row, printed)) is not None:
        return bracketed
    if told not in row or not 1 < len(row) <= _MOST:
        return None
    around = _around(claim, draft)
    if _compares(draft, around, printed) or not _leads_alike(claim, draft, told, printed):
        return None
    plain = _ASIDES.sub(_blanked, printed)
    words = draft[around.start : around.end]
    own = Span(quantity.span.start - claim.sentence.start, quantity.span.end - claim.sentence.start)
    said = frozenset(one.stem for one in terms(words)) | _numbered(draft, around, own)
    for subjects in _readings(row, plain):
        mine = subjects[told.claim.quantity.span]
        for other in row:
            theirs = subjects[other.claim.quantity.span]
            if _is_the_other(said, mine, theirs) and not stands_for(quantity, other.fact):
                return Turn(other.fact)
    return _for_some(claim, said, told, row, plain) or _of_another_name(claim, said, told, row, plain, prose)


_BRACKET_OPENS = lazy(r"\(\s*\Z")


def _in_brackets(claim: Claim, draft: str, told: Told, row: Sequence[Told], printed: str) -> Turn | None:
    """The figure in brackets behind what the draft's figure in brackets stands behind, where that is another's.

    "The public sector (4.8 %) ... the private sector (3.6 %)": of so few words before each the ones that differ tell.
    """
    own = _before_bracket(draft, claim.quantity.span.start - claim.sentence.start)
    mine = _before_bracket(printed, told.claim.quantity.span.start) if own else []
    if not own or not mine or own == mine:
        return None
    for other in row:
        theirs = _before_bracket(printed, other.claim.quantity.span.start) if other is not told else []
        beyond = set(theirs) - set(mine)
        if beyond and beyond <= set(own) and not (set(mine) - set(theirs)) & set(own):
            return Turn(other.fact) if not stands_for(claim.quantity, other.fact) else None
    return None


def _before_bracket(text: str, start: int) -> list[str]:
    """The last words that carry a subject before the bracket that a figure opens; none for any other figure."""
    opens = _BRACKET_OPENS.search(text, 0, start)
    words = terms(text[: opens.start()])[-_BEFORE_BRACKET:] if opens is not None else []
    counted = opens is not None and any(map(str.isdigit, text[words[0].span.start : opens.start()])) if words else True
    return [] if counted else [one.stem for one in words]  # "38 patients (9.3 %)" is told by what stands before 38


def named_apart(claim: Claim, draft: str, told: Told, printed: str, prose: str) -> bool:
    """Whether a figure of a source stands in a clause with other names, and the draft has those of another clause."""
    if _CLAUSES.search(printed) is None:
        return False
    around = _around(claim, draft)
    if _compares(draft, around, printed):
        return False
    said = frozenset(one.stem for one in terms(draft[around.start : around.end]))
    plain = _ASIDES.sub(_blanked, printed)
    own, others = _clauses_of(told, plain)
    if len(others) > _LIST:
        return False
    numbered = (one for one in others if any(map(str.isdigit, plain[slice(*one)])))
    return any(_is_of_the_other(said, own, one, plain, prose) for one in numbered)


def _is_the_other(said: frozenset[str], mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether a draft says what another figure is of, and nothing that this one is of alone."""
    own, beyond = mine - theirs, theirs - mine
    return bool(own and beyond) and not said & own and len(said & beyond) * 2 >= len(beyond)


def _compares(draft: str, around: Span, printed: str) -> bool:
    """Whether the draft holds its figure against another, by a word that the source has not."""
    lowered = printed.lower()
    return any(one.group().lower() not in lowered for one in _COMPARES.finditer(draft, *around))


def _leads_alike(claim: Claim, draft: str, told: Told, printed: str) -> bool:
    """Whether a figure that the draft leads to ("fell to 5") is the same of a change in the source."""
    start, end = (edge - claim.sentence.start for edge in claim.quantity.span)
    if _LEADS.search(draft, 0, start) is None:
        return True
    change = change_told(draft, Span(start, end))
    return change is not None and change.part is _part(told, printed)


def _around(claim: Claim, draft: str) -> Span:
    """What of the draft's sentence speaks of its figure: all of it, where no other is counted in the same.

    The number that it is a part of is of the same: "21 of the 412 patients left".
    """
    start, quantity = claim.sentence.start, claim.quantity
    wholes = [one.whole for one in parted_in(draft) if one.part.span.start == quantity.span.start - start]
    alike = [
        one
        for one in counted_in(draft)
        if one not in wholes
        if (one.kind is quantity.kind and measure_of(one) == measure_of(quantity))
        or (one.kind is Kind.COUNT and one.value > FEW and _ALONE.match(draft, one.span.end))
    ]
    if len(alike) < 2:
        return Span(0, claim.sentence.length)
    return Span(claim.near.start - start, claim.near.end - start)


def _blanked(found: re.Match[str]) -> str:
    return "·" * (found.end() - found.start())


def _row(told: Told, others: Sequence[Told], printed: str) -> list[Told]:
    """The figures that are counted in the same as one of them, and are the same of a change; in brackets, as it is."""
    others = [one for one in others if _is_counted_alike(one, told) or _is_bare(one, printed)]
    if len(others) < 2:
        return others
    brackets = [Span(*found.span()) for found in _BRACKETS.finditer(printed)]
    inside = _is_within(told, brackets)
    return [
        one
        for one in others
        if (one.claim.link is None or one.claim.link.kind is LinkKind.DIRECTION)
        and not one.claim.whole
        and _are_one_part(one, told, printed)
        and _is_within(one, brackets) is inside
        and not _is_a_base(one.claim.quantity.span, printed)
        and (one is told or not is_base(printed, one.claim.quantity))
    ]


def _is_counted_alike(one: Told, other: Told) -> bool:
    kind = one.claim.quantity.kind
    same = kind is other.claim.quantity.kind and kind is not Kind.AGE
    return same and one.fact.measure == other.fact.measure


def _is_bare(one: Told, printed: str) -> bool:
    """Whether a number counts nothing, and so what the one before it counts."""
    quantity = one.claim.quantity
    counts = quantity.kind is Kind.COUNT and quantity.value > FEW
    return counts and _ALONE.match(printed, quantity.span.end) is not None


def _is_within(one: Told, brackets: Sequence[Span]) -> bool:
    return any(bracket.holds(one.claim.quantity.span) for bracket in brackets)


def _is_a_base(figure: Span, printed: str) -> bool:
    """Whether a figure only says something of another: "per 100,000", "95% CI", "a difference of 12"."""
    return _PER.search(printed, 0, figure.start) is not None or _SURE.match(printed, figure.end) is not None


def _are_one_part(one: Told, other: Told, printed: str) -> bool:
    """Whether two figures are the same of a change; "or 7.9 percent" is the same as what stands before it."""
    if not any(change_told(printed, each.claim.quantity.span) for each in (one, other)):
        return True  # "reported by 4 % of those, and 9 % of these" tells no change
    first, second = _part(one, printed), _part(other, printed)
    joined = any(_OR.search(printed, 0, each.claim.quantity.span.start) for each in (one, other))
    return first is second or (joined and Part.AMOUNT in (first, second) and None in (first, second))


def _part(told: Told, printed: str) -> Part | None:
    """What a figure is of a change; the verb may stand before another: "fell by 9 in Hull, and by 14 in Leeds"."""
    change = change_told(printed, told.claim.quantity.span)
    if change is not None:
        return change.part
    return Part.AMOUNT if _BY.search(printed, 0, told.claim.quantity.span.start) else None


def _readings(row: Sequence[Told], plain: str) -> Iterator[Mapping[Span, frozenset[str]]]:
    """The words that say of what each figure of a row is, by its place; nothing where not all are said alike."""
    spans = [one.claim.quantity.span for one in row]
    parts = _between(spans, plain)
    if parts is None:
        return
    ends = [*(part.start for part in parts), _end(plain, spans[-1].end)]
    stretches = [_cut(plain, Span(span.end, end)) for span, end in zip(spans, ends, strict=True)]
    behind = [_words(plain, one) for one in stretches]
    if all(behind):
        told = _alike(plain, stretches)
        if told is not None:
            yield {span: frozenset(_words(plain, one)) for span, one in zip(spans, told, strict=True)}
        return
    led = [Span(part.end, span.start) for part, span in zip(parts, spans[1:], strict=True)]
    before = [_words(plain, one) for one in led]
    counted = len(behind[0]) > 1 or any(behind[1:])  # what is counted may be named once, behind the first
    if not all(before) or counted or max(map(len, before)) > _FEW:
        return
    first = _subject(plain, spans[0].start, led)
    if first and first != before[0]:  # else both are of the same, and told apart by nothing
        yield dict(zip(spans, map(frozenset, (first, *before)), strict=True))


def _subject(plain: str, end: int, led: Sequence[Span]) -> list[str]:
    """The words before the first figure that say of what it is, as those in `led` do of the others; none if unsure.

    They follow the same preposition ("in Hull ..., in Leeds"), or else open the sentence. "That of" says again what
    stands before "of".
    """
    if any(_THAT_OF.search(plain, *one) for one in led):
        return _words(plain, Span(plain.rfind(" of ", 0, end) + 1, end))
    heads = {found[1].lower() if (found := _PREPOSITION.match(plain, *one)) else "" for one in led}
    if len(heads) > 1:
        return []
    others = [[one.stem for one in terms(plain[slice(*each)])] for each in led]
    head, length = heads.pop(), len(others[0]) or 1
    if head:
        again = list(re.finditer(rf"\b{head}\b", plain[:end], re.IGNORECASE))
        return _words(plain, Span(again[-1].start(), end))[:length] if again else []
    fronted = _FRONTED.match(plain, 0, end)
    start = fronted.end() if fronted else 0
    words = [one.stem for one in terms(plain[start:end])]
    same = words[-length:] in others  # each is of the same: "doses of 5 mg, doses of 10 mg"
    if _PREPOSITION.match(plain, start, end) is not None:
        return []
    named = [one for one in _numbered(plain, Span(0, end)) if one.split()[0] in words[:length]]
    return [*words[:length], *named] if named or not same else []


def _between(spans: Sequence[Span], plain: str) -> list[Span] | None:
    """What parts each two figures; None where nothing parts some of them."""
    found = [_PARTS.search(plain, first.end, second.start) for first, second in pairwise(spans)]
    parts = [Span(*one.span()) for one in found if one is not None]
    return parts if parts and len(parts) == len(found) else None


def _alike(plain: str, stretches: Sequence[Span]) -> list[Span] | None:
    """The stretches behind figures, where they begin with one word ("in Hull", "in Leeds"), or with what is counted.

    What is counted may be named behind the first alone: "22 % of patients in Hull, 12 % in Leeds". None of others.
    """
    found = [(one, _FIRST.search(plain, one.start, one.end)) for one in stretches]
    first = [match.group(1).casefold() for _, match in found if match is not None]
    if len(first) < len(stretches):
        return None
    if len(set(first[1:])) == 1 and first[0] != first[1]:
        again = re.search(rf"\b{re.escape(first[1])}\b", plain[stretches[0].start : stretches[0].end], re.IGNORECASE)
        if again is not None:
            return [Span(stretches[0].start + again.start(), stretches[0].end), *stretches[1:]]
    placed = _PLACING.issuperset(first)
    return [*stretches] if placed or len(set(first)) == 1 or all(terms(one) for one in first) else None


def _cut(plain: str, stretch: Span) -> Span:
    """What stands behind a figure, up to what is said of all, or compared."""
    end = _ENDS.search(plain, *stretch)
    return Span(stretch.start, end.start()) if end else stretch


def _end(plain: str, start: int) -> int:
    """Where what is said of the last figure ends: at the next mark that parts."""
    part = _PARTS.search(plain, start)
    return part.start() if part else len(plain)


def _words(plain: str, stretch: Span) -> list[str]:
    """The stems of a stretch that carry its subject, and the numbers of what it tells apart: "the 5 mg group"."""
    return [*(one.stem for one in terms(plain[stretch.start : stretch.end])), *_numbered(plain, stretch)]


def _numbered(text: str, stretch: Span, but: Span | None = None) -> frozenset[str]:
    """The numbers of a stretch with what they count, but for one figure."""
    found = _NUMBERED.finditer(text, *stretch)
    aged = frozenset(f"{one[1].lower()} {one[2]}" for one in _AGED.finditer(text, *stretch))
    aged |= frozenset(f"{stem(one[1])} {one[2]}" for one in _DESIGNED.finditer(text, *stretch))
    return aged | frozenset(
        f"{one[1]} {stem(one[2])}"
        for one in found
        if carries(stem(one[2])) and (but is None or not but.overlaps(Span(*one.span())))
    )


def _for_some(claim: Claim, said: frozenset[str], told: Told, row: Sequence[Told], plain: str) -> Turn | None:
    """What a source has for some alone, where the draft gives them what holds for all: "£40, or £25 for students"."""
    spans, last = [one.claim.quantity.span for one in row], row[-1]
    parts = _between(spans, plain)
    if parts is None or told is last or not _FOR_SOME.match(plain, spans[-1].end):
        return None
    behind = _words(plain, Span(spans[-1].end, _end(plain, spans[-1].end)))
    ends = [part.start for part in parts]
    stretches = [Span(one.end, end) for one, end in zip(spans[:-1], ends, strict=True)]
    general = all(_EARLIER.issuperset(_words(plain, one)) for one in stretches)
    if not general or len(behind) < _WORDS or not said.issuperset(behind) or stands_for(claim.quantity, last.fact):
        return None
    return Turn(last.fact)


def _of_another_name(
    claim: Claim, said: frozenset[str], told: Told, row: Sequence[Told], plain: str, prose: str
) -> Turn | None:
    """What a source has in a clause whose names the draft has, where the figure stands in one with other names."""
    own, others = _clauses_of(told, plain)
    for clause in others:
        there = [one for one in row if clause.holds(one.claim.quantity.span)]
        if there and _is_of_the_other(said, own, clause, plain, prose):
            nearest = max(there, key=lambda one: len(said & frozenset(_words(plain, one.claim.near))))
            return Turn(nearest.fact) if not stands_for(claim.quantity, nearest.fact) else None
    return None


def _is_of_the_other(said: frozenset[str], own: Span, other: Span, plain: str, prose: str) -> bool:
    """Whether a draft has what one clause is of, and nothing that the other is of: names, or one of two opposites.

    A clause before it whose subject is a pronoun is of somebody else, whoever that is.
    """
    mine, theirs = _names(plain, own, prose), _names(plain, other, prose)
    if _is_the_other(said, mine, theirs):
        return True
    if not mine and theirs and theirs <= said and own.end <= other.start and _PRONOUN.match(plain, *own):
        return True
    first, second = ({one.stem for one in tokens(plain[slice(*clause)])} for clause in (own, other))
    pairs = [(one, two) for pair in _opposites() for one, two in (pair, pair[::-1])]
    return any(one in first and two in second and two in said and one not in said for one, two in pairs)


@cache
def _opposites() -> Sequence[tuple[str, str]]:
    return [(stem(one), stem(two)) for one, two in (pair.split("/") for pair in _OPPOSITES.split())]


def _clauses_of(told: Told, plain: str) -> tuple[Span, list[Span]]:
    """The clause of a figure, and the others of its sentence."""
    ends = [found.start() for found in _CLAUSES.finditer(plain)]
    clauses = [Span(first, second) for first, second in pairwise((0, *ends, len(plain)))]
    own = next(one for one in clauses if one.holds(told.claim.quantity.span) or one is clauses[-1])
    return own, [one for one in clauses if one is not own]


def _names(plain: str, clause: Span, prose: str) -> frozenset[str]:
    """The names in a clause; a word that the source also has without its capital is none where a sentence begins."""
    words = terms(plain[clause.start : clause.end], clause.start)
    capitals = [one for one in words if one.capital]
    return frozenset(
        one.stem
        for one in capitals
        if plain[: one.span.start].strip() or f" {plain[one.span.start : one.span.end].lower()}" not in prose
    )


__all__ = ["meant_instead", "named_apart"]
