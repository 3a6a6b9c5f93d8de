"""Laws of the kernel that weighs the sentences of short texts: it finds what is found without it."""

from __future__ import annotations

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
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
    """What a new library of some texts says of some words: sentences with their shares, weights and holders."""
    named = (documents.read_text(text, f"{number}.txt", f"s{number}") for number, text in enumerate(texts))
    statements = Statements(Library.of(named))
    near = [(text.source, span, share) for text, span, share in statements.near(map(stem, asked))]
    every = [(text.source, span, share) for text, span, share in statements.near(map(stem, asked), every=True)]
    return near, every, [statements.weight(stem(word)) for word in asked], statements.held(map(stem, asked))


@pytest.mark.usefixtures("kernels")
@settings(max_examples=200)
@given(texts=st.lists(_TEXTS, max_size=5), asked=_ASKED)
def test_the_kernel_weighs_sentences_alike(texts: list[str], asked: list[str]) -> None:
    """The same sentences in the same order, to the last bit of what they share."""
    compiled = found(texts, asked)
    with patch.object(native, "kernels", None):
        assert compiled == found(texts, asked)


@given(
    st.lists(st.integers(0, 4), min_size=10, max_size=10),
    st.integers(-1, 5),
    st.integers(-1, 5),
    st.integers(-1, 5),
    st.lists(st.integers(-2, 6), min_size=4, max_size=4),
)
def test_the_kernel_refuses_what_does_not_fit(
    kernels: Kernels, sizes: list[int], home: int, owner: int, last: int, chain: list[int]
) -> None:
    """Whatever is lent to it, the kernel stays inside, or says what is wrong."""
    words, slots, before, homes, owners, wanted, lasts, table, held, sums = sizes
    hashes, weights, counts = np.arange(words, dtype=np.uint64), np.ones(table), np.zeros(held, np.int64)
    chained = np.array(chain[:slots], np.int64), np.array(chain[:before], np.int64)
    placed = np.full(homes, home, np.int64), np.full(owners, owner, np.int64)
    asked = np.arange(wanted, dtype=np.uint64), np.full(lasts, last, np.int64)
    lengths = homes == words and owners == sums and held == lasts and before == words and slots in (1, 2, 4)
    inside = (not homes or 0 <= home < sums) and (not owners or 0 <= owner < table - 1)
    if lengths and inside and (last == wanted if lasts else not wanted):
        kernels.nearby(hashes, *chained, *placed, *asked, weights, counts, np.zeros(sums))
        assert set(counts.tolist()) <= {0, 1}
        return
    with pytest.raises(ValueError, match="nearby"):
        kernels.nearby(hashes, *chained, *placed, *asked, weights, counts, np.zeros(sums))


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
