"""Quotations to look for: runs of words from a library, as they stand or altered, and whether an answer holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

SHORTEST, LONGEST = 10, 30
PASSAGE = 100
"""Words a passage has at least; it ends where a line does."""
_LABEL = re.compile(r"^[A-Z][A-Z.'’ -]{2,40}:\s+")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Question:
    """A quotation as it is asked for, and the words that stand in the library."""

    text: str
    stands: str

    def answered_by(self, shown: str) -> bool:
        """Whether a text holds at least half of the runs of three words that the library's own words are made of."""
        sought = _runs(self.stands)
        return 2 * len(sought & _runs(shown)) >= len(sought)


def words_of(text: str) -> list[str]:
    """The words of a text as a search engine counts them."""
    return _WORD.findall(text.lower())


def _runs(text: str) -> set[tuple[str, ...]]:
    words = words_of(text)
    return set(zip(words, words[1:], words[2:], strict=False))


def passages(path: Path) -> Iterator[str]:
    """A text in passages of about a hundred words, as a search engine would be given it."""
    lines: list[str] = []
    count = 0
    for line in path.read_text("utf-8", errors="replace").splitlines():
        lines.append(line)
        count += line.count(" ") + 1
        if count >= PASSAGE:
            yield "\n".join(lines)
            lines, count = [], 0
    if lines:
        yield "\n".join(lines)


def draw(files: Sequence[Path], number: int, random: Random, *, altered: bool) -> list[Question]:
    """Questions, each from a text drawn at random."""
    drawn: list[Question] = []
    while len(drawn) < number:
        stands = _run(random.choice(files), random)
        if stands:
            drawn.append(Question(_altered(stands, random) if altered else stands, stands))
    return drawn


def _run(path: Path, random: Random) -> str | None:
    """A run of 10 to 30 words of one line, without marks that would make of it something else than words."""
    lines = [_LABEL.sub("", line) for line in path.read_text("utf-8", errors="replace").splitlines()]
    lines = [line for line in lines if line.count(" ") > SHORTEST and not re.search(r"[\[\]()\"“”…]|\.\.", line)]
    if not lines:
        return None
    words = random.choice(lines).split()
    length = random.randrange(SHORTEST, min(LONGEST, len(words)) + 1)
    begin = random.randrange(len(words) - length + 1)
    run = " ".join(words[begin : begin + length])
    return run if len(words_of(run)) >= SHORTEST else None


def _altered(stands: str, random: Random) -> str:
    """Words dropped, put in, replaced, or left out behind an ellipsis: two of these, three in 20 words or more."""
    words = stands.split()
    alterations = random.sample((_drop, _put_in, _replace, _elide), 3 if len(words) >= 20 else 2)
    for alteration in alterations:
        words = alteration(words, random)
    return " ".join(words)


def _drop(words: list[str], random: Random) -> list[str]:
    at = random.randrange(2, len(words) - 2)
    return words[:at] + words[at + 1 :]


def _put_in(words: list[str], random: Random) -> list[str]:
    at = random.randrange(2, len(words) - 2)
    return [*words[:at], random.choice(("truly", "chandelier", "very", "old", "perhaps")), *words[at:]]


def _replace(words: list[str], random: Random) -> list[str]:
    at = random.randrange(2, len(words) - 2)
    return [*words[:at], random.choice(("something", "chandeliers", "people", "really", "painted")), *words[at + 1 :]]


def _elide(words: list[str], random: Random) -> list[str]:
    at = random.randrange(3, len(words) - 4)
    return [*words[:at], "…", *words[at + random.randrange(1, 3) :]]
