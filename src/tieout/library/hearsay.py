"""Which sentence of a source speaks of the same thing as a figure: by names, words of the measure, time and unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tieout.library.asking import Asked, Wanted, only_introduced, same_names
from tieout.library.bearers import age_meant
from tieout.library.binding import Meeting
from tieout.library.bounds import are_groups, is_close, is_opposed, is_some_of_many, same_noun
from tieout.library.coincidence import is_of_something_else
from tieout.library.comparable import comparable, in_other_units, may_stand, of_one_sort
from tieout.library.elsewhere import Elsewhere, changed_by, tells_amount
from tieout.library.following import follows_from, is_derivable
from tieout.library.lasting import is_length, length_in
from tieout.library.neighbours import is_beside_its_own, of_a_namesake, of_the_named, went_otherwise
from tieout.library.parallel import meant_instead
from tieout.library.prose import Text, Told
from tieout.library.series import Rival, Series
from tieout.library.statements import Statements
from tieout.library.turning import Turn, counted_in, turned
from tieout.library.whose import Whose, may_be_of_a_byname
from tieout.model import Claim, Document, Fact, Figure, Span
from tieout.model.quantities import Kind
from tieout.text.changing import Part, change_in, tells_change
from tieout.text.enumerated import are_one, are_parts
from tieout.text.measures import (
    FEW,
    counted_behind,
    echoes,
    has_ends,
    in_terms_of,
    power_between,
    same_unit,
    significant,
    stands_for,
)
from tieout.text.moments import agree
from tieout.text.othernames import SIGN
from tieout.text.statistics import CHANCE, is_above_a_rate, statistic_before

_NEAREST = 2
"""So many words next to a change or a share are its subject, which the figures that it follows from must share."""
_DIGITS = 2
"""So many digits at least are no others by chance."""
_NAMED = 3
"""Beside so many sentences the value is looked for, which have a claim's names, or so many of its words."""
_KEPT = 8
"""So many claims of a draft are remembered with what sentences say of them."""


