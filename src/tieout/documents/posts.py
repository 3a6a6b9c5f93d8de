"""Posts as JSON Lines: one object a line, with words, who wrote them and when.

The text is what tieout read, a paragraph for each post: "Jane Doe (2020-02-03): words". What stands before the colon is
the label of a turn. Names of fields differ from service to service; those in common use are known.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from tieout.documents.base import Clock, Limits, RawFile, Reader
from tieout.documents.cells import BREAK
from tieout.documents.encoding import decode
from tieout.errors import UnreadableError
from tieout.model import Block, BlockKind, Document, Span, Turn

_WORDS = ("full_text", "text", "body", "content", "message", "words", "post")
_AUTHORS = ("author", "user", "speaker", "name", "display_name", "from", "account")
_HANDLES = ("username", "screen_name", "handle", "acct")
_TIMES = ("created_at", "date", "time", "timestamp", "published", "published_at", "datetime")
_NAMES = ("name", "display_name")
_SAMPLE = 20


class Post(NamedTuple):
    author: str
    time: str
    words: str


class PostsReader(Reader):
    """Reads files of one JSON object a line."""

    format: ClassVar[str] = "posts"
    suffixes: ClassVar[tuple[str, ...]] = (".jsonl", ".ndjson", ".jsonlines")
    told_by_signs: ClassVar[bool] = True
    priority: ClassVar[int] = 25

    @classmethod
    def recognises(cls, raw: RawFile) -> bool:
        if raw.suffix in cls.suffixes:
            return True
        lines = raw.opening().splitlines()[:_SAMPLE] if raw.data[:1] == b"{" else []
        return len(lines) > 1 and all(_post(line) for line in lines[:-1] if line.strip())

    def read(self, raw: RawFile, limits: Limits) -> Document:
        text = raw.text if raw.text is not None else decode(raw.data)
        clock = Clock(limits, raw.path)
        parts: list[str] = []
        turns: list[Turn] = []
        at = 0
        for post in _posts(text, raw.path):
            clock.check()
            label = _label(post)
            at += len(BREAK) if parts else 0
            parts.append(f"{label} {post.words}" if label else post.words)
            start = at + (len(label) + 1 if label else 0)
            if label:
                turns.append(Turn(post.author, Span(at, at + len(label)), Span(start, start + len(post.words))))
            at = start + len(post.words)
        limits.allow_blocks(len(parts), raw.path)
        whole = BREAK.join(parts)
        starts = tuple(_starts(parts))
        return Document(
            id=raw.id,
            path=raw.path,
            sha256=raw.sha256,
            format=self.format,
            text=whole,
            prose=whole,
            blocks=tuple(
                Block(BlockKind.PARAGRAPH, Span(start, start + len(part)))
                for start, part in zip(starts, parts, strict=True)
            ),
            turns=tuple(turns),
            paragraphs=starts,
        )


def _starts(parts: list[str]) -> Iterator[int]:
    at = 0
    for part in parts:
        yield at
        at += len(part) + len(BREAK)


def _posts(text: str, path: str) -> Iterator[Post]:
    """The posts of a file. UnreadableError where most lines hold none."""
    lines = [line for line in text.splitlines() if line.strip()]
    posts = [post for line in lines if (post := _post(line))]
    if len(posts) * 2 < len(lines):
        raise UnreadableError(
            f"{path} has no posts in it: each line is to be a JSON object with a text (records are checked with "
            "--input-format jsonl)."
        )
    yield from posts


def _post(line: str) -> Post | None:
    """The post that a line holds; None where it holds none."""
    try:
        held = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(held, dict):
        return None
    words = next((held[name] for name in _WORDS if isinstance(held.get(name), str)), "")
    words = "\n".join(words.encode("utf-8", "replace").decode().split("\n")).strip()
    return Post(_author(held), _first(held, _TIMES), words) if words else None


def _author(held: dict[str, object]) -> str:
    """Who wrote a post, by name or, where it tells none, by handle: "@janedoe" is spelt as no name is."""
    name = _first(held, _AUTHORS)
    if name:
        return name
    holders = [held, *(one for key in _AUTHORS if isinstance(one := held.get(key), dict))]
    handle = next((found for one in holders if (found := _first(one, _HANDLES))), "")
    return f"@{handle.lstrip('@')}" if handle else ""


def _first(held: dict[str, object], names: tuple[str, ...]) -> str:
    """The first of some fields that holds a short text or number, or an object with a name."""
    for name in names:
        value = held.get(name)
        if isinstance(value, dict):
            value = next((value[inner] for inner in _NAMES if isinstance(value.get(inner), str)), None)
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            written = " ".join(str(value).encode("utf-8", "replace").decode().split())
            if 0 < len(written) <= 100:
                return written
    return ""


def _label(post: Post) -> str:
    if not post.author:
        return ""
    return f"{post.author} ({post.time}):" if post.time else f"{post.author}:"
