"""Laws of the reports that are kept: whatever happens to the files, an answer is the one a new check would give."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.running import tieout
from tieout import finished
from tieout.library.gather import gather

LINES = (
    "Boats leave the old stone pier at dawn, and nobody counts them.",
    "Boats leave the old stone pier at dusk, and nobody counts them.",
    "The lamp was lit on every night of the war but one.",
    "The lamp was not lit on every night of the war.",
)
NAMES = ("sources/log.txt", "sources/more/log.txt", "sources/notes.md")
SETTINGS = ("strict = true\n", 'select = ["Q105"]\n', "partial-sources = true\n", "")
OPTIONS = ((), ("--strict",), ("--style", "legal"), ("--output-format", "json"), ("--verbose",))

HAPPENINGS = st.one_of(
    st.tuples(st.sampled_from(("draft.md", *NAMES)), st.sampled_from(LINES)),
    st.tuples(st.sampled_from(NAMES), st.none()),
    st.tuples(st.just("tieout.toml"), st.sampled_from(SETTINGS)),
    st.just(("", None)),
)


@settings(max_examples=20)
@given(st.lists(st.tuples(HAPPENINGS, st.sampled_from(OPTIONS)), min_size=1, max_size=6))
def test_an_answer_that_was_kept_is_that_of_a_new_check(
    story: list[tuple[tuple[str, str | None], tuple[str, ...]]],
) -> None:
    """After every edit, every file that comes or goes, every setting: the same report, the same exit code."""
    with _desk() as desk, mock.patch.object(finished, "UNSETTLED_NS", -(1 << 60)):
        for (name, line), options in story:
            _happen(desk, name, line)
            arguments: tuple[str | Path, ...] = ("check", desk / "draft.md", *options)
            for _ in range(2):
                kept = tieout(*arguments, "--cache-dir", desk / "cache")
                made = tieout(*arguments, "--no-cache")
                assert (kept.exit_code, kept.stdout, kept.stderr) == (made.exit_code, made.stdout, made.stderr)


@contextmanager
def _desk() -> Iterator[Path]:
    """A folder with a draft and a source."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder)
        _happen(desk, "draft.md", LINES[0])
        _happen(desk, NAMES[0], LINES[0])
        yield desk


def _happen(desk: Path, name: str, line: str | None) -> None:
    """Write a file, or delete it where there is no line for it; a draft quotes its line."""
    path = desk / name
    if not name:
        return
    if line is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"The log says: “{line}”\n" if name == "draft.md" else line, "utf-8")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(("a", "b.txt", ".hidden", "c")), min_size=1, max_size=3), max_size=8))
def test_no_source_is_overlooked(paths: list[list[str]]) -> None:
    """What the library reads below a folder, and nothing that hides from it, is what a report depends on."""
    with tempfile.TemporaryDirectory() as folder:
        for parts in paths:
            path = Path(folder, *parts)
            if not any(place.is_file() for place in (path, *path.parents)) and not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text("Boats leave at dawn.", "utf-8")
        seen = finished.Seen.below([Path(folder)])
        assert [file[0] for file in seen.files] == [str(named.path) for named in gather([Path(folder)])]
