"""Dates of a draft that are items of their own."""

from __future__ import annotations

import tieout


def dated(draft: str) -> list[str]:
    """The dates that are items."""
    report = tieout.check(draft, {"log.txt": "The ferry sails."})
    return [one.item.text for one in report.verdicts if one.item.kind.value == "date"]


def test_the_year_of_a_figure_is_checked_with_the_figure() -> None:
    """It is no item by itself."""
    assert dated("The yard built 412 boats in 1963.") == []


def test_the_year_of_what_is_no_figure_is_a_date() -> None:
    """A length of time told by its article alone is no figure, so nothing else would ask for the year."""
    assert dated("They set out on a year-long voyage in 1963.") == ["1963"]
