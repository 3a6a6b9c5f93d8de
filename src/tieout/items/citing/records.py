"""The record of a case: Tr. 45:12-46:3; Lane Dep. 12:4-9; Compl. ¶ 23; Ex. A at 3; R. 112."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from tieout.items.citing.base import Form, Pointer
from tieout.items.citing.locators import SECTIONS, end_of_range, sections_in
from tieout.items.citing.page import Page
from tieout.model import CitationForm, Locator, LocatorKind, Span
from tieout.text.patterns import lazy

_PAPER = (
    r"(?:(?:Trial|Hr[’']g|Hearing|Dep\.|Depo\.)[ ])?Tr\.|Dep\.|Depo\.|(?:Am\.[ ]|Second[ ]Am\.[ ])?Compl\."
    r"|Ans\.|Answer|Aff\.|Affidavit|Decl\.|Declaration|Ex\.[ ][A-Z\d]{1,4}|Exhibit[ ][A-Z\d]{1,4}"
    r"|Rec\.|R\.|J\.A\.|App\.|Br\.|Op\.|Mot\.|Stip\.|Report|(?:ECF|Dkt\.)[ ](?:No\.[ ])?\d{1,4}"
)
_LINES = r"\d{1,4}:\d{1,2}(?:[-–]\d{1,4}(?::\d{1,2})?)?"
_PLACE = (
    rf"(?:(?P<lines>{_LINES}(?:,[ ]{_LINES}){{0,5}})"
    r"|¶{1,2}[ ]?(?P<paragraphs>\d{1,4}(?:[-–]\d{1,4})?(?:,[ ]\d{1,4})*)"
    r"|(?P<pages>\d{1,5}(?:[-–]\d{1,5})?(?:,[ ]\d{1,5}(?:[-–]\d{1,5})?)*))"
)
_ID = r"Id|Ibid|(?:(?<=[Ss]ee )|(?<=[Aa]lso )|(?<=[Cc]f\. )|(?<=with )|(?<=[Aa]ccord )|(?<=; ))(?:id|ibid)"
_LEADS = frozenset("see in but cf compare with accord also under per and".split())
_SECTION = rf"(?P<sections>{SECTIONS})"
_ONE_LINES = lazy(r"(\d{1,4}):(\d{1,2})(?:[-–](\d{1,4})(?::(\d{1,2}))?)?")
_ONE = lazy(r"(\d{1,5})(?:[-–](\d{1,5}))?")


@cache
def _record() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.])(?P<paper>(?:[A-Z][\w’'-]{{1,30}}[ ]){{0,2}}(?:{_PAPER}))[ \n](?:at[ ])?{_PLACE}(?![\w:%])"
    )


@cache
def _numbered() -> re.Pattern[str]:
    """Whatever is cited by its paragraphs: Lease ¶ 7; Order of Reference ¶¶ 3-4."""
    return re.compile(
        r"(?<![\w.])(?P<paper>[A-Z][\w’'-]{1,30}(?:[ ](?:of|the|and|[A-Z][\w’'.-]{1,30})){0,4})[ \n]"
        r"¶{1,2}[ ]?(?P<paragraphs>\d{1,4}(?:[-–]\d{1,4})?(?:,[ ]\d{1,4})*)(?![\w:%])(?P<lines>(?!))?(?P<pages>(?!))?"
    )


@cache
def _back() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{_ID})\.(?:,?[ ](?:at[ ])?(?:{_SECTION}|{_PLACE}))?(?![\w:%])")


class Records(Form):
    """A paper of the record, with its page and line, paragraph or page."""

    order: ClassVar[int] = 21

    def find(self, page: Page) -> Iterator[Pointer]:
        written = [*_record().finditer(page.prose), *(_numbered().finditer(page.prose) if "¶" in page.prose else ())]
        for found in written:
            if page.is_running(found.start()) and not page.is_quoted(found.start()):
                paper = " ".join(found["paper"].split())
                start = found.start()
                while " " in paper and paper.partition(" ")[0].rstrip(".,").lower() in _LEADS:
                    lead, _, paper = paper.partition(" ")
                    start += len(lead) + 1
                yield Pointer(Span(start, found.end()), CitationForm.RECORD, paper, _locators(page, found))


class Back(Form):
    """Id., Id. at 346, Ibid.: the citation before once more."""

    order: ClassVar[int] = 22

    def find(self, page: Page) -> Iterator[Pointer]:
        for found in _back().finditer(page.prose):
            if page.is_running(found.start()) and not page.is_quoted(found.start()):
                locators = _locators(page, found) or sections_in(page.document, *found.span("sections"))
                yield Pointer(Span(*found.span()), CitationForm.BACK, found.group(), locators, repeats=True)


def _locators(page: Page, found: re.Match[str]) -> tuple[Locator, ...]:
    if found["lines"]:
        return tuple(_lined(page, one, found.start("lines")) for one in _ONE_LINES.finditer(found["lines"]))
    for group, kind in (("paragraphs", LocatorKind.PARAGRAPH), ("pages", LocatorKind.PAGE)):
        if found[group]:
            base = found.start(group)
            return tuple(_plain(page, kind, one, base) for one in _ONE.finditer(found[group]))
    return ()


def _lined(page: Page, one: re.Match[str], base: int) -> Locator:
    """A page and a line, to a line of the same page or of another."""
    start = (int(one[1]), int(one[2]))
    end = (int(one[3]), int(one[4])) if one[4] else (start[0], int(one[3] or one[2]))
    return _at(page, LocatorKind.PAGE, start, end, Span(base + one.start(), base + one.end()))


def _plain(page: Page, kind: LocatorKind, one: re.Match[str], base: int) -> Locator:
    end = end_of_range(one[1], one[2] or one[1])
    return _at(page, kind, (int(one[1]),), (end,), Span(base + one.start(), base + one.end()))


def _at(page: Page, kind: LocatorKind, start: tuple[int, ...], end: tuple[int, ...], span: Span) -> Locator:
    return Locator(kind, start, end, page.prose[slice(*span)], page.document.offsets.span(span))
