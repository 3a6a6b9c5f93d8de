"""Many records through one command: how many a second, and whether memory stays where it is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks import corpora
from benchmarks.base import Benchmark, Figure, Workplace, at_most, told
from benchmarks.suite.gate import task

MANY, MINUTES = 10_000, 5.0
CORES = 2


class Pipeline(Benchmark):
    """How long do 10,000 answers take? Records of 600 words with 5 quotations and 20 passages of 300 words."""

    name = "pipeline"
    rank = 25

    def run(self, place: Workplace) -> Iterator[Figure]:
        records = _records(place, place.records)
        few = _records(place, max(1, place.records // 4))
        wall = _taken(records, CORES)[0]
        yield told(f"{place.records} records on {CORES} processes, a second", f"{place.records / wall:.1f}")
        yield told(f"{MANY:,} records at that pace", f"{wall / place.records * MANY / 60:.1f} minutes")
        least = _taken(few, 1)[2]
        _, processor, most = _taken(records, 1)
        each = processor / place.records
        yield told("processor time of a record", f"{1000 * each:.0f} ms")
        minutes = each * MANY / CORES / 60
        yield at_most(f"{MANY:,} records on {CORES} idle cores, by that", minutes, MINUTES, "{:.1f} minutes")
        yield told(f"memory of one process at its most, {place.records} records", f"{most:.0f} MB")
        yield at_most("times as much as for a quarter of them", most / least, 1.1)


def _records(place: Workplace, number: int) -> Path:
    """A file of records, each with texts of its own."""
    texts = [path.read_text("utf-8", errors="replace") for path in corpora.files_of(corpora.debates(place))]
    path = place.room("records") / f"{number}.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for one in range(number):
            answer, passages = task(texts, Random(f"{place.seed}-{one}"))
            sources = [{"name": name, "text": text} for name, text in passages.items()]
            stream.write(json.dumps({"id": one, "text": answer, "sources": sources}) + "\n")
    return path


def _taken(records: Path, workers: int) -> tuple[float, float, float]:
    """Seconds by the clock and of the processor that the command takes, and its peak of memory in megabytes."""
    command = [sys.executable, "-m", "tieout", "check", "--input-format", "jsonl", str(records)]
    command += ["--workers", str(workers), "--output-file", str(records.with_suffix(".out"))]
    began = time.perf_counter()
    child = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        raise RuntimeError(f"the command ended with {child.returncode}")
    return time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
