"""The scripts beside the data that score figures, their command replaced by a call in this process."""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType, SimpleNamespace

import tieout
from benchmarks.evaluation import load, reported
from benchmarks.shaping import Shaping

_ROW = re.compile(r"^(?P<kind>[a-z]+(?:-[a-z]+)*)\s+(?P<n>\d+)\s+(?P<right>[\d.]+)%", re.MULTILINE)
_TOTALS = re.compile(
    r"honest unflagged (?P<honest>\d+)/(?P<honests>\d+) = [\d.]+% \(with a figure that ties out (?P<tied>[\d.]+)%\)\s+"
    r"faults named (?P<named>\d+)/(?P<faults>\d+) = [\d.]+%\s+rules a flagged fault (?P<rules>[\d.]+)"
)
_TOUCHED = re.compile(
    r"(?P<summaries>\d+) summaries, (?P<findings>\d+) findings: (?P<touching>\d+)% touch an annotated span, "
    r"(?P<unwanted>\d+)% an Unwanted one; (?P<reached>\d+) of (?P<spans>\d+) Unwanted"
)


@dataclass(frozen=True, slots=True)
class FigureScore:
    """What the script says of one set of cases; of each kind, how many are judged right, of how many.

    `tied` is the share of honest statements with a figure that ties out, `rules` how many rules name a fault.
    """

    kinds: dict[str, tuple[int, int]]
    honest: int
    honests: int
    tied: float
    named: int
    faults: int
    rules: float


@dataclass(frozen=True, slots=True)
class SummaryScore:
    """What the script says of our findings on annotated summaries; shares are of the findings."""

    summaries: int
    findings: int
    touching: float
    unwanted: float
    reached: int
    spans: int


def make(data: Path, folder: Path, seed: int, drafts: int) -> None:
    """Write drafts and the tables and reports that they are drawn from."""
    with contextlib.redirect_stderr(io.StringIO()):
        _script(data, "figures").make(Namespace(tables=data / "tables", out=folder, seed=seed, drafts=drafts))


def honest_kinds(data: Path) -> frozenset[str]:
    """The kinds of statements that no rule is to flag."""
    return frozenset(_script(data, "figures").HONEST)


def score(data: Path, folder: Path, shaping: Shaping | None = None) -> FigureScore:
    """What the script's own score says of our reports on its cases, or on what a shaping makes of them."""
    library = tieout.open_library(shaping(folder / "sources") if shaping else folder / "sources")
    script = _script(data, "figures", library, shaping)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
        script.score(Namespace(cases=folder, command="tieout", show=0))
    return read_score(printed.getvalue())


def score_summaries(data: Path, half: str) -> SummaryScore:
    """What the script says of our findings on one half of the summaries, `even` or `odd`."""
    script = _script(data, "faithbench")
    printed = io.StringIO()
    asked = ["faithbench.py", "--data", str(data / "faithbench.jsonl"), "--half", half, "--show", "0"]
    with _arguments(asked), contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
        script.main()
    return read_summary_score(printed.getvalue())


def _script(data: Path, name: str, library: tieout.Library | None = None, shaping: Shaping | None = None) -> ModuleType:
    """A script, asking the library given, or else the sources that each of its commands names."""

    def run(command: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        asked = library or tieout.open_library(Path(command[4]), use_cache=False)
        return subprocess.CompletedProcess(list(command), 0, reported(Path(command[2]), asked, shaping), "")

    script = load(data.parent / "eval" / f"{name}.py")
    vars(script)["subprocess"] = SimpleNamespace(run=run)
    return script


@contextlib.contextmanager
def _arguments(asked: Sequence[str]) -> Iterator[None]:
    """The command line that a script reads."""
    before, sys.argv = sys.argv, list(asked)
    try:
        yield
    finally:
        sys.argv = before


def read_score(printed: str) -> FigureScore:
    """The score that the script for figures printed."""
    totals = _matched(_TOTALS, printed)
    kinds = {
        row["kind"]: (round(float(row["right"]) * int(row["n"]) / 100), int(row["n"])) for row in _ROW.finditer(printed)
    }
    counts = {name: int(totals[name]) for name in ("honest", "honests", "named", "faults")}
    return FigureScore(kinds, **counts, tied=float(totals["tied"]) / 100, rules=float(totals["rules"]))


def read_summary_score(printed: str) -> SummaryScore:
    """The score that the script for summaries printed."""
    totals = _matched(_TOUCHED, printed)
    counts = {name: int(totals[name]) for name in ("summaries", "findings", "reached", "spans")}
    return SummaryScore(**counts, touching=float(totals["touching"]) / 100, unwanted=float(totals["unwanted"]) / 100)


def _matched(pattern: re.Pattern[str], printed: str) -> Mapping[str, str]:
    found = pattern.search(printed)
    if found is None:
        raise ValueError(f"the evaluation script printed no totals:\n{printed}")
    return found.groupdict()
