"""Reading in a process of its own: a reader that runs away, or falls over, costs its file and nothing else.

The process is a copy of this one, so that it starts in a few milliseconds and has the file already; it is stopped when
its time is over, and may ask for so much memory and no more. Only what it read comes back. Where a process cannot be
copied (other systems than Linux, several threads), files are read in the process itself, under the limits that their
readers keep.
"""

from __future__ import annotations

import gc
import os
import pickle
import select
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from tieout.documents.base import Limits, RawFile, Reader, Shown, Wanted
from tieout.errors import TieoutError, TooLargeError, UnreadableError
from tieout.model import Document

T = TypeVar("T")

BIG = 4 << 20
"""Files of so many bytes are read apart, whatever their format, unless it is text."""
_GRACE = 2.0
"""Seconds for a reader to say itself that its time is over, and why."""
_AT_ONCE = 1 << 20


def read(reader: Reader, raw: RawFile, limits: Limits) -> Document:
    """What a reader makes of a file; UnreadableError also where it ran away or fell over."""
    return _done(reader, raw, limits, lambda: reader.read(raw, limits))


def show(reader: Reader, raw: RawFile, document: Document, wanted: Wanted, limits: Limits) -> Shown:
    """What a reader shows of a file's pages; UnreadableError also where it ran away or fell over."""
    return _done(reader, raw, limits, lambda: reader.shown(raw, document, wanted, limits))


def _done(reader: Reader, raw: RawFile, limits: Limits, job: Callable[[], T]) -> T:
    if not (_is_risky(reader, raw) and can_copy()):
        return job()
    reader.prepare()
    found = _done_apart(job, raw, limits)
    if isinstance(found, TieoutError):
        raise found
    return found


def can_copy() -> bool:
    """Whether a copy of this process can be had: it must be its only thread, or a lock could be copied shut."""
    return sys.platform == "linux" and threading.active_count() == 1


def _is_risky(reader: Reader, raw: RawFile) -> bool:
    return reader.native or (len(raw.data) >= BIG and not reader.reads_text)


def _done_apart(job: Callable[[], T], raw: RawFile, limits: Limits) -> T | TieoutError:
    """What the job gives in a copy of this process, or what that said of the file."""
    inlet, outlet = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(inlet)
        _work(job, raw, limits, outlet)
    os.close(outlet)
    try:
        held = b"".join(_until(time.monotonic() + limits.seconds + _GRACE, inlet))
    except TimeoutError:
        return TooLargeError(f"{raw.path} takes more than {limits.seconds:.0f} seconds to read: split it.")
    finally:
        os.close(inlet)
        os.kill(child, signal.SIGKILL)  # it has said all it will say
        _, status = os.waitpid(child, 0)
    if held:
        found: T | TieoutError = pickle.loads(held)  # noqa: S301 - what a copy of this process wrote
        return found
    return UnreadableError(f"{raw.path} cannot be read: its reader broke down{_how(status)}.")


def _until(end: float, inlet: int) -> Iterator[bytes]:
    """What comes out of a pipe until it is closed; TimeoutError where that lasts too long."""
    while True:
        ready, _, _ = select.select([inlet], [], [], max(0.0, end - time.monotonic()))
        if not ready:
            raise TimeoutError
        piece = os.read(inlet, _AT_ONCE)
        if not piece:
            return
        yield piece


def _work(job: Callable[[], object], raw: RawFile, limits: Limits, outlet: int) -> None:
    """The whole life of the copy: whatever happens in it, it never goes on as the process that it is a copy of."""
    try:
        gc.disable()  # readers leave next to no circles, and to look for some copies the pages of what was copied
        _bound_memory(limits.memory_bytes)
        said = pickle.dumps(_said(job, raw, limits), pickle.HIGHEST_PROTOCOL)
        with open(outlet, "wb") as out:
            out.write(said)
    finally:
        os._exit(0)


def _said(job: Callable[[], T], raw: RawFile, limits: Limits) -> T | TieoutError:
    try:
        return job()
    except TieoutError as error:
        return error
    except MemoryError:
        most = limits.memory_bytes >> 20
        return TooLargeError(f"{raw.path} takes more than {most:,} MB of memory to read: split it.")


def _bound_memory(most: int) -> None:
    """Let this process have so many bytes more than it has."""
    import resource  # there is none on Windows

    with open("/proc/self/statm", "rb") as status:  # noqa: PTH123 - no file on a disk
        has = int(status.read().split()[0]) * resource.getpagesize()
    _, highest = resource.getrlimit(resource.RLIMIT_AS)
    wanted = has + most if highest == resource.RLIM_INFINITY else min(has + most, highest)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, highest))


def _how(status: int) -> str:
    """By which signal a process ended, in brackets; nothing where it ended by itself."""
    if not os.WIFSIGNALED(status):
        return ""
    return f" ({signal.strsignal(os.WTERMSIG(status)) or 'stopped'})".lower()
