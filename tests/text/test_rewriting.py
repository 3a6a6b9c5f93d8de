"""Figures and dates with another value, in the form that they were printed in."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.model.moments import Moment
from tieout.model.quantities import Quantity
from tieout.text.calendar import dates
from tieout.text.quantities import quantities
from tieout.text.rewriting import spelt_out, with_currency, with_moment, with_scale, with_value


def quantity(text: str) -> Quantity:
    """The one quantity of a text."""
    (found,) = quantities(text)
    return found


def moment(text: str) -> Moment:
    """The one date of a text."""
    (found,) = dates(text)
    return found


@pytest.mark.parametrize(
    ("text", "value", "written"),
    [
        ("1,420", "1402", "1,402"),
        ("1420", "1402", "1402"),
        ("421", "1402", "1,402"),
        ("$4.12 million", "4210000", "$4.21 million"),
        ("$4.1 million", "4212345", "$4.2 million"),
        ("5 million", "1412345", "1.4 million"),
        ("26.5 percent", "36.4583", "36.5 percent"),
        ("12%", "9", "9%"),
        ("seven boats", "9", "nine boats"),
        ("Twenty-one boats", "40", "Forty boats"),
        ("seven boats", "140", "140 boats"),
        ("between 4 and 6", "9", None),
        ("-12%", "9", None),
    ],
)
def test_a_figure_with_another_value(text: str, value: str, written: str | None) -> None:
    """Grouping, decimals, scale word, sign and spelling stay; what cannot be told so is not told."""
    found = quantity(text)
    assert with_value(found, text, Decimal(value)) == written


@pytest.mark.parametrize(
    ("text", "value", "written"),
    [
        ("412 million", "412", "412"),
        ("412 million", "412000", "412 thousand"),
        ("$7.4 billion", "7400000", "$7.4 million"),
        ("412", "412000000", "412 million"),
        ("412 million", "600", None),
    ],
)
def test_a_figure_with_another_scale(text: str, value: str, written: str | None) -> None:
    """The digits stay and the scale word goes, comes or changes."""
    assert with_scale(quantity(text), text, Decimal(value)) == written


def test_a_figure_in_another_currency() -> None:
    """The sign or the code is changed; where neither is printed nothing is."""
    assert with_currency("$48 million", "EUR", "USD") == "€48 million"
    assert with_currency("USD 48", "GBP", "USD") == "GBP 48"
    assert with_currency("48 crowns", "EUR", None) is None


@pytest.mark.parametrize(
    ("text", "other", "written"),
    [
        ("4 March 1911", "9 March 1911", "9 March 1911"),
        ("4 March 1911", "12 May 1912", "12 May 1912"),
        ("March 4, 1911", "9 April 1912", "April 9, 1912"),
        ("1911-03-04", "9 April 1912", "1912-04-09"),
        ("March 1911", "9 April 1912", "April 1912"),
        ("4 March 1911", "April 1912", None),
    ],
)
def test_a_date_with_other_parts(text: str, other: str, written: str | None) -> None:
    """Day, month and year change where they stand; a part that the other date lacks is not made up."""
    assert with_moment(moment(text), text, moment(other)) == written


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_a_whole_number_is_read_back(old: int, new: int) -> None:
    """What is written for a value is that value."""
    text = f"{old:,}"
    written = with_value(quantity(f"{text} boats"), f"{text} boats", Decimal(new))
    assert written is None or quantity(written).value == new


def test_numbers_below_a_hundred_are_spelt() -> None:
    """Each in a word of its own."""
    words = [spelt_out(Decimal(number)) for number in range(100)]
    assert len(set(words)) == 100
    assert words[21] == "twenty-one"
    assert spelt_out(Decimal(100)) is None
    assert spelt_out(Decimal("2.5")) is None
