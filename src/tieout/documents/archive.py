"""Zip archives that documents come in (DOCX, ODT, EPUB): parts are read by name, never further than the limits.

Nothing is ever unpacked onto the disk, an archive inside an archive is never opened, and a part is read only when it is
asked for. What a bomb claims to hold therefore costs nothing, and what it does hold is stopped at the limit.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import IO, TYPE_CHECKING

from tieout.documents.base import Limits, RawFile
from tieout.errors import TooLargeError, UnreadableError
from tieout.text.patterns import lazy

if TYPE_CHECKING:
    from zipfile import ZipInfo

SIGNATURE = b"PK\x03\x04"
_DIRECTORY_END = b"PK\x05\x06"
_END_SIZE = 22
_MOST_COMMENT = 1 << 16
_BYTES_AN_ENTRY = 1 << 10
"""What an entry of the directory takes at most, names and all, in an honest archive."""
_ESCAPED = lazy(rb"%([0-9A-Fa-f]{2})")
_AT_ONCE = 1 << 20
_SMALL = 16 << 20
"""Below this no ratio is too high: a table of zeros is a bomb to nobody."""


class Archive:
    """A zip file's parts by name."""

    def __init__(self, raw: RawFile, limits: Limits) -> None:
        from zipfile import ZipFile  # imported late: a run without archives does not pay for it

        self._path = raw.path
        self._limits = limits
        self._room = limits.archive_bytes
        _refuse_long_directory(raw, limits)
        with self._told():
            self._zip = ZipFile(BytesIO(raw.data))
            self._parts = {name_of(info.filename): info for info in self._zip.infolist()}

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    @property
    def names(self) -> list[str]:
        return list(self._parts)

    def read(self, name: str) -> bytes:
        """A part's bytes; UnreadableError where there is none of that name, TooLargeError beyond the limits."""
        info = self._parts.get(name)
        if info is None:
            raise UnreadableError(f"{self._path} is damaged: it has no part {name}.")
        if info.flag_bits & 1:
            raise UnreadableError(f"{self._path} is encrypted: save a copy without a password.")
        with self._told(), self._zip.open(info) as part:
            return self._bounded(part, info)

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """A copy of the archive in which some parts are others, or new; the rest is as it was."""
        from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

        copy = BytesIO()
        with ZipFile(copy, "w", ZIP_DEFLATED) as written:
            for name, info in self._parts.items():
                part = ZipInfo(info.filename, info.date_time)
                part.compress_type, part.external_attr = info.compress_type, info.external_attr
                written.writestr(part, changed[name] if name in changed else self.read(name))
            for name in changed.keys() - self._parts.keys():
                written.writestr(ZipInfo(name), changed[name], ZIP_DEFLATED)
        return copy.getvalue()

    def _bounded(self, part: IO[bytes], info: ZipInfo) -> bytes:
        """A part's bytes, stopped where there are too many for the archive or for what they are packed into."""
        pieces, size = [], 0
        most = min(self._room, max(_SMALL, info.compress_size * self._limits.archive_ratio))
        while piece := part.read(_AT_ONCE):
            size += len(piece)
            if size > most:
                raise TooLargeError(f"{self._path} unpacks to far more than its size: it is not read.")
            pieces.append(piece)
        self._room -= size
        return b"".join(pieces)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What the library says of a damaged archive, as one sentence."""
        import zlib
        from zipfile import BadZipFile

        try:
            yield
        except (BadZipFile, zlib.error, EOFError, ValueError, OverflowError, OSError) as problem:
            raise UnreadableError(f"{self._path} is damaged: its archive cannot be read.") from problem
        except RuntimeError as problem:  # what zipfile raises for a lock, and of the same kind for an unknown packing
            raise UnreadableError(f"{self._path} is packed in a way that cannot be read here.") from problem


def archive_of(raw: RawFile, limits: Limits) -> Archive | None:
    """The archive that a file is; None where it is none, or is damaged or hostile."""
    if not raw.data.startswith(SIGNATURE):
        return None
    try:
        return Archive(raw, limits)
    except UnreadableError:
        return None


def name_of(written: str) -> str:
    """A part's name without a leading slash or dots that lead nowhere: none leads out of the archive."""
    return posixpath.normpath("/" + written.replace("\\", "/")).lstrip("/")


def resolved(part: str, target: str) -> str:
    """The name of the part that a reference in another part leads to."""
    plain = _ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode()), target.partition("#")[0].encode())
    return name_of(posixpath.join("/" + posixpath.dirname(part), plain.decode("utf-8", "replace")))


def _refuse_long_directory(raw: RawFile, limits: Limits) -> None:
    """TooLargeError where the directory has more entries than may be, before any of them is read."""
    end = raw.data.rfind(_DIRECTORY_END, max(0, len(raw.data) - _END_SIZE - _MOST_COMMENT))
    claimed = raw.data[end + 8 : end + 16] if end >= 0 else b""
    entries, size = int.from_bytes(claimed[2:4], "little"), int.from_bytes(claimed[4:8], "little")
    if entries > limits.archive_entries or size > limits.archive_entries * _BYTES_AN_ENTRY:
        raise TooLargeError(f"{raw.path} is an archive of more than {limits.archive_entries:,} parts: it is not read.")
