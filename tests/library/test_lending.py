"""Rows of tables that a sentence names in short or not at all: by what the draft is about, and by the figure's time."""

from __future__ import annotations

import pytest

import tieout

WAITS = {
    "waits.csv": "Hospital,Financial year,Attendances,Cancelled operations\n"
    "St Bride's Hospital,2022/23,81204,412\nSt Bride's Hospital,2023/24,84990,455\n"
    "St Bride's Hospital,2024/25,88731,501\n"
    "Moorfoot Infirmary,2022/23,40118,98\nMoorfoot Infirmary,2023/24,41077,n/a\nMoorfoot Infirmary,2024/25,40852,77\n"
}
ABOUT = "# St Bride's Hospital: how is it doing?\n\nSt Bride's Hospital serves the whole county.\n\n"
FREIGHT = {
    "budget.md": "# Budget 2026/27\n\nNet cost by service (£ million)\n\n| Service | 2024/25 | 2025/26 | 2026/27 |\n"
    "|---|---|---|---|\n| Care for adults | 54.1 | 58.3 | 61.7 |\n| Roads | 14.8 | 13.6 | 12.9 |\n"
    "| Total | 68.9 | 71.9 | 74.6 |\n"
}
COURTS = {
    "courts.csv": "Court,Year,Cases opened,Cases closed,Average wait (days)\nEllerby County Court,2022,4388,4001,127\n"
    "Ellerby County Court,2023,4611,4402,131\nSkene County Court,2022,1266,1301,84\nSkene County Court,2023,1198,-,79\n"
}
ELLERBY = "# Ellerby County Court is slower than ever\n\n"
VOTES = {"votes.csv": "Ward,Party,Votes,Share (%)\nHollin,Labour Party,18204,44.1\nHollin,Green Party,6120,14.8\n"}
ACCOUNTS = {
    "accounts.html": "<table><caption>Results, £m unless stated</caption>"
    "<tr><th></th><th>FY2023</th><th>FY2024</th></tr>"
    "<tr><td>Revenue</td><td>901.7</td><td>934.2</td></tr><tr><td>Net debt</td><td>240.6</td><td>231.5</td></tr>"
    "<tr><td>Employees</td><td>4,950</td><td>4,871</td></tr></table>"
}
FERRIES = {
    "ferries.md": "| £000 | 2022/23 | 2023/24 |\n|---|---|---|\n| Fares | 4,120 | 4,404 |\n| Freight | 1,015 | 988 |\n"
}
STUDENTS = {"students.csv": "University,Students\nUniversity of Ostrand,22150\nNorthport University,12650\n"}
CLUBS = {"clubs.csv": "Club,Goals,Wages (£000)\nAldmouth Rovers,58,10020\nCorrie Rovers,47,9980\nPapua Town,12,310\n"}
PLANS = {
    "plans.csv": "Office,2030 actual,2031 budget,2031 actual,2032 budget\nHarbour,9120000,9480000,9510000,9865000\n"
    "Lights and buoys,6010000,6275000,6240000,6540000\n"
}
TOWNS = {"towns.csv": "Town,Births,Deaths\nOrrin,412,380\nHale,377,395\n"}


def rules_of(draft: str, sources: dict[str, str]) -> list[str]:
    """The rules that find something at warning or above."""
    return [one.rule for one in tieout.check(draft, sources).findings if one.severity.value in ("warning", "error")]


def outcomes_of(draft: str, sources: dict[str, str]) -> set[str]:
    """What became of the figures of a draft."""
    report = tieout.check(draft, sources)
    return {one.outcome.value for one in report.verdicts if one.item.kind.value == "figure"}


