"""Whether the sources name a year at all."""

from __future__ import annotations

import pytest

import tieout

FERRY = "The chain ferry at Corrie was withdrawn when the new bridge opened."


def unnamed(draft: str, source: str, *, partial: bool = False) -> list[str]:
    """The words of a draft that F101 stands on."""
    report = tieout.check(draft, {"log.txt": source}, partial_sources=partial)
    return [draft[one.span.start : one.span.end] for one in report.findings if one.rule == "F101"]


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("The chain ferry at Corrie was withdrawn in 1963.", "1963"),
        ("The chain ferry at Corrie was withdrawn on 4 May 1963.", "4 May 1963"),
        ("The chain ferry at Corrie was withdrawn in the 1960s.", "1960s"),
    ],
)
def test_a_year_that_no_source_names_is_reported(draft: str, words: str) -> None:
    """Sources that tell of the event and name no such year do not have it."""
    assert unnamed(draft, FERRY) == [words]


def test_the_year_of_a_figure_is_reported_where_it_stands() -> None:
    """A figure may be right and its year be from nowhere."""
    assert unnamed("The yard at Oban built 412 boats in 1963.", "The yard at Oban built 412 boats.") == ["1963"]


@pytest.mark.parametrize(
    "source",
    [
        "The chain ferry at Corrie was withdrawn in May 1963.",
        "The chain ferry at Corrie, opened in 1950, was withdrawn thirteen years later.",
        "The chain ferry at Corrie ran from 1950, for 13 years, and was withdrawn.",
        "The chain ferry at Corrie was withdrawn in the season of 1962-63.",
        "The bakery in Oban shut its doors for good.",
    ],
)
def test_a_year_told_in_another_form_is_let_be(source: str) -> None:
    """A year may end a range or follow from another; of what the sources do not speak, nothing is said."""
    assert unnamed("The chain ferry at Corrie was withdrawn in 1963.", source) == []


def test_partial_sources_need_not_name_a_year() -> None:
    """Where the sources may be incomplete, a year that they lack is no fault."""
    assert unnamed("The chain ferry at Corrie was withdrawn in 1963.", FERRY, partial=True) == []


def test_a_table_need_not_say_of_which_year_it_is() -> None:
    """A figure of a table without years is not reported for its year."""
    report = tieout.check(
        "Vessels in Aldmouth in 2018 came to 412.", {"ports.csv": "Port,Vessels\nAldmouth,412\nOban,96\n"}
    )
    assert [one.rule for one in report.findings] == []
