"""The picture that README leads with: what `tieout demo` prints on a dark terminal, drawn as SVG."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

PICTURE = Path(__file__).parents[1] / "docs" / "demo.svg"
COLUMNS = 100
SHOWN = ("Q103", "Q105", "Q107")
"""Of the findings, those of these rules; the picture has to fit on a page."""

CELL, LINE, MARGIN, BAR = 8.0, 19, 20, 34
FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
PAPER, INK, FAINT = "#16181d", "#d8dbe2", "#8b90a0"
COLOURS = {"31": "#ff7b72", "32": "#7ee787", "33": "#e3b341", "36": "#76d9e6"}
ORNAMENTS = {"1": 'font-weight="bold"', "4": 'text-decoration="underline"', "9": 'text-decoration="line-through"'}
WORDS = re.compile(r"\S+(?: \S+)*")
"""Text without a space at either end or two beside each other: those are left out of a picture by some."""
SIGN = re.compile("\x1b\\[([0-9;]*)m")


@dataclass(frozen=True)
class Stretch:
    """Characters of one line that look alike."""

    column: int
    text: str
    codes: frozenset[str]


def printed() -> str:
    """What the command prints on a terminal with colours."""
    command = [sys.executable, "-m", "tieout", "demo", "--color", "always"]
    surroundings = os.environ | {"COLUMNS": str(COLUMNS), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, env=surroundings, capture_output=True, encoding="utf-8", check=True).stdout


def excerpt(output: str) -> list[str]:
    """The findings that are shown, and the count of the three outcomes; a line of dots for what is left out."""
    blocks = [block.split("\n") for block in output.strip("\n").split("\n\n")]
    ends = next(number for number, block in enumerate(blocks) if "tie out" in SIGN.sub("", block[-1]))
    chosen = [block for block in blocks[:ends] if any(f"{code} " in line for code in SHOWN for line in block[1:2])]
    lines = ["$ tieout demo", ""]
    for block in chosen:
        lines += [*block, ""]
    return [*lines, "\x1b[2m  ...\x1b[0m", "", blocks[ends][-1]]


def stretches(line: str) -> Iterator[Stretch]:
    """A line with its signs of colour, in the pieces that look alike."""
    column, codes = 0, frozenset[str]()
    for number, piece in enumerate(SIGN.split(line)):
        if number % 2:
            codes = frozenset(piece.split(";")) - {"", "0"}
        else:
            yield from (Stretch(column + words.start(), words[0], codes) for words in WORDS.finditer(piece))
            column += len(piece)


def drawn(stretch: Stretch, y: float) -> str:
    """A stretch at its place; its length is told, so that any font keeps to the columns."""
    fill = next((colour for code, colour in COLOURS.items() if code in stretch.codes), INK)
    looks = [f'fill="{FAINT if "2" in stretch.codes else fill}"']
    looks += [look for code, look in ORNAMENTS.items() if code in stretch.codes]
    place = f'x="{MARGIN + CELL * stretch.column:g}" y="{y:g}" textLength="{CELL * len(stretch.text):g}"'
    return f"<text {place} {' '.join(looks)}>{escape(stretch.text)}</text>"


def picture(lines: list[str]) -> str:
    """The lines in a window, as an SVG file."""
    width, height = MARGIN * 2 + CELL * COLUMNS, BAR + MARGIN + LINE * len(lines)
    rows = (drawn(one, BAR + LINE * (number + 1)) for number, line in enumerate(lines) for one in stretches(line))
    lights = (f'<circle cx="{MARGIN + 18 * n}" cy="18" r="5.5" fill="#3a3f4b"/>' for n in range(3))
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" role="img">',
            "<title>What tieout demo prints</title>",
            f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>',
            *lights,
            f'<g font-family="{FONT}" font-size="13.3" style="white-space: pre">',
            *rows,
            "</g>",
            "</svg>",
            "",
        ]
    )


def current() -> str:
    """The picture as it would be drawn now."""
    return picture(excerpt(printed()))


if __name__ == "__main__":
    PICTURE.write_text(current(), "utf-8", newline="\n")
