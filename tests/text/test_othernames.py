"""Names that stand for one another, by their stems."""

from __future__ import annotations

import pytest

import tieout
from tieout.model import Outcome
from tieout.text.othernames import key, of_one_name, others, under_one, with_others

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


def test_names_are_put_under_one() -> None:
    """Letters and the whole name come to the same; what else stands there is kept."""
    whole, letters = frozenset(key("United States")) | {"oban"}, frozenset(key("US")) | {"oban"}
    assert under_one(whole) == under_one(letters) != whole
    assert "oban" in under_one(whole)
    assert under_one(frozenset({"oban"})) == {"oban"}


def test_of_two_names_that_share_a_word_the_same_one_is_put_under_one_in_every_process() -> None:
    """Sets of words are gone through in another order in each process: what is found may not hang on that."""
    names = key("Czech Republic") + key("Democratic Republic of the Congo")
    assert under_one(frozenset(names)) == under_one(frozenset(key("DR Congo"))) | {"czech"}


def test_other_names_are_looked_for_too() -> None:
    """The whole name beside its letters, and the other way round."""
    assert frozenset(key("United Nations")) <= with_others(frozenset(key("UN")))
    assert frozenset(key("UN")) <= with_others(frozenset(key("United Nations")))
    assert with_others(frozenset({"oban"})) == {"oban"}


@pytest.mark.parametrize(("draft", "source"), [("UK", "United Kingdom"), ("United Kingdom", "U.K.")])
def test_prose_that_names_a_country_otherwise(draft: str, source: str) -> None:
    """A value is for the same country by whichever name, and so is another value."""
    said = "Lighthouses in the {} numbered {}, those in Norway 212."
    report = tieout.check(said.format(draft, 1043), {"log.txt": said.format(source, 1043)})
    assert [one.outcome for one in report.verdicts if one.item.text == "1043"] == [Outcome.TIES_OUT]
    lights = "In 2019 the {} had {} lighthouses."
    report = tieout.check(lights.format(draft, 1046), {"log.txt": lights.format(source, 1043)})
    assert [one.rule for one in report.findings if one.severity.value != "info"] == ["F102"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("chines", "china"),
        ("italy", "italian"),
        ("scottish", "scotland"),
        ("iraqy", "iraq"),
        ("norwegian", "norway"),
        ("portugues", "portugal"),
        ("congoles", "congo"),
        ("malawy", "malawian"),
        ("mauritius", "mauritian"),
    ],
)
def test_a_place_and_what_is_of_it_may_be_one(one: str, other: str) -> None:
    """They begin alike, and one of them ends as such words do; whichever stands first."""
    assert of_one_name(one, other)
    assert of_one_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("norway", "north"),
        ("oban", "dunmer"),
        ("pol", "polish"),
        ("malaysia", "malawy"),
        ("malawy", "malaysian"),
        ("austria", "australian"),
        ("slovakia", "slovenian"),
        ("romania", "roman"),
    ],
)
def test_names_that_only_begin_alike_are_two(one: str, other: str) -> None:
    """Or that are too short to tell."""
    assert not of_one_name(one, other)
