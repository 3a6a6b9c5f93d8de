"""A figure of a change is borne out by the same part of the same change, and by no other."""

from __future__ import annotations

import pytest

import tieout

PROFIT = "Operating profit fell to £71.3 million from £84.9 million, as repairs cost more."
SCHOOL = "Enrolment at Fernhill School rose from 412 in 2018 to 455 in 2019."
GRAIN = "Grain exports of Tarnland fell by 12,400 tons in March, to 88,100 tons."
BEDS = "Admissions at the hospital dropped from 9,120 to 8,854 last winter."
MILL = "The mill employs 2,870 people, 140 fewer than a year ago."
TIDES = "Spring tides fell from 18.2 to 12.1 feet at Oban, from 18.0 to 13.4 at Crail, and from 18.3 to 15.6 at Wick."
YEARS = "Membership rose from 400 in 2018 to 412 in 2019, and from 412 to 455 in 2020."
WAITS = "Waiting times fell to 18 weeks from 23."


def _found(draft: str, source: str) -> list[tuple[str, str]]:
    report = tieout.check(draft, {"report.txt": source})
    return [(finding.rule, finding.message) for finding in report.findings]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (PROFIT, "Operating profit fell to £71.3 million."),
        (PROFIT, "Operating profit fell from £84.9 million to £71.3 million."),
        (PROFIT, "Operating profit was £71.3 million, down from £84.9 million."),
        (PROFIT, "Operating profit was £84.9 million the year before."),
        (SCHOOL, "Enrolment at Fernhill School rose to 412 in 2018."),
        (
            SCHOOL[:-1] + ", then fell to 412 in 2020.",
            "Enrolment at Fernhill School fell from 455 in 2019 to 412 in 2020.",
        ),
        (SCHOOL + " In 2020 it climbed to 480.", "Enrolment at Fernhill School rose from 455 to 480 in 2020."),
        (TIDES, "Spring tides at Wick fell from 18.3 to 15.6 feet."),
        (TIDES, "Spring tides at Crail fell from 18.0 to 13.4 feet."),
        (YEARS, "Membership rose from 400 in 2018 to 455 in 2020."),
        (GRAIN, "Tarnland exported 88,100 tons of grain in March."),
        (BEDS, "Admissions at the hospital had been 9,120 the winter before."),
        (BEDS, "Admissions at the hospital, 9,120 two winters ago, dropped to 8,854."),
        (MILL, "The mill employs 140 fewer people than a year ago."),
        (MILL, "The mill cut 140 jobs in a year."),
        ("Rents rose by 6.2 per cent in Marlow last year.", "Rents in Marlow were up 6.2% last year."),
        ("Ellen Marsh cut her staff from 31 to 24 and then hired again, to 31.", "Ellen Marsh has 31 staff."),
    ],
)
def test_the_same_part_of_a_change_bears_a_figure_out(source: str, draft: str) -> None:
    """However it is put, and whatever else the source goes on to say of it."""
    assert _found(draft, source) == []


@pytest.mark.parametrize(
    ("source", "draft", "theirs"),
    [
        (PROFIT, "Operating profit fell to £84.9 million.", "£71.3 million"),
        (WAITS, "Waiting times fell to 23 weeks.", "18 weeks"),
        (GRAIN, "Grain exports of Tarnland fell to 12,400 tons in March.", "88,100 tons for March"),
        (GRAIN, "Grain exports of Tarnland fell by 88,100 tons in March.", "12,400 tons for March"),
        (TIDES, "Spring tides fell from 18.2 to 13.4 feet.", "12.1 feet"),
        (BEDS, "Admissions at the hospital dropped to 9,120 last winter.", "8,854 for last winter"),
    ],
)
def test_another_part_of_the_change_has_another_value(source: str, draft: str, theirs: str) -> None:
    """What it rose from is not what it rose to, nor by how much it rose."""
    ((rule, message),) = _found(draft, source)
    assert rule == "F102"
    assert message.startswith(f"The source has {theirs}, not ")


@pytest.mark.parametrize(
    ("source", "draft", "words"),
    [
        (PROFIT, "Operating profit rose from £71.3 million to £84.9 million.", ("rose", "fell")),
        (SCHOOL, "Enrolment at Fernhill School fell from 455 in 2018 to 412 in 2019.", ("fell", "rose")),
        (WAITS, "Waiting times went up from 18 weeks to 23.", ("up", "fell")),
        (MILL, "The mill employs 140 more people than a year ago.", ("more", "fewer")),
        (
            "Rents rose by 6.2 per cent in Marlow last year.",
            "Rents in Marlow fell by 6.2 per cent last year.",
            ("fell", "rose"),
        ),
        ("The fleet lost 14 boats in the storm.", "The fleet grew by 14 boats.", ("grew", "lost")),
        ("Turnout was up 3.1 points on 2019.", "Turnout was down 3.1 points on 2019.", ("down", "up")),
        (TIDES, "Spring tides at Wick rose from 15.6 to 18.3 feet.", ("rose", "fell")),
        (GRAIN, "Grain exports of Tarnland rose by 12,400 tons in March.", ("rose", "fell")),
        ("Prices have gone up from $3 to $4 a gallon since May.", "Gallon prices fell to $3 from $4.", ("fell", "up")),
    ],
)
def test_the_other_way_is_named(source: str, draft: str, words: tuple[str, str]) -> None:
    """A rise for a fall is found in what the source says, and not in the draft's own figures alone."""
    assert _found(draft, source) == [("F111", f"The draft says {words[0]!r}, the source {words[1]!r}.")]


