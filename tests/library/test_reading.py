"""From aligned words to evidence: what each edit is, where passages begin and end, how one leads to the next."""

from __future__ import annotations

import pytest

from tests.library.shelves import DEBATE, LOG, best, script, the_passage
from tieout.library.labelled import same_speaker


@pytest.mark.parametrize(
    ("quotation", "edits"),
    [
        ("The lamp was lit on every night of the war but one.", []),
        ("The lamp was lit on every day of the war but one.", [("replace", "day", "night")]),
        ("The lamp was lit on every night but one.", [("delete", "", "of the war")]),
        ("The old lamp was lit on every night of the war but one.", [("insert", "old", "")]),
        ("The lamp was lit … of the war but one.", [("elision", "…", "on every night")]),
        ("The lamp was lit [it is said] on every night of the war but one.", [("bracket", "[it is said]", "")]),
        ("The lamp was lit on every [evening] of the war but one.", [("bracket", "[evening]", "night")]),
        ("[L]amp was lit on every night of the war but one.", []),
        ("It was lit on every night of the war but one.", [("replace", "It", "lamp")]),
        ("… was lit on every night of the war but one", []),
    ],
)
def test_each_edit_is_what_the_writer_did(quotation: str, edits: list[tuple[str, str, str]]) -> None:
    """Words for others, words left out, words put in, with a mark or without."""
    assert script(the_passage(quotation, LOG).edits) == edits


def test_words_put_in_at_the_beginning_draw_no_word_of_the_source_in() -> None:
    """The passage begins where the quotation's first word that has an answer is answered."""
    invented = "Somebody once saw a keeper of old lamps speak to them, he says, but yet"
    passage = the_passage(f"{invented} stair has two hundred steps, and whoever carried the oil knew each of them", LOG)
    assert passage.text == "stair has two hundred steps, and whoever carried the oil knew each of them"
    assert passage.edits[0].item_text == invented


def test_words_of_the_source_at_the_edges_were_never_reached_for() -> None:
    """A passage is cut to what the quotation answers."""
    assert the_passage("lit on every night of the war", LOG).text == "lit on every night of the war"


def test_what_stands_around_a_passage_is_shown() -> None:
    """As far as the turn goes."""
    passage = the_passage("run until the bridge is paid for", DEBATE)
    assert passage.before == "The old ferry will "
    assert passage.after == ", and not a day longer than that."
    assert passage.speaker == "ANN REED"


def test_a_gap_opens_at_the_end_of_a_sentence_where_it_can() -> None:
    """Of two ways to say what was left out, the one that leaves out a sentence."""
    source = (
        "I am for trade by sea and over land. I am for work in all ports. I am for peace with all of our neighbours."
    )
    passage = the_passage("I am for trade by sea and over land. I am for peace with all of our neighbours.", source)
    assert script(passage.edits) == [("delete", "", "I am for work in all ports")]


def test_a_contraction_written_out_is_one_replacement() -> None:
    """Both of its words, not its second alone."""
    passage = the_passage("We do not sail before the tide turns", "We don't sail before the tide turns at the mole.")
    assert script(passage.edits) == [("replace", "do not", "don't")]


def test_a_lost_negation_is_one_word() -> None:
    """Even where the source has it in a contraction."""
    passage = the_passage("We do sail before the tide turns", "We don't sail before the tide turns at the mole.")
    assert script(passage.edits) == [("delete", "", "n't")]


def test_an_interjection_does_not_part_a_turn() -> None:
    """One word of somebody else between two turns of one speaker is no other passage."""
    reading = best("The council signed every page of it. And the letter hangs in the town hall for anybody", DEBATE)
    assert len(reading.passages) == 1


def test_the_words_of_two_speakers_are_two_passages() -> None:
    """And the join says so."""
    reading = best(
        "The old ferry will run until the bridge is paid for. I was told that the ferry was already sold for scrap.",
        DEBATE,
    )
    (join,) = reading.joins
    assert (join.same_source, join.same_turn, join.same_speaker, join.marked) == (True, False, False, False)
    assert join.distance > 0


def test_a_reversal_lies_backwards() -> None:
    """The second passage stands before the first."""
    reading = best(
        "In the autumn the birds came down so thick upon the glass. The lamp was lit on every night of the war.", LOG
    )
    assert [join.distance < 0 for join in reading.joins] == [True]


def test_two_sources_are_joined() -> None:
    """Each passage names its own."""
    reading = best(
        "The lamp was lit on every night of the war but one … the ferry was already sold for scrap in the harbour",
        LOG,
        "I was told that the ferry was already sold for scrap in the harbour, and nobody knew the buyer by name.",
    )
    assert [passage.source for passage in reading.passages] == ["s1", "s2"]
    assert [(join.same_source, join.marked) for join in reading.joins] == [(False, True)]


def test_a_bracket_belongs_to_the_word_that_it_is_part_of() -> None:
    """The second passage begins with it, though its letters begin behind it."""
    reading = best(
        "The lamp was lit on every night of the war but one … [t]he ferry was already sold for scrap in the harbour",
        LOG,
        "I was told that the ferry was already sold for scrap in the harbour, and nobody knew the buyer by name.",
    )
    first, second = (passage.edits for passage in reading.passages)
    assert (first[-1].item_text[-1], second[0].item_text[:6]) == (" ", "[t]he ")


def test_applause_is_nobodys_word() -> None:
    """A stage direction in the source is no omission."""
    passage = the_passage("It was promised to the island in writing. The council signed every page of it.", DEBATE)
    assert script(passage.edits) == []


def test_words_at_an_inaudible_place_are_not_put_in() -> None:
    """They answer to the hole."""
    source = "ANN REED: The council will pay (inaudible) for the repair of the old ferry and its engine this year."
    passage = the_passage("The council will pay nine thousand for the repair of the old ferry and its engine", source)
    assert script(passage.edits) == []


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("ANN REED", "Ann Reed", True),
        ("REED", "MS. REED", True),
        ("ANN REED", "MR. HOLT", False),
        ("THE CHAIR", "CHAIR", True),
        (None, None, True),
        (None, "REED", False),
        ("—", "REED", False),
    ],
)
def test_a_speaker_is_known_by_the_last_name(a: str | None, b: str | None, same: bool) -> None:
    """However the label is printed."""
    assert same_speaker(a, b) is same
