"""From bytes to text."""

from __future__ import annotations

import pytest

from tieout.documents.encoding import decode

FRENCH = "Les bateaux s’en vont à l’aube, répète le gardien du phare ; à côté, la marée a déjà baissé. " * 4
POLISH = "Łodzie odpływają o świcie, mówi strażnik latarni, i wracają wieczorem z połowem, jeśli pogoda pozwoli. " * 9
RUSSIAN = "Лодки выходят на рассвете, говорит смотритель маяка, и возвращаются к вечеру с уловом. " * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le"])
def test_unicode_is_read_with_and_without_a_mark(encoding: str) -> None:
    """The byte order mark is no part of the text."""
    assert decode(("The boats leave. " + FRENCH).encode(encoding)) == "The boats leave. " + FRENCH


@pytest.mark.parametrize(
    ("text", "encoding"), [(FRENCH, "cp1252"), (POLISH, "cp1250"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r")]
)
def test_older_encodings_are_told_by_their_letters(text: str, encoding: str) -> None:
    """A text that is not UTF-8 is read by the statistics of its letters."""
    assert decode(text.encode(encoding)) == text


def test_english_with_curly_quotes_is_windows_1252() -> None:
    """A few bytes beyond ASCII are too few for statistics."""
    assert decode(b"He said \x93no\x94 \x96 and meant it, as everyone who was there that day well knew.").startswith(
        "He said “no” – and"
    )


def test_stray_bytes_in_utf8_are_read_as_windows_1252() -> None:
    """Two files pasted together keep the letters of both."""
    assert decode("naïve “café” ".encode() + b"caf\xe9 \x93") == "naïve “café” café “"


def test_bytes_that_windows_1252_leaves_undefined_are_kept() -> None:
    """Every byte is one character, so that nothing moves."""
    assert decode(b"plain words and then \x81 another word, and so it goes on") == (
        "plain words and then \x81 another word, and so it goes on"
    )


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b'<meta charset="iso-8859-2">', "iso-8859-2"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251"),
        (b'<?xml version="1.0" encoding="shift_jis"?>', "shift_jis"),
        (b"<meta charset=latin1>", "cp1252"),
    ],
)
def test_a_page_says_its_own_encoding(head: bytes, encoding: str) -> None:
    """What the markup declares is believed where the bytes can be that."""
    words = {"cp1251": "Лодки", "shift_jis": "日本の船", "cp1252": "“élan”"}.get(encoding, "łódź")
    assert decode(head + words.encode(encoding), markup=True).endswith(words)


@pytest.mark.parametrize("name", [b"utf-7", b"rot13", b"unicode_escape", b"idna", b"nonsense", b"hex"])
def test_a_page_cannot_ask_for_a_trick(name: bytes) -> None:
    """A declaration of something that no page is written in is passed over."""
    assert decode(
        b"<meta charset=" + name + b"> caf\xe9 \\u0041 and more words for good measure", markup=True
    ).endswith("café \\u0041 and more words for good measure")


def test_newlines_are_not_translated() -> None:
    """Offsets count the file as it is."""
    assert decode(b"a\r\nb\rc\n") == "a\r\nb\rc\n"
