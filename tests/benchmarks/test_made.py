"""What the benchmarks make for themselves: sentences, texts, drafts, quotations. The same from the same seed."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from benchmarks import babble, corpora, drafts, faults, questions
from benchmarks.base import Workplace
from benchmarks.grammar import PEOPLE, Grammar


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    """A workplace without data."""
    return Workplace(tmp_path)


def test_sentences_come_from_the_seed() -> None:
    """The same seed gives the same sentences, another others, and hardly any comes twice."""
    drawn = [Grammar(7).sentence() for _ in range(2)]
    assert drawn[0] == drawn[1] != Grammar(8).sentence()
    grammar = Grammar(7)
    assert len({grammar.sentence() for _ in range(2000)}) == 2000


def test_a_transcript_is_turns_under_names() -> None:
    """Each paragraph opens with a name of the list, and the next is another's."""
    turns = Grammar(1).transcript(500).strip().split("\n\n")
    speakers = [turn.partition(":")[0] for turn in turns]
    assert set(speakers) <= {name.upper() for name in PEOPLE}
    assert all(one != other for one, other in pairwise(speakers))


def test_babble_has_the_words_of_its_model() -> None:
    """As many words as asked for, of the model's, and the same again from the same seed."""
    babbler = babble.Babbler("the boat leaves the pier and the pier stays".split())
    texts = list(babbler.texts(3, 50, seed=4))
    assert [len(text.split()) for text in texts] == [50, 50, 50]
    assert {word for text in texts for word in text.split()} <= {"the", "boat", "leaves", "pier", "and", "stays"}
    assert texts == list(babbler.texts(3, 50, seed=4))


def test_a_library_is_about_as_large_as_asked(place: Workplace) -> None:
    """A megabyte in texts of about five kilobytes."""
    folder = corpora.library(place, 1)
    assert 0.7 < corpora.megabytes_of(folder) < 1.3
    assert len(corpora.files_of(folder)) == 200


@pytest.mark.parametrize("altered", [False, True])
def test_a_question_is_answered_by_where_it_stands(place: Workplace, altered: bool) -> None:
    """The passage a quotation was drawn from answers it, altered or not; another does not."""
    files = corpora.files_of(corpora.council(place, 2, 800))
    for question in questions.draw(files, 20, Random(3), altered=altered):
        assert (question.text != question.stands) is altered
        holding = [text for file in files for text in questions.passages(file) if question.stands in text]
        assert holding
        assert all(question.answered_by(text) for text in holding)
        assert not question.answered_by("The boats leave the old pier at dawn and come home at night.")


def test_passages_leave_nothing_out(place: Workplace) -> None:
    """The passages of a text are the text."""
    file = corpora.files_of(corpora.council(place, 1, 800))[0]
    assert "\n".join(questions.passages(file)) == file.read_text("utf-8").rstrip("\n")


def test_a_case_begins_where_its_quotation_does(place: Workplace) -> None:
    """Directly before it stands the opening mark; every kind has its number of cases."""
    texts = [Grammar(number).transcript(3000) for number in range(4)]
    draft = faults.draft(texts, 2, Random(1))
    assert all(draft.text[case.start - 1] == "“" for case in draft.cases)
    assert {kind: sum(case.kind is kind for case in draft.cases) for kind in faults.KINDS} == dict.fromkeys(
        faults.KINDS, 2
    )


def test_a_draft_quotes_each_statement(place: Workplace) -> None:
    """Statements drawn from transcripts stand in the draft, inside marks."""
    files = corpora.files_of(corpora.council(place, 12, 800))
    pool = drafts.pool(files, 20, Random(1))
    text = drafts.draft(pool, Random(1))
    assert len(pool) == 20
    assert all(f"“{sentence.rstrip('.')}" in text for sentence in pool)
