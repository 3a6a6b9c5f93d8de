"""Whether two names are one person or organisation: by the words of the names alone, and in three answers.

"Jane Roe", "Ms. Roe", "J. Roe", "ROE:", "SEN. ROE (R-OH)" may all be one person; "Jane Roe" and "John Roe" are two.
"THE PRESIDENT", "Q." or "SPEAKER 1" names nobody, so it is never the same as a name and never another. Nothing here
knows who exists: the answer follows from the two names, and from the others that stand beside them.

The parts of names and their variants follow Christen, "A Comparison of Personal Name Matching" (ICDM Workshops 2006).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from tieout.text.patterns import lazy
from tieout.text.titles import (
    CYRILLIC,
    GENERATIONS,
    GROUPS,
    LEGAL_FORMS,
    LETTERS_BEHIND,
    MEN,
    OFFICES,
    ORGANISATIONS,
    PARTICLES,
    PERSONAL,
    PRONOUNS,
    ROLES,
    SHORT_FORMS,
    SURNAMES_TOO,
    TITLES,
    WOMEN,
)
from tieout.text.words import fold

_LONGEST = 300
"""What is longer than this is no name; only so much of it is looked at."""
_SHORT_FOR_A_SLIP, _LONG_FOR_TWO = 4, 8
_APART = lazy(r"[\s\-‐–—/_]+")
_STOPS = ".,:;!?*'’‘\"“”"
_ANYBODY = frozenset("unidentified unknown unnamed anonymous voice voices man woman male female".split())
_SMALL_WORDS = frozenset("of the and for in on to a an de la et und fur".split())


class Sameness(Enum):
    """What two names say of their bearers."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "cannot tell"


@dataclass(frozen=True, slots=True)
class Parts:
    """A name taken apart: its own words (folded, no titles, no particles), and what stood around them."""

    words: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    """The words as the index has them: folded, but in their own script."""
    umlauts: tuple[str, ...] = ()
    """The words again with ä, ö, ü, ø and å written in two letters."""
    generation: str = ""
    sex: str = ""
    acronym: str = ""
    """The name without its stops, where it is one word in capitals ("F.B.I.": "fbi")."""
    initials: str = ""
    """The first letters of its words, small ones left out."""
    organisation: bool = False
    doubled: bool = False
    """Whether its last two words are joined by a hyphen: "Jane Roe-Doe"."""

    @property
    def nobody(self) -> bool:
        """Whether nobody is named: a role, a pronoun, or words that are no name."""
        return not self.words


def same_bearer(one: str, other: str, among: Iterable[str] = ()) -> Sameness:
    """Whether two names are one person or organisation.

    `among` are the other names that stand where one of the two does, such as all the labels of a transcript: a bare
    surname that two of them share says of neither that it is meant.
    """
    answer = _compared(parts_of(one), parts_of(other))
    if answer is Sameness.SAME and among and _is_shared(one, other, among):
        return Sameness.UNKNOWN
    return answer


def names_nobody(name: str) -> bool:
    """Whether a label or mention says nothing of who it is: "MODERATOR", "Q.", "SPEAKER 1", "the spokesman", "he"."""
    return parts_of(name).nobody


def is_office(label: str) -> bool:
    """Whether a label names nobody but an office that one person has: "THE PRESIDENT", "MODERATOR", "Q."; not
    "UNIDENTIFIED SPEAKER" or "SPEAKER 2", who may be anybody."""
    words = [word.strip(_STOPS) for word in fold(label).split()]
    return names_nobody(label) and any(word in OFFICES for word in words) and not _ANYBODY.intersection(words)


def is_bare(label: str) -> bool:
    """Whether a label is one word as names are spelt, which may be a given name as well as a surname: "Jane"."""
    word = label.strip(_STOPS)
    return word.isalpha() and word.istitle()


def asks(label: str) -> bool:
    """Whether a label is the "Q." of questions and answers."""
    return fold(label).strip(_STOPS) == "q"


def answers(label: str) -> bool:
    """Whether a label is the "A." of questions and answers."""
    return fold(label).strip(_STOPS) == "a"


def slipped(one: str, other: str) -> bool:
    """Whether one word is the other with a slip: a letter or (in a long word) two put in, left out, swapped or changed.

    A lost diacritic is no slip, nor is another capital.
    """
    a, b = fold(one), fold(other)
    if a == b or min(len(a), len(b)) < _SHORT_FOR_A_SLIP:
        return False
    return distance(a, b, 2) <= (2 if min(len(a), len(b)) >= _LONG_FOR_TWO else 1)


