"""What a finding rests on: the content of the sources that its evidence came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tieout.decisions.entries import SOURCES_DIGEST, Entry
from tieout.model import Finding, Source, Verdict


@dataclass(frozen=True, slots=True)
class Basis:
    """The digests of some sources by path; of all of them together, where a finding says that none has something."""

    sources: tuple[tuple[str, str], ...] = ()
    library: str = ""


class Shelf:
    """The sources of a run, by id and by content. `absences` are the codes of rules that say what no source has."""

    def __init__(self, sources: Sequence[Source], absences: frozenset[str]) -> None:
        self._by_id = {source.id: source for source in sources}
        self._digests = {source.sha256[:SOURCES_DIGEST] for source in sources}
        self._paths = {source.path for source in sources}
        joined = " ".join(sorted(source.sha256 for source in sources))
        self._library = sha256(joined.encode()).hexdigest()[:SOURCES_DIGEST]
        self._absences = absences

    def basis(self, finding: Finding, verdict: Verdict | None) -> Basis:
        """What a finding rests on; nothing, where it rests on the draft alone."""
        passages = verdict.passages if verdict else ()
        ids = {passages[number].source for number in finding.evidence if number < len(passages)}
        found = [self._by_id[id] for id in ids if id in self._by_id]
        if not found and finding.rule in self._absences:
            return Basis(library=self._library)
        return Basis(tuple(sorted((source.path, source.sha256[:SOURCES_DIGEST]) for source in found)))

    def change(self, entry: Entry, finding: Finding, verdict: Verdict | None) -> str | None:
        """What of the sources is no longer what an entry rests on, as the end of a sentence; None where all is."""
        if entry.library and entry.library != self._library:
            return "the sources have changed since, none of which had it"
        for path, digest in entry.sources:
            if digest not in self._digests:
                return f"{path} has changed since" if self._has(path) else f"{path} is not among the sources any more"
        now = self.basis(finding, verdict).sources
        if entry.sources and now and not {digest for _, digest in entry.sources} & {digest for _, digest in now}:
            return f"it rests on {now[0][0]} now"
        return None

    @staticmethod
    def changed_evidence(file: Path, entry: Entry) -> str | None:
        """What is said of a file of evidence that is there, and is no longer what it was."""
        named = entry.decision.evidence
        if not entry.evidence_digest or digest_of(file.parent / named) in (None, entry.evidence_digest):
            return None
        return f"its evidence, {named}, has changed since"

    def _has(self, path: str) -> bool:
        """Whether a source of that name is there, wherever the draft was checked from."""
        name = path.rpartition("/")[2]
        return any(own == path or own.rpartition("/")[2] == name for own in self._paths)


def digest_of(path: Path) -> str | None:
    """The digest of a file's content; None where it cannot be read."""
    try:
        return sha256(path.read_bytes()).hexdigest()[:SOURCES_DIGEST]
    except (OSError, ValueError):
        return None
