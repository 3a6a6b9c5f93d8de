"""`tieout check --input-format jsonl`: a line in, a line out, whatever is in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.running import run, tieout

SOURCE = {"name": "log", "text": "The lamp was lit on every night of the war but one."}
TRUE = "The keeper wrote: “The lamp was lit on every night of the war but one.”"
FALSE = "The keeper wrote: “The lamp was lit on every night of the war but two.”"


def line(id: object, text: str = TRUE, **fields: object) -> str:
    """A record as a line."""
    return json.dumps({"id": id, "text": text, "sources": [SOURCE], **fields})


def records(*lines: str) -> Path:
    """A file of such lines."""
    path = Path("records.jsonl")
    path.write_text("".join(f"{one}\n" for one in lines), "utf-8")
    return path


def reported(text: str) -> list[dict[str, object]]:
    """The reports of an output."""
    return [json.loads(one) for one in text.splitlines()]


def test_each_record_is_answered_with_a_line(desk: Path) -> None:
    """In order, with the record's own id; blank lines are no records."""
    result = tieout("check", "--input-format", "jsonl", records(line("a"), "", line(2, FALSE)), "--workers", "1")
    first, second = reported(result.stdout)
    assert (first["schema"], first["id"], second["id"]) == ("tieout-report/1", "a", 2)
    assert isinstance(first["summary"], dict)
    assert first["summary"]["ties_out"] == 1
    assert isinstance(second["findings"], list)
    assert [finding["rule"] for finding in second["findings"]] == ["Q105"]
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("bad", "id", "error"),
    [
        ('{"id": "x", "text": ', None, "The line is not valid JSON at column 20: expecting value."),
        ('{"id": "x"}', "x", "There is no 'text' in the record."),
        ("[" * 100_000, None, "The line is not valid JSON: it is nested too deeply."),
        (f'{{"id": {"9" * 5000}}}', None, "The line is not valid JSON: it has a number of thousands of digits."),
        (line("x", format="pdf"), "x", "x is damaged: it cannot be read as a PDF."),
        (line("x", format="sheet music"), "x", "There is no reader for the format 'sheet music'"),
    ],
)
def test_a_bad_record_is_an_error_and_not_the_end(desk: Path, bad: str, id: object, error: str) -> None:
    """The record behind it is checked; the run says that something was wrong."""
    result = tieout("check", "--input-format", "jsonl", records(bad, line("b")), "--workers", "1")
    first, second = reported(result.stdout)
    assert (first["id"], first["line"]) == (id, 1)
    assert str(first["error"]).startswith(error)
    assert second["id"] == "b"
    assert result.exit_code == 2
    assert "1 of the records could not be checked" in result.stderr


def test_bytes_that_are_no_text_are_a_bad_record(desk: Path) -> None:
    """Standard input is read as it comes."""
    given = b"\xff\xfe\n" + line("b").encode() + b"\n"
    result = tieout("check", "--input-format", "jsonl", "-", "--workers", "1", given=given)
    first, second = reported(result.stdout)
    assert first["error"] == "The line is not UTF-8 at byte 0."
    assert second["id"] == "b"


def test_a_lone_surrogate_goes_through(desk: Path) -> None:
    """What some languages write for half a character is neither refused nor does it break the output."""
    result = tieout("check", "--input-format", "jsonl", records(line("\ud83d", TRUE + "\ud83d")), "--workers", "1")
    (report,) = reported(result.stdout)
    assert report["id"] == "\ud83d"
    assert result.exit_code == 0


def test_spans_are_told_as_the_record_counts(desk: Path) -> None:
    """A program in JavaScript cuts the quotation out of its own string."""
    record = line("a", "🕯🕯 " + FALSE, offsets="utf-16")
    (report,) = reported(tieout("check", "--input-format", "jsonl", records(record), "--workers", "1").stdout)
    assert report["offsets"] == "utf-16"
    assert isinstance(report["items"], list)
    (item,) = report["items"]
    units = ("🕯🕯 " + FALSE).encode("utf-16-le")
    cut = units[2 * item["span"]["start"] : 2 * item["span"]["end"]].decode("utf-16-le")
    assert cut == item["text"]
    edits = item["evidence"][0]["edits"]
    assert edits[0]["item"]["start"] == item["span"]["start"]
    assert edits[-1]["item"]["end"] == item["span"]["end"]


