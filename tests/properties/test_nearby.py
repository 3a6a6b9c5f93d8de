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


@given(st.lists(st.integers(0, 4), min_size=8, max_size=8), st.integers(-1, 5), st.integers(-1, 5), st.integers(-1, 5))
def test_the_kernel_refuses_what_does_not_fit(
    kernels: Kernels, sizes: list[int], home: int, owner: int, last: int
) -> None:
    """Whatever is lent to it, the kernel stays inside, or says what is wrong."""
    words, homes, owners, wanted, lasts, table, held, sums = sizes
    lent = (
        np.arange(words, dtype=np.uint64),
        np.full(homes, home, np.int64),
        np.full(owners, owner, np.int64),
        np.arange(wanted, dtype=np.uint64),
        np.full(lasts, last, np.int64),
        np.ones(table),
        np.zeros(held, np.int64),
        np.zeros(sums),
    )
    lengths = homes == words and owners == sums and held == lasts
    inside = (not homes or 0 <= home < sums) and (not owners or 0 <= owner < table - 1)
    if lengths and inside and (last == wanted if lasts else not wanted):
        kernels.nearby(*lent)
        assert lent[6].tolist() == [int(number == 0 and words > 0 and wanted > 0) for number in range(held)]
        return
    with pytest.raises(ValueError, match="nearby"):
        kernels.nearby(*lent)
