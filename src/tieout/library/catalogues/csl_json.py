"""CSL-JSON, as reference managers export it: `sources.json` or any `*.csl.json`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import ClassVar

from tieout.library.catalogues.base import Catalogue, Entry, Listing
from tieout.text.particulars import metadata_of


class CslJson(Catalogue):
    """A list of objects with `id`, `title`, `author`, `issued`, `URL` and so on."""

    suffix: ClassVar[str] = ".json"

    def recognises(self, name: str) -> bool:
        return name == "sources.json" or name.endswith(".csl.json")

    def read(self, text: str, name: str) -> Listing:
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as error:
            what = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
            return Listing((), (f"this is not valid JSON, and nothing of it was used: {what}.",))
        items = data.get("items") if isinstance(data, dict) else data
        if not isinstance(items, list):
            return Listing((), ("this is not CSL-JSON, which is a list of references; nothing of it was used.",))
        broken = sum(not isinstance(item, dict) for item in items)
        problems = (f"{broken} of {len(items)} entries are no objects, and were left out.",) if broken else ()
        return Listing(tuple(_entry(item) for item in items if isinstance(item, dict)), problems)


def _entry(item: Mapping[str, object]) -> Entry:
    fields = {
        "title": list(_texts(item.get("title"))),
        "author": list(_people(item.get("author"))),
        "outlet": list(_texts(item.get("container-title"))) or list(_texts(item.get("publisher"))),
        "date": list(_date(item.get("issued"))),
        "url": list(_texts(item.get("URL"))),
        "key": list(_texts(item.get("citation-key"))) or list(_texts(item.get("id"))),
        "language": list(_texts(item.get("language"))),
        "kind": list(_texts(item.get("kind"))),
    }
    return Entry(metadata_of(fields), tuple(text for name in ("file", "path") for text in _texts(item.get(name))))


def _texts(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str) or (isinstance(one, (int, float)) and not isinstance(one, bool)):
            yield str(one)


def _people(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else []:
        if isinstance(one, dict):
            parts = [one.get(name) for name in ("given", "non-dropping-particle", "family")]
            name = one.get("literal") or " ".join(part for part in parts if isinstance(part, str))
            if isinstance(name, str):
                yield name


def _date(value: object) -> Iterator[str]:
    """The first date of `issued`: "date-parts", or as it was written."""
    if not isinstance(value, dict):
        yield from _texts(value)
        return
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        yield "-".join(str(part).zfill(2) for part in parts[0][:3])
    yield from _texts(value.get("raw") or value.get("literal"))
