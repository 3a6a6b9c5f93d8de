"""Ages behind the names of those who bear them."""

from __future__ import annotations

import pytest

import tieout

CREW = (
    "The crew are the skipper, Ann Lowe, 47, her brother Max, 44, and the cook, Bo Marsh, 52. "
    "Jane Roe, 34, and her mother Jane Roe, 61, sat on the quay."
)


def findings(draft: str) -> list[str]:
    """The codes and the messages of what is found."""
    report = tieout.check(draft, {"source": CREW}, select=["F"])
    return [f"{one.rule} {one.message}" for one in report.findings]


@pytest.mark.parametrize(
    ("draft", "age"),
    [
        ("Bo Marsh is 47.", "52"),
        ("The cook is Bo Marsh (47).", "52"),
        ("Ann Lowe, 52, is the skipper.", "47"),
        ("Lowe, 52, is the skipper.", "47"),
    ],
)
def test_the_age_of_somebody_beside_is_contradicted(draft: str, age: str) -> None:
    """By the age of whom the draft names."""
    (found,) = findings(draft)
    assert found.startswith(f"F102 The source has {age}")


@pytest.mark.parametrize(
    "draft",
    [
        "Bo Marsh, 52, cooks.",
        "Lowe is 47, Marsh 52.",
        "Max Lowe is 44.",
        "The skipper's brother, 44, is aboard.",
        "Ann Lowe's brother, 44, is aboard.",
        "Mr Lowe, 44, is aboard.",
        "Jane Roe, 61, and her daughter sat on the quay.",
        "Roe, 34, sat on the quay.",
    ],
)
def test_a_right_age_is_let_be(draft: str) -> None:
    """A surname may be that of two, and what stands behind a name may be of somebody else."""
    assert findings(draft) == []