class Testimony:
    """Holds the figures of drafts against the sentences of a library."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements
        self._asked: dict[tuple[str, int, Span], Asked] = {}
        self._series = Series()
        self._whose = Whose(statements, self._series)
        self._elsewhere = Elsewhere(statements)

    def _ask(self, document: Document, figure: Figure, claim: Claim) -> Asked:
        """What a claim asks of sentences: several questions are asked of them in turn."""
        key = document.id, claim.quantity.span.start, figure.lead
        if key not in self._asked:
            if len(self._asked) >= _KEPT:
                del self._asked[next(iter(self._asked))]
            self._asked[key] = Asked.of(document, figure, claim)
        return self._asked[key]

    def meetings(self, document: Document, figure: Figure, claim: Claim, *, widely: bool = False) -> list[Meeting]:
        """What the sentences that share most of a claim's words say of it: `widely` of all words of its sentence."""
        asked = self._ask(document, figure, claim)
        stems = asked.stems
        if widely:
            stems += [one.stem for one in claim.terms]
        if claim.when is not None:
            stems.append(str(claim.when.year))
        found: list[Meeting] = []
        for text, sentence in self._statements.near(stems, numbered=True):
            found += self._heard(asked, text, sentence)
        if widely and significant(claim.quantity) >= _DIGITS:
            found += self._beside(asked, stems)
        return found

    def _beside(self, asked: Asked, stems: Sequence[str]) -> Iterator[Meeting]:
        """What bears a claim out beside the sentences that share most of its words: these may only name the subject."""
        said, names = asked.wanted.sentence, asked.wanted.names
        for text, sentence in self._statements.near(stems)[:_NAMED]:
            own = text.stems(sentence)
            speaks = names <= own if names else len(said & own) >= min(_NAMED, len(said))
            for other in text.beside(sentence) if speaks else ():
                if other != sentence and text.has_number(other):
                    yield from (met for met in self._heard(asked, text, other) if met.equal and not met.conflicts)

    def _heard(self, asked: Asked, text: Text, sentence: Span) -> list[Meeting]:
        """The same, kept while the same is asked."""
        if (text, sentence) not in asked.met:
            asked.met[text, sentence] = list(self._met(asked, text, sentence))
        return asked.met[text, sentence]

    def _met(self, asked: Asked, text: Text, sentence: Span) -> Iterator[Meeting]:
        """What one sentence with a number says of a claim."""
        claim, wanted, own, change = asked.claim, asked.wanted, asked.own, asked.change
        listed = claim.tabled and any(stands_for(claim.quantity, one) for one in text.counted(sentence))
        if not listed and (part := asked.parting.told(text, sentence)):
            yield Meeting(part, True, True, agree(claim.when, part.when), None, False)
            return
        if not _may_tell(asked, text, sentence):
            return
        told = [one for one in text.stated(sentence) if comparable(claim, one.claim)]
        if change is not None and change.part is Part.AMOUNT:
            told = [one for one in told if _may_bear_out(claim, one, text, sentence)]
        equal = [_stands_for(claim, one) for one in told]
        if any(equal) and (met := self._turned(asked, text, sentence)) and (met.turned or not listed):
            yield met
            return
        by = change is not None and change.part is Part.AMOUNT
        given = any(is_equal and _is_given(claim, one.fact) for one, is_equal in zip(told, equal, strict=True))
        for one, is_equal in zip(told, equal, strict=True):
            if not is_equal or is_opposed(claim, one.claim, own):
                # nothing in a cell says which of the values that a sentence lists is meant
                apart = listed or (not is_equal and is_beside_its_own(asked, one, text.stated(sentence)))
                against = () if apart else self._against(claim, wanted, one, own, given=given, equal=is_equal)
                # "11 more, 58 in all" says nothing against 47
                yield from (met for met in against if is_equal or by or not tells_amount(one, text, sentence))
            else:
                yield from self._equal(asked, one, text, sentence)

    def _equal(self, asked: Asked, one: Told, text: Text, sentence: Span) -> Iterator[Meeting]:
        """What a figure says of a claim that it equals."""
        claim, wanted = asked.claim, asked.wanted
        if other := changed_by(asked, one, text, sentence):
            alike = _is_of_the_same(wanted, other) and not self._is_of_another(wanted, other)
            met = Meeting(other.fact, True, True, agree(claim.when, other.fact.when), None, False)
            yield met if alike else _apart(claim, wanted, one)
        elif _mixes_up_points(asked, one.claim) and not is_above_a_rate(one.fact):
            alike = _is_of_the_same(wanted, one) and not self._is_of_another(wanted, one)
            met = Meeting(one.fact, True, True, agree(claim.when, one.fact.when), None, False)
            yield met if alike else _apart(claim, wanted, one)
        elif is_of_something_else(asked, one, text, sentence):
            yield replace(_apart(claim, wanted, one), unit=False)
        elif of_a_namesake(asked, one) or is_beside_its_own(asked, one, text.stated(sentence)):
            yield replace(_apart(claim, wanted, one), subject=False)
        elif way := went_otherwise(asked, one, text, sentence):
            yield replace(_meeting(claim, wanted, one, equal=False), subject=True, measure=True, alone=True, turned=way)
        elif is_close(claim, one.fact):
            met = _meeting(claim, wanted, one, equal=True)
            placed = list(self._placed(met, asked, one, text, sentence))
            bears_out = not met.subject and any(each.told or each.strong for each in placed)
            rival = self._rival(asked, one, text, sentence) if bears_out else None
            if rival is None:
                yield from placed
                return
            yield replace(met, subject=False)
            if rival.instead is not None:
                yield replace(_meeting(claim, wanted, rival.instead, equal=False), subject=True, measure=True)
        elif same_noun(claim, one.claim):
            yield _apart(claim, wanted, one)

    def _rival(self, asked: Asked, one: Told, text: Text, sentence: Span) -> Rival | None:
        """Whether a figure that the draft's equals is of another subject: by the sentences around it or by its text."""
        in_a_row = self._series.rival(asked, one, text, sentence) or self._whose.rival(asked, one, text, sentence)
        return in_a_row or of_the_named(asked, one, text, sentence)

    def _turned(self, asked: Asked, text: Text, sentence: Span) -> Meeting | None:
        """A meeting with a sentence that has the claim's value for something else.

        That is another thing that it counts, another part of the change, or a change the other way.

        None where it has the value for the same as well, or speaks of something else.
        """
        claim, wanted, own, change = asked.claim, asked.wanted, asked.own, asked.change
        others, printed = text.stated(sentence), text.printed(sentence)
        equal = [one for one in others if comparable(claim, one.claim) and _stands_for(claim, one)]
        equal = [one for one in equal if not one.claim.quantity.is_range] or equal  # a range only admits it
        found = [_exchanged(claim, own, one, others) for one in equal]
        if any(found) and self._counts_so(asked):
            return None
        prose = text.document.prose
        beside = [
            meant_instead(claim, own, one, others, printed, prose) or age_meant(claim, own, one, others, printed)
            for one in equal
        ]
        found = [one or other for one, other in zip(found, beside, strict=True)]
        if change is not None:
            changed = (turned(claim, own, change, one, others, printed) for one in equal)
            found = [one or other for one, other in zip(found, changed, strict=True)]
        turns = [turn for turn in found if turn is not None]
        alike = all(_is_of_the_same(wanted, one) and not self._is_of_another(wanted, one) for one in equal)
        if not turns or len(turns) < len(equal):
            return None
        if any(is_beside_its_own(asked, one, equal) for one in others if one.fact is turns[0].fact):
            return None
        if not alike:  # of somebody else in any case, though what the draft's subject has is not sure
            return _apart(claim, wanted, equal[0]) if all(beside) else None
        misplaced = turns[0] in beside
        fact = replace(turns[0].fact, when=None) if misplaced else turns[0].fact  # its date may be that of another
        return Meeting(fact, True, True, None, None, False, turned=turns[0].words, misplaced=misplaced)

    def _counts_so(self, asked: Asked) -> bool:
        """Whether some sentence has as many of what the draft counts: "two nurses", whatever these did."""
        noun = counted_behind(asked.claim)
        if noun is None:
            return False
        quantity = asked.claim.quantity
        for text, sentence in self._statements.near([noun.stem, *asked.printed]):
            for one in text.stated(sentence) if noun.stem in text.stems(sentence) else ():
                counted = counted_behind(one.claim)
                if counted is not None and counted.stem == noun.stem and stands_for(quantity, one.fact):
                    return True
        return False

    def followed(self, document: Document, claim: Claim) -> Fact | None:
        """What a change, a share or a length follows from, where a sentence that speaks of the same yields it."""
        length = is_length(claim)
        if not (length or is_derivable(document.prose, claim)):
            return None
        at = claim.quantity.span.start
        subject = [one.stem for one in sorted(claim.terms, key=lambda term: abs(term.span.start - at))[:_NEAREST]]
        for text, sentence in self._statements.near(subject):
            if text.stems(sentence).issuperset(subject):
                fact = (
                    length_in(claim, text, sentence)
                    if length
                    else follows_from(document.prose, claim, text.printed(sentence), text.stated(sentence))
                )
                if fact is not None:
                    return fact
        return None

    def _against(
        self, claim: Claim, wanted: Wanted, told: Told, own: str, *, given: bool, equal: bool
    ) -> Iterator[Meeting]:
        """A meeting with a value that contradicts a claim, where it does: by an opposite bound, or as another value.

        A sentence that has the claim's value too contradicts nothing.
        """
        met = _opposed(claim, wanted, told) if is_opposed(claim, told.claim, own) else None
        if met is None and not (given or equal) and _are_one_statistic(claim, told, own):
            met = _differing(claim, wanted, told, own) or _rescaled(claim, wanted, told)
        if met is not None and not self._is_of_another(wanted, told):
            yield met
        elif equal:
            yield _apart(claim, wanted, told)

    def _is_of_another(self, wanted: Wanted, told: Told) -> bool:
        """Whether two sentences share no more than sentences of so many sources do by chance."""
        shared = {one for one in wanted.sentence & told.words if not one.startswith(SIGN)}
        return self._statements.by_chance(shared, self._statements.sources)

    def echoes(self, document: Document, figure: Figure, claim: Claim) -> bool:
        """Whether a sentence near a claim has its value in some form or other, though perhaps not for its subject.

        "Five of whom" beside "five out of six", "46 years" beside "in its 46th year", "5.68m" beside "5.68 m".
        """
        asked = self._ask(document, figure, claim)
        late = {one.stem for one in claim.terms if one.span.start > claim.near.end}
        wanted = asked.wanted._replace(names=asked.wanted.names - late)
        for text, sentence in self._statements.near(asked.stems, numbered=True):
            if not any(echoes(claim.quantity, one.quantity) for one in text.counted(sentence)):
                continue
            for told in text.stated(sentence):
                plain = may_stand(claim, told.claim) and echoes(claim.quantity, told.claim.quantity)
                if plain and same_names(wanted, told) is not False:
                    return True
                if plain and may_be_of_a_byname(text, sentence, told, wanted.phrases):
                    return True
        return False

    def _placed(self, met: Meeting, asked: Asked, told: Told, text: Text, sentence: Span) -> Iterator[Meeting]:
        """An equal value in the light of what stands around it: the name may stand elsewhere in the source.

        None where the words around both are what chance brings together where so many sources have the number; a few
        are so common that the words of the sentence itself are asked for, and so they are where it counts other things.
        """
        wanted = asked.wanted
        if met.subject is False and any(name in text.folded for name in wanted.phrases):
            otherwise = _measured(wanted, told) == 1 and self._is_told_otherwise(asked)
            if otherwise or self._elsewhere.is_anothers(asked, told, text, sentence):
                yield _apart(asked.claim, wanted, told)
                return
            met = replace(met, subject=None)
        if met.conflicts:
            yield met
            return
        alone = met.fact.value <= FEW or not same_noun(asked.claim, told.claim)
        near = text.stems(sentence) if alone else text.around(sentence)
        shared = (wanted.sentence | wanted.lead) & near
        if met.subject is None and self._elsewhere.is_only_led_up_to(asked, text, sentence):
            yield replace(met, alone=False, subject=None, time=None, measured=0.0)
            return
        if not self._statements.by_chance(shared, self._statements.held(asked.printed)):
            yield replace(met, told=met.subject is None)
        elif met.strong:
            yield met

    def _is_told_otherwise(self, asked: Asked) -> bool:
        """Whether a sentence with all the names and words of a claim has a value of its own, and names nobody else."""
        claim, wanted = asked.claim, asked.wanted
        said = wanted.names | wanted.measure
        for text, sentence in self._statements.near(asked.stems, numbered=True) if wanted.measure else ():
            for one in text.stated(sentence) if said <= text.stems(sentence) else ():
                alike = _same_kind(claim, one.claim) and one.names <= wanted.names and _is_given(claim, one.fact)
                if alike and not stands_for(claim.quantity, one.fact):
                    return True
        return False

    def said_alike(self, claim: Claim, met: Meeting) -> Iterator[tuple[str, Fact]]:
        """What sentences that differ from the one met in names alone say of others: their names, and the value."""
        names = {one.stem for one in claim.terms if one.capital and one.span.start > claim.sentence.start}
        own = self._statements.stems_at(met.fact)
        frame = own - names
        if not frame or not own & names:
            return
        for text, sentence in self._statements.near(frame, every=True, numbered=True):
            for told in text.stated(sentence):
                others = [one for one in told.claim.terms if one.stem not in frame]
                alike = frame <= told.words and all(one.capital for one in others) and not told.words & names
                if alike and comparable(claim, told.claim) and agree(met.fact.when, told.fact.when) is not False:
                    yield " ".join(map(told.printed, others)), told.fact


