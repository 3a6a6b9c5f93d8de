"""Work during which nobody looks for circles of objects that only hold each other."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Let nobody look for circles in what is read, listed and judged: there are next to none.

    Looking goes through all that lives, so it takes a good part of the time of reading, and now and then as long as a
    whole check of a short text. Where the process does not look anyway, nothing changes.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
