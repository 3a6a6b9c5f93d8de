"""`tieout check`: outcomes, exit codes, and one sentence for whatever stands in its way."""

from __future__ import annotations

import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.cli.running import CLEAN, DRAFT, process, run, tieout
from tests.documents.packages import docx, p, r
from tieout.reports import all_reporters


def test_a_draft_that_ties_out_exits_with_0(desk: Path) -> None:
    """Nothing at warning or above."""
    result = tieout("check", "clean.md")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.endswith(
        "1 item in 1 document against 1 source: 1 ties out, 0 with findings, 0 not checked.\n"
    )


def test_a_draft_with_findings_exits_with_1(desk: Path) -> None:
    """An error is found, and shown with its source."""
    result = tieout("check", "draft.md")
    assert result.exit_code == 1, result.stderr
    assert "error Q105 sense-changed" in result.stdout
    assert "sources/log.txt:1:" in result.stdout
    assert "too-short (1)" in result.stdout


def test_an_unchecked_item_fails_a_strict_run_only(desk: Path) -> None:
    """Unchecked is never a pass, but it fails a run only where that was asked for."""
    Path("term.md").write_text("He called it “a candle”.\n", "utf-8")
    assert tieout("check", "term.md").exit_code == 0
    assert tieout("check", "term.md", "--strict").exit_code == 1


def test_an_empty_draft_exits_with_0(desk: Path) -> None:
    """Nothing is said in it, so nothing is wrong."""
    Path("empty.md").write_bytes(b"")
    result = tieout("check", "empty.md")
    assert result.exit_code == 0
    assert "0 items in 1 document" in result.stdout


@pytest.mark.parametrize(
    "sources", [["sources"], ["sources/log.txt"], ["sources", "more"], ["sources", "--sources", "more"]]
)
def test_sources_are_files_and_folders(desk: Path, sources: list[str]) -> None:
    """One or several, in a row or with the option before each."""
    (desk / "more").mkdir()
    (desk / "more" / "note.txt").write_text("The stair has two hundred steps, and the lamp is new.\n", "utf-8")
    result = tieout("check", "clean.md", "--sources", *sources)
    assert result.exit_code == 0, result.stderr
    assert f"against {'2 sources' if 'more' in sources else '1 source'}" in result.stdout


def test_many_drafts_are_one_run(desk: Path) -> None:
    """Each is a document of the report; one named twice is one."""
    result = tieout("check", "clean.md", "draft.md", "./clean.md", "clean.md", "--output-format", "json")
    paths = [document["path"] for document in json.loads(result.stdout)["documents"]]
    assert paths[:2] == ["clean.md", "draft.md"]


def test_a_dash_reads_standard_input(desk: Path) -> None:
    """What is piped in is a draft like another."""
    result = tieout("check", "-", given=DRAFT.encode())
    assert result.exit_code == 1, result.stderr
    assert "-:3:" in result.stdout
    assert tieout("check", "-", given=CLEAN.encode()).exit_code == 0


@pytest.mark.parametrize("output_format", ["full", "concise", "json", "markdown"])
def test_a_report_can_go_to_a_file(desk: Path, output_format: str) -> None:
    """The file holds what the terminal would have shown, and the exit code is the same."""
    result = tieout("check", "draft.md", "--output-format", output_format, "--output-file", "report")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "")
    assert Path("report").read_text("utf-8") == tieout("check", "draft.md", "--output-format", output_format).stdout


def test_a_copy_of_a_word_draft_has_the_findings_as_comments(desk: Path) -> None:
    """The draft itself stays as it is."""
    words = DRAFT.replace("&", "&amp;").split("\n\n")
    Path("draft.docx").write_bytes(draft := docx("".join(p(r(each)) for each in words)))
    result = tieout("check", "draft.docx", "--output-format", "docx", "--output-file", "copy.docx")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "")
    comments = zipfile.ZipFile("copy.docx").read("word/comments.xml").decode()
    assert "Q105 sense-changed (error)" in comments
    assert "Source: sources/log.txt:1:" in comments
    assert Path("draft.docx").read_bytes() == draft


