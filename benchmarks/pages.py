"""Putting figures where the documentation shows them: between `<!-- figures: NAME -->` and `<!-- end -->`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.base import Figure

_SLOT = re.compile(r"(<!-- figures: (?P<name>[\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def fill(folder: Path, figures: Mapping[str, Sequence[Figure]]) -> None:
    """Write the tables of what was measured into the pages of a folder; what was not measured stays as it is."""
    for page in sorted(folder.rglob("*.md")):
        text = page.read_text("utf-8")
        filled = filled_in(text, figures)
        if filled != text:
            page.write_text(filled, "utf-8")


def filled_in(text: str, figures: Mapping[str, Sequence[Figure]]) -> str:
    """A page with the tables of what was measured in their places."""

    def table(slot: re.Match[str]) -> str:
        measured = figures.get(slot["name"])
        rows = "\n".join(_rows(measured or ()))
        return slot[0] if measured is None else f"{slot[1]}\n{rows}\n\n{slot[3]}"

    return _SLOT.sub(table, text)


def _rows(figures: Sequence[Figure]) -> Iterator[str]:
    yield "| What | Figure | Goal | |"
    yield "|---|---:|---|---|"
    for figure in figures:
        met = "" if figure.met is None else "met" if figure.met else "**missed**"
        yield f"| {figure.what.replace('|', '/')} | {figure.value} | {figure.goal} | {met} |"
