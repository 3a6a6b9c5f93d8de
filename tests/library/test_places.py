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


DEPOSITION = "".join(
    f"{' ' * 40}{page}\n" + "".join(f"{line:>2}   Q.  p{page}l{line} was said.\n" for line in range(1, 26))
    for page in (21, 22, 47)
)


def test_the_pages_of_an_excerpt_stand_above_their_lines() -> None:
    """Two are enough, and pages may be missing between them."""
    places = Places(DEPOSITION)
    start = DEPOSITION.index("p47l3 ")
    assert places.lines(Span(start, start + 4)) == ((47, 3), (47, 3))
    start = DEPOSITION.index("p21l25")
    assert places.lines(Span(start, start + 4)) == ((21, 25), (21, 25))


CODE = (
    f"§ 4-1. Boats\n\n(a) {WORDS}\n\n§ 4-2. Nets\n\n(a) HERE {WORDS}\n\n"
    f"## Section 5. Rope\n\n{WORDS} as in\n§ 9 of it.\n"
)


def test_sections_are_known_by_their_heads() -> None:
    """Of a code and of a contract; what a line of the words opens with is no head."""
    start = CODE.index("HERE")
    places = Places(CODE)
    assert places.sections(Span(start, start + 4)) == ("4-2", "4-2")
    assert [places.has_section(one) for one in ((4, 1), (4,), (5,), (9,), (4, 3))] == [True, True, True, False, False]
    assert Places(WORDS).sections(Span(0, 4)) is None
