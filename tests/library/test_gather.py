"""Which files a list of paths names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tieout.library.gather import gather


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """a.txt, b/c.txt, b/.hidden, .git/config."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b/c.txt", "b/.hidden", ".git/config"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("x", "utf-8")
    return tmp_path


def names(*paths: str | Path) -> list[str]:
    """The files that some paths name, as they are shown."""
    return [str(named.path) for named in gather([Path(path) for path in paths])]


def test_folders_are_looked_through(folder: Path) -> None:
    """Hidden files and folders are left out."""
    assert names(".") == ["a.txt", "b/c.txt"]


def test_a_hidden_file_that_is_named_is_meant(folder: Path) -> None:
    """Whoever names it wants it."""
    assert names("b/.hidden", ".git") == [".git/config", "b/.hidden"]


@pytest.mark.parametrize(
    "paths", [("b", "a.txt"), ("a.txt", "b/c.txt"), ("b/c.txt", "b", "a.txt", "a.txt"), ("b", ".")]
)
def test_order_and_grouping_do_not_matter(folder: Path, paths: tuple[str, ...]) -> None:
    """A file reached twice counts once."""
    assert names(*paths) == ["a.txt", "b/c.txt"]


def test_a_folder_that_is_reached_by_a_link_is_not_looked_through(folder: Path) -> None:
    """Unless the link itself is named; a link to a file is a file."""
    (folder / "b" / "up").symlink_to(folder)
    (folder / "b" / "link.txt").symlink_to("../a.txt")
    assert names("b") == ["b/c.txt", "b/link.txt"]
    assert names(".") == ["a.txt", "b/c.txt"]
    assert names("b/up/b") == ["b/up/b/c.txt", "b/up/b/link.txt"]


def test_what_is_not_there_is_a_problem(folder: Path) -> None:
    """One sentence each, among the files that are."""
    found = gather([Path("none.txt"), Path("a.txt")])
    assert [(str(named.path), named.problem) for named in found] == [
        ("a.txt", None),
        ("none.txt", "none.txt does not exist."),
    ]


def test_a_name_that_cannot_be_is_a_problem(folder: Path) -> None:
    """Too long for any file."""
    (named,) = gather([Path("x" * 5_000)])
    assert named.problem


def test_a_name_that_is_no_text(folder: Path) -> None:
    """Bytes that no encoding has are a name all the same."""
    Path(os.fsdecode(b"b/\xff.txt")).write_text("x", "utf-8")
    assert len(names("b")) == 2
