"""Word documents: what stands in them once every change is accepted, and where."""

from __future__ import annotations

import pytest

from tests.documents.packages import ADDRESS, docx, docx_parts, p, r, zipped
from tieout.documents import read_bytes
from tieout.errors import UnreadableError
from tieout.model import Changes, Document, Location


def _read(body: str, **parts: str) -> Document:
    return read_bytes(docx(body, **parts), "draft.docx", "d1")


def _blocks(document: Document) -> list[tuple[str, int, str]]:
    return [(block.kind.value, block.level, document.prose[slice(*block.span)]) for block in document.blocks]


_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF a </w:instrText></w:r>'
    '<w:r><w:t>code</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>result</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_DELETED = '<w:del w:id="1"><w:r><w:delText xml:space="preserve">old </w:delText></w:r></w:del>'
_INSERTED = f'<w:ins w:id="2">{r("new ")}</w:ins>'
_BOX = "<w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p(r("The boats "), r("leave.")) + p(r("The nets dry.")), "The boats leave.\n\nThe nets dry."),
        (p(r("a"), "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>"), "a\tb\nc‑d"),
        (
            p(r("kept "), f"<w:ins>{r('put in')}</w:ins>", "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"),
            "kept put in",
        ),
        (p(f"<w:moveFrom>{r('here')}</w:moveFrom>", f"<w:moveTo>{r('there')}</w:moveTo>"), "there"),
        (p(r("shown"), r(" hidden", "<w:vanish/>"), r(" again", '<w:vanish w:val="0"/>')), "shown again"),
        (p(r("see "), _FIELD, r(" there")), "see result there"),
        (p('<w:fldSimple w:instr="DATE">' + r("3 May") + "</w:fldSimple>"), "3 May"),
        (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("code")) + p(r("words")), "words"),
        (p('<w:hyperlink r:id="x">' + r("the notice") + "</w:hyperlink>"), "the notice"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + p(r("controlled")) + "</w:sdtContent></w:sdt>", "controlled"),
        (
            p(
                r("a"),
                "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
                + r("Click here")
                + "</w:sdtContent></w:sdt>",
                r("b"),
            ),
            "ab",
        ),
        (
            p(
                r("before"),
                f"<w:r><mc:AlternateContent><mc:Choice>{_BOX}</mc:Choice><mc:Fallback>{_BOX}</mc:Fallback>"
                "</mc:AlternateContent></w:r>",
                r(" and after"),
            ),
            "before and after\n\nin a box",
        ),
        (p(r("one "), properties="<w:rPr><w:del/></w:rPr>") + p(r("paragraph")), "one paragraph"),
        (p(r("one"), properties="<w:rPr><w:ins/></w:rPr>") + p(r("two")), "one\n\ntwo"),
        (p('<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:sym w:font="Arial" w:char="2013"/></w:r>', r("x")), "–x"),
        (p("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"), "a+b"),
        (p(r("  spaces  ")) + p() + p(r(" ")) + p(r("end")), "spaces\n\nend"),
        ("", ""),
    ],
)
def test_the_text_is_what_is_read_once_every_change_is_accepted(body: str, text: str) -> None:
    """Insertions, results and boxes are read; deletions, codes, prompts and hidden words are not."""
    document = _read(body)
    assert document.text == document.prose == text
    assert document.offsets.pieces == ()


_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Our heads"/><w:basedOn w:val="H2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Intense Quote"/><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="List Bullet"/><w:pPr><w:numPr/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/></w:style>'
    '<w:style w:type="character" w:styleId="E"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


