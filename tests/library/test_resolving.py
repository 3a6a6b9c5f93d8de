"""From citations to the sources that they mean."""

from __future__ import annotations

import pytest

from tieout.documents import read_text
from tieout.library import Library
from tieout.library.finders.citations import CitationFinder
from tieout.library.naming import Names
from tieout.model import Citation, CitationForm, Location, Missing, Reason, Resolution, Span

SOURCES = {
    "log.md": "---\ntitle: The log of the lamp\nauthors: [Jane Doe, Ann Roe]\ndate: 2019\nkey: log19\n---\nLit.",
    "gazette-may.md": "---\noutlet: Harbour Gazette\ndate: 2019-05-03\ntitle: Fares will not rise\n---\n\nFares.",
    "gazette-june.md": "---\noutlet: Harbour Gazette\ndate: 2019-06-04\nurl: https://www.gazette.example/june/?id=1\n---\nJ.",
    "radio.txt": "SOUND RADIO, THE MORNING PROGRAMME\n\nGood morning.",
    "a-winter-without-boats.html": "<title>Winter</title><p>No boats.",
    "Tarn_and_Holt-2014-nets.txt": "Nets are knots.",
}


def library() -> Library:
    """Six sources, known by this and that."""
    return Library.of(read_text(text, name, name) for name, text in SOURCES.items())


def resolved(form: CitationForm, target: str, *addresses: str, partial: bool = False) -> Resolution:
    """What a citation resolves to."""
    citation = Citation(
        id="d1-c1",
        document="d1",
        span=Span(0, 1),
        location=Location(),
        text=target,
        form=form,
        target=target,
        addresses=addresses,
    )
    answer = CitationFinder(library(), partial=partial).find(read_text("x", "d", "d1"), citation)
    assert isinstance(answer, Resolution)
    return answer


MEANT = [
    (CitationForm.KEY, "log19", ["log.md"]),
    (CitationForm.KEY, "LOG19", ["log.md"]),
    (CitationForm.KEY, "radio", ["radio.txt"]),
    (CitationForm.URL, "http://gazette.example/june?id=1&utm_source=x#top", ["gazette-june.md"]),
    (CitationForm.LINK, "sources/radio.txt", ["radio.txt"]),
    (CitationForm.LINK, "https://x.example/2019/a-winter-without-boats/", ["a-winter-without-boats.html"]),
    (CitationForm.NOTE, "Jane Doe, The Log of the Lamp, p. 3", ["log.md"]),
    (CitationForm.NOTE, "“Fares will not rise”, Harbour Gazette, 3 May 2019", ["gazette-may.md"]),
    (CitationForm.NOTE, "Harbour Gazette, 4 June 2019, p. 2", ["gazette-june.md"]),
    (CitationForm.NOTE, "See radio.txt, 00:12:30.", ["radio.txt"]),
    (CitationForm.NOTE, "“Another story”, Harbour Gazette, 3 May 2019", []),
    (CitationForm.NOTE, "Harbour Gazette, 1 January 2001", []),
    (CitationForm.AUTHOR_YEAR, "Doe & Roe 2019", ["log.md"]),
    (CitationForm.AUTHOR_YEAR, "Doe 2018", []),
    (CitationForm.AUTHOR_YEAR, "Tarn & Holt 2014", ["Tarn_and_Holt-2014-nets.txt"]),
    (
        CitationForm.NOTE,
        "Tarn, L., & Holt, B. (2014). On knots. Harbour Papers, 3(1).",
        ["Tarn_and_Holt-2014-nets.txt"],
    ),
    (CitationForm.NOTE, "Roe, A. (2014). On Tarn and Holt.", []),
    (CitationForm.AUTHOR_YEAR, "Tarn 2015", []),
    (CitationForm.OUTLET, "Sound Radio", ["radio.txt"]),
    (CitationForm.OUTLET, "the Harbour Gazette", ["gazette-may.md", "gazette-june.md"]),
    (CitationForm.OUTLET, "Gazette, June 2019", ["gazette-june.md"]),
    (CitationForm.OUTLET, "Mountain Gazette", []),
]


@pytest.mark.parametrize(("form", "target", "expected"), MEANT)
def test_what_a_citation_means(form: CitationForm, target: str, expected: list[str]) -> None:
    """One source ties it out, several are ambiguous, none is missing."""
    addresses = (target,) if form in (CitationForm.LINK, CitationForm.URL) else ()
    found = resolved(form, target, *addresses)
    assert [source.path for source in found.sources] == expected
    assert (found.missing is Missing.ABSENT) == (not expected)
    assert found.reason is (None if len(expected) == 1 else Reason.AMBIGUOUS if expected else Reason.NO_SOURCE)


@pytest.mark.parametrize("title", ["***", "* * *"])
def test_a_title_without_a_word_names_nothing(title: str) -> None:
    """A page may be titled so; its file and its key still name it."""
    names = Names(Library.of([read_text(f"---\ntitle: '{title}'\nkey: star19\n---\nLit.", "stars.md", "s1")]).sources)
    assert names.metadata[0].title == title
    assert names.titles_in(["stars"]) == names.titles_in(["more", "and", "more"]) == []
    assert names.by_file("stars.md") == names.by_key("star19") == [0]


def test_a_note_that_refers_to_nothing_is_a_remark() -> None:
    """Nothing is missing."""
    found = resolved(CitationForm.NOTE, "but for one night, when there was no oil")
    assert (found.missing, found.reason) == (None, Reason.NOT_CHECKABLE)


def test_with_partial_sources_nothing_is_missed() -> None:
    """The source may be anywhere."""
    found = resolved(CitationForm.KEY, "none", partial=True)
    assert (found.missing, found.reason) == (None, Reason.NO_SOURCE)
