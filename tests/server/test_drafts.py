"""Drafts as an editor changes them."""

from __future__ import annotations

from pathlib import Path

from lsprotocol.types import Position, Range, TextDocumentContentChangePartial, TextDocumentContentChangeWholeDocument

from tieout.server.drafts import OpenDraft, path_of, uri_of


def partial(start: tuple[int, int], end: tuple[int, int], text: str) -> TextDocumentContentChangePartial:
    """A change of a range."""
    return TextDocumentContentChangePartial(Range(Position(*start), Position(*end)), text)


def test_changes_are_made_one_after_the_other() -> None:
    """Each counts in what the one before it left, and lines end where the editor ends them."""
    draft = OpenDraft("file:///a.md", "one 🕯\u2028two\nthree", 1)
    changes = [partial((0, 6), (0, 7), " "), partial((1, 0), (1, 5), "four"), partial((1, 4), (1, 4), "\nfive")]
    after = draft.changed(changes, 2)
    assert (after.text, after.version) == ("one 🕯 two\nfour\nfive", 2)
    assert after.changed([TextDocumentContentChangeWholeDocument("all")], 3).text == "all"


def test_what_was_never_saved_has_a_name() -> None:
    """It is checked as if it lay in the working directory."""
    assert OpenDraft("untitled:Untitled-1", "", None).path == Path("Untitled-1")


def test_an_address_is_a_path(tmp_path: Path) -> None:
    """With whatever characters in it."""
    path = tmp_path / "ä b #1%.md"
    assert path_of(uri_of(path)) == path
    assert path_of("untitled:a") is None
