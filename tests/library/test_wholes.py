"""What is said of a whole, held against what the sources say of a part of it."""

from __future__ import annotations

import pytest

import tieout

DRAFT = "The blast left six crew hurt by falling ice."


def contradicted(draft: str, source: str) -> list[str]:
    """What F102 says of a draft."""
    return [one.message for one in tieout.check(draft, {"log.txt": source}).findings if one.rule == "F102"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("Five out of six crew were hurt by falling ice.", "Five out of six"),
        ("Five of the six crew were hurt by falling ice.", "Five of the six"),
        ("The mate said five of his six crew were hurt by falling ice.", "five of his six"),
    ],
)
def test_a_part_taken_for_the_whole_is_reported(source: str, said: str) -> None:
    """The message has both numbers, as the source prints them."""
    (message,) = contradicted(DRAFT, source)
    assert said in message


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        (DRAFT, "Six crew were hurt by falling ice, and five of them were flown to Oban."),
        ("Five of the six crew were hurt by falling ice.", "Five out of six crew were hurt by falling ice."),
        ("The ketch has a crew of six.", "Five of the six crew were hurt by falling ice."),
        ("Six crew sailed, five of whom were hurt by falling ice.", "Five of the six crew were hurt by falling ice."),
        ("The blast left five crew hurt by falling ice.", "Five of the six crew were hurt by falling ice."),
    ],
)
def test_who_tells_the_part_too_or_of_something_else_is_let_be(draft: str, source: str) -> None:
    """All that stands behind the figure must be said of the part."""
    assert contradicted(draft, source) == []


@pytest.mark.parametrize("draft", ["203 of 231 porters agreed.", "184 of the 231 porters came again."])
def test_each_part_of_a_whole_is_let_be(draft: str) -> None:
    """A whole may have several."""
    assert contradicted(draft, "Of 231 porters asked, 203 agreed and 184 came again.") == []


def test_what_is_right_there_is_not_guessed() -> None:
    """No fix is offered: which number is meant depends on the words beside it."""
    report = tieout.check(DRAFT, {"log.txt": "Five of the six crew were hurt by falling ice."})
    assert [one.fix for one in report.findings if one.rule == "F102"] == [None]


@pytest.mark.parametrize(
    ("draft", "source", "theirs"),
    [
        ("Three of the seven libraries close.", "Two of the town's seven libraries will close in May.", "Two"),
        ("Nine of the twelve ferries need engines.", "Eight of the twelve ferries need new engines.", "Eight"),
        ("Roe made 16 of 16 shots.", "Roe made 10 of 16 shots and all six of her free throws.", "10"),
        ("48 of the 412 patients withdrew.", "Of the 412 patients, 38 withdrew.", "38"),
        ("412 of 412 patients withdrew.", "Of the 412 patients, 38 withdrew.", "38"),
        ("193 of the 231 porters agreed.", "Of 231 porters asked, 203 agreed and 184 came twice.", "203"),
        (
            "Five of the nine judges dissented.",
            "Four of the nine judges dissented. Five of the nine concurred.",
            "Four",
        ),
    ],
)
def test_another_part_of_the_same_whole_is_reported(draft: str, source: str, theirs: str) -> None:
    """The whole is the same, what is said of the part is the same, and the part is another."""
    (message,) = contradicted(draft, source)
    assert message.startswith(f"The source has {theirs}")


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Five of the nine judges concurred.", "Four of the nine judges dissented. Five of the nine judges concurred."),
        ("Five of the nine judges concurred.", "Of the nine judges, four dissented and five concurred."),
        ("Nine of the eleven ferries need engines.", "Eight of the twelve ferries need new engines."),
        ("Three of the seven libraries open late.", "Two of the seven libraries will close in May."),
    ],
)
def test_a_part_of_another_whole_or_by_another_deed_is_let_be(draft: str, source: str) -> None:
    """All that stands behind the figures must be said of the source's part as well."""
    assert contradicted(draft, source) == []


def test_a_few_of_something_else_close_by_do_not_tie_a_few_out() -> None:
    """Three abstentions in the next sentence are no three libraries."""
    source = "The libraries of the town are many. The budget passed, with three abstentions."
    report = tieout.check("Three of the libraries close.", {"log.txt": source})
    assert [verdict.outcome for verdict in report.verdicts] == ["unchecked"]
