"""The evaluation script that stands beside the data: its cases, and its own scores of our reports."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import re
import subprocess
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType, SimpleNamespace

import tieout
from benchmarks.corpora import transcripts
from benchmarks.shaping import Shaping, as_in
from tieout.reports import find
from tieout.reports.base import Appearance

_ROW = re.compile(
    r"^(?P<kind>[a-z]+(?:-[a-z]+)*)\s+(?P<n>\d+)\s+(?P<right>[\d.]+)%\s+[\d.]+%\s+(?P<source>[\d.]+)%", re.MULTILINE
)
_TOTALS = re.compile(
    r"named and nothing else (?P<alone>\d+)/\d+.*?honest tied out (?P<honest>\d+)/(?P<honests>\d+).*?"
    r"faults named (?P<named>\d+)/(?P<faults>\d+).*?right source (?P<source>[\d.]+)%",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Score:
    """What the script says of one set of cases, in counts; of each kind, how many are judged right, of how many.

    `source` is the share found in the right source, in per cent.
    """

    kinds: dict[str, tuple[int, int]]
    honest: int
    honests: int
    named: int
    alone: int
    faults: int
    source: float


class Evaluation:
    """The script beside some data, its command replaced by a call in this process against a library open already."""

    def __init__(self, data: Path, shaping: Shaping | None = None) -> None:
        """With a shaping, drafts and sources are checked as what it makes of them."""
        self._data = data
        self._shaping = shaping
        self._script = load(data.parent / "eval" / "quotations.py")
        self._library: tieout.Library | None = None
        vars(self._script)["subprocess"] = SimpleNamespace(run=self._run)

    def make(self, folder: Path, seed: int, drafts: int) -> None:
        """Write drafts and the sources they are drawn from: debates, with one man's speeches as what is absent."""
        below = transcripts(self._data)
        with contextlib.redirect_stderr(io.StringIO()):
            self._script.make(
                Namespace(transcripts=below / "debates", absent=below / "trump", out=folder, seed=seed, drafts=drafts)
            )

    def score(self, folder: Path, without: Sequence[str] = ()) -> Score:
        """What the script's own score says of our reports on its cases."""
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
            self._script.score(Namespace(cases=folder, command="tieout", show=0, without=list(without)))
        return read_score(printed.getvalue())

    def _run(self, command: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        draft, sources = Path(command[2]), Path(command[4])
        # The cases of every seed have the same sources.
        self._library = self._library or tieout.open_library(self._shaping(sources) if self._shaping else sources)
        return subprocess.CompletedProcess(list(command), 0, reported(draft, self._library, self._shaping), "")


def reported(draft: Path, library: tieout.Library, shaping: Shaping | None) -> str:
    """The report on a draft, or on what is made of it, in JSON and with the spans of the draft as it is."""
    shaped = shaping(draft) if shaping else draft
    report = tieout.check(shaped, library)
    text = "".join(find("json").pieces(report, Appearance(colour=False, width=80)))
    return as_in(draft, shaped, text) if shaping else text


def load(path: Path) -> ModuleType:
    """A script that stands beside the data, as a module."""
    spec = importlib.util.spec_from_file_location("evaluation_of_quotations", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_score(printed: str) -> Score:
    """The score that the script printed."""
    totals = _TOTALS.search(printed)
    if totals is None:
        raise ValueError(f"the evaluation script printed no totals:\n{printed}")
    kinds = {
        row["kind"]: (round(float(row["right"]) * int(row["n"]) / 100), int(row["n"])) for row in _ROW.finditer(printed)
    }
    counts = {name: int(totals[name]) for name in ("honest", "honests", "named", "alone", "faults")}
    return Score(kinds, **counts, source=float(totals["source"]))
