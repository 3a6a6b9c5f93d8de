"""Words: where each begins and ends, which are the same, and that neither size nor script changes it."""

from __future__ import annotations

import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.text import words as module
from tieout.text.words import fold, hash_word, hash_words, tokenize


def words_of(text: str) -> list[str]:
    """The words of a text as they stand in it."""
    found = tokenize(text)
    return [text[start:end] for start, end in zip(found.starts.tolist(), found.ends.tolist(), strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t .,;—“”", []),
        ("Boats leave.", ["Boats", "leave"]),
        ("Don't, don’t; 'tis o'clock’s", ["Don't", "don’t", "tis", "o'clock’s"]),
        ("the boats' crew", ["the", "boats", "crew"]),
        ("1,500 of 2.5 million", ["1,500", "of", "2.5", "million"]),
        ("1,234,567", ["1,234,567"]),
        ("1,5 and 5,2016 and 1,2345", ["1", "5", "and", "5", "2016", "and", "1", "2345"]),
        ("In 2016, 300 of them. 5.", ["In", "2016", "300", "of", "them", "5"]),
        ("well-known and/or snake_case", ["well", "known", "and", "or", "snake", "case"]),
        ("co\u00adoperate zero\u200dwidth", ["co\u00adoperate", "zero\u200dwidth"]),
        ("cafe\u0301 au lait", ["cafe", "au", "lait"]),
        ("漁師は海", ["漁", "師", "は", "海"]),
        ("abc漁def", ["abc", "漁", "def"]),
        ("10% ½ cup", ["10", "%", "½", "cup"]),
        ("note¹ here", ["note", "here"]),
        ("the ﬁsh of Æsop", ["the", "ﬁsh", "of", "Æsop"]),
        ("U.S. v. 3 p.m.", ["U", "S", "v", "3", "p", "m"]),
        ("𝔟oats 😀 sail", ["𝔟oats", "sail"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
    ],
)
def test_where_words_begin_and_end(text: str, expected: list[str]) -> None:
    """A word runs from its first letter to its last; marks at its edges are none of it."""
    assert words_of(text) == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Boats", "BOATS"), ("naïve", "naive"), ("cafe\u0301", "café"), ("don't", "don’t"), ("don't", "dont"),
        ("ﬁsh", "fish"), ("Æsop", "aesop"), ("straße", "STRASSE"), ("co\u00adoperate", "cooperate"),
        ("1,500", "1500"), ("Ｂｏａｔｓ", "boats"), ("İstanbul", "istanbul"), ("ΒΑΡΚΑ", "βαρκα"), ("ſail", "sail"),
        ("①", "1"), ("한국", unicodedata.normalize("NFD", "한국")), ("Đorđe", "dorde"), ("ｶ", "カ"),
    ],
)  # fmt: skip
def test_one_word_in_two_prints(a: str, b: str) -> None:
    """Case, accents, ligatures, apostrophes, soft hyphens and the width of letters are how a word is printed."""
    assert hash_word(a) == hash_word(b)
    assert fold(a).replace(",", "") == fold(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("boats", "boat"), ("form", "from"), ("1,500", "15,000"), ("2.5", "25"), ("1,5", "15"), ("½", "¼"),
        ("½", "1"), ("か", "が"), ("ハ", "パ"), ("कु", "कि"), ("กิน", "กัน"), ("漁", "海"), ("a", "aa"), ("ab", "ba"),
        ("Ⅷ", "Ⅶ"),
    ],
)  # fmt: skip
def test_two_words_are_two(a: str, b: str) -> None:
    """Nothing that tells one word from another is folded away."""
    assert [int(value) for value in tokenize(a).hashes] != [int(value) for value in tokenize(b).hashes]


def test_hashes_of_several_words() -> None:
    """One for each; 0 where there is no word."""
    assert hash_words(["boats", "leave"]) == [hash_word("boats"), hash_word("leave")]
    assert hash_word("—") == 0
    assert hash_word("boats leave") == hash_word("boats")


def test_a_word_is_found_by_an_offset() -> None:
    """The first that ends behind it."""
    found = tokenize("Boats leave the pier")
    assert [found.at(offset) for offset in (0, 4, 5, 6, 12, 20)] == [0, 0, 1, 1, 2, 4]


TEXTS = st.lists(
    st.one_of(
        st.sampled_from(
            ["boats", "don't", "co\u00adoperate", "1,500", "2.5", "cafe\u0301", "ﬁsh", "漁師", "½", "कु", "😀", "Æ"]
        ),
        st.sampled_from(["'", ",", ".", "\u00ad", "%", "1", "a", "\u0301", "\ufeff"]),
        st.text(max_size=3),
    ),
    max_size=40,
).flatmap(lambda parts: st.sampled_from([" ", "\n", " . ", ""]).map(lambda space: space.join(parts)))


@given(TEXTS)
def test_words_are_in_order_and_apart(text: str) -> None:
    """Each has a letter at either end, and none reaches into the next."""
    found = tokenize(text)
    assert len(found.starts) == len(found.ends) == len(found.hashes) == len(found)
    assert (found.starts < found.ends).all()
    assert found.ends[-1:].tolist() <= [len(text)]
    assert ((found.ends[:-1] <= found.starts[1:]) | (found.starts[:-1] == found.starts[1:])).all()


@given(TEXTS)
def test_the_same_words_have_the_same_hashes(text: str) -> None:
    """In upper case, in another text, by themselves: a word's hash is its own."""
    found = tokenize(text)
    shifted = tokenize(f"Boats, {text} .")
    assert shifted.hashes[1:].tolist() == found.hashes.tolist()
    assert (shifted.starts[1:] - 7).tolist() == found.starts.tolist()
    alone = [word for word in words_of(text) if len(tokenize(word)) == 1]
    assert set(hash_words(alone)) <= set(found.hashes.tolist())


@given(TEXTS, st.integers(12, 40))
def test_the_size_of_a_chunk_does_not_matter(text: str, size: int) -> None:
    """A text is cut between words."""
    text = " ".join(text[start : start + 10] for start in range(0, len(text), 10))
    whole = tokenize(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "CHUNK", size)
        pieces = tokenize(text)
    assert pieces.starts.tolist() == whole.starts.tolist()
    assert pieces.ends.tolist() == whole.ends.tolist()
    assert pieces.hashes.tolist() == whole.hashes.tolist()


@pytest.mark.parametrize("space", [" ", "、", "\n", "\t", "\r", "\u00a0", "\u3000", "—", "\f"])
def test_a_long_text_is_never_cut_inside_a_word(space: str) -> None:
    """Whatever parts its words."""
    count = module.CHUNK // 4
    found = tokenize(space.join(["harbours"] * count))
    assert len(found) == count
    assert len(np.unique(found.hashes)) == 1


def test_a_word_longer_than_a_chunk() -> None:
    """It is cut where it must be, and no offset is lost."""
    found = tokenize("a" * (3 * module.CHUNK))
    assert found.ends[-1] == 3 * module.CHUNK
    assert len(found) <= 4


@given(st.lists(st.text("abcdeéﬁ'’\u00ad19", min_size=1, max_size=6), min_size=2, max_size=2))
def test_words_are_the_same_if_they_fold_alike(pair: list[str]) -> None:
    """What a hash is made of, the folded spelling shows."""
    one, other = (words_of(text)[:1] for text in pair)
    if one and other:
        assert (hash_word(one[0]) == hash_word(other[0])) is (fold(one[0]) == fold(other[0]))
