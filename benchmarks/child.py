"""Work whose processor time and memory are measured by themselves, in a process of its own.

`python -m benchmarks.child TASK ARGUMENT...` prints what it took as JSON.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
_LOOK_EVERY = 0.1


def measured(task: str, *arguments: object) -> Mapping[str, float]:
    """Run a task in a process of its own.

    Tells the seconds of the clock and of the processor, the most megabytes that it and the processes it started ever
    held together, and what the task itself tells.
    """
    command = [sys.executable, "-m", "benchmarks.child", task, *(str(argument) for argument in arguments)]
    most = 0.0
    # compiled modules are kept, as on a user's machine
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy is loaded with one thread, as the command loads it
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment) as process:
        while process.poll() is None:
            most = max(most, _megabytes_of(process.pid))
            time.sleep(_LOOK_EVERY)
        printed = process.stdout.read() if process.stdout else ""
    if process.returncode:
        raise RuntimeError(f"{task} failed")
    result: dict[str, float] = json.loads(printed)
    return {**result, "megabytes": max(most, result["megabytes"])}


def _megabytes_of(process: int) -> float:
    """What a process and those it started hold now, shared memory counted once; 0 where the system does not tell."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return 0.0
    share = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
    return (int(share[1]) / 1000 if share else 0.0) + sum(_megabytes_of(int(child)) for child in children)


def index(folder: str, cache: str) -> Mapping[str, float]:
    """Index a library."""
    import tieout

    return {"words": tieout.open_library(Path(folder), cache_dir=Path(cache)).words}


def index_in_python(folder: str, cache: str) -> Mapping[str, float]:
    """Index a library as where no kernels were compiled."""
    from tieout.text import native

    native.kernels = None
    return index(folder, cache)


def index_with_tantivy(folder: str, kept: str) -> Mapping[str, float]:
    """Index the same passages with the engine that stands beside."""
    from benchmarks.corpora import files_of
    from benchmarks.engine import Engine

    Engine.build(Path(kept), files_of(Path(folder)))
    return {}


def index_and_ask(folder: str, cache: str, number: str) -> Mapping[str, float]:
    """Index a library and look for some quotations in it: the median time of one, and the share found."""
    import statistics
    from random import Random

    import tieout
    from benchmarks import questions
    from benchmarks.corpora import files_of
    from benchmarks.timing import seconds

    began = time.perf_counter()
    library = tieout.open_library(Path(folder), cache_dir=Path(cache))
    indexed = time.perf_counter() - began
    asked = questions.draw(files_of(Path(folder)), int(number), Random(1), altered=True)
    found = [bool(library.search(question.text).evidence) for question in asked]
    times = [seconds(lambda question=question: library.search(question.text)) for question in asked]  # type: ignore[misc]
    return {"indexed": indexed, "median": statistics.median(times), "found": sum(found) / len(found)}


def look_up(draft: str, table: str, cache: str) -> Mapping[str, float]:
    """Check the figures of a draft against one file: how many tie out, of how many."""
    import tieout

    report = tieout.check(Path(draft), [Path(table)], cache_dir=Path(cache), select=["F"])
    return {"tied": report.ties_out, "asked": len(report.verdicts)}


def _peak_megabytes() -> float:
    """The most memory this process ever held. What `getrusage` tells includes the parent's share at the fork."""
    status = Path("/proc/self/status")
    high = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return (int(high[1]) if high else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1000


def _processor_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


TASKS: dict[str, Callable[..., Mapping[str, float]]] = {
    "index": index,
    "index-in-python": index_in_python,
    "index-with-tantivy": index_with_tantivy,
    "index-and-ask": index_and_ask,
    "look-up": look_up,
}


def main() -> None:
    """Do the task that the arguments name, and print what it took."""
    task, *arguments = sys.argv[1:]
    work = TASKS[task]
    began = time.perf_counter()
    told = work(*arguments)
    wall = time.perf_counter() - began
    print(json.dumps({"wall": wall, "processor": _processor_seconds(), "megabytes": _peak_megabytes(), **told}))


if __name__ == "__main__":
    main()
