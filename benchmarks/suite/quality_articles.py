"""Real articles against real transcripts: what becomes of quotations that nobody made up for a test."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from random import Random

import tieout
from benchmarks import corpora, sampling
from benchmarks.base import Benchmark, Figure, Workplace, at_most, told
from tieout.model import Outcome, Report


class QualityArticles(Benchmark):
    """What becomes of the items of 840 news articles against 1,503 transcripts that may be incomplete?"""

    name = "quality-articles"
    rank = 40
    needs_data = True

    def run(self, place: Workplace) -> Iterator[Figure]:
        assert place.data is not None
        library = tieout.open_library(corpora.transcripts(place.data))
        articles = corpora.files_of(place.data / "campaign2016" / "articles")
        checks = _checks(articles, library)
        reports = [check.result() for check in checks.values() if check.exception() is None]
        yield told(
            "articles, transcripts, words of transcripts", f"{len(articles)}, {len(library.sources)}, {library.words:,}"
        )
        yield at_most("articles that ended in an error", len(articles) - len(reports), 0, "{:.0f}")
        yield from _outcomes(reports)
        if place.sample:
            sampling.write(place.sample, reports, place.sample_size, Random(place.seed))


def _checks(articles: list[Path], library: tieout.Library) -> Mapping[Path, Future[Report]]:
    """The checks, ended; a future keeps what went wrong with one, so that the others go on."""
    with ThreadPoolExecutor(1) as worker:
        return {path: worker.submit(tieout.check, path, library, partial_sources=True) for path in articles}


def _outcomes(reports: list[Report]) -> Iterator[Figure]:
    verdicts = [verdict for report in reports for verdict in report.verdicts]
    outcomes = Counter(verdict.outcome for verdict in verdicts)
    yield told("items", len(verdicts))
    for outcome in Outcome:
        yield told(f"items: {outcome}", outcomes[outcome])
    for reason, number in Counter(verdict.reason for verdict in verdicts if verdict.reason).most_common():
        yield told(f"unchecked: {reason}", number)
    for (rule, severity), number in sorted(
        Counter((f.rule, f.severity) for report in reports for f in report.findings).items()
    ):
        yield told(f"findings: {rule} ({severity})", number)
