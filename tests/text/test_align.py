"""Alignment: the best path there is, by the prices as they are told, and no table too large to be filled."""

from __future__ import annotations

import itertools
import random
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tieout.text import align as module
from tieout.text.align import (
    BRACKET_OPEN,
    BRACKET_WORD,
    ELSEWHERE,
    GAP_OPEN,
    GAP_WORD,
    INSERT_OPEN,
    INSERT_WORD,
    JUMP,
    MARKED_JUMP,
    MARKED_OPEN,
    MARKED_WORD,
    MATCH,
    MISMATCH,
    Path,
    Stretch,
    align,
)

Marks = frozenset[int]


def price_of_inserting(words: int) -> float:
    """What it costs that nothing answers so many words in a row."""
    return INSERT_OPEN + INSERT_WORD * words if words else 0.0


def price_of_going_on(
    item: tuple[int, int], place: tuple[int, int], where: list[int], marks: tuple[Marks, Marks], *, jumps: bool
) -> float:
    """The least that it costs to go from one pair to the next; infinite where there is no way."""
    skipped = where[place[1]] - where[place[0]] - 1
    ellipsis, bracket = (item[1] in one for one in marks)
    ways = [MARKED_JUMP if ellipsis else JUMP] if jumps else []
    if place[1] == place[0] + 1 and skipped == 0:
        ways.append(0.0)
    if place[1] > place[0] and skipped < ELSEWHERE / 2 - 1:
        opened, word = GAP_OPEN, GAP_WORD
        if ellipsis or bracket:
            opened, word = (MARKED_OPEN, MARKED_WORD) if ellipsis else (BRACKET_OPEN, BRACKET_WORD)
        ways.append(opened + word * skipped)
    return min(ways, default=float("inf")) + price_of_inserting(item[1] - item[0] - 1)


def score_of(
    steps: list[tuple[int, int]],
    item: list[int],
    source: list[int],
    where: list[int],
    marks: tuple[Marks, Marks],
    *,
    jumps: bool,
) -> float:
    """What a path of pairs scores."""
    score = sum(MATCH if item[i] == source[j] else MISMATCH for i, j in steps)
    score -= price_of_inserting(steps[0][0]) + price_of_inserting(len(item) - 1 - steps[-1][0])
    for (i, j), (k, m) in itertools.pairwise(steps):
        score -= price_of_going_on((i, k), (j, m), where, marks, jumps=jumps)
    return score


def best_score(
    item: list[int], source: list[int], where: list[int], marks: tuple[Marks, Marks], *, jumps: bool
) -> float:
    """The best score of all paths, by trying every last pair before every pair."""
    best: dict[tuple[int, int], float] = {}
    for i, j in itertools.product(range(len(item)), range(len(source))):
        ways = [-price_of_inserting(i)]
        ways += [
            best[k, m] - price_of_going_on((k, i), (m, j), where, marks, jumps=jumps)
            for k in range(i)
            for m in range(len(source))
        ]
        best[i, j] = max(ways) + (MATCH if item[i] == source[j] else MISMATCH)
    return max(score - price_of_inserting(len(item) - 1 - i) for (i, _), score in best.items())


def aligned(item: list[int], source: list[int], where: list[int] | None = None, **options: Marks | bool) -> Path:
    """The path that is found."""
    coordinates = np.array(where if where is not None else range(len(source)), np.int64)
    return align(np.array(item, np.int64), np.array(source, np.int64), coordinates, **options)  # type: ignore[arg-type]


def pairs_in(stretch: Stretch) -> list[tuple[int, int]]:
    """The words of a stretch, each with its place."""
    return [(stretch.item + number, stretch.place + number) for number in range(stretch.length)]


def pairs_of(path: Path) -> list[tuple[int, int]]:
    """The words of a path, each with its place."""
    return [pair for stretch in path.stretches for pair in pairs_in(stretch)]


def test_words_in_step_are_one_stretch() -> None:
    """Those that are the same; one that is another is a stretch by itself."""
    path = aligned([1, 2, 3, 7, 5], [0, 1, 2, 3, 4, 5])
    assert [tuple(one)[:4] for one in path.stretches] == [(0, 1, 3, True), (3, 4, 1, False), (4, 5, 1, True)]


WORDS = st.integers(0, 3)
MARKS = st.frozensets(st.integers(0, 6), max_size=2)


@settings(max_examples=300)
@given(
    st.lists(WORDS, min_size=1, max_size=6),
    st.lists(st.tuples(WORDS, st.sampled_from([1, 1, 1, 2, 9, 2 * ELSEWHERE])), min_size=1, max_size=7),
    st.tuples(MARKS, MARKS),
    st.booleans(),
)
def test_the_best_of_all_paths_is_found(
    item: list[int], places: list[tuple[int, int]], marks: tuple[Marks, Marks], jumps: bool
) -> None:
    """As good as any that trying all of them finds, and worth what it says."""
    source = [word for word, _ in places]
    where = list(itertools.accumulate(step for _, step in places))
    path = aligned(item, source, where, ellipses=marks[0], brackets=marks[1], jumps=jumps)
    assert path.score == pytest.approx(best_score(item, source, where, marks, jumps=jumps))
    steps = pairs_of(path)
    assert score_of(steps, item, source, where, marks, jumps=jumps) == pytest.approx(path.score)
    assert all(a < b for (a, _), (b, _) in itertools.pairwise(steps))
    assert all(one.same == (item[i] == source[j]) for one in path.stretches for i, j in pairs_in(one))


