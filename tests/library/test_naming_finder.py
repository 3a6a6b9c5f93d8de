"""Names as drafts print them, and as sources do."""

from __future__ import annotations

import pytest

import tieout
from tieout.model import Outcome

SOURCE = "The lifts were promised by the Works Minister, Tobias Holt, in May. The Harbour Minister was away."


@pytest.mark.parametrize(
    ("draft", "outcome"),
    [
        ("Works Minister Tobias Holt promised the lifts.", Outcome.TIES_OUT),
        ("The lifts were promised by the minister Tobias Holt.", Outcome.TIES_OUT),
        ("Health Minister Tobias Holt promised the lifts.", Outcome.UNCHECKED),
        ("Works Minister Edna Holt promised the lifts.", Outcome.UNCHECKED),
    ],
)
def test_an_office_before_a_name_is_looked_for_beside_it(draft: str, outcome: Outcome) -> None:
    """Another office, or another bearer of the surname, is not borne out."""
    report = tieout.check(draft, {"source": SOURCE}, select=["N"])
    assert [one.outcome for one in report.verdicts if one.item.kind.value == "name"] == [outcome]


BUILDERS = "The architect Joost van der Meulen built it. Its catalogue was compiled by Agnes Rehnquist-Moll."


@pytest.mark.parametrize(
    ("draft", "rules"),
    [
        ("It was built by Joost van der Meulen.", []),
        ("It was built by Joost van der Muelen.", ["N101"]),
        ("Agnes Rehnquist-Moll compiled the catalogue.", []),
        ("Agnes Rehnqvist-Moll compiled the catalogue.", ["N101"]),
    ],
)
def test_each_part_of_a_surname_is_spelt_as_in_the_source(draft: str, rules: list[str]) -> None:
    """Behind small words, and before a hyphen."""
    report = tieout.check(draft, {"source": BUILDERS}, select=["N101"])
    assert [one.rule for one in report.findings] == rules
