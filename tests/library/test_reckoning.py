"""Figures that no source prints, and that follow from what some sentence, or the draft itself, has side by side."""

from __future__ import annotations

import time

import pytest

import tieout
from tieout.model import Outcome

WARD = (
    "The hospital treated 41,300 emergency patients last winter, 2,150 more than the winter before. "
    "It has 612 beds, 38 fewer than in 2019. Waiting lists fell to 8,400 from 9,650."
)
PORT = (
    "The port of Anvik handled 3.4 million tonnes of grain, 1.9 million tonnes of coal and 0.8 million tonnes of hay. "
    "Ships wait 36 hours on average. A berth costs $1,150 a day."
)
FARM = (
    "Its herd grew from 310 to 385 cows, and its flock from 2,200 to 1,900 ewes. "
    "Rent went up by €18 to €243 a hectare. Yields fell 4 per cent to 7.2 tonnes."
)
POLL = (
    "Ivers won 21,408 votes, Sand 18,776 and Holt 2,950. Turnout was 61.4 per cent, up 3.2 points on 2018. "
    "The pass rate rose to 74.5 per cent from 70.2 per cent."
)
COURT = (
    "The court heard 1,204 appeals and allowed 311. Fines totalled €2.4 million in 2020 and €3.1 million in 2021. "
    "The average sentence was 30 months. It has spent €6.8m of its grant, which leaves €3.2m."
)
STUDY = (
    "Of 231 porters asked, 203 agreed and 184 came twice. Scores were lower at night (M = 11.2, SD = 3.1) than "
    "by day (M = 14.6, SD = 2.9). Ninety-six nurses at two clinics took part. Two nurses left the study. "
    "Both clinics built a room, at a cost of $11,500 each."
)
GLOW = "Lamps took 0.9 kW at night, up from 0.6 kW a year before."
GRANT = (
    "The grant for lifts is €4.5 million over three years. "
    "There were 8,240 requests, 38 per cent more than the year before."
)
MILL = (
    "The mill ground 41.2 tonnes of rye in its best week. The week before it ground 38.6 tonnes. "
    "Flour cost €1,140 a tonne, against €1,310 for meal. Bran cost €930. "
    "A stone costs €12,400 if dressed by hand and €21,900 if dressed by machine."
)
FARES = "The council will cut the average fare by $10 a month. Each pass will cost $84 more a year."
TIDE = (
    "Some 62 per cent of the rise comes from ice and 31 per cent from warmer water; 7 per cent is due to sinking land."
)
BRIDGES = "The county spent $1.9 million on the inspection of 412 bridges."
TRIAL = (
    "Headache days fell from 18.2 to 12.1 with the strong dose, from 18.0 to 13.4 with the weak dose, "
    "and from 18.3 to 15.6 with placebo."
)


def outcomes(draft: str, source: str) -> tuple[list[Outcome], list[str]]:
    """What became of the figures of a draft, and the codes of the findings."""
    report = tieout.check(draft, {"source": source}, select=["F"])
    figures = [verdict.outcome for verdict in report.verdicts if verdict.item.kind.value == "figure"]
    return figures, [finding.rule for finding in report.findings]


