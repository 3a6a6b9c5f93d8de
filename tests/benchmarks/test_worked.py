"""Worked expressions: read to what they allow, or refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from benchmarks import worked


@pytest.mark.parametrize(
    ("expression", "percent", "value"),
    [
        ("(60+45)/2", False, "52.5"),
        ("-(60 + 45) / 2", False, "-52.5"),
        ("(150-120)/120", True, "25"),
        ("30/120", True, "25"),
        ("150 / 120 - 1", True, "25"),
        ("40.5%-38.0%", True, "2.5"),
        ("10% * 250", False, "25"),
        ("[1,200 – 200] × 2", False, "2000"),
    ],
)
def test_an_expression_is_read_to_its_value(expression: str, percent: bool, value: str) -> None:
    """Averages, changes, shares and products are told by their shape."""
    assert worked.result(expression, percent=percent).holds(Decimal(value))


@pytest.mark.parametrize("expression", ["", "(1", "1)", "1 +", "3 million + 2", "5 / 0"])
def test_what_is_no_expression_is_refused(expression: str) -> None:
    """Letters, open brackets and missing figures are errors, not guesses."""
    with pytest.raises(ValueError, match=r".*"):
        worked.read(expression)
