"""Where a passage stands, as its source counts."""

from __future__ import annotations

import pytest

from tieout.library.places import Places
from tieout.model import LocatorKind, Span

WORDS = " ".join(f"word{n}" for n in range(60))


def where(text: str, kind: LocatorKind, words: str) -> tuple[int, int] | None:
    """The place of some words that stand once in a text."""
    start = text.index(words)
    return Places(text).where(kind, Span(start, start + len(words)))


HEADED = f"Title\n\nPage 1\n\n{WORDS}\n\nPage 2\n\nHERE {WORDS}\n\nPage 3\n\n{WORDS}"
FOOTED = f"{WORDS}\n- 1 -\n\nHERE {WORDS}\n- 2 -\n\n{WORDS}\n- 3 -\n"
FED = f"{WORDS}\fHERE {WORDS}\f{WORDS}"
STARRED = f"*1 {WORDS} *2 HERE {WORDS} *3 {WORDS}"
NUMBERED = f"1. {WORDS}\n\n2. HERE {WORDS}\n\n3. {WORDS}\n"
LINED = "1   one\n2   HERE\n3   two\n4   three\n5   four\n"
TIMED = f"[00:01:00] {WORDS}\n[00:02:00] HERE {WORDS}\n[00:03:00] {WORDS}\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (HEADED, LocatorKind.PAGE),
        (FOOTED, LocatorKind.PAGE),
        (FED, LocatorKind.PAGE),
        (STARRED, LocatorKind.PAGE),
        (NUMBERED, LocatorKind.PARAGRAPH),
        (LINED, LocatorKind.LINE),
    ],
)
def test_where_the_source_counts(text: str, kind: LocatorKind) -> None:
    """By what is printed, at the head or at the foot."""
    assert where(text, kind, "HERE") == (2, 2)


def test_times_have_some_slack() -> None:
    """From the time before to the time after."""
    assert where(TIMED, LocatorKind.TIME, "HERE") == (115, 185)


@pytest.mark.parametrize("kind", list(LocatorKind))
def test_a_source_that_does_not_count(kind: LocatorKind) -> None:
    """Nothing is said, whatever numbers stand in it."""
    assert where(f"In 1999 {WORDS}\n7\nHERE 12:30 {WORDS}", kind, "HERE") is None