FERRY = (
    "The margin of the ferries was 13.7%, against 12.5% a year earlier. Kite 3.0 loads pages 47% faster than Kite 2.3. "
    "The assembly approved the toll by 231 votes to 198. In 2030 Aldmouth had 61,400 voters. In 2031 it had 63,900."
)
PILOTS = "Of the 412 pilots enrolled, 38 withdrew and 21 drowned."
LOOMS = "The Harrow loom wove 4,310 metres and the Velden loom 2,870 metres."
MARGIN = (
    "The margin widened 120 basis points to 13.7 percent. Deliveries on time improved to 94 percent from 89 percent. "
    "In 2031 illness was recorded in 312,000 adults in Norland, 28.6% of them, compared with 26.1% in 2021. "
    "Relapse was seen in 38 patients on the strong dose and in 57 on placebo (hazard ratio 0.66; P=0.043)."
)


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (WARD, "Waiting lists fell by 1,250, or 13 per cent, to 8,400."),
        (WARD, "Waiting lists fell by 1,250 (13%)."),
        (WARD, "The hospital treated 41,300 emergency patients last winter; the winter before it was 39,150."),
        (WARD, "The hospital has 612 beds, down from 650 in 2019."),
        (WARD, "Emergency patients rose 5.5 per cent last winter."),
        (FARM, "The herd grew by 75 cows, or 24%, to 385."),
        (FARM, "The flock shrank by 300 ewes, or 14%."),
        (FARM, "Rent went up 8 per cent to €243 a hectare."),
        (FARM, "Rent was €225 a hectare before."),
        (FARM, "Yields fell from 7.5 tonnes to 7.2 tonnes."),
        (PORT, "Anvik handled 6.1 million tonnes of grain, coal and hay in all."),
        (PORT, "Grain and coal together came to 5.3 million tonnes at Anvik."),
        (PORT, "Ships wait 36 hours (one and a half days) on average."),
        (PORT, "A berth at Anvik costs $1,150 a day, or $8,050 a week."),
        (POLL, "Turnout was 58.2 per cent before, and 61.4 per cent now."),
        (POLL, "The pass rate rose by 4.3 percentage points to 74.5 per cent."),
        (COURT, "The court heard 1,204 appeals and allowed 311, or 26%."),
        (COURT, "Fines totalled €5.5 million over both years."),
        (COURT, "Fines rose by €0.7 million, or 29%, in 2021."),
        (COURT, "The average sentence was two and a half years."),
        (COURT, "Fines were €0.7 million (29%) more in 2021 than in 2020."),
        (MILL, "A stone dressed by hand costs €12,400. Machine dressing costs €9,500 more."),
        (GRANT, "The grant is €4.5 million over three years, or €1.5 million a year."),
        (STUDY, "Of 231 porters asked, 203 (88%) agreed and 184 (80%) came twice."),
        (STUDY, "Both clinics built a room for $11,500 each, or $23,000 together."),
        (STUDY, "Two nurses dropped out."),
        (MARGIN, "Deliveries on time improved by five percentage points, to 94 percent."),
        (MARGIN, "The margin widened by 1.2 percentage points to 13.7%."),
        (MARGIN, "In 2031, 28.6% of Norland's adults were ill, 2.5 percentage points more than in 2021."),
        (MARGIN, "On the strong dose 38 patients relapsed, 19 fewer than on placebo."),
        (GRANT, "There were 8,240 requests, up 38% on the year before, which implies about 6,000."),
        (FARES, "The council cuts the average fare by $120 a year."),
        (FARES, "Each pass will cost $84 more a year, or $7 a month."),
        (FARES, "Each pass will cost $7 more a month."),
        (TIDE, "Ice and warmer water together account for 93% of the rise."),
        (LOOMS, "Together the looms wove 7,180 metres."),
        (FERRY, "The margin of the ferries rose by 1.2 points to 13.7%."),
        (FERRY, "Kite 3.0 is 47% faster than Kite 2.3."),
        (PILOTS, "9.2% of the pilots withdrew."),
        (PILOTS, "5.1% of the pilots drowned."),
        (TRIAL, "On placebo headache days fell by 2.7, or 15%."),
        (TRIAL, "With the weak dose headache days fell by 4.6, or 26%."),
    ],
)
def test_what_follows_plainly_ties_out(source: str, draft: str) -> None:
    """A second form of a change, a level before or after it, a sum, another unit, a share."""
    found, rules = outcomes(draft, source)
    assert (set(found), rules) == ({Outcome.TIES_OUT}, [])


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (WARD, "Waiting lists fell by 1,250, or 15 per cent, to 8,400."),
        (WARD, "Emergency patients rose 7.5 per cent last winter."),
        (FARM, "The herd grew by 75 cows, or 29%, to 385."),
        (FARM, "The flock shrank by 75 ewes."),
        (FARM, "Rent was €261 a hectare before."),
        (PORT, "Anvik handled 7.1 million tonnes of grain, coal and hay in all."),
        (PORT, "A berth at Anvik costs $1,150 a day, or $9,050 a week."),
        (POLL, "Turnout was 55.2 per cent before, and 61.4 per cent now."),
        (COURT, "The court heard 1,204 appeals and allowed 311, or 36%."),
        (COURT, "Fines rose by €0.7 million, or 39%, in 2021."),
        (COURT, "The average sentence was three and a half years."),
        (FARES, "The council raises the average fare by $120 a year."),
        (FARES, "Each pass will cost $84 more a year, or $8 a month."),
        (TIDE, "Ice and warmer water together account for 83% of the rise."),
        (LOOMS, "Together the looms wove 7,280 metres."),
        (FERRY, "The margin of the ferries rose by 2.2 points."),
        (FERRY, "The assembly approved the toll with a majority of 43."),
        (PILOTS, "5.1% of the pilots withdrew."),
        (TRIAL, "On placebo headache days fell by 3.7, or 25%."),
        (MILL, "The mill ground 41.2 tonnes of rye, 9.7% above the week before."),
        (MILL, "A stone dressed by hand costs €12,400. Machine dressing costs €7,500 more."),
        (MILL, "Flour cost €170 more a tonne than meal."),
        (GRANT, "The grant is €4.5 million over three years, or €1.7 million a year."),
        (GLOW, "The number of lamps rose by 53%."),
        (STUDY, "Both clinics built a room for $11,500 each, or $24,000 together."),
    ],
)
def test_what_does_not_follow_is_in_no_source(source: str, draft: str) -> None:
    """The figure beside the right one is reported, and it alone."""
    assert outcomes(draft, source)[1] == ["F101"] * (2 if "3.7" in draft else 1)


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (COURT, "It dismissed 893 of the 1,204 appeals."),
        (FERRY, "The assembly approved the toll with a majority of 33."),
        (FERRY, "The number of voters in Aldmouth rose 4.1% in 2031."),
        (POLL, "Ivers won 21,408 votes to Sand's 18,776, a majority of 2,632."),
        (COURT, "The court has spent €6.8m of its grant. That means it was €10.0m to begin with."),
        (TRIAL, "Headache days fell by 4.6 with the strong dose."),
        (MILL, "The mill ground 41.2 tonnes of rye, 6.7% above the week before."),
        (
            STUDY,
            "Scores were lower at night (M = 11.2, SD = 3.1) than by day (M = 14.6, SD = 2.9), a difference of 3.4.",
        ),
        (MILL, "Flour cost €1,140 a tonne and bran €930, that is €380 less than meal."),
        (MILL, "The mill ground 41.2 tonnes of rye.[1] Of this 38.6 tonnes, or 93.7 per cent, went to bakers."),
        (BRIDGES, "Per bridge the county spent about $4,600."),
        (BRIDGES, "Inspection of the county's bridges took $4,600 each."),
    ],
)
def test_what_only_fits_is_neither_supported_nor_missing(source: str, draft: str) -> None:
    """What is left of a whole, how far one is ahead, or the change of another of several that a sentence compares."""
    found, rules = outcomes(draft, source)
    assert Outcome.UNCHECKED in found
    assert rules == []


