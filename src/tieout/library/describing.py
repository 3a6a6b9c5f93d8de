"""What the words of a sentence say of a table: which of its rows they name, and how well each header fits them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tieout.library.sheet import Sheet
from tieout.library.tabular import Mention, unitless_key
from tieout.library.turning import counted_in
from tieout.model import Claim, Fact, Term
from tieout.model.quantities import Interval, Kind
from tieout.text.columns import Profile
from tieout.text.measures import stands_for
from tieout.text.patterns import lazy
from tieout.text.terms import carries, tokens

_LOSS = lazy(r"(?i)\b(?:loss(?:es)?|lost|deficits?|outflows?|shortfalls?|negative|in\s+the\s+red)\b")
_IN, _OUT = lazy(r"(?i)\bimports?\b"), lazy(r"(?i)\bexport(?:s|ed|er|ers|ing)?\b")
"""What is imported net, and below nothing, is exported."""
_LEADS = lazy(r"\s*+(?:(?:of|at|was|were|:)\s*+)?(?:(?:some|about)\s++)?[$€£¥]?\d")
"""From what is counted to its figure."""
_LONGEST_NAME = 9
"""Words of a heading."""
_SHARES = (Kind.PERCENT, Kind.POINTS)
_DIGIT = lazy(r"\d")
_LIST = 40
"""A sentence of more figures is a list, of which nothing is told apart."""


def stems_of(column: Profile, sheet: Sheet) -> tuple[str, ...]:
    """The words that say what a column counts: its header's, else those of the table's name."""
    if column.stems:
        return column.stems
    return sheet.counted


def negated(fact: Fact) -> Fact:
    """A value with the other sign: a loss of so much is a gain of less than nothing."""
    low, high = fact.interval
    return replace(fact, value=-fact.value, interval=Interval(-high, -low))


class Said:
    """The words of a sentence, of which some name rows, and others say what is counted."""

    def __init__(
        self, words: Sequence[Term], lead: Sequence[Term], mentions: Sequence[Mention], prose: str, claim: Claim
    ) -> None:
        self._claim = claim
        self._figure = claim.quantity.span
        self._near = claim.near
        self._words = words
        self._prose = prose
        self._naming = [one.span for one in mentions]
        self._stems = {one.stem for one in words}
        self._lead = {one.stem for one in lead}
        self._names = {one.stems for one in mentions}

    def fit(self, column: Profile, sheet: Sheet, *, lead: bool = False) -> tuple[float, bool]:
        """What share of a header's words the sentence has, and whether it has all and narrows none of them."""
        stems = stems_of(column, sheet)
        if not stems:
            return 0.0, len(sheet.numbers) == 1 and len(self._naming) > 0
        said = self._stems | self._lead if lead else self._stems
        share = sum(stem in said for stem in stems) / len(stems)
        return share, share == 1 and not (self._is_narrowed(stems) and not lead)

    def alike(self, sheet: Sheet, rows: Sequence[int], column: Profile) -> list[list[int]]:
        """The rows of a long table that count the same, which the sentence names, where no header says what it is."""
        if column.stems:
            return []
        groups: dict[tuple[str, ...], list[int]] = {}
        for row in rows:
            for one in sheet.labels:
                key = unitless_key(sheet.table.cell(row, one.number))
                if key in self._names:
                    groups.setdefault(key, []).append(row)
        return list(groups.values())

    def as_loss(self, fact: Fact) -> Fact:
        """A value below nothing as a sentence has it that calls it a loss: "an outflow of £120,000"."""
        if fact.value >= 0:
            return fact
        lost = _LOSS.search(self._prose, *self._near) is not None
        if not lost and not (_IN.search(fact.label) and _OUT.search(self._prose, *self._near)):
            return fact
        return negated(fact)

    def names_all(self, sheet: Sheet, row: int) -> bool:
        """Whether a row that has several labels, whose it is and what is counted, has them all in the sentence."""
        cells = [cell for one in sheet.labels if (cell := sheet.table.cell(row, one.number))]
        keys = set(map(unitless_key, cells))
        return len(keys) > 1 and keys <= self._names

    def nearest(
        self, fits: dict[int, tuple[float, bool]], columns: Sequence[Profile], claim: Claim
    ) -> dict[int, tuple[float, bool]]:
        """How the columns fit where some that fit wholly are named in the figure's own stretch: the others do not."""
        whole = [one for one in columns if fits[one.number][1]]
        if len(whole) == 1 and claim.paired and self._is_said_after(whole[0].stems, claim):
            return {number: (share, False) for number, (share, _) in fits.items()}
        if len(whole) < 2:
            return fits
        here = {one.stem for one in self._words if claim.near.holds(one.span)}
        own = {one.number for one in whole if here.issuperset(one.stems)}
        if not own or len(own) == len(whole):
            return fits
        return {number: (share, full and number in own) for number, (share, full) in fits.items()}

    def is_near(self, column: Profile) -> bool:
        """Whether the figure's own stretch has a word of a header."""
        return any(one.stem in column.stems for one in self._words if self._claim.near.holds(one.span))

    def named(self, sheet: Sheet) -> Profile | None:
        """The one column whose heading is a name that the figure's stretch has, or else its sentence."""
        if not sheet.named:
            return None
        near = [one for one in self._words if self._near.holds(one.span)]
        before = [one for one in self._words if one.span.start < self._near.end] if self._claim.paired else self._words
        found = (named_columns(sheet, words) for words in (near, before))
        return next((one[0] for one in found if len(one) == 1), None)

    def is_named_near(self, sheet: Sheet) -> bool:
        """Whether the figure's own stretch has the name of one column, and of no other."""
        return len(named_columns(sheet, [one for one in self._words if self._near.holds(one.span)])) == 1

    def has_word_of(self, column: Profile, sheet: Sheet) -> bool:
        """Whether the sentence itself, and not only one before it, has a word of what a column counts, if any."""
        stems = stems_of(column, sheet)
        return not stems or not self._stems.isdisjoint(stems)

    def is_led_by(self, column: Profile) -> bool:
        """Whether a word of a header stands before the end of the figure's own stretch."""
        return any(one.stem in column.stems for one in self._words if one.span.start < self._near.end)

    def leads_another(self, column: Profile) -> bool:
        """Whether another figure stands between the words of a header and the claim's: they speak of that one."""
        start = self._figure.start
        before = [one.span.end for one in self._words if one.stem in column.stems and one.span.end <= start]
        return bool(before) and _DIGIT.search(self._prose, before[-1], start) is not None

    def has_elsewhere(self, fact: Fact | None) -> bool:
        """Whether another figure of the sentence stands for a value: then that is the one its header speaks of.

        A share does not, beside a figure that is none: "rose by 25 percent, from 20 to 25".
        """
        start, end = self._claim.sentence
        counted = counted_in(self._prose[start:end])
        if fact is None or len(counted) > _LIST:
            return False
        shares = fact.measure.percent or self._claim.quantity.kind in _SHARES
        return any(
            stands_for(one, fact)
            for one in counted
            if one.span.start + start != self._figure.start and (shares or one.kind not in _SHARES)
        )

    def _is_said_after(self, stems: Sequence[str], claim: Claim) -> bool:
        """Whether the words of a header lead to the next figure alone: "earned £69m on sales of £631m"."""
        end = claim.quantity.span.end
        said = [one for one in self._words if one.stem in stems]
        if not said or any(one.span.start < end for one in said):
            return False
        return _LEADS.match(self._prose, said[-1].span.end, claim.sentence.end) is not None

    def _is_narrowed(self, stems: Sequence[str]) -> bool:
        """Whether another word stands right before the header's words and narrows them: "unsolved thefts"."""
        wanted = set(stems)
        for number, word in enumerate(self._words):
            if word.stem in wanted and number:
                last = self._words[number - 1]
                joined = self._prose[last.span.end : word.span.start] in (" ", "-", "\n")
                plain = not carries(last.stem) or last.stem[0].isdigit() or self._figure.holds(last.span)
                done = self._prose[word.span.start : word.span.end].endswith("ed")  # "the court opened", who did it
                if not joined or last.stem in wanted or plain or done:
                    return False
                return not any(span.holds(last.span) for span in self._naming) and not last.capital
        return False


