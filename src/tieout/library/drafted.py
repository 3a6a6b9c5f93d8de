"""The figures of a draft's own sentence, as others of it may be worked out from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tieout.library.binding import Meeting
from tieout.library.given import Asked, Given
from tieout.model import Claim, Document, Fact, Location, Passage
from tieout.model.quantities import Kind, Quantity
from tieout.text.columns import measure_of
from tieout.text.restating import is_other_form
from tieout.text.rounding import allowed

Standing = Callable[[Claim], Meeting | None]
"""The value that a source has for a figure of the draft, where one bears it out."""


def twin_of(document: Document, claim: Claim, beside: Sequence[Claim]) -> Quantity | None:
    """The figure of which a claim's is another form, or that is another form of it."""
    own = claim.quantity
    others = (one.quantity for one in beside if one.quantity.span != own.span)
    kinds = {Kind.PERCENT, Kind.COUNT, Kind.MONEY, Kind.MEASURE}
    for one in others:
        percent = Kind.PERCENT in (one.kind, own.kind)
        differ = percent and one.kind is not own.kind and {one.kind, own.kind} <= kinds
        if differ and is_other_form(document.prose, one, own):
            return one
    return None


def borne_out(document: Document, asked: Asked, beside: Sequence[Claim], stands: Standing) -> Iterator[Given]:
    """The other figures of the sentence that a source bears out, each as the draft prints it."""
    for one in beside:
        if one.quantity.span == asked.quantity.span or not one.states:
            continue
        met = stands(one)
        if met is not None:
            quantity = one.quantity
            own = replace(
                met.fact,
                value=quantity.value,
                interval=allowed(quantity),
                printed=quantity.text,
                measure=measure_of(quantity),
                when=one.when,
            )
            yield Given.told(document.prose, one, own)


def as_drafted(document: Document, claims: Sequence[Claim]) -> list[Given]:
    """Some figures of a sentence as they stand, whatever the sources have for them."""
    prose = document.prose

    def fact(one: Claim) -> Fact:
        passage = Passage(document.id, one.sentence, Location(), prose[slice(*one.sentence)])
        quantity = one.quantity
        return Fact(passage, quantity.value, allowed(quantity), quantity.text, measure_of(quantity))

    return [Given.told(prose, one, fact(one)) for one in claims]
