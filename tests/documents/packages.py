"""Archives made for tests: Word documents and others, part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ADDRESS = "https://example.org/notice"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{_OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wps="urn:shapes" xmlns:v="urn:vml"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPES = f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"/>'


def zipped(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of some parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word document; `parts` are the insides of footnotes, endnotes, styles and core."""
    return zipped(docx_parts(body, **parts))


def docx_parts(body: str, **parts: str) -> dict[str, str]:
    """The parts of a Word document, by name."""
    related = "".join(_relation(kind, f"{kind}.xml") for kind in parts if kind != "core")
    related += f'<Relationship Id="x" Type="{_OFFICE}/hyperlink" Target="{ADDRESS}" TargetMode="External"/>'
    written = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations(_relation("officeDocument", "word/document.xml")),
        "word/document.xml": f"{_HEAD}<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(related),
    }
    for kind, inside in parts.items():
        if kind == "core":
            written["docProps/core.xml"] = (
                f'{_HEAD}<c:coreProperties xmlns:c="{_PACKAGE}/metadata/core-properties" '
                'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
                f"{inside}</c:coreProperties>"
            )
        else:
            written[f"word/{kind}.xml"] = f"{_HEAD}<w:{kind} {_SPACES}>{inside}</w:{kind}>"
    return written


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(words: str, properties: str = "") -> str:
    """A run of words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def _relation(kind: str, target: str) -> str:
    return f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _relations(inside: str) -> str:
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'
