"""Parquet files are read as tables where DuckDB is installed, and refused in a sentence where it is not."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

import tieout
from tieout.documents import Limits, read_path, tables_of
from tieout.errors import TooLargeError, UnreadableError
from tieout.model import Outcome

LAMPS = """SELECT * FROM (VALUES ('Ashford', 1234, 2.50, TIMESTAMP '2021-03-04', NULL),
('Belham', 4321, 3.75, TIMESTAMP '2021-03-05 10:30:00', 'a	b')) t(town, lamps, share, day, note)"""


def written(path: Path, query: str = LAMPS) -> Path:
    """A Parquet file with what a query selects."""
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
    return path


def test_cells_are_read_as_people_write_them(tmp_path: Path) -> None:
    """Decimals keep their digits, a day has no time, what is missing is empty, and a tab parts no cells."""
    (table,) = tables_of(read_path(written(tmp_path / "lamps.parquet"), "s1"))
    assert [column.header for column in table.columns] == ["town", "lamps", "share", "day", "note"]
    assert list(table.rows[0]) == ["Ashford", "1234", "2.50", "2021-03-04"]
    assert list(table.rows[1]) == ["Belham", "4321", "3.75", "2021-03-05 10:30:00", "a b"]


def test_a_figure_ties_out_to_its_row(tmp_path: Path) -> None:
    """The row and the column are named as for any table; what another row has does not confirm."""
    written(tmp_path / "lamps.parquet")
    draft = "Belham had 4,321 lamps. Ashford had 4,321 lamps."
    report = tieout.check(draft, tmp_path, use_cache=False, select=["F"])
    right, wrong = report.verdicts
    assert right.outcome is Outcome.TIES_OUT
    assert (right.passages[0].location.row, right.passages[0].location.column) == (3, 2)
    assert wrong.outcome is Outcome.FINDING


def test_a_name_with_marks_of_a_pattern_is_one_file(tmp_path: Path) -> None:
    """A star in a name stands for itself, not for the files beside it."""
    written(tmp_path / "other.parquet", "SELECT 'Corton' AS town, 1 AS lamps")
    (table,) = tables_of(read_path(written(tmp_path / "*.parquet"), "s1"))
    assert [row[0] for row in table.rows] == ["Ashford", "Belham"]


def test_without_the_engine_a_source_is_a_problem_and_the_rest_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence names the extra; other sources still answer."""
    path = written(tmp_path / "lamps.parquet")
    (tmp_path / "lamps.csv").write_text("town,lamps\nDunham,77\nElmton,88\n", "utf-8")
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(UnreadableError, match=r"install tieout\[tables\]"):
        read_path(path, "s1")
    report = tieout.check("Dunham had 77 lamps.", tmp_path, use_cache=False, select=["F"])
    assert [bool(source.problem) for source in report.sources] == [False, True]
    assert report.ties_out == 1


@pytest.mark.parametrize("part", [slice(0, 4), slice(0, 100), slice(50, None)])
def test_what_is_cut_off_is_refused_in_a_sentence(tmp_path: Path, part: slice) -> None:
    """A part of a file is no file."""
    whole = written(tmp_path / "lamps.parquet").read_bytes()
    path = tmp_path / "part.parquet"
    path.write_bytes(b"PAR1" + whole[4:][part])
    with pytest.raises(UnreadableError, match="is not a Parquet file that can be read") as refused:
        read_path(path, "s1")
    assert "\n" not in str(refused.value)
    with pytest.raises(UnreadableError, match=r"part\.parquet") as again:
        read_path(path, "s1")
    assert str(again.value) == str(refused.value), "the same answer every time, wherever the engine's copy lay"


def test_no_more_rows_are_read_than_may_be(tmp_path: Path) -> None:
    """A small file may hold many rows: reading ends at the limit."""
    path = written(tmp_path / "many.parquet", "SELECT 'Fenton' AS town, 1 AS lamps FROM range(300000)")
    with pytest.raises(TooLargeError):
        read_path(path, "s1", replace(Limits(), blocks=1_000))
