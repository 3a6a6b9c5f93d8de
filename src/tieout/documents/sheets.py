"""Sheets of cells as text: how a format that is no text is laid out, so that its tables can be told from it again.

A form feed and its name begin a sheet, a line feed ends a row, tabs part the cells. The index keeps this text, so
that a workbook is opened once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from tieout.documents.base import Limits, RawFile
from tieout.documents.tabular import table_of
from tieout.model import Block, BlockKind, Document, Span
from tieout.model.tables import Table

_BREAKS = str.maketrans(dict.fromkeys("\t\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029", " "))


class Sheet(NamedTuple):
    """A sheet's name and its rows, blank ones included."""

    name: str
    rows: Iterable[Sequence[str]]


def laid_out(sheets: Iterable[Sheet], raw: RawFile, format: str, limits: Limits) -> Document:
    """The document that some sheets make."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for sheet in sheets:
        parts.append(f"\f{sheet.name.translate(_BREAKS)}\n")
        at += len(parts[-1])
        for row in sheet.rows:
            line = "\t".join(cell.translate(_BREAKS).strip() for cell in row).rstrip("\t")
            if line.strip():
                start = at + len(line) - len(line.lstrip())
                blocks.append(Block(BlockKind.CELL, Span(start, at + len(line))))
                limits.allow_blocks(len(blocks), raw.path)
            parts.append(line + "\n")
            at += len(line) + 1
    text = "".join(parts)
    return Document(
        id=raw.id,
        path=raw.path,
        sha256=raw.sha256,
        format=format,
        text=text,
        prose=text,
        blocks=tuple(blocks) if raw.paragraphs else (),
    )


def shown(value: object) -> str:
    """A value of a database as a cell: nothing for what is missing or raw bytes, a day without a time at midnight."""
    if value is None or isinstance(value, bytes):
        return ""
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value).removesuffix(" 00:00:00") if isinstance(value, datetime) else str(value)


def tables_in(document: Document) -> tuple[Table, ...]:
    """The tables of a document that was laid out so."""
    return tuple(
        table for name, start, end in _sheets(document.text) if (table := _table(document.text, name, start, end))
    )


def _sheets(text: str) -> Iterator[tuple[str, int, int]]:
    at = text.find("\f")
    while at >= 0:
        after = text.find("\f", at + 1)
        body = text.find("\n", at) + 1
        yield text[at + 1 : body - 1], body, after if after >= 0 else len(text)
        at = after


def _table(text: str, name: str, start: int, end: int) -> Table | None:
    rows, spans, numbers = [], [], []
    at = start
    for number, line in enumerate(text[start:end].split("\n"), 1):
        if line:
            rows.append(line.split("\t"))
            spans.append(Span(at, at + len(line)))
            numbers.append(number)
        at += len(line) + 1
    return table_of(rows, spans, numbers, sheet=name) if rows else None