def test_workers_answer_in_order(desk: Path) -> None:
    """As many processes as are asked for give what one gives."""
    lines = [line(number, (TRUE, FALSE)[number % 2]) for number in range(10)]
    lines.insert(4, "no record")
    path = records(*lines)
    alone = run("check", "--input-format", "jsonl", path, "--workers", "1")
    together = run("check", "--input-format", "jsonl", path, "--workers", "2")
    assert together.stdout == alone.stdout
    assert (alone.returncode, together.returncode) == (2, 2)


@pytest.mark.parametrize("left", [0, 1, 2, 3])
def test_a_run_that_was_cut_off_is_gone_on_with(desk: Path, left: int) -> None:
    """Whole reports are kept, half a one is made again, and the exit code is that of them all."""
    path = records(line("a", FALSE), "no record", line("c"))
    whole = tieout("check", "--input-format", "jsonl", path, "--output-file", "whole.jsonl", "--workers", "1")
    reports = Path("whole.jsonl").read_text("utf-8").splitlines(keepends=True)
    Path("part.jsonl").write_text("".join(reports[:left]) + reports[min(left, 2)][:30] * (left < 3), "utf-8")
    options = ("--output-file", "part.jsonl", "--workers", "1", "--resume")
    part = tieout("check", "--input-format", "jsonl", path, *options)
    assert Path("part.jsonl").read_text("utf-8") == Path("whole.jsonl").read_text("utf-8")
    assert part.exit_code == whole.exit_code == 2
    assert part.stderr == whole.stderr


@pytest.mark.parametrize("held", [line("z"), "nonsense", '{"id": "a"}', "[]"])
def test_reports_of_other_records_are_not_gone_on_with(desk: Path, held: str) -> None:
    """To append to another run's reports would answer the wrong records."""
    Path("out.jsonl").write_text(held + "\n", "utf-8")
    options = ("--output-file", "out.jsonl", "--workers", "1", "--resume")
    result = tieout("check", "--input-format", "jsonl", records(line("a")), *options)
    assert result.exit_code == 2
    assert "out.jsonl" in result.stderr
    assert Path("out.jsonl").read_text("utf-8") == held + "\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--resume"], "--resume goes on behind the reports in --output-file"),
        (["--output-format", "concise"], "A record is answered with a line of JSON"),
        (["other.jsonl"], "Records are read from one file"),
        (["--workers", "0"], "Invalid value for '--workers'"),
    ],
)
def test_what_means_nothing_is_refused(desk: Path, words: Sequence[str], sentence: str) -> None:
    """One sentence, and exit code 2."""
    result = tieout("check", "--input-format", "jsonl", records(line("a")), *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr


def test_options_of_records_need_records(desk: Path) -> None:
    """A draft has no workers."""
    assert "--input-format jsonl" in tieout("check", "draft.md", "--workers", "2").stderr


def test_a_missing_file_is_one_sentence(desk: Path) -> None:
    """As for a draft."""
    result = tieout("check", "--input-format", "jsonl", "nowhere.jsonl")
    assert (result.exit_code, result.stderr) == (
        2,
        "tieout: nowhere.jsonl cannot be read: there is no such file.\n",
    )


def test_records_are_answered_as_they_come(desk: Path) -> None:
    """One worker writes each report before it reads the next record, so that a program can ask and wait."""
    import subprocess

    from tests.cli.running import process

    command = process("check", "--input-format", "jsonl", "-", "--workers", "1")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        for id in ("a", "b"):
            child.stdin.write(line(id).encode() + b"\n")
            child.stdin.flush()
            assert json.loads(child.stdout.readline())["id"] == id
        child.stdin.close()
        assert child.wait(30) == 0
