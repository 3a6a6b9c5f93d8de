"""The sentences that share most of some words: the same whether all paragraphs are cut or the likely ones alone."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout import documents
from tieout.library import Library, rows
from tieout.library.statements import Statements
from tieout.text.claims import sentences
from tieout.text.terms import stem, tokens

_WORDS = st.sampled_from("ferry mill crate mail pier lamp 12 40 few weeks several".split())
_SENTENCES = st.lists(_WORDS, min_size=1, max_size=5).map(lambda words: " ".join(words).capitalize() + ".")
_TEXTS = st.lists(st.lists(_SENTENCES, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=60).map("\n\n".join)
_ASKED = st.lists(_WORDS, min_size=1, max_size=4, unique=True)


@pytest.mark.parametrize("short", [0, 1 << 14])
@pytest.mark.parametrize("longest", [8, 1 << 17])
@given(texts=st.lists(_TEXTS, min_size=1, max_size=4), asked=_ASKED)
def test_the_heaviest_sentences_are_those_of_all(short: int, longest: int, texts: list[str], asked: list[str]) -> None:
    """Short rows and long ones, one row and several: what is found is the heaviest of all sentences, in order."""
    named = (documents.read_text(text, f"{number}.txt", f"s{number}") for number, text in enumerate(texts))
    statements = Statements(Library.of(named))
    wanted = [stem(word) for word in asked]
    weights = {one: statements.weight(one) for one in wanted}
    ranked = []
    for number, text in enumerate(texts):
        for span in sentences(text):
            held = {one.stem for one in tokens(text[span.start : span.end])} & set(wanted)
            if held:
                ranked.append((-sum(weights[one] for one in sorted(held)), number, span))
    with patch.object(rows, "SHORT", short), patch.object(rows, "_LONGEST", longest):
        found = [(text.source, span) for text, span in statements.near(wanted)]
    assert found == [(f"s{number}", span) for _, number, span in sorted(ranked)][:60]
