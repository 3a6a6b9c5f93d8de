"""The drafts that are open in an editor, as they stand there, saved or not."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from lsprotocol import types
from pygls import uris

from tieout.server.positions import Lines


class OpenDraft:
    """One draft: its text, and which of its states that is."""

    def __init__(self, uri: str, text: str, version: int | None) -> None:
        self.uri, self.text, self.version = uri, text, version

    @cached_property
    def lines(self) -> Lines:
        return Lines(self.text)

    @property
    def path(self) -> Path:
        """Where it lies, or would: what was never saved counts as lying in the working directory."""
        return path_of(self.uri) or Path(self.uri.replace(":", "/").rpartition("/")[2] or "untitled")

    def changed(self, changes: Iterable[types.TextDocumentContentChangeEvent], version: int | None) -> OpenDraft:
        """The draft after some changes, each of which counts in what the one before it left."""
        text = self.text
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                span = Lines(text).span(change.range)
                text = text[: span.start] + change.text + text[span.end :]
            else:
                text = change.text
        return OpenDraft(self.uri, text, version)


def path_of(uri: str) -> Path | None:
    """The path that a file's address is; None for what is no file."""
    path = uris.to_fs_path(uri) if uri.startswith("file:") else None
    return Path(path) if path else None


def uri_of(path: Path) -> str:
    """The address of a file."""
    return path.absolute().as_uri()
