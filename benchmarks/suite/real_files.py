"""Files that others made: are they read, and are their words what another reader finds?"""

from __future__ import annotations

import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from random import Random

from benchmarks import strangers
from benchmarks.base import Benchmark, Figure, Workplace, at_least, at_most, told
from benchmarks.timing import processor_seconds
from tieout.documents import Limits, RawFile, Wanted, read_bytes, sandbox, shown
from tieout.documents.pdf import PdfReader
from tieout.errors import UnreadableError
from tieout.model import Box, Document, Location, Span

PLACES = 200
_WORD = re.compile(r"[^\W\d_]{4,}")
_LINED = (".docx", ".odt")
"""Formats of which the other reader makes a line of each paragraph."""
ENOUGH = 20
"""Fewer words say nothing of a file."""
GOALS = {".pdf": 0.97}
WORST = 10
_NEARLY = 0.9


class RealFiles(Benchmark):
    """Are files that others made read without a crash, and with the words that other readers find?"""

    name = "real-files"
    rank = 60
    is_long = True

    def run(self, place: Workplace) -> Iterator[Figure]:
        files = strangers.fetched(place.room("strangers"))
        read, refused = _read_all(files)
        yield told("files", ", ".join(f"{len(paths)} {suffix[1:]}" for suffix, paths in files.items() if paths))
        yield at_least("read, or refused in one sentence", (len(read) + len(refused)) / _count(files), 1.0)
        yield told("refused", len(refused))
        for why, count in sorted(Counter(refused.values()).items()):
            yield told(f"refused, since it {why}", count)
        recalls: dict[str, list[tuple[float, str]]] = defaultdict(list)
        others = dict(strangers.others(files, place.room("others")))
        for path, other in others.items():
            words = strangers.words_of(strangers.without_running_lines(other) if path.suffix == ".pdf" else other)
            if path in read and words.total() >= ENOUGH:
                shared = (words & strangers.words_of(read[path])).total()
                recalls[path.suffix].append((shared / words.total(), path.name))
        for suffix, found in sorted(recalls.items()):
            shares = [share for share, _ in found]
            yield at_least(
                f"{suffix[1:]}: words of the other reader, median", statistics.median(shares), GOALS.get(suffix, 0.99)
            )
            yield told(f"{suffix[1:]}: files with less", sum(share < GOALS.get(suffix, 0.99) for share in shares))
        worst = sorted(pair for found in recalls.values() for pair in found)[:WORST]
        yield told("the worst", "; ".join(f"{name} {share:.0%}" for share, name in worst))
        for suffix, (right, number) in _placed(files, others, place.seed).items():
            yield at_least(f"{suffix[1:]}: {number} random words are where they are said to be", right / number, 0.99)
        if files[".pdf"]:
            right, number = _boxed(files[".pdf"], place.seed)
            yield at_least(
                f"pdf: {number} random words have the rectangle that pdftotext gives them", right / number, 0.99
            )
            yield at_most(
                "a PDF read apart, seconds of the processor more (median)", _cost(files[".pdf"]), 0.05, "{:.3f}"
            )


def _count(files: dict[str, list[Path]]) -> int:
    return sum(map(len, files.values()))


def _read_all(files: dict[str, list[Path]]) -> tuple[dict[Path, str], dict[Path, str]]:
    """The text of each file that can be read, and of each that cannot why, in a few words."""
    read, refused = {}, {}
    for path in (path for paths in files.values() for path in paths):
        try:
            read[path] = read_bytes(path.read_bytes(), str(path), "d1").prose
        except UnreadableError as problem:
            refused[path] = re.split(r"[:(,.]", str(problem).replace(str(path), ""))[0].strip()
    return read, refused


def _placed(files: dict[str, list[Path]], others: dict[Path, str], seed: int) -> dict[str, tuple[int, int]]:
    """Of words that stand once in a file, by format: how many are where they are said to be, and of how many."""
    placed = {}
    for suffix in (".pdf", ".docx", ".odt", ".html", ".epub", ".tex"):
        places = [place for path in files[suffix] for place in _words(path, others.get(path, ""))]
        Random(seed).shuffle(places)
        if places:
            placed[suffix] = (sum(_is_there(*place) for place in places[:PLACES]), min(len(places), PLACES))
    return placed


