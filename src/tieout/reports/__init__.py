"""Report → text: one module for each output format, found by discovery."""

from __future__ import annotations

import importlib
import pkgutil

from tieout.errors import UsageError
from tieout.reports.base import Appearance, Reporter

__all__ = ["Appearance", "Reporter", "all_reporters", "find"]


def all_reporters() -> dict[str, type[Reporter]]:
    """Every reporter by the name of its format, in alphabetical order."""
    modules = (importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    found = {kind.format: kind for module in modules for kind in _reporters_of(vars(module), module.__name__)}
    return dict(sorted(found.items()))


def find(name: str) -> Reporter:
    """The reporter of a format; UsageError names the formats there are."""
    known = all_reporters()
    if name not in known:
        raise UsageError(f"There is no output format {name!r}; there are {', '.join(known)}.")
    return known[name]()


def _reporters_of(names: dict[str, object], module: str) -> list[type[Reporter]]:
    """The reporters that a module defines itself, not those it imports."""
    kinds = (value for value in names.values() if isinstance(value, type) and value.__module__ == module)
    return [kind for kind in kinds if issubclass(kind, Reporter) and kind is not Reporter]
