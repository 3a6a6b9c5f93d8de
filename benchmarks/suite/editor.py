"""The language server as somebody who types feels it."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from benchmarks import corpora, drafts
from benchmarks.base import Benchmark, Figure, Workplace, at_most, told
from benchmarks.suite.gate import words_of
from benchmarks.timing import milliseconds, percentile
from benchmarks.typist import Stroke, waits

SOURCES, SOURCE_WORDS = 1_000, 800
WORDS, BETWEEN = 5_000, 80
STROKES = 30
BIN = Path(sys.executable).parent


class Editor(Benchmark):
    """How long after a keystroke are the findings there? A draft of 5,000 words, 1,000 sources, over stdio."""

    name = "editor"
    rank = 27

    def run(self, place: Workplace) -> Iterator[Figure]:
        draw = Random(place.seed)
        draft, code = place.folder / "draft.md", place.folder / "code.py"
        draft.write_text(_draft(place, draw), "utf-8")
        code.write_text(_program(len(draft.read_text("utf-8"))), "utf-8")
        ours = waits([sys.executable, "-m", "tieout", "server"], draft, "markdown", _strokes(draft, draw, " so"))
        theirs = waits([str(BIN / "ruff"), "server"], code, "python", _strokes(code, draw, "  # so"))
        yield told("draft opened for the first time, sources indexed", milliseconds(ours.opened))
        yield told(f"p50 of {STROKES} keystrokes, by the clock", milliseconds(statistics.median(ours.strokes)))
        yield told("p95, by the clock", milliseconds(percentile(ours.strokes, 0.95)))
        yield at_most("processor time for a keystroke", 1000 * ours.processor, 200, "{:.0f} ms")
        yield told("ruff server on a program of the same length, p50", milliseconds(statistics.median(theirs.strokes)))
        yield told("the same, p95", milliseconds(percentile(theirs.strokes, 0.95)))
        yield told("the same, processor time for a keystroke", milliseconds(theirs.processor))


def _draft(place: Workplace, draw: Random) -> str:
    """Paragraphs that each quote a source and go on in other words; some quotations are altered."""
    sources = corpora.council(place, SOURCES, SOURCE_WORDS).rename(place.folder / "sources")
    texts = [path.read_text("utf-8") for path in corpora.files_of(sources)]
    paragraphs: list[str] = []
    while sum(len(paragraph.split()) for paragraph in paragraphs) < WORDS:
        quoted = words_of(draw.choice(texts), draw.randrange(10, 26), draw).split()
        if draw.random() < 0.3:
            quoted[draw.randrange(3, len(quoted) - 1)] = "chandelier"
        said = drafts.draft([" ".join(quoted)], draw).strip().rpartition("\n")[2]
        paragraphs.append(f"{said} {words_of(draw.choice(texts), BETWEEN, draw)}")
    return "\n\n".join(paragraphs) + "\n"


def _program(length: int) -> str:
    """A program of so many characters that a linter finds something in."""
    function = "def number_{0}(first, second):\n    unused = first\n    return first + second * {0}\n\n\n"
    pieces = (function.format(number) for number in range(length // 60 + 1))
    return "".join(pieces)[:length].rpartition("\n\n\n")[0] + "\n"


def _strokes(path: Path, draw: Random, text: str) -> Sequence[Stroke]:
    """Words typed at the ends of lines drawn at random, mostly where there is something to check."""
    lines = path.read_text("utf-8").split("\n")
    long = [number for number, line in enumerate(lines) if line.strip()]
    grown = [len(line.encode("utf-16-le")) // 2 for line in lines]
    strokes = []
    for _ in range(STROKES):
        line = draw.choice(long)
        strokes.append(Stroke(line, grown[line], text))
        grown[line] += len(text)
    return strokes
