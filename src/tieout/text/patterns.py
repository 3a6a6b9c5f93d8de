"""Patterns that are compiled when they are first asked for something.

A run uses a third of the patterns that its modules declare, and to compile the others took a tenth of a second. So a
module that is imported by every check declares its patterns with `lazy`, and they cost it nothing until they are used.
"""

from __future__ import annotations

import re
from typing import AnyStr, cast

_OFFERED = [name for name in dir(re.Pattern) if not name.startswith("_")]


class Lazy:
    """Stands for a pattern; from its first use on it has what the compiled one offers, under the same names."""

    def __init__(self, expression: str | bytes, flags: int) -> None:
        self._expression = expression
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """What is asked for before the first use: the compiled pattern's methods become this object's own."""
        if name not in _OFFERED:
            raise AttributeError(f"a pattern has no attribute {name!r}")
        compiled = re.compile(self._expression, self._flags)
        vars(self).update((each, getattr(compiled, each)) for each in _OFFERED)
        return vars(self)[name]


def lazy(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern of an expression, compiled at its first use; re.error is raised then, too."""
    return cast("re.Pattern[AnyStr]", Lazy(expression, flags))
