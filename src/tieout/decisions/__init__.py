"""What a person let stand: accepted findings, comments in the draft, a baseline; and what a revision changed."""

from __future__ import annotations

from tieout.decisions.deciding import Rulebook
from tieout.decisions.sifting import Sifted, notes, only_since, sifted, tell_idle_patterns

__all__ = ["Rulebook", "Sifted", "notes", "only_since", "sifted", "tell_idle_patterns"]
