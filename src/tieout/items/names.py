"""The persons and organisations that a document names: one item for each, with every mention of it.

No list of names: a name is a run of words with capitals inside a sentence. A run of one word counts where a title
stands before it, a verb of saying beside it, or where it is an acronym or the last word of a longer name; so months,
nationalities and places that only stand behind "in" stay out. What is quoted is another's, and left alone; headings,
lines in title case and lines in capitals show nothing by their capitals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile
from typing import ClassVar

from tieout.items.base import Extractor
from tieout.items.saying import VERBS
from tieout.model import BlockKind, Document, Item, ItemKind, Name, Quotation, Span
from tieout.text.names import Sameness, parts_of, same_bearer
from tieout.text.patterns import lazy
from tieout.text.titles import (
    ABBREVIATED_THINGS,
    NUMBERED,
    ORGANISATIONS,
    PEOPLES,
    PERSONAL,
    PRONOUNS,
    TITLES,
)

_LINK = r"(?:(?:of|for)(?: the)?|de|la|del|da|di|van|von|der|den|bin|ibn|al)"
_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ"
_NAME_WORD = rf"[{_CAPITAL}][\w.’'&-]{{0,40}}+"
_RUN = lazy(rf"(?<![\w@#/]){_NAME_WORD}(?:[ \u00a0\n](?:{_LINK}[ \u00a0]){{0,2}}{_NAME_WORD}){{0,7}}")
_LONG_WORD = lazy(r"[^\W\d_]{4,}")
_LOOKED_AT, _TITLE_CASE = 2_000, 0.7
_PLAINLY_TITLE = 6
"""So many long words, all with capitals, are a headline even where it ends in a full stop."""
_STOPS = tuple(".!?…:;,”’\"')")
_BY = lazy(r"\W*[Bb][Yy]:?\s+[A-Z][^.!?]*$")
_BYLINE = 120
_PRINTED = lazy(r"\S+")
_POSSESSIVE = lazy(r"['’]s?$")
_TRAILING = ".,;:!?’'\"”)]&-"
_ABBREVIATED = lazy(r"\b[A-Z]\.$|(?:Jr|Sr|Inc|Co|Corp)\.$")
_PLACED = lazy(r"\b(?:in|at|near|from|to|across|outside|toward|towards|around|throughout)\s+(?:the\s+)?$")
_NEXT = lazy(r"\s+([a-z]+)\b")
_LAST = lazy(r"\b([a-z]+)\s+$")
_MARKED_UP = (BlockKind.HEADING, BlockKind.CELL)
_COMMON = PRONOUNS | frozenset(
    """
        the a an and but or nor so yet if when while where because since although though after before until unless once
        in on at by for from to of with without as than then thus now here there today yesterday tomorrow tonight not no
        yes what why how who which whose that this these those all any both each every few many more most much some such
        only own same other another also even still just again ever never always often perhaps maybe however meanwhile
        instead despite during under over between among against about like unlike inside outside according asked let do
        does did is are was were be been being have has had will would shall should can could may might must
        january february march april may june july august september october november december jan feb mar apr jun jul
        aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
        """.split()
)
"""Words that begin a sentence with a capital, or a date, and are no part of a name."""
_NEVER_LAST = _COMMON | frozenset("of for the de la".split())
_LINKS = ("of", "for")
_OF_OFFICES = frozenset("state staff exchequer opposition treasury".split())
"""What stands behind the link in an office, before its bearer's name: "Secretary of State Jane Roe"."""
_BODIES = frozenset("white house senate foreign affairs supreme court state federal national".split())
"""Of the words before a name those of bodies: the House of Keys is no office."""
_STANDING_BEFORE = TITLES - _COMMON
_STOPPED = TITLES | {"st", "jr", "sr", "inc", "co", "corp"}
"""Words that have a full stop and end no sentence."""
_OFFICES = _STANDING_BEFORE - _BODIES
_PLURAL = lazy(r"(?:[A-Z]&?){2,7}s|PhDs")
"""MPs, CEOs, NGOs: several, none of whom is named."""
_LETTER = lazy(r"[A-Z]|[IVX]{1,4}|\d+[A-Za-z]?")
_NUMBER_BEHIND = lazy(r"\s\d")
_SHORTEST_ACRONYM = 3
_FULL = 2
"""Words of a full name."""
_MOST_FORMS = 3_000
"""So many different names of a document are told apart; more are a directory, not a text."""


@dataclass(frozen=True, slots=True)
class _Mention:
    text: str
    span: Span
    titled: bool
    speaks: bool
    placed: bool


class Names(Extractor):
    """Finds the names of persons and organisations."""

    kind: ClassVar[ItemKind] = ItemKind.NAME

    def extract(self, document: Document, quotations: Sequence[Quotation]) -> Iterable[Item]:
        """One item for each bearer of a name, its span that of the fullest mention."""
        mentions = list(_mentions(document, quotations))
        for number, group in enumerate(_grouped(mentions), 1):
            yield _item(document, number, group)


