"""A check of what has not changed: answered from what was kept, and never from what no longer holds."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.running import CLEAN, DRAFT, LOG, tieout
from tieout import finished, pipeline

CHECK = ("check", "draft.md")


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files count as settled as soon as they are written."""
    monkeypatch.setattr(finished, "UNSETTLED_NS", -(1 << 60))


@pytest.fixture(autouse=True)
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A list that gets longer with every check that is made, not answered from what was kept."""
    runs: list[str] = []
    run = pipeline.run

    def counted(*arguments: object) -> object:
        runs.append("made")
        return run(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "run", counted)
    return runs


def kept(desk: Path) -> list[Path]:
    """The reports that are kept."""
    return sorted((desk / ".cache").glob("v1/finished/*.report"))


def told(result: Result) -> tuple[int, str, str]:
    """All that a caller sees of a run."""
    return result.exit_code, result.stdout, result.stderr


def test_a_check_of_what_has_not_changed_is_not_made_again(desk: Path, made: list[str]) -> None:
    """It tells the same, with the same exit code."""
    first, second = tieout(*CHECK), tieout(*CHECK)
    assert (first.exit_code, made) == (1, ["made"])
    assert told(second) == told(first)


def test_it_is_written_where_it_is_asked_for(desk: Path, made: list[str]) -> None:
    """A report that is kept goes into a file as the first one went."""
    arguments = (*CHECK, "--output-format", "json", "--output-file", "report.json")
    tieout(*arguments)
    first = (desk / "report.json").read_bytes()
    (desk / "report.json").unlink()
    tieout(*arguments)
    assert (desk / "report.json").read_bytes() == first
    assert made == ["made"]


def test_it_loads_nothing_heavy(desk: Path) -> None:
    """Neither numpy nor the nouns of a report: the answer is there before these would have been."""
    tieout(*CHECK)
    program = (
        "import sys\nfrom tieout import cli, finished\n"
        f"finished.UNSETTLED_NS = {finished.UNSETTLED_NS}\n"
        "try: cli.main(['check', 'draft.md', '--color', 'never'])\nexcept SystemExit: pass\n"
        "print(*({'numpy', 'tieout.model', 'tieout.pipeline'} & set(sys.modules)), file=sys.stderr)"
    )
    for loaded in (True, False):  # the arguments are others than those above, and so is the key
        ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        assert bool(ran.stderr.strip()) is loaded


def _edit_draft(desk: Path) -> None:
    (desk / "draft.md").write_text(DRAFT.replace("one", "two"), "utf-8")


def _edit_source(desk: Path) -> None:
    (desk / "sources" / "log.txt").write_text(LOG.replace("three", "seven"), "utf-8")


def _edit_source_unseen(desk: Path) -> None:
    log = desk / "sources" / "log.txt"
    status = log.stat()
    _edit_source(desk)
    os.utime(log, ns=(status.st_atime_ns, status.st_mtime_ns))


def _add_source(desk: Path) -> None:
    (desk / "sources" / "more").mkdir()
    (desk / "sources" / "more" / "log.txt").write_text(LOG, "utf-8")


def _remove_source(desk: Path) -> None:
    (desk / "sources" / "other.txt").unlink()


def _link_source_elsewhere(desk: Path) -> None:
    link = desk / "sources" / "link.txt"
    link.unlink()
    link.symlink_to(desk / "clean.md")


def _list_sources(desk: Path) -> None:
    (desk / "sources" / "sources.toml").write_text('[[source]]\npath = "log.txt"\ntitle = "The log"\n', "utf-8")


def _settle(desk: Path) -> None:
    (desk / "tieout.toml").write_text("strict = true\n", "utf-8")


def _settle_above(desk: Path) -> None:
    (desk / "pyproject.toml").write_text('[tool.tieout]\nignore = ["Q105"]\n', "utf-8")


def _decide(desk: Path) -> None:
    table = "[[accepted]]\ndraft = 'draft.md'\nrule = 'Q105'\nitem = 'a lamp'\nreason = 'x'\n"
    (desk / "tieout.decisions.toml").write_text(table, "utf-8")


def _begin_a_baseline(desk: Path) -> None:
    (desk / "tieout.baseline.toml").write_text('[[known]]\ndraft = "draft.md"\nrule = "Q105"\nkey = "0"\n', "utf-8")


CHANGES: list[Callable[[Path], None]] = [
    _edit_draft,
    _edit_source,
    _edit_source_unseen,
    _add_source,
    _remove_source,
    _link_source_elsewhere,
    _list_sources,
    _settle,
    _settle_above,
    _decide,
    _begin_a_baseline,
]


@pytest.mark.parametrize("change", CHANGES)
def test_it_is_made_again_when_something_has_changed(
    desk: Path, made: list[str], change: Callable[[Path], None]
) -> None:
    """The draft, a source, which sources there are, a list of them, a setting: whatever the report depends on."""
    (desk / "sources" / "other.txt").write_text("Nothing was written down.\n", "utf-8")
    (desk / "sources" / "link.txt").symlink_to(desk / "draft.md")
    tieout(*CHECK)
    change(desk)
    tieout(*CHECK)
    assert made == ["made", "made"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--strict",),
        ("--style", "legal"),
        ("--select", "Q"),
        ("--partial-sources",),
        ("--output-format", "json"),
        ("--verbose",),
        ("--statistics",),
        ("--color", "always"),
        ("--output-file", "report.txt"),
        ("--no-decisions",),
        ("clean.md",),
    ],
)
def test_it_is_made_again_with_other_options(desk: Path, made: list[str], arguments: tuple[str, ...]) -> None:
    """What a report shows is a part of what it depends on."""
    tieout(*CHECK)
    tieout(*CHECK, *arguments)
    assert made == ["made", "made"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tieout.toml", "[per-file-ignores]\n'*.md' = ['Q111']\n"),
        (
            "tieout.decisions.toml",
            "[[accepted]]\ndraft = 'x'\nrule = 'Q105'\nitem = 'x'\nreason = 'x'\nevidence-digest = 'z'\n",
        ),
    ],
)
def test_what_rests_on_files_that_are_not_looked_at_is_always_made(
    desk: Path, made: list[str], name: str, text: str
) -> None:
    """Which drafts a pattern fits, and what the evidence of a decision holds."""
    (desk / name).write_text(text, "utf-8")
    tieout(*CHECK)
    tieout(*CHECK)
    assert made == ["made", "made"]


def test_it_is_made_again_elsewhere(desk: Path, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A report names its files as they are seen from where it is asked for; a wider terminal shows more."""
    arguments = ("check", desk / "draft.md", "--sources", desk / "sources")
    tieout(*arguments)
    monkeypatch.chdir(desk / "sources")
    tieout(*arguments)
    assert made == ["made", "made"]


