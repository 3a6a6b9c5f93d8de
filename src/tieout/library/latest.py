"""What is made of a library for all that ask of it: kept for the latest few, or until nobody will ask again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from tieout.library.library import Library
from tieout.text.kept import forget_old_drafts

Made = TypeVar("Made")

_KEPT = 2
"""So many libraries; each holds its sources open."""
_FORGETTING: list[Callable[[Library], None]] = []


class OfTheLatest(Generic[Made]):
    """Makes something of a library where it is first asked for."""

    def __init__(self, make: Callable[[Library], Made]) -> None:
        self._make = make
        self._made: dict[Library, Made] = {}
        _FORGETTING.append(self.forget)

    def __call__(self, library: Library) -> Made:
        made = self._made.pop(library, None) or self._make(library)
        self._made[library] = made
        for oldest in list(self._made)[:-_KEPT]:
            self.forget(oldest)
        return made

    def forget(self, library: Library) -> None:
        """Keep what was made of a library no longer."""
        self._made.pop(library, None)


def forget(library: Library) -> None:
    """Keep nothing that was made of a library, whose opener asks no more, nor of drafts that were not asked for lately.

    What goes at once need not be looked through later by whoever looks for rubbish.
    """
    for lose in _FORGETTING:
        lose(library)
    forget_old_drafts()
