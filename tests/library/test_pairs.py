"""Words at a quotation's edge: cut off from the rest by an omission, fetched by chance, or begun anew."""

from __future__ import annotations

import pytest

from tests.rules.cases import report_of


def messages(quotation: str, source: str) -> list[str]:
    """What is said of a quotation."""
    return [finding.message for finding in report_of(quotation, source).findings]


@pytest.mark.parametrize(
    ("quotation", "source", "left_out"),
    [
        (
            "The keeper came down to the harbour after the storm of that year.",
            "Good. The keeper, who is an old man now, came down to the harbour after the storm of that year.",
            "who is an old man now",
        ),
        (
            "Boats leave the old pier at dawn in winter and come home at night.",
            "Boats, which are mostly old and rotten, leave the old pier at dawn in winter and come home at night.",
            "which are mostly old and rotten",
        ),
        (
            "They leave the old pier at dawn in winter and come home wet.",
            "They leave the old pier at dawn in winter and come home, if they come home by night, wet. Good.",
            "if they come home by night",
        ),
    ],
)
def test_what_is_cut_out_of_one_sentence_is_left_out(quotation: str, source: str, left_out: str) -> None:
    """Nobody put in the word or two before it, or behind."""
    assert any(left_out in message for message in messages(quotation, source))
    assert not any("adds" in message for message in messages(quotation, source))


def test_a_word_of_another_sentence_is_no_beginning() -> None:
    """It was put in, though the word stands somewhere before."""
    source = "We sail when we like and we ask nobody at all. The boats leave the old pier at dawn in the winter."
    assert messages("We boats leave the old pier at dawn in the winter.", source) != []
    assert "'We' without" in " ".join(messages("We the boats leave the old pier at dawn in the winter.", source))


def test_a_false_start_at_the_end_is_no_edge() -> None:
    """The words behind it are the sentence's own."""
    found = report_of(
        "The lamp was out for a week, which I thought was wrong.",
        "The lamp was out for a week, which I thought was -- I thought it was wrong.",
    ).findings
    assert [finding.rule for finding in found] == ["Q111"]


def test_an_end_of_other_words_is_not_fetched_from_afar() -> None:
    """Though one of them stands there too."""
    found = messages(
        "It is a very steep fight but we will fight for every boat and every net we can get.",
        "It is a very steep fight. But we will fight for every boat and every net… Tonight I had a very kind call from "
        "the mayor of the town, and he said to make sure that we move this harbour forward.",
    )
    assert len(found) == 1
    assert "adds 'we can get'" in found[0]


def test_a_gap_stays_where_an_ellipsis_marks_it() -> None:
    """Though it would read as well a word later, behind a comma."""
    source = "My question for the warden is, what is your view of the harbour and what will you do about the boats?"
    quotation = "My question for the warden … is your view of the harbour and what will you do about the boats"
    assert messages(quotation, source) == []
