"""`tieout server`: for editors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tieout.errors import UsageError

if TYPE_CHECKING:
    from tieout.config import Settings

EPILOG = """\b
The server speaks the Language Server Protocol on standard input and output;
editors start it themselves. It needs the extra "server":

\b
  pip install 'tieout[server]'"""


@click.command(epilog=EPILOG, short_help="Serve an editor: findings as you type.")
def server() -> None:
    """Serve an editor: findings as you type, the sources beside them."""
    from tieout.config import cache_folder

    try:
        from tieout.server import language
    except ModuleNotFoundError as missing:
        raise UsageError(
            f"The language server needs {missing.name}: install it with pip install 'tieout[server]'."
        ) from None
    language.server(cache_folder(_settings()).parent).start_io()


def _settings() -> Settings:
    """Those of the working directory, or the defaults: what is wrong with them is told where a draft is opened."""
    from tieout.config import Settings, load

    try:
        return load(Path())
    except UsageError:
        return Settings()