def _item(document: Document, number: int, group: list[_Mention]) -> Name:
    fullest = max(
        group, key=lambda mention: (len(parts_of(mention.text).words), len(mention.text), -mention.span.start)
    )
    span = document.offsets.span(fullest.span)
    return Name(
        id=f"{document.id}-n{number}",
        document=document.id,
        span=span,
        location=document.location(span.start),
        text=fullest.text,
        mentions=tuple(document.offsets.span(mention.span) for mention in sorted(group, key=lambda each: each.span)),
    )


# -- mentions -------------------------------------------------------------------------------------------------------


def _mentions(document: Document, quotations: Sequence[Quotation]) -> Iterator[_Mention]:
    """Every run of capitals that can be a name, in order."""
    quoted = sorted(_not_the_drafts(quotations))
    reached = 0
    for block in document.blocks:
        if block.kind in _MARKED_UP or _is_no_prose(document.prose[block.span.start : block.span.end]):
            continue
        for run in _RUN.finditer(document.prose, block.span.start, block.span.end):
            while reached < len(quoted) and quoted[reached].end <= run.start():
                reached += 1
            if reached < len(quoted) and quoted[reached].start < run.end():
                continue
            if run.group().lower() not in _COMMON:
                yield from _mentions_in(document.prose, Span(*run.span()))


def _not_the_drafts(quotations: Sequence[Quotation]) -> Iterator[Span]:
    """What is quoted, and the notes on it, in the prose: names there are another's, or none."""
    for quotation in quotations:
        yield from (part.prose for part in quotation.parts)
        yield from (note.prose for note in quotation.notes)


def _is_no_prose(text: str) -> bool:
    """Whether a block is in capitals, or in title case as a headline without a stop is, so that its capitals say
    nothing; or is the byline of whoever wrote the draft."""
    if len(text) <= _BYLINE and _BY.match(text):
        return True
    looked, stopped = text[:_LOOKED_AT], text.rstrip()[-1:] in _STOPS
    if stopped and any(not match.group()[0].isupper() for match in _LONG_WORD.finditer(looked)):
        return False  # one of the first few words tells
    words = _LONG_WORD.findall(looked)
    if words and all(word.isupper() for word in words):
        return True
    capitals = sum(word[0].isupper() for word in words)
    if len(words) >= _PLAINLY_TITLE and capitals == len(words):
        return True
    return len(words) > 2 and capitals > _TITLE_CASE * len(words) and not stopped


def _mentions_in(prose: str, run: Span) -> Iterator[_Mention]:
    """The name in a run of capitals, less what only begins the sentence, the titles, and what ends in a stop."""
    words = [Span(*match.span()) for match in _PRINTED.finditer(prose, run.start, run.end)]
    for piece in chain.from_iterable(_member_and_body(prose, piece) for piece in _pieces(prose, words)):
        name, titled = _less_titles(prose, piece)
        if name and (mention := _mention(prose, name, titled=titled)):
            yield mention


def _member_and_body(prose: str, piece: list[Span]) -> list[list[Span]]:
    """A full name and the body it is said to be of, apart: "Jane Roe of the University of Wick", "... of Wick Rovers".

    A name behind "the" is a body's own: "the United States of South Wick".
    """
    if len(piece) <= _FULL + 1:
        return [piece]
    words = [_bare(prose, word).lower() for word in piece]
    link = next((at for at, word in enumerate(words) if word in _LINKS), 0)
    names = [word for word in words[:link] if word not in TITLES]
    if len(names) < _FULL or ORGANISATIONS.intersection(names):
        return [piece]
    before, body = prose[max(0, piece[0].start - 4) : piece[0].start].strip().lower(), words[link + 1 :]
    if not ORGANISATIONS.intersection(body) and (len(body) < _FULL or before == "the" or "the" in words):
        return [piece]
    return [piece[:link], piece[link + 1 :]]


def _less_titles(prose: str, piece: list[Span]) -> tuple[list[Span], bool]:
    """The words of a name without what stands before and behind it, and whether that was a title."""
    words = [_bare(prose, word).lower() for word in piece]
    while words and words[-1] in _NEVER_LAST:
        words.pop()
    first, titled = 0, False
    while first < len(words) and _is_before_a_name(words[first:]):
        titled = titled or words[first] in _STANDING_BEFORE
        first += _of_an_office(words[first:]) if titled else 1
    if len(words) - first == 1 and _ends_in_an_office(words[:first]):
        return [], titled
    return piece[first : len(words)], titled


def _pieces(prose: str, words: list[Span]) -> Iterator[list[Span]]:
    """A run cut where a word ends a sentence or a clause."""
    piece: list[Span] = []
    for word in words:
        piece.append(word)
        printed = prose[word.start : word.end]
        ends = printed[-1] in ',;:!?)”"' or _POSSESSIVE.search(printed) is not None
        stops = printed[-1] == "." and len(printed.rstrip(".")) > 1 and "." not in printed[:-1]
        if ends or (stops and printed[:-1].lower() not in _STOPPED):
            yield piece
            piece = []
    if piece:
        yield piece


