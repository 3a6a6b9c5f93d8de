"""What is looked for in a draft: everything, but for kinds of items that nobody asks for."""

from __future__ import annotations

from dataclasses import replace

from tieout.documents import read_text
from tieout.items import extract
from tieout.model import Given, ItemKind, Span

DRAFT = "Jane Roe of the Harbour Board said that 40 boats sank on 3 May 2019 (Harbour Report 2020)."
ALL = frozenset(ItemKind)


def kinds(unasked: frozenset[ItemKind], *, given: bool = False) -> set[ItemKind]:
    """The kinds of the items found in a draft where some are not asked for."""
    document = read_text(DRAFT, "draft.txt", "d1")
    if given:
        document = replace(document, given=(Given(Span(0, 20), "log"),))
    return {item.kind for item in extract(document, unasked).others}


def test_what_nobody_asks_for_is_not_looked_for() -> None:
    """Kinds are left out one by one; a draft of which everything is asked holds them all."""
    found = kinds(frozenset())
    assert {ItemKind.FIGURE, ItemKind.DATE, ItemKind.NAME} <= found
    assert kinds(frozenset({ItemKind.NAME})) == found - {ItemKind.NAME}


def test_citations_are_always_looked_for() -> None:
    """Nothing but citations, and what they cite in the draft's own words, is left where nothing is asked for."""
    assert kinds(ALL) <= {ItemKind.CITATION, ItemKind.STATEMENT}
    assert ItemKind.CITATION in kinds(ALL)


def test_everything_is_looked_for_where_sources_are_given_beside_the_text() -> None:
    """What a given citation covers depends on whether it holds an item."""
    assert kinds(ALL, given=True) >= kinds(frozenset())
