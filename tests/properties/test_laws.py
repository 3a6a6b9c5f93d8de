"""Laws of a check, whatever is quoted from whatever sources."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import tieout
from tests.properties.sayings import (
    CONTENT,
    LIBRARIES,
    LONG_LIBRARIES,
    SPEAKERS,
    STRANGE,
    altered,
    draft_of,
    libraries_with_sayings,
    sentences,
    taken,
)
from tieout.library import structure
from tieout.model import Edit, ItemKind, Outcome, Passage, Quotation, Report, Span, Verdict
from tieout.reports import Appearance, find
from tieout.text.quoted import parse

LIBRARY_AND_SAYINGS = libraries_with_sayings()
LABELS = re.compile("|".join(f"{speaker}:" for speaker in SPEAKERS))
FEW, SOME = 12, 30


def passages(report: Report) -> Iterator[tuple[Verdict, Passage]]:
    """Every passage that is shown, near ones too."""
    for verdict in report.verdicts:
        for reading in (*verdict.evidence, *verdict.nearest):
            for passage in reading.passages:
                yield verdict, passage


def json_of(report: Report) -> str:
    """The report as other programs read it."""
    return "".join(find("json").pieces(report, Appearance()))


def said_of(report: Report, folder: Path | str = "") -> list[object]:
    """What a report says of each item, wherever its sources stand."""
    paths = {source.id: os.path.relpath(source.path, folder) if folder else source.path for source in report.sources}

    def shown(passage: Passage) -> object:
        edits = [(edit.op, edit.item, edit.source) for edit in passage.edits]
        return paths[passage.source], passage.span, passage.text, passage.speaker, edits

    def reading(verdict: Verdict) -> object:
        return [[shown(passage) for passage in evidence.passages] for evidence in verdict.evidence]

    return [
        *((v.item.id, v.item.span, v.item.text, v.outcome, v.reason, reading(v)) for v in report.verdicts),
        *((f.rule, f.severity, f.item, f.span, f.message, f.evidence) for f in report.findings),
    ]


# ---------------------------------------------------------------------------------------------------------------
# Evidence is whole


@settings(max_examples=SOME)
@given(LIBRARY_AND_SAYINGS)
def test_edits_rebuild_both_the_quotation_and_the_passage(case: tuple[dict[str, str], list[str]]) -> None:
    """In order, the edits' texts join to the item on one side and to the passage on the other."""
    library, sayings = case
    report = tieout.check(draft_of(sayings), library)
    for verdict in report.verdicts:
        for reading in (*verdict.evidence, *verdict.nearest):
            joined = "".join(edit.item_text for passage in reading.passages for edit in passage.edits)
            assert joined == verdict.item.text
    for _, passage in passages(report):
        assert "".join(edit.source_text for edit in passage.edits) == passage.text


@settings(max_examples=SOME)
@given(LIBRARY_AND_SAYINGS)
def test_spans_cut_out_what_they_name(case: tuple[dict[str, str], list[str]]) -> None:
    """Of items in the draft, of passages in their sources, of edits in both; and edits leave no gap."""
    library, sayings = case
    draft = draft_of(sayings)
    report = tieout.check(draft, library)
    paths = {source.id: source.path for source in report.sources}
    for verdict in report.verdicts:
        assert draft[slice(*verdict.item.span)] == verdict.item.text
        for reading in (*verdict.evidence, *verdict.nearest):
            tiled([edit.item for passage in reading.passages for edit in passage.edits], verdict.item.span)
    for _, passage in passages(report):
        text = library[paths[passage.source]]
        assert text[slice(*passage.span)] == passage.text
        tiled([edit.source for edit in passage.edits], passage.span)
        assert all(cut_out(edit, draft, text) for edit in passage.edits)
        assert text.endswith(passage.after, 0, passage.span.end + len(passage.after))
        assert text.startswith(passage.before, passage.span.start - len(passage.before))


def tiled(spans: list[Span], whole: Span) -> None:
    """The spans follow each other from one end of the whole to the other."""
    assert spans[0].start == whole.start
    assert spans[-1].end == whole.end
    assert all(span.end == following.start for span, following in pairwise(spans))


def cut_out(edit: Edit, draft: str, source: str) -> bool:
    """Whether an edit's spans hold its texts."""
    return draft[slice(*edit.item)] == edit.item_text and source[slice(*edit.source)] == edit.source_text