def _words(path: Path, other: str) -> Iterator[tuple[Path, str, Location, str]]:
    """The words that the file has once, here and to the other reader, with their places here."""
    try:
        document = read_bytes(path.read_bytes(), str(path), "d1")
    except UnreadableError:
        return
    other = document.text if document.offsets.pieces else other
    if path.suffix in _LINED and len(document.paragraphs) != len(_lines(other)):
        return  # the other reader parts it otherwise, as it leaves out text boxes
    once = Counter(_WORD.findall(other))
    for found in _WORD.finditer(document.prose):
        if once[found.group()] == 1:
            start = document.offsets.start(found.start())
            yield path, found.group(), document.location(start), other


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _is_there(path: Path, word: str, at: Location, other: str) -> bool:
    """Whether a word is on its page, in its paragraph as the other reader has it, or at its line and column."""
    if at.page is not None:
        return word in strangers.printed(path, "-f", str(at.page), "-l", str(at.page))
    if path.suffix == ".epub":
        return _goes_with(word, _paragraphs(path)[(at.paragraph or 1) - 1], other)
    if at.paragraph is not None:
        lines = _lines(other)
        return at.paragraph <= len(lines) and word in lines[at.paragraph - 1]
    line = other.split("\n")[(at.line or 1) - 1]
    return line[(at.column or 1) - 1 :].startswith(word)


def _boxed(files: list[Path], seed: int) -> tuple[int, int]:
    """Of words that stand once in a file: how many are in the rectangle that pdftotext gives, and of how many."""
    known = [one for path in files for one in _once(path)]
    Random(seed).shuffle(known)
    right = 0
    for document, span, page, theirs in known[:PLACES]:
        places = shown(document, Wanted([span])).places.get(span, ())
        right += any(_same(box, theirs) for one in places if one.page == page for box in one.boxes)
    return right, min(len(known), PLACES)


def _once(path: Path) -> Iterator[tuple[Document, Span, int, Box]]:
    """The words that a PDF has once, here and to pdftotext, and where they are to that."""
    try:
        document = read_bytes(path.read_bytes(), str(path), "d1")
    except UnreadableError:
        return
    theirs: dict[str, list[tuple[int, Box]]] = defaultdict(list)
    for word, page, box in strangers.boxed(path):
        for part in _WORD.findall(word):
            theirs[part] += [(page, box)] if part == word else [(0, box), (0, box)]
    once = Counter(_WORD.findall(document.text))
    for found in _WORD.finditer(document.text):
        if once[found.group()] == 1 == len(theirs[found.group()]):
            yield document, Span(*found.span()), *theirs[found.group()][0]


def _same(ours: Box, theirs: Box) -> bool:
    """Whether the smaller of two boxes is nearly all in the other: fonts leave open how high a letter is."""
    wide = min(ours.right, theirs.right) - max(ours.left, theirs.left)
    high = min(ours.bottom, theirs.bottom) - max(ours.top, theirs.top)
    least = min((box.right - box.left) * (box.bottom - box.top) for box in (ours, theirs))
    return wide > 0 and high > 0 and wide * high >= _NEARLY * least


@cache
def _paragraphs(path: Path) -> list[str]:
    """The paragraphs of a file as they are counted; listings may have blank lines within."""
    document = read_bytes(path.read_bytes(), str(path), "d1")
    ends = (*document.paragraphs[1:], len(document.text))
    return [document.text[start:end] for start, end in zip(document.paragraphs, ends, strict=True)]


def _goes_with(word: str, paragraph: str, other: str) -> bool:
    """Whether all that stands in one line with a word, as the other reader has it, stands in a paragraph."""
    line = next(line for line in other.splitlines() if word in _WORD.findall(line))
    return "".join(line.split()) in "".join(paragraph.split())


def _here(raw: RawFile) -> Document:
    return PdfReader().read(raw, Limits())


def _apart(raw: RawFile) -> Document:
    return sandbox.read(PdfReader(), raw, Limits())


def _cost(files: list[Path]) -> float:
    """What it takes more to read a file apart, in seconds of the processor."""
    more = []
    for path in files:
        raw = RawFile("d1", str(path), path.read_bytes(), "")
        try:
            here, apart = (processor_seconds(partial(way, raw)) for way in (_here, _apart))
        except UnreadableError:
            continue
        more.append(apart - here)
    return statistics.median(more)