def brought_over_otherwise(one: str, other: str) -> bool:
    """Whether two spellings differ as ways to write one name of another script do, and so neither is a slip: their
    consonants are other letters, but the same sounds ("Gadhafi", "Gaddafi")."""
    bare = [re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyj]", "", fold(word))) for word in (one, other)]
    return bare[0] != bare[1] and _skeleton(fold(one)) == _skeleton(fold(other))


def distance(one: str, other: str, most: int) -> int:
    """How many letters to put in, leave out, change or swap with a neighbour; `most` + 1 where it is more.

    The restricted distance of Damerau, "A technique for computer detection and correction of spelling errors" (1964).
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


# -- taking apart ---------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 12)
def parts_of(name: str) -> Parts:
    """A name taken apart; a handle ("@janedoe") is not spelt as any name is, and so names nobody."""
    if name[:1] == "@":
        return Parts()
    printed = _printed(name[:_LONGEST])
    words = [word for chunk in printed for word in _APART.split(chunk) if word.strip(_STOPS)]
    keys = [_key(word) for word in words]
    generation = next((key for key in keys[1:] if key in GENERATIONS), "")
    sex = "man" if set(keys[:-1]) & MEN else "woman" if set(keys[:-1]) & WOMEN else ""
    first, last = _core(words, keys)
    kept = [word for word in words[first:last] if _is_own(word)]
    if not kept or not _is_capitalised(kept) or _is_office(kept) or _is_from_somewhere(words, first):
        return Parts()
    if len(words) == 1 and keys[0] in GROUPS:
        return Parts()
    kept = [letter for word in kept for letter in _initials_apart(word, alone=len(kept) == 1)]
    return Parts(
        words=tuple(_plain(word) for word in kept),
        printed=tuple(_key(word) for word in kept),
        umlauts=tuple(_plain(_two_letters(word)) for word in kept),
        generation=generation,
        sex=sex,
        acronym=_acronym(kept),
        initials="".join(_plain(word)[:1] for word in words[first:last] if _key(word) not in _SMALL_WORDS),
        doubled=len(kept) > 1
        and any(one in printed[0] for one in (f"{kept[-2]}-{kept[-1]}", f"{kept[-2]}‐{kept[-1]}")),
        organisation=not PERSONAL & set(keys[:first]) and any(key in ORGANISATIONS for key in keys[first:last]),
    )


def _printed(name: str) -> list[str]:
    """The name without its brackets, its party, its possessive, and what follows a comma but a generation."""
    name = re.sub(r"[\(\[][^()\[\]]*[\)\]]?", " ", name)
    name = re.sub(r"['’]s?(?=\s*$)|:.*", "", name.strip())
    head, *rest = [piece for piece in name.split(",") if piece.strip()] or [""]
    return [head, *(piece for piece in rest if _key(piece.strip()) in GENERATIONS)]


def _core(words: Sequence[str], keys: Sequence[str]) -> tuple[int, int]:
    """The words between titles, roles and letters behind the name."""
    last = len(words)
    while last and (keys[last - 1] in GENERATIONS or _is_behind(words, last - 1) or words[last - 1].isdigit()):
        last -= 1
    first = 0
    while first < last and _precedes(words, keys, first, last):
        first += 1
    return first, last


_SURNAMES = frozenset(("obe", "mbe"))
"""Letters behind a name that are surnames when they are spelt like one."""


def _is_behind(words: Sequence[str], at: int) -> bool:
    """Whether a word is letters behind a name: "Jane Roe OBE"; in small letters a surname may be the same."""
    word = words[at]
    spelt = word[:1].isupper() and word[1:].islower() and _key(word) in _SURNAMES
    return _key(word) in LETTERS_BEHIND and not spelt


def _precedes(words: Sequence[str], keys: Sequence[str], at: int, last: int) -> bool:
    """Whether a word stands before the name and is no part of it."""
    key, alone = keys[at], at == last - 1
    if alone and key in SURNAMES_TOO and "the" not in keys[:at] and words[at][:1].isupper():
        return False
    if any(each in ORGANISATIONS for each in keys[at + 1 : last]) and key not in PERSONAL:
        return key in ("the", "a", "an", "former")
    named_before = at > 0 and keys[at - 1] in ("of", "for") and last - at > 2
    is_common = words[at][:1].islower() and key not in PARTICLES
    is_pronoun = key in PRONOUNS and not (alone and len(key) > 2 and words[at].isupper() and at == 0)
    return key in TITLES or key in ROLES or is_pronoun or key.isdigit() or named_before or is_common


def _is_own(word: str) -> bool:
    return _key(word) not in PARTICLES and any(char.isalpha() for char in word)


def _is_capitalised(words: Sequence[str]) -> bool:
    """Whether a word is printed as a name is; a script without capitals passes."""
    return any(not char.islower() for word in words for char in word.lstrip(_STOPS)[:1])


def _is_office(words: Sequence[str]) -> bool:
    """Whether a phrase turns on an office or another common noun: "Ohio senator", "Roe supporters"."""
    last = _key(words[-1])
    if last in ORGANISATIONS:
        return False
    is_common = words[-1][:1].islower()
    return is_common or (len(words) > 1 and last in (TITLES | ROLES) - SURNAMES_TOO and not words[-1].isupper())


def _is_from_somewhere(words: Sequence[str], first: int) -> bool:
    """Whether all of a name that is left stands behind an office and "of" or "from": "the senator from Ohio"."""
    before = [_key(word) for word in words[:first]]
    return len(before) > 1 and before[-1] in ("of", "from", "for", "in", "at") and words[first - 2].islower()


def _initials_apart(word: str, *, alone: bool) -> list[str]:
    """ "J.R." as two initials, where a surname follows."""
    letters = re.fullmatch(r"(?:[^\W\d_]\.){2,5}", word)
    return [word] if alone or not letters else [letter for letter in word if letter != "."]


def _acronym(words: Sequence[str]) -> str:
    if len(words) != 1:
        return ""
    plain = words[0].replace(".", "").strip(_STOPS)
    return plain.lower() if 2 <= len(plain) <= 8 and plain.isupper() else ""


def _key(word: str) -> str:
    return fold(word.replace(".", "").strip(_STOPS))


def _plain(word: str) -> str:
    """A word folded, in Latin letters where it is in Cyrillic ones."""
    folded = fold(word.strip(_STOPS).replace(".", ""))
    if not any(char in CYRILLIC for char in folded):
        return folded
    lowered = word.strip(_STOPS).lower()
    return fold("".join(CYRILLIC.get(char, char) for char in lowered))


_TWO_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa"}
)


def _two_letters(word: str) -> str:
    return word.translate(_TWO_LETTERS)


# -- comparing ------------------------------------------------------------------------------------------------------


def _compared(a: Parts, b: Parts) -> Sameness:
    if a.nobody or b.nobody or _is_latin(a) != _is_latin(b):
        return Sameness.UNKNOWN
    if _stands_for(a, b) or _stands_for(b, a):
        return Sameness.SAME
    if a.organisation or b.organisation:
        return _organisations(a, b)
    if _contradict(a.generation, b.generation) or _contradict(a.sex, b.sex):
        return Sameness.DIFFERENT
    return _persons(*sorted((a, b), key=lambda parts: (len(parts.words), parts.words)))


def _is_latin(parts: Parts) -> bool:
    """Whether a name is in Latin letters, as far as they can be told: names in two scripts are beyond comparing."""
    return any("a" <= letter <= "z" for word in parts.words for letter in word)


def _contradict(one: str, other: str) -> bool:
    return bool(one) and bool(other) and one != other


def _stands_for(short: Parts, long: Parts) -> bool:
    """Whether one is the acronym of the other: its first letters, those of small words left out."""
    return bool(short.acronym) and len(long.words) > 1 and short.acronym == long.initials


def _organisations(a: Parts, b: Parts) -> Sameness:
    own, others = ([word for word in parts.words if word not in LEGAL_FORMS] for parts in (a, b))
    if own == others:
        return Sameness.SAME
    if a.organisation != b.organisation or set(own) <= set(others) or set(others) <= set(own):
        return Sameness.UNKNOWN
    return Sameness.DIFFERENT


def _persons(short: Parts, long: Parts) -> Sameness:
    if len(short.words) == 1:
        return _bare(short, long)
    if _is_within(short, long):
        return Sameness.SAME
    surname = _alike(short, -1, long, -1)
    if surname is Sameness.DIFFERENT:
        return _other_surname(short, long)
    given = _given(short.words[:-1], long.words[:-1])
    if given is Sameness.DIFFERENT:
        return Sameness.DIFFERENT
    return Sameness.SAME if given is surname is Sameness.SAME else Sameness.UNKNOWN


def _bare(short: Parts, long: Parts) -> Sameness:
    """One word against a name: its surname is the same, its given name or a part of a double name may be."""
    against_last = _alike(short, 0, long, -1)
    if against_last is Sameness.SAME:
        return Sameness.SAME
    others = {_alike(short, 0, long, at) for at in range(len(long.words) - 1)}
    return Sameness.UNKNOWN if Sameness.SAME in others else against_last


def _is_within(short: Parts, long: Parts) -> bool:
    """Whether all words of one stand in the other in order, the surname among them: "Roe Doe" in "Jane Roe Doe"."""
    rest = iter(range(len(long.words)))
    return all(any(_alike(short, at, long, there) is Sameness.SAME for there in rest) for at in range(len(short.words)))


def _other_surname(short: Parts, long: Parts) -> Sameness:
    """Names that end otherwise: one in which the surname comes first, or anything else."""
    if sorted(short.words) == sorted(long.words):
        return Sameness.SAME
    return Sameness.DIFFERENT


def _given(one: Sequence[str], other: Sequence[str]) -> Sameness:
    """Whether given names can be one person's: alike, an initial, a short form, or a middle name of the other."""
    answers = {_given_alike(a, b) for a in one for b in other}
    initials = len(one) > 1 and len(other) > 1 and len(one[0]) != 1 != len(other[0])
    if (
        initials
        and _given_alike(one[0], other[0]) is Sameness.DIFFERENT
        and Sameness.SAME not in {_given_alike(a, b) for a in one for b in other if len(a) > 1 < len(b)}
    ):
        return Sameness.DIFFERENT
    return next((each for each in (Sameness.SAME, Sameness.UNKNOWN) if each in answers), Sameness.DIFFERENT)


