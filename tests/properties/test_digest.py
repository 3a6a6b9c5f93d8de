"""Laws of the kernel that digests a batch of texts: it gives what the steps beside it give, or says what is wrong."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.properties.test_native import CONTRACTIONS, NAMED, TEXTS
from tieout.documents import read_sources, read_text
from tieout.library import compiled
from tieout.library.compiled import Bench, taken_apart
from tieout.library.keeping import pack
from tieout.model import Document
from tieout.model.plain import PlainTexts
from tieout.text import native
from tieout.text.native import Kernels
from tieout.text.words import tokenize

SPOKEN = st.lists(
    st.sampled_from(
        [
            "JANE ROE: The boats leave at dawn.\n",
            "MR. DOE: We're here, aren't we?\n",
            "[applause]",
            "(inaudible) ",
            "\n",
        ]
    ),
    max_size=9,
).map("".join)
CONTRACTED = st.lists(st.sampled_from(CONTRACTIONS), max_size=12).map(" ".join)
LONG = st.integers(250, 800).map(lambda number: "We're off to see Jane Roe's boats. " * (number // 7))


def digested(documents: list[Document] | PlainTexts) -> object:
    """What a batch amounts to: words, what is kept of each document, and its names."""
    row, namings = taken_apart(documents, Bench())
    return (
        [part.tolist() for part in np.split(row.words.hashes, row.cuts[1:-1])],
        pack(row, [False] * len(documents)),
        [(naming.keys.tolist(), naming.offsets.tolist(), naming.words) for naming in namings],
    )


@pytest.mark.usefixtures("kernels")
@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(SPOKEN, NAMED, CONTRACTED, TEXTS, LONG), max_size=5))
def test_the_kernel_digests_what_the_steps_do(texts: list[str]) -> None:
    """Words, turns, marks and names of each text, whatever stands beside it in the batch."""
    documents = [read_text(text, "notice.txt", "s1") for text in texts]
    found = digested(documents)
    with patch.object(compiled, "_by_kernel", return_value=None):
        assert digested(documents) == found
    with patch.object(native, "kernels", None):
        assert digested(documents) == found


@pytest.mark.usefixtures("kernels")
@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(SPOKEN, NAMED, CONTRACTED, LONG).map("Harbour\n{}".format), min_size=4, max_size=6))
def test_plain_texts_amount_to_what_their_documents_do(texts: list[str]) -> None:
    """In whole arrays or document by document, by the kernel or step by step."""
    held = [text.encode() for text in [*texts, *["Harbour\nThe boats leave at dawn.\n"] * 4]]
    read = read_sources([f"{number}.txt" for number in range(len(held))], held)
    rows = [some for some in read if isinstance(some, PlainTexts)]
    assume(rows)  # what looks like a link of Markdown is no plain text, and may leave too few others
    for some in rows:
        found = digested(some)
        assert digested(list(some)) == found
        with patch.object(compiled, "_by_kernel", return_value=None):
            assert digested(some) == found


@pytest.mark.usefixtures("kernels")
def test_a_bench_is_used_again() -> None:
    """A small batch after a large one, and a larger one after that."""
    bench = Bench()
    for times in (300, 2, 900):
        text = "The boats of Jane Roe leave. " * times
        row, _ = taken_apart([read_text(text, "notice.txt", "s1")], bench)
        assert row.words.hashes.tolist() == tokenize(text).hashes.tolist()


@pytest.fixture
def lent(kernels: Kernels) -> list[Any]:
    """What the kernel is lent for two texts."""
    texts = ["JANE ROE: We're here [applause] by the quay.\n" * 9, "Jane Roe's boats"]
    taken: list[Any] = []

    class Taking:
        def __getattr__(self, name: str) -> object:
            return getattr(kernels, name)

        def digest(self, *arrays: object) -> tuple[int, int, int] | None:
            taken.extend(arrays)
            return kernels.digest(*arrays)  # type: ignore[arg-type]

    with patch.object(native, "kernels", Taking()):
        taken_apart([read_text(text, "notice.txt", "s1") for text in texts], Bench())
    return taken


ROOMY = {14, 15}
"""The table of capitals, which may be of any length, and the room for words, of which half is enough."""


@pytest.mark.parametrize("number", [0, *range(2, 27)])
def test_the_digest_refuses_arrays_that_do_not_fit(kernels: Kernels, lent: list[Any], number: int) -> None:
    """A table, a list of places or an array to fill in that is too short: it says so, or that there is no room."""
    whole: NDArray[Any] = lent[number]
    assert kernels.digest(*lent) is not None
    lent[number] = whole[: 0 if number in ROOMY else max(0, len(whole) // 2 - 1)]
    try:
        assert kernels.digest(*lent) is None
    except ValueError as error:
        assert "array" in str(error)


@pytest.mark.parametrize(
    ("number", "places"), [(3, [0, 900, 5]), (3, [1, 9, 17]), (3, [0, 0, 0]), (6, [9, 1]), (6, [-1, 9])]
)
def test_the_digest_refuses_texts_and_turns_out_of_order(
    kernels: Kernels, lent: list[Any], number: int, places: list[int]
) -> None:
    """Texts that do not follow each other, and turns that end before they begin."""
    lent[number] = np.array(places, np.int64)
    with pytest.raises(ValueError, match="order"):
        kernels.digest(*lent)


@pytest.mark.parametrize("width", [0, 3, 8])
def test_the_digest_refuses_other_widths(kernels: Kernels, lent: list[Any], width: int) -> None:
    """Characters of one, two or four bytes there are, and no others."""
    lent[1] = width
    with pytest.raises(ValueError, match="array"):
        kernels.digest(*lent)
    with pytest.raises(TypeError):
        kernels.digest(*lent[:-1])
