"""Laws of the extraction of quotations."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.items.drafts import found_in
from tests.properties.strategies import HTML, MARKDOWN

_MARKS = "“ ” \" ' ‘ ’ « » ‹ › „ ‚ '' `` 「 」 『 』".split()
_AROUND = [
    "boats",
    "leave",
    "Roe said",
    "he said ,",
    "12",
    "don’t",
    "“boats ,”",
    *" ,.?:—…>-#\n\u00a0",
    "\n\n",
    "\n\n> ",
]
MARKED = st.lists(st.sampled_from(_MARKS + _AROUND), max_size=60).map("".join)

WORDS = st.sampled_from("boats leave the old pier at dawn and nets dry on walls".split())
CLAUSES = st.lists(WORDS, min_size=2, max_size=8).map(" ".join)
SAYS = st.sampled_from(["Roe said", "she wrote", "the warden told them"])
PARAGRAPHS = st.one_of(
    st.builds("{0} that “{1}” and left.".format, SAYS, CLAUSES),
    st.builds("“{1},” {0}. “{2}.”".format, SAYS, CLAUSES, CLAUSES),
    st.builds("“{1},” {0}, “{2}.”".format, SAYS, CLAUSES, CLAUSES),
    st.builds("The {0} were still.".format, CLAUSES),
    st.builds("It was the “{0}” of {1}.".format, CLAUSES, CLAUSES),
)
STYLES = st.sampled_from(["“”", '""', "«»", "„“", "»«", "””"])


@given(MARKED)
def test_quotations_of_any_text_are_in_order_and_apart_and_hold_their_own_words(text: str) -> None:
    """Nothing raises; spans lie inside the text, do not overlap, and give the words back."""
    found = found_in(text, format="text")
    for quotation in found.quotations:
        assert 0 <= quotation.span.start < quotation.span.end <= len(text)
        assert [text[slice(*part.span)] for part in quotation.parts] == [part.text for part in quotation.parts]
        assert quotation.text == " ".join(part.text for part in quotation.parts)
    for first, second in pairwise(found.quotations):
        assert first.span.end <= second.span.start
    for mark in found.unpaired:
        assert text[slice(*mark.span)] == mark.mark


@given(st.one_of(st.tuples(MARKDOWN, st.just("draft.md")), st.tuples(HTML, st.just("draft.html"))))
def test_quotations_of_any_page_lie_inside_its_file_in_order(page: tuple[str, str]) -> None:
    """Markup moves offsets, not their order."""
    text, name = page
    found = found_in(text, name)
    ends = [0, *(end for quotation in found.quotations for end in quotation.span), len(text)]
    assert ends == sorted(ends)
    assert all(part.text.strip() == part.text for quotation in found.quotations for part in quotation.parts)


@given(st.lists(PARAGRAPHS, min_size=1, max_size=6).map("\n\n".join), STYLES)
def test_the_style_of_the_marks_does_not_change_what_is_found(text: str, style: str) -> None:
    """The same words are items, with the same attribution, in curly, straight, French or German marks."""
    other = text.replace("“", "\0").replace("”", style[1]).replace("\0", style[0])
    assert _summary(text) == _summary(other)
    assert not found_in(other).unpaired


def _summary(text: str) -> list[tuple[str, bool, bool]]:
    return [(each.text, each.attributed, each.negated_before) for each in found_in(text).quotations]


@given(
    st.lists(PARAGRAPHS, min_size=2, max_size=5), st.lists(PARAGRAPHS, max_size=3), st.integers(min_value=0), st.data()
)
def test_a_forgotten_mark_never_changes_what_is_found_in_another_paragraph(
    before: list[str], after: list[str], which: int, data: st.DataObject
) -> None:
    """A paragraph without marks keeps the broken one from being taken for the start of a running quotation."""
    broken = before[which % len(before)]
    marks = [at for at, char in enumerate(broken) if char in "“”"]
    cut = data.draw(st.sampled_from(marks)) if marks else 0
    spoilt = broken[:cut] + broken[cut + 1 :]
    head, tail = "\n\n".join(before) + "\n\nA quiet day.\n\n", "\n\nA quiet day.\n\n" + "\n\n".join(after)
    whole = found_in(head + spoilt + tail).quotations
    start, end = len(head), len(head) + len(spoilt)
    outside = [each.text for each in whole if each.span.end <= start or each.span.start >= end]
    assert outside == [each.text for each in (*found_in(head).quotations, *found_in(tail).quotations)]
