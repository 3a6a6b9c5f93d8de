"""Words that decide the sense of a sentence: which of them a run of words holds.

A class and what it says: two runs that differ here differ in sense, however alike they look.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tieout.text import numerals

_FOREIGN_NEGATIONS = """
nicht nichts nie niemals niemand nirgends kein keine keinen keinem keiner keines weder, ne pas jamais aucun aucune rien
sans, nunca jamás nadie ningún ninguno ninguna tampoco, mai nessun nessuno nessuna niente senza, não nenhum nenhuma
ninguém, niet geen nooit nergens
"""
"""Of German, French, Spanish, Italian, Portuguese and Dutch; what is a word, or a part of one, in English is left out.

That is "sin", and the "non" of "non-negotiable".
"""
NEGATIONS = frozenset(
    "not never no cannot nor nobody nothing none neither nowhere without hardly scarcely barely "
    "dont doesnt didnt isnt arent wasnt werent wont wouldnt shouldnt couldnt cant havent hasnt hadnt aint mustnt "
    "neednt mightnt shant".split()
) | frozenset(_FOREIGN_NEGATIONS.replace(",", " ").split())
MODALS = frozenset("will would shall should can could may might must ought wont cannot".split())
QUANTIFIERS = frozenset(
    "all some any every each most many few several much little both none half always sometimes often rarely seldom "
    "usually everybody everyone somebody someone anybody anyone everything something anything enough "
    "almost nearly probably perhaps maybe possibly".split()
)
FREQUENCIES = frozenset(
    "always sometimes often rarely seldom usually probably perhaps maybe possibly almost nearly".split()
)
"""Adverbs that may stand before a word or behind it and say the same."""
COMPARATIVES = frozenset(
    "more less most least fewer fewest greater smaller higher lower larger better worse best worst".split()
)
LIMITS = frozenset("only merely solely exclusively".split())
ORDER = frozenset("before after until since".split())
CONDITIONS = frozenset("if unless except provided providing assuming".split())
_CONNECTIVES = frozenset(("and", "or"))
_CLASSES = (
    ("negation", NEGATIONS), ("modal", MODALS), ("quantifier", QUANTIFIERS), ("comparative", COMPARATIVES),
    ("limit", LIMITS), ("order in time", ORDER),
)  # fmt: skip


def senses(words: Iterable[str]) -> Counter[tuple[str, str]]:
    """The sense words of a run of folded words, each as (class, word); numbers by value."""
    found: Counter[tuple[str, str]] = Counter()
    for word in _periphrases(list(words)):
        for name, members in _CLASSES:
            if word in members:
                found[name, word] += 1
        number = _number(word)
        if number:
            found["number", number] += 1
    return found


_PERIPHRASES = {
    ("going", "to"): "will", ("have", "to"): "must", ("has", "to"): "must", ("got", "to"): "must",
    ("able", "to"): "can", ("ought", "to"): "should", ("supposed", "to"): "should", ("no", "one"): "nobody",
    ("not", "any"): "no", ("not", "ever"): "never",
}  # fmt: skip


_ALIKE = {
    "everybody": "everyone", "anybody": "anyone", "somebody": "someone", "ought": "should", "nearly": "almost",
    "maybe": "perhaps", "possibly": "perhaps", "till": "until", "fewer": "less", "fewest": "least",
}  # fmt: skip


def _periphrases(words: list[str]) -> list[str]:
    """The words with "going to" as will, "not any" as no, "maybe" as perhaps: another way to say the same."""
    result: list[str] = []
    for word in words:
        pair = (result[-1], word) if result else None
        if pair in _PERIPHRASES:
            result[-1] = _PERIPHRASES[pair]
        else:
            result.append(_ALIKE.get(word, word))
    return result


def connectives(words: Iterable[str]) -> Counter[tuple[str, str]]:
    """The "and" and "or" of a run of folded words; they count only where one takes the other's place."""
    return Counter(("and/or", word) for word in words if word in _CONNECTIVES)


def conditions(words: Iterable[str]) -> Counter[tuple[str, str]]:
    """The words of a run that open a condition."""
    return Counter(("condition", word) for word in words if word in CONDITIONS)


def _number(word: str) -> str | None:
    if not numerals.is_numeral(word):
        return None
    value = numerals.value([word])
    if value is not None:
        return str(value)
    place = numerals.ordinal(word)
    return f"{place}th" if place is not None else numerals.MULTIPLES.get(word, word)