def _given_alike(a: str, b: str) -> Sameness:
    if a == b or (1 in (len(a), len(b)) and a[:1] == b[:1]) or _families(a) & _families(b):
        return Sameness.SAME
    short, long = sorted((a, b), key=len)
    stem = re.sub(r"(?:ie|y|i)$", "", short)
    if len(stem) > 2 and long.startswith(stem):
        return Sameness.SAME
    return Sameness.UNKNOWN if slipped(a, b) or _sounds_alike(a, b) else Sameness.DIFFERENT


@lru_cache(maxsize=1)
def _short_forms() -> dict[str, frozenset[int]]:
    forms: dict[str, set[int]] = {}
    for number, family in enumerate(SHORT_FORMS):
        for form in family.split():
            forms.setdefault(form, set()).add(number)
    return {form: frozenset(numbers) for form, numbers in forms.items()}


def _families(given: str) -> frozenset[int]:
    return _short_forms().get(given, frozenset())


def _alike(a: Parts, at: int, b: Parts, there: int) -> Sameness:
    """Whether two words are one: letter for letter, or perhaps, by sound or with a slip."""
    forms = {a.words[at], a.umlauts[at]}, {b.words[there], b.umlauts[there]}
    if forms[0] & forms[1]:
        return Sameness.SAME
    one, other = a.words[at], b.words[there]
    return Sameness.UNKNOWN if slipped(one, other) or _sounds_alike(one, other) else Sameness.DIFFERENT