def _exchanged(claim: Claim, draft: str, told: Told, others: Sequence[Told]) -> Turn | None:
    """What a source's sentence has of the thing that the draft counts, where it has the number of another thing.

    "19 goals in 14 games" beside "14 goals in 19 games". What follows a number may be a verb: only a plural is a thing,
    but for what there is so much of: "5.2 g fat, 5.4 g protein".
    """
    stuff = claim.quantity.kind is told.claim.quantity.kind is Kind.MEASURE
    own = counted_behind(claim)
    if own is None or own.capital or not (stuff or draft[: own.span.end - claim.sentence.start].endswith("s")):
        return None
    theirs = counted_behind(told.claim)
    if theirs is None or theirs.capital or own.stem == theirs.stem or not (stuff or told.printed(theirs).endswith("s")):
        return None
    if not is_close(claim, told.fact):
        return None
    for one in others:
        noun = counted_behind(one.claim)
        if noun is not None and noun.stem == own.stem and _same_kind(claim, one.claim):
            return Turn(one.fact) if not stands_for(claim.quantity, one.fact) else None
    return None


def _is_of_the_same(wanted: Wanted, told: Told) -> bool:
    """Whether a source's figure is of the draft's subject, and half of what is said of that is said of it."""
    said = {one for one in wanted.measure if not tells_change(one)}
    return same_names(wanted, told) is not False and len(said & told.words) * 2 >= len(said)


