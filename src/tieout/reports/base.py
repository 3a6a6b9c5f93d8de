"""What a reporter is: a report in, text out, in pieces that a long report can be written by."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from tieout.model import Annotation, Report, RuleInfo, Where


@dataclass(frozen=True, slots=True)
class Appearance:
    """What the output may look like, and how much of the report it is to show."""

    colour: bool = False
    width: int = 100
    """Columns of the terminal."""
    unicode: bool = True
    """Whether the output can carry any character; if not, ASCII stands for marks and rulings."""
    rules: Mapping[str, RuleInfo] = field(default_factory=dict)
    """The rules by code, as they apply in the run's style."""
    strict: bool = False
    """Whether unchecked items count as a failure, and so are to be shown as one."""
    statistics: bool = False
    verbose: bool = False


class Reporter(ABC):
    """Writes one format. A new format is a new module here with one subclass; it is found by discovery."""

    format: ClassVar[str]
    has_pictures: ClassVar[bool] = False
    """Whether it shows pictures of the pages that passages stand on."""

    def places(self, report: Report) -> Iterable[Where]:
        """What of a report it shows the places on pages of."""
        return ()

    @abstractmethod
    def pieces(self, report: Report, appearance: Appearance) -> Iterator[str]:
        """The report in the order it is written, each piece whole lines."""

    def render(self, report: Report, appearance: Appearance) -> str:
        """The whole report, ending in one line feed unless it is empty."""
        return "".join(self.pieces(report, appearance))


class Annotator(Reporter):
    """Writes its findings into a copy of the draft, for which the draft's reader is needed; here is what it writes."""

    @abstractmethod
    def annotations(self, report: Report, appearance: Appearance) -> Iterator[Annotation]:
        """What is to be written beside the draft, in the order of the report."""
