"""How the library answers for each kind of item but quotations: one finder a kind, found by discovery."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from tieout.library.finders.base import Finder

__all__ = ["Finder", "finders"]


@cache
def finders() -> tuple[type[Finder], ...]:
    """Every finder there is, in the order of their kinds."""
    found: dict[str, type[Finder]] = {}
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        for thing in vars(import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, Finder) and hasattr(thing, "kind"):
                found[thing.kind.value] = thing
    return tuple(found[kind] for kind in sorted(found))
