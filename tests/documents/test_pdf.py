"""PDF: the words in the order in which one reads them, and the page that each stands on."""

from __future__ import annotations

import time

import pytest

from tests.documents.pdfs import At, column, drawing, justified, pdf, written
from tieout.documents import read_bytes
from tieout.documents.base import Limits
from tieout.errors import TooLargeError, UnreadableError
from tieout.model import Document

SECONDS = 30
LEFT = [
    "The boats leave the old stone pier at dawn,",
    "as they always did, and nobody counts them",
    "or asks where they are bound for, and when",
    "they come back the lamps are lit again, as",
    "the keeper promised them long ago.",
]
RIGHT = [
    "A fee of two crowns is asked of every crew",
    "that lies at the quay, save for those which",
    "carry the mail, and the fee is paid to him",
    "who keeps the gate, before the bell rings",
    "and the chain is drawn at night.",
]


def _read(*pages: list[At], **parts: str) -> Document:
    return read_bytes(pdf(pages, **parts), "notice.pdf", "d1")


def _blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, document.prose[slice(*block.span)]) for block in document.blocks]


def test_lines_make_paragraphs() -> None:
    """A line that is indented, or stands further below, begins one."""
    document = _read(
        [*column(72, 700, *LEFT), *column(72, 600, *RIGHT[:2]), At(92, 572, RIGHT[2]), At(72, 558, RIGHT[3])]
    )
    assert document.text == "\n\n".join([" ".join(LEFT), " ".join(RIGHT[:2]), " ".join(RIGHT[2:4])])
    assert document.prose == document.text
    assert document.paragraphs == tuple(block.span.start for block in document.blocks)


def test_paragraphs_of_a_line_or_two_stay_apart() -> None:
    """Where most steps are those between paragraphs, the narrower ones are those within, and full lines end some."""
    notes = [f"In the year {year} the keeper of the gate wrote down every crew." for year in range(1901, 1907)]
    lines = [[note] for note in notes]
    lines[3:3] = [[*LEFT[:1], "as they always did."], [*RIGHT[:1], "that lies there."], [*LEFT[1:2], "when they sail."]]
    page, y = [], 750
    for paragraph in lines:
        page += column(72, y, *paragraph)
        y -= 24 + 14 * (len(paragraph) - 1)
    assert _read(page).text.split("\n\n") == [" ".join(paragraph) for paragraph in lines]


def test_a_close_quotation_in_a_wide_page_parts_no_paragraph() -> None:
    """Lines of double space end anywhere, so that their wider steps are none between paragraphs."""
    wide = [At(72, 750 - 28 * number, line) for number, line in enumerate([*LEFT[:4], *LEFT])]
    close = [At(100, 480 - 14 * number, line) for number, line in enumerate(RIGHT)]
    document = _read([*wide, *close])
    assert " ".join([*LEFT[:4], *LEFT]) in document.text
    assert " ".join(RIGHT) in document.text


@pytest.mark.parametrize("rowwise", [False, True])
def test_columns_are_read_one_after_the_other(rowwise: bool) -> None:
    """However the file draws them, and below the line that runs across both."""
    left, right = column(50, 700, *LEFT), column(320, 700, *RIGHT)
    both = [each for row in zip(left, right, strict=True) for each in row] if rowwise else [*right, *left]
    document = _read(
        [*both, At(50, 740, "A notice to all who use the harbour, its quays and its old stone pier by night", 14)]
    )
    assert document.text.split("\n\n")[1:] == [" ".join(LEFT), " ".join(RIGHT)]
    assert document.text.startswith("A notice to all")


def test_words_that_justifying_sets_apart_stay_in_their_line() -> None:
    """However wide the gaps of a narrow column are, and however its paragraphs begin, end and run on in the next."""
    many = ["the old stone pier is long", "and so is the night at sea"] * 4
    left = [
        "  We count them all, every",
        "day, and write it down.|",
        "  And who reads it? Ah|",
        "  Nobody does, as far as",
    ]
    right = [
        "we know. Yet the crews are",
        "glad of it. Nobody asks why",
        "at the quay, and we go on.|",
        "  So be it, as long as",
    ]
    run_on = f"Nobody does, as far as {' '.join(many)} we know. Yet the crews are glad of it. Nobody asks why"
    document = _read([*justified(50, 280, 700, *left, *many), *justified(310, 540, 700, *right, *many, "lasts.|")])
    assert document.text.split("\n\n") == [
        "We count them all, every day, and write it down.",
        "And who reads it? Ah",
        f"{run_on} at the quay, and we go on.",
        f"So be it, as long as {' '.join(many)} lasts.",
    ]


