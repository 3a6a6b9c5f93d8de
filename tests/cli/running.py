"""How the tests run the command: in this process where it does, in one of its own where pipes and signals count."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from tieout.cli import main

DRAFT = """\
The keeper wrote: “The lamp was lit on every night of the war but one.”

She added: “I counted ships at dawn, and we never lost three.”

He called it “a candle”.
"""
CLEAN = "The keeper wrote: “The lamp was lit on every night of the war but one.”\n"
LOG = "The lamp was lit on every night of the war but one. I counted ships at dawn, and we lost three.\n"


def tieout(*arguments: str | Path, given: str | bytes | None = None) -> Result:
    """Run the command in this process."""
    return CliRunner(env={"COLUMNS": "100", "NO_COLOR": "1"}).invoke(main, [str(word) for word in arguments], given)


def process(*arguments: str | Path) -> list[str]:
    """The command as a process of its own."""
    return [sys.executable, "-m", "tieout", *map(str, arguments)]


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    return subprocess.run(process(*arguments), capture_output=True, text=True, encoding="utf-8", check=False)