def _may_bear_out(claim: Claim, told: Told, text: Text, sentence: Span) -> bool:
    """Whether a figure of a source speaks for or against a change: it has its value, or tells a change as well."""
    start, end = told.claim.quantity.span
    there = Span(sentence.start + start, sentence.start + end)
    return stands_for(claim.quantity, told.fact) or change_in(text.document.prose, there) != 0


def _may_tell(asked: Asked, text: Text, sentence: Span) -> bool:
    """Whether a sentence may confirm or contradict a claim, told before it is read for what its figures speak of.

    It has a value that the figure may stand for, or else the words of the measure, or the last of the claim's words:
    without them it is no other value of the same (`_measure`).
    """
    own = asked.claim.quantity
    other = False
    for one in text.counted(sentence):
        if of_one_sort(own, one.quantity):
            if one.quantity.value == own.value or stands_for(own, one):
                return True
            other = True
    return other and asked.has_words(text, sentence)


def _is_a_part(claim: Claim, fact: Fact) -> bool:
    """Whether a few, in words, may be some of the more that a source has: "her three speeches" of 39."""
    quantity = claim.quantity
    few = quantity.spelt and quantity.kind is Kind.COUNT and quantity.value <= FEW
    return few and in_terms_of(quantity, fact).low > quantity.value


