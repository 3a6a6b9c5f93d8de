"""Which mentions of speakers another name could take the place of, and no word around it be wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from tieout.model import Span
from tieout.text.names import names_nobody, parts_of
from tieout.text.patterns import lazy

_BEFORE = lazy(
    r"(?:^|[\s“”\"'‘’—–(*_])(?:said|says|say|asked|asks|added|adds|wrote|writes|replied|answered|told|tells|to|by|but|and|"
    r"as|then|when|that|what)\s+$",
)
_OPENS = lazy(r"(?:^|\n|[.!?:;,—–”\"»’])\s*$")
_LINKED = lazy(r"\s*(?:[,(]|(?:and|or|of|from)\b)|['’]s\b")
_NEAR = 40


def exchangeable(prose: str, mentions: Sequence[Span | None], names: Mapping[Span, str]) -> frozenset[Span]:
    """The mentions that are a plain name, given one quotation, and that no pronoun or office behind leads back to.

    `mentions` are those of the quotations in order, and `names` says whom each means.
    """
    uses = Counter(mention for mention in mentions if mention is not None)
    found: dict[str, Span] = {}
    shared: set[Span] = set()
    for mention in uses:
        words = prose[mention.start : mention.end]
        if not names_nobody(words):
            found[names[mention]] = mention
        elif names[mention] in found:
            shared.add(found[names[mention]])
    return frozenset(
        mention for mention, times in uses.items() if times == 1 and mention not in shared and _is_plain(prose, mention)
    )


def _is_plain(prose: str, mention: Span) -> bool:
    """Whether a mention is a name alone: no title or office before it, no apposition and no company behind it."""
    words = prose[mention.start : mention.end]
    before, after = prose[max(0, mention.start - _NEAR) : mention.start], prose[mention.end : mention.end + _NEAR]
    whole = len(parts_of(words).words) == len(words.split()) and not parts_of(words).organisation
    led = bool(_OPENS.search(before) or _BEFORE.search(before.lower()))
    return whole and led and not _LINKED.match(after)