@pytest.mark.parametrize(
    ("draft", "sources"),
    [
        (ABOUT + "Attendances rose from 84,990 in 2023/24 to 88,731 in 2024-25.", WAITS),
        (ABOUT + "In FY2025 attendances came to 88,731.", WAITS),
        (ABOUT + "Cancelled operations rose from 455 to 501.", WAITS),
        (ABOUT + "Cancelled operations numbered 501 in 2024/25, against 455 the year before.", WAITS),
        (ABOUT + "Moorfoot had 77 cancelled operations in 2024-25.", WAITS),
        ("# Waits\n\n## Moorfoot Infirmary\n\nAttendances came to 40,852 in 2024/25.", WAITS),
        ("Attendances at the hospital reached 88,731 in 2024/25.", WAITS),
        ("Roads took £12.9m in 2026/27.", FREIGHT),
        ("The total cost is £74.6 million in 2026–27.", FREIGHT),
        ("Aldmouth scored 58 goals.", CLUBS),
        ("Wages at Corrie were £9.98 million.", CLUBS),
        (ELLERBY + "In 2023 the court opened 4,611 cases and closed 4,402.", COURTS),
        (ELLERBY + "In 2023, cases opened rose from 4,388 to 4,611.", COURTS),
        (ELLERBY + "Skene opened 1,198 cases in 2023.", COURTS),
        ("In Hollin the Green Party took 14.8% of the vote.", VOTES),
        ("Revenue reached £934.2m in 2024.", ACCOUNTS),
        ("Net debt fell from £240.6 million in FY2023 to £231.5 million in FY2024.", ACCOUNTS),
        ("The group had 4,871 employees in 2024.", ACCOUNTS),
        ("Freight earned £988,000 in 2023/24, down from £1.015m the year before.", FERRIES),
        ("Ostrand had 22,150 students.", STUDENTS),
        ("The harbour spent $9.51 million in 2031, against a budget of $9.48 million.", PLANS),
        ("The harbour was given a budget of $9.48 million in 2031, but spent $9.51 million.", PLANS),
        ("Orrin saw 412 children born, against 380 deaths.", TOWNS),
        ("Buoys would take $6.54 million.", PLANS),
        (
            "Aldmouth Rovers scored more than Corrie Rovers. It paid £10.02 million in wages, not £9.98 million.",
            CLUBS,
        ),
        ("Aldmouth Rovers scored more than Corrie Rovers. Its wages were £10.02 million.", CLUBS),
        (
            "Corrie scored 47 goals. It paid £9.98 million, little less than the £10.02 million of Aldmouth Rovers.",
            CLUBS,
        ),
    ],
)
def test_a_right_figure_ties_out(draft: str, sources: dict[str, str]) -> None:
    """The headings and the opening of a draft lend the row; the beginning of one label alone names it."""
    assert outcomes_of(draft, sources) == {"ties-out"}


@pytest.mark.parametrize(
    ("draft", "sources"),
    [
        (ABOUT + "Attendances rose to 88,713 in 2024/25.", WAITS),
        (ABOUT + "Cancelled operations numbered 455 in 2024/25.", WAITS),
        (ABOUT + "Cancelled operations numbered 501 in 2024/25, against 412 the year before.", WAITS),
        (ABOUT + "Moorfoot had 501 cancelled operations in 2024/25.", WAITS),
        ("Care for adults will take £58.3m in 2026/27.", FREIGHT),
        ("The total cost was £71.9m in 2026/27.", FREIGHT),
        ("Wages at Corrie were £9.98 billion.", CLUBS),
        (ELLERBY + "The average wait was 127 days in 2023.", COURTS),
        (ELLERBY + "Cases closed came to 4,402 in 2023, up from 4,388 a year earlier.", COURTS),
        ("Revenue reached £901.7m in FY2024.", ACCOUNTS),
        ("Net debt was £231.5m in 2023.", ACCOUNTS),
        ("Freight earned £988,000 in 2022/23.", FERRIES),
        ("The harbour spent $9.48 million in 2031, against a budget of $9.51 million.", PLANS),
        ("Orrin had 380 births, against 412 deaths.", TOWNS),
    ],
)
def test_a_wrong_figure_is_named(draft: str, sources: dict[str, str]) -> None:
    """Another row's value, that of another time, a digit or a scale is wrong."""
    assert {"F102", "F107"} & set(rules_of(draft, sources))


@pytest.mark.parametrize(
    "draft",
    [
        "Moorfoot Infirmary had 77 cancelled operations. Skene Infirmary had 31 cancelled operations in 2024/25.",
        ABOUT + "Skene had 31 cancelled operations in 2024/25.",
    ],
)
def test_who_is_named_is_lent_no_row(draft: str) -> None:
    """A sentence that speaks of somebody by name is not held against the row of another."""
    assert rules_of(draft, WAITS) == ["F101"]


def test_a_row_that_is_lent_does_not_decide_who_is_meant() -> None:
    """ "Complaints to the Ombudsman" may be those about the draft's subject: neither support nor its absence."""
    draft = ABOUT + "Operations that the Ombudsman calls cancelled operations came to 501."
    assert rules_of(draft, WAITS) == []
    assert "ties-out" not in outcomes_of(draft, WAITS)


@pytest.mark.parametrize("name", ["Papua", "North", "Rovers"])
def test_a_part_of_a_name_that_may_be_another_names_no_row(name: str) -> None:
    """Papua is no town for certain, and "Rovers" are two clubs."""
    assert rules_of(f"{name} had 310 goals.", CLUBS) == ["F101"]


