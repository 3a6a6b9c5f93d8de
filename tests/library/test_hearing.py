"""Words of an office, given by the draft to somebody whom the same source names."""

from __future__ import annotations

import pytest

import tieout
from tests.rules.cases import codes

ASKED = "The yard has stood idle for most of the winter and nobody in the town seems to mind it at all."


def _source(office: str, name: str, answer: str = "I mind it.") -> str:
    return f"{office} {ASKED}\n\n{name} {answer}\n\n{office} Then what will you do?\n\n{name} We dredge.\n"


@pytest.mark.parametrize("office", ["MODERATOR:", "INTERVIEWER:", "THE PRESIDENT:", "QUESTION:", "THE COURT:"])
def test_whoever_has_a_label_is_not_the_office(office: str) -> None:
    """The words are the office's, whoever holds it."""
    assert codes(ASKED, _source(office, "JANE ROE:"), lead="“{}” Jane Roe said.\n") == ["Q108"]


@pytest.mark.parametrize("office", ["SPEAKER 2:", "UNIDENTIFIED MALE:"])
def test_who_is_not_recognised_may_be_anybody(office: str) -> None:
    """Even somebody who was recognised elsewhere."""
    assert codes(ASKED, _source(office, "JOHN ROE:"), lead="“{}” John Roe said.\n") == []


def test_who_has_no_label_may_hold_the_office() -> None:
    """Nothing says who the moderator was, only that no source has the name."""
    assert codes(ASKED, _source("MODERATOR:", "JANE ROE:"), lead="“{}” Ann Tarn said.\n") == ["N102"]


def test_a_label_that_stands_once_may_be_the_office_holder() -> None:
    """A transcript slips from one label into the other."""
    source = _source("MODERATOR:", "JANE ROE:") + "\nANN TARN: That is all for tonight.\n"
    assert codes(ASKED, source, lead="“{}” Ann Tarn said.\n") == []


def test_questions_under_oath_are_put_by_somebody_whom_a_label_names() -> None:
    """The counsel who asks as "Q." objects under the own name."""
    source = f"Q. {ASKED}\n\nA. I mind it.\n\nMR. DOE: Objection.\n\nQ. Why?\n\nA. I do.\n\nMR. DOE: Thank you.\n"
    assert codes(ASKED, source, lead="“{}” Mr. Doe asked.\n") == []


SPEECH = (
    "Good evening, my friends. I am glad that you came out in this weather, and we are all the richer for it.\n\n"
    "We built the sea wall with our own hands, stone by stone, and we will not see it sold to the first who asks. "
    "I promise you that. You paid for it, and I paid for it with you.\n"
)
KEPT = "We built the sea wall with our own hands, stone by stone"
REPORT = (
    "The warden told the meeting that the weather had kept nobody at home. They built the sea wall with their own "
    "hands, stone by stone, and it would not be sold to the first who asked, the meeting heard. The council will vote "
    "in June.\n"
)


@pytest.mark.parametrize(
    "name", ["Jane Roe's speech at the quay.txt", "Roe - Remarks by Ms. Jane Roe - May 3, 2031.txt"]
)
@pytest.mark.parametrize(
    ("speaker", "found"), [("Jane Roe", []), ("Roe", []), ("Wardens", []), ("Peter Mallow", ["Q108"])]
)
def test_a_speech_is_whose_it_is_called(name: str, speaker: str, found: list[str]) -> None:
    """Nobody has a label in it."""
    draft = f"“{KEPT},” {speaker} said. Peter Mallow and Jane Roe were both at the quay."
    assert [one.rule for one in tieout.check(draft, {name: SPEECH}, select=["Q"]).findings] == found


def test_a_report_on_a_speech_is_nobodys() -> None:
    """It is called as the speech is, and who speaks in it is not known."""
    draft = "“They built the sea wall with their own hands, stone by stone,” Peter Mallow said."
    assert tieout.check(draft, {"Jane Roe's speech at the quay.txt": REPORT}, select=["Q"]).findings == ()
