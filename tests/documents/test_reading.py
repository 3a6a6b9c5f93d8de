"""Which reader reads a file, and what is refused."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from importlib.metadata import EntryPoint
from pathlib import Path
from unittest.mock import patch

import pytest

from tieout import plugins
from tieout.documents import Limits, RawFile, TextReader, read_bytes, read_path, read_text, readers, reading
from tieout.errors import TooLargeError, UnreadableError, UsageError
from tieout.model import Document
from tieout.text import native


class LinesReader(TextReader):
    """A reader as another package might bring it."""

    format = "lines"
    suffixes = (".lines",)

    @classmethod
    def recognises(cls, raw: RawFile) -> bool:
        return raw.suffix in cls.suffixes

    def compose(self, text: str, raw: RawFile, limits: Limits) -> Document:
        return Document(raw.id, raw.path, raw.sha256, self.format, text, text)


def test_a_file_keeps_its_name_its_id_and_its_hash(tmp_path: Path) -> None:
    """A document names the file it was read from and the SHA-256 of its bytes."""
    path = tmp_path / "draft.txt"
    path.write_bytes(b"The boats leave at dawn.")
    document = read_path(path, "d1")
    assert (document.id, document.path, document.format) == ("d1", str(path), "text")
    assert document.sha256 == hashlib.sha256(b"The boats leave at dawn.").hexdigest()


def test_an_empty_file_is_an_empty_document() -> None:
    """Nothing in a file is nothing to check, and no error."""
    for name in ("a.txt", "a.md", "a.html", "a"):
        document = read_bytes(b"", name, "d1")
        assert (document.text, document.prose, document.blocks, document.turns) == ("", "", (), ())


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", "The boats leave.", "text"),
        ("a.md", "The boats leave.", "markdown"),
        ("a.HTM", "The boats leave.", "html"),
        ("a.txt", "<!DOCTYPE html><p>The boats leave.", "html"),
        ("-", "<html><p>The boats leave.", "html"),
        ("a.txt", "## Harbour\n\nThe **boats** leave.\n\n## Town\n", "markdown"),
        ("a.txt", "# 1 of the boats\n\nleaves.", "text"),
        ("a.txt", ">> JANE DOE: Hello.\n>> JOHN ROE: Hello.\n>> JANE DOE: Bye.\n>> JOHN ROE: Bye.\n", "text"),
        ("a.unknown", "The boats leave.", "text"),
    ],
)
def test_a_format_is_known_by_content_and_by_name(name: str, content: str, expected: str) -> None:
    """What opens as HTML is HTML, what clearly is Markdown is Markdown, and the rest is what its name says."""
    assert read_bytes(content.encode(), name, "d1").format == expected


def test_a_text_in_memory_is_what_it_is_called() -> None:
    """The format asked for comes first, then the suffix of the name."""
    text = "## Harbour\n\n## Town"
    assert read_text(text, "draft.md", "d1").format == "markdown"
    assert read_text(text, "draft.md", "d1", format="text").format == "text"
    assert read_text(text, "draft.html", "d1").format == "html"


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("## Harbour\n\n## Town", "markdown"),
        ("# 1 of the boats\n\nleaves.", "text"),
        ("Boats:\n\n| Pier | Boats |\n|---|---:|\n| Old | 4 |\n", "markdown"),
        ("Pier | Boats\n--- | ---\nOld | 4\n", "markdown"),
        ("Old pier | new pier\nand the boats - all of them - leave.", "text"),
        ("<table><tr><td>Old</td><td>4</td></tr></table>", "html"),
        ("<p>The boats leave.</p>", "html"),
        ("<boats> leave at dawn.", "text"),
        ('\n [\n  {"pier": "old", "boats": 4}\n]', "json"),
        ('\n{"old": {"boats": 4}, "new": {"boats": 9}}', "json"),
        ("[Four] boats leave.", "text"),
        ("The boats leave.", "text"),
    ],
)
def test_a_text_in_memory_whose_name_says_nothing_is_told_by_its_markup(text: str, format: str) -> None:
    """Passages that a program passes on have no file's name; what they are is seen as it is of a file."""
    assert read_text(text, "passage 1", "s1", paragraphs=False).format == format
    assert read_bytes(text.encode(), "passage", "s1").format == format


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("> The boats leave.\n\n— Jane Roe", "markdown"),
        ("She wrote:\r\n\r\n> The boats leave.\r\n", "markdown"),
        ("She wrote:\n> The boats leave.\n", "text"),
        (">> JANE DOE: The boats leave.", "text"),
        ("4\n\n>5", "markdown"),
        ("``The boats''\n\n> leave.", "text"),
    ],
)
def test_one_block_quotation_is_enough_in_a_draft(text: str, format: str) -> None:
    """Its words would go unchecked, and nothing would say so; of a source nobody asks where it quotes."""
    assert read_text(text, "draft", "d1").format == read_bytes(text.encode(), "-", "d1").format == format
    assert read_text(text, "draft", "d1", paragraphs=False).format == "text"


