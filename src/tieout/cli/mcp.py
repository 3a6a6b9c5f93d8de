"""`tieout mcp`: for assistants."""

from __future__ import annotations

from pathlib import Path

import click

from tieout.cli import _completing, _output
from tieout.errors import UsageError

EPILOG = """\b
The server speaks the Model Context Protocol on standard input and output;
assistants start it themselves. It needs the extra "mcp":

\b
  pip install 'tieout[mcp]'"""


@click.command(epilog=EPILOG)
@click.option(
    "--sources",
    multiple=True,
    metavar="PATH",
    shell_complete=_completing.files,
    help="Files and folders that texts without sources of their own are held against.",
)
@_output.cache_option
def mcp(sources: tuple[str, ...], cache_dir: Path | None) -> None:
    """Serve an assistant: let it check what it writes."""
    from tieout.config import load

    try:
        from tieout.server import assistant
    except ModuleNotFoundError as missing:
        raise UsageError(
            f"The server for assistants needs {missing.name}: install it with pip install 'tieout[mcp]'."
        ) from None

    settings = load(Path(), sources=tuple(map(Path, sources)) or None, cache_dir=cache_dir)
    assistant.server(settings).run()
