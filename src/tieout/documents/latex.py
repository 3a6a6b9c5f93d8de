"""LaTeX drafts: the words as they are printed, each where it stands in the file.

Commands, comments, the preamble and formulas are left out; a number by itself between dollar signs is a number.
Quotation marks, dashes and accents read as they are printed. Footnotes come after the text, as they do on the page:
there alone the prose runs backwards in the file. A citation reads as Pandoc writes it, `[@key, p. 3]`; where the file
brings its own `thebibliography`, it reads as it is printed, `[2, p. 3]`. Files that are input are not read.

Nothing is expanded but commands that stand for a few plain words, and what is open is kept on a stack, never in calls:
whatever the file holds, it is gone through once, and its footnotes twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

from tieout.documents import latex_commands as commands
from tieout.documents.base import Limits, RawFile, TextReader
from tieout.documents.latex_citing import CITED, CITES, bracketed, cited_in
from tieout.documents.latex_head import Head, plain
from tieout.documents.latex_printing import Printer
from tieout.documents.prose import marked
from tieout.documents.remarks import remark_of
from tieout.model import BlockKind, Changes, Comment, Document, NoteMark, Span
from tieout.text.patterns import lazy

_TOKEN = lazy(
    r"""\\(?P<command>[A-Za-z@]+)\*?|\\(?P<sign>[^A-Za-z@])
    |(?P<comment>%[^\r\n]*(?:(?P<blank>\r?\n[ \t]*\r?\n\s*)|\r?\n[ \t]*)?)
    |(?P<space>\s{2,}+|[\t\r\n])|(?P<open>\{)|(?P<close>\})|(?P<math>\$\$?)|(?P<cell>&)
    |(?P<mark>`{1,2}|'{2,3}|"[`']|,,(?=\w)|<<|>>|---?|~|(?<![^\W\d_])'|'(?![^\W\d_]))""",
    re.VERBOSE | re.DOTALL,
)
_AFTER_WORD = lazy(r"[ \t]*+(?:\r?\n[ \t]*+(?![\r\n]))?+")
_OPTION = r"\[(?:[^\[\]{}]|\{(?:[^{}]|\{[^{}]{0,200}+\}){0,300}+\}){0,300}+\]"
_OPTIONS = lazy(rf"\*?\s?(?:{_OPTION}\s?){{0,3}}(?=\s?\{{)")
_OPTIONS_ONLY = lazy(rf"(?:\s?{_OPTION}){{0,2}}")
_LABEL = lazy(r"\s?\[(?P<label>[^\[\]\n]{0,200})\]")
_NAME = lazy(r"\s?\{(?P<name>[A-Za-z@]{1,40}\*?)\}")
_PLAIN_GROUP = lazy(r"\s?\{(?P<inside>[^{}\n]{0,1000})\}")
_DEFINED = lazy(r"\*?\s?\{?\\[A-Za-z@]+\}?(?:\s?\[[^\[\]]{0,60}\]){0,2}(?:#\d){0,9}")
_VERB = lazy(r"\*?(?:\{[^{}\n]{0,500}\}|([^\sA-Za-z*{])[^\n]{0,500}?\1)")


class LatexReader(TextReader):
    """Reads files named as LaTeX, and texts that declare their document class."""

    format: ClassVar[str] = "latex"
    suffixes: ClassVar[tuple[str, ...]] = (".tex", ".latex", ".ltx")
    told_by_signs: ClassVar[bool] = True
    priority: ClassVar[int] = 20

    @classmethod
    def recognises(cls, raw: RawFile) -> bool:
        if raw.suffix in cls.suffixes:
            return True
        opening = raw.opening(1 << 14) if raw.is_named_as_text else ""
        return opening.lstrip()[:1] in ("\\", "%") and "\\documentclass" in opening

    def compose(self, text: str, raw: RawFile, limits: Limits) -> Document:
        head = Head(text)
        walk = _Walk(text, head, raw.changes)
        walk.read_all()
        read = walk.builder.document(raw, self.format, limits, head.metadata)
        return marked(read, walk.emphasis, walk.notes, walk.links, walk.comments.values())


