"""Stretches around what is rare: a pattern that is slow to look for is looked for only there."""

from __future__ import annotations

import re
from collections.abc import Iterator


def around(anchor: re.Pattern[str], prose: str, before: int, after: int) -> Iterator[tuple[int, int]]:
    """Stretches that reach so far around each match of a pattern, those that overlap as one, in order."""
    start = end = -1
    for found in anchor.finditer(prose):
        if found.start() - before > end:
            if end >= 0:
                yield start, min(end, len(prose))
            start = max(0, found.start() - before)
        end = found.end() + after
    if end >= 0:
        yield start, min(end, len(prose))
