"""What an extractor is, and what extraction hands on."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from tieout.model import Document, Item, ItemKind, Quotation, UnpairedMark


@dataclass(frozen=True, slots=True)
class Extraction:
    """The items of one document: its quotations in order and apart from each other, the marks that pair with
    nothing, and the items of every other kind in the order of their spans."""

    quotations: tuple[Quotation, ...] = ()
    unpaired: tuple[UnpairedMark, ...] = ()
    others: tuple[Item, ...] = ()


class Extractor(ABC):
    """Finds the items of one kind. A new kind is a new module here with one subclass, and a noun in the model."""

    kind: ClassVar[ItemKind]

    @abstractmethod
    def extract(self, document: Document, quotations: Sequence[Quotation]) -> Iterable[Item]:
        """The items of its kind; `quotations` are those of the document, since what is quoted is another's claim.

        Spans count in `document.text`; time is linear in the length of the document.
        """
