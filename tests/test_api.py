"""The command, as a call."""

from __future__ import annotations

import doctest
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import tieout
from tieout import Library, NoSourcesError, Outcome, Severity, Style, UnreadableError, UsageError

LOG = "The lamp was lit on every night of the war but one. I counted ships at dawn, and we never lost three.\n"
TRUE = "The keeper wrote: “The lamp was lit on every night of the war but one.”\n"
FALSE = "She added: “I counted ships at dawn, and we lost three.”\n"
PUBLIC = {
    "BadRecordError", "CacheError", "CheckedRecord", "Document", "Edit", "EditOp", "Evidence", "Finding", "Found",
    "Library", "NoSourcesError", "Outcome", "Passage", "Quotation", "Reason", "Report", "Rule", "Severity", "Source",
    "Span", "Style", "Swept", "TieoutError", "TooLargeError", "UnreadableError", "UsageError", "Verdict", "check",
    "check_records", "open_library", "sweep",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with draft.txt, sources/log.txt, and a cache of its own."""
    monkeypatch.chdir(tmp_path)
    Path("sources").mkdir()
    Path("sources/log.txt").write_text(LOG, "utf-8")
    Path("draft.txt").write_text(TRUE + "\n" + FALSE, "utf-8")
    return tmp_path


def test_the_public_names_are_these() -> None:
    """No more and no fewer, and each is there."""
    assert set(tieout.__all__) == PUBLIC
    assert all(getattr(tieout, name) is not None for name in PUBLIC)
    assert set(dir(tieout)) >= PUBLIC
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        tieout.nothing  # noqa: B018


def test_the_first_example_is_true() -> None:
    """The one that help shows."""
    assert doctest.testmod(tieout).failed == 0


def test_a_draft_is_a_text_or_a_file(folder: Path) -> None:
    """A string is a text, a path a file."""
    for draft in (Path("draft.txt"), TRUE + "\n" + FALSE):
        report = tieout.check(draft, {"log": LOG})
        assert [verdict.outcome for verdict in report.verdicts] == [Outcome.TIES_OUT, Outcome.FINDING]
    assert report.documents[0].path == "draft"


def test_a_text_may_be_of_a_format() -> None:
    """Its name says so."""
    page = "<p>The keeper wrote: &ldquo;The lamp was <b>lit</b> on every night of the war but one.&rdquo;</p>"
    report = tieout.check(page, {"log.txt": LOG}, name="page.html")
    assert (report.documents[0].format, report.ties_out) == ("html", 1)
    markdown = tieout.check(TRUE, {"log.md": LOG.replace("lit", "*lit*")})
    assert (markdown.sources[0].format, markdown.ties_out) == ("markdown", 1)


@pytest.mark.parametrize(
    "sources",
    [{"log": LOG}, Path("sources"), [Path("sources")], (Path("sources/log.txt"),), iter([Path("sources")])],
    ids=["texts", "folder", "folders", "files", "iterator"],
)
def test_sources_are_texts_files_folders_or_a_library(folder: Path, sources: tieout.api.Sources) -> None:
    """Whatever they are, the verdicts are the same."""
    report = tieout.check(TRUE, sources, cache_dir=folder / "cache")
    assert (report.ties_out, len(report.sources)) == (1, 1)


def test_a_library_is_opened_once_for_many_drafts(folder: Path) -> None:
    """From files or texts."""
    for sources in (Path("sources"), [Path("sources")], {"log": LOG}):
        library = tieout.open_library(sources, cache_dir=folder / "cache")
        assert isinstance(library, Library)
        assert tieout.check(TRUE, library).ties_out == 1
        assert tieout.check(FALSE, library).found_wrong == 1


def test_texts_in_memory_are_never_written(folder: Path) -> None:
    """Nor are files, where the cache is off."""
    tieout.check(TRUE, {"log": LOG}, cache_dir=folder / "cache")
    tieout.check(TRUE, Path("sources"), cache_dir=folder / "cache", use_cache=False)
    tieout.open_library(Path("sources"), cache_dir=folder / "cache", use_cache=False)
    assert not (folder / "cache").exists()
    tieout.check(TRUE, Path("sources"), cache_dir=folder / "cache")
    assert (folder / "cache").exists()


def test_the_options_are_those_of_the_command() -> None:
    """Style, rules, partial sources."""
    sources = {"log": LOG}
    assert tieout.check(FALSE, sources, ignore=["Q1"]).findings == ()
    assert tieout.check(FALSE, sources, select=["sense-changed"]).by_rule() == {"Q105": 1}
    assert tieout.check(FALSE, sources, select=iter(["Q2"])).findings == ()
    unknown = "He said: “Seven herons stood on the weir and watched the miller mend his net.”"
    assert tieout.check(unknown, sources, partial_sources=True).unchecked == 1
    quoted = "It reads: “the lamp was lit on every night of the war but one.”"
    for style in ("legal", Style.LEGAL):
        assert [finding.severity for finding in tieout.check(quoted, sources, style=style).findings] == [
            Severity.WARNING
        ]


def test_what_cannot_be_meant_is_refused(folder: Path) -> None:
    """In a sentence that says what can."""
    with pytest.raises(UsageError, match="bare string could be either"):
        tieout.check(TRUE, "sources")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="use one of news, legal, academic"):
        tieout.check(TRUE, {}, style="tabloid")
    with pytest.raises(UsageError, match="select takes several codes"):
        tieout.check(TRUE, {}, select="Q1")
    with pytest.raises(UsageError, match="There is no rule 'Q9'"):
        tieout.check(TRUE, {}, ignore=["Q9"])
    with pytest.raises(UnreadableError, match=r"none\.txt"):
        tieout.check(Path("none.txt"), {"log": LOG})
    for sources in (Path("nowhere"), [Path("nowhere")], []):
        with pytest.raises(NoSourcesError):
            tieout.check(TRUE, sources)


def test_hostile_texts_are_texts() -> None:
    """Half a surrogate pair, a NUL, nothing at all."""
    for text in ("", "\0", "\ud800 “\udfff”", "“", "\ufeff" + TRUE):
        assert len(tieout.check(text, {"a": text, "log": LOG}).documents) == 1
    assert tieout.check(f"\ud800{TRUE}", {"log": f"{LOG}\udfff"}).ties_out == 1


def test_names_of_sources_order_them() -> None:
    """Not the order in which they were given."""
    report = tieout.check(TRUE, {"b": LOG, "a": LOG})
    assert [(source.id, source.path) for source in report.sources] == [("s1", "a"), ("s2", "b")]
    assert [passage.source for passage in report.verdicts[0].passages] == ["s1", "s2"]


def test_importing_it_is_quick() -> None:
    """Nothing heavy is loaded before it is used."""
    code = "import sys, tieout; print(*sorted(name for name in ('numpy', 'click', 'pyromark') if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_a_name_that_partial_sources_lack_is_unchecked_and_no_finding() -> None:
    """Sources that may be partial say nothing of whom they do not name."""
    draft, sources = "The ferry is run by Harriet Featherstone.", {"minutes": "The council met on Monday."}
    assert [finding.rule for finding in tieout.check(draft, sources).findings] == ["N102"]
    partial = tieout.check(draft, sources, partial_sources=True)
    assert (partial.findings, partial.unchecked) == ((), 1)


# -- records ------------------------------------------------------------------------------------------------------


def test_records_are_checked_as_they_are_asked_for() -> None:
    """No record is taken before its report is wanted, and one that is bad does not end the rest."""
    taken: list[str] = []

    def records() -> Iterator[dict[str, object]]:
        for id, text in (("a", TRUE), ("b", FALSE)):
            taken.append(id)
            yield {"id": id, "text": text, "sources": [{"text": LOG}]}
        yield {"id": "c"}

    results = tieout.check_records(records())
    assert taken == []
    first = next(results)
    assert taken == ["a"]
    assert (first.number, first.id, first.error) == (1, "a", None)
    assert first.report is not None
    assert first.report.ties_out == 1
    second, third = results
    assert second.report is not None
    assert [finding.rule for finding in second.report.findings] == ["Q105"]
    assert (third.id, third.report) == ("c", None)
    assert third.error == "There is no 'text' in the record."


def test_records_may_share_a_library(folder: Path) -> None:
    """All of it where a record names no sources, and what it names where it does."""
    Path("sources/empty.txt").write_text("There is a stair.\n", "utf-8")
    records: list[dict[str, object]] = [
        {"id": 1, "text": TRUE},
        {"id": 2, "text": TRUE, "sources": ["log"]},
        {"id": 3, "text": TRUE, "sources": ["empty.txt"]},
        {"id": 4, "text": TRUE, "sources": ["nowhere.txt"]},
    ]
    library = tieout.open_library(Path("sources"), cache_dir=folder / "cache")
    results = list(tieout.check_records(records, library))
    assert [one.report.ties_out if one.report else one.error for one in results] == [
        1, 1, 0, "No source or folder of the library is called 'nowhere.txt'.",
    ]  # fmt: skip


def test_records_without_sources_say_so() -> None:
    """There is nothing that such a record could be held against."""
    (result,) = tieout.check_records([{"id": "a", "text": TRUE}])
    assert result.error is not None
    assert result.error.startswith("The record has no sources")


def test_workers_answer_in_order(folder: Path) -> None:
    """Several processes give what one gives, in the order of the records."""
    records: list[dict[str, object]] = [{"id": number, "text": (TRUE, FALSE)[number % 2]} for number in range(12)]
    alone = [one.report for one in tieout.check_records(records, [Path("sources")], use_cache=False)]
    together = list(tieout.check_records(records, [Path("sources")], use_cache=False, workers=2))
    assert [one.id for one in together] == list(range(12))
    assert [one.report for one in together] == alone


def test_workers_take_no_library_from_memory() -> None:
    """A library held in memory is this process's own."""
    with pytest.raises(UsageError, match="open the sources themselves"):
        tieout.check_records([], {"log": LOG}, workers=2)
