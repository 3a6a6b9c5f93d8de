"""Figures looked up in a table that is too large to be indexed."""

from __future__ import annotations

from pathlib import Path

import pytest

import tieout
from tieout.documents import reading
from tieout.model import Outcome

FIRST = ("Ash", "Bel", "Cor", "Dun", "Elm", "Fen")
NAMES = [first + last for first in FIRST for last in ("ford", "ham", "wick", "ton")]


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A table of towns that counts as large."""
    monkeypatch.setattr(reading, "_ROWWISE_BYTES", 10)
    monkeypatch.setattr(reading, "MOST_ROWS", 10)
    rows = [f"{name},{100 + number},{300 + number}" for number, name in enumerate(NAMES)]
    (tmp_path / "towns.csv").write_text("\n".join(["Town,Boats in 2019,Boats in 2020", *rows]) + "\n", "utf-8")
    return tmp_path / "towns.csv"


def test_figures_are_tied_out_and_contradicted(sources: Path, tmp_path: Path) -> None:
    """By the row that the draft names; and the report says what the table was not searched for."""
    draft = "In 2020 Fenton counted 323 boats.\n\nAshham had 101 boats in 2019, and 999 boats in 2020."
    report = tieout.check(draft, [sources], cache_dir=tmp_path / "cache")
    assert [verdict.outcome for verdict in report.verdicts] == [Outcome.TIES_OUT, Outcome.TIES_OUT, Outcome.FINDING]
    assert [finding.rule for finding in report.findings] == ["F102"]
    text = sources.read_text("utf-8")
    passages = [verdict.evidence[0].passages[0] for verdict in report.verdicts]
    assert all(text[one.span.start : one.span.end] == one.text for one in passages)
    assert any("row by row" in note for note in report.notes)


def test_another_draft_is_looked_up_anew(sources: Path, tmp_path: Path) -> None:
    """The rows of the draft before it are let go."""
    library = tieout.open_library([sources], cache_dir=tmp_path / "cache")
    for name, number in (("Corwick", 310), ("Belton", 307)):
        report = tieout.check(f"In 2020 {name} counted {number} boats.", library)
        assert [verdict.outcome for verdict in report.verdicts] == [Outcome.TIES_OUT]


def test_no_order_is_looked_for_among_the_rows_kept(sources: Path, tmp_path: Path) -> None:
    """Whether a value is the highest of its column cannot be told by some of its rows."""
    report = tieout.check("Ashford counted the most boats in 2020, 300.", [sources], cache_dir=tmp_path / "cache")
    assert "F110" not in {finding.rule for finding in report.findings}
