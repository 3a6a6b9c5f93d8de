"""Findings → edits of the draft: which are taken, what becomes of its text and of its bytes, and the difference."""

from __future__ import annotations

from tieout.fixes.diffing import unified
from tieout.fixes.mending import Content, Means, Mended, Mending, mend
from tieout.fixes.patching import Patch

__all__ = ["Content", "Means", "Mended", "Mending", "Patch", "mend", "unified"]
