"""Labels that a quotation prints with the words they stand before: "Q Did the wall hold? MS. ROE: It did."

In the source a label is nobody's word, and is left out of what is searched; in a quotation of an exchange it is what
stands on the page. So what the source's label answers to nobody put in, and it says who has the floor next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tieout.library.pairs import Run
from tieout.model import EditOp
from tieout.text.edits import Change
from tieout.text.names import Sameness, answers, asks, names_nobody, same_bearer
from tieout.text.quoted import Quoted

_MOST_WORDS = 8
"""So many words a label has at most that a quotation prints in other words than the source."""


def named_before(quoted: Quoted, first: int, run: Run) -> int:
    """How many words of a quotation, of those from number `first` on that stand before a run, are the label of the turn
    that the run is of: 0 where they are something else, or nobody has the floor."""
    turn = run.opened.turn_of(run.word)
    if turn is None or run.item <= first:
        return 0
    printed = run.opened.document.prose[slice(*run.opened.structure.labels[turn].tolist())]
    words = quoted.words
    for number in range(max(first, run.item - _MOST_WORDS), run.item):
        if _letters(quoted.text[words.starts.item(number) : words.ends.item(run.item - 1)]) == _letters(printed):
            return run.item - number
    own = quoted.text[words.starts.item(first) : words.ends.item(run.item - 1)]
    behind = quoted.text[words.ends.item(run.item - 1) : words.starts.item(run.item)]
    called = run.item - first <= _MOST_WORDS and behind[:1] in (":", ".") and _calls(own, printed)
    return run.item - first if called else 0


def less_label(quoted: Quoted, piece: list[Run], after: Run) -> list[Run]:
    """The runs of a piece less words at its end that met others by accident, and are the label of what follows."""
    kept = list(piece)
    while len(kept) > 1 and not kept[-1].equal:
        kept.pop()
    cut = kept[-1].last_item + 1
    return kept if len(kept) < len(piece) and named_before(quoted, cut, after) == after.item - cut else piece


def with_labels(quoted: Quoted, runs: Sequence[Run], changes: list[Change]) -> list[Change]:
    """The changes of a passage; what was put in before a run, and is its turn's label, answers to that."""
    put_in = [number for number, change in enumerate(changes[:-1]) if _is_put_in(change, first=not number)]
    if not put_in:
        return changes
    begins: dict[int, Run] = {quoted.words.starts.item(run.item): run for run in runs}
    result = list(changes)
    for number in reversed(put_in):
        after = changes[number + 1]
        run = begins.get(after.item[0])
        if run is not None:
            result[number : number + 1] = _parted(quoted, run, changes[number], after.source[0])
    return result


def _is_put_in(change: Change, *, first: bool) -> bool:
    """Whether words have no answer; at the beginning of a passage a label may have met words before the run, which the
    quotation never reached for."""
    return change.op is EditOp.INSERT or (first and change.op is EditOp.REPLACE)


def _parted(quoted: Quoted, run: Run, change: Change, here: int) -> list[Change]:
    """What was put in before a run, which begins `here` in the prose, parted into its turn's label and what is none."""
    words, (start, end) = quoted.words, change.item
    named = named_before(quoted, int(words.starts.searchsorted(start)), run)
    cut = words.starts.item(run.item - named)
    if not named or (cut > start and change.op is not EditOp.INSERT):
        return [change]
    answer = _answered(run, (cut, end), here)
    return [Change(EditOp.INSERT, (start, cut), (answer.source[0],) * 2), answer] if cut > start else [answer]


def _answered(run: Run, item: tuple[int, int], here: int) -> Change:
    """A label of the quotation beside that of the source.

    Where the quotation begins further inside the turn, the label is the quoter's own, who says whose words these are.
    """
    turn, structure = run.opened.turn_of(run.word), run.opened.structure
    if turn is None or structure.firsts.item(turn) != run.word:
        return Change(EditOp.BRACKET, item, (here, here))
    start, end = structure.labels[turn].tolist()
    return Change(EditOp.EQUAL, item, (start, end))


def same_speaker(a: str | None, b: str | None) -> bool:
    """Whether two labels of a source are one speaker's: names of one person, or one role ("THE CHAIR", "CHAIR")."""
    if a is None or b is None:
        return a is b
    first, second = sorted((re.findall(r"\w+", a.casefold()), re.findall(r"\w+", b.casefold())), key=len)
    if names_nobody(a) and names_nobody(b):
        return bool(first) and second[-len(first) :] == first
    return first == second or same_bearer(a, b) is Sameness.SAME


def _letters(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _calls(name: str, label: str) -> bool:
    """Whether a name in a quotation is whom a label of the source names."""
    return same_speaker(name, label) or (asks(name) and asks(label)) or (answers(name) and answers(label))
