"""OpenDocument texts: what stands in them once every change is accepted."""

from __future__ import annotations

import zipfile

import pytest

from tests.documents.packages import zipped
from tieout.documents import read_bytes
from tieout.errors import UnreadableError
from tieout.model import Changes, Document

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = "office text table style meta"
_SPACES = (
    " ".join(f'xmlns:{name}="{_OASIS}{name}:1.0"' for name in _NAMES.split())
    + f' xmlns:fo="{_OASIS}xsl-fo-compatible:1.0" xmlns:draw="{_OASIS}drawing:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_STYLES = (
    '<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>'
)


def _parts(body: str, meta: str = "") -> dict[str, str]:
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {_SPACES}><office:automatic-styles>{_STYLES}"
        "</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "meta.xml": f"<office:document-meta {_SPACES}><office:meta>{meta}</office:meta></office:document-meta>",
    }


def _read(body: str, meta: str = "") -> Document:
    return read_bytes(zipped(_parts(body, meta), zipfile.ZIP_STORED), "draft.odt", "d1")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<text:p>The boats\n  leave.</text:p><text:p>Nets</text:p>", "The boats leave.\n\nNets"),
        ("<text:p>a<text:s text:c='2'/>b<text:tab/>c<text:line-break/>d</text:p>", "a  b\tc\nd"),
        ("<text:p>one <text:span text:style-name='I'>two</text:span> three</text:p>", "one two three"),
        ("<text:p>shown<text:span text:style-name='H'> hidden</text:span></text:p>", "shown"),
        (
            "<text:tracked-changes><text:deletion><text:p>x</text:p></text:deletion></text:tracked-changes><text:p>kept</text:p>",
            "kept",
        ),
        ("<text:p>a<office:annotation><text:p>a comment</text:p></office:annotation>b</text:p>", "ab"),
        (
            "<text:p>a<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>b</text:p>",
            "ab\n\nbox",
        ),
        ("", ""),
    ],
)
def test_the_text_is_what_the_page_shows(body: str, text: str) -> None:
    """Spaces are collapsed, but for those that are written out; deletions and comments are not read."""
    document = _read(body)
    assert document.text == document.prose == text


def test_blocks_notes_emphasis_and_links() -> None:
    """Each as in a Word document."""
    document = _read(
        "<text:h text:outline-level='2'>Harbours</text:h><text:p text:style-name='P1'>Boats leave.</text:p>"
        "<text:list><text:list-item><text:p>net</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>1,200</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p>So <text:span text:style-name='I'>it is</text:span><text:note>"
        "<text:note-citation>1</text:note-citation><text:note-body><text:p>Says the keeper.</text:p></text:note-body>"
        "</text:note>, "
        "<text:a xlink:href='https://example.org/'>see</text:a>.</text:p>",
    )
    blocks = [(block.kind.value, block.level, document.prose[slice(*block.span)]) for block in document.blocks]
    assert blocks == [
        ("heading", 2, "Harbours"),
        ("quote", 1, "Boats leave."),
        ("list-item", 1, "net"),
        ("cell", 0, "1,200"),
        ("paragraph", 0, "So it is, see."),
        ("footnote", 0, "Says the keeper."),
    ]
    assert [document.prose[slice(*span)] for span in document.emphasis] == ["it is"]
    assert [(document.prose[: mark.span.start][-5:], mark.label) for mark in document.notes] == [("it is", "1")]
    assert document.blocks[-1].label == "1"
    assert [(document.prose[slice(*link.span)], link.target) for link in document.links] == [
        ("see", "https://example.org/")
    ]
    assert document.location(document.text.index("keeper")).paragraph == 6


def test_the_head_says_title_author_date_and_language() -> None:
    """From the part that holds what is known of the document."""
    meta = "<dc:title>On Harbours</dc:title><meta:initial-creator>A. Mate</meta:initial-creator>"
    document = _read("<text:p>x</text:p>", meta + "<meta:creation-date>2021-04-03T10:00:00</meta:creation-date>")
    assert (document.title, document.metadata.authors, document.metadata.date) == (
        "On Harbours",
        ("A. Mate",),
        "2021-04-03",
    )


def test_an_encrypted_document_is_refused() -> None:
    """In one sentence."""
    parts = {**_parts("<text:p>x</text:p>"), "META-INF/manifest.xml": "<a><manifest:encryption-data/></a>"}
    with pytest.raises(UnreadableError, match="is encrypted: save a copy without a password"):
        read_bytes(zipped(parts, zipfile.ZIP_STORED), "a.odt", "d1")


def _region(id: str, inside: str) -> str:
    return f'<text:changed-region xml:id="{id}" text:id="{id}">{inside}</text:changed-region>'


def _within(id: str, words: str) -> str:
    return f'<text:change-start text:change-id="{id}"/>{words}<text:change-end text:change-id="{id}"/>'


_REGIONS = (
    _region("a", "<text:deletion><office:change-info/><text:p>old </text:p></text:deletion>")
    + _region("b", "<text:insertion/>")
    + _region("c", "<text:deletion><text:p>One</text:p><text:p>two. </text:p></text:deletion>")
    + _region("d", "<text:format-change/>")
)
_CHANGED = (
    f'<text:tracked-changes>{_REGIONS}</text:tracked-changes><text:p><text:change text:change-id="c"/>The '
    f'<text:change text:change-id="a"/>{_within("b", "new ")}{_within("d", "pier")}'
    f"{_within('b', '</text:p><text:p>')}.</text:p>"
)


def test_tracked_changes_are_accepted_or_rejected() -> None:
    """What was put in is marked where it stands, what was taken out is kept in a list; a changed look is no change."""
    assert _read(_CHANGED).text == "The new pier\n\n."
    rejected = read_bytes(zipped(_parts(_CHANGED), zipfile.ZIP_STORED), "a.odt", "d1", changes=Changes.REJECTED)
    assert rejected.text == "One\ntwo. The old pier."
