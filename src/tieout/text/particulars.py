"""From fields as many hands name them (front matter, tags of a page, lists of references) to one Metadata."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace

from tieout.model import Metadata, SourceKind
from tieout.text.isodate import iso_date

Fields = Mapping[str, Sequence[str]]
"""Values by the name of their field, in lower case."""

LONGEST = 500
"""Characters of one value that are kept."""
MOST_AUTHORS = 100

_NAMES = {
    "title": "title headline name shorttitle",
    "authors": "authors author by byline creator",
    "outlet": "outlet publisher publication journal journaltitle newspaper container-title site site_name website "
    "magazine broadcaster",
    "date": "date published issued publishdate date_published datepublished published_time year",
    "url": "url link canonical source_url uri",
    "key": "key id citekey citation-key slug",
    "language": "language lang langid inlanguage locale",
    "kind": "kind source-kind source_kind",
}
KNOWN = {alias: field for field, aliases in _NAMES.items() for alias in aliases.split()}
"""The field of Metadata that each accepted name stands for."""


def metadata_of(given: Fields) -> Metadata:
    """What some fields say of a source; of several names for one thing the first that holds anything counts."""
    found: dict[str, list[str]] = {}
    for field, aliases in _NAMES.items():
        held = next((cleaned for alias in aliases.split() if (cleaned := _cleaned(given.get(alias, ())))), None)
        if held:
            found[field] = held
    one = {name: values[0] for name, values in found.items()}
    return Metadata(
        title=one.get("title"),
        authors=tuple(found.get("authors", ()))[:MOST_AUTHORS],
        outlet=one.get("outlet"),
        date=iso_date(one["date"]) if "date" in one else None,
        url=one.get("url"),
        key=one.get("key"),
        language=one["language"].replace("_", "-") if "language" in one else None,
        kind=kind_named(one.get("kind", "")),
    )


def kind_named(written: str) -> SourceKind | None:
    """The kind of source that a word names ("Machine transcript"); None where it names none."""
    wanted = "-".join(written.lower().replace("-", " ").replace("_", " ").split())
    return next((kind for kind in SourceKind if kind.value == wanted), None)


_NOTHING = Metadata()


def completed(first: Metadata, second: Metadata) -> Metadata:
    """The first, with what it does not say taken from the second."""
    if second == _NOTHING:
        return first
    if first == _NOTHING:
        return second
    gaps = {field.name: getattr(second, field.name) for field in fields(Metadata) if not getattr(first, field.name)}
    return replace(first, **gaps)


def _cleaned(values: Sequence[str]) -> list[str]:
    """The values on one line each and cut where they are too long; empty ones left out."""
    shortened = (" ".join(value[: 4 * LONGEST].split())[:LONGEST] for value in values)
    return [value for value in shortened if value]
