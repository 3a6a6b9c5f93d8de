"""What an editor may tidy: the same words, said or written another way; and what only looks so."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tieout.text.spoken import split
from tieout.text.tidy import Token, is_filler, reread, same, same_run, split_forms, tokens
from tieout.text.words import hash_words, tokenize


def said(text: str) -> list[Token]:
    """The words of a text, contractions taken apart."""
    words = tokenize(text)
    spans = zip(words.starts.tolist(), words.ends.tolist(), strict=True)
    return [token for start, end in spans for token in tokens(text[start:end], start)]


@pytest.mark.parametrize(
    ("surface", "words"),
    [
        ("don't", "do not"), ("DON’T", "do not"), ("dont", "do not"), ("can't", "can not"), ("cannot", "can not"),
        ("won't", "will not"), ("we've", "we have"), ("weve", "we have"), ("I'll", "i will"), ("they're", "they are"),
        ("gonna", "going to"), ("dunno", "do not know"), ("Michael's", "michael 's"), ("it's", "it 's"),
        ("its", "its"), ("were", "were"), ("boats", "boats"), ("o'clock", "oclock"), ("1,500", "1500"), ("'", ""),
    ],
)  # fmt: skip
def test_the_words_that_a_printed_word_stands_for(surface: str, words: str) -> None:
    """Contractions are taken apart; what could be another word is left whole."""
    assert " ".join(token.word for token in tokens(surface, 0)).strip() == words


@pytest.mark.parametrize(
    "surface", ["don't", "dont", "cannot", "we've", "gonna", "dunno", "Michael's", "y'all", "em", "I’m"]
)
def test_tokens_tile_the_word(surface: str) -> None:
    """From its first letter to its last, whatever it stands for."""
    found = tokens(surface, 7)
    assert (found[0].start, found[-1].end) == (7, 7 + len(surface))
    assert all(a.end == b.start for a, b in pairwise(found))
    assert all(a.start < a.end for a in found)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("honour", "honor"), ("organise", "organize"), ("analysed", "analyzed"), ("centre", "center"),
        ("travelled", "traveled"), ("cancelling", "canceling"), ("labelled", "labeled"), ("counsellor", "counselor"),
        ("defence", "defense"), ("dialogue", "dialog"), ("programme", "program"), ("towards", "toward"),
        ("grey", "gray"), ("anaesthetic", "anesthetic"), ("haemorrhage", "hemorrhage"), ("paediatric", "pediatric"),
        ("archaeology", "archeology"), ("foetus", "fetus"), ("oestrogen", "estrogen"), ("diarrhoea", "diarrhea"),
        ("encyclopaedia", "encyclopedia"), ("mediaeval", "medieval"), ("manoeuvre", "maneuver"),
        ("judgement", "judgment"), ("cheque", "check"), ("learnt", "learned"), ("yes", "yeah"), ("seven", "7"),
        ("seventh", "7th"), ("8", "8th"), ("7.0", "7"), ("'s", "is"), ("'d", "would"),
    ],
)  # fmt: skip
def test_two_spellings_of_one_word(a: str, b: str) -> None:
    """Whichever side has which."""
    assert same(a, b)
    assert same(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("filled", "filed"), ("filling", "filing"), ("tilling", "tiling"), ("poled", "polled"), ("filler", "filer"),
        ("awards", "award"), ("rewards", "reward"), ("wards", "ward"), ("stewards", "steward"), ("poet", "pet"),
        ("shoe", "she"), ("woe", "we"), ("canoe", "cane"), ("hoes", "hes"), ("does", "des"), ("one", "first"),
        ("two", "second"), ("7", "8th"), ("four", "for"), ("hour", "hor"), ("is", "was"), ("'s", "was"),
        ("will", "shall"), ("half", "twice"), ("seven", "seventh"), ("boat", "boats"), ("sense", "since"),
        ("hundred", "thousand"), ("rise", "raise"), ("prize", "price"),
    ],
)  # fmt: skip
def test_two_words_are_two(a: str, b: str) -> None:
    """However alike they look."""
    assert not same(a, b)
    assert not same(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("do not", "don't"), ("it is", "it's"), ("any more", "anymore"), ("all right", "alright"),
        ("two hundred and six", "206"), ("1.5 million", "1,500,000"), ("twenty-five", "25"), ("per cent", "%"),
        ("percent", "%"), ("fish erman", "fisherman"), ("going to", "gonna"), ("every one", "everyone"),
        ("no body", "nobody"), ("we would", "we'd"), ("we had", "we'd"), ("well-known", "well known"),
        ("Mr. Roe", "Mister Roe"), ("barware", "bar wear"), ("mending", "mendin'"), ("shoulda", "should have"),
        ("No. 1", "number one"), ("twenty-first", "21st"), ("c'mon", "come on"), ("whatcha", "what are you"),
    ],
)  # fmt: skip
def test_two_runs_that_say_the_same(a: str, b: str) -> None:
    """Contractions, numbers, and words parted otherwise."""
    left, right = said(a), said(b)
    assert same_run(reread(left, right), reread(right, left))
    assert same_run(reread(right, left), reread(left, right))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("not able", "notable"), ("now here", "nowhere"), ("do", "don't"), ("206", "two hundred and seven"),
        ("", "boats"), ("ten five", "fifteen"), ("two thousand million", "1,002,000"), ("it was", "it's"),
        ("disagree", "does agree"), ("unable", "an able"), ("fishermen", "fisher man"), ("thing", "thin"),
        ("No one", "number two"), ("boats leave", "leave boats"), ("twenty fifty", "70"),
        ("is", "is not"), ("25 million", "25 billion"),
    ],
)  # fmt: skip
def test_two_runs_that_do_not(a: str, b: str) -> None:
    """The letters may be the same, or the sum of the numbers."""
    left, right = said(a), said(b)
    assert not same_run(reread(left, right), reread(right, left))


def test_its_and_were_are_read_as_the_other_side_has_them() -> None:
    """Only there do they stand for two words."""
    assert [token.word for token in reread(said("its cold"), said("it is cold"))] == ["it", "'s", "cold"]
    assert [token.word for token in reread(said("were late"), said("we are late"))] == ["we", "are", "late"]
    assert [token.word for token in reread(said("its hull"), said("the hull"))] == ["its", "hull"]


@pytest.mark.parametrize("words", ["uh", "um uh", "you know", "uh you know", "I mean", "well"])
def test_hesitation(words: str) -> None:
    """And nothing else."""
    assert is_filler(tuple(words.lower().split()))
    assert not is_filler((*words.lower().split(), "boats"))


def test_every_contraction_that_is_split_holds_two_words() -> None:
    """The index and the alignment see through the same ones."""
    for form, (first, second) in split_forms().items():
        whole = tokenize(form)
        halves = split(whole, form)
        assert halves.hashes.tolist() == hash_words([first, second]), form
        assert (int(halves.starts[0]), int(halves.ends[1])) == (0, len(form))
        assert int(halves.ends[0]) == int(halves.starts[1])


def test_splitting_changes_nothing_else() -> None:
    """Other words stay where they are."""
    text = "The boats don't leave, and we've seen its hull."
    whole = tokenize(text)
    halves = split(whole, text)
    assert len(halves) == len(whole) + 2
    assert [text[a:b] for a, b in zip(halves.starts.tolist(), halves.ends.tolist(), strict=True)] == [
        "The", "boats", "do", "n't", "leave", "and", "we", "'ve", "seen", "its", "hull",
    ]  # fmt: skip
    assert split(tokenize("The boats"), "The boats").hashes.tolist() == tokenize("The boats").hashes.tolist()
