"""The paragraphs of one part of a Word document (the body, or its notes), told element by element.

What is open is kept on stacks, never in calls, so that a table nested 100,000 deep costs no more than a flat one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from tieout.documents.cells import Cells, spanned
from tieout.documents.docx_styles import Styles, is_on
from tieout.documents.paragraphs import Paragraph
from tieout.documents.xmlparts import Listener
from tieout.model import BlockKind, Changes
from tieout.text.patterns import lazy

_LEFT_OUT = frozenset(
    """
    w:instrText w:delInstrText w:sectPr w:tblPr w:tblGrid w:trPr w:tcBorders w:tcMar w:tcPrChange w:rt mc:Fallback
    w:pPrChange w:rPrChange w:numberingChange w:annotationRef w:object
    """.split()
)
_TAKEN_OUT, _PUT_IN = frozenset({"w:del", "w:moveFrom", "w:delText"}), frozenset({"w:ins", "w:moveTo"})
_TEXT = frozenset({"w:t", "m:t", "w:delText"})
_PRINTED = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "‑",
    "w:softHyphen": "\u00ad",
}
OWN = "tieout"
"""The author of the comments that tieout writes itself; they are no annotations of anybody's."""
_ADDRESS = lazy(r"https?://[^\s<>\"]+")
_NOT_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_ROMAN = tuple(
    zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "m cm d cd c xc l xl x ix v iv i".split(), strict=True)
)


