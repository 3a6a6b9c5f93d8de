"""Fuzz every reader: `python -m benchmarks.fuzzing [--seconds 600] [--jobs 1] [--reader FORMAT ...] [--fill docs]`."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from benchmarks import pages
from benchmarks.base import Figure, at_most, told
from tieout.documents import read_bytes, readers
from tieout.errors import UnreadableError

NAME = "fuzzing"
FORMATS = sorted(reader.format for reader in readers())
_OPTIONS = ("-print_final_stats=1", "-max_len=16384", "-timeout=120", "-rss_limit_mb=4096")
_ARTIFACTS = ("crash-*", "timeout-*", "oom-*")
_GRACE = 300
_COVERED = re.compile(r"^#\d+\s+(?:INITED|DONE|NEW|REDUCE|pulse)\s+cov: (\d+)", re.MULTILINE)
_EXECUTED = re.compile(r"^stat::number_of_executed_units: (\d+)", re.MULTILINE)
_SHORTEST = 5.0
"""Seconds; a run that has less left is not begun again."""


@dataclass(frozen=True, slots=True)
class Run:
    """What came of fuzzing one reader: files read, branches taken at first and at last, and the slowest file."""

    format: str
    seconds: float
    files: int
    first: int
    last: int
    slowest: float
    folder: str

    @property
    def found(self) -> list[Path]:
        """One note of each kind of fault, the file beside it."""
        return sorted(Path(self.folder, "found").glob("*.txt"))

    @property
    def fallen(self) -> list[Path]:
        """Files with which a library took the whole process down."""
        return sorted(path for kind in _ARTIFACTS for path in Path(self.folder).glob(kind))


@click.command()
@click.option("--seconds", default=600, show_default=True, help="How long each reader is fuzzed.")
@click.option("--reader", "formats", type=click.Choice(FORMATS), multiple=True, help="Only this (may be given again).")
@click.option("--jobs", default=1, show_default=True, help="How many readers are fuzzed at once.")
@click.option(
    "--keep",
    type=click.Path(file_okay=False, path_type=Path),
    help="Keep what is made and found here; a reader whose figures are here is not fuzzed again.",
)
@click.option(
    "--fill",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Put the figures into the pages of this folder.",
)
def main(*, seconds: int, formats: tuple[str, ...], jobs: int, keep: Path | None, fill: Path | None) -> None:
    """Fuzz readers; ends with 1 where a fault was found."""
    runs = []
    with tempfile.TemporaryDirectory(prefix="fuzzing-") as folder, ThreadPoolExecutor(jobs) as pool:

        def fuzz(format: str) -> Run:
            return fuzzed(format, (keep or Path(folder)) / format, seconds)

        for run in pool.map(fuzz, formats or FORMATS):
            runs.append(run)
            click.echo(_line(run))
        figures = list(summed_up(runs))
        for each in (note for run in runs for note in run.found):
            click.echo(f"\n{each}\n{each.read_text()}")
    if fill:
        pages.fill(fill, {NAME: figures})
    sys.exit(any(figure.met is False for figure in figures))


def fuzzed(format: str, folder: Path, seconds: float) -> Run:
    """Fuzz a reader for some seconds; where a library takes the process down, it is begun again."""
    folder.mkdir(parents=True, exist_ok=True)
    figures = folder / "run.json"
    if figures.exists():
        return Run(**json.loads(figures.read_text()))
    logs: list[str] = []
    start = time.monotonic()
    while (left := seconds - (time.monotonic() - start)) > _SHORTEST or not logs:
        logs.append(_once(format, folder, int(left)))
    slowest = folder / "slowest.json"
    covered = [int(found) for log in logs for found in _COVERED.findall(log)] or [0]
    run = Run(
        format,
        time.monotonic() - start,
        sum(int(found) for log in logs for found in _EXECUTED.findall(log)),
        covered[0],
        max(covered),
        json.loads(slowest.read_text()) if slowest.exists() else 0.0,
        str(folder),
    )
    figures.write_text(json.dumps(asdict(run)))
    return run


def _once(format: str, folder: Path, seconds: int) -> str:
    order = [sys.executable, "-m", "benchmarks.fuzzing.target", format, str(folder), f"-max_total_time={seconds}"]
    ran = subprocess.run([*order, *_OPTIONS], capture_output=True, check=False, timeout=seconds + _GRACE)
    log = ran.stderr.decode("utf-8", "replace")
    with (folder / "log.txt").open("a") as kept:
        kept.write(log)
    if not _COVERED.search(log):
        raise click.ClickException(f"{format} cannot be fuzzed:\n{log[-2_000:]}")
    return log


def summed_up(runs: list[Run]) -> Iterator[Figure]:
    """A line for each reader, then what was to be shown: no fault, nothing that took too long, no end of a run."""
    for run in runs:
        yield told(
            f"{run.format}: files read in {run.seconds:,.0f} s; branches taken, of the sample and of all",
            f"{run.files:,}; {run.first:,}, {run.last:,}",
        )
    yield at_most("slowest file of all, seconds of the processor", max(run.slowest for run in runs), 10.0, "{:.2f}")
    yield at_most("kinds of fault", sum(len(run.found) for run in runs), 0, "{:.0f}")
    fallen = [(run.format, path) for run in runs for path in run.fallen]
    yield told("files with which a library took the fuzzer down", len(fallen))
    yield at_most("of these, with which it takes a run down", sum(not _survives(*each) for each in fallen), 0, "{:.0f}")


def _survives(format: str, path: Path) -> bool:
    """Whether a run goes on after such a file, which is read as it is there: where it may fall, in a process apart."""
    read = "import sys; from benchmarks.fuzzing.__main__ import reread; reread(*sys.argv[1:])"
    ran = subprocess.run([sys.executable, "-c", read, format, str(path)], check=False, timeout=_GRACE)
    return ran.returncode == 0


def reread(format: str, path: str) -> None:
    """Read a file that the fuzzer left, under the name of its format."""
    from tests.documents.samples import samples

    try:
        read_bytes(Path(path).read_bytes(), samples()[format][0], "d1")
    except UnreadableError as problem:
        click.echo(str(problem))


def _line(run: Run) -> str:
    return (
        f"{run.format}: {run.files:,} files in {run.seconds:,.0f} s, branches {run.first:,} to {run.last:,}, "
        f"slowest {run.slowest:.2f} s, {len(run.found)} kinds of fault, {len(run.fallen)} falls"
    )


if __name__ == "__main__":
    main()
