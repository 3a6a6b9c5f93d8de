"""HTML: the words a browser shows, each with its place in the file."""

from __future__ import annotations

import pytest

from tieout.documents import read_text
from tieout.model import BlockKind, Document, Span


def _read(text: str) -> Document:
    return read_text(text, "draft.html", "d1")


def _blocks(document: Document) -> list[tuple[str, int, str]]:
    return [(block.kind.value, block.level, document.prose[slice(*block.span)]) for block in document.blocks]


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("<p>one  \n two<p>three</p> ", "one two\n\nthree"),
        ("one <b> two </b> three", "one two three"),
        ("one<br> two<br/>three", "one\ntwo\nthree"),
        ("a&nbsp;b &lt;c&gt; &ldquo;d&rdquo; &#8212; &#x41; &amp e &nope; & f", "a\xa0b <c> “d” — A & e &nope; & f"),
        ("<q>yes <q>no</q></q>", "“yes ‘no’”"),
        ("a<script>var x = '<p>';</script>b<style>p {}</style>c<!-- d -->e", "abce"),
        ("use <code>x</code> here <svg><text>no</text></svg>now", "use here now"),
        ("a <template>b</template><noscript>c</noscript>d", "a d"),
        ("an unclosed <code>is read", "an unclosed is read"),
        ("<pre>A:  x\n  y</pre>", "A:  x\n  y"),
        ("1 < 2 and 3 > 2 and a<3", "1 < 2 and 3 > 2 and a<3"),
        ('<a title="a > b">link</a>', "link"),
        ("<p don't>words</p>", "words"),
        ("<p>words<!-- never closed <p>gone", "words"),
        ("<P>UPPER<BR>CASE</P>", "UPPER\nCASE"),
        ("", ""),
    ],
)
def test_prose_is_what_the_page_shows(text: str, prose: str) -> None:
    """White space collapses, entities are resolved, scripts and comments are left out."""
    assert _read(text).prose == prose


def test_blocks_are_known_by_kind_and_level() -> None:
    """Headings, lists, cells, captions and quotations, as deep as they stand."""
    text = (
        "<h2>Head</h2><ul><li>a<li>b<ul><li>c</ul></ul><blockquote><p>q<p>r<blockquote>s</blockquote></blockquote>"
        "<table><caption>t</caption><tr><th>x<td>1</table><figure><figcaption>f</figcaption></figure>end"
    )
    assert _blocks(_read(text)) == [
        ("heading", 2, "Head"),
        ("list-item", 1, "a"),
        ("list-item", 1, "b"),
        ("list-item", 2, "c"),
        ("quote", 1, "q"),
        ("quote", 1, "r"),
        ("quote", 2, "s"),
        ("caption", 0, "t"),
        ("cell", 0, "x"),
        ("cell", 0, "1"),
        ("caption", 0, "f"),
        ("paragraph", 0, "end"),
    ]


def test_title_and_language_are_known() -> None:
    """Both come from the head of the page and are no prose."""
    document = _read('<html lang="en-GB"><head><title>The\n old &amp; new pier</title></head><p>Words.')
    assert (document.title, document.language, document.prose) == ("The old & new pier", "en-GB", "Words.")


def test_emphasis_is_known() -> None:
    """Nested emphasis is one stretch, and what is never closed runs to the end."""
    document = _read("<p>a <em>b <b>c</b></em> <i>d")
    assert [document.prose[slice(*span)] for span in document.emphasis] == ["b c", "d"]


def test_linked_footnotes_are_known() -> None:
    """A short link that leads forward to a block is the mark of a footnote; one that leads back is none."""
    document = _read(
        '<p id="a">Boats<sup><a href="#n1">1</a></sup> leave. <a href="#n2">Read on</a>'
        '<ol><li id="n1">At dawn. <a href="#a">1</a><li id="n2">More.</ol>'
    )
    assert [(document.prose[slice(*note.span)], note.label) for note in document.notes] == [("1", "n1")]
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH, BlockKind.FOOTNOTE, BlockKind.LIST_ITEM]


def test_spans_cover_the_markup_between_the_words() -> None:
    """A span of prose leads to the whole stretch of the file it was read from."""
    text = "<p>She   said <em>&ldquo;no</em> &amp; no&rdquo;.</p>"
    document = _read(text)
    start = document.prose.index("“")
    span = document.offsets.span(Span(start, document.prose.index("”") + 1))
    assert text[slice(*span)] == "&ldquo;no</em> &amp; no&rdquo;"


def test_markup_that_ends_in_the_wrong_order_loses_no_words() -> None:
    """Tags that close nothing are passed over."""
    assert _read("</p></blockquote>a<b><blockquote>b</b></i>c</blockquote></td>d").prose == "a\n\nbc\n\nd"


def test_what_stands_beside_the_article_is_not_its_words() -> None:
    """Navigation is left out; heads, feet and columns beside an article are on the page, but nobody's words in it."""
    text = (
        "<header><nav><a href='/'>Home</a></nav>Harbour Times</header><main><article><header><h1>Boats</h1></header>"
        "<p>Boats leave.</p><aside>“Nets dry.”</aside><footer>By A. Mate</footer></article></main>"
        "<aside><p>Buy a lamp.</p></aside><footer>All rights</footer>"
    )
    document = _read(text)
    assert "Home" not in document.prose
    assert [document.prose[slice(*span)] for span in document.asides] == ["Harbour Times", "Buy a lamp.", "All rights"]
    assert "“Nets dry.”" in document.prose


def test_a_page_without_an_article_is_all_its_own() -> None:
    """Nobody knows what its head stands beside."""
    assert _read("<header>Boats</header><p>leave</p><nav>unclosed").asides == ()
    assert _read("<p>leave</p><nav>unclosed").prose == "leave\n\nunclosed"
