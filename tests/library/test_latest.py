"""What is made of a library once for all that ask, and for how long it is kept."""

from __future__ import annotations

import gc

import tieout
from tests.library.shelves import library
from tieout.library import Library
from tieout.library.latest import OfTheLatest, forget


def counting() -> tuple[list[Library], OfTheLatest[int]]:
    """The libraries that were asked, and what asks them for their words."""
    asked: list[Library] = []

    def words(library: Library) -> int:
        asked.append(library)
        return library.words

    return asked, OfTheLatest(words)


def test_it_is_made_once_for_the_latest_two() -> None:
    """Who asks again gets what was made; of three libraries the one asked for longest ago is made anew."""
    asked, words = counting()
    first, second, third = library("One."), library("One two."), library("One two three.")
    assert [words(one) for one in (first, second, first, third, first, second)] == [1, 2, 1, 3, 1, 2]
    assert asked == [first, second, third, second]


def test_what_is_forgotten_is_made_again() -> None:
    """A library that was forgotten is asked anew, whatever was made of it; another is not."""
    asked, words = counting()
    first, second = library("One."), library("One two.")
    words(first), words(second)
    forget(first)
    assert (words(second), words(first)) == (2, 1)
    assert asked == [first, second, first]


def test_nothing_is_kept_of_sources_that_were_given_as_texts() -> None:
    """When the report is there, the library that was made for it is gone: nobody has to look for circles."""
    gc.disable()
    try:
        before = _libraries()
        report = tieout.check("The mill ground 9 tons in May 2019, Jane Roe said.", {"log": "The mill ground 9 tons."})
        assert report.verdicts
        assert _libraries() == before
    finally:
        gc.enable()


def _libraries() -> int:
    return sum(isinstance(one, Library) for one in gc.get_objects())
