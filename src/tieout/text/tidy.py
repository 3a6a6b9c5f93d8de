"""What an editor may tidy in a quotation without changing its words: contractions, spellings, fillers, numerals.

Everything works on folded words (see words.fold) and answers one question: are these the same words, said or
written another way?
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tieout.text import numerals
from tieout.text.kept import kept
from tieout.text.patterns import lazy
from tieout.text.sense import NEGATIONS
from tieout.text.words import fold, tokenize

_NEGATED = {
    base + "nt": (base, "not")
    for base in "do does did is are was were have has had would should could must might need".split()
} | {
    "cant": ("can", "not"),
    "cannot": ("can", "not"),
    "wont": ("will", "not"),
    "shant": ("shall", "not"),
    "aint": ("ai", "not"),
}
_SPOKEN = {
    "gonna": ("going", "to"), "wanna": ("want", "to"), "gotta": ("got", "to"), "gimme": ("give", "me"),
    "lemme": ("let", "me"), "kinda": ("kind", "of"), "sorta": ("sort", "of"), "outta": ("out", "of"),
    "dunno": ("do", "not", "know"), "yall": ("you", "all"), "mustve": ("must", "have"),
    "couldve": ("could", "have"), "wouldve": ("would", "have"), "shouldve": ("should", "have"),
    "whatre": ("what", "are"), "ok": ("okay",), "em": ("them",), "cause": ("because",), "til": ("until",),
    "till": ("until",), "tis": ("it", "is"), "yep": ("yes",), "mr": ("mister",), "dr": ("doctor",), "st": ("saint",),
    "mrs": ("missus",), "sen": ("senator",), "gov": ("governor",), "rep": ("representative",),
    "prof": ("professor",), "gen": ("general",), "versus": ("vs",),
    "goin": ("going",), "doin": ("doing",), "gettin": ("getting",), "comin": ("coming",), "talkin": ("talking",),
}  # fmt: skip
_SLURRED = {
    "oughta": ("ought", "to"), "hafta": ("have", "to"), "hasta": ("has", "to"), "useta": ("used", "to"),
    "tryna": ("trying", "to"), "shoulda": ("should", "have"), "coulda": ("could", "have"),
    "woulda": ("would", "have"), "mighta": ("might", "have"), "musta": ("must", "have"), "lotta": ("lot", "of"),
    "lotsa": ("lots", "of"), "cuppa": ("cup", "of"), "cmon": ("come", "on"), "whatcha": ("what", "are", "you"),
    "gotcha": ("got", "you"), "betcha": ("bet", "you"), "bout": ("about",), "nother": ("another",),
    "ol": ("old",), "n": ("and",), "bcause": ("because",), "cuz": ("because",), "coz": ("because",),
    "sposed": ("supposed",), "maam": ("madam",), "ya": ("you",), "ye": ("you",), "y": ("you",), "thru": ("through",),
    "tho": ("though",), "nite": ("night",), "tonite": ("tonight",),
}  # fmt: skip
"""As they sound. They are too rare, or too short, for the index to take apart; the words around them are found."""
_TAILS = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "'d", "s": "'s"}
_BARE = {
    "im": ("i", "am"), "ive": ("i", "have"), "youre": ("you", "are"), "theyre": ("they", "are"),
    "youve": ("you", "have"), "theyve": ("they", "have"), "weve": ("we", "have"), "youll": ("you", "will"),
    "theyll": ("they", "will"), "thats": ("that", "'s"), "whats": ("what", "'s"), "hes": ("he", "'s"),
    "shes": ("she", "'s"), "theres": ("there", "'s"), "heres": ("here", "'s"), "whos": ("who", "'s"),
    "lets": ("let", "'s"), "youd": ("you", "'d"), "theyd": ("they", "'d"), "itll": ("it", "will"),
    "thatll": ("that", "will"), "wheres": ("where", "'s"), "hows": ("how", "'s"),
}  # fmt: skip
_BARE_OR_WORD = {
    "its": ("it", "'s"), "were": ("we", "are"), "well": ("we", "will"), "ill": ("i", "will"), "id": ("i", "'d"),
    "wed": ("we", "'d"), "shell": ("she", "will"), "hell": ("he", "will"),
}  # fmt: skip
_STANDS_FOR = {
    "'s": ("is", "has", "us", "does"),
    "'d": ("would", "had", "did"),
    "will": ("shall",),
    "ai": ("is", "are", "am", "has", "have"),
}

FILLERS = frozenset("uh um er erm ah eh hm hmm mm mhm uhh umm oh".split())
INTERJECTIONS = FILLERS | frozenset("hey well look okay now so yeah".split())
"""Words that a speaker begins anew with, and that carry nothing by themselves."""
FILLER_PHRASES = frozenset(
    {
        ("you", "know"),
        ("i", "mean"),
        ("you", "see"),
        ("uh", "huh"),
        ("well",),
        ("like",),
        ("okay",),
        ("so", "you", "know"),
        ("i", "quote"),
        ("quote",),
        ("unquote",),
        ("quote", "unquote"),
    }
)

_WRITTEN_OTHERWISE = frozenset((*_NEGATED, *_SPOKEN, *_SLURRED, *_BARE))
"""What is printed as one word of plain letters, and stands for another or for several."""
_APOSTROPHE = lazy(r"['’ʼ＇‘`´]")


class Token(NamedTuple):
    """A word, or one of the words that a contraction holds; offsets are those of its letters."""

    word: str
    start: int
    end: int


def tokens(surface: str, start: int) -> list[Token]:
    """The words that a printed word stands for: "don't" is do and not, "gonna" going and to."""
    if surface.isascii() and surface.isalpha() and (word := surface.lower()) not in _WRITTEN_OTHERWISE:
        return [Token(word, start, start + len(surface))]
    if len(surface.split()) > 1:
        apart = re.finditer(r"\S+", surface)
        return [token for part in apart for token in tokens(part.group(), start + part.start())]
    folded = fold(surface).replace(",", "")
    end = start + len(surface)
    if folded == "nt" and len(surface) > len(folded):  # what a cut before it leaves of "don't"
        return [Token("not", start, end)]
    if folded in _NEGATED:
        cut = end - (3 if _APOSTROPHE.search(surface[-3:]) or folded == "cannot" else 2)
        base, negation = _NEGATED[folded]
        return [Token(base, start, cut), Token(negation, cut, end)]
    parts = _SPOKEN.get(folded) or _SLURRED.get(folded) or (None if _APOSTROPHE.search(surface) else _BARE.get(folded))
    if parts:
        return _spread(parts, start, end)
    return _tailed(surface, start, end) or [Token(folded, start, end)]


def spoken(text: str) -> list[Token]:
    """The words of a stretch of text, contractions taken apart."""
    return list(_spoken(text))


@kept(32)
def _spoken(text: str) -> tuple[Token, ...]:
    """Kept, since one rule after another asks for the words of the same edits."""
    words = tokenize(text)
    return tuple(
        token
        for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True)
        for token in tokens(text[_with_apostrophe(text, start) : end], _with_apostrophe(text, start))
    )


def _with_apostrophe(text: str, start: int) -> int:
    """Where a word starts, the apostrophe counted in with which an edit's text begins (the "'s" of "it's")."""
    return start - 1 if start == 1 and text[0] in "'’" else start


