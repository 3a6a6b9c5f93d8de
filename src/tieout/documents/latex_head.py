"""What stands before the text of a LaTeX file, and about it: title, authors, short commands of its own, references."""

from __future__ import annotations

import re

from tieout.documents.latex_commands import SIGNS, SYMBOLS
from tieout.model import Metadata, Span
from tieout.text.patterns import lazy

_BEGIN = lazy(r"^[^%\n]{0,200}?\\begin\s?\{document\}", re.MULTILINE)
_END = "\\end{document}"
_DEFINITION = lazy(
    r"\\(?:(?:new|renew|provide)command\*?\s?\{?\\(?P<name>[A-Za-z]{1,40})\}?|def\s?\\(?P<short>[A-Za-z]{1,40}))"
    r"\s?\{(?P<words>[^{}\\$#%\n]{1,100})(?P<space>\\xspace)?\}"
)
_REFERENCE = lazy(r"\\bibitem\s?(?:\[[^\[\]]{0,200}\]\s?)?\{(?P<key>[^{}\n]{1,200})\}")
_TITLE = lazy(r"\\title\s?(?:\[[^\[\]]{0,300}\]\s?)?\{")
_AUTHOR = lazy(r"\\author\s?(?:\[[^\[\]]{0,300}\]\s?)?\{")
_BRACE = lazy(r"\\.|[{}]", re.DOTALL)
_LONGEST = 2_000
_GERMAN = lazy(r"\b(?:n?german|n?austrian|n?swissgerman)\b")
_FOOTNOTE = lazy(r"\\(?:thanks|footnote|inst)\s?\{[^{}]*\}")
_AND = lazy(r"\\and\b")
_PLAIN = lazy(r"\\(?P<name>[A-Za-z@]+)\*?[ \t]*|\\(?P<sign>[^A-Za-z@])|[{}$]|~|---?|``|''", re.DOTALL)
_PRINTED = {"~": " ", "--": "–", "---": "—", "``": "“", "''": "”"}


class Head:
    """What a LaTeX file says of itself; `start` and `end` are those of its text."""

    def __init__(self, text: str) -> None:
        begin = _BEGIN.search(text)
        self.start = begin.end() if begin else 0
        stop = text.find(_END, self.start)
        self.end = stop if stop >= 0 else len(text)
        self.german = _GERMAN.search(text, 0, self.start) is not None
        """Whether it has the quotation marks of babel's German."""
        self.definitions: dict[str, str] = {}
        """The commands of its own that stand for a few plain words."""
        self._with_space: set[str] = set()
        for found in _DEFINITION.finditer(text):
            name = found["name"] or found["short"]
            self.definitions[name] = plain(found["words"])
            if found["space"]:
                self._with_space.add(name)
        self.numbers = {found["key"].strip(): number for number, found in enumerate(_REFERENCE.finditer(text), 1)}
        """The numbers of its references, by their keys."""
        self.title = _group(text, _TITLE, self.start) if begin else None
        self.metadata = self._metadata(text)

    def keeps_space(self, name: str) -> bool:
        """Whether the space behind a command of the file's own is printed."""
        return name in self._with_space

    def _metadata(self, text: str) -> Metadata:
        authors = _group(text, _AUTHOR, self.start)
        names = _AND.split(_FOOTNOTE.sub("", text[slice(*authors)])) if authors else []
        lines = (plain(name.partition("\\\\")[0]) for name in names)
        title = plain(_FOOTNOTE.sub("", text[slice(*self.title)])) if self.title else None
        return Metadata(title=title or None, authors=tuple(name for name in lines if name))


def _group(text: str, opening: re.Pattern[str], end: int) -> Span | None:
    """The inside of the group that opens so before `end`; None where there is none, or it is long."""
    found = opening.search(text, 0, end)
    depth = 1
    for brace in _BRACE.finditer(text, found.end(), found.end() + _LONGEST) if found else ():
        depth += {"{": 1, "}": -1}.get(brace.group(), 0)
        if not depth and found:
            return Span(found.end(), brace.start())
    return None


def plain(written: str) -> str:
    """A few words of LaTeX as they are printed, on one line: an optional argument, a name, a title."""
    return " ".join(_PLAIN.sub(_as_printed, written).split())


def _as_printed(found: re.Match[str]) -> str:
    if found["name"]:
        return SYMBOLS.get(found["name"], "")
    if found["sign"]:
        return SIGNS.get(found["sign"], " " if found["sign"] == "\\" else "")
    return _PRINTED.get(found.group(), "")
