"""Words of an office, given by the draft to somebody whom the same source names."""

from __future__ import annotations

import pytest

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
