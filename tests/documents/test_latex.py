"""LaTeX drafts: the words that are printed, each with its place in the file."""

from __future__ import annotations

import re

import pytest

from tieout.documents import read_bytes, read_text
from tieout.items import extract
from tieout.model import BlockKind, Changes, Citation, Document, Span


def _read(text: str, name: str = "a.tex") -> Document:
    return read_text(text, name, "d1")


def _blocks(document: Document) -> list[tuple[BlockKind, int, str | None, str]]:
    return [(b.kind, b.level, b.label, document.prose[slice(*b.span)]) for b in document.blocks]


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("``Boats leave,'' she said.", "“Boats leave,” she said."),
        ("She said ``he told us `never'''.", "She said “he told us ‘never’”."),
        ("The boats' crew isn't here", "The boats’ crew isn't here"),
        ("\\enquote{Boats \\enquote{leave}} now", "“Boats ‘leave’” now"),
        ("old\n   stone  pier", "old stone pier"),
        ("old % a remark\n  pier", "old pier"),
        ("old%\n  er pier, 5\\% more", "older pier, 5% more"),
        ("one % end\n\ntwo", "one\n\ntwo"),
        ("one\\par two", "one\n\ntwo"),
        ("one\\\\[2ex] two", "one\ntwo"),
        ("1990--2000 --- so \\ldots{} it was~\\dots", "1990–2000 — so … it was\u00a0…"),
        ("Caf\\'e, na\\\"{\\i}ve, \\c{c}a, \\v{s}, \\o re, stra\\ss e", "Café, naïve, ça, š, øre, straße"),
        ("\\emph{old} {\\bf pier}, \\person{Jane \\textsc{Roe}}", "old pier, Jane Roe"),
        ("\\ourbox{note}{1}{Boats leave}{}s", "note 1 Boats leaves"),
        ('M{\\"u}{\\ss}ig', "Müßig"),
        ("\\label{a}\\vspace*{2cm}Boats \\ref{b}\\includegraphics[width=1cm]{c} leave", "Boats leave"),
        ("\\setlength{\\parindent}{0pt}Boats \\textcolor{red}{leave}", "Boats leave"),
        (
            "In $7{,}423$ boats, $5\\%$, where $x_1 + y$ holds \\(a\\) and \\[b\\] now",
            "In 7,423 boats, 5%, where holds and now",
        ),
        ("a \\begin{equation} x = 1 \\end{equation} b", "a\n\nb"),
        ("left $ open\n\nnot lost", "left\n\nnot lost"),
        ("See \\verb|a_$b| and \\url{https://example.org/a%20b} now", "See and https://example.org/a%20b now"),
        ("a \\begin{verbatim} b $ \\end{verbatim} c", "a\n\nc"),
        ("a \\iffalse b \\fi c", "a c"),
        (
            "\\newcommand{\\org}{Harbour Trust\\xspace}\\def\\x#1{y}\\org{} and \\org says",
            "Harbour Trust and Harbour Trust says",
        ),
        ("\\newcommand{\\shout}[1]{\\textbf{#1}!} \\shout{Boats} leave", "Boats leave"),
        ("\\documentclass{article}\\usepackage{a}\\begin{document}b\\end{document}c", "b"),
        (
            "\\begin{description}\\item[{Old pier:}] stone \\item[\\emph{New}] wood\\end{description}",
            "Old pier: stone\n\nNew wood",
        ),
        ("7\\,423 boats, \\S\\,3, 9\\textsuperscript{th}", "7\u202f423 boats, §\u202f3, 9th"),
        ("\\replaced{new}{old} \\deleted{gone}pier", "new pier"),
        ('\\usepackage[ngerman]{babel}\\begin{document}"`Boote"\' fahren', "„Boote“ fahren"),
        ('a "quoted" word', 'a "quoted" word'),
        ("", ""),
    ],
)
def test_the_prose_is_what_is_printed(text: str, prose: str) -> None:
    """Marks, dashes and accents as on the page; commands, comments, formulas and definitions left out."""
    assert _read(text).prose == prose


@pytest.mark.parametrize(
    ("cite", "printed"),
    [
        ("\\cite{roe}", "[@roe]"),
        ("\\citep[12--14]{roe}", "[@roe, p. 12–14]"),
        ("\\parencite[see][ch.~3]{roe, poe}", "[see @roe; @poe, ch. 3]"),
        ("\\autocites[3]{roe}{poe}", "[@roe, p. 3] [@poe]"),
        ("\\textcquote[3]{roe}{Boats leave}", "“Boats leave” [@roe, p. 3]"),
        ("\\textquote[{\\cite[4]{roe}}]{Boats \\emph{leave}}", "“Boats leave” [@roe, p. 4]"),
        ("\\enquote{Boats}", "“Boats”"),
        ("\\nocite{roe}", ""),
    ],
)
def test_a_citation_reads_as_pandoc_writes_it(cite: str, printed: str) -> None:
    """So that it is one to whatever looks for citations."""
    assert _read(f"Boats {cite} leave").prose == " ".join(f"Boats {printed} leave".split())


@pytest.mark.parametrize(("name", "source"), [("displayquote", "[{\\cite[4]{roe}}]"), ("displaycquote", "[4]{roe}")])
def test_the_source_of_a_block_quotation_stands_at_its_end(name: str, source: str) -> None:
    """As csquotes prints it."""
    document = _read(f"\\begin{{{name}}}{source} Boats leave. \\end{{{name}}}")
    assert _blocks(document) == [(BlockKind.QUOTE, 1, None, "Boats leave. [@roe, p. 4]")]


