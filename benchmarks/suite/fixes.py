"""Faults made in a known way, mended by the fixes that are offered, and checked again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import tieout
from benchmarks import figuring
from benchmarks.base import Benchmark, Figure, Workplace, at_least, at_most, told
from benchmarks.evaluation import Evaluation
from tieout import documents, pipeline
from tieout.config import Settings
from tieout.fixes import Content, Means, mend
from tieout.model import Finding, Report

SEEDS = (1, 2)
DRAFTS = 12
_GRAVE = ("warning", "error")


@dataclass(frozen=True, slots=True)
class Trip:
    """What became of the findings of some drafts: all, those with a fix, those of them that stayed, and new ones."""

    findings: int = 0
    fixable: int = 0
    safe: int = 0
    stayed: int = 0
    new: int = 0
    bytes_lost: int = 0

    def __add__(self, other: Trip) -> Trip:
        return Trip(
            self.findings + other.findings,
            self.fixable + other.fixable,
            self.safe + other.safe,
            self.stayed + other.stayed,
            self.new + other.new,
            self.bytes_lost + other.bytes_lost,
        )


class Fixes(Benchmark):
    """Is a finding gone once its fix is taken, and does nothing new come of it? (--fix --unsafe-fixes, then check.)"""

    name = "fixes"
    rank = 35
    needs_data = True

    def run(self, place: Workplace) -> Iterator[Figure]:
        assert place.data is not None
        evaluation = Evaluation(place.data)
        for kind in ("quotations", "figures"):
            total = Trip()
            for seed in SEEDS:
                folder = place.room(f"fixes-{kind}-{seed}")
                if kind == "quotations":
                    evaluation.make(folder, seed, DRAFTS)
                else:
                    figuring.make(place.data, folder, seed, DRAFTS)
                total = sum(_trips(folder), total)
            yield from _told(kind, total)


def _told(kind: str, total: Trip) -> Iterator[Figure]:
    yield told(f"{kind}: findings of warning or above", total.findings)
    yield told(f"{kind}: of these with a fix", f"{total.fixable} ({total.safe} safe)")
    yield at_least(f"{kind}: mended, and reported no more", 1 - total.stayed / max(1, total.fixable), 0.99)
    yield at_most(f"{kind}: findings that came of mending", total.new, 0, "{:.0f}")
    yield at_most(f"{kind}: drafts with another byte outside the edits", total.bytes_lost, 0, "{:.0f}")


def _trips(folder: Path) -> Iterator[Trip]:
    library = tieout.open_library(folder / "sources", cache_dir=folder / "cache")
    for path in sorted(folder.glob("draft-*.txt")):
        yield _trip(path, library)


def _trip(path: Path, library: tieout.Library) -> Trip:
    first = path.read_bytes()

    def check(held: Mapping[str, bytes]) -> Report:
        document = documents.read_bytes(held.get(path.name, first), path.name, "d1")
        return pipeline.check([document], library, Settings())

    before = _grave(check({}))
    mending = mend([Content(path.name, first)], check, Means(documents.text_of, lambda *_: None), unsafe=True)
    after = _grave(mending.report)
    lasting = Counter(finding.rule for finding in before if finding.fix is None)
    stayed = sum(finding.fix is not None for finding in after)
    new = Counter(finding.rule for finding in after if finding.fix is None) - lasting
    return Trip(
        findings=len(before),
        fixable=sum(finding.fix is not None for finding in before),
        safe=sum(finding.fix is not None and finding.fix.safe for finding in before),
        stayed=stayed,
        new=new.total(),
        bytes_lost=sum(draft.data != _spliced(first, draft.patch.changes()) for draft in mending.drafts),
    )


def _grave(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.severity in _GRAVE]


def _spliced(data: bytes, changes: Iterator[tuple[tuple[int, int], str]]) -> bytes:
    """The bytes with each change put in by itself, from the last to the first."""
    text = data.decode()
    for (start, end), new in reversed(list(changes)):
        text = text[:start] + new + text[end:]
    return text.encode()
