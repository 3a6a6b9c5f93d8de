"""Building the index: processor time and size, beside a search engine that keeps positions."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks import corpora
from benchmarks.base import Benchmark, Figure, Workplace, at_least, at_most, told
from benchmarks.child import measured
from benchmarks.timing import ratio

SIZE, QUICK_SIZE = 100, 20
ROUNDS = 3


class Indexing(Benchmark):
    """How fast is the index built on one core, and how large is it, beside tantivy with positions?"""

    name = "indexing"
    rank = 45

    def run(self, place: Workplace) -> Iterator[Figure]:
        folder = corpora.library(place, QUICK_SIZE if place.quick else SIZE)
        megabytes = corpora.megabytes_of(folder)
        ours, theirs = place.folder / "built", place.folder / "built-by-tantivy"
        times: dict[str, list[float]] = {"index": [], "index-with-tantivy": []}
        for _ in range(ROUNDS):
            for task, kept in (("index", ours), ("index-with-tantivy", theirs)):
                shutil.rmtree(kept, ignore_errors=True)
                times[task].append(measured(task, folder, kept)["processor"])
        yield told("text", f"{megabytes:.0f} MB in {len(corpora.files_of(folder)):,} files")
        yield told("tieout, a second of a core", f"{megabytes / sorted(times['index'])[ROUNDS // 2]:.1f} MB")
        plain = measured("index-in-python", folder, place.folder / "built-in-python")["processor"]
        yield told("the same without the compiled kernels", f"{megabytes / plain:.1f} MB")
        yield told(
            "tantivy, a second of a core", f"{megabytes / sorted(times['index-with-tantivy'])[ROUNDS // 2]:.1f} MB"
        )
        yield at_least("times faster than tantivy", ratio(times["index-with-tantivy"], times["index"]), 1.5, "{:.2f}")
        yield at_most("size of the index, times that of the text", _megabytes(ours) / megabytes, 1.0)
        yield told(
            "size of tantivy's (it keeps the text too), times that of the text", f"{_megabytes(theirs) / megabytes:.2f}"
        )


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / corpora.MEGABYTE
