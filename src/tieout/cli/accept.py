"""`tieout accept`: let a finding stand, signed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tieout.cli import _drafts
from tieout.errors import UsageError

if TYPE_CHECKING:
    from tieout.config import Settings
    from tieout.decisions.accepting import Accepting, Reference
    from tieout.decisions.entries import Entry
    from tieout.decisions.matching import Candidate

EPILOG = """\b
Examples:
  tieout accept draft.md:12:5 --reason "Confirmed by telephone"
  tieout accept draft.md:12:5 --rule Q102 --reason "As printed" --evidence scans/p4.png
  tieout accept draft.md#q3 --reason "The speaker's own correction" --by "Jane Roe"
  tieout accept --prune draft.md

\b
ITEM is a finding as a report names it: path:line:column, path:line, or path#id
with the end of an item's id (q3), each with :CODE behind it where several rules
find something there.

\b
The decision goes into tieout.decisions.toml, beside the settings or the draft.
It holds while the statement, the rule and the sources that the finding rests on
are what they were; the check says so when it expires. Accepted findings do not
fail a run, and are counted apart from what ties out."""


@click.command(epilog=EPILOG)
@click.argument("items", metavar="ITEM...", nargs=-1, required=True)
@click.option("--reason", metavar="TEXT", help="Why it may stand.")
@click.option("--by", metavar="NAME", help="Who says so.  [default: git's user.name, else the login]")
@click.option("--evidence", metavar="TEXT|FILE", help="What it rests on outside the sources.")
@click.option("--rule", "rules", multiple=True, metavar="RULE", help="Which rule's finding, where there are several.")
@click.option("--prune", is_flag=True, help="Take out the decisions on ITEM (a draft) that let nothing stand.")
@_drafts.as_in_check
def accept(
    *,
    items: tuple[str, ...],
    reason: str | None,
    by: str | None,
    evidence: str | None,
    rules: tuple[str, ...],
    prune: bool,
    **options: Any,
) -> None:
    """Let a finding stand, with a reason, signed.

    A decision that has expired is signed anew the same way; without --reason it keeps the one it had.
    """
    from tieout.decisions.accepting import reference

    if prune:
        _prune(items, options)
        return
    if reason is not None and not reason.strip():
        raise UsageError("A decision needs a reason: say why the finding may stand.")
    wanted = [reference(item, rules) for item in items]
    for draft in dict.fromkeys(one.draft for one in wanted):
        settings = _drafts.settings_of(draft, **options)
        _accept(draft, [one for one in wanted if one.draft == draft], settings, _Signing(reason, by, evidence))


class _Signing:
    """What the command line says of a decision."""

    def __init__(self, reason: str | None, by: str | None, evidence: str | None) -> None:
        self.reason = reason
        self.by = by
        self.evidence = evidence


def _accept(draft: str, wanted: Sequence[Reference], settings: Settings, signing: _Signing) -> None:
    from tieout.decisions.accepting import Accepting, keep

    named = tuple(rule for reference in wanted for rule in reference.rules)
    # a rule that has to be asked for is, by being named here
    report = _drafts.checked(draft, replace(settings, extend_select=(*settings.extend_select, *named)))
    accepting = Accepting(report, report.documents[0], *_drafts.kinds_of_rules())
    file = settings.decisions_of(draft)
    meant = [one for reference in wanted for one in accepting.meant(reference)]
    keep(file, [_entry(accepting, one, draft, file, signing) for one in meant])
    for one in meant:
        click.echo(f"Accepted {one.finding.rule} {one.finding.name} at {accepting.where(one)} ({file}).")


def _entry(accepting: Accepting, one: Candidate, draft: str, file: Path, signing: _Signing) -> Entry:
    from datetime import UTC, datetime

    from tieout.decisions.accepting import Signature, former
    from tieout.model import DecisionKind

    before = former(file, draft, one)
    reason = signing.reason or (before.reason if before else "")
    if not reason:
        raise UsageError("A decision needs a reason: say with --reason why the finding may stand.")
    evidence = _evidence(signing.evidence, file) if signing.evidence else (before.evidence if before else "")
    today = datetime.now(UTC).astimezone().date().isoformat()
    signature = Signature(" ".join(reason.split()), signing.by or _signatory(), today, evidence)
    return accepting.entry(one, file, DecisionKind.ACCEPTED, signature)


def _evidence(evidence: str, file: Path) -> str:
    """A text as it is; a file by its path from the folder of the decisions."""
    try:
        named = Path(evidence).is_file()
    except (OSError, ValueError):
        named = False
    return Path(os.path.relpath(evidence, file.parent)).as_posix() if named else " ".join(evidence.split())


def _signatory() -> str:
    """Whom git says the user is, else who is logged in."""
    import getpass
    import shutil
    import subprocess

    if git := shutil.which("git"):
        done = subprocess.run(  # noqa: S603 - the program is git, and nothing is read by a shell
            [git, "config", "user.name"], capture_output=True, text=True, check=False
        )
        if name := done.stdout.strip():
            return name
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise UsageError("Nobody is logged in to sign for it: say with --by who does.") from None


def _prune(drafts: Iterable[str], options: dict[str, Any]) -> None:
    from tieout.decisions.accepting import drop

    for draft in drafts:
        settings = _drafts.settings_of(draft, **options)
        report = _drafts.checked(draft, settings)
        dropped = drop(settings.decisions_of(draft), [lapse.decision for lapse in report.lapses])
        decisions = "1 decision" if dropped == 1 else f"{dropped} decisions"
        click.echo(f"Took {decisions} on {draft} out of {settings.decisions_of(draft)}.")