DUCHY = (
    "Duke Conrad was born at Helm on 4 May 1612. He reigned for 31 years until his death on 2 December 1668.\n\n"
    "Dukes: Frederick (1629–1637), Conrad (1637–1668), Albrecht (1668–1702). The cathedral was consecrated in 1287. "
    "A fire destroyed it on 8 September 1651. Warden Anna Berg was born on 3 May 1980; she was elected on 6 June 2012."
)


@pytest.mark.parametrize(
    ("draft", "rules"),
    [
        ("Duke Conrad died on 2 December 1668, aged 56.", []),
        ("Duke Conrad died on 2 December 1668, aged 65.", ["F101"]),
        ("Warden Anna Berg was 32 when she was elected.", []),
        ("Warden Anna Berg was elected at 32.", []),
        ("Warden Anna Berg was 35 when she was elected.", ["F101"]),
        ("Duke Conrad was 39 when the fire broke out on 8 September 1651.", []),
        ("Duke Conrad was 43 when the fire broke out on 8 September 1651.", ["F101"]),
        ("Albrecht reigned for 34 years.", []),
        ("Albrecht reigned for 44 years.", ["F101"]),
        ("The cathedral stood for 364 years.", []),
        ("The cathedral stood for 463 years.", ["F101"]),
    ],
)
def test_a_length_between_dates_of_two_sentences_is_not_missing(draft: str, rules: list[str]) -> None:
    """An age is counted from a birth."""
    assert outcomes(draft, DUCHY)[1] == rules