def test_the_foot_of_an_only_page_is_the_printers() -> None:
    """A line at the edge that ends with the number of the page, apart from the text; words near by are the text's."""
    alone = [*column(72, 140, *LEFT), At(72, 40, "Harbour Review 1")]
    assert _read(alone).text == " ".join(LEFT)
    near = [*column(72, 140, *LEFT), At(72, 70, "in pier 1")]
    assert _read(near).text.endswith("in pier 1")


def test_the_cells_of_a_table_are_no_columns() -> None:
    """They are read row by row."""
    rows = [(str(2010 + number), str(100 * number)) for number in range(8)]
    document = _read(
        [
            cell
            for n, (year, boats) in enumerate(rows)
            for cell in (At(72, 700 - 14 * n, year), At(320, 700 - 14 * n, boats))
        ]
    )
    assert document.text.split() == [word for row in rows for word in row]


def test_heads_and_page_numbers_are_no_words_of_the_page() -> None:
    """What recurs at the edge of the pages is the printer's, and the number there is the page's label."""
    pages = [
        [At(72, 800, f"{n + 41}  Harbour Review"), *column(72, 700, f"Boats of day {n}."), At(290, 30, f"- {n + 41} -")]
        for n in range(6)
    ]
    document = _read(*pages)
    assert document.text == "\n\n".join(f"Boats of day {n}." for n in range(6))
    assert [(page.number, page.label) for page in document.pages] == [(n + 1, str(n + 41)) for n in range(6)]
    place = document.text.index("day 3")
    assert (document.location(place).page, document.location(place).paragraph) == (4, 4)
    assert document.text[document.pages[3].start :].startswith("Boats of day 3.")


def test_labels_that_the_file_gives_its_pages_come_first() -> None:
    """Roman numbers for a preface, as the file says."""
    document = _read(
        column(72, 700, "A preface."),
        column(72, 700, "A body."),
        catalog="/PageLabels<</Nums[0<</S/r/St 4>>1<</S/D>>]>>",
    )
    assert [(page.number, page.label) for page in document.pages] == [(1, "iv"), (2, "1")]


def test_numbers_of_lines_are_no_words() -> None:
    """Where most lines have one and they count up."""
    document = _read([*column(72, 700, *(f"{n}  {line}" for n, line in enumerate([*LEFT, *RIGHT], 1)))])
    assert document.text.split() == " ".join([*LEFT, *RIGHT]).split()


def test_broken_words_are_whole() -> None:
    """Their hyphen stays only where the file writes the word with one elsewhere."""
    document = _read(
        column(
            72,
            700,
            "The boats leave the harbour at dawn as they al-",
            "ways did, and the well-known keeper, who is well-",
            "known to every crew that has ever lain there, waves.",
        )
    )
    assert document.text == (
        "The boats leave the harbour at dawn as they always did, and the well-known keeper, who is well-known to every "
        "crew that has ever lain there, waves."
    )


def test_a_paragraph_runs_on_over_the_page() -> None:
    """Past the head and the notes of the page, which come after it and keep their page."""
    first = [
        *column(72, 300, "The boats leave the pier at dawn,1 as they", "always did and come back with all"),
        *column(72, 120, "1 So says the keeper of the gate.", size=8),
    ]
    second = [*column(72, 700, "that they caught there.", "", "A second paragraph begins here, and it ends.")]
    document = _read(first, second)
    assert _blocks(document) == [
        (
            "paragraph",
            "The boats leave the pier at dawn, as they always did and come back with all that they caught there.",
        ),
        ("footnote", "So says the keeper of the gate."),
        ("paragraph", "A second paragraph begins here, and it ends."),
    ]
    (mark,) = document.notes
    assert (document.prose[: mark.span.start][-5:], mark.label) == ("dawn,", "1")
    where = [
        document.location(document.text.index(words)).page for words in ("come back", "caught", "So says", "A second")
    ]
    assert where == [1, 2, 1, 2]


