"""Q110."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tieout.model import EditOp, ItemKind, Outcome, Passage, Quotation, Severity, Span, Verdict
from tieout.rules.base import DocumentRule, Fires, Flag, ItemFlag, Silent
from tieout.rules.quotations.printing import edits_said
from tieout.rules.quotations.tidying import is_tidied
from tieout.rules.quotations.wording import shown, words_of

_STRETCH = 1 << 10
"""Characters of a source that are looked up together."""
_OPEN = (EditOp.REPLACE, EditOp.DELETE, EditOp.INSERT)

_TALK = "The east gate is locked at ten every night of the year, without exception."


class QuotedTwoWays(DocumentRule):
    """The document quotes one passage in two wordings."""

    code, name, severity = "Q110", "quoted-two-ways", Severity.WARNING
    kind = ItemKind.QUOTATION
    why = """At least one of two wordings of the same passage is wrong, and a reader who meets both stops believing
    either."""
    mends = "None: what is wrong with either wording is a finding of its own, and mending that mends this."
    examples = (
        Fires(
            draft=(
                "The warden said: “The east gate is locked at ten every night of the year.” Later she repeated it. "
                "She said: “The east gate is barred at ten every night of the year, without exception.”"
            ),
            sources={"talk.txt": _TALK},
            flags="The east gate is barred at ten every night of the year, without exception.",
            says="Line 1 quotes the same passage in other words: 'The east gate is locked",
        ),
        Fires(
            draft=(
                "The warden said: “The east gate is barred at ten every night of the year.”\n\n"
                "Later she repeated it: “The east gate is locked at ten every night of the year.”"
            ),
            sources={"talk.txt": _TALK},
            flags="The east gate is barred at ten every night of the year.",
            says="Line 3",
        ),
        Silent(
            draft=(
                "The warden said: “The twelve gates do not open before the bell has rung.” Later the warden said it "
                "again: “The 12 gates don't open before the bell has rung.”"
            ),
            sources={"talk.txt": f"{_TALK} The twelve gates do not open before the bell has rung."},
        ),
        Silent(
            draft=(
                "The warden said: “The east gate is locked at ten every night of the year.” Later she repeated it. "
                "She said: “The east gate is locked at ten every night.”"
            ),
            sources={"talk.txt": _TALK},
        ),
        Silent(
            draft=(
                "The warden said: “The east gate is locked at ten every night of the year.” Later she repeated it. "
                "She said: “[It] is locked at ten … without exception.”"
            ),
            sources={"talk.txt": _TALK},
        ),
        Silent(
            draft=(
                "The warden said: “The east gate is locked at ten every night of the year.” "
                "She said of the other: “The west gate is open until the last boat has come in.”"
            ),
            sources={"talk.txt": f"{_TALK} The west gate is open until the last boat has come in."},
        ),
    )

    def check(self, verdicts: Sequence[Verdict]) -> Iterable[ItemFlag]:
        """Each quotation against the earlier ones of the same passage; one flag at most for each."""
        seen = _Seen()
        blamed: set[str] = set()
        for verdict in verdicts:
            if not isinstance(verdict.item, Quotation) or not verdict.evidence:
                continue
            for passage in verdict.evidence[0].passages:
                for other, before in seen.beside(passage):
                    guilty, rival = _guilty(before, verdict)
                    if before is not verdict and guilty.item.id not in blamed and _differ(other, passage):
                        blamed.add(guilty.item.id)
                        yield ItemFlag(guilty, Flag(_message(rival), None, (0,)))
                seen.add(passage, verdict)


class _Seen:
    """The passages quoted so far, by the stretch of the source they stand in; each wording of one once."""

    def __init__(self) -> None:
        self._stretches: dict[tuple[str, int], list[tuple[Passage, Verdict]]] = {}
        self._known: set[tuple[str, Span, str]] = set()

    def add(self, passage: Passage, verdict: Verdict) -> None:
        known = (passage.source, passage.span, verdict.item.text)
        if known not in self._known:
            self._known.add(known)
            for stretch in _stretches(passage):
                self._stretches.setdefault(stretch, []).append((passage, verdict))

    def beside(self, passage: Passage) -> Iterator[tuple[Passage, Verdict]]:
        """Those that may share words with a passage."""
        for stretch in _stretches(passage):
            yield from self._stretches.get(stretch, ())


def _stretches(passage: Passage) -> list[tuple[str, int]]:
    first, last = passage.span.start // _STRETCH, passage.span.end // _STRETCH
    return [(passage.source, number) for number in range(first, last + 1)]


def _guilty(earlier: Verdict, later: Verdict) -> tuple[Verdict, Verdict]:
    """The one that does not tie out, else the later; and the other."""
    if earlier.outcome is Outcome.FINDING and later.outcome is not Outcome.FINDING:
        return earlier, later
    return later, earlier


def _message(rival: Verdict) -> str:
    place = rival.item.location.named.capitalize()
    return f"{place} quotes the same passage in other words: {shown(rival.item.text)}."


def _differ(a: Passage, b: Passage) -> bool:
    """Whether two quotations that share words of a source differ in what they make of them."""
    shared = Span(max(a.span.start, b.span.start), min(a.span.end, b.span.end))
    return bool(shared) and _wording(a, shared) != _wording(b, shared)


def _wording(passage: Passage, shared: Span) -> list[tuple[str, int, list[str], list[str]]]:
    """The open edits that a passage makes inside a shared stretch, as words; what was only tidied is no wording."""
    said = replace(passage, edits=edits_said(passage))
    return [
        (edit.op.value, edit.source.end, words_of(edit.item_text), words_of(edit.source_text))
        for place, edit in enumerate(said.edits)
        if edit.op in _OPEN
        and shared.start < edit.source.end
        and edit.source.start < shared.end
        and not is_tidied(said, place)
    ]
