"""Edits in the bytes of a file: what is not replaced stays as it was, byte for byte."""

from __future__ import annotations

import codecs

from tieout.errors import UnreadableError
from tieout.fixes.patching import Patch

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CODECS = """utf-8 cp1252 latin-1 utf-16-le utf-16-be utf-32-le utf-32-be cp1250 iso8859-2 iso8859-15 cp1251 koi8-r
iso8859-5 cp1253 iso8859-7 cp1254 cp1255 cp1256 cp1257 gb18030 big5 shift_jis euc-jp euc-kr cp437 cp850
mac-roman""".split()
_PLAINER = str.maketrans({"…": "...", "“": '"', "”": '"', "‘": "'", "’": "'", "—": "--", "–": "-", "€": "EUR "})
"""For encodings that lack the marks of print."""


class Encoding:
    """How a file was written: its byte order mark and the codec that makes exactly its bytes of the text."""

    def __init__(self, data: bytes, text: str, name: str) -> None:
        """Raise UnreadableError where no codec does, so that what is kept could not stay as it is."""
        self._mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
        self._data, self._name = data[len(self._mark) :], name
        found = (codec for codec in _CODECS if _writes(codec, text, self._data))
        self._codec = next(found, "")
        if not self._codec:
            raise UnreadableError(f"{name} is not mended: its bytes follow no one encoding.")

    def writable(self, text: str) -> str:
        """The text as the encoding can hold it, marks of print made plainer where need be.

        Raises UnreadableError where it cannot be held.
        """
        for form in (text, text.translate(_PLAINER)):
            try:
                form.encode(self._codec)
            except UnicodeEncodeError:
                continue
            return form
        raise UnreadableError(f"{self._name} is not mended: its encoding cannot hold {text!r}.")

    def spliced(self, patch: Patch) -> bytes:
        """The file with the patch in it: what is kept of the original is kept byte for byte."""
        made, at, offset = [self._mark], 0, 0
        for change in patch.changes():
            kept = len(patch.original[at : change.span.start].encode(self._codec))
            gone = len(patch.original[slice(*change.span)].encode(self._codec))
            made += [self._data[offset : offset + kept], change.text.encode(self._codec)]
            at, offset = change.span.end, offset + kept + gone
        return b"".join([*made, self._data[offset:]])


def _writes(codec: str, text: str, data: bytes) -> bool:
    try:
        return text.encode(codec) == data
    except UnicodeEncodeError:
        return False