def _stands_for(claim: Claim, told: Told) -> bool:
    """Whether a claim's figure may stand for one of a sentence; one range for another only with the same ends."""
    both = claim.quantity.is_range and told.claim.quantity.is_range
    if are_groups(claim, told):
        return False
    return stands_for(claim.quantity, told.fact) and (not both or has_ends(claim.quantity, told.fact.interval))


def _mixes_up_points(asked: Asked, said: Claim) -> bool:
    """Whether of two changes by one number one is in percent, and the other in percentage points."""
    kinds = {asked.claim.quantity.kind, said.quantity.kind}
    by = asked.change is not None and asked.change.part is Part.AMOUNT
    return kinds == {Kind.PERCENT, Kind.POINTS} and by


def _opposed(claim: Claim, wanted: Wanted, told: Told) -> Meeting | None:
    """A meeting of two bounds that oppose each other; None where they are of others, or of other things."""
    met = _meeting(claim, wanted, told, equal=False)
    if met.subject is False or not same_noun(claim, told.claim):
        return None
    return replace(met, subject=True, measure=True, alone=True)


def _are_one_statistic(claim: Claim, told: Told, own: str) -> bool:
    """Whether both are said to be one kind of statistic, or none: the end of an interval is no odds ratio.

    A p-value is that of the result beside it, and so contradicts that of no other.
    """
    there = told.claim.quantity.span.start - told.claim.sentence.start
    ours = statistic_before(own, claim.quantity.span.start - claim.sentence.start)
    return ours != CHANCE and ours == statistic_before(told.fact.passage.text, there)


