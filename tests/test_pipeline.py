"""The story of a run: what comes in, what is told along the way, what comes out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.items.drafts import the_one_in
from tieout import pipeline
from tieout.config import Settings
from tieout.documents import read_text
from tieout.errors import NoSourcesError, UnreadableError, UsageError
from tieout.model import Outcome, Report, Span
from tieout.pipeline import Draft, Silence, run, span_within

LOG = "The lamp was lit on every night of the war but one. I counted ships at dawn, and we never lost three.\n"
TRUE = "The keeper wrote: “The lamp was lit on every night of the war but one.”\n"
FALSE = "She added: “I counted ships at dawn, and we lost three.”\n"


class Notebook:
    """Progress that writes down what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, int]] = []

    def start(self, label: str, total: int) -> None:
        self.told.append((label, total))

    def advance(self, n: int = 1) -> None:
        self.told.append(("advance", n))

    def finish(self) -> None:
        self.told.append(("finish", 0))


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The settings of a working directory with sources/log.txt and sources/other.txt."""
    monkeypatch.chdir(tmp_path)
    Path("sources").mkdir()
    Path("sources/log.txt").write_text(LOG, "utf-8")
    Path("sources/other.txt").write_text("The stair has two hundred steps.\n", "utf-8")
    return Settings(sources=(Path("sources"),), cache_dir=tmp_path / "cache")


def checked(settings: Settings, *texts: str) -> Report:
    """The report on some drafts."""
    return run([Draft(f"draft{number}.txt", text.encode()) for number, text in enumerate(texts, 1)], settings)


def test_a_report_lists_what_went_in_and_what_came_out(settings: Settings) -> None:
    """Documents, sources, verdicts and findings, each in order."""
    report = checked(settings, TRUE + "\n" + FALSE, FALSE)
    assert [document.id for document in report.documents] == ["d1", "d2"]
    assert [(source.id, source.path) for source in report.sources] == [
        ("s1", "sources/log.txt"),
        ("s2", "sources/other.txt"),
    ]
    assert [verdict.item.id for verdict in report.verdicts] == ["d1-q1", "d1-q2", "d2-q1"]
    assert [(finding.document, finding.item) for finding in report.findings] == [("d1", "d1-q2"), ("d2", "d2-q1")]
    assert (report.ties_out, report.found_wrong, report.unchecked) == (1, 2, 0)
    assert report.by_rule() == {"Q105": 2}
    assert (report.notes, report.unread) == ((), ())


def test_findings_stand_in_the_order_of_the_words(settings: Settings) -> None:
    """Marks and quotations among each other."""
    report = checked(settings, f"{FALSE}\nThe lamp was out.” Nobody answered.\n\n{FALSE}")
    spans = [finding.span for finding in report.findings]
    assert spans == sorted(spans)
    assert [finding.rule for finding in report.findings][:2] == ["Q105", "Q201"]


def test_drafts_are_files_or_what_was_piped_in(settings: Settings) -> None:
    """Under the names they have."""
    Path("draft.md").write_text(TRUE, "utf-8")
    report = run([Path("draft.md"), Draft("-", TRUE.encode())], settings)
    assert [(document.path, document.format) for document in report.documents] == [
        ("draft.md", "markdown"),
        ("-", "text"),
    ]
    assert report.ties_out == 2


def test_one_draft_that_cannot_be_read_costs_only_itself(settings: Settings) -> None:
    """The report says so; if none can be read, there is no report."""
    report = run([Path("none.txt"), Draft("draft.txt", TRUE.encode()), Draft("b", bytes(range(256)) * 9)], settings)
    assert (report.ties_out, len(report.documents)) == (1, 1)
    assert [sentence.split()[0] for sentence in report.unread] == ["none.txt", "b"]
    with pytest.raises(UnreadableError, match="1 more could not be read either"):
        run([Path("none.txt"), Path("neither.txt")], settings)


def test_no_draft_is_no_error(settings: Settings) -> None:
    """An empty report."""
    assert run([], settings).verdicts == ()


@pytest.mark.parametrize(
    ("sources", "message"),
    [
        ((), "name some with --sources"),
        (("nothing",), "No source to read in nothing"),
        (("nowhere",), "nowhere does not exist"),
        (("empty",), "hold no word"),
    ],
)
def test_nothing_to_check_against(settings: Settings, sources: Iterable[str], message: str) -> None:
    """One sentence says what to do."""
    Path("nothing").mkdir()
    Path("empty").mkdir()
    Path("empty/a.txt").touch()
    with pytest.raises(NoSourcesError, match=message):
        run([Draft("d", TRUE.encode())], replace(settings, sources=tuple(map(Path, sources))))


def test_settings_are_looked_at_before_the_work(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A slip of the pen costs no time."""
    monkeypatch.setattr(pipeline, "open_library", lambda *_: pytest.fail("it went to work"))
    with pytest.raises(UsageError):
        run([Draft("d", b"")], replace(settings, select=("Q9",)))


