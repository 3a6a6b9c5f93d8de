"""Navigation told from the article by its links, where no element of the page says which is which.

Kohlschütter, Fankhauser and Nejdl, "Boilerplate detection using shallow text features" (WSDM 2010), found that few
words and many of them linked is what sets it apart. Here only what has hardly a word that is no link is taken for it,
in runs; a page that is mostly such runs is a list of links that somebody wanted to keep, and so are references.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from tieout.model import Block, BlockKind, Span
from tieout.text.patterns import lazy

_LINKED = 0.9
"""So much of an entry is a link."""
_MOST_WORDS = 8
_FEWEST = 4
"""Entries of a run, or links in a line."""
_SEPARATORS = " \n\t\u00a0|·•/»›>"
"""What stands between the links of a line, "Home | News | Sport"."""
_PLAIN = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_REFERENCES = lazy(r"references|sources|notes|footnotes|bibliography|further reading|works cited|literature|citations")
_SENTENCE_ENDS = (".", "!", "?", "…", "”", '"')


def navigation(prose: str, blocks: Sequence[Block], links: Sequence[Span]) -> list[Span]:
    """The runs of blocks that lead elsewhere and say nothing; `links` are the spans of all links, in order."""
    if len(links) < _FEWEST:
        return []
    found = list(_runs(prose, blocks, links))
    inside = sum(span.length for span in found)
    return found if inside * 2 <= len(prose) else []


def _runs(prose: str, blocks: Sequence[Block], links: Sequence[Span]) -> Iterator[Span]:
    starts = [link.start for link in links]
    for keeps, parts in groupby(_sections(prose, blocks), key=lambda pair: pair[0]):
        if keeps:
            continue
        told = ((block, _entries(prose, block, links, starts)) for _, block in parts)
        for leads, run in groupby(told, key=lambda pair: pair[1] > 0):
            held = list(run)
            if leads and sum(entries for _, entries in held) >= _FEWEST:
                yield Span(held[0][0].span.start, held[-1][0].span.end)


def _sections(prose: str, blocks: Sequence[Block]) -> Iterator[tuple[bool, Block]]:
    """Each block, and whether it stands under a heading of references."""
    under = False
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            under = _REFERENCES.match(prose[slice(*block.span)].strip().lower()) is not None
        yield under, block


def _entries(prose: str, block: Block, links: Sequence[Span], starts: Sequence[int]) -> int:
    """How many entries of a navigation a block is; none where it is words."""
    if block.kind not in _PLAIN:
        return 0
    first, last = bisect_left(starts, block.span.start), bisect_left(starts, block.span.end)
    inside = [link for link in links[first:last] if link.end <= block.span.end]
    linked = sum(link.length for link in inside) / block.span.length
    words = prose[slice(*block.span)]
    between = "".join(prose[one.end : other.start] for one, other in pairwise(inside))
    if any(len(prose[slice(*link)].split()) > _MOST_WORDS for link in inside) or words.endswith(_SENTENCE_ENDS):
        return 0
    if (
        len(inside) >= _FEWEST
        and not between.strip(_SEPARATORS)
        and linked * block.span.length + len(between) >= len(words)
    ):
        return len(inside)
    return int(linked >= _LINKED and len(words.split()) <= _MOST_WORDS)
