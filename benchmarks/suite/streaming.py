"""A thousand quotations against texts that nobody indexed before, and nobody will ask again, beside ripgrep.

Both are given the same cores, and a thread for each. What ripgrep does is to find the places of each quotation; we are
measured until as much is known, and until each quotation is aligned and weighed against chance as well. Beside it is
what an index takes that is made for the purpose, and kept.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random

import tieout
from benchmarks import corpora, questions
from benchmarks.base import Benchmark, Figure, Workplace, at_least, told
from benchmarks.suite.command import BIN
from benchmarks.timing import alternately, milliseconds, ratio
from tieout.access import ACCESS
from tieout.library import Sought
from tieout.library.gather import gather
from tieout.library.processors import processors
from tieout.library.regions import Index
from tieout.library.sweeping import Sweep
from tieout.text import native
from tieout.text.quoted import parse_all

LARGE, QUICK_LARGE = 100, 20
ASKED = 1_000
ROUNDS = 3


class Streaming(Benchmark):
    """How long do 1,000 quotations take against texts never seen before, beside `rg -F -f` (unaltered only)?"""

    name = "streaming"
    rank = 60

    def run(self, place: Workplace) -> Iterator[Figure]:
        folder = corpora.library(place, QUICK_LARGE if place.quick else LARGE)
        asked = questions.draw(corpora.files_of(folder), ASKED, Random(place.seed), altered=False)
        patterns = place.folder / "patterns.txt"
        patterns.write_text("".join(question.text + "\n" for question in asked), "utf-8")
        jobs = {
            "places": lambda: _find_places(folder, asked),
            "whole": lambda: _sweep(folder, asked),
            "index": lambda: _index_and_ask(folder, place.folder / "streamed", asked),
            "ripgrep": lambda: _search(patterns, folder),
        }
        times = alternately(jobs, ROUNDS)
        what = f"{ASKED:,} quotations against {corpora.megabytes_of(folder):.0f} MB"
        yield told(f"{what}: their places found", milliseconds(statistics.median(times["places"])))
        yield told(f"{what}: found, aligned and weighed", milliseconds(statistics.median(times["whole"])))
        yield told(f"{what}: the same by an index", milliseconds(statistics.median(times["index"])))
        yield told(f"{what}: `rg -F -f`", milliseconds(statistics.median(times["ripgrep"])))
        yield at_least(
            "places found, times faster than ripgrep", ratio(times["ripgrep"], times["places"]), 1.2, "{:.2f}"
        )
        yield told("all of it, times faster than ripgrep", f"{ratio(times['ripgrep'], times['whole']):.2f}")


def _find_places(folder: Path, asked: list[questions.Question]) -> None:
    if native.kernels is None:
        _sweep(folder, asked)  # an index is what finds them then
    else:
        quoted = parse_all([question.text for question in asked])
        Index(Sweep(native.kernels, gather([folder]), quoted, ACCESS).stacks).find_all(quoted)


def _sweep(folder: Path, asked: list[questions.Question]) -> None:
    tieout.sweep([question.text for question in asked], folder)


def _index_and_ask(folder: Path, cache: Path, asked: list[questions.Question]) -> None:
    shutil.rmtree(cache, ignore_errors=True)
    library = tieout.open_library(folder, cache_dir=cache)
    for _ in library.search_all([Sought(question.text) for question in asked]):
        pass


def _search(patterns: Path, folder: Path) -> None:
    command = [
        BIN / "rg",
        "--fixed-strings",
        "--file",
        patterns,
        "--only-matching",
        "--no-heading",
        "--threads",
        processors(),
        folder,
    ]
    subprocess.run([str(part) for part in command], stdout=subprocess.DEVNULL, check=True)
