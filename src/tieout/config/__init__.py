"""What a run is told: `tieout.toml`, or `[tool.tieout]` of a `pyproject.toml`, found upwards from the draft.

What is nearer to the hand wins: the command line (or a caller's arguments), then the environment, then the file,
then the defaults. Every setting is optional, and a key that means nothing is an error, so that a slip of the pen
cannot switch a check off. Each setting is declared once, in `settings.Settings`: how the file is read, the schema for
editors and the page of the documentation all follow from that.
"""

from __future__ import annotations

from tieout.config.loading import Shown, cache_folder, explain, load, load_for, split_codes
from tieout.config.settings import FailOn, Override, Settings

__all__ = ["FailOn", "Override", "Settings", "Shown", "cache_folder", "explain", "load", "load_for", "split_codes"]
