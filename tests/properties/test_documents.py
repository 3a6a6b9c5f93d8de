"""Laws that every reader keeps, whatever it is given."""

from __future__ import annotations

import csv
import io
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties.strategies import FILES, PARAGRAPHS
from tieout.documents import read_bytes, read_text, readers
from tieout.documents.csv import delimiter_of, rows_of
from tieout.documents.encoding import decode
from tieout.errors import UnreadableError
from tieout.model import BlockKind, Document, Span


def _read(text: str, name: str) -> Document:
    return read_text(text, "draft", "d1", format=name)


def test_every_reader_is_under_these_laws() -> None:
    """A new text format has to join the strategies."""
    assert {reader.format for reader in readers() if reader.reads_text} == {
        "text",
        "markdown",
        "html",
        "csv",
        "subtitles",
        "latex",
        "json",
        "drawn",
    }


def _footnotes(document: Document) -> list[int]:
    """Where the footnotes begin that are written in the middle of the text and read after it."""
    if document.format != "latex":
        return []
    return [block.span.start for block in document.blocks if block.kind is BlockKind.FOOTNOTE]


@given(FILES)
def test_the_text_is_the_file(file: tuple[str, str]) -> None:
    """No reader changes a character of the text it was given."""
    assert _read(*file).text == file[0]


@given(FILES)
def test_pieces_cover_the_prose_and_run_forwards_in_the_text(file: tuple[str, str]) -> None:
    """The map has no gap in the prose and turns back in the text only where a footnote of LaTeX begins."""
    document = _read(*file)
    pieces = document.offsets.pieces
    if not pieces:
        assert document.prose in ("", document.text)
        return
    assert pieces[0].prose == 0
    assert pieces[-1].prose + pieces[-1].prose_length == len(document.prose)
    for piece, following in pairwise(pieces):
        assert piece.prose + piece.prose_length == following.prose
        assert piece.text + piece.text_length <= following.text or following.prose in _footnotes(document)
    assert pieces[-1].text + pieces[-1].text_length <= len(document.text)


@given(FILES)
def test_a_piece_of_equal_length_holds_the_same_characters(file: tuple[str, str]) -> None:
    """Only white space may stand for other white space."""
    document = _read(*file)
    for prose, text, prose_length, text_length in document.offsets.pieces:
        if prose_length == text_length:
            read = document.prose[prose : prose + prose_length]
            stands = document.text[text : text + text_length]
            assert all(a == b or (a.isspace() and b.isspace()) for a, b in zip(read, stands, strict=True))


@given(FILES, st.data())
def test_spans_of_prose_map_to_spans_of_text_in_order(file: tuple[str, str], data: st.DataObject) -> None:
    """A longer span of prose never maps to a smaller span of text."""
    document = _read(*file)
    offsets = st.integers(0, min([len(document.prose), *_footnotes(document)]))
    a, b, c = sorted(data.draw(st.tuples(offsets, offsets, offsets)))
    outer, inner = document.offsets.span(Span(a, c)), document.offsets.span(Span(a, b))
    assert 0 <= outer.start <= outer.end <= len(document.text)
    assert outer.start == inner.start
    assert inner.end <= outer.end


@given(FILES)
def test_blocks_turns_and_asides_lie_in_the_prose_in_order(file: tuple[str, str]) -> None:
    """Whatever counts in prose is inside it, not empty and in order."""
    document = _read(*file)
    whole = Span(0, len(document.prose))
    for spans in ([block.span for block in document.blocks], document.asides, document.emphasis):
        assert all(span and whole.holds(span) for span in spans)
        assert all(span.end <= following.start for span, following in pairwise(spans))
    for turn in document.turns:
        assert whole.holds(turn.label)
        assert turn.label.end <= turn.span.start <= turn.span.end <= whole.end
    assert all(turn.span.end <= following.label.start for turn, following in pairwise(document.turns))
    assert all(whole.holds(note.span) for note in document.notes)


@given(FILES)
def test_every_word_of_the_prose_is_in_a_block(file: tuple[str, str]) -> None:
    """Between blocks there is only white space."""
    document = _read(*file)
    edges = [0, *(edge for block in document.blocks for edge in block.span), len(document.prose)]
    between = [document.prose[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    assert not "".join(between).strip()


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_decode_to_characters(data: bytes, markup: bool) -> None:
    """Decoding never fails and never lets half a surrogate pair through."""
    decode(data, markup).encode("utf-8")


@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.md", "a.html", "a"]))
def test_any_bytes_are_read_or_refused_in_one_sentence(data: bytes, name: str) -> None:
    """There is a document or an UnreadableError, never another error."""
    document = _read_or_refuse(data, name)
    assert document is None or document.prose.encode("utf-8") is not None


def _read_or_refuse(data: bytes, name: str) -> Document | None:
    try:
        return read_bytes(data, name, "d1")
    except UnreadableError:
        return None


@settings(max_examples=50)
@given(PARAGRAPHS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"]))
def test_a_text_survives_its_encoding(paragraph: str, encoding: str) -> None:
    """A text in any Unicode encoding, with or without a mark, is read as it was written."""
    text = (
        paragraph
        if encoding.startswith("utf-8") or encoding in ("utf-16", "utf-32")
        else "A plain beginning. " * 9 + paragraph
    )
    assert read_bytes(text.encode(encoding), "draft.txt", "d1").text == text


@given(st.text(alphabet="a1 ,;.\n\r\t\0\x0b\u2028", max_size=40))
def test_a_table_without_quotation_marks_reads_as_the_csv_module_reads_it(text: str) -> None:
    """The quick way through such a table gives the same cells, and spans that hold them."""
    lines = (line.replace("\0", "") for line in io.StringIO(text, newline=""))
    rows, spans = rows_of(text)
    assert rows == list(csv.reader(lines, delimiter=delimiter_of(text), skipinitialspace=True))
    held = zip(rows, spans, strict=True)
    assert all(cell in text[slice(*span)].replace("\0", "") for row, span in held for cell in row)
    assert list(spans[1:]) == list(spans)[1:]
