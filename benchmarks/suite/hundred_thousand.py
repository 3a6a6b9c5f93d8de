"""A large library in little memory."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks import corpora
from benchmarks.base import Benchmark, Figure, Workplace, at_most, told
from benchmarks.child import measured
from benchmarks.timing import milliseconds

SIZE = 500
ASKED = 100


class HundredThousand(Benchmark):
    """Are 100,000 documents (500 MB) indexed and asked within 2 GB of memory?"""

    name = "hundred-thousand"
    rank = 90
    is_long = True

    def run(self, place: Workplace) -> Iterator[Figure]:
        folder = corpora.library(place, SIZE)
        cache = place.folder / "hundred-thousand"
        first = measured("index-and-ask", folder, cache, ASKED)
        again = measured("index-and-ask", folder, cache, ASKED)
        yield told("documents, text", f"{len(corpora.files_of(folder)):,}, {corpora.megabytes_of(folder):.0f} MB")
        yield told("indexed in", milliseconds(first["indexed"]))
        yield told("opened again in", milliseconds(again["indexed"]))
        yield told("altered quotations found", f"{first['found']:.1%}")
        yield told("a quotation, median time", milliseconds(again["median"]))
        yield at_most("peak memory, indexing and asking", first["megabytes"], 2_000, "{:.0f} MB")
        yield told("peak memory, asking", f"{again['megabytes']:.0f} MB")
