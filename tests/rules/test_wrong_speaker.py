"""When words are in the wrong mouth, and when nobody can tell."""

from __future__ import annotations

import pytest

import tieout
from tieout.model import Outcome, Reason

HEARING = (
    "MS. ROE: The dredger has been paid for twice over and still lies idle at the quay. We want an answer Friday.\n\n"
    "MR. MALLOW: You will have it. The accounts were sent to the clerk on the second of the month.\n\n"
    "MODERATOR: Thank you both. Is there anything the harbour master would like to add to that before we go on?\n\n"
    "MR. MALLOW: Nothing that has not been said."
)
READ_OUT = (
    "MR. TARN: Let me turn to the letter. Ms. Roe wrote, the dredger has been paid for twice over and still lies "
    "idle at the quay. Is that so?\n\nMR. MALLOW: It is not.\n\nMR. TARN: Thank you.\n\nMR. MALLOW: Thank you."
)
STORY = (
    "The dredger lay at the quay on Monday.\n\n“The dredger has been paid for twice over and still lies idle at the "
    "quay,” Jane Roe told the meeting. Peter Mallow disagreed with her."
)
WORDS = "The dredger has been paid for twice over and still lies idle at the quay"


def rules_in(draft: str, *sources: str) -> list[str]:
    """The codes of what is found in a draft."""
    report = tieout.check(draft, {f"{n}.txt": text for n, text in enumerate(sources)})
    return [finding.rule for finding in report.findings if finding.rule.startswith(("Q", "C"))]


def test_the_message_names_both() -> None:
    """Who the draft says, and who it is in the source."""
    report = tieout.check(f"“{WORDS},” Mr. Mallow said.\n", {"hearing.txt": HEARING})
    (finding,) = [finding for finding in report.findings if finding.rule == "Q108"]
    assert "Mallow" in finding.message
    assert "MS. ROE" in finding.message


def test_the_named_speaker_is_preferred() -> None:
    """Where several said the words, the speaker whom the draft names is the one who counts."""
    said_again = f"MR. MALLOW: As I say in reply. {WORDS}.\n\nMS. ROE: Indeed.\n\nMR. MALLOW: Indeed.\n\nMS. ROE: Good."
    assert rules_in(f"“{WORDS},” Mr. Mallow said.\n", HEARING, said_again) == []


def test_reading_aloud_is_not_speaking() -> None:
    """Somebody who reads another's words is not their speaker, and the one who wrote them is not the wrong one."""
    assert "Q108" not in rules_in(f"“{WORDS},” Ms. Roe wrote.\n", READ_OUT)
    assert "Q108" not in rules_in(f"“{WORDS},” Mr. Tarn read.\n", READ_OUT)


def test_a_quotation_in_a_story_is_its_speakers() -> None:
    """Words inside a source's own marks are those of whom it quotes: at second hand, and not anybody else's."""
    assert rules_in(f"“{WORDS},” Ms. Roe said.\n", STORY) == ["C106"]
    assert "Q108" in rules_in(f"“{WORDS},” Peter Mallow said.\n", STORY)


def test_a_role_contradicts_nobody() -> None:
    """A moderator may be anybody."""
    words = "Is there anything the harbour master would like to add to that before we go on?"
    assert rules_in(f"“{words}” Ann Tarn asked.\n", HEARING) == []


def test_few_words_are_anybodys() -> None:
    """What many would say proves nothing about who said it: the readings pull apart, and that is what is told."""
    report = tieout.check("“You will have it,” Jane Roe said.\n", {"hearing.txt": HEARING}, partial_sources=True)
    (verdict,) = [verdict for verdict in report.verdicts if verdict.item.text == "You will have it,"]
    assert verdict.outcome is Outcome.UNCHECKED
    assert verdict.reason in (Reason.AMBIGUOUS, Reason.TOO_SHORT)


def test_pieces_of_two_speakers_are_spliced() -> None:
    """Words of two speakers in one quotation are Q106, and not said to be the wrong speaker's besides."""
    found = rules_in(
        f"“{WORDS}. The accounts were sent to the clerk on the second of the month,” Ms. Roe said.\n", HEARING
    )
    assert "Q106" in found
    assert "Q108" not in found


TALK = (
    "[00:00:05] Nell: So you have mended clocks for forty years.\n\n"
    "[00:00:14] Bram: A clock is a machine for remembering that you forgot the time.\n\n"
    "[00:00:48] Nell: What about the town hall clock?\n\n"
    "[00:00:55] Bram: It will cost four hundred dollars and a ladder.\n"
)
CLOCK = "A clock is a machine for remembering that you forgot the time."


@pytest.mark.parametrize(
    ("speaker", "rules"),
    [("Oakes", []), ("Bram Oakes", []), ("Bram", []), ("Nell Farrow", ["Q108"]), ("Ann Farrow", ["Q108"])],
)
def test_a_given_name_as_a_label(speaker: str, rules: list[str]) -> None:
    """A surname alone says nothing of whose given name it is, unless another label is the draft's speaker."""
    report = tieout.check(f"{speaker} said: “{CLOCK}”", {"talk.txt": TALK})
    assert [finding.rule for finding in report.findings if finding.severity == "error"] == rules
