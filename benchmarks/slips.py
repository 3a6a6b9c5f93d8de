"""Names misspelt by chance: the slips that a hand makes, planted in drafts whose names the sources have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from tieout.documents import read_text
from tieout.items import extract
from tieout.library import Finder, Library, finders
from tieout.model import Answer, ItemKind, Name, NameAnswer, Span

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST = 5
"""Letters: in shorter words a slip makes another name as often as not."""


@dataclass
class Tally:
    """What became of planted slips, and of every other name that is called misspelt."""

    planted: int = 0
    found: int = 0
    corrected: int = 0
    """Found, and given as the sources have it."""
    others: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / max(1, self.planted)

    @property
    def precision(self) -> float:
        return self.found / max(1, self.found + len(self.others))


@dataclass(frozen=True, slots=True)
class Planted:
    """A draft in which one word of a name is misspelt throughout: the word, and where it stands now."""

    text: str
    word: str
    spans: tuple[Span, ...]


def finder_of(library: Library) -> Finder:
    """Who answers for names in a library."""
    return next(finder for finder in finders() if finder.kind is ItemKind.NAME)(library, partial=True)


def slip(random: Random, word: str) -> str:
    """The word with one letter behind the first left out, doubled, changed or swapped with the next."""
    while True:
        at = random.randrange(1, len(word) - 1)
        one, other = word[at], word[at + 1]
        changed = random.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + one + word[at:],
                word[:at] + random.choice(_LETTERS) + word[at + 1 :],
                word[:at] + other + one + word[at + 2 :],
            )
        )
        if changed != word:
            return changed


def plant(random: Random, text: str, names: Iterator[str]) -> Planted | None:
    """A draft with a word of one of some names misspelt; None where no word of them is long enough."""
    words = [word for name in names for word in name.split() if _can_slip(word)]
    if not words:
        return None
    word = random.choice(words)
    changed = slip(random, word)
    pieces = re.split(rf"(?<!\w){word}(?!\w)", text)
    starts = [len(changed.join(pieces[: number + 1])) for number in range(len(pieces) - 1)]
    return Planted(changed.join(pieces), word, tuple(Span(start, start + len(changed)) for start in starts))


def score(tally: Tally, random: Random, text: str, finder: Finder) -> None:
    """Plant a slip in a draft, and count what is called one."""
    known = (item.text for item, answer in _answered(text, finder) if answer.evidence and " " in item.text)
    planted = plant(random, text, (name for name in known))
    if planted is None:
        return
    tally.planted += 1
    for item, answer in _answered(planted.text, finder):
        if isinstance(answer, NameAnswer) and answer.spelt:
            if any(one.overlaps(span) for one in planted.spans for span in item.mentions):
                tally.found += 1
                tally.corrected += answer.spelt.casefold() == planted.word.casefold()
            else:
                tally.others.append(item.text)


def _answered(text: str, finder: Finder) -> Iterator[tuple[Name, Answer]]:
    """The names of a draft, and what the library says of each."""
    document = read_text(text, "draft.txt", "d1")
    for item in extract(document).others:
        if isinstance(item, Name):
            yield item, finder.find(document, item)


def _can_slip(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isascii() and word.isalpha() and word[1:].islower()
