"""The files by which others run tieout: the hook of pre-commit, the action of GitHub."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.utils.yaml import yaml_load

ROOT = Path(__file__).parents[1]
BASH = shutil.which("bash")
DRAFT = "The keeper wrote: “The lamp was lit on every night but two.”\n"
LOG = "The lamp was lit on every night but one.\n"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with drafts, one of an awkward name, and a folder of sources."""
    for name in ("articles/one.md", "articles/deep/two three.md", "articles/$(touch stolen).md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(DRAFT, "utf-8")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "log.txt").write_text(LOG, "utf-8")
    (tmp_path / "temp" / "tieout").mkdir(parents=True)
    (tmp_path / "temp" / "tieout" / "bin").symlink_to(Path(sys.executable).parent)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def action() -> dict[str, dict[str, object]]:
    """The action as it is read."""
    read: dict[str, dict[str, object]] = yaml_load((ROOT / "action.yml").read_text("utf-8"))
    return read


def ran(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the last step of the action with some inputs, as GitHub would."""
    declared = action()["inputs"]
    steps = action()["runs"]["steps"]
    assert isinstance(steps, list)
    step = steps[-1]
    variables: dict[str, str] = {}
    for variable, expression in step["env"].items():
        (name,) = re.findall(r"inputs\.([\w-]+)", expression)
        described = declared[name]
        assert isinstance(described, dict)
        variables[variable] = inputs.get(name.replace("-", "_"), str(described.get("default", "")))
    environment = {
        **os.environ,
        **variables,
        "RUNNER_TEMP": str(folder / "temp"),
        "TIEOUT_CACHE_DIR": str(folder / "c"),
    }
    command = [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.mark.skipif(BASH is None, reason="the action is run by bash")
def test_the_action_checks_what_its_patterns_name(checkout: Path) -> None:
    """Every draft below the folder is annotated, whatever its name, and the step fails with the command."""
    result = ran(checkout, drafts="articles/**/*.md", sources="notes\n")
    assert result.returncode == 1, result.stderr
    assert result.stdout.count("::error") == 3
    assert "articles/deep/two three.md" in result.stdout
    assert not (checkout / "stolen").exists()


@pytest.mark.skipif(BASH is None, reason="the action is run by bash")
def test_the_action_takes_options_and_a_file(checkout: Path) -> None:
    """One option a line, and the report where it is wanted."""
    options = {"output_format": "json", "output_file": "report.json", "args": "--ignore=Q,F\n--strict\n"}
    result = ran(checkout, drafts="articles/one.md\n", sources="notes", **options)
    assert (result.returncode, result.stdout) == (0, ""), result.stderr
    assert (checkout / "report.json").exists()


@pytest.mark.skipif(BASH is None, reason="the action is run by bash")
def test_an_input_is_never_a_command(checkout: Path) -> None:
    """A name that holds one is the name of a file that is not there."""
    result = ran(checkout, drafts="$(touch stolen)\n-x\n`touch stolen`", sources="notes")
    assert result.returncode == 2
    assert not (checkout / "stolen").exists()


def test_the_action_pins_what_it_uses() -> None:
    """An action that another can move would be another's to change."""
    steps = action()["runs"]["steps"]
    assert isinstance(steps, list)
    used = [step["uses"] for step in steps if "uses" in step]
    assert used
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", one) for one in used)


def test_the_hook_runs_the_command(checkout: Path) -> None:
    """With its own arguments and the names of the files that pre-commit hands it."""
    hook = yaml_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8").replace("- id", "  id", 1))
    assert (str(hook["id"]), str(hook["language"])) == ("tieout", "python")
    line = [*str(hook["entry"]).split(), *hook["args"], "articles/one.md", "--sources", "notes"]
    program = Path(sys.executable).parent / line[0]
    result = subprocess.run([program, *line[1:]], capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stdout.startswith("articles/one.md:1:56: Q105 sense-changed")
