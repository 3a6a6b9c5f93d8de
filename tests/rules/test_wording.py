"""How messages show words."""

from __future__ import annotations

import pytest

from tieout.rules.quotations.wording import shown, shown_from

SHOWN = [
    (" stone, ", "'stone'"),
    ("the old\n   stone", "'the old stone'"),
    ("40%", "'40%'"),
    (" $1.5 million.”", "'$1.5 million'"),
    ("a b c d e f g h i j k l", "'a b c d e f g h i j k l'"),
    ("a b c d e f g h i j k l m", "'a b c d e f … h i j k l m'"),
]


@pytest.mark.parametrize(("text", "expected"), SHOWN)
def test_words_are_shown_bare_and_a_long_run_by_its_ends(text: str, expected: str) -> None:
    """Without the marks around them, on one line, signs of money and share kept."""
    assert shown(text) == expected


def test_what_goes_on_is_shown_by_its_beginning() -> None:
    """Of a long run the first words."""
    assert shown_from(", a b c d e f g h i j k l m.") == "'a b c d e f g h i j k l …'"
    assert shown_from(", a b.") == "'a b'"


def test_a_bracket_that_opens_is_closed() -> None:
    """Words are shown without the marks at their edges, but for what belongs to them."""
    assert shown("(as it stands in subsection (c)).") == "'as it stands in subsection (c)'"
    assert shown("sixty (60) ") == "'sixty (60)'"
    assert shown("(a stone pier),") == "'a stone pier'"
