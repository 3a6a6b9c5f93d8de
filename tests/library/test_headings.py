"""Tables whose columns are names, prose beside tables, and rows that a sentence before lends."""

from __future__ import annotations

import pytest

import tieout

FERRIES = (
    "# Ferries ordered\n\n"
    "| | Tern 3 | Tern 5 | Gannet |\n|---|---|---|---|\n"
    "| Length | 38 m | 52 m | 61.5 m |\n| Passengers | 120 | 240 | 310 |\n| Top speed | 24 kn | 28 kn | 21 kn |\n"
    "| Price | €8.4m | €13.9m | €17.2m |\n| Crew | 4 | 6 | 7 |\n| Screen | 11.2 inches, 90 Hz | "
    "12.6 inches, 144 Hz | - |\n\n"
    "The Tern 5's engines burn 310 litres an hour, the Tern 3's 190.\n"
)
TRIAL = (
    "# Patients at the start\n\n"
    "| | Placebo (n=211) | Velozan 10 mg (n=209) | Velozan 20 mg (n=215) |\n|---|---|---|---|\n"
    "| Age, years | 54.2 | 53.8 | 54.9 |\n| Women (%) | 61 | 58 | 63 |\n| Smokers (%) | 12 | 15 | 11 |\n\n"
    "Nausea was reported by 4% on placebo, 9% on 10 mg and 14% on 20 mg.\n"
)
STATIONS = (
    "station,region,mean_temp_c_2033,max_temp_c,rain_mm_2033,rain_mm_normal,sun_hours\n"
    "Hallow,South,19.4,38.6,88,171,761\nPelham,South,19.1,37.9,73,165,754\nWexcombe,Midlands,17.8,35.7,214,228,690\n"
)
LINES = (
    "Line,From,To,Distance (km),Journey time 2031 (min),Every (min)\n"
    "Coast Line,Sorrel Bay,Aldmouth,84,78,30\nValley Line,Aldmouth,Kirn,41,47,20\n"
)
SHORT = (
    "# Awards\n\nHeld at Corrie from 3 to 12 October 2029.\n\n"
    "| Award | Film |\n|---|---|\n| Golden Anchor | The Salt Road |\n| Silver Anchor | Ninety Bees |\n\n"
    "The prize of €50,000 for the Golden Anchor was raised from €40,000. The jury of seven saw 22 films.\n"
)


def rules_of(draft: str, source: str) -> list[str]:
    """The rules that find something in the figures of a draft."""
    name = "table.md" if source.startswith("#") else "table.csv"
    return [one.rule for one in tieout.check(draft, {name: source}, select=["F"]).findings]


def outcomes_of(draft: str, source: str) -> dict[str, str]:
    """The outcome of each figure of a draft."""
    name = "table.md" if source.startswith("#") else "table.csv"
    return {one.item.text: one.outcome.value for one in tieout.check(draft, {name: source}, select=["F"]).verdicts}


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (FERRIES, "The Tern 5 takes 240 people."),
        (FERRIES, "The Gannet is 61.5 metres from end to end."),
        (FERRIES, "The Tern 5 has a 12.6-inch screen."),
        (FERRIES, "The Tern 5 costs €13.9m. It is 52 metres long."),
        (FERRIES, "The Tern 5 takes 240 people, twice as many as the Tern 3."),
        (FERRIES, "The Gannet costs €17.2m, €3.3m more than the Tern 5."),
        (FERRIES, "A Gannet has a crew of seven and takes 310 people."),
        (FERRIES, "- Tern 3: 38 m, 120 people, €8.4m"),
        (FERRIES, "The Tern 5's engines burn 310 litres an hour."),
        (TRIAL, "Of those on placebo 12% smoked, against 15% of those on 10 mg."),
        (TRIAL, "In the placebo group the mean age was 54.2 years, in the 20 mg group 54.9."),
        (TRIAL, "Nausea was reported by 4% of those on placebo."),
        (STATIONS, "Wexcombe got 214 mm, 94% of its normal rain."),
        (STATIONS, "Pelham had little rain in a normal year. It got 73 mm."),
        (STATIONS, "At Hallow it was 18 °C. At Pelham 73 mm of rain fell."),
        (LINES, "The Coast Line takes 78 minutes from Sorrel Bay to Aldmouth."),
        (SHORT, "The Golden Anchor is worth €50,000, a quarter more than before."),
        (SHORT, "The jury saw 22 films."),
        (SHORT, "Ninety Bees won as well."),
    ],
)
def test_what_is_right_is_let_be(source: str, draft: str) -> None:
    """By the name over a column, by prose beside a table, by a column that the sentence before does not name."""
    allowed = {"F101"} if "18 °C" in draft else set()
    assert set(rules_of(draft, source)) <= allowed


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (FERRIES, "The price of the Tern 3 is €13.9m."),
        (FERRIES, "The Gannet is 52 metres long."),
        (FERRIES, "The top speed of the Gannet is 28 knots."),
        (FERRIES, "The Tern 3 takes 240 people."),
        (TRIAL, "Nausea was reported by 9% on placebo."),
        (STATIONS, "The rain at Wexcombe in 2033 was 341 mm."),
        (LINES, "The journey on the Valley Line takes 84 minutes."),
    ],
)
def test_what_is_wrong_is_said(source: str, draft: str) -> None:
    """A cell below another name, or of another row."""
    assert rules_of(draft, source)


def test_a_title_beside_a_table_is_no_prose() -> None:
    """A table in which a figure stands for something else bears nothing out by its cells as sentences."""
    assert outcomes_of("The Gannet was loaded with 24 crates.", FERRIES)["24"] != "ties-out"
