"""Reported speech without quotation marks: what was said, and by whom."""

from __future__ import annotations

import pytest

from tieout.documents import read_text
from tieout.items import extract
from tieout.model import Statement


def statements_in(text: str, name: str = "draft.txt") -> list[Statement]:
    """The statements of a draft."""
    return [item for item in extract(read_text(text, name, "d1")).others if isinstance(item, Statement)]


@pytest.mark.parametrize(
    ("draft", "speaker", "content"),
    [
        ("Jane Roe said that the pier was shut all winter.", "Jane Roe", "the pier was shut all winter"),
        ("Jane Roe said the pier was shut all winter.", "Jane Roe", "the pier was shut all winter"),
        ("Jane Roe told the board that the pier was shut.", "Jane Roe", "the pier was shut"),
        ("Jane Roe said that the pier was shut in 2019 [2].", "Jane Roe", "the pier was shut in 2019"),
        ("Jane Roe said that the pier was shut all winter.[2][14]", "Jane Roe", "the pier was shut all winter"),
        ("Jane Roe (Harbor Board) said the pier was shut.", "Jane Roe", "the pier was shut"),
        ("According to the report, the pier was shut all winter.", "the report", "the pier was shut all winter"),
        ("The pier was shut all winter, according to the report.", "the report", "The pier was shut all winter"),
        ("The pier was shut all winter, Jane Roe said on Monday.", "Jane Roe", "The pier was shut all winter"),
        ("Jane Roe, who argued that the pier was safe, left.", "who", "the pier was safe"),
    ],
)
def test_reported_speech(draft: str, speaker: str, content: str) -> None:
    """A clause that somebody said is an item; its span is what was said."""
    (statement,) = statements_in(draft)
    assert statement.speaker is not None
    assert (statement.speaker.text, statement.text) == (speaker, content)
    assert draft[statement.span.start : statement.span.end] == content


@pytest.mark.parametrize(
    "draft",
    [
        "Jane Roe said that “the pier was shut all winter”.",
        "Jane Roe said the pier was “a mess of rope” all winter.",
        "Jane Roe did not say that the pier was shut all winter.",
        "Jane Roe would say that the pier was shut all winter.",
        "Who said that the pier was shut all winter?",
        "Jane Roe said so.",
        "The report lay on the table of the harbor office.",
        "# Jane Roe says the pier was shut all winter",
    ],
)
def test_no_reported_speech(draft: str) -> None:
    """What is quoted is an item already; what nobody said, a question or a heading is none."""
    assert statements_in(draft, "draft.md") == []


def test_a_denial_is_told_from_a_claim() -> None:
    """What somebody denied is not what somebody said."""
    draft = "Jane Roe denied that the pier was shut all winter. Lee Moss said that the pier was shut all winter."
    assert [statement.denied for statement in statements_in(draft)] == [True, False]


def test_the_speaker_is_carried_back() -> None:
    """A pronoun means whom the draft named before."""
    draft = "Jane Roe came late. She said that the pier was shut all winter."
    (statement,) = statements_in(draft)
    assert statement.speaker is not None
    assert statement.speaker.name == "Jane Roe"


def test_statements_are_numbered_in_order() -> None:
    """Their ids count from 1."""
    draft = "Jane Roe said the pier was shut. Lee Moss said the pier was open."
    assert [statement.id for statement in statements_in(draft)] == ["d1-s1", "d1-s2"]
