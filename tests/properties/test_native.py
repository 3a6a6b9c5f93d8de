"""Laws of the compiled kernels: each gives what the code beside it gives, and refuses arrays of a wrong length."""

from __future__ import annotations

import os
from dataclasses import fields, replace
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tieout.documents import read_text
from tieout.documents.scanning import _places
from tieout.documents.stage import _BRACKETS
from tieout.documents.together import points_of
from tieout.library import shard
from tieout.library.chance import Chance
from tieout.library.counts import Counts
from tieout.library.grams import PAIR_BITS, pair_slots
from tieout.library.nameindex import Namings, _first_of_each, _pieces, naming_of_all
from tieout.library.opened import Opened
from tieout.library.regions import Index, Known, Region
from tieout.library.shard import Shard, Stack, Stacker, build
from tieout.library.structure import without
from tieout.text import native
from tieout.text import words as words_module
from tieout.text.align import ELSEWHERE, Stretch, align
from tieout.text.native import Kernels
from tieout.text.quoted import parse
from tieout.text.spoken import split
from tieout.text.words import Words, code_points, hash_words, tokenize

AWKWARD = "aZß ﬁæ’'.,,19½²\u00ad\u0301\u200d%漢字かがกि\ud800\udfff\U0001f600\U00020000\ufdfa\n\t—"
CONTRACTIONS = [
    *"don't DON’T dont do\u00adn't don\u00ad't cannot CAN'NOT we're wer'\u00ade we\u00ad're I'm gonna gon'na".split(),
    *"mu\ufb05n't y'all ya'll' 'twere thats that's th'ats would've wou'ldve — ' ’ boats ﬁ æ \U0001f600 e\u0301".split(),
    *(" ", "  "),
]
TEXTS = st.one_of(
    st.text(alphabet=AWKWARD, max_size=80),
    st.text(max_size=60),
    st.text(alphabet=st.characters(categories=["Cs", "Mn", "Me", "Lo", "Nd", "No"]), max_size=40),
)


def same(one: Words, other: Words) -> bool:
    """Whether two lists of words are the same in every number."""
    pairs = ((one.starts, other.starts), (one.ends, other.ends), (one.hashes, other.hashes))
    return all(a.dtype == b.dtype and np.array_equal(a, b) for a, b in pairs)


def both_ways(text: str) -> tuple[Words, Words]:
    """The words of a text by the kernel and without it."""
    compiled = tokenize(text)
    with patch.object(native, "kernels", None):
        return compiled, tokenize(text)


@pytest.mark.usefixtures("kernels")
@given(TEXTS)
def test_the_kernel_finds_the_same_words(text: str) -> None:
    """Compiled or not, a text has the same words in the same places."""
    assert same(*both_ways(text))


@pytest.mark.usefixtures("kernels")
@pytest.mark.parametrize("piece", ["word ", "a", "don't", "1,500", "ß", "字", "\u0301", "’", ",", " ", "x.", "\ud800"])
def test_the_kernel_finds_the_same_words_over_the_edges_of_chunks(piece: str) -> None:
    """A text longer than a chunk is cut at the same places."""
    assert same(*both_ways(piece * (600_000 // len(piece))))


PROSE = "The boats left at 7.30, 1,500 of them, and 12 weren't back; unintelligibly, extraordinarily. "


@pytest.mark.usefixtures("kernels")
@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from([0, 4096, 8192]),
    st.integers(0, 200),
    st.one_of(st.text(alphabet=AWKWARD + "aZ 5.,'", max_size=99), st.text(alphabet="aZ.5,'’é %", max_size=99), TEXTS),
    st.sampled_from([*PROSE, "é", "’", "字"]),
    st.sampled_from([1, 1, 1, 70, 5_000]),
)
def test_the_kernel_finds_the_same_words_over_the_edges_of_stretches(
    edge: int, before: int, odd: str, letter: str, times: int
) -> None:
    """The kernel looks through stretches of a text: whatever stands where one ends, and however long a word is."""
    prose = PROSE * 100
    assert same(*both_ways(prose[: max(0, edge - before)] + odd + letter * times + PROSE + odd))


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12))
def test_the_kernel_refuses_arrays_of_a_wrong_length(kernels: Kernels, starts: int, ends: int, hashes: int) -> None:
    """However long the arrays are that it is lent, the kernel writes inside of them or says what is wrong."""
    classes, folds = np.zeros(0x110000, np.uint8), np.zeros(0x110000, np.uint64)
    classes[ord("a")] = 1
    lent = np.zeros(starts, np.int64), np.zeros(ends, np.int64), np.zeros(hashes, np.uint64)
    if starts == ends == hashes >= 6:
        assert kernels.tokenize(b"a a a a a a", 1, 0, classes, folds, *lent) == 6
        return
    with pytest.raises(ValueError, match="array"):
        kernels.tokenize(b"a a a a a a", 1, 0, classes, folds, *lent)


def test_the_kernel_refuses_tables_and_widths_that_do_not_fit(kernels: Kernels) -> None:
    """A table has a row for every character, and a text is a whole number of characters of a known width."""
    classes, folds = np.zeros(0x110000, np.uint8), np.zeros(0x110000, np.uint64)
    lent = np.zeros(9, np.int64), np.zeros(9, np.int64), np.zeros(9, np.uint64)
    for text, width, table in (
        (b"a a", 1, classes[:-1]),
        (b"a a", 2, classes),
        (b"a a", 3, classes),
        (b"", 0, classes),
    ):
        with pytest.raises(ValueError, match="array"):
            kernels.tokenize(text, width, 0, table, folds, *lent)


