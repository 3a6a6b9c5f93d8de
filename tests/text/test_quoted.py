"""A quotation as its writer marked it: what is said, what is the writer's, what was left out."""

from __future__ import annotations

import time

import pytest

from tieout.text.quoted import parse
from tieout.text.words import fold


def words_of(text: str) -> list[str]:
    """The words that the writer gives as somebody's own, folded."""
    quoted = parse(text)
    spans = zip(quoted.words.starts.tolist(), quoted.words.ends.tolist(), strict=True)
    return [fold(text[start:end].replace("[", "").replace("]", "")) for start, end in spans]


def test_a_quotation_without_marks_is_its_words() -> None:
    """Nothing to take out, nothing to remember."""
    quoted = parse("Boats leave the pier")
    assert words_of(quoted.text) == ["boats", "leave", "the", "pier"]
    assert not quoted.ellipses
    assert not quoted.brackets
    assert not quoted.touched.any()


@pytest.mark.parametrize(
    "mark",
    [
        "…",
        "...",
        "....",
        ". . .",
        ". . . .",
        ".\u00a0.\u00a0.",
        "[…]",
        "[...]",
        "[. . .]",
        "(...)",
        "(…)",
        "* * *",
        "….",
        "……",
    ],
)
def test_every_ellipsis_is_one(mark: str) -> None:
    """Whatever house drew it, it stands at a boundary and is no word."""
    quoted = parse(f"Boats leave {mark} at dawn")
    assert len(quoted) == 4
    assert (quoted.ellipses, quoted.brackets) == (frozenset({2}), frozenset())


def test_an_ellipsis_may_stand_at_either_edge() -> None:
    """Boundary 0 lies before the first word, the last after the last."""
    assert parse("… boats leave …").ellipses == {0, 2}


def test_a_full_stop_is_no_ellipsis() -> None:
    """Nor are two, nor those of an abbreviation."""
    assert parse("At 5 p.m. boats leave. The U.S. boats .. too.").ellipses == frozenset()


def test_brackets_hold_the_writers_words() -> None:
    """They are taken out, and the boundary remembered."""
    quoted = parse("Boats [of the old kind] leave [sic] the pier")
    assert words_of(quoted.text) == ["boats", "leave", "the", "pier"]
    assert quoted.brackets == {1, 2}


@pytest.mark.parametrize(
    ("text", "word"), [("[T]he boats", "the"), ("walk[ed] boats", "walked"), ("un[der]way boats", "underway")]
)
def test_brackets_inside_a_word_touch_it(text: str, word: str) -> None:
    """The word stays, whole, and is known to bear them."""
    quoted = parse(text)
    assert words_of(text) == [word, "boats"]
    assert quoted.touched.tolist() == [True, False]


def test_a_bracket_of_several_words_never_touches() -> None:
    """Even where no space parts it from a word."""
    quoted = parse("boats[of the old kind] leave")
    assert (len(quoted), quoted.brackets) == (2, frozenset({1}))
    assert not quoted.touched.any()


def test_contractions_are_the_words_they_stand_for() -> None:
    """Two words, where their letters are."""
    quoted = parse("We don't sail")
    assert len(quoted) == 4
    assert quoted.hashes.tolist() == parse("We do not sail").hashes.tolist()


def test_an_unclosed_bracket_is_nothing() -> None:
    """It may be a slip of the pen."""
    assert parse("Boats [leave the pier").brackets == frozenset()
    assert parse("Boats leave] the pier").brackets == frozenset()


@pytest.mark.parametrize("text", ["", "…", "[sic]", "...[]", "[]", "[[x]]", "[…"])
def test_a_quotation_without_a_word_is_empty_or_one(text: str) -> None:
    """And never an error."""
    assert len(parse(text)) <= 1


@pytest.mark.parametrize("unit", ["[w] ... word ", "[w]ord ", "… ", "[", "[ ", ". ", "(… * "])
def test_time_grows_with_length_alone(unit: str) -> None:
    """A quotation of a million characters of marks is hostile, not impossible."""
    began = time.process_time()
    parse(unit * (400_000 // len(unit)))
    assert time.process_time() - began < 10
