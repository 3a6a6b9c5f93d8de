"""What every test may use."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# A law is not broken by a slow machine. Where nobody watches, the same cases are tried every time; elsewhere, new ones.
settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to write the golden cases anew."""
    parser.addoption(
        "--regold", action="store_true", help="write what the golden cases print now as what they have to print"
    )
