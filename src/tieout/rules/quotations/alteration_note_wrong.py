"""Q114."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tieout.model import Alteration, AlterationNote, EditOp, Evidence, Passage, Quotation, Severity, Style
from tieout.rules.base import Fires, Flag, QuotationRule, Silent
from tieout.rules.quotations.emphasis import emphasised
from tieout.rules.quotations.mending import restored
from tieout.rules.quotations.noting import unnoted
from tieout.rules.quotations.wording import bare_span, shown
from tieout.text.citing import begins_with_citation, is_citation
from tieout.text.patterns import lazy

_SIC = lazy(r"\s*\[\s*sic\s*[.!]?\s*\]\W*", re.IGNORECASE)
_MARKS = lazy(r"[“”\"«»]|(?<!\w)[‘']|[’'](?!\w)")
_DOUBLE = lazy(r"(?P<opens>[“«]|(?<![^\s(\[—–-])\"(?=\S))|[”»\"]")
_UNTIDY = lazy(r"[“”\"«»‘\[\]…]|\.\s?\.\s?\.")
_NEAR_EDGE = 3
_LEASE = "The tenant shall clear the ditch before the *first frost* of every year, and mend the gate.\n"
_RULING = (
    "A lease is read as a whole. Harrow v. Pell, 12 Rep. 340, 345 (1931). No clause of it is read alone, and none is "
    "read out of it.\n"
)


class AlterationNoteWrong(QuotationRule):
    """A note beside a quotation says that something was altered, and that is not what was done.

    "(emphasis added)", "(emphasis in original)", "(emphasis omitted)", "(citations omitted)", "(internal quotation
    marks omitted)", "(cleaned up)" and "[sic]" each excuse exactly their own class of edit.
    """

    code, name, severity, order = "Q114", "alteration-note-wrong", Severity.WARNING, 5
    why = """The note is the quoter's word that everything else is as it stands in the source. A note that covers
    nothing misleads about the source, and one that is set by habit hides what it does not cover."""
    mends = """Unsafe: a note that covers nothing is taken out, the other one takes its place where the source has the
    emphasis (or has not), and for [sic] the source's word stands. A note that says several things at once has
    none."""
    examples = (
        Fires(
            draft="The lease says: “The tenant shall clear the ditch before the *first frost*” (emphasis added).\n",
            sources={"lease.md": _LEASE},
            flags="(emphasis added)",
            says="the source itself emphasises 'first frost'",
            style=Style.LEGAL,
            name="brief.md",
        ),
        Fires(
            draft="The court held: “A lease is read as a whole.” (Citations omitted.)",
            sources={"ruling.txt": "A lease is read as a whole. No clause of it is read alone, and none is read out."},
            flags="(Citations omitted.)",
            says="no citation was left out",
        ),
        Fires(
            draft="The notice reads: “Boats leafe [sic] the old stone pier at dawn in winter.”",
            sources={"notice.txt": "Boats leave the old stone pier at dawn in winter."},
            flags="leafe",
            says="[sic] says that the source has 'leafe', but it has 'leave'",
        ),
        Silent(
            draft="The court held: “A lease is read as a whole. No clause of it is read alone” (citation omitted).",
            sources={"ruling.txt": _RULING},
        ),
        Silent(
            draft="It held that “no clause of it is read alone” (internal quotation marks and citation omitted).",
            sources={
                "ruling.txt": "We have said that “a lease is whole; no clause of it is read alone.” 9 Rep. 12, 14.\n"
            },
        ),
        Silent(
            draft="The court held: “A lease is read as a whole. No clause of it is read alone” (cleaned up).",
            sources={"ruling.txt": _RULING},
        ),
        Silent(
            draft="The lease says: “The tenant shall *clear* the ditch before the *first frost*” (emphasis added).\n",
            sources={"lease.md": _LEASE},
            style=Style.LEGAL,
            name="brief.md",
        ),
        Silent(
            draft="The notice reads: “Boats leafe [sic] the old stone pier at dawn in winter.”",
            sources={"notice.txt": "Boats leafe the old stone pier at dawn in winter."},
        ),
    )

    def check(self, quotation: Quotation, evidence: Evidence) -> Iterable[Flag]:
        """A flag for each note that covers nothing, and for each word that [sic] gives the source wrongly."""
        for note in quotation.notes:
            wrong = _wrong(note, quotation, evidence)
            if wrong:
                rewording = unnoted(note, _instead(note, quotation, evidence))
                yield Flag(f"The note says {note.text}, but {wrong}.", note.span, rewording=rewording)
        yield from _wrong_sic(quotation, evidence)


def _wrong(note: AlterationNote, quotation: Quotation, evidence: Evidence) -> str | None:
    """What is wrong with a note; None where it covers something, or where that cannot be seen."""
    if note.kind in (Alteration.EMPHASIS_ADDED, Alteration.EMPHASIS_KEPT, Alteration.EMPHASIS_OMITTED):
        return _wrong_emphasis(note.kind, quotation, evidence)
    if note.kind is Alteration.CITATIONS_OMITTED and not _leaves_out_citation(evidence):
        return "no citation was left out"
    if note.kind is Alteration.MARKS_OMITTED and not _has_marks(evidence):
        return "the source has no quotation marks there"
    if note.kind is Alteration.CLEANED_UP and not _was_untidy(evidence):
        return "the source has nothing there to clean up"
    return None


def _wrong_emphasis(kind: Alteration, quotation: Quotation, evidence: Evidence) -> str | None:
    if quotation.emphasis == () and kind is not Alteration.EMPHASIS_OMITTED:
        return "the quotation emphasises nothing"
    fared = emphasised(quotation, evidence)
    if fared is None:
        return None
    if kind is Alteration.EMPHASIS_OMITTED:
        return None if fared.lost else "the source emphasises nothing that the quotation does not"
    if kind is Alteration.EMPHASIS_KEPT:
        return f"the source does not emphasise {shown(' '.join(fared.added))}" if fared.added else None
    return f"the source itself emphasises {shown(' '.join(fared.kept))}" if fared.kept and not fared.added else None


def _instead(note: AlterationNote, quotation: Quotation, evidence: Evidence) -> str | None:
    """What the note should say; empty where it should go, None where neither is certain."""
    fared = emphasised(quotation, evidence)
    if note.kind is Alteration.EMPHASIS_ADDED and fared is not None and fared.kept:
        return "emphasis in original"
    if note.kind is Alteration.EMPHASIS_KEPT and fared is not None and fared.added:
        return None if fared.kept else "emphasis added"
    return ""


def _leaves_out_citation(evidence: Evidence) -> bool:
    passed_over = (
        edit.source_text
        for passage in evidence.passages
        for edit in passage.edits
        if edit.op in (EditOp.DELETE, EditOp.ELISION)
    )
    return any(map(is_citation, passed_over)) or begins_with_citation(evidence.passages[-1].after)


def _has_marks(evidence: Evidence) -> bool:
    return any(
        _MARKS.search(passage.before[-_NEAR_EDGE:] + passage.text + passage.after[:_NEAR_EDGE])
        or _stands_in_marks(passage)
        for passage in evidence.passages
    )


def _stands_in_marks(passage: Passage) -> bool:
    """Whether the source has a passage within marks that open well before it: it quotes more than the draft does."""
    marks = list(_DOUBLE.finditer(passage.before, passage.before.rfind("\n\n") + 1))
    closing = _DOUBLE.search(passage.after)
    return bool(marks) and marks[-1]["opens"] is not None and closing is not None and closing["opens"] is None


def _was_untidy(evidence: Evidence) -> bool:
    """Whether the source has marks, brackets, ellipses or citations there, or a capital was changed."""
    if _leaves_out_citation(evidence) or _has_marks(evidence):
        return True
    first = evidence.passages[0].edits[0]
    recased = first.item_text[:1] != first.source_text[:1]
    return recased or any(_UNTIDY.search(passage.text) for passage in evidence.passages)


def _wrong_sic(quotation: Quotation, evidence: Evidence) -> Iterator[Flag]:
    """Words before [sic] that are the quoter's own."""
    for number, passage in enumerate(evidence.passages):
        for place, edit in enumerate(passage.edits[:-1]):
            if edit.op is EditOp.REPLACE and _SIC.fullmatch(passage.edits[place + 1].item_text):
                ours, theirs = shown(edit.item_text), shown(edit.source_text)
                message = f"[sic] says that the source has {ours}, but it has {theirs}."
                fix = restored(quotation, passage, place, place + 1)
                yield Flag(message, bare_span(quotation, edit), (number,), frozenset({(number, place)}), fix=fix)
