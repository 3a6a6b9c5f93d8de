"""Tables and reports on invented towns, and drafts that give figures of the tables and quote the reports."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from pathlib import Path
from random import Random

_TOWNS = [
    (first + last).title()
    for first, last in product(
        "bel cor dun fen gar hol ket lam mor nor pel quar ros sal tam ul ver wes yar zel".split(),
        "ford ham ton wick by mouth dale stead bury ness".split(),
    )
]
_COUNTED = "ships cargo rooms pupils trees lamps boats letters books mills visitors loaves bricks wagons".split()
_WORDS = """the council met again in the old hall and heard what the keepers had to say of the harbour and its many
small trades""".split()
_ROWS, _PARAGRAPHS = 60, 20


@dataclass(frozen=True, slots=True)
class Fact:
    """What one cell says."""

    town: str
    counted: str
    year: int
    value: int

    def __str__(self) -> str:
        return f"{self.counted.title()} in {self.town} in {self.year} came to {self.value:,}."


def write(folder: Path, tables: int, documents: int, draw: Random) -> tuple[str, str]:
    """Write tables and reports into a folder; of the drafts one gives 100 figures, the other 100 quotations of them."""
    facts = [fact for number in range(tables) for fact in _table(folder / f"table-{number:04}.csv", number, draw)]
    said = [words for number in range(documents) for words in _report(folder / f"report-{number:04}.txt", draw)]
    quoted = [f"The clerk said: “{words}.”" for words in draw.sample(said, 100)]
    return "\n\n".join(map(str, draw.sample(facts, 100))), "\n\n".join(quoted)


def _table(path: Path, number: int, draw: Random) -> list[Fact]:
    first, second = draw.sample(_COUNTED, 2)
    year = 1950 + number % 70
    facts = [Fact(town, first, year, draw.randrange(100, 99_999)) for town in draw.sample(_TOWNS, _ROWS)]
    rows = [f"{fact.town},{fact.value},{draw.randrange(100, 9_999)}" for fact in facts]
    path.write_text("\n".join([f"Town,{first.title()} in {year},{second.title()}", *rows]) + "\n", "utf-8")
    return facts


def _report(path: Path, draw: Random) -> list[str]:
    said = [" ".join(draw.choice(_WORDS + _TOWNS) for _ in range(14)).capitalize() for _ in range(_PARAGRAPHS)]
    path.write_text("\n\n".join(f"{words}. {_count(draw)}" for words in said) + "\n", "utf-8")
    return said


def _count(draw: Random) -> str:
    return f"In {draw.choice(_TOWNS)} {draw.choice(_COUNTED)} stood at {draw.randrange(100, 9_999):,}."
