"""What is kept of a source's document between runs, so that it need not be parsed again.

Its structure always; the prose and its map where they are not the text itself. The text is not kept where it is the
user's own file, decoded again when a passage of it is to be shown; where it is what was read of a Word document or a
PDF, it is kept, lest that be parsed again.
"""

from __future__ import annotations

import json
import re
import struct
import zlib
from collections.abc import Sequence
from itertools import accumulate, chain, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tieout.errors import CacheError
from tieout.library.opened import Opened
from tieout.library.structure import Row, Structure, speakers_of, turns_of
from tieout.model import Document, Drawing, Metadata, OffsetMap, Page, Piece, Span, Stretch
from tieout.model.plain import PlainTexts
from tieout.text.patterns import lazy

_PLAIN, _PACKED = b"\0", b"\1"
_WORTH_PACKING = 400
"""What is shorter gains less by being packed than packing it takes."""
_LENGTH = struct.Struct("<I").pack
_WRITE = json.JSONEncoder(separators=(",", ":")).encode
_NUMBER = 4
"""Bytes of a number that is kept."""
_OF_STRUCTURE = 5
"""So many arrays are those of the structure; then come those of the pieces and of the drawing, where there are any."""


def pack(row: Row, keeps_text: Sequence[bool]) -> list[bytes]:
    """Each document's structure as bytes, with its text where that cannot be had by decoding the file again."""
    arrays = [(row.labels, 2), (row.turns, 2), (row.turns, 1), (row.asides, 2), (row.marks, 2)]
    whole = (row.labels.spans, row.turns.spans, row.firsts, row.asides.spans, row.marks.spans)
    cut = [_cut(_written(array), spans.ends, numbers) for array, (spans, numbers) in zip(whole, arrays, strict=True)]
    sizes, lengths = np.diff(row.cuts).tolist(), (np.diff(row.bases) - 1).tolist()
    turns = turns_of(row.documents)
    plain = isinstance(row.documents, PlainTexts)
    rows = zip(sizes, lengths, keeps_text, *cut, strict=True)
    return [
        _bare(length, size, own)
        if plain and number not in turns and not keeps
        else _packed(row.document(number), size, own, keeps)
        for number, (size, length, keeps, *own) in enumerate(rows)
    ]


def _written(array: NDArray[Any]) -> bytes:
    return array.astype(np.int32).tobytes()


def _cut(written: bytes, ends: NDArray[np.int64], numbers: int) -> list[bytes]:
    """An array that was written, by document: each item is so many numbers."""
    places = (ends * (_NUMBER * numbers)).tolist()
    return [written[first:last] for first, last in pairwise([0, *places])]


