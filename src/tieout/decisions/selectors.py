"""How decisions name rules."""

from __future__ import annotations

EVERYTHING = "ALL"


def names(selector: str, code: str, name: str) -> bool:
    """Whether a selector is a rule's code, the beginning of it, its name, or stands for every rule."""
    wanted = selector.upper()
    return wanted == EVERYTHING or code.startswith(wanted) or selector.lower() == name
