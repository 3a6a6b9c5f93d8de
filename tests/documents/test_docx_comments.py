"""Comments written into a copy of a Word document: where they hang, and what stays as it was."""

from __future__ import annotations

import io
import re
import zipfile

import docx as other_reader
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.packages import docx, docx_parts, p, r, zipped
from tieout.documents import annotated, read_bytes
from tieout.errors import UnreadableError, UsageError
from tieout.model import Annotation, Changes, Span

_EDITOR = '<w:comment w:id="3" w:author="Editor"><w:p><w:r><w:t>Check this.</w:t></w:r></w:p></w:comment>'
_MARKED = (
    '<w:commentRangeStart w:id="3"/>'
    + r("old")
    + '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>'
)
_BOX = f"<w:r><w:pict><v:textbox><w:txbxContent>{p(r('in a box'))}</w:txbxContent></v:textbox></w:pict></w:r>"


def _commented(data: bytes, *words: str) -> bytes:
    """A copy with a comment on the first place of each of some words, which says them."""
    document = read_bytes(data, "draft.docx", "d1")
    places = [(document.text.index(each), each) for each in words]
    marks = [Annotation(Span(at, at + len(each)), (each, "second <paragraph>\x00")) for at, each in places]
    return annotated(document, marks, data=data)


def _part(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def _body(data: bytes) -> str:
    return _part(data, "word/document.xml")


def _covered(data: bytes) -> dict[str, str]:
    """The words between the anchors of each comment, by its number."""
    body = _body(data)
    covered = {}
    for id in re.findall(r'commentRangeStart w:id="(\d+)"', body):
        within = body.partition(f'commentRangeStart w:id="{id}"')[2].partition(f'commentRangeEnd w:id="{id}"')[0]
        covered[id] = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", within))
    return covered


@pytest.mark.parametrize(
    ("words", "covered"),
    [
        ("boats", "boats"),
        ("The boats & nets leave.", "The boats &amp; nets leave."),
        ("The boats & nets", "The boats &amp; nets"),
        ("& nets leave", "&amp; nets leave"),
        ("leave.\n\nThe lamp", "leave.The lamp"),
        ("burns\tlate", "burnslate"),
        ("\t", ""),
        ("late", "late"),
        ("e", "e"),
    ],
)
def test_a_comment_hangs_on_its_words_and_no_others(words: str, covered: str) -> None:
    """Runs are parted at either end; the text that is read from the copy is the same."""
    body = p(r("The bo"), r("ats", "<w:b/>"), "<w:r><w:t> &amp; nets leave.</w:t></w:r>")
    body += p("<w:r><w:t>The lamp burns</w:t><w:tab/><w:t>late</w:t></w:r>")
    data = docx(body)
    copy = _commented(data, words)
    assert list(_covered(copy).values()) == [covered]
    assert read_bytes(copy, "a.docx", "d1").text == read_bytes(data, "a.docx", "d1").text


def test_a_run_that_is_parted_keeps_its_looks_and_its_spaces() -> None:
    """On both sides of the comment."""
    copy = _body(_commented(docx(p('<w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:t>The old pier</w:t></w:r>')), "old"))
    run = '<w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">'
    assert [copy.count(f"{run}{words}<") for words in ("The ", "old", " pier")] == [1, 1, 1]


def test_the_comments_that_were_there_stay() -> None:
    """With their numbers; tieout's own come after them, and are no citations when the copy is read."""
    data = docx(p(r("The "), _MARKED, r(" pier, see it.")), comments=_EDITOR)
    copy = _commented(data, "old pier", "see")
    assert _covered(copy) == {"3": "old", "4": "old pier", "5": "see"}
    comments = _part(copy, "word/comments.xml")
    assert _EDITOR in comments
    assert re.findall(r'w:id="(\d)" w:author="(\w+)"', comments) == [("3", "Editor"), ("4", "tieout"), ("5", "tieout")]


def test_comments_of_a_run_before_are_replaced() -> None:
    """To check a copy once more gives the copy that the draft would have given."""
    data = docx(p(r("The "), _MARKED, r(" pier.")), comments=_EDITOR)
    once = _commented(data, "pier", "old")
    assert _covered(_commented(once, "The")) == {"3": "old", "4": "The"}
    again = _commented(_commented(once, "The"), "pier", "old")
    assert _covered(again) == _covered(once)
    assert _part(again, "word/comments.xml") == _part(once, "word/comments.xml")


def test_an_address_in_a_comment_of_tieout_is_nobodys_citation() -> None:
    """Else what it found would be cited for the words it found it for."""
    data = docx(p(r("The old pier.")))
    document = read_bytes(data, "draft.docx", "d1")
    copy = annotated(document, [Annotation(Span(4, 7), ("Source: https://example.org/notice",))], data=data)
    assert read_bytes(copy, "draft.docx", "d1").links == ()


def test_what_is_about_a_note_hangs_on_its_mark() -> None:
    """Word has no comments in notes, nor in text boxes."""
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    note = f'<w:footnote w:id="1">{p(r("Ibid., page 3."))}</w:footnote>'
    copy = _body(_commented(docx(p(r("Boats leave"), mark, r(" now.")), footnotes=note), "page 3"))
    assert f'<w:commentRangeStart w:id="0"/>{mark}<w:commentRangeEnd w:id="0"/>' in copy
    copy = _body(_commented(docx(p(r("Boats leave"), _BOX)), "a box"))
    assert f'<w:commentRangeStart w:id="0"/>{_BOX}<w:commentRangeEnd w:id="0"/>' in copy


def test_words_that_were_taken_out_can_be_commented_on() -> None:
    """Where changes are rejected, the draft reads as it was before."""
    data = docx(p(r("The "), '<w:del w:id="1"><w:r><w:delText>old stone</w:delText></w:r></w:del>', r(" pier.")))
    document = read_bytes(data, "draft.docx", "d1", changes=Changes.REJECTED)
    copy = annotated(document, [Annotation(Span(8, 13), ("a",))], changes=Changes.REJECTED, data=data)
    assert 'w:id="0"/><w:r><w:delText xml:space="preserve">stone</w:delText></w:r><w:commentRangeEnd' in _body(copy)
    assert read_bytes(copy, "draft.docx", "d1", changes=Changes.REJECTED).text == document.text


def test_a_formula_has_the_comment_beside_it() -> None:
    """Nothing can be anchored within one."""
    copy = _commented(docx(p(r("Boats ")) + p("<m:oMath><m:r><m:t>x = 1</m:t></m:r></m:oMath>")), "x =")
    assert list(_covered(copy).values()) == ["Boats "]


def test_another_reader_reads_the_comments() -> None:
    """python-docx, which knows nothing of tieout: in a document of its own making, one with comments before."""
    document = other_reader.Document()
    document.add_heading("Ferries", 1)
    paragraph = document.add_paragraph("The boats leave ")
    paragraph.add_run("the old pier").bold = True
    document.add_comment(paragraph.runs, text="Please check.", author="Editor", initials="E")
    document.add_table(1, 1).cell(0, 0).text = "Nine ferries"
    held = io.BytesIO()
    document.save(held)
    copy = other_reader.Document(io.BytesIO(_commented(held.getvalue(), "old pier", "Nine", "Ferries")))
    assert [(one.author, one.text) for one in copy.comments] == [
        ("Editor", "Please check."),
        *(("tieout", f"{words}\nsecond <paragraph>") for words in ("old pier", "Nine", "Ferries")),
    ]
    assert [paragraph.text for paragraph in copy.paragraphs] == ["Ferries", "The boats leave the old pier"]


def test_the_other_parts_stay_as_they_were() -> None:
    """Byte for byte, but for those that have to name the comments."""
    parts: dict[str, str | bytes] = {**docx_parts(p(r("Boats"))), "word/media/image1.png": b"\x89PNG"}
    copy = zipfile.ZipFile(io.BytesIO(_commented(zipped(parts), "oat")))
    assert copy.read("word/media/image1.png") == b"\x89PNG"
    assert copy.namelist() == [*parts, "word/comments.xml"]
    assert copy.testzip() is None


def test_what_cannot_be_written_is_refused_in_one_sentence() -> None:
    """A format without comments, a file that changed meanwhile, and words in UTF-16."""
    text = read_bytes(b"Boats leave.", "draft.txt", "d1")
    with pytest.raises(UsageError, match=r"draft\.txt: only a Word document"):
        annotated(text, [], data=b"Boats leave.")
    data = docx(p(r("Boats")))
    with pytest.raises(UnreadableError, match="was changed while it was checked"):
        annotated(read_bytes(data, "draft.docx", "d1"), [], data=docx(p(r("Nets"))))
    parts: dict[str, str | bytes] = {**docx_parts(p(r("Boats")))}
    parts["word/document.xml"] = str(parts["word/document.xml"]).replace("UTF-8", "UTF-16").encode("utf-16")
    with pytest.raises(UnreadableError, match="UTF-16"):
        _commented(zipped(parts), "Boats")


_RUNS = st.lists(
    st.sampled_from([r("The boats "), r("&amp;", "<w:i/>"), r("é – 漢"), "<w:r><w:tab/><w:t>b</w:t><w:br/></w:r>"]),
    min_size=1,
    max_size=6,
)


@settings(max_examples=60)
@given(st.lists(_RUNS, min_size=1, max_size=3), st.data())
def test_any_span_can_be_annotated(paragraphs: list[list[str]], data: st.DataObject) -> None:
    """The copy is a document whose text is the same, with as many comments, whatever they overlap."""
    file = docx("".join(p(*runs) for runs in paragraphs))
    document = read_bytes(file, "a.docx", "d1")
    ends = st.integers(0, len(document.text))
    spans = [Span(*sorted(pair)) for pair in data.draw(st.lists(st.tuples(ends, ends), min_size=1, max_size=4))]
    if not document.text:
        return
    copy = annotated(document, [Annotation(span, ("a",)) for span in spans], data=file)
    assert read_bytes(copy, "a.docx", "d1").text == document.text
    assert len(_covered(copy)) == len(spans)