STUBBORN = (
    "The stubborn Ann Lowe won the Skene Cup on 3 May 1950, was elected to the council of Skene on 4 June 1960, and "
    "was born on 2 June 1920."
)


@pytest.mark.parametrize(("age", "rules"), [(40, []), (10, ["F101"])])
def test_a_birth_is_told_by_a_word_of_its_own(age: int, rules: list[str]) -> None:
    """Not by the letters of another, as of "stubborn", before another date."""
    assert outcomes(f"Ann Lowe was {age} when the council of Skene elected her in 1960.", STUBBORN)[1] == rules


def test_dates_without_end_are_let_be() -> None:
    """A sentence may list thousands of dates, from each of which another may be so many years apart."""
    days = ", ".join(f"{1 + number % 28} May {1200 + number // 4}" for number in range(2_500))
    source = f"The bell of Skene rang on {days}. The bell of Skene was cast and rang on {days}."
    began = time.perf_counter()
    outcomes("The bell of Skene rang for 900 years, and it was cast in Skene.", source)
    assert time.perf_counter() - began < 10


def test_a_pair_of_another_group_ties_nothing_out() -> None:
    """Of several changes that one sentence tells, that of the group the draft names has to fit."""
    assert outcomes("With the strong dose headache days fell by 6.1.", TRIAL)[0] == [Outcome.TIES_OUT]
    assert outcomes("With the strong dose headache days fell by 2.7.", TRIAL)[0] == [Outcome.UNCHECKED]


@pytest.mark.parametrize(
    ("draft", "outcome"),
    [
        ("The herd grew to 385 cows in two years.", Outcome.UNCHECKED),
        ("The herd has stood in the valley two years.", Outcome.FINDING),
    ],
)
def test_how_long_something_took_to_change_claims_nothing(draft: str, outcome: Outcome) -> None:
    """In words up to twelve, and only of a change; any other length of time is a claim."""
    assert outcomes(draft, FARM)[0][-1] is outcome


WARDS = (
    "ward,year,patients,nurses\nNorth,2020,4120,58\nNorth,2021,4375,61\nNorth,2022,4610,55\n"
    "South,2020,2980,40\nSouth,2021,3105,44\nSouth,2022,2890,47\n"
)
PORTS = (
    "Port,2019 (kt),2020 (kt),2021 (kt)\n"
    "Anvik,812,745,903\nSkarn,388,402,371\nHolm,1240,1105,1198\nTotal,2440,2252,2472\n"
)
LEAGUE = "Club,Goals 2021,Goals 2022,Points 2021,Points 2022\nRovers,48,61,57,66\nTown,72,54,71,52\nCity,39,43,40,47\n"
BUDGET = (
    "Service,2020 (£ million),2021 (£ million),2022 (£ million)\n"
    "Libraries and culture,4.2,3.9,3.3\nRoads,14.8,13.6,12.9\n"
)
PLANS = (
    "Office,FY2030 actual,FY2031 adopted,FY2032 proposed\nHarbour,9120000,9480000,9865000\n"
    "Lights,6010000,6275000,6540000\nArchive,1240000,1265000,1210000\n"
)
ENGINES = (
    "Engine,Version,Loads a second,Memory (GB)\nFalk,2.3,18400,11.2\nFalk,3.0,27100,12.6\n"
    "Orrery,7.1,21650,24.0\nTansy,0.9,9800,3.4\n"
)


