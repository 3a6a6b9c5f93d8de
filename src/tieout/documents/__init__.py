"""From a file to a Document: readers are found by discovery, and the one that recognises a file reads it."""

from __future__ import annotations

from tieout.documents.base import Limits, RawFile, Reader, TextReader
from tieout.documents.reading import (
    annotated,
    bytes_of,
    is_sheet,
    is_tabular,
    narrowed_tables,
    read_bytes,
    read_path,
    read_source,
    read_text,
    readers,
    revised,
    rowwise_format,
    tables_of,
    text_of,
)

__all__ = [
    "Limits",
    "RawFile",
    "Reader",
    "TextReader",
    "annotated",
    "bytes_of",
    "is_sheet",
    "is_tabular",
    "narrowed_tables",
    "read_bytes",
    "read_path",
    "read_source",
    "read_text",
    "readers",
    "revised",
    "rowwise_format",
    "tables_of",
    "text_of",
]