@pytest.mark.usefixtures("kernels")
@given(st.lists(st.sampled_from(["don't", "DONT", "word", "we’ll", "cannot", "."]), max_size=30))
def test_the_kernel_splits_the_same_contractions(words: list[str]) -> None:
    """Compiled or not, contractions are halved alike."""
    text = " ".join(words)
    compiled = split(tokenize(text), text)
    with patch.object(native, "kernels", None):
        assert same(compiled, split(tokenize(text), text))


@given(st.lists(st.sampled_from(CONTRACTIONS), max_size=30).map("".join))
@pytest.mark.usefixtures("kernels")
def test_the_kernel_takes_contractions_apart_where_their_letters_stand(text: str) -> None:
    """However they are printed: with whatever apostrophe and wherever, in capitals, with soft hyphens and ligatures."""
    compiled = split(tokenize(text), text)
    with patch.object(native, "kernels", None):
        assert same(compiled, split(tokenize(text), text))


@pytest.fixture
def lent() -> list[NDArray[Any]]:
    """What the kernel that takes apart is lent for two words, of which it knows one as a contraction."""
    hashes = np.array(hash_words(["boats", "dont"]), np.uint64)
    tables = words_module.CLASSES, np.ones(1 << 16, np.bool_), hashes[1:], hashes, np.array([4]), np.full(9, 2, np.int8)
    words = np.array([0, 6]), np.array([5, 10]), hashes
    room = np.zeros(4, np.int64), np.zeros(4, np.int64), np.zeros(4, np.uint64), np.zeros(2, np.int64)
    return [*tables, *words, *room]


POINTS = np.frombuffer(b"boats dont", np.uint8)
OF_CUTS = 5
"""Which array holds the cuts of the forms: without it the form is whole."""


def test_the_kernel_takes_apart_what_it_knows_the_cut_of(kernels: Kernels, lent: list[NDArray[Any]]) -> None:
    """And says of how many words it does not."""
    assert kernels.split(POINTS, 1, *lent) == (3, 0)
    lent[OF_CUTS] = np.zeros(0, np.int8)
    assert kernels.split(POINTS, 1, *lent) == (3, 1)


