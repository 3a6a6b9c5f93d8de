"""Citations of LaTeX, natbib and biblatex, written as a reader of prose knows them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tieout.documents.latex_head import plain
from tieout.text.patterns import lazy

CITES = lazy(r"(?!nocite)[A-Za-z]{0,10}[cC]ite[a-zA-Z]{0,10}")
"""The names of the commands that cite."""
CITED = lazy(r"\s?(?P<notes>(?:\[[^\[\]]{0,300}\]\s?){0,2})\{(?P<keys>[^{}\\]{1,1000})\}")
"""What follows such a command: what goes before the citation and after it, and the keys."""
_CITE = lazy(r"\\[A-Za-z]{0,10}[cC]ite[a-z]{0,10}\*?")
_NOTE = lazy(r"\[([^\[\]]*)\]")
_PAGE = lazy(r"\d[\d\s,–-]*")


def bracketed(cited: re.Match[str], numbers: Mapping[str, int]) -> str:
    """A citation as Pandoc writes it, `[see @key, p. 3]`; `[2, p. 3]` where the references of the file have numbers."""
    keys = [key.strip() for key in cited["keys"].split(",") if key.strip()]
    notes = [plain(note) for note in _NOTE.findall(cited["notes"])]
    before = f"{notes[0]} " if len(notes) > 1 and notes[0] else ""
    after = notes[-1] if notes else ""
    after = f", p. {after}" if _PAGE.fullmatch(after) else f", {after}" if after else ""
    if keys and all(key in numbers for key in keys):
        return f"[{', '.join(str(numbers[key]) for key in keys)}{after}]"
    return f"[{before}{'; '.join(f'@{key}' for key in keys)}{after}]"


def cited_in(options: str, numbers: Mapping[str, int]) -> str:
    """The citation in the options of a quotation, which is printed behind it; empty where there is none."""
    cite = _CITE.search(options)
    cited = CITED.match(options, cite.end()) if cite else None
    return bracketed(cited, numbers) if cited else ""
