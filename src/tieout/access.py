"""How the library gets at documents: the readers, as it is told of them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from tieout import documents
from tieout.config import Settings
from tieout.library import Access

ACCESS = Access(
    fetch=documents.contents_of,
    read=documents.read_sources,
    decode=documents.text_of,
    again=documents.same_text,
    tables=documents.tables_of,
    tabular=documents.is_tabular,
    sheet=documents.is_sheet,
    rowwise=documents.rowwise_format,
    narrowed=documents.narrowed_tables,
    plain=documents.plain_by_name,
    staged=documents.is_direction,
    unsaid=documents.unsaid,
)


def limits_of(settings: Settings) -> documents.Limits:
    """What reading a file may cost at most."""
    return documents.Limits(file_bytes=settings.max_megabytes << 20, seconds=settings.max_seconds, ocr=settings.ocr)


def access_of(settings: Settings, *, lists: bool = False) -> Access:
    """The readers within these limits; `lists` says whether somebody is going to ask which sources hold a word."""
    limits = limits_of(settings)
    fetch, read = partial(documents.contents_of, limits=limits), partial(documents.read_sources, limits=limits)
    return replace(ACCESS, fetch=fetch, read=read, lists=lists)
