"""Q112."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from tieout.model import Alteration, EditOp, Evidence, Quotation, Severity, Style
from tieout.rules.base import Fires, Flag, QuotationRule, Silent
from tieout.rules.quotations.mending import bracketed_capital
from tieout.rules.quotations.own import in_round_brackets
from tieout.rules.quotations.wording import bare_span, edits_of, shown
from tieout.text.patterns import lazy
from tieout.text.words import tokenize

_PUNCTUATION = lazy(r"[,;:.!?]+|--|[—–]|(?<=\s)-(?=\s)|…")
_WRITTEN = {"–": "—", "--": "—", "-": "—", "...": "…"}
"""One sign for each mark that is written in several ways."""
_BRACKETED_LETTER = lazy(r"\[(\w)\](?=\w)")
_SPLIT = "\x1f"
"""Stands where the draft's own words part a quotation: the comma before them is the draft's."""
_LONGEST_ASIDE = 60


class CaseOrPunctuation(QuotationRule):
    """The opening capital or the punctuation inside a quotation was changed without brackets.

    Also the quoter's own words in round brackets, where square ones are the mark.
    """

    code, name, severity, order = "Q112", "case-or-punctuation", Severity.OFF, 70
    levels = {Style.LEGAL: Severity.WARNING, Style.ACADEMIC: Severity.INFO}
    why = """A comma can carry a contract. Legal and scholarly style therefore keep case and punctuation as they are
    and bracket each letter that is changed; news style does not."""
    mends = "Safe: the changed opening capital in brackets: “[T]he”."
    examples = (
        Fires(
            draft="The lease provides: “The tenant shall clear the ditch and the owner shall mend the gate.”",
            sources={"lease.txt": "The tenant shall clear the ditch, and the owner shall mend the gate."},
            flags="The tenant shall clear the ditch and the owner shall mend the gate.",
            says="'ditch and' where the source has 'ditch, and'",
            style=Style.LEGAL,
        ),
        Fires(
            draft="The lease provides: “The owner shall mend the gate at his own cost.”",
            sources={"lease.txt": "In spring the owner shall mend the gate at his own cost."},
            flags="The owner shall mend the gate at his own cost.",
            says="'The owner' where the source has 'the owner'",
            style=Style.LEGAL,
        ),
        Fires(
            draft="The lease provides: “The tenant shall clear the ditch (by the lane) and mend the gate.”",
            sources={"lease.txt": "The tenant shall clear the ditch and mend the gate."},
            flags="by the lane",
            says="adds 'by the lane' in round brackets, not in square ones",
            style=Style.LEGAL,
        ),
        Silent(
            draft="The lease says the tenant “shall clear the ditch and mend the gate” (capitalization altered).",
            sources={"lease.txt": "THE TENANT SHALL CLEAR THE DITCH AND MEND THE GATE."},
            style=Style.LEGAL,
        ),
        Silent(
            draft="The lease provides: “[T]he owner shall mend the gate at his own cost,” and no more.",
            sources={"lease.txt": "In spring the owner shall mend the gate at his own cost."},
            style=Style.LEGAL,
        ),
        Silent(
            draft="The lease provides: “The tenant shall clear the ditch … and mend the gate [to the lane].”",
            sources={"lease.txt": "The tenant shall clear the ditch, the well, and the drain, and mend the gate."},
            style=Style.LEGAL,
        ),
        Silent(
            draft="“The tenant,” it reads, “shall clear ‘the ditch,’ and the owner—if asked—shall mend the gate.”",
            sources={
                "lease.txt": "The tenant shall clear 'the ditch', and the owner -- if asked -- shall mend the gate."
            },
            style=Style.LEGAL,
        ),
        Silent(
            draft="The clerk said: “The tenant shall clear the ditch, and the owner shall mend the gate.”",
            sources={
                "minutes.txt": "The tenant shall clear the ditch,[3] and the owner (laughter) shall mend the gate."
            },
            style=Style.LEGAL,
        ),
        Silent(
            draft="The lease provides: “The tenant shall clear the ditch and the owner shall mend the gate.”",
            sources={"lease.txt": "The tenant shall clear the ditch, and the owner shall mend the gate."},
        ),
    )

    def check(self, quotation: Quotation, evidence: Evidence) -> Iterable[Flag]:
        """The first difference of each passage, and round brackets where square ones are due.

        "(cleaned up)" announces both, "(capitalization altered)" the capitals.
        """
        if quotation.altered(Alteration.CLEANED_UP):
            return
        for ref, edit, passage in edits_of(evidence):
            if in_round_brackets(passage, ref[1]):
                message = f"The quotation adds {shown(edit.item_text)} in round brackets, not in square ones."
                yield Flag(message, bare_span(quotation, edit), (ref[0],), frozenset({ref}))
        cased = not quotation.altered(Alteration.CAPITALS_CHANGED)
        for number, runs in enumerate(_unaltered(quotation, evidence)):
            difference = next(filter(None, (_difference(printed, said, cased) for printed, said in runs)), None)
            if difference:
                ours, theirs = map(shown, difference)
                fix = bracketed_capital(quotation, evidence.passages[0]) if number == 0 else None
                yield Flag(f"The quotation has {ours} where the source has {theirs}.", None, (number,), fix=fix)


def _unaltered(quotation: Quotation, evidence: Evidence) -> Iterator[list[tuple[str, str]]]:
    """For each passage the stretches that are the same word for word, as printed and as the source has them."""
    text = _SPLIT.join(part.text for part in quotation.parts)
    at = 0
    for passage in evidence.passages:
        runs = []
        for edit in passage.edits:
            if edit.op is EditOp.EQUAL:
                runs.append((text[at : at + len(edit.item_text)], edit.source_text))
            at += len(edit.item_text)
        yield runs


class _Words:
    """The words of a stretch, and what stands around them."""

    def __init__(self, text: str) -> None:
        # a bracketed letter ("[T]he") announces that its case was changed: change it back
        self._text = _BRACKETED_LETTER.sub(lambda match: match.group(1).swapcase(), text)
        found = tokenize(self._text)
        self.hashes: list[int] = found.hashes.tolist()
        self._starts: list[int] = found.starts.tolist()
        self._ends: list[int] = found.ends.tolist()

    def capitals(self, place: int) -> list[bool]:
        """Which letters of a word are capitals, ligatures taken apart."""
        word = unicodedata.normalize("NFKD", self._text[self._starts[place] : self._ends[place]])
        return [char.isupper() for char in word if char.isalpha()]

    def marks_before(self, place: int) -> list[str]:
        """The punctuation between a word and the one before it."""
        return [_WRITTEN.get(mark, mark) for mark in _PUNCTUATION.findall(self._between(place))]

    def is_split(self, place: int) -> bool:
        """Whether the draft's own words stand before a word."""
        return _SPLIT in self._between(place)

    def around(self, place: int) -> str:
        """A word with the one before it, or behind it where it is the first."""
        last = min(max(place, 1), len(self.hashes) - 1)
        return self._text[self._starts[max(0, place - 1)] : self._ends[last]]

    def _between(self, place: int) -> str:
        return self._text[self._ends[place - 1] : self._starts[place]]


def _difference(printed: str, said: str, cased: bool) -> tuple[str, str] | None:
    """Where two stretches of the same words differ first, in capitals only if `cased`; the marks at their edges are
    let be."""
    ours, theirs = _Words(printed), _Words(said)
    before = (-2, -2)
    for a, b in _pairs(ours.hashes, theirs.hashes):
        follows = (a - 1, b - 1) == before and not ours.is_split(a)
        recased = cased and ours.capitals(a) != theirs.capitals(b)
        if recased or (follows and ours.marks_before(a) != theirs.marks_before(b)):
            return ours.around(a), theirs.around(b)
        before = a, b
    return None


def _pairs(ours: list[int], theirs: list[int]) -> Iterator[tuple[int, int]]:
    """Each word with its like; stage directions of the source, and what was put in the place of a hole, have none."""
    place = 0
    for number, word in enumerate(ours):
        ahead = range(place, min(len(theirs), place + _LONGEST_ASIDE))
        like = next((other for other in ahead if theirs[other] == word), None)
        if like is not None:
            yield number, like
            place = like + 1
