"""Figures that follow from the cells of a table taken together: over years, side by side, in all, and how far apart."""

from __future__ import annotations

import pytest

import tieout

CATCH = {
    "catch.csv": "Year,Herring (tonnes),Cod (tonnes),Net imports (tonnes)\n2018,31.4,12.2,2.1\n2019,33.9,11.6,0.8\n"
    ""
    "2020,36.7,10.9,-0.5\n2021,35.2,13.1,-1.7\n"
}
MONTHS = {"months.csv": "Month,Calls\nJan 2031,210\nFeb 2031,180\nMar 2031,243\n"}
POLL = {
    "poll.csv": "Ward,Candidate,Votes\nQuayside,Ada Brook,1412\nQuayside,Ben Carr,1187\nQuayside,Col Dunn,301\n"
    "Uphill,Eve Frost,988\nUphill,Gus Hale,941\n",
    "wards.md": "| Ward | Spoilt papers | Majority 2027 | Turnout 2027 (%) | Turnout 2031 (%) |\n"
    "|---|---|---|---|---|\n"
    "| Quayside | 23 | 412 | 41.2 | 47.9 |\n| Uphill | 19 | 77 | 52.6 | 50.3 |\n",
}
FARES = {
    "fares.md": "| Line | Fare (pence per km) | Load (p/t) |\n"
    "|---|---|---|\n| Coast | 16.4 | 3.1 |\n| Hill | 21.7 | 4.2 |\n"
}
TOWNS = {
    "towns.csv": "Town,Population 2021,Population 2031,65 and over (%)\nAldry,20341,22087,18.4\nBarrow End,"
    "9120,8766,31.2\n"
}
BIDS = {
    "bids.csv": "Bidder,Price (GBP)\nKerr Marine Works,412000\nLow & Finch Civil Engineering,455500\n"
    "Moss Builders,398250\n"
}
LOG = {
    "log.txt": "The tug left Corrie at 09:12. She reached the wreck at 10:31. The hawser parted at 10:48. "
    "She was back in the harbour of Corrie at 12:05."
}


def told(draft: str, sources: dict[str, str]) -> list[tuple[str, str, list[str]]]:
    """The figures of a draft, what became of each, and by which rules."""
    report = tieout.check(draft, sources, select=["F"])
    rules = {one.item: one.rule for one in report.findings}
    return [
        (one.item.text, one.outcome.value, [rules[one.item.id]] if one.item.id in rules else [])
        for one in report.verdicts
        if one.item.kind.value == "figure"
    ]


def outcome(draft: str, sources: dict[str, str], figure: str) -> str:
    """What became of one figure."""
    return next(outcome for text, outcome, _ in told(draft, sources) if text == figure)


@pytest.mark.parametrize(
    ("draft", "figure"),
    [
        ("Herring fell 4.1% in 2021.", "4.1%"),
        ("In 2020 the catch of herring was up 8.3%.", "8.3%"),
        ("Cod has risen by 0.9 tonnes since 2018.", "0.9 tonnes"),
        ("Herring rose by 16.9% from 2018 to 2020.", "16.9%"),
        ("Herring and cod together made 48.3 tonnes in 2021.", "48.3 tonnes"),
    ],
)  # fmt: skip
def test_columns_change_from_one_row_of_years_to_the_next(draft: str, figure: str) -> None:
    """No row has a name where each is a year; what changed is a column."""
    assert outcome(draft, CATCH, figure) == "ties-out"


@pytest.mark.parametrize(
    ("draft", "figure"),
    [
        ("Herring rose 4.1% in 2021.", "4.1%"), ("Herring fell 4.9% in 2021.", "4.9%"),
        ("Herring was up 8.3% in 2019.", "8.3%"), ("Cod has risen by 1.9 tonnes since 2018.", "1.9 tonnes"),
        ("Herring and cod together made 48.9 tonnes in 2021.", "48.9 tonnes"),
    ],
)  # fmt: skip
def test_another_change_is_in_no_source(draft: str, figure: str) -> None:
    """Neither the other way, nor of another size or year."""
    assert outcome(draft, CATCH, figure) == "finding"


def test_a_month_changes_from_the_one_before_it() -> None:
    """Where the draft names no year, the months of the table are meant."""
    assert outcome("Calls fell by 14.3% in February.", MONTHS, "14.3%") == "ties-out"


def test_what_is_imported_net_and_below_nothing_is_exported() -> None:
    """The sign is in the words; no figure without one contradicts its cell."""
    draft = "In 2021 exports were 1.7 tonnes more than imports, net imports having fallen to that in three years."
    assert not any(rule == "F102" for _, _, rules in told(draft, CATCH) for rule in rules)


@pytest.mark.parametrize(
    ("draft", "figure"),
    [
        ("In Quayside, Ada Brook held on with a majority of 225 over Ben Carr.", "225"),
        ("The majority in Uphill shrank from 77 to 47.", "47"), ("In all 42 papers were spoilt.", "42"),
    ],
)  # fmt: skip
def test_what_may_follow_from_several_rows_is_not_said_to_be_in_no_source(draft: str, figure: str) -> None:
    """How far one of a label's rows is ahead of another, and what a column of a short table adds up to."""
    assert outcome(draft, POLL, figure) != "finding"


@pytest.mark.parametrize(
    ("draft", "figure"),
    [("The majority in Uphill shrank from 77 to 57.", "57"), ("In all 52 papers were spoilt.", "52")],
)
def test_what_follows_from_no_rows_is_not(draft: str, figure: str) -> None:
    """It is in no source."""
    assert outcome(draft, POLL, figure) == "finding"


