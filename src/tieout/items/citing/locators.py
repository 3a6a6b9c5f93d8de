"""Places in a source as citations give them: "pp. 12-14", "¶ 23", "line 7", "§ 4", "[00:12:30]"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieout.model import Document, Locator, LocatorKind, Span
from tieout.text.patterns import lazy

_N = r"(?P<{0}>\d{{1,5}})(?:[ \t]?[-–—][ \t]?(?P<{0}_to>\d{{1,5}}))?"
_LOCATOR = lazy(
    r"(?<!\w)(?:"
    rf"(?:[Pp]ages?|[Pp]p?\.)[ \t\n]?{_N.format('page')}"
    rf"|(?:¶¶?|[Pp]aragraphs?|[Pp]aras?\.?)[ \t\n]?{_N.format('paragraph')}"
    rf"|(?:[Ll]ines?|ll?\.)[ \t\n]?{_N.format('line')}"
    rf"|(?:§§?|[Ss]ections?|[Ss]ecs?\.)[ \t\n]?{_N.format('section')}"
    r"|(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:[ \t]?[-–—][ \t]?(?P<time_to>\d{1,2}:\d{2}(?::\d{2})?))?(?![ \t]?[ap]\.?m)"
    r")(?![\w:])",
)
_BARE = lazy(r"[ \t]*(?P<page>\d{1,5})(?:[ \t]?[-–—][ \t]?(?P<page_to>\d{1,5}))?[ \t]*$")
SIGN = r"(?:§{1,2}|¶{1,2}(?=[ \u00a0]?\d{1,4}\.\d))[ \u00a0]?"
"""What stands before a section; a paragraph in two numbers ("¶ 4.2") is one, too."""
SECTION = r"\d[\w:-]{0,12}(?:\.\d[\w-]{0,8}){0,3}(?:\(\w{1,5}\)){0,6}"
"""A section and what is smaller: 14-302(a), 4.2, 1983(b)(2)."""
_RANGE = r"(?:[-–](?:\(\w{1,5}\)|\d[\w.-]{0,12}(?<!\.)))?"
SECTIONS = (
    rf"(?:(?!§§|¶¶){SIGN}{SECTION}{_RANGE}"
    rf"|(?=§§|¶¶){SIGN}{SECTION}{_RANGE}(?:(?:,|,? and|,? or)[ ]{SECTION}{_RANGE}(?!\w|[ ][A-Z])){{0,5}})"
)
"""One section or, behind a double sign, several."""
_ONE_SECTION = lazy(
    r"(?:[§¶]{1,2}[ \u00a0]?)?(?<![\w(.-])(?P<number>\d{1,6}(?:[.:-]\d{1,6}){0,4})(?:\(\w{1,5}\)){0,6}"
    r"(?:–(?P<last>\d[\d.]{0,12}))?"
)
_DIGITS = lazy(r"\d+")
_KINDS = tuple(kind for kind in LocatorKind if kind is not LocatorKind.TIME)


def locators_in(document: Document, start: int, end: int) -> tuple[Locator, ...]:
    """The locators of a stretch of the document's prose."""
    return tuple(_locator(document, found) for found in _LOCATOR.finditer(document.prose, start, end))


def locators_after(document: Document, start: int, end: int) -> tuple[Locator, ...]:
    """The same of a stretch behind a key or a year, where a bare number is a page."""
    found = locators_in(document, start, end)
    bare = None if found else _BARE.match(document.prose, start, end)
    return (_locator(document, bare),) if bare else found


def sections_in(document: Document, start: int, end: int) -> tuple[Locator, ...]:
    """The sections that a stretch such as "§§ 4.2(a), 4.3" names; what is smaller than a section is not told apart."""
    return tuple(_section(document, found) for found in _ONE_SECTION.finditer(document.prose, start, end))


def _section(document: Document, found: re.Match[str]) -> Locator:
    first, last = found["number"], found["last"] or found["number"]
    if "." in first and "-" in first:  # "4.2-4.4"; "14-302" is one
        first, _, last = first.partition("-")
    start, end = (tuple(map(int, _DIGITS.findall(one))) for one in (first, last))
    return Locator(LocatorKind.SECTION, start, end, found.group(), document.offsets.span(Span(*found.span())))


def _locator(document: Document, found: re.Match[str]) -> Locator:
    kind, first, last = next(_numbers(found.groupdict()))
    start, end = found.span()
    while document.prose[start].isspace():
        start += 1
    span = document.offsets.span(Span(start, start + len(document.prose[start:end].rstrip())))
    return Locator(kind, (first,), (last,), document.prose[start:end].strip(), span)


def _numbers(groups: dict[str, str | None]) -> Iterator[tuple[LocatorKind, int, int]]:
    if clock := groups.get("time"):
        yield LocatorKind.TIME, seconds(clock), seconds(groups.get("time_to") or clock)
    for kind in _KINDS:
        if first := groups.get(kind.value):
            yield kind, int(first), end_of_range(first, groups.get(f"{kind.value}_to") or first)


def end_of_range(first: str, last: str) -> int:
    """The end of a range, of which only the digits that change may be written ("112-14")."""
    return int(first[: len(first) - len(last)] + last) if len(last) < len(first) else int(last)


def seconds(clock: str) -> int:
    """A time as seconds: "1:02:03" is hours, minutes and seconds, "12:30" minutes and seconds."""
    total = 0
    for part in clock.split(":"):
        total = total * 60 + int(part)
    return total
