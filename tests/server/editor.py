"""An editor for tests: a real client over standard input and output, that waits for what it asked for."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from tieout.server.drafts import uri_of

PATIENCE = 60.0


class Editor(LanguageClient):
    """Keeps what the server says of each draft."""

    def __init__(self) -> None:
        super().__init__("editor", "1")
        self.told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.messages: asyncio.Queue[str] = asyncio.Queue()
        self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(self._told)
        self.feature(types.WINDOW_SHOW_MESSAGE)(self._shown)

    @staticmethod
    def _told(editor: Editor, params: types.PublishDiagnosticsParams) -> None:
        editor.told.put_nowait(params)

    @staticmethod
    def _shown(editor: Editor, params: types.ShowMessageParams) -> None:
        editor.messages.put_nowait(params.message)

    async def diagnostics(self, path: Path, version: int | None = None) -> list[types.Diagnostic]:
        """What is told of a draft next, or of that state of it."""
        while True:
            told = await asyncio.wait_for(self.told.get(), PATIENCE)
            if told.uri == uri_of(path) and version in (None, told.version):
                return list(told.diagnostics)

    def open(self, path: Path, text: str | None = None) -> None:
        """Open a draft, with a text of its own where it was never saved."""
        content = path.read_text("utf-8") if text is None else text
        item = types.TextDocumentItem(uri_of(path), "markdown", 1, content)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def type(self, path: Path, version: int, start: tuple[int, int], end: tuple[int, int], text: str) -> None:
        """Put a text in the place of a range."""
        change = types.TextDocumentContentChangePartial(types.Range(types.Position(*start), types.Position(*end)), text)
        document = types.VersionedTextDocumentIdentifier(version, uri_of(path))
        self.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def close(self, path: Path) -> None:
        """Close a draft."""
        document = types.TextDocumentIdentifier(uri_of(path))
        self.text_document_did_close(types.DidCloseTextDocumentParams(document))


@asynccontextmanager
async def editor(folder: Path, options: object = None) -> AsyncIterator[Editor]:
    """An editor in a folder, with the server that it has started."""
    client = Editor()
    environment = {**os.environ, "TIEOUT_CACHE_DIR": str(folder / ".cache")}
    await client.start_io(sys.executable, "-m", "tieout", "server", cwd=folder, env=environment)
    capabilities = types.ClientCapabilities()
    await client.initialize_async(
        types.InitializeParams(capabilities, root_uri=uri_of(folder), initialization_options=options)
    )
    client.initialized(types.InitializedParams())
    try:
        yield client
    finally:
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()  # type: ignore[no-untyped-call]


def within(folder: Path, work: Callable[[Editor], object], options: object = None) -> None:
    """Do some work in an editor."""

    async def all_of_it() -> None:
        async with editor(folder, options) as client:
            await asyncio.wait_for(work(client), PATIENCE)  # type: ignore[arg-type]

    asyncio.run(all_of_it())
