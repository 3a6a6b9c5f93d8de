"""Stage directions, and brackets that are none."""

from __future__ import annotations

import pytest

from tieout.documents.stage import stage_directions


@pytest.mark.parametrize(
    "bracket",
    [
        "[applause]",
        "(APPLAUSE)",
        "(Laughter.)",
        "[ Laughter ]",
        "(Laughter and applause.)",
        "[crosstalk]",
        "[crosstalk 00:12:33]",
        "(inaudible)",
        "[inaudible 00 12 33]",
        "(INAUDIBLE QUESTION)",
        "[music playing]",
        "(through interpreter)",
        "(As interpreted.)",
        "(via video link)",
        "(VIA TELEPHONE)",
        "(speaking in Spanish)",
        "[foreign language]",
        "(AUDIENCE BOOS)",
        "(BEGIN VIDEO CLIP, “HARBOUR NIGHT”)",
        "(COMMERCIAL BREAK)",
        "(OFF-MIKE)",
        "(cross talk)",
        "(interrupted by protester)",
        "[00:01:02]",
        "(ph)",
        "(Beifall)",
    ],
)
def test_stage_directions_are_nobodys_words(bracket: str) -> None:
    """Noises, gaps, times and how the words reached the record."""
    text = f"The boats {bracket} leave."
    assert [text[slice(*span)] for span in stage_directions(text, transcript=False)] == [bracket]


@pytest.mark.parametrize(
    "bracket",
    [
        "[sic]",
        "[the governor]",
        "(who laughed)",
        "(the applause was thin)",
        "(R-TX)",
        "(1)",
        "[T]",
        "(10 30)",
        "(for the audience)",
        "[emphasis added]",
        "(see the video of the storm below)",
        "()",
    ],
)
def test_ordinary_brackets_stay_text(bracket: str) -> None:
    """Asides of the writer, insertions and initials are words."""
    assert stage_directions(f"The boats {bracket} leave.", transcript=False) == []


def test_in_a_transcript_a_line_in_brackets_is_nobodys_words() -> None:
    """So is "[sic]" there, and a bare time."""
    text = "JANE DOE: Boats [sic] leave (00:12).\n\n[Names of those present omitted]\n\nJOHN ROE: (and so on) Yes."
    found = [text[slice(*span)] for span in stage_directions(text, transcript=True)]
    assert found == ["[sic]", "(00:12)", "[Names of those present omitted]"]
