"""Whom a document names, and which of its names a shorter one means."""

from __future__ import annotations

import pytest

from tieout.items.persons import Roster, is_name
from tieout.model import Span


def fullest(prose: str, mention: str) -> str:
    """Whom a mention at the end of some prose means."""
    return Roster(prose, [Span(0, len(prose))]).fullest(mention, len(prose))


@pytest.mark.parametrize(
    ("prose", "mention", "name"),
    [
        ("Jane Roe counted the boats.", "Roe", "Jane Roe"),
        ("Jane Roe counted the boats.", "Ms. Roe", "Jane Roe"),
        ("Jane Roe counted the boats.", "Roe’s", "Jane Roe"),
        ("Jane A. Roe counted. J. Roe slept.", "J. Roe", "Jane A. Roe"),
        ("Jane\nRoe counted the boats.", "Roe", "Jane Roe"),
        ("Jane Roe and John Roe counted. John Roe slept. John Roe ate.", "Roe", "John Roe"),
        ("Nobody counted the boats.", "harbor warden Jane Roe", "Jane Roe"),
        ("Nobody counted the boats.", "Harbor Warden Jane Roe", "Jane Roe"),
        ("Nobody counted the boats.", "Secretary of State Jane Roe", "Jane Roe"),
        ("Nobody counted the boats.", "Jane Roe of the pier", "Jane Roe"),
        ("Nobody counted the boats.", "a spokesman for the Pier Board", "a spokesman for the Pier Board"),
        ("Nobody counted the boats.", "the report", "the report"),
        ("The warden, Jane Roe, counted.", "the warden", "Jane Roe"),
        ("Jane Roe, the old warden, counted.", "The warden", "Jane Roe"),
        ("Sen. Jane Roe counted.", "the senator", "Jane Roe"),
        ("The secretary of state, Jane Roe, counted.", "the secretary of state", "Jane Roe"),
        ("Ibrahim al Masri counted.", "Masri", "Ibrahim al Masri"),
        ("Élodie Ångström counted.", "Ångström", "Élodie Ångström"),
    ],
)
def test_the_fullest_name(prose: str, mention: str, name: str) -> None:
    """Surnames, titles and offices lead to the fullest name; what names nobody stays."""
    assert fullest(prose, mention) == name


def test_a_pronoun_fits_by_what_the_document_says() -> None:
    """Titles and pronouns near a name say which pronoun can mean it; nothing said, any can."""
    prose = "Mr. John Roe counted. Ann Lee and her clerk slept. Ann Lee said she ate. Kim Poe left."
    roster = Roster(prose, [Span(0, len(prose))])
    assert [roster.could_be(name, "he") for name in ("John Roe", "Ann Lee", "Kim Poe")] == [True, False, True]
    assert [roster.could_be(name, "she") for name in ("John Roe", "Ann Lee", "Kim Poe")] == [False, True, True]


@pytest.mark.parametrize(("mention", "named"), [("Jane Roe", True), ("she", False), ("the warden", False)])
def test_a_mention_has_a_name_in_it_or_not(mention: str, named: bool) -> None:
    """Capitals make a name, where the phrase turns on them."""
    assert is_name(mention) is named