@dataclass(slots=True)
class _Open:
    """A group or an environment that is open; `held` is what is to be written at its end, or where its words lead."""

    kind: str
    at: int = 0
    name: str = ""
    held: str = ""
    emphasises: bool = False
    entered: bool = False
    items: int = 0
    after: list[_Open] = field(default_factory=list)
    """What the groups behind it are."""


class _Walk(Printer):
    """Goes through the tokens once and writes the prose they make."""

    def __init__(self, text: str, head: Head, changes: Changes) -> None:
        super().__init__(text, german=head.german)
        self.emphasis: list[tuple[int, int]] = []
        self.notes: list[NoteMark] = []
        self.links: list[tuple[int, int, str]] = []
        self.comments: dict[int, Comment] = {}
        """Those to tieout, by where they begin."""
        self._head = head
        self._arguments = commands.ARGUMENTS | commands.CHANGES[changes]
        self._stack: list[_Open] = []
        self._environments: Counter[str] = Counter()
        self._expected: list[_Open] = []
        """What the next groups are, by the command before them."""
        self._emphasised = self._emphasis_start = self._quoted = 0
        self._later: list[tuple[str, int, int]] = []
        """The footnotes, to be read after the text: label, start and end."""
        self._in_notes = False
        self._without_end: set[str] = set()
        self._begins: dict[str, Callable[[_Open, int, int], None]] = {
            "silent": self._hush,
            "note": self._begin_note,
            "emphasis": self._stress,
            "heading": self._begin_heading,
            "quotation": self._begin_quotation,
            "link": self._begin_link,
            "apart": self._begin_apart,
        }
        self._told: dict[str, Callable[[str, int, int], int]] = {
            "begin": self._environment,
            "end": self._leave,
            "iffalse": self._after_condition,
            "item": self._item,
            "bibitem": self._item,
            **dict.fromkeys(("url", "href", "nolinkurl"), self._link),
            **dict.fromkeys(("verb", "lstinline", "mintinline"), self._code),
            **dict.fromkeys(commands.DEFINES, self._define),
            **dict.fromkeys(commands.CITED_QUOTES, self._cite_later),
        }
        self._ends: dict[str, Callable[[_Open, int, int], None]] = {
            "silent": self._unhush,
            "note": self._end_note,
            "heading": self._end_heading,
            "quotation": self._end_quotation,
            "link": self._end_link,
            "environment": self._end_environment,
        }

    def read_all(self) -> None:
        """The title, the body, and the footnotes."""
        if self._head.title:
            self.builder.enter(BlockKind.HEADING, 1)
            self._read(*self._head.title)
            self.builder.leave()
        self._read(self._head.start, self._head.end)
        self._in_notes = True
        for label, start, end in self._later:
            self.builder.enter(BlockKind.FOOTNOTE, label=label)
            self._read(start, end)
            self.builder.leave()

    def _read(self, start: int, end: int) -> None:
        at = start
        while at < end:
            token = _TOKEN.search(self.text, at, end)
            stop = token.start() if token else end
            if at < stop:
                self.words(at, stop)
                self._expected = []
            at = self._take(token) if token else end
        while self._stack:
            self._close(end, end)
        self.math, self._expected = "", []
        self.drop_space()

    def _take(self, token: re.Match[str]) -> int:
        """Take a token; where to read on."""
        kind, start, end = token.lastgroup, *token.span()
        if token["command"]:
            return self._command(token["command"], start, end)
        if token["sign"]:
            return self.sign(token["sign"], start, end)
        if kind in ("space", "comment"):
            self.white(token)
            if kind == "comment":
                self._remark(start)
        elif kind == "open":
            self._open(start, end)
        elif kind == "close":
            if self._stack and self._stack[-1].kind != "environment":
                self._close(start, end)
        elif kind == "math":
            self.dollar(token.group(), start)
        elif kind == "cell":
            self.end_cell()
        else:
            return self.mark(token.group(), start, end)
        return end

    def _remark(self, start: int) -> None:
        """A comment: one to tieout is kept, once, though a footnote is read twice."""
        end = self.text.find("\n", start)
        line = self.text[start : end if end >= 0 else None].rstrip("\r")
        if remark := remark_of(line.lstrip("%"), Span(start, start + len(line))):
            self.comments[start] = remark

    # -- groups -----------------------------------------------------------------------------------------------

    def _open(self, start: int, end: int) -> None:
        """A group begins: what the command before it made of it, or nothing by itself."""
        expected, self._expected = self._expected, []
        group = expected[0] if expected and not self.mute else _Open("plain")
        group.at, group.after = end, expected[1:]
        begin = self._begins.get(group.kind)
        if begin:
            begin(group, start, end)
        self._stack.append(group)

    def _close(self, start: int, end: int) -> None:
        """What was opened last ends; `start` and `end` are those of the sign that ends it."""
        group = self._stack.pop()
        finish = self._ends.get(group.kind)
        if finish:
            finish(group, start, end)
        if group.emphasises:
            self._calm()
        self._expected = group.after

    def _begin_apart(self, _: _Open, start: int, end: int) -> None:
        if self.text[end : end + 1] != "}":
            self.space(start, start)

    def _hush(self, *_: object) -> None:
        self.silent += 1

    def _unhush(self, *_: object) -> None:
        self.silent -= 1

    def _stress(self, group: _Open, *_: object) -> None:
        """What is in the group is emphasised."""
        if not group.emphasises:
            group.emphasises = True
            self._emphasis_start = self._emphasis_start if self._emphasised else self.builder.length
            self._emphasised += 1

    def _calm(self) -> None:
        self._emphasised -= 1
        if not self._emphasised:
            self.emphasis.append((self._emphasis_start, self.builder.length))

    def _begin_heading(self, group: _Open, *_: object) -> None:
        self.drop_space()
        if group.name == "caption":
            self.builder.enter(BlockKind.CAPTION)
        else:
            self.builder.enter(BlockKind.HEADING, commands.HEADINGS[group.name])

    def _end_heading(self, *_: object) -> None:
        self.drop_space()
        self.builder.leave()

    def _begin_note(self, group: _Open, *_: object) -> None:
        """Note where the mark of a footnote stands; its words are read later."""
        group.name = str(len(self._later) + 1)
        here = self.builder.length
        self.notes.append(NoteMark(Span(here, here), group.name, Span(int(group.held), group.at - 1)))
        self.silent += 1

    def _end_note(self, group: _Open, start: int, _: int) -> None:
        self.silent -= 1
        self._later.append((group.name, group.at, start))

    def _begin_quotation(self, _: _Open, start: int, end: int) -> None:
        self.put("“‘"[self._quoted % 2], start, end)
        self._quoted += 1

    def _end_quotation(self, group: _Open, start: int, end: int) -> None:
        self._quoted -= 1
        self.put("”’"[self._quoted % 2] + (f" {group.held}" if group.held else ""), start, end)

    def _begin_link(self, group: _Open, *_: object) -> None:
        group.items = self.builder.length

    def _end_link(self, group: _Open, *_: object) -> None:
        self.links.append((group.items, self.builder.length, group.held))

    # -- environments -----------------------------------------------------------------------------------------

    def _environment(self, _: str, start: int, end: int) -> int:
        named = _NAME.match(self.text, end, self._head.end)
        if named is None:
            return end
        name, end = named["name"].rstrip("*"), named.end()
        if name in commands.VERBATIM:
            return self._after_verbatim(named["name"], end)
        environment = _Open("environment", start, name)
        self.end_block()
        environment.held, end = self._source_of(name, end)
        self._stack.append(environment)
        self._environments[name] += 1
        silent = name in commands.LEFT_OUT
        self.silent += silent
        if not self.mute:
            self._enter(environment, start, end)
        looks = commands.TABLES.get(name, commands.LOOKS.get(name, 0))
        self._expected = [_Open("silent") for _ in range(looks)]
        return end

    def _enter(self, environment: _Open, start: int, end: int) -> None:
        name = environment.name
        if name in commands.QUOTATIONS:
            self.builder.enter(BlockKind.QUOTE)
        elif name in commands.LISTS:
            self.builder.enter(BlockKind.LIST_ITEM)
        elif name in commands.TABLES:
            self.builder.enter(BlockKind.CELL)
        elif name == "thebibliography":
            self.builder.enter(BlockKind.HEADING, 1)
            self.put("References", start, end)
            self.builder.leave()
            return
        else:
            return
        environment.entered = True

    def _source_of(self, name: str, end: int) -> tuple[str, int]:
        """What is cited in the options of an environment, to be written at its end; and where it goes on."""
        options = _OPTIONS_ONLY.match(self.text, end)
        cited = CITED.match(self.text, end) if name == "displaycquote" else None
        if cited:
            return bracketed(cited, self._head.numbers), cited.end()
        given = options.group() if options else ""
        return cited_in(given, self._head.numbers), end + len(given)

    def _end_environment(self, environment: _Open, start: int, end: int) -> None:
        if environment.held and self.builder.in_block:
            self.space(start, start)
            self.put(environment.held, start, end)
        self.end_block()
        self._environments[environment.name] -= 1
        self.silent -= environment.name in commands.LEFT_OUT
        if environment.entered:
            self.builder.leave()

    def _leave(self, _: str, start: int, end: int) -> int:
        """The end of an environment, and so of all that was opened in it and never closed."""
        named = _NAME.match(self.text, end)
        if named is None:
            return end
        name = named["name"].rstrip("*")
        if name in commands.LEFT_OUT:
            self.math = ""
        found = not self._environments[name]
        while not found:
            found = self._stack[-1].kind == "environment" and self._stack[-1].name == name
            self._close(start, named.end())
        self._expected = []
        return named.end()

    def _after_verbatim(self, name: str, end: int) -> int:
        """Where an environment ends whose inside is no LaTeX; where it never does, it is none."""
        self.end_block()
        if name in self._without_end:
            return end
        stop = self.text.find(f"\\end{{{name}}}", end, self._head.end)
        if stop < 0:
            self._without_end.add(name)
            return end
        return stop + len(name) + len("\\end{}")

    # -- commands ---------------------------------------------------------------------------------------------

    def _command(self, name: str, start: int, end: int) -> int:
        """A command: what it prints, or what it makes of the groups that follow; where to read on."""
        self._expected = []
        told = self._told.get(name)
        if told:
            return told(name, start, end)
        if self.mute:
            return end
        if CITES.fullmatch(name):
            return self._cite(name, start, end)
        if name in commands.ACCENTS and (stop := self.accent(name, start, end)) > end:
            return stop
        return self._plain_command(name, start, end)

    def _plain_command(self, name: str, start: int, end: int) -> int:
        """A command that prints a sign or a few words, ends a block, or says what its groups are."""
        printed = commands.SYMBOLS.get(name) or self._head.definitions.get(name)
        after = _AFTER_WORD.match(self.text, end)
        stop = after.end() if after else end
        if printed or name in commands.SPACES or name in commands.BREAKS:
            if name in commands.BREAKS:
                self.end_block()
            elif printed:
                self.put(printed, start, end)
                stop = end if self._head.keeps_space(name) else stop
            else:
                self.space(start, stop)
            return stop
        if name in commands.EMPHASISING and self._stack:
            self._stress(self._stack[-1])
        options = _OPTIONS.match(self.text, end)
        self._expected = self._groups_of(name, start)
        if options:
            if name in commands.QUOTES:
                self._expected[0].held = cited_in(options.group(), self._head.numbers)
            return options.end()
        return stop

    def _groups_of(self, name: str, start: int) -> list[_Open]:
        """What the groups after a command are; those of one that is not known print themselves, with spaces between."""
        if name in commands.EMPHASIS:
            return [_Open("emphasis")]
        if name in commands.HEADINGS or name == "caption":
            return [_Open("heading", name=name)]
        if name in commands.QUOTES:
            return [_Open("quotation")]
        if name in commands.NOTES:
            return [_Open("plain" if self._in_notes else "note", held=str(start))]
        return [_Open(commands.GROUPS[kind]) for kind in self._arguments.get(name, "taaa")]

    def _define(self, _: str, __: int, end: int) -> int:
        """A definition prints nothing; those of a few plain words were read before."""
        defined = _DEFINED.match(self.text, end)
        if not self.mute:
            self._expected = [_Open("silent")]
        return defined.end() if defined else end

    def _code(self, _: str, __: int, end: int) -> int:
        """Code in a line is nobody's words."""
        code = _VERB.match(self.text, end)
        return code.end() if code else end

    def _after_condition(self, _: str, __: int, end: int) -> int:
        stop = self.text.find("\\fi", end, self._head.end) if "fi" not in self._without_end else -1
        if stop < 0:
            self._without_end.add("fi")
            return end
        return stop + len("\\fi")

    def _link(self, name: str, _: int, end: int) -> int:
        address = _PLAIN_GROUP.match(self.text, end)
        if address is None or self.mute:
            return address.end() if address else end
        target = address["inside"].replace("\\", "")
        if name == "href":
            self._expected = [_Open("link", held=target)]
            return address.end()
        self.flush(address.start("inside"))
        start = self.builder.length
        self.builder.copy(*address.span("inside"))
        self.links.append((start, self.builder.length, target))
        return address.end()

    def _item(self, name: str, start: int, end: int) -> int:
        """An item of a list, or of the references of the file."""
        if self.mute:
            return end
        self.end_block()
        label = _LABEL.match(self.text, end)
        end = label.end() if label else end
        if name == "bibitem":
            key = _PLAIN_GROUP.match(self.text, end)
            if key:
                self.put(f"[{self._head.numbers.get(key['inside'].strip(), 0)}]", start, key.end())
                self.space(key.end(), key.end())
            return key.end() if key else end
        around = self._stack[-1] if self._stack else _Open("plain")
        around.items += 1
        if around.name in commands.NUMBERED and not self.builder.frame.quotes:
            self.builder.frames[-1] = self.builder.frame._replace(label=str(around.items))
        elif label and label["label"]:
            self._label(*label.span("label"))
            self.space(end, end)
        return end

    def _label(self, start: int, end: int) -> None:
        """What an item of a list begins with, where it stands if it is words and no more."""
        while start < end and self.text[start] == "{" and self.text[end - 1] == "}":
            start, end = start + 1, end - 1
        words = plain(self.text[start:end])
        if words == self.text[start:end]:
            self.words(start, end)
        else:
            self.put(words, start, end)

    # -- citations --------------------------------------------------------------------------------------------

    def _cite(self, name: str, start: int, end: int) -> int:
        """A citation, in the place of the command and its groups; of those that take several lists, all."""
        written: list[str] = []
        while cited := CITED.match(self.text, end):
            written.append(bracketed(cited, self._head.numbers))
            end = cited.end()
            if not name.endswith("s"):
                break
        self.put(" ".join(written), start, end)
        return end

    def _cite_later(self, _: str, __: int, end: int) -> int:
        """A quotation of csquotes: its citation stands before it in the file, and behind it on the page."""
        if self.mute:
            return end
        cited = CITED.match(self.text, end)
        self._expected = [_Open("quotation", held=bracketed(cited, self._head.numbers) if cited else "")]
        return cited.end() if cited else end
