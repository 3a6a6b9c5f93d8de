"""`tieout baseline`: let everything stand that is found in an old document today."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tieout.cli import _drafts

if TYPE_CHECKING:
    from tieout.config import Settings
    from tieout.decisions.entries import Entry

EPILOG = """\b
Examples:
  tieout baseline archive/*.md --sources notes    only what is new is told from now on
  tieout check archive/2019.md --no-decisions     all of it is told once more

\b
The findings go into tieout.baseline.toml, beside the settings or the draft. Like
a decision, an entry holds while the statement, the rule and the sources are what
they were. To write it anew, run the command again."""


@click.command(epilog=EPILOG, short_help="Let all stand that is found today.")
@click.argument("drafts", metavar="DRAFT...", nargs=-1, required=True)
@_drafts.as_in_check
def baseline(*, drafts: tuple[str, ...], **options: Any) -> None:
    """Let everything stand that is found in old documents today, so that only what is new is told.

    Nothing of it is read or signed: it is for documents that were there before anybody began to look. What was accepted
    one by one stays accepted.
    """
    from tieout.decisions.accepting import write_baseline

    for draft in dict.fromkeys(drafts):
        settings = _drafts.settings_of(draft, **options)
        file = settings.baseline_of(draft)
        entries, left_out = _entries(draft, settings, file)
        write_baseline(file, [draft], entries)
        findings = "1 finding" if len(entries) == 1 else f"{len(entries):,} findings"
        rest = f"; {left_out:,} that cannot be told from others around them stay open" if left_out else ""
        click.echo(f"Wrote {findings} of {draft} to {file}{rest}.")


def _entries(draft: str, settings: Settings, file: Path) -> tuple[list[Entry], int]:
    """An entry for each finding that nobody let stand but a baseline, and how many there can be none for."""
    from tieout.decisions.accepting import Accepting, Signature
    from tieout.errors import UsageError
    from tieout.model import DecisionKind

    report = _drafts.checked(draft, settings)
    accepting = Accepting(report, report.documents[0], *_drafts.kinds_of_rules())
    entries, left_out = [], 0
    for one in (*accepting.open, *accepting.known):
        try:
            entries.append(accepting.entry(one, file, DecisionKind.BASELINE, Signature("", "", "")))
        except UsageError:
            left_out += 1
    return entries, left_out
