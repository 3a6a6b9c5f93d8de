"""Figures of a source that equal a draft's and are of something else."""

from __future__ import annotations

import pytest

import tieout

NOTES = (
    "In the 5 mg group it occurred in 46 patients (11.2%), a hazard ratio of 0.80. The 10 mg group had 410 patients. "
    "The census of 1660 counted 212,400 inhabitants, compared with about 260,000 before the war. "
    "The ducal library held 412 manuscripts. The university has its first year behind it. "
    "Median follow-up was 2.6 years (interquartile range 2.1–3.0). The mean age of the swimmers was 61.4 years. "
    "The company expects earnings of $4.60 to $4.85 a share. Between 40 and 60 people work in the harbour office. "
    "On the buyback, the company expects to have $450 million left. "
    "Conrad led 14,000 men, of whom 3,200 fell; the Count of Vessen, with 18,500 men, lost nearly 7,000. "
    "The stall rents for £640 a month. The pier draws 280 anglers a day. "
    "Turnout in Aldmouth was 61%. Turnout in Ellerby was 54%. Officer Roe put it at 57% when the polls had closed. "
    "Roe caught 14 eels for Ellerby in 2030. Doe says that Roe has caught 97 eels for Ellerby in all."
)


def outcomes(draft: str) -> set[str]:
    """What becomes of the figures of a draft."""
    report = tieout.check(draft, {"notes.txt": NOTES}, select=["F"])
    return {one.outcome.value for one in report.verdicts if one.item.kind.value == "figure"}


@pytest.mark.parametrize(
    "draft",
    [
        "The census of 1660 counted 260,000 inhabitants.",
        "The university had 412 students.",
        "The swimmers were aged 40 to 97 years.",
        "The company expects earnings of $4.31 to $4.85 a share.",
        "The harbour office employs 48 people.",
        "Capital spending of the company is expected to be about $430 million.",
        "Conrad lost nearly 7,000 men.",
        "The stall rents for £640 a year.",
        "The pier draws 280 anglers a week.",
        "Turnout in Ellerby was 61%.",
    ],
)
def test_what_is_of_something_else_ties_nothing_out(draft: str) -> None:
    """An arm, an earlier time, other things, a range, a clause with other names, so much for another time."""
    assert "ties-out" not in outcomes(draft)


def test_another_arm_bears_no_figure_out() -> None:
    """Though the sentence has all the other words."""
    report = tieout.check("The hazard ratio in the 10 mg group was 0.80.", {"notes.txt": NOTES}, select=["F"])
    assert [one.outcome.value for one in report.verdicts if one.item.text == "0.80"] == ["unchecked"]


@pytest.mark.parametrize(
    "draft",
    [
        "The hazard ratio in the 5 mg group was 0.80.",
        "Before the war there were about 260,000 inhabitants.",
        "The library of the dukes held 412 manuscripts.",
        "The company expects to earn $4.60–$4.85 a share.",
        "Some 40 to 60 people work in the harbour office.",
        "The Count of Vessen lost nearly 7,000 men.",
        "The stall rents for £640 per month.",
        "Each day the pier draws 280 anglers.",
        "Turnout in Ellerby was 54%.",
        "Turnout in Ellerby was 57%.",
        "Roe has caught 97 eels for Ellerby.",
        "The company expects to have about $450 million left for the buyback.",
    ],
)
def test_what_is_of_the_same_ties_out(draft: str) -> None:
    """By its own arm, time, noun, ends or clause."""
    assert outcomes(draft) == {"ties-out"}


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        (
            "The guideline wants it below 130 in adults under 80, and below 150 in those of 80 and over.",
            "Adults under 80 should be below 130. In adults aged 80 and over the target is below 150.",
        ),
        (
            "Of these, 412 were given 5 mg of velprast, 410 were given 10 mg, and 414 a dummy.",
            "We chose at random who got velprast 5 mg (n = 412), velprast 10 mg (n = 410) or a dummy (n = 414).",
        ),
        (
            "Debt of the group fell from $2.9 billion to $2.3 billion, or 1.6 times EBITDA.",
            "Debt of the group fell to $2.3 billion from $2.9 billion. It is 1.6 times EBITDA.",
        ),
        (
            "In the end, 1,140 houses were gone, two-thirds of the town, and with them the cathedral of 1287.",
            "It destroyed 1,140 houses, about two-thirds of the town, and the cathedral, consecrated in 1287.",
        ),
    ],
)
def test_a_right_sentence_is_let_be(draft: str, source: str) -> None:
    """Bounds that part a whole, doses of one thing, so many times something else, years long ago."""
    assert tieout.check(draft, {"source": source}, select=["F"]).findings == ()


@pytest.mark.parametrize(("way", "borne_out"), [("down", True), ("up", False)])
def test_a_rise_is_borne_out_by_no_fall(way: str, borne_out: bool) -> None:
    """Though too little else is the same to say that it is turned round."""
    source = (
        "There were 143 calls at Oban by yawls in week 40, a fall of 11% from 161 in week 39. Nine yawls were sold."
    )
    report = tieout.check(f"Oban had 143 yawls in, {way} 11 per cent on the week.", {"log.txt": source}, select=["F"])
    assert (
        [one.outcome.value for one in report.verdicts if one.item.text == "11 per cent"] == ["ties-out"]
    ) is borne_out