def _sounds_alike(one: str, other: str) -> bool:
    """Whether two words could be one name brought over from another script: the same consonants, three or more."""
    first, second = _skeleton(one), _skeleton(other)
    return len(first) > 2 and first == second


def _skeleton(word: str) -> str:
    """The consonants of a word, those that are written in several ways as one, no letter twice in a row."""
    word = re.sub(r"^[cgkq]h?", "k", word)
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyjh]", "", word))


_SOUNDS = (
    ("sch", "s"), ("sh", "s"), ("ch", "k"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("zh", "z"),
    ("ph", "f"), ("tz", "ts"), ("x", "ks"), ("q", "k"), ("c", "k"), ("w", "v"),
)  # fmt: skip


def _is_shared(one: str, other: str, among: Iterable[str]) -> bool:
    """Whether a bare surname could mean two that stand there and are not one person."""
    bare = [name for name in (one, other) if len(parts_of(name).words) == 1]
    if len(bare) != 1:
        return False
    bearers = [name for name in dict.fromkeys(among) if _compared(parts_of(bare[0]), parts_of(name)) is Sameness.SAME]
    full = [parts_of(name) for name in bearers if len(parts_of(name).words) > 1]
    return any(_compared(full[0], each) is Sameness.DIFFERENT for each in full[1:])
