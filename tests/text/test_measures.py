"""Whether a figure may stand for a value of a source."""

from __future__ import annotations

import pytest

from tieout.library.prose import Counted
from tieout.model import Fact, Location, Passage, Span
from tieout.text.columns import measure_of
from tieout.text.measures import echoes, same_unit, stands_for
from tieout.text.quantities import quantities

PASSAGE = Passage("s1", Span(0, 1), Location(line=1, column=1), "x")


@pytest.mark.parametrize(
    ("draft", "source", "alike"),
    [
        ("4–5%", "4 to 5 percent", True),
        ("5–6%", "4 to 5 percent", False),
        ("20-30 minutes", "20 to 30 minutes", True),
        ("30-40 minutes", "20 to 30 minutes", False),
        ("10–15 metres", "12 metres", True),
        ("25 minutes", "20 to 30 minutes", True),
        ("$4.31 to $4.60", "$4.60 to $4.85", False),
        ("aged 40 to 97 years", "aged 40 to 79 years", False),
        ("4 to 5 million", "4.1 to 4.9 million", True),
    ],
)
def test_two_ranges_are_one_where_they_have_one_middle_and_one_pair_of_ends(
    draft: str, source: str, alike: bool
) -> None:
    """A value within a range is borne out by it, and bears it out."""
    (own,), (theirs,) = quantities(draft), quantities(source)
    assert stands_for(own, Counted.of(theirs)) is alike


@pytest.mark.parametrize(
    ("draft", "source", "alike"),
    [
        ("€50", "50 minutes", False),
        ("50 minutes", "€50", False),
        ("€50", "50 percent", False),
        ("two hours", "two years", False),
        ("€50", "50 stamps", True),
        ("14 percent", "a seventh of them", True),
        ("€8.8 million", "€8.7 to €8.9 million", True),
    ],
)
def test_a_number_echoes_another_that_may_be_meant_for_it(draft: str, source: str, *, alike: bool) -> None:
    """In another form, or bare; not where each is counted in its own."""
    (own,), (theirs,) = quantities(draft), quantities(source)
    assert echoes(own, theirs) is alike


@pytest.mark.parametrize(
    ("draft", "source", "same"),
    [
        ("8.4 g", "8.4 g a day", None),
        ("8.4 mg", "8.4 g a day", False),
        ("118 mmol/L", "118 mg/dL", False),
        ("1.2 kg", "1,200 g", True),
    ],
)
def test_a_unit_may_leave_out_at_what_time(draft: str, source: str, *, same: bool | None) -> None:
    """No other part of it."""
    (own,), (theirs,) = quantities(draft), quantities(source)[:1]
    fact = Fact(PASSAGE, theirs.value, theirs.interval, theirs.text, measure_of(theirs))
    assert same_unit(own, fact) is same
