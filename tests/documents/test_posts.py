"""Posts: who wrote what and when."""

from __future__ import annotations

import json

import pytest

from tieout.documents import read_bytes
from tieout.errors import UnreadableError

_POSTS = [
    {"author": "Jane Doe", "created_at": "2020-02-03", "text": "Boats leave\nat “dawn”."},
    {"user": {"name": "Ann Poe"}, "full_text": "They do not.", "text": "They"},
    {"text": "nobody's words"},
    {"id": 4},
]
_LINES = "\n".join(json.dumps(post) for post in _POSTS)


def test_each_post_is_a_paragraph_and_a_turn() -> None:
    """Its label says who and when; lines without words are passed over."""
    document = read_bytes(_LINES.encode(), "a.jsonl", "d1")
    assert document.text == (
        "Jane Doe (2020-02-03): Boats leave\nat “dawn”.\n\nAnn Poe: They do not.\n\nnobody's words"
    )
    assert [(turn.speaker, document.prose[slice(*turn.span)]) for turn in document.turns] == [
        ("Jane Doe", "Boats leave\nat “dawn”."),
        ("Ann Poe", "They do not."),
    ]
    assert document.location(document.text.index("They")).paragraph == 2


def test_posts_are_known_by_what_they_hold() -> None:
    """One object a line, each with words."""
    assert read_bytes(_LINES.encode(), "a.txt", "d1").format == "posts"
    assert read_bytes(b'{"text": "words"}', "a.txt", "d1").format == "text"
    assert read_bytes(b"{a}\n{b}\n", "a.txt", "d1").format == "text"


@pytest.mark.parametrize("data", [b"words\nwords", b"[" * 100_000, b'{"a": 1}\n' * 3])
def test_a_file_without_posts_is_refused(data: bytes) -> None:
    """In one sentence that says what a line has to be."""
    with pytest.raises(UnreadableError, match="has no posts in it: each line is to be a JSON object"):
        read_bytes(data, "a.jsonl", "d1")


def test_half_a_surrogate_pair_is_replaced() -> None:
    """Every document can be written out as UTF-8."""
    read_bytes(b'{"text": "a\\ud800b", "author": "\\udc00"}', "a.jsonl", "d1").text.encode()


@pytest.mark.parametrize(
    "who",
    [
        {"username": "janedoe"},
        {"screen_name": "@janedoe"},
        {"user": {"screen_name": "janedoe", "id": 4}},
        {"handle": "janedoe", "author": ""},
    ],
)
def test_a_handle_is_told_from_a_name(who: dict[str, object]) -> None:
    """By the sign before it, so that nobody takes it for how somebody is called."""
    lines = "\n".join(json.dumps({**who, "text": words}) for words in ("Boats leave.", "They do not."))
    assert {turn.speaker for turn in read_bytes(lines.encode(), "a.jsonl", "d1").turns} == {"@janedoe"}


def test_a_name_goes_before_a_handle() -> None:
    """Where a post tells both."""
    line = json.dumps({"username": "jd4", "name": "Jane Doe", "text": "Boats leave."})
    assert read_bytes(f"{line}\n{line}".encode(), "a.jsonl", "d1").turns[0].speaker == "Jane Doe"
