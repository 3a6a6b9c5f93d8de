"""What is typed, and what is meant by it."""

from __future__ import annotations

import pytest

from tieout.cli.check import ManyValues, _names, _spread, check

FLAGS = {name for option in check.params if getattr(option, "is_flag", False) for name in _names(option)}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("a.md --sources s", "a.md --sources s"),
        ("a.md --sources s1 s2 s3", "a.md --sources s1 --sources s2 --sources s3"),
        ("a.md b.md --sources s1 s2 --strict", "a.md b.md --sources s1 --sources s2 --strict"),
        ("a.md --sources s1 --sources s2", "a.md --sources s1 --sources s2"),
        ("a.md --sources s1 --style legal", "a.md --sources s1 --style legal"),
        ("a.md --sources s1 --strict b.md", "a.md --sources s1 --strict b.md"),
        ("--sources s a.md", "--sources s a.md"),
        ("--strict --sources s a.md b.md", "--strict --sources s a.md b.md"),
        ("--style legal --sources s a.md", "--style legal --sources s a.md"),
        ("a.md --sources=s b.md", "a.md --sources=s b.md"),
        ("a.md --sources s1 s2 -- --odd.md", "a.md --sources s1 --sources s2 -- --odd.md"),
        ("- --sources s1 s2", "- --sources s1 --sources s2"),
        ("a.md --sources s -", "a.md --sources s -"),
        ("a.md --sources", "a.md --sources"),
    ],
)
def test_sources_take_what_follows_them(typed: str, meant: str) -> None:
    """After a draft, all words up to the next option are sources; before any, one is."""
    assert list(_spread(iter(typed.split()), FLAGS)) == meant.split()


def test_the_headings_of_the_help_name_options_that_there_are() -> None:
    """Each of them once: an option that is taken away, or called otherwise, is seen here."""
    headed = [name for names in ManyValues.sections.values() for name in names]
    assert len(set(headed)) == len(headed)
    assert set(headed) <= {option.name for option in check.params}
