"""Whose words a source's own words are: those it quotes in marks, those its speakers quote aloud, and the rest."""

from __future__ import annotations

import pytest

from tieout.documents import read_text
from tieout.items.secondhand import quoted_at
from tieout.model import Span

WORDS = "The mill will never run again"


def heard(text: str) -> str | None:
    """Whom a source quotes with WORDS."""
    document = read_text(text, "source.txt", "s1")
    start = document.prose.index(WORDS)
    who, _ = quoted_at(document, Span(start, start + len(WORDS)), Span(0, len(document.prose)))
    return who


@pytest.mark.parametrize(
    "text",
    [
        f"{WORDS}. Nobody doubts it.",
        f"The owners met. {WORDS}, and the weir is gone.",
        f"“We tried.” {WORDS}, and the weir is gone.",
        f"I said, {WORDS}.",
        f"You heard what they said. {WORDS}.",
        f"We have said this many times. {WORDS}. Thank you.",
        f"my friend the warden says it is not there and {WORDS}",
        f"I would not call her a liar I'd say she is tired {WORDS}",
        f">> the board says the mill will run >> {WORDS}",
    ],
)
def test_own_words(text: str) -> None:
    """Words outside marks, and words that the speaker says before, are the source's own."""
    assert heard(text) is None


@pytest.mark.parametrize(
    "text",
    [
        f"“{WORDS},” somebody had chalked on the door.",
        f"You said, {WORDS}.",
        f"You said, quote, {WORDS}, unquote.",
        f"Ms. Roe, you told the council this: {WORDS}. Was that true?",
        f"People say {WORDS}.",
        f"{WORDS}, as my father used to say.",
    ],
)
def test_words_of_somebody_else(text: str) -> None:
    """Words in the source's marks, and words that its speaker says another said, are not its own."""
    assert heard(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        f"As Jane Roe put it, {WORDS}.",
        f"In the words of Jane Roe, {WORDS}.",
        f"Last week Jane Roe said, {WORDS}.",
        f"{WORDS}, as Jane Roe said.",
    ],
)
def test_the_one_quoted_aloud_is_named(text: str) -> None:
    """Where the speaker says whom he quotes, that name is given."""
    assert heard(text) == "Jane Roe"


def test_long_sources_are_heard_at_the_passage_alone() -> None:
    """Marks far from a passage do not matter to it."""
    text = "“Open. " + "The rain fell on the weir. " * 2000 + f"\n\n{WORDS}.\n\n" + "It fell. " * 2000
    assert heard(text) is None
