"""Changes and shares that no source prints, and that two figures of one of its sentences yield."""

from __future__ import annotations

import pytest

import tieout
from tieout.model import Outcome

REPORT = (
    "Passengers numbered 41,200 in 2018 and 36,256 in 2019. "
    "Fuel cost £5.6 million in 2019, against £4.3 million the year before. "
    "The fleet grew from 12 boats to 18 boats. Of 240 berths, 60 were empty in May. Staff rose to 310 from 248. "
    "The yard has 3 cranes, 14 winches, 26 hoists, 51 pumps and 77 valves in stock."
)


def outcome_of(draft: str) -> tuple[Outcome, list[str]]:
    """What became of the only figure of a draft, and the codes of the findings."""
    report = tieout.check(draft, {"report": REPORT}, select=["F"])
    (outcome,) = {verdict.outcome for verdict in report.verdicts if verdict.item.kind.value == "figure"}
    return outcome, [finding.rule for finding in report.findings]


@pytest.mark.parametrize(
    "draft",
    [
        "Passenger numbers fell by 12% between 2018 and 2019.",
        "Passenger numbers fell by 4,944 between 2018 and 2019.",
        "Fuel costs rose by £1.3 million in 2019.",
        "Fuel costs rose by £1.3m.",
        "There was a 30% rise in fuel costs in 2019.",
        "Fuel costs were 30% higher in 2019.",
        "The fleet grew by six boats.",
        "The fleet grew by 50%.",
        "Staff rose by 25 percent.",
        "25% of the berths were empty in May.",
    ],
)
def test_what_two_figures_of_a_sentence_yield_ties_out(draft: str) -> None:
    """Differences, changes in percent and shares."""
    assert outcome_of(draft) == (Outcome.TIES_OUT, [])


@pytest.mark.parametrize(
    "draft",
    [
        "Fuel costs rose by 50% in 2019.",
        "Fuel costs fell by £1.3m.",
        "The fleet grew by 80%.",
        "Staff fell by 62.",
        "Staff rose by 72.",
        "40% of the berths were empty in May.",
        "The yard stock has 49% fewer pumps.",
    ],
)
def test_what_they_do_not_yield_is_in_no_source(draft: str) -> None:
    """Another number, the other direction, or so many figures that some two would fit."""
    assert outcome_of(draft) == (Outcome.FINDING, ["F101"])


def test_a_change_is_contradicted_by_no_level() -> None:
    """That fuel cost £5.6 million says nothing of a rise, but much of a cost of £5.9 million."""
    assert outcome_of("Fuel costs rose by £2.4 million in 2019.")[1] == ["F101"]
    assert outcome_of("Fuel cost £5.9 million in 2019.")[1] == ["F102"]


LIVES = (
    "Ann Tarn was born on 12 August 1950 and died on 2 January 2015. Lee Moss was born in 1950 and died in 2015. "
    "The strike lasted from 4 to 19 November 2016. The mill stood idle between 1987 and 1999."
)


@pytest.mark.parametrize(
    ("draft", "rules"),
    [
        ("Ann Tarn died at the age of 64.", []),
        ("Ann Tarn died, aged 64.", []),
        ("Ann Tarn died at the age of 65.", ["F101"]),
        ("Ann Tarn died at the age of 70.", ["F101"]),
        ("Lee Moss died at the age of 64.", []),
        ("Lee Moss died at the age of 65.", []),
        ("Lee Moss died at the age of 66.", ["F101"]),
        ("The strike lasted 16 days.", []),
        ("The strike lasted 15 days.", []),
        ("The strike lasted two weeks.", []),
        ("The strike lasted 26 days.", ["F101"]),
        ("The mill stood idle for twelve years.", []),
        ("The mill stood idle for 19 years.", ["F101"]),
    ],
)
def test_ages_and_lengths_follow_from_the_dates_of_a_sentence(draft: str, rules: list[str]) -> None:
    """To the day where days are given, else to the year."""
    report = tieout.check(draft, {"lives": LIVES}, select=["F"])
    assert [finding.rule for finding in report.findings] == rules


@pytest.mark.parametrize(
    ("draft", "outcome"),
    [
        ("Ann Tarn was born in August 1950.", Outcome.TIES_OUT),
        ("Ann Tarn was born in the 1950s.", Outcome.TIES_OUT),
        ("Ann Tarn died on 2 January.", Outcome.TIES_OUT),
        ("Ann Tarn died in February 2015.", Outcome.FINDING),
        ("The strike lasted from 4 to 19 November 2016.", Outcome.TIES_OUT),
        ("The strike lasted from 4 to 29 November 2016.", Outcome.UNCHECKED),
    ],
)
def test_a_day_bears_out_the_stretches_it_lies_in(draft: str, outcome: Outcome) -> None:
    """A month, a decade, a day without its year; a range only where it is the same."""
    report = tieout.check(draft, {"lives": LIVES})
    assert [verdict.outcome for verdict in report.verdicts if verdict.item.kind.value == "date"] == [outcome]


@pytest.mark.parametrize(("year", "rules"), [(" 1912", ["D103"]), ("", [])])
def test_days_of_years_that_nobody_names_contradict_each_other_not(year: str, rules: list[str]) -> None:
    """What happens each year falls on another day each time."""
    sources = {"log": f"The Harbour Regatta of Wick was held on 3 June{year} in the rain."}
    report = tieout.check(f"The Harbour Regatta of Wick was held on 5 June{year} in the rain.", sources, select=["D"])
    assert [finding.rule for finding in report.findings] == rules


ROAD = (
    "Police closed Mill Road from 2.30am until 7am. The alarm had been raised by a neighbour at 1.50am. "
    "Fire crews were called to the warehouse on Mill Road at 2am."
)


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("Mill Road was closed for four and a half hours.", []),
        ("Mill Road was closed for 270 minutes.", []),
        ("Mill Road was closed for three and a half hours.", ["F101"]),
        ("A neighbour raised the alarm ten minutes before the crews were called to the warehouse.", []),
    ],
)
def test_hours_lie_between_two_times_of_the_day(draft: str, found: list[str]) -> None:
    """Those of one sentence bear a length out; those of two are worked out, and say nothing."""
    report = tieout.check(draft, {"road.txt": ROAD}, select=["F"])
    assert [one.rule for one in report.findings] == found
