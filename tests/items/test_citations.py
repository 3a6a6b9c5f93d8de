"""Citations of every form, and what each covers."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from tieout.documents import read_text
from tieout.items import extract
from tieout.items.binding import Binder
from tieout.items.citations import Citations
from tieout.model import Citation, CitationForm, Item, LocatorKind, Statement


def items_of(text: str, name: str = "draft.md") -> list[Item]:
    """Everything in a draft."""
    extraction = extract(read_text(text, name, "d1"))
    return [*extraction.quotations, *extraction.others]


def citations(text: str, name: str = "draft.md") -> list[Citation]:
    """The citations of a draft, in order."""
    return [item for item in items_of(text, name) if isinstance(item, Citation)]


def covered(text: str, name: str = "draft.md") -> list[list[str]]:
    """The citations, as they stand in the draft, that cover each quotation."""
    items = items_of(text, name)
    texts = {item.id: item.text for item in items}
    return [[texts[id] for id in item.citations] for item in items if item.kind.value == "quotation"]


FORMS = [
    ("It was lit.[^1]\n\n[^1]: Harbour Gazette, p. 4.", CitationForm.NOTE, "[^1]", "Harbour Gazette, p. 4."),
    ("It [was lit](https://x.example/a).", CitationForm.LINK, "was lit", "https://x.example/a"),
    ("It [was lit][a].\n\n[a]: https://x.example/a", CitationForm.LINK, "was lit", "https://x.example/a"),
    ("It was lit [see @log19, p. 12].", CitationForm.KEY, "[see @log19, p. 12]", "log19"),
    ("As @log19 [p. 12] has it.", CitationForm.KEY, "@log19 [p. 12]", "log19"),
    ("It was lit [2].\n\n## Sources\n\n1. One.\n2. The log.", CitationForm.NUMBER, "[2]", "The log."),
    ("It was lit [7, p. 3].\n\nReferences\n\n[7] The log.", CitationForm.NUMBER, "[7, p. 3]", "The log."),
    ("It was lit.²\n\n## References\n\n2. The log.", CitationForm.NUMBER, "²", "The log."),
    ("It was lit [1].\n\n### Sources\n1. The log.", CitationForm.NUMBER, "[1]", "The log."),
    ("It was lit.¹\n\n¹ The log.", CitationForm.NUMBER, "¹", "The log."),
    (
        "It was lit【2†page】.\n\nSources:\n【1】 The day book.\n【2】 The log.",
        CitationForm.NUMBER,
        "【2†page】",
        "The log.",
    ),
    ("It was lit (log.txt, p. 3).", CitationForm.OUTLET, "(log.txt, p. 3)", "log.txt"),
    ("It was lit (Doe & Roe, 2019, p. 3).", CitationForm.AUTHOR_YEAR, "(Doe & Roe, 2019, p. 3)", "Doe & Roe 2019"),
    ("Doe (2019) says so.", CitationForm.AUTHOR_YEAR, "Doe (2019)", "Doe 2019"),
    ("It was lit. (Ref: Sound Radio)", CitationForm.OUTLET, "(Ref: Sound Radio)", "Sound Radio"),
    ("It was lit.\n\nSource: Sound Radio", CitationForm.OUTLET, "Source: Sound Radio", "Sound Radio"),
    ("As the Harbour Gazette reported, it was lit.", CitationForm.OUTLET, "Harbour Gazette", "Harbour Gazette"),
    ("She told the Harbour Herald so.", CitationForm.OUTLET, "Harbour Herald", "Harbour Herald"),
    ("See https://x.example/a_(b), and go.", CitationForm.URL, "https://x.example/a_(b)", "https://x.example/a_(b)"),
]


@pytest.mark.parametrize(("text", "form", "shown", "target"), FORMS)
def test_each_form_is_found(text: str, form: CitationForm, shown: str, target: str) -> None:
    """Where it stands, and what it points at."""
    (found,) = citations(text)
    assert (found.form, found.text, found.target) == (form, shown, target)
    assert text[found.span.start : found.span.end] == shown
    assert not found.lost


NOT_CITED = [
    "It was lit (March 2019), or in spring (Easter 2020).",
    "[Home](index.html)\n\nIt was lit.",
    "Mail [us](mailto:us@x.example) or see [above](#top).",
    "Write to @keeper, or to log@x.example.",
    "# As the Harbour Gazette reported\n\nIt was lit.",
    "“It was lit [3],” she said.",
]


@pytest.mark.parametrize("text", NOT_CITED)
def test_what_is_no_citation(text: str) -> None:
    """Dates in brackets, menus, mail, handles, headings, and what is quoted."""
    assert citations(text) == []


def test_a_range_of_numbers_is_as_many_citations() -> None:
    """Each leads to its own entry; one that there is not is lost."""
    found = citations("It was lit [1, 3-5].\n\n## References\n\n1. A.\n2. B.\n3. C.\n4. D.")
    assert [(one.target, one.lost) for one in found] == [("A.", False), ("C.", False), ("D.", False), ("[5]", True)]


def test_a_note_that_there_is_not() -> None:
    """The mark leads nowhere, and says so."""
    (found,) = citations("It was lit.[^9]")
    assert (found.text, found.lost) == ("[^9]", True)


def test_ibid_repeats_the_note_before_it() -> None:
    """And nothing where there is none."""
    first, second = citations("A.[^1] B.[^2]\n\n[^1]: The log, p. 3.\n\n[^2]: Ibid., p. 4.")
    assert (second.form, second.refers_to) == (CitationForm.BACK, first.id)
    assert [locator.start for locator in second.locators] == [(4,)]
    (alone,) = citations("A.[^1]\n\n[^1]: Ibid.")
    assert alone.refers_to is None


def test_notes_that_lead_to_each_other() -> None:
    """Each leads to the other's words, and no further."""
    found = citations("A.[^1]\n\n[^1]: See B.[^2]\n\n[^2]: See A.[^1]")
    assert [one.target for one in found] == ["See B.", "See A.", "See B."]


