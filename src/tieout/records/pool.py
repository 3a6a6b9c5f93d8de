"""Work on several processes, in order, with no more begun than keeps them busy."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from typing import TypeVar

from tieout.errors import TieoutError

Task = TypeVar("Task")
Result = TypeVar("Result")
AHEAD = 4
"""So many tasks a worker wait their turn: enough that none is idle while a long one is waited for."""


def in_order(work: Callable[[Task], Result], tasks: Iterable[Task], workers: int) -> Iterator[Result]:
    """What `work` makes of each task, in the order of the tasks; one worker is this process itself.

    Tasks are taken as results are asked for, so that neither piles up. TieoutError where a worker is killed.
    """
    return map(work, tasks) if workers == 1 else _on_processes(work, tasks, workers)


def _on_processes(work: Callable[[Task], Result], tasks: Iterable[Task], workers: int) -> Iterator[Result]:
    waiting: deque[Future[Result]] = deque()
    pool = ProcessPoolExecutor(workers, mp_context=_context(), initializer=_leave_interrupts_to_the_first)
    try:
        for task in tasks:
            waiting.append(pool.submit(work, task))
            if len(waiting) >= workers * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as problem:
        raise TieoutError(
            "A worker was ended from outside, perhaps for want of memory: use fewer of them."
        ) from problem
    finally:
        pool.shutdown(cancel_futures=True)


def _context() -> BaseContext:
    """Processes that begin afresh: one that is copied from a process with threads may wait for them for ever."""
    ways = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")


def _leave_interrupts_to_the_first() -> None:
    """Ctrl-C reaches every process of a terminal; only the one that reads and writes is to answer it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
