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
BASH, GIT = shutil.which("bash"), shutil.which("git")
PRE_COMMIT = shutil.which("pre-commit", path=str(Path(sys.executable).parent)) or shutil.which("pre-commit")
KEPT = GIT is not None and (ROOT / ".git").exists()
"""Whether this is a repository, of which others can make a clone."""
NOBODY = ("-c", "user.name=nobody", "-c", "user.email=nobody@localhost", "-c", "commit.gpgsign=false")
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


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of the files that are kept here, as they are now: what others name by its address and a revision."""
    folder = tmp_path_factory.mktemp("published")
    listed = subprocess.run([str(GIT), "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    for command in (["init", "-q"], ["add", "-A"], [*NOBODY, "commit", "-qm", "As it is"]):
        subprocess.run([str(GIT), *command], cwd=folder, check=True)
    return folder


def environment(**more: str) -> dict[str, str]:
    """Variables as a host sets them: nothing of this run's own modules."""
    own = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return {**own, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "CI": "true", **more}


def action() -> dict[str, dict[str, object]]:
    """The action as it is read."""
    read: dict[str, dict[str, object]] = yaml_load((ROOT / "action.yml").read_text("utf-8"))
    return read


def ran(folder: Path, step: int = -1, own: Path = ROOT, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run a step of the action, the last if none is named, with some inputs, as GitHub would."""
    declared = action()["inputs"]
    steps = action()["runs"]["steps"]
    assert isinstance(steps, list)
    variables: dict[str, str] = {}
    for variable, expression in steps[step].get("env", {}).items():
        (name,) = re.findall(r"inputs\.([\w-]+)", expression)
        described = declared[name]
        assert isinstance(described, dict)
        variables[variable] = inputs.get(name.replace("-", "_"), str(described.get("default", "")))
    places = {"RUNNER_TEMP": folder / "temp", "TIEOUT_CACHE_DIR": folder / "c", "GITHUB_ACTION_PATH": own}
    given = environment(**variables, **{name: str(path) for name, path in places.items()})
    command = [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", steps[step]["run"]]
    return subprocess.run(command, capture_output=True, text=True, env=given, check=False)


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
    result = ran(
        checkout,
        drafts="articles/one.md\n",
        sources="notes",
        output_format="json",
        output_file="report.json",
        args="--ignore=Q,F\n--strict\n",
    )
    assert (result.returncode, result.stdout) == (0, ""), result.stderr
    assert (checkout / "report.json").exists()


@pytest.mark.skipif(BASH is None, reason="the action is run by bash")
def test_an_input_is_never_a_command(checkout: Path) -> None:
    """A name that holds one is the name of a file that is not there."""
    result = ran(checkout, drafts="$(touch stolen)\n-x\n`touch stolen`", sources="notes")
    assert result.returncode == 2
    assert not (checkout / "stolen").exists()


@pytest.mark.skipif(not (BASH and KEPT), reason="the action is a repository, and run by bash")
def test_the_action_installs_itself_and_checks(checkout: Path, published: Path) -> None:
    """Its steps one after the other, as they stand, in an environment that they make (pip asks the package index)."""
    shutil.rmtree(checkout / "temp" / "tieout")
    installed = ran(checkout, step=1, own=published)
    assert installed.returncode == 0, installed.stderr
    result = ran(checkout, own=published, drafts="articles/**/*.md", sources="notes")
    assert result.returncode == 1, result.stderr
    assert result.stdout.count("::error") == 3


@pytest.mark.parametrize(
    ("schema", "name"), [("github-actions", "action.yml"), ("github-workflows", "docs/how-to/pipelines.md")]
)
def test_what_github_reads_follows_its_schema(schema: str, name: str, tmp_path: Path) -> None:
    """The action's own description, and the workflow that the documentation shows."""
    text = (ROOT / name).read_text("utf-8")
    if name.endswith(".md"):
        (workflow,) = (block for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if "jobs:" in block)
        text = f"on: pull_request\n{workflow}"
    (tmp_path / "read.yml").write_text(text, "utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", "read.yml"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


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


@pytest.mark.skipif(not (PRE_COMMIT and KEPT), reason="pre-commit takes hooks from repositories")
def test_pre_commit_runs_the_hook(checkout: Path, published: Path, tmp_path: Path) -> None:
    """pre-commit itself clones the repository, installs it (pip asks the package index), and fails the commit."""
    revision = subprocess.run(
        [str(GIT), "rev-parse", "HEAD"], cwd=published, capture_output=True, text=True, check=True
    )
    (checkout / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {published.as_uri()}\n    rev: {revision.stdout.strip()}\n    hooks:\n      - id: tieout\n"
        "        files: ^articles/\n        args: [--output-format, concise, --sources=notes]\n",
        "utf-8",
    )
    (checkout / "elsewhere.md").write_text(DRAFT, "utf-8")
    for command in (["init", "-q"], ["add", "articles", "notes", "elsewhere.md", ".pre-commit-config.yaml"]):
        subprocess.run([str(GIT), *command], check=True)
    given = environment(PRE_COMMIT_HOME=str(tmp_path / "hooks"), TIEOUT_CACHE_DIR=str(tmp_path / "c"))
    result = subprocess.run([str(PRE_COMMIT), "run"], capture_output=True, text=True, env=given, check=False)
    assert result.returncode == 1, result.stdout + result.stderr
    assert result.stdout.count("Q105 sense-changed") == 3
    assert "articles/deep/two three.md:1:56" in result.stdout
    assert "elsewhere.md" not in result.stdout