def less_units(words: list[Token], other: str, own: str) -> list[Token]:
    """Some words less the units for which the other side has the sign, and this one has not."""
    said = {unit for sign, units in numerals.UNITS.items() if sign in other and sign not in own for unit in units}
    return [token for token in words if token.word not in said]


def split_forms() -> dict[str, tuple[str, str]]:
    """The contractions that can be nothing else, each (folded) with the two words it holds."""
    tailed = {
        word + tail: (word, said)
        for tail, said in (("ve", "have"), ("ll", "will"), ("re", "are"))
        for word in "i you he she it we they that there this who what would could should might must".split()
        if word + tail not in _BARE_OR_WORD
        and word + tail not in ("shell", "hell", "ill", "well", "were", "shere", "here")
    }
    bare = {form: (parts[0], parts[1].replace("'s", "is")) for form, parts in _BARE.items() if parts[1] != "'d"}
    spoken = {form: (parts[0], parts[1]) for form, parts in _SPOKEN.items() if len(parts) == 2}
    return {**tailed, **spoken, **bare, **_NEGATED}


def _tailed(surface: str, start: int, end: int) -> list[Token]:
    marks = list(_APOSTROPHE.finditer(surface))
    if not marks:
        return []
    cut = marks[-1].start()
    head, tail = fold(surface[:cut]), fold(surface[cut:])
    if tail not in _TAILS:
        return []
    if not head:
        return [Token(_TAILS[tail], start, start + len(surface))]
    return [Token(head, start, start + cut), Token(_TAILS[tail], start + cut, end)]


