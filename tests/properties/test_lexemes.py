"""Laws of the lexer: compiled or not, a text is cut into the same lexemes, which lie in it in order."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tieout.text import native
from tieout.text.characters import Characters
from tieout.text.lexemes import Lexemes
from tieout.text.native import Kernels

_PIECES = (
    *("a", "Z", "ß", "İ", "é", "字", "٣", "½", "²", "7", "12", "345", "1,000", ",", ".", "22,24,26", "9,99,999", "$"),
    *("-", "--", "—", "'", "’", "_", "%", " ", "\t", "\n", "\r", "\u00a0", "\u2028", "\x1c", "\ud800", "\U0001d7d8"),
)
_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)


def parts(lexemes: Lexemes) -> tuple[object, ...]:
    """All that a text was cut into."""
    return lexemes.count, lexemes.digits, lexemes.starts, lexemes.ends, lexemes.words


@pytest.mark.usefixtures("kernels")
@settings(max_examples=400)
@given(st.one_of(_TEXTS, st.text(max_size=40)))
@example("1,22,24,26 and 1,22,24,26,345 of 5,1,1,1,1,1,1,1,1,1,1,1")
@example("one\n \t\n\n two \n")
def test_the_kernel_cuts_a_text_alike(text: str) -> None:
    """Numerals, words, signs and blank lines are the same with the kernel and with the pattern."""
    compiled = parts(Lexemes(text))
    with patch.object(native, "kernels", None):
        assert compiled == parts(Lexemes(text))


@pytest.mark.usefixtures("kernels")
@given(_TEXTS, st.frozensets(st.sampled_from(("a", "ß", "--", "$", "", "7", "12")), max_size=4))
def test_openers_are_digits_and_the_words_asked_for(text: str, heads: frozenset[str]) -> None:
    """Those that may open something are told in order, and what is put behind the last lexeme is none."""
    cut = Lexemes(text)
    words = cut.words[: cut.count]
    assert all(cut.printed(at).lower() == word for at, word in enumerate(words))
    opening = [at for at, word in enumerate(words) if word in heads or word[0].isdecimal()]
    assert cut.openers(heads) == opening
    with patch.object(native, "kernels", None):
        assert cut.openers(heads) == opening


def test_openers_are_looked_for_among_words_that_there_are(kernels: Kernels) -> None:
    """No more words than there are, and digits by their numbers."""
    assert kernels.openers(["a", "5", "a"], 2, frozenset({"a"}), [1]) == [0, 1]
    with pytest.raises(ValueError, match="not so many"):
        kernels.openers(["a"], 2, frozenset(), [])
    with pytest.raises(TypeError):
        kernels.openers(["a"], 1, frozenset(), ["5"])  # type: ignore[list-item]
    with pytest.raises(TypeError):
        kernels.openers([["a"]], 1, frozenset({"a"}), [])  # type: ignore[list-item]


@given(st.integers(-1, 1), st.integers(-1, 1), st.integers(-2, 3))
def test_the_kernel_refuses_what_does_not_fit(kernels: Kernels, longer: int, larger: int, padding: int) -> None:
    """A table has a row for every character below 65,536, and what is folded is as long as the text."""
    folded, table = "ab"[: 1 + longer], Characters(0x10000 + larger)
    if longer or larger or padding < 0:
        with pytest.raises(ValueError, match="length"):
            kernels.lexemes("A", folded, table, padding)
        return
    assert kernels.lexemes("A", folded, table, padding) == (
        [],
        [0, *[1] * padding],
        [1] * (padding + 1),
        ["a"] + [""] * padding,
    )
    assert not any(kind for point, kind in enumerate(table) if point != ord("A"))  # it learns what it is asked
