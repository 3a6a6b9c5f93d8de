"""How a finding is named."""

from __future__ import annotations

import pytest

from tieout.decisions.accepting import Reference, reference
from tieout.errors import UsageError


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("draft.md:12:5", Reference("draft.md", 12, 5)),
        ("draft.md:12", Reference("draft.md", 12)),
        ("draft.md:12:5:Q102", Reference("draft.md", 12, 5, rules=("Q102",))),
        ("draft.md:12:words-changed", Reference("draft.md", 12, rules=("words-changed",))),
        ("a:b/draft.md:12:5:q102", Reference("a:b/draft.md", 12, 5, rules=("Q102",))),
        ("draft.md#q3", Reference("draft.md", id="q3")),
        ("draft.md#d1-q3:F101", Reference("draft.md", id="d1-q3", rules=("F101",))),
        ("draft.pdf:12:5, page iv", Reference("draft.pdf", 12, 5)),
        ("draft.pdf:12:5, page 4:Q102", Reference("draft.pdf", 12, 5, rules=("Q102",))),
        ("draft.docx:5, paragraph 12", Reference("draft.docx", 12, 5)),
        ("draft.docx:5, page 2, paragraph 12:Q102", Reference("draft.docx", 12, 5, rules=("Q102",))),
    ],
)
def test_a_place_is_read_as_reports_write_it(text: str, meant: Reference) -> None:
    """With lines, pages or paragraphs, or by the item; the rule behind it or not."""
    assert reference(text) == meant


@pytest.mark.parametrize("text", ["draft.md", "draft.md:", "draft.md#", "", ":12", "draft.md:12:"])
def test_what_names_no_place_is_told(text: str) -> None:
    """A draft alone is no finding."""
    with pytest.raises(UsageError, match="names no finding"):
        reference(text)
