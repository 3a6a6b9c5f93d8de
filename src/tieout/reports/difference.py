"""What became of a source's words in a quotation, as runs: the statement, the passage, and both in one.

Without colour the difference is marked as `git diff --word-diff` marks it: [-only in the source-],
{+only in the draft+}; and [~left out or replaced with a mark that says so~].
"""

from __future__ import annotations

from tieout.model import Edit, EditOp, Evidence, Item, Passage, Span
from tieout.reports.cases import marks_of
from tieout.reports.layout import Run
from tieout.text.patterns import lazy

LONG = 40
"""Within a comparison a stretch of more words than this is abridged ..."""
ALONE = 120
"""... and where it stands alone, one of more than this ..."""
KEPT = 12
"""... to so many words at either end."""
LETTERS = 2_000
"""A stretch of more characters is abridged whatever its words (it may be a line of ten megabytes)."""
CONTEXT = 72
"""Characters shown of what stands before and after a passage."""
EDGES = (">>", "<<")
"""Around what is meant, where colour cannot say it."""

_BLANK_LINE = lazy(r"\n[ \t\r]*\n")
_MARKS = {"removed": ("[-", "-]"), "added": ("{+", "+}"), "excused": ("[~", "~]")}
_KEPT_BY_ITEM = {EditOp.REPLACE: "added", EditOp.INSERT: "added", EditOp.ELISION: "excused", EditOp.BRACKET: "excused"}
_LOST_OF_SOURCE = {
    EditOp.REPLACE: "removed",
    EditOp.DELETE: "removed",
    EditOp.ELISION: "excused",
    EditOp.BRACKET: "excused",
}


def statement(item: Item, reading: Evidence | None) -> list[Run]:
    """The item as the draft has it, what is its own put in relief."""
    opening, closing = marks_of(item)
    return [Run(opening), *_words_of(item, reading), Run(closing)]


def _words_of(item: Item, reading: Evidence | None) -> list[Run]:
    """The item's words by what became of them; plain where the reading covers only some of them."""
    runs: list[Run] = []
    for part in reading.passages if reading else ():
        runs += [Run(edit.item_text, _KEPT_BY_ITEM.get(edit.op, "")) for edit in part.edits]
        runs.append(Run(" "))
    if "".join(run.text for run in runs).split() != item.text.split():
        return [Run(_abridged(item.text, ALONE))]
    return [Run(_abridged(run.text), run.style) for run in runs[:-1]]


def passage(passage: Passage, *, colour: bool) -> list[Run]:
    """A passage as the source has it, what the quotation altered put in relief, with a little of what is around it."""
    runs = [Run(_abridged(edit.source_text), _LOST_OF_SOURCE.get(edit.op, "")) for edit in passage.edits]
    runs = runs or [Run(_abridged(passage.text, ALONE))]
    return _between(passage.before, runs, passage.after, colour=colour)


def nearest(passage: Passage, *, colour: bool) -> list[Run]:
    """A passage that matches no better than chance, in its surroundings; to compare it in detail would say nothing."""
    return _between(passage.before, [Run(_abridged(passage.text, ALONE))], passage.after, colour=colour)


def _between(before: str, runs: list[Run], after: str, *, colour: bool) -> list[Run]:
    """The runs with what is around them: dim where there is colour, else outside of >> and <<."""
    opening, closing = ("", "") if colour or not (before or after) else EDGES
    return [
        Run(_end_of(before) + _space_at(before[-1:]), "dim"),
        Run(opening),
        *runs,
        Run(closing),
        Run(_space_at(after[:1]) + _beginning_of(after), "dim"),
    ]


def difference(reading: Evidence, *, colour: bool) -> list[Run]:
    """The passages and the quotation in one: what is only in the source, and what is only in the draft."""
    runs: list[Run] = []
    for number, part in enumerate(reading.passages):
        if number:
            runs.append(Run(" // ", "warning"))
        for edit in part.edits:
            runs += _shown(edit, colour=colour)
    return runs


def key(*, colour: bool) -> list[Run]:
    """What the marks and colours of a difference mean."""
    meanings = {
        "removed": "in the source only",
        "added": "in the draft only",
        "excused": "replaced or left out, and the draft says so",
    }
    runs = [Run("Key: ", "dim")]
    for style, meaning in meanings.items():
        runs += [*_marked(meaning, style, colour=colour), Run("; " if colour else " ")]
    return runs[:-1]


def _shown(edit: Edit, *, colour: bool) -> list[Run]:
    if edit.op is EditOp.EQUAL:
        return [Run(_abridged(edit.item_text))]
    lost, kept = edit.source_text, edit.item_text
    first, last = (lost or kept), (kept or lost)
    return [
        Run(first[: len(first) - len(first.lstrip())]),
        *_marked(lost.strip(), _LOST_OF_SOURCE.get(edit.op, "removed"), colour=colour),
        Run(" " if lost.strip() and kept.strip() else ""),
        *_kept(edit, colour=colour),
        Run(last[len(last.rstrip()) :]),
    ]


def _kept(edit: Edit, *, colour: bool) -> list[Run]:
    """What the draft has: an ellipsis or a bracket is a mark of its own and needs no other."""
    words = edit.item_text.strip()
    if edit.op in (EditOp.ELISION, EditOp.BRACKET):
        return [Run(words)]
    return _marked(words, "added", colour=colour)


def _marked(words: str, style: str, *, colour: bool) -> list[Run]:
    if not words:
        return []
    opening, closing = ("", "") if colour else _MARKS[style]
    return [Run(f"{opening}{_abridged(words)}{closing}", style)]


def _abridged(text: str, most: int = LONG) -> str:
    """The text, or its first and last words where there are more than `most`, with a count of the others."""
    if len(text) > LETTERS and text[:LETTERS].count(" ") < most:
        return f"{text[:200]} <{len(text) - 400:,} characters> {text[-200:]}"
    words = text.split()
    if len(words) <= most:
        return text
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() else ""
    middle = f"<{len(words) - 2 * KEPT:,} words>"
    return left + " ".join([*words[:KEPT], middle, *words[-KEPT:]]) + right


def _end_of(before: str) -> str:
    words = before[-CONTEXT:].split()
    cut = len(before) > CONTEXT
    return "… " + " ".join(words[1:]) if cut and len(words) > 1 else " ".join(words)


def _beginning_of(after: str) -> str:
    words = after[:CONTEXT].split()
    cut = len(after) > CONTEXT
    return " ".join(words[:-1]) + " …" if cut and len(words) > 1 else " ".join(words)


def excerpt(text: str, span: Span, *, colour: bool) -> list[Run]:
    """A stretch of a text with a little of what its paragraph has around it, for a finding that is on no item."""
    opening, closing = ("", "") if colour else EDGES
    before = _BLANK_LINE.split(text[max(0, span.start - CONTEXT - 1) : span.start])[-1]
    after = _BLANK_LINE.split(text[span.end : span.end + CONTEXT + 1])[0]
    return [
        Run(_end_of(before) + _space_at(before[-1:])),
        Run(f"{opening}{_abridged(text[span.start : span.end])}{closing}", "error"),
        Run(_space_at(after[:1]) + _beginning_of(after)),
    ]


def _space_at(edge: str) -> str:
    return " " if edge.isspace() else ""
