"""Numbers as words: what a run of them amounts to, if it is one number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.text.numerals import SMALL, amount, is_numeral, ordinal, same_amount, value

UNITS = {number: word for word, number in SMALL.items() if number < 20}
TENS = {number: word for word, number in SMALL.items() if number >= 20}


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("seven", "7"), ("twenty five", "25"), ("two hundred and six", "206"), ("a", None),
        ("1.5 million", "1500000"), ("1,500,000", "1500000"), ("three thousand four hundred", "3400"),
        ("hundred", "100"), ("million", "1000000"), ("two hundred thousand", "200000"), ("25 thousand", "25000"),
        ("zero", "0"), ("", None), ("and", None), ("seven and", None), ("and seven", None), ("seven boats", None),
        ("seven eight", None), ("twenty fifty", None), ("twenty ten", None), ("ten five", None), ("5 6", None),
        ("1.5.2", None), ("7th", None), ("٣", "3"),
    ],
)  # fmt: skip
def test_the_value_of_a_run_of_words(words: str, number: str | None) -> None:
    """One number as a whole, or none."""
    assert value(words.split()) == (None if number is None else Decimal(number))


def spelt(number: int) -> list[str]:
    """A number below a million in words."""
    if number >= 1_000:
        rest = spelt(number % 1_000) if number % 1_000 else []
        return [*spelt(number // 1_000), "thousand", *rest]
    if number >= 100:
        rest = ["and", *spelt(number % 100)] if number % 100 else []
        return [*spelt(number // 100), "hundred", *rest]
    if number >= 20:
        return [TENS[number - number % 10], *([UNITS[number % 10]] if number % 10 else [])]
    return [UNITS[number]]


@given(st.integers(0, 999_999))
def test_a_number_written_out_is_the_number(number: int) -> None:
    """However long it is."""
    assert value(spelt(number)) == value([str(number)]) == value([f"{number:,}"]) == number


@pytest.mark.parametrize(
    ("word", "place"),
    [("first", 1), ("twentieth", 20), ("3rd", 3), ("1,000th", 1000), ("three", None), ("th", None), ("3", None)],
)
def test_the_place_that_an_ordinal_names(word: str, place: int | None) -> None:
    """In letters or digits."""
    assert ordinal(word) == place


@pytest.mark.parametrize("word", ["seven", "7", "7th", "seventh", "half", "dozen", "million", "2.5"])
def test_what_is_a_numeral(word: str) -> None:
    """By itself, or as part of one."""
    assert is_numeral(word)
    assert not is_numeral("boats")


def test_hostile_numbers_are_no_numbers() -> None:
    """Whoever writes a thousand digits means no figure."""
    assert value(["9" * 1_000]) is None
    assert ordinal("9" * 1_000 + "th") is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("one point five million", "1.5 million"), ("two and a half", "2.5"), ("half a million", "500,000"),
        ("a hundred", "100"), ("twenty sixteen", "2016"), ("nineteen eighty four", "1984"),
        ("twenty oh eight", "2008"), ("10k", "10,000"), ("1.5bn", "1.5 billion"), ("twenty first", "21st"),
        ("hundred and third", "103rd"), ("1980s", "80s"), ("eighties", "80s"), ("nineteen eighties", "1980s"),
        ("one and a half thousand", "1500"), ("point five", "0.5"),
    ],
)  # fmt: skip
def test_one_number_said_two_ways(a: str, b: str) -> None:
    """In words and digits, as a year, a decade, a place, a fraction."""
    assert same_amount(a.split(), b.split())
    assert same_amount(b.split(), a.split())


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("one point five", "1.6"), ("two and a half", "2"), ("twenty sixteen", "36"), ("1880s", "80s"),
        ("80s", "80"), ("first", "one"), ("twenty first", "20"), ("a", "one"), ("and", "and"), ("", ""),
        ("ten second", "12"), ("point", "0"), ("one point", "1"), ("10kn", "10,000"), ("half", "0"),
        ("1990s", "2090s"), ("boats", "boats"), ("seven boats", "7"), ("two thousand and a", "2000"),
    ],
)  # fmt: skip
def test_two_numbers_are_two(a: str, b: str) -> None:
    """And what is no number is none."""
    assert not same_amount(a.split(), b.split())


@given(st.lists(st.sampled_from([*SMALL, "and", "a", "half", "point", "oh", "hundred", "million", "1", "80s", "k"])))
def test_any_run_of_such_words_has_an_amount_or_none(words: list[str]) -> None:
    """Whatever their order, and never an error."""
    found = amount(words)
    assert found is None or found[1] >= 0
