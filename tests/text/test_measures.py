"""Whether a figure may stand for a value of a source."""

from __future__ import annotations

import pytest

from tieout.library.prose import Counted
from tieout.text.measures import echoes, stands_for
from tieout.text.quantities import quantities


@pytest.mark.parametrize(
    ("draft", "source", "alike"),
    [
        ("4–5%", "4 to 5 percent", True),
        ("5–6%", "4 to 5 percent", False),
        ("20-30 minutes", "20 to 30 minutes", True),
        ("30-40 minutes", "20 to 30 minutes", False),
        ("10–15 metres", "12 metres", True),
        ("25 minutes", "20 to 30 minutes", True),
    ],
)
def test_two_ranges_are_one_where_each_has_the_middle_of_the_other(draft: str, source: str, alike: bool) -> None:
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
    ],
)
def test_a_number_echoes_another_that_may_be_meant_for_it(draft: str, source: str, *, alike: bool) -> None:
    """In another form, or bare; not where each is counted in its own."""
    (own,), (theirs,) = quantities(draft), quantities(source)
    assert echoes(own, theirs) is alike
