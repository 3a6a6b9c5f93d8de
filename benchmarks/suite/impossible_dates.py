"""Dates drawn by chance in every form: are the impossible ones found, and no other?"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks import datings
from benchmarks.base import Benchmark, Figure, Workplace, at_least, at_most
from tieout.text.calendar import dates

DRAWN = 1_000


class ImpossibleDates(Benchmark):
    """Is none of 1,000 dates called impossible, in every form there is, and each of 1,000 that are?"""

    name = "impossible-dates"
    rank = 21

    def run(self, place: Workplace) -> Iterator[Figure]:
        random = Random(place.seed)
        drawn = [datings.valid(random) for _ in range(DRAWN)]
        read = [dates(sentence) for sentence, _, _ in drawn]
        claimed = sum(any(moment.is_impossible for moment in moments) for moments in read)
        right = sum(
            any({moment.month, moment.day} == {month, day} for moment in moments)
            for moments, (_, month, day) in zip(read, drawn, strict=True)
        )
        caught = sum(any(moment.is_impossible for moment in dates(datings.impossible(random))) for _ in range(DRAWN))
        yield at_most(f"of {DRAWN:,} dates, called impossible", claimed, 0, "{:.0f}")
        yield at_least("read as the day they are", right / DRAWN, 0.99)
        yield at_least(f"of {DRAWN:,} impossible dates, called so", caught, DRAWN, "{:.0f}")
