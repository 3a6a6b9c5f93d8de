"""What the laws of compiled kernels need."""

from __future__ import annotations

import pytest

from hatch_build import compiler
from tieout.text import native
from tieout.text.native import Kernels


@pytest.fixture(scope="session")
def kernels() -> Kernels:
    """The kernels; only where nothing can compile them is there nothing to compare."""
    if native.kernels is None:
        assert not compiler(), "there is a compiler, and no kernels of this version: run `python hatch_build.py`"
        pytest.skip(
            "no C compiler is here: without one tieout runs in plain Python, and there are no kernels to compare"
        )
    return native.kernels