class Story(Listener):
    """Collects paragraphs in the order in which they open: a text box comes after the paragraph that it hangs on."""

    def __init__(self, styles: Styles, addresses: Mapping[str, str], changes: Changes = Changes.ACCEPTED) -> None:
        self.paragraphs: list[Paragraph] = []
        self.by_note: dict[str, list[Paragraph]] = {}
        self.labels: dict[tuple[str, str], str] = {}
        """The labels of the notes that are referred to, by the part that they are in and their ids."""
        self._left_out = _LEFT_OUT | (_TAKEN_OUT if changes is Changes.ACCEPTED else _PUT_IN)
        self._unmade = "w:del" if changes is Changes.ACCEPTED else "w:ins"
        """What says of the end of a paragraph that it is none."""
        self._styles = styles
        self._addresses = addresses
        self._links: list[tuple[int, str]] = []
        self._commented: dict[str, tuple[Paragraph, int]] = {}
        self._comments: list[tuple[str, Paragraph, int, int]] = []
        self._into = self.paragraphs
        self._open: list[Paragraph] = []
        self._unfinished: Paragraph | None = None
        self._skipped = 0
        self._cells: list[int] = [0]
        self._tables = Cells()
        self._counts: Counter[str] = Counter()
        self._fields: list[bool] = []
        self._codes = 0
        self._in_properties = self._in_list = self._in_text = self._mark_deleted = False
        self._emphasised = self._hidden = False
        self._prompts: list[bool] = []
        self._starts: dict[str, Callable[[Mapping[str, str]], None]] = {
            "w:p": self._start_paragraph,
            "w:pPr": self._start_properties,
            "w:r": self._start_run,
            "w:fldChar": self._field,
            "w:footnoteReference": lambda found: self._refer("footnotes", found),
            "w:endnoteReference": lambda found: self._refer("endnotes", found),
            "w:footnote": self._start_note,
            "w:endnote": self._start_note,
            "w:comment": self._start_note,
            "w:commentRangeStart": self._start_comment,
            "w:commentRangeEnd": self._end_comment,
            "w:hyperlink": self._start_link,
            "w:txbxContent": lambda _: self._cells.append(0),
            "w:sdt": lambda _: self._prompts.append(False),
            "w:sdtContent": self._start_control,
            "w:sym": self._symbol,
            "w:tbl": lambda _: self._tables.open_table(),
            "w:tr": lambda _: self._tables.open_row(),
            "w:tc": self._start_cell,
            "w:gridSpan": lambda found: self._tables.widen(spanned(found.get("w:val"))),
        }
        self._ends: dict[str, Callable[[], object]] = {
            "w:r": self._end_run,
            "w:p": self._end_paragraph,
            "w:hyperlink": self._end_link,
            "w:txbxContent": self._cells.pop,
            "w:sdt": self._prompts.pop,
            "w:tbl": self._tables.close_table,
            "w:tc": self._end_cell,
        }

    # -- elements ---------------------------------------------------------------------------------------------

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._skipped:
            self._skipped += 1
        elif self._in_properties:
            self._property(name, attributes)
        elif name in self._left_out:
            self._skipped = 1
        elif name in self._starts:
            self._starts[name](attributes)
        elif name in _PRINTED:
            self._add(_PRINTED[name])
        elif name in _TEXT:
            self._in_text = True
        elif name == "w:showingPlcHdr" and self._prompts:
            self._prompts[-1] = is_on(attributes)
        else:
            self._run_property(name, attributes)

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name in _TEXT:
            self._in_text = False
        elif name == "w:pPr":
            self._in_properties = self._in_list = False
        elif name == "w:numPr":
            self._in_list = False
        elif name in self._ends:
            self._ends[name]()

    def words(self, words: str) -> None:
        if self._in_text and not self._skipped:
            self._add(words)

    def _start_cell(self, _: Mapping[str, str]) -> None:
        self._cells[-1] += 1
        self._tables.open_cell()

    def _end_cell(self) -> None:
        self._cells[-1] -= 1

    # -- paragraphs -------------------------------------------------------------------------------------------

    def _start_paragraph(self, _: Mapping[str, str]) -> None:
        """Open a paragraph, unless the end of the one before was deleted: then that one goes on."""
        paragraph = self._unfinished
        if paragraph is None:
            paragraph = Paragraph(BlockKind.CELL if self._cells[-1] else BlockKind.PARAGRAPH, cell=self._tables.here)
            self._into.append(paragraph)
        self._unfinished, self._mark_deleted = None, False
        self._open.append(paragraph)

    def _end_paragraph(self) -> None:
        if not self._open:
            return
        paragraph = self._open.pop()
        self._unfinished = paragraph if self._mark_deleted else None
        self._mark_deleted = False
        if self._codes:  # no code runs on into the next paragraph: its result is missing
            self._fields, self._codes = [], 0

    def _start_properties(self, _: Mapping[str, str]) -> None:
        self._in_properties = True

    def _property(self, name: str, attributes: Mapping[str, str]) -> None:
        """A property of the paragraph that is open, or of the mark that ends it."""
        value = attributes.get("w:val", "")
        if name in ("w:pPrChange", "w:rPrChange", "w:sectPr"):
            self._skipped = 1
        elif name == self._unmade:
            self._mark_deleted = True
        elif not self._open or self._open[-1].kind is BlockKind.CELL:
            return
        elif name == "w:pStyle":
            paragraph = self._open[-1]
            paragraph.kind, paragraph.level = self._styles.kind_of(value)
        elif name == "w:outlineLvl" and value.isdecimal() and int(value) < 9:
            self._become(BlockKind.HEADING, int(value) + 1)
        elif name == "w:numPr":
            self._in_list = True
        elif name == "w:ilvl" and self._in_list and value.isdecimal():
            self._become(BlockKind.LIST_ITEM, int(value) + 1)
        elif name == "w:numId" and self._in_list and value != "0":
            self._become(BlockKind.LIST_ITEM, max(1, self._open[-1].level))

    def _become(self, kind: BlockKind, level: int) -> None:
        """Let the open paragraph be of a kind, unless its style made it a heading or a quotation."""
        paragraph = self._open[-1]
        if paragraph.kind in (BlockKind.PARAGRAPH, kind):
            paragraph.kind, paragraph.level = kind, level

    # -- runs -------------------------------------------------------------------------------------------------

    def _start_run(self, _: Mapping[str, str]) -> None:
        self._emphasised = self._hidden = False

    def _end_run(self) -> None:
        self._emphasised = self._hidden = False

    def _run_property(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in ("w:b", "w:i"):
            self._emphasised = is_on(attributes) or self._emphasised
        elif name in ("w:vanish", "w:webHidden"):
            self._hidden = is_on(attributes)
        elif name == "w:rStyle":
            style = attributes.get("w:val", "")
            self._emphasised = self._styles.emphasises(style)
            self._hidden = self._styles.hides(style)

    def _add(self, words: str) -> None:
        if self._open and not self._hidden and not self._codes:
            self._open[-1].add(words, self._emphasised)

    def _symbol(self, attributes: Mapping[str, str]) -> None:
        """A character told by its number; those of a font's own say nothing to anybody else."""
        try:
            code = int(attributes.get("w:char", ""), 16)
        except ValueError:
            return
        if 0x20 <= code < 0xD800 or 0xF900 <= code <= 0xFFFD:
            self._add(chr(code))

    def _field(self, attributes: Mapping[str, str]) -> None:
        """A field's code begins, its result begins, or it ends; only results are read."""
        kind = attributes.get("w:fldCharType")
        if kind == "begin":
            self._fields.append(False)
            self._codes += 1
        elif kind in ("separate", "end") and self._fields:
            self._codes -= not self._fields.pop()
            if kind == "separate":
                self._fields.append(True)

    def _start_control(self, _: Mapping[str, str]) -> None:
        """The content of a control; a prompt that waits for words is nobody's."""
        if self._prompts and self._prompts[-1]:
            self._skipped = 1

    # -- links and comments -----------------------------------------------------------------------------------

    def _start_link(self, attributes: Mapping[str, str]) -> None:
        start = self._open[-1].length if self._open else 0
        self._links.append((start, self._addresses.get(attributes.get("r:id", ""), "")))

    def _end_link(self) -> None:
        start, address = self._links.pop() if self._links else (0, "")
        if self._open and address:
            self._open[-1].links.append((start, self._open[-1].length, address))

    def _start_comment(self, attributes: Mapping[str, str]) -> None:
        if self._open:
            self._commented[attributes.get("w:id", "")] = self._open[-1], self._open[-1].length

    def _end_comment(self, attributes: Mapping[str, str]) -> None:
        id = attributes.get("w:id", "")
        paragraph, start = self._commented.pop(id, (None, 0))
        if paragraph is not None:
            self._comments.append((id, paragraph, start, paragraph.length))

    def add_comments(self, comments: Mapping[str, list[Paragraph]]) -> None:
        """Let the words that a comment hangs on lead to the addresses named in it: so do checkers of facts annotate."""
        for id, paragraph, start, end in self._comments:
            said = " ".join(each.words for each in comments.get(id, ()))
            addresses = [address.rstrip(".,;:)]") for address in _ADDRESS.findall(said)]
            linked = [target for each in comments.get(id, ()) for _, _, target in each.links]
            paragraph.links += [(start, end, address) for address in dict.fromkeys([*linked, *addresses])]

    # -- notes ------------------------------------------------------------------------------------------------

    def _refer(self, kind: str, attributes: Mapping[str, str]) -> None:
        """A reference to a note, which Word numbers 1, 2, 3 at the foot of the page and i, ii, iii at the end."""
        key = kind, attributes.get("w:id", "")
        if not self._open or self._hidden:
            return
        if key not in self.labels:
            self._counts[kind] += 1
            self.labels[key] = str(self._counts[kind]) if kind == "footnotes" else _roman(self._counts[kind])
        self._open[-1].note(self.labels[key])

    def _start_note(self, attributes: Mapping[str, str]) -> None:
        self._into = []
        if attributes.get("w:type") not in _NOT_NOTES and attributes.get("w:author") != OWN:
            self.by_note[attributes.get("w:id", "")] = self._into


def _roman(number: int) -> str:
    """A number as the notes at the end of a document are numbered: i, ii, iii."""
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written
