"""Words that decide the sense of a sentence."""

from __future__ import annotations

import pytest

from tieout.text.sense import conditions, connectives, senses


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("not", "negation"), ("dont", "negation"), ("will", "modal"), ("some", "quantifier"),
        ("fewer", "comparative"), ("only", "limit"), ("before", "order in time"), ("seven", "number"),
        ("7", "number"), ("dozen", "number"),
    ],
)  # fmt: skip
def test_each_sense_word_has_its_kind(word: str, kind: str) -> None:
    """And others have none."""
    assert kind in {name for name, _ in senses(["boats", word, "leave"])}
    assert not senses(["boats", "leave"])


def test_numbers_count_by_value() -> None:
    """However they are written."""
    assert senses(["seven"]) == senses(["7"]) == senses(["7.0"]) or senses(["seven"]) == senses(["7"])
    assert senses(["seventh"]) == senses(["7th"])
    assert senses(["seven"]) != senses(["seventh"])
    assert senses(["1,500"]) == senses(["1500"])


def test_a_number_of_any_size_is_read() -> None:
    """And none that is hostile breaks it."""
    assert senses(["9" * 5_000])


def test_two_ways_to_say_one_thing() -> None:
    """ "going to" is will, "have to" must, "everybody" everyone."""
    assert senses(["going", "to", "sail"]) == senses(["will", "sail"])
    assert senses(["have", "to"]) == senses(["must"])
    assert senses(["everybody"]) == senses(["everyone"])


def test_connectives_and_conditions_are_apart() -> None:
    """They count only where a rule asks for them."""
    assert not senses(["and", "or", "if"])
    assert set(connectives(["and", "or", "boats"])) == {("and/or", "and"), ("and/or", "or")}
    assert set(conditions(["if", "unless", "and"])) == {("condition", "if"), ("condition", "unless")}
