"""Patterns that are compiled at their first use."""

from __future__ import annotations

import pkgutil
import re
import sys
from collections.abc import Iterator
from importlib import import_module

import pytest

import tieout
from tieout.text.patterns import Lazy, lazy


def test_a_lazy_pattern_does_what_the_compiled_one_does() -> None:
    """Every method and every attribute, with the flags it was given."""
    late, compiled = lazy(r"(?P<word>[a-z]+)\s", re.IGNORECASE), re.compile(r"(?P<word>[a-z]+)\s", re.IGNORECASE)
    text = "Boats leave at dawn"
    assert [match.span("word") for match in late.finditer(text)] == [m.span("word") for m in compiled.finditer(text)]
    assert late.sub("-", text) == compiled.sub("-", text) == "---dawn"
    assert (late.pattern, late.flags, late.groupindex) == (compiled.pattern, compiled.flags, compiled.groupindex)


def test_it_is_compiled_once() -> None:
    """A method that was asked for is kept."""
    late = lazy(rb"\d+")
    assert late.search is late.search


def test_a_fault_in_it_comes_out_at_its_first_use() -> None:
    """Not before: to declare it compiles nothing."""
    broken = lazy("(")
    with pytest.raises(re.error):
        broken.search("")


def test_what_no_pattern_has_is_an_attribute_error() -> None:
    """As of any other object."""
    with pytest.raises(AttributeError, match="no attribute 'serach'"):
        lazy(r"\d").serach  # type: ignore[attr-defined]  # noqa: B018


def test_every_pattern_of_the_package_compiles() -> None:
    """A slip in one that is seldom used is found here, not by the reader whose draft first needs it."""
    declared = list(_declared())
    assert len(declared) > 200
    for one in declared:
        assert one.flags is not None


def _declared() -> Iterator[Lazy]:
    """The lazy patterns that modules of the package hold by name."""
    for module in pkgutil.walk_packages(tieout.__path__, "tieout."):
        if not module.name.startswith(("tieout._native", "tieout.__main__", "tieout.server.")):
            import_module(module.name)  # the servers need what may not be installed
    for name in [name for name in sys.modules if name.startswith("tieout.")]:
        yield from (thing for thing in vars(sys.modules[name]).values() if isinstance(thing, Lazy))
