"""Names that stand for one another, by their stems."""

from __future__ import annotations

import pytest

import tieout
from tieout.model import Outcome
from tieout.text.othernames import key, others

TABLE = "Country,Lighthouses\nNorway,212\n{name},1043\nFiji,31\n"


def test_letters_and_the_whole_name_are_one() -> None:
    """Full stops and the article make no difference; a name is not among its own others."""
    assert key("the United States of America") in others(key("U.S."))
    assert key("U.A.E.") in others(key("United Arab Emirates"))
    assert key("USA") not in others(key("USA"))


def test_most_names_have_no_others() -> None:
    """What is not known to be the same is not guessed from its letters."""
    assert others(key("Norway")) == ()
    assert others(key("United")) == ()


@pytest.mark.parametrize("name", ["USA", "US", "United States", "U.S."])
@pytest.mark.parametrize("said", ["the United States", "the U.S.", "the USA"])
def test_a_row_is_found_by_another_name(name: str, said: str) -> None:
    """The same value ties out under whichever name, another one is contradicted."""
    sources = {"lights.csv": TABLE.format(name=name)}
    (right,) = tieout.check(f"There were 1,043 lighthouses in {said}.", sources, select=["F"]).verdicts
    assert right.outcome is Outcome.TIES_OUT
    assert right.passages[0].location.row == 3
    report = tieout.check(f"There were 1,143 lighthouses in {said}.", sources, select=["F"])
    assert [finding.rule for finding in report.findings] == ["F102"]


def test_a_pronoun_is_no_country() -> None:
    """Without its capitals "us" names no row: the figure is not held against it."""
    sources = {"lights.csv": TABLE.format(name="US")}
    report = tieout.check("The keeper told us of 77 lighthouses.", sources, select=["F"])
    assert "F102" not in {finding.rule for finding in report.findings}
