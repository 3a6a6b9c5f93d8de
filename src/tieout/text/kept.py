"""What is kept of drafts from check to check: one that is edited and checked again stays mostly as it was.

What nobody asked for in the last few checks goes: of a process that is asked once of each draft it would only be
something to look through, time and again, for whoever looks for rubbish.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Read = TypeVar("Read")

_CHECKS = 4
"""So many checks with nobody asking: who goes to and fro between two drafts asks for each in every second one."""
_ENDING: list[Callable[[], None]] = []


class Kept(Generic[Asked, Read]):
    """A function of what can be hashed, its answers kept: so many at the most, those last asked for."""

    def __init__(self, answer: Callable[Asked, Read], most: int) -> None:
        self._answer = answer
        self._most = most
        self._check = 0
        self._lock = Lock()
        self._known: OrderedDict[Hashable, tuple[Read, int]] = OrderedDict()
        _ENDING.append(self.end_check)

    def __call__(self, *args: Asked.args, **kwargs: Asked.kwargs) -> Read:
        key = args, *kwargs.items()
        with self._lock:
            known = self._known.pop(key, None)
        found = known[0] if known is not None else self._answer(*args, **kwargs)
        with self._lock:
            self._known[key] = found, self._check
            self._known.move_to_end(key)  # another thread may have put it in
            if len(self._known) > self._most:
                self._known.popitem(last=False)
        return found

    def end_check(self) -> None:
        """Let go what was asked for in none of the last few checks, this one among them."""
        with self._lock:
            self._check += 1
            while self._known and next(iter(self._known.values()))[1] + _CHECKS <= self._check:
                self._known.popitem(last=False)


def kept(most: int) -> Callable[[Callable[Asked, Read]], Kept[Asked, Read]]:
    """Keep so many answers of a function, those last asked for, for as long as somebody asks every few checks."""
    return lambda answer: Kept(answer, most)


def forget_old_drafts() -> None:
    """Keep of drafts no more than what was asked for in the last few checks, the one that ended among them."""
    for end in _ENDING:
        end()
