"""From the paths that the settings name to a library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from tieout.config import Settings
from tieout.errors import TieoutError
from tieout.library.gather import gather
from tieout.library.library import Library, MemoryShelf
from tieout.model import Document, Source

ReadPath = Callable[[Path, str], Document]
ReadBytes = Callable[[bytes, str, str], Document]


class Watcher(Protocol):
    """Told of long work as it goes."""

    def start(self, label: str, total: int) -> None: ...

    def advance(self, n: int = 1) -> None: ...

    def finish(self) -> None: ...


def collect(settings: Settings, read_path: ReadPath, read_bytes: ReadBytes, watcher: Watcher) -> Library:
    files = gather(settings.sources)
    watcher.start("Reading sources", len(files))
    documents: list[Document] = []
    broken: list[Source] = []
    for number, named in enumerate(files, 1):
        try:
            if named.problem:
                raise TieoutError(named.problem)
            documents.append(read_path(named.path, f"s{number}"))
        except TieoutError as error:
            broken.append(Source(f"s{number}", str(named.path), "", "", str(error)))
        watcher.advance()
    watcher.finish()
    shelf = MemoryShelf(documents)
    shelf.sources += broken
    return Library(shelf)
