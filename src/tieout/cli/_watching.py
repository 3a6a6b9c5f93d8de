"""`tieout check --watch`: check again whenever a draft, a source or a setting is another.

The files are looked at twice a second: that needs no package, works on every file system, and of a thousand files takes
a few milliseconds.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from tieout.errors import TieoutError

EVERY = 0.5
"""Seconds between two looks at the files."""
_SETTINGS = ("tieout.toml", "pyproject.toml")
State = dict[str, tuple[int, int] | None]
"""Of each file that matters its time and its size; None where it is not there."""


def watch(drafts: Sequence[Path], config: Path | None, sources: Sequence[Path], once: Callable[[], None]) -> None:
    """Do the work, and do it again at every change, until Ctrl-C. What goes wrong is told, and may be mended.

    `sources` are those of the command line; where there are none, the settings name them.
    """
    try:
        while True:
            seen = _state(drafts, config, sources)
            if sys.stdout.isatty():
                click.clear()
            _done(once)
            click.echo(f"Watching {len(seen):,} files. Ctrl-C ends it.", err=True)
            while _state(drafts, config, sources) == seen:
                time.sleep(EVERY)
    except KeyboardInterrupt:
        click.echo(err=True)


def _done(once: Callable[[], None]) -> None:
    try:
        once()
    except click.exceptions.Exit:
        return
    except TieoutError as problem:
        click.echo(f"tieout: {problem}", err=True)


def _state(drafts: Sequence[Path], config: Path | None, sources: Sequence[Path]) -> State:
    files = {str(path) for path in _files(drafts, config, sources)}
    return {file: _of(file) for file in sorted(files)}


def _files(drafts: Sequence[Path], config: Path | None, sources: Sequence[Path]) -> Iterator[Path]:
    """The drafts, what their settings are read from, and the sources."""
    from tieout.config import load
    from tieout.library.gather import gather

    yield from drafts
    for draft in drafts:
        folder = draft.absolute().parent
        places = [config] if config else [place / name for place in (folder, *folder.parents) for name in _SETTINGS]
        yield from (place for place in places if place.exists())
        try:
            settings = load(draft, config)
        except TieoutError:
            continue
        yield from (settings.decisions_of(str(draft)), settings.baseline_of(str(draft)))
        yield from (named.path for named in gather(sources or settings.sources))


def _of(file: str) -> tuple[int, int] | None:
    try:
        status = Path(file).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
