"""Report → text: one module for each output format, found by discovery."""

from __future__ import annotations

import importlib
import pkgutil

from tieout.errors import UsageError
from tieout.reports.base import Annotator, Appearance, Reporter
from tieout.reports.cases import pictured

__all__ = ["Annotator", "Appearance", "Reporter", "all_reporters", "find", "pictured"]


def all_reporters() -> dict[str, type[Reporter]]:
    """Every reporter by the name of its format, in alphabetical order."""
    found = (kind for module in pkgutil.iter_modules(__path__) for kind in _reporters_in(module.name))
    return dict(sorted((kind.format, kind) for kind in found))


def find(name: str) -> Reporter:
    """The reporter of a format, whose module bears its name; UsageError names the formats there are."""
    if name in {module.name for module in pkgutil.iter_modules(__path__)} and (found := _reporters_in(name)):
        return found[0]()
    raise UsageError(f"There is no output format {name!r}; there are {', '.join(all_reporters())}.")


def _reporters_in(name: str) -> list[type[Reporter]]:
    """The reporters that a module defines itself, not those it imports."""
    module = importlib.import_module(f"{__name__}.{name}")
    kinds = (
        value for value in vars(module).values() if isinstance(value, type) and value.__module__ == module.__name__
    )
    return [kind for kind in kinds if issubclass(kind, Reporter) and "format" in vars(kind)]
