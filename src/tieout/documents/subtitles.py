"""Subtitles (SRT, WebVTT): the words that are shown, who says them, and in the file itself when.

Numbers, times, settings, notes and tags are not words. Lines that rolling captions show twice are read once. A voice
tag (`<v Jane Doe>`) begins a turn; without one, turns are told as in any transcript.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import ClassVar

from tieout.documents.base import Limits, RawFile, TextReader
from tieout.documents.prose import ProseBuilder, trimmed
from tieout.model import Document, Span, Turn
from tieout.text.patterns import lazy

_TIME = r"[ \t]*(?:\d{1,3}:)?\d{1,3}:\d\d[.,]\d{1,3}"
_TIMES = lazy(rf"^{_TIME}[ \t]*-->{_TIME}.*$", re.MULTILINE)
_BLANK = lazy(r"\n[ \t\r]*\n|\r[ \t]*\r")
_LINE = lazy(r"[^\r\n]+")
_MARKUP = lazy(
    r"<(?:v(?:\.[^\s>]*)?[ \t]+(?P<voice>[^>\r\n]{1,100})|[^<>\r\n]{0,100})>|\{\\[^}\r\n]{0,40}\}|&[a-z#0-9]{1,8};"
)
_ENDS_SENTENCE = (".", "!", "?", "…", "”", '"', ":")


class SubtitleReader(TextReader):
    """Reads files that are made of cues with times."""

    format: ClassVar[str] = "subtitles"
    suffixes: ClassVar[tuple[str, ...]] = (".srt", ".vtt")
    told_by_signs: ClassVar[bool] = True
    priority: ClassVar[int] = 30

    @classmethod
    def recognises(cls, raw: RawFile) -> bool:
        if raw.suffix in cls.suffixes:
            return True
        opening = raw.opening(2_000)
        return opening.startswith("WEBVTT") or (opening.lstrip()[:1].isdecimal() and _opens_with_cue(opening))

    def compose(self, text: str, raw: RawFile, limits: Limits) -> Document:
        cues = _Cues(text)
        cues.read()
        read = cues.builder.document(raw, self.format, limits)
        return replace(read, turns=tuple(cues.turns(read.prose)))


def _opens_with_cue(opening: str) -> bool:
    lines = opening.lstrip().splitlines()
    return len(lines) > 2 and lines[0].strip() == "1" and _TIMES.match(lines[1]) is not None


class _Cues:
    """Goes through the cues once and writes the prose they make."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.builder = ProseBuilder(text)
        self._voices: list[tuple[int, str]] = []
        self._recent: tuple[str, ...] = ()
        self._ended = False

    def read(self) -> None:
        """The lines of each cue, from its times to the blank line after them."""
        times = list(_TIMES.finditer(self.text))
        for number, cue in enumerate(times):
            stop = times[number + 1].start() if number + 1 < len(times) else len(self.text)
            blank = _BLANK.search(self.text, cue.end(), stop)
            lines = list(_LINE.finditer(self.text, cue.end(), blank.start() if blank else stop))
            held = tuple(line.group().strip() for line in lines)
            for line in lines:
                if line.group().strip() not in self._recent:
                    self._line(line.start(), line.end())
            self._recent = held or self._recent

    def _line(self, start: int, end: int) -> None:
        """A line of a cue, its tags left out; a sentence that ended ends the paragraph."""
        if self._ended:
            self.builder.end_block()
        at = start
        fresh = True
        for mark in (*_MARKUP.finditer(self.text, start, end), None):
            fresh = self._words(at, mark.start() if mark else end, fresh)
            if mark and mark["voice"]:
                self._speaks(mark["voice"].strip())
            elif mark and mark.group().startswith("&"):
                self.builder.put(unescape(mark.group()), *mark.span())
            at = mark.end() if mark else end
        self._ended = self.text[start:end].rstrip().endswith(_ENDS_SENTENCE)

    def _words(self, start: int, end: int, fresh: bool) -> bool:
        """Words between tags; whether nothing of the line is written yet."""
        while start < end and fresh and self.text[start].isspace():
            start += 1
        if start >= end:
            return fresh
        if fresh and self.builder.in_block:
            self.builder.put("\n", start, start)
        self.builder.copy(start, end)
        return False

    def _speaks(self, voice: str) -> None:
        if not self._voices or self._voices[-1][1] != voice:
            self.builder.end_block()
            self._voices.append((self.builder.length, voice))

    def turns(self, prose: str) -> Iterator[Turn]:
        """Who speaks where, by the voice tags; their labels are not printed."""
        ends = [*(start for start, _ in self._voices), len(prose)][1:]
        for (start, voice), stop in zip(self._voices, ends, strict=True):
            words = trimmed(prose, start, stop)
            if words:
                yield Turn(voice, Span(words.start, words.start), words)
