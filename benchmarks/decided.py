"""Drafts whose findings are accepted, and ways to edit them: elsewhere, and where it counts."""

# Every way to edit is called alike, whether or not it writes anything new.
# ruff: noqa: ARG001

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import tieout
from benchmarks import faults
from benchmarks.grammar import Grammar
from tieout.decisions.accepting import Accepting, Signature, keep
from tieout.decisions.entries import Entry
from tieout.model import DecisionKind, Report
from tieout.rules import all_rules

NAME = "draft.md"
_ABSENCES = frozenset(rule.code for rule in all_rules() if rule.of_absence)
_SIGNATURE = Signature("Confirmed by telephone.", "Jane Roe", "2024-05-03")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences, and the number of the one that is a statement; None where none is."""

    sentences: tuple[str, ...]
    statement: int | None = None

    @property
    def text(self) -> str:
        return " ".join(self.sentences)


Draft = tuple[Paragraph, ...]


def text_of(draft: Draft) -> str:
    """A draft as a file holds it."""
    return "\n\n".join(paragraph.text for paragraph in draft if paragraph.sentences) + "\n"


def draft(transcripts: Sequence[str], draw: Random) -> Draft:
    """Statements with a fault each among other sentences; one of them stands there twice."""
    grammar = Grammar(draw.random().hex())
    paragraphs = [_fillers(grammar, draw)]
    for kind in (kind for kind in faults.KINDS if not kind.honest):
        speaker, quotation = faults.drawn(kind, transcripts, draw)
        stated = f"{speaker} told the meeting: “{quotation}.”"
        before, after = ([grammar.sentence() for _ in range(draw.randrange(3))] for _ in range(2))
        paragraphs += [Paragraph((*before, stated, *after), len(before)), _fillers(grammar, draw)]
    twin = draw.choice([one for one in paragraphs if one.statement is not None])
    stated = twin.sentences[twin.statement or 0]
    return (*paragraphs, Paragraph((grammar.sentence(), stated), 1), _fillers(grammar, draw))


def _fillers(grammar: Grammar, draw: Random) -> Paragraph:
    return Paragraph(tuple(grammar.sentence() for _ in range(draw.randrange(1, 4))))


# -- edits elsewhere -------------------------------------------------------------------------------------------------


def edited_elsewhere(draft: Draft, draw: Random, edits: int) -> Draft:
    """The draft after some edits that leave every statement as it is."""
    grammar = Grammar(draw.random().hex())
    for _ in range(edits):
        draft = draw.choice(_ELSEWHERE)(draft, grammar, draw)
    return draft


def _with_a_sentence_more(draft: Draft, grammar: Grammar, draw: Random) -> Draft:
    number, at = _spot(draft, draw)
    one = draft[number]
    sentences = (*one.sentences[:at], grammar.sentence(), *one.sentences[at:])
    shifted = one.statement + (at <= one.statement) if one.statement is not None else None
    return _with(draft, number, Paragraph(sentences, shifted))


def _with_a_sentence_less(draft: Draft, grammar: Grammar, draw: Random) -> Draft:
    number, at = _other_sentence(draft, draw)
    one = draft[number]
    shifted = one.statement - (at < one.statement) if one.statement is not None else None
    return _with(draft, number, Paragraph((*one.sentences[:at], *one.sentences[at + 1 :]), shifted))


def _with_another_sentence(draft: Draft, grammar: Grammar, draw: Random) -> Draft:
    number, at = _other_sentence(draft, draw)
    one = draft[number]
    return _with(
        draft, number, replace(one, sentences=(*one.sentences[:at], grammar.sentence(), *one.sentences[at + 1 :]))
    )


def _with_a_paragraph_more(draft: Draft, grammar: Grammar, draw: Random) -> Draft:
    at = draw.randrange(len(draft) + 1)
    return (*draft[:at], _fillers(grammar, draw), *draft[at:])


def _with_a_paragraph_less(draft: Draft, grammar: Grammar, draw: Random) -> Draft:
    others = [number for number, one in enumerate(draft) if one.statement is None]
    at = draw.choice(others) if others else len(draft)
    return (*draft[:at], *draft[at + 1 :])


def _with_paragraphs_swapped(draft: Draft, grammar: Grammar, draw: Random) -> Draft:
    others = [number for number, one in enumerate(draft) if one.statement is None]
    if len(others) < 2:
        return draft
    first, second = draw.sample(others, 2)
    return _with(_with(draft, first, draft[second]), second, draft[first])


_ELSEWHERE: tuple[Callable[[Draft, Grammar, Random], Draft], ...] = (
    _with_a_sentence_more,
    _with_a_sentence_less,
    _with_another_sentence,
    _with_a_paragraph_more,
    _with_a_paragraph_less,
    _with_paragraphs_swapped,
)


def _spot(draft: Draft, draw: Random) -> tuple[int, int]:
    number = draw.randrange(len(draft))
    return number, draw.randrange(len(draft[number].sentences) + 1)


def _other_sentence(draft: Draft, draw: Random) -> tuple[int, int]:
    """A sentence that is no statement; past the end of the first paragraph where there is none."""
    spots = [
        (number, at)
        for number, one in enumerate(draft)
        for at in range(len(one.sentences))
        if at != one.statement and len(one.sentences) > 1
    ]
    return draw.choice(spots) if spots else (0, len(draft[0].sentences))


def _with(draft: Draft, number: int, paragraph: Paragraph) -> Draft:
    return (*draft[:number], paragraph, *draft[number + 1 :])


# -- edits of a statement --------------------------------------------------------------------------------------------


def edited(draft: Draft, number: int, draw: Random, *, lookalike: bool) -> Draft:
    """The draft with the statement of a paragraph altered; with a lookalike, unaltered elsewhere, too."""
    one = draft[number]
    at = one.statement or 0
    words = one.sentences[at].split(" ")
    place = draw.randrange(1, len(words) - 1)
    words[place] = "".join(reversed(words[place])) + "ly"
    altered = replace(one, sentences=(*one.sentences[:at], " ".join(words), *one.sentences[at + 1 :]))
    changed = _with(draft, number, altered)
    if not lookalike:
        return changed
    copy = Paragraph((one.sentences[at],), 0)
    far = draw.choice([spot for spot in range(len(draft) + 1) if abs(spot - number) > 1])
    return (*changed[:far], copy, *changed[far:])


# -- decisions -------------------------------------------------------------------------------------------------------


def check(draft: Draft, library: tieout.Library, file: Path) -> Report:
    """The report on a draft, with the decisions of a file."""
    return tieout.check(text_of(draft), library, name=NAME, decisions=file)


def accept(report: Report, file: Path) -> list[tuple[str, str]]:
    """Accept the first finding of every statement; the rules and statements of those accepted."""
    accepting = Accepting(report, report.documents[0], _ABSENCES)
    entries: dict[str, Entry] = {}
    for one in accepting.open:
        if "told the meeting" in one.statement.sentence:
            entries.setdefault(one.statement.sentence, accepting.entry(one, file, DecisionKind.ACCEPTED, _SIGNATURE))
    keep(file, list(entries.values()))
    return [(entry.decision.rule, sentence) for sentence, entry in entries.items()]


def standing(report: Report) -> Iterator[tuple[str, int]]:
    """The rule and the place of every finding that stands."""
    return ((one.finding.rule, one.finding.span.start) for one in report.accepted)


def lapsed(report: Report) -> int:
    """How many decisions the report says to let nothing stand."""
    return sum(finding.rule in ("X101", "X102") for finding in report.findings)
