"""Tables of HTML: rows, cells that span several, captions; nested tables stand by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from tieout.documents.cells import spanned
from tieout.documents.tabular import table_of
from tieout.model import Span
from tieout.model.tables import Table

_SILENT = ("script", "style", "sup")


def html_tables(text: str) -> Iterator[Table]:
    """The tables of a page, in the order in which they end."""
    collector = _Collector(text)
    collector.feed(text)
    collector.close()
    for grid in collector.done:
        table = table_of(grid.rows, grid.spans, list(range(1, len(grid.rows) + 1)), name=grid.name, headed=grid.headed)
        if table is not None and len(table.columns) > 1:
            yield table


class _Grid:
    """A table on its way: rows of cells, and what reaches down from rows above."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.spans: list[Span] = []
        self.name = ""
        self.headed: bool | None = None
        self.start = 0
        self.row: list[str] | None = None
        self._down: dict[int, tuple[int, str]] = {}

    def open_row(self, at: int) -> None:
        self.row, self.start = [], at
        self._fill()

    def add(self, words: str, across: int, down: int) -> None:
        if self.row is None:
            return
        for _ in range(across):
            if down > 1:
                self._down[len(self.row)] = (down - 1, words)
            self.row.append(words)
        self._fill()

    def close_row(self, at: int) -> None:
        if self.row is not None:
            self.rows.append(self.row)
            self.spans.append(Span(self.start, at))
        self.row = None

    def _fill(self) -> None:
        """Put in the cells of rows above that reach down to this one."""
        while self.row is not None and len(self.row) in self._down:
            column = len(self.row)
            left, words = self._down.pop(column)
            if left > 1:
                self._down[column] = (left - 1, words)
                self.row.append(words)
                continue
            self.row.append(words)


class _Collector(HTMLParser):
    """Collects the tables of a page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.done: list[_Grid] = []
        self._open: list[_Grid] = []
        self._words: list[str] | None = None
        self._spanned = (1, 1)
        self._silent = 0
        self._lines = [0]
        at = text.find("\n")
        while at >= 0:
            self._lines.append(at + 1)
            at = text.find("\n", at + 1)

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._open.append(_Grid())
        elif tag in _SILENT:
            self._silent += 1
        elif self._open and tag == "tr":
            self._end_cell()
            self._open[-1].close_row(self._at())
            self._open[-1].open_row(self._at())
        elif self._open and tag in ("td", "th", "caption"):
            self._end_cell()
            self._words = []
            given = dict(attrs)
            self._spanned = spanned(given.get("colspan")), spanned(given.get("rowspan"))
            if tag == "th" and not self._open[-1].rows and self._open[-1].headed is None:
                self._open[-1].headed = True
        elif tag == "br" and self._words is not None:
            self._words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif not self._open:
            return
        elif tag == "caption" and self._words is not None:
            self._open[-1].name, self._words = " ".join("".join(self._words).split()), None
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag == "tr":
            self._end_cell()
            self._open[-1].close_row(self._at())
        elif tag == "table":
            self._end_cell()
            grid = self._open.pop()
            grid.close_row(self._at())
            self.done.append(grid)

    def handle_data(self, data: str) -> None:
        if self._words is not None and not self._silent:
            self._words.append(data)

    def _end_cell(self) -> None:
        if self._words is not None:
            words, self._words = " ".join("".join(self._words).split()), None
            self._open[-1].add(words, *self._spanned)
