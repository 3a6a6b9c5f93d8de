"""Many plain texts read together: what there is of each is little, and stands in whole arrays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tieout.model.documents import Document, Metadata, Turn
from tieout.model.places import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_NOTHING_SAID = Metadata()


@dataclass(frozen=True, slots=True)
class PlainTexts:
    """Plain texts to be searched, in a row as `text`, one character apart: text n begins at `bases[n]`.

    `asides` are (k, 2) spans in the row, in order, of which text n has `aside_counts[n]`. `turns` and `metadata` are
    those of the texts that have any. Each is a document only for whoever asks for it.
    """

    format: str
    text: str
    points: NDArray[np.uint8] | NDArray[np.uint16] | NDArray[np.uint32]
    """The characters of the text as numbers."""
    bases: NDArray[np.int64]
    paths: Sequence[str]
    sha256: Sequence[str]
    turns: Mapping[int, tuple[Turn, ...]]
    asides: NDArray[np.int64]
    aside_counts: NDArray[np.int64]
    metadata: Mapping[int, Metadata]

    def __len__(self) -> int:
        return len(self.paths)

    def __iter__(self) -> Iterator[Document]:
        return (self.document(number) for number in range(len(self)))

    def document(self, number: int) -> Document:
        """One of the texts as a document."""
        begin, end = self.bases[number : number + 2].tolist()
        last = int(self.aside_counts[: number + 1].sum())
        asides = self.asides[last - int(self.aside_counts[number]) : last] - begin
        return Document.plain(
            id="",
            path=self.paths[number],
            sha256=self.sha256[number],
            format=self.format,
            text=self.text[begin : end - 1],
            turns=self.turns.get(number, ()),
            asides=tuple(Span(*aside) for aside in asides.tolist()),
            metadata=self.said(number),
        )

    def said(self, number: int) -> Metadata:
        """What one of the texts says of itself."""
        return self.metadata.get(number, _NOTHING_SAID)
