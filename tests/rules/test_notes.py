"""What the notes beside a quotation excuse, and what they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

import tieout
from tieout.text.citing import is_citation

WHOLE = "It held: “A lease is read as a whole. No clause of it, save the last, is read alone”"
RULING = (
    "A lease is read as a whole. Harrow v. Pell, 12 Rep. 340, 345 (1931). "  # the citation that may be left out
    "No clause of it, save the last, is read alone."
)
INNER = "It said “no clause of it, save the last, is read alone.”"


def rules(draft: str, source: str, name: str = "brief.txt", of: str = "ruling.txt") -> list[str]:
    """The rules of warning or above that a draft breaks, in legal style."""
    report = tieout.check(draft, {of: source}, style="legal", name=name)
    return [finding.rule for finding in report.findings if finding.severity in ("warning", "error")]


@pytest.mark.parametrize(
    "text",
    [
        "Harrow v. Pell, 12 Rep. 340, 345 (1931).",
        "See Compl. ¶ 23; Tr. 45:12",
        "(Mason, 1994)",
        "[3, 5]",
        "Id. at 346",
        "§ 12(b)",
        "See also Lane v. Parish of Nether Moor, 3 App. 112 (1902) (quoting Harrow, 12 Rep. at 340).",
    ],
)
def test_a_citation_is_known_by_its_form(text: str) -> None:
    """A reporter, a section, a record, a year in brackets."""
    assert is_citation(text)


@pytest.mark.parametrize(
    "text", ["save the last", "(unless the court says so in 1931)", "on 12 May 1931 the owner shall", ""]
)
def test_words_that_say_something_are_no_citation(text: str) -> None:
    """A number or a bracket alone makes no citation."""
    assert not is_citation(text)


def test_a_citation_left_out_under_its_note_is_honest() -> None:
    """The note stands for the ellipsis; without it the reader cannot know."""
    assert rules(f"{WHOLE} (citation omitted).", RULING) == []
    assert rules(f"{WHOLE}.", RULING) == ["Q103"]


def test_a_note_on_citations_does_not_excuse_words() -> None:
    """Each note excuses exactly its own class of edit."""
    draft = "It held: “A lease is read as a whole. No clause of it is read alone” (citation omitted)."
    assert rules(draft, RULING) == ["Q103"]


def test_cleaned_up_excuses_a_capital_and_nothing_more() -> None:
    """A changed word is a changed word."""
    draft = "It held: “No clause of it, save the last, is read alone” (cleaned up)."
    assert rules(draft, INNER) == []
    assert rules(draft.replace("clause", "sentence"), INNER) == ["Q102"]


def test_emphasis_is_remembered_from_run_to_run(tmp_path: Path) -> None:
    """What the index keeps of a source says what it emphasises."""
    source = tmp_path / "sources" / "lease.md"
    source.parent.mkdir()
    source.write_text("The tenant shall clear the ditch before the *first frost* of every year.\n", encoding="utf-8")
    for _ in range(2):
        report = tieout.check(
            "It says: “The tenant shall clear the ditch before the first frost of every year.”",
            source.parent,
            style="legal",
            name="brief.md",
            cache_dir=tmp_path / "cache",
        )
        assert [finding.rule for finding in report.findings] == ["Q113"]


OPINION = (
    'A ferry is a bridge that moves. We said in Tallow that "a bridge may be closed for repair, but it may not be '
    'closed for spite." 9 Rep. 12, 14 (1901). The toll was lawful when it was set, and it is lawful now.'
)


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        (
            "“[A] bridge may be closed for repair, but it may not be closed for spite” (marks and citation omitted).",
            [],
        ),
        ("It held “a bridge may be closed for repair, but it may not be closed for spite” (citation omitted).", []),
        ("“The toll was lawful when it was set, and it is lawful now” (internal quotation marks omitted).", ["Q114"]),
        ("“The toll was lawful when it was set, and it is lawful now” (citation omitted).", ["Q114"]),
        ("“The toll was LAWFUL when it was set, and it is lawful now” (capitalization altered).", []),
        ("“The toll was LAWFUL when it was set, and it is lawful now.”", ["Q112"]),
    ],
)
def test_notes_on_words_that_the_source_itself_quotes(draft: str, found: list[str]) -> None:
    """Marks that open well before the words count; a citation may follow behind the closing mark."""
    assert rules(draft, OPINION) == found