def test_styles_say_what_a_paragraph_is() -> None:
    """Headings, quotations and lists by the style, by the one it is based on, or by the paragraph's own properties."""
    in_list = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>'
    document = _read(
        p(r("Harbours"), style="Own")
        + p(r("Boats leave."), style="Q")
        + p(r("Nets dry."), style="Q")
        + p(r("one"), style="L")
        + p(r("two"), properties=in_list)
        + p(r("Towns"), properties='<w:outlineLvl w:val="0"/>')
        + p(r("loop"), style="A")
        + f"<w:tbl><w:tr><w:tc>{p(r('1,200'))}</w:tc><w:tc>{p(r('boats'))}</w:tc></w:tr></w:tbl>",
        styles=_STYLES,
    )
    assert _blocks(document) == [
        ("heading", 2, "Harbours"),
        ("quote", 1, "Boats leave."),
        ("quote", 1, "Nets dry."),
        ("list-item", 1, "one"),
        ("list-item", 2, "two"),
        ("heading", 1, "Towns"),
        ("paragraph", 0, "loop"),
        ("cell", 0, "1,200"),
        ("cell", 0, "boats"),
    ]
    groups = [block.group for block in document.blocks]
    assert groups[1] == groups[2] != groups[3] == groups[4]
    assert document.language == "en-GB"


def test_emphasis_is_what_stands_out_in_its_paragraph() -> None:
    """Italics and bold of the words, or of their character style, not of the whole paragraph's style."""
    document = _read(
        p(r("the "), r("old ", "<w:i/>"), r("stone", "<w:b/>"), r(" pier", '<w:i w:val="0"/>'))
        + p(r("at "), r("dawn", '<w:rStyle w:val="E"/>'), r(" ghosts", '<w:rStyle w:val="Secret"/>'))
        + p(r("all in italics"), style="Q"),
        styles=_STYLES,
    )
    assert document.shows_emphasis
    assert [document.prose[slice(*span)] for span in document.emphasis] == ["old stone", "dawn"]
    assert "ghosts" not in document.text


def test_notes_follow_the_body_in_the_order_of_their_marks() -> None:
    """Each with the label that Word prints; one whose reference was deleted is gone."""
    document = _read(
        p(
            r("First"),
            '<w:r><w:footnoteReference w:id="7"/></w:r>',
            r(" and second"),
            '<w:r><w:endnoteReference w:id="2"/></w:r>',
        )
        + p(
            '<w:del><w:r><w:footnoteReference w:id="8"/></w:r></w:del>',
            r("third"),
            '<w:r><w:footnoteReference w:id="5"/></w:r>',
        ),
        footnotes='<w:footnote w:type="separator" w:id="-1">'
        + p(r("line"))
        + "</w:footnote>"
        + "".join(f'<w:footnote w:id="{id}">{p(r(f"Note {id}."))}{p(r("More."))}</w:footnote>' for id in (5, 7, 8)),
        endnotes='<w:endnote w:id="2">' + p(r("At the end.")) + "</w:endnote>",
    )
    assert document.text.startswith("First and second\n\nthird\n\n")
    notes = [(block.label, document.prose[slice(*block.span)]) for block in document.blocks if block.kind == "footnote"]
    assert notes == [("1", "Note 7."), ("1", "More."), ("i", "At the end."), ("2", "Note 5."), ("2", "More.")]
    assert [(document.prose[: mark.span.start], mark.label) for mark in document.notes] == [
        ("First", "1"),
        ("First and second", "i"),
        ("First and second\n\nthird", "2"),
    ]
    assert document.blocks[2].group == document.blocks[3].group != document.blocks[4].group


def test_the_head_says_title_authors_date_and_language() -> None:
    """From the properties of the document."""
    document = _read(
        p(r("words")),
        core="<dc:title>On Harbours</dc:title><dc:creator>A. Mate; B. Bosun</dc:creator>"
        "<dcterms:created>2021-04-03T10:00:00Z</dcterms:created><dc:language>en-US</dc:language>",
    )
    assert (document.title, document.language) == ("On Harbours", "en-US")
    assert (document.metadata.authors, document.metadata.date) == (("A. Mate", "B. Bosun"), "2021-04-03")


def test_places_are_told_by_paragraph_and_column() -> None:
    """Paragraphs without words are not counted."""
    document = _read(p(r("one")) + p() + p(r("two words")))
    assert document.location(document.text.index("words")) == Location(paragraph=2, column=5)