@pytest.mark.parametrize("short", [number for number in range(13) if number != OF_CUTS])
def test_the_kernel_that_takes_apart_refuses_arrays_that_do_not_fit(
    kernels: Kernels, lent: list[NDArray[Any]], short: int
) -> None:
    """A table, the words or the room for them too short: it says so."""
    lent[short] = lent[short][: len(lent[short]) // 2]
    with pytest.raises(ValueError, match="array"):
        kernels.split(POINTS, 1, *lent)


def test_the_kernel_that_takes_apart_refuses_a_word_outside_of_the_text(
    kernels: Kernels, lent: list[NDArray[Any]]
) -> None:
    """Here one that ends behind the last letter."""
    with pytest.raises(ValueError, match="array"):
        kernels.split(POINTS[:9], 1, *lent)


# ---------------------------------------------------------------------------------------------------------------
# Shards

POSTINGS = ("directory", "entries")
HASHES = st.one_of(st.integers(0, 3), st.integers(0, (1 << 64) - 1))


def same_counts(one: Counts, other: Counts) -> bool:
    """Whether two tables of counts are the same to the byte."""
    pairs = [(getattr(one, field.name), getattr(other, field.name)) for field in fields(Counts)]
    return all(a.dtype == b.dtype and np.array_equal(a, b) for a, b in pairs)


def same_shard(one: Shard, other: Shard) -> bool:
    """Whether two shards are the same to the byte."""
    arrays = [(getattr(one, name), getattr(other, name)) for name in ("firsts", *POSTINGS)]
    alike = all(a.dtype == b.dtype and np.array_equal(a, b) for a, b in arrays)
    return alike and same_counts(one.words, other.words) and same_counts(one.pairs, other.pairs)


@pytest.mark.usefixtures("kernels")
@given(st.lists(st.lists(HASHES, max_size=40), max_size=6), st.integers(1, 9))
def test_the_kernel_builds_the_same_shard(texts: list[list[int]], times: int) -> None:
    """Compiled or not, the same words make the same shard, few words or the same ones again and again."""
    documents = [np.array(text, np.uint64) for text in texts] * times
    compiled = build(documents)
    with patch.object(native, "kernels", None):
        assert same_shard(compiled, build(documents))


@pytest.mark.usefixtures("kernels")
def test_the_kernel_builds_the_same_shard_of_many_words() -> None:
    """So it does where the tables are full and some count needs more than eight bits."""
    random = np.random.default_rng(5)
    words = random.integers(0, 1 << 63, 30_000, np.uint64)[random.zipf(1.3, 600_000) % 30_000]
    documents = np.array_split(words, 50)
    assert len(words) > shard.WORTH_A_TABLE
    compiled = build(documents)
    with patch.object(native, "kernels", None):
        assert same_shard(compiled, build(documents))
    stacker = Stacker()
    for number, document in enumerate(documents):
        stacker.add(number, 0, document)
    assert same_shard(compiled, stacker.finish().shard)


def in_a_row(firsts: list[int]) -> bool:
    """Whether documents that begin at these words hold twelve between them."""
    return firsts == sorted(firsts) and firsts[0] == 0 and firsts[-1] == 12


FIRSTS = st.one_of(
    st.lists(st.integers(-3, 14), min_size=1, max_size=5),
    st.lists(st.integers(0, 12), max_size=3).map(lambda inner: [0, *sorted(inner), 12]),
)


@given(FIRSTS, st.sampled_from([0, 7, 8, 9, 24, 25]), st.data())
def test_the_postings_kernel_refuses_arrays_that_do_not_fit(
    kernels: Kernels, firsts: list[int], bits: int, data: st.DataObject
) -> None:
    """However the documents are said to lie and the arrays are cut, nothing is read or written beside them."""
    grams = sum(max(0, b - a - 2) for a, b in pairwise(firsts))
    sizes = data.draw(st.lists(st.sampled_from([grams, grams, grams, grams, 5]), min_size=2, max_size=2))
    directory = data.draw(st.sampled_from([(1 << min(bits, 9)) + 1, 256]))
    rest, entries = np.empty(sizes[0], np.uint16), np.empty(sizes[1], np.uint32)
    numbers, begins = np.arange(12, dtype=np.uint32), np.array(firsts, np.int64)
    lent = (bits, numbers, begins, rest, np.empty(directory, np.uint32), entries)
    if in_a_row(firsts) and bits in {8, 9} and directory == (1 << bits) + 1 and set(sizes) == {grams}:
        kernels.postings(*lent)
        assert sorted((entries & 0xFFFFFF).tolist()) == [n for a, b in pairwise(firsts) for n in range(a, b - 2)]
        return
    with pytest.raises(ValueError, match="array"):
        kernels.postings(*lent)


@given(
    FIRSTS, st.sampled_from([11, 12]), *[st.sampled_from([0, 1, 2, 8, 12, 32])] * 2, st.sampled_from([8, 8, 8, 1, 0])
)
def test_the_tally_kernel_refuses_arrays_that_do_not_fit(
    kernels: Kernels, firsts: list[int], grams: int, words: int, pairs: int, room: int
) -> None:
    """Tables are as long as some number of bits names, their rounds have room, and documents lie in a row."""
    low, rounds = np.zeros(words, np.uint8), np.zeros(8, np.uint32)
    others = np.zeros(pairs, np.uint8), np.zeros(room, np.uint32)
    lent = (
        np.arange(12, dtype=np.uint64),
        np.array(firsts, np.int64),
        np.zeros(grams, np.uint32),
        low,
        rounds,
        *others,
    )
    if in_a_row(firsts) and {words, pairs} <= {2, 8, 32} and grams == 12 and room > 1:
        kernels.tally(*lent)
        assert int(low.sum()) == 12
        return
    with pytest.raises(ValueError, match="array"):
        kernels.tally(*lent)


@given(st.lists(st.integers(0, 3), max_size=1_200), st.integers(1, 3))
def test_the_tally_kernel_counts_beyond_a_byte(kernels: Kernels, numbers: list[int], times: int) -> None:
    """Common words and pairs, however often the tables are filled on, and over the stretches it takes at once."""
    words = np.array(numbers, np.uint64) << np.uint64(62)
    low, rounds = np.zeros(4, np.uint8), np.zeros(16, np.uint32)
    pairs, more = np.zeros(256, np.uint8), np.zeros(16, np.uint32)
    for _ in range(times):
        grams = np.zeros(len(words), np.uint32)
        kernels.tally(words, np.array([0, len(words)], np.int64), grams, low, rounds, pairs, more)
    assert counted(low, rounds) == [times * numbers.count(number) for number in range(4)]
    slots = pair_slots(words) >> (PAIR_BITS - 8)
    assert counted(pairs, more) == (times * np.bincount(slots, minlength=1 << 8)).tolist()


def counted(low: NDArray[np.uint8], rounds: NDArray[np.uint32]) -> list[int]:
    """How often each slot was counted."""
    times = np.bincount(rounds[1 : int(rounds[0]) + 1], minlength=len(low))
    return [int(count) for count in times * 256 + low]


def test_the_tally_kernel_writes_no_more_rounds_than_there_is_room_for(kernels: Kernels) -> None:
    """A table that was counted before may hold more than its words make up: nothing beside the list is touched."""
    words, rounds = np.zeros(600, np.uint64), np.zeros(4, np.uint32)
    tables = np.zeros(4, np.uint8), rounds[:2], np.zeros(4, np.uint8), np.zeros(8, np.uint32)
    with pytest.raises(ValueError, match="array"):
        kernels.tally(words, np.array([0, 600], np.int64), np.zeros(600, np.uint32), *tables)
    assert rounds[2:].tolist() == [0, 0]


@given(
    st.lists(st.tuples(st.integers(0, (1 << 32) - 1), st.integers(0, 1 << 20)), max_size=60),
    st.sampled_from([1, 4, 16]),
    st.booleans(),
)
def test_postings_are_laid_in_order(kernels: Kernels, given: list[tuple[int, int]], bits: int, shared: bool) -> None:
    """By bucket, then by what is kept of the gram, then by place; the directory says where each bucket begins."""
    postings = [
        (gram & 0xFFFF if shared else gram, place)
        for place, (gram, _) in enumerate(sorted(given, key=lambda one: one[1]))
    ]
    numbers, places = (np.array([one[side] for one in postings], np.uint32) for side in (0, 1))
    directory, entries = np.zeros((1 << bits) + 1, np.uint32), np.zeros(len(postings), np.uint32)
    kernels.laid(numbers, places, directory, entries)
    wanted = sorted((gram >> (32 - bits), (gram >> (24 - bits) & 0xFF) << 24 | place) for gram, place in postings)
    assert entries.tolist() == [entry for _, entry in wanted]
    assert directory.tolist() == [sum(bucket < number for bucket, _ in wanted) for number in range((1 << bits) + 1)]
    for lent in ((numbers, places[1:], directory, entries), (numbers, places, directory[1:], entries)):
        if len(lent[0]) != len(lent[1]) or len(lent[2]) < len(directory):
            with pytest.raises(ValueError, match="array"):
                kernels.laid(*lent)


# ---------------------------------------------------------------------------------------------------------------
# Brackets, and many texts surveyed

BRACKETED = st.one_of(
    st.text(alphabet="[]() a\n\ré漢\U0001f600", max_size=40),
    st.tuples(st.sampled_from("[("), st.integers(86, 94), st.sampled_from("])")).map(
        lambda one: one[0] + "é" * one[1] + one[2]
    ),
)


@settings(max_examples=300)
@given(st.lists(BRACKETED, max_size=4).map(" ".join))
def test_the_kernel_finds_the_same_brackets(kernels: Kernels, text: str) -> None:
    """Those that close on their line, and hold neither too much nor nothing."""
    points, room = code_points(text), text.count("[") + text.count("(")
    spans = np.empty((2, room), np.int64)
    count = kernels.brackets(points, points.itemsize, spans[0], spans[1])
    assert spans[:, :count].T.tolist() == [[*found.span()] for found in _BRACKETS.finditer(text)]
    if count:
        assert kernels.brackets(points, points.itemsize, spans[0, : count - 1], spans[1, : count - 1]) == -1


@pytest.mark.parametrize(("width", "starts", "ends"), [(3, 2, 2), (4, 2, 2), (1, 2, 1)])
def test_the_brackets_kernel_refuses_what_does_not_fit(kernels: Kernels, width: int, starts: int, ends: int) -> None:
    """Another width than the characters have, and arrays of two lengths."""
    with pytest.raises(ValueError, match="array"):
        kernels.brackets(code_points("(a) b"), width, np.empty(starts, np.int64), np.empty(ends, np.int64))


@given(st.lists(st.text(max_size=9), max_size=5))
def test_texts_surveyed_together_show_what_each_does(kernels: Kernels, texts: list[str]) -> None:
    """And have as many characters; what is empty or may be of another encoding shows everything."""
    held = [text.encode("utf-8", "replace") for text in texts]
    ends = np.cumsum([len(data) + 1 for data in held], dtype=np.int64) - 1
    signs, lengths = np.empty(len(held), np.uint8), np.empty(len(held), np.int64)
    kernels.surveys(b"\n".join(held), ends, signs, lengths)
    assert lengths.tolist() == [len(text) for text in texts]
    odd = [data[:1] in (b"", b"\0", b"\xef") for data in held]
    assert signs.tolist() == [127 if marked else kernels.survey(data) for data, marked in zip(held, odd, strict=True)]


@pytest.mark.parametrize(("ends", "signs"), [([2, 5], 1), ([2, 6], 2), ([3, 2], 2), ([-1, 5], 2)])
def test_the_surveys_kernel_refuses_texts_out_of_order(kernels: Kernels, ends: list[int], signs: int) -> None:
    """Texts that end beyond the data, or before they begin, and arrays of other lengths."""
    with pytest.raises(ValueError, match="order"):
        kernels.surveys(b"ab\ncd", np.array(ends, np.int64), np.empty(signs, np.uint8), np.empty(2, np.int64))


# ---------------------------------------------------------------------------------------------------------------
# Names

NAMED = st.one_of(
    st.lists(
        st.sampled_from(
            [
                "Jane ",
                "Roe",
                "Roe's",
                "ROE’s ",
                "J. ",
                "of ",
                " ",
                ". ",
                "\n",
                "-",
                "O'Neil's",
                "Éa ",
                "ßA's",
                "Don't ",
                "“",
                "漢",
            ]
        ),
        max_size=24,
    ).map("".join),
    st.text(alphabet="AbÉ s'’. -\nЖ漢\U0001f600", max_size=30),
    st.text(alphabet="aAoO", max_size=20).map("the B{}".format),
)


@pytest.mark.usefixtures("kernels")
@settings(max_examples=300)
@given(st.lists(NAMED, min_size=1, max_size=4))
def test_the_kernel_finds_the_same_names(texts: list[str]) -> None:
    """The same keys of every text in the same order with the same places, and the same words spelt out."""
    opened = [Opened.of(read_text(text, "notice.txt", "s1")) for text in texts]
    compiled = naming_of_all(opened)
    with patch.object(native, "kernels", None):
        plain = naming_of_all(opened)
    again = Namings.of(list(compiled))
    for one, other in [*zip(compiled, plain, strict=True), *zip(again, plain, strict=True)]:
        assert one.keys.tolist() == other.keys.tolist()
        assert one.offsets.tolist() == other.offsets.tolist()
        assert one.words == other.words


@given(st.lists(st.integers(0, 3), min_size=12, max_size=12), st.integers(-1, 4), st.integers(-2, 9))
def test_names_refuse_arrays_of_a_wrong_length(kernels: Kernels, sizes: list[int], first: int, place: int) -> None:
    """Rows of different lengths, texts that do not lie in a row, and words that lie beside the text."""
    size, count = sizes[0], sizes[3]

    def names(width: int) -> int:
        return kernels.names(
            np.frombuffer(b"Jane Roe", np.uint8),
            width,
            np.array([40, 4]),
            np.zeros(3, np.bool_),
            np.zeros(0x110000, np.uint8),
            np.zeros(0x110000, np.uint64),
            np.full(size, place, np.int64),
            np.full(sizes[1], place + 1, np.int64),
            np.zeros(sizes[2], np.uint64),
            np.array([first, *[size] * count], np.int64),
            np.zeros(sizes[4], np.int64),
            np.zeros(sizes[5], np.uint32),
            np.zeros(sizes[6], np.uint32),
            np.zeros(sizes[7], np.int64),
            np.zeros(sizes[8], np.int32),
            np.zeros(sizes[9], np.int64),
            np.zeros(sizes[10], np.int64),
            np.zeros(sizes[11], np.int64),
        )

    with pytest.raises(ValueError, match="names"):
        names(width=3)
    fits = sizes[1:3] == [size, size] and sizes[4] == sizes[7] == sizes[9] == count and sizes[5] == sizes[6] == 3 * size
    fits = fits and sizes[8] == sizes[10] == sizes[11] == size and first == 0 and bool(count or not size)
    if fits and (not size or 0 <= place <= 7):
        assert names(width=1) == 0
        return
    with pytest.raises(ValueError, match="names"):
        names(width=1)


@pytest.mark.usefixtures("kernels")
@given(st.one_of(st.lists(st.integers(0, 9)), st.lists(st.integers(0, (1 << 32) - 1))), st.integers(0, 2_000))
def test_the_kernel_finds_the_first_of_each_key(keys: list[int], others: int) -> None:
    """The distinct keys in order and where each stands first, however many there are."""
    all_keys = np.array([*keys, *(number * 0x9E3779B1 % (1 << 32) for number in range(others)), *keys], np.uint32)
    firsts, places = _first_of_each(all_keys)
    with patch.object(native, "kernels", None):
        expected, there = _first_of_each(all_keys)
    assert (firsts.dtype, firsts.tolist()) == (expected.dtype, expected.tolist())
    assert (places.dtype, places.tolist()) == (there.dtype, there.tolist())


@pytest.mark.usefixtures("kernels")
@given(TEXTS, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80))))
def test_the_kernel_cuts_the_same_pieces(text: str, spans: list[tuple[int, int]]) -> None:
    """Each as a slice of the text gives it."""
    inside = np.array([sorted((min(a, len(text)), min(b, len(text)))) for a, b in spans], np.int64).reshape(-1, 2)
    starts, ends = inside[:, 0].copy(), inside[:, 1].copy()
    found = _pieces(text, starts, ends)
    with patch.object(native, "kernels", None):
        assert _pieces(text, starts, ends) == found


