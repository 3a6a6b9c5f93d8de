"""What --pages writes: a picture of each page that something shown stands on, with that marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tieout.errors import UsageError

if TYPE_CHECKING:
    from tieout.model import Report

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 80


def write(report: Report, folder: Path) -> None:
    """Write the pictures, and say on standard error how many; UsageError where they cannot be written."""
    from tieout.documents import ROOM

    written = 0
    missing = False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in _pictures(report):
            missing |= data is None
            if data is not None:
                (folder / name).write_bytes(data)
                written += 1
    except OSError as error:
        raise UsageError(f"Pictures of pages cannot be written to {folder}: {error.strerror}.") from None
    click.echo(
        f"tieout: {written:,} {'picture of a page' if written == 1 else 'pictures of pages'} written to {folder}.",
        err=True,
    )
    if missing:
        click.echo(f"tieout: there are more pages to show than {ROOM >> 20} MB of pictures hold.", err=True)


def _pictures(report: Report) -> Iterator[tuple[str, bytes | None]]:
    """The name of each picture, by its item, source and page, and the file; None where there is no picture any more."""
    from tieout.reports import pictured

    paths = {document.id: document.path for document in report.documents}
    paths |= {source.id: source.path for source in report.sources}
    names: set[str] = set()
    for (id, span), verdict in pictured(report):
        for printed in report.printed.get((id, span), ()):
            stem = _UNSAFE.sub("-", f"{verdict.item.id}-{Path(paths[id]).stem}")[:_LONGEST_NAME]
            name = _free(f"{stem}-page-{printed.page}", names)
            picture = report.pictures.get((id, printed.page))
            yield f"{name}.png", picture.marked(printed) if picture else None


def _free(name: str, names: set[str]) -> str:
    """A name that no picture has yet; it has now."""
    number, free = 1, name
    while free in names:
        number += 1
        free = f"{name}-{number}"
    names.add(free)
    return free
