"""What is kept of a source's document between runs, so that it need not be parsed again.

Turns, asides and emphasis always; the prose and its map where they are not the text itself. The text is never
kept: it is the user's own file, read again when a passage of it is to be shown.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain

from tieout.errors import CacheError
from tieout.model import Document, OffsetMap, Piece, Span, Turn


def pack(document: Document) -> bytes:
    """The document's structure as bytes."""
    kept: dict[str, object] = {
        "title": document.title,
        "language": document.language,
        "length": len(document.text),
        "turns": [[turn.speaker, *turn.label, *turn.span] for turn in document.turns],
        "asides": list(chain.from_iterable(document.asides)),
        "emphasis": list(chain.from_iterable(document.emphasis)),
    }
    if document.offsets.pieces or document.prose is not document.text:
        kept["prose"] = document.prose
        kept["pieces"] = list(chain.from_iterable(document.offsets.pieces))
    return zlib.compress(json.dumps(kept, separators=(",", ":")).encode("utf-8"), 1)


def unpack(data: bytes, id: str, path: str, sha256: str, format: str, text: str | None) -> Document:
    """The document again; `text` is its file's, None for a format whose text is its prose.

    Raises CacheError where the bytes are not what `pack` wrote, or not for this text.
    """
    try:
        kept = json.loads(zlib.decompress(data))
        prose: str = kept.get("prose", text)
        whole = prose if text is None else text
        if len(whole) != kept["length"]:
            raise CacheError(f"What is kept of {path} is of another text.")
        return Document(
            id=id,
            path=path,
            sha256=sha256,
            format=format,
            text=whole,
            prose=prose,
            offsets=OffsetMap(tuple(Piece(*four) for four in _by(4, kept.get("pieces", [])))),
            turns=tuple(Turn(speaker, Span(a, b), Span(c, d)) for speaker, a, b, c, d in kept["turns"]),
            asides=tuple(Span(*two) for two in _by(2, kept["asides"])),
            emphasis=tuple(Span(*two) for two in _by(2, kept["emphasis"])),
            title=kept["title"],
            language=kept["language"],
        )
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CacheError(f"What is kept of {path} cannot be read.") from error


def _by(count: int, numbers: Iterable[int]) -> Iterator[tuple[int, ...]]:
    return zip(*[iter(numbers)] * count, strict=True)
