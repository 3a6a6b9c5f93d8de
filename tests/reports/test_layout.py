"""Lines of a terminal: widths, breaks, colours, and nothing that steers it."""

from __future__ import annotations

import pytest

from tieout.reports.layout import Run, columns, paint, shorten, visible, wrap


def lines(text: str, width: int) -> list[str]:
    """The text wrapped, without styles."""
    return [paint(line, colour=False) for line in wrap([Run(text)], width)]


@pytest.mark.parametrize(
    ("text", "width"), [("plain", 5), ("灯台", 4), ("e\u0301te\u0301", 3), ("", 0), ("a\u200db", 2), ("ｗｉｄｅ", 8)]
)
def test_a_character_takes_the_columns_it_takes(text: str, width: int) -> None:
    """Wide characters take two columns, combining marks and joiners none."""
    assert columns(text) == width


def test_lines_break_at_spaces() -> None:
    """No line is wider than asked for, and no word is cut that need not be."""
    assert lines("the lamp was  lit\nat dawn", 9) == ["the lamp", "was lit", "at dawn"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    """An address of a hundred letters still keeps within the page."""
    assert lines("see abcdefghij now", 4) == ["see", "abcd", "efgh", "ij", "now"]


def test_scripts_without_spaces_break_between_characters() -> None:
    """Japanese breaks anywhere, but not before a closing mark."""
    assert lines("灯台は町の宝。これ", 8) == ["灯台は町", "の宝。こ", "れ"]
    assert lines("灯台は町。", 8) == ["灯台は", "町。"]


def test_runs_that_touch_stay_together() -> None:
    """A mark that stands beside a word in another style is not torn from it."""
    wrapped = wrap([Run("lost "), Run("[-one-]", "removed"), Run(",")], 9)
    assert [paint(line, colour=False) for line in wrapped] == ["lost", "[-one-],"]


def test_a_line_through_words_ends_with_them() -> None:
    """The space after struck-out words is not struck out."""
    [line] = wrap([Run("a"), Run(" two words ", "removed"), Run("b")], 40)
    assert paint(line, colour=True) == "a \x1b[31;9mtwo words\x1b[0m b"


@pytest.mark.parametrize("steering", ["\x1b[2J", "\x9b31m", "\x07", "\u202eabc", "\u2066", "\x00"])
def test_nothing_steers_the_terminal(steering: str) -> None:
    """Escape sequences and turns of direction in a draft are shown, not obeyed."""
    shown = visible(f"words {steering} words")
    assert not set(shown) & set("\x1b\x9b\x07\u202e\u2066\x00")


def test_ascii_stands_for_common_marks() -> None:
    """Where an output has only ASCII, curly marks become straight ones."""
    assert visible("“a” – ‘b’ …", unicode=False) == "\"a\" - 'b' ..."


@pytest.mark.parametrize(
    ("text", "shown"),
    [("short", "short"), ("a good deal longer", "a good…"), ("two\nlines", "two lin…"), ("灯台は町の宝", "灯台は…")],
)
def test_a_text_is_cut_to_its_room(text: str, shown: str) -> None:
    """What has no room is cut, with a mark that says so."""
    assert shorten(text, 8) == shown
    assert columns(shown) <= 8


def test_a_line_of_ten_megabytes_is_cut_at_once() -> None:
    """Cutting takes as long as what is kept, not as what is there."""
    assert len(shorten("x" * 10_000_000, 80)) == 80
