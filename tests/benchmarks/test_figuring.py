"""What the scripts that score figures print is read back as counts and shares."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

import tieout
from benchmarks import towns
from benchmarks.figuring import FigureScore, SummaryScore, read_score, read_summary_score

PRINTED = (
    "kind                    n   right  flagged  a figure ties out  extracted\n"
    "plain                  40  97.5%     2.5%             97.5%     100.0%\n"
    "wrong-digit            20 100.0%   100.0%              0.0%     100.0%\n"
    "honest unflagged 39/40 = 97.5% (with a figure that ties out 97.5%)   "
    "faults named 20/20 = 100.0%   rules a flagged fault 1.10   9.9 s\n"
)


def test_the_score_of_figures_is_read() -> None:
    """Each count and share is the one that its words name."""
    kinds = {"plain": (39, 40), "wrong-digit": (20, 20)}
    assert read_score(PRINTED) == FigureScore(kinds, honest=39, honests=40, tied=0.975, named=20, faults=20, rules=1.1)


def test_the_score_of_summaries_is_read() -> None:
    """Shares of the findings, and counts of the spans."""
    printed = (
        "30 summaries, 12 findings: 75% touch an annotated span, 50% an Unwanted one; "
        "6 of 24 Unwanted spans with a number reached = 25%"
    )
    assert read_summary_score(printed) == SummaryScore(30, 12, 0.75, 0.5, reached=6, spans=24)


@pytest.mark.parametrize("read", [read_score, read_summary_score])
def test_a_script_that_printed_nothing_is_an_error(read: object) -> None:
    """No totals are not totals of nothing."""
    assert callable(read)
    with pytest.raises(ValueError, match="printed no totals"):
        read("")


def test_the_invented_tables_bear_out_the_drafts(tmp_path: Path) -> None:
    """What the drafts say of the towns stands in the tables and reports."""
    for draft in towns.write(tmp_path, 8, 8, Random(2)):
        report = tieout.check(draft, tmp_path, use_cache=False, select=["F", "Q"])
        assert len(report.verdicts) == 100
        assert report.ties_out >= 98
