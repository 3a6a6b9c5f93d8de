"""Figures that a source lists side by side, each of something else."""

from __future__ import annotations

import pytest

import tieout

COUNCIL = (
    "The council paid £3.1 million for the pier and £2.4 million for the museum. "
    "Roe won 4,120 votes in Hull and 3,880 votes in Leeds. "
    "Turnout was 61% in the city, 54% in the suburbs and 47% in the villages. "
    "Rents rose 4.2% in the north, while they rose 2.9% in the south. The ferry carries 120 passengers and 18 cars. "
    "Nurses earn £31,200 and porters £24,900. "
    "The median age of ward patients was 58 (quartiles 51 to 66), and of clinic patients 63. "
    "They sold three boats and bought one cutter. "
    "Of the 90 beds, 12 are closed. The wage of $7.25 today is low, and it should be raised to $15 an hour."
)


def findings(draft: str) -> list[str]:
    """The codes and the messages of what is found."""
    report = tieout.check(draft, {"council": COUNCIL}, select=["F"])
    return [f"{one.rule} {one.message}" for one in report.findings]


@pytest.mark.parametrize(
    ("draft", "value"),
    [
        ("The museum cost the council £3.1 million.", "£2.4 million"),
        ("The council paid £2.4 million for the pier.", "£3.1 million"),
        ("Roe won 3,880 votes in Hull.", "4,120"),
        ("Turnout was 54% in the villages.", "47%"),
        ("In the south, rents rose 4.2%.", "2.9%"),
        ("The ferry carries 18 passengers.", "120"),
        ("Porters earn £31,200.", "£24,900"),
        ("The median age of clinic patients was 58.", "63"),
        ("The median age of ward patients was 63.", "58"),
    ],
)
def test_the_figure_of_what_stands_beside_it_is_contradicted(draft: str, value: str) -> None:
    """By what the source has for the draft's own subject."""
    (found,) = findings(draft)
    assert found.startswith(f"F102 The source has {value}")


def test_two_figures_that_changed_places_are_both_contradicted() -> None:
    """Each by the other."""
    assert len(findings("Roe won 3,880 votes in Hull and 4,120 in Leeds.")) == 2


@pytest.mark.parametrize(
    "draft",
    [
        "The museum cost the council £2.4 million.",
        "Roe won 4,120 votes in Hull and 3,880 in Leeds.",
        "Hull gave Roe 4,120 votes, Leeds 3,880.",
        "Hull and Leeds gave Roe 4,120 and 3,880 votes respectively.",
        "Turnout in the villages was just 47%, lower than in the suburbs.",
        "While the suburbs voted, only 47% did so in the villages.",
        "In the villages and suburbs turnout was 47% and 54%.",
        "A nurse earns £31,200, porters £24,900.",
        "The median age of clinic patients was 63.",
        "Twelve beds are shut.",
        "1 On boats and nets: how the cutter came home.",
        "The wage is $7.25 an hour today.",
    ],
)
def test_what_is_of_its_own_subject_ties_out(draft: str) -> None:
    """In another order, by pairs, or where the other is only compared."""
    assert findings(draft) == []
