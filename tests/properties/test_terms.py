"""Laws of words and sentences: compiled or not, a text has the same ones, which lie in it in order."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tieout.items.clauses import QUOTED, Token, tokens_of
from tieout.model import Span
from tieout.model.claims import Term
from tieout.text import native
from tieout.text.characters import CHARACTERS
from tieout.text.native import Kernels
from tieout.text.sentences import sentence_ends, trimmed
from tieout.text.terms import forms, stem, subject_stems, terms, tokens

_PIECES = (
    *("boats", "Boats", "landed", "BOXES", "the", "Mr", "U", "S", "p", "etc", "approx", "The", "But"),
    *("é", "ß", "İ", "ŉ", "Ⅷ", "字", "٣", "½", "7", "12", "1,000", "3.5", "\u0301", "\ud800", "\U0001d7d8"),
    *(".[1]", "[1, 23]", "[^4]", "[", "]", "¹", "⁵"),
    *(",", ".", "!", "?", "…", "。", "？", "'", "’", "s", "_", "-", '"', "”", ")", "»"),
    *(" ", " ", " ", "\t", "\n", "\n\n", "\n \n", "\r", "\u00a0", "\u2028", "\x1c"),
)
_TEXTS = st.one_of(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join), st.text(max_size=40))


@pytest.mark.usefixtures("kernels")
@settings(max_examples=400)
@given(_TEXTS, st.integers(0, 9))
@example("Boats' 1,000.5.x 12ab a'b.c’d 3'4 The harbor's U.S. ٣٣.½ Ⅷ", 3)
def test_the_kernel_reads_the_same_words(text: str, offset: int) -> None:
    """Stems, spans and capitals are the same with the kernel and with the pattern."""
    compiled = tokens(text, offset), terms(text, offset), subject_stems(text)
    with patch.object(native, "kernels", None):
        assert compiled == (tokens(text, offset), terms(text, offset), subject_stems(text))
    assert all(type(one) is Term and type(one.span) is Span for one in compiled[0])
    assert compiled[2] == {one.stem for one in compiled[1]}


@pytest.mark.usefixtures("kernels")
@settings(max_examples=400)
@given(_TEXTS, st.lists(st.integers(0, 60), max_size=4), st.integers(1, 30))
@example(
    "He met Mr. Roe of the U.S. The approx. 3 boats etc. But no. No! See app. 4.\n\n \n\nx. 。。y",
    [3, 3],
    7,
)
@example("It is 4.[1]¹ It is 5.[^2][3–4, 5] So.[6", [], 9)
def test_the_kernel_cuts_the_same_sentences(text: str, places: list[int], longest: int) -> None:
    """Ends of sentences, and what lies between some cuts, are the same with the kernel and without it."""
    cuts = sorted(min(place, len(text)) for place in places)
    compiled = sentence_ends(text), trimmed(text, cuts, longest)
    with patch.object(native, "kernels", None):
        assert compiled == (sentence_ends(text), trimmed(text, cuts, longest))
    assert all(0 < one.length <= longest and text[one.start : one.end].strip() for one in compiled[1])


_ENDINGS = st.sampled_from(
    ("", *"s es e ed ing y i ie ies ses xes ches shes che she ss us is ll zz nn ee yed yings eding ingly".split())
)
_STEMS = st.one_of(
    st.builds("".join, st.tuples(st.text("abcehinostxyz", max_size=5), _ENDINGS, _ENDINGS)),
    st.sampled_from(("driv", "drov", "steal", "stol", "kep", "flew", "naïv", "Ferry", "don't", "4th", "u.s", "字")),
    st.text(max_size=50),
    st.text("ab", min_size=35, max_size=50),
)


@pytest.mark.usefixtures("kernels")
@settings(max_examples=1000)
@given(_STEMS)
def test_the_kernel_tells_the_same_forms(one: str) -> None:
    """The words that have a stem are the same, in the same order, and have it."""
    compiled = forms(one)
    with patch.object(native, "kernels", None):
        assert compiled == forms(one)
    assert all(stem(word) == one for word in compiled if one.isalpha())


def test_the_kernel_tells_forms_of_texts_alone(kernels: Kernels) -> None:
    """A stem is a text, and of one with other letters, or of none, nothing is told."""
    assert (kernels.forms("ferry") or [])[:3] == ["ferry", "ferrys", "ferryes"]
    assert [kernels.forms(one) for one in ("", "Mill", "a" * 41)] == [None] * 3
    with pytest.raises(TypeError, match="stem"):
        kernels.forms(b"mill")  # type: ignore[arg-type]


_MASKED = st.lists(
    st.sampled_from(
        (
            *_PIECES,
            QUOTED,
            QUOTED * 3,
            "X" + QUOTED,
            "U.S.",
            "A.B.C.D.E.",
            "Mrs.",
            "Sens.",
            "Prof",
            "--",
            "---",
            "&",
            "Σ",
            "ΑΣ",
        )
    ),
    max_size=30,
).map("".join)


@pytest.mark.usefixtures("kernels")
@settings(max_examples=400)
@given(_MASKED, st.integers(0, 20), st.integers(0, 20), st.integers(0, 9))
def test_the_kernel_finds_the_same_tokens(text: str, start: int, less: int, offset: int) -> None:
    """Words, marks and quotations of masked prose, their lower case and their places are the same."""
    span = Span(min(start, len(text)), max(min(start, len(text)), len(text) - less))
    compiled = tokens_of(text, span, offset)
    with patch.object(native, "kernels", None):
        assert compiled == tokens_of(text, span, offset)
    assert all(type(one) is Token and text[one.start - offset : one.end - offset] == one.text for one in compiled)


@given(st.booleans(), st.integers(-1, 3), st.integers(0, 2))
def test_the_kernels_refuse_what_does_not_fit(kernels: Kernels, plain: bool, cut: int, longest: int) -> None:
    """What is made is a kind of tuple, cuts lie in the text in order, and no stretch is shorter than a character."""
    if plain:
        assert kernels.terms("a", CHARACTERS, {"a": "a"}, Term, Span, 0) == [Term("a", Span(0, 1), False)]
    else:
        with pytest.raises(ValueError, match="tuple"):
            kernels.terms("a", CHARACTERS, {"a": "a"}, str, Span, 0)  # type: ignore[arg-type]
    if 0 <= cut <= 2 and longest:
        assert kernels.trimmed("ab", CHARACTERS, [cut, 2], longest, Span)
        return
    with pytest.raises(ValueError, match="trimmed"):
        kernels.trimmed("ab", CHARACTERS, [cut, 2], longest, Span)


def test_what_makes_a_stem_may_fail(kernels: Kernels) -> None:
    """A word that nothing is known of, and what is no text, end the reading with the error that it is."""
    with pytest.raises(KeyError):
        kernels.stems("a b", CHARACTERS, {"a": "a"})
    with pytest.raises(ValueError, match="no text"):
        kernels.stems("a b", CHARACTERS, {"a": 1})  # type: ignore[dict-item]
    with pytest.raises(ZeroDivisionError):
        kernels.sentence_ends("One. Mr. Roe.", CHARACTERS, frozenset({"mr"}), 7, lambda *_: bool(1 / 0))
