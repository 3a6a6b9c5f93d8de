"""The page for a browser, as text: what it holds, that it is whole, and that nothing of a draft is more than text."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from tests.reports.factory import document, full_report
from tieout.model import Fix, Report, Span, TextEdit
from tieout.reports import Appearance, find
from tieout.reports.marking import Marked, segments

VOID = frozenset({"meta", "br"})
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>\"'$style ]]> --> \x00\x1b[2J \u202e </blockquote></div>"
)


class Page(HTMLParser):
    """A page as a parser takes it in: its elements in order, the text, and whether every element was closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def of(self, name: str, value: str) -> list[dict[str, str | None]]:
        """The attributes of the elements that have one of this value."""
        return [attributes for _, attributes in self.elements if attributes.get(name) == value]


def page_of(report: Report) -> tuple[str, Page]:
    """The page of a report, and what a parser makes of it."""
    text = find("html").render(report, Appearance())
    return text, Page(text)


def test_every_item_has_a_card_and_a_mark() -> None:
    """And each mark leads to its card, each card back to its first mark."""
    _, page = page_of(full_report())
    cards = {str(card["id"]) for card in page.of("class", "card")}
    marks = [attributes for tag, attributes in page.elements if tag == "a" and "data-outcome" in attributes]
    assert len(cards) == len(full_report().verdicts) + 1
    assert {str(mark["href"])[1:] for mark in marks} == cards
    assert {str(mark["id"])[2:] for mark in marks if "id" in mark} == cards


def test_the_draft_stands_there_word_for_word() -> None:
    """Marks take nothing away and add nothing."""
    text, _ = page_of(full_report())
    inside = text.partition('<div class="text">')[2].partition("</div>")[0]
    assert "".join(Page(inside).words) == full_report().documents[0].text


def test_all_outcomes_can_be_told_apart() -> None:
    """Findings, what was accepted, what is unchecked and what ties out each have a switch."""
    _, page = page_of(full_report())
    switches = [one["data-outcome"] for one in page.of("type", "button") if "data-outcome" in one]
    assert switches == ["finding", "unchecked", "ties-out", "accepted"]


def test_what_a_draft_holds_is_text() -> None:
    """Scripts, markup, controls and marks of direction in drafts, sources, paths and messages are shown, not run."""
    report = full_report()
    fix = Fix(safe=True, edits=(TextEdit(Span(0, 0), HOSTILE),))
    findings = tuple(replace(one, message=HOSTILE, derivation=HOSTILE, fix=fix) for one in report.findings)
    drafts = (replace(document(), path=HOSTILE, text=document().text.replace("candle", "<b>dle")),)
    sources = tuple(replace(source, path=HOSTILE, problem=HOSTILE) for source in report.sources)
    hostile = replace(report, documents=drafts, sources=sources, findings=findings, notes=(HOSTILE,), unread=(HOSTILE,))
    text, page = page_of(hostile)
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert not {"img", "b"} & {tag for tag, _ in page.elements}
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e]", text)
    assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes)


def test_the_policy_knows_the_page_s_own_script_and_style() -> None:
    """And no others: the digests in the head are those of what stands there."""
    text, page = page_of(full_report())
    (policy,) = (one["content"] for one in page.of("http-equiv", "Content-Security-Policy"))
    for element in ("script", "style"):
        inside = re.findall(f"<{element}>(.*?)</{element}>", text, re.DOTALL)
        assert len(inside) == 1
        assert b64encode(sha256(inside[0].encode()).digest()).decode() in str(policy)
    assert str(policy).startswith("default-src 'none';")


def test_nothing_is_fetched() -> None:
    """No address stands in the page, and every link stays on it."""
    text, page = page_of(full_report())
    assert not re.search(r"https?:|url\(|@import|src=", text)
    assert all(str(attributes["href"]).startswith("#") for _, attributes in page.elements if "href" in attributes)


SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: Span(min(pair), max(pair)))


@given(st.lists(st.tuples(SPANS, st.sampled_from(["finding", "unchecked", "ties-out"])), max_size=12))
def test_segments_cover_the_text_once(made: list[tuple[Span, str]]) -> None:
    """Each character is in one stretch, shown as part of the shortest item that covers it."""
    text = "x" * 30
    items = [Marked(span, f"c{number}", outcome) for number, (span, outcome) in enumerate(made)]
    found = list(segments(text, items))
    assert "".join(text[slice(*span)] for span, _ in found) == text
    for span, marked in found:
        covering = [item for item in items if item.span.holds(span)]
        shortest = min((item.span.length for item in covering), default=None)
        assert (marked.span.length if marked else None) == shortest
