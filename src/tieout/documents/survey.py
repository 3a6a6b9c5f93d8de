"""What a text may hold, told by one look at its bytes: so nobody looks for labels where no line could be one.

The look is a compiled kernel's (src/native/survey.c). Without it every sign is set, and everything is looked for.
"""

from __future__ import annotations

from typing import NamedTuple

from tieout.text import native


class Signs(NamedTuple):
    """What a text may hold. What is not set is certainly not there; what is set may be."""

    labels: bool
    """Lines that could open with a speaker's label: more than one, or one that may stand alone."""
    furniture: bool
    """Page numbers, form feeds, star pages, subtitle times."""
    brackets: bool
    """A square or round bracket that opens."""
    markup: bool
    """What Markdown and HTML are told by."""
    controls: bool
    """A control character that does not stand in texts; NUL is one."""
    formats: bool
    """What other formats than plain text, Markdown and HTML are told by."""
    title: bool
    """A first line that may be a title."""

    @property
    def shows_format(self) -> bool:
        """Whether the text may be of another format than plain text, whatever its file is called."""
        return self.formats or self.markup or self.controls


# In the order of the bits in which the kernel tells them.
_SIGNS = tuple(Signs(*(bool(number >> bit & 1) for bit in range(7))) for number in range(128))
EVERY = _SIGNS[-1]


BITS = Signs(*(1 << bit for bit in range(7)))  # type: ignore[arg-type]
"""The bit of each sign, where many texts are surveyed together."""


def survey(data: bytes) -> Signs:
    """The signs that the bytes of a text in UTF-8 show."""
    return EVERY if native.kernels is None else _SIGNS[native.kernels.survey(data)]


def label_lines(data: bytes) -> list[int] | None:
    """Where in a text in UTF-8 the line ends stand behind which a speaker's label may open a line.

    None where that is not known; of the first line, which has no line end before it, nothing is told.
    """
    return None if native.kernels is None else native.kernels.labels(data)
