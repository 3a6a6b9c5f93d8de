"""The same quotations and figures, with drafts and sources turned into other formats: what does the format cost?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks import figuring, office
from benchmarks.base import Benchmark, Figure, Workplace, at_least, told
from benchmarks.evaluation import Evaluation, Score
from benchmarks.figuring import FigureScore
from benchmarks.shapes import SHAPES
from benchmarks.shaping import Shaping
from benchmarks.sheetshapes import SHEETS, workbook

DRAFTS = 12
A_POINT = 0.01
_PRINTED = (("PDF by LibreOffice", 1), ("PDF by LibreOffice, two columns", 2))


class QualityFormats(Benchmark):
    """Are drafts and sources in Word, EPUB, HTML, PDF and Excel judged as well as plain text, within one point?"""

    name = "quality-formats"
    rank = 35
    needs_data = True

    def run(self, place: Workplace) -> Iterator[Figure]:
        assert place.data is not None
        yield from _quotations(place, place.data)
        yield from _figures(place, place.data)


def _quotations(place: Workplace, data: Path) -> Iterator[Figure]:
    folder = place.room("cases-formats")
    plain = Evaluation(data)
    plain.make(folder, place.seed, DRAFTS)
    goal = plain.score(folder)
    yield told("quotations", goal.honests + goal.faults)
    yield told("plain text: honest quotations tied out", f"{goal.honest / goal.honests:.1%}")
    yield told("plain text: faults named", f"{goal.named / goal.faults:.1%}")
    for number, (name, shape) in enumerate(SHAPES.items()):
        shaped = Evaluation(data, Shaping(place.room(f"shaped-{number}"), shape))
        yield from _beside(name, shaped.score(folder), goal)
    for name, press in _presses(place, folder):
        yield from _beside(name, Evaluation(data, Shaping(place.room(f"printed {name}"), press)).score(folder), goal)
    if office.command() is None:
        yield told("PDF by LibreOffice", "left out: it is not installed")


def _presses(place: Workplace, folder: Path) -> Iterator[tuple[str, office.Press]]:
    """What prints texts, those of a folder printed already; nothing where there is no LibreOffice."""
    for name, columns in _PRINTED if office.command() else ():
        press = office.Press(place.room(f"press-{columns}"), columns)
        press.print(path.read_text("utf-8") for path in sorted(folder.rglob("*.txt")))
        yield name, press


def _beside(name: str, score: Score, goal: Score) -> Iterator[Figure]:
    yield at_least(
        f"{name}: honest quotations tied out", score.honest / score.honests, goal.honest / goal.honests - A_POINT
    )
    yield at_least(f"{name}: faults named", score.named / score.faults, goal.named / goal.faults - A_POINT)
    yield at_least(f"{name}: right source", score.source / 100, goal.source / 100 - A_POINT)


def _figures(place: Workplace, data: Path) -> Iterator[Figure]:
    folder = place.room("figures-formats")
    figuring.make(data, folder, place.seed, DRAFTS)
    goal = figuring.score(data, folder)
    yield told("statements with figures", goal.honests + goal.faults)
    yield told("plain text and CSV: honest statements not flagged", f"{goal.honest / goal.honests:.1%}")
    yield told("plain text and CSV: of these with a figure that ties out", f"{goal.tied:.1%}")
    yield told("plain text and CSV: faults in figures named", f"{goal.named / goal.faults:.1%}")
    shapings = [(name, Shaping(place.room(f"sheets {name}"), SHAPES[name], sheet)) for name, sheet in SHEETS.items()]
    shapings.append(("workbook", Shaping(place.room("sheets workbook"), str.encode, workbook)))
    for name, press in _presses(place, folder):
        shapings.append((f"{name}, tables as workbooks", Shaping(place.room(f"sheets {name}"), press, workbook)))
    for name, shaping in shapings:
        yield from _beside_figures(name, figuring.score(data, folder, shaping), goal)


def _beside_figures(name: str, score: FigureScore, goal: FigureScore) -> Iterator[Figure]:
    honest, named = score.honest / score.honests, score.named / score.faults
    yield at_least(f"{name}: honest statements not flagged", honest, goal.honest / goal.honests - A_POINT)
    yield at_least(f"{name}: of these with a figure that ties out", score.tied, goal.tied - A_POINT)
    yield at_least(f"{name}: faults in figures named", named, goal.named / goal.faults - A_POINT)