@pytest.mark.parametrize(
    ("source", "draft", "says"),
    [
        (
            "Net debt stood at £1.94 billion.",
            "Net debt was £1.94 million.",
            "1 part in 1,000 of the source's £1.94 billion",
        ),
        (
            "The dam will supply 1.2 million homes.",
            "The dam will supply 1.2 billion homes.",
            "1,000 times the source's 1.2 million",
        ),
    ],
)
def test_another_scale_is_named_where_nobody_is(source: str, draft: str, says: str) -> None:
    """The same digits of what is called the same are a slip of scale, though neither sentence names anybody."""
    ((rule, message),) = _found(draft, source)
    assert (rule, message) == ("F107", f"This is {says}.")


def test_what_only_rounds_to_the_same_digits_is_no_slip_of_scale() -> None:
    """33 million is another number than 32 billion."""
    assert [rule for rule, _ in _found("The dam will cost $33 million.", "The dam will cost $32 billion.")] != ["F107"]


def test_the_whole_sentence_is_asked_where_the_clause_shares_no_word() -> None:
    """ "Which leaves it with £11.5 million" says of what by the clause before it."""
    source = "The council will draw £6.8m from its reserves, which will then stand at £11.5m."
    assert _found("The council takes £6.8 million out of reserves, which leaves it with £11.5 million.", source) == []


def test_a_size_without_its_sign_is_left_open() -> None:
    """A benefit of 3.4 days may be a difference of -3.4."""
    report = tieout.check(
        "The benefit was 3.4 days a month.", {"trial.txt": "The difference between the groups was −3.4 days a month."}
    )
    assert report.findings == ()


@pytest.mark.parametrize(
    ("source", "draft", "said"),
    [
        ("She has 14 goals in 19 games.", "She has 19 goals.", "14, not 19"),
        ("The ward has 24 beds, 9 nurses and 3 doctors.", "The ward has 24 nurses.", "9, not 24"),
        ("It got 1,143 objections and 27 letters in support.", "It got 1,143 letters of support.", "27, not 1,143"),
    ],
)
def test_the_number_of_another_thing_is_no_support(source: str, draft: str, said: str) -> None:
    """Where the sentence counts what the draft counts as well, its number is what the draft should have."""
    assert _found(draft, source) == [("F102", f"The source has {said}.")]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("She has 14 goals in 19 games.", "She has played 19 matches."),
        ("The ward has 24 beds for 24 patients and 9 nurses.", "The ward has 24 patients."),
        ("Of 46 ships, 12 carried grain and 34 carried coal.", "Coal was carried by 34 ships."),
        ("The side won seven out of the last eight games.", "The side won eight of the last nine games."),
        (
            "The jobless rate has fallen, to less than 5 percent.",
            "A gain of jobs and no change to the 5 percent jobless rate.",
        ),
    ],
)
def test_the_same_thing_by_another_word_is_support(source: str, draft: str) -> None:
    """Nothing else in the sentence has a number for what the draft calls it, or what follows the number is a verb."""
    assert _found(draft, source) == []


RATES = "Deliveries on time rose to 94 percent from 89 percent; attrition came down to 7.2 percent from 9.8 percent."


@pytest.mark.parametrize(
    ("draft", "value"),
    [
        ("Deliveries on time went from 94 percent to 89 percent.", "94 percent"),
        ("Attrition went from 7.2 percent to 9.8 percent.", "7.2 percent"),
    ],
)
def test_two_ends_that_changed_places_are_told_without_a_verb(draft: str, value: str) -> None:
    """By "from" and "to" alone."""
    ((rule, message),) = _found(draft, RATES)
    assert rule == "F102"
    assert f"The source has {value}" in message


@pytest.mark.parametrize(
    "draft",
    [
        "Deliveries on time went from 89 percent to 94 percent.",
        "Attrition went to 7.2 percent, from 9.8 percent.",
        "Deliveries on time went to 94 percent.",
    ],
)
def test_two_ends_in_their_places_are_let_be(draft: str) -> None:
    """Whichever stands first."""
    assert _found(draft, RATES) == []
