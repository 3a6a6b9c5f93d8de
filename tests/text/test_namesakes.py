"""Words of names that differ by a letter or two, and are no slips."""

from __future__ import annotations

import pytest

from tieout.text.namesakes import are_namesakes


@pytest.mark.parametrize(
    ("one", "other", "last"),
    [
        ("boats", "boat", True),
        ("korea", "korean", True),
        ("chile", "chilean", True),
        ("iraq", "iraqi", True),
        ("mexico", "mexican", True),
        ("carolina", "carolinian", True),
        ("republic", "republican", False),
        ("eric", "erica", False),
        ("pete", "peter", False),
        ("ivana", "ivanka", False),
        ("sergei", "sergey", False),
        ("dmitri", "dmitry", False),
        ("gadhafi", "gaddafi", True),
    ],
)
def test_both_may_be_right(one: str, other: str, last: bool) -> None:
    """Whichever stands in the draft: of another number, of a place, fonder, or brought over otherwise."""
    assert are_namesakes(one, other, last=last)
    assert are_namesakes(other, one, last=last)


@pytest.mark.parametrize(
    ("one", "other", "last"),
    [
        ("featherston", "featherstone", True),
        ("clark", "clarke", True),
        ("hilary", "hillary", False),
        ("madeline", "madeleine", False),
        ("kristen", "kirsten", False),
        ("kelly", "kelley", True),
        ("johnson", "johnston", True),
    ],
)
def test_one_is_a_slip_of_the_other(one: str, other: str, last: bool) -> None:
    """A surname that is longer by a letter is another surname, and so is a swap."""
    assert not are_namesakes(one, other, last=last)
    assert not are_namesakes(other, one, last=last)
