"""Figures whose unit stands with another, and numbers that are a part of a name."""

from __future__ import annotations

import pytest

from tieout.text.claims import claims


def read(text: str) -> list[tuple[str, str, str]]:
    """The figures of a text: as printed, of what kind, and in which unit."""
    found = (one.quantity for one in claims(text))
    return [(one.text, one.kind.value, one.unit.name if one.unit else "") for one in found if not one.by_article]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fares rose by 21 per cent and wages by 13. So it was.", ("13", "percent", "")),
        ("The north had 655 hours, the south 748.", ("748", "duration", "hour")),
        ("Nurses drank 3.8 cups a day, porters 2.9.", ("2.9", "measure", "cup per day")),
        ("It takes 14 minutes instead of 19.", ("19", "duration", "minute")),
        ("It is kept at 27 °C by day and 22 by night.", ("22", "measure", "degree celsius")),
        ("The hall is 42 metres long and 18 wide.", ("18", "measure", "metre")),
        ("The calf weighed 108 kg at birth (238 pounds) and 412 at the end of May.", ("412", "measure", "kilogram")),
        ("It fell from 33.2 to 31.4 cents.", ("33.2", "money", "")),
        ("It rose from 156 to 168 euros.", ("156", "money", "")),
        ("It stays between two marks (39 and 54 °F).", ("39", "measure", "degree fahrenheit")),
        ("The hall measures 42 by 18 metres.", ("42", "measure", "metre")),
        ("The margin is 1.5 percentage points for all and 2.7 points for some.", ("2.7", "points", "")),
    ],
)
def test_a_figure_is_in_the_unit_of_the_one_beside_it(text: str, expected: tuple[str, str, str]) -> None:
    """Two or three words that name another, and a figure of about the same size."""
    assert expected in read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales rose 5 per cent, to 6.", ("6", "count", "")),
        ("It grew 3.4 % and 12 ships came.", ("12", "count", "")),
        ("It grew 3.4 %, and Oban had 1,200.", ("1,200", "count", "")),
        ("It raised its crew of 40 by 25 per cent.", ("40", "count", "")),
        ("It cut a stock of 40 by 25 kg.", ("40", "count", "")),
        ("- Fares rose 21 per cent\n- Boats sold, in Oban 19\n", ("19", "count", "")),
        (f"It rose 1.5 percentage points{' as it had' * 30}. Roe made 20 points.", ("20", "count", "")),
    ],
)
def test_a_figure_of_something_else_is_let_be(text: str, expected: tuple[str, str, str]) -> None:
    """What it rose to, what is counted behind it, and what is far larger."""
    assert expected in read(text)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("The Slate 4 costs $449, $20 more than the Slate 3.", ["$449", "$20"]),
        ("At 600 nits the Slate 4's screen is darker than the Slate 5.", ["600"]),
        ("Falcon 9 Heavy flew. Falcon 9 Heavy landed after 31 minutes.", ["31 minutes"]),
        ("It is bright.\nSlate 4 costs $449, less than the\nSlate 3 or (Slate 2) did.", ["$449"]),
        ("In Corrie 52 ships called, in Oban 19.", ["52", "19"]),
        ("Corrie 12, Oban 15.", ["12", "15"]),
        ("In May 12 was the most.", []),
        ("Only 12 has been seen.", ["12"]),
    ],
)
def test_the_number_of_a_name_is_no_figure(text: str, printed: list[str]) -> None:
    """A name owns something, goes on, or has a verb in the singular; it is one all through the text."""
    assert [one for one, _, _ in read(text)] == printed


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("It leaves at ten past eight in the evening.", "clock", 1210),
        ("It leaves at a quarter past midnight.", "clock", 15),
        ("It leaves at half past two.", "clock", 150),
        ("It leaves at ten to nine on Monday.", "clock", 530),
        ("It leaves at a quarter to nine, or later.", "clock", 525),
        ("It leaves at ten minutes to nine sharp.", "clock", 530),
        ("It runs from 4.20 in the morning.", "clock", 260),
        ("It leaves at a quarter to midnight.", "clock", 1425),
        ("It leaves at half past twelve at night.", "clock", 30),
        ("It leaves at 2 at night.", "clock", 120),
        ("It leaves at 11 at night.", "clock", 1380),
        ("It leaves at 14:30 in the afternoon.", "clock", 870),
        ("It leaves at 23:30 at night.", "clock", 1410),
        ("It comes every quarter of an hour.", "duration", 0.25),
        ("Ann Roe, you are 41.", "age", 41),
        ("I am forty-seven, so hurry.", "age", 47),
        ("Two in three day workers were tired.", "ratio", None),
        ("Nearly one home in four sold above its price.", "ratio", 0.25),
    ],
)
def test_times_ages_and_shares_are_read_in_words(text: str, kind: str, value: float | None) -> None:
    """The first figure of a text."""
    first = claims(text)[0].quantity
    assert first.kind.value == kind
    assert value is None or float(first.value) == value


@pytest.mark.parametrize(
    "text",
    [
        "It was carried by ten to two.",
        "Of ten to twelve ships few came.",
        "It sold 5 in the morning.",
        "Rates stood at 5 to 10 per cent.",
        "Rates stood at 5 to 10%.",
        "It sailed at ten to twelve knots.",
        "It was cut by a quarter to five boats.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    """A vote, a range, and what was counted at some time of the day."""
    assert all(one.quantity.kind.value != "clock" for one in claims(text))


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("It did not fall below 20 °C.", "at-least"),
        ("It never rose above 30 °C.", "at-most"),
        ("It didn't drop below 20 °C.", "at-least"),
        ("It fell below 20 °C.", "less-than"),
        ("It rose by little more than 2 °C.", "just-over"),
    ],
)
def test_a_bound_that_is_denied_is_the_opposite_one(text: str, qualifier: str) -> None:
    """Whoever did not fall below a mark was at it, or above."""
    found = claims(text)[0].quantity.qualifier
    assert found is not None
    assert found.value == qualifier


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Freight rose from 2.4 to 3.1 billion tonne km.", [2_400_000_000, 3_100_000_000]),
        ("It costs between £4.2 and £4.9 million.", [4_200_000, 4_900_000]),
        ("It rose from 950,000 to 1.2 million.", [950_000, 1_200_000]),
        ("It went from 3 ships to 2 million tonnes.", [3, 2_000_000]),
    ],
)
def test_the_first_end_of_a_change_has_the_scale_of_the_second(text: str, values: list[int]) -> None:
    """Where both are of about one size, and nothing stands between them but the word that joins them."""
    found = [
        end for one in claims(text) for end in ((one.quantity.parts) if one.quantity.is_range else [one.quantity.value])
    ]
    assert found == values
