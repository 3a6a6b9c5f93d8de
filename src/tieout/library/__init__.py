"""The library: sources read once, indexed, and asked where a quotation stands."""

from __future__ import annotations

from tieout.library.cited import CitedSources
from tieout.library.collect import collect
from tieout.library.corroboration import corroborated
from tieout.library.digest import Access
from tieout.library.finders import Finder, finders
from tieout.library.hearing import Hearing
from tieout.library.latest import forget
from tieout.library.library import Library
from tieout.library.looking import Found, Sought
from tieout.library.remembering import Memory, NoMemory
from tieout.library.sweeping import Swept, sweep
from tieout.library.uncollected import uncollected

__all__ = [
    "Access",
    "CitedSources",
    "Finder",
    "Found",
    "Hearing",
    "Library",
    "Memory",
    "NoMemory",
    "Sought",
    "Swept",
    "collect",
    "corroborated",
    "finders",
    "forget",
    "sweep",
    "uncollected",
]
