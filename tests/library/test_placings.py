"""Places in an order, held against the places that the sources give the same subject."""

from __future__ import annotations

import pytest

import tieout

DRAFT = "Harborton is currently 13th in the River League."


def contradicted(draft: str, source: str) -> list[str]:
    """What F102 says of a draft."""
    return [one.message for one in tieout.check(draft, {"log.txt": source}).findings if one.rule == "F102"]


@pytest.mark.parametrize(
    ("draft", "source", "said"),
    [
        (DRAFT, "Rain fell all week. Harborton are now 12th in the River League.", "12th"),
        (DRAFT, "Aldmouth lead. Harborton, relegated once, are now 12th in the River League.", "12th"),
        ("Corrie came third in the rowing at Dunmere.", "Corrie came second in the rowing at Dunmere.", "second"),
        ("In 2018 Corrie was 4th in the rowing.", "Corrie was 5th in the rowing in 2018.", "5th"),
    ],
)
def test_another_place_of_the_same_subject_is_reported(draft: str, source: str, said: str) -> None:
    """The order is told in much the same words, and the subject is named before its place."""
    (message,) = contradicted(draft, source)
    assert said in message


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        (DRAFT, "Harborton are 13th in the River League."),
        (DRAFT, "Harborton, with 13 points, are 12th, or 13th on goals, in the River League."),
        (DRAFT, "Aldmouth are 12th in the River League."),
        (DRAFT, "Harborton lost to Aldmouth, who are 12th in the River League."),
        (DRAFT, "Harborton were 12th in the River League in 2001."),
        (DRAFT, "Harborton won the 12th round in the River League. Harborton are 13th in the River League."),
        ("Corrie won the third heat of the rowing.", "Corrie won the second heat of the rowing."),
        ("He came third in the rowing.", "He came second in the rowing."),
    ],
)
def test_a_place_of_another_or_at_another_time_contradicts_nothing(draft: str, source: str) -> None:
    """Nor does an ordinal that tells one thing from others of its sort, or one of nobody named."""
    assert contradicted(draft, source) == []


def test_a_place_is_not_mended() -> None:
    """The words around it may follow from it."""
    report = tieout.check(DRAFT, {"log.txt": "Harborton are now 12th in the River League."})
    assert [one.fix for one in report.findings if one.rule == "F102"] == [None]
