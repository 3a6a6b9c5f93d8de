"""What the fuzzer is given beside bytes: archives damaged inside, and the words of a format."""

from __future__ import annotations

import pytest

from benchmarks.fuzzing.damage import mutated, packed, parts_of
from benchmarks.fuzzing.lexicon import words_for, written
from tests.documents.samples import samples
from tieout.documents import readers

PARTS = {"mimetype": b"a/b", "content.xml": b"<p>The boats leave.</p>"}


def shortened(data: bytes, most: int) -> bytes:
    """A file without its last byte."""
    return data[:-1][:most]


def test_an_archive_is_damaged_inside() -> None:
    """Mostly, so that what is damaged gets as far as the reader; now and then the archive itself is."""
    made = [parts_of(mutated(packed(PARTS), 1 << 14, seed, shortened)) for seed in range(200)]
    inside = [parts for parts in made if parts]
    assert len(inside) > 150
    assert {*PARTS.values(), *(part[:-1] for part in PARTS.values())} >= {
        part for parts in inside for part in parts.values()
    }
    assert {tuple(sorted(parts)) for parts in inside} == {("content.xml", "mimetype"), ("content.xml",), ("mimetype",)}


def test_no_file_grows_beyond_what_is_allowed() -> None:
    """An archive takes more than its parts: one that would be too large is damaged as bytes."""
    most = len(packed(PARTS))
    assert all(
        len(mutated(packed(PARTS), most, seed, lambda data, most: (data * 9)[:most])) <= most for seed in range(99)
    )


def test_what_is_no_archive_is_damaged_as_it_is() -> None:
    """Text, and an archive whose directory is gone."""
    assert mutated(b"boats", 99, 1, shortened) == b"boat"
    assert not parts_of(packed(PARTS)[:-30])


@pytest.mark.parametrize(
    ("format", "word"), [("docx", b"<w:ins"), ("html", b"<blockquote>"), ("latex", b"\\footnote{")]
)
def test_a_fuzzer_knows_the_words_of_a_format(format: str, word: bytes) -> None:
    """Those of the sample, and what the reader itself looks for; not what explains the reader to people."""
    reader = next(reader for reader in readers() if reader.format == format)
    words = words_for(reader, samples()[format][1])
    assert word in words
    assert all(0 < len(each) <= 32 for each in words)
    assert written([b'a"\xff']) == '"\\x61\\x22\\xff"\n'
