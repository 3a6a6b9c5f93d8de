"""`tieout library`: what is kept of the sources between two runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tieout.cli import _output, _progress

if TYPE_CHECKING:
    from tieout.config import Settings

EPILOG = """\b
Examples:
  tieout library status
  tieout library rebuild --sources notes
  tieout library clear"""


@click.group(epilog=EPILOG, invoke_without_command=True)
@click.pass_context
def library(ctx: click.Context) -> None:
    """Show, rebuild or clear the index of the sources.

    tieout keeps an index of every source that it has read, and reads a source again only when it has changed. The
    index is a cache: deleting it loses nothing but time.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@library.command()
@_output.cache_option
def status(cache_dir: Path | None) -> None:
    """Show where the index is and how much it holds."""
    from tieout.library import cache

    found = cache.status(_settings(cache_dir))
    click.echo(f"cache    {found.path}")
    click.echo(f"shards   {found.shards:,}")
    click.echo(f"sources  {found.sources:,}")
    click.echo(f"size     {_size(found.bytes)}")


@library.command()
@click.option("--sources", multiple=True, metavar="PATH", help="Files and folders of sources; may be repeated.")
@_output.cache_option
def rebuild(sources: tuple[str, ...], cache_dir: Path | None) -> None:
    """Clear the index, and read every source anew."""
    from tieout import pipeline
    from tieout.library import cache

    settings = _settings(cache_dir, sources)
    if settings.sources:
        cache.clear(settings)
    with _progress.bar() as progress:
        found = pipeline.open_library(settings, progress).sources
    for source in found:
        if source.problem:
            click.echo(f"warning: {source.path}: {source.problem}", err=True)
    readable = sum(source.problem is None for source in found)
    click.echo(f"Indexed {readable:,} of {len(found):,} sources ({_size(cache.status(settings).bytes)}).")


@library.command()
@_output.cache_option
def clear(cache_dir: Path | None) -> None:
    """Delete the index."""
    from tieout.library import cache

    settings = _settings(cache_dir)
    found = cache.status(settings)
    cache.clear(settings)
    click.echo(f"Cleared {_size(found.bytes)} from {found.path}.")


def _settings(cache_dir: Path | None, sources: tuple[str, ...] = ()) -> Settings:
    from tieout.config import load

    return load(Path(), cache_dir=cache_dir, sources=tuple(map(Path, sources)) or None)


def _size(count: int) -> str:
    """Bytes in the unit that leaves one to three digits before the point."""
    size, units = float(count), ["bytes", "kB", "MB", "GB"]
    while size >= 1000 and len(units) > 1:
        size, units = size / 1000, units[1:]
    return f"{size:.0f} {units[0]}" if units[0] == "bytes" else f"{size:.1f} {units[0]}"
