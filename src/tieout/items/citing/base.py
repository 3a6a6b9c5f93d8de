"""What a form of citation is, and what it finds."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from tieout.items.citing.page import Page
from tieout.model import CitationForm, Locator, Span


@dataclass(frozen=True, slots=True)
class Pointer:
    """A citation as it is found: `span` counts in prose, the rest is what the noun `Citation` says of it.

    `printed` is where it stands in the text, where the prose leaves it out; `entries` are spans of the prose.
    """

    span: Span
    form: CitationForm
    target: str
    locators: tuple[Locator, ...] = ()
    printed: Span | None = None
    addresses: tuple[str, ...] = ()
    entries: tuple[Span, ...] = ()
    lost: bool = False
    loose: bool = False
    closes: bool = True
    repeats: bool = False
    """Whether it stands for the citation before it ("ibid.")."""


class Form(ABC):
    """Finds the citations of one form. A new form is a new module here with one subclass."""

    order: ClassVar[int] = 100
    """Of citations that overlap, that of the lowest order is one."""

    @abstractmethod
    def find(self, page: Page) -> Iterable[Pointer]:
        """The citations of this form; time is linear in the length of the page."""
