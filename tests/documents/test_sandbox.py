"""Readers in a process of their own: what runs away is stopped, what falls over is a problem of its file alone."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest

from tests.cli.running import tieout
from tests.documents.pdfs import At, drawing, pdf
from tieout.documents import Limits, RawFile, Reader, read_bytes, sandbox
from tieout.documents.pdf import PdfReader
from tieout.errors import TieoutError, TooLargeError, UnreadableError
from tieout.model import Document

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only"),
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning"),
]

_RAW = RawFile("d1", "a.bin", b"", "")
_QUICK = Limits(seconds=-1.5, memory_bytes=64 << 20)
"""Half a second, with what a reader is given to say so itself."""


def _document(pid: int) -> Document:
    return Document("d1", "a.bin", "", "bin", str(pid), str(pid))


def _forever() -> Document:
    while True:
        time.sleep(1)


def _crash() -> Document:
    os.kill(os.getpid(), signal.SIGTERM)
    return _document(0)


def _fill() -> Document:
    return _document(len(bytearray(1 << 30)))


def _break() -> Document:
    raise ZeroDivisionError


def _refuse() -> Document:
    raise UnreadableError("a.bin is damaged.")


class _Made(Reader):
    """Does whatever a test wants."""

    format = "made"
    suffixes = ()
    native: ClassVar[bool] = True

    def __init__(self, does: Callable[[], Document]) -> None:
        self._does = does

    @classmethod
    def recognises(cls, raw: RawFile) -> bool:
        return False

    def read(self, raw: RawFile, limits: Limits) -> Document:
        return self._does()


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files be read apart even where whatever runs the tests has threads of its own, which hold no lock."""
    monkeypatch.setattr(sandbox, "can_copy", lambda: True)


@pytest.mark.usefixtures("copied")
@pytest.mark.parametrize(
    ("does", "kind", "saying"),
    [
        (_forever, TooLargeError, r"a\.bin takes more than .* seconds to read"),
        (_fill, TooLargeError, r"a\.bin takes more than 64 MB of memory"),
        (_crash, UnreadableError, r"a\.bin cannot be read: its reader broke down \(terminated\)\."),
        (_break, UnreadableError, r"a\.bin cannot be read: its reader broke down\."),
        (_refuse, UnreadableError, r"a\.bin is damaged\."),
    ],
)
def test_what_goes_wrong_in_a_reader_is_told_in_one_sentence(
    does: Callable[[], Document], kind: type[TieoutError], saying: str
) -> None:
    """In time, and with no process left behind."""
    before = _children()
    start = time.monotonic()
    with pytest.raises(kind, match=saying):
        sandbox.read(_Made(does), _RAW, _QUICK)
    assert time.monotonic() - start < 10
    assert _children() == before


@pytest.mark.usefixtures("copied")
def test_forms_that_draw_each_other_twice_are_stopped() -> None:
    """Each step of such a PDF doubles the work, within a library that looks at no clock: its process is ended."""
    before = _children()
    with pytest.raises(TooLargeError, match=r"^a\.pdf takes more than"):
        read_bytes(drawing("/X Do /Y Do"), "a.pdf", "d1", _QUICK)
    assert _children() == before


def _children() -> set[str]:
    """The processes that this one started and that are not gone; other tests may have left some that go on."""
    return {child for task in Path("/proc/self/task").iterdir() for child in (task / "children").read_text().split()}


@pytest.mark.usefixtures("copied")
def test_only_what_is_risky_is_read_apart() -> None:
    """Compiled libraries, and large files that are no text; a small file costs nothing."""
    own = sandbox.read(_Made(lambda: _document(os.getpid())), _RAW, Limits()).text
    assert own != str(os.getpid())
    large = RawFile("d1", "a.bin", bytes(sandbox.BIG), "")
    gentle = type("Gentle", (_Made,), {"native": False})(lambda: _document(os.getpid()))
    assert sandbox.read(gentle, _RAW, Limits()).text == str(os.getpid())
    assert sandbox.read(gentle, large, Limits()).text != str(os.getpid())


def test_beside_other_threads_a_file_is_read_in_the_process_itself() -> None:
    """A copy could have a lock that nobody opens any more."""
    waiting = threading.Event()
    thread = threading.Thread(target=waiting.wait)
    thread.start()
    try:
        assert sandbox.read(_Made(lambda: _document(os.getpid())), _RAW, Limits()).text == str(os.getpid())
    finally:
        waiting.set()
        thread.join()


@pytest.mark.usefixtures("copied")
def test_what_is_read_apart_is_what_is_read_here() -> None:
    """The whole document comes back."""
    data = pdf([[At(72, 700, "The boats leave at dawn.")]])
    apart = read_bytes(data, "a.pdf", "d1")
    assert apart == PdfReader().read(RawFile("d1", "a.pdf", data, apart.sha256), Limits())


@pytest.mark.usefixtures("copied")
def test_a_source_whose_reader_breaks_down_is_counted_and_the_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It can say nothing, and everything else is checked."""
    monkeypatch.setattr(PdfReader, "read", lambda *_: _crash())
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "bad.pdf").write_bytes(pdf([[At(72, 700, "The boats leave at dawn.")]]))
    (tmp_path / "sources" / "log.txt").write_text("The lamp was lit on every night of the war.", "utf-8")
    (tmp_path / "draft.md").write_text("It says “the lamp was lit on every night of the war”.", "utf-8")
    report = json.loads(tieout("check", str(tmp_path / "draft.md"), "--no-cache", "--output-format", "json").stdout)
    problems = [source["problem"] for source in report["sources"] if source["problem"]]
    assert [problem.partition("bad.pdf")[2] for problem in problems] == [
        " cannot be read: its reader broke down (terminated)."
    ]
    assert report["summary"]["ties_out"] == 1
