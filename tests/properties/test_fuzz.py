"""Every reader against files that were damaged at random: a document, or one sentence, in time.

Hypothesis damages them, part by part where they are archives, and makes what it finds as small as it can. Here a few
dozen files a reader (FUZZ=number sets how many); `make fuzz` has a fuzzer that sees which branches a file takes.
"""

from __future__ import annotations

import os
import time
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents.packages import zipped
from tests.documents.samples import ARCHIVES, FLAT, samples
from tieout.documents import Limits, read_bytes, readers, tables_of
from tieout.errors import UnreadableError
from tieout.model import Changes, Document

EXAMPLES = int(os.environ.get("FUZZ", "25"))
SECONDS = 10
"""A thousand times what these files take."""
_PIECES = st.one_of(
    st.binary(max_size=4),
    st.sampled_from(
        [b"<", b">", b"&#x110000;", b'"', b"]]>", b"<!--", b"{", b"}", b"\\", b"-1", b"99999999999", b"\xff", b"\0"]
    ),
    st.sampled_from(
        [b"<w:p>", b"</w:r>", b"<td rowspan=99999>", b"\\begin{quote}", b"endobj", b"\n\n", b"=?x?=", b"[^1]"]
    ),
)
_EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), _PIECES), max_size=6)
"""Where, how many bytes go, and what comes in their place."""


def _damaged(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    for where, gone, new in edits:
        at = int(where * len(data))
        data = data[:at] + new + data[at + gone :]
    return data


def _read(data: bytes, name: str, changes: Changes = Changes.ACCEPTED) -> Document | None:
    """The document; None where the file is refused in one sentence, and not because its reader fell over."""
    start = time.process_time()
    try:
        document = read_bytes(data, name, "d1", Limits(seconds=SECONDS), changes)
    except UnreadableError as problem:
        document = None
        assert "broke down" not in str(problem)
        assert str(problem).endswith(".")
        assert name in str(problem)
    assert time.process_time() - start < SECONDS
    return document


def _holds(document: Document | None) -> None:
    """Whatever was read hangs together, and its tables can be told."""
    if document is not None:
        assert all(0 <= block.span.start < block.span.end <= len(document.prose) for block in document.blocks)
        assert document.text.encode("utf-8") is not None
        assert all(table.columns for table in tables_of(document))


@pytest.mark.parametrize("name", FLAT)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits=_EDITS)
def test_a_damaged_file_is_read_or_refused(name: str, edits: list[tuple[float, int, bytes]]) -> None:
    """Whatever is damaged in it."""
    _holds(_read(_damaged(FLAT[name], edits), name))


@pytest.mark.parametrize("name", ARCHIVES)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), edits=_EDITS)
def test_a_damaged_part_is_read_or_refused(
    name: str, data: st.DataObject, edits: list[tuple[float, int, bytes]]
) -> None:
    """In whichever part of an archive, and in the archive itself."""
    part = data.draw(st.sampled_from([*ARCHIVES[name], ""]))
    parts = {each: held if isinstance(held, bytes) else held.encode() for each, held in ARCHIVES[name].items()}
    if part:
        parts[part] = _damaged(parts[part], edits)
    whole = zipped(parts, zipfile.ZIP_STORED)
    _holds(_read(whole if part else _damaged(whole, edits), name, data.draw(st.sampled_from(Changes))))


def test_every_reader_is_fuzzed() -> None:
    """A new format comes with a file to damage."""
    assert set(samples()) == {reader.format for reader in readers()}
