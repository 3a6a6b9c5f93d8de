"""Verbs that give somebody else's words: "quoted her as saying", "heard Jane Roe say", "was quoted by the Gazette"."""

from __future__ import annotations

from tieout.items.clauses import Sentence
from tieout.items.saying import VERBS
from tieout.model import Span

_SHOWING = frozenset(
    """
    quote quotes quoted quoting cite cites cited citing report reports reported recall recalls recalled recalling
    remember remembers remembered remembering hear hears heard hearing overhear overhears overheard record records
    recorded recording show shows showed shown showing film films filmed tape tapes taped catch catches caught see sees
    saw seen seeing watch watches watched watching depict depicts depicted portray portrays portrayed describe describes
    described imagine imagines imagined
    """.split()
)
"""Verbs whose object may do the speaking without more: "recalled Jane Roe telling him"."""
_PLAIN = frozenset("say tell ask add admit announce argue declare explain insist promise reply warn".split())
_OBJECTS = frozenset("him her them me us".split())
_BETWEEN = frozenset(("as", "for"))
_BACK = 28  # places between a verb and what its object says
_SOON = 8


def quoted_object(sentence: Sentence, verb: int) -> Span | None:
    """Places of whoever is said to speak by the verb at a place, or by one of which it is the complement."""
    if found := _object_and_verb(sentence, verb):
        return found[0]
    if not _is_complement(sentence, verb):
        return None
    for at in range(verb - 2, max(-1, verb - _BACK), -1):
        found = _object_and_verb(sentence, at) if sentence.is_verb(at) else None
        if found:
            return found[0] if found[1] == verb else None
    return None


def gives_words(sentence: Sentence, verb: int) -> bool:
    """Whether who stands in the passive of a verb is the one who spoke: "was quoted", "was reported as saying"."""
    if sentence.low(verb) == "quoted":
        return True
    return sentence.low(verb) in _SHOWING and any(
        sentence.low(at) == "as" and _speaks(sentence, at + 1, linked=True)
        for at in range(verb + 1, min(verb + _SOON, len(sentence)))
    )


def _is_complement(sentence: Sentence, verb: int) -> bool:
    """Whether a verb of saying may be what an object of another verb does."""
    low = sentence.low(verb)
    return low.endswith("ing") or low in _PLAIN or sentence.low(verb - 1) == "having"


def _object_and_verb(sentence: Sentence, verb: int) -> tuple[Span, int] | None:
    """The object of a verb and the place of what it is said to say with: "quoted [her] as [saying]"."""
    found = _object(sentence, verb + 1)
    if found is None:
        return None
    linked = sentence.low(found.end) in _BETWEEN
    if not linked and sentence.low(verb) not in _SHOWING:
        return None
    at = _speaks(sentence, found.end + linked, linked=linked)
    return (found, at) if at else None


def _object(sentence: Sentence, at: int) -> Span | None:
    if sentence.low(at) in _OBJECTS and sentence.low(at + 1) in _BETWEEN | VERBS:
        return Span(at, at + 1)
    return sentence.phrase_from(at)


def _speaks(sentence: Sentence, at: int, *, linked: bool) -> int:
    """The place of a verb of saying that has no subject of its own, at a place or behind "having"; 0 without one."""
    had = sentence.low(at) == "having"
    at += had
    low = sentence.low(at)
    fits = had or low.endswith("ing") or (not linked and low in _PLAIN)
    return at if fits and low in VERBS else 0
