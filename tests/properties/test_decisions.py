"""Laws of decisions: they survive edits elsewhere, expire where it counts, and never move."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tieout
from benchmarks import decided
from benchmarks.decided import Draft
from benchmarks.grammar import Grammar

SEEDS = st.integers(0, 2**32)
FEW = settings(max_examples=15)
"""Each example is a check or two."""


class Desk:
    """A draft whose statements are accepted, and its sources."""

    def __init__(self, folder: Path) -> None:
        self.sources = {f"{number}.txt": Grammar(f"desk {number}").transcript(400) for number in range(2)}
        self.library = tieout.open_library(self.sources)
        self.draft = decided.draft(list(self.sources.values()), Random(7))
        self.file = folder / "tieout.decisions.toml"
        self.accepted = decided.accept(self.check(self.draft), self.file)

    def check(self, draft: Draft) -> tieout.Report:
        """The report on a draft, with what was decided."""
        return decided.check(draft, self.library, self.file)

    def single(self) -> Iterator[int]:
        """The paragraphs whose statement stands once."""
        sentences = [sentence for paragraph in self.draft for sentence in paragraph.sentences]
        for number, one in enumerate(self.draft):
            if one.statement is not None and sentences.count(one.sentences[one.statement]) == 1:
                yield number


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """One desk for all."""
    return Desk(tmp_path_factory.mktemp("desk"))


@FEW
@given(seed=SEEDS, edits=st.integers(1, 40))
def test_decisions_survive_edits_elsewhere(desk: Desk, seed: int, edits: int) -> None:
    """Whatever is written, taken out, altered or moved around the statements; nothing is said of any."""
    report = desk.check(decided.edited_elsewhere(desk.draft, Random(seed), edits))
    assert len(desk.accepted) >= 8
    assert sorted(rule for rule, _ in decided.standing(report)) == sorted(rule for rule, _ in desk.accepted)
    assert report.lapses == ()


@FEW
@given(seed=SEEDS, which=st.integers(0, 100), lookalike=st.booleans())
def test_a_decision_expires_with_its_statement(desk: Desk, seed: int, which: int, lookalike: bool) -> None:
    """Whichever word of it was altered, and though the same words stand elsewhere by now; the others stand."""
    numbers = list(desk.single())
    number = numbers[which % len(numbers)]
    one = desk.draft[number]
    altered = one.sentences[one.statement or 0]
    report = desk.check(decided.edited(desk.draft, number, Random(seed), lookalike=lookalike))
    assert len(report.accepted) == len(desk.accepted) - 1
    assert len(report.lapses) == 1
    copy = report.documents[0].text.find(altered)
    assert (copy >= 0) is lookalike
    within = [start for _, start in decided.standing(report) if copy <= start < copy + len(altered)]
    assert not (lookalike and within)


@FEW
@given(name=st.sampled_from(["0.txt", "1.txt"]), more=st.text(st.sampled_from("abc \n"), min_size=1, max_size=9))
def test_decisions_expire_with_their_source(desk: Desk, name: str, more: str) -> None:
    """What rests on it is open again; what rests on the other stands."""
    changed = tieout.open_library({**desk.sources, name: desk.sources[name] + more})
    report = decided.check(desk.draft, changed, desk.file)
    paths = {source.id: source.path for source in report.sources}
    verdicts = {verdict.item.id: verdict for verdict in report.verdicts}
    for finding, _ in report.accepted:
        passages = verdicts[finding.item or ""].passages
        assert {paths[passages[number].source] for number in finding.evidence} - {name}
    assert len(report.accepted) + len(report.lapses) == len(desk.accepted)
    assert report.lapses
