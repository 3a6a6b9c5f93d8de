"""The command as its users feel it: whole processes, from the prompt to the last line."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import TypeAlias

from benchmarks import corpora, drafts
from benchmarks.base import Benchmark, Figure, Workplace, at_least, at_most, told
from benchmarks.timing import alternately, milliseconds, ratio

BIN = Path(sys.executable).parent
QUOTATIONS = 20
Line: TypeAlias = "list[str | Path]"


class Command(Benchmark):
    """How long does a user wait? Whole processes, beside grounded-check on the same files."""

    name = "command"
    rank = 10

    def run(self, place: Workplace) -> Iterator[Figure]:
        yield from _start()
        yield from _check(place)


def _start() -> Iterator[Figure]:
    jobs = {
        "version": partial(_ended, [BIN / "tieout", "--version"]),
        "click": partial(_ended, [sys.executable, "-c", "import click"]),
    }
    times = alternately(jobs, 21)
    yield told("`python -c 'import click'`", milliseconds(statistics.median(times["click"])))
    yield at_most("`tieout --version`, times as long as that", ratio(times["version"], times["click"]), 1.5)


def _check(place: Workplace) -> Iterator[Figure]:
    sources = corpora.debates(place)
    draft = place.folder / "draft.txt"
    draft.write_text(_draft(sources, place.seed), "utf-8")
    check: Line = [BIN / "tieout", "check", draft, "--sources", sources]
    peer: Line = [BIN / "grounded", "check", draft, "-s", sources]
    cold, warm = place.folder / "cold", place.folder / "warm"
    _ended(check, warm)
    jobs = {
        "cold": lambda: _cold(check, cold),
        "warm": lambda: _ended(check, warm),
        "peer": lambda: _ended([*peer, "--kind", "quote"]),
        "peer whole": lambda: _ended(peer),
    }
    times = alternately(jobs, 5)
    yield told(f"{QUOTATIONS} quotations against {_size(sources)}, first run", _median(times["cold"]))
    yield told("the same, from the second run on", _median(times["warm"]))
    yield told("grounded-check on the same files, quotations only", _median(times["peer"]))
    yield told("grounded-check on the same files, all that it checks", _median(times["peer whole"]))
    yield at_most(
        "first run, times as long as grounded-check (quotations only)", ratio(times["cold"], times["peer"]), 1.0
    )
    yield at_least("second run, times faster than it", ratio(times["peer"], times["warm"]), 3.0, "{:.1f}")


def _draft(sources: Path, seed: int) -> str:
    draw = Random(seed)
    return drafts.draft(drafts.pool(corpora.files_of(sources), QUOTATIONS, draw), draw)


def _size(sources: Path) -> str:
    return f"{len(corpora.files_of(sources))} transcripts ({corpora.megabytes_of(sources):.1f} MB)"


def _median(times: Sequence[float]) -> str:
    return milliseconds(statistics.median(times))


def _cold(command: Line, cache: Path) -> None:
    shutil.rmtree(cache, ignore_errors=True)
    _ended(command, cache)


def _ended(command: Line, cache: Path | None = None) -> None:
    """Run a command to its end; 1 means only that there are findings."""
    # Installed packages come compiled; what is installed from a clone is compiled at its first run, if it may be kept.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if cache is not None:
        environment["TIEOUT_CACHE_DIR"] = str(cache)
    ran = subprocess.run([str(part) for part in command], capture_output=True, env=environment, check=False)
    if ran.returncode not in (0, 1):
        raise RuntimeError(f"{command[0]} ended with {ran.returncode}: {ran.stderr.decode(errors='replace')[-500:]}")
