"""A record, schema tieout-input/1: a text, the sources it is to be held against, and what it cites for what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from tieout.errors import BadRecordError
from tieout.model import Given, Metadata, Span
from tieout.text.offsets import Ruler, Unit
from tieout.text.particulars import metadata_of

SCHEMA = "tieout-input/1"
MOST_CITATIONS, MOST_SOURCES = 10_000, 100_000
_KEYS = ("schema", "id", "text", "name", "format", "sources", "citations", "offsets", "data")
_SOURCE_KEYS = ("id", "name", "text", "format", "metadata")
_CITATION_KEYS = ("start", "end", "source", "sources")
NOTHING_SAID = Metadata()
Id = str | int


@dataclass(frozen=True, slots=True)
class InlineSource:
    """A source whose text stands in the record; `name` is what the report calls it by."""

    name: str
    text: str
    id: str | None = None
    format: str | None = None
    metadata: Metadata = NOTHING_SAID


@dataclass(frozen=True, slots=True)
class Record:
    """One text to check. `given` counts in code points, whatever the record counts in (`offsets`)."""

    id: Id
    text: str
    name: str
    format: str | None = None
    sources: tuple[InlineSource | str, ...] | None = None
    """Texts, and names of sources or folders of the library; None where the whole library is meant."""
    given: tuple[Given, ...] = ()
    offsets: Unit = Unit.CODE_POINTS


def record_of(value: object) -> Record:
    """The record that a JSON value is; BadRecordError says in one sentence why it is none."""
    fields = _fields(value, "the record", _KEYS)
    if fields.get("schema", SCHEMA) != SCHEMA:
        raise BadRecordError(f"The schema is {_shown(fields['schema'])}, not {SCHEMA!r}.")
    id = _id(fields.get("id"))
    text = _text(fields, "text", "the record")
    unit = _unit(fields.get("offsets", Unit.CODE_POINTS.value))
    sources = _sources(fields["sources"]) if fields.get("sources") is not None else None
    return Record(
        id=id,
        text=text,
        name=_optional(fields, "name", "the record") or str(id),
        format=_optional(fields, "format", "the record"),
        sources=sources,
        given=_given(fields.get("citations") or (), sources or (), Ruler(text, unit)),
        offsets=unit,
    )


def id_of(value: object) -> Id | None:
    """The id of what may be no record; None where it has none."""
    id = value.get("id") if isinstance(value, Mapping) else None
    return id if isinstance(id, (str, int)) and not isinstance(id, bool) else None


def _id(value: object) -> Id:
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return value
    raise BadRecordError(f"The record's 'id' must be a text or a whole number, not {_shown(value)}.")


def _unit(value: object) -> Unit:
    for unit in Unit:
        if unit == value:
            return unit
    raise BadRecordError(f"'offsets' must be one of {', '.join(Unit)}, not {_shown(value)}.")


# -- sources ------------------------------------------------------------------------------------------------------


def _sources(value: object) -> tuple[InlineSource | str, ...]:
    values = [value] if isinstance(value, str) else _list(value, "'sources'", MOST_SOURCES)
    return tuple(_source(one, number) for number, one in enumerate(values))


def _source(value: object, number: int) -> InlineSource | str:
    if isinstance(value, str):
        return value
    where = f"source {number}"
    fields = _fields(value, where, _SOURCE_KEYS)
    id = None if fields.get("id") is None else str(_id(fields["id"]))
    name = _optional(fields, "name", where)
    if "text" not in fields and name is not None:
        return name
    return InlineSource(
        name=name or id or where,
        text=_text(fields, "text", where),
        id=id,
        format=_optional(fields, "format", where),
        metadata=_metadata(fields.get("metadata"), where),
    )


def _metadata(value: object, where: str) -> Metadata:
    """What is said of a source, by any name that a field goes by; what else a pipeline keeps there is its own."""
    if value is None:
        return Metadata()
    if not isinstance(value, Mapping):
        raise BadRecordError(f"In {where} 'metadata' must be an object, not {_shown(value)}.")
    return metadata_of({str(key).lower(): _words(said) for key, said in value.items()})


def _words(said: object) -> list[str]:
    values = said if isinstance(said, (list, tuple)) else [said]
    return [str(one) for one in values if isinstance(one, str) or _is_number(one)]


# -- citations ----------------------------------------------------------------------------------------------------


def _given(value: object, sources: Sequence[InlineSource | str], ruler: Ruler) -> tuple[Given, ...]:
    names = {one.id: one.name for one in sources if isinstance(one, InlineSource) and one.id is not None}
    given: list[Given] = []
    for number, one in enumerate(_list(value, "'citations'", MOST_CITATIONS)):
        where = f"citation {number}"
        fields = _fields(one, where, _CITATION_KEYS)
        span = _span(fields, where, ruler)
        cited = [fields["source"]] if "source" in fields else _list(fields.get("sources"), f"'sources' of {where}")
        given += [Given(span, _cited(source, sources, names, where)) for source in cited]
    return tuple(given)


def _span(fields: Mapping[str, object], where: str, ruler: Ruler) -> Span:
    start, end = fields.get("start"), fields.get("end")
    if not _is_number(start) or not _is_number(end):
        raise BadRecordError(f"In {where} 'start' and 'end' must be whole numbers.")
    if not 0 <= start <= end <= ruler.length:
        raise BadRecordError(
            f"In {where} the span from {start} to {end} does not lie in the text, which ends at {ruler.length}."
        )
    return Span(ruler.start(start), ruler.end(end))


def _cited(source: object, sources: Sequence[InlineSource | str], names: Mapping[str, str], where: str) -> str:
    """The name of the source that a citation gives by number or id; one that is not there is for a rule to tell."""
    if isinstance(source, str):
        return names.get(source, source)
    if not _is_number(source):
        raise BadRecordError(f"In {where} a source must be a number or an id, not {_shown(source)}.")
    if not 0 <= source < len(sources):
        return f"source {source}"
    one = sources[source]
    return one if isinstance(one, str) else one.name


# -- values -------------------------------------------------------------------------------------------------------


def _is_number(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _fields(value: object, where: str, known: Sequence[str]) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise BadRecordError(f"{where[:1].upper()}{where[1:]} must be an object, not {_shown(value)}.")
    for key in value:
        if key not in known:
            raise BadRecordError(f"{where[:1].upper()}{where[1:]} has a key {_shown(key)}{_nearest(key, known)}.")
    return value


def _nearest(key: object, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(str(key)[:_SHOWN], known, n=1, cutoff=0.5)
    return f" (did you mean {near[0]!r}?)" if near else f" (known are {', '.join(known)})"


def _list(value: object, what: str, most: int = MOST_CITATIONS) -> Sequence[object]:
    if not isinstance(value, (list, tuple)):
        raise BadRecordError(f"{what} must be a list, not {_shown(value)}.")
    if len(value) > most:
        raise BadRecordError(f"{what} may hold {most:,} at most.")
    return value


def _text(fields: Mapping[str, object], key: str, where: str) -> str:
    value = fields.get(key)
    if isinstance(value, str):
        return value
    if key not in fields:
        raise BadRecordError(f"There is no {key!r} in {where}.")
    raise BadRecordError(f"In {where} {key!r} must be a text, not {_shown(value)}.")


def _optional(fields: Mapping[str, object], key: str, where: str) -> str | None:
    value = fields.get(key)
    if value is None or isinstance(value, str):
        return value or None
    raise BadRecordError(f"In {where} {key!r} must be a text, not {_shown(value)}.")


_SHOWN = 60


def _shown(value: object) -> str:
    """A value as a message can show it."""
    if isinstance(value, (Mapping, list, tuple)):
        return "an object" if isinstance(value, Mapping) else "a list"
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return repr(value if len(value) <= _SHOWN else value[:_SHOWN] + "…")
    return str(value).lower() if isinstance(value, (bool, float)) else "a whole number"
