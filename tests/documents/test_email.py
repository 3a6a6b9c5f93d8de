"""E-mail: the words of the message and what its head says."""

from __future__ import annotations

import pytest

from tieout.documents import read_bytes
from tieout.model import Document

_HEAD = (
    "From: Jane Doe <jane@example.org>\r\nTo: x@example.org\r\nSubject: =?utf-8?q?On_Harb=C3=B6urs?=\r\n"
    "Date: Fri, 03 May 2019 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
)
_BOTH = (
    'Content-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=iso-8859-1\r\n'
    "Content-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=E9 is=\r\n open.\r\n--b\r\n"
    "Content-Type: text/html\r\n\r\n<p>other</p>\r\n--b--\r\n"
)


def _read(rest: str) -> Document:
    return read_bytes((_HEAD + rest).encode(), "a.eml", "d1")


@pytest.mark.parametrize(
    ("rest", "text"),
    [
        ("\r\nThe boats\r\nleave.\r\n\r\nNets dry.", "The boats\nleave.\n\nNets dry."),
        (_BOTH, "The café is open."),
        ("Content-Type: text/html\r\n\r\n<p>Boats &amp; nets.</p><script>x</script>", "Boats & nets."),
        ("Content-Type: text/plain; charset=x-none\r\n\r\nwords", "words"),
        ("Content-Type: multipart/mixed\r\n\r\nwords", ""),
        ("", ""),
    ],
)
def test_the_text_is_the_words_of_the_message(rest: str, text: str) -> None:
    """The plain part rather than the HTML, decoded."""
    document = _read(rest)
    assert document.text == document.prose == text


def test_the_words_answered_to_are_quotations() -> None:
    """Without the signs in front of them."""
    document = _read("\r\nI disagree.\r\n> The boats leave\r\n> at dawn.\r\nThey do not.")
    assert [(block.kind.value, document.prose[slice(*block.span)]) for block in document.blocks] == [
        ("paragraph", "I disagree."),
        ("quote", "The boats leave\nat dawn."),
        ("paragraph", "They do not."),
    ]


def test_the_head_says_subject_sender_and_date() -> None:
    """Decoded as well."""
    document = _read("\r\nwords")
    assert (document.title, document.metadata.authors, document.metadata.date) == (
        "On Harböurs",
        ("Jane Doe",),
        "2019-05-03",
    )


def test_a_message_is_known_by_its_head() -> None:
    """A text that has a line "From:" in it is none."""
    assert read_bytes((_HEAD + "\r\nwords").encode(), "a.txt", "d1").format == "email"
    assert read_bytes(b"From: the harbour\nDate: today\n\nwords", "a.txt", "d1").format == "text"


@pytest.mark.parametrize(
    "rest", ["Date: nonsense\r\n", 'Content-Type: multipart/mixed; boundary="a"\r\n\r\n' + "--a\r\n" * 5000]
)
def test_a_strange_message_is_read(rest: str) -> None:
    """As far as it goes."""
    assert read_bytes(("From: a\r\n" + rest + "\r\nx").encode(), "a.eml", "d1").format == "email"