def test_an_unknown_format_names_the_known_ones() -> None:
    """A wrong format is an error of use."""
    with pytest.raises(UsageError, match=r"docx.*html.*markdown.*text"):
        read_text("words", "draft", "d1", format="papyrus")


def test_half_a_surrogate_pair_given_in_memory_is_replaced() -> None:
    """Every document can be written out as UTF-8, and no offset moves."""
    assert read_text("a\ud800b", "draft", "d1").text == "a�b"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG image"),
        (b"PK\x03\x04\x14\0", "a Word, OpenDocument or zip file"),
        (b"{\\rtf1 words}", "an RTF file"),
        (bytes(range(256)) * 4, "a binary file"),
    ],
)
def test_a_file_that_is_not_text_is_refused_in_one_sentence(data: bytes, kind: str) -> None:
    """The sentence names the file, what it looks like, and what to do."""
    with pytest.raises(UnreadableError, match=f"^notes.bin looks like {kind}, in no format that tieout reads: save"):
        read_bytes(data, "notes.bin", "d1")


def test_a_few_nul_bytes_do_not_make_a_text_binary() -> None:
    """They stay in the text, so that offsets hold."""
    document = read_bytes((b"The boats leave at dawn. " * 6 + b"\0") * 20, "a.txt", "d1")
    assert document.text.count("\0") == 20


def test_what_is_no_readable_file_is_refused_by_name(tmp_path: Path) -> None:
    """A missing file, a folder and a pipe each get their sentence."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableError, match="there is no such file"):
        read_path(tmp_path / "missing.txt", "d1")
    with pytest.raises(UnreadableError, match="is a folder"):
        read_path(tmp_path, "d1")
    with pytest.raises(UnreadableError, match="a device or a pipe"):
        read_path(tmp_path / "pipe", "d1")
    with pytest.raises(UnreadableError, match="cannot be read"):
        read_path(Path("a\0b"), "d1")


def test_a_symlink_loop_is_refused(tmp_path: Path) -> None:
    """A link that leads back to itself is an unreadable file, not an endless one."""
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    with pytest.raises(UnreadableError, match="cannot be read"):
        read_path(tmp_path / "loop.txt", "d1")


def test_limits_are_kept(tmp_path: Path) -> None:
    """A file over the limit of bytes, or in too many blocks, is too large."""
    path = tmp_path / "long.txt"
    path.write_text("word\n\n" * 50)
    with pytest.raises(TooLargeError, match="larger than"):
        read_path(path, "d1", Limits(file_bytes=100))
    for name in ("a.txt", "a.md"):
        with pytest.raises(TooLargeError, match="more than 10 paragraphs"):
            read_bytes(path.read_bytes(), name, "d1", Limits(blocks=10))


def test_readers_of_other_packages_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry point of the group tieout.readers is a reader like any other."""
    here = EntryPoint("lines", "tests.documents.test_reading:LinesReader", "tieout.readers")
    _offer(monkeypatch, here)
    assert "lines" in {reader.format for reader in readers()}
    assert read_bytes(b"one\ntwo", "a.lines", "d1").format == "lines"
    readers.cache_clear()


