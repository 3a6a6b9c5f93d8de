"""Tables of Markdown (GitHub's pipe tables): found by the rule of hyphens below their header."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieout.documents.tabular import table_of
from tieout.model import Span
from tieout.model.tables import Table
from tieout.text.columns import is_unit_note
from tieout.text.patterns import lazy

_RULE = lazy(r"[ \t]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_MARKS = lazy(r"\*\*|__|`|(?<!\w)[*_]|[*_](?!\w)")


def pipe_tables(text: str) -> Iterator[Table]:
    """The pipe tables of a text, each named by the line above it, or by its heading where that is prose or a note."""
    lines, at, title, heading = [], 0, "", ""
    for line in text.split("\n"):
        lines.append((at, line.rstrip("\r")))
        at += len(line) + 1
    number = 0
    while number + 1 < len(lines):
        line = lines[number][1]
        if "|" in line and "-" in lines[number + 1][1] and _RULE.fullmatch(lines[number + 1][1]):
            end = number + 2
            while end < len(lines) and "|" in lines[end][1]:
                end += 1
            kept = [number, *range(number + 2, end)]
            said = title.endswith((".", "!", "?")) or is_unit_note(title)
            noted = said and heading and heading != title
            name, note = (heading, title) if noted else (title, "")
            rows = [_cells(lines[one][1]) for one in kept]
            spans = [Span(lines[one][0], lines[one][0] + len(lines[one][1])) for one in kept]
            table = table_of(rows, spans, list(range(1, len(rows) + 1)), name=name, note=note, headed=True)
            if table is not None:
                yield table
            number = end
            continue
        title = line.strip(" #*:") or title
        heading = title if line.startswith("#") else heading
        number += 1


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    parts = re.split(r"(?<!\\)\|", inner)
    return [_MARKS.sub("", part.replace("\\|", "|")).strip() for part in parts]
