"""How fast quantities and dates are read, beside quantulum3 where it is installed."""

from __future__ import annotations

import importlib
import importlib.util
import time
import warnings
from collections.abc import Callable, Iterator
from random import Random

from benchmarks.base import Benchmark, Figure, Workplace, at_least, told
from tieout.text.quantities import read

SENTENCES, PEERS = 4_000, 200
_TEMPLATES = (
    "The harbour office counted {n} boats in {y}, up from {m} in {x}.",
    "It paid about ${p} million for the new pier, {q} percent more than was planned.",
    "On {d} March {y} the ferry carried {w} passengers and {s} tonnes of mail.",
    "The keeper, who is {a} years old, has climbed the stairs {w} times.",
    "Nobody on the quay could say when the last boat would leave for the island.",
    "A third of the nets were lost in the storm, and the catch fell by {q} per cent to {s} tonnes.",
    "The council voted {v}-{u} to keep the old lighthouse open through the winter.",
    "Their grandmother used to say that the sea gives and the sea takes, and they believed her.",
    "Between {u} and {v} volunteers painted the hall, which is {s} metres long.",
    "The minister had left by then, and the office would not be drawn further on the matter.",
)
_WORDS = ("two", "seven", "a dozen", "twenty-five", "two hundred and six", "hundreds of", "three thousand")


class Quantities(Benchmark):
    """How many sentences a second are read for quantities and dates, on one core, beside quantulum3?"""

    name = "quantities"
    rank = 23

    def run(self, place: Workplace) -> Iterator[Figure]:
        sentences = _drawn(Random(place.seed), SENTENCES)
        read("Nothing yet: 5 km.")
        ours = _a_second(read, sentences)
        yield told("sentences", f"{len(sentences):,}")
        yield at_least("sentences a second of the processor, quantities and dates", ours, 5_000, "{:,.0f}")
        if importlib.util.find_spec("quantulum3") is None:
            yield told("quantulum3", "not installed")
            return
        theirs = _a_second(_quantulum(), sentences[:PEERS])
        yield told(f"quantulum3, quantities only, on {PEERS} of them", f"{theirs:,.0f}")
        yield at_least("times as fast", ours / theirs, 10, "{:.0f}")


def _drawn(random: Random, number: int) -> list[str]:
    """Sentences of a harbour town, most of them with figures."""
    return [
        random.choice(_TEMPLATES).format(
            n=f"{random.randrange(1_000, 99_999):,}",
            m=f"{random.randrange(100, 9_999):,}",
            y=random.randrange(1950, 2024),
            x=random.randrange(1900, 1950),
            p=f"{random.uniform(1, 99):.1f}",
            q=random.randrange(2, 90),
            d=random.randrange(1, 29),
            w=random.choice(_WORDS),
            s=f"{random.uniform(2, 900):.1f}",
            a=random.randrange(20, 90),
            v=random.randrange(20, 60),
            u=random.randrange(2, 20),
        )
        for _ in range(number)
    ]


def _a_second(reader: Callable[[str], object], sentences: list[str]) -> float:
    """How many sentences a reader reads in a second of the processor."""
    began = time.process_time()
    for sentence in sentences:
        reader(sentence)
    return len(sentences) / (time.process_time() - began)


def _quantulum() -> Callable[[str], object]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parse: Callable[[str], object] = importlib.import_module("quantulum3.parser").parse
        parse("Nothing yet: 5 km.")
    return parse
