"""BibTeX and BibLaTeX, as far as a citation needs them: the entries, their keys and a few of their fields.

A file is cut at each line that opens with "@", so that an entry that is never closed costs only itself, and reading
is linear whatever the braces do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import ClassVar

from tieout.library.catalogues.base import Catalogue, Entry, Listing
from tieout.text.particulars import metadata_of
from tieout.text.patterns import lazy

_OPENS = lazy(r"^[ \t]*@(?=[ \t]*[A-Za-z])", re.MULTILINE)
_HEAD = lazy(r"\s*@\s*(?P<type>[A-Za-z]+)\s*[{(]")
_KEY = lazy(r"\s*(?P<key>[^\s,{}()\"=]+)\s*(?:,|(?=[})]))")
_FIELD = lazy(r"[\s,]*(?P<name>[A-Za-z][\w:+-]*)\s*=\s*")
_BARE = lazy(r"[^\s,#{}()\"]+")
_BRACES = lazy(r"\\.|[{}\"]", re.DOTALL)
_NEXT_PART = lazy(r"\s*#\s*")
_NOT_ENTRIES = frozenset({"comment", "preamble"})
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()

_ACCENT = lazy(r"""\\(?P<accent>["'`^~=.]|[uvHckr](?=[\s{]))\s*\{?\\?(?P<letter>[A-Za-z])\}?""")
_MARKS = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a",
}  # fmt: skip
_LETTERS = {
    r"\ss": "ß", r"\ae": "æ", r"\oe": "œ", r"\o": "ø", r"\O": "Ø", r"\l": "ł", r"\L": "Ł", r"\aa": "å", r"\AA": "Å",
    r"\i": "i",
}  # fmt: skip
_LETTER = lazy("(" + "|".join(map(re.escape, sorted(_LETTERS, key=len, reverse=True))) + r")(?![A-Za-z])\s*")
_COMMAND = lazy(r"\\[A-Za-z]+\s*|\\(?=[&%$#_{}\s])")


class BibTeX(Catalogue):
    """`*.bib`."""

    suffix: ClassVar[str] = ".bib"

    def recognises(self, name: str) -> bool:
        return name.endswith(".bib")

    def read(self, text: str, name: str) -> Listing:
        starts = [found.start() for found in _OPENS.finditer(text)]
        strings = {month: month for month in _MONTHS}
        entries: list[Entry] = []
        problems: list[str] = []
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            try:
                entry = _entry(text[start:end], strings)
            except _BrokenEntryError as broken:
                line = text.count("\n", 0, start) + 1 if len(problems) < _TOLD else 0
                problems.append(f"line {line}: {broken}")
                entry = broken.entry
            if entry is not None:
                entries.append(entry)
        return Listing(tuple(entries), _told(problems))


_TOLD = 20
"""So many broken entries are told of one by one."""


def _told(problems: list[str]) -> tuple[str, ...]:
    rest = len(problems) - _TOLD
    return (*problems[:_TOLD], *([f"{rest} more entries are broken."] if rest > 0 else []))


class _BrokenEntryError(Exception):
    """An entry that breaks off; `entry` is what could be read of it."""

    def __init__(self, message: str, entry: Entry | None) -> None:
        super().__init__(message)
        self.entry = entry


def _entry(text: str, strings: dict[str, str]) -> Entry | None:
    """The entry that a stretch holds; None where it is something else than a reference."""
    head = _HEAD.match(text)
    if head is None:
        raise _BrokenEntryError("an entry does not open with a brace, and was left out.", None)
    kind = head["type"].lower()
    if kind in _NOT_ENTRIES:
        return None
    if kind == "string":
        fields, _ = _fields(text, head.end(), strings)
        strings.update(fields)
        return None
    key = _KEY.match(text, head.end())
    if key is None:
        raise _BrokenEntryError("an entry has no key, and was left out.", None)
    fields, closed = _fields(text, key.end(), strings)
    entry = _described(key["key"], fields)
    if not closed:
        raise _BrokenEntryError(f"the entry {key['key']} is not closed; its first fields were read.", entry)
    return entry


