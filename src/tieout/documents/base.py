"""What a reader of a document format is, and the limits every reader keeps."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import ClassVar, NamedTuple

from tieout.documents.encoding import decode
from tieout.documents.rowwise import Rows
from tieout.documents.survey import EVERY, Signs
from tieout.errors import TooLargeError, UsageError
from tieout.model import Annotation, Changes, Document, Picture, Printed, Span, TextEdit
from tieout.model.tables import Table

Fixes = Sequence[Sequence[TextEdit]]
"""The edits of some fixes, fix by fix, in order."""


_OF_TEXT = ("", ".txt", ".text")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost at most before it counts as hostile."""

    file_bytes: int = 1 << 30
    depth: int = 2_000
    blocks: int = 5_000_000
    """Paragraphs, cells and the like in one document."""
    pages: int = 50_000
    seconds: float = 300.0
    """Of one file, by the clock on the wall."""
    memory_bytes: int = 4 << 30
    """What reading a file apart may take besides what the process has."""
    archive_entries: int = 20_000
    archive_bytes: int = 512 << 20
    """All that is unpacked of one archive."""
    archive_ratio: int = 250
    """What a part of an archive may unpack to, as a multiple of its packed size."""
    ocr: str | None = None
    """The languages in which pages that are pictures are recognised, as `eng+deu`; None where they are not."""

    def allow_blocks(self, count: int, path: str) -> None:
        """TooLargeError where a document falls into more blocks than may be."""
        if count > self.blocks:
            raise TooLargeError(f"{path} falls into more than {self.blocks:,} paragraphs: split it into smaller files.")


class Clock:
    """The time that one file has taken so far."""

    def __init__(self, limits: Limits, path: str) -> None:
        self._limits = limits
        self._path = path
        self._end = time.monotonic() + limits.seconds

    def check(self) -> None:
        """TooLargeError where the file has taken longer than any may."""
        if time.monotonic() > self._end:
            raise TooLargeError(f"{self._path} takes more than {self._limits.seconds:.0f} seconds to read: split it.")


@dataclass(frozen=True)
class RawFile:
    """A file's bytes, and what is known of it before it is read."""

    id: str
    path: str
    data: bytes
    sha256: str
    text: str | None = None
    """The text, where it needs no decoding: it was given in memory, or is plainly UTF-8."""
    paragraphs: bool = True
    """Whether plain text is to be cut into paragraphs; of a source nobody asks for them."""
    signs: Signs = EVERY
    """What the text may hold, where its bytes were looked at."""
    changes: Changes = Changes.ACCEPTED
    """Whether it is to be read with the changes that are tracked in it."""

    @cached_property
    def suffix(self) -> str:
        """The end of the name, in lower case and with its dot; empty where there is none."""
        return suffix_of(self.path)

    @property
    def is_named_as_text(self) -> bool:
        """Whether the name says no more than that it is text: the content has to tell its format."""
        return self.suffix in _OF_TEXT

    def opening(self, size: int = 1 << 16) -> str:
        """The first characters, near enough to recognise a format by."""
        return self.text[:size] if self.text is not None else decode(self.data[:size])


class Wanted(NamedTuple):
    """What is to be shown of the pages of a document."""

    spans: Sequence[Span]
    """Ranges of its text whose places are wanted."""
    pictured: frozenset[Span] = frozenset()
    """Those whose pages are to be drawn, too ..."""
    dots: int = 0
    """... with so many dots per inch ..."""
    room: int = 0
    """... until the pictures take so many bytes."""


class Shown(NamedTuple):
    """Where on its pages each of some ranges of a document's text stands, and the pictures of pages by number."""

    places: Mapping[Span, tuple[Printed, ...]]
    pictures: Mapping[int, Picture]


def suffix_of(path: str) -> str:
    """The end of a file's name, in lower case and with its dot; empty where there is none."""
    stem, dot, end = path.replace("\\", "/").rpartition("/")[2].rpartition(".")
    return (dot + end).lower() if stem else ""


class Reader(ABC):
    """Reads one format. A new format is a new module here with one subclass; it is found by discovery."""

    format: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]]
    priority: ClassVar[int] = 0
    """Among readers that recognise a file, the highest reads it."""
    reads_text: ClassVar[bool] = False
    """Whether the format is text; only the others are asked whether they read a binary file."""
    native: ClassVar[bool] = False
    """Whether a compiled library reads the file, which nothing but the end of its process can stop."""
    is_sheet: ClassVar[bool] = False
    """Whether a document of the format is tables and nothing besides."""
    told_by_signs: ClassVar[bool] = False
    """Whether a file of the format, unless its name says so, is told by what `survey` takes for a sign of formats, of
    markup or of what stands in no text; a reader that leaves this out is asked about every file."""

    @classmethod
    @abstractmethod
    def recognises(cls, raw: RawFile) -> bool:
        """Whether the file is of this format, by its content or its name."""

    @abstractmethod
    def read(self, raw: RawFile, limits: Limits) -> Document:
        """The document; UnreadableError where the file cannot be made sense of."""

    def prepare(self) -> None:  # noqa: B027 - most have nothing to load
        """Load what reading takes, so that copies of the process have it."""

    @classmethod
    def tables(cls, document: Document) -> tuple[Table, ...]:  # noqa: ARG003 - most formats have none
        """The tables in a document that this reader read, by its text alone; none in most formats."""
        return ()

    @classmethod
    def count(cls, path: Path) -> int:  # noqa: ARG003 - as above
        """How many rows the longest table of a file has; 0 of a format whose tables are not gone through row by row."""
        return 0

    @classmethod
    def sheets(cls, path: Path, heads: frozenset[str]) -> Iterator[Rows]:  # noqa: ARG003 - as above
        """The tables of a file, gone through row by row; UnreadableError on the way where that cannot be done.

        Behind the first rows (rowwise.FIRST) those are left out of which no cell begins with one of the `heads`.
        """
        return iter(())

    @classmethod
    def shown(cls, raw: RawFile, document: Document, wanted: Wanted, limits: Limits) -> Shown:  # noqa: ARG003 - see below
        """Where on the file's pages ranges of the document that was read from it stand; nothing of a format without."""
        return Shown({}, {})

    @classmethod
    def annotated(cls, raw: RawFile, annotations: Sequence[Annotation], limits: Limits) -> bytes:  # noqa: ARG003 - see below
        """A copy of the file with comments in it; UsageError from a format that has none, which are most."""
        raise UsageError(f"Comments cannot be written into {raw.path}: only a Word document (DOCX) has room for them.")

    @classmethod
    def revised(cls, raw: RawFile, fixes: Fixes, limits: Limits) -> tuple[bytes, list[int]] | None:  # noqa: ARG003
        """A copy of the file with fixes as tracked changes, and which of them; None from a format that tracks none."""
        return None


class TextReader(Reader):
    """A reader of a format whose positions are those of the decoded file."""

    reads_text: ClassVar[bool] = True
    markup_declares_encoding: ClassVar[bool] = False

    def read(self, raw: RawFile, limits: Limits) -> Document:
        text = raw.text if raw.text is not None else decode(raw.data, markup=self.markup_declares_encoding)
        return self.compose(text, raw, limits)

    @abstractmethod
    def compose(self, text: str, raw: RawFile, limits: Limits) -> Document:
        """The document that the decoded text makes."""
