"""Fixes written into a Word document as tracked changes: taken, they are what was meant; left, nothing has changed."""

from __future__ import annotations

import io
import zipfile

import docx as other_reader
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.packages import docx, docx_parts, p, r, zipped
from tieout.documents import read_bytes, revised
from tieout.model import Changes, Span, TextEdit

BODY = p(r("The boats &amp; nets "), r("leave", "<w:b/>"), r(" the old pier at dawn.")) + p(r("A second paragraph."))


def tracked(data: bytes, *edits: tuple[str, str]) -> tuple[bytes, list[int]]:
    """A copy with the first place of some words replaced, each by itself; no words stand for the place behind "old"."""
    document = read_bytes(data, "draft.docx", "d1")
    fixes = []
    for words, new in edits:
        at = document.text.index(words or "old") + (0 if words else 3)
        fixes.append([TextEdit(Span(at, at + len(words)), new)])
    made = revised(document, data, fixes)
    assert made is not None
    return made


def text_of(data: bytes, changes: Changes = Changes.ACCEPTED) -> str:
    """What the document says with its tracked changes accepted or rejected."""
    return read_bytes(data, "draft.docx", "d1", changes=changes).text


@pytest.mark.parametrize(
    ("edit", "text"),
    [
        (("", " stone"), "The boats & nets leave the old stone pier at dawn."),
        (("old", "new"), "The boats & nets leave the new pier at dawn."),
        (("boats & nets leave the", "men leave <the>"), "The men leave <the> old pier at dawn."),
        ((" at dawn", ""), "The boats & nets leave the old pier."),
        (("The", "Our"), "Our boats & nets leave the old pier at dawn."),
    ],
)
def test_taken_it_is_what_was_meant_and_left_what_was_there(edit: tuple[str, str], text: str) -> None:
    """In one run, across runs, over an entity and at the edges."""
    before = docx(BODY)
    after, taken = tracked(before, edit)
    assert taken == [0]
    assert text_of(after) == f"{text}\n\nA second paragraph."
    assert text_of(after, Changes.REJECTED) == text_of(before)


def test_other_parts_stay_as_they_were() -> None:
    """Only the part with the words is written anew."""
    parts = docx_parts(BODY)
    after, _ = tracked(zipped(parts), ("old", "new"))
    held = zipfile.ZipFile(io.BytesIO(after))
    others = {name: part for name, part in parts.items() if name != "word/document.xml"}
    assert {name: held.read(name).decode() for name in others} == others


def test_another_reader_opens_it() -> None:
    """A document that python-docx wrote is still one to it; the words that stay stand there."""
    made, held = other_reader.Document(), io.BytesIO()
    made.add_paragraph("The boats leave the old pier at dawn.").add_run(" All of them.").bold = True
    made.save(held)
    after, taken = tracked(held.getvalue(), ("old", "new"), ("All", "Most"))
    assert taken == [0, 1]
    (paragraph,) = other_reader.Document(io.BytesIO(after)).paragraphs
    assert paragraph.text == "The boats leave the  pier at dawn.  of them."
    assert text_of(after) == "The boats leave the new pier at dawn. Most of them."


def test_an_insertion_of_somebody_is_left_alone() -> None:
    """A change within a tracked insertion could not be told from it: the fix is not taken, and others are."""
    body = p(r("The "), f'<w:ins w:id="7" w:author="Editor">{r("old")}</w:ins>', r(" pier at dawn."))
    after, taken = tracked(docx(body), ("old", "new"), ("dawn", "dusk"))
    assert taken == [1]
    assert text_of(after) == "The old pier at dusk."
    assert b'w:id="8"' in zipfile.ZipFile(io.BytesIO(after)).read("word/document.xml")


def test_a_format_without_changes_has_none() -> None:
    """Nor has a Word document that is read without its changes."""
    plain = read_bytes(b"The old pier.", "draft.txt", "d1")
    assert revised(plain, b"The old pier.", [[TextEdit(Span(0, 3), "An")]]) is None
    data = docx(BODY)
    assert revised(read_bytes(data, "d.docx", "d1"), data, [], changes=Changes.REJECTED) is None


RUNS = st.lists(
    st.sampled_from(["The ", "old ", "pier", " &amp; ", "naïve ", "x", "日本 ", "a  b"]), min_size=1, max_size=6
)


@settings(max_examples=40)
@given(st.lists(RUNS, min_size=1, max_size=3), st.data())
def test_any_edits_are_undone_by_leaving_them(made: list[list[str]], data: st.DataObject) -> None:
    """Whatever is taken out and put in: with the changes rejected the words are the old ones."""
    before = docx("".join(p(*map(r, runs)) for runs in made))
    document = read_bytes(before, "draft.docx", "d1")
    places = sorted(data.draw(st.sets(st.integers(0, len(document.text)), max_size=6)))
    spans = [Span(*pair) for pair in zip(places[::2], places[1::2], strict=False)]
    fixes = [[TextEdit(span, data.draw(st.sampled_from(["new", "é", "<&>"])))] for span in spans]
    after = revised(document, before, fixes)
    assert after is None or text_of(after[0], Changes.REJECTED) == document.text
