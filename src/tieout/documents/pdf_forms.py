"""The fields of a PDF's forms: what is filled in or chosen is drawn into the page, and so read where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage


def prepare(document: PdfDocument) -> None:
    """Have the fields of a file drawn as its form says, where the file leaves that to its reader.

    To be called before a page is opened. No script of the file is run: the library is built without.
    """
    from pypdfium2 import raw  # imported late: a run without PDFs does not pay for it

    if document.get_formtype() != raw.FORMTYPE_NONE:
        document.init_forms()


def page_of(document: PdfDocument, index: int) -> PdfPage:
    """A page of a file that was prepared, by its place in it; its fields are part of it.

    But for one without words of its own: fields on the picture of a page do not make it one that can be read.
    """
    from pypdfium2 import raw

    page = document[index]
    if not (_has_fields(page) and _has_words(page)):
        return page
    raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
    # what was opened does not show what was drawn into it
    page.close()
    return document[index]


def _has_fields(page: PdfPage) -> bool:
    from pypdfium2 import raw

    for number in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, number)
        if annotation:
            is_field = raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET
            raw.FPDFPage_CloseAnnot(annotation)
            if is_field:
                return True
    return False


def _has_words(page: PdfPage) -> bool:
    textpage = page.get_textpage()
    try:
        count: int = textpage.count_chars()
        return count > 0
    finally:
        textpage.close()