def _fields(text: str, at: int, strings: dict[str, str]) -> tuple[dict[str, str], bool]:
    """The fields from an offset on, by lower-case names, and whether the entry is closed after them."""
    found: dict[str, str] = {}
    while field := _FIELD.match(text, at):
        value, at = _value(text, field.end(), strings)
        if at < 0:
            return found, False
        found.setdefault(field["name"].lower(), value)
    rest = text[at : at + 1000].lstrip(" \t\r\n,")
    return found, rest[:1] in ("}", ")")


def _value(text: str, at: int, strings: dict[str, str]) -> tuple[str, int]:
    """A value, its parts joined, and the offset after it; -1 where it does not end."""
    parts = []
    while True:
        opening = text[at : at + 1]
        if opening in ("{", '"') and opening:
            end = _closing(text, at)
            if end < 0:
                return "", -1
            parts.append(text[at + 1 : end])
            at = end + 1
        elif bare := _BARE.match(text, at):
            parts.append(strings.get(bare.group().lower(), bare.group()))
            at = bare.end()
        else:
            return "".join(parts), at if parts else -1
        joined = _NEXT_PART.match(text, at)
        if joined is None:
            return "".join(parts), at
        at = joined.end()


def _closing(text: str, at: int) -> int:
    """Where a value that opens with a brace or a quotation mark closes; -1 where it does not."""
    depth = 0
    quoted = text[at] == '"'
    for found in _BRACES.finditer(text, at + 1):
        sign = found.group()
        if sign == "{":
            depth += 1
        elif sign == "}":
            if depth == 0:
                return -1 if quoted else found.start()
            depth -= 1
        elif sign == '"' and quoted and depth == 0:
            return found.start()
    return -1


def _described(key: str, fields: dict[str, str]) -> Entry:
    said = {name: [_plain(value)] for name, value in fields.items()}
    people = fields.get("author") or fields.get("editor") or ""
    said["author"] = [_name(one) for one in re.split(r"\s+and\s+", people) if one.strip()]
    said["outlet"] = [
        plain
        for name in ("journaltitle", "journal", "newspaper", "booktitle", "publisher", "institution", "organization")
        if (plain := _plain(fields.get(name, "")))
    ][:1]
    said["date"] = said.get("date") or [_date(fields)]
    said["key"], said["id"] = [key], []
    return Entry(metadata_of(said), tuple(_files(fields.get("file", ""))))


def _date(fields: dict[str, str]) -> str:
    month = _plain(fields.get("month", "")).lower()[:3]
    number = f"{_MONTHS.index(month) + 1}" if month in _MONTHS else month
    parts = [_plain(fields.get("year", "")), number, _plain(fields.get("day", ""))]
    return "-".join(parts[: parts.index("")] if "" in parts else parts)


def _name(written: str) -> str:
    """ "Last, First" the way it is spoken; a name in braces as it is."""
    last, comma, first = _plain(written).partition(",")
    return f"{first.strip()} {last.strip()}" if comma and not written.lstrip().startswith("{") else _plain(written)


def _plain(value: str) -> str:
    """A value without its markup: accents put on their letters, braces and commands taken away."""
    text = _ACCENT.sub(lambda found: unicodedata.normalize("NFC", found["letter"] + _MARKS[found["accent"]]), value)
    text = _LETTER.sub(lambda found: _LETTERS[found.group(1)], text)
    text = _COMMAND.sub("", text).replace("{", "").replace("}", "").replace("~", " ")
    return " ".join(text.replace("---", "—").replace("--", "–").split())


def _files(value: str) -> Iterator[str]:
    """The paths of a `file` field: plain, or with a name before and a type behind ("Minutes:minutes.txt:text")."""
    for one in value.split(";"):
        parts = [part.strip() for part in one.strip().strip("{}").split(":")]
        path = parts[1] if len(parts) == 3 else parts[0] if len(parts) == 1 else ""
        if path:
            yield path
