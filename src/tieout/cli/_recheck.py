"""A check that may have been made before: the answer that is kept of it, or else what it is kept by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from tieout import finished
from tieout.cli import _output

if TYPE_CHECKING:
    from tieout.config import Settings
    from tieout.model import Report

UNDERSTOOD = frozenset(
    """
    drafts sources partial_sources style select extend_select ignore extend_ignore preview output_format output_file
    strict fail_on max_unchecked tracked_changes statistics verbose verify no_cache no_decisions config cache_dir color
    """.split()
)
"""The options whose value says all that they change, with the settings. With any other the check is made."""
_LONGEST = 8 << 20


class Recheck:
    """A check before it is made: ask for its `answer`; if there is none, have it copy the report, and keep that."""

    def __init__(self, ctx: click.Context, settings: Settings, drafts: Mapping[str, bytes | None]) -> None:
        canvas = _output.canvas(ctx.params["color"], ctx.params["output_file"])
        self._asked = finished.Asked(settings, drafts, {**ctx.params, "canvas": canvas})
        self._key = finished.key_of(self._asked) if _is_understood(ctx) else None
        self._pieces: list[str] = []
        self._whole = False

    def answer(self) -> finished.Answer | None:
        """What was told the last time, if nothing has changed since."""
        return finished.recall(self._asked.settings, self._key) if self._key else None

    def copied(self, pieces: Iterable[str]) -> Iterator[str]:
        """The pieces of a report as they are written, with a copy made if it may be kept."""
        size = 0
        for piece in pieces:
            size += len(piece)
            if self._key and size <= _LONGEST:
                self._pieces.append(piece)
            yield piece
        self._whole = size <= _LONGEST

    def keep(self, report: Report, code: int) -> None:
        """Keep what was written, if it was written to its end.

        Where a draft or a source could not be read it may be read the next time: such a report is not kept.
        """
        unread = report.unread or any(source.problem for source in report.sources)
        if self._key and self._whole and not unread:
            finished.keep(self._asked, self._key, finished.Answer("".join(self._pieces), code))


def _is_understood(ctx: click.Context) -> bool:
    """Whether every option that was given is one that is known here."""
    unknown = ctx.params.keys() - UNDERSTOOD
    return all(ctx.get_parameter_source(name) is ParameterSource.DEFAULT for name in unknown)
