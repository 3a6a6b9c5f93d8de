"""Evidence on the page, from the command on: rectangles in JSON, the page in a browser, pictures of their own."""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.cli.running import tieout
from tests.documents.pdfs import column, pdf

PAGES = (
    column(72, 700, "The board met on Monday.", "It spoke of the weather."),
    column(72, 700, "The lamp was lit on every night of", "the war but one, the keeper says."),
)
DRAFT = """\
The log says: “The lamp was lit on every night of the war but one.”

It adds: “The lamp was lit on every day of the war but one.”
"""


@pytest.fixture
def printed(desk: Path) -> Path:
    """The working directory with a PDF among the sources in the place of the text, and a draft that quotes it."""
    (desk / "sources" / "log.txt").unlink()
    (desk / "sources" / "log.pdf").write_bytes(pdf(PAGES, "/PageLabels<</Nums[0<</S/r/St 3>>]>>"))
    (desk / "draft.md").write_text(DRAFT, "utf-8")
    return desk


def items(*arguments: str) -> Any:
    """The items of a check, as JSON has them."""
    return json.loads(tieout("check", *arguments, "--output-format", "json").stdout)["items"]


def test_a_passage_of_a_pdf_has_its_page_label_and_rectangles(printed: Path) -> None:
    """A rectangle a line, in points from the upper left corner; from the cache as when it was first read."""
    first, again = (items("draft.md", *more) for more in ((), ("--ignore", "Q110")))
    (place,) = first[0]["evidence"][0]["printed"]
    assert {key: place[key] for key in ("page", "label", "width", "height")} == {
        "page": 2,
        "label": "iv",
        "width": 595,
        "height": 842,
    }
    assert [round(box[0]) for box in place["rectangles"]] == [72, 72]
    assert all(
        top < 842 - base < bottom for (_, top, _, bottom), base in zip(place["rectangles"], (700, 686), strict=True)
    )
    assert "printed" not in first[0]
    assert [item["evidence"] for item in again] == [item["evidence"] for item in first]


def test_an_item_of_a_pdf_draft_has_its_place(printed: Path) -> None:
    """The draft's own page."""
    lines = column(72, 700, "The log says:", "“The lamp was lit on every night of the war but one.”")
    (printed / "draft.pdf").write_bytes(pdf([lines]))
    (item,) = items("draft.pdf")
    assert [one["page"] for one in item["printed"]] == [1]
    assert len(item["printed"][0]["rectangles"]) == 1


def test_a_source_without_pages_has_no_places(desk: Path) -> None:
    """And costs nothing."""
    passages = [passage for item in items("draft.md") for passage in item["evidence"]]
    assert [passage for passage in passages if "printed" not in passage] == passages != []


def test_a_source_that_is_gone_is_noted(printed: Path) -> None:
    """The report is made; what stood on the page cannot be shown any more."""
    from tieout import pipeline
    from tieout.config import Settings

    settings = Settings(sources=(printed / "sources",), output_format="json", cache_dir=printed / ".cache")
    run = pipeline.check

    def check(*arguments: Any) -> Any:
        report = run(*arguments)
        (printed / "sources" / "log.pdf").write_bytes(pdf(PAGES[:1]))
        return report

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "check", check)
        report = pipeline.run([Path("draft.md")], settings)
    assert report.printed == {}
    assert "log.pdf was changed while it was checked" in report.notes[-1]


def pixels(file: Path) -> np.ndarray[Any, Any]:
    """The numbers of a picture's colours, and these as they are listed."""
    data = file.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    at, held = 8, {}
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", data, at + 8 + length)[0] == zlib.crc32(name + body)
        held[name], at = body, at + 12 + length
    width, height, depth, colour = struct.unpack_from(">IIBB", held[b"IHDR"])
    assert (depth, colour) == (8, 3)
    rows = np.frombuffer(zlib.decompress(held[b"IDAT"]), np.uint8).reshape(height, width + 1)[:, 1:]
    return np.frombuffer(held[b"PLTE"], np.uint8).reshape(-1, 3)[rows]


def test_pictures_of_pages_are_written_with_the_passage_marked(printed: Path) -> None:
    """One for each item and page, by their names; yellow where the passage stands, and nowhere else."""
    result = tieout("check", "draft.md", "--pages", "pages")
    assert result.exit_code == 1
    assert "tieout: 2 pictures of pages written to pages.\n" in result.stderr
    names = sorted(path.name for path in Path("pages").iterdir())
    assert names == ["d1-q1-log-page-2.png", "d1-q2-log-page-2.png"]
    colours = pixels(Path("pages") / names[0]).astype(int)
    yellow = (colours[:, :, 2] < 100) & (colours[:, :, 0] > 200)
    down = colours.shape[0] / 842
    rows = np.flatnonzero(yellow.any(axis=1))
    assert 842 - 712 < rows[0] / down < 842 - 700
    assert 842 - 686 < rows[-1] / down < 842 - 680


def test_pictures_that_cannot_be_written_are_one_sentence(printed: Path) -> None:
    """A file in the way of the folder."""
    Path("pages").write_text("")
    result = tieout("check", "draft.md", "--pages", "pages/here")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "Pictures of pages cannot be written" in result.stderr


def test_records_have_no_pages(desk: Path) -> None:
    """The option is of documents."""
    result = tieout("check", "-", "--input-format", "jsonl", "--pages", "pages", given="")
    assert result.exit_code == 2
    assert "--pages is for documents" in result.stderr


def test_the_browser_report_shows_the_page(printed: Path) -> None:
    """Each page once, used by the figures of all passages on it, with words for who cannot see it."""
    page = tieout("check", "draft.md", "--output-format", "html").stdout
    assert page.count("data:image/png;base64,") == 1
    assert page.count('<figure class="plate">') == 2
    assert "Picture of sources/log.pdf, page 2, printed iv; marked: The lamp was lit on every night of" in page
    assert "http" not in page.replace("http-equiv", "")
