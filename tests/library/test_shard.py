"""Shards: where every three words in a row stand, against looking at every place."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.library import shard as module
from tieout.library.grams import GRAM, grams, pair_slots, word_slots
from tieout.library.shard import Stacker, build, parts
from tieout.text.words import Hashes

TEXTS = st.lists(st.lists(st.integers(0, 9), max_size=40), max_size=6)


def hashes(numbers: list[int]) -> Hashes:
    """Numbers as if they were the hashes of words."""
    return np.array(numbers, np.uint64) * np.uint64(0x9E3779B97F4A7C15)


@given(TEXTS)
def test_every_gram_is_found_wherever_it_stands(texts: list[list[int]]) -> None:
    """And never across the border of two documents."""
    shard = build([hashes(text) for text in texts])
    whole = [hash for text in texts for hash in text]
    inside = [
        place
        for number, text in enumerate(texts)
        for place in range(int(shard.firsts[number]), int(shard.firsts[number]) + len(text) - GRAM + 1)
    ]
    for place in inside:
        gram = grams(hashes(whole[place : place + GRAM]))
        found = set(shard.positions(*shard.postings(gram))[0].tolist())
        assert found >= {other for other in inside if whole[other : other + GRAM] == whole[place : place + GRAM]}
        assert found <= set(inside)


def test_few_postings_are_of_another_gram() -> None:
    """A fingerprint tells most of them apart."""
    chance = random.Random(5)
    numbers = [chance.randrange(1 << 30) for _ in range(30_000)]
    shard = build([hashes(numbers)])
    absent = grams(hashes([chance.randrange(1 << 30) for _ in range(30_000)]))
    begins, ends = shard.postings(absent)
    assert (ends - begins).sum() < len(absent) / 10


@given(TEXTS)
def test_words_and_pairs_are_counted(texts: list[list[int]]) -> None:
    """A pair is two words of one document."""
    shard = build([hashes(text) for text in texts])
    assert shard.size == sum(map(len, texts))
    assert shard.documents == len(texts)
    numbers = hashes(list(range(10)))
    assert shard.words.at(word_slots(numbers)).tolist() == [sum(text.count(n) for text in texts) for n in range(10)]
    pairs = [sum(list(pairwise(text)).count((1, 2)) for text in texts)]
    assert shard.pairs.at(pair_slots(hashes([1, 2]))).tolist() == pairs


@pytest.mark.parametrize("numbers", [[], [1], [1, 2]])
def test_a_document_shorter_than_a_gram_has_none(numbers: list[int]) -> None:
    """It is counted all the same."""
    assert len(grams(hashes(numbers))) == 0
    assert build([hashes(numbers)]).size == len(numbers)


@given(st.integers(0, 25), st.integers(1, 10))
def test_a_source_longer_than_a_shard_is_parted(length: int, most: int) -> None:
    """Its parts join to the whole, each fits, and even an empty one is one part."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "SHARD_WORDS", most)
        found = list(parts(hashes(list(range(length)))))
    assert [first for first, _ in found] == list(range(0, max(length, 1), most))
    assert np.concatenate([words for _, words in found]).tolist() == hashes(list(range(length))).tolist()
    assert all(len(words) <= most for _, words in found)


def test_a_stack_knows_whose_words_it_holds() -> None:
    """The number of each document's source, and of the source's word that it begins with."""
    stacker = Stacker()
    stacker.add(4, 0, hashes([1, 2, 3]))
    stacker.add(7, 100, hashes([4, 5]))
    stack = stacker.finish()
    assert (stack.sources.tolist(), stack.firsts.tolist(), stack.shard.firsts.tolist()) == ([4, 7], [0, 100], [0, 3, 5])
    assert stacker.finish().shard.size == 0
