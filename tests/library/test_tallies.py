"""Votes and scores: the same two numbers bear one out, another number in their place contradicts it."""

from __future__ import annotations

import pytest

import tieout

MINUTES = (
    "Councillor Ansel moved to close the pool. The motion failed, 3 to 4, with Ansel, Bord and Crane in favour. "
    "The senate of the guild passed the bill 62-38 on Thursday; the house had passed it 231 to 198 in May. "
    "The court ruled 6-3 for the town of Orrin. The wharf levy was adopted 5-2. The motion on moorings failed, 3 to 4."
)
GAMES = (
    "In the cup, Corrie Rovers won 3-1 at Aldmouth, and Papua Town drew 2-2 with Ellerby. "
    "Sable Herons 68, Port Ellis Pilots 61: it was the last match of the winter."
)


def outcomes(draft: str, source: str) -> tuple[set[str], list[str]]:
    """What became of the figures of a draft, and what was found."""
    report = tieout.check(draft, {"source": source}, select=["F"])
    figures = {one.outcome.value for one in report.verdicts if one.item.kind.value == "figure"}
    return figures, [finding.message for finding in report.findings]


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Ansel's motion was lost by a single vote, 4-3.", MINUTES),
        ("The senate of the guild voted 62–38 for the bill.", MINUTES),
        ("The senate of the guild passed the bill, 62 to 38.", MINUTES),
        ("The house passed the bill by 231 votes to 198 in May.", MINUTES),
        ("In a 6-3 ruling the court sided with the town of Orrin.", MINUTES),
        ("The wharf levy passed 5-2.", MINUTES),
        ("The house passed the bill by 231 to 198 in May.", MINUTES),
        ("Corrie Rovers beat Aldmouth 3-1 in the cup.", GAMES),
        ("Aldmouth lost 1-3 to Corrie Rovers.", GAMES),
        ("The Sable Herons beat Port Ellis 68-61.", GAMES),
    ],
)
def test_a_tally_ties_out_whichever_number_is_first(draft: str, source: str) -> None:
    """With a dash, in words, or each number behind its own name."""
    assert outcomes(draft, source) == ({"ties-out"}, [])


@pytest.mark.parametrize(
    ("draft", "source", "says"),
    [
        ("By 213 votes to 198 the House passed it in May.", "The House had passed it 231 to 198 in May.", "231-198"),
        ("At Aldmouth, Corrie Rovers won 3-2 in the cup.", GAMES, "3-1"),
        ("On Sunday the Sable Herons beat Port Ellis 78-61.", GAMES, "68-61"),
    ],
)  # fmt: skip
def test_another_number_beside_the_one_contradicts(draft: str, source: str, says: str) -> None:
    """The source's tally is told."""
    found, messages = outcomes(draft, source)
    assert found == {"finding"}
    assert [message for message in messages if f"The source has {says}" in message] == messages


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Papua Town beat Ellerby 3-1.", GAMES),
        ("The guild of Hale adopted its rules, 9-2.", GAMES),
        ("Chelmer United won 3-1 at home to Sable Rovers.", GAMES),
        ("The wharf levy passed 4-3.", MINUTES),
        ("The motion on moorings failed, 2-5.", MINUTES),
    ],
)
def test_the_tally_of_others_says_nothing(draft: str, source: str) -> None:
    """Neither for nor against, though it stands in the next sentence."""
    assert outcomes(draft, source)[0] == {"unchecked"}


@pytest.mark.parametrize("draft", ["David Lund scored one more to make it 4-3.", "The side of David Lund lost 4-3."])
def test_a_score_of_a_while_contradicts_nothing(draft: str) -> None:
    """One more goal, and it is another."""
    source = "Jim Doe made it 4-2 before Harwick's David Lund got one back, and that was all."
    assert outcomes(f"In the cup, {draft}", source) == ({"unchecked"}, [])
    assert outcomes("It was Jim Doe who made it 4-2.", source) == ({"ties-out"}, [])
