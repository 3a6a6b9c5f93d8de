"""`tieout check --watch`: again at every change, until Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import CLEAN, LOG, process, tieout

PATIENCE = 60.0


class Watch:
    """A run that watches, and what it has said so far."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._out = folder / "said.txt"
        with self._out.open("wb") as stream:
            command = process("check", "draft.md", "--watch", "--output-format", "concise", *arguments)
            # where the tests run in the background, Ctrl-C is ignored, and children inherit that
            before = signal.signal(signal.SIGINT, signal.default_int_handler)
            try:
                self.child = subprocess.Popen(command, stdout=stream, stderr=subprocess.STDOUT)
            finally:
                signal.signal(signal.SIGINT, before)
        self._seen = 0

    def next(self) -> str:
        """What it says until it watches again."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            said = self._out.read_text("utf-8")[self._seen :]
            if "Ctrl-C ends it." in said:
                self._seen += said.index("Ctrl-C ends it.") + len("Ctrl-C ends it.\n")
                return said
            time.sleep(0.05)
        raise TimeoutError(self._out.read_text("utf-8"))

    def interrupt(self) -> int:
        """Ctrl-C, and the exit code."""
        self.child.send_signal(signal.SIGINT)
        return self.child.wait(PATIENCE)


@pytest.fixture
def watch(desk: Path) -> Iterator[Watch]:
    """A run that watches draft.md."""
    watching = Watch(desk)
    yield watching
    watching.child.kill()
    watching.child.wait()


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is no signal there")
def test_each_change_is_checked(desk: Path, watch: Watch) -> None:
    """Of the draft, of a source, of the settings; a draft that is gone for a while is told, and waited for."""
    assert "Q105" in watch.next()
    Path("draft.md").write_text(CLEAN, "utf-8")
    assert "Q105" not in watch.next()
    Path("sources/log.txt").write_text(LOG.replace("every night", "every clear night"), "utf-8")
    assert "Q103" in watch.next()
    Path("tieout.toml").write_text('ignore = ["Q"]\n', "utf-8")
    assert "Q103" not in watch.next()
    Path("tieout.toml").write_text("ignor = []\n", "utf-8")
    assert "there is no setting 'ignor'" in watch.next()
    Path("tieout.toml").unlink()
    assert "Q103" in watch.next()
    Path("draft.md").unlink()
    assert "draft.md cannot be read" in watch.next()
    Path("draft.md").write_text(CLEAN.replace("lamp", "light"), "utf-8")
    assert "Q102" in watch.next()
    assert watch.interrupt() == 0


@pytest.mark.parametrize("words", [["-"], ["draft.md", "--input-format", "jsonl"]])
def test_what_cannot_change_is_not_watched(desk: Path, words: list[str]) -> None:
    """Standard input is read once, and so are records."""
    result = tieout("check", *words, "--watch")
    assert result.exit_code == 2
    assert "--watch is for drafts that are files" in result.stderr
