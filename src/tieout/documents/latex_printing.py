"""The words of a LaTeX file as they are printed: spaces, quotation marks, dashes, accents; formulas are left out."""

from __future__ import annotations

import re

from tieout.documents import latex_commands as commands
from tieout.documents.prose import ProseBuilder
from tieout.model import BlockKind
from tieout.text.patterns import lazy

_MARKS = {
    "``": "“", "''": "”", "'''": "’”", "`": "‘", "'": "’", '"`': "„", "\"'": "“", ",,": "„", "<<": "«", ">>": "»",
    "--": "–", "---": "—", "~": "\u00a0",
}  # fmt: skip
_NUMBER = lazy(r"\$\s?(?P<inside>(?:\d|[.,+/ ~-]|\{,\}|\\[,%!; ]){1,40})\$")
_BREAK_OPTION = lazy(r"\*?(?:\[[^\[\]\n]{0,30}\])?")
_ACCENTED = lazy(
    r"[ \t]?(?:\{[ \t]?\\?(?P<inside>[A-Za-z])[ \t]?\}|\\(?P<dotless>[ij])(?![A-Za-z])|(?P<bare>[A-Za-z]))"
)
_DIGIT = lazy(r"\d")


class Printer:
    """Writes prose, but for what stands in a formula or in a group that prints nothing."""

    def __init__(self, text: str, *, german: bool) -> None:
        self.text = text
        self.builder = ProseBuilder(text)
        self.silent = 0
        """How many groups that print nothing are open."""
        self.math = ""
        """What opened the formula that is open."""
        self._number_ends = -1
        self._german = german
        self._space: tuple[int, int] | None = None

    @property
    def mute(self) -> bool:
        return bool(self.silent or self.math)

    def words(self, start: int, end: int) -> None:
        """Words that stand in the file as they are printed; a space at either end waits for what comes next."""
        if self.mute:
            return
        if self.text[start] == " ":
            self.space(start, start + 1)
            start += 1
        trailing = end > start and self.text[end - 1] == " "
        if start < end - trailing:
            self.flush(start)
            self.builder.copy(start, end - trailing)
        if trailing:
            self.space(end - 1, end)

    def put(self, words: str, start: int, end: int) -> None:
        """Words that stand for something else in the file."""
        if words and not self.mute:
            self.flush(start)
            self.builder.put(words, start, end)

    def space(self, start: int, end: int) -> None:
        """A space that is written only if words come before it and after it in its block."""
        if self.builder.in_block and not self.builder.ends_line and not self.mute:
            self._space = (self._space[0] if self._space else start, end)

    def flush(self, start: int) -> None:
        """Write the space that waits, since words come."""
        if self._space and self.builder.in_block:
            begin, end = self._space
            self.builder.put_space(begin, end) if self.text[begin:end].isspace() else self.builder.put(
                " ", begin, start
            )
        self._space = None

    def drop_space(self) -> None:
        """Forget the space that waits: a block ends or begins."""
        self._space = None

    def white(self, token: re.Match[str]) -> None:
        """White space or a comment: an empty line ends the paragraph, and any formula that somebody left open."""
        space = token["space"] or ""
        if token["blank"] or space.count("\n") > 1:
            self.math = ""
            self.end_block()
        elif space:
            self.space(*token.span())

    def end_block(self) -> None:
        """What comes next is set apart, unless all this is inside a formula or a group that prints nothing."""
        if not self.mute:
            self._space = None
            self.builder.end_block()

    def mark(self, mark: str, start: int, end: int) -> int:
        """Quotation marks, dashes and ties, as they are printed; where to read on."""
        if mark[0] == '"' and not self._german:
            self.words(start, start + 1)
            return start + 1
        self.put(_MARKS[mark], start, end)
        return end

    def sign(self, sign: str, start: int, end: int) -> int:
        """A backslash with a sign: an accent, a formula, the end of a line, a space, or the sign itself."""
        if sign in commands.ACCENTS and (stop := self.accent(sign, start, end)) > end:
            return stop
        if sign in "([":
            self.math = self.math or sign
        elif sign in ")]":
            self.math = "" if self.math in ("(", "[") else self.math
        elif sign == "\\":
            end = self._break_line(start, end)
        elif sign in (" ", "\n", "\t", ";", ":"):
            self.space(start, end)
        else:
            self.put(commands.SIGNS.get(sign, ""), start, end)
        return end

    def accent(self, accent: str, start: int, end: int) -> int:
        """The letter after an accent with its mark; `end` where no letter comes."""
        letter = _ACCENTED.match(self.text, end)
        if letter is None:
            return end
        self.put(
            commands.accented(accent, letter["inside"] or letter["dotless"] or letter["bare"]), start, letter.end()
        )
        return letter.end()

    def _break_line(self, start: int, end: int) -> int:
        option = _BREAK_OPTION.match(self.text, end)
        end = option.end() if option else end
        if self.builder.frame.kind is BlockKind.CELL:
            self.end_cell()
        elif self.builder.in_block and not self.mute:
            self._space = None
            self.builder.put("\n", start, end)
        return end

    def end_cell(self) -> None:
        if self.builder.frame.kind is BlockKind.CELL:
            self.end_block()

    def dollar(self, mark: str, start: int) -> None:
        """A formula begins or ends at a dollar sign; a number alone is no formula."""
        if self.math:
            self.math = "" if mark.startswith(self.math) else self.math
        elif start == self._number_ends:
            self._number_ends = -1
        elif (number := _NUMBER.match(self.text, start)) and _DIGIT.search(number["inside"]):
            self._number_ends = number.end("inside")
        else:
            self.math = mark