def test_a_row_that_nothing_names_ties_nothing_out_against_the_subject() -> None:
    """79 days are another court's in that year: the draft may have meant it, and does not say so."""
    draft = ELLERBY + "The average wait was 79 days in 2023."
    assert outcomes_of(draft, COURTS) == {"unchecked"}
    assert rules_of(draft, COURTS) == []


def test_a_table_that_another_sentence_opened_says_nothing_of_this_one() -> None:
    """Of many tables those are asked that share most of a sentence's words, whichever are open already."""
    towns = [f"Town,harbour boats launched,crew of Tern\nHale {one},{100 + one},7\n" for one in range(26)]
    sources = {f"towns{number}.csv": text for number, text in enumerate(towns)}
    sources["models.csv"] = "Feature,Tern 5,Tern 6\nZephyr weight (g),212,230\nBattery (mAh),4100,4400\n"
    before = "Here is what was said of the town.\n\n" * 5
    other = "The weight of the Zephyr and of its battery is said to be 212 g.\n\n"
    own = "The harbour launched boats with the crew of Tern 5 in the town."
    alone, beside = (tieout.check(draft, sources, select=["F"]) for draft in (before + own, before + other + own))
    assert alone.verdicts[-1].item.text == beside.verdicts[-1].item.text == "5"
    assert alone.verdicts[-1].outcome is beside.verdicts[-1].outcome


VENDORS = {
    "vendors.csv": "Maker,Units 2031 (000),Share 2031 (%),Revenue 2031 ($m)\nTern,1475,26.1,1062\nSkua,1130,20.0,994\n"
    "Knot,825,14.6,478\nAuk,540,9.6,356\n"
}
NURSES = {
    "care.csv": "Town,Children aged 2,First visit,Visited at 5 (%),Visited over 65 (%)\nOrrin,8412,7487,82.4,41.3\n"
    "Hale,6275,5898,90.1,47.2\n"
}
HOURS = {"hours.csv": "Stop,First tram,Last tram\nOrrin,05:42,23:05\nHale,05:51,23:14\n"}


@pytest.mark.parametrize(
    ("draft", "sources"),
    [
        ("Revenue in 2031 was led by Tern. Tern's lead grew to 6.2 points.", VENDORS),
        ("Revenue in 2031 fell. Knot's sales grew fastest of the top five makers.", VENDORS),
        ("In Hale 5,898 had a first visit. None of the four towns is content.", NURSES),
        ("In Orrin 7,487 of 8,412 two-year-olds have had a first visit.", NURSES),
        ("By the age of five 82.4 per cent of them in Orrin were visited.", NURSES),
        ("In Hale 90.1 per cent of children are visited at age 5.", NURSES),
        ("In Hale 47.2 per cent of over-65s were visited.", NURSES),
        ("The first tram is at Hale nine minutes later.", HOURS),
    ],
)
def test_a_cell_of_another_sort_contradicts_nothing(draft: str, sources: dict[str, str]) -> None:
    """A number of what no word of the sentence names, an age beside a count, minutes beside a time of the day."""
    assert "F102" not in rules_of(draft, sources)


@pytest.mark.parametrize(
    "draft", ["In Hale 5,898 two-year-olds had a first visit.", "In Hale 90.1% had a visit by age 5."]
)
def test_an_age_of_a_header_is_no_figure_that_the_sources_lack(draft: str) -> None:
    """ "Two-year-olds" are the children aged 2 of a column."""
    assert rules_of(draft, NURSES) == []


SCHOOL = {
    "report.md": "# Skene School: report\n\n| | 2030/31 | 2031/32 |\n|---|---|---|\n"
    "| Pupils on roll | 1,164 | 1,207 |\n"
    "| Pupils who take the bus | 219 | 248 |\n| Teachers | 69.8 | 73.5 |\n"
}


@pytest.mark.parametrize(
    ("draft", "rules"),
    [
        ("Skene School had 1,207 pupils in 2031/32.", []),
        ("Skene School had 1,270 pupils in 2031/32.", ["F101"]),
        ("Skene School had 1,207 pupils in 2030/31.", ["F101"]),
        ("Skene School had 1,207 parents in 2031/32.", ["F101"]),
    ],
)
def test_a_row_that_begins_with_what_is_counted_may_be_meant(draft: str, rules: list[str]) -> None:
    """Its number of that year is not said to be in no source, though the sentence names somebody."""
    assert rules_of(draft, SCHOOL) == rules