@given(st.text(), st.integers(0, 40), st.text(alphabet="aé—漢\U0001f600", max_size=40))
def test_the_kernel_reads_the_same_characters(kernels: Kernels, text: str, times: int, odd: str) -> None:
    """As encoding the text anew gives them, in whatever stretches letters of ASCII stand."""
    whole = (odd + "The boats leave at dawn. " + text) * times + odd
    data = whole.encode("utf-8", "replace")
    known = data.decode("utf-8")
    points = points_of(kernels, np.frombuffer(data, np.uint8), known)
    assert (points.dtype, points.tolist()) == (code_points(known).dtype, code_points(known).tolist())


PIECES = ["a", "The boats left at dawn.", "é", "—", "漢", "\U0001f600", "\ud800", "\udfff"]
BROKEN = [b"\x80", b"\xc3", b"\xc0\x80", b"\xe2\x80", b"\xe0\x80\x80", b"\xff", b"\xf0\x9f\x98"]
ENCODED = st.sampled_from([*(piece.encode("utf-8", "surrogatepass") for piece in PIECES), *BROKEN])


@example("\ud800".encode("utf-8", "surrogatepass"), 1)
@given(st.one_of(st.binary(), st.lists(ENCODED, max_size=6).map(b"".join)), st.integers(0, 99))
def test_the_kernel_refuses_what_is_no_text(kernels: Kernels, data: bytes, room: int) -> None:
    """Bytes that are no UTF-8, or of another number of characters than there is room for, are left alone."""
    text = data.decode("utf-8", "replace")
    fits = text.encode() == data and max(text, default="") < "\U00010000"
    for count in (room, len(text)):
        points: NDArray[np.uint16] = np.zeros(count, np.uint16)
        assert kernels.widened(data, points) == (fits and count == len(text))
        assert not fits or count != len(text) or text.encode("utf-16-le") == points.tobytes()