def test_the_head_of_the_file_says_title_author_and_date() -> None:
    """As far as it does."""
    document = _read(
        column(72, 700, "words"), info="/Title(On Harbours)/Author(A. Mate)/CreationDate(D:20190503120000)"
    )
    assert (document.title, document.metadata.authors, document.metadata.date) == (
        "On Harbours",
        ("A. Mate",),
        "2019-05-03",
    )


def test_half_a_letter_in_a_title_or_a_label_costs_no_more_than_itself() -> None:
    """The words of the file are read, and what there is of its title and of its pages' labels."""
    document = _read(
        column(72, 700, "words"),
        info="/Title<FEFF0041D8000042>",
        catalog="/PageLabels<</Nums[0<</P<FEFF0043DC00>>>]>>",
    )
    assert (document.text, document.title) == ("words", "A\ufffdB")
    assert document.pages[0].label == "C\ufffd"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (pdf([[], []]), r"is a scan without a text layer \(2 pages\)"),
        (b"%PDF-1.7 x", "is damaged: it cannot be read as a PDF"),
        (pdf([[]])[:300], "is damaged|is a scan"),
        (
            pdf([[]], trailer=f"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'00' * 32}>/U<{'11' * 32}>>>/ID[<00><00>]"),
            "is encrypted: save a copy without a password",
        ),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_sentence(data: bytes, says: str) -> None:
    """It names the file and the reason."""
    with pytest.raises(UnreadableError, match=f"^a.pdf ({says})"):
        read_bytes(data, "a.pdf", "d1")


def test_a_hundred_thousand_empty_pages_are_too_many() -> None:
    """They are counted, not read."""
    kids = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 100000/Kids[%s]>>" % b" ".join(b"%d 0 R" % (5 + n) for n in range(100_000)),
        b"null",
        b"<<>>",
        *[kids] * 100_000,
    ]
    start = time.process_time()
    with pytest.raises(TooLargeError, match="more than 50,000 pages"):
        read_bytes(written(objects), "a.pdf", "d1")
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("itself", ["/Y Do", "/X Do"])
def test_a_form_that_draws_itself_is_drawn_no_further(itself: str) -> None:
    """Nor are two that draw each other: the words of the page are read."""
    start = time.process_time()
    assert read_bytes(drawing(itself), "a.pdf", "d1").text == "words"
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("kids", ["2 0 R", "5 0 R 2 0 R", "7 0 R"])
def test_a_file_whose_pages_lead_in_a_circle(kids: str) -> None:
    """It ends, with words or with a sentence."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count 3/Kids[{kids}]/Parent 7 0 R>>".encode(),
        b"null",
        b"<<>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 6 0 R>>",
        b"<</Length 6 0 R>>stream\n/X Do\nendstream",
        b"<</Type/Pages/Count 1/Kids[2 0 R]/Parent 2 0 R>>",
    ]
    start = time.process_time()
    with pytest.raises(UnreadableError):
        read_bytes(written(objects), "a.pdf", "d1")
    assert time.process_time() - start < SECONDS


def test_a_reader_that_takes_too_long_is_stopped() -> None:
    """The clock is looked at before every page."""
    with pytest.raises(TooLargeError, match="seconds to read"):
        read_bytes(pdf([column(72, 700, "words")]), "a.pdf", "d1", Limits(seconds=-0.1))


def test_a_ragged_line_that_nears_the_next_column_runs_across_nothing() -> None:
    """The gutter is where the fewest lines end, not halfway between the usual ends."""
    long = "that lies at the old quay, as MANY MORE DO"
    left = [*LEFT[:2], long, *LEFT[2:], *LEFT, *LEFT]
    document = _read([*column(50, 700, *left), *column(310, 700, *RIGHT, *RIGHT)])
    assert document.text.split() == " ".join([*left, *RIGHT, *RIGHT]).split()


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("from the old harbour of North-", "Haven they sail", "North-Haven"),
        ("the part of the crew at rest, on half-", "time, when the time of half the crew is up", "half-time"),
        ("they leave as the keeper of the gate pro-", "mised them", "promised"),
    ],
)
def test_a_hyphen_between_two_words_or_before_a_name_stays(first: str, second: str, whole: str) -> None:
    """Of a word that stands nowhere else in the file, its parts say whether it has one."""
    assert whole in _read(column(72, 700, first, second)).text
