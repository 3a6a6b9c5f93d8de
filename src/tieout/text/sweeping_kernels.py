"""The compiled kernels that go through files for seeds and counts, as text/native.py loads them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class SweepingKernels(Protocol):
    """What library/sieving.py asks of the kernels."""

    def laid(
        self,
        numbers: NDArray[np.uint32],
        places: NDArray[np.uint32],
        directory: NDArray[np.uint32],
        entries: NDArray[np.uint32],
        /,
    ) -> None:
        """Fill in the directory and the entries of the postings of some grams, given with positions, which ascend."""
        ...

    def sweep(
        self,
        paths: list[str],
        word: int,
        is_direction: Callable[[str], bool],
        told: list[bytes | None],
        classes: NDArray[np.uint8],
        folds: NDArray[np.uint64],
        likely: NDArray[np.bool_],
        keys: NDArray[np.uint64],
        halves: NDArray[np.uint64],
        letters: NDArray[np.int64],
        cuts: NDArray[np.int8],
        marks: NDArray[np.uint64],
        judged: NDArray[np.uint64],
        sizes: NDArray[np.int64],
        words: NDArray[np.uint8],
        words_rounds: NDArray[np.uint32],
        pairs: NDArray[np.uint8],
        pairs_rounds: NDArray[np.uint32],
        hits: NDArray[np.uint32],
        places: NDArray[np.uint32],
        /,
    ) -> tuple[int, int]:
        """Go through files for what is asked of them (library/sieving.py), the first word of which is number `word`.

        Fills in how many words each file has: -1 where it is to be read otherwise, and -16 less the signs that it shows
        where nobody was asked yet what it holds that nobody says; `told` are the answers. Adds to the counts of words
        and pairs as `tally` does, unless their tables are empty; notes the grams that are marked, and where, unless
        `marks` are empty. `is_direction` is asked of brackets, and what it said is kept in `judged`. Returns how many
        files were gone through, fewer where there is no room for more, and how many grams were noted.
        """
        ...
