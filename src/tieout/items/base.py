"""What an extractor hands on."""

from __future__ import annotations

from dataclasses import dataclass

from tieout.model import Quotation, UnpairedMark


@dataclass(frozen=True, slots=True)
class Extraction:
    """The quotations of one document, in order and apart from each other, and the marks that pair with nothing."""

    quotations: tuple[Quotation, ...] = ()
    unpaired: tuple[UnpairedMark, ...] = ()
