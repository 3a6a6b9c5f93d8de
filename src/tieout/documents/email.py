"""E-mail (EML): the words of a message, with what its head says; the words that it answers to are quotations.

The text is what tieout read: the plain part of the message, or the words of its HTML where it has no other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from tieout.documents.base import Limits, RawFile, Reader
from tieout.documents.html import HtmlReader
from tieout.documents.paragraphs import Paragraph, laid_out
from tieout.errors import UnreadableError
from tieout.model import BlockKind, Document, Metadata
from tieout.text.patterns import lazy

if TYPE_CHECKING:
    from email.message import EmailMessage

_FIELD = lazy(
    r"^(from|to|date|subject|message-id|mime-version|received|return-path|delivered-to|reply-to|cc):",
    re.IGNORECASE | re.MULTILINE,
)
_BLANK = lazy(r"\r?\n\s*\n")
_QUOTED = lazy(r"^[>\s]*>\s?")
_MOST_PARTS = 1_000


class EmailReader(Reader):
    """Reads files that open with the head of a message."""

    format: ClassVar[str] = "email"
    suffixes: ClassVar[tuple[str, ...]] = (".eml",)
    told_by_signs: ClassVar[bool] = True
    priority: ClassVar[int] = 25

    @classmethod
    def recognises(cls, raw: RawFile) -> bool:
        if raw.suffix in cls.suffixes:
            return True
        opening = raw.opening(8192) if raw.data[:1].isalpha() else ""
        if "from:" not in opening.lower():  # patterns take longer, and this is asked of every text there is
            return False
        head = _BLANK.split(opening, maxsplit=1)[0]
        names = {found.lower() for found in _FIELD.findall(head)}
        return "from" in names and len(names) >= 4 and bool(names & {"message-id", "mime-version", "received"})

    def read(self, raw: RawFile, limits: Limits) -> Document:
        from email import message_from_bytes, policy  # imported late: a run without messages does not pay for it

        try:
            message = message_from_bytes(raw.data, policy=policy.default)
            words, is_html = _words(message)
            metadata = _metadata(message)
        except (ValueError, LookupError, IndexError, AttributeError, RecursionError) as problem:
            raise UnreadableError(f"{raw.path} is damaged: it cannot be read as a message.") from problem
        if is_html:
            words = HtmlReader().compose(words, raw, limits).prose
        return laid_out(_paragraphs(words)).document(raw, self.format, limits, metadata)


def _words(message: EmailMessage) -> tuple[str, bool]:
    """The words of a message, and whether they are HTML."""
    found: dict[str, str] = {}
    for number, part in enumerate(message.walk()):
        kind = part.get_content_type()
        if number >= _MOST_PARTS or kind not in ("text/plain", "text/html") or part.is_attachment():
            continue
        data = part.get_payload(decode=True)
        if isinstance(data, bytes):
            found.setdefault(kind, _decoded(data, part.get_content_charset()))
    plain = found.get("text/plain", "")
    return (plain, False) if plain.strip() else (found.get("text/html", ""), True)


def _decoded(data: bytes, charset: str | None) -> str:
    try:
        return data.decode(charset or "utf-8", "replace")
    except LookupError:  # a charset that nobody knows
        return data.decode("utf-8", "replace")


def _metadata(message: EmailMessage) -> Metadata:
    sender = str(message.get("from", "")).split("<", 1)[0].strip(" \"'") or str(message.get("from", "")).strip("<> ")
    date = getattr(message.get("date"), "datetime", None)
    return Metadata(
        title=" ".join(str(message.get("subject", "")).split()) or None,
        authors=(sender,) if sender else (),
        date=date.date().isoformat() if date else None,
    )


def _paragraphs(words: str) -> list[Paragraph]:
    """The paragraphs of a message; lines that open with ">" are of the message that it answers."""
    written: list[Paragraph] = []
    fresh = True
    for line in words.splitlines():
        sign = _QUOTED.match(line)
        kind = BlockKind.QUOTE if sign else BlockKind.PARAGRAPH
        text = line[sign.end() :] if sign else line
        if not text.strip():
            fresh = True
            continue
        if fresh or written[-1].kind is not kind:
            written.append(Paragraph(kind, sign.group().count(">") if sign else 0))
        else:
            written[-1].add("\n")
        written[-1].add(text)
        fresh = False
    return written