@pytest.mark.parametrize(
    ("arguments", "saying"),
    [
        (["draft.md", "--output-file", "copy.docx"], "only a Word document (DOCX) has room for them"),
        (["draft.md"], "name it with --output-file"),
        (["draft.md", "clean.md", "--output-file", "copy.docx"], "one draft at a time"),
        (["draft.md", "--output-file", "./draft.md"], "would take the place of the draft"),
    ],
)
def test_a_copy_with_comments_needs_one_word_draft_and_a_place(desk: Path, arguments: list[str], saying: str) -> None:
    """Whatever is missing is said in one sentence, and nothing is written."""
    result = tieout("check", *arguments, "--output-format", "docx")
    assert result.exit_code == 2
    assert saying in result.stderr
    assert not Path("copy.docx").exists()


def test_a_draft_can_be_read_as_it_was_before_its_changes(desk: Path) -> None:
    """By option, and by setting."""
    quotation = next(part for part in CLEAN.split("“")[1:]).partition("”")[0]
    changed = f'<w:del w:id="1">{r("“" + quotation + "”")}</w:del><w:ins w:id="2">{r("nothing")}</w:ins>'
    Path("draft.docx").write_bytes(
        docx(p(changed.replace("w:t ", "w:delText ", 1).replace("</w:t>", "</w:delText>", 1)))
    )
    assert "0 items" in tieout("check", "draft.docx").stdout
    assert "1 ties out" in tieout("check", "draft.docx", "--tracked-changes", "rejected").stdout
    Path("tieout.toml").write_text('tracked-changes = "rejected"\n', "utf-8")
    assert "1 ties out" in tieout("check", "draft.docx").stdout


def test_the_json_report_is_the_contract(desk: Path) -> None:
    """Spans cut the item's text out of the draft."""
    report = json.loads(tieout("check", "draft.md", "--sources", "sources", "--output-format", "json").stdout)
    assert report["schema"] == "tieout-report/1"
    assert [item["outcome"] for item in report["items"]] == ["ties-out", "finding", "unchecked"]
    assert [DRAFT[item["span"]["start"] : item["span"]["end"]] for item in report["items"]] == [
        item["text"] for item in report["items"]
    ]


def test_rules_can_be_selected_and_ignored(desk: Path) -> None:
    """By code, by the beginning of one, or by name, in lists or not."""
    for options in (["--select", "Q2"], ["--ignore", "Q1"], ["--select", "Q2,Q201"], ["--ignore", "sense-changed,Q10"]):
        assert tieout("check", "draft.md", *options).exit_code == 0, options
    assert tieout("check", "draft.md", "--select", "sense-changed").exit_code == 1


def test_what_is_not_found_is_unchecked_where_nobody_asks_for_it(desk: Path) -> None:
    """Left out, Q101 says nothing of a quotation that no source has; it does not tie out for that."""
    Path("other.md").write_text("The keeper wrote: “We moved the great bell to the chapel on the hill.”\n", "utf-8")
    assert "0 tie out, 1 with findings, 0 not checked" in tieout("check", "other.md").stdout
    for options in (["--ignore", "Q101"], ["--select", "Q102"], ["--partial-sources"]):
        printed = tieout("check", "other.md", *options).stdout
        assert "0 tie out, 0 with findings, 1 not checked" in printed, options
        assert "no-source (1): found in none of the sources" in printed, options


def test_findings_can_be_counted(desk: Path) -> None:
    """--statistics counts by rule."""
    assert "1  Q105 sense-changed  error" in tieout("check", "draft.md", "--statistics").stdout


def test_the_settings_file_is_read(desk: Path) -> None:
    """And the command line goes before it."""
    Path("tieout.toml").write_text('ignore = ["Q1"]\n', "utf-8")
    assert tieout("check", "draft.md").exit_code == 0
    assert tieout("check", "draft.md", "--ignore", "Q2").exit_code == 1


def test_the_cache_can_be_left_alone(desk: Path) -> None:
    """--no-cache writes nothing."""
    assert tieout("check", "clean.md", "--no-cache").exit_code == 0
    assert not (desk / ".cache").exists()


def test_partial_sources_leave_unchecked_what_they_do_not_hold(desk: Path) -> None:
    """Else it is not found."""
    words = "“The cliff path was closed for the whole of the winter after the great storm.”"
    Path("other.md").write_text(f"The warden wrote: {words}\n", "utf-8")
    assert tieout("check", "other.md", "--select", "Q101").exit_code == 1
    assert tieout("check", "other.md", "--partial-sources").exit_code == 0


def fails(*arguments: str | Path, saying: str) -> None:
    """The command cannot do the work, and says so in one sentence."""
    result = tieout("check", *arguments)
    assert result.exit_code == 2, result.stdout
    assert result.stdout == ""
    assert result.stderr.startswith("tieout: ")
    assert result.stderr.count("\n") == 1
    assert saying in result.stderr


