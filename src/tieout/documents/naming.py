"""What a document is known by where it does not say so: its first heading or line, and the date in its name."""

from __future__ import annotations

from collections.abc import Sequence

from tieout.documents.prose import NOTHING_SAID
from tieout.model import BlockKind, Document, Metadata, Turn
from tieout.text.isodate import iso_date
from tieout.text.particulars import completed
from tieout.text.patterns import lazy

_LONGEST_TITLE = 120
_MOST_WORDS = (_LONGEST_TITLE + 1) // 2
"""More words, each of a letter at least and apart by spaces, are no title."""
_SURELY_LONG = 160
"""Most lines that are too long for a title are so in their first so many characters."""
TITLE_REACH = 2_000
"""A title ends within the first so many characters."""
_NO_TITLE_ENDS = '.,;!?:”"'
"""What a line ends with that is a sentence, or the beginning of one."""
_NAMED_DATE = lazy(r"(?<!\d)(?:1[4-9]|20)\d\d[-_.]\d\d[-_.]\d\d(?!\d)")


def identified(document: Document, turns: Sequence[Turn]) -> Metadata:
    """What the document says of itself, completed by how it begins and what its file is called."""
    metadata = document.metadata
    if metadata.title and metadata.date and metadata.language:
        return metadata
    title = None if metadata.title else _title(document, turns)
    beside = Metadata(title=title, date=_date(document.path), language=document.language)
    return completed(metadata, beside)


def plainly_identified(text: str, path: str, turns: Sequence[Turn]) -> Metadata:
    """The same of a plain text that says nothing of itself."""
    title, date = opening_line(text, turns), _date(path)
    return Metadata(title=title, date=date) if title or date else NOTHING_SAID


def dates_named(paths: Sequence[str]) -> dict[int, str]:
    """The dates in the names of files, by the number of the file; hardly any name holds one."""
    if _NAMED_DATE.search("\n".join(paths)) is None:
        return {}
    return {number: date for number, path in enumerate(paths) if (date := _date(path))}


def _date(path: str) -> str | None:
    """The date in the name of a file."""
    date = _NAMED_DATE.search(path.replace("\\", "/").rpartition("/")[2])
    return iso_date(date.group()) if date else None


def _title(document: Document, turns: Sequence[Turn]) -> str | None:
    """The first heading; of a plain text a short first line that stands by itself and is nobody's speech."""
    for block in document.blocks[:50]:
        if block.kind is BlockKind.HEADING:
            return " ".join(document.prose[block.span.start : block.span.end].split())[:_LONGEST_TITLE]
    return opening_line(document.prose, turns) if document.format == "text" else None


def opening_line(prose: str, turns: Sequence[Turn]) -> str | None:
    """A short first line that stands by itself and is nobody's speech."""
    opening = prose[:TITLE_REACH].lstrip()
    line, end, _ = opening.partition("\n")
    if not end or line.rstrip()[-1:] in _NO_TITLE_ENDS:  # as nearly every paragraph does, which is told sooner
        return None
    if len(" ".join(line[:_SURELY_LONG].split())) > _LONGEST_TITLE:
        return None
    words = line.split(maxsplit=_MOST_WORDS)
    line = " ".join(words) if len(words) <= _MOST_WORDS else ""
    spoken = bool(turns) and turns[0].label.start < prose[:TITLE_REACH].find(opening[:1]) + 1
    return line if 0 < len(line) <= _LONGEST_TITLE and not spoken else None
