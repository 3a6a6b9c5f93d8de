"""The strategies of all property tests: texts as files hold them, and the markup around them."""

from __future__ import annotations

import json

from hypothesis import strategies as st

NEWLINES = st.sampled_from(["\n", "\r\n", "\r"])
WORDS = st.sampled_from(
    ["The", "boats", "leave", "at", "dawn", "naïve", "café", "日本", "😀", "don’t", "“no”", "3,400", "É"]
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=8).map(lambda words: " ".join(words) + ".")
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join)

_MARKDOWN_BITS = st.sampled_from(
    "# |## |> |>> |- |1. |**|*|_|`|```\n|[a](b)|![c](d)|[^1]|[^1]: |\\*|&amp;|&quot;|&#8212;|&nope;|<b>|</b>|<br>|"
    "  \n|---\n|| a | b |\n|---|---|\n|    |\t|\\|~~|+++\n|title: x\n|<div>\n|<!-- |\0|\ufeff|\u2028".split("|")
)
_HTML_MARKUP = (
    "<p>;</p>;<em>;</em>;<b>;<blockquote>;</blockquote>;<ul>;<li>;</ul>;<table>;<td>;</tr>;</table>;<h2>;</h2>;<q>;"
    "</q>;<br>;<br/>;<pre>;</pre>;<code>;</code>;<script>;</script>;<svg>;<!--;-->;<!doctype html>;<?xml ?>;<;>;</;&;"
    "&amp &ldquo &#x201C &#0 &#xD800 &notit &nbsp &#10;<a href='#n'>;</a>;<li id=n>;<a ;=';\";\t;\n\n;  ;\r\n;\f;\0"
)
_HTML_BITS = st.sampled_from(_HTML_MARKUP.split(";"))
_TRANSCRIPT_BITS = st.sampled_from(
    [
        "JANE DOE: ",
        "MR. ROE: ",
        "Q. ",
        "A. ",
        "[Jane Doe]: ",
        "[00:12] ",
        "(applause)",
        "[inaudible]",
        "*12 ",
        "\f",
        "7\n",
        "[1] ",
    ]
)


def _mixed(bits: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(st.one_of(SENTENCES, bits, NEWLINES, st.text(max_size=4)), max_size=30).map("".join)


PLAIN = _mixed(_TRANSCRIPT_BITS)
MARKDOWN = _mixed(st.one_of(_MARKDOWN_BITS, _TRANSCRIPT_BITS))
HTML = _mixed(st.one_of(_HTML_BITS, _TRANSCRIPT_BITS))
CSV = st.lists(st.sampled_from(list('abc,;\t|"\n\r 019.=-\0é')), max_size=60).map("".join)
_CUE_BITS = [
    "\n",
    "\n\n",
    "1\n",
    "00:00:01,000 --> 00:00:02,000\n",
    "00:01.000 --> 00:02.000\r\n",
    "WEBVTT\n\n",
    "<v Ann>",
    "</v>",
]
_CUE_WORDS = ["<i>", "a", "boats leave. ", "&amp;", "\r", "{\\an8}", " ", "<", "NOTE\n"]
SUBTITLES = st.lists(st.sampled_from([*_CUE_BITS, *_CUE_WORDS]), max_size=40).map("".join)
_LATEX_BITS = [
    *(
        "\\emph{",
        "\\footnote{",
        "\\section{",
        "\\enquote{",
        "\\label{",
        "\\href{a}{",
        "{",
        "}",
        "[",
        "]",
        "$",
        "$5$",
        "\\(",
        "\\)",
    ),
    *(
        "\\begin{quote}",
        "\\end{quote}",
        "\\begin{tabular}{l}",
        "\\end{tabular}",
        "\\begin{equation}",
        "\\end{equation}",
    ),
    *(
        "\\item ",
        "\\begin{enumerate}",
        "\\end{enumerate}",
        "\\begin{verbatim}",
        "\\end{verbatim}",
        "\\title{",
        "\\begin{document}",
    ),
    *(
        "\\cite[3]{a}",
        "\\textcquote{a}{",
        "\\url{a%b}",
        "\\'e",
        "\\ ",
        "\\\\",
        "\\,",
        "\\%",
        "%",
        "%a\n",
        "&",
        "~",
        "\\it ",
    ),
    *(
        "``",
        "''",
        "`",
        "'",
        '"',
        "--",
        "---",
        "\n",
        "\n\n",
        "  ",
        " ",
        "boats",
        "a",
        "7",
        ".",
        "é",
        "\r\n",
        "\\newcommand{\\a}{b}",
        "\\a",
    ),
]
LATEX = st.lists(st.sampled_from(_LATEX_BITS), max_size=40).map("".join)
_JSON_BITS = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"port"',
    '"boats"',
    '"Vale"',
    "7",
    "7.50",
    "null",
    "true",
    " ",
    "\n",
    "{}",
    "[]",
]
JSON = st.lists(st.sampled_from(_JSON_BITS), max_size=40).map("".join) | st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda held: st.lists(held, max_size=3) | st.dictionaries(st.text(max_size=4), held, max_size=3),
    max_leaves=20,
).map(json.dumps)
_DRAWN_BITS = [
    *("Port", "Boats", "Vale", "7", "8.5%", "  ", "    ", "\t", "|"),
    *(" | ", "\n", "\r\n", "+--+", "-----", ". ", "é", "\u2028"),
]
DRAWN = st.lists(st.sampled_from(_DRAWN_BITS), max_size=40).map("".join)
FILES = st.one_of(
    st.tuples(JSON, st.just("json")),
    st.tuples(DRAWN, st.just("drawn")),
    st.tuples(LATEX, st.just("latex")),
    st.tuples(PLAIN, st.just("text")),
    st.tuples(MARKDOWN, st.just("markdown")),
    st.tuples(HTML, st.just("html")),
    st.tuples(CSV, st.just("csv")),
    st.tuples(SUBTITLES, st.just("subtitles")),
)