def test_a_cell_of_no_said_time_is_not_held_against_an_earlier_year() -> None:
    """The table has later columns, so the draft's majority is of now."""
    draft = "| Ward | Majority |\n|---|---|\n| Quayside | 225 |\n| Uphill | 47 |\n"
    assert not any(rules for _, _, rules in told(draft, POLL))


def test_the_biggest_increase_is_no_biggest_level() -> None:
    """Of the two ends of a change neither need be the highest there is."""
    draft = "Quayside saw the biggest increase in turnout, from 41.2% to 47.9%."
    assert [rules for _, _, rules in told(draft, POLL)] == [[], []]
    assert told("Turnout was highest in Quayside in 2027, at 41.2%.", POLL)[-1][2] == ["F110"]


@pytest.mark.parametrize(
    ("draft", "figure"),
    [
        ("The Hill line costs 21.7p per km.", "21.7p"),
        ("A tonne on the Coast line pays 3.1 pence of load.", "3.1 pence"),
    ],
)
def test_a_header_counts_in_pence_for_so_much_of_something(draft: str, figure: str) -> None:
    """ "(pence per km)", "(p/t)"."""
    assert outcome(draft, FARES, figure) == "ties-out"


def test_pounds_are_not_pence() -> None:
    """The same digits in the other unit are wrong, and the cell is told in its own."""
    assert "finding" in [one for _, one, _ in told("The fare of the Hill line is £21.70 per km.", FARES)]


@pytest.mark.parametrize("figure", ["1,746", "8.6%"])
def test_who_lives_somewhere_is_its_population(figure: str) -> None:
    """Residents are gained and lost by a column that is called otherwise; a plus sign tells a gain."""
    assert outcome("Aldry gained 1,746 residents (+8.6%).", TOWNS, figure) == "ties-out"
    assert outcome("Barrow End lost 354 people.", TOWNS, "354") == "ties-out"
    assert outcome("Barrow End lost 454 people.", TOWNS, "454") == "finding"


def test_a_number_of_people_is_not_held_against_a_share() -> None:
    """ "Just over" is no word of "65 and over"."""
    draft = "Aldry added just over 1,700 residents and now has 22,087."
    assert not any(rules for _, _, rules in told(draft, TOWNS))


def test_so_much_a_day_for_so_many_days() -> None:
    """A sum of many: what the words call all there is, follows plainly."""
    crane = {"crane.txt": "The yard hired a crane for 14 days at £2,350 a day. A berth costs £310 a week."}
    assert outcome("The crane was hired for 14 days at £2,350 a day, £32,900 in all.", crane, "£32,900") == "ties-out"
    assert outcome("The crane was hired for 14 days at £2,350 a day, £39,200 in all.", crane, "£39,200") == "finding"


def test_a_title_rounds_what_the_text_says() -> None:
    """The figure below it ties out, and is said to more digits."""
    draft = "# Yard to get {} crane\n\nKerr Marine Works bid £412,000 for it."
    assert outcome(draft.format("£0.41 million"), BIDS, "£0.41 million") != "finding"
    assert outcome(draft.format("£0.43 million"), BIDS, "£0.43 million") == "finding"


def test_a_number_behind_the_word_of_a_source_is_a_name() -> None:
    """It tells one thing from others, and counts nothing."""
    log = {"log.txt": "The tug Ostra anchored in square 417 at dusk. Her crew of nine slept."}
    assert outcome("At dawn she lay in square 417 off the reef with the Ostra.", log, "417") != "finding"
    assert outcome("At dawn she lay in square 471 off the reef with the Ostra.", log, "471") == "finding"


def test_the_highest_and_the_lowest_lie_so_far_apart() -> None:
    """In a column of the figure's unit, whatever it is called."""
    draft = "The gap between the highest and the lowest bid was {}."
    assert outcome(draft.format("£57,250"), BIDS, "£57,250") == "unchecked"
    assert outcome(draft.format("£67,250"), BIDS, "£67,250") == "finding"


def test_firms_go_by_the_beginning_of_their_names() -> None:
    """What sort of firm it is may be left out."""
    assert outcome("Low & Finch bid £455,500.", BIDS, "£455,500") == "ties-out"
    assert outcome("Kerr bid £398,250.", BIDS, "£398,250") == "finding"


def test_what_was_compared_before_is_compared_again() -> None:
    """The second difference is from the subject's own value, which another sentence has."""
    draft = (
        "Kerr Marine Works bid £412,000. Its bid was £13,750 above the cheapest, £398,250 from Moss Builders, "
        "but £43,500 below the £455,500 of Low & Finch."
    )
    assert not any(rules for _, _, rules in told(draft, BIDS))


@pytest.mark.parametrize(("length", "expected"), [("79 minutes", "unchecked"), ("83 minutes", "finding")])
def test_hours_and_minutes_may_lie_between_any_two_times_of_a_source(length: str, expected: str) -> None:
    """Which two are meant is not said."""
    assert outcome(f"The tug of Corrie had been under way for {length}.", LOG, length) == expected


@pytest.mark.parametrize(
    ("draft", "rules"),
    [
        ("Turnout in Uphill rose to 50.3%.", ["F111"]),
        ("Turnout in Uphill fell to 50.3%.", []),
        ("Turnout in Quayside climbed to 47.9%.", []),
        ("Turnout in Quayside in 2027 rose to 41.2%.", []),
    ],
)
def test_which_way_a_figure_went_is_told_by_the_column_before_its_own(draft: str, rules: list[str]) -> None:
    """Where a row has two columns of that name; what was before the first of them nobody knows."""
    assert told(draft, POLL)[-1][2] == rules
