"""How the nouns say where something stands."""

from __future__ import annotations

from tieout.model import Document, Location, Page


def document(**known: object) -> Document:
    """A document of two lines."""
    return Document(id="d1", path="a", sha256="", format="x", text="one\n\ntwo", prose="one\n\ntwo", **known)  # type: ignore[arg-type]


def test_a_place_is_a_line_and_a_column() -> None:
    """Both are counted from 1."""
    assert document().location(6) == Location(line=3, column=2)


def test_a_format_without_lines_counts_paragraphs() -> None:
    """A paragraph and the column in it; what stands before the first is in the first."""
    assert document(paragraphs=(0, 5)).location(6) == Location(paragraph=2, column=2)
    assert document(paragraphs=(1, 5)).location(0).paragraph == 1


def test_a_format_with_pages_names_the_page() -> None:
    """The page that began last; none before the first."""
    paged = document(pages=(Page(1, 1, "iv"), Page(5, 2)))
    assert [paged.location(offset).page for offset in (0, 1, 4, 5)] == [None, 1, 1, 2]
    assert paged.page_at(2) == Page(1, 1, "iv")
