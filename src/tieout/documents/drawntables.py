"""Tables drawn in plain text: cells apart by tabs, wide gaps or bars, a row a line, a header above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tieout.documents.tabular import table_of
from tieout.model import Span
from tieout.model.tables import Table
from tieout.text.patterns import lazy

# As src/native/survey.c has it: what stands behind a stop is the wide gap of a typist, between two sentences.
_GAP = lazy(r"""(?<=[!-~])(?<![.!?:;,"')])(?:\t| {2})[ \t]*(?=[^ \t])""")
_ENDS = r"\n-\r\x1c-\x1e"
"""What parts lines, as that file has it, too."""
_LINE_END = lazy(rf"\r\n|[{_ENDS}]")
_LINE = lazy(rf"[^{_ENDS}]+")
_DIGIT = lazy(r"[0-9]")
_BETWEEN = lazy(r"[ \t]*\t[ \t]*| {2,}")
_RULE = lazy(r"[ \t+|:=_-]+")
_BAR = lazy(r"(?<!\\)\|")
_VALUE = lazy(r"[-+−(~<>]{0,2}\s?(?:[$€£¥]\s?)?\d[\d.,\s]*(?:%|[a-zA-Z²³]{1,3})?\)?[*†‡]?|[-–—]|n/?a|N/?A|\.{2,3}|…")
_LEAST_ROWS = 2
_LONGEST_LINE = 400
_MOST_CELLS = 40


class _Row(NamedTuple):
    """A line of a table: its cells, and where it stands."""

    cells: tuple[str, ...]
    span: Span

    @property
    def counts(self) -> bool:
        """Whether a cell of it but the first holds a value."""
        return any(_VALUE.fullmatch(cell) and _DIGIT.search(cell) for cell in self.cells[1:])


def may_hold_tables(text: str) -> bool:
    """Whether two lines that follow each other have cells, and numbers in them."""
    if "|" not in text and "\t" not in text and "  " not in text:
        return False
    return any(one and other for one, other in pairwise(map(_has_cells, _LINE_END.split(text))))


def _has_cells(line: str) -> bool:
    if len(line) > _LONGEST_LINE or _DIGIT.search(line) is None:
        return False
    return _GAP.search(line) is not None or line.count("|") > 1


def drawn_tables(text: str) -> Iterator[Table]:
    """The tables drawn in a text, each named by the line above it."""
    name = ""
    lines = list(_lines(text))
    at = 0
    while at < len(lines):
        body = _body(lines, at)
        if len(body) < _LEAST_ROWS:
            name = lines[at].cells[0] if len(lines[at].cells) == 1 else name
            at += 1
            continue
        header = lines[at]
        cells = ("",) * (len(body[0].cells) - len(header.cells)) + header.cells
        rows, spans = [cells, *(row.cells for row in body)], [header.span, *(row.span for row in body)]
        table = table_of(rows, spans, range(1, len(rows) + 1), name=name.strip(" #*:"), headed=True)
        if table is not None:
            yield table
        at += 1 + len(body)


def _body(lines: Sequence[_Row], header: int) -> Sequence[_Row]:
    """The rows below a line that may be a header: all have as many cells, and each has a value."""
    names = lines[header].cells
    if len(names) < 2 or lines[header].counts or header + 1 >= len(lines):
        return ()
    width = len(lines[header + 1].cells)
    if width - len(names) not in (0, 1) or width > _MOST_CELLS:
        return ()
    end = header + 1
    while end < len(lines) and len(lines[end].cells) == width and lines[end].counts:
        end += 1
    return lines[header + 1 : end]


def _lines(text: str) -> Iterator[_Row]:
    """The lines of a text that are not empty, and no rules, as rows."""
    for found in _LINE.finditer(text):
        line = found.group()
        if len(line) > _LONGEST_LINE or not line.strip() or _RULE.fullmatch(line):
            continue
        yield _Row(_cells(line), Span(*found.span()))


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip()
    if "|" in inner:
        return tuple(cell.strip() for cell in _BAR.split(inner.removeprefix("|").removesuffix("|")))
    return tuple(cell.strip() for cell in _BETWEEN.split(inner))