@settings(max_examples=SOME)
@given(LIBRARY_AND_SAYINGS)
@example(
    (
        {"s.txt": "Boats leave the old stone pier at dawn, and nobody counts them."},
        ["Boats leave the old … [n]obody counts them."],
    )
)
def test_a_passage_begins_and_ends_with_words_that_the_quotation_answers(
    case: tuple[dict[str, str], list[str]],
) -> None:
    """No word of the source before the first or after the last that the alignment reached is drawn in."""
    library, sayings = case
    for _, passage in passages(tieout.check(draft_of(sayings), library)):
        for edit in (passage.edits[0], passage.edits[-1]):
            assert edit.op != "delete" or len(passage.edits) == 1
        for edit in passage.edits:
            if edit.op == "equal":
                assert len(parse(edit.item_text)) == len(parse(LABELS.sub("", edit.source_text)))


@settings(max_examples=SOME)
@given(LIBRARY_AND_SAYINGS)
def test_every_item_has_one_outcome_and_what_it_needs(case: tuple[dict[str, str], list[str]]) -> None:
    """What ties out has evidence, what is unchecked a reason, what has a finding one of warning or above."""
    library, sayings = case
    report = tieout.check(draft_of(sayings), library)
    grave = {finding.item for finding in report.findings if finding.severity in ("warning", "error")}
    quotations = [verdict for verdict in report.verdicts if verdict.item.kind is ItemKind.QUOTATION]
    assert len(report.verdicts) == report.ties_out + report.found_wrong + report.unchecked
    assert len(quotations) == sum(any(char.isalnum() for char in saying) for saying in sayings)
    for verdict in report.verdicts:
        assert (verdict.reason is not None) is (verdict.outcome is Outcome.UNCHECKED)
        assert (verdict.item.id in grave) is (verdict.outcome is Outcome.FINDING)
        assert verdict.evidence or verdict.outcome is not Outcome.TIES_OUT
    count = {verdict.item.id: len(verdict.passages) for verdict in report.verdicts}
    assert all(
        number < count[finding.item] for finding in report.findings if finding.item for number in finding.evidence
    )


# ---------------------------------------------------------------------------------------------------------------
# Verdicts depend on the words alone


def put(library: dict[str, str], folder: Path) -> None:
    """Write the sources into a folder."""
    for name, text in library.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8", newline="")


@settings(max_examples=FEW)
@given(LIBRARY_AND_SAYINGS, st.randoms(use_true_random=False))
def test_the_order_and_the_grouping_of_sources_do_not_matter(
    case: tuple[dict[str, str], list[str]], random: st.DataObject
) -> None:
    """One folder, its files in any order, folders one by one, or texts in memory: the verdicts are the same."""
    library, sayings = case
    library = {f"{'ab'[number % 2]}/{name}": text for number, (name, text) in enumerate(library.items())}
    draft = draft_of(sayings)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        put(library, folder)
        files = [folder / path for path in library]
        random.shuffle(files)  # type: ignore[attr-defined]
        folders = sorted({path.parent for path in files}, reverse=True)
        whole = said_of(tieout.check(draft, folder, use_cache=False), folder)
        for grouping in (files, folders, [folder, *files], [*files, folder]):
            assert said_of(tieout.check(draft, grouping, use_cache=False), folder) == whole
    turned = dict(reversed(library.items()))
    assert said_of(tieout.check(draft, library)) == said_of(tieout.check(draft, turned)) == whole


@settings(max_examples=FEW)
@given(LIBRARY_AND_SAYINGS, st.data())
def test_the_cache_never_shows(case: tuple[dict[str, str], list[str]], data: st.DataObject) -> None:
    """Cold, warm, warm from another state of the library, or none: the report is the same, letter for letter."""
    library, sayings = case
    draft = draft_of(sayings)
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name) / "sources", Path(name) / "cache"
        put(library, folder)
        without = json_of(tieout.check(draft, folder, use_cache=False))
        names = st.sampled_from(sorted(library))
        for step in range(data.draw(st.integers(1, 4), label="steps")):
            act_on(data.draw(st.sampled_from(["nothing", "change", "remove", "add"])), data.draw(names), folder, step)
            tieout.check(draft, folder, cache_dir=cache) if any(folder.iterdir()) else None
        for path in folder.iterdir():
            path.unlink()
        put(library, folder)
        for _ in ("mended", "warm"):
            assert json_of(tieout.check(draft, folder, cache_dir=cache)) == without


@settings(max_examples=FEW)
@given(LONG_LIBRARIES, st.data())
def test_a_source_is_read_in_stretches(library: dict[str, str], data: st.DataObject) -> None:
    """What is looked at alone is read as it would be in the whole."""
    draft = draft_of([data.draw(altered(library)).text for _ in range(6)])
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        folder, cache = Path(name) / "sources", Path(name) / "cache"
        put(library, folder)
        whole = said_of(tieout.check(draft, library), "")
        patch.setattr(structure, "MARK_EVERY", data.draw(st.sampled_from([1, 3, 8, 256])))
        for _ in ("cold", "warm"):
            report = tieout.check(draft, folder, cache_dir=cache)
            assert said_of(report, folder) == whole
            assert not [source.problem for source in report.sources if source.problem]