def _spread(parts: tuple[str, ...], start: int, end: int) -> list[Token]:
    """Several words within one: the last bears the letters' end, those before it an even share."""
    share = max(1, (end - start) // len(parts))
    cuts = [min(end, start + share * number) for number in range(len(parts))] + [end]
    return [Token(part, cuts[number], cuts[number + 1]) for number, part in enumerate(parts)]


def reread(side: list[Token], other: list[Token]) -> list[Token]:
    """Read "its", "were", "well" as contractions that lost their apostrophe where the other side says so."""
    if _BARE_OR_WORD.keys().isdisjoint([token.word for token in side]):
        return side
    said = {(a.word, b.word) for a, b in pairwise(other)}
    result: list[Token] = []
    for token in side:
        pair = _BARE_OR_WORD.get(token.word)
        if pair and any((pair[0], tail) in said for tail in (pair[1], *_STANDS_FOR.get(pair[1], ()))):
            result += _spread(pair, token.start, token.end)
        else:
            result.append(token)
    return result


def same(a: str, b: str) -> bool:
    """Whether two folded words are one word in two spellings."""
    if a == b:
        return True
    if (b in _STANDS_FOR.get(a, ()) and a != "will") or (a in _STANDS_FOR.get(b, ()) and b != "will"):
        return True
    if numerals.is_numeral(a) and numerals.is_numeral(b):
        return _same_number(a, b)
    if _drops_its_g(a, b) or _drops_its_g(b, a):
        return True
    return _plain_spelling(a) == _plain_spelling(b)


def _drops_its_g(a: str, b: str) -> bool:
    """Whether the first is the second as it sounds: "mendin'" for mending. Short words are others: thin, thing."""
    return len(a) > 4 and a + "g" == b and a.endswith("in")


def _same_number(a: str, b: str) -> bool:
    first, second = numerals.value([a]), numerals.value([b])
    if first is not None and second is not None:
        return first == second
    if not (a[0].isdigit() and b[0].isdigit()):
        place = numerals.ordinal(a)
        return place is not None and place == numerals.ordinal(b)
    # "November 8" is said "November 8th"
    one = first if first is not None else numerals.ordinal(a)
    other = second if second is not None else numerals.ordinal(b)
    return one is not None and one == other


_SPELLINGS: tuple[tuple[str, re.Pattern[str], str], ...] = tuple(
    (letters, lazy(pattern), plain)
    for letters, pattern, plain in (
        ("is", r"(?<=[a-z]{2})is(?=(?:e|es|ed|er|ers|ing|ation|ations)$)", "iz"),
        ("ys", r"(?<=[a-z]{2})ys(?=(?:e|es|ed|er|ers|ing)$)", "yz"),
        (
            "our",
            r"(?<=[a-z]{2})our(?=(?:s|ed|ing|able|ably|ite|ites|ful|fully|less|hood|hoods|er|ers|ly|y|ist|ists)?$)",
            "or",
        ),
        ("re", r"(?<=[a-z][bdghptv])re(?=s?$)", "er"),
        ("ll", r"(?<=[aeiou])ll(?=(?:ed|ing|er|ers|or|ors|ous|ist|ists)$)(?<=[aeiouy][a-z][aeiou]ll)", "l"),
        ("ll", r"(?<=[aeiou])ll(?=(?:ed|ing|er|ers|or|ors|ous|ist|ists)$)(?<=[aeiouy][a-z]{2}[aeiou]ll)", "l"),
        ("ogue", r"ogue(?=s?$)", "og"),
        ("ence", r"(?<=[a-z])ence(?=s?$)", "ense"),
        ("amme", r"(?<=[a-z])amme(?=s?$)", "am"),
        ("wards", r"^(to|for|back|after|in|out|up|down|on|home|east|west|north|south|sky|sea|land)wards$", r"\1ward"),
        ("grey", r"^grey(?=s?$|er$|ing$)", "gray"),
        ("ae", r"^((?:an)?)ae(?=sth)", r"\1e"),
        ("ae", r"^(h|p|f|encyclop|medi|arch)ae(?=[mdcvo])", r"\1e"),
        ("oe", r"^(f|am|hom|man|diarrh|)oe(?=[tbuas]|$|o)", r"\1e"),
        ("judge", r"(?<=judg)e(?=ment)", ""),
    )
)
"""Which letters a word must have to be spelt otherwise, how that is told, and what takes their place."""
_IRREGULAR = {
    "tyre": "tire", "tyres": "tires", "cheque": "check", "cheques": "checks", "plough": "plow", "ploughs": "plows",
    "sceptical": "skeptical", "sceptic": "skeptic", "sceptics": "skeptics", "aluminium": "aluminum",
    "whilst": "while", "amongst": "among", "learnt": "learned", "burnt": "burned", "spelt": "spelled",
    "dreamt": "dreamed", "leapt": "leaped", "tonne": "ton", "tonnes": "tons", "jewellery": "jewelry",
    "pyjamas": "pajamas", "kerb": "curb", "storey": "story", "storeys": "stories", "fulfil": "fulfill",
    "enrol": "enroll", "instalment": "installment", "skilful": "skillful", "wilful": "willful", "ageing": "aging",
    "cosy": "cozy", "mum": "mom", "yes": "yeah", "doughnut": "donut", "draught": "draft", "manoeuvre": "maneuver",
    "theatre": "theater", "cancelled": "canceled", "traveller": "traveler",
}  # fmt: skip


@lru_cache(maxsize=1 << 14)
def _plain_spelling(word: str) -> str:
    """One spelling for the British and the American form of a word; other words may change too, consistently."""
    word = _IRREGULAR.get(word, word)
    for letters, pattern, plain in _SPELLINGS:
        if letters in word:
            word = pattern.sub(plain, word)
    return word


def same_run(a: list[Token], b: list[Token]) -> bool:
    """Whether two runs of words say the same: word by word, as numbers, or as the same letters parted otherwise."""
    if not a or not b:
        return False
    first, second = [token.word for token in a], [token.word for token in b]
    if len(first) == len(second) and all(same(x, y) for x, y in zip(first, second, strict=True)):
        return True
    if _begin_alike(first, second) and _letters(first) == _letters(second) and _negates(first) == _negates(second):
        return True
    return _sound_alike(first, second) or _same_amount(first, second)


def _begin_alike(first: list[str], second: list[str]) -> bool:
    """Whether two runs may have the same letters, by the first of them."""
    one, other = _RUN_TOGETHER.get(first[0], first[0]), _RUN_TOGETHER.get(second[0], second[0])
    return not one or not other or one[0] == other[0]


def _same_amount(first: list[str], second: list[str]) -> bool:
    """Whether two runs are one number, said two ways."""
    if not numerals.speaks_of_numbers(first) or not numerals.speaks_of_numbers(second):
        return False
    return numerals.same_amount(*_unnumbered(*_less_percent(first, second)))


def _sound_alike(first: list[str], second: list[str]) -> bool:
    """Whether a compound is written as two words of the same sound, as who writes down a speech may do.

    "bar wear" for "barware": one of the two stands in the compound as it is, the other sounds as the rest of it. A
    rest that denies ("disagree", "does agree") is another word.
    """
    if (len(first), len(second)) not in ((1, 2), (2, 1)) or _negates(first) != _negates(second):
        return False
    (whole,), (head, tail) = (first, second) if len(first) == 1 else (second, first)
    if whole.startswith(head) and len(head) >= _LEAST_SOUNDED:
        return _sounds(whole[len(head) :], tail)
    if whole.endswith(tail) and len(tail) >= _LEAST_SOUNDED:
        rest = whole[: -len(tail)]
        return rest not in _DENYING and _sounds(rest, head)
    return False


def _sounds(one: str, other: str) -> bool:
    """Whether two short runs of letters have the same consonants, and at most a letter more or less."""
    letters = min(len(one), len(other)) > _LEAST_SOUNDED and one.isalpha() and other.isalpha()
    return letters and abs(len(one) - len(other)) <= 1 and _consonants(one) == _consonants(other)


def _consonants(letters: str) -> str:
    """The first letter and the consonants after it, doubled ones once."""
    return re.sub(r"(.)\1+", r"\1", letters[0] + re.sub(r"[aeiouyhw]", "", letters[1:]))


def spelt_by_ear(name: str, heard: str) -> bool:
    """Whether a long name is spelt as somebody may who only heard it: "Kowalczik", "Lindquist" for "Lindqvist"."""
    long = min(len(name), len(heard)) >= _LEAST_BY_EAR
    return long and name != heard and _as_heard(fold(name)) == _as_heard(fold(heard))


def _as_heard(name: str) -> str:
    """A folded name in letters of one sound each, doubled ones once."""
    for letters, sound in _SOUNDS:
        name = name.replace(letters, sound)
    return re.sub(r"(.)\1+", r"\1", name)


def _less_percent(first: list[str], second: list[str]) -> tuple[list[str], list[str]]:
    """Two runs less the percent that both end in, as a sign or as a word."""
    bare = [words[:-2] if words[-2:] == ["per", "cent"] else words[:-1] for words in (first, second)]
    both = all(words[-1] in ("%", "percent") or words[-2:] == ["per", "cent"] for words in (first, second))
    return (bare[0], bare[1]) if both and all(bare) else (first, second)


def _unnumbered(first: list[str], second: list[str]) -> tuple[list[str], list[str]]:
    """Two runs less the word that says a number comes: "No. 1", "number one"."""
    names = ("no", "number")
    if first[0] != second[0] and first[0] in names and second[0] in names and len(first) > 1 < len(second):
        return first[1:], second[1:]
    return first, second


_LEAST_SOUNDED = 3
_LEAST_BY_EAR = 6
_SOUNDS = (
    ("qu", "kv"),
    ("q", "k"),
    ("ck", "k"),
    ("ph", "f"),
    ("c", "k"),
    ("w", "v"),
    ("y", "i"),
    ("z", "s"),
    ("dt", "t"),
)
_DENYING = frozenset("dis non mis anti counter under over".split())
_RUN_TOGETHER = {"alright": "allright", "%": "percent", "til": "until", "okay": "ok"}


def _letters(words: list[str]) -> str:
    """The letters of a run of words without the spaces, so that "any more" is "anymore"."""
    return "".join([_RUN_TOGETHER.get(word, word) for word in words])


def _negates(words: list[str]) -> bool:
    """Whether a run of words holds a negation: "not able" has the letters of "notable", and no more of it."""
    return not NEGATIONS.isdisjoint(words)


def is_filler(words: tuple[str, ...]) -> bool:
    """Whether a run of folded words is nothing but hesitation."""
    return not less_hesitation(words)


def less_hesitation(words: tuple[str, ...]) -> tuple[str, ...]:
    """A run of folded words without the hesitation that it begins and ends with."""
    rest = tuple(word for word in words if word not in FILLERS)
    while rest:
        size = next((len(phrase) for phrase in FILLER_PHRASES if rest[: len(phrase)] == phrase), 0)
        if not size:
            break
        rest = rest[size:]
    while rest:
        size = next((len(phrase) for phrase in FILLER_PHRASES if rest[-len(phrase) :] == phrase), 0)
        if not size:
            break
        rest = rest[:-size]
    return rest
