"""Chance: what a match weighs, and what it must weigh, whatever shards the library is cut into."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.sayings import CONTENT
from tieout.library.chance import MARGIN, Chance
from tieout.library.shard import build
from tieout.text.words import Hashes, tokenize

TEXTS = st.lists(st.lists(st.sampled_from(CONTENT), max_size=30).map(" ".join), min_size=1, max_size=5)


def hashes(text: str) -> Hashes:
    """The words of a text."""
    return tokenize(text).hashes


def chance_of(*texts: str) -> Chance:
    """The chance that a library of one shard gives."""
    return Chance([build([hashes(text) for text in texts])])


@given(TEXTS)
def test_the_shards_do_not_matter(texts: list[str]) -> None:
    """One for all or one for each: the weights are the same to the last bit."""
    whole, apart = chance_of(*texts), Chance([build([hashes(text)]) for text in texts])
    quoted = hashes(f"{texts[0]} flamingo")
    assert whole.threshold == apart.threshold
    assert whole.weights(quoted).tolist() == apart.weights(quoted).tolist()
    assert whole.alone(quoted).tolist() == apart.alone(quoted).tolist()


def test_the_threshold_grows_with_the_library() -> None:
    """As the logarithm of its words."""
    assert chance_of("a " * 1_000).threshold == math.log(1_000) + MARGIN


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    """And one that the library does not have most."""
    chance = chance_of("harbour " * 50 + "keeper " * 5 + "anchor " * 200)
    common, rare, absent = chance.alone(hashes("harbour keeper flamingo")).tolist()
    assert common < rare < absent


def test_a_common_turn_of_phrase_weighs_little() -> None:
    """However many words it has."""
    chance = chance_of("at the end of the day " * 100 + " ".join(CONTENT) * 4)
    turn = chance.weights(hashes("at the end of the day"))
    assert turn.sum() < chance.weights(hashes("lantern basket of copper walnut rudder")).sum() / 2
    assert (turn > 0).all()


def test_the_match_in_question_is_left_out() -> None:
    """A sentence that stands in the library once weighs as if it did not."""
    rest = " ".join(CONTENT) * 20
    once = chance_of(f"{rest} a gazebo of marzipan").weights(hashes("a gazebo of marzipan"))
    never = chance_of(f"{rest} and so on ahead").weights(hashes("a gazebo of marzipan"))
    assert np.allclose(once, never, atol=0.2)


def test_an_empty_library_weighs_nothing() -> None:
    """There is nothing to match."""
    empty = Chance([])
    assert empty.weights(hashes("harbour keeper")).tolist() == [0, 0]
    assert chance_of("harbour").weights(hashes("")).tolist() == []
