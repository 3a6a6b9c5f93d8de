"""The same quotations, with drafts and sources turned into other formats: what does the format cost?"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks import office
from benchmarks.base import Benchmark, Figure, Workplace, at_least, told
from benchmarks.evaluation import Evaluation, Score
from benchmarks.shapes import SHAPES

DRAFTS = 12
A_POINT = 0.01


class QualityFormats(Benchmark):
    """Are drafts and sources in Word, EPUB, HTML and PDF judged as well as plain text, within one point?"""

    name = "quality-formats"
    rank = 35
    needs_data = True

    def run(self, place: Workplace) -> Iterator[Figure]:
        assert place.data is not None
        folder = place.room("cases-formats")
        plain = Evaluation(place.data)
        plain.make(folder, place.seed, DRAFTS)
        goal = plain.score(folder)
        yield told("quotations", goal.honests + goal.faults)
        yield told("plain text: honest quotations tied out", f"{goal.honest / goal.honests:.1%}")
        yield told("plain text: faults named", f"{goal.named / goal.faults:.1%}")
        for number, (name, shape) in enumerate(SHAPES.items()):
            shaped = Evaluation(place.data, shape, place.room(f"shaped-{number}"))
            yield from _beside(name, shaped.score(folder), goal)
        if office.command() is None:
            yield told("PDF by LibreOffice", "left out: it is not installed")
            return
        for name, columns in (("PDF by LibreOffice", 1), ("PDF by LibreOffice, two columns", 2)):
            press = office.Press(place.room(f"press-{columns}"), columns)
            press.print(path.read_text("utf-8") for path in sorted(folder.rglob("*.txt")))
            shaped = Evaluation(place.data, press, place.room(f"printed-{columns}"))
            yield from _beside(name, shaped.score(folder), goal)


def _beside(name: str, score: Score, goal: Score) -> Iterator[Figure]:
    yield at_least(
        f"{name}: honest quotations tied out", score.honest / score.honests, goal.honest / goal.honests - A_POINT
    )
    yield at_least(f"{name}: faults named", score.named / score.faults, goal.named / goal.faults - A_POINT)
    yield at_least(f"{name}: right source", score.source / 100, goal.source / 100 - A_POINT)
