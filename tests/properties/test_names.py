"""Laws of names: whoever is meant, it does not matter which of two is asked about first, or how it is printed."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tieout.text.names import Sameness, names_nobody, same_bearer, slipped

PARTS = st.sampled_from(
    [
        *"Jane John J. Mallow Roe Müller Peña O’Neill Ann-Marie Sen. Mr. Ms. Jr. III de von THE".split(),
        *"MODERATOR Q. 习近平 Иван محمد Harbor Board".split(),
    ]
)
NAMES = st.lists(PARTS, min_size=1, max_size=5).map(" ".join) | st.text(max_size=30)


@given(NAMES, NAMES)
def test_two_names_are_one_either_way_round(one: str, other: str) -> None:
    """Sameness is symmetric."""
    assert same_bearer(one, other) is same_bearer(other, one)


@given(NAMES)
def test_a_name_is_the_same_as_itself(name: str) -> None:
    """Whoever a name means, it means again; a role means nobody."""
    expected = Sameness.UNKNOWN if names_nobody(name) else Sameness.SAME
    assert same_bearer(name, name) is expected


@given(st.lists(st.sampled_from("Jane Mallow Müller Peña Núñez Tarn Åse Roe".split()), min_size=1, max_size=3))
def test_case_and_diacritics_do_not_matter(words: list[str]) -> None:
    """A name in capitals, or without its marks, is the same name."""
    name = " ".join(words)
    bare = "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))
    assert same_bearer(name, name.upper()) is Sameness.SAME
    assert same_bearer(name, bare) is Sameness.SAME


@given(st.text(max_size=12), st.text(max_size=12))
def test_a_slip_is_one_either_way_round(one: str, other: str) -> None:
    """Slips are symmetric, and no word is a slip of itself."""
    assert slipped(one, other) is slipped(other, one)
    assert not slipped(one, one)
