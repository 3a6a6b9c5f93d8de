"""What is measured on: the transcripts of the evaluation data, or libraries made by the grammar."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from benchmarks import babble
from benchmarks.base import Workplace
from benchmarks.grammar import Grammar

MEGABYTE = 1_000_000
_WORDS_A_TEXT = 900
_BYTES_A_WORD = 5.55


def transcripts(data: Path) -> Path:
    """All the transcripts of the evaluation data."""
    return data / "campaign2016" / "transcripts"


def debates(place: Workplace) -> Path:
    """71 transcripts of debates, about 7 MB: those of the data, or as many by the grammar."""
    if place.data:
        return transcripts(place.data) / "debates"
    return council(place, 71, 16_500)


def council(place: Workplace, number: int, words: int) -> Path:
    """Transcripts of some words each by the grammar."""
    folder = place.folder / f"council-{number}-{words}"
    if not folder.exists():
        folder.mkdir(parents=True)
        for count in range(number):
            text = Grammar(f"{place.seed}-{count}").transcript(words)
            (folder / f"meeting-{count:03}.txt").write_text(text, "utf-8")
    return folder


def library(place: Workplace, megabytes: int) -> Path:
    """A generated library of about that size in texts of 5 kB, like the transcripts of the data or of the grammar."""
    folder = place.folder / f"library-{megabytes}"
    if not folder.exists():
        number = int(megabytes * MEGABYTE / (_WORDS_A_TEXT * _BYTES_A_WORD))
        babble.write(folder, _babbler(place.data, place.seed), number, _WORDS_A_TEXT, place.seed + megabytes)
    return folder


def files_of(folder: Path) -> list[Path]:
    """The texts below a folder, in order."""
    return sorted(folder.rglob("*.txt"))


def megabytes_of(folder: Path) -> float:
    """The size of the texts below a folder, in millions of bytes."""
    return sum(path.stat().st_size for path in files_of(folder)) / MEGABYTE


@cache
def _babbler(data: Path | None, seed: int) -> babble.Babbler:
    return babble.Babbler([word for text in _model(data, seed) for word in text.split()])


def _model(data: Path | None, seed: int) -> Iterator[str]:
    if data is None:
        yield from (Grammar(f"{seed}-model-{count}").transcript(20_000) for count in range(50))
    else:
        yield from (path.read_text("utf-8", errors="replace") for path in files_of(transcripts(data)))
