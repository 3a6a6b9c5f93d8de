"""What every test may use."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

import tieout
from hatch_build import compiler
from tieout.text import native
from tieout.text.native import Kernels

# A law is not broken by a slow machine. Where nobody watches, the same cases are tried every time; elsewhere, new ones.
settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to write the golden cases anew."""
    parser.addoption(
        "--regold", action="store_true", help="write what the golden cases print now as what they have to print"
    )


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the bundled example to stand in, and a cache of its own."""
    shutil.copytree(Path(tieout.__file__).parent / "demo", tmp_path / "demo")
    monkeypatch.chdir(tmp_path / "demo")
    monkeypatch.setenv("TIEOUT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "demo"


@pytest.fixture(scope="session")
def kernels() -> Kernels:
    """The kernels; only where nothing can compile them is there nothing to compare."""
    if native.kernels is None:
        assert not compiler(), "there is a compiler, and no kernels of this version: run `python hatch_build.py`"
        pytest.skip(
            "no C compiler is here: without one tieout runs in plain Python, and there are no kernels to compare"
        )
    return native.kernels
