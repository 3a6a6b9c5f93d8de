"""Q201."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import Document, Fix, Severity, Span, TextEdit, UnpairedMark
from tieout.rules.base import Fires, Flag, MarkRule, Silent
from tieout.text.sentences import first_end

_LONGEST = 1_000
"""Characters of a paragraph in which one place may be the only one."""
_OTHER = {"“": "”", "”": "“", "«": "»", "»": "«", '"': '"'}
_MARKS = '“”„«»"'
_STOPS = frozenset(".!?…")


class QuotationMarkUnpaired(MarkRule):
    """A quotation mark opens or closes nothing."""

    code, name, severity = "Q201", "quotation-mark-unpaired", Severity.WARNING
    why = """Without both marks nobody can tell where somebody's words begin or end, and whatever stands on the wrong
    side of the missing one is given to the wrong person."""
    mends = "Safe: the other mark, where a colon and one sentence leave one place for it."
    examples = (
        Fires(
            draft="The keeper said the lamp had been out for a week.” Nobody answered.",
            sources={"log.txt": "The lamp was out for a week."},
            flags="”",
            says="closes nothing",
        ),
        Fires(
            draft="The keeper said: The lamp was out for a week.” Nobody answered.",
            sources={"log.txt": "The lamp was out for a week."},
            flags="”",
            says="closes nothing",
        ),
        Fires(
            draft="The keeper said: “The lamp was out.\n\nNobody answered him, and the tide came in.",
            sources={"log.txt": "The lamp was out."},
            flags="“",
            says="is never closed",
        ),
        Silent(
            draft="“The lamp was out,” the keeper said. “We rowed home by the stars.”",
            sources={"log.txt": "The lamp was out. We rowed home by the stars."},
        ),
        Silent(
            draft="The keeper wrote: “The lamp was out.\n\n“We rowed home by the stars.”",
            sources={"log.txt": "The lamp was out. We rowed home by the stars."},
        ),
        Silent(
            draft="The keeper said: “He told me ‘the lamp is out’ and left.” It was the 6' 2\" man’s, in the ’90s.",
            sources={"log.txt": "He told me the lamp is out and left."},
        ),
        Silent(
            draft="The keeper wrote: ``The lamp was out.'' „Wir rudern heim“, sagte er; «la lampe», dit-il.",
            sources={"log.txt": "The lamp was out."},
        ),
    )

    def check(self, document: Document, mark: UnpairedMark) -> Iterable[Flag]:
        """Say which side is missing, and where the other can only be."""
        missing = "is never closed" if mark.opens else "closes nothing"
        yield Flag(f"The quotation mark {mark.mark} {missing}.", mark.span, fix=_fix(document, mark))


def _fix(document: Document, mark: UnpairedMark) -> Fix | None:
    """The other mark, where a colon and one sentence leave one place for it, and the paragraph has no mark besides."""
    start = document.text.rfind("\n\n", max(0, mark.span.start - _LONGEST), mark.span.start) + 2
    start = start if start > 1 else 0
    end = document.text.find("\n\n", mark.span.end, mark.span.end + _LONGEST)
    before = document.text[start : mark.span.start]
    after = document.text[mark.span.end : end if end >= 0 else len(document.text)]
    if mark.mark not in _OTHER or len(before) + len(after) > _LONGEST or any(one in before + after for one in _MARKS):
        return None
    at = _behind_the_sentence(before, after) if mark.opens else _before_the_sentence(before, after)
    if at is None:
        return None
    place = mark.span.end + at if mark.opens else start + at
    return Fix(safe=True, edits=(TextEdit(Span(place, place), _OTHER[mark.mark]),))


def _behind_the_sentence(before: str, after: str) -> int | None:
    """Where the paragraph ends, if it is one sentence behind a colon and the mark."""
    words = after.rstrip()
    whole = before.rstrip().endswith(":") and words[-1:] in _STOPS and first_end(words) == len(words)
    return len(words) if whole else None


def _before_the_sentence(before: str, after: str) -> int | None:
    """Where the one colon before the mark ends, if a single sentence stands between them."""
    head, colon, words = before.partition(": ")
    single = colon and ": " not in words and words[-1:] in _STOPS and first_end(words) == len(words)
    return (
        len(head) + len(colon) + len(words) - len(words.lstrip()) if single and after[:1] in ("", " ", "\n") else None
    )
