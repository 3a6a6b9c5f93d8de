"""The dates of a document: days, months and years outside quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import ClassVar

from tieout.items.base import Extractor
from tieout.model import Dated, Document, ItemKind, Moment, Quotation, Span, Term
from tieout.model.moments import Precision
from tieout.text.claims import read, sentences
from tieout.text.numbered import stretches
from tieout.text.terms import terms


class DateExtractor(Extractor):
    """Finds dates; one inside a quotation is the speaker's."""

    kind: ClassVar[ItemKind] = ItemKind.DATE

    def extract(self, document: Document, quotations: Sequence[Quotation]) -> Iterator[Dated]:
        """The dates of a document in order.

        A date told from another ("last year") is none of its own, nor is a year that dates a figure, or a row of a
        table by its first cell: it is checked with these.
        """
        quoted = sorted(part.prose for quotation in quotations for part in quotation.parts)
        stated = read(document.prose)
        times = {one.when.span for one in stated.claims if one.when is not None and not one.quantity.by_article}
        rows = sorted(row[0] for grid in document.grids for row in grid.rows if row and row[0])
        found = [
            one
            for one in stated.moments
            if _is_named(one)
            and not _touched(quoted, one.span)
            and not (_is_year(one) and (one.span in times or _touched(rows, one.span)))
        ]
        if not found:
            return
        cuts = _sentences(document.prose)
        starts = [cut.start for cut in cuts]
        owners = [cuts[max(0, bisect_right(starts, one.span.start) - 1)] for one in found]
        held = Counter(owners)
        words = {one: terms(document.prose[one.start : one.end], one.start) for one in held}
        for number, (moment, sentence) in enumerate(zip(found, owners, strict=True), 1):
            yield _dated(document, number, moment, words[sentence], alone=held[sentence] == 1)


def _is_named(moment: Moment) -> bool:
    return moment.relative is None and (moment.year is not None or moment.day is not None or moment.fault is not None)


def _is_year(moment: Moment) -> bool:
    return moment.precision is Precision.YEAR and moment.fault is None


def _touched(spans: Sequence[Span], span: Span) -> bool:
    number = bisect_right(spans, Span(span.end, 0)) - 1
    return number >= 0 and spans[number].overlaps(span)


def _sentences(prose: str) -> list[Span]:
    return [
        Span(cut.start + stretch.start, cut.end + stretch.start)
        for stretch in stretches(prose)
        for cut in sentences(prose[stretch.start : stretch.end])
    ]


def _dated(document: Document, number: int, moment: Moment, words: Sequence[Term], *, alone: bool) -> Dated:
    """A date, with the words of its sentence."""
    span = document.offsets.span(moment.span)
    return Dated(
        id=f"{document.id}-t{number}",
        document=document.id,
        span=span,
        location=document.location(span.start),
        text=document.prose[moment.span.start : moment.span.end],
        moment=moment,
        terms=tuple(one for one in words if not one.span.overlaps(moment.span)),
        alone=alone,
    )
