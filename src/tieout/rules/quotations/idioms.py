"""Words that decide the sense, but not here: "one" as a pronoun, "no" as an answer, "much" in "thank you so much"."""

from __future__ import annotations

from tieout.text.patterns import lazy
from tieout.text.tidy import Token, spoken

_PHRASES = frozenset(
    tuple(phrase.split())
    for phrase in (
        "after all", "all right", "at all", "first of all", "most of all", "above all", "all of a sudden", "not only",
        "no matter", "no doubt", "once more", "once again", "at once", "one another", "little by little",
        "any more", "more or less", "all in all", "by all means", "for once", "once and for all", "once upon a time",
        "all at once", "a little bit", "a little", "in a second", "one second", "just a second", "for a second",
        "wait a second", "on second thought", "on second thoughts", "in the first place", "at first", "first off",
        "first and foremost", "half an hour", "without doubt", "without a doubt", "no question", "no wonder",
        "for the most part", "at best", "more and more", "all over the place", "all over again", "all the time",
        "all the while", "all along", "all the way", "all day", "all night", "all told", "some day", "one day",
        "one time", "each other", "so much", "very much", "pretty much", "any longer", "never mind", "ever since",
        "one by one", "one way or another", "for one thing", "on the one hand", "if you will", "if i may",
        "i would say", "i should say", "i must say", "i have to say", "i might add", "i can tell you",
        "i will tell you", "i must admit", "i have to admit", "you might say", "you could say", "shall we say",
        "some kind of", "some sort of", "something like", "something like that", "or something", "all kinds of",
        "all sorts of", "the best of luck", "had better", "'d better", "better off", "sooner or later",
        "or so", "whether or not",
    )
)  # fmt: skip
"""Left out or put in whole, these take no negation, number or quantity with them."""
_LONGEST = max(map(len, _PHRASES))
_BEFORE_ONE = frozenset("no any every some each this that the which another".split())
_AFTER_ONE = frozenset("another of should must can could may might would has".split())
_NOUNS_TOO = frozenset("will might can must may".split())
_BEFORE_NOUN = frozenset("the a an my your his its our their own free ill".split())
_BEFORE_MONTH = frozenset("in on of by since until through early late mid last next this during from to and".split())
_ANSWER_BEFORE = lazy(r"(?:^|[.,;:!?…—–\n]|\s-+)[\s\"'“”‘’]*$")
_ANSWER_AFTER = lazy(r"[,.!?;…—–]|\s-")
_AROUND = 40
_BODIES = {"everyone": "everybody", "someone": "somebody", "anyone": "anybody"}


def weighty(before: str, text: str, after: str) -> list[str]:
    """The folded words of a text, less those that decide no sense where they stand; contractions taken apart."""
    head = before[-_AROUND:]
    whole = head + text + after[:_AROUND]
    words = spoken(whole)
    first, last = len(head), len(head) + len(text)
    inside = [number for number, word in enumerate(words) if first <= word.start and word.end <= last]
    light = _in_phrases(words, inside) | {number for number in inside if _is_light(whole, words, number)}
    return _plain([words[number].word for number in inside if number not in light or _is_nobody(words, number, inside)])


def _is_nobody(words: list[Token], number: int, inside: list[int]) -> bool:
    """Whether a word is the "one" of a "no one" that stands whole in the text."""
    return words[number].word == "one" and number - 1 in inside and words[number - 1].word == "no"


def _plain(words: list[str]) -> list[str]:
    """The words with "no one" as nobody, "everyone" as everybody: the same said another way."""
    result: list[str] = []
    for word in words:
        if word == "one" and result and result[-1] == "no":
            result[-1] = "nobody"
        else:
            result.append(_BODIES.get(word, word))
    return result


def _in_phrases(words: list[Token], inside: list[int]) -> set[int]:
    """Words of an idiom that stands whole among those of the text."""
    light: set[int] = set()
    for at in range(len(inside)):
        for length in range(2, min(_LONGEST, len(inside) - at) + 1):
            if tuple(words[number].word for number in inside[at : at + length]) in _PHRASES:
                light.update(inside[at : at + length])
    return light


def _is_light(text: str, words: list[Token], number: int) -> bool:
    word = words[number].word
    before = words[number - 1].word if number else ""
    after = words[number + 1].word if number + 1 < len(words) else ""
    if word == "one":
        return before in _BEFORE_ONE or after in _AFTER_ONE
    if word in _NOUNS_TOO:
        return _is_noun(text, words, number)
    if word == "much":
        return before in ("so", "very") and (after == "for" or _thanks(words, number))
    if word == "no":
        return is_answer(text, words[number]) or _is_numbering(text, words, number)
    return False


def _is_noun(text: str, words: list[Token], number: int) -> bool:
    """Whether a modal's letters are a noun's here: in May, of his own free will, with all his might."""
    word, before = words[number], words[number - 1].word if number else ""
    if word.word == "may":
        after = words[number + 1].word if number + 1 < len(words) else ""
        dated = before in _BEFORE_MONTH or after[:1].isdigit() or after in _BEFORE_MONTH
        return text[word.start : word.start + 1] == "M" and number > 0 and dated
    return before in _BEFORE_NOUN


def _is_numbering(text: str, words: list[Token], number: int) -> bool:
    """Whether a "no" is short for number: No. 1."""
    after = words[number + 1].word if number + 1 < len(words) else ""
    return text[words[number].end : words[number].end + 1] == "." and after[:1].isdigit()


def is_answer(text: str, no: Token) -> bool:
    """Whether a "no" answers, and denies nothing of the sentence it stands in: "No, we sail", "that no, we sail"."""
    if text[no.end : no.end + 1] == ",":
        return True
    return bool(_ANSWER_BEFORE.search(text, 0, no.start)) and bool(_ANSWER_AFTER.match(text, no.end))


def _thanks(words: list[Token], number: int) -> bool:
    return any(word.word in ("thank", "thanks") for word in words[max(0, number - 4) : number])
