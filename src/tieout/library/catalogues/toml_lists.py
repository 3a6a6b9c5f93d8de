"""`sources.toml`: one list for a folder of sources; and `NAME.meta.toml`, beside the source that it describes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from tieout.library.catalogues.base import Catalogue, Entry, Listing
from tieout.model import SourceKind
from tieout.text.particulars import KNOWN, Fields, kind_named, metadata_of

SIDECAR = ".meta.toml"
_FILES = ("file", "files", "path")


class SourcesToml(Catalogue):
    """Tables `[[source]]` that name a `file`, or a table for each file, `["minutes.txt"]`."""

    suffix: ClassVar[str] = ".toml"

    def recognises(self, name: str) -> bool:
        return name == "sources.toml"

    def read(self, text: str, name: str) -> Listing:
        table, problems = _table(text)
        entries = []
        for file, said in _tables(table, problems):
            fields = _fields(said, file or "a source", problems)
            files = tuple(value for key in _FILES for value in fields.get(key, ())) or ((file,) if file else ())
            entries.append(Entry(metadata_of(fields), files))
        return Listing(tuple(entries), tuple(problems))


class Sidecar(Catalogue):
    """The settings of one source: `minutes.txt.meta.toml`, or `minutes.meta.toml`, beside `minutes.txt`."""

    suffix: ClassVar[str] = ".toml"

    def recognises(self, name: str) -> bool:
        return name.endswith(SIDECAR) and len(name) > len(SIDECAR)

    def read(self, text: str, name: str) -> Listing:
        table, problems = _table(text)
        beside = name[: -len(SIDECAR)]
        entry = Entry(metadata_of(_fields(table, "a source", problems)), (beside, f"{beside}.*"))
        return Listing((entry,) if table else (), tuple(problems))


def _table(text: str) -> tuple[dict[str, object], list[str]]:
    """The TOML of a text, and a sentence where it is none."""
    import tomllib  # imported late: most libraries have no list

    try:
        return tomllib.loads(text.replace("\r\n", "\n")), []
    except tomllib.TOMLDecodeError as error:
        what = str(error)
        return {}, [f"this is not valid TOML, and nothing of it was used: {what[:1].lower()}{what[1:]}."]
    except RecursionError:
        return {}, ["this is not valid TOML, and nothing of it was used: it is nested too deeply."]


def _tables(table: Mapping[str, object], problems: list[str]) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Each source's table, with the file where the table is named after it."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield name, value
        elif isinstance(value, list) and name in ("source", "sources"):
            yield from (("", one) for one in value if isinstance(one, dict))
        else:
            problems.append(f"{name!r} belongs to no source: begin one with [[source]].")


def _fields(said: Mapping[str, object], of: str, problems: list[str]) -> Fields:
    """The texts, numbers and dates by lower-case names; a field that means nothing is a problem."""
    found = {}
    for name, value in said.items():
        if name.lower() not in KNOWN and name.lower() not in _FILES:
            from difflib import get_close_matches

            near = get_close_matches(name.lower(), KNOWN, 1, 0.6)
            hint = f" (did you mean {near[0]!r}?)" if near else ""
            problems.append(f"there is no field {name!r} of {of}{hint}.")
            continue
        values = value if isinstance(value, list) else [value]
        found[name.lower()] = [str(one) for one in values if not isinstance(one, (dict, list, bool))]
    kinds = next((found[name] for name in ("kind", "source-kind", "source_kind") if name in found), [])
    problems.extend(
        f"there is no kind {kind!r} of {of}: use one of {', '.join(SourceKind)}."
        for kind in kinds
        if kind_named(kind) is None
    )
    return found
