"""Offsets as others count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieout.text.offsets import Ruler, Unit

ENCODINGS = {Unit.UTF_16: ("utf-16-le", 2), Unit.BYTES: ("utf-8", 1)}


@given(st.text(st.characters(exclude_categories=["Cs"])), st.data(), st.sampled_from(sorted(ENCODINGS)))
def test_an_offset_is_the_length_of_what_stands_before_it(text: str, data: st.DataObject, unit: Unit) -> None:
    """In the unit's own encoding, and back to the same code point."""
    encoding, width = ENCODINGS[unit]
    offset = data.draw(st.integers(0, len(text)))
    ruler = Ruler(text, unit)
    there = ruler.of(offset)
    assert there == len(text[:offset].encode(encoding)) // width
    assert (ruler.start(there), ruler.end(there)) == (offset, offset)
    assert ruler.length == len(text.encode(encoding)) // width


@pytest.mark.parametrize(("unit", "within"), [(Unit.UTF_16, 2), (Unit.BYTES, 3)])
def test_an_offset_inside_a_character_takes_it_whole(unit: Unit, within: int) -> None:
    """A span that cuts a character in two is widened to it."""
    ruler = Ruler("a🕯b", unit)
    assert (ruler.start(within), ruler.end(within)) == (1, 2)
