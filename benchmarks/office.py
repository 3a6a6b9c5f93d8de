"""Plain texts set by LibreOffice and printed as PDF, in one column or in two that are justified."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from pathlib import Path

_BLANK = re.compile(r"\n\s*\n")
_NAMES = "".join(
    f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("fo", "xsl-fo-compatible"),
    )
)
_BATCH = 100
_SECONDS = 900


def command() -> str | None:
    """The program, if this machine has it."""
    return shutil.which("soffice") or shutil.which("libreoffice")


class Press:
    """Sets texts in a number of columns and prints them, many in one run of the program."""

    def __init__(self, room: Path, columns: int) -> None:
        self._room = room
        self._columns = columns

    def __call__(self, text: str) -> bytes:
        """The file for a text, printed now if it was not before."""
        if not self._printed(text).exists():
            self.print([text])
        return self._printed(text).read_bytes()

    def print(self, texts: Iterable[str]) -> None:
        """Print some texts at once."""
        waiting = [text for text in texts if not self._printed(text).exists()]
        for at in range(0, len(waiting), _BATCH):
            self._run([self._set(text) for text in waiting[at : at + _BATCH]])

    def _run(self, files: list[Path]) -> None:
        program = command()
        if program is None:
            raise FileNotFoundError("LibreOffice is not installed")
        profile = f"-env:UserInstallation=file://{self._room.resolve()}/profile"
        order = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(self._room), *map(str, files)]
        subprocess.run(order, check=True, capture_output=True, timeout=_SECONDS)

    def _printed(self, text: str) -> Path:
        return self._room / f"{sha256(text.encode()).hexdigest()[:20]}.pdf"

    def _set(self, text: str) -> Path:
        """The text as a document of LibreOffice's own: two columns indent their paragraphs, one sets them apart."""
        page = f'<style:columns fo:column-count="{self._columns}" fo:column-gap="0.8cm"/>' if self._columns > 1 else ""
        indent, space = ("0.5cm", "0cm") if self._columns > 1 else ("0cm", "0.3cm")
        words = "".join(
            f'<text:p text:style-name="P">{escape(" ".join(part.split()))}</text:p>'
            for part in _BLANK.split(text)
            if part.strip()
        )
        path = self._printed(text).with_suffix(".fodt")
        path.write_text(
            f'<?xml version="1.0" encoding="UTF-8"?><office:document{_NAMES} office:version="1.2" '
            'office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>'
            '<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" '
            f'fo:text-indent="{indent}" fo:margin-bottom="{space}"/><style:text-properties fo:font-size="10pt" '
            'fo:hyphenate="true" fo:language="en" fo:country="US"/></style:style></office:styles>'
            '<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties '
            f'fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm">{page}</style:page-layout-properties>'
            '<style:footer-style><style:header-footer-properties fo:min-height="0.5cm"/></style:footer-style>'
            "</style:page-layout></office:automatic-styles><office:master-styles><style:master-page "
            'style:name="Standard" style:page-layout-name="L"><style:footer><text:p>Harbour Review '
            "<text:page-number>1</text:page-number></text:p></style:footer></style:master-page></office:master-styles>"
            f"<office:body><office:text>{words}</office:text></office:body></office:document>",
            "utf-8",
        )
        return path
