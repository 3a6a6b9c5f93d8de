"""What the commands and environments of LaTeX are to a reader of the page: words, signs, marks, or nothing.

The LaTeX2e reference manual says what each prints; csquotes, natbib, biblatex, hyperref and siunitx theirs.
"""

from __future__ import annotations

import unicodedata

from tieout.model import Changes

_SYMBOLS = """
    % percent
    & and
    § S
    ¶ P
    © copyright textcopyright
    ® textregistered
    ™ texttrademark
    ° degree textdegree degreeCelsius
    £ pounds textsterling
    € euro texteuro EUR
    ¥ yen textyen
    ¢ textcent
    $ textdollar
    # textnumbersign
    _ textunderscore
    { textbraceleft lbrace
    } textbraceright rbrace
    ~ textasciitilde
    ^ textasciicircum
    < textless
    > textgreater
    | textbar
    / slash
    \\ textbackslash
    • textbullet
    … dots ldots textellipsis
    – textendash
    — textemdash
    “ textquotedblleft
    ” textquotedblright
    ‘ textquoteleft lq
    ’ textquoteright rq
    " textquotedbl
    „ quotedblbase glqq
    ‚ quotesinglbase glq
    « guillemotleft guillemetleft flqq og
    » guillemotright guillemetright frqq fg
    ß ss
    æ ae
    Æ AE
    œ oe
    Œ OE
    ø o
    Ø O
    å aa
    Å AA
    ł l
    Ł L
    ð dh
    Ð DH
    þ th
    Þ TH
    ı i
    ȷ j
    LaTeX LaTeX
    TeX TeX
"""
SYMBOLS = {name: words[0] for line in _SYMBOLS.splitlines() if (words := line.split()) for name in words[1:]}
"""What a command prints that takes no argument."""

SIGNS = {sign: sign for sign in "%&$#_{}"} | {" ": " ", "\n": " ", "\t": " ", ",": "\u202f", ";": " ", ":": " "}
"""What a backslash and a sign print; what is not here prints nothing."""

_MARKS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "r": "\u030a", "k": "\u0328", "d": "\u0323",
    "b": "\u0331",
}  # fmt: skip
ACCENTS = frozenset(_MARKS)
"""The commands that put a mark on the next letter."""


def accented(accent: str, letter: str) -> str:
    """The letter with its mark, as one character where there is one."""
    return unicodedata.normalize("NFC", letter + _MARKS[accent])


HEADINGS = {
    "part": 1,
    "chapter": 1,
    "section": 2,
    "subsection": 3,
    "subsubsection": 4,
    "paragraph": 5,
    "subparagraph": 6,
}
NOTES = frozenset("footnote endnote thanks sidenote marginnote footnotetext".split())
QUOTES = frozenset("enquote textquote blockquote foreignquote hyphenquote".split())
CITED_QUOTES = frozenset("textcquote blockcquote".split())
EMPHASIS = frozenset("emph textit textbf textsl alert underline uline".split())
EMPHASISING = frozenset("em it bf sl itshape bfseries slshape".split())
"""Commands that emphasise whatever follows in their group."""
SPACES = frozenset("quad qquad newline linebreak enspace enskip thinspace xspace space nobreakspace".split())
BREAKS = frozenset(
    "par newpage clearpage cleardoublepage pagebreak bigskip medskip smallskip maketitle tableofcontents".split()
)

# Of the groups that come after a command, those that print nothing (s) and those that print themselves (t).
_ARGUMENTS = """
    s  label vspace hspace includegraphics usepackage bibliography bibliographystyle pagestyle thispagestyle ref pageref
    s  eqref autoref cref Cref vref input include subfile includeonly color pagecolor phantom hphantom vphantom index
    s  nocite addbibresource todo marginpar rule graphicspath hypersetup theoremstyle selectlanguage
    s  pagenumbering stepcounter refstepcounter addvspace enlargethispage newcounter date author tikzset lstset sisetup
    s  printbibliography ensuremath vskip hypertarget phantomsection title subtitle institute
    ss DeclareMathOperator setlength addtolength setcounter addtocounter fontsize newtheorem definecolor
    st textcolor colorbox hyperlink bibinfo bibfield foreignlanguage raisebox parbox scalebox
    sst multicolumn multirow fcolorbox resizebox
    sss newenvironment renewenvironment addcontentsline DeclareUnicodeCharacter newglossaryentry
"""
ARGUMENTS = {name: words[0] for line in _ARGUMENTS.splitlines() if (words := line.split()) for name in words[1:]}

GROUPS = {"s": "silent", "t": "plain", "a": "apart"}
DEFINES = frozenset("newcommand renewcommand providecommand def edef gdef DeclareRobustCommand".split())
CHANGES = {
    Changes.ACCEPTED: {"added": "t", "deleted": "s", "replaced": "ts"},
    Changes.REJECTED: {"added": "s", "deleted": "t", "replaced": "st"},
}
"""The same of the commands of the package changes."""

# Environments ------------------------------------------------------------------------------------------------

QUOTATIONS = frozenset("quote quotation displayquote displaycquote verse foreigndisplayquote".split())
LISTS = frozenset("itemize enumerate description compactitem compactenum inparaenum".split())
NUMBERED = frozenset("enumerate compactenum inparaenum".split())
TABLES = {"tabular": 1, "tabularx": 2, "tabulary": 2, "longtable": 1, "tabu": 1, "supertabular": 1, "tblr": 1}
"""Environments of cells, and how many of the groups that follow say how they look."""
VERBATIM = frozenset("verbatim Verbatim lstlisting minted comment filecontents alltt".split())
"""Environments whose inside is not LaTeX, and nobody's words."""
LEFT_OUT = frozenset(
    """
    equation align alignat gather multline eqnarray math displaymath flalign tikzpicture pgfpicture picture algorithm
    algorithmic forest CCSXML
    """.split()
)
LOOKS = {
    "thebibliography": 1,
    "minipage": 1,
    "multicols": 1,
    "wrapfigure": 2,
    "adjustbox": 1,
    "spacing": 1,
    "otherlanguage": 1,
}
"""Other environments, and how many of the groups that follow say how they look."""
