"""`tieout demo`: the main job on the bundled example."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

import click

from tieout.cli import _output


@click.command()
@_output.color_option
def demo(color: str) -> None:
    """Check the bundled example: a draft about an island ferry, and its sources."""
    import tieout
    from tieout import pipeline, reports
    from tieout.config import Settings

    folder = Path(tieout.__file__).parent / "demo"
    settings = Settings(sources=(Path("sources"),), use_cache=False)
    with chdir(folder):
        report = pipeline.run([Path("draft.md")], settings)
    look = _output.appearance(settings, color)
    _output.write(reports.find("full").pieces(report, look))
    click.echo(f"\nThe example is in {folder}.\nNext: tieout check YOUR-DRAFT --sources YOUR-FOLDER")
