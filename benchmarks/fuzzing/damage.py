"""Damage to archives: to what they hold, as damage to the archive itself seldom gets further than its directory."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from random import Random

Mutator = Callable[[bytes, int], bytes]
"""Changes some bytes, and makes of them so many at most."""
_ITSELF = 0.1
_SHUFFLED = 0.1
"""How often the archive itself is damaged, and how often a part is lost, or stands where another should."""
_MOST_PARTS = 64
_MOST_BYTES = 1 << 18


def mutated(data: bytes, most: int, seed: int, mutator: Mutator) -> bytes:
    """A file with something changed in it: in one of its parts, where it is an archive."""
    chance = Random(seed)
    parts = parts_of(data)
    if not parts or chance.random() < _ITSELF:
        return mutator(data, most)
    name = chance.choice(list(parts))
    if chance.random() < _SHUFFLED:
        parts[name] = parts.pop(chance.choice(list(parts)))
    else:
        parts[name] = mutator(parts[name], most - len(data) + len(parts[name]))
    whole = packed(parts)
    return whole if len(whole) <= most else mutator(data, most)


def parts_of(data: bytes) -> dict[str, bytes]:
    """What an archive holds; nothing where it is none, is damaged, or holds more than a mutation should take."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            held = archive.infolist()
            if len(held) > _MOST_PARTS or sum(part.file_size for part in held) > _MOST_BYTES:
                return {}
            return {part.filename: archive.read(part) for part in held}
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OverflowError, OSError, RuntimeError):
        return {}  # it was damaged before


def packed(parts: dict[str, bytes]) -> bytes:
    """An archive of some parts, as they are: bytes that show can be compared."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return written.getvalue()
