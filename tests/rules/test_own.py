"""What is plainly the quoter's own between the marks, and what only looks so."""

from __future__ import annotations

import pytest

from tests.rules.cases import codes, report_of
from tieout.model import Style

KEEPER = "The keeper came down to the harbour after the storm of that year."


@pytest.mark.parametrize(
    "quotation",
    [
        "The keeper (an old man) came down to the harbour after the storm of that year.",
        "The keeper came down to the harbour (laughs) after the storm of that year.",
        "The keeper came down to the harbour after the storm of that year (1911 or so).",
    ],
)
def test_round_brackets_that_the_source_lacks_are_the_quoters(quotation: str) -> None:
    """In news style; where square ones are the mark, it is said."""
    assert codes(quotation, KEEPER) == []
    found = report_of(quotation, KEEPER, style=Style.LEGAL).findings
    assert [finding.rule for finding in found] == ["Q112"]
    assert "in round brackets, not in square ones" in found[0].message


@pytest.mark.parametrize(
    ("quotation", "found"),
    [
        ("The keeper (not his boy) came down to the harbour after the storm of that year.", "Q105"),
        ("The keeper came down to the harbour (only) after the storm of that year.", "Q105"),
        ("The keeper came down to the harbour (if asked) after the storm of that year.", "Q104"),
        ("The keeper (an old man came down to the harbour after the storm of that year.", "Q104"),
    ],
)
def test_brackets_do_not_excuse_a_change_of_sense(quotation: str, found: str) -> None:
    """Nor one mark alone."""
    assert codes(quotation, KEEPER) == [found]


def test_brackets_that_the_source_has_are_its_speakers() -> None:
    """What stands in them is held to the source like any other word."""
    source = KEEPER.replace("keeper", "keeper (and his boy)")
    assert codes(source, source) == []
    assert codes(source.replace("boy", "wife"), source) == ["Q102"]


@pytest.mark.parametrize(
    "tag", ["#harbour", "@keeper", "https://harbour.example/a1", "#lamp @keeper www.harbour.example"]
)
def test_tags_and_links_are_nobodys_words(tag: str) -> None:
    """On either side; that nothing is at the address is another rule's."""
    assert [code for code in codes(f"{KEEPER} {tag}", KEEPER) if code != "C101"] == ["Q111"]
    assert codes(KEEPER, KEEPER.replace("keeper came", f"keeper {tag} came")) == ["Q111"]


def test_a_name_behind_an_at_sign_takes_nobodys_place() -> None:
    """Only by itself is it let be, and at an edge, where the source's words are not the quotation's."""
    quoted = KEEPER[0].lower() + KEEPER[1:]
    assert codes(f"@lampkeeper: {quoted}", f"So one of them said {quoted}") == ["Q111"]
    assert codes(KEEPER.replace("keeper", "@lampkeeper"), KEEPER.replace("keeper", "miller")) == ["Q102"]


@pytest.mark.parametrize(
    ("quotation", "where"),
    [
        ("That was a hard night … the boats leave the old stone pier at dawn, and the bell is rung.", "before"),
        ("The boats leave the old stone pier at dawn, and the bell is rung … nobody lit a lamp.", "behind"),
    ],
)
def test_a_piece_that_the_source_lacks_is_one_finding(quotation: str, where: str) -> None:
    """Though a word of it may stand there, and though it holds a word of sense."""
    source = "It was so. The boats leave the old stone pier at dawn, and the bell is rung. Men sleep."
    found = report_of(quotation, source).findings
    assert [finding.rule for finding in found] == ["Q104"]
    assert f"which stands {where} the ellipsis" in found[0].message
