"""Cases: Harrow v. Pell, 12 Rep. 340, 345 (1931); Harrow, 12 Rep. at 345; 12 Rep. at 345; [1931] HC 12, [45]."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from tieout.items.citing.base import Form, Pointer
from tieout.items.citing.locators import end_of_range
from tieout.items.citing.page import Page
from tieout.model import CitationForm, Locator, LocatorKind, Span
from tieout.text.patterns import lazy

_WORD = r"(?:[A-Z][\w’'.&-]{0,30}|of|the|and|&|for|de|la|ex[ ]rel\.)"
_PARTY = rf"[A-Z][\w’'.&-]{{0,30}}(?:,?[ \n]{_WORD}){{0,8}}"
_REPORTER = r"[A-Z][\w.’']{0,11}(?:[ ][\w.’']{1,9}){0,3}"
_PINS = r"\d{1,5}(?:[-–]\d{1,5})?(?:,[ ]\d{1,5}(?:[-–]\d{1,5})?){0,5}"
_LEADING = frozenset("see in but and cf accord also compare with contra under quoting citing e.g".split())
_SIGN = lazy(r"[ \n]vs?\.?[ \n]|In re |Ex parte |Matter of ")
"""What every full citation has in its name; hardly any text that has none of them cites a case."""
_UNREPORTED = lazy(r"slip[ ]op|[ \n]Nos?\.[ ]")
_RANGE = lazy(r"(\d{1,5})(?:[-–](\d{1,5}))?")


@cache
def _full() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<name>(?:(?:In[ ]re|Ex[ ]parte|Matter[ ]of)[ ]{_PARTY}|{_PARTY}[ \n]vs?\.?[ \n]{_PARTY})),[ \n]"
        rf"(?P<cite>(?P<volume>\d{{1,4}})[ ](?P<reporter>{_REPORTER})[ ](?P<first>\d{{1,5}}))"
        rf"(?:,[ ](?P<pins>{_PINS}))?(?:[ ](?:&[ ])?nn?\.[ ]?\d{{1,3}})?[ \n]?"
        r"\((?:[^()]{0,60}[ ])?(?P<year>1[5-9]\d\d|20\d\d)\)"
    )


@cache
def _neutral() -> re.Pattern[str]:
    """Neutral citations, whose pin is a paragraph: [1931] HC 12 at [45]; 1931 SCC 12 at para 45."""
    return re.compile(
        rf"(?P<name>{_PARTY}[ \n]v\.?[ \n]{_PARTY}),?[ \n]"
        r"(?P<cite>(?:\[(?:1[5-9]|20)\d\d\]|(?:1[5-9]|20)\d\d)[ ][A-Z]{2,8}(?:[ ][A-Z][a-z]{1,6})?[ ]\d{1,5}(?![\w])"
        r"(?:[ ]\([A-Z][a-z]{1,7}\))?)"
        r"(?:,?[ ](?:at[ ])?(?:\[(?P<pin>\d{1,4})\](?:[-–]\[(?P<last>\d{1,4})\])?"
        r"|paras?\.?[ ](?P<para>\d{1,4})(?:[-–](?P<to>\d{1,4}))?))?"
    )


@cache
def _short() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<name>[A-Z][\w’'.-]{{1,30}}(?:[ ][A-Z][\w’'.-]{{1,30}}){{0,2}}),[ \n])?"
        rf"(?P<volume>\d{{1,4}})[ ](?P<reporter>{_REPORTER})[ ]at[ ](?P<pins>{_PINS})"
    )


@cache
def _slip() -> re.Pattern[str]:
    """Opinions that no reporter has yet: Harrow v. Pell, No. 21-447, slip op. at 3 (1931); Harrow, slip op. at 3."""
    return re.compile(
        rf"(?:(?P<name>{_PARTY}[ \n]vs?\.?[ \n]{_PARTY})|(?P<short>[A-Z][\w’'.-]{{1,30}})),"
        r"(?P<docket>[ \n]Nos?\.[ ][\w:.–-]{2,20}(?<![.,]))?(?:,?[ \n]slip[ ]op\.?|(?<=\d)(?=,?[ \n](?:at[ ]\d|\()))"
        rf"(?:,?[ ]at[ ](?P<pins>{_PINS}))?(?:[ ]\([^()]{{0,60}}(?P<year>1[5-9]\d\d|20\d\d)\))?"
    )


@cache
def _supra() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<name>[A-Z][\w’'.-]{{1,30}}),[ \n]supra(?:,?[ ]note[ ]\d{{1,4}})?,?(?:[ ]at[ ](?P<pins>{_PINS}))?"
    )


class Cases(Form):
    """A case with its reporter, and the short forms of one that was cited in full before."""

    order: ClassVar[int] = 20

    def find(self, page: Page) -> Iterator[Pointer]:
        if not _SIGN.search(page.prose):
            return
        known: dict[str, str] = {}
        for pointer in self._in_full(page):
            target = pointer.target
            for name in (_volume_of(target), target.split(" ", 1)[0].rstrip(",")):
                known.setdefault(name, target)
            yield pointer
        for found, pointer in self._slips(page, known):
            if found["name"]:
                known.setdefault(pointer.target.split(" ", 1)[0].rstrip(","), pointer.target)
            yield pointer
        for found in (*_short().finditer(page.prose), *_supra().finditer(page.prose)):
            cited = known.get(_short_volume(found)) or known.get(found["name"] or "")
            if cited and page.is_running(found.start()) and not page.is_quoted(found.start()):
                yield Pointer(Span(*found.span()), CitationForm.CASE, cited, _pins(page, found))

    @staticmethod
    def _slips(page: Page, known: dict[str, str]) -> Iterator[tuple[re.Match[str], Pointer]]:
        for found in _slip().finditer(page.prose) if _UNREPORTED.search(page.prose) else ():
            if not page.is_running(found.start()) or page.is_quoted(found.start()):
                continue
            name, start = _name(found) if found["name"] else (known.get(found["short"], ""), found.start())
            if name:
                yield found, Pointer(Span(start, found.end()), CitationForm.CASE, name, _pins(page, found))

    @staticmethod
    def _in_full(page: Page) -> Iterator[Pointer]:
        for found in _full().finditer(page.prose):
            if page.is_running(found.start()) and not page.is_quoted(found.start()):
                name, start = _name(found)
                target = f"{name}, {found['cite']} ({found['year']})"
                yield Pointer(Span(start, found.end()), CitationForm.CASE, target, _pins(page, found))
        for found in _neutral().finditer(page.prose):
            if page.is_running(found.start()) and not page.is_quoted(found.start()):
                name, start = _name(found)
                pins = _paragraphs(page, found)
                yield Pointer(Span(start, found.end()), CitationForm.CASE, f"{name}, {found['cite']}", pins)


def _name(found: re.Match[str]) -> tuple[str, int]:
    """The name of a case without the words that lead up to it ("See Harrow v. Pell"), and where it begins."""
    words = found["name"].split()
    start = found.start("name")
    text = found["name"]
    while len(words) > 3 and words[0].rstrip(",.").lower() in _LEADING and words[:2] != ["In", "re"]:
        cut = text.index(words[0]) + len(words[0])
        rest = text[cut:].lstrip()
        start += len(text) - len(rest)
        text, words = rest, words[1:]
    return " ".join(words), start


def _volume_of(target: str) -> str:
    """What a short form repeats of a case: the volume and the reporter."""
    cite = target.rpartition(", ")[2]
    return " ".join(cite.partition(" (")[0].split()[:-1])


def _short_volume(found: re.Match[str]) -> str:
    groups = found.groupdict()
    return f"{groups['volume']} {groups['reporter']}" if groups.get("volume") else ""


def _pins(page: Page, found: re.Match[str]) -> tuple[Locator, ...]:
    if not found["pins"]:
        return ()
    base = found.start("pins")
    return tuple(
        _locator(page, LocatorKind.PAGE, one[1], one[2], Span(base + one.start(), base + one.end()))
        for one in _RANGE.finditer(found["pins"])
    )


def _paragraphs(page: Page, found: re.Match[str]) -> tuple[Locator, ...]:
    group = "pin" if found["pin"] else "para"
    if not found[group]:
        return ()
    last = found["last" if group == "pin" else "to"]
    return (_locator(page, LocatorKind.PARAGRAPH, found[group], last, Span(*found.span(group))),)


def _locator(page: Page, kind: LocatorKind, first: str, last: str | None, span: Span) -> Locator:
    return Locator(
        kind,
        (int(first),),
        (end_of_range(first, last or first),),
        page.prose[slice(*span)],
        page.document.offsets.span(span),
    )