LOCATORS = [
    ("p. 12", LocatorKind.PAGE, 12, 12),
    ("pp. 112-14", LocatorKind.PAGE, 112, 114),
    ("¶¶ 23–25", LocatorKind.PARAGRAPH, 23, 25),
    ("para. 7", LocatorKind.PARAGRAPH, 7, 7),
    ("lines 3-9", LocatorKind.LINE, 3, 9),
    ("§ 4", LocatorKind.SECTION, 4, 4),
    ("01:02:03", LocatorKind.TIME, 3723, 3723),
    ("12:30", LocatorKind.TIME, 750, 750),
]


@pytest.mark.parametrize(("written", "kind", "start", "end"), LOCATORS)
def test_locators(written: str, kind: LocatorKind, start: int, end: int) -> None:
    """Kind, first and last, and where it stands."""
    text = f"It was lit [@log, {written}]."
    (locator,) = citations(text)[0].locators
    assert (locator.kind, locator.start, locator.end, locator.text) == (kind, (start,), (end,), written)
    assert text[locator.span.start : locator.span.end] == written


REFERENCES = "\n\n## References\n\n1. A.\n2. B.\n3. C."
COVERED = [
    ("She said “it was lit” [1].", [["[1]"]]),
    ("She said “it was lit” [1], and later “it went out” [2].", [["[1]"], ["[2]"]]),
    ("She said “it was lit.”[1][2] Then “it went out,” she said [3].", [["[1]", "[2]"], ["[3]"]]),
    ("As [1] has it, “it was lit”. “It went out,” she said.", [["[1]"], []]),
    ("“It was lit,” she said. He wept. It was dark [2].", [["[2]"]]),
    ("“It was lit,” she said [1]. “It went out,” he said. It was dark [2].", [["[1]"], ["[2]"]]),
    ("“It was lit,” she said.\n\nIt was dark [2].", [[]]),
    ("As it says [1]:\n\n> It was lit.", [["[1]"]]),
    ("As it says:\n\n> It was lit. [2]", [["[2]"]]),
    ("As it says:\n\n> It was lit.\n\n[@log] So it was.", [["[@log]"]]),
]


