"""Where sentences end, and where they only seem to."""

from __future__ import annotations

import time

import pytest

from tieout.text import native
from tieout.text.sentences import first_end, sentence_ends


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Boats leave. Nets dry. Bells ring.", 2),
        ("Boats leave! Nets dry? Bells ring", 2),
        ("He said “boats leave.” Nets dry.", 1),
        ("Mr. Holt and Dr. Reed of St. Ives left at 5 p.m. on Jan. 3 with J. Roe, i.e. late", 0),
        ("It left at 5 p.m. The crew slept.", 1),
        ("In the U.S. The law. And so", 2),
        ("So do I. But not now", 1),
        ("It was 18 °C. At noon it rose", 1),
        ("The mast is 15 m. The hull is not", 1),
        ("We need a plan B. The first one failed", 1),
        ("In 2019 J. Roe left with George W. Holt", 0),
        ("It took 640 ms. The next took 18 sec. Otters were faster by 12 ft. And so", 3),
        ("I asked Ms. Roe, and 3 Ms. Roes", 0),
        ("He saw a work of art. The museum bought it", 1),
        ("Const. art. I, § 8", 1),
        ("It is this year's. That isn’t. Not Roe's. The end", 3),
        ("Two voted no. The rest, like No. 7 and Nos. 8 and 9, did not", 1),
        ("The “it” of ’t. Holt and of O'T. Roe", 1),
        ("A line\n\nanother line\n\nand a third", 2),
        ("A line.\n\nAnother line.\n\n\n \nAnd a third.", 2),
        ("A line\nwrapped by hand", 0),
        ("漁師は海。海は広い。", 1),
        ("… and so. On", 2),
        ("Boats leave.[1] Nets dry.[2, 3][^4] Bells ring.¹² Bread bakes.[12–14] It is late", 4),
        ("Boats.[see 1] leave.[1x] now.[1", 0),
        ("2.5 million", 0),
        ("", 0),
        (".", 0),
    ],
)
def test_sentence_ends(text: str, count: int) -> None:
    """Not after abbreviations, initials and figures; a paragraph ends one, once."""
    ends = sentence_ends(text)
    assert len(ends) == count
    assert ends == sorted(set(ends))
    assert all(0 < end < len(text) for end in ends)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Boats leave. Nets dry.", "Boats leave."),
        ("Boats leave", "Boats leave"),
        ("", ""),
        ("Mr. Roe left.” So", "Mr. Roe left.”"),
    ],
)
def test_the_first_end(text: str, first: str) -> None:
    """The whole where none is before."""
    assert text[: first_end(text)] == first


@pytest.mark.parametrize("compiled", [True, False])
@pytest.mark.parametrize("unit", [".", ". ", "…", "。", '."', "\n", "\n \n", "a.", "!)", "a" * 200])
def test_time_grows_with_length_alone(unit: str, compiled: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a page is full of, also where a word follows on it."""
    if not compiled:
        monkeypatch.setattr(native, "kernels", None)
    began = time.process_time()
    sentence_ends(unit * (200_000 // len(unit)) + "x")
    assert time.process_time() - began < 10
