"""Laws of the survey: what its signs rule out is never there, so a text reads the same with it and without."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tieout.documents import transcript
from tieout.documents.base import RawFile
from tieout.documents.binary import kind_of
from tieout.documents.drawntables import may_hold_tables
from tieout.documents.furniture import page_furniture
from tieout.documents.markdown import looks_like_markdown
from tieout.documents.naming import opening_line
from tieout.documents.reading import read_source, read_sources, readers
from tieout.documents.stage import stage_directions
from tieout.documents.survey import EVERY, Signs, label_lines, survey
from tieout.documents.transcript import _candidates, _may_be_turns
from tieout.errors import UnreadableError
from tieout.model.plain import PlainTexts
from tieout.text import native

PIECES = (
    *("JANE DOE", "Jane Doe", "MR. DE la RUE", "McDOE", "Unidentified woman of the harbour", "Speaker 2", "narrator"),
    *("Voice", "Q", "A", "Q.", "A.", ":", "：", ": ", ". ", " ", "  ", "\t", "12:30", "[00:12]", "(12:30 PM)", ">> "),
    *("at 12:30", "17  ", " - ", " – ", "—", "|", "[Jane Doe]", "(via video link)", "[", "(", ")", "]", "[applause]"),
    *("Well, ", "the boats left", "at dawn", "for the harbour", "von der", "O’NEIL", "J.-P.", "É", "é", "漢字", "١٢"),
    *("Page 3", "PAGE 3 of 9", "3", "- 4 -", "*3", "*١", "1\n00:00:01,000 --> 00:00:02,000", "# Head", "**bold**"),
    *("\f", "\n", "\n", "\n\n", "\r\n", "\r", "\u2028", "\u2029", "\u0085", "\v", "\ufeff", "\x00", "\x1b"),
    *(
        "From: a\nTo: b\nDate: c\nMessage-ID: d\n\n",
        "%PDF-1.7",
        "{",
        "\\documentclass{article}",
        "%",
        "PK\x03\x04",
        "PAR1",
    ),
    *("WEBVTT\n\n", "1\n00:00:01.000 --> 00:00:02.000\nSo.\n", "SQLite format 3", "\x7fELF", "{\\rtf", "ABC News."),
    *("](http://a.b)", "> so", "<html>", "?", "!", ";", "“Yes.”", '"', "/", "="),
)
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=24).map("".join), st.text(max_size=40))


@settings(max_examples=1_500)
@given(TEXTS)
@example("17  12:30 Unidentified woman of the old stone harbour by the sea: The boats left.\n")
@example("[12:30 Jane Doe: The boats left.")
@example("\n \u2003\nThe harbour \u2003\nIt rained.")
@example("Unidentified woman of the harbour\n")
@example("\x1b\n")
@example("\x1f\n\x1c The harbour \x1f\n")
@example("[Jane Doe] the boats left")
@example("Mr. DOE. The boats left the harbour.")
@example("Mrs. Jane DOE of Port Alba. The boats left.")
@example("The boats left.\fJane Doe, warden of the harbour\nThey did.\n")
@example("J. D. \u2014The boats left.")
@example("From: a\nTo: b\nDate: c\nMessage-ID: d\n\nThe boats left.")
@example("\ufeff{\\rtf")
@example("%\n\\documentclass")
@example(" \u2003\n\nJANE DOE: The boats left.\n")
@example("The boats left\nat dawn.\n@janedoe \u00b7 5 Mar 2020\nThey did.\n")
@example("The harbour at dawn, " + "and the boats " * 7 + "in it\u2003\nIt rained.")
@example(">> JANE DOE.\u2014The boats left the harbour.")
@example("The boats left.\n\nJane Doe, warden of the harbour\nThey did.\n")
@example("Pier  Boats\nOld  4\nNew  5\n")
@example("Pier\tBoats\r\nOld\t4\r\nNew\t5")
@example("Pier  Boats\u2028Old  4\x85New  5\x1cOld  6\x0bOld  7\n")
@example("Pier|Boats\n-|-\nOld|4")
@example("A. DOE: The boats left the harbour.")
@example("Q.\tDOE: The boats left the harbour.")
@example("McDOEJ.-P.3: The boats left.")
@example("\u017fpeaker of the house: They did.\nJANE DOE: No.\n")
@example("DeROE.-- \f\u2014DOE: They did.")
@example("12:\u0663\u0660 Jane Doe: They did.\n1:30 Jane Roe: No.\n")
@example("\u0661\u0662  [Jane Doe]: They did.\n\u0661\u0663  [Jane Roe]: No.\n")
@example("Doe\n" + "".join(f"{line}  The boats left\n" for _ in range(2) for line in range(1, 11)))
def test_what_is_ruled_out_is_not_there(text: str) -> None:
    """No label, no furniture, no stage direction, no markup where there is no sign of it."""
    signs = survey(text.encode("utf-8", "replace"))
    assert signs.labels or not _may_be_turns(_candidates(text, ()), text)
    known = text.encode("utf-8", "replace").decode("utf-8")
    assert _candidates(known, (), label_lines(known.encode())) == _candidates(known, ())
    assert signs.furniture or not page_furniture(text)
    assert signs.brackets or not stage_directions(text, transcript=True)
    assert signs.markup or not (looks_like_markdown(text) or text.lstrip().startswith("<"))
    assert signs.controls or "\0" not in text
    assert signs.shows_format or not may_hold_tables(text)
    assert signs.title or not opening_line(text, ())
    assert signs.shows_format or _reads_plainly(text)


WORDS = sorted({*transcript._ROLES, *transcript._ADDRESSES, *transcript._PARTICLES})
LABELS = [
    "{upper}: They left the harbour.",
    "{title} of the old house: They left.",
    "{title} DOE {lower} ROE: They left.",
    "Doe {lower} Roe\nThey left.\n",
    "\n  {title}. Doe of Alba. They left.",
    "The {title}. They left.",
    "[{title} {lower} Doe] They left.",
]


@pytest.mark.parametrize("label", LABELS)
def test_no_word_of_a_label_is_missed(label: str) -> None:
    """Roles, titles and particles stand in lists of the kernel's own, too."""
    for word in WORDS:
        line = label.format(lower=word, title=word.capitalize(), upper=word.upper())
        for text in (line, f"{line}\n{line}\n"):
            assert survey(text.encode()).labels or not _may_be_turns(_candidates(text, ()), text)
            assert _candidates(text, (), label_lines(text.encode())) == _candidates(text, ())