@pytest.mark.parametrize(
    ("value", "says"), [("nowhere:Nothing", "cannot be loaded"), ("pathlib:Path", "is not a tieout.documents.Reader")]
)
def test_a_broken_reader_of_another_package_is_named(monkeypatch: pytest.MonkeyPatch, value: str, says: str) -> None:
    """The sentence says which entry point it is."""
    _offer(monkeypatch, EntryPoint("odd", value, "tieout.readers"))
    with pytest.raises(UsageError, match=f"'odd'.*{says}"):
        readers()
    readers.cache_clear()


def _offer(monkeypatch: pytest.MonkeyPatch, point: EntryPoint) -> None:
    monkeypatch.setattr(plugins, "_declared", lambda: b"[tieout.readers]")
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: (point,))
    reading.readers.cache_clear()


def test_a_file_that_grows_while_it_is_read_is_stopped_at_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However small it was when its size was asked for."""
    path = tmp_path / "a.log"
    path.write_bytes(b"The boats leave. " * 10)
    read = os.read

    def while_it_grows(file: int, most: int) -> bytes:
        with path.open("ab") as more:
            more.write(b"The boats leave. " * 1000)
        return read(file, most)

    monkeypatch.setattr("tieout.documents.reading.os.read", while_it_grows)
    with pytest.raises(TooLargeError, match=r"a\.log is larger than"):
        read_path(path, "d1", Limits(file_bytes=1 << 20))


def test_files_are_fetched_together(tmp_path: Path) -> None:
    """Each regular file's bytes; what is none, is too large, or is not there is left to a closer look."""
    whole, empty, large, pipe = (tmp_path / name for name in ("whole.txt", "empty.txt", "large.txt", "pipe"))
    whole.write_bytes(b"The boats leave.")
    empty.write_bytes(b"")
    large.write_bytes(b"x" * 30)
    os.mkfifo(pipe)
    paths = [whole, tmp_path / "none.txt", empty, tmp_path, large, pipe, Path("\0"), Path("\ud800")]
    fetched = reading.contents_of(paths, Limits(file_bytes=20))
    assert fetched in ([b"The boats leave.", None, b"", *[None] * 5], [None] * 8)
    assert (native.kernels is None) == (fetched[0] is None)


def test_what_was_fetched_is_read_as_the_file_is(tmp_path: Path) -> None:
    """A source is the same document whether its bytes are handed over or not, every field of it."""
    path = tmp_path / "2019-05-03 notice.txt"
    path.write_text("Notice\n\nThe boats leave [applause] at dawn.\n", "utf-8")
    assert reading.read_source(path, "s1", path.read_bytes()) == reading.read_source(path, "s1")
    with patch.object(native, "kernels", None):
        without = reading.read_source(path, "s1")
    assert vars(reading.read_source(path, "s1")) == vars(without)
    assert (without.metadata.title, without.metadata.date) == ("Notice", "2019-05-03")


@pytest.mark.parametrize("name", ["a.txt", "a", "a.lines", "a.md"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "One line.",
        "A\n\nB: (laughs) yes.\n\nC: no.\n",
        "See.[1]\n\n[1] There.",
        "Na\u00efve\r\n\ud800",
        "# Head\n\nx",
    ],
)
def test_a_text_to_be_searched_is_read_alike(text: str, name: str) -> None:
    """All but the paragraphs is the same where nobody asks for these: words, turns, asides, what it says of itself."""
    whole, searched = read_text(text, name, "s1"), read_text(text, name, "s1", paragraphs=False)
    assert searched == whole or searched == replace(whole, blocks=())
