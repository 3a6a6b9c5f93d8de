"""Laws of quantities and dates, over every text: spans, order, intervals, and round trips through words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.datings import FORMS, printed
from tests.properties.figures import TEXTS, spelt
from tieout.model import Span
from tieout.text.calendar import dates
from tieout.text.quantities import quantities, read


@given(TEXTS)
def test_the_text_of_a_figure_is_the_text_of_its_span(text: str) -> None:
    """Quantities and dates say where they stand, and what stands there."""
    figures = read(text)
    found = [(each.span, each.text) for each in figures.quantities] + [
        (each.span, each.text) for each in figures.moments
    ]
    for span, printed_text in found:
        assert text[span.start : span.end] == printed_text == printed_text.strip()


@given(TEXTS)
def test_figures_are_in_order_and_apart(text: str) -> None:
    """No two quantities or dates share a character, and each kind is in the order of the text."""
    figures = read(text)
    quantified = [quantity.span for quantity in figures.quantities]
    dated = [moment.span for moment in figures.moments]
    assert (quantified, dated) == (sorted(quantified), sorted(dated))
    spans = sorted(quantified + dated)
    assert not any(one.overlaps(other) for one, other in pairwise(spans))


@given(TEXTS)
def test_the_interval_holds_the_value_and_the_qualifier_stands_outside(text: str) -> None:
    """What the digits allow holds what they say; the words that qualify a quantity are none of it."""
    for quantity in quantities(text):
        assert quantity.interval.holds(quantity.value)
        assert not (quantity.qualifier_span or Span(0, 0)).overlaps(quantity.span)


@given(st.integers(min_value=2, max_value=10**12))
def test_a_number_in_words_comes_back(number: int) -> None:
    """Every whole number, written out and read."""
    (found,) = quantities(f"There were {spelt(number)} boats.")
    assert found.value == number
    assert found.spelt


@given(st.integers(min_value=2, max_value=10**12), st.sampled_from([",", " ", "'", "\u202f"]))
def test_a_number_in_groups_comes_back(number: int, mark: str) -> None:
    """Every whole number, in digits set apart by threes."""
    (found,) = quantities(f"We saw {number:,} boats.".replace(",", mark))
    assert found.value == number


@given(st.decimals(min_value=Decimal("0.01"), max_value=10**6, places=2))
def test_a_decimal_comma_and_a_decimal_point_say_the_same(number: Decimal) -> None:
    """1.234,56 where the comma is the decimal mark, 1,234.56 where the point is."""
    english = f"{number:,}"
    german = english.translate(str.maketrans(",.", ".,"))
    (one,), (other,) = quantities(f"${english} was paid"), quantities(f"${german} was paid", decimal=",")
    assert one.value == other.value == number
    assert one.interval == other.interval


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31)), st.sampled_from(FORMS))
def test_a_date_comes_back_from_every_form(day: date, form: str) -> None:
    """Printed in any form and read in that form's order, a day is that day."""
    order = "mdy" if form.startswith("{m}/") else "dmy"
    (found,) = dates(f"It opened on {printed(form, day.year, day.month, day.day)}.", order=order)
    assert (found.first, found.last, found.fault) == (day, day, None)


@given(
    st.integers(min_value=0, max_value=40),
    st.sampled_from(["9", "1,", "1.", "1 000 ", "a million ", "1/2 ", "half of "]),
)
def test_any_length_of_digits_is_read_without_complaint(times: int, unit: str) -> None:
    """However often a piece of a number is repeated, reading ends, and with finite values."""
    assert all(quantity.value.is_finite() for quantity in quantities(unit * 50 * times))
