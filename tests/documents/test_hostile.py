"""Input that is made to hurt costs no more than its size."""

from __future__ import annotations

import time

import pytest

from tieout.documents import read_bytes

# Twenty times what it takes on a slow machine, and far less than anything quadratic would take.
SECONDS = 30


def _words(megabytes: int) -> bytes:
    line = "The boats leave the old stone pier at dawn, “as they always did”, and come back by night.\n".encode()
    return (line * 3 + b"\n") * (megabytes * 1_000_000 // (len(line) * 3))


CASES = {
    "20 MB.txt": _words(20),
    "line of 10 MB.txt": b"The boats leave at dawn. " * 400_000,
    "line of 10 MB.md": b"The boats leave at dawn. " * 400_000,
    "line of 10 MB.html": b"The boats leave at dawn. " * 400_000,
    "deep.html": b"<div>" * 100_000 + b"words" + b"</div>" * 100_000,
    "deep quotations.html": b"<blockquote><p>w" * 100_000,
    "wrong ends.html": b"<ul><li>a" * 100_000 + b"</blockquote></ol>" * 100_000,
    "unclosed tags.html": b"<a " * 100_000,
    "unclosed values.html": b"<a b=\"c '" * 100_000,
    "unclosed comments.html": b"<!--" * 100_000,
    "less than.html": b"<" * 100_000,
    "broken entities.html": b"&#x&" * 100_000,
    "unclosed code.html": b"<code>" * 100_000 + b"</code>",
    "attributes.html": b"<p " + b"a=b " * 200_000 + b">",
    "spaces.html": b"a" + b" " * 2_000_000 + b"b",
    "spaces.txt": b"a" + b" " * 5_000_000 + b"b",
    "empty lines.txt": b"\n \n" * 1_000_000,
    "brackets.txt": b"[(" * 1_000_000,
    "labels.txt": b"A:\n" * 200_000,
    "capitals.txt": b"AB\n" * 200_000,
    "numbers.txt": b"1\n" * 200_000,
    "form feeds.txt": b"x\f" * 100_000,
    "quotations.md": b">" * 50_000 + b" a",
    "brackets.md": b"[" * 100_000,
    "stars.md": b"*a " * 50_000,
    "open groups.tex": b"{" * 100_000,
    "footnotes.tex": b"\\footnote{a" * 100_000 + b"}" * 100_000,
    "environments.tex": b"\\begin{quote}\\begin{itemize}\\end{quote}" * 50_000,
    "unclosed options.tex": b"\\cite[\\section[\\foo[" * 50_000,
    "unclosed addresses.tex": b"\\url{a" * 100_000,
    "unclosed verbatim.tex": b"\\begin{verbatim}\\iffalse " * 50_000,
    "formulas.tex": b"$1.." * 100_000,
    "short commands.tex": b"\\newcommand{\\a}{\\a\\a}" * 50_000 + b"\\a " * 50_000,
    "front matter.md": b"---\n" + b"a\n" * 100_000,
}


@pytest.mark.parametrize("name", CASES)
def test_hostile_input_is_read_in_time(name: str) -> None:
    """Every pattern and every loop is linear."""
    start = time.process_time()
    document = read_bytes(CASES[name], name, "d1")
    assert time.process_time() - start < SECONDS
    assert len(document.text) <= len(CASES[name])
