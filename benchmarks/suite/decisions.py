"""Decisions on findings: do they hold while the draft is edited elsewhere, and expire where it counts?"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import tieout
from benchmarks import decided
from benchmarks.base import Benchmark, Figure, Workplace, at_least, at_most, told
from benchmarks.decided import Draft
from benchmarks.grammar import Grammar

DRAFTS = 5
EDITS = 10
"""So many times each draft is edited elsewhere."""
_SOURCES = 3
_WORDS = 1_500


class Decisions(Benchmark):
    """Do decisions hold while a draft is edited elsewhere, and expire where the statement, rule or source changed?"""

    name = "decisions"
    rank = 25

    def run(self, place: Workplace) -> Iterator[Figure]:
        counts = _Counts()
        for number in range(DRAFTS):
            _Trial(place, place.seed * 1_000 + number, counts).run()
        yield told("drafts", DRAFTS)
        yield told("findings accepted", counts.accepted)
        yield told("times a finding was looked for again after edits elsewhere", counts.kept_of)
        yield at_least("of these let stand", counts.kept / counts.kept_of, 1)
        for what, (expired, of) in counts.expired.items():
            yield at_least(f"expired where the {what} changed ({of})", expired / of, 1)
        yield at_most("lookalikes let stand", counts.moved, 0, "{:.0f}")


class _Counts:
    def __init__(self) -> None:
        self.accepted = self.kept = self.kept_of = self.moved = 0
        self.expired = {"statement": (0, 0), "rule": (0, 0), "source": (0, 0)}

    def count(self, what: str, *, expired: bool) -> None:
        done, of = self.expired[what]
        self.expired[what] = done + expired, of + 1


class _Trial:
    """One draft with its sources, accepted and edited."""

    def __init__(self, place: Workplace, seed: int, counts: _Counts) -> None:
        self._draw = Random(seed)
        self._counts = counts
        transcripts = [Grammar(f"{seed}-{number}").transcript(_WORDS) for number in range(_SOURCES)]
        self._sources = {f"{number}.txt": text for number, text in enumerate(transcripts)}
        self._library = tieout.open_library(self._sources)
        self._draft = decided.draft(transcripts, self._draw)
        self._file = place.room(f"decisions-{seed}") / "tieout.decisions.toml"
        self._file.unlink(missing_ok=True)

    def run(self) -> None:
        accepted = decided.accept(self._check(self._draft), self._file)
        self._counts.accepted += len(accepted)
        for _ in range(EDITS):
            self._elsewhere(len(accepted))
        for number, paragraph in enumerate(self._draft):
            if paragraph.statement is not None and self._is_single(number):
                self._altered(number)
        self._other_rules()
        self._other_sources()

    def _check(self, draft: Draft) -> tieout.Report:
        return decided.check(draft, self._library, self._file)

    def _is_single(self, number: int) -> bool:
        """Whether the statement of a paragraph stands once in the draft."""
        one = self._draft[number]
        stated = one.sentences[one.statement or 0]
        return sum(stated in other.sentences for other in self._draft) == 1

    def _elsewhere(self, accepted: int) -> None:
        edited = decided.edited_elsewhere(self._draft, self._draw, self._draw.randrange(1, 30))
        self._counts.kept_of += accepted
        self._counts.kept += len(list(decided.standing(self._check(edited))))

    def _altered(self, number: int) -> None:
        lookalike = self._draw.random() < 0.5
        before = set(self._sentences(self._draft))
        one = self._draft[number]
        stated = one.sentences[one.statement or 0]
        report = self._check(decided.edited(self._draft, number, self._draw, lookalike=lookalike))
        text = report.documents[0].text
        stands = [start for _, start in decided.standing(report) if _sentence_at(text, start, stated)]
        self._counts.moved += bool(stands and stated in before)
        self._counts.count("statement", expired=not stands and decided.lapsed(report) >= 1)

    @staticmethod
    def _sentences(draft: Draft) -> Iterator[str]:
        return (sentence for paragraph in draft for sentence in paragraph.sentences)

    def _other_rules(self) -> None:
        """As if a former version had found another fault in the same words."""
        text = self._file.read_text("utf-8")
        self._file.write_text(text.replace('rule = "Q', 'rule = "Q201" # '), "utf-8")
        report = self._check(self._draft)
        self._expire("rule", report)
        self._file.write_text(text, "utf-8")

    def _other_sources(self) -> None:
        changed = {
            name: f"{text}\nCHAIR: Nobody asked for the floor after that.\n" for name, text in self._sources.items()
        }
        report = decided.check(self._draft, tieout.open_library(changed), self._file)
        self._expire("source", report)

    def _expire(self, what: str, report: tieout.Report) -> None:
        """Count each decision that was made as expired, where nothing stands any more and it is told."""
        made = self._file.read_text("utf-8").count("[[accepted]]")
        told_of, stands = decided.lapsed(report), len(report.accepted)
        for number in range(made):
            self._counts.count(what, expired=number < told_of and number >= stands)


def _sentence_at(text: str, start: int, stated: str) -> bool:
    """Whether an offset of a text lies within that sentence."""
    begin = text.find(stated, max(0, start - len(stated)))
    return 0 <= begin <= start < begin + len(stated)
