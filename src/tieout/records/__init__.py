"""Many small checks: records of texts, each with the sources it is to be held against, one report for each."""

from __future__ import annotations

from tieout.records.checking import CheckedRecord, Checker, check_all
from tieout.records.lines import Answer, answers, lines_of
from tieout.records.record import InlineSource, Record, record_of
from tieout.records.resuming import kept

__all__ = [
    "Answer",
    "CheckedRecord",
    "Checker",
    "InlineSource",
    "Record",
    "answers",
    "check_all",
    "kept",
    "lines_of",
    "record_of",
]
