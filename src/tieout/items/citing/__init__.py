"""The forms of citation: one module for each, found by discovery."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from tieout.items.citing.base import Form, Pointer
from tieout.items.citing.page import Page

__all__ = ["Form", "Page", "Pointer", "forms"]


@cache
def forms() -> tuple[Form, ...]:
    """Every form there is, the one that goes before the others where they overlap first."""
    found: dict[str, Form] = {}
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        for thing in vars(import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, Form) and thing is not Form:
                found[thing.__name__] = thing()
    return tuple(sorted(found.values(), key=lambda form: (form.order, type(form).__name__)))
