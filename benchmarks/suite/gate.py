"""A gate in a pipeline: answers checked in memory, one after another, in one warm process."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from functools import partial
from random import Random

import tieout
from benchmarks import corpora, drafts
from benchmarks.base import Benchmark, Figure, Workplace, at_most, told
from benchmarks.timing import milliseconds, percentile, seconds

ANSWER_WORDS, PASSAGE_WORDS = 600, 300
QUOTATIONS, PASSAGES = 5, 20
WARMING, ROUNDS = 10, 200
_MARKS = re.compile(r"[\"“”…\[\]()]|\.\.|--")


class Gate(Benchmark):
    """How long does a check in memory hold a pipeline up? 600 words, 5 quotations, 20 passages of 300 words."""

    name = "gate"
    rank = 20

    def run(self, place: Workplace) -> Iterator[Figure]:
        texts = [path.read_text("utf-8", errors="replace") for path in corpora.files_of(corpora.debates(place))]
        tasks = [task(texts, Random(f"{place.seed}-{number}")) for number in range(WARMING + ROUNDS)]
        first = seconds(lambda: tieout.check(*tasks[0]))
        wall, processor = zip(*(_taken(*task) for task in tasks), strict=True)
        yield told("first check of the process", milliseconds(first))
        yield told(f"p50 of {ROUNDS} checks", milliseconds(percentile(wall[WARMING:], 0.50)))
        yield at_most("p95, by the clock", 1000 * percentile(wall[WARMING:], 0.95), 50, "{:.0f} ms")
        yield told("p99", milliseconds(percentile(wall[WARMING:], 0.99)))
        again = [min(taken, seconds(partial(tieout.check, *each))) for taken, each in zip(wall, tasks, strict=True)]
        yield told("p95 of the quicker of two goes at each: what else the machine does left out", _p95(again))
        alone = [seconds(partial(tieout.check, *task, select=["Q"])) for task in tasks]
        yield told("p95, by the clock, of quotations alone", _p95(alone))
        yield told("p95, of the processor", _p95(processor))


def _p95(times: Sequence[float]) -> str:
    return milliseconds(percentile(times[WARMING:], 0.95))


def _taken(answer: str, passages: dict[str, str]) -> tuple[float, float]:
    """Seconds of the clock and of the processor that a check takes."""
    wall, processor = time.perf_counter(), time.process_time()
    tieout.check(answer, passages)
    return time.perf_counter() - wall, time.process_time() - processor


def task(texts: list[str], draw: Random) -> tuple[str, dict[str, str]]:
    """An answer and its passages: of its quotations two are as they stand, two have a word changed, one is nowhere."""
    passages = [words_of(draw.choice(texts), PASSAGE_WORDS, draw) for _ in range(PASSAGES)]
    quoted = [words_of(passage, draw.randrange(10, 26), draw) for passage in draw.sample(passages, QUOTATIONS - 1)]
    quoted[2:] = [_changed(words, draw) for words in quoted[2:]]
    quoted.append(words_of(draw.choice(texts), 15, draw))
    said = [drafts.draft([words], draw).strip().rpartition("\n")[2] for words in quoted]
    room = (ANSWER_WORDS - sum(len(paragraph.split()) for paragraph in said)) // QUOTATIONS
    answer = "\n\n".join(f"{paragraph} {words_of(draw.choice(texts), room, draw)}" for paragraph in said)
    return answer, {f"passage {number}": passage for number, passage in enumerate(passages)}


def words_of(text: str, number: int, draw: Random) -> str:
    """So many words of a text, from a place drawn at random, without marks of quotation and omission."""
    words = _MARKS.sub(" ", text).split()
    begin = draw.randrange(max(1, len(words) - number))
    return " ".join(words[begin : begin + number])


def _changed(words: str, draw: Random) -> str:
    changed = words.split()
    changed[draw.randrange(3, len(changed) - 1)] = "chandelier"
    return " ".join(changed)
