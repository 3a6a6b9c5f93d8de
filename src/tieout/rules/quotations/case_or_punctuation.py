"""Q112."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import zip_longest

from tieout.model import EditOp, Evidence, Quotation, Severity, Style
from tieout.rules.base import EditRef, Fires, Flag, QuotationRule, Silent
from tieout.rules.quotations.wording import edits_of, shown

_PIECE = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[,;:.!?]+|[—–]|--|(?<= )-(?= )")
_ALIKE = str.maketrans({"’": "'", "–": "—", "\u00ad": None})


class CaseOrPunctuation(QuotationRule):
    """The opening capital or the punctuation inside a quotation was changed without brackets."""

    code, name, severity, order = "Q112", "case-or-punctuation", Severity.OFF, 70
    levels = {Style.LEGAL: Severity.WARNING, Style.ACADEMIC: Severity.INFO}
    why = """A comma can carry a contract. Legal and scholarly style therefore keep case and punctuation as they are
    and bracket each letter that is changed; news style does not."""
    examples = (
        Fires(
            draft="The lease provides: “The tenant shall clear the ditch and the owner shall mend the gate.”",
            sources={"lease.txt": "The tenant shall clear the ditch, and the owner shall mend the gate."},
            flags="The tenant shall clear the ditch and the owner shall mend the gate.",
            says="'ditch, and'",
            style=Style.LEGAL,
        ),
        Fires(
            draft="The lease provides: “The owner shall mend the gate at his own cost.”",
            sources={"lease.txt": "In spring the owner shall mend the gate at his own cost."},
            flags="The owner shall mend the gate at his own cost.",
            says="'The owner'",
            style=Style.LEGAL,
        ),
        Silent(
            draft="The lease provides: “[T]he owner shall mend the gate at his own cost,” and no more.",
            sources={"lease.txt": "In spring the owner shall mend the gate at his own cost."},
            style=Style.LEGAL,
        ),
    )

    def check(self, quotation: Quotation, evidence: Evidence) -> Iterable[Flag]:
        """The first difference of each passage."""
        seen: set[int] = set()
        for ref, edit, _ in edits_of(evidence):
            if edit.op is not EditOp.EQUAL or ref[0] in seen:
                continue
            difference = _difference(edit.item_text, edit.source_text, ends=_is_last(evidence, ref))
            if difference:
                seen.add(ref[0])
                yield Flag(f"The quotation has {difference[0]} where the source has {difference[1]}.", None, (ref[0],))


def _is_last(evidence: Evidence, ref: EditRef) -> bool:
    return ref[1] == len(evidence.passages[ref[0]].edits) - 1


def _difference(printed: str, said: str, *, ends: bool) -> tuple[str, str] | None:
    ours, theirs = _pieces(printed), _pieces(said)
    if ends:
        ours, theirs = _trimmed(ours), _trimmed(theirs)
    for number, (a, b) in enumerate(zip_longest(ours, theirs, fillvalue="")):
        if a != b:
            return _around(ours, number), _around(theirs, number)
    return None


def _pieces(text: str) -> list[str]:
    # brackets inside a word ("[T]he") announce the change of a letter: fold what they hold
    plain = re.sub(r"\[([^\[\]]{1,3})\](?=\w)", lambda match: match.group(1).swapcase(), text.translate(_ALIKE))
    return _PIECE.findall(plain)


def _trimmed(pieces: list[str]) -> list[str]:
    while pieces and not pieces[-1][0].isalnum():
        pieces = pieces[:-1]
    return pieces


def _around(pieces: list[str], number: int) -> str:
    shown_pieces = pieces[max(0, number - 1) : number + 2]
    return shown(re.sub(r" (?=[,;:.!?])", "", " ".join(shown_pieces)))
