"""The documentation says what is so: it builds, its links lead somewhere, its programs and commands run."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from click.testing import CliRunner

from tieout.cli import main
from tieout.rules import all_rules
from tools import pages, picture

ROOT = Path(__file__).parents[1]
WRITTEN = [*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")]
RUNNABLE = re.compile(r"<!-- runs -->\n```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
TITLED = re.compile(r"^```\w+ title=\"([\w.-]+)\"\n(.*?)^```$", re.DOTALL | re.MULTILINE)
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)#\s:]+)(?:#[^)]*)?\)|(?:src|href)=\"([^\"#:]+)\"")
HEADINGS = ("What it does", "Why it matters", "Fix", "Example", "Silent")


def named(path: Path) -> str:
    """A path as a test's name tells it."""
    return path.relative_to(ROOT).as_posix()


@dataclass
class Shown:
    """A command as a page shows it: what it prints, where that is shown, and how it exits."""

    command: str
    output: str = ""
    code: int = 0


def shown_in(page: str) -> Iterator[Shown]:
    """Each `$ tieout ...` of a page's console blocks; `$ echo $?` after it tells its exit code, which is else 0."""
    for block in CONSOLE.findall(page):
        steps = [step.partition("\n") for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
        for number, (command, _, output) in enumerate(steps):
            told = next((after for asked, _, after in steps[number + 1 : number + 2] if asked == "echo $?"), "0")
            if command.startswith("tieout"):
                yield Shown(command, output.strip(), int(told))


def pages_with(pattern: re.Pattern[str]) -> list[Path]:
    """The pages in which a pattern occurs."""
    return [path for path in WRITTEN if pattern.search(path.read_text("utf-8"))]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documentation, built strictly: a link that leads nowhere fails."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return folder


def test_every_rule_has_a_page_with_the_fixed_headings(site: Path) -> None:
    """Whoever meets a code can read about it, always in the same order."""
    for rule in all_rules():
        page = (site / "reference" / "rules" / f"{rule.name}.html").read_text("utf-8")
        assert re.findall(r"<h2 id=\"[^\"]*\">([^<]*)", page) == list(HEADINGS)


def test_the_site_asks_nothing_of_the_network(site: Path) -> None:
    """A reader's browser fetches nothing from elsewhere."""
    fetched = re.compile(r"<(?:script|img|link rel=\"(?:stylesheet|preconnect)\")[^>]*(?:src|href)=\"(?:https?:)?//")
    assert [page.name for page in site.rglob("*.html") if fetched.search(page.read_text("utf-8"))] == []


@pytest.mark.parametrize("path", [path for path in WRITTEN if path.parent == ROOT], ids=named)
def test_links_between_files_lead_somewhere(path: Path) -> None:
    """What README and its neighbours point to is there; links within the documentation are the build's to check."""
    targets = {first or second for first, second in LINK.findall(path.read_text("utf-8"))}
    assert [target for target in sorted(targets) if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("path", pages_with(RUNNABLE), ids=named)
@pytest.mark.usefixtures("example")
def test_programs_run(path: Path) -> None:
    """The programs of a page run, one after the other."""
    names: dict[str, object] = {}
    for program in RUNNABLE.findall(path.read_text("utf-8")):
        exec(compile(program, named(path), "exec"), names)  # noqa: S102 - they are our own pages


@pytest.mark.parametrize("path", pages_with(CONSOLE), ids=named)
@pytest.mark.usefixtures("example")
def test_commands_do_what_is_shown(path: Path) -> None:
    """Each command shown exits as told and prints what is shown, where a line of dots stands for anything.

    The files that the page shows under a title are there.
    """
    for name, content in TITLED.findall(path.read_text("utf-8")):
        Path(name).write_text(content, "utf-8")
    for shown in shown_in(path.read_text("utf-8")):
        code, output = done(shown.command)
        assert (shown.command, code) == (shown.command, shown.code)
        assert fnmatchcase(output.strip(), as_pattern(shown.output)), output


def done(command: str) -> tuple[int, str]:
    """Run a command as it is shown: in this process, or by a shell where there is something for one to do."""
    words = shlex.split(command, comments=True)
    if set(words) & {"|", "<", ">"}:
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100", "PATH": path}
        line = [str(shutil.which("bash")), "-c", command]
        ran = subprocess.run(line, capture_output=True, text=True, env=environment, check=False)
        return ran.returncode, ran.stdout + ran.stderr
    result = CliRunner(env={"NO_COLOR": "1", "COLUMNS": "100"}).invoke(main, words[1:])
    return result.exit_code, result.output


def as_pattern(output: str) -> str:
    """What is shown, as a pattern: brackets are meant as they are, and a line `...` is any number of lines."""
    literal = re.sub(r"([\[?*])", r"[\1]", output)
    return re.sub(r"^\.\.\.$", "*", literal, flags=re.MULTILINE) if output else "*"


def test_readme_lists_the_rules_as_they_are() -> None:
    """The table of rules is made by `make readme`."""
    assert pages.TABLE.findall((ROOT / "README.md").read_text("utf-8")) == [pages.readme_table()]


def test_the_picture_shows_what_the_command_prints() -> None:
    """The picture of README is made by `make readme`."""
    assert picture.PICTURE.read_text("utf-8") == picture.current()


def test_every_setting_is_documented_as_it_is_declared() -> None:
    """The table of the page on configuration is made by `make readme`."""
    assert pages.SETTINGS_TABLE.findall(pages.SETTINGS.read_text("utf-8")) == [pages.settings_table()]


@pytest.mark.usefixtures("example")
def test_the_report_has_every_key_that_is_documented() -> None:
    """Programs are written by the page on the report, so the report keeps to it."""
    page = (ROOT / "docs" / "reference" / "report.md").read_text("utf-8")
    (documented,) = re.findall(r"^```json\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    result = CliRunner().invoke(main, ["check", "draft.md", "--output-format", "json"])
    assert set(keys_of(json.loads(documented))) - set(keys_of(json.loads(result.stdout))) == set()


def keys_of(value: object, path: str = "") -> Iterator[str]:
    """The keys of an object and of what it holds, each with the way to it."""
    if isinstance(value, list):
        for one in value:
            yield from keys_of(one, path)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield f"{path}{key}"
            yield from keys_of(one, f"{path}{key}.")


def test_codes_on_written_pages_are_rules() -> None:
    """No page sends a reader to a rule that is not there."""
    known = {rule.code for rule in all_rules()}
    written = {
        code for path in (ROOT / "docs").rglob("*.md") for code in re.findall(r"\bQ1\d\d\b", path.read_text("utf-8"))
    }
    assert written - known == set()
