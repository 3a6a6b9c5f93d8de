"""The forms of a stem: no word is missing from those of its own."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from tieout.text.terms import forms, stem
from tieout.text.words import fold

WORDS = st.from_regex(r"[a-z]{1,8}(ing|ed|s|es|ies|y|e|'s)?", fullmatch=True)


@given(WORDS)
@example("overseeing")
@example("carries")
@example("stopped")
@example("jones's")
@example("Élan")
@example("1,000")
def test_a_word_is_among_the_forms_of_its_stem(word: str) -> None:
    """As the index spells words; and every form has the stem."""
    found = forms(stem(word))
    spelt = word.replace(",", "") if word[0].isdigit() else fold(word)
    assert spelt in {fold(form) for form in found}
    assert {stem(form) for form in found} == {stem(word)}
