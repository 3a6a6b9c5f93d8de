"""Pictures of pages in a report for a browser: each page once, and for each passage the part of it where it stands.

A page is a symbol of SVG that the figures use: its picture is in the file once, however many passages stand on it, and
the markers over them stay sharp at any size.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from html import escape

from tieout.model import Box, Printed, Report, Where
from tieout.reports.layout import shorten, visible

_AROUND = 42.0
"""So many points of the page are shown above and below a passage, about three lines."""
_MOST = 0.6
"""What takes more of the page than this is shown on the whole of it."""
_WORDS = 200


class Plates:
    """The figures of one report."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._used: dict[str, tuple[str, Printed]] = {}
        self._missing = any((where[0], one.page) not in report.pictures for where, one in _pictured(report))

    @property
    def note(self) -> str:
        """What is to be said of pages that have no picture any more; empty where all have one."""
        return "Not every page is shown: there are more than a report should carry." if self._missing else ""

    def of(self, where: Where, path: str, words: str) -> Iterator[str]:
        """A figure for each page that a range of a draft or a source stands on, as far as there are pictures."""
        for printed in self._report.printed.get(where, ()):
            if (where[0], printed.page) in self._report.pictures and printed.boxes:
                id = f"page-{where[0]}-{printed.page}"
                self._used[id] = where[0], printed
                yield _figure(id, printed, path, words)

    def pages(self) -> Iterator[str]:
        """The pages that the figures use."""
        if not self._used:
            return
        yield '<svg class="plates" width="0" height="0" aria-hidden="true" focusable="false">\n'
        for id, (source, printed) in self._used.items():
            data = b64encode(self._report.pictures[source, printed.page].png()).decode()
            yield (
                f'<symbol id="{id}" viewBox="0 0 {printed.width} {printed.height}" preserveAspectRatio="none">'
                f'<image href="data:image/png;base64,{data}" width="{printed.width}" height="{printed.height}" '
                'preserveAspectRatio="none"/></symbol>\n'
            )
        yield "</svg>\n"


def _pictured(report: Report) -> Iterator[tuple[Where, Printed]]:
    return ((where, one) for where, places in report.printed.items() for one in places)


def _figure(id: str, printed: Printed, path: str, words: str) -> str:
    label = f", printed {printed.label}" if printed.label else ""
    caption = f"{path}, page {printed.page}{label}"
    said = f"Picture of {caption}; marked: {shorten(' '.join(words.split()), _WORDS)}"
    top = max(0.0, min(box.top for box in printed.boxes) - _AROUND)
    bottom = min(printed.height, max(box.bottom for box in printed.boxes) + _AROUND)
    whole = _drawn(id, printed, 0.0, printed.height, said)
    if bottom - top > _MOST * printed.height:
        body = whole
    else:
        part = _drawn(id, printed, top, bottom - top, said)
        body = f"{part}<details><summary>Whole page</summary>{whole}</details>"
    return f'<figure class="plate">{body}<figcaption>{_text(caption)}</figcaption></figure>'


def _drawn(id: str, printed: Printed, top: float, height: float, said: str) -> str:
    markers = "".join(map(_marker, printed.boxes))
    return (
        f'<svg viewBox="0 {top:.1f} {printed.width} {height:.1f}" role="img" aria-label="{_text(said)}">'
        f'<use href="#{id}" width="{printed.width}" height="{printed.height}"/>{markers}</svg>'
    )


def _marker(box: Box) -> str:
    return (
        f'<rect x="{box.left:.1f}" y="{box.top:.1f}" width="{box.right - box.left:.1f}" '
        f'height="{box.bottom - box.top:.1f}"/>'
    )


def _text(text: str) -> str:
    return escape(visible(text))
