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


WAY = (
    "Rowe left the boat in 2003, aged 34, and was followed by Hal Dun, then 22. The cup went to Tom Quill, 36, for his "
    "first run; he is the youngest after Vera Stroud, who was 29 when she won it."
)


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("Hal Dun, then 34, followed Rowe.", ["F102"]),
        ("Hal Dun, 22, followed Rowe.", []),
        ("Kit Rowe left the boat in 2003, aged 34.", []),
        ("Kit Rowe left the boat at the age of 34.", []),
        ("Tom Quill, 29, won the cup.", ["F102"]),
        ("Tom Quill, 36, won the cup.", []),
        ("Vera Stroud was 29 when she won it.", []),
    ],
)
def test_an_age_told_by_the_way_is_whose_the_sentence_is(draft: str, found: list[str]) -> None:
    """Behind "then" and "who was", or of who opens the sentence: another's is none of theirs."""
    assert [one.rule for one in tieout.check(draft, {"source": WAY}, select=["F"]).findings] == found
