"""Parquet files: one sheet, read by DuckDB a few thousand rows at a time; the extra `tables` brings it.

DuckDB is given a copy under a name of our own, may open that and nothing else, and loads no extension.
"""

from __future__ import annotations

import glob
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from tieout.documents.base import Limits, RawFile, Reader
from tieout.documents.rowwise import FIRST, Rows, of_database
from tieout.documents.sheets import Sheet, laid_out, shown, tables_in
from tieout.errors import UnreadableError
from tieout.model import Document
from tieout.model.tables import Table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SIGNATURE = b"PAR1"
_AT_ONCE = 4_096
_MEMORY = "512MB"
"""What the engine may take for a file that is gone through row by row."""
_SHUT: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "threads": "1",
}


class ParquetReader(Reader):
    """Reads Parquet where DuckDB is installed."""

    format: ClassVar[str] = "parquet"
    suffixes: ClassVar[tuple[str, ...]] = (".parquet", ".pq")
    told_by_signs: ClassVar[bool] = True
    native: ClassVar[bool] = True
    is_sheet: ClassVar[bool] = True

    @classmethod
    def recognises(cls, raw: RawFile) -> bool:
        return raw.data.startswith(_SIGNATURE)

    def read(self, raw: RawFile, limits: Limits) -> Document:
        with tempfile.TemporaryDirectory(prefix="tieout-") as folder:
            copy = Path(folder, "table.parquet")
            copy.write_bytes(raw.data)
            with _connected(raw.path, copy) as connection:
                return laid_out([Sheet("", _rows(connection, copy))], raw, self.format, limits)

    @classmethod
    def count(cls, path: Path) -> int:
        with _in_place(path) as connection:
            (rows,) = connection.execute(
                "SELECT sum(num_rows) FROM parquet_file_metadata(?)", [str(path)]
            ).fetchone() or (0,)
            return int(rows or 0)

    @classmethod
    def sheets(cls, path: Path, heads: frozenset[str]) -> Iterator[Rows]:
        with _in_place(path) as connection:
            header, rows = _likely(connection, glob.escape(str(path)), heads)
            yield Rows("", of_database(header, rows))

    @classmethod
    def tables(cls, document: Document) -> tuple[Table, ...]:
        return tables_in(document)


@contextmanager
def _connected(path: str | Path, opened: Path) -> Iterator[DuckDBPyConnection]:
    """A connection to read the user's file by, as it is `opened`; UnreadableError where there is none, or it cannot be.

    Of a copy the engine's sentence names the user's file: where it lay is nobody's business, and differs at each run.
    """
    try:
        import duckdb
    except ImportError:
        raise UnreadableError(
            f"{path} is a Parquet file, which needs DuckDB to be read: install tieout[tables]."
        ) from None
    try:
        with duckdb.connect(config=_SHUT) as connection:
            yield connection
    except duckdb.Error as error:
        why = str(error).partition("\n")[0].rstrip(".").replace(str(opened), Path(path).name)
        raise UnreadableError(f"{path} is not a Parquet file that can be read: {why}.") from error


@contextmanager
def _in_place(path: Path) -> Iterator[DuckDBPyConnection]:
    """A connection to go through a file by, which lies where it is and may be larger than memory."""
    with _connected(path, path) as connection:
        connection.execute(f"SET memory_limit = '{_MEMORY}'")
        yield connection


def _likely(
    connection: DuckDBPyConnection, path: str, heads: frozenset[str]
) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """The names of the columns, and the first rows and those in which a text begins with one of the heads."""
    connection.execute("CREATE TABLE heads AS SELECT unnest(?) AS head", [sorted(heads)])
    shape = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [path]).fetchall()
    names = ['"' + str(row[0]).replace('"', '""') + '"' for row in shape]
    texts = [name for name, row in zip(names, shape, strict=True) if row[1] == "VARCHAR"]
    wanted = [f"file_row_number < {FIRST}", *(f"lower(left({name}, 3)) IN (FROM heads)" for name in texts)]
    cursor = connection.execute(
        f"SELECT file_row_number, {', '.join(names)} "  # noqa: S608 - the names are the file's own, quoted
        f"FROM read_parquet(?, file_row_number = true) WHERE {' OR '.join(wanted)}",
        [path],
    )
    found = (row for some in iter(partial(cursor.fetchmany, _AT_ONCE), []) for row in some)
    return [str(row[0]) for row in shape], ((row[0] + 2, [shown(value) for value in row[1:]]) for row in found)


def _rows(connection: DuckDBPyConnection, path: Path) -> Iterator[Sequence[str]]:
    """The names of the columns, then the rows."""
    allowed = str(path).replace("'", "''")
    connection.execute(f"SET allowed_paths = ['{allowed}']")
    connection.execute("SET enable_external_access = false")
    cursor = connection.execute("SELECT * FROM read_parquet(?)", [str(path)])
    yield [str(column[0]) for column in cursor.description or ()]
    while rows := cursor.fetchmany(_AT_ONCE):
        yield from ([shown(value) for value in row] for row in rows)
