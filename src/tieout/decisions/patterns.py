"""Entries of `per-file-ignores` that drop nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path

from tieout.config import Settings
from tieout.decisions.deciding import Rulebook
from tieout.model import Decision, DecisionKind, Document, Lapse, Span

_MOST_FILES = 1_000
"""Where more files fit a pattern, nothing is said of it: to look for them would take longer than the check."""


def idle(
    documents: Sequence[Document], settings: Settings, used: Collection[tuple[str, str]], rulebook: Rulebook
) -> Iterator[Lapse]:
    """What drops nothing of the documents, where all the drafts that it is for are among them."""
    for pattern, selectors in settings.per_file_ignores:
        fitting = [document for document in documents if settings.fits(pattern, document.path)]
        idle = [one for one in selectors if (pattern, one) not in used and rulebook.applies(one)]
        if fitting and idle and _are_all(pattern, fitting, settings):
            for selector in idle:
                decision = Decision(DecisionKind.PER_FILE, selector, "", f"per-file-ignores, {pattern!r}")
                why = f"{selector} is not found in the drafts that it is for"
                yield Lapse(decision, fitting[0].id, Span(0, 0), why, expired=False)


def _are_all(pattern: str, documents: Sequence[Document], settings: Settings) -> bool:
    """Whether no other file fits a pattern than some documents."""
    wanted = pattern.removeprefix("./")
    wanted = wanted if "/" in wanted else f"**/{wanted}"
    if Path(wanted).anchor:  # such a pattern is not looked for below a folder
        return False
    root = settings.root or Path()
    try:
        there = list(islice((path for path in root.glob(wanted) if path.is_file()), _MOST_FILES))
    except (ValueError, OSError):
        return False
    checked = {Path(document.path).resolve() for document in documents}
    return len(there) < _MOST_FILES and all(path.resolve() in checked for path in there)
