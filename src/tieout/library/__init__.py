"""The library: sources read once, indexed, and asked where a quotation stands."""

from __future__ import annotations

from tieout.library.cited import CitedSources
from tieout.library.collect import collect
from tieout.library.corroboration import corroborated
from tieout.library.digest import Access
from tieout.library.finders import Finder, finders
from tieout.library.hearing import Hearing
from tieout.library.library import Found, Library, Sought

__all__ = [
    "Access",
    "CitedSources",
    "Finder",
    "Found",
    "Hearing",
    "Library",
    "Sought",
    "collect",
    "corroborated",
    "finders",
]
