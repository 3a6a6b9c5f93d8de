"""An editor that types, and waits for what a language server says of the text."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient


@dataclass(frozen=True, slots=True)
class Stroke:
    """A text put into a line, at a place counted in UTF-16 code units."""

    line: int
    column: int
    text: str


class Typist(LanguageClient):
    """Notes when something is said of each state of a text."""

    def __init__(self) -> None:
        super().__init__("typist", "1")
        self.told: asyncio.Queue[int | None] = asyncio.Queue()
        self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(self._told)

    @staticmethod
    def _told(typist: Typist, params: types.PublishDiagnosticsParams) -> None:
        typist.told.put_nowait(params.version)

    async def until_told(self, version: int) -> None:
        """Wait for what is said of that state."""
        while await asyncio.wait_for(self.told.get(), 120) != version:
            pass


def waits(command: Sequence[str], path: Path, language: str, strokes: Sequence[Stroke]) -> list[float]:
    """Seconds until something is said: of the text opened, and after each stroke, each when the one before is done."""
    opened = types.TextDocumentItem(path.as_uri(), language, 1, path.read_text("utf-8"))
    return asyncio.run(_waits(command, path, opened, strokes))


async def _waits(
    command: Sequence[str], path: Path, opened: types.TextDocumentItem, strokes: Sequence[Stroke]
) -> list[float]:
    typist = Typist()
    await typist.start_io(*command, cwd=path.parent, env=dict(os.environ))
    await typist.initialize_async(types.InitializeParams(types.ClientCapabilities(), root_uri=path.parent.as_uri()))
    typist.initialized(types.InitializedParams())
    began = time.perf_counter()
    typist.text_document_did_open(types.DidOpenTextDocumentParams(opened))
    await typist.until_told(1)
    taken = [time.perf_counter() - began]
    for version, stroke in enumerate(strokes, 2):
        await asyncio.sleep(0.3)  # nobody types faster than this and reads along
        taken.append(await _typed(typist, path, version, stroke))
    await typist.shutdown_async(None)
    typist.exit(None)
    await typist.stop()  # type: ignore[no-untyped-call]
    return taken


async def _typed(typist: Typist, path: Path, version: int, stroke: Stroke) -> float:
    place = types.Position(stroke.line, stroke.column)
    change = types.TextDocumentContentChangePartial(types.Range(place, place), stroke.text)
    document = types.VersionedTextDocumentIdentifier(version, path.as_uri())
    began = time.perf_counter()
    typist.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
    await typist.until_told(version)
    return time.perf_counter() - began