@pytest.mark.parametrize(
    ("table", "draft", "right", "wrong"),
    [
        (WARDS, "Patients on the North ward rose by 235, or 5.4%, to 4,610 in 2022.", "235", "335"),
        (WARDS, "Patients on the North ward rose 12% between 2020 and 2022.", "12%", "19%"),
        (WARDS, "The South ward treated 2,890 patients in 2022, 215 fewer than in 2021.", "215", "315"),
        (PORTS, "Anvik handled 903 kt in 2021, up 21% on the year before.", "21%", "31%"),
        (PORTS, "Anvik handled 903 kt in 2021, or 37% of the total.", "37%", "47%"),
        (PORTS, "Skarn handled 371 kt in 2021, 8% less than in 2020.", "8%", "18%"),
        (LEAGUE, "Rovers scored 61 goals in 2022, 13 more than in 2021.", "13", "23"),
        (LEAGUE, "Town's goals fell 25% in 2022.", "25%", "35%"),
        (PLANS, "The harbour would cost 4.1% more in FY2032, at $9.865 million.", "4.1%", "5.1%"),
        (PLANS, "The archive would lose $55,000, to get $1.21 million.", "$55,000", "$65,000"),
        (PLANS, "The harbour and the lights together would cost $16.4 million.", "$16.4", "$17.4"),
        (PLANS, "The lights and the archive combined took $7.25 million in FY2030.", "$7.25", "$7.54"),
        (ENGINES, "Falk 3.0 takes 47% more loads a second than version 2.3.", "47%", "57%"),
        (ENGINES, "Falk 3.0 needs 1.4 GB more memory than version 2.3.", "1.4", "2.4"),
        (ENGINES, "Tansy needs 20.6 GB less memory than Orrery.", "less", "more"),
        (BUDGET, "Spending on libraries and culture shrinks by £0.6m to £3.3m in 2022.", "£0.6m", "£1.6m"),
    ],
)
def test_the_cells_of_a_row_or_a_column_are_reckoned_with(table: str, draft: str, right: str, wrong: str) -> None:
    """Changes from one time to another and shares of what sums a column up; another number is in no source."""
    report = tieout.check(draft, {"table.csv": table}, select=["F"])
    assert [one.rule for one in report.findings] == []
    assert {one.outcome for one in report.verdicts if one.item.kind.value == "figure"} == {Outcome.TIES_OUT}
    report = tieout.check(draft.replace(right, wrong), {"table.csv": table}, select=["F"])
    assert "F101" in [one.rule for one in report.findings]


@pytest.mark.parametrize("own", [36, 300])
def test_many_figures_beside_many_take_no_cubic_time(own: int) -> None:
    """A list is not reckoned with; up to its length each sentence of a source is gone through once."""
    draft = "The herd of Corrie has " + " and ".join(f"of {100 + 3 * number} cows" for number in range(own)) + "."
    source = "The herd of Corrie has " + " and ".join(str(7 * number + 1003) for number in range(600)) + " cows."
    began = time.process_time()
    outcomes(draft, source)
    assert time.process_time() - began < 20


KEEPERS = (
    "Jane Roe (12 March 1708 – 3 August 1765) kept the light at Oban from 1737 until her death. She followed her "
    "brother, Tom Roe (1702–1737), who died young. Their cousin Ann Doe (born 30 August 1997) has kept it since "
    "May 2024. Bob Doe (1911-1983) wrote a book on it."
)


@pytest.mark.parametrize(
    ("draft", "outcome"),
    [
        ("Jane Roe kept the light at Oban. She became its keeper when she was 29 years old.", Outcome.UNCHECKED),
        ("Jane Roe kept the light at Oban. She became its keeper when she was 47 years old.", Outcome.FINDING),
        ("Tom Roe died in 1737 aged about 35.", Outcome.UNCHECKED),
        ("Tom Roe died in 1737 aged about 53.", Outcome.FINDING),
        ("Tom Roe died in 1737 at the age of about 35.", Outcome.UNCHECKED),
        ("Ann Doe, 28, keeps the light at Oban.", Outcome.UNCHECKED),
        ("Ann Doe, 57, keeps the light at Oban.", Outcome.FINDING),
        ("Ann Doe, now 29, keeps the light at Oban.", Outcome.UNCHECKED),
        ("Bob Doe wrote a book on the light. It came out in 1950, when he was 38 or 39.", Outcome.UNCHECKED),
    ],
)
def test_an_age_is_counted_from_the_dates_of_a_life_in_brackets(draft: str, outcome: Outcome) -> None:
    """It may be the age at death, at another date of the draft or the source, or by when the source is of."""
    assert outcomes(draft, KEEPERS)[0][-1] is outcome


def test_a_word_behind_a_label_is_no_name() -> None:
    """It has its capital from the sentence that begins there."""
    source = "The stone harbour of Corrie was built from 1819 to 1826 by 600 workers."
    draft = "- **Harbour:** Construction began in 1819 and took {} years."
    assert outcomes(draft.format("seven"), source)[1] == []
    assert outcomes(draft.format("seventeen"), source)[1] == ["F101"]
