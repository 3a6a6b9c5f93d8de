"""Cases of an evaluation script in another shape: its drafts and sources as files of other formats."""

from __future__ import annotations

import csv
import json
from bisect import bisect_left
from collections.abc import Callable, Sequence
from pathlib import Path

from tieout.documents import read_path

TextShape = Callable[[str], bytes]
SheetShape = Callable[[Sequence[Sequence[str]]], bytes]


class Shaping:
    """Makes of texts, and of tables that are CSV, files of another format in a folder, by the same names."""

    def __init__(self, folder: Path, text: TextShape, sheet: SheetShape | None = None) -> None:
        """Without a shape for tables they stay what they are."""
        self._folder = folder
        self._text = text
        self._sheet = sheet

    def __call__(self, path: Path) -> Path:
        """A file, or a folder of files, in the other shape."""
        if path.is_dir():
            for each in path.iterdir():
                self(each)
            return self._folder / path.name
        name = path.name.removesuffix(".csv") if self._sheet else path.name  # what it is, its content says
        target = self._folder / (name if name.startswith("draft-") else f"{path.parent.name}/{name}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(self._made(path))
        return target

    def _made(self, path: Path) -> bytes:
        if path.suffix != ".csv":
            return self._text(path.read_text("utf-8"))
        if self._sheet is None:
            return path.read_bytes()
        with path.open(encoding="utf-8", newline="") as file:
            return self._sheet(list(csv.reader(file)))


def as_in(draft: Path, shaped: Path, report: str) -> str:
    """A report on a draft in another shape with the spans of the plain text: what is no white space stands in both in
    the same order, once."""
    document = read_path(shaped, "d1")
    plain = [place for place, letter in enumerate(draft.read_text("utf-8")) if not letter.isspace()]
    places = [document.offsets.start(place) for place, letter in enumerate(document.prose) if not letter.isspace()]
    held = json.loads(report)
    for told in (*held["items"], *held["findings"]):
        start, end = told["span"]["start"], told["span"]["end"]
        first = min(bisect_left(places, start), len(plain) - 1)
        last = min(bisect_left(places, end), len(plain)) - 1
        told["span"] = {"start": plain[first], "end": plain[max(first, last)] + 1}
    return json.dumps(held)
