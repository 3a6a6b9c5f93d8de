"""Drafts made of quotations drawn from transcripts, each said by somebody to somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from random import Random

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_LABEL = re.compile(r"^[A-Z][A-Z.'’ -]{2,40}:\s+")
_FRAMES = (
    "“{}” the chair said.",
    "Asked about it, the speaker said: “{}”",
    "“{}” said the second speaker, to some applause.",
    "“{}” one of them told the hall.",
    "“{}” another replied.",
)
_BETWEEN = (
    "The evening was long and the hall was cold.",
    "Nothing more was settled that night.",
    "The clerk had seen it coming since noon.",
    "Two of those present wrote it down.",
)
SHORTEST, LONGEST = 8, 40


def sentences(path: Path) -> list[str]:
    """Sentences of a transcript that can be quoted as they are: of 8 to 40 words, and no mark or bracket inside."""
    text = path.read_text("utf-8", errors="replace")
    turns = (_LABEL.sub("", " ".join(turn.split())) for turn in re.split(r"\n\s*\n", text))
    return [sentence for turn in turns for sentence in _SENTENCE.split(turn) if _quotable(sentence)]


def _quotable(sentence: str) -> bool:
    plain = not re.search(r"[\[\]()\"“”…_*:]|\.\.|--|—|'s '|\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Sen|Gov|Rep)\.$", sentence)
    return plain and SHORTEST <= len(sentence.split()) <= LONGEST and sentence[0].isupper() and sentence[-1] in ".!?"


def pool(paths: Sequence[Path], number: int, draw: Random) -> list[str]:
    """Sentences drawn from some of the transcripts."""
    found: list[str] = []
    for path in draw.sample(list(paths), len(paths)):
        quotable = sentences(path)
        found += draw.sample(quotable, min(len(quotable), max(1, number // 10)))
        if len(found) >= number:
            break
    return found[:number]


def draft(quotations: Sequence[str], draw: Random) -> str:
    """A draft that quotes each of some statements, in paragraphs of their own."""
    said = (draw.choice(_FRAMES).format(_inside_marks(quotation)) for quotation in quotations)
    paragraphs = (f"{statement} {draw.choice(_BETWEEN)}" for statement in said)
    return "An evening in the hall\n\n" + "\n\n".join(paragraphs) + "\n"


def _inside_marks(quotation: str) -> str:
    return quotation.removesuffix(".") + "," if quotation.endswith(".") else quotation
