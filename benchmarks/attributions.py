"""The script beside the data that scores the speakers of quotations, its command replaced by a call in this process."""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import tieout
from benchmarks.evaluation import load
from tieout.reports import find
from tieout.reports.base import Appearance

_COUNTS = re.compile(
    r"quotations (?P<all>\d+), extracted (?P<extracted>\d+), with a speaker (?P<answered>\d+), right (?P<right>\d+)"
)
_NOTHING = {"none.txt": "Nothing to see.\n"}


@dataclass(frozen=True, slots=True)
class SpeakerScore:
    """Quotations whose speaker is marked: how many, found at all, given a speaker, given the right one."""

    all: int
    extracted: int
    answered: int
    right: int


def score(data: Path, half: str) -> SpeakerScore:
    """What the script says of our speakers on one half of the articles, `even` or `odd`."""
    script = load(data.parent / "eval" / "speakers.py")
    vars(script)["subprocess"] = SimpleNamespace(run=_run)
    below = data / "campaign2016"
    asked = ["--articles", str(below / "articles"), "--attributions", str(below / "attributions"), "--half", half]
    printed = io.StringIO()
    with _arguments(asked), contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
        script.main()
    return read_score(printed.getvalue())


@contextlib.contextmanager
def _arguments(asked: Sequence[str]) -> Iterator[None]:
    """The command line that the script reads."""
    before, sys.argv = sys.argv, ["speakers.py", *asked]
    try:
        yield
    finally:
        sys.argv = before


def _run(command: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
    report = tieout.check(Path(command[2]), _NOTHING)
    text = "".join(find("json").pieces(report, Appearance(colour=False, width=80)))
    return subprocess.CompletedProcess(list(command), 0, text, "")


def read_score(printed: str) -> SpeakerScore:
    """The score that the script printed."""
    counts = _COUNTS.search(printed)
    if counts is None:
        raise ValueError(f"the evaluation script printed no counts:\n{printed}")
    return SpeakerScore(**{name: int(count) for name, count in counts.groupdict().items()})
