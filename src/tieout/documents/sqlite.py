"""SQLite databases: every table as a sheet, read from a copy in memory that nothing can write to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from tieout.documents.base import Limits, RawFile, Reader
from tieout.documents.sheets import Sheet, laid_out, shown, tables_in
from tieout.errors import UnreadableError
from tieout.model import Document
from tieout.model.tables import Table

if TYPE_CHECKING:
    import sqlite3


class SqliteReader(Reader):
    """Reads databases."""

    format: ClassVar[str] = "sqlite"
    suffixes: ClassVar[tuple[str, ...]] = (".sqlite", ".sqlite3", ".db")
    native: ClassVar[bool] = True
    is_sheet: ClassVar[bool] = True

    @classmethod
    def recognises(cls, raw: RawFile) -> bool:
        return raw.data.startswith(b"SQLite format 3\0")

    def read(self, raw: RawFile, limits: Limits) -> Document:
        import sqlite3  # imported late: a run without any does not pay for it

        connection = sqlite3.connect(":memory:")
        try:
            connection.deserialize(raw.data)
            connection.execute("PRAGMA query_only = on")
            connection.execute("PRAGMA trusted_schema = off")
            return laid_out(list(_sheets(connection)), raw, self.format, limits)
        except (sqlite3.Error, OverflowError) as error:
            raise UnreadableError(f"{raw.path} is not a database that can be read: {error}.") from error
        finally:
            connection.close()

    @classmethod
    def tables(cls, document: Document) -> tuple[Table, ...]:
        return tables_in(document)


def _sheets(connection: sqlite3.Connection) -> Iterator[Sheet]:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    for (name,) in names.fetchall():
        quoted = '"' + str(name).replace('"', '""') + '"'
        cursor = connection.execute(f"SELECT * FROM {quoted}")  # noqa: S608 - the name is the database's own, quoted
        header = [str(column[0]) for column in cursor.description]
        yield Sheet(str(name), [header, *([shown(value) for value in row] for row in cursor)])