@pytest.mark.parametrize("option", ["--no-cache", "--verify"])
def test_it_is_always_made_where_nothing_kept_is_to_be_trusted(desk: Path, made: list[str], option: str) -> None:
    """And then nothing is kept either."""
    tieout(*CHECK, option)
    assert kept(desk) == []
    tieout(*CHECK)
    tieout(*CHECK, option)
    assert made == ["made", "made", "made"]


def test_an_option_that_is_not_known_here_has_it_made(
    desk: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new option may stand for anything, such as the state of a repository, until somebody says what."""
    monkeypatch.setattr("tieout.cli._recheck.UNDERSTOOD", frozenset({"drafts", "sources", "color", "output_file"}))
    tieout(*CHECK, "--strict")
    assert kept(desk) == []
    tieout(*CHECK)
    tieout(*CHECK)
    assert made == ["made", "made"]


def test_standard_input_is_known_by_what_it_says(desk: Path, made: list[str]) -> None:
    """A draft needs no file to be known again."""
    arguments = ("check", "-", "--sources", "sources")
    first, second = tieout(*arguments, given=DRAFT), tieout(*arguments, given=DRAFT)
    assert told(second) == told(first)
    assert made == ["made"]
    assert tieout(*arguments, given=CLEAN).exit_code == 0
    assert made == ["made", "made"]


def test_a_source_that_cannot_be_read_is_tried_again(desk: Path, made: list[str]) -> None:
    """What stood in the way may be gone without a trace on the file."""
    (desk / "sources" / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    tieout(*CHECK)
    tieout(*CHECK)
    assert made == ["made", "made"]


def test_a_draft_that_cannot_be_read_is_tried_again(desk: Path, made: list[str]) -> None:
    """With exit code 2 each time."""
    assert [tieout(*CHECK, "missing.md").exit_code for _ in range(2)] == [2, 2]
    assert made == ["made", "made"]


def test_files_that_changed_a_moment_ago_are_not_trusted(
    desk: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock of a file system is coarse: a second change in one of its steps would not show."""
    monkeypatch.setattr(finished, "UNSETTLED_NS", 60_000_000_000)
    tieout(*CHECK)
    assert kept(desk) == []
    assert made == ["made"]


def test_what_changes_during_the_run_keeps_its_report_from_being_kept(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody can say of which of the two states it tells."""
    run = pipeline.run

    def edited(*arguments: object) -> object:
        _edit_source(desk)
        return run(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "run", edited)
    tieout(*CHECK)
    assert kept(desk) == []


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: b"0" + data[1:-9] + b"tampered\n", lambda _: b""]
)
def test_a_report_that_was_damaged_is_made_again(desk: Path, made: list[str], damage: Callable[[bytes], bytes]) -> None:
    """It is not shown, and the new one takes its place."""
    first = tieout(*CHECK)
    [path] = kept(desk)
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    assert told(tieout(*CHECK)) == told(first)
    assert made == ["made", "made"]
    assert path.read_bytes() == whole


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_its_owner_may_read_it(desk: Path) -> None:
    """A draft is a secret until it is published."""
    tieout(*CHECK)
    assert [path.stat().st_mode & 0o077 for path in kept(desk)] == [0]


def test_so_many_are_kept_and_no_more(desk: Path, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What was asked for longest ago goes first."""
    monkeypatch.setattr(finished, "MOST_KEPT", 2)
    for number, arguments in enumerate([("--strict",), ("--verbose",), ("--strict",), ("--statistics",)]):
        tieout(*CHECK, *arguments)
        for path in kept(desk):  # a file system's clock may not tell the runs apart
            os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns - 1_000_000_000 * (4 - number)))
    assert len(kept(desk)) == 2
    made.clear()
    tieout(*CHECK, "--strict")
    assert made == []
    tieout(*CHECK, "--verbose")
    assert made == ["made"]


def test_a_library_of_very_many_files_is_looked_at_once(
    desk: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To look at all of them takes about as long as the check does."""
    monkeypatch.setattr(finished, "MOST_FILES", 0)
    tieout(*CHECK)
    tieout(*CHECK)
    assert made == ["made", "made"]


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(desk: Path, made: list[str]) -> None:
    """The report is told all the same."""
    (desk / ".cache").write_text("in the way", "utf-8")
    assert tieout(*CHECK).exit_code == 1
    assert made == ["made"]
