"""What every test may use."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to write the golden cases anew."""
    parser.addoption(
        "--regold", action="store_true", help="write what the golden cases print now as what they have to print"
    )
