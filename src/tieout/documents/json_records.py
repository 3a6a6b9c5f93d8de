"""JSON as data comes in: records are the rows of a table, and the names of their fields its header.

The prose is the file itself. A table is made of every list of objects, and of objects that stand under names of their
own (`{"Dalby": {"area": 33}, ...}`), at the top or one level below it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import ClassVar, NamedTuple

from tieout.documents.base import RawFile
from tieout.documents.plain import PlainReader
from tieout.documents.tabular import is_number, table_of
from tieout.model import Document, Span
from tieout.model.tables import Table
from tieout.text.patterns import lazy

_SPACE = lazy(r"[ \t\r\n]*+")
_DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)
"""Numbers stay as they are printed: 0.50 is not 0.5."""
_OPENING = 64
"""So many characters are looked through for the bracket that opens it all."""
_MOST_FIELDS = 200
_DEEPEST = 3
"""So far in fields of fields are named: "population, 2020, men"."""


class _Record(NamedTuple):
    """An object, the name that it stands under, and where it stands."""

    name: str
    fields: Mapping[str, object]
    span: Span


class JsonReader(PlainReader):
    """Reads JSON that holds records."""

    format: ClassVar[str] = "json"
    suffixes: ClassVar[tuple[str, ...]] = (".json",)
    told_by_signs: ClassVar[bool] = True
    priority: ClassVar[int] = 24

    @classmethod
    def recognises(cls, raw: RawFile) -> bool:
        if raw.suffix in cls.suffixes:
            return True
        if not raw.is_named_as_text or not raw.signs.shows_format:
            return False
        if not raw.opening(_OPENING).lstrip().startswith(("[", "{")):
            return False
        found = json_tables(raw.opening(len(raw.data)))
        return any(is_number(cell) for table in found for row in table.rows for cell in row)

    @classmethod
    def tables(cls, document: Document) -> tuple[Table, ...]:
        return tuple(json_tables(document.text))


def json_tables(text: str) -> Iterator[Table]:
    """The tables that the records of a text make; none where it is no JSON."""
    try:
        found = list(_lists(text, _past_space(text, 0), ""))
    except (ValueError, IndexError, RecursionError):
        return
    for name, records in found:
        table = _table(name, records)
        if table is not None:
            yield table


def _lists(text: str, at: int, name: str) -> Iterator[tuple[str, list[_Record]]]:
    """The records that stand together at some place, by the name that they stand under."""
    if text[at] == "[":
        yield name, [_Record("", value, span) for _, value, span in _members(text, at) if isinstance(value, dict)]
        return
    if text[at] != "{":
        return
    members = list(_members(text, at))
    if _names_records({key: value for key, value, _ in members}):
        yield name, [_Record(key, value, span) for key, value, span in members if isinstance(value, dict)]
    elif not name:
        apart = {key for key, value, _ in members if isinstance(value, list) or _names_records(value)}
        own = {key: value for key, value, _ in members if key not in apart}
        yield "", [_Record("", own, Span(at, members[-1][2].end))] if own else []
        for key, _, span in members:
            if key in apart:
                yield from _lists(text, span.start, key)


def _names_records(value: object) -> bool:
    """Whether every member of an object is one itself."""
    return isinstance(value, dict) and bool(value) and all(isinstance(one, dict) for one in value.values())


def _members(text: str, at: int) -> Iterator[tuple[str, object, Span]]:
    """The members of a list or an object that opens at some place: their names, what they hold, and where."""
    named, closing = text[at] == "{", "}" if text[at] == "{" else "]"
    at = _past_space(text, at + 1)
    while text[at] != closing:
        key: object = ""
        if named:
            key, at = _DECODER.raw_decode(text, at)
            at = _past_space(text, _past_space(text, at) + 1)
        value, end = _DECODER.raw_decode(text, at)
        yield str(key), value, Span(at, end)
        at = _past_space(text, end)
        if text[at] == ",":
            at = _past_space(text, at + 1)


def _past_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _table(name: str, records: list[_Record]) -> Table | None:
    flat = [dict(_flat(record.fields, "", 0)) for record in records]
    header = list(dict.fromkeys(key for fields in flat for key in fields))
    if not header or len(header) > _MOST_FIELDS:
        return None
    named = any(record.name for record in records)
    rows = [[*([""] if named else []), *header]]
    spans = [Span(records[0].span.start, records[0].span.start)]
    for record, fields in zip(records, flat, strict=True):
        rows.append([*([record.name] if named else []), *(fields.get(key, "") for key in header)])
        spans.append(record.span)
    return table_of(rows, spans, range(len(rows)), name=name, headed=True)


def _flat(fields: Mapping[str, object], lead: str, depth: int) -> Iterator[tuple[str, str]]:
    """The fields of a record that hold one value, those of a field of fields under both names; lists are left out."""
    for key, value in fields.items():
        name = f"{lead} {key}".strip()
        if isinstance(value, dict):
            if depth < _DEEPEST:
                yield from _flat(value, name, depth + 1)
        elif isinstance(value, str):
            yield name, value
        elif isinstance(value, bool):
            yield name, str(value).lower()
