"""Drafts against libraries that stay open: what is typed is asked for, and nothing else is asked again."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tieout import config, documents, pipeline
from tieout.config import Settings
from tieout.errors import TieoutError
from tieout.library import Found, Library, Memory
from tieout.model import Answer, Document, Item, Quotation, Report

PATIENCE = 2.0
"""Seconds in which the sources are looked at once for changes."""


class SupersededError(TieoutError):
    """A check that nobody waits for any more, since the draft has changed."""


@dataclass
class Shelf:
    """A library that is open, what it answered of each draft, and when it was last compared with the files."""

    settings: Settings
    library: Library
    memories: dict[Path, Watched] = field(default_factory=dict)
    looked_at: float = 0.0


class Watched(Memory):
    """A memory that stops a check between two questions where it is no longer wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.is_wanted: Callable[[], bool] = lambda: True

    def answer(self, document: Document, item: Item, ask: Callable[[], Answer], of: tuple[int, ...] = ()) -> Answer:
        self._stop_if_unwanted()
        return super().answer(document, item, ask, of)

    def keep(self, document: Document, quotation: Quotation, found: Found, of: tuple[int, ...] = ()) -> None:
        super().keep(document, quotation, found, of)
        self._stop_if_unwanted()

    def _stop_if_unwanted(self) -> None:
        if not self.is_wanted():
            raise SupersededError("The draft has changed.")


class Desk:
    """Checks drafts, each by the settings that are found for it. Not for two threads at once."""

    def __init__(self) -> None:
        self._shelves: dict[Settings, Shelf] = {}

    def check(self, path: Path, text: str, is_wanted: Callable[[], bool]) -> tuple[Report, Library]:
        """The report on a text that lies (or would lie) at a path, and the library it was held against.

        Raises SupersededError as soon as `is_wanted` says no; else what the command raises.
        """
        path = _from_here(path)
        settings = config.load(path)
        shelf = self._shelf(settings)
        memory = shelf.memories.setdefault(path, Watched())
        memory.is_wanted = is_wanted
        document = documents.read_text(text, str(path), "d1")
        return pipeline.check([document], shelf.library, settings, memory=memory), shelf.library

    def refresh(self, *, at_once: bool = False) -> bool:
        """Compare the open libraries with their files; whether one of them is another now.

        Each is looked at once in PATIENCE seconds, unless it is to be `at_once`.
        """
        now = time.monotonic()
        due = [shelf for shelf in self._shelves.values() if at_once or now - shelf.looked_at > PATIENCE]
        renewed = [shelf for shelf in due if self._renewed(shelf)]
        return bool(renewed)

    def _shelf(self, settings: Settings) -> Shelf:
        if settings not in self._shelves:
            library = pipeline.open_library(settings, pipeline.Silence())
            self._shelves[settings] = Shelf(settings, library, looked_at=time.monotonic())
            gc.freeze()  # a library lives as long as the server: no search for rubbish need go through it
        return self._shelves[settings]

    def _renewed(self, shelf: Shelf) -> bool:
        try:
            library = pipeline.open_library(shelf.settings, pipeline.Silence())
        except TieoutError:
            del self._shelves[shelf.settings]
            return True
        shelf.looked_at = time.monotonic()
        if library.sources == shelf.library.sources:
            return False
        shelf.library, shelf.memories = library, {}
        return True


def _from_here(path: Path) -> Path:
    """A path as the command would be given it: from the working directory, where it lies inside."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