def act_on(what: str, name: str, folder: Path, step: int) -> None:
    """Change the library."""
    path = folder / name
    if what == "change" and path.exists():
        path.write_text(f"{path.read_text('utf-8')} Nobody carried the lantern {step}.\n", "utf-8")
    elif what == "remove":
        path.unlink(missing_ok=True)
    elif what == "add":
        (folder / f"another{step}.txt").write_text("The gazebo was never painted, and the keeper knew why.\n", "utf-8")


@settings(max_examples=SOME)
@given(LIBRARY_AND_SAYINGS, st.sampled_from(['""', "«»", "„“", "””", "「」"]))
def test_the_marks_of_a_quotation_do_not_matter(case: tuple[dict[str, str], list[str]], marks: str) -> None:
    """Curly, straight, French, German, Swedish or corner marks around the same words."""
    library, sayings = case
    assert said_of(tieout.check(draft_of(sayings, marks), library)) == said_of(tieout.check(draft_of(sayings), library))


@settings(max_examples=SOME)
@given(LIBRARY_AND_SAYINGS)
def test_the_shape_of_an_apostrophe_does_not_matter(case: tuple[dict[str, str], list[str]]) -> None:
    """Curly in the draft and straight in the source, or the other way about."""
    library, sayings = case
    draft = draft_of(sayings)
    curly = {name: text.replace("'", "’") for name, text in library.items()}
    one = [(v.outcome, v.reason, len(v.evidence)) for v in tieout.check(draft.replace("’", "'"), library).verdicts]
    assert one == [
        (v.outcome, v.reason, len(v.evidence)) for v in tieout.check(draft.replace("'", "’"), library).verdicts
    ]
    assert one == [(v.outcome, v.reason, len(v.evidence)) for v in tieout.check(draft, curly).verdicts]


@settings(max_examples=FEW)
@given(LIBRARY_AND_SAYINGS)
def test_the_same_input_gives_the_same_report(case: tuple[dict[str, str], list[str]]) -> None:
    """To the letter."""
    library, sayings = case
    assert json_of(tieout.check(draft_of(sayings), library)) == json_of(tieout.check(draft_of(sayings), library))


# ---------------------------------------------------------------------------------------------------------------
# Nothing honest is blamed, nothing altered is cleared


@settings(max_examples=SOME)
@given(LIBRARIES, st.data())
def test_an_exact_quotation_ties_out(library: dict[str, str], data: st.DataObject) -> None:
    """Nine words or more, as the source has them, given to somebody."""
    saying = data.draw(taken(library, least=9))
    assume(saying.words[0] != "nobody")
    report = tieout.check(draft_of([saying.text]), library)
    cut_off = {finding.rule for finding in report.findings} <= {"Q105"} and "cut" in "".join(
        finding.message for finding in report.findings
    )
    assert report.ties_out == 1 or cut_off
    assert report.verdicts[0].evidence[0].exact


@settings(max_examples=SOME)
@given(LIBRARIES, st.data())
def test_a_quotation_with_another_word_never_ties_out(library: dict[str, str], data: st.DataObject) -> None:
    """However long it is, and wherever the word stands."""
    saying = data.draw(taken(library, least=5))
    places = [place for place, word in enumerate(saying.words) if word.strip(".,;?!").lower() in CONTENT]
    assume(places)
    place = data.draw(st.sampled_from(places))
    report = tieout.check(draft_of([saying.put(place, data.draw(st.sampled_from(STRANGE)), over=1).text]), library)
    assert report.verdicts[0].outcome is not Outcome.TIES_OUT


@settings(max_examples=SOME)
@given(sentences(least=9), st.sampled_from(["not", "never"]), st.data())
def test_a_lost_negation_never_ties_out(sentence: str, word: str, data: st.DataObject) -> None:
    """Nor is it taken for any smaller fault (said twice in a row, it would be a stutter)."""
    assume("n't" not in sentence and "cannot" not in sentence.lower())
    words = sentence.split()
    place = data.draw(st.integers(1, len(words) - 1))
    source = " ".join([*words[:place], word, *words[place:]])
    report = tieout.check(draft_of([sentence]), {"source.txt": source})
    assert report.verdicts[0].outcome is not Outcome.TIES_OUT
    assert isinstance(report.verdicts[0].item, Quotation)
    assert {finding.rule for finding in report.findings} <= {"Q105", "Q101"}