@pytest.mark.parametrize(("text", "expected"), COVERED)
def test_what_a_citation_covers(text: str, expected: list[list[str]]) -> None:
    """Its sentence, back to the citation before; at the end of a paragraph what stands before it."""
    assert covered(text + REFERENCES) == expected


def test_what_is_named_in_passing_covers_its_sentence() -> None:
    """And only that."""
    assert covered("She told the Harbour Gazette “it was lit”. “It went out,” she said.") == [["Harbour Gazette"], []]


def test_a_note_covers_what_it_quotes() -> None:
    """Words quoted in a note are covered by it."""
    assert covered("A.[^1]\n\n[^1]: “It was lit,” the log says, p. 3.") == [["[^1]"]]


def test_a_cited_sentence_is_a_statement() -> None:
    """Without its mark; one that quotes is spoken for by what it quotes."""
    items = items_of("The keeper lit the lamp at dusk [1]. She said “it was lit” [2]." + REFERENCES)
    statements = [item for item in items if isinstance(item, Statement)]
    assert [(item.text, len(item.citations)) for item in statements] == [("The keeper lit the lamp at dusk", 1)]


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"The keeper lit lamp {n} [{n % 900}]." for n in range(10_000)),
        " ".join(f"The keeper lit lamp {n}.[^{n}]" for n in range(10_000)),
        "“A,”" + "[1]" * 10_000 + " “B,” " * 5_000,
        "(Doe, 2019; " * 10_000,
        "[@" * 20_000,
        "https://x.example/" + ")" * 100_000,
        "told the " * 30_000,
        "\n\n".join(f"[{n}] The log." for n in range(10_000)),
    ],
)
def test_ten_thousand_citations_take_linear_time(text: str) -> None:
    """However they are heaped."""
    document = read_text(text, "draft.md", "d1")
    started = time.process_time()
    found = [item for item in Citations().extract(document, ()) if isinstance(item, Citation)]
    binder = Binder(document, found)
    assert all(binder.bound(replace(item, citations=())).id == item.id for item in found)
    assert len(list(binder.cited_sentences())) <= 10_000
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    "text",
    [
        "Compare Holm Dep. 44:7 (“I don’t know.”), with Compl. ¶ 3 (“nobody closed it”).",
        "Holm Dep. 44:7 (adding that “I don’t know.”); see Compl. ¶ 3 (“nobody closed it”).",
    ],
)
def test_what_stands_in_brackets_behind_a_citation_is_its_own(text: str) -> None:
    """Though another citation follows in the sentence."""
    assert covered(text) == [["Holm Dep. 44:7"], ["Compl. ¶ 3"]]


@pytest.mark.parametrize(
    "draft",
    [
        "The price was payable at once (at [2]).",
        "The judge said so at [14]–[16] and paragraph [20].",
        "See paras [7] and [9], and [2031] EWHC 412 (Comm) at [4].",
    ],
)
def test_a_paragraph_of_a_judgment_leads_to_no_list_of_references(draft: str) -> None:
    """ "At [12]" is how paragraphs are cited, where the draft has no such list."""
    assert not [one for one in citations(draft) if one.form is CitationForm.NUMBER]


def test_a_number_that_a_list_of_references_has_leads_there() -> None:
    """Whatever word stands before it."""
    found = citations("The pier was lit at [1].\n\n# References\n\n1. Ada Brook, The pier, 2019.\n")
    assert [(one.text, one.lost) for one in found if one.form is CitationForm.NUMBER] == [("[1]", False)]
