"""Names misspelt by chance in summaries and in articles, held against what these were made from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random

import tieout
from benchmarks import corpora, misnamed
from benchmarks.base import Benchmark, Figure, Workplace, at_least, told
from benchmarks.slips import Tally, finder_of, score


class Names(Benchmark):
    """Is a slip in a name found, and is nothing else called one?"""

    name = "names"
    rank = 37
    needs_data = True

    def run(self, place: Workplace) -> Iterator[Figure]:
        assert place.data is not None
        for what, tally in (("summaries", _summaries(place)), ("articles", _articles(place))):
            yield told(f"{what} with a name misspelt", tally.planted)
            yield told(f"{what}: called misspelt, the planted slips and others", f"{tally.found}, {len(tally.others)}")
            yield at_least(f"{what}: of those called misspelt, planted", tally.precision, 0.9)
            yield told(f"{what}: planted slips called misspelt", f"{tally.recall:.1%}")
            yield told(f"{what}: given as the sources spell it", f"{tally.corrected / max(1, tally.found):.1%}")
        outlets, heard = list(misnamed.between_outlets(place.data)), list(misnamed.in_transcripts(place.data))
        yield told("articles as they stand against each other outlet's: names called misspelt", len(outlets))
        yield told("transcripts as they stand against the articles: names called misspelt", len(heard))
        if place.sample:
            misnamed.write(place.sample, [*outlets, *heard], place.sample_size, Random(place.seed))


def _summaries(place: Workplace) -> Tally:
    """Each summary against the one article that it sums up."""
    assert place.data is not None
    tally, random = Tally(), Random(place.seed)
    with (place.data / "faithbench.jsonl").open(encoding="utf-8") as lines:
        for sample in map(json.loads, lines):
            library = tieout.open_library({"source.txt": sample["source"]})
            score(tally, random, sample["summary"], finder_of(library))
    return tally


def _articles(place: Workplace) -> Tally:
    """Each article against 1,503 transcripts, which spell by ear, and hold some of the names."""
    assert place.data is not None
    tally, random = Tally(), Random(place.seed)
    finder = finder_of(tieout.open_library(corpora.transcripts(place.data)))
    for path in corpora.files_of(place.data / "campaign2016" / "articles"):
        score(tally, random, path.read_text("utf-8", errors="replace"), finder)
    return tally
