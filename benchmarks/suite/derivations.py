"""Worked answers over report tables, as they are and with the printed answer moved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from benchmarks import worked
from benchmarks.base import Benchmark, Figure, Workplace, at_least, told
from tieout.model.quantities import Interval
from tieout.text.rounding import around, step_of

_UNIT = Decimal(1)


class Derivations(Benchmark):
    """Are worked answers over report tables (TAT-QA, dev) called consistent, and inconsistent once they are moved?"""

    name = "derivations"
    rank = 22
    needs_data = True

    def run(self, place: Workplace) -> Iterator[Figure]:
        assert place.data is not None
        answers = list(_answers(place.data / "tatqa_dev.json"))
        unread = sum(interval is None for interval, _ in answers)
        yield told("worked arithmetic answers", len(answers))
        yield told("of them in an expression that is none (units among the figures)", unread)
        yield at_least("consistent as printed", _share(answers, 0, agree=True), 0.98)
        yield at_least("inconsistent once moved up by 2 in the last digit", _share(answers, 2, agree=False), 0.98)
        yield at_least("inconsistent once moved down by 2", _share(answers, -2, agree=False), 0.98)


def _answers(path: Path) -> Iterator[tuple[Interval | None, Decimal]]:
    """What each derivation allows, and the answer printed for it."""
    for document in json.loads(path.read_text("utf-8")):
        for question in document["questions"]:
            if question["answer_type"] == "arithmetic":
                yield _allowed(question), Decimal(str(question["answer"]).replace(",", ""))


def _allowed(question: dict[str, str]) -> Interval | None:
    try:
        return worked.result(question["derivation"], percent=question["scale"] == "percent")
    except ValueError:
        return None


def _share(answers: list[tuple[Interval | None, Decimal]], moved: int, *, agree: bool) -> float:
    """The share of answers, moved by so many of their last digit, that agree (or do not)."""
    right = 0
    for interval, answer in answers:
        last = _UNIT.scaleb(min(0, int(answer.as_tuple().exponent)))
        printed = answer + moved * last
        right += interval is not None and around(printed, step_of(printed)).meets(interval) == agree
    return right / len(answers)
