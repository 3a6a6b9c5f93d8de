"""SQLite databases: every table as a sheet, read from a copy in memory that nothing can write to."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from tieout.documents.base import Limits, RawFile, Reader
from tieout.documents.rowwise import FIRST, Rows, of_database
from tieout.documents.sheets import Sheet, laid_out, shown, tables_in
from tieout.errors import UnreadableError
from tieout.model import Document
from tieout.model.tables import Table

if TYPE_CHECKING:
    import sqlite3

_SECONDS, _STEPS = 300, 1_000_000
"""Going through a database takes so long at most; every so many steps of its engine that is looked at."""


class SqliteReader(Reader):
    """Reads databases."""

    format: ClassVar[str] = "sqlite"
    suffixes: ClassVar[tuple[str, ...]] = (".sqlite", ".sqlite3", ".db")
    told_by_signs: ClassVar[bool] = True
    native: ClassVar[bool] = True
    is_sheet: ClassVar[bool] = True

    @classmethod
    def recognises(cls, raw: RawFile) -> bool:
        return raw.data.startswith(b"SQLite format 3\0")

    def read(self, raw: RawFile, limits: Limits) -> Document:
        with _connected(":memory:", raw.path) as connection:
            connection.deserialize(raw.data)
            return laid_out(list(_sheets(connection)), raw, self.format, limits)

    @classmethod
    def count(cls, path: Path) -> int:
        with _in_place(path) as connection:
            counts = [connection.execute(f"SELECT count(*) FROM {one}").fetchone()[0] for _, one in _names(connection)]  # noqa: S608
            return max(counts, default=0)

    @classmethod
    def sheets(cls, path: Path, heads: frozenset[str]) -> Iterator[Rows]:
        with _in_place(path) as connection:
            for name, quoted in _names(connection):
                cursor = connection.execute(f"SELECT * FROM {quoted}")  # noqa: S608 - as below
                header = [str(column[0]) for column in cursor.description]
                rows = (
                    (n, [*map(shown, row)]) for n, row in enumerate(cursor, 2) if n <= FIRST or _is_likely(row, heads)
                )
                yield Rows(name, of_database(header, rows))

    @classmethod
    def tables(cls, document: Document) -> tuple[Table, ...]:
        return tables_in(document)


def _is_likely(row: tuple[object, ...], heads: frozenset[str]) -> bool:
    """Whether a value may be a label that is asked for, by its first letters."""
    return not heads.isdisjoint([value[:3].lower() for value in row if isinstance(value, str)])


@contextmanager
def _connected(database: str, path: str | Path) -> Iterator[sqlite3.Connection]:
    """A connection that nothing can write through; UnreadableError of the user's file where its database is broken."""
    import sqlite3  # imported late: a run without any does not pay for it

    try:
        with closing(sqlite3.connect(database, uri=True)) as connection:
            connection.text_factory = _decoded
            connection.execute("PRAGMA query_only = on")
            connection.execute("PRAGMA trusted_schema = off")
            yield connection
    except (sqlite3.Error, OverflowError, UnicodeDecodeError) as error:
        raise UnreadableError(f"{path} is not a database that can be read: {_why(error)}.") from error


@contextmanager
def _in_place(path: Path) -> Iterator[sqlite3.Connection]:
    """A database as it lies in its file, for a while."""
    with _connected(f"{path.absolute().as_uri()}?mode=ro&immutable=1", path) as connection:
        end = time.monotonic() + _SECONDS
        connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
        yield connection


def _why(error: Exception) -> str:
    """What SQLite says is wrong; of names in another encoding it says nothing that can be shown."""
    return "a name in it is not in UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)


def _decoded(text: bytes) -> str:
    """A text of a database; SQLite writes down what it is given, which may be in another encoding."""
    return text.decode("utf-8", "replace")


def _names(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """The names of the tables, also as SQL writes them."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    for (name,) in names.fetchall():
        yield str(name), '"' + str(name).replace('"', '""') + '"'


def _sheets(connection: sqlite3.Connection) -> Iterator[Sheet]:
    for name, quoted in _names(connection):
        cursor = connection.execute(f"SELECT * FROM {quoted}")  # noqa: S608 - the name is the database's own, quoted
        header = [str(column[0]) for column in cursor.description]
        yield Sheet(name, [header, *([shown(value) for value in row] for row in cursor)])
