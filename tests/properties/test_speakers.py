"""Laws of speakers, whatever the draft."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tieout.documents import read_text
from tieout.items.quotations import extract
from tieout.items.skeleton import masked

_WORDS = st.sampled_from(
    "Jane Roe said told asked , . : ; ( ) “No boat sails” “the old pier,” who according to and the warden’s — \n\n"
    " she it claim that 3 Mr. Will will calling ?” “ ’".split(" ")
)
_DRAFTS = st.lists(_WORDS, max_size=60).map(" ".join)


@given(_DRAFTS)
def test_a_speaker_stands_in_the_draft(draft: str) -> None:
    """The mention is what stands at its span, and nobody is nameless."""
    for quotation in extract(read_text(draft, "draft.txt", "d1")).quotations:
        if quotation.speaker:
            start, end = quotation.speaker.span
            assert draft[start:end] == quotation.speaker.text
            assert quotation.speaker.name.strip()


@given(st.text(max_size=400))
def test_any_text_has_speakers_or_none(draft: str) -> None:
    """No text makes the search fail, and masking keeps its length."""
    document = read_text(draft, "draft.txt", "d1")
    extract(document)
    assert len(masked(document.prose, [])) == len(document.prose)
