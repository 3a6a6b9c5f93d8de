"""Laws of the kernel that weighs the sentences of short texts: it finds what is found without it."""

from __future__ import annotations

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tieout import documents
from tieout.library import Library
from tieout.library.statements import Statements
from tieout.text import native
from tieout.text.native import Kernels
from tieout.text.terms import stem

_WORDS = st.sampled_from(
    "ferry ferries ferry's mill milled mills crate mail Mail pier lamp 12 40 few weeks naïve".split()
)
_SENTENCES = st.lists(_WORDS, min_size=1, max_size=5).map(lambda words: " ".join(words).capitalize() + ".")
_TEXTS = st.lists(st.lists(_SENTENCES, min_size=1, max_size=4).map(" ".join), max_size=6).map("\n\n".join)
_ASKED = st.lists(st.one_of(_WORDS, st.sampled_from(["unheard", "-5", "1.5"])), max_size=70)


def found(texts: list[str], asked: list[str]) -> tuple[object, ...]:
    """What a new library of some texts says of some words: sentences, weights and holders."""
    named = (documents.read_text(text, f"{number}.txt", f"s{number}") for number, text in enumerate(texts))
    statements = Statements(Library.of(named))
    near = [(text.source, span) for text, span in statements.near(map(stem, asked))]
    every = [(text.source, span) for text, span in statements.near(map(stem, asked), every=True)]
    numbered = [(text.source, span) for text, span in statements.near(map(stem, asked), numbered=True)]
    return near, every, numbered, [statements.weight(stem(word)) for word in asked], statements.held(map(stem, asked))


@pytest.mark.usefixtures("kernels")
@settings(max_examples=200)
@given(texts=st.lists(_TEXTS, max_size=5), asked=_ASKED)
def test_the_kernel_weighs_sentences_alike(texts: list[str], asked: list[str]) -> None:
    """The same sentences in the same order, and the same weights of words."""
    compiled = found(texts, asked)
    with patch.object(native, "kernels", None):
        assert compiled == found(texts, asked)


@example([0, 1, 0, 0, 0, 2], 0, 0, [0] * 4, [], -1)
@given(
    st.lists(st.integers(0, 4), min_size=6, max_size=6),
    st.integers(-1, 5),
    st.integers(-1, 5),
    st.lists(st.integers(-2, 6), min_size=4, max_size=4),
    st.lists(st.integers(0, 3), max_size=66),
    st.integers(-1, 3),
)
def test_the_kernel_refuses_what_does_not_fit(
    kernels: Kernels, sizes: list[int], home: int, owner: int, chain: list[int], wanted: list[int], most: int
) -> None:
    """Whatever is lent to it, the kernel stays inside, or says what is wrong."""
    words, slots, before, homes, owners, table = sizes
    chained = np.array(chain[:slots], np.int64), np.array(chain[:before], np.int64)
    placed = np.full(homes, home, np.int64), np.full(owners, owner, np.int64)
    lent = np.arange(words, dtype=np.uint64), *chained, *placed, np.ones(table)
    asked = [np.arange(size, dtype=np.uint64) for size in wanted]
    lengths = homes == words and before == words and slots in (1, 2, 4) and len(asked) <= 64
    inside = (not homes or 0 <= home < owners) and (not owners or 0 <= owner < table - 1)
    if lengths and inside:
        held, best = kernels.nearby(*lent, asked, most)
        assert (len(held), set(held) | {0, 1}) == (len(asked), {0, 1})
        assert best == best[: max(0, most)]
        assert set(best) <= {home}
        return
    with pytest.raises(ValueError, match="nearby"):
        kernels.nearby(*lent, asked, most)


def test_the_kernel_takes_hashes_alone(kernels: Kernels) -> None:
    """Words that are not hashes are refused, and what was lent before is given back."""
    one, none = np.zeros(1, np.int64), np.full(1, -1, np.int64)
    lent = np.zeros(1, np.uint64), none, none, one, one, np.ones(2)
    good, bad = np.zeros(1, np.uint64), np.zeros(1, np.uint8)
    with pytest.raises((ValueError, TypeError)):
        kernels.nearby(*lent, [good, bad], 1)  # type: ignore[list-item]
    with pytest.raises(TypeError):
        kernels.nearby(*lent, [good, "ferry"], 1)  # type: ignore[list-item]
    assert kernels.nearby(*lent, [good], 1) == ([0], [])
    good.resize(2, refcheck=False)  # nobody borrows it any more


@given(st.lists(st.lists(st.sampled_from("abcd"), max_size=4), min_size=1, max_size=30), st.integers(0, 40))
def test_the_heaviest_come_first(kernels: Kernels, sentences: list[list[str]], most: int) -> None:
    """Sentences come by what the stems in them weigh, those that weigh alike in order, and none that has none."""
    letters = "abcd"
    words = [ord(letter) for sentence in sentences for letter in sentence]
    homes = [number for number, sentence in enumerate(sentences) for _ in sentence]
    heads, before = np.zeros(4, np.int64), np.zeros(len(words), np.int64)
    hashes, owners = np.array(words, np.uint64), np.arange(len(sentences), dtype=np.int64)
    kernels.chained(hashes, heads, before)
    table = np.array([0.0, *(1.0 / count for count in range(1, len(sentences) + 1))])
    asked = [np.array([ord(letter)], np.uint64) for letter in letters]
    held, best = kernels.nearby(hashes, heads, before, np.array(homes, np.int64), owners, table, asked, most)
    assert held == [sum(letter in sentence for sentence in sentences) for letter in letters]
    shared = [[table[count] for letter, count in zip(letters, held, strict=True) if letter in one] for one in sentences]
    order = sorted((-sum(one), number) for number, one in enumerate(shared) if one)
    assert best == [number for _, number in order[:most]]


@given(st.lists(st.integers(0, 40), max_size=30), st.integers(0, 9), st.integers(-1, 1))
def test_words_are_chained_by_how_their_hashes_end(
    kernels: Kernels, hashes: list[int], slots: int, longer: int
) -> None:
    """Each chain holds the words of its slot, the last one first; arrays of other lengths are refused."""
    heads, before = np.zeros(slots, np.int64), np.zeros(max(0, len(hashes) + longer), np.int64)
    if slots not in (1, 2, 4, 8) or len(before) != len(hashes):
        with pytest.raises(ValueError, match="chained"):
            kernels.chained(np.array(hashes, np.uint64), heads, before)
        return
    kernels.chained(np.array(hashes, np.uint64), heads, before)
    for slot, head in enumerate(heads.tolist()):
        chain = [head] if head >= 0 else []
        while chain and before[chain[-1]] >= 0:
            chain.append(int(before[chain[-1]]))
        assert chain == [at for at in reversed(range(len(hashes))) if hashes[at] % slots == slot]
