"""Names that differ from those of the sources, and are no slips."""

from __future__ import annotations

import pytest

import tieout


def misspelt(draft: str, source: str) -> list[str]:
    """The names that N101 stands on."""
    report = tieout.check(draft, {"notice.txt": source, "letter.txt": source})
    return [draft[one.span.start : one.span.end] for one in report.findings if one.rule == "N101"]


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("We met the North Dunmerian Council on Monday.", "The council of North Dunmeria met. North Dunmeria is far."),
        ("We asked Erica Mallow about it.", "They named Eric Mallow, who was ill."),
        ("We asked the North Dunmere Senator Quilley.", "North Dunmere named Senator Quilly, who was ill."),
        ("We asked Harriet Layne about it.", "They named Harriet Lane Quill, who was ill."),
        ("We asked Sergei Featherov about it.", "They named Sergey Featherov, who was ill."),
    ],
)
def test_two_names_that_may_both_be_right_are_let_be(draft: str, source: str) -> None:
    """One is of a place, another given name, somebody else of the same office, or a part of a longer name."""
    assert misspelt(draft, source) == []


@pytest.mark.parametrize(
    ("draft", "source", "name"),
    [
        ("We asked Kristen Mallow about it.", "They named Kirsten Mallow, who was ill.", "Kristen Mallow"),
        ("We asked Harriet Quil about it.", "They named Harriet Quill, who was ill.", "Harriet Quil"),
        ("We asked Senator Harriet Quilley about it.", "They named Harriet Quilly, who was ill.", "Harriet Quilley"),
    ],
)
def test_a_slip_is_reported_with_the_given_name_beside_it(draft: str, source: str, name: str) -> None:
    """A title before the whole name says nothing against that."""
    (found,) = misspelt(draft, source)
    assert found.endswith(name)


@pytest.mark.parametrize(
    ("source", "outcome"),
    [("The Board of Piers met.", "ties-out"), ("The Board met in Piers.", "unchecked"), ("Nobody met.", "unchecked")],
)
def test_a_name_with_small_words_ties_out_as_it_stands(source: str, outcome: str) -> None:
    """Its words apart are another's."""
    report = tieout.check("We asked the Board of Piers and left.", {"notes": source})
    assert [one.outcome.value for one in report.verdicts if one.item.kind.value == "name"] == [outcome]