def _differing(claim: Claim, wanted: Wanted, told: Told, own: str) -> Meeting | None:
    """A meeting with another value that contradicts a claim; None with one that does not.

    A value that the draft's sentence (`own`) has too, for something else, contradicts nothing.
    """
    if not _same_kind(claim, told.claim) or not _measure(claim, wanted, told) or _is_a_part(claim, told.fact):
        return None
    if is_some_of_many(told.claim, told.fact.passage.text) and not is_some_of_many(claim, own):
        return None
    met = _meeting(claim, wanted, told, equal=False)
    return met if met.contradicts and not any(stands_for(one, told.fact) for one in counted_in(own)) else None


def _rescaled(claim: Claim, wanted: Wanted, told: Told) -> Meeting | None:
    """A meeting with the draft's digits in another scale, of what is called the same: "£1.9 million" for billion."""
    if claim.quantity.spelt and claim.quantity.value <= FEW and not (claim.quantity.scale or claim.quantity.unit):
        return None  # "not the eleven that was reported" may go without its million
    power = power_between(claim.quantity, told.fact)
    if not power:
        return None
    digits = significant(claim.quantity) >= _DIGITS and told.fact.value.scaleb(power) == claim.quantity.value
    if not (digits or in_other_units(claim.quantity, told.claim.quantity)):
        return None
    if not _same_kind(claim, told.claim) or not same_noun(claim, told.claim) or _measured(wanted, told) < 1:
        return None
    met = _meeting(claim, wanted, told, equal=False)
    return None if met.conflicts else replace(met, subject=True, measure=True)


def _apart(claim: Claim, wanted: Wanted, told: Told) -> Meeting:
    """A meeting with a value that the figure admits, though hardly of it: it contradicts nothing."""
    return replace(_meeting(claim, wanted, told, equal=True), alone=False)


def _meeting(claim: Claim, wanted: Wanted, told: Told, *, equal: bool) -> Meeting:
    fact = told.fact
    unit = same_unit(claim.quantity, fact)
    if not fact.measure.known and claim.quantity.kind in (Kind.MONEY, Kind.PERCENT):
        unit = False
    time = agree(claim.when, fact.when)
    narrower = claim.when is None and fact.when is not None and fact.when.quarter is not None
    numbered = not wanted.names and not told.names and are_one(claim.numbered, told.claim.numbered)
    return Meeting(
        fact,
        True if numbered else same_names(wanted, told),
        _measure(claim, wanted, told),
        time,
        unit,
        equal,
        _measured(wanted, told),
        time is True or (claim.when is None and not narrower),
    )


def _measure(claim: Claim, wanted: Wanted, told: Told) -> bool | None:
    """Whether both count the same; None where one of them leaves it open."""
    whole = _measured(wanted, told) == 1 or (not told.claim.paired and only_introduced(claim, told.words))
    whole = whole and _names_no_one(wanted, claim, told.claim)
    extra = told.measure - wanted.sentence - wanted.lead
    return True if whole and not extra and same_noun(claim, told.claim) else None


def _names_no_one(wanted: Wanted, claim: Claim, said: Claim) -> bool:
    """Whether the words of the measure are not all a name that the sentence begins with: "Doe (7), Roe (5)"."""
    if not wanted.measure:
        return True
    return any(one.stem in wanted.measure and not one.capital for one in (*claim.terms, *said.terms))


def _measured(wanted: Wanted, told: Told) -> float:
    """The share of the claim's words of measure that the source's figure has."""
    scope = told.measure if told.claim.paired and told.measure else told.words
    return len(wanted.measure & scope) / len(wanted.measure) if wanted.measure else 0.0


def _is_given(claim: Claim, fact: Fact) -> bool:
    """Whether a value is that of a claim, in its unit and not of another time."""
    return same_unit(claim.quantity, fact) is not False and agree(claim.when, fact.when) is not False


def _same_kind(claim: Claim, said: Claim) -> bool:
    """Whether two figures are of one kind, so that one may be wrong where the other is right."""
    kinds = {claim.quantity.kind, said.quantity.kind}
    alike = len(kinds) == 1 or kinds == {Kind.COUNT, Kind.AGE}
    return alike and not are_parts(claim.numbered, said.numbered)
