"""Finding the passage a quotation comes from, beside a search engine on the same texts."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

import tieout
from benchmarks import corpora, questions
from benchmarks.base import Benchmark, Figure, Workplace, at_least, at_most, told
from benchmarks.engine import Engine
from benchmarks.questions import Question
from benchmarks.timing import milliseconds, seconds

LARGE, SMALL = 500, 100
QUICK_LARGE, QUICK_SMALL = 50, 10
ASKED = 400
TIMED = 100

Ask = Callable[[str], str]


class Retrieval(Benchmark):
    """Is the right passage found first, and how fast, beside tantivy on the same texts?"""

    name = "retrieval"
    rank = 50

    def run(self, place: Workplace) -> Iterator[Figure]:
        if place.data:
            yield from _right_first(place, corpora.transcripts(place.data), "transcripts")
        large, small = (QUICK_LARGE, QUICK_SMALL) if place.quick else (LARGE, SMALL)
        yield from _right_first(place, corpora.library(place, large), f"{large} MB generated", timed=True)
        yield from _growth(place, small, large)


def _right_first(place: Workplace, folder: Path, what: str, *, timed: bool = False) -> Iterator[Figure]:
    files = corpora.files_of(folder)
    library = tieout.open_library(folder, cache_dir=place.folder / "index" / what)
    engine = Engine.build(place.folder / "tantivy" / what, files)
    plain, altered = (questions.draw(files, ASKED, Random(place.seed), altered=altered) for altered in (False, True))
    ours = _share(altered, lambda text: shown(library, text))
    yield at_least(
        f"right passage first, unaltered, {what}", _share(plain, lambda text: shown(library, text)), 1.0, "{:.3f}"
    )
    yield at_least(f"right passage first, altered, {what}", ours, 0.995, "{:.3f}")
    phrases = _share(altered, engine.by_phrases)
    yield told(f"the same by tantivy, any 3-word phrase, {what}", f"{phrases:.3f}")
    yield told(f"the same by tantivy, BM25 and our alignment, {what}", f"{_share(altered, engine.by_words):.3f}")
    yield at_least(f"altered, more than by 3-word phrases, {what}", ours - phrases, -0.003, "{:+.3f}")
    if timed:
        yield from _times(library, engine, altered[:TIMED], what)


def shown(library: tieout.Library, text: str) -> str:
    """The first reading of a quotation that the library shows."""
    found = library.search(text)
    best = (*found.evidence, *found.nearest)[:1]
    return "\n".join(passage.text for reading in best for passage in reading.passages)


def _share(asked: Sequence[Question], ask: Ask) -> float:
    return sum(question.answered_by(ask(question.text)) for question in asked) / len(asked)


def _times(library: tieout.Library, engine: Engine, asked: Sequence[Question], what: str) -> Iterator[Figure]:
    """Each quotation is asked of all in turn; medians of the times, and their ratios."""
    jobs: dict[str, Callable[[str], object]] = {
        "ours": library.search,
        "phrases": engine.by_phrases,
        "words": engine.by_words,
    }
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for question in asked:
        for name, job in jobs.items():
            times[name].append(seconds(lambda job=job, text=question.text: job(text)))  # type: ignore[misc]
    median = {name: statistics.median(taken) for name, taken in times.items()}
    yield told(f"a quotation, median time, {what}", milliseconds(median["ours"]))
    yield told(f"the same by tantivy, any 3-word phrase, {what}", milliseconds(median["phrases"]))
    yield told(f"the same by tantivy, BM25 and our alignment, {what}", milliseconds(median["words"]))
    yield at_least("times faster than tantivy by 3-word phrases", median["phrases"] / median["ours"], 100, "{:.1f}")
    yield at_least(
        "times faster than tantivy by BM25 and our alignment", median["words"] / median["ours"], 40, "{:.1f}"
    )


def _growth(place: Workplace, small: int, large: int) -> Iterator[Figure]:
    """Quotations of each library are asked of it in turn."""
    libraries = {size: corpora.library(place, size) for size in (small, large)}
    opened = {
        size: tieout.open_library(folder, cache_dir=place.folder / "index" / f"{size} MB generated")
        for size, folder in libraries.items()
    }
    asked = {
        size: questions.draw(corpora.files_of(folder), TIMED, Random(place.seed + 1), altered=True)
        for size, folder in libraries.items()
    }
    times: dict[int, list[float]] = {small: [], large: []}
    for number in range(TIMED):
        for size in (small, large):
            text = asked[size][number].text
            times[size].append(seconds(lambda size=size, text=text: opened[size].search(text)))  # type: ignore[misc]
    medians = {size: statistics.median(taken) for size, taken in times.items()}
    yield told(f"a quotation, median time, {small} MB generated", milliseconds(medians[small]))
    yield at_most(f"growth of that, library {large // small} times larger", medians[large] / medians[small], 2.2)
