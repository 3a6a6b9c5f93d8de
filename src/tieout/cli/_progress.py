"""A bar on standard error for work that takes longer than a second."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

PATIENCE = 1.0
"""Seconds before a bar appears."""
REFRESH = 0.1
"""Seconds between two states of it."""


@contextmanager
def bar() -> Iterator[Bar]:
    """A bar that is gone when the work is, however it ends."""
    drawn = Bar()
    try:
        yield drawn
    finally:
        drawn.finish()


class Bar:
    """What the pipeline tells of its progress, drawn on a terminal; on anything else it draws nothing."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._draws = self._stream.isatty()
        self._began = time.monotonic()
        self._drawn_at = 0.0
        self._label, self._total, self._done = "", 0, 0

    def start(self, label: str, total: int) -> None:
        self._label, self._total, self._done = label, total, 0
        self._draw()

    def advance(self, n: int = 1) -> None:
        self._done += n
        self._draw()

    def finish(self) -> None:
        """Leave the line as it was before."""
        if self._drawn_at:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._drawn_at = 0.0

    def _draw(self) -> None:
        now = time.monotonic()
        if not self._draws or now - self._began < PATIENCE or now - self._drawn_at < REFRESH:
            return
        self._drawn_at = now
        self._stream.write(f"\r\x1b[K{self._state()}")
        self._stream.flush()

    def _state(self) -> str:
        """Such as "[#####.....] 52/104  Reading sources", cut to the terminal."""
        room = shutil.get_terminal_size().columns - 1
        count = f"{self._done:,}/{self._total:,}" if self._total else f"{self._done:,}"
        filled = 20 * min(self._done, self._total) // self._total if self._total else 0
        return f"[{'#' * filled}{'.' * (20 - filled)}] {count}  {self._label}"[:room]
