"""Finding the passage a quotation comes from, beside a search engine on the same texts."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from random import Random

import tieout
from benchmarks import corpora, questions
from benchmarks.base import Benchmark, Figure, Workplace, at_least, at_most, told
from benchmarks.engine import Engine
from benchmarks.questions import Question
from benchmarks.timing import milliseconds, seconds
from tieout.access import ACCESS
from tieout.config import Settings
from tieout.library import Sought
from tieout.library.collect import Collection
from tieout.library.regions import Index
from tieout.pipeline import Silence
from tieout.text.quoted import parse

LARGE, SMALL = 500, 100
QUICK_LARGE, QUICK_SMALL = 50, 10
ASKED = 400
TIMED = 100
A_DRAFT = 20
BETWEEN = TIMED * A_DRAFT // ASKED

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
    shelf = _shelf(folder, place.folder / "index" / what)
    library = tieout.Library(shelf)
    engine = Engine.build(place.folder / "tantivy" / what, files)
    plain, altered = (questions.draw(files, ASKED, Random(place.seed), altered=altered) for altered in (False, True))
    ours = _share(altered, lambda text: _shown(library, text))
    unaltered = _share(plain, lambda text: _shown(library, text))
    yield at_least(f"right passage first, unaltered, {what}", unaltered, 1.0, "{:.3f}")
    yield at_least(f"right passage first, altered, {what}", ours, 0.995, "{:.3f}")
    phrases = _share(altered, engine.by_phrases)
    yield told(f"the same by tantivy, any 3-word phrase, {what}", f"{phrases:.3f}")
    yield told(f"the same by tantivy, BM25 and our alignment, {what}", f"{_share(altered, engine.by_words):.3f}")
    yield at_least(f"altered, more than by 3-word phrases, {what}", ours - phrases, -0.003, "{:+.3f}")
    if timed:
        yield from _times(shelf, engine, altered, what)


def _shelf(folder: Path, cache: Path) -> Collection:
    """A library's index on disk, which can be asked for regions alone."""
    settings = Settings(sources=(folder,), cache_dir=cache)
    return Collection(settings, ACCESS, Silence())


def _shown(library: tieout.Library, text: str) -> str:
    """The first reading of a quotation that the library shows."""
    found = library.search(text)
    best = (*found.evidence, *found.nearest)[:1]
    return "\n".join(passage.text for reading in best for passage in reading.passages)


def _share(asked: Sequence[Question], ask: Ask) -> float:
    return sum(question.answered_by(ask(question.text)) for question in asked) / len(asked)


def _times(shelf: Collection, engine: Engine, asked: Sequence[Question], what: str) -> Iterator[Figure]:
    """Each of some quotations is asked of all in turn; finding is set beside finding, aligning beside aligning.

    A draft is answered so soon that whatever else the machine does may fall upon several: all quotations are asked in
    drafts, the first few alone one by one.
    """
    library, index = tieout.Library(shelf), Index(shelf.stacks)
    jobs: dict[str, Callable[[str], object]] = {
        "found": lambda text: index.find(parse(text)),
        "by phrases": engine.by_phrases,
        "aligned": library.search,
    }
    median = _medians(jobs, [dict.fromkeys(jobs, question.text) for question in asked[:TIMED]])
    together, by_words = _together(shelf, engine, asked)
    yield told(f"regions of a quotation found, median time, {what}", milliseconds(median["found"]))
    yield told(f"a passage by tantivy, any 3-word phrase, {what}", milliseconds(median["by phrases"]))
    yield at_least("times faster found than that", median["by phrases"] / median["found"], 100, "{:.1f}")
    yield told(f"a quotation found, aligned and read, median time, {what}", milliseconds(median["aligned"]))
    yield told(f"the same of {A_DRAFT} asked together, as a draft asks, {what}", milliseconds(together))
    yield told(f"a passage by tantivy, BM25, aligned as we align, {what}", milliseconds(by_words))
    yield at_least("times faster than that, asked together", by_words / together, 40, "{:.1f}")


def _together(shelf: Collection, engine: Engine, asked: Sequence[Question]) -> tuple[float, float]:
    """The median time of a quotation in drafts of A_DRAFT, and of one that the engine is asked by its words.

    Each draft is the first that is asked of its library; between two of them the engine is asked a few of it.
    """
    together, by_words = [], []
    for first in range(0, len(asked), A_DRAFT):
        library, draft = tieout.Library(shelf), asked[first : first + A_DRAFT]
        sought = [Sought(question.text) for question in draft]
        together.append(seconds(partial(list, library.search_all(sought))) / len(sought))
        by_words += [seconds(partial(engine.by_words, question.text)) for question in draft[:BETWEEN]]
    return statistics.median(together), statistics.median(by_words)


def _medians(jobs: Mapping[str, Callable[[str], object]], asked: Sequence[Mapping[str, str]]) -> dict[str, float]:
    """The median time of each job, which take turns, each with a text of its own."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for texts in asked:
        for name, job in jobs.items():
            times[name].append(seconds(partial(job, texts[name])))
    return {name: statistics.median(taken) for name, taken in times.items()}


def _growth(place: Workplace, small: int, large: int) -> Iterator[Figure]:
    """Quotations of each library are asked of it in turn."""
    jobs: dict[str, Callable[[str], object]] = {}
    asked: list[dict[str, str]] = [{} for _ in range(TIMED)]
    for size in (small, large):
        what, folder = f"{size} MB generated", corpora.library(place, size)
        jobs[what] = tieout.Library(_shelf(folder, place.folder / "index" / what)).search
        drawn = questions.draw(corpora.files_of(folder), TIMED, Random(place.seed + 1), altered=True)
        for texts, question in zip(asked, drawn, strict=True):
            texts[what] = question.text
    first, last = _medians(jobs, asked).values()
    yield told(f"a quotation found, aligned and read, median time, {small} MB generated", milliseconds(first))
    yield at_most(f"growth of that, library {large // small} times larger", last / first, 2.2)
