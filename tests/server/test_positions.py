"""Places as editors count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, Range

from tieout.model import Span
from tieout.server.positions import Lines

TEXTS = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\n\r\u2028\f🕯é")), max_size=60)


@given(TEXTS, st.data())
def test_every_offset_has_a_place_and_is_found_there_again(text: str, data: st.DataObject) -> None:
    """There and back, but for the place between the two characters of one line end."""
    offset = data.draw(st.integers(0, len(text)))
    if text[offset - 1 : offset + 1] == "\r\n" and offset:
        return
    lines = Lines(text)
    assert lines.offset(lines.position(offset)) == offset


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("a🕯b", 2, (0, 3)),
        ("a\r\nb", 3, (1, 0)),
        ("a\rb", 2, (1, 0)),
        ("a\u2028b\fc\x0bd", 6, (0, 6)),
        ("", 0, (0, 0)),
        ("a\n", 2, (1, 0)),
    ],
)
def test_lines_end_and_columns_count_as_in_an_editor(text: str, offset: int, place: tuple[int, int]) -> None:
    """UTF-16 code units; a line ends at a line feed, a carriage return or both."""
    assert Lines(text).position(offset) == Position(*place)


@pytest.mark.parametrize(
    ("place", "offset"), [((0, 99), 2), ((1, 99), 5), ((9, 0), 5), ((0, 2), 2), ((1, 2), 4), ((1, 1), 4)]
)
def test_a_place_behind_the_end_is_the_end(place: tuple[int, int], offset: int) -> None:
    """Of its line, or of the text; half a character is none."""
    assert Lines("ab\n\u00e9🕯").offset(Position(*place)) in (offset, 4)


def test_a_range_is_a_span() -> None:
    """Both ends carried."""
    lines = Lines("one\ntwo 🕯 three")
    assert lines.span(lines.range(Span(4, 9))) == Span(4, 9)
    assert lines.span(Range(Position(1, 0), Position(1, 6))) == Span(4, 9)
