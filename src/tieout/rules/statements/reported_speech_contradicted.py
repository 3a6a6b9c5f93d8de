"""Q301."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import ClassVar

from tieout.model import Answer, Edit, EditOp, Item, ItemKind, Passage, Severity, Statement
from tieout.rules.base import Fires, Flag, ItemRule, Silent
from tieout.rules.quotations.wording import words_of
from tieout.text.sense import senses

_TURNING = frozenset(("negation", "number"))
_SHARED = 0.7
"""So large a share of the statement's words must stand in the passage as they are."""


class ReportedSpeechContradicted(ItemRule):
    """Somebody is reported to have said what a source has with a negation or a number turned.

    Preview: off unless it is selected by its code or name.
    """

    code, name, severity = "Q301", "reported-speech-contradicted", Severity.WARNING
    preview = True
    kind: ClassVar[ItemKind] = ItemKind.STATEMENT
    why = """A paraphrase may change every word but not the sense. Where a passage says the same in nearly the same
    words, and only a "not" or a number differs, the report says what its speaker did not."""
    mends = "None: a paraphrase is the writer's own sentence, and no source says how to write it otherwise."
    examples = (
        Fires(
            draft="The engineer said that the old dam will hold another winter of this rain.",
            sources={"hearing.txt": "The old dam will not hold another winter of this rain."},
            flags="the old dam will hold another winter of this rain",
            says="source has 'not'",
        ),
        Fires(
            draft="The engineer said the old dam has forty loose stones in its northern wall.",
            sources={"hearing.txt": "The old dam has sixty loose stones in its northern wall."},
            flags="the old dam has forty loose stones in its northern wall",
            says="'forty' where the source has 'sixty'",
        ),
        Silent(
            draft="The engineer said that the old dam will hold another winter of this rain.",
            sources={"hearing.txt": "The old dam will hold another long winter of this heavy rain."},
        ),
        Silent(
            draft="The engineer denied that the old dam will hold another winter of this rain.",
            sources={"hearing.txt": "The old dam will not hold another winter of this rain."},
        ),
        Silent(
            draft="The engineer said that dams of this kind are no longer built in the valley.",
            sources={"hearing.txt": "The old dam will not hold another winter of this rain."},
        ),
    )

    def check(self, item: Item, answer: Answer) -> Iterable[Flag]:
        """One flag, for the first edit of the best passage that turns a negation or a number."""
        if not answer.evidence or (isinstance(item, Statement) and item.denied):
            return
        passage = answer.evidence[0].passages[0]
        if len(answer.evidence[0].passages) > 1 or _shared(passage) < _SHARED:
            return
        message = next(filter(None, map(_turned, passage.edits)), None)
        if message:
            yield Flag(message)


def _shared(passage: Passage) -> float:
    """The share of the statement's words that the passage has as they are."""
    counts = {True: 0, False: 0}
    for edit in passage.edits:
        counts[edit.op is EditOp.EQUAL] += len(words_of(edit.item_text))
    return counts[True] / max(1, sum(counts.values()))


def _turned(edit: Edit) -> str | None:
    """What an edit turns round, in words."""
    if edit.op is EditOp.EQUAL:
        return None
    said, reported = _turning(edit.source_text), _turning(edit.item_text)
    if said == reported:
        return None
    lost, gained = edit.source_text.strip(), edit.item_text.strip()
    if not lost:
        return f"The report has {gained!r}, which the source lacks."
    return f"The report has {gained!r} where the source has {lost!r}." if gained else f"The source has {lost!r}."


def _turning(text: str) -> Counter[tuple[str, str]]:
    found = senses(words_of(text))
    return Counter({sense: times for sense, times in found.items() if sense[0] in _TURNING})
