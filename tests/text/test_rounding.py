"""Rounding: what printed digits and the words around them allow."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tieout.text.quantities import quantities
from tieout.text.rounding import admits, plain, step_of


@pytest.mark.parametrize(
    ("printed", "step"),
    [
        ("947", "1"),
        ("40000", "1000"),
        ("400", "10"),
        ("50", "1"),
        ("2190", "1"),
        ("2100", "100"),
        ("7.80", "0.01"),
        ("0", "1"),
        ("181000", "1000"),
        ("170", "10"),
    ],
)
def test_the_step_is_that_of_the_last_digit_vouched_for(printed: str, step: str) -> None:
    """Zeros of a round number may be rounding, down to two significant digits; a lone one after thousands is not."""
    assert step_of(Decimal(printed)) == Decimal(step)


@pytest.mark.parametrize(
    ("text", "value", "fits"),
    [
        ("about 400 letters", 412, True),
        ("about 400 letters", 430, False),
        ("400 letters", 404, True),
        ("400 letters", 412, False),
        ("almost 400 letters", 397, True),
        ("almost 400 letters", 412, False),
        ("more than 600 letters", 601, True),
        ("more than 600 letters", 600, False),
        ("at least 600 letters", 600, True),
        ("up to 600 letters", 600, True),
        ("fewer than 600 letters", 600, False),
        ("just over 600 letters", 612, True),
        ("just over 600 letters", 590, False),
        ("between 400 and 600 letters", 500, True),
        ("hundreds of letters", 412, True),
        ("hundreds of letters", 12, False),
    ],
)
def test_the_words_around_a_number_say_which_values_it_admits(text: str, value: int, fits: bool) -> None:
    """Qualifiers widen or open the interval of the printed digits."""
    (quantity,) = quantities(text)
    assert admits(quantity, Decimal(value)) is fits


def test_a_value_is_plain_without_exponent_and_idle_zeros() -> None:
    """3E+6 and 3000000.0 are 3000000; decimals that say something stay."""
    assert [str(plain(Decimal(value))) for value in ("3E+6", "3000000.0", "7.80")] == ["3000000", "3000000", "7.80"]
