"""Comments by which a writer speaks to tieout, such as `<!-- tieout: accept Q102: reason -->`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieout.model import Comment, Span
from tieout.text.patterns import lazy

ADDRESS = "tieout:"
_COMMENT = lazy(r"<!--(.*?)-->", re.DOTALL)


def remark_of(inside: str, span: Span) -> Comment | None:
    """What a comment says to tieout, from the words inside its marks; None where it speaks to somebody else."""
    words = inside.strip()
    return Comment(words[len(ADDRESS) :].strip(), span) if words[: len(ADDRESS)].lower() == ADDRESS else None


def remarks_in(text: str, start: int, end: int) -> Iterator[Comment]:
    """The comments to tieout in a stretch of markup."""
    # what has no end is searched for once: a comment that nothing closes ends the search
    at = text.find("<!--", start, end)
    while at >= 0:
        match = _COMMENT.match(text, at, end)
        if match is None:
            return
        if remark := remark_of(match[1], Span(*match.span())):
            yield remark
        at = text.find("<!--", match.end(), end)
