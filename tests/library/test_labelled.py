"""Labels that a quotation prints, held against those of the source."""

from __future__ import annotations

import pytest

from tests.library.shelves import best, script
from tieout.model import Evidence

HEARING = (
    "THE CHAIR: The committee will come to order, and we have one witness before us this morning.\n\n"
    "MS. ROE: The harbour wall was inspected in March, and we found eleven cracks.\n\n"
    "Q  Were any of the cracks new?\n\n"
    "MS. ROE: Four of them were new, and none was deeper than a hand.\n\n"
    "THE CHAIR: And what will the repair cost the town?\n\n"
    "MS. ROE: About two million, if we begin before the winter.\n\n"
    "Q  Nobody told the council before July?\n\nMS. ROE: Nobody told the council before July."
)
FOUR = "Four of them were new, and none was deeper than a hand."


def found(quotation: str) -> Evidence:
    """The first reading of a quotation in the hearing."""
    return best(quotation, HEARING)


@pytest.mark.parametrize(
    "label", ["MS. ROE: ", "Ms. Roe: ", "Roe: ", "JANE ROE: ", "ROE. "], ids=["same", "small", "bare", "whole", "stop"]
)
def test_a_label_that_names_whom_the_source_names_is_nothing_put_in(label: str) -> None:
    """It may be printed otherwise than in the source."""
    evidence = found(f"{label}{FOUR}")
    assert script(evidence.passages[0].edits) == []
    assert evidence.passages[0].text == f"MS. ROE: {FOUR}".rstrip(".")
    assert evidence.passages[0].speaker == "MS. ROE"


@pytest.mark.parametrize("label", ["THE CHAIR: ", "Tarn: ", "Well, ", "Roe, "])
def test_what_is_no_label_of_the_turn_is_put_in(label: str) -> None:
    """Another's label, a word of another kind, and a name that nothing sets off."""
    (edit,) = script(found(f"{label}{FOUR}").passages[0].edits)
    assert edit[0] == "insert"


def test_words_before_a_label_are_put_in_all_the_same() -> None:
    """The label alone is the source's."""
    assert script(found(f"Hear this: MS. ROE: {FOUR}").passages[0].edits) == [("insert", "Hear this:", "")]


@pytest.mark.parametrize("question", ["Q ", "Q. ", "Q: "])
def test_an_exchange_with_its_labels_is_announced(question: str) -> None:
    """Each passage begins with its own label, and the edits join to both texts."""
    quotation = f"{question}Were any of the cracks new? MS. ROE: {FOUR}"
    evidence = found(quotation)
    assert [join.announced for join in evidence.joins] == [True]
    assert evidence.joins[0].distance == 0
    assert [script(passage.edits) for passage in evidence.passages] == [[], []]
    edits = [edit for passage in evidence.passages for edit in passage.edits]
    assert "".join(edit.item_text for edit in edits) == quotation
    for passage in evidence.passages:
        assert "".join(edit.source_text for edit in passage.edits) == passage.text


def test_an_exchange_without_its_labels_is_not() -> None:
    """Nobody would know that two speak."""
    assert [join.announced for join in found(f"Were any of the cracks new? {FOUR}").joins] == [False]


def test_what_an_exchange_leaves_out_is_counted() -> None:
    """The labels say who speaks, not that something is missing."""
    evidence = found("Q Were any of the cracks new? MS. ROE: About two million, if we begin before the winter.")
    (join,) = evidence.joins
    assert join.announced
    assert join.distance == len(FOUR.split()) + len("And what will the repair cost the town".split())


def test_a_label_before_words_from_within_a_turn_is_the_quoters_own() -> None:
    """Whoever begins further on leaves nothing out that a mark would have to show."""
    evidence = found("MS. ROE: we found eleven cracks.")
    assert script(evidence.passages[0].edits) == [("bracket", "MS. ROE", "")]
    assert evidence.passages[0].text == "we found eleven cracks"


def test_a_label_behind_an_ellipsis_meets_no_word_before_it() -> None:
    """Behind a mark, any word may stand where a turn ends."""
    far = found("Q Were any of the cracks new? … MS. ROE: About two million, if we begin before the winter.")
    assert [(join.marked, join.announced) for join in far.joins] == [(True, True)]
    assert [script(passage.edits) for passage in far.passages] == [[("elision", "? …", "")], []]
