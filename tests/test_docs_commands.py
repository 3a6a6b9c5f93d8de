"""Every command line that a page or a help text shows is one that works."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import zipfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.test_docs import ROOT, WRITTEN
from tieout.cli import main

FENCED = re.compile(r"^(<!-- not run: [^\n]*-->\n)?^```(\w*)[^\n]*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
REDIRECTED = re.compile(r"\s[<>]\s\S+")
PLACED = re.compile(r"draft\.md(?::\d+:\d+|#q\d+)")
KEYS = re.compile(r"^\s*(?:- )?(?:run|script|entry): ")
RECORD = '{"id": 1, "text": "", "sources": []}\n'
DRAFTS = (".md", ".txt", ".html", ".docx")
WORD = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>
<w:t>{}</w:t></w:r></w:p></w:body></w:document>"""
TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""


def lines_of(path: Path) -> Iterator[str]:
    """The lines of a page's blocks that call tieout, but for those that a remark sets apart and says why."""
    for apart, kind, block in FENCED.findall(path.read_text("utf-8")):
        for line in () if apart else block.splitlines():
            prompt = kind == "console" and not line.startswith("$ ")
            shown = KEYS.sub("", line).removeprefix("$ ") + " draft.md" * ("entry: tieout check" in line)
            if not prompt and re.match(r"(?:\S+ .*\| |eval \"\$\()?tieout ", shown):
                yield shown


def helped() -> Iterator[tuple[str, str]]:
    """The examples of each command's help."""
    context = click.Context(main)
    for name in ("", *main.list_commands(context)):
        command = main.get_command(context, name) if name else main
        for line in (getattr(command, "epilog", None) or "").splitlines():
            if line.startswith("  ") and re.match(r"\S+ .*\| tieout |tieout ", line.strip()):
                yield name or "tieout", line.strip()


def calls_in(line: str) -> Iterator[list[str]]:
    """The calls of tieout in a line of the shell; what is said of them behind two blanks is left out."""
    for part in line.split(" | "):
        words = re.search(r"(?:^|\$\()(tieout .*?)(?:  |\)\"|$)", part.strip())
        if words:
            yield shlex.split(REDIRECTED.sub(" ", words[1]))[1:]


def supplied(words: list[str]) -> list[str]:
    """The words of a call, with the files and folders made that it names: drafts, records, sources."""
    made = [word.replace("*", "one") for word in words]
    if words[:1] == ["accept"]:
        place, rule = _found()
        made = [PLACED.sub(place, word) for word in made]
        made = [rule if before == "--rule" else word for before, word in zip(["", *made], made, strict=False)]
    for number, word in enumerate(made):
        name, path = word.rpartition("=")[2], Path(word.rpartition("=")[2])
        before = made[number - 1] if number else ""
        if path.exists() or before in ("--output-file", "--reason", "--evidence") or word.startswith("--output"):
            continue
        if path.suffix in DRAFTS and re.fullmatch(r"[\w./-]+", name):
            _draft(path)
        elif path.suffix == ".jsonl":
            path.write_text(RECORD, "utf-8")
        elif name.endswith("/") or before == "--sources" or re.fullmatch(r"(notes|pdfs|transcripts)", name):
            shutil.copytree("sources", path)
    return made


def _found() -> tuple[str, str]:
    """Where the draft has a finding, and of which rule."""
    result = CliRunner().invoke(main, ["check", "draft.md", "--output-format", "json"])
    finding = json.loads(result.stdout)["findings"][0]
    return f"draft.md:{finding['location']['line']}:{finding['location']['column']}", finding["rule"]


def _draft(path: Path) -> None:
    """A draft of the format that its name says, with sources beside it."""
    if not path.parent.exists():
        shutil.copytree("sources", path.parent / "sources")
    if path.suffix == ".docx":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("[Content_Types].xml", TYPES)
            archive.writestr("word/document.xml", WORD.format(escape(Path("draft.md").read_text("utf-8"))))
    else:
        shutil.copy("draft.md", path)


def assert_works(line: str) -> None:
    """Run the calls of a line; the exit code may say that there is something to mend."""
    calls = list(calls_in(line))
    assert calls, line
    for words in calls:
        given = RECORD.encode() if "jsonl" in words else Path("draft.md").read_bytes()
        result = CliRunner(env={"NO_COLOR": "1"}).invoke(main, supplied(words), given)
        assert result.exit_code in (0, 1), (line, result.stderr)


@pytest.mark.parametrize("path", [path for path in WRITTEN if any(lines_of(path))], ids=lambda path: path.name)
def test_what_a_page_shows_works(path: Path, example: Path) -> None:
    """Each call of tieout on a page is understood and does its work, on files of the names that it has there."""
    for line in lines_of(path):
        assert_works(line)


@pytest.mark.parametrize(("command", "line"), list(helped()))
def test_what_help_shows_works(command: str, line: str, example: Path) -> None:
    """The examples below each --help do their work, too."""
    assert_works(line)


def test_every_block_for_the_shell_is_run() -> None:
    """Each line is a call of tieout, a target of make, or set apart with a reason."""
    left = [
        (path.name, line)
        for path in WRITTEN
        for apart, kind, block in FENCED.findall(path.read_text("utf-8"))
        if kind == "sh" and not apart
        for line in block.splitlines()
        if line.strip() and line not in set(lines_of(path)) and not line.startswith("make ")
    ]
    assert left == []


def test_every_target_of_make_that_is_shown_is_there() -> None:
    """`make` knows what the pages ask of it."""
    targets = {
        target
        for path in WRITTEN
        for _, kind, block in FENCED.findall(path.read_text("utf-8"))
        if kind == "sh"
        for target in re.findall(r"^make (\w+)", block, re.MULTILINE)
    }
    assert targets
    known = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert targets - known == set()
