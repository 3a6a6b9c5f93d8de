"""A gate in a pipeline: answers checked in memory, one after another, in one warm process."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import tieout
from benchmarks import drafts
from benchmarks.base import Benchmark, Figure, Workplace, at_most, told
from benchmarks.grammar import Grammar
from benchmarks.timing import milliseconds, percentile, seconds

ANSWER_WORDS, PASSAGE_WORDS = 600, 300
QUOTATIONS, PASSAGES = 5, 20
WARMING, ROUNDS = 10, 200


class Gate(Benchmark):
    """How long does a check in memory hold a pipeline up? 600 words, 5 quotations, 20 passages of 300 words."""

    name = "gate"
    rank = 20

    def run(self, place: Workplace) -> Iterator[Figure]:
        tasks = [_task(f"{place.seed}-{number}") for number in range(WARMING + ROUNDS)]
        times = [seconds(lambda task=task: tieout.check(*task)) for task in tasks]  # type: ignore[misc]
        yield told("first check of the process", milliseconds(times[0]))
        yield told(f"p50 of {ROUNDS} checks", milliseconds(percentile(times[WARMING:], 0.50)))
        yield at_most("p95, in milliseconds", 1000 * percentile(times[WARMING:], 0.95), 50, "{:.0f} ms")
        yield told("p99", milliseconds(percentile(times[WARMING:], 0.99)))


def _task(seed: str) -> tuple[str, dict[str, str]]:
    """An answer and its passages: of its quotations two are as they stand, two have a word changed, one is made up."""
    grammar, draw = Grammar(seed), Random(seed)
    passages = {f"passage {number}": _words(grammar, PASSAGE_WORDS) for number in range(PASSAGES)}
    quoted = [
        passage.split(". ")[draw.randrange(3, 9)] for passage in draw.sample(list(passages.values()), QUOTATIONS - 1)
    ]
    quoted[2:] = [_changed(sentence, draw) for sentence in quoted[2:]]
    said = [drafts.draft([sentence], draw).split("\n\n")[1] for sentence in (*quoted, grammar.sentence().rstrip("."))]
    room = (ANSWER_WORDS - sum(len(paragraph.split()) for paragraph in said)) // QUOTATIONS
    return "\n\n".join(f"{paragraph} {_words(grammar, room)}" for paragraph in said), passages


def _words(grammar: Grammar, number: int) -> str:
    text = ""
    while text.count(" ") < number:
        text += grammar.sentence() + " "
    return " ".join(text.split()[:number])


def _changed(sentence: str, draw: Random) -> str:
    words = sentence.split()
    words[draw.randrange(3, len(words) - 1)] = "chandelier"
    return " ".join(words)
