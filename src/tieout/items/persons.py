"""Whom a document names: the full forms of its names, so that a surname, a title or an office leads back to one.

No list of persons and no list of given names: a name is a run of words with capitals, its last word is what it is
called by, and the fullest form that the document has nearest before the mention is who is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from tieout.items.wordclasses import (
    ADVERBS,
    ARTICLES,
    COORDINATORS,
    FEMALE,
    LINKS,
    MALE,
    MONTHS,
    OFFICES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIMES,
    TITLES,
)
from tieout.model import Span
from tieout.text.patterns import lazy
from tieout.text.titles import ORGANISATIONS, PARTIES, PEOPLES

_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ"
_SHORT = r"(?:Mrs?|Ms|Drs?|Prof|Sens?|Reps?|Govs?|Gen|Col|Lt|Maj|Sgt|Capt|Cmdr|Adm|Rev|Hon|Jr|Sr|St)\."
_WORD = rf"(?:[{_CAPITAL}]\.(?:[{_CAPITAL}]\.)*|{_SHORT}|[{_CAPITAL}][\w-]*(?:['’](?!s\b)\w+)*)"
_PARTICLE = r"(?:(?:de|la|van|von|der|den|del|di|da|al|bin|ibn|ter)[ \u00a0])"
_RUN = lazy(rf"{_WORD}(?:[ \u00a0\n]{_PARTICLE}{{0,2}}{_WORD}){{0,5}}")
_OFFICE_BEHIND = lazy(
    r",\s+(?:an?|the|its|his|her|their)\s+(?:[\w'’.-]+\s+){0,4}?([a-z][\w-]+)(?=\s*[,.;:]|\s+(?:of|for|at|in|from|who)\b)"
)
_OFFICE_BEFORE = lazy(r"\b(?:the|its|his|her|their)\s+(?:[\w'’-]+\s+)?([a-z][\w-]+)[.,]?\s+$", re.IGNORECASE)
_TITLE_BEFORE = lazy(r"([A-Za-z][\w-]*+)[.,]?+\s++$")
_OF_OFFICES = ("secretary", "minister", "chief", "speaker", "director", "commissioner")
_OFFICE_OF = lazy(
    rf"\b(?:{'|'.join(_OF_OFFICES)})(?:[ -]general)? (?:of|for) (?:the )?"
    r"(?:state|defen[cs]e|education|energy|labou?r|commerce|agriculture|transport(?:ation)?|health|justice|treasury|interior|"
    r"finance|trade|staff|police|house|(?:foreign|home|veterans) affairs|homeland security)\b",
    re.IGNORECASE,
)
"""Offices in several words, some of them with capitals that are no name's."""
_NOT_NAMES = (ADVERBS | ARTICLES | COORDINATORS | PREPOSITIONS | PRONOUNS | SUBORDINATORS | TIMES) - MONTHS | frozenset(
    "i".split()
)
_PAPERS = frozenset("Dep Depo Tr Compl Aff Decl Br Mot Id Ibid".split())
"""Papers of a record that bear a name, and what repeats them: "Roe Dep. 45:3" is nobody."""
_SEX = lazy(r"[^.!?\n]{0,60}?\b(?:(he|him|his|himself)|(?:she|her|hers|herself))\b")
_HE, _SHE = frozenset("he his him".split()), frozenset("she her hers".split())
_SURE, _DOUBT = 3, 2
_VOTES = 200
_PARTICLE_LENGTH, _TWICE = 4, 2
_FULL = 2  # words of a full name
_BELONGING = PARTIES | PEOPLES
_FORMS = 40  # of one surname that are compared


