"""Rules that are being tried out apply only where they are asked for."""

from __future__ import annotations

import pytest

from tieout.rules import find, select

PREVIEWED = find("Q301")


@pytest.mark.parametrize("selectors", [("Q301",), ("q301",), ("reported-speech-contradicted",), ("Q1", "Q301")])
def test_a_preview_rule_is_in_by_its_own_code_or_name(selectors: tuple[str, ...]) -> None:
    """Who names it, means it."""
    assert PREVIEWED in select(selectors, ())


@pytest.mark.parametrize("selectors", [(), ("Q",), ("Q3",), ("ALL",)])
def test_a_preview_rule_is_out_of_what_is_selected_together(selectors: tuple[str, ...]) -> None:
    """Neither every rule nor the beginning of a code brings it in; previews do, and what is ignored stays out."""
    assert PREVIEWED not in select(selectors, ())
    assert PREVIEWED in select(selectors, (), preview=True)
    assert PREVIEWED not in select(selectors, ("Q301",), preview=True)