def test_a_citation_is_found_where_it_stands() -> None:
    """With its key, its locator, and its span in the file."""
    document = _read("Jane Roe said: ``Boats leave at dawn'' \\citep[p.~12]{roe2019}.")
    (citation,) = (item for item in extract(document).others if isinstance(item, Citation))
    assert citation.target == "roe2019"
    assert document.text[slice(*citation.span)] == "\\citep[p.~12]{roe2019}"
    assert [locator.start for locator in citation.locators] == [(12,)]


def test_references_in_the_file_have_their_numbers() -> None:
    """As they are printed, in the text and in the list."""
    text = "So \\cite{poe}.\\begin{thebibliography}{9}\\bibitem{roe} Roe. \\bibitem[P]{poe} Poe.\\end{thebibliography}"
    assert _read(text).prose == "So [2].\n\nReferences\n\n[1] Roe.\n\n[2] Poe."


def test_footnotes_come_after_the_text() -> None:
    """The sentence goes on; each note is a block of its own, whose words lie inside its braces."""
    text = "Boats\\footnote{See \\url{http://a.b/%20c}, \\emph{p.~3}\\footnote{inner}.} leave\\footnote[2]{Ibid.} now."
    document = _read(text)
    assert _blocks(document) == [
        (BlockKind.PARAGRAPH, 0, None, "Boats leave now."),
        (BlockKind.FOOTNOTE, 0, "1", "See http://a.b/%20c, p.\u00a03inner."),
        (BlockKind.FOOTNOTE, 0, "2", "Ibid."),
    ]
    assert [(mark.label, mark.span.start) for mark in document.notes] == [("1", 5), ("2", 11)]
    assert [text[slice(*mark.printed)] for mark in document.notes if mark.printed] == ["\\footnote", "\\footnote[2]"]
    assert text[slice(*document.offsets.span(document.blocks[2].span))] == "Ibid."


def test_headings_quotations_lists_and_cells_are_blocks() -> None:
    """Of the kinds and levels that their commands say."""
    text = """\\section[Short]{The pier}
\\begin{quote}Built in \\textbf{1931}.

Old.\\end{quote}
\\begin{enumerate}\\item One \\item Two\\end{enumerate}
\\begin{tabular}{l|r}Port & Boats \\\\ Vale & 12\\end{tabular}
\\begin{figure}\\caption{A pier}\\end{figure}"""
    document = _read(text)
    assert _blocks(document) == [
        (BlockKind.HEADING, 2, None, "The pier"),
        (BlockKind.QUOTE, 1, None, "Built in 1931."),
        (BlockKind.QUOTE, 1, None, "Old."),
        (BlockKind.LIST_ITEM, 1, "1", "One"),
        (BlockKind.LIST_ITEM, 1, "2", "Two"),
        *((BlockKind.CELL, 0, None, words) for words in ("Port", "Boats", "Vale", "12")),
        (BlockKind.CAPTION, 0, None, "A pier"),
    ]
    assert [document.prose[slice(*span)] for span in document.emphasis] == ["1931"]


def test_the_head_says_title_and_authors() -> None:
    """And the title is printed above the text, its note below."""
    text = (
        "\\documentclass{article}\n\\title{The \\emph{old} pier\\thanks{Nobody paid.}}\n"
        "\\author{Jane Roe\\thanks{a} \\and John Poe \\\\ Vale}\n\\begin{document}Boats."
    )
    document = _read(text)
    assert document.metadata.title == "The old pier"
    assert document.metadata.authors == ("Jane Roe", "John Poe")
    assert document.prose == "The old pier\n\nBoats.\n\nNobody paid."


def test_links_lead_from_their_words() -> None:
    """Of href and of url."""
    document = _read("See \\href{https://a.b/\\%20c}{the \\emph{notice}} and \\url{https://d.e}.")
    assert [(document.prose[slice(*link.span)], link.target) for link in document.links] == [
        ("the notice", "https://a.b/%20c"),
        ("https://d.e", "https://d.e"),
    ]


@pytest.mark.parametrize(
    ("data", "name", "format"),
    [
        (b"% a draft\n\\documentclass{article}\nBoats", "draft.txt", "latex"),
        (b"\\documentclass{article}\nBoats", "draft", "latex"),
        (b"Boats leave.", "chapter.tex", "latex"),
        (b"A file may open with \\documentclass{article}.", "notes.txt", "text"),
        (b"\\documentclass is a command", "notes.md", "markdown"),
    ],
)
def test_a_file_is_known_by_what_it_holds_and_by_its_name(data: bytes, name: str, format: str) -> None:
    """A text that speaks of LaTeX is none."""
    assert read_bytes(data, name, "d1").format == format


def test_every_word_is_where_the_map_says() -> None:
    """Whatever stands around it."""
    words = [f"w{number}" for number in range(60)]
    shapes = [
        "\\emph{%s}",
        "%s",
        "``%s''",
        "%s\n",
        "%s %% no\n",
        "$5$ %s",
        "\\foo[x]{%s}",
        "{\\it %s}",
        "%s~",
        "\\'e %s",
    ]
    document = _read(" ".join(shapes[number % len(shapes)] % word for number, word in enumerate(words)))
    for found in re.finditer(r"w\d+", document.prose):
        assert document.text[slice(*document.offsets.span(Span(*found.span())))] == found.group()
    assert re.findall(r"w\d+", document.prose) == words


def test_the_commands_of_changes_are_accepted_or_rejected() -> None:
    """Those of the package that LaTeX has for it."""
    text = "The \\replaced[id=E]{new}{old} \\added{stone }pier\\deleted{ of wood}."
    assert _read(text).prose == "The new stone pier."
    assert read_bytes(text.encode(), "a.tex", "d1", changes=Changes.REJECTED).prose == "The old pier of wood."
