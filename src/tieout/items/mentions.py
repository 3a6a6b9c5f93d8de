"""Who a mention means: "she", "the warden" and "Roe" carried back to the person the draft named."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import attrgetter

from tieout.items.clauses import Sentence
from tieout.items.persons import Roster, is_name
from tieout.items.skeleton import Skeleton
from tieout.items.subjects import main_subject, subject_of, taken_up
from tieout.items.wordclasses import POSSESSIVES, PRONOUNS
from tieout.model import Block, Span
from tieout.text.kept import kept
from tieout.text.patterns import lazy

_BACK = 8
"""So many sentences, and paragraphs, back a pronoun is followed, those that begin with it not counted."""
_FAR_BACK = 40
_OWNER = lazy(r"(?P<whose>[^\n]{1,60}?)(?:['’]s|(?<=s)['’])\s")
_FIRST_PERSON = frozenset("i we my our us me you your".split())


@kept(1)
def _roster(prose: str, paragraphs: tuple[Span, ...]) -> Roster:
    """The names in a document, which its quotations ask for, and then what it reports."""
    return Roster(prose, paragraphs)


class Namer:
    """Says who the mentions of one document mean, asked in its order: a pronoun leads to an answer given before."""

    def __init__(self, prose: str, blocks: Sequence[Block], skeleton: Skeleton) -> None:
        self._prose, self._skeleton = prose, skeleton
        self._roster = _roster(prose, tuple(block.span for block in blocks))
        self._starts: list[int] = []
        self._named: list[str] = []

    def name(self, mention: Span) -> str:
        """The fullest name of whom a mention means; the mention's own words where it leads to nobody."""
        words = self._prose[mention.start : mention.end]
        low = words.lower()
        if low in _FIRST_PERSON:
            return words
        if low in PRONOUNS or low in POSSESSIVES:
            return self._carried_back(mention, low) or words
        return self._note(mention.start, self._roster.fullest(words, mention.start))

    def _note(self, start: int, name: str) -> str:
        if not self._starts or start > self._starts[-1]:
            self._starts.append(start)
            self._named.append(name)
        return name

    def _carried_back(self, mention: Span, pronoun: str) -> str | None:
        """The name that "who" takes up, or the nearest subject or speaker before a pronoun that it can mean."""
        if pronoun == "who" and (name := self._taken_up(mention)):
            return self._note(mention.start, name)
        for name in self._candidates(mention, pronoun):
            if self._roster.could_be(name, pronoun):
                return self._note(mention.start, name)
        return None

    def _taken_up(self, who: Span) -> str | None:
        sentence = next(self._back_from(who.end), None)
        if sentence is None:
            return None
        at = bisect_left(sentence.tokens, who.start, key=attrgetter("start"))
        places = taken_up(sentence, at)
        return self._person(sentence.prose(places)) if places else None

    def _candidates(self, mention: Span, pronoun: str) -> Iterator[str]:
        left = _BACK
        for sentence in islice(self._back_from(mention.start), _FAR_BACK):
            speakers = self._speakers_in(sentence, mention.start)
            yield from speakers or self._subjects(sentence, mention.start)
            left -= sentence.tokens[0].low != pronoun  # "She taught. She wrote." goes on with whom it is of
            if left <= 0:
                break
        yield from self._named[-1:]

    def _back_from(self, offset: int) -> Iterator[Sentence]:
        """The sentences before an offset, its own first, back through the paragraphs."""
        last = self._skeleton.block_at(offset)
        for block in range(last, max(-1, last - _BACK), -1):
            sentences = self._skeleton.sentences(block)
            before = bisect_left(sentences, offset, key=lambda sentence: sentence.tokens[0].start)
            for number in reversed(range(before)):
                yield sentences[number]

    def _speakers_in(self, sentence: Sentence, before: int) -> list[str]:
        """The speakers already named in a sentence, the last first."""
        first, last = sentence.tokens[0].start, min(before, sentence.tokens[-1].end)
        start, end = bisect_right(self._starts, first - 1), bisect_right(self._starts, last - 1)
        return self._named[start:end][::-1]

    def _subjects(self, sentence: Sentence, before: int) -> Iterator[str]:
        """The names that are subjects in a sentence, of its first clause before those of its verbs of saying."""
        found = [main_subject(sentence, len(sentence)), *(subject_of(sentence, verb) for verb in sentence.verbs[:4])]
        for places in found:
            span = sentence.prose(places) if places else None
            if span and span.end <= before and (name := self._person(span) or self._possessor(span)):
                yield name

    def _possessor(self, span: Span) -> str | None:
        """Whom a noun phrase names as the one whose thing it is: "Roe's dissent"."""
        owner = _OWNER.match(self._prose, *span)
        return self._person(Span(span.start, owner.end("whose"))) if owner else None

    def _person(self, span: Span) -> str | None:
        """Whom a noun phrase names; nobody where an article stands right before the name, as before a ship's."""
        words = self._prose[span.start : span.end]
        name = self._roster.fullest(words, span.start)
        low = words.lower()
        if low.startswith(("the ", "a ", "an ")) and low.split(" ", 1)[1] == name.lower():
            return None
        return name if is_name(words) or name != words else None