class Roster:
    """The names in some prose. Made in time linear in its length; a question costs a binary search."""

    def __init__(self, prose: str, paragraphs: Iterable[Span]) -> None:
        self._by_surname: dict[str, dict[str, list[int]]] = defaultdict(dict)
        self._by_office: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._sure: dict[str, int] = defaultdict(int)
        self._ends: dict[str, list[int]] = defaultdict(list)
        self._sex: dict[str, int] = {}
        self._prose = _in_one_word(prose)
        for paragraph in paragraphs:
            for match in _RUN.finditer(self._prose, *paragraph):
                self._note(match)

    def _note(self, match: re.Match[str]) -> None:
        titles, words = _parted(match.group())
        if not words:
            return
        name, start = " ".join(words), match.start()
        if len(words) > 1:
            self._by_surname[words[-1].lower()].setdefault(name, []).append(start)
        for office in (*titles, *self._offices(match, name)):
            self._by_office[OFFICES.get(office, office)].append((start, name))
            self._sure[words[-1].lower()] += _SURE * ((office in MALE) - (office in FEMALE))
        self._ends[words[-1].lower()].append(match.end())

    def _offices(self, match: re.Match[str], name: str) -> Iterator[str]:
        """What the words beside a name call its bearer: "the warden Jane Roe", "Jane Roe, the warden"."""
        start, end = match.span()
        if before := _TITLE_BEFORE.search(self._prose, max(0, start - 24), start):
            title = before.group(1).lower()
            if title in TITLES or title in OFFICES:
                yield title
            elif " " in name and (office := _OFFICE_BEFORE.search(self._prose, max(0, start - 60), start)):
                yield office.group(1).lower()
        if " " in name and (behind := _OFFICE_BEHIND.match(self._prose, end, end + 80)):
            yield behind.group(1)

    def fullest(self, mention: str, at: int) -> str:
        """The fullest name in the document of whom a mention at an offset of the prose means.

        A mention without a name ("the warden") leads to the nearest person before it with that office; what leads to
        nobody is returned as it stands, without a possessive ending.
        """
        mention = _unpossessed(_in_one_word(" ".join(mention.split())))
        head = _head(mention)
        if head is None:
            return self._holder(mention, at) or mention.replace("-of-", " of ")
        forms = islice(self._by_surname.get(head[-1].lower(), {}).items(), _FORMS)
        fitting = [(name, starts) for name, starts in forms if _fits(head, name.split(" "))]
        if not fitting:
            return " ".join(head)
        name = max(fitting, key=lambda form: _salience(form[1], at))[0]
        return max((form for form, _ in fitting if _fits(name.split(" "), form.split(" "))), key=len, default=name)

    def could_be(self, name: str, pronoun: str) -> bool:
        """Whether a pronoun can mean somebody, as far as titles and other pronouns in the document tell.

        A name in one word counts as a person's where it has a surname's full form, or comes twice.
        """
        if pronoun not in _HE and pronoun not in _SHE:
            return True
        surname = name.rsplit(" ", maxsplit=1)[-1].lower()
        if surname in ORGANISATIONS:
            return False
        if not all(word[:1].isupper() or len(word) < _PARTICLE_LENGTH for word in name.split(" ")):
            return False
        if " " not in name and surname not in self._by_surname and len(self._ends.get(surname, ())) < _TWICE:
            return False
        sex = self._sex_of(surname)
        return abs(sex) < _DOUBT or (sex > 0) == (pronoun in _HE)

    def _sex_of(self, surname: str) -> int:
        """For how much more the bearers of a surname are "he" (above 0) than "she" to the document."""
        if surname not in self._sex:
            follows = (_SEX.match(self._prose, end, end + 80) for end in self._ends.get(surname, ())[:_VOTES])
            votes = sum(1 if match.group(1) else -1 for match in follows if match)
            self._sex[surname] = self._sure.get(surname, 0) + votes
        return self._sex[surname]

    def _holder(self, mention: str, at: int) -> str | None:
        """The person nearest before an offset who has the office that a mention like "the warden" names."""
        words = mention.lower().split(" ")
        if words[0] != "the" or any(word in LINKS for word in words):
            return None
        holders = self._by_office.get(OFFICES.get(words[-1], words[-1]), [])
        number = bisect_right(holders, (at, "")) - 1
        return self.fullest(holders[number][1], at) if number >= 0 else None


def is_name(mention: str) -> bool:
    """Whether a mention has a name in it, and is no pronoun."""
    return _head(_unpossessed(mention)) is not None


def _in_one_word(prose: str) -> str:
    """The prose with "Secretary of State" as one word in lower case, its length kept."""
    lowered = prose.casefold()
    if not any(office in lowered for office in _OF_OFFICES):
        return prose
    return _OFFICE_OF.sub(lambda match: match.group().lower().replace(" ", "-"), prose)


def _unpossessed(mention: str) -> str:
    return re.sub(r"['’]s$|(?<=s)['’]$|[.,]+$", "", mention) if not mention.endswith(("Jr.", "Sr.")) else mention


def _head(mention: str) -> tuple[str, ...] | None:
    """The words of the name that a noun phrase turns on; None where it turns on a common noun or a pronoun.

    "harbor warden Jane Roe" and "Jane Roe of the pier" turn on her, "a spokesman for the Pier Board" on nobody named.
    """
    runs = [(match.start(), match.end(), _parted(match.group())[1]) for match in _RUN.finditer(mention)]
    runs = [run for run in runs if run[2]]
    if not runs:
        return None
    linked = [match.start() for match in re.finditer(r"\s(?:of|for|from|at|in|with)\s", mention)]
    first = [run for run in runs if not linked or run[0] < linked[0]]
    if not first or (linked and linked[0] - first[-1][1] > 1) or (not linked and len(mention) > first[-1][1] + 1):
        return None
    return first[-1][2]


@lru_cache(maxsize=1 << 12)
def _parted(run: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The titles that a run of capitals opens with, in lower case, and the words of its name."""
    words, titles = run.split(), list[str]()
    while words and (_is_title(words[0]) or words[0].lower() in _NOT_NAMES or _belongs(words)):
        titles.append(words.pop(0).lower().rstrip("."))
    while words and words[-1].lower() in _NOT_NAMES:
        words.pop()
    if any(word.lower() in _NOT_NAMES for word in words) or (words and words[-1].rstrip(".") in _PAPERS):
        return (), ()
    return tuple(title for title in titles if title in TITLES), tuple(_without_offices(words))


def _is_title(word: str) -> bool:
    return word.lower().rstrip(".") in TITLES


def _belongs(words: list[str]) -> bool:
    """Whether the first of some words is a party's or a people's, and a full name follows: "Labour Jane Roe"."""
    if len(words) <= _FULL or words[0].lower() not in _BELONGING:
        return False
    return not any(word.lower() in ORGANISATIONS for word in words[1:])


def _without_offices(words: list[str]) -> Iterator[str]:
    """The words after the last title among them: "Harbor Warden Jane Roe" is Jane Roe."""
    last = max((at for at, word in enumerate(words[:-1]) if _is_title(word)), default=-1)
    yield from words[last + 1 :]


def _fits(short: tuple[str, ...] | list[str], full: list[str]) -> bool:
    """Whether a name can be the shorter form of another: the last words are one, and so are the first, or initials."""
    if short[-1].lower() != full[-1].lower() or len(short) > len(full):
        return False
    if len(short) == 1:
        return True
    first, other = short[0].rstrip("."), full[0].rstrip(".")
    return first == other or (len(first) == 1 and other.startswith(first))


def _salience(starts: list[int], at: int) -> tuple[int, int]:
    """How much a name is the one that its surname alone means: how often it was given before, then how early."""
    return bisect_right(starts, at), -starts[0]


__all__ = ["Roster", "is_name"]
