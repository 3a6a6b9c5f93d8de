"""Ways to quote a sentence, honest and not, each with the rules that name its fault."""

# Every way to quote is called alike, whether or not it needs the place and the draw.
# ruff: noqa: ARG001

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.grammar import Grammar

Quote = Callable[["Place", Random], str | None]
_SENSE = re.compile(
    r"\b(?:not|never|cannot|no|and|or|will|would|should|can|could|must|may|all|some|most|few|many|only|if|unless|but|"
    r"before|after|until|since|although|even|because)\b|\d"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence where it stands: its words without the full stop, and the sentences of the same turn after it."""

    words: tuple[str, ...]
    after: tuple[str, ...]
    speaker: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to quote; `rules` name what is wrong with it, none where it is honest."""

    name: str
    quote: Quote
    rules: frozenset[str] = frozenset()

    @property
    def honest(self) -> bool:
        return not self.rules


@dataclass(frozen=True, slots=True)
class Case:
    """A quotation in a draft, and where its words begin."""

    kind: Kind
    start: int


@dataclass(frozen=True, slots=True)
class Draft:
    text: str
    cases: tuple[Case, ...]


def draft(transcripts: Sequence[str], of_each: int, draw: Random) -> Draft:
    """A draft with some quotations of each kind, in an order that tells nothing."""
    kinds = [kind for kind in KINDS for _ in range(of_each)]
    draw.shuffle(kinds)
    text, cases = "What the council said\n\n", []
    for kind in kinds:
        speaker, quotation = drawn(kind, transcripts, draw)
        opening = f"{speaker} told the meeting: “"
        cases.append(Case(kind, len(text) + len(opening)))
        text += f"{opening}{quotation}.” Nothing was settled.\n\n"
    return Draft(text, tuple(cases))


def drawn(kind: Kind, transcripts: Sequence[str], draw: Random) -> tuple[str, str]:
    """A speaker, and a quotation of theirs of that kind, from the first sentence drawn that serves."""
    while True:
        label, _, turn = draw.choice(draw.choice(transcripts).split("\n\n")).partition(": ")
        speaker = label.title()
        sentences = [sentence.strip().rstrip(".") for sentence in turn.split(". ")]
        at = draw.randrange(len(sentences))
        words = tuple(sentences[at].split())
        quotation = kind.quote(Place(words, tuple(sentences[at + 1 :]), speaker), draw) if len(words) >= 10 else None
        if quotation is not None:
            return speaker, quotation


# -- honest ----------------------------------------------------------------------------------------------------------


def _as_it_stands(place: Place, draw: Random) -> str:
    return " ".join(place.words)


def _over_lines(place: Place, draw: Random) -> str:
    half = len(place.words) // 2
    return " ".join(place.words[:half]) + "\n" + " ".join(place.words[half:])


def _with_a_small_letter(place: Place, draw: Random) -> str | None:
    whole = " ".join(place.words)
    return None if whole.startswith("I ") else whole[0].lower() + whole[1:]


def _with_a_marked_gap(place: Place, draw: Random) -> str | None:
    words = place.words
    if len(words) < 14:
        return None
    at = draw.randrange(5, len(words) - 7)
    if _SENSE.search(" ".join(words[at : at + 2]).lower()):
        return None
    return " ".join(words[:at]).rstrip(",") + draw.choice((" … ", " ... ", " [...] ")) + " ".join(words[at + 2 :])


def _with_a_bracket(place: Place, draw: Random) -> str:
    at = draw.randrange(3, len(place.words) - 3)
    return " ".join((*place.words[:at], "[as before]", *place.words[at:]))


def _split_by_the_speaker(place: Place, draw: Random) -> str:
    half = len(place.words) // 2
    return " ".join(place.words[:half]).rstrip(",") + f",” {place.speaker} said, “" + " ".join(place.words[half:])


# -- not honest ------------------------------------------------------------------------------------------------------


def _with_another_word(place: Place, draw: Random) -> str | None:
    return _replaced(
        place, lambda word: len(word) > 5 and word.isalpha() and not _SENSE.search(word), "chandelier", draw
    )


def _with_a_word_more(place: Place, draw: Random) -> str:
    at = draw.randrange(3, len(place.words) - 2)
    return " ".join((*place.words[:at], "shamefully", *place.words[at:]))


def _with_words_left_out(place: Place, draw: Random) -> str | None:
    if len(place.words) < 14:
        return None
    at = draw.randrange(4, len(place.words) - 7)
    return " ".join((*place.words[:at], *place.words[at + 3 :]))


def _with_not_left_out(place: Place, draw: Random) -> str | None:
    found = [at for at, word in enumerate(place.words[1:-1], 1) if word in ("not", "never")]
    return " ".join((*place.words[: found[0]], *place.words[found[0] + 1 :])) if found else None


def _with_a_not(place: Place, draw: Random) -> str | None:
    found = [
        at for at, word in enumerate(place.words[:-1]) if word in ("will", "should", "could", "would", "can", "must")
    ]
    plain = found and place.words[found[0] + 1] not in ("not", "never")
    return " ".join((*place.words[: found[0] + 1], "not", *place.words[found[0] + 1 :])) if plain else None


def _with_another_number(place: Place, draw: Random) -> str | None:
    return _replaced(place, lambda word: word[0].isdigit(), str(draw.randrange(3000, 9000)), draw)


def _with_or_for_and(place: Place, draw: Random) -> str | None:
    return _replaced(place, lambda word: word == "and", "or", draw)


def _with_another_statement_joined(place: Place, draw: Random) -> str | None:
    """Only where 50 words or more lie between."""
    for number, sentence in enumerate(place.after):
        if sum(len(between.split()) for between in place.after[:number]) >= 60:
            return f"{' '.join(place.words)}. {sentence}"
    return None


def _made_up(place: Place, draw: Random) -> str:
    return Grammar(draw.random().hex()).sentence().rstrip(".").translate(_OTHER_LETTERS)


def _replaced(place: Place, fits: Callable[[str], bool], by: str, draw: Random) -> str | None:
    """One word of the middle that fits, replaced."""
    found = [at for at, word in enumerate(place.words) if 2 < at < len(place.words) - 1 and fits(word)]
    if not found:
        return None
    at = draw.choice(found)
    return " ".join((*place.words[:at], by, *place.words[at + 1 :]))


_OTHER_LETTERS = str.maketrans("bcdfglmnprst", "cdfgblmrnpts")
"""A sentence made up of the same few turns of phrase would be found in part; one in other letters is nowhere."""

KINDS = (
    Kind("as it stands", _as_it_stands),
    Kind("wrapped over lines", _over_lines),
    Kind("opening with a small letter", _with_a_small_letter),
    Kind("with a marked ellipsis", _with_a_marked_gap),
    Kind("with words in brackets", _with_a_bracket),
    Kind("split by the speaker", _split_by_the_speaker),
    Kind("a word changed", _with_another_word, frozenset({"Q102"})),
    Kind("a word added", _with_a_word_more, frozenset({"Q104"})),
    Kind("words left out", _with_words_left_out, frozenset({"Q103", "Q105"})),
    Kind("a negation left out", _with_not_left_out, frozenset({"Q105"})),
    Kind("a negation put in", _with_a_not, frozenset({"Q105"})),
    Kind("a number changed", _with_another_number, frozenset({"Q105"})),
    Kind("and turned to or", _with_or_for_and, frozenset({"Q105"})),
    Kind("two statements joined", _with_another_statement_joined, frozenset({"Q106"})),
    Kind("made up", _made_up, frozenset({"Q101"})),
)
