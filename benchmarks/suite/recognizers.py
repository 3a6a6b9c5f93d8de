"""The expected spans of the Recognizers-Text specs, beside what the text layer reads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.base import Benchmark, Figure, Workplace, at_least, told
from tieout.model import Span
from tieout.text.quantities import read

GOALS = {
    "CurrencyModel": 0.85, "PercentModel": 0.85, "DimensionModel": 0.85, "AgeModel": 0.85, "NumberModel": 0.85,
    "DateExtractor": 0.80, "DurationExtractor": 0.80,
}  # fmt: skip


class Recognizers(Benchmark):
    """Are the quantities and dates found that Recognizers-Text expects? (At least half of the joint extent.)"""

    name = "recognizers"
    rank = 20
    needs_data = True

    def run(self, place: Workplace) -> Iterator[Figure]:
        assert place.data is not None
        for path in sorted((place.data / "recognizers-specs").glob("*.json")):
            text, expected = _specs(path)
            found = _spans(text)
            met = sum(any(_covers(span, other) for other in found) for span in expected)
            what = f"{path.stem} ({met} of {len(expected)})"
            share = met / max(1, len(expected))
            yield at_least(what, share, GOALS[path.stem]) if path.stem in GOALS else told(what, f"{share:.1%}")


def _specs(path: Path) -> tuple[str, list[Span]]:
    """The inputs of a file, a paragraph each, and where what is expected of them stands."""
    text, expected = "", []
    for case in json.loads(path.read_text("utf-8-sig")):
        if "python" in str(case.get("NotSupported", "")).lower():
            continue
        for result in case["Results"]:
            start = result.get("Start", -1)
            start = case["Input"].find(result["Text"]) if start is None or start < 0 else start
            length = result.get("Length") or len(result["Text"])
            if result.get("End") is not None and not result.get("Length"):
                length = result["End"] - start + 1
            if start >= 0:
                expected.append(Span(len(text) + start, len(text) + start + length))
        text += case["Input"] + "\n\n"
    return text, expected


def _spans(text: str) -> list[Span]:
    figures = read(text)
    return [quantity.span for quantity in figures.quantities] + [moment.span for moment in figures.moments]


def _covers(span: Span, other: Span) -> bool:
    joint = max(span.end, other.end) - min(span.start, other.start)
    return span.overlaps(other) and 2 * (min(span.end, other.end) - max(span.start, other.start)) >= joint
