"""Cases, papers of the record, and what repeats them."""

from __future__ import annotations

import pytest

from tieout.documents import read_text
from tieout.items.citations import Citations
from tieout.items.quotations import extract
from tieout.model import Citation, CitationForm


def cited(text: str) -> list[Citation]:
    """The citations of a brief."""
    document = read_text(text, "brief.md", "d1")
    items = Citations().extract(document, extract(document).quotations)
    return [item for item in items if isinstance(item, Citation)]


def places(citation: Citation) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    """The locators of a citation."""
    return [(one.kind.value, one.start, one.end) for one in citation.locators]


def test_a_case_is_known_by_its_reporter() -> None:
    """The words that lead up to it are not part of its name."""
    (case,) = cited("See Harrow v. Pell, 12 Rep. 340, 345-46 (Ct. App. 1931).")
    assert (case.form, case.target) == (CitationForm.CASE, "Harrow v. Pell, 12 Rep. 340 (1931)")
    assert case.text == "Harrow v. Pell, 12 Rep. 340, 345-46 (Ct. App. 1931)"
    assert places(case) == [("page", (345,), (346,))]


def test_a_case_in_the_matter_of_somebody() -> None:
    """A case need not have two parties."""
    (case,) = cited("In re Estate of Dunn, 14 App. 22, 25 (1935), says so.")
    assert case.target == "In re Estate of Dunn, 14 App. 22 (1935)"


def test_a_short_form_means_the_case_cited_in_full() -> None:
    """By its reporter, with the name or without, or by "supra"."""
    text = "Harrow v. Pell, 12 Rep. 340 (1931). Harrow, 12 Rep. at 341. 12 Rep. at 342. Harrow, supra, at 343."
    found = cited(text)
    assert [one.target for one in found] == ["Harrow v. Pell, 12 Rep. 340 (1931)"] * 4
    assert [places(one) for one in found[1:]] == [[("page", (n,), (n,))] for n in (341, 342, 343)]


def test_a_short_form_of_nothing_is_no_citation() -> None:
    """Numbers beside an abbreviation are many things."""
    assert cited("The shop sold 12 Rep. at 341 each.") == []


def test_a_neutral_citation_counts_paragraphs() -> None:
    """Its pin is a paragraph in brackets."""
    (case,) = cited("Harrow v Pell [1931] HC 12 at [45].")
    assert case.target == "Harrow v Pell, [1931] HC 12"
    assert places(case) == [("paragraph", (45,), (45,))]


@pytest.mark.parametrize(
    ("text", "paper", "place"),
    [
        ("Tr. 45:12-46:3", "Tr.", ("page", (45, 12), (46, 3))),
        ("Lane Dep. 45:12-18", "Lane Dep.", ("page", (45, 12), (45, 18))),
        ("Lane Dep. Tr. 45:12", "Lane Dep. Tr.", ("page", (45, 12), (45, 12))),
        ("Compl. ¶ 23", "Compl.", ("paragraph", (23,), (23,))),
        ("Lease ¶¶ 7-9", "Lease", ("paragraph", (7,), (9,))),
        ("Ex. A at 3", "Ex. A", ("page", (3,), (3,))),
        ("R. at 112", "R.", ("page", (112,), (112,))),
    ],
)
def test_a_paper_of_the_record_has_a_place(
    text: str, paper: str, place: tuple[str, tuple[int, ...], tuple[int, ...]]
) -> None:
    """A page and a line, a paragraph, or a page."""
    (record,) = cited(f"He saw the ditch. {text}.")
    assert (record.form, record.target, places(record)) == (CitationForm.RECORD, paper, [place])


def test_id_repeats_the_citation_before_it() -> None:
    """With a place of its own, or without one."""
    found = cited("He saw it. Lane Dep. 44:2. He spoke. *Id.* at 45:1. He left. Id.")
    assert [one.form for one in found] == [CitationForm.RECORD, CitationForm.BACK, CitationForm.BACK]
    assert [one.refers_to for one in found] == [None, found[0].id, found[1].id]
    assert places(found[1]) == [("page", (45, 1), (45, 1))]


def test_a_quoted_citation_is_the_sources() -> None:
    """What stands inside the marks is not cited by the draft."""
    assert cited("The court said: “See Harrow v. Pell, 12 Rep. 340 (1931), on this.”") == []


@pytest.mark.parametrize(
    ("text", "target", "sections"),
    [
        ("It is barred by 42 U.S.C. § 1983(b)(2).", "42 U.S.C.", [(1983,)]),
        ("See Wick Town Code § 14-302(a), and no more.", "Wick Town Code", [(14, 302)]),
        ("Under Lease §§ 4.2(a), 4.3 it ends.", "Lease", [(4, 2), (4, 3)]),
        ("The Lease ¶ 4.2 ends it.", "Lease", [(4, 2)]),
        ("Restatement (Second) of Boats § 402 and 9 men.", "Restatement (Second) of Boats", [(402,)]),
    ],
)
def test_a_section_of_a_code(text: str, target: str, sections: list[tuple[int, ...]]) -> None:
    """The words that lead up to it are not part of its name; what is smaller than a section is not told."""
    (code,) = cited(text)
    assert (code.form, code.target) == (CitationForm.CODE, target)
    assert [one.start for one in code.locators] == sections


