"""The benchmarks: one module each, found by looking into this folder."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from benchmarks.base import Benchmark


def all_benchmarks() -> list[type[Benchmark]]:
    """Every benchmark of this folder, in the order in which they run."""
    return sorted(_found(), key=lambda benchmark: (benchmark.rank, benchmark.name))


def _found() -> Iterator[type[Benchmark]]:
    for info in pkgutil.iter_modules(__path__):
        module = import_module(f"{__name__}.{info.name}")
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Benchmark) and value.__module__ == module.__name__:
                yield value
