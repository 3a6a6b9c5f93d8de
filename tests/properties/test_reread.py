"""Laws of the kernel that reads a file again: the text that its reader decodes, or none where a closer look is due."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.documents import same_text, text_of
from tieout.text.native import Kernels

BYTES = st.one_of(
    st.binary(max_size=60),
    st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.text("boat \n", min_size=1, max_size=60).map(str.encode),
    st.tuples(st.sampled_from([b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0"]), st.binary(max_size=9)).map(b"".join),
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that is written again and again."""
    return tmp_path_factory.mktemp("again") / "boats.txt"


@pytest.mark.usefixtures("kernels")
@given(BYTES)
def test_the_text_is_that_of_its_reader(file: Path, data: bytes) -> None:
    """The same text, or none; and always one where the bytes are UTF-8 without anything odd."""
    file.write_bytes(data)
    found = same_text(str(file), len(data), file.stat().st_mtime_ns, "text")
    assert found is None or found == text_of(data, "text")
    if data and data.isascii() and b"\0" not in data:
        assert found == data.decode()


def test_a_file_that_changed_is_left_to_a_closer_look(kernels: Kernels, tmp_path: Path) -> None:
    """Of another size or time, no file or none that can be there: nobody says what it holds."""
    file = tmp_path / "boats.txt"
    file.write_bytes(b"The boats leave at dawn.")
    size, written = 24, file.stat().st_mtime_ns
    assert kernels.reread(str(file), size, written) == "The boats leave at dawn."
    for path, length, when in [
        (str(file), size - 1, written),
        (str(file), size + 1, written),
        (str(file), -1, written),
        (str(file), 1 << 40, written),
        (str(file), size, written - 1),
        (str(tmp_path), size, written),
        (str(tmp_path / "nets.txt"), size, written),
        ("boats\0.txt", size, written),
        ("boats\ud800.txt", size, written),
    ]:
        assert kernels.reread(path, length, when) is None


@pytest.mark.usefixtures("kernels")
def test_a_pipe_keeps_nobody_waiting(kernels: Kernels, tmp_path: Path) -> None:
    """Nobody writes to it, and it is no file."""
    if not hasattr(os, "mkfifo"):
        return
    os.mkfifo(tmp_path / "boats.txt")
    assert kernels.reread(str(tmp_path / "boats.txt"), 0, 0) is None


def test_a_format_that_is_no_text_is_left_to_a_closer_look(tmp_path: Path) -> None:
    """Whatever its bytes look like."""
    file = tmp_path / "boats.pdf"
    file.write_bytes(b"boats")
    assert same_text(str(file), 5, file.stat().st_mtime_ns, "pdf") is None