@pytest.mark.parametrize("text", ["Lease §§ 4.2–4.4 end it.", "Lease §§ 4.2-4.4 end it.", "Lease ¶¶ 4.2–4.4."])
def test_a_range_of_sections(text: str) -> None:
    """From the first to the last; a number may hold a hyphen itself."""
    (code,) = cited(text)
    assert places(code) == [("section", (4, 2), (4, 4))]


def test_a_section_of_nothing_is_no_citation() -> None:
    """Nor is one inside a quotation."""
    assert cited("Under § 4 it ends, and “the Wick Code § 4 is silent” on it.") == []


def test_id_repeats_a_section() -> None:
    """With a section of its own, and not the case before that."""
    text = "Harrow v. Pell, 12 Rep. 340 (1931). Wick Town Code § 4. It is so. Id. § 5(b). Id. ¶ 5.2."
    _, code, back, again = cited(text)
    assert places(again) == [("section", (5, 2), (5, 2))]
    assert (back.form, back.refers_to) == (CitationForm.BACK, code.id)
    assert places(back) == [("section", (5,), (5,))]


@pytest.mark.parametrize(
    "text",
    [
        "Harrow v. Pell, No. 21-0447, slip op. at 3 (N. Ard. Apr. 19, 2021).",
        "Harrow v. Pell, slip op. at 3.",
        "Harrow v. Pell, No. 21-0447, at 3.",
    ],
)
def test_an_opinion_that_no_reporter_has(text: str) -> None:
    """By its number, as a slip opinion, or both."""
    (case,) = cited(text)
    assert (case.form, case.target) == (CitationForm.CASE, "Harrow v. Pell")
    assert places(case) == [("page", (3,), (3,))]


def test_the_mark_of_a_note_is_what_the_note_cites() -> None:
    """A case, a paper with page and line, "Id." with its page; several are several."""
    text = (
        "A.[^1] B.[^2] C.[^3] D.[^4]\n\n"
        "[^1]: See Harrow v. Pell, 12 Rep. 340, 345 (1931).\n\n"
        "[^2]: *Id.* at 346 (quoting Lane v. Dunn, 3 App. 112 (1902)).\n\n"
        "[^3]: Roe Dep. 8:10-11; Doe Dep. 4:2.\n\n"
        "[^4]: Roe said so in a letter, Lane v. Dunn, 3 App. 112 (1902) notwithstanding.\n"
    )
    found = [one for one in cited(text) if one.text.startswith("[^")]
    forms = [(one.text, one.form, [place.start for place in one.locators]) for one in found]
    assert forms == [
        ("[^1]", CitationForm.CASE, [(345,)]),
        ("[^2]", CitationForm.BACK, [(346,)]),
        ("[^3]", CitationForm.RECORD, [(8, 10)]),
        ("[^3]", CitationForm.RECORD, [(4, 2)]),
        ("[^4]", CitationForm.NOTE, []),
    ]
    assert found[1].refers_to == found[0].id


def test_what_another_citation_quotes_is_not_what_is_cited() -> None:
    """Nor what "Id." repeats."""
    text = "Harrow v. Pell, 12 Rep. 340, 345 (1931) (quoting Lane v. Dunn, 3 App. 112 (1902)). Id. at 346."
    case, other, back = cited(text)
    assert [case.passed_on, other.passed_on, back.passed_on] == [False, True, False]
    assert back.refers_to == case.id
    assert [one.passed_on for one in cited("We are quoting Lane v. Dunn, 3 App. 112 (1902), here.")] == [False]


@pytest.mark.parametrize("signal", ["See", "*See also*", "Cf.", "It rained. Accord"])
def test_id_behind_a_signal(signal: str) -> None:
    """Which is where it is written small."""
    first, back = cited(f"Holm Dep. 44:5. {signal} id. at 45:9.")
    assert (back.form, back.refers_to) == (CitationForm.BACK, first.id)
    assert places(back) == [("page", (45, 9), (45, 9))]


def test_an_id_that_is_no_citation() -> None:
    """A word of its own."""
    assert cited("She showed her id. at 45 she was the oldest.") == []


def test_what_leads_up_to_a_paper_is_no_part_of_its_name() -> None:
    """However much of it there is."""
    first, second = cited("Compare Holm Dep. 44:7, with Compl. ¶ 3.")
    assert [first.target, second.target] == ["Holm Dep.", "Compl."]
