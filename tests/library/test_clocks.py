"""Times of the day: what began, ended or was then."""

from __future__ import annotations

import pytest

import tieout

NOTICE = (
    "The annual meeting of the Harwick Rowing Club will be held on Friday in the boat house. "
    "Doors open at 6.30 p.m. and the meeting starts at 7 p.m. "
    "The ferry to Orrin leaves at 08:15 and arrives at 09:40. "
    "The siren on Kell Point first sounded at 09:00 local time (04:30 GMT). "
    "Wardens were called to the pier at 11.45pm on Sunday."
)
HOURS = (
    "The first ferry from Dalby leaves at 6:05 a.m. and the last at 22:40. "
    "The museum is open from 10 a.m. to 5 p.m. The gates close at midnight. Soup is served at noon."
)


def told(draft: str) -> tuple[str, list[str]]:
    """What becomes of the last time of a draft, and what is found."""
    report = tieout.check(draft, {"notice.txt": NOTICE, "hours.txt": HOURS}, select=["F"])
    *_, last = (one for one in report.verdicts if one.item.kind.value == "figure")
    return last.outcome.value, [f"{one.rule}: {one.message}" for one in report.findings]


@pytest.mark.parametrize(
    "draft",
    [
        "The annual meeting of the club starts at 7 p.m.", "The annual meeting of the club begins at 19:00.",
        "Doors open at 6:30pm.", "Doors open at half past six.", "Doors open at 18:30.",
        "The ferry to Orrin leaves at 8.15 a.m.", "The ferry to Orrin arrives at 9.40.",
        "The siren on Kell Point sounded at 09:00.", "The siren on Kell Point sounded at 04:30 GMT.",
        "Wardens were called to the pier at 11.45 on Sunday night.",
        "The last ferry from Dalby leaves at 10.40 p.m.", "The last ferry from Dalby leaves at about 10:45 p.m.",
        "The museum opens at 10 a.m.", "The museum closes at 5 p.m.", "The museum is open from 10 to 5 p.m.",
        "The gates close at 12 a.m.", "Soup is served at 12:00.",
    ],
)  # fmt: skip
def test_the_same_time_ties_out_however_it_is_printed(draft: str) -> None:
    """With twelve hours or twenty-four, in words, about so."""
    assert told(draft) == ("ties-out", [])


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        ("The annual meeting of the club starts at 8 p.m.", "The source has 7 p.m., not 8 p.m."),
        ("The annual meeting of the club starts at 7 a.m.", "The source has 7 p.m., not 7 a.m."),
        ("Doors open at 7.30 p.m.", "The source has 6.30 p.m., not 7.30 p.m."),
        ("The ferry to Orrin leaves at 9.15 a.m.", "The source has 08:15, not 9.15 a.m."),
        ("The ferry to Orrin arrives at 08:15.", "The source has 09:40, not 08:15."),
        ("The siren on Kell Point first sounded at 10:00.", "The source has 09:00, not 10:00."),
        ("Wardens were called to the pier at 10.45pm on Sunday.", "The source has 11.45pm for Sunday, not 10.45pm."),
        ("The first ferry from Dalby leaves at 6:50.", "The source has 6:05 a.m., not 6:50."),
        ("The last ferry from Dalby leaves at 6:05 a.m.", "The source has 22:40, not 6:05 a.m."),
        ("The museum is open from 9 a.m. on.", "The source has 10 a.m., not 9 a.m."),
        ("The museum is open until 6pm.", "The source has 5 p.m., not 6pm."),
        ("The gates close at 11 p.m.", "The source has midnight, not 11 p.m."),
    ],
)
def test_another_time_of_the_same_is_a_contradiction(draft: str, message: str) -> None:
    """Of several in a sentence that one is meant with which the draft's words stand."""
    assert told(draft) == ("finding", [f"F102: {message}"])


@pytest.mark.parametrize(
    "draft",
    [
        "The ferry from Dalby leaves at 6:50 a.m.", "The museum closes at 10 a.m.", "The siren sounded at 11:00 CET.",
        "Jane Roe left the boat house at 7 p.m.", "The wardens left the pier at 2 a.m.", "A boat sank at 4 a.m.",
        "The museum is open after 11 a.m.", "Doors open at 6.30 p.m. on Monday and close by 9 p.m.",
    ],
)  # fmt: skip
def test_of_other_times_nothing_is_said(draft: str) -> None:
    """Which of a row, in another zone, of somebody else, after it."""
    assert told(draft) == ("unchecked", [])


def test_hours_of_the_sources_are_no_figures_that_a_decimal_lacks() -> None:
    """ "At 9.55" may be a time where the sources tell times of the same."""
    assert told("The ferry to Orrin arrives at 9.55.") == ("unchecked", [])


LOG = (
    "Flight KL 41 to Orrin, scheduled for 14:20, departed at 15:05 and landed at 15:50. "
    "Water was lost in Harwick at 6.12 am and restored at 9.47 am. "
    "The inquest opened at 10 a.m. and was adjourned at 12.40 p.m. It resumed at 2 p.m. "
    "The night ban runs from 11 p.m. to 5 a.m. The supply boat leaves Kell at 0715 hours. "
    "The gallery stays open until 9 p.m. instead of its usual closing time of 5 p.m."
)


def logged(draft: str) -> tuple[str, list[str]]:
    """What becomes of the last figure of a draft, and what is found."""
    report = tieout.check(draft, {"log.txt": LOG}, select=["F"])
    *_, last = (one for one in report.verdicts if one.item.kind.value == "figure")
    return last.outcome.value, [f"{one.rule}: {one.message}" for one in report.findings]


@pytest.mark.parametrize(
    "draft",
    [
        "The flight to Orrin landed at ten to four.", "The flight to Orrin departed at five past three.",
        "Water was restored in Harwick at 9.47 a.m.", "The night ban runs until five in the morning.",
        "The night ban begins at eleven o'clock.", "The supply boat leaves Kell at 7.15.",
    ],
)  # fmt: skip
def test_a_time_behind_a_verb_is_of_what_its_sentence_speaks_of(draft: str) -> None:
    """ "And landed at 15:50" is of the flight that the sentence begins with."""
    assert logged(draft) == ("ties-out", [])


def test_a_time_behind_a_verb_contradicts_another_of_the_same() -> None:
    """It is held against the landing, and not against the time that stands with the flight's name."""
    assert logged("The flight to Orrin landed at ten past four.")[1] == [
        "F102: The source has 15:50, not ten past four."
    ]


@pytest.mark.parametrize(
    "draft",
    [
        "The flight to Orrin left at 3.05 p.m., 45 minutes late.",
        "Water was restored in Harwick more than three and a half hours after it was lost.",
        "The night ban lasts six hours.", "The gallery stays open four hours longer than usual.",
        "The inquest was adjourned after two hours and 40 minutes.",
    ],
)  # fmt: skip
def test_how_long_something_took_follows_from_two_times(draft: str) -> None:
    """Of one sentence, past midnight, too."""
    assert logged(draft) == ("ties-out", [])


def test_what_lies_between_the_times_of_two_sentences_is_left_open() -> None:
    """Whether the one begins what the other ends is not said."""
    assert logged("The inquest resumed after a break of an hour and twenty minutes.") == ("unchecked", [])


@pytest.mark.parametrize("length", ["75 minutes", "five hours"])
def test_a_length_that_no_two_times_have_is_in_no_source(length: str) -> None:
    """As it was before."""
    assert logged(f"The flight to Orrin was in the air for {length}.")[1][0].startswith(f"F101: No source has {length}")