def test_a_draft_that_is_not_there(desk: Path) -> None:
    """The sentence names it."""
    fails("none.md", saying="none.md")


def test_a_folder_is_no_draft(desk: Path) -> None:
    """The sentence names it."""
    fails("sources", saying="sources")


def test_a_binary_file_is_no_draft(desk: Path) -> None:
    """The sentence names it."""
    Path("binary.md").write_bytes(bytes(range(256)) * 20)
    fails("binary.md", saying="binary.md")


def test_a_draft_without_sources(desk: Path) -> None:
    """No sources/ beside it, and none named."""
    (desk / "alone").mkdir()
    (desk / "alone" / "draft.md").write_text(DRAFT, "utf-8")
    fails("alone/draft.md", saying="--sources")


def test_an_empty_folder_of_sources(desk: Path) -> None:
    """There is nothing to check against."""
    (desk / "nothing").mkdir()
    fails("draft.md", "--sources", "nothing", saying="nothing")


def test_sources_that_are_not_there(desk: Path) -> None:
    """The sentence names them."""
    fails("draft.md", "--sources", "nowhere", saying="nowhere")


@pytest.mark.parametrize(("option", "code"), [("--select", "words-omited"), ("--ignore", "word-omitted")])
def test_a_rule_that_there_is_not(desk: Path, option: str, code: str) -> None:
    """The sentence names it, and the nearest."""
    fails("draft.md", option, code, saying=f"There is no rule '{code}': did you mean")


def test_a_format_that_there_is_not(desk: Path) -> None:
    """The sentence names those there are."""
    fails("draft.md", "--output-format", "xml", saying=f"'xml'; there are {', '.join(all_reporters())}.")


def test_settings_that_mean_nothing(desk: Path) -> None:
    """The sentence names the file and the line."""
    Path("tieout.toml").write_text("style = legal\n", "utf-8")
    fails("draft.md", saying="tieout.toml:1:9: this is not valid TOML")


@pytest.mark.parametrize("file", ["none/report.txt", "sources"])
def test_a_report_that_cannot_be_written(desk: Path, file: str) -> None:
    """Neither into a folder that is not there nor over one that is."""
    fails("draft.md", "--output-file", file, saying=f"The report cannot be written to {file}")


def test_of_several_drafts_one_that_cannot_be_read_costs_only_itself(desk: Path) -> None:
    """The others are reported all the same, each unread one is a sentence, and the work was not all done."""
    Path("binary.md").write_bytes(bytes(range(256)) * 20)
    result = tieout("check", "none.md", "clean.md", "binary.md", "draft.md", "--output-format", "json")
    report = json.loads(result.stdout)
    assert result.exit_code == 2
    assert [document["path"] for document in report["documents"]] == ["clean.md", "draft.md"]
    assert [document["id"] for document in report["documents"]] == ["d1", "d2"]
    assert result.stderr.splitlines() == [f"tieout: {sentence}" for sentence in report["unread"]]
    assert ["none.md" in report["unread"][0], "binary.md" in report["unread"][1]] == [True, True]


def test_where_no_draft_can_be_read_nothing_is_reported(desk: Path) -> None:
    """One sentence names the first and counts the others."""
    fails("none.md", "nor.md", saying="none.md")
    fails("none.md", "nor.md", saying="(1 more could not be read either)")


def test_a_source_that_cannot_be_read_is_reported(desk: Path) -> None:
    """And the run goes on."""
    (desk / "sources" / "binary.txt").write_bytes(bytes(range(256)) * 20)
    result = tieout("check", "clean.md")
    assert result.exit_code == 0, result.stderr
    assert "warning: sources/binary.txt looks like a binary file" in result.stdout


def test_a_reader_that_has_had_enough(desk: Path) -> None:
    """`tieout check draft.md | head -1` is quiet, and the exit code is the verdict's."""
    with subprocess.Popen(process("check", "draft.md"), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as command:
        assert command.stdout is not None
        assert command.stderr is not None
        command.stdout.close()
        assert command.stderr.read() == b""
    assert command.returncode == 1


def test_an_output_of_another_encoding(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of Latin-1 gets ASCII for marks and rulings, and no traceback."""
    monkeypatch.setenv("PYTHONIOENCODING", "latin-1")
    result = run("check", "draft.md")
    assert result.returncode == 1, result.stderr
    assert result.stdout.isascii()
    assert result.stderr == ""
