"""Whether the sources name somebody, and whether they spell it otherwise."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import islice
from typing import ClassVar

from tieout.library.finders.base import Finder, as_passage
from tieout.library.opened import Opened
from tieout.library.resolving import readable
from tieout.model import (
    Answer,
    Document,
    Edit,
    EditOp,
    Evidence,
    Item,
    ItemKind,
    NameAnswer,
    Passage,
    Reason,
    Source,
    SourceKind,
    Span,
)
from tieout.text.citekeys import folded
from tieout.text.names import Parts, parts_of
from tieout.text.namesakes import are_namesakes
from tieout.text.patterns import lazy
from tieout.text.titles import THINGS, TITLES
from tieout.text.words import fold, hash_word

_WORD = lazy(r"[^\W_][\w'’]*")
_FURTHER = lazy(r"[ -][^\W\d_a-zà-öø-ÿ][a-zà-öø-ÿ]")
_NEAR = 3
"""A word of a name stands so near the one before: an initial or a middle name may come between."""
_SHOWN = 120


class NameFinder(Finder):
    """Answers for names by the index of names alone, and opens one source to show it."""

    kind: ClassVar[ItemKind] = ItemKind.NAME

    def find(self, document: Document, item: Item) -> Answer:
        """Evidence where a source has the name, or a spelling of which it is a slip; the surname alone is near."""
        words = [word for word in parts_of(item.text).printed if len(word) > 1]
        if not words:
            return Answer(reason=Reason.NOT_CHECKABLE)
        whole = self._whole(words, parts_of(item.text)) or self._linked(item.text, words[-1])
        if found := whole or self._behind_an_office(words):
            return Answer(evidence=(found,))
        if len(words) > 1 and (slip := self._slip(words, item.text)):
            return slip
        if source := self._described_by(words):
            return Answer(evidence=(Evidence((as_passage(source),)),))
        last = self._shown([words[-1]])
        known = last is not None or self.library.holds(words[-1])
        reason = Reason.AMBIGUOUS if known else Reason.NO_SOURCE
        unnamed = not (known or self.partial or words[-1] in THINGS)
        return NameAnswer(nearest=(last,) if last else (), reason=reason, unnamed=unnamed)

    def _described_by(self, words: list[str]) -> Source | None:
        """The first source by this author, of this outlet, or that has this in its title."""
        name = folded(" ".join(words))
        described = self._descriptions.get(name.rpartition(" ")[2], ())
        return next((source for source, said in described if f" {name} " in said), None)

    @cached_property
    def _descriptions(self) -> dict[str, list[tuple[Source, str]]]:
        """By each word of it, what the sources that could be read say of themselves: authors, outlet, title, folded.

        A bar stands between them.
        """
        found: dict[str, list[tuple[Source, str]]] = defaultdict(list)
        for source in readable(self.library.sources):
            metadata = source.metadata
            parts = map(folded, (*metadata.authors, metadata.outlet or "", metadata.title or ""))
            described = source, " | ".join(f" {part} " for part in parts)
            for word in set(described[1].split()):
                found[word].append(described)
        return found

    def _whole(self, words: list[str], parts: Parts) -> Evidence | None:
        """Where the name stands: a given name with the surname, or all its words two by two."""
        if len(words) == 1:
            return self._shown(words)
        pairs = [[words[at], words[at + 1]] for at in range(len(words) - 1)]
        doubled = parts.doubled and not self.library.holds(words[-2])  # "Jane Roe-Doe" is no other "Jane ...-Doe"
        if not parts.organisation and not doubled and self.library.has_name([words[0], words[-1]]):
            return self._shown([words[0], words[-1]])
        return self._shown(pairs[-1]) if all(self.library.has_name(pair) for pair in pairs) else None

    def _linked(self, name: str, last: str) -> Evidence | None:
        """Where a name with small words in it stands ("University of Wick"): in the first source that has its last."""
        printed = name.split()
        place = self.library.named([last]) if any(word[0].islower() for word in printed) else None
        if place is None:
            return None
        opened = place[0]
        start = opened.document.prose.find(name)
        return _evidence(opened, start, [fold(word) for word in printed]) if start >= 0 else None

    def _behind_an_office(self, words: list[str]) -> Evidence | None:
        """Where a full name stands whose bearer has the office before it: "the Energy Minister, Jane Roe"."""
        at = max((at for at, word in enumerate(words[:-2]) if word in TITLES), default=None)
        found = self._shown(words[at + 1 :]) if at is not None and self.library.has_name(words[-2:]) else None
        if found is None or at is None:
            return None
        beside = {
            fold(match.group()) for one in found.passages for match in _WORD.finditer(f"{one.before} {one.after}")
        }
        return found if beside.issuperset(words[: at + 1]) else None

    def _slip(self, words: list[str], name: str) -> Answer | None:
        """The one word that no source has, and that is a slip of one which stands beside its neighbour in a source."""
        strange = [at for at, word in enumerate(words) if not self.library.holds(word)]
        if len(strange) != 1:
            return None
        at = strange[0]
        if at and words[at - 1] in TITLES:  # there is more than one Senator with a name much like another's
            return None
        heard: Answer | None = None
        for candidate in self.library.slips_of(words[at]):
            if are_namesakes(words[at], fold(candidate), last=at == len(words) - 1):
                continue
            pair = [fold(candidate), words[1]] if at == 0 else [words[at - 1], fold(candidate)]
            if self.library.has_name(pair):
                found = self._shown(pair)
            else:  # small words may stand between: "Jan van der Meer"
                found = self._linked(_respelt(name, words[at], candidate), fold(candidate))
            if found and at == len(words) - 1 and _goes_on(found):
                continue
            if found and not self._is_hearsay(pair, candidate):
                return NameAnswer(evidence=(found,), printed=words[at], spelt=candidate)
            if found and heard is None:
                heard = Answer(nearest=(found,), reason=Reason.AMBIGUOUS)
        return heard

    def _is_hearsay(self, pair: list[str], spelt: str) -> bool:
        """Whether all that vouches for a spelling is somebody who wrote down a name that was said aloud.

        Who takes down speech spells names by ear, and a machine does so again and again; a label, a second source or,
        with a human ear, a second mention is better than that.
        """
        place = self.library.named(pair)
        if place is None or not _is_spoken(*place):
            return False
        witnesses = (set(self.library.holding((hash_word(word),)).tolist()) for word in pair)
        if len(set.intersection(*witnesses)) > 1:
            return False
        document = place[0].document
        by_machine = document.metadata.kind is SourceKind.MACHINE_TRANSCRIPT
        return by_machine or document.prose.count(spelt) == 1

    def _shown(self, words: list[str]) -> Evidence | None:
        """The first place that has some words in a row, as evidence; None where none has them after all."""
        place = self.library.named(words)
        return _evidence(*place, words) if place else None


def _respelt(name: str, word: str, spelt: str) -> str:
    """A name with one of its words, folded, as it is spelt elsewhere."""
    return " ".join(spelt if fold(one) == word else one for one in name.split())


def _goes_on(evidence: Evidence) -> bool:
    """Whether the name goes on where it was found: the surname of "Harriet Lane Quill" is not Lane."""
    return any(_FURTHER.match(passage.after) for passage in evidence.passages)


def _is_spoken(opened: Opened, start: int) -> bool:
    """Whether a place of a source is somebody's speech as it was taken down, and no label."""
    labels = opened.structure.labels
    if not len(labels):
        return opened.document.metadata.kind is SourceKind.MACHINE_TRANSCRIPT
    return not bool(((labels[:, 0] <= start) & (start < labels[:, 1])).any())


def _evidence(opened: Opened, start: int, words: list[str]) -> Evidence | None:
    """The passage where some words stand; None where they do not (two names may share a key)."""
    document = opened.document
    stretch = document.prose[start : start + _SHOWN]
    end = 0
    for word in words:
        near = islice(_WORD.finditer(stretch, end), _NEAR)
        found = next((match.end() for match in near if fold(match.group()) in (word, f"{word}s")), None)
        if found is None:
            return None
        end = found
    span = document.offsets.span(Span(start, start + end))
    text = stretch[:end]
    edit = Edit(EditOp.EQUAL, Span(0, 0), span, text, text)
    passage = Passage(
        source=document.id,
        span=span,
        location=document.location(span.start),
        text=text,
        edits=(edit,),
        before=document.prose[max(0, start - 100) : start],
        after=document.prose[start + end : start + end + 100],
    )
    return Evidence((passage,))