@pytest.mark.usefixtures("kernels")
@pytest.mark.parametrize(
    "text",
    [
        "We left at dawn. JANE DOE: So they say.\nNobody saw it, MR. ROE: Nobody.\n",
        "(Applause) MS. ROE: The quay is open.\n-- and so it stays: all year.\n",
        "200 miles on, they met: nobody.\n70 boats left\n12:30 was too late for us.\n",
        "Port Alba. It rained.\nThe harbour. It was dry.\n",
        "DOE: The quay is open.\nIt is.\n",
        "Section 5 of the notice: nothing.\nAt 2030: less.\nhttp://a.b/c and d: e\n",
    ],
)
def test_lines_that_no_label_opens_are_told_at_a_glance(text: str) -> None:
    """A sentence before the colon, a number that is no time, one label without a name beside it."""
    assert not survey(text.encode()).labels


@pytest.mark.usefixtures("kernels")
def test_a_dash_or_a_number_that_opens_a_sentence_is_no_page() -> None:
    """And the first line has no number, as nothing is above it."""
    assert not survey("12\n\u2013 it rained\n30 boats left\nPast noon\n- 4 of them\n".encode()).furniture


def _reads_plainly(text: str) -> bool:
    """Whether a text is one, and no reader that is told by signs would claim it."""
    raw = RawFile("", "notice", text.encode("utf-8", "replace"), "", text)
    return kind_of(raw.data) is None and not any(one.recognises(raw) for one in readers() if one.told_by_signs)


def shown(path: Path) -> object:
    """What is read of a file, or why it is not."""
    try:
        document = read_source(path, "s1")
    except UnreadableError as error:
        return str(error)
    return (
        document.format,
        document.text,
        document.prose,
        document.turns,
        document.asides,
        document.blocks,
        document.metadata,
    )


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_file_reads_the_same_without_it(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Surveyed or not, in whatever encoding it came."""
    path = tmp_path_factory.getbasetemp() / "notice.txt"
    for encoding in ("utf-8", "utf-16"):
        path.write_bytes(text.encode(encoding, "replace"))
        surveyed = shown(path)
        with patch.object(native, "kernels", None):
            assert shown(path) == surveyed


PLAIN = st.lists(
    st.sampled_from(
        (
            *("JANE DOE", "Jane Doe", "Q", "A", ": ", ". ", " ", "12:30", "[00:12]", "[Jane Doe]", "(via video link)"),
            *("[", "(", ")", "]", "[applause]", "(sic)", "(10 30)", "Well, ", "the boats left", "at dawn", "É", "漢字"),
            *("Page 3", "3", "- 4 -", "\f", "\n", "\n", "\n\n", "\r\n", "\r", "\u2028", "\u0085", "\u2003", "?", "”"),
            *("JANE DOE: We left the harbour.\n", "MR. ROE: I did not.\n", "1\nThe harbour.\f2\nIt rained.\f3\n"),
        )
    ),
    max_size=24,
).map("".join)
"""Texts that show no sign of another format."""


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(TEXTS, PLAIN), max_size=12))
def test_files_read_together_are_what_each_is(texts: list[str]) -> None:
    """No bracket, no label and no line of one text is taken for its neighbour's."""
    held = [text.encode("utf-8", "replace") for text in texts]
    names = [f"notice{number}.txt" for number in range(len(texts))]
    together = [
        document for one in read_sources(names, held) for document in (one if isinstance(one, PlainTexts) else [one])
    ]
    for name, data, one in zip(names, held, together, strict=True):
        try:
            alone = vars(read_source(Path(name), "", data))
        except UnreadableError as error:
            assert str(one) == str(error)
        else:
            assert vars(one) == alone


def test_plain_words_show_nothing() -> None:
    """An ordinary paragraph is not looked through for anything; without the kernel every sign is set."""
    plain = "The boats left the harbour at dawn, and nobody on the old stone pier had seen them go before then.\n" * 9
    assert survey(plain.encode()) == (Signs(*[False] * 7) if native.kernels else EVERY)
    with patch.object(native, "kernels", None):
        assert survey(plain.encode()) == EVERY