def _of_an_office(words: list[str]) -> int:
    """How many words behind a title go before a name as one: "of Staff", "of the Exchequer", "of the"."""
    if words[0] not in _LINKS or len(words) <= _FULL:
        return 1
    if words[1] == "the":
        return 3 if words[2] in _OF_OFFICES and len(words) > 3 else 2
    return 1 if ORGANISATIONS.intersection(words) else 2


def _ends_in_an_office(words: list[str]) -> bool:
    """Whether the one word behind some others is what an office is of, and nobody: "Leader of the" Opposition."""
    at = next((at for at in range(len(words) - 1, -1, -1) if words[at] in _LINKS), None)
    if at is None or not any(word in _OFFICES for word in words[:at]):
        return False
    return not _OF_OFFICES.intersection(words[at + 1 :])


def _is_before_a_name(words: list[str]) -> bool:
    """Whether the first of some words stands before a name; "Federal" and "State" are a part of a body's.

    So does a people's word before a full name: "German Jane Roe".
    """
    first, rest = words[0], words[1:]
    if first in _COMMON or first in PERSONAL:
        return True
    if first in _OFFICES:  # what it is the office of is another's name: "Chair of the Boat Board"
        rest = list(takewhile(lambda word: word not in _LINKS, rest))
    stands_before = first in TITLES or (first in PEOPLES and len(rest) >= _FULL)
    return stands_before and not ORGANISATIONS.intersection(rest)


def _bare(prose: str, word: Span) -> str:
    return _POSSESSIVE.sub("", prose[word.start : word.end].rstrip(_TRAILING)).rstrip(".")


def _mention(prose: str, piece: list[Span], *, titled: bool) -> _Mention | None:
    start, end = piece[0].start, piece[-1].end
    printed = prose[start:end]
    kept = printed if printed[-1] == "." and _ABBREVIATED.search(printed) else printed.rstrip(_TRAILING + ".")
    kept = _POSSESSIVE.sub("", kept)
    if len(kept) < 2 or not any(char.isalpha() for char in kept) or parts_of(kept).nobody:
        return None
    if _is_one_of_several(kept.split()[-2:], prose, end):
        return None
    after, before = _NEXT.match(prose, end, end + 20), _LAST.search(prose, max(0, start - 20), start)
    return _Mention(
        text=" ".join(kept.split()),
        span=Span(start, start + len(kept)),
        titled=titled,
        speaks=any(found is not None and found.group(1) in VERBS for found in (after, before)),
        placed=_PLACED.search(prose, max(0, start - 20), start) is not None,
    )


def _is_one_of_several(words: list[str], prose: str, end: int) -> bool:
    """Whether a name ends in a letter or number that tells one of several, or in more than one: "Band D", "MPs"."""
    if _PLURAL.fullmatch(words[-1]):
        return True
    if words[-1].lower() in NUMBERED and _NUMBER_BEHIND.match(prose, end):
        return True
    return len(words) > 1 and words[0].lower() in NUMBERED and _LETTER.fullmatch(words[-1]) is not None


# -- who is who -----------------------------------------------------------------------------------------------------


def _grouped(mentions: list[_Mention]) -> Iterator[list[_Mention]]:
    """The mentions of each bearer: those of a full name, with every shorter form that can only be its."""
    forms: dict[str, list[_Mention]] = {}
    for mention in mentions:
        forms.setdefault(mention.text, []).append(mention)
    full = [text for text in forms if " " in text][:_MOST_FORMS]
    groups: dict[str, list[_Mention]] = {}
    by_last: dict[str, list[str]] = {}
    for text in sorted(full, key=lambda form: (-len(parts_of(form).words), form)):
        home = _home(text, by_last)
        groups.setdefault(home, []).extend(forms[text])
        by_last.setdefault(_handle(text), []).append(home)
    acronyms = {parts_of(text).initials: text for text in reversed(list(groups)) if len(parts_of(text).words) > 1}
    for text in [form for form in forms if " " not in form][:_MOST_FORMS]:
        home = acronyms.get(parts_of(text).acronym) or _home(text, by_last)
        if home in groups:
            groups[home].extend(forms[text])
        elif _stands_alone(text, forms[text]):
            groups[text] = forms[text]
    yield from (group for text, group in groups.items() if not all(mention.placed for mention in group))


def _handle(text: str) -> str:
    words = parts_of(text).words
    return words[-1] if words else text


def _home(text: str, by_last: dict[str, list[str]]) -> str:
    """The fuller name that a name is a form of; itself where there is none, or more than one."""
    candidates = dict.fromkeys(by_last.get(_handle(text), [])[:20])
    homes = [home for home in candidates if same_bearer(text, home) is Sameness.SAME]
    return homes[0] if len(homes) == 1 else text


def _stands_alone(text: str, mentions: list[_Mention]) -> bool:
    """Whether one word is somebody's name: by a title, a verb of saying, or as an acronym."""
    if parts_of(text).acronym:
        return len(parts_of(text).acronym) >= _SHORTEST_ACRONYM and text.lower() not in ABBREVIATED_THINGS
    return (
        text.lower() not in _COMMON
        and text.lower() not in PERSONAL
        and any(mention.titled or mention.speaks for mention in mentions)
    )
