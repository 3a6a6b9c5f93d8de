"""Stage directions: "[applause]", "(inaudible)", "(via video link)", "[00:01:02]". On the page, but nobody's words.

A bracket is one only if every word in it is a word of the stage, or if it opens as only stage directions open;
"(who laughed)" and "[the governor]" are the text's own.
"""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from tieout.documents.scanning import matches
from tieout.model import Span
from tieout.text.native import Kernels
from tieout.text.patterns import lazy
from tieout.text.words import Points

_BRACKETS = lazy(r"\[[^\[\]\n\r]{1,90}\]|\([^()\n\r]{1,90}\)")
_TIME = r"\d{1,2}(?:[: ]\d{2}){1,3}(?:[.,]\d{1,3})?"
_ONLY_TIME = lazy(rf"\s*{_TIME}\s*(?:[-–—]+\s*{_TIME}\s*)?")
_TRAILING_TIME = lazy(rf"[\s,]+(?:at\s+)?{_TIME}\s*\Z")
_WORD = lazy(r"[^\W_]+(?:['’-][^\W_]+)*")
_STAGE_WORDS = """
applause applauds applauding laughter laughs laugh laughing chuckle chuckles chuckling giggles crosstalk
cross-talk cross-talking crosstalking overtalk overlapping overtalking inaudible unintelligible indiscernible
indecipherable indistinct incomprehensible inaubible unclear muffled garbled cheers cheering cheer boo boos
booing booed jeers jeering shouting shouts shout yelling screaming chanting chants chant heckling heckles
music pause pauses silence sighs sigh coughs coughing crying sobbing sobs weeping gasps groans moans whistles
whistling murmurs murmuring clapping claps standing-ovation ovation gavel bell bells bleep bleeped beep buzzer
timer interruption interruptions interrupted newsbreak recess adjourned off-mike off-mic off-camera
off-microphone offmike voiceover voice-over voice-overs phonetic ph sp nods nodding smiles smiling gestures
gesturing gesture indicating stammering stutters whispering whispers singing sings hums videotape video clip
recording audio sneezes clears expletive noise simultaneous anthem commotion
beifall heiterkeit lachen zuruf applaudissements rires aplausos risas
"""
_STAGE = frozenset(_STAGE_WORDS.split())
_BESIDE_WORDS = """
a an the and or of in on from at to by with for some more no audience crowd member members spectators
scattered prolonged loud louder sustained continued continuing continues light mild general equal amounts
long brief short begin begins beginning began end ends ending ended start starts started stop stops playing
plays played play ringing rings ring rang sounds sound background commercial break breaks gap glitch cut cuts
out drop drops off mike mic microphone camera tape vt technical difficulties difficulty problem problems
reaction reacts responds response question questions answer name names word words speaker speakers multiple
voice voices simultaneously conversation talking speech head throat standing protester protesters
protestor protestors heckler hecklers feedback static deleted repeated national
"""
_BESIDE = frozenset(_BESIDE_WORDS.split())
_OPENING = lazy(
    r"""(?ix) \s* (?:
      (?:begin|start|end)(?:s|ning|ing)?\s+(?:of\s+)?(?:video|audio|tape|film|clip|recording|transcript|vt\b|coverage)
    | (?:inaudible|unintelligible|indiscernible|cross[ .-]{0,2}talk|off\ ?-?\ ?mi(?:ke|c)\b)
    | (?:the\s+)?(?:audience|crowd)\s+(?:chant|cheer|boo|applau|laugh|shout|jeer|respon|react)
    | chant(?:s|ing)?\s*[:,]?\s*["“‘']
    | (?:speaking|speaks|speaks?\s+in|in|spoke|continues\s+in)\s+(?:in\s+)?(?:a\s+)?
      (?:foreign|arabic|chinese|mandarin|french|german|hebrew|hindi|italian|japanese|korean|persian|polish|
         portuguese|russian|spanish|turkish|ukrainian|urdu)\b
    | foreign\s+language\b
    | (?:speaking\s+)?(?:through|via|by|as)\s+(?:an?\s+|the\s+)?(?:interpret|translat)
    | as\s+(?:interpreted|translated)\b
    | (?:appearing\s+|joining\s+|speaking\s+)?(?:via|by|over|on)\s+(?:the\s+)?
      (?:video|telephone|phone|satellite|skype|zoom|link|remote)
    | interrupted\s+by\b
    | commercial\s+break | break\s+in\s+(?:audio|coverage|tape) | audio\s+(?:gap|break|cuts|glitch)
    | (?:brief\s+|short\s+)?recess\b | whereupon\b | off\s+the\s+record | discussion\s+(?:held\s+)?off
    | video(?:tape)?\s+(?:clip\s+)?(?:begins|ends|plays|playing|presentation)
    | silence\b
    )"""
)
_SIC = lazy(r"\s*sic\s*[.!]?\s*", re.IGNORECASE)


