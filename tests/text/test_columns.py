"""What the header of a column says: the unit of its numbers, and the words that are left."""

from __future__ import annotations

import pytest

from tieout.text.columns import headed


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("rain_mm", "millimetre"),
        ("Used kWh", "kilowatt hour"),
        ("used_kwh", "kilowatt hour"),
        ("stored gb", "gigabyte"),
        ("Stored MB", "megabyte"),
        ("Days on market", "day"),
        ("Sunshine hours", "hour"),
        ("Miles", "mile"),
        ("Cubic metres", "cubic metre"),
        ("Nautical miles", "nautical mile"),
        ("Battery (mAh)", "milliampere-hour"),
        ("Square metres", "square metre"),
        ("area sq km", "square kilometre"),
        ("Hours per week", "hour"),
        ("max temp c", "degree celsius"),
    ],
)
def test_a_header_names_a_unit_without_a_bracket(header: str, unit: str) -> None:
    """A symbol in whatever case its author had at hand, or a word in the plural with what makes it another unit."""
    _, measure, scale, _ = headed(header)
    assert measure.unit is not None
    assert measure.unit.name == unit
    assert scale == 1


@pytest.mark.parametrize(
    "header",
    [
        "size mb",
        "Price per kWh",
        "Goals per 90 minutes",
        "Square mm",
        "Half hours",
        "Light minutes",
        "Seconds",
        "Velozan 10 mg",
        "Seasons",
        "",
    ],
)
def test_what_may_be_another_unit_is_none(header: str) -> None:
    """Millibars and megabytes, kilowatt hours and what one of them costs, seconds and those behind the first."""
    assert headed(header)[1].unit is None


@pytest.mark.parametrize(
    ("header", "stems"),
    [
        ("Slate 4", ("slat", "4")),
        ("Slate 4 boats", ("slat", "4", "boat")),
        ("4 boats", ("boat",)),
        ("Before", ("befor",)),
    ],
)
def test_a_header_keeps_the_words_that_tell_it_from_others(header: str, stems: tuple[str, ...]) -> None:
    """The number of a name, too; a word of grammar where it has no other."""
    assert headed(header)[3] == stems
