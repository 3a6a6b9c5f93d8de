"""The words of a sentence or a heading that carry its subject, in the form in which people vary them least.

A term is a word's stem: plural, past and -ing endings taken off, accents and case folded, so that "releases",
"released" and "releasing" are one (after Porter, "An algorithm for suffix stripping", 1980, of which only the endings
of inflection are kept: those of derivation would join words that differ in sense).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache

from tieout.model.claims import Term
from tieout.model.places import Span
from tieout.text import native
from tieout.text.characters import CHARACTERS
from tieout.text.patterns import lazy

_TOKEN = lazy(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’.](?=[^\W_])[^\W_]+)*")
_KEPT = 1 << 14
"""So many words are kept with their stems: the words of a language that texts are full of, and no more."""
_CAMEL = lazy(r"(?<=[a-z]{2})(?=[A-Z][a-z])")
_VOWELS = frozenset("aeiouy")

_FUNCTION = """
a an the and or but nor of in on at to from by for with as than that this these those which who whom whose what when
where while whereas it its he she they them his her their we our you your i is are was were be been being am has
have had having do does did done will would can could may might must shall should not no so if then there here such
very also only just about around over under above below up down out off into onto upon within without between among
across through during before after since until against per via versus vs compared amid both each every all any some
more most less least fewer many much few other others another same own too even still yet again ever never however s
t
"""
_STATING = """
come came comes coming stand stood stands reach reached reaches reaching total totalled totaled totals report
reported reports reporting amount amounted amounts number numbered numbers figure figures count counted counts put
puts give gave gives given said say says saying according show shows showed shown record recorded records register
registered registers make made makes making get got find found see saw seen list listed lists data year years rise
rose risen rises rising fall fell fallen falls falling increase increased increases increasing decrease decreased
decreases decreasing drop dropped drops dropping grow grew grown grows growing decline declined declines declining
climb climbed climbs up down average averaged highest lowest largest smallest biggest higher lower larger smaller
bigger level levels value values times time percent percentage percentages pct point points nearly almost roughly
approximately exactly estimated estimate estimates equal equalled equals remain remained remains post posted posts
month months day days week weeks quarter later earlier ago annual annually yearly monthly official officially overall
""".split()


def tokens(text: str, offset: int = 0) -> list[Term]:
    """Every word and number of a text as a term, in order; spans count from `offset` on."""
    return _read(text, offset, _STEMS)


def terms(text: str, offset: int = 0) -> list[Term]:
    """The words of a text that carry its subject: no numbers, no words of grammar, none that only state a figure.

    Spans count from `offset` on.
    """
    return _read(text, offset, _SUBJECTS)


def subject_stems(text: str) -> frozenset[str]:
    """The stems of these words alone."""
    if native.kernels is not None:
        found = native.kernels.stems(text, CHARACTERS, _SUBJECTS)
        if found is not None:
            return found
    return frozenset(filter(None, map(_SUBJECTS.__getitem__, _TOKEN.findall(text))))


def _read(text: str, offset: int, stems: _Known) -> list[Term]:
    """The words of a text that have a stem."""
    if native.kernels is not None:
        found = native.kernels.terms(text, CHARACTERS, stems, Term, Span, offset)
        if found is not None:
            return found
    return [
        Term(held, Span(match.start() + offset, match.end() + offset), match.group()[0].isupper())
        for match in _TOKEN.finditer(text)
        if (held := stems[match.group()])
    ]


def carries(stem_: str) -> bool:
    """Whether a stem tells one subject from another."""
    return not stem_[0].isdigit() and stem_ not in function_stems() and stem_ not in stating_stems()


def unpossessed(name: str) -> str:
    """A name without the mark of what is its bearer's: "Oban" for "Oban's"."""
    return name[:-2] if name.endswith(("'s", "’s")) else name


def header_words(text: str) -> str:
    """A column's name as words: "beer_servings" and "ShareWomen" are written apart."""
    return _CAMEL.sub(" ", text.replace("_", " ")) if text else text


@lru_cache(maxsize=1)
def function_stems() -> frozenset[str]:
    """The stems of words of grammar."""
    return frozenset(stem(word) for word in _FUNCTION.split())


@lru_cache(maxsize=1)
def stating_stems() -> frozenset[str]:
    """The stems of words with which any figure may be stated, whatever it counts."""
    return frozenset(stem(word) for word in _STATING)


