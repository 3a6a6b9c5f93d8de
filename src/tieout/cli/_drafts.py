"""What the commands that check a draft to decide on it have in common: their options, and the check itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tieout.cli import _output, _progress

if TYPE_CHECKING:
    from tieout.config import Settings
    from tieout.model import Report

Command = TypeVar("Command", bound=Callable[..., Any])
_OPTIONS = (
    click.option("--sources", multiple=True, metavar="PATH", help="Files and folders of sources; may be repeated."),
    click.option("--partial-sources/--no-partial-sources", default=None, help="As in the check."),
    click.option("--style", type=click.Choice(["news", "legal", "academic"]), help="As in the check."),
    click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="Read the settings from this file."),
    _output.cache_option,
)


def as_in_check(command: Command) -> Command:
    """Add the options that say what is checked against what."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def settings_of(
    draft: str,
    *,
    sources: tuple[str, ...],
    partial_sources: bool | None,
    style: str | None,
    config: Path | None,
    cache_dir: Path | None,
) -> Settings:
    """The settings of a draft, as `tieout check` would have them with the same options."""
    from tieout.config import load
    from tieout.model import Style

    return load(
        Path(draft),
        config,
        sources=tuple(map(Path, sources)) or None,
        partial_sources=partial_sources,
        style=Style(style) if style else None,
        cache_dir=cache_dir,
    )


def checked(draft: str, settings: Settings) -> Report:
    """The report on a draft, with all that was decided counted."""
    from tieout import pipeline

    with _progress.bar() as progress:
        return pipeline.run([Path(draft)], replace(settings, since=None), progress)


def kinds_of_rules() -> tuple[frozenset[str], frozenset[str]]:
    """The codes of the rules that say what no source has, and of those that tell of decisions themselves."""
    from tieout.rules import all_rules
    from tieout.rules.base import DecisionRule

    absences = frozenset(rule.code for rule in all_rules() if rule.of_absence)
    return absences, frozenset(rule.code for rule in all_rules() if issubclass(rule, DecisionRule))
