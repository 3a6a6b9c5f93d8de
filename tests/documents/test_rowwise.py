"""Tables gone through row by row: what is kept of them, and where it stands."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import duckdb
import pytest

from tieout.documents import csv, narrowed_tables, parquet, reading, rowwise, rowwise_format, sqlite
from tieout.errors import UnreadableError
from tieout.library.tabular import Named
from tieout.model.tables import Narrowed

ROWS = 500
TOWNS = [f"{first}{last}" for first in ("Ash", "Bel", "Cor", "Dun", "Elm") for last in map(str, range(100, 200))]


@pytest.fixture(autouse=True)
def _few_first_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three rows tell what the columns are."""
    for module in (rowwise, csv, parquet, sqlite):
        monkeypatch.setattr(module, "FIRST", 3)


def written(path: Path, *more: str) -> Path:
    """A table of towns and boats as a file, some lines after it."""
    lines = ["Town,Boats", *(f"{town},{number}" for number, town in enumerate(TOWNS)), *more]
    path.write_text("\n".join(lines) + "\n", "utf-8", newline="")
    return path


def found(path: Path, draft: str, format: str = "csv") -> Narrowed:
    """What the one table of a file has for a draft."""
    (one,) = narrowed_tables(path, "s1", format, Named(draft))
    return one


def test_only_the_rows_that_a_draft_names_are_kept(tmp_path: Path) -> None:
    """Behind the first ones, with their numbers and where they stand in the file."""
    path = written(tmp_path / "towns.csv")
    _, table, places = found(path, "There are 321 boats in Dun121.")
    assert [list(row) for row in table.rows] == [["Ash100", "0"], ["Ash101", "1"], ["Dun121", "321"]]
    assert table.numbers[-1] == 323
    place = places[table.spans[-1]]
    assert path.read_text("utf-8")[place.start : place.end] == "Dun121,321"


def test_a_quoted_cell_may_hold_marks_and_line_ends(tmp_path: Path) -> None:
    """What stands behind it is counted from where it stands."""
    path = written(tmp_path / "towns.csv", '"Old, Quay\nFar",7', "Lee,8", "Say 12 high,9", "Mull,10")
    document, table, places = found(path, "Mull and Lee have boats, as has Old Quay Far.")
    assert [list(row) for row in table.rows[2:]] == [["Old, Quay\nFar", "7"], ["Lee", "8"], ["Mull", "10"]]
    text = path.read_text("utf-8")
    for span in table.spans[2:]:
        place = places[span]
        assert text[place.start : place.end] == document.text[span.start : span.end]


def test_a_mark_that_is_never_closed_costs_no_row(tmp_path: Path) -> None:
    """The rows behind it are read as they stand."""
    path = written(tmp_path / "towns.csv", '"Lost,1', "Lee,8")
    assert list(found(path, "Lee has 8.").table.rows[-1]) == ["Lee", "8"]


def test_a_label_of_many_rows_does_not_push_out_the_others(tmp_path: Path) -> None:
    """Of a group only so many rows are kept as may be looked at; a name behind them is found."""
    path = tmp_path / "towns.csv"
    lines = [f"North,{town},{number}" for number, town in enumerate(TOWNS)]
    path.write_text("\n".join(["Coast,Town,Boats", *lines]), "utf-8")
    table = found(path, "In the north, Elm199 has 499.").table
    assert len(table.rows) < ROWS - 200
    assert list(table.rows[-1]) == ["North", "Elm199", "499"]


def test_files_that_are_not_utf_8_are_read(tmp_path: Path) -> None:
    """Their encoding is told by their beginning."""
    path = tmp_path / "towns.csv"
    path.write_bytes("Town;Boats\nÖrö;5\nLee;6\nÅbo;7\n".encode("cp1252"))
    assert list(found(path, "Åbo has 7.").table.rows[-1]) == ["Åbo", "7"]


def test_databases_are_gone_through_where_they_lie(tmp_path: Path) -> None:
    """SQLite and Parquet; their rows are printed with tabs."""
    base, parquet = tmp_path / "towns.sqlite", tmp_path / "towns.parquet"
    with sqlite3.connect(base) as connection:
        connection.execute("CREATE TABLE towns (Town TEXT, Boats INTEGER)")
        connection.executemany("INSERT INTO towns VALUES (?, ?)", [(town, n) for n, town in enumerate(TOWNS)])
    written(tmp_path / "towns.csv")
    with duckdb.connect() as engine:
        engine.read_csv(str(tmp_path / "towns.csv")).write_parquet(str(parquet))
    for path, format in ((base, "sqlite"), (parquet, "parquet")):
        document, table, places = found(path, "Elm150 has 450 boats.", format)
        span = table.spans[-1]
        assert document.text[span.start : span.end] == "Elm150\t450"
        assert not places


def test_a_file_has_too_many_rows_by_their_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not by its size alone; a text is none however many lines it has."""
    monkeypatch.setattr(reading, "_ROWWISE_BYTES", 100)
    monkeypatch.setattr(reading, "MOST_ROWS", ROWS)
    path = written(tmp_path / "towns.csv")
    assert rowwise_format(path, path.stat().st_size) == "csv"
    monkeypatch.setattr(reading, "MOST_ROWS", ROWS + 1)
    assert rowwise_format(path, path.stat().st_size) is None
    text = written(tmp_path / "towns.txt")
    assert rowwise_format(text, text.stat().st_size) is None


def test_a_file_that_went_away_is_unreadable(tmp_path: Path) -> None:
    """It says so in one sentence."""
    with pytest.raises(UnreadableError, match="cannot be read"):
        narrowed_tables(tmp_path / "gone.csv", "s1", "csv", Named("Lee"))
