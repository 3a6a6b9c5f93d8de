"""`tieout completion`: what a shell is told, and what it then offers."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import process, tieout

FISH = shutil.which("fish")


@pytest.mark.parametrize(
    ("shell", "line"), [("bash", "complete -o nosort -F"), ("zsh", "compdef"), ("fish", "complete --no-files")]
)
def test_a_script_is_written_for_each_shell(shell: str, line: str) -> None:
    """For the command by its name."""
    result = tieout("completion", shell)
    assert result.exit_code == 0, result.stderr
    assert line in result.stdout
    assert "_TIEOUT_COMPLETE" in result.stdout
    assert 'string split ","' not in result.stdout


@pytest.mark.skipif(FISH is None, reason="fish is not here to complete")
def test_fish_shows_what_holds_commas_whole() -> None:
    """Rules are parted by commas, and what they do is told with some."""
    line = "tieout check --select Q101,Q10"
    asked = f"eval ({process()[0]} -m tieout completion fish | string collect); complete -C '{line}'"
    path = f"{Path(process()[0]).parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        [str(FISH), "-c", asked], capture_output=True, text=True, env={**os.environ, "PATH": path}, check=True
    )
    assert "Q101,Q105\tA word that decides the sense was lost, gained or swapped." in ran.stdout.splitlines()


def test_there_is_no_script_for_another_shell() -> None:
    """The shells there are, are named."""
    assert "'bash', 'fish', 'zsh'" in tieout("completion", "tcsh").stderr


def offered(line: str) -> list[str]:
    """What the command offers for the last word of a line, as bash asks for it."""
    words = line.split(" ")
    environment = {
        **os.environ,
        "_TIEOUT_COMPLETE": "bash_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    program = "from tieout.cli import main; main(prog_name='tieout')"
    command = [process()[0], "-c", program]
    ran = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    return ran.stdout.split()


@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("tieout comp", {"plain,completion"}),
        ("tieout check draft.md --output-format ju", {"plain,junit"}),
        ("tieout check draft.md --select Q10", {"plain,Q101", "plain,Q109"}),
        ("tieout check draft.md --ignore Q1,words-om", {"plain,Q1,words-omitted"}),
        ("tieout rule tid", {"plain,tidied"}),
        ("tieout check dr", {"file,dr"}),
        ("tieout check draft.md --style l", {"plain,legal"}),
    ],
)
def test_words_that_tieout_knows_are_offered(desk: Path, line: str, offers: set[str]) -> None:
    """Commands, formats, rules by code and by name, behind a comma too; files are the shell's own."""
    assert offers <= set(offered(line))
