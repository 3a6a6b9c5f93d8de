"""What each format makes of the report of factory.py, kept word for word.

After a change that is meant, `pytest tests/reports --regold` writes the files anew; read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reports.factory import empty_report, full_report
from tieout import __version__
from tieout.model import RuleInfo, Severity
from tieout.reports import Appearance, all_reporters, find

GOLDEN = Path(__file__).parent / "golden"
PLAIN = Appearance(statistics=True)
RULES = {"Q102": RuleInfo("Q102", "words-changed", Severity.ERROR, "Words were replaced.", "Marks promise words.")}
LOOKS = {
    "full.txt": ("full", PLAIN),
    "full-colour.txt": ("full", Appearance(colour=True, verbose=True)),
    "full-narrow-ascii.txt": ("full", Appearance(width=40, unicode=False)),
    "concise.txt": ("concise", PLAIN),
    "concise-strict.txt": ("concise", Appearance(strict=True)),
    "json.json": ("json", PLAIN),
    "markdown.md": ("markdown", PLAIN),
    "github.txt": ("github", PLAIN),
    "gitlab.json": ("gitlab", PLAIN),
    "junit.xml": ("junit", PLAIN),
    "junit-strict.xml": ("junit", Appearance(strict=True)),
    "rdjson.json": ("rdjson", PLAIN),
    "docx.txt": ("docx", Appearance(strict=True)),
    "html.html": ("html", PLAIN),
    "sarif.json": ("sarif", Appearance(rules=RULES)),
}


@pytest.mark.parametrize("name", LOOKS)
def test_a_report_is_written_as_it_was(name: str, request: pytest.FixtureRequest) -> None:
    """Each format writes what somebody last read and found good."""
    output_format, look = LOOKS[name]
    shown = find(output_format).render(full_report(), look).replace(f'"{__version__}"', '"any"')
    if request.config.getoption("--regold"):
        (GOLDEN / name).write_text(shown, "utf-8", newline="\n")
    assert shown == (GOLDEN / name).read_text("utf-8")


def test_every_format_has_a_golden_report() -> None:
    """A new format comes with what it makes of the report."""
    assert set(all_reporters()) == {output_format for output_format, _ in LOOKS.values()}


def test_a_format_stands_in_a_module_of_its_name() -> None:
    """So that writing one format imports no other."""
    assert all(kind.__module__ == f"tieout.reports.{name}" for name, kind in all_reporters().items())


@pytest.mark.parametrize("output_format", all_reporters())
def test_an_empty_report_is_whole(output_format: str) -> None:
    """A draft that quotes nobody gets its sums, where the format has room for them, and one line feed ends them."""
    shown = find(output_format).render(empty_report(), PLAIN)
    assert shown.endswith("\n")
    assert not shown.endswith("\n\n")
    assert "0" in shown or output_format in ("gitlab", "rdjson")


@pytest.mark.parametrize("output_format", all_reporters())
def test_the_pieces_are_whole_lines(output_format: str) -> None:
    """A long report can be written by pieces: what has been written so far never ends within a line of text."""
    pieces = list(find(output_format).pieces(full_report(), PLAIN))
    assert "".join(pieces) == find(output_format).render(full_report(), PLAIN)
    assert len(pieces) > 5