def test_a_word_document_is_known_by_its_parts() -> None:
    """Whatever it is called; any other zip file is no Word document."""
    assert read_bytes(docx(p(r("words"))), "notes.bin", "d1").format == "docx"
    with pytest.raises(UnreadableError, match="looks like a Word, OpenDocument or zip file"):
        read_bytes(zipped({"a.txt": "words"}), "notes.docx", "d1")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"word/document.xml": None}, "is damaged: the part with its words is missing"),
        ({"word/document.xml": "<w:document"}, "is damaged: a part of it is not well-formed"),
        ({"word/document.xml": "<a>\0</a>"}, "is damaged: a part of it is not well-formed"),
        ({"word/document.xml": "<?xml version='1.0' encoding='x-none'?><a/>"}, "is damaged: a part of it is not"),
    ],
)
def test_a_damaged_document_is_refused_in_one_sentence(change: dict[str, str | None], says: str) -> None:
    """The sentence says what is missing or broken."""
    parts = {**docx_parts(p(r("words")), styles=""), **change}
    with pytest.raises(UnreadableError, match=says):
        read_bytes(zipped({name: part for name, part in parts.items() if part is not None}), "a.docx", "d1")


@pytest.mark.parametrize(
    "missing", ["_rels/.rels", "word/_rels/document.xml.rels", "word/styles.xml", "word/footnotes.xml"]
)
def test_a_document_without_its_lesser_parts_is_read(missing: str) -> None:
    """The words are there, whatever else is not."""
    parts = docx_parts(p(r("words"), '<w:r><w:footnoteReference w:id="1"/></w:r>'), styles="", footnotes="")
    del parts[missing]
    assert read_bytes(zipped(parts), "a.docx", "d1").text == "words"


def test_a_document_cut_short_is_refused() -> None:
    """Half an archive has no directory."""
    whole = docx(p(r("words" * 2000)))
    with pytest.raises(UnreadableError, match="looks like a Word"):
        read_bytes(whole[: len(whole) // 2], "a.docx", "d1")


def test_links_lead_from_words_and_so_do_the_addresses_in_comments() -> None:
    """A comment names the source of the words that it hangs on; it is no words of the text itself."""
    document = _read(
        p(r("See "), '<w:hyperlink r:id="x">' + r("the notice") + "</w:hyperlink>", r("."))
        + p('<w:commentRangeStart w:id="3"/>', r("Boats leave"), '<w:commentRangeEnd w:id="3"/>', r(" at dawn.")),
        comments=f'<w:comment w:id="3">{p(r("From https://example.org/log, page 4."))}</w:comment>',
    )
    assert [(document.prose[slice(*link.span)], link.target) for link in document.links] == [
        ("the notice", ADDRESS),
        ("Boats leave", "https://example.org/log"),
    ]
    assert "page 4" not in document.text


@pytest.mark.parametrize(
    ("body", "accepted", "rejected"),
    [
        (p(r("the "), _DELETED, _INSERTED, r("pier")), "the new pier", "the old pier"),
        (
            p(f"<w:moveFrom>{r('here ')}</w:moveFrom>", f"<w:moveTo>{r('there ')}</w:moveTo>", r("now")),
            "there now",
            "here now",
        ),
        (p(r("one"), properties="<w:rPr><w:ins/></w:rPr>") + p(r(" two")), "one\n\ntwo", "one two"),
        (p(r("one"), properties="<w:rPr><w:del/></w:rPr>") + p(r(" two")), "one two", "one\n\ntwo"),
        (p(_INSERTED, properties="<w:rPr><w:ins/></w:rPr>") + p(r("last")), "new\n\nlast", "last"),
    ],
)
def test_tracked_changes_are_accepted_or_rejected(body: str, accepted: str, rejected: str) -> None:
    """Words, moves, and the ends of paragraphs."""
    assert _read(body).text == accepted
    assert read_bytes(docx(body), "draft.docx", "d1", changes=Changes.REJECTED).text == rejected
