"""Laws of fixes: what is not replaced stays, in the text and in the bytes."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.strategies import NEWLINES, PARAGRAPHS
from tieout.documents import text_of
from tieout.errors import UnreadableError
from tieout.fixes import Patch, unified
from tieout.fixes.splicing import Encoding
from tieout.model import Span, TextEdit

TEXTS = st.builds(lambda parts, end: end.join(parts), st.lists(PARAGRAPHS, min_size=1, max_size=5), NEWLINES)
ENCODINGS = st.sampled_from([("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE),
                             ("utf-16-be", codecs.BOM_UTF16_BE), ("utf-32-le", codecs.BOM_UTF32_LE)])  # fmt: skip


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[TextEdit]]:
    """A text and some edits of it that do not touch each other."""
    text = draw(TEXTS)
    places = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = [Span(*pair) for pair in zip(places[::2], places[1::2], strict=False)]
    return text, [TextEdit(span, draw(st.sampled_from(["", "new", "…", "two\nlines", "é"]))) for span in spans]


def simply(text: str, edits: list[TextEdit]) -> str:
    """The text with the edits, from the last to the first."""
    for edit in reversed(edits):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@given(edited(), st.data())
def test_rounds_of_edits_are_one_patch(made: tuple[str, list[TextEdit]], data: st.DataObject) -> None:
    """Edits of edits come to the same text, and what is told of the original comes to it in one step."""
    text, edits = made
    patch = Patch.of(text).with_edits(edits)
    at = data.draw(st.integers(0, len(patch.text)))
    again = patch.with_edits([TextEdit(Span(at, min(len(patch.text), at + 3)), "later")])
    assert patch.text == simply(text, edits)
    assert simply(text, list(again.changes())) == again.text


@given(edited(), ENCODINGS)
def test_bytes_outside_the_edits_stay(made: tuple[str, list[TextEdit]], encoding: tuple[str, bytes]) -> None:
    """Encoding, byte order mark and line ends are those of the file, byte for byte."""
    (text, edits), (codec, mark) = made, encoding
    data = mark + text.encode(codec)
    patch = Patch.of(text).with_edits(edits)
    written = Encoding(data, text, "draft").spliced(patch)
    assert written == mark + simply(text, edits).encode(codec)
    assert text_of(written, "text") == patch.text


@given(edited())
def test_the_diff_undoes_itself(made: tuple[str, list[TextEdit]]) -> None:
    """The lines kept and taken away are the old text's, those kept and put in the new one's."""
    text, edits = made
    patch = Patch.of(text).with_edits(edits)
    lines = list(unified("draft", patch))[2:]
    whole = {sign: "".join(line[1:] for line in lines if line[0] in f" {sign}") for sign in "-+"}
    bare = {sign: each.replace("\n\\ No newline at end of file", "") for sign, each in whole.items()}
    if lines and all(line.startswith("@@ -1") for line in lines if line.startswith("@@")):
        assert text.startswith(bare["-"].rstrip("\n"))
        assert patch.text.startswith(bare["+"].rstrip("\n"))


@pytest.mark.parametrize(
    ("codec", "text", "written"),
    [
        ("utf-8", "naïve", "…"),
        ("cp1252", "naïve", "…"),
        ("cp1251", "Лодки уходят", "…"),
        ("koi8-r", "Лодки уходят", "..."),
        ("iso8859-2", "Zażółć gęślą", "..."),
    ],
)
def test_an_encoding_without_a_mark_gets_a_plainer_one(codec: str, text: str, written: str) -> None:
    """Three full stops stand for an ellipsis that the encoding does not have."""
    assert Encoding(text.encode(codec), text, "draft").writable("…") == written


def test_words_that_an_encoding_cannot_hold_are_not_written() -> None:
    """One sentence says so."""
    with pytest.raises(UnreadableError, match="cannot hold '灯台'"):
        Encoding("naïve".encode("cp1252"), "naïve", "draft.txt").writable("灯台")


def test_bytes_of_no_one_encoding_are_left_alone() -> None:
    """A file that two encodings were pasted together in says so."""
    with pytest.raises(UnreadableError, match="follow no one encoding"):
        Encoding("naïve ".encode() + b"na\xefve", "naïve naïve", "draft.txt")