def named_columns(sheet: Sheet, words: Sequence[Term]) -> list[Profile]:
    """The columns of a table that a sentence names, each in full or by a word that no other has; with a capital."""
    named = sheet.named
    if not named:
        return []
    own = {one.number: tuple(each.stem for each in tokens(one.header.partition("(")[0])) for one in named}
    shared = Counter(stem for stems in own.values() for stem in set(stems))
    short = {stems[-1]: number for number, stems in own.items() if shared[stems[-1]] == 1 and not stems[-1].isdigit()}
    short |= {stems[0]: number for number, stems in own.items() if shared[stems[0]] == 1}
    for number, stems in [*own.items()]:  # "the 20 mg group", of "Velozan 20 mg"
        dose = next((at for at, one in enumerate(stems) if one.isdigit() and 0 < at < len(stems) - 1), 0)
        own |= {-number - 1: stems[dose:]} if dose else {}
    found: set[int] = set()
    at = 0
    while at < len(words):
        stems = tuple(one.stem for one in words[at : at + _LONGEST_NAME])
        fitting = [number for number, name in own.items() if stems[: len(name)] == name and _may_name(words[at], name)]
        longest = max(fitting, key=lambda number: len(own[number]), default=None)
        if longest is None and words[at].capital:
            longest = short.get(words[at].stem)
        found |= {longest if longest >= 0 else -longest - 1} if longest is not None else set()
        at += len(own[longest]) if longest is not None and longest in fitting else 1
    return [one for one in named if one.number in found]


def _may_name(word: Term, name: Sequence[str]) -> bool:
    """Whether a word may begin a heading's name: with a capital, but for one in one word ("placebo") and a dose."""
    return word.capital or len(name) == 1 or word.stem.isdigit()
