"""What a document is known by where it does not say so: its first heading or line, and the date in its name."""

from __future__ import annotations

from collections.abc import Sequence

from tieout.model import BlockKind, Document, Metadata, Turn
from tieout.text.isodate import iso_date
from tieout.text.particulars import completed
from tieout.text.patterns import lazy

_LONGEST_TITLE = 120
_MOST_WORDS = (_LONGEST_TITLE + 1) // 2
"""More words, each of a letter at least and apart by spaces, are no title."""
_REACH = 2_000
_NAMED_DATE = lazy(r"(?<!\d)(?:1[4-9]|20)\d\d[-_.]\d\d[-_.]\d\d(?!\d)")


def identified(document: Document, turns: Sequence[Turn]) -> Metadata:
    """What the document says of itself, completed by how it begins and what its file is called."""
    metadata = document.metadata
    if metadata.title and metadata.date and metadata.language:
        return metadata
    date = _NAMED_DATE.search(document.path.replace("\\", "/").rpartition("/")[2])
    title = None if metadata.title else _title(document, turns)
    beside = Metadata(title=title, date=iso_date(date.group()) if date else None, language=document.language)
    return completed(metadata, beside)


def _title(document: Document, turns: Sequence[Turn]) -> str | None:
    """The first heading; of a plain text a short first line that stands by itself and is nobody's speech."""
    for block in document.blocks[:50]:
        if block.kind is BlockKind.HEADING:
            return " ".join(document.prose[block.span.start : block.span.end].split())[:_LONGEST_TITLE]
    if document.format != "text":
        return None
    opening = document.prose[:_REACH].lstrip()
    line, end, _ = opening.partition("\n")
    words = line.split(maxsplit=_MOST_WORDS)
    line = " ".join(words) if len(words) <= _MOST_WORDS else ""
    spoken = bool(turns) and turns[0].label.start < document.prose[:_REACH].find(opening[:1]) + 1
    return line if end and 0 < len(line) <= _LONGEST_TITLE and line[-1] not in '.,;!?:”"' and not spoken else None