def test_nothing_aligns_with_nothing() -> None:
    """A path without a word."""
    assert aligned([], [1]).stretches == aligned([1], []).stretches == ()


def test_words_in_a_row_are_matched_in_a_row() -> None:
    """Where the whole of a quotation stands, there it is."""
    assert pairs_of(aligned([1, 2, 3], [2, 3, 1, 2, 3, 1, 2])) == [(0, 2), (1, 3), (2, 4)]


def test_a_marked_gap_costs_next_to_nothing() -> None:
    """However many words it leaves out; one that is not marked is dear."""
    source = [1, 2, *[9] * 100, 3, 4]
    assert aligned([1, 2, 3, 4], source, ellipses=frozenset({2})).score > 4 * MATCH - 1
    assert aligned([1, 2, 3, 4], source).score < 4 * MATCH - GAP_OPEN


def test_a_jump_goes_backwards_and_elsewhere() -> None:
    """At one price, and only where it is allowed."""
    item = [*range(8, 16), *range(8)]
    path = aligned(item, list(range(16)))
    assert [place for _, place in pairs_of(path)] == item
    assert [one.item for one in path.stretches if one.jumped] == [8]
    assert len(pairs_of(aligned(item, list(range(16)), jumps=False))) < 16


def test_no_gap_reaches_into_another_source() -> None:
    """Only a jump does."""
    where = [0, 1, 2, 2 * ELSEWHERE, 2 * ELSEWHERE + 1, 2 * ELSEWHERE + 2]
    words, ellipses = [1, 2, 3, 4, 5, 6], frozenset({3})
    assert [one.item for one in aligned(words, words, where, ellipses=ellipses).stretches if one.jumped] == [3]
    assert len(pairs_of(aligned(words, words, where, ellipses=ellipses, jumps=False))) == 3


# ---------------------------------------------------------------------------------------------------------------
# What is too long for one table


@pytest.fixture
def book() -> list[int]:
    """The words of a source of many stretches."""
    chance = random.Random(7)
    return [chance.randrange(900) for _ in range(6_000)]


@pytest.fixture(autouse=True)
def _no_large_table(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests of books fill small tables only."""
    if "book" in request.fixturenames:
        monkeypatch.setattr(module, "MOST_CELLS", 500_000)


def test_a_book_is_aligned_word_by_word(book: list[int]) -> None:
    """As one table would, but for what it holds of memory."""
    path = aligned(book, book)
    assert pairs_of(path) == [(n, n) for n in range(len(book))]
    assert path.score == MATCH * len(book)


def test_a_book_with_other_words_in_it(book: list[int]) -> None:
    """They are replaced, left out, put in: the words around them stay where they are."""
    quoted = list(book)
    quoted[1_000] = 901
    quoted[2_000:2_000] = [902, 903]
    del quoted[3_002:3_010]
    found = dict(pairs_of(aligned(quoted, book)))
    assert all(found[place] == place for place in (0, 999, 1_000, 1_001, 1_990))
    assert all(found[place] == place - 2 for place in (2_010, 2_500, 2_990))
    assert all(found[place] == place + 6 for place in (3_010, 4_000, len(quoted) - 1))


def test_a_book_with_a_chapter_left_out(book: list[int]) -> None:
    """Also one that is longer than a stretch and begins inside one."""
    quoted = book[:1_130] + book[3_470:]
    found = dict(pairs_of(aligned(quoted, book, ellipses=frozenset({1_130}))))
    assert all(found[place] == place for place in (0, 500, 1_120))
    assert all(found[place] == place + 2_340 for place in (1_140, 2_000, len(quoted) - 1))


def test_a_book_with_chapters_turned_about(book: list[int]) -> None:
    """The second part stands before the first."""
    quoted = book[3_000:] + book[:3_000]
    found = dict(pairs_of(aligned(quoted, book)))
    assert (found[0], found[2_900], found[3_100], found[5_999]) == (3_000, 5_900, 100, 2_999)


def test_a_book_that_is_not_there(book: list[int]) -> None:
    """It has no path that is worth anything."""
    assert aligned([word + 1_000 for word in book], book).score < 0


def test_a_book_of_one_word(book: list[int]) -> None:
    """Costs what it is long."""
    began = time.process_time()
    aligned([1] * 20_000, [1] * 20_000)
    aligned([1] * 20_000, book)
    assert time.process_time() - began < 30
