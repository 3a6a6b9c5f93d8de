"""Things that numbers tell apart: what is said of Phase 1 says nothing of Phase 2."""

from __future__ import annotations

import pytest

import tieout

SOURCE = (
    "Bus 12 to Falk carried 940 people in May. Bus 14 to Falk carried 870 people in May. "
    "Phase 1 of the pier cost £4.1 million. Phase 2 of the pier cost £5.2 million. "
    "Room 3 holds 40 people and Room 4 holds 60 people. Section 4 of the lease requires 30 days of notice. "
    "Section 5 of the lease requires 14 days of notice. Platform 3 was shut for 12 days and platform 4 for 9 days."
)


def told(draft: str) -> tuple[list[str], list[str]]:
    """What becomes of the figures of a draft, and what is found."""
    report = tieout.check(draft, {"source": SOURCE}, select=["F"])
    figures = [one.outcome.value for one in report.verdicts if one.item.kind.value == "figure"]
    return figures, [f"{one.rule}: {one.message}" for one in report.findings]


@pytest.mark.parametrize(
    "draft",
    [
        "Bus 14 to Falk carried 870 people in May.", "Phase 1 of the pier cost £4.1 million.",
        "Room 4 holds 60 people.", "Rooms 3 and 4 hold 40 and 60 people.",
        "Platforms 3 and 4 were shut for 12 and 9 days.",
        "Section 5 of the lease requires 14 days of notice.", "The lease requires 30 days of notice (section 4).",
        "Bus 14 carried 870 people in May, against 940 on Bus 12.",
    ],
)  # fmt: skip
def test_what_is_said_of_the_same_number_ties_out(draft: str) -> None:
    """By itself, in a row, beside another, and where the number only points at it."""
    figures, found = told(draft)
    assert set(figures) == {"ties-out"}
    assert found == []


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        ("Bus 14 to Falk carried 940 people in May.", "The source has 870 for May, not 940."),
        ("Phase 2 of the pier cost £4.1 million.", "The source has £5.2 million, not £4.1 million."),
        ("The second phase of the pier cost £4.1 million.", "The source has £5.2 million, not £4.1 million."),
        ("Room 3 holds 60 people.", "The source has 40, not 60."),
        ("Section 5 of the lease requires 30 days of notice.", "The source has 14 days, not 30 days."),
    ],
)
def test_what_is_said_of_another_number_is_a_contradiction(draft: str, message: str) -> None:
    """Where the source has one for the draft's own."""
    figures, found = told(draft)
    assert figures[-1] == "finding"
    assert found == [f"F102: {message}"]


@pytest.mark.parametrize(
    "draft",
    [
        "Buses 12 and 14 to Falk carried 1,810 people in May.", "Bus 12 carried 70 more people than Bus 14 in May.",
        "Phases 1 and 2 of the pier cost £9.3 million together.",
    ],
)  # fmt: skip
def test_what_follows_from_several_is_no_finding(draft: str) -> None:
    """Their sum, and how far they lie apart: it stands nowhere in the sources."""
    assert told(draft) == (["unchecked"], [])


def test_two_buses_to_one_place_are_two_things() -> None:
    """The document gives no quantity two values."""
    draft = "Bus 12 to Falk leaves at 9:17. Bus 14 to Falk leaves at 9:40."
    report = tieout.check(draft, {"source": "Nothing of the kind was said."}, select=["F108"])
    assert report.findings == ()
