"""What documents say of themselves, and where their links lead."""

from __future__ import annotations

import time

import pytest

from tieout.documents import read_text
from tieout.model import Metadata


def said(text: str, name: str) -> Metadata:
    """The metadata of a text of that name."""
    return read_text(text, name, "s1").metadata


def test_front_matter() -> None:
    """Values, lists in brackets and on lines, names of entries, comments, quotes."""
    text = (
        "---\ntitle: 'The log: a history'\nauthors:\n  - Jane Doe\n  - name: Ann Roe\n    url: x\n"
        "date: 3 May 2019 # or so\nPublisher: Harbour Press\nlang: en-GB\nkind: Machine transcript\n"
        "tags: [a, b]\n---\n\n# H\n"
    )
    found = said(text, "a.md")
    assert (found.title, found.authors, found.date) == ("The log: a history", ("Jane Doe", "Ann Roe"), "2019-05-03")
    assert (found.outlet, found.language, found.kind) == ("Harbour Press", "en-GB", "machine-transcript")


def test_front_matter_in_toml() -> None:
    """Between lines of plus signs."""
    found = said('+++\ntitle = "The log"\nauthors = ["Jane Doe"]\ndate = 2019-05-03\n+++\n\nIt was lit.\n', "a.md")
    assert (found.title, found.authors, found.date) == ("The log", ("Jane Doe",), "2019-05-03")


def test_the_head_of_a_page() -> None:
    """JSON-LD goes before tags, tags before the title, the canonical address before another."""
    text = """<html lang="en"><head><title>T | Site</title><meta property="og:site_name" content="Gazette">
    <meta property="og:url" content="https://x.example/amp"><link rel="canonical" href="https://x.example/a">
    <script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Fares",
    "author": [{"name": "Jane Doe"}], "datePublished": "2019-05-03T10:00:00Z"}]}</script></head>
    <body><p>Fares.</body></html>"""
    assert said(text, "a.html") == Metadata(
        title="Fares",
        authors=("Jane Doe",),
        outlet="Gazette",
        date="2019-05-03",
        url="https://x.example/a",
        language="en",
    )


def test_a_heading_and_a_name() -> None:
    """Where nothing else is said."""
    assert said("# The log\n\nIt was lit.", "2019-05-03 log.md") == Metadata(title="The log", date="2019-05-03")
    assert said("THE LOG\n\nIt was lit.", "log.txt").title == "THE LOG"
    assert said("It was lit on every night of the war but one.\n\nIt was lit.", "log.txt").title is None


def test_links_lead_where_they_lead() -> None:
    """In Markdown and in HTML."""
    markdown = read_text("See [the *log*][l] and <https://x.example>.\n\n[l]: https://x.example/log", "a.md", "d1")
    page = read_text('<p>See <a href="https://x.example/log">the <i>log</i></a>, <a href="#n">1</a>.', "a.html", "d1")
    assert [(markdown.prose[slice(*link.span)], link.target) for link in markdown.links] == [
        ("the log", "https://x.example/log"),
        ("https://x.example", "https://x.example"),
    ]
    assert [(page.prose[slice(*link.span)], link.target) for link in page.links] == [
        ("the log", "https://x.example/log")
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("---\n" + "a: [" * 15_000 + "\n---\n", "a.md"),
        ("---\n" + "- " * 30_000 + "\n---\n", "a.md"),
        ("+++\na = " + "[" * 20_000 + "\n+++\n", "a.md"),
        ('<script type="application/ld+json">' + "[" * 100_000 + "</script><p>x", "a.html"),
        ('<meta name="author" content="x">' * 50_000, "a.html"),
        ('<a href="x">' * 50_000, "a.html"),
    ],
)
def test_hostile_heads_cost_little(text: str, name: str) -> None:
    """Neither depth nor number brings them down."""
    started = time.process_time()
    read_text(text, name, "s1")
    assert time.process_time() - started < 10