def stage_directions(prose: str, transcript: bool) -> list[Span]:
    """The brackets that are stage directions, in order.

    In a transcript a bracket that fills its line is one whatever it holds, and "[sic]" is the transcriber's.
    """
    found_all = matches(_BRACKETS, prose, "[(")
    return [Span(*found.span()) for found in found_all if _is_direction(found, transcript)]


def is_direction(bracket: str) -> bool:
    """Whether a bracket is a stage direction in any text, by what it holds."""
    return _by_words(bracket)[0]


def directions_in(
    kernels: Kernels, text: str, points: Points, bases: NDArray[np.int64], transcripts: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """The stage directions of some texts in a row, as (k, 2) spans: no bracket goes over the end of a line.

    `points` are their characters as numbers; text n begins at `bases[n]`; `transcripts` tells which are transcripts.
    """
    spans = np.empty((2, len(text) // _CHARACTERS_A_BRACKET), np.int64)
    count = kernels.brackets(points, points.itemsize, spans[0], spans[1])
    if count < 0:
        spans = np.empty((2, len(text) // _SHORTEST_BRACKET), np.int64)
        count = kernels.brackets(points, points.itemsize, spans[0], spans[1])
    starts, ends = spans[:, :count]
    judged = [*map(_by_words, kernels.pieces(text, starts, ends))]
    anywhere, in_transcripts = np.array(judged, np.bool_).reshape(-1, 2).T
    spoken = transcripts[np.searchsorted(bases, starts, side="right") - 1]
    kept = anywhere | (spoken & in_transcripts)
    for number in np.flatnonzero(spoken & ~kept).tolist():
        kept[number] = _fills_line(text, int(starts[number]), int(ends[number]))
    directions: NDArray[np.int64] = spans[:, :count].T[kept]
    return directions


_CHARACTERS_A_BRACKET = 64
"""Hardly any text has more brackets than one in so many characters."""
_SHORTEST_BRACKET = 3


def _is_direction(found: re.Match[str], transcript: bool) -> bool:
    anywhere, in_transcripts = _by_words(found.group())
    return anywhere or (transcript and (in_transcripts or _fills_line(found.string, found.start(), found.end())))


@lru_cache(maxsize=1 << 12)
def _by_words(bracket: str) -> tuple[bool, bool]:
    """Whether a bracket is a stage direction by what it holds: in any text, and in a transcript."""
    inside = bracket[1:-1]
    if _ONLY_TIME.fullmatch(inside):
        # A bare "(10 30)" or "(1:5)" in prose may be a score or a verse; square brackets or a transcript decide.
        return bracket[0] == "[", True
    staged = is_stage(inside)
    return staged, staged or bool(_SIC.fullmatch(inside))


@lru_cache(maxsize=1 << 12)
def is_stage(inside: str) -> bool:
    """Whether what a bracket holds is said of the scene, not by anybody."""
    if _OPENING.match(inside):
        return len(inside.split()) <= 12
    words = _WORD.findall(_TRAILING_TIME.sub("", inside).lower())
    if not words or len(words) > 8:
        return inside.strip() == "♪"
    return any(word in _STAGE for word in words) and all(word in _STAGE or word in _BESIDE for word in words)


def _fills_line(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 12) : start].rstrip(" \t")
    after = text[end : end + 12].lstrip(" \t")
    return (not before or before[-1] in "\n\r\f") and (not after or after[0] in "\n\r\f")
