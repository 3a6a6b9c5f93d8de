"""`tieout demo`: the main job on the bundled example."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

import click

from tieout.cli import _output

EXAMPLES = {"ferry": (".", "news"), "report": ("report", "news"), "brief": ("brief", "legal")}
"""The folder of each example, below that of all, and the style it is checked in."""


@click.command()
@click.argument("example", type=click.Choice(list(EXAMPLES)), default="ferry")
@_output.color_option
def demo(example: str, color: str) -> None:
    """Check a bundled example, and its sources.

    EXAMPLE is "ferry", a draft about an island ferry, "report", a machine's report with numbered citations, or
    "brief", a legal brief with pin cites and a record.
    """
    import tieout
    from tieout import pipeline, reports
    from tieout.config import Settings
    from tieout.model import Style

    where, style = EXAMPLES[example]
    folder = (Path(tieout.__file__).parent / "demo" / where).resolve()
    settings = Settings(sources=(Path("sources"),), style=Style(style), use_cache=False)
    with chdir(folder):
        report = pipeline.run([Path("draft.md")], settings)
    look = _output.appearance(settings, color)
    _output.write(reports.find("full").pieces(report, look))
    click.echo(f"\nThe example is in {folder}.\nNext: tieout check YOUR-DRAFT --sources YOUR-FOLDER")
