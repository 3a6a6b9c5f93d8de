"""What a list of sources is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from tieout.model import Metadata


@dataclass(frozen=True, slots=True)
class Entry:
    """One source as a list describes it: by the files it names (from the list's folder), else by what it is."""

    metadata: Metadata
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list says, and a sentence for each thing in it that could not be made sense of."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[str, ...] = ()


class Catalogue(ABC):
    """Reads one kind of list. A new kind is a new module here with one subclass."""

    suffix: ClassVar[str]
    """What the names of all such lists end in, in lower case."""

    @abstractmethod
    def recognises(self, name: str) -> bool:
        """Whether a file of this name (in lower case) is such a list."""

    @abstractmethod
    def read(self, text: str, name: str) -> Listing:
        """The entries; what is broken costs only itself, and is told in `problems`. Time is linear in the text."""
