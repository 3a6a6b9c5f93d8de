"""What finders share that look into the sources' prose and tables; each part is made where one first asks for it."""

from __future__ import annotations

from functools import cached_property

from tieout.library.datings import Datings
from tieout.library.finders.base import Finder
from tieout.library.statements import Statements, statements_of
from tieout.library.tabular import Tables, tables_of
from tieout.library.years import Years


class ReadingFinder(Finder):
    """A finder that looks into prose and tables."""

    @cached_property
    def _tables(self) -> Tables:
        return tables_of(self.library)

    @cached_property
    def _statements(self) -> Statements:
        return statements_of(self.library)

    @cached_property
    def _years(self) -> Years:
        return Years(self.library, self._statements, self._tables)

    @cached_property
    def _datings(self) -> Datings:
        return Datings(self._statements, self._tables)
