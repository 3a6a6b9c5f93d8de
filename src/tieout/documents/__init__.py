"""From a file to a Document: readers are found by discovery, and the one that recognises a file reads it."""

from __future__ import annotations

from tieout.documents.base import Limits, RawFile, Reader, Shown, TextReader, Wanted
from tieout.documents.grids import gridded
from tieout.documents.reading import (
    annotated,
    bytes_of,
    contents_of,
    is_sheet,
    is_tabular,
    narrowed_tables,
    plain_by_name,
    read_bytes,
    read_path,
    read_sources,
    read_text,
    readers,
    revised,
    rowwise_format,
    same_text,
    shown,
    tables_of,
    text_of,
)
from tieout.documents.showing import ROOM, with_pages
from tieout.documents.stage import is_direction
from tieout.documents.unsaid import unsaid

__all__ = [
    "ROOM",
    "Limits",
    "RawFile",
    "Reader",
    "Shown",
    "TextReader",
    "Wanted",
    "annotated",
    "bytes_of",
    "contents_of",
    "gridded",
    "is_direction",
    "is_sheet",
    "is_tabular",
    "narrowed_tables",
    "plain_by_name",
    "read_bytes",
    "read_path",
    "read_sources",
    "read_text",
    "readers",
    "revised",
    "rowwise_format",
    "same_text",
    "shown",
    "tables_of",
    "text_of",
    "unsaid",
    "with_pages",
]
