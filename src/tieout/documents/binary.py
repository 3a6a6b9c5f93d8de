"""Files that are not text: told by their first bytes, or by the control characters in them."""

from __future__ import annotations

import re

from tieout.documents.encoding import decode
from tieout.text.patterns import lazy

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a sound, film or image file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"PK\x03\x04", "a Word, OpenDocument or zip file"),
    (b"PK\x05\x06", "an empty zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"{\\rtf", "an RTF file"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
)
_FIRST_BYTES = frozenset(signature[:1] for signature, _ in _SIGNATURES)
# These could open a text.
_LIKE_WORDS = frozenset({b"RIFF", b"ID3", b"OggS", b"GIF8", b"BZh"})
# Bytes below the space that stand in texts: tab, line feed, vertical tab, form feed, carriage return, and the
# old end-of-file mark and escape.
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1a\x1b")
_CONTROL = lazy("[" + re.escape(_CONTROLS.decode("ascii")) + "]")
_SAMPLE = 1 << 16


def kind_of(data: bytes, *, controlled: bool = True) -> str | None:
    """What the file is if it is not text ("a PDF"), or None where it reads as text.

    A few NUL bytes or other control characters in what is otherwise text do not matter (one in a hundred
    characters); they stay in the text as they are, so that every offset holds. `controlled` is whether there may be
    any.
    """
    for signature, name in _SIGNATURES if data[:1] in _FIRST_BYTES else ():
        if data.startswith(signature) and (signature not in _LIKE_WORDS or (controlled and _controlled(data))):
            return name
    return "a binary file" if controlled and _controlled(data) else None


def _controlled(data: bytes) -> bool:
    """Whether more than one character in a hundred is a control character."""
    sample = data[:_SAMPLE]
    if (len(sample) - len(sample.translate(None, _CONTROLS))) * 100 <= len(sample):
        return False
    text = decode(sample)  # what looks so may be UTF-16
    return len(_CONTROL.findall(text)) * 100 > len(text)