def stem(word: str) -> str:
    """A word without the endings of inflection, case, accents, possessive and inner full stops."""
    return _STEMS[word]


def _carried(word: str) -> str:
    """The stem of a word that carries a subject; of another nothing."""
    found = stem(word)
    return found if carries(found) else ""


def _stemmed(word: str) -> str:
    folded = word.casefold()
    if folded[0].isdigit():
        return folded.replace(",", "")
    if not folded.isascii():
        folded = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c)) or folded
        folded = folded.replace("’", "'")
    folded = folded.replace(".", "").removesuffix("'s").replace("'", "")
    return _uninflected(folded)


class _Known(dict[str, str]):
    """Words and what was made of them, which is made where it is asked for."""

    def __init__(self, made: Callable[[str], str]) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, word: str) -> str:
        if len(self) >= _KEPT:
            self.clear()
        found = self[word] = self._made(word)
        return found


_STEMS = _Known(_stemmed)
_SUBJECTS = _Known(_carried)


def _uninflected(word: str) -> str:
    return _IRREGULAR.get(word) or _suffix(_plural(word)) or word


def _plural(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("ses", "xes", "zes", "ches", "shes")):
        return word[:-2]
    return word[:-1]


def _suffix(word: str) -> str:
    length = -3 if word.endswith("ing") else -2 if word.endswith("ed") else 0
    bare = word[:length] if length else ""
    if len(bare) > 2 and not _VOWELS.isdisjoint(bare):
        doubled = len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] not in "lsz"
        return _bare(bare[:-1] if doubled else bare)
    return _bare(word)


def _bare(word: str) -> str:
    """Without a final e, and with y for a final i, so that all forms of a word end alike."""
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1]
    return word[:-1] + "y" if len(word) > 3 and word.endswith("i") else word


_IRREGULAR = {
    "spent": "spend", "sold": "sell", "built": "build", "lent": "lend", "paid": "pay", "bought": "buy",
    "taught": "teach", "caught": "catch", "flown": "fly", "flew": "fly", "drove": "driv", "driven": "driv",
    "sent": "send", "stolen": "steal", "stole": "steal", "kept": "keep", "won": "win",
    "sale": "sell", "sales": "sell", "weight": "weigh", "weights": "weigh",
    "death": "die", "deaths": "die", "died": "die",
    "children": "child", "women": "woman", "men": "man",
    "maths": "mathematic", "math": "mathematic", "flu": "influenza", "lab": "laboratory", "labs": "laboratory",
    "exam": "examination", "exams": "examination",
    "herring": "herring", "herrings": "herring", "outing": "outing", "outings": "outing",
}  # fmt: skip
"""Past forms and plurals that no ending tells, of what tables count, words cut short, and words that only look like
forms of others."""
_OF_IRREGULAR = frozenset(_IRREGULAR.values())
_PLURALS = ("", "s", "es")


def forms(stem_: str) -> tuple[str, ...]:
    """The words that have a stem, but those with full stops inside: `stem` read backwards, and each guess tried.

    What is guessed is no word of a text, so nothing of it is kept.
    """
    if not stem_ or stem_[0].isdigit():
        return (stem_,) if stem_ else ()
    found = native.kernels.forms(stem_) if native.kernels is not None and stem_ not in _OF_IRREGULAR else None
    of_stem = _guessed(stem_) if found is None else [word for word in found if word not in _IRREGULAR]
    return tuple(word for one in of_stem for word in (one, one + "'s"))


def _guessed(stem_: str) -> list[str]:
    """The words that have a stem, but those with a possessive."""
    bare = [stem_, stem_ + "e"]
    if stem_.endswith("y"):
        bare += [stem_[:-1] + "i", stem_[:-1] + "ie"]
    ended = [word + ending for word in bare for ending in ("", "ing", "ed")]
    ended += [word + word[-1] + ending for word in bare for ending in ("ing", "ed")]
    plural = [word + ending for word in ended for ending in _PLURALS]
    plural += [word[:-1] + "ies" for word in ended if word.endswith("y")]
    plural += [word for word, of in _IRREGULAR.items() if of == stem_]
    stemmed = _uninflected if stem_.isascii() and stem_.isalpha() and stem_.islower() else _stemmed
    return [word for word in dict.fromkeys(plural) if stemmed(word) == stem_]