def test_long_work_is_told(settings: Settings) -> None:
    """What is begun is ended, and as much is done as was announced."""
    watcher = Notebook()
    run([Draft("d.txt", (TRUE + "\n" + FALSE).encode())], settings, watcher)
    assert watcher.told == [
        ("Reading sources", 2), ("advance", 2), ("finish", 0),
        ("Checking d.txt", 2), ("advance", 1), ("advance", 1), ("finish", 0),
    ]  # fmt: skip


def test_many_that_are_not_found_raise_the_question_of_the_sources(settings: Settings) -> None:
    """Once, and not where it was answered."""
    unknown = [
        f"He said: “{words} stood on the weir and watched the miller mend his net.”"
        for words in ("Seven herons", "Two geese", "A cormorant", "The old pike", "Nine ducks")
    ]
    report = checked(settings, "\n\n".join(unknown))
    assert ["--partial-sources" in note for note in report.notes] == [True]
    assert checked(settings, "\n\n".join(unknown[:4])).notes == ()
    assert checked(settings, "\n\n".join([*unknown, *[TRUE] * 5])).notes == ()
    partial = checked(replace(settings, partial_sources=True), "\n\n".join(unknown))
    assert (partial.notes, partial.unchecked) == ((), 5)


def test_a_source_that_cannot_be_read_is_noted(settings: Settings) -> None:
    """Where it matters."""
    Path("sources/scan").write_bytes(bytes(range(256)) * 9)
    assert checked(settings, TRUE).notes == ()
    unknown = "He said: “Seven herons stood on the weir and watched the miller mend his net.”"
    assert "1 of 3 sources could not be read" in checked(settings, unknown).notes[0]


def test_a_library_serves_many_drafts(settings: Settings) -> None:
    """It is opened once."""
    library = pipeline.open_library(settings, Silence())
    for text, outcome in ((TRUE, Outcome.TIES_OUT), (FALSE, Outcome.FINDING)):
        report = pipeline.check([read_text(text, "d", "d1")], library, settings)
        assert report.verdicts[0].outcome is outcome


# ---------------------------------------------------------------------------------------------------------------
# Spans of a quotation in several parts

SPLIT = "“The lamp was lit,” she wrote, “on every night of the war.” So it was.\n"


def test_a_range_of_a_split_quotation_is_a_span_of_the_document() -> None:
    """Within a part, and from one into the next."""
    document, quotation = read_text(SPLIT, "draft.txt", "d1"), the_one_in(SPLIT)
    assert len(quotation.parts) == 2

    def cut(words: str) -> str:
        start = quotation.text.index(words)
        return SPLIT[slice(*span_within(document, quotation, start, start + len(words)))]

    assert cut("lamp was lit") == "lamp was lit"
    assert cut("every night") == "every night"
    assert cut("lit, on every") == "lit,” she wrote, “on every"
    assert cut(quotation.text) == SPLIT[slice(*quotation.span)]


@given(st.data())
def test_ranges_that_tile_the_text_are_spans_in_order(data: st.DataObject) -> None:
    """However it is cut."""
    document, quotation = read_text(SPLIT, "draft.txt", "d1"), the_one_in(SPLIT)
    size = len(quotation.text)
    cuts = [0, *sorted(data.draw(st.lists(st.integers(0, size), max_size=6))), size]
    spans = [span_within(document, quotation, a, b) for a, b in pairwise(cuts)]
    assert all(span.start <= span.end for span in spans)
    assert all(first.start <= second.start for first, second in pairwise(spans))
    assert Span(spans[0].start, spans[-1].end) == quotation.span


def test_items_that_no_selected_rule_is_about_are_left_out(settings: Settings) -> None:
    """Who asks for the rules of quotations is told of quotations; a figure is neither looked for nor counted."""
    draft = TRUE + "The stair has two hundred steps.\n"
    kinds = [
        {v.item.kind.value for v in checked(one, draft).verdicts}
        for one in (settings, replace(settings, select=("Q",)))
    ]
    assert kinds == [{"quotation", "figure"}, {"quotation"}]
