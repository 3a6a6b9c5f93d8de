"""Names that texts as they stand have otherwise than others do: nothing was planted, so a person has to read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from random import Random

import tieout
from benchmarks import corpora
from benchmarks.slips import finder_of
from tieout.documents import read_path
from tieout.items import extract
from tieout.model import Document, Name, NameAnswer

_AROUND = 120


@dataclass(frozen=True, slots=True)
class Misnamed:
    """A name of a text, and how the sources it was held against have it."""

    path: Path
    document: Document
    item: Name
    answer: NameAnswer

    @property
    def page(self) -> str:
        """What a reader needs to judge it: both spellings, each where it stands."""
        (start, end), text = self.item.span, self.document.text
        lines = [
            f"{self.item.text}: spelt {self.answer.spelt} ({self.path.name}:{self.item.location.line})",
            f"DRAFT   …{text[max(0, start - _AROUND) : start]}⟦{text[start:end]}⟧{text[end : end + _AROUND]}…",
        ]
        passages = (passage for evidence in self.answer.evidence for passage in evidence.passages)
        lines += [f"SOURCE  …{one.before[-_AROUND:]}⟦{one.text}⟧{one.after[:_AROUND]}…" for one in passages]
        return "\n".join(lines)


def between_outlets(data: Path) -> Iterator[Misnamed]:
    """The names of articles held against the articles of each other outlet; each name of an article once."""
    articles = corpora.files_of(data / "campaign2016" / "articles")
    read = [(path, *_names(path)) for path in articles]
    seen = set[tuple[Path, str]]()
    for outlet, group in groupby(articles, _outlet):
        library = tieout.open_library(list(group))
        for one in _misnamed([row for row in read if _outlet(row[0]) != outlet], library):
            if (one.path, one.item.text) not in seen:
                seen.add((one.path, one.item.text))
                yield one


def in_transcripts(data: Path) -> Iterator[Misnamed]:
    """The names of transcripts, which spell by ear, held against all articles."""
    library = tieout.open_library(corpora.files_of(data / "campaign2016" / "articles"))
    for path in corpora.files_of(corpora.transcripts(data)):
        yield from _misnamed([(path, *_names(path))], library)


def write(path: Path, found: Sequence[Misnamed], number: int, draw: Random) -> None:
    """Write some of them, drawn at random, for a person to read."""
    chosen = draw.sample(list(found), min(number, len(found)))
    path.write_text("\n".join(f"## {count}\n\n{one.page}\n" for count, one in enumerate(chosen, 1)), "utf-8")


def _outlet(path: Path) -> str:
    return path.name.partition("_")[0]


def _names(path: Path) -> tuple[Document, list[Name]]:
    document = read_path(path, "d1")
    return document, [item for item in extract(document).others if isinstance(item, Name)]


def _misnamed(texts: Sequence[tuple[Path, Document, list[Name]]], library: tieout.Library) -> Iterator[Misnamed]:
    finder = finder_of(library)
    for path, document, names in texts:
        for item in names:
            answer = finder.find(document, item)
            if isinstance(answer, NameAnswer) and answer.spelt:
                yield Misnamed(path, document, item, answer)
