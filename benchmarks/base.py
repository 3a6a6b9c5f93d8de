"""What a benchmark is: one question, and the figures that answer it, each beside its goal."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of a benchmark: what was measured, what came out, and what was to be reached."""

    what: str
    value: str
    goal: str = ""
    met: bool | None = None
    """None where there is no goal."""


def at_least(what: str, value: float, goal: float, form: str = "{:.1%}") -> Figure:
    """A figure that is good when it is large."""
    return Figure(what, form.format(value), f"at least {form.format(goal)}", value >= goal)


def at_most(what: str, value: float, goal: float, form: str = "{:.2f}") -> Figure:
    """A figure that is good when it is small."""
    return Figure(what, form.format(value), f"at most {form.format(goal)}", value <= goal)


def told(what: str, value: object) -> Figure:
    """A figure without a goal."""
    return Figure(what, str(value))


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where a run measures, and on what.

    `folder` is temporary; `data` is the directory of evaluation data, absent where none was named; `quick` leaves
    the large libraries small; `sample` is the file that findings drawn for reading by hand go to,
    `records` how many go through the pipeline.
    """

    folder: Path
    data: Path | None = None
    seed: int = 1
    quick: bool = False
    sample: Path | None = None
    sample_size: int = 100
    records: int = 400

    def room(self, name: str) -> Path:
        """A folder of that name to write into, made if it was not there."""
        path = self.folder / name
        path.mkdir(parents=True, exist_ok=True)
        return path


class Benchmark(ABC):
    """One question. The first line of the docstring puts it; each subclass is a module of `benchmarks.suite`."""

    name: ClassVar[str]
    rank: ClassVar[int]
    """Benchmarks run in ascending rank: the quick and telling ones first."""
    needs_data: ClassVar[bool] = False
    is_long: ClassVar[bool] = False
    """Left out of a quick run."""

    @abstractmethod
    def run(self, place: Workplace) -> Iterator[Figure]:
        """Measure, and yield figures as they come."""

    @classmethod
    def question(cls) -> str:
        return (cls.__doc__ or cls.name).strip().splitlines()[0]
