"""What the words around a quotation say of it."""

from __future__ import annotations

import pytest

from tests.items.drafts import found_in, the_one_in

ATTRIBUTED = [
    "“Boats leave at dawn,” Jane Doe said.",
    "“Boats leave at dawn,” said Jane Doe, to some applause.",
    "“Boats leave at dawn,” Mr. Roe told Sen. Doe in D.C. yesterday.",
    "“Boats leave at dawn,” Roe, the warden of the old harbour and a keeper of lamps, wrote.",
    "“Do boats leave at dawn?” she asked.",
    "“Boats leave at dawn”, replied the warden.",
    "Mr. Roe said, “Boats leave at dawn.”",
    "Roe told the hall: “Boats leave at dawn.”",
    "Asked about it, Roe said, “boats leave at dawn.”",
    "According to Jane Doe, “boats leave at dawn.”",
    "“Boats leave at dawn,” according to Jane Doe.",
    "In the warden’s words, “boats leave at dawn.”",
    "The warden was quoted as saying “boats leave at dawn.”",
    "“Boats leave at dawn,” as the warden put it.",
    "The notice reads: “Boats leave at dawn.”",
    "Jane Doe: “Boats leave at dawn.”",
    "She had one rule: “Boats leave at dawn.”",
    "There was a sign by the gate:\n\n“Boats leave at dawn.”",
    "She said the plan was “a long and costly mistake for us all” and left.",
    "She said on Monday in the U.S. that “boats leave at dawn.”",
    "He called it “a mistake” on Monday.",
    "It was what she called a “mistake.”",
    "They demanded “plain answers” from the board.",
    "She made the claim that “boats leave at dawn.”",
    "She tweeted “boats leave at dawn.”",
    "“Boats leave at dawn” is what she said.",
    "“Boats leave at dawn.”\n\n— Jane Doe, warden",
    "“Boats leave at dawn.” — Jane Doe",
    "He wrote (in a letter) that he was “hopeful of a quiet winter.”",
    "A report found “boats leave at dawn.”",
    "A report of the harbour board found that “boats leave at dawn.”",
    "“Boats leave at dawn,” the report found.",
    "The study concludes “boats leave at dawn.”",
    "The inquiry put it: “Boats leave.”",
    "The inquiry put it more plainly: “Boats leave.”",
    "In the words of the report, “boats leave at dawn.”",
    "As the notice has it, “boats leave at dawn.”",
    "The notice has it that “boats leave at dawn.”",
    "“Boats leave at dawn,” the notice has it.",
    "The statute provides “boats shall leave at dawn.”",
    "The lease requires that “boats shall leave at dawn.”",
    "The court held that “boats may leave at dawn.”",
    "The harbour court’s holding was that “boats may leave at dawn.”",
    "The minutes record that “boats leave at dawn.”",
    "The survey showed “boats leave at dawn.”",
    "The letter begins “Boats leave at dawn, my dear.”",
    "To borrow the warden’s phrase, “boats leave at dawn.”",
]


@pytest.mark.parametrize("text", ATTRIBUTED)
def test_words_given_to_somebody_are_attributed(text: str) -> None:
    """A verb of saying, a noun that speaks or a byline beside the marks gives the words to somebody."""
    assert the_one_in(text).attributed


UNATTRIBUTED = [
    "The so-called “peace plan” failed.",
    "She said the so-called “peace plan” had failed.",
    "She said the series “Boats at Dawn” would return.",
    "The series “Boats at Dawn” has been running, said the editor.",
    "In “Boats at Dawn,” she says little.",
    "The “peace plan” that critics say failed was shelved.",
    "It came in an age of “reform” and ended in another, the warden said.",
    "A process called “binning” came first.",
    "The boat, named “Dawn,” left.",
    "Their “achievements” were few.",
    "The state “plan” was shelved.",
    "The United States “plan” was shelved.",
    "He used the word “boats” often.",
    "The board found “The Old Pier” in the archive.",
    "They sang “Songs of the Old Pier” and left.",
    "She had read “The Keeper of Lamps” twice.",
    "The warden found the “old pier” in the fog.",
    "The men recorded “Songs of the Old Pier” in June.",
    "The law provides “relief” to few.",
    "She held a “meeting” there.",
]


@pytest.mark.parametrize("text", UNATTRIBUTED)
def test_titles_terms_and_scare_quotes_are_not_attributed(text: str) -> None:
    """A verb of saying elsewhere in the sentence does not give a title or a term to anybody."""
    assert not the_one_in(text).attributed


RUNS_ON = [
    "“Boats leave at dawn,” he said. “Nets are dry.”",
    "“Boats leave at dawn,” he said. The bell rang. “Nets are dry by noon.”",
    "He called it “a mistake” and “a shame.”",
    "He said that it was “a long mistake” and that the rest was “a sorry little tale.”",
    "“Boats leave at dawn,” he said.\n\n“Nets are dry.”",
]


@pytest.mark.parametrize("text", RUNS_ON)
def test_a_quotation_that_runs_on_from_an_attributed_one_is_attributed(text: str) -> None:
    """One attribution serves the quotations that go on from it."""
    assert [quotation.attributed for quotation in found_in(text).quotations] == [True, True]


NEGATED = [
    ("He did not say “boats leave at dawn.”", True),
    ("He didn't say “boats leave at dawn.”", True),
    ("He didn’t say “boats leave at dawn.”", True),
    ("He dont say “boats leave at dawn.”", True),
    ("Nobody has “a plan” here.", True),
    ("She denied “a plan” was made.", True),
    ("She refused to say “boats leave.”", True),
    ("Mr. Roe of the U.S. board never said “boats leave.”", True),
    ("He said “boats leave at dawn.” It was not so.", False),
    ("It was not so. He said “boats leave at dawn.”", False),
    ("He said “do not leave” to us.", False),
    ("He notes “boats leave at dawn.”", False),
]


@pytest.mark.parametrize(("text", "negated"), NEGATED)
def test_a_negation_counts_where_the_same_sentence_leads_up_to_the_quotation(text: str, negated: bool) -> None:
    """Only what stands before the marks, in their sentence, turns the words."""
    assert the_one_in(text).negated_before is negated


def test_a_negation_before_an_earlier_quotation_of_the_sentence_counts_and_one_inside_marks_does_not() -> None:
    """The lead of a sentence is what stands outside marks."""
    text = "He did not say “boats” or “nets.” She said “not now” and then “later.”"
    assert [quotation.negated_before for quotation in found_in(text).quotations] == [True, True, False, False]
