"""Subtitles: the words that are shown, each with its place in the file."""

from __future__ import annotations

import pytest

from tieout.documents import read_bytes, read_text
from tieout.model import Document, Span

_SRT = """1
00:00:01,000 --> 00:00:03,000
<i>The boats leave</i> the pier
at dawn.

2
00:00:03,500 --> 00:00:05,000
{\\an8}Nets &amp; lamps.
"""
_VTT = """WEBVTT - harbour

NOTE nobody reads this

STYLE
::cue { color: lime }

intro
00:01.000 --> 00:03.000 align:start
<v Jane Doe>The boats leave

00:03.000 --> 00:05.000
<v Jane Doe>at <b>dawn</b>.</v>

00:05.000 --> 00:07.000
<v.loud Ann Poe>They do not.
"""


def _read(text: str, name: str = "a.srt") -> Document:
    return read_text(text, name, "d1")


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        (_SRT, "The boats leave the pier\nat dawn.\n\nNets & lamps."),
        (_VTT, "The boats leave\nat dawn.\n\nThey do not."),
        (_SRT.replace("\n", "\r\n"), "The boats leave the pier\nat dawn.\n\nNets & lamps."),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\na boat\n\n00:02.000 --> 00:03.000\na boat\nleaves", "a boat\nleaves"),
        ("", ""),
        ("1\n00:00:01,000 --> 00:00:02,000\n", ""),
    ],
)
def test_the_prose_is_what_is_shown(text: str, prose: str) -> None:
    """Numbers, times, tags and notes are left out, and what rolling captions show twice is read once."""
    assert _read(text).prose == prose


def test_every_word_keeps_its_place_in_the_file() -> None:
    """So that the time above it can be found."""
    document = _read(_SRT)
    start = document.prose.index("lamps")
    span = document.offsets.span(Span(start, start + 5))
    assert document.text[slice(*span)] == "lamps"
    assert document.location(span.start).line == 8


def test_voices_are_turns() -> None:
    """One for as long as the same voice goes on."""
    document = _read(_VTT, "a.vtt")
    assert [(turn.speaker, document.prose[slice(*turn.span)]) for turn in document.turns] == [
        ("Jane Doe", "The boats leave\nat dawn."),
        ("Ann Poe", "They do not."),
    ]


def test_subtitles_are_known_by_what_they_hold() -> None:
    """Whatever they are called."""
    assert read_bytes(_SRT.encode(), "a.txt", "d1").format == "subtitles"
    assert read_bytes(_VTT.encode(), "a", "d1").format == "subtitles"
    assert read_bytes(b"1\nOne boat --> two boats\n", "a.txt", "d1").format == "text"
