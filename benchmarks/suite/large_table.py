"""A table of ten million rows, searched without being held in memory."""

from __future__ import annotations

import importlib.util
import sqlite3
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from random import Random

from benchmarks.base import Benchmark, Figure, Workplace, at_least, at_most, told
from benchmarks.child import measured
from benchmarks.timing import milliseconds

ROWS, QUICK_ROWS = 10_000_000, 1_200_000
ASKED = 50
_SYLLABLES = ("ba", "do", "ke", "li", "mo", "nu", "ra", "si", "ta", "vo", "zel", "pin", "gor", "fus", "hal")


class LargeTable(Benchmark):
    """Are 50 figures looked up in a table of 10,000,000 rows in little memory, whatever it is kept in?"""

    name = "large-table"
    rank = 43

    def run(self, place: Workplace) -> Iterator[Figure]:
        number = QUICK_ROWS if place.quick else ROWS
        draft, table = place.room("large-table") / "draft.txt", place.folder / "towns.csv"
        _write(draft, table, number, Random(place.seed))
        yield told("rows", f"{number:,}")
        for name, path in _kept(table):
            took = measured("look-up", draft, path, place.folder / "large-cache")
            yield told(f"{name}, {path.stat().st_size / 1_000_000:.0f} MB: looked up in", milliseconds(took["wall"]))
            yield at_least(f"{name}: figures that tie out", took["tied"] / took["asked"], 1.0)
            yield at_most(f"{name}: peak memory", took["megabytes"], 1_000, "{:.0f} MB")
            path.unlink()


def _write(draft: Path, table: Path, number: int, random: Random) -> None:
    """A town a row, no two alike, and a draft that speaks of some of them."""
    asked = set(random.sample(range(number), ASKED))
    said = []
    with table.open("w", encoding="utf-8") as file:
        file.write("Town,Region,Boats in 2019,Boats in 2020\n")
        for row, syllables in zip(range(number), product(_SYLLABLES, repeat=6), strict=False):
            town, boats = "".join(syllables).capitalize(), random.randrange(1_000, 99_999)
            file.write(f"{town},{'North' if row % 2 else 'South'},{random.randrange(1_000, 99_999)},{boats}\n")
            if row in asked:
                said.append(f"In 2020 {town} counted {boats:,} boats.")
    draft.write_text("\n\n".join(said), "utf-8")


def _kept(table: Path) -> Iterator[tuple[str, Path]]:
    """The table as it is, then in a database, and in a Parquet file where its reader is installed."""
    if importlib.util.find_spec("duckdb") is not None:
        import duckdb

        parquet = table.with_suffix(".parquet")
        duckdb.read_csv(str(table)).write_parquet(str(parquet))
        yield "Parquet", parquet
    base = table.with_suffix(".sqlite")
    with table.open(encoding="utf-8") as file, sqlite3.connect(base) as connection:
        header = next(file).strip().split(",")
        connection.execute(f"CREATE TABLE towns ({', '.join(f'{chr(34)}{name}{chr(34)}' for name in header)})")
        connection.executemany("INSERT INTO towns VALUES (?, ?, ?, ?)", (line.strip().split(",") for line in file))
    connection.close()
    yield "SQLite", base
    yield "CSV", table
