"""One decision as it is kept: what it is about, what it rests on, why, and on whose word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tieout.decisions.statements import Statement
from tieout.errors import UsageError
from tieout.model import Decision, DecisionKind

SOURCES_DIGEST = 16
"""So many hexadecimal digits of a source's digest are kept."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision on one finding of a draft.

    `draft` is its path from the folder of the file. `sources` are the digests of those that the finding rests on, by
    path; `library` is that of all of them, where it rests on none of them having the words. `before` and `after` are
    marks of the sentences around the statement, and `twins` says how often it stood in the draft.
    """

    decision: Decision
    draft: str
    key: str
    said: str
    statement: Statement | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    twins: int = 1
    sources: tuple[tuple[str, str], ...] = ()
    library: str = ""
    evidence_digest: str = ""
    """That of the file which the decision names as its evidence."""


def entry_of(table: Mapping[str, object], kind: DecisionKind, place: str) -> Entry:
    """The entry that a table of the file holds; UsageError where it lacks what an entry needs, or has a key unknown."""
    for key in table:
        if key not in _KEYS:
            raise UsageError(f"{place}: a decision has no key {key!r}{_nearest(key)}.")
    read = _Table(table, place)
    statement = _statement(read) if kind is DecisionKind.ACCEPTED else None
    return Entry(
        Decision(
            kind,
            read.text("rule"),
            read.text("reason") if kind is DecisionKind.ACCEPTED else "known when the baseline was written",
            place,
            read.text("by", ""),
            str(table.get("on", "")),
            read.text("evidence", ""),
        ),
        read.text("draft"),
        statement.key if statement else read.text("key"),
        read.text("said", ""),
        statement,
        tuple(read.text("before", "").split()),
        tuple(read.text("after", "").split()),
        read.number("twins", 1),
        tuple(sorted(read.texts("sources").items())),
        read.text("library", ""),
        read.text("evidence-digest", ""),
    )


def _statement(read: _Table) -> Statement:
    item = read.text("item")
    return Statement(
        read.text("statement", ""), item, read.text("flagged", item), read.number("nth", 0), read.text("speaker", "")
    )


def table_of(entry: Entry) -> dict[str, object]:
    """What the file holds of an entry, in the order in which it is read; what is as usual is left out."""
    decision, statement = entry.decision, entry.statement
    about: dict[str, object] = {"key": entry.key} if statement is None else _stated(statement)
    usual = {"nth": 0, "twins": 1, "flagged": statement.item if statement else ""}
    table = {
        "draft": entry.draft,
        "rule": decision.rule,
        **about,
        "said": entry.said,
        "reason": decision.reason if statement else "",
        "evidence": decision.evidence,
        "evidence-digest": entry.evidence_digest,
        "by": decision.by,
        "on": decision.on,
        "sources": dict(entry.sources),
        "library": entry.library,
        "before": " ".join(entry.before),
        "after": " ".join(entry.after),
        "twins": entry.twins,
    }
    return {key: value for key, value in table.items() if value and value != usual.get(key)}


def _stated(statement: Statement) -> dict[str, object]:
    return {
        "item": statement.item,
        "flagged": statement.flagged,
        "statement": statement.sentence,
        "nth": statement.nth,
        "speaker": statement.speaker,
    }


_KEYS = frozenset(
    "draft rule key item flagged statement nth speaker said reason evidence evidence-digest by on sources library "
    "before after twins".split()
)


def _nearest(key: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key.lower(), sorted(_KEYS), 1, 0.5)
    return f" (did you mean {near[0]!r}?)" if near else ""


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of the file, read as what an entry needs."""

    table: Mapping[str, Any]
    place: str

    def text(self, key: str, otherwise: str | None = None) -> str:
        value = self.table.get(key, otherwise)
        if isinstance(value, str):
            return value
        raise self._unfit(key, "a text")

    def number(self, key: str, otherwise: int) -> int:
        value = self.table.get(key, otherwise)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        raise self._unfit(key, "a whole number")

    def texts(self, key: str) -> dict[str, str]:
        value = self.table.get(key, {})
        if isinstance(value, dict) and all(isinstance(one, str) for one in value.values()):
            return value
        raise self._unfit(key, "a table of texts")

    def _unfit(self, key: str, wanted: str) -> UsageError:
        missing = f"{self.place}: the decision has no {key!r}."
        wrong = f"{self.place}: {key!r} must be {wanted}, not {self.table.get(key)!r}."
        return UsageError(wrong if key in self.table else missing)
