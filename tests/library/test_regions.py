"""Where to look: the place where a quotation stands is among the first, whatever was done to it."""

from __future__ import annotations

import random

import pytest

from tests.properties.sayings import CONTENT, PLAIN
from tieout.library.regions import BEST, COVERING, Index, Known, Region, are_elsewhere
from tieout.library.shard import Stack, Stacker
from tieout.text.quoted import parse
from tieout.text.words import tokenize

chance = random.Random(11)
PAGES = [chance.choices([*CONTENT, *PLAIN], k=600) for _ in range(8)]


def stacks(pages: list[list[str]], *, each: bool = False) -> list[Stack]:
    """The index of some pages, in one shard or in one each."""
    stacker, found = Stacker(), []
    for number, page in enumerate(pages):
        stacker.add(number, 0, tokenize(" ".join(page)).hashes)
        found += [stacker.finish()] if each else []
    return found or [stacker.finish()]


def regions(words: list[str], *, each: bool = False) -> list[Region]:
    """Where to look for some words in the pages."""
    return Index(stacks(PAGES, each=each)).find(parse(" ".join(words)))


@pytest.mark.parametrize("page", range(8))
@pytest.mark.parametrize("start", [0, 63, 64, 300, 570])
def test_a_quotation_is_looked_for_where_it_stands(page: int, start: int) -> None:
    """First of all."""
    best = regions(PAGES[page][start : start + 30])[0]
    assert best.source == page
    assert best.start <= start < best.start + 64 <= best.end + 64


def test_an_altered_quotation_is_looked_for_where_it_stands() -> None:
    """Every fifth word another."""
    words = PAGES[3][200:240]
    words[4::5] = ["flamingo"] * 8
    best = regions(words)[0]
    assert (best.source, best.start) == (3, 200)


def test_each_half_of_a_splice_is_looked_for() -> None:
    """The second where the first leaves it uncovered."""
    found = regions([*PAGES[1][100:120], *PAGES[6][400:420]])
    assert {(1, 100), (6, 380)} <= {(region.source, region.start) for region in found}


def test_shards_do_not_matter() -> None:
    """The places are the same, in one shard or in many, but for those that only a fingerprint's chance names."""
    words = PAGES[5][50:90]
    one, many = regions(words), regions(words, each=True)
    assert (one[0].source, one[0].start, one[0].end) == (many[0].source, many[0].start, many[0].end)


def test_few_places_are_looked_at() -> None:
    """Even where a phrase stands everywhere."""
    page = ["the", "old", "harbour"] * 2_000
    found = Index(stacks([page, page])).find(parse("the old harbour the old harbour"))
    assert 0 < len(found) <= BEST + COVERING


@pytest.mark.parametrize("words", [[], ["harbour"], ["harbour", "keeper"], ["flamingo", "gazebo", "marzipan"]])
def test_words_that_no_seed_holds_stand_nowhere(words: list[str]) -> None:
    """Fewer than three, or three that no source has."""
    assert regions(words) == []


def test_no_seed_reaches_across_an_ellipsis() -> None:
    """What stands on either side of it does not stand together."""
    page = PAGES[2]
    assert regions([*page[10:12], "…", *page[12:14]]) == []


def test_seeds_that_are_known_are_not_looked_up_again() -> None:
    """A quotation with some words of another is looked for where it is without what is known of that."""
    index, known = Index(stacks(PAGES, each=True)), Known()
    one, other = (parse(" ".join([*PAGES[3][40:60], *PAGES[5][first : first + 9]])) for first in (80, 84))
    assert index.find_all([one], known=known) == index.find_all([one])
    assert index.find_all([other, one], known=known) == index.find_all([other, one])


def test_a_place_has_the_votes_of_the_seeds_that_no_change_touches() -> None:
    """Of those before a change or of those behind it, whichever are more: the words behind may stand a word on."""
    index, known = Index(stacks(PAGES)), Known()
    other, quotation = (parse(" ".join(PAGES[page][100:120])) for page in (1, 2))
    _, (best, *_) = index.find_all([other, quotation], known=known)
    assert known.votes_without(1, ()) == pytest.approx(best.votes)
    before, behind = known.votes_without(1, range(5, 20)), known.votes_without(1, range(8))
    assert 0 < before < behind < best.votes
    assert known.votes_without(1, range(5, 8)) == pytest.approx(behind)
    assert known.votes_without(1, range(20)) == 0


def test_nothing_is_known_of_the_votes_of_a_quotation_that_was_not_looked_up() -> None:
    """So it may stand anywhere."""
    assert Known().votes_without(0, ()) == 0
    assert are_elsewhere([], [], Known().votes_without(0, ()))


def test_a_place_that_was_not_opened_may_hold_words_that_have_as_many_votes() -> None:
    """So may one that is not among the best, where the last of these has as many."""
    places = [Region(number, 0, 9, 9.0 - number) for number in range(BEST)]
    assert are_elsewhere(places, places[:1], 8.0)
    assert not are_elsewhere(places, places[:1], 8.1)
    assert not are_elsewhere(places[:3], places[:3], 0.1)
    assert are_elsewhere(places, places, places[-1].votes)