def test_the_kernel_looks_at_files_as_the_system_tells_of_them(kernels: Kernels, tmp_path: Path) -> None:
    """Their sizes and times; nothing of what is not there, or is no name."""
    (tmp_path / "boats.txt").write_text("They left.", "utf-8")
    os.utime(tmp_path / "boats.txt", ns=(1, 1_234_567_890_123_456_789))
    names = [str(tmp_path / "boats.txt"), str(tmp_path), str(tmp_path / "none.txt"), "\0"]
    sizes, times = np.zeros((2, len(names)), np.int64)
    kernels.stats(names, sizes, times)
    assert sizes.tolist() == [10, tmp_path.stat().st_size, -1, -1]
    assert times.tolist() == [1_234_567_890_123_456_789, tmp_path.stat().st_mtime_ns, -1, -1]
    with pytest.raises(ValueError, match="stats"):
        kernels.stats(names, sizes[1:], times)


@pytest.mark.parametrize(("starts", "ends"), [([-1], [1]), ([2], [1]), ([0], [5]), ([0, 1], [1]), ([0], [1, 2])])
def test_what_picks_refuses_arrays_that_do_not_fit(kernels: Kernels, starts: list[int], ends: list[int]) -> None:
    """A stretch that is none of the text, or an array that is longer than its fellow."""
    with pytest.raises(ValueError, match="pieces"):
        kernels.pieces("boat", np.array(starts, np.int64), np.array(ends, np.int64))
    with pytest.raises(ValueError, match="firsts"):
        kernels.firsts(np.zeros(len(starts) + len(ends), np.uint32), np.zeros(1, np.int64))


