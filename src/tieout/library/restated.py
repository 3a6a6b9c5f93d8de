"""Figures of a draft that restate what is known: a title that rounds what the text says, a number that is a name."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice

from tieout.library.drafted import Standing
from tieout.library.statements import Statements
from tieout.model import BlockKind, Claim, Document, Span
from tieout.model.quantities import Kind
from tieout.text.changing import tells_change
from tieout.text.claims import read
from tieout.text.measures import counted_behind, significant
from tieout.text.patterns import lazy
from tieout.text.rounding import allowed
from tieout.text.terms import function_stems, stem

_ASKED = 6
"""So many figures of a draft are asked for that may be what its title rounds."""
_LOOKED_AT = 200
"""Figures behind a title among which these are looked for."""
_READ = 6
"""So many sentences of the sources that are nearest to a number's are looked through for it."""
_DIGITS = 3
"""So many digits behind a word in small letters are hardly there by chance."""
_BEFORE = lazy(r"(?<![\w-])(?P<word>[^\W\d_][\w-]*)[ \u00a0]\Z")
_TITLE = 140
"""Characters of a title."""
_REACH = 40


def rounds_the_text(document: Document, claim: Claim, stands: Standing) -> bool:
    """Whether a figure of a heading is one of the text below, said there to more digits and borne out by a source."""
    blocks, own = document.blocks, claim.quantity
    at = bisect_right(blocks, claim.sentence.start, key=lambda one: one.span.start) - 1
    if at < 0 or not (blocks[at].kind is BlockKind.HEADING or (not at and _is_title(document, blocks[at].span))):
        return False
    said = (own.kind, own.currency, own.unit)
    claims = read(document.prose).claims
    first = bisect_right(claims, claim.sentence.start, key=lambda one: one.sentence.start)
    fuller = (
        one
        for one in claims[first : first + _LOOKED_AT]
        if (one.quantity.kind, one.quantity.currency, one.quantity.unit) == said
        and significant(one.quantity) > significant(own)
        and allowed(own).holds(one.quantity.value)
    )
    return any(stands(one) is not None for one in islice(fuller, _ASKED))


def _is_title(document: Document, block: Span) -> bool:
    """Whether a block that opens a draft is its title, though nothing sets it apart."""
    return block.length <= _TITLE and not document.prose[slice(*block)].rstrip().endswith((".", "?", "!", ":"))


def is_part_of_a_name(statements: Statements, document: Document, claim: Claim) -> bool:
    """Whether a source has a number behind the same word, which it tells apart: "flight level 110", "Dornier 228"."""
    quantity, prose = claim.quantity, document.prose
    if quantity.kind is not Kind.COUNT or quantity.scale or quantity.spelt or not quantity.text.isdecimal():
        return False
    found = _BEFORE.search(prose, max(claim.sentence.start, quantity.span.start - _REACH), quantity.span.start)
    if found is None:
        return False
    word = found["word"]
    if stem(word) in function_stems() or tells_change(stem(word)):
        return False
    if word.islower() and (len(quantity.text) < _DIGITS or counted_behind(claim) is not None):
        return False
    name = f"{word} {quantity.text}".casefold()
    near = statements.near([one.stem for one in claim.terms], numbered=True)[:_READ]
    return any(name in text.folded for text in dict.fromkeys(text for text, _ in near))
