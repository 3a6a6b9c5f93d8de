"""The command as its users feel it: whole processes, from the prompt to the last line."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from random import Random
from typing import TypeAlias

from benchmarks import corpora, drafts
from benchmarks.base import Benchmark, Figure, Workplace, at_least, at_most, told
from benchmarks.timing import Job, alternately, milliseconds, ratio

BIN = Path(sys.executable).parent
QUOTATIONS = 20
SETTLING = 2.1
"""Seconds until a report on sources that were just written may be kept."""
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
    draft, edited = place.folder / "draft.txt", place.folder / "edited.txt"
    draft.write_text(_draft(sources, place.seed), "utf-8")
    check: Line = [BIN / "tieout", "check", draft, "--sources", sources]
    again: Line = [BIN / "tieout", "check", edited, "--sources", sources]
    peer: Line = [BIN / "grounded", "check", draft, "-s", sources]
    cold, warm = place.folder / "cold", place.folder / "warm"
    edits = count()

    def edit() -> None:
        edited.write_text(f"{draft.read_text('utf-8')}\nEdited{' again' * next(edits)}.\n", "utf-8")
        _ended(again, warm)

    time.sleep(SETTLING)
    _ended(check, warm)
    jobs: dict[str, Job] = {
        "cold": lambda: _cold(check, cold),
        "edited": edit,
        "unchanged": lambda: _ended(check, warm),
        "numpy": partial(_ended, [sys.executable, "-c", "import numpy"]),
        "peer": lambda: _ended([*peer, "--kind", "quote"]),
        "peer whole": lambda: _ended(peer),
    }
    times = alternately(jobs, 7)
    yield told(f"{QUOTATIONS} quotations against {_size(sources)}, first run", _median(times["cold"]))
    yield told("the draft edited, the sources as they were", _median(times["edited"]))
    yield told("nothing changed since the last check", _median(times["unchanged"]))
    yield told("`python -c 'import numpy'`", _median(times["numpy"]))
    yield told("grounded-check on the same files, quotations only", _median(times["peer"]))
    yield told("grounded-check on the same files, all that it checks", _median(times["peer whole"]))
    yield at_most(
        "first run, times as long as grounded-check (quotations only)", ratio(times["cold"], times["peer"]), 1.0
    )
    yield at_least("the draft edited, times faster than it", ratio(times["peer"], times["edited"]), 3.0, "{:.1f}")
    yield at_least("nothing changed, times faster than it", ratio(times["peer"], times["unchanged"]), 3.0, "{:.1f}")
    yield at_most("nothing changed, times as long as importing numpy", ratio(times["unchanged"], times["numpy"]), 2.0)


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
