"""The sentences of a library that share most of some words: the heaviest first, whatever is left unread for them."""

from __future__ import annotations

import pytest

import tieout
from tests.library.shelves import library
from tieout.library import rows
from tieout.library.statements import SENTENCES, Statements
from tieout.model import Span
from tieout.text.claims import sentences
from tieout.text.terms import stem, tokens

LOG = "The ferry carried 40 people. It was cold.\n\nThe mill closed. The ferries carry mail.\n\n\n Nobody counted them."
NOTE = "In June the ferry sank with 12 crates.\n\nThe mill ground 9 tons."


def near(words: str, *texts: str) -> list[str]:
    """The sentences near some words, in order."""
    found = Statements(library(*texts)).near([stem(word) for word in words.split()])
    return [text.document.prose[span.start : span.end] for text, span in found]


def test_the_sentences_that_share_most_weight_come_first() -> None:
    """A word in any form counts; of sentences that share as much the first comes first."""
    assert near("ferry carried crates", LOG, NOTE) == [
        "The ferry carried 40 people.",
        "The ferries carry mail.",
        "In June the ferry sank with 12 crates.",
    ]


@pytest.mark.parametrize("short", [0, 1 << 14])
def test_every_sentence_is_weighed_as_if_all_were_read(short: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found without reading everything is what reading everything finds, in short texts and in long ones."""
    monkeypatch.setattr(rows, "SHORT", short)
    statements, wanted = Statements(library(LOG, NOTE)), [stem(word) for word in ("mill", "ferry", "nobody", "tons")]
    weights = {one: statements.weight(one) for one in wanted}
    ranked = []
    for number, prose in enumerate((LOG, NOTE)):
        for span in sentences(prose):
            held = {one.stem for one in tokens(prose[span.start : span.end])} & set(wanted)
            if held:
                ranked.append((-sum(weights[one] for one in sorted(held)), number, span))
    found = [(text.document.prose, span) for text, span in statements.near(wanted)]
    assert found == [((LOG, NOTE)[number], span) for _, number, span in sorted(ranked)]


def test_words_are_weighed_alike_in_whatever_order_they_are_asked_for() -> None:
    """Sets of words have another order in each process; the sums must not differ even in the last digit."""
    statements = Statements(library(LOG, NOTE, "The mail. The mill.", "Cold tons.", "A crate.", "Crates and people."))
    asked = [stem(word) for word in "ferry carried people cold mill closed mail crates tons sank ground".split()]
    orders = [asked[first:] + asked[:first] for first in range(len(asked))]
    assert all(statements.near(order) == statements.near(asked) for order in orders)


def test_a_sentence_is_seen_with_those_beside_it_over_blank_lines() -> None:
    """The sentences before and after one may stand in other paragraphs; at an end of the text there is none."""
    ((text, span),) = Statements(library(LOG)).near([stem("closed")])
    assert [LOG[one.start : one.end] for one in text.beside(span)] == [
        "It was cold.",
        "The mill closed.",
        "The ferries carry mail.",
    ]
    assert text.beside(Span(0, 28)) == (Span(0, 28), Span(29, 41))


def test_words_that_no_source_has_find_nothing() -> None:
    """Nothing is near words that stand nowhere."""
    assert near("lantern", LOG, NOTE) == []


def test_of_very_many_paragraphs_the_heaviest_sentences_are_read() -> None:
    """What weighs too little to be among the heaviest is left out, and the order is that of their weight."""
    log = "\n\n".join(f"The ferry left pier {number}. The mill stood." for number in range(900, 1100))
    long = f"{log}\n\nThe ferry carried mail to the mill.\n\n" + "Nobody counted them. " * 8_000
    found = near("ferry mail mill", long)
    assert found[0] == "The ferry carried mail to the mill."
    assert len(found) == SENTENCES
    assert set(found[1:]) <= {sentence for part in log.split("\n\n") for sentence in part.partition(". ")[::2]} | {
        part.partition(". ")[0] + "." for part in log.split("\n\n")
    }


@pytest.mark.parametrize(
    ("draft", "outcome"),
    [
        ("The sea at Port Sorrel has risen 21.4 centimetres since 1911.", "ties-out"),
        ("The sea at Port Sorrel has risen 24.1 centimetres since 1911.", "finding"),
        ("The mast at Port Anvik has risen 21.4 centimetres.", "finding"),
    ],
)
def test_the_value_may_stand_beside_the_sentence_that_names_the_subject(draft: str, outcome: str) -> None:
    """What bears a figure out may speak of "the record" alone; it contradicts nothing."""
    source = "The gauge at Port Sorrel has recorded the level of the sea since 1911. By now it rose by 214 millimetres."
    report = tieout.check(draft, {"source": source}, select=["F"])
    assert [one.outcome.value for one in report.verdicts if one.item.kind.value == "figure"] == [outcome]


@pytest.mark.parametrize(
    ("draft", "outcome"),
    [("45 to 70", "ties-out"), ("40 to 75", "finding"), ("50 to 65", "finding"), ("between 45 and 70", "ties-out")],
)
def test_a_range_is_not_another_with_the_same_middle(draft: str, outcome: str) -> None:
    """Both its ends are those of the source, but for rounding."""
    source = "By 2050 the team expects floods on between 45 and 70 such days a year."
    report = tieout.check(
        f"By 2050 the team expects floods on {draft} such days a year.", {"source": source}, select=["F"]
    )
    assert [one.outcome.value for one in report.verdicts if one.item.kind.value == "figure"] == [outcome]
