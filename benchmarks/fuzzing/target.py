"""The process that is fuzzed: `python -m benchmarks.fuzzing.target FORMAT FOLDER [option of libFuzzer ...]`.

Files are read in this very process, so that the fuzzer sees which branches they take; a library that falls over takes
the process with it, and whoever started it starts it again. What is found is written into the folder, each kind once.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from pathlib import Path
from unittest import mock

import atheris

with atheris.instrument_imports(include=["tieout"]):
    import tieout
    from tieout import documents
    from tieout.documents import RawFile, sandbox

    documents.readers()

from benchmarks.fuzzing.damage import mutated
from benchmarks.fuzzing.lexicon import words_for, written
from tests.documents.samples import samples
from tieout.errors import UnreadableError, UsageError
from tieout.model import Annotation, Changes, Document, Span

SECONDS = 10.0
"""Of the processor, which no file as small as these may take."""
LIMITS = documents.Limits(seconds=SECONDS)
_CHANGES = list(Changes)
_OWN = f"{Path(tieout.__file__).parent}{os.sep}"


class Target:
    """Reads what the fuzzer makes up, and notes what should not have happened."""

    def __init__(self, format: str, folder: Path) -> None:
        self.reader = next(reader for reader in documents.readers() if reader.format == format)
        self._name, self.sample = samples()[format]
        self._folder = folder
        self._slowest = 0.0

    def __call__(self, data: bytes) -> None:
        start = time.process_time()
        try:
            _use(data, self._name)
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is what is sought
            self._note(_place_of(fault), data, "".join(traceback.format_exception(fault)))
        self._time(time.process_time() - start, data)

    def mutated(self, data: bytes, most: int, seed: int) -> bytes:
        """A file made of another; of a sample where that is so damaged that another reader reads it."""
        known = self.reader.recognises(RawFile("d1", self._name, data, ""))
        return mutated(data if known else self.sample, most, seed, atheris.Mutate)

    def _time(self, took: float, data: bytes) -> None:
        if took > self._slowest:
            self._slowest = took
            (self._folder / "slowest.json").write_text(json.dumps(took))
            (self._folder / "slowest.bin").write_bytes(data)
        if took > SECONDS:
            self._note("slow", data, f"{took:.1f} seconds")

    def _note(self, what: str, data: bytes, why: str) -> None:
        note = self._folder / "found" / f"{what}.txt"
        if not note.exists():
            note.write_text(why)
            note.with_suffix(".bin").write_bytes(data)


def _use(data: bytes, name: str) -> None:
    """Read a file, look at all that was read, and write into a copy of it, as a run would."""
    changes = _CHANGES[len(data) % len(_CHANGES)]
    try:
        document = documents.read_bytes(data, name, "d1", LIMITS, changes)
    except UnreadableError as problem:
        if name not in str(problem) or not str(problem).endswith("."):
            raise ValueError(f"no sentence: {problem}") from problem
        return
    _look_at(document)
    _write_into(document, data, changes)


def _look_at(document: Document) -> None:
    for block in document.blocks:
        if not 0 <= block.span.start < block.span.end <= len(document.prose):
            raise ValueError(f"no block: {block}")
    for place in (0, len(document.text) // 2, max(0, len(document.text) - 1)):
        document.location(place)
    document.text.encode("utf-8")
    for table in documents.tables_of(document):
        if not table.columns:
            raise ValueError("a table without columns")


def _write_into(document: Document, data: bytes, changes: Changes) -> None:
    if document.text.strip():
        note = Annotation(Span(0, len(document.text)), ("Seen.",))
        try:
            documents.annotated(document, [note], LIMITS, changes, data)
        except (UnreadableError, UsageError):
            return


def _place_of(fault: BaseException) -> str:
    """What went wrong and where in tieout, in a few letters."""
    frames = traceback.extract_tb(fault.__traceback__)
    own = [frame for frame in frames if frame.filename.startswith(_OWN)] or list(frames)
    return f"{type(fault).__name__}-{Path(own[-1].filename).stem}-{own[-1].lineno}"


def main() -> None:
    """Fuzz a reader until the fuzzer's time is over."""
    format, folder, options = sys.argv[1], Path(sys.argv[2]), sys.argv[3:]
    corpus, words = folder / "corpus", folder / "words.dict"
    for each in (corpus, folder / "found"):
        each.mkdir(parents=True, exist_ok=True)
    target = Target(format, folder)
    (corpus / "sample").write_bytes(target.sample)
    words.write_text(written(words_for(target.reader, target.sample)))
    # a copy of the process would take branches that nobody watches
    with mock.patch.object(sandbox, "can_copy", return_value=False):
        order = [sys.argv[0], f"-dict={words}", f"-artifact_prefix={folder}/", *options, str(corpus)]
        atheris.Setup(order, target, custom_mutator=target.mutated)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
