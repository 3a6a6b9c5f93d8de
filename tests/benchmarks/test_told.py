"""How figures come about and where they are written: times, pages, scores, samples."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

import tieout
from benchmarks import evaluation, pages, sampling, timing
from benchmarks.base import at_most, told


def test_jobs_take_turns() -> None:
    """What is compared runs alternately, so that a busy moment slows both."""
    order: list[str] = []
    times = timing.alternately({"a": lambda: order.append("a"), "b": lambda: order.append("b")}, 3)
    assert "".join(order) == "ababab"
    assert [len(taken) for taken in times.values()] == [3, 3]


def test_a_ratio_is_taken_round_by_round() -> None:
    """One slow round for both does not move the median of their ratios."""
    assert timing.ratio([2, 20, 2], [1, 10, 1]) == pytest.approx(2)


def test_a_percentile_is_a_time_that_was_taken() -> None:
    """Of 100 times, the 95th percentile is the 96th."""
    assert timing.percentile(list(range(100)), 0.95) == 95
    assert timing.percentile([3.0], 0.99) == 3.0


def test_figures_go_where_the_page_names_them() -> None:
    """A table replaces what stood there; places of other benchmarks and the text around stay as they are."""
    page = "Before.\n<!-- figures: gate -->\nold\n<!-- end -->\nAfter.\n<!-- figures: start -->\nkept\n<!-- end -->\n"
    filled = pages.filled_in(page, {"gate": [at_most("p95", 40, 50, "{:.0f} ms"), told("p50", "20 ms")]})
    assert "| p95 | 40 ms | at most 50 ms | met |\n| p50 | 20 ms |  |  |\n" in filled
    assert "old" not in filled
    assert "kept" in filled
    assert filled.startswith("Before.\n<!-- figures: gate -->\n")
    assert pages.filled_in(filled, {}) == filled


def test_pages_without_new_figures_are_left_alone(tmp_path: Path) -> None:
    """Only what was measured is written."""
    page = tmp_path / "speed.md"
    page.write_text("<!-- figures: gate -->\nold\n<!-- end -->\n")
    pages.fill(tmp_path, {})
    assert page.read_text() == "<!-- figures: gate -->\nold\n<!-- end -->\n"


def test_a_score_is_read_from_what_the_script_prints() -> None:
    """Counts of every kind, and the totals."""
    score = evaluation.read_score(
        "kind            n   right  flagged  source  missed    only\n"
        "verbatim       16  100.0%    0.0%  100.0%    0.0%  100.0%\n"
        "word-changed   16   93.8%   93.8%   98.0%    0.0%   93.8%\n"
        "named and nothing else 15/16 = 93.8%\n"
        "honest tied out 16/16 = 100.0%   faults named 15/16 = 93.8%   right source 99.0%   "
        "rules a flagged fault 1.00   2.0 s\n"
    )
    assert score.kinds == {"verbatim": (16, 16), "word-changed": (15, 16)}
    assert (score.honest, score.honests, score.named, score.alone, score.faults, score.source) == (
        16,
        16,
        15,
        15,
        16,
        99.0,
    )


def test_a_sample_shows_the_draft_and_the_source(tmp_path: Path) -> None:
    """A finding drawn for reading has its rule, its place, and the passage it rests on."""
    draft = "She said: “The boats never leave the old stone pier before the bell at dawn.”"
    report = tieout.check(
        draft, {"notice": "The boats leave the old stone pier before the bell at dawn, as they always did."}
    )
    sampling.write(tmp_path / "sample.md", [report], 10, Random(1))
    written = (tmp_path / "sample.md").read_text("utf-8")
    assert "## 1\n\nQ105 sense-changed" in written
    assert "draft:1:" in written
    assert "⟦The boats leave the old stone pier before the bell at dawn⟧" in written
