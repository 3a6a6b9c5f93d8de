"""The page in a browser: keys, filters, what assistive technology makes of it, and the page at its largest.

Left out, and said to be, where there is no Chromium: `make test` installs it where it may.
"""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.reports.factory import document, full_report
from tieout.model import Box, Location, Outcome, Picture, Printed, Report, Span, Verdict
from tieout.reports import Appearance, find

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: the HTML page is not tried in a browser"),
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


def opened(browser: Browser, folder: Path, report: Report, *, scheme: str = "light", width: int = 1400) -> Page:
    """The report's page, opened from a disk; an error on the page, or anything it would fetch, fails the test."""
    file = folder / "report.html"
    file.write_text(find("html").render(report, Appearance()), "utf-8")
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 900},
        offline=True,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.on("console", lambda message: pytest.fail(message.text))
    page.goto(file.as_uri())
    return page


def test_j_and_k_go_through_the_items(browser: Browser, tmp_path: Path) -> None:
    """From none to the first, on, and back; the place is told."""
    page = opened(browser, tmp_path, full_report())
    for key in ("j", "j", "k"):
        page.keyboard.press(key)
    assert page.locator(".card.on").get_attribute("id") == page.locator(".card").first.get_attribute("id")
    assert page.evaluate("document.activeElement.classList.contains('card')")
    assert page.text_content("#count") == "item 1 of 10 shown"


def test_enter_goes_to_the_words_and_back(browser: Browser, tmp_path: Path) -> None:
    """From a card to its mark in the draft, and by the mark's link to the card again."""
    page = opened(browser, tmp_path, full_report())
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('.text a.on')")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('.card.on')")


def test_filters_hide_and_show(browser: Browser, tmp_path: Path) -> None:
    """By outcome, with a key or the button, and by rule."""
    page = opened(browser, tmp_path, full_report())
    page.keyboard.press("1")
    assert page.locator('.card[data-outcome="finding"]:visible').count() == 0
    page.locator('button[data-outcome="finding"]').click()
    page.select_option("#rule", "Q105")
    assert page.locator(".card:visible").count() == 1
    assert page.text_content("#count") == "1 shown"


def test_the_keys_are_told(browser: Browser, tmp_path: Path) -> None:
    """A question mark opens the list of keys, Escape closes it, and meanwhile no key does anything else."""
    page = opened(browser, tmp_path, full_report())
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("j")
    assert page.locator(".card.on").count() == 0
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()


@pytest.mark.parametrize("width", [400, 1400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_is_found(browser: Browser, tmp_path: Path, scheme: str, width: int) -> None:
    """axe finds no fault, in either scheme, wide and narrow, with an item chosen and with the keys shown."""
    page = opened(browser, tmp_path, full_report(), scheme=scheme, width=width)
    page.keyboard.press("j")
    assert Axe().run(page).response["violations"] == []
    page.keyboard.press("?")
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def with_pages(report: Report) -> Report:
    """The report with a black page for every passage, and a line on it marked."""
    picture = Picture(4, 4, zlib.compress(bytes(12)))
    printed = Printed(3, "iii", 600, 800, (Box(60, 300, 540, 312),))
    places = [(passage.source, passage.span) for verdict in report.verdicts for passage in verdict.passages]
    pictures = {(source, printed.page): picture for source, _ in places}
    return replace(report, printed=dict.fromkeys(places, (printed,)), pictures=pictures)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_shown_with_their_passage_marked(browser: Browser, tmp_path: Path, scheme: str) -> None:
    """The page's own policy lets its pictures be; axe finds no fault with them, and the whole page opens."""
    page = opened(browser, tmp_path, with_pages(full_report()), scheme=scheme)
    figure = page.locator(".plate").first
    assert figure.locator("svg").first.get_attribute("viewBox") == "0 258.0 600 96.0"
    figure.locator("summary").click()
    whole = figure.locator("svg").nth(1).bounding_box()
    assert whole is not None
    assert whole["height"] > whole["width"]
    assert Axe().run(page).response["violations"] == []


def test_without_scripts_the_page_can_be_read(browser: Browser, tmp_path: Path) -> None:
    """Every card stands there, and links lead to them."""
    file = tmp_path / "report.html"
    file.write_text(find("html").render(full_report(), Appearance()), "utf-8")
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(file.as_uri())
    assert page.locator(".card:visible").count() == 10
    assert not page.locator("nav").is_visible()


def test_five_thousand_items_stay_usable(browser: Browser, tmp_path: Path) -> None:
    """A key is answered in less than half a second."""
    text = "".join(f"Line {number}: “some words that nobody has said”.\n" for number in range(5000))
    draft, first = document(text), full_report().verdicts[0]
    places = [text.index("“", at) + 1 for at in range(len(text)) if text.startswith("Line ", at)]
    verdicts = tuple(
        Verdict(replace(first.item, id=f"q{number}", span=Span(at, at + 31), location=Location(number + 1, 10)),
                Outcome.FINDING, None, first.evidence)
        for number, at in enumerate(places)
    )  # fmt: skip
    report = replace(full_report(), documents=(draft,), verdicts=verdicts, findings=(), accepted=())
    page = opened(browser, tmp_path, report)
    took = page.evaluate(
        "() => { const began = performance.now();"
        " document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'j', bubbles: true}));"
        " document.body.getBoundingClientRect(); return performance.now() - began; }"
    )
    assert page.locator(".card.on").count() == 1
    assert took < 500