def _bare(length: int, size: int, arrays: Sequence[bytes]) -> bytes:
    """What is kept of a document that has nothing but its text, of so many characters and words."""
    return _sealed(_BARE % (length, size, *[len(array) // _NUMBER for array in arrays]), arrays)


def _packed(document: Document, size: int, arrays: Sequence[bytes], keeps_text: bool) -> bytes:
    speakers = speakers_of(document)
    if not speakers and not keeps_text and _is_bare(document):
        return _bare(len(document.text), size, arrays)
    head: dict[str, Any] = {
        "title": document.title,
        "language": document.language,
        "length": len(document.text),
        "speakers": speakers,
        "size": size,
    }
    if document.shows_emphasis:
        head["emphasis"] = document.emphasis
    if document.pages:
        head["pages"] = document.pages
    if document.paragraphs:
        head["paragraphs"] = np.diff(document.paragraphs, prepend=0).tolist()
    if keeps_text or document.offsets.pieces or document.prose is not document.text:
        head["prose"] = document.prose
        arrays = [*arrays, _written(np.array(list(chain.from_iterable(document.offsets.pieces)), np.int64))]
    if document.drawing:
        head["drawn"] = True
        drawn = _steps(document.drawing.columns, len(Stretch._fields)), _steps(document.drawing.boxes, 1)
        arrays = [*arrays, *map(_written, drawn)]
    head["arrays"] = [len(array) // _NUMBER for array in arrays]
    return _sealed(_WRITE(head).encode("ascii"), arrays)


_BARE = b'{"title":null,"language":null,"length":%d,"speakers":[],"size":%d,"arrays":[%d,%d,%d,%d,%d]}'
"""What is written before the arrays of a document that has nothing but its text, as most have."""
_BARE_HEAD = lazy(
    rb'\0.{4}\{"title":null,"language":null,"length":([0-9]{1,15}),"speakers":\[\],"size":([0-9]{1,15}),'
    rb'"arrays":\[0,0,0,([0-9]{1,9}),([0-9]{1,9})\]\}',
    re.DOTALL,
)
"""The same where it is not packed, and has no turns: read at a glance, not taken apart."""


def _is_bare(document: Document) -> bool:
    """Whether nothing else of a document is kept than its structure."""
    return (
        document.prose is document.text
        and document.title is None
        and document.language is None
        and not document.shows_emphasis
        and not document.pages
        and not document.paragraphs
        and not document.offsets.pieces
        and not document.drawing
    )


def _sealed(written: bytes, arrays: Sequence[bytes]) -> bytes:
    whole = b"".join((_LENGTH(len(written)), written, *arrays))
    return _PACKED + zlib.compress(whole, 1) if len(whole) > _WORTH_PACKING else _PLAIN + whole


UNKNOWN = Metadata()
"""What is said of a source of which nothing is said."""


def unpack(
    data: bytes, id: str, path: str, sha256: str, format: str, text: str | None, said: Metadata = UNKNOWN
) -> Opened:
    """The document again, its words still to be found; `text` is its file's, None where its text is its prose.

    Its structure is in arrays now; `turns` and `asides` of the document itself are left empty.
    Raises CacheError where the bytes are not what `pack` wrote, or not for this text.
    """
    try:
        if text is not None and (bare := _bare_structure(data, len(text))) is not None:
            return Opened(_plainly(id, path, sha256, format, text, said), bare)
        head, arrays = _parts(data[1:] if data[:1] == _PLAIN else zlib.decompress(data[1:]))
        prose: str = head.get("prose", text or "")
        whole = prose if text is None else text
        if len(whole) != head["length"]:
            raise CacheError(f"What is kept of {path} is of another text.")
        if head.keys() <= _PLAINLY and head["title"] is None and head["language"] is None:
            return Opened(_plainly(id, path, sha256, format, whole, said), _structure(head, arrays))
        pieces = tuple(Piece(*row) for row in arrays[_OF_STRUCTURE].reshape(-1, 4).tolist()) if "prose" in head else ()
        drawing = (
            Drawing(_sums(arrays[-2], len(Stretch._fields)), _sums(arrays[-1], 1)) if "drawn" in head else Drawing()
        )
        document = Document(
            id=id,
            path=path,
            sha256=sha256,
            format=format,
            text=whole,
            prose=prose,
            offsets=OffsetMap(pieces),
            emphasis=tuple(Span(start, end) for start, end in head.get("emphasis", ())),
            shows_emphasis="emphasis" in head,
            pages=tuple(Page(*page) for page in head.get("pages", ())),
            paragraphs=tuple(accumulate(head.get("paragraphs", ()))),
            drawing=drawing,
            title=head["title"],
            language=head["language"],
            metadata=said,
        )
        return Opened(document, _structure(head, arrays))
    except (zlib.error, struct.error, ValueError, KeyError, TypeError, IndexError) as error:
        raise CacheError(f"What is kept of {path} cannot be read.") from error


def _plainly(id: str, path: str, sha256: str, format: str, text: str, said: Metadata) -> Document:
    return Document.plain(id=id, path=path, sha256=sha256, format=format, text=text, turns=(), asides=(), metadata=said)


def _bare_structure(data: bytes, length: int) -> Structure | None:
    """The structure of a document of which nothing else is kept, and that has no turns, as most have none; None of any
    other, of which the text is of another length, or of which what is kept is damaged."""
    head = _BARE_HEAD.match(data)
    if head is None or int.from_bytes(data[1:5], "little") != head.end() - 5:
        return None
    characters, size, asides, marks = map(int, head.groups())
    numbers = np.frombuffer(data, np.int32, offset=head.end()).astype(np.int64)
    if characters != length or asides + marks != len(numbers):
        return None
    silent, placed = (numbers[:asides].reshape(-1, 2), numbers[asides:]) if asides else (_NO_PAIRS, numbers)
    return Structure((), _NO_PAIRS, _NO_PAIRS, _NOTHING, silent, placed.reshape(-1, 2), size)


_PLAINLY = frozenset(("title", "language", "length", "speakers", "size", "arrays"))
"""What is kept of any document."""


def _steps(numbers: bytes, columns: int) -> NDArray[np.int32]:
    """From each number of some columns to the next one: these are small, and much the same, and pack well."""
    return np.diff(np.frombuffer(numbers, np.int32).reshape(columns, -1), prepend=0, axis=1).ravel().astype(np.int32)


def _sums(steps: NDArray[np.int64], columns: int) -> bytes:
    """The numbers that `_steps` was given."""
    return bytes(np.cumsum(steps.reshape(columns, -1), axis=1).astype(np.int32).tobytes())


def _parts(data: bytes) -> tuple[dict[str, Any], list[NDArray[np.int64]]]:
    (length,) = struct.unpack_from("<I", data)
    head: dict[str, Any] = _READ(str(data[4 : 4 + length], "ascii"))[0]
    whole = np.frombuffer(data, np.int32, offset=4 + length).astype(np.int64)
    arrays, end = [], 0
    for count in head["arrays"]:
        arrays.append(whole[end : end + count] if count else _NOTHING)
        end += count
    if end != len(whole):
        raise ValueError("the arrays are of another length")
    return head, arrays


_READ = json.JSONDecoder().raw_decode
_NOTHING = np.zeros(0, np.int64)
_NO_PAIRS = _NOTHING.reshape(-1, 2)


def _structure(head: dict[str, Any], arrays: list[NDArray[np.int64]]) -> Structure:
    labels, turns, firsts, asides, marks = arrays[:_OF_STRUCTURE]
    return Structure(
        speakers=tuple(head["speakers"]),
        labels=_pairs(labels),
        turns=_pairs(turns),
        firsts=firsts,
        asides=_pairs(asides),
        marks=_pairs(marks),
        size=head["size"],
    )


def _pairs(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    return numbers.reshape(-1, 2) if len(numbers) else _NO_PAIRS