# ---------------------------------------------------------------------------------------------------------------
# Alignment


MARKS = st.frozensets(st.integers(0, 12), max_size=3)


@pytest.mark.usefixtures("kernels")
@settings(max_examples=300)
@given(
    st.lists(st.integers(0, 3), min_size=1, max_size=12),
    st.lists(st.tuples(st.integers(0, 3), st.sampled_from([1, 1, 1, 2, 9, 2 * ELSEWHERE])), min_size=1, max_size=30),
    MARKS,
    MARKS,
    st.booleans(),
)
def test_the_kernel_finds_the_same_path(
    item: list[int], places: list[tuple[int, int]], ellipses: frozenset[int], brackets: frozenset[int], jumps: bool
) -> None:
    """The same steps for the same score to the last bit, of equal paths the same one."""
    source = np.array([word for word, _ in places], np.int64)
    where = np.cumsum([step for _, step in places]).astype(np.int64)
    words = np.array(item, np.int64)
    compiled = align(words, source, where, ellipses=ellipses, brackets=brackets, jumps=jumps)
    with patch.object(native, "kernels", None):
        plain = align(words, source, where, ellipses=ellipses, brackets=brackets, jumps=jumps)
    assert compiled == plain


@given(st.lists(st.integers(0, 4), min_size=5, max_size=5))
def test_the_alignment_refuses_arrays_of_a_wrong_length(kernels: Kernels, lengths: list[int]) -> None:
    """However long the arrays are that it is lent, the kernel writes inside of them or says what is wrong."""
    m, n, where, marks, prices = lengths
    numbers = np.zeros(m, np.int64), np.zeros(n, np.int64), np.arange(where), bytes(marks)
    with pytest.raises(ValueError, match="length"):
        kernels.align(*numbers, np.zeros(prices), True, Stretch)


# ---------------------------------------------------------------------------------------------------------------
# Looking up


