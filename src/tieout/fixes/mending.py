"""Fixes taken in rounds: those that can stand together, then what is found afterwards, until nothing more can be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from tieout.errors import UnreadableError
from tieout.fixes.patching import Patch, compatible
from tieout.fixes.splicing import Encoding
from tieout.model import Document, Report, TextEdit

ROUNDS = 8
"""So many at most: fixes that go on calling each other forth are left where they are."""


@dataclass(frozen=True, slots=True)
class Content:
    """A draft's file: its name, and what it holds."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Mended:
    """A draft that fixes were taken in: its bytes as they are to be written, and the difference."""

    name: str
    data: bytes
    patch: Patch


@dataclass(frozen=True, slots=True)
class Mending:
    """What became of the drafts: the report on them as they are now, and those that changed."""

    report: Report
    drafts: tuple[Mended, ...]
    problems: tuple[str, ...] = ()
    """Sentences about drafts that cannot be edited in place, though there is something to mend in them."""


Revise = Callable[[Document, bytes, Sequence[Sequence[TextEdit]]], tuple[bytes, list[int]] | None]


@dataclass(frozen=True, slots=True)
class Means:
    """How drafts are read and written, which is the business of their formats."""

    decode: Callable[[bytes, str], str | None]
    """The text of bytes in a format; None where that format is no text."""
    revise: Revise
    """The bytes with fixes as tracked changes, and the numbers of those taken; None where a format has none."""


def mend(
    contents: Sequence[Content],
    check: Callable[[Mapping[str, bytes]], Report],
    means: Means,
    *,
    unsafe: bool,
) -> Mending:
    """Take the fixes of some drafts, round by round.

    `check` reports on the drafts, of which those named hold other bytes than their files do. Fixes that are not
    safe are taken where `unsafe` says so.
    """
    files = {content.name: _File(content) for content in contents}
    report, fixed = check({}), 0
    for _ in range(ROUNDS):
        known = [document for document in report.documents if document.path in files]
        taken = sum(_take(files[one.path], one, report, means, unsafe=unsafe) for one in known)
        if not taken:
            break
        fixed += taken
        report = check({name: file.data for name, file in files.items() if file.patch is not None})
    changed = (file.mended() for file in files.values())
    problems = tuple(file.problem for file in files.values() if file.problem)
    return Mending(replace(report, fixed=fixed), tuple(one for one in changed if one), problems)


class _File:
    """A draft through the rounds."""

    def __init__(self, content: Content) -> None:
        self.name, self.data = content.name, content.data
        self.patch: Patch | None = None
        self.problem = ""
        self._encoding: Encoding | None = None

    def mended(self) -> Mended | None:
        return Mended(self.name, self.data, self.patch) if self.patch else None

    def take(self, edits: Sequence[TextEdit], text: str, decode: Callable[[bytes], str | None]) -> None:
        """The file with some more edits in it; UnreadableError where it cannot be written so."""
        encoding = self._encoding or Encoding(self.data, text, self.name)
        held = [TextEdit(edit.span, encoding.writable(edit.text)) for edit in edits]
        patch = (self.patch or Patch.of(text)).with_edits(held)
        data = encoding.spliced(patch)
        if decode(data) != patch.text:
            raise UnreadableError(f"{self.name} is not mended: it would be read as something else afterwards.")
        self._encoding, self.data, self.patch = encoding, data, patch


def _take(file: _File, document: Document, report: Report, means: Means, *, unsafe: bool) -> int:
    """Take a round's fixes in one draft; how many they are."""
    found = (finding.fix for finding in report.findings if finding.document == document.id)
    fixes = compatible([fix for fix in found if fix and (fix.safe or unsafe)])
    if not fixes or file.problem:
        return 0
    if means.decode(file.data, document.format) != document.text:
        return _track(file, document, fixes, means)
    try:
        edits = [edit for fix in fixes for edit in fix]
        file.take(edits, document.text, lambda data: means.decode(data, document.format))
    except UnreadableError as problem:
        file.problem = str(problem)
        return 0
    return len(fixes)


def _track(file: _File, document: Document, fixes: Sequence[Sequence[TextEdit]], means: Means) -> int:
    """Take fixes as tracked changes, in a format that has them; how many could be."""
    made = means.revise(document, file.data, fixes)
    if made is None or (file.patch is not None and file.patch.text != document.text):
        file.problem = f"{file.name} cannot be edited in place: what could be mended in it is only reported."
        return 0
    data, numbers = made
    if numbers:
        edits = [edit for number in numbers for edit in fixes[number]]
        file.data, file.patch = data, (file.patch or Patch.of(document.text)).with_edits(edits)
    return len(numbers)
