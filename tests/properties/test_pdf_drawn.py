"""The short way of writing a line of a PDF gives what the long way gives."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from tieout.documents.pdf_drawn import is_plain, written, written_plainly

ODD = "ﬁﬆ\x00\x02\ufeff\ue000\uf8ff"
PLAIN = st.text(st.sampled_from("ab \t\u00a0é”\u2028\u3000\ufaff\ufb07"), max_size=20)
ANY = st.text(st.sampled_from("ab \u00a0é" + ODD), max_size=8)


@given(PLAIN, PLAIN, PLAIN)
@example("", " \u00a0", "b")
def test_a_plain_line_is_written_alike_in_the_short_way(before: str, line: str, after: str) -> None:
    """The words of a line in which nothing is to be written out, and where they stand, are the same either way."""
    text = before + line + after
    place = len(before), len(before) + len(line)

    assert is_plain(text)
    assert written_plainly(text, *place) == written(text, *place)


@given(ANY)
def test_a_text_is_plain_where_the_two_ways_agree(text: str) -> None:
    """Only a text without a ligature, a hyphen of the library's, or a character that is no letter is called plain."""
    assert is_plain(text) == (not set(text) & set(ODD))
    if is_plain(text):
        assert written(text, 0, len(text)) == written_plainly(text, 0, len(text))
