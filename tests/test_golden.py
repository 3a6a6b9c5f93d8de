"""Golden cases: whole runs of the command, kept word for word.

A case is a folder of tests/golden/ with a `command` file (the arguments, one line) and what that prints, one file
for each output format. After a change that is meant, `pytest tests/test_golden.py --regold` writes them anew; read
the difference.
"""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

import tieout
from tieout.cli import main

GOLDEN = Path(__file__).parent / "golden"
FORMATS = {"full": "full.txt", "concise": "concise.txt", "json": "json.json", "markdown": "markdown.md"}
CASES = sorted(path.parent.name for path in GOLDEN.glob("*/command"))
"""Each folder that says what to run."""


def printed(case: Path, output_format: str) -> str:
    """What the command of a case prints, with an exit code below the output; a version is nobody's concern."""
    arguments = shlex.split((case / "command").read_text("utf-8"))
    result = CliRunner(env={"NO_COLOR": "1", "COLUMNS": "100"}).invoke(
        main, [*arguments, "--output-format", output_format], catch_exceptions=False
    )
    assert result.stderr == ""
    if output_format != "json":
        return f"{result.stdout}\n[exit code {result.exit_code}]\n"
    report = json.loads(result.stdout)
    report["tool"]["version"] = "any"
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("output_format", FORMATS)
@pytest.mark.parametrize("case", CASES)
def test_a_run_prints_what_it_printed(
    case: str, output_format: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole run, from file to report, is what it was when somebody last read it."""
    monkeypatch.chdir(Path(tieout.__file__).parent)
    golden = GOLDEN / case / FORMATS[output_format]
    shown = printed(GOLDEN / case, output_format)
    if request.config.getoption("--regold"):
        golden.write_text(shown, "utf-8", newline="\n")
    assert shown == golden.read_text("utf-8")