def stacks_of(pages: list[list[int]], cuts: frozenset[int], parts: int = 2) -> list[Stack]:
    """The shards of some pages of words, cut before some of them; so many pages are parts of one source."""
    stacker, found = Stacker(), []
    for number, page in enumerate(pages):
        if number in cuts:
            found.append(stacker.finish())
        stacker.add(number // parts, 1_000 * (number % parts), KNOWN[page])
    return [*found, stacker.finish()]


KNOWN = tokenize("pier lamp boat rope tide crew mast oar").hashes
PAGES = st.lists(st.lists(st.integers(0, 7), max_size=120), min_size=1, max_size=6)
CUTS = st.frozensets(st.integers(0, 5), max_size=3)


@pytest.mark.usefixtures("kernels")
@given(
    PAGES,
    CUTS,
    st.integers(1, 2),
    st.lists(st.integers(0, 7), max_size=30),
    st.frozensets(st.integers(0, 30), max_size=2),
    st.integers(0, 9),
)
def test_the_kernel_looks_in_the_same_places(
    pages: list[list[int]], cuts: frozenset[int], parts: int, quoted: list[int], ellipses: frozenset[int], best: int
) -> None:
    """The same regions in the same order with the same votes to the last bit, whatever the shards."""
    surfaces = "pier lamp boat rope tide crew mast oar".split()
    words = [f"… {surfaces[word]}" if number in ellipses else surfaces[word] for number, word in enumerate(quoted)]
    index = Index(stacks_of(pages, cuts, parts))
    asked = [parse(" ".join(words)), parse("lamp"), parse("lamp boat rope tide")]
    known, plainly_known = Known(), Known()
    compiled = index.find_all(asked, best, known)
    with patch.object(native, "kernels", None):
        plain = index.find_all(asked, best, plainly_known)
    assert compiled == plain
    assert known.ranges.tolist() == plainly_known.ranges.tolist()
    assert [known.votes_without(number, (1,)) for number in range(3)] == [
        plainly_known.votes_without(number, (1,)) for number in range(3)
    ]


@pytest.mark.usefixtures("kernels")
@given(st.integers(0, 2**32), st.integers(1, 9), st.integers(1, 3), st.booleans())
def test_the_kernel_looks_in_the_same_places_among_many(seed: int, best: int, shards: int, turned: bool) -> None:
    """Most of many places have one vote, and are looked into by the plain way alone; the documents of a shard may stand
    in another order than their sources."""
    random = Random(seed)
    pages = [random.choices(range(8), weights=(1, 1, 2, 2, 3, 9, 9, 9), k=150) for _ in range(20)]
    stacks = stacks_of(pages, frozenset(range(0, 20, -(-20 // shards))), 1)
    if turned:
        others = np.array(random.sample(range(20), 20))
        stacks = [replace(stack, sources=others[stack.sources]) for stack in stacks]
    index = Index(stacks)
    surfaces = "pier lamp boat rope tide crew mast oar".split()
    asked = [parse(" ".join(random.choices(surfaces, k=14))) for _ in range(3)]
    compiled = index.find_all(asked, best)
    with patch.object(native, "kernels", None):
        plain = index.find_all(asked, best)
    assert compiled == plain


@pytest.mark.usefixtures("kernels")
def test_nothing_is_looked_for_where_nothing_is_asked() -> None:
    """No quotation, or none of three words, has no places; and there may be no shard."""
    for stacks in (stacks_of([[0, 1, 2]], frozenset()), []):
        index = Index(stacks)
        assert index.find_all([]) == []
        assert index.find_all([parse("lamp"), parse("")]) == [[], []]
        assert Index([]).find(parse("lamp boat rope")) == []


@pytest.mark.usefixtures("kernels")
@given(PAGES, CUTS)
def test_the_kernel_counts_the_same(pages: list[list[int]], cuts: frozenset[int]) -> None:
    """Words weigh the same to the last bit."""
    stacks = stacks_of([page * 9 for page in pages], cuts)
    chance = Chance([stack.shard for stack in stacks])
    compiled = chance.weigh([KNOWN, KNOWN[:0], KNOWN[::-1]])
    with patch.object(native, "kernels", None):
        plain = chance.weigh([KNOWN, KNOWN[:0], KNOWN[::-1]])
    assert compiled == plain


SLOTS = st.lists(st.one_of(st.integers(0, (1 << 12) - 1), st.integers(0, 40)), max_size=900)


@given(SLOTS, SLOTS, st.integers(1, 300))
def test_the_kernel_finds_the_same_counts(kernels: Kernels, counted: list[int], asked: list[int], often: int) -> None:
    """Of slots spread evenly or crowded at one end, in a table that names them or holds them all."""
    table, slots = Counts.of(np.array(counted * often, np.int64), 12), np.array(asked, np.int64)
    sums = np.ones(len(slots))
    kernels.occurrences(slots, table.slots, table.low, table.over_slots, table.over_counts, sums)
    assert sums.tolist() == (table.at(slots) + 1).tolist()


@given(st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=50), st.lists(st.integers(0, 2**32 - 1), max_size=50))
def test_the_count_survives_a_damaged_table(kernels: Kernels, named: list[int], asked: list[int]) -> None:
    """Slots that do not ascend are looked for within their array."""
    low, sums = np.full(len(named), 7, np.uint8), np.zeros(len(asked))
    over = np.zeros(0, np.uint32), np.zeros(0, np.uint64)
    kernels.occurrences(np.array(asked, np.int64), np.array(named, np.uint32), low, *over, sums)
    assert set(sums.tolist()) <= {0.0, 7.0}


LIMITS = np.array([4, 5_000, 2_000, 64, 8, 8, 1_000, 0], np.int64)


def unknown(seeds: int) -> tuple[NDArray[Any], ...]:
    """What is known beforehand of seeds that were not looked up."""
    return np.full(seeds, -1, np.int64), np.zeros(0, np.int64)


def room_for(quotations: int, seeds: int) -> tuple[Any, ...]:
    """How long the quotations are, what the look-up fills in (where the postings of each seed stand in one shard, and
    what its votes weigh), and what it makes of the places."""
    return np.full(quotations, 9, np.int64), np.zeros(2 * seeds, np.int64), np.zeros(seeds), Region


@pytest.mark.parametrize("which", [0, 2, 3])
def test_the_look_up_refuses_arrays_of_a_wrong_length(kernels: Kernels, which: int) -> None:
    """A shard whose arrays do not go together, or that lacks one."""
    (arrays,) = Index(stacks_of([[0, 1, 2, 3, 4, 5, 6, 7]], frozenset()))._arrays
    broken = (*arrays[:which], arrays[which][:1] if which == 3 else arrays[which][:-1], *arrays[which + 1 :])
    numbers, words = np.zeros(1, np.uint32), np.zeros(1, np.int64)
    for shards in ((broken,), (arrays[:which],)):
        rest: list[Any] = [shards, *unknown(1), *room_for(1, 1)]
        with pytest.raises(ValueError, match=r"lookup|aligned"):
            kernels.lookup(numbers, words, np.array([0, 1]), LIMITS, *rest)


@pytest.mark.parametrize(
    ("known", "before", "room"),
    [([1], [0, 1], 2), ([0], [-1, 0], 2), ([0], [2, 1], 2), ([0], [0, 99], 2), ([], [], 2), ([-1], [], 1)],
)
def test_the_look_up_refuses_what_cannot_be_known(
    kernels: Kernels, known: list[int], before: list[int], room: int
) -> None:
    """A row that is not there, postings that do not lie in the shard, and numbers that are not one for each seed."""
    (arrays,) = Index(stacks_of([[0, 1, 2, 3, 4, 5, 6, 7]], frozenset()))._arrays
    told = np.array(known, np.int64), np.array(before, np.int64)
    rest: list[Any] = [*told, np.ones(1, np.int64), np.zeros(room, np.int64), np.zeros(1), Region]
    asked = np.zeros(1, np.uint32), np.zeros(1, np.int64), np.array([0, 1])
    with pytest.raises(ValueError, match="lookup"):
        kernels.lookup(*asked, LIMITS, (arrays,), *rest)


@given(
    st.lists(st.integers(-1, 9), max_size=5),
    st.lists(st.integers(-1, 30), max_size=9),
    st.integers(0, 5),
)
def test_the_look_up_refuses_quotations_that_do_not_fit(
    kernels: Kernels, cuts: list[int], words: list[int], quotations: int
) -> None:
    """However the seeds are shared out, and however many quotations there are, it reads inside of its arrays."""
    (arrays,) = Index(stacks_of([[0, 1, 2, 3, 4, 5, 6, 7]], frozenset()))._arrays
    numbers = np.zeros(len(words), np.uint32)
    rest = [*unknown(len(words)), *room_for(quotations, len(words))]
    asked = numbers, np.array(words, np.int64), np.array(cuts, np.int64)
    shared = cuts and cuts[0] == 0 and cuts == sorted(cuts) and cuts[-1] == len(words)
    own = [words[a:b] for a, b in pairwise(cuts)] if shared else []
    fits = shared and all(one == sorted(set(one)) and min(one, default=0) >= 0 for one in own)
    if fits and quotations == len(own):
        found = kernels.lookup(*asked, LIMITS, (arrays,), *rest)
        assert len(found) == quotations
        assert all(len(regions) <= 16 for regions in found)
        return
    with pytest.raises(ValueError, match="lookup"):
        kernels.lookup(*asked, LIMITS, (arrays,), *rest)


@given(
    st.binary(min_size=257 * 4, max_size=257 * 4),
    st.lists(st.integers(0, 2**32 - 1), max_size=200),
    st.lists(st.integers(-5, 500), min_size=6, max_size=6),
    st.lists(st.integers(-(2**31), 2**31 - 1), min_size=1, max_size=9),
)
def test_the_look_up_survives_a_damaged_shard(
    kernels: Kernels, directory: bytes, entries: list[int], documents: list[int], near: list[int]
) -> None:
    """Whatever its numbers say, it is read within its arrays."""
    (arrays,) = Index(stacks_of([[0, 1, 2, 3] * 9, [4, 5, 6] * 9], frozenset()))._arrays
    own = np.frombuffer(directory, np.uint32), np.array(entries, np.uint32), np.array(documents, np.int32)
    damaged = (*own, np.array([3, *near], np.int32), arrays[4])
    numbers, words, found = np.arange(0, 2**32, 2**25, dtype=np.uint32), np.arange(128), room_for(2, 128)
    rest: list[Any] = [(damaged,), *unknown(128), *found]
    regions: list[list[Region]] = kernels.lookup(numbers, words, np.array([0, 64, 128]), LIMITS, *rest)
    assert all(len(some) <= 16 for some in regions)


def test_the_count_refuses_slots_beyond_its_table(kernels: Kernels) -> None:
    """And arrays that do not go together."""
    named, low = np.zeros(0, np.uint32), np.zeros(4, np.uint8)
    over = np.zeros(0, np.uint32), np.zeros(0, np.uint64)
    for slots, sums in ((np.array([4]), np.zeros(1)), (np.array([-1]), np.zeros(1)), (np.array([1]), np.zeros(2))):
        with pytest.raises(ValueError, match="occurrences"):
            kernels.occurrences(slots, named, low, *over, sums)


# ---------------------------------------------------------------------------------------------------------------
# What is ruled out, and where signs stand


@pytest.mark.usefixtures("kernels")
@given(
    st.text(alphabet="ab[(\n\f\u2028漢\U0001f600", max_size=60), st.text("[(\n\u2028\U0001f600", max_size=4), st.data()
)
def test_the_kernel_finds_the_same_places(text: str, openers: str, data: st.DataObject) -> None:
    """The same places in order, or too many of them both ways."""
    openers = "".join(dict.fromkeys(openers))
    start, most = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))
    compiled = _places(text, openers, start, most)
    with patch.object(native, "kernels", None):
        assert _places(text, openers, start, most) == compiled


@given(st.integers(-3, 12), st.integers(-3, 12))
def test_places_refuses_numbers_that_are_not_the_texts(kernels: Kernels, start: int, most: int) -> None:
    """A start or a number of places below nought, and more places than characters."""
    if start >= 0 and 0 <= most <= 5:
        assert kernels.places("a[b[c", "[", start, most) in (None, [place for place in (1, 3) if place >= start])
        return
    with pytest.raises(ValueError, match="places"):
        kernels.places("a[b[c", "[", start, most)


@pytest.mark.usefixtures("kernels")
@given(
    st.lists(st.integers(0, 60), max_size=30), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 70)), max_size=6)
)
def test_the_kernel_leaves_out_the_same_words(starts: list[int], spans: list[tuple[int, int]]) -> None:
    """Those that start in a span, however the spans overlap."""
    offsets = np.array(sorted(starts), np.int64)
    words = Words(offsets, offsets + 1, np.arange(len(offsets), dtype=np.uint64))
    silent = np.array(sorted(spans), np.int64).reshape(-1, 2)
    compiled = without(words, silent)
    with patch.object(native, "kernels", None):
        assert same(without(words, silent), compiled)


@given(st.lists(st.integers(0, 4), min_size=7, max_size=7))
def test_what_leaves_words_out_refuses_arrays_of_a_wrong_length(kernels: Kernels, lengths: list[int]) -> None:
    """Spans that are no pairs, and rows that are not of one length."""
    arrays = [np.zeros(length, np.int64) for length in lengths]
    if lengths[0] % 2 == 0 and len(set(lengths[1:])) == 1:
        assert kernels.outside(*arrays) <= lengths[1]  # type: ignore[arg-type]
        return
    with pytest.raises(ValueError, match="outside"):
        kernels.outside(*arrays)  # type: ignore[arg-type]
