"""The bar: for people who wait, and for nobody else."""

from __future__ import annotations

import io

import pytest

from tieout.cli import _progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock of one hand, moved by the test."""
    hand = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: hand[0])
    return hand


def test_short_work_shows_no_bar(clock: list[float]) -> None:
    """What is done within a second leaves no trace."""
    screen = Terminal()
    bar = _progress.Bar(screen)
    bar.start("Reading", 10)
    clock[0] += 0.9
    bar.advance(10)
    bar.finish()
    assert screen.getvalue() == ""


def test_long_work_shows_how_far_it_is_and_cleans_up(clock: list[float]) -> None:
    """After a second the bar appears; at the end its line is empty again."""
    screen = Terminal()
    bar = _progress.Bar(screen)
    bar.start("Reading", 10)
    clock[0] += 2
    bar.advance(5)
    bar.finish()
    assert screen.getvalue() == "\r\x1b[K[##########..........] 5/10  Reading\r\x1b[K"


def test_a_bar_is_not_drawn_more_often_than_it_can_be_read(clock: list[float]) -> None:
    """A million steps at one moment are one state."""
    screen = Terminal()
    bar = _progress.Bar(screen)
    bar.start("Reading", 1_000_000)
    clock[0] += 2
    for _ in range(1000):
        bar.advance()
    assert screen.getvalue().count("\r") == 1


def test_a_pipe_gets_no_bar(clock: list[float]) -> None:
    """A log file is no place for a bar."""
    stream = io.StringIO()
    bar = _progress.Bar(stream)
    bar.start("Reading", 10)
    clock[0] += 5
    bar.advance()
    bar.finish()
    assert stream.getvalue() == ""


def test_work_of_unknown_length_is_counted(clock: list[float]) -> None:
    """Without a total there is a count, and no division by it."""
    screen = Terminal()
    bar = _progress.Bar(screen)
    bar.start("Reading", 0)
    clock[0] += 2
    bar.advance(3)
    assert screen.getvalue().endswith("] 3  Reading")


def test_a_failure_leaves_a_clean_line(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence about what went wrong does not stand behind half a bar."""
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)

    def work() -> None:
        with _progress.bar() as bar:
            bar.start("Reading", 10)
            clock[0] += 2
            bar.advance()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work()
    assert screen.getvalue().endswith("\r\x1b[K")
