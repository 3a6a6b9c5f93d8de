"""`tieout demo`: the main job on the bundled example."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

import click

from tieout.cli import _output

EXAMPLES = {"ferry": ".", "report": "report"}
"""The folder of each example, below that of all."""


@click.command()
@click.argument("example", type=click.Choice(list(EXAMPLES)), default="ferry")
@_output.color_option
def demo(example: str, color: str) -> None:
    """Check a bundled example, and its sources.

    EXAMPLE is "ferry", a draft about an island ferry, or "report", a machine's report with numbered citations.
    """
    import tieout
    from tieout import pipeline, reports
    from tieout.config import Settings

    folder = (Path(tieout.__file__).parent / "demo" / EXAMPLES[example]).resolve()
    settings = Settings(sources=(Path("sources"),), use_cache=False)
    with chdir(folder):
        report = pipeline.run([Path("draft.md")], settings)
    look = _output.appearance(settings, color)
    _output.write(reports.find("full").pieces(report, look))
    click.echo(f"\nThe example is in {folder}.\nNext: tieout check YOUR-DRAFT --sources YOUR-FOLDER")
