"""Times that can be compared: the things compared take turns, so that a busy machine slows all of them alike."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable, Mapping, Sequence

Job = Callable[[], object]


def alternately(jobs: Mapping[str, Job], rounds: int) -> dict[str, list[float]]:
    """Seconds of each job in each of some rounds (A B A B ...)."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            times[name].append(seconds(job))
    return times


def seconds(job: Job) -> float:
    """How long a job takes by the clock on the wall."""
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def processor_seconds(job: Job) -> float:
    """How long a job takes of the processor, with the processes that it starts and that end."""
    began = _spent()
    job()
    return _spent() - began


def _spent() -> float:
    # os.times() counts in hundredths of a second: a tenth of what reading a file takes
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def ratio(times: Sequence[float], beside: Sequence[float]) -> float:
    """The median over the rounds of how many times longer the one took than the other in the same round."""
    return statistics.median(one / other for one, other in zip(times, beside, strict=True))


def percentile(times: Sequence[float], share: float) -> float:
    """The time that a share of the times does not exceed."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def milliseconds(time: float) -> str:
    """A time in seconds, as it is told."""
    return f"{1000 * time:.3g} ms" if time < 1 else f"{time:.2f} s"
