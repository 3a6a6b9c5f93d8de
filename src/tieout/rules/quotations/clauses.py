"""What belongs to one clause: whether words left out took a negation or a condition away from words that were kept."""

from __future__ import annotations

import re

from tieout.model import EditOp, Passage
from tieout.rules.quotations.idioms import is_answer
from tieout.rules.quotations.wording import source_after, source_before
from tieout.text.patterns import lazy
from tieout.text.sense import CONDITIONS, NEGATIONS
from tieout.text.sentences import sentence_ends
from tieout.text.tidy import Token, spoken

_OPENERS = frozenset(
    "and but because which who whom whose so when where while although though since as or that whether whereas yet if "
    "unless".split()
)
_JOINING = frozenset(("and", "or", "nor"))
_RELATIVE = frozenset("that which who whom whose where".split())
_COORDINATING = frozenset("and but or so yet".split())
_BOUNDARY = lazy(r"[,;:.!?…—–()\n]|\s-+\s")
_REACH = 4
"""A negation governs kept words that it stands at most so many words from."""
_MOST_HIDDEN = 60
_NEXT = 80
"""Characters in which the next or last words are found."""
_BLINDS = frozenset("as even what know see wonder ask asked".split())
"""Words after which "if" opens no condition."""
_BEFORE_CUT = lazy(
    r"\b(?P<no>not|never|cannot|\w+n['’]?t|hardly|without)"
    r"(?:\s+(?:really|even|just|ever|simply|to|be|been|going to))?\s+$",
    re.IGNORECASE,
)
_DENIED = lazy(
    r"\b(?P<no>not|never|nobody|no one|nor|(?!(?:ca|could)n)\w+n['’]?t|(?:ca|could)n['’]?t(?!\s+believe\b))"
    r"(?<!\bcould not(?=\s+believe\b))(?:\s+\w+){0,2}?\s+"
    r"(?:thinks?|thinking|thought|believe[sd]?|believing|says?|saying|said|holds?|holding|held|finds?|found|mean|meant|"
    r"(?:suggest|claim|argu|contend|conclud|impl|pretend|expect|suppos|decid|rul)(?:s|e|es|ed|y|ies|ied|ing)?|"
    r"true|certain|convinced|persuaded)(?:\s+that)?\s+$",
    re.IGNORECASE,
)
"""A clause that denies what the one behind it says: "I do not think that ...", "we did not hold ..."."""
_BEHIND_CUT = lazy(r"\s*(?P<no>not|n['’]t|never)\b", re.IGNORECASE)
_HELPING = lazy(
    r"\b(?:can|could|do|does|did|is|are|was|were|will|wo|would|shall|should|may|might|must|has|have|had|ca)$",
    re.IGNORECASE,
)
_PLAIN_NEGATIONS = frozenset(("not", "never", "cannot", "hardly", "without", "nobody", "no one", "nor"))
_NEGATED_TAIL = lazy(
    r"n['’]t$|^(?:dont|doesnt|didnt|isnt|arent|wasnt|werent|wont|wouldnt|shouldnt|couldnt|cant|havent|hasnt|hadnt|aint)$",
    re.IGNORECASE,
)


def whole_clause(passage: Passage, place: int) -> bool:
    """Whether the words left out are a clause of their own, with nothing of it kept on either side."""
    text = passage.edits[place].source_text
    words = spoken(text)
    if len(words) < 3:
        return False
    before = source_before(passage, place, 3) + text[: words[0].start]
    after = text[words[-1].end :] + source_after(passage, place, 3)
    next_words = spoken(source_after(passage, place, _NEXT))
    opens = words[0].word in _OPENERS or bool(_BOUNDARY.search(before))
    closes = bool(_BOUNDARY.search(after)) or (bool(next_words) and next_words[0].word in _OPENERS)
    return opens and closes


def before_own_clause(passage: Passage, place: int) -> str:
    """What is left out, up to a clause in it that goes with all that it says: "in years | that nobody saw"."""
    text = passage.edits[place].source_text
    words = spoken(text)
    opens = next((word for word in words[1:] if word.word in _RELATIVE), None)
    if opens is None:
        return text
    after = text[words[-1].end :] + source_after(passage, place, 3)
    following = spoken(source_after(passage, place, _NEXT))
    closes = _BOUNDARY.search(after) or (bool(following) and following[0].word in _OPENERS)
    return text[: opens.start] if closes else text


def negations_hidden(passage: Passage, place: int) -> list[str]:
    """The negations among words left out with a mark that stand in one clause with words kept beside them."""
    text = passage.edits[place].source_text
    words = spoken(text)
    if len(words) > _MOST_HIDDEN:
        return []
    return [
        _as_printed(text, word)
        for number, word in enumerate(words)
        if word.word in NEGATIONS
        and not (word.word == "no" and is_answer(text, word))
        and not _is_one_of_several(passage, place, words, number)
        and (_reaches_left(passage, place, words, number) or _reaches_right(passage, place, words, number))
    ]


def _is_one_of_several(passage: Passage, place: int, words: list[Token], number: int) -> bool:
    """Whether a negation is said of one more thing than in the words kept: "no statute, no rule, and no case"."""
    text = passage.edits[place].source_text
    before = [word.word for word in spoken(source_before(passage, place, _NEXT))[-_REACH:]]
    after = [word.word for word in spoken(source_after(passage, place, _NEXT))[:1]]
    joins = number > 0 and words[number - 1].word in _JOINING
    if words[number].word in before and (joins or _BOUNDARY.search(text[: words[number].start])):
        return True
    return words[number].word in after and (words[-1].word in _JOINING or bool(_BOUNDARY.search(text[words[-1].end :])))


def _as_printed(text: str, word: Token) -> str:
    return word.word if text[word.start : word.end].lower() != word.word else text[word.start : word.end]


def _reaches_left(passage: Passage, place: int, words: list[Token], number: int) -> bool:
    """Whether the clause of a negation begins in the words kept before the gap."""
    text = passage.edits[place].source_text
    if place == 0 or number > _REACH or _BOUNDARY.search(text[: words[number].start]):
        return False
    return not any(word.word in _OPENERS for word in words[:number])


def _reaches_right(passage: Passage, place: int, words: list[Token], number: int) -> bool:
    """Whether the clause of a negation goes on in the words kept after the gap."""
    rest = words[number + 1 :]
    text = passage.edits[place].source_text
    following = source_after(passage, place, _NEXT)
    if not following or len(rest) > _REACH or _BOUNDARY.search(text[words[number].end :]):
        return False
    kept = spoken(following)
    edge = following[: kept[0].start] if kept else following
    if not kept or _BOUNDARY.search(edge):
        return False
    if not rest:
        return True
    if kept[0].word in _OPENERS:
        return False
    return not any(word.word in _OPENERS - {"that"} for word in rest)


def conditions_hidden(passage: Passage, place: int) -> list[str]:
    """The conditions left out with a mark whose main clause is kept beside them."""
    text = passage.edits[place].source_text
    if len(spoken(text)) > _MOST_HIDDEN:
        return []
    ends = sentence_ends(text + " x") if text.strip() else []
    first, last = text[: ends[0]] if ends else text, text[ends[-1] :] if ends else text
    hidden = []
    if place > 0 and not _ended_before(passage, place):
        hidden += _opening_condition(first, _word_before(passage, place), coordinated=False)
    if (
        place < len(passage.edits) - 1
        and (ends or _ended_before(passage, place))
        and _main_clause_follows(passage, place)
    ):
        hidden += _opening_condition(last, None, coordinated=True)
    return hidden[:1]


def _opening_condition(text: str, before: str | None, *, coordinated: bool) -> list[str]:
    """The clause of the condition that a stretch opens with, an adverb or (where told so) a conjunction before it."""
    words = spoken(text)
    for number, word in enumerate(words[:3]):
        previous = words[number - 1].word if number else before
        if word.word in CONDITIONS and previous not in _BLINDS:
            clause = text[word.start :]
            edge = _BOUNDARY.search(clause)
            return [clause[: edge.start()] if edge else clause]
        if word.word in _COORDINATING and not coordinated:
            return []
    return []


def _main_clause_follows(passage: Passage, place: int) -> bool:
    following = spoken(source_after(passage, place, _NEXT))
    return bool(following) and following[0].word not in _COORDINATING


def _word_before(passage: Passage, place: int) -> str | None:
    words = spoken(source_before(passage, place, _NEXT))
    return words[-1].word if words else None


def _ended_before(passage: Passage, place: int) -> bool:
    """Whether a sentence ends with the words kept before the gap."""
    head = passage.edits[place].source_text
    lead = head[: len(head) - len(head.lstrip(" .!?…\"'”’"))]
    return (
        bool(re.search(r"[.!?…]", source_before(passage, place, 1) + lead)) or passage.edits[place].op is EditOp.EQUAL
    )


def negation_behind_cut(kept: str, after: str) -> str | None:
    """The negation that the verb at the end of the words kept has right behind the cut; None where it has none."""
    found = _BEHIND_CUT.match(after)
    if found is None or _HELPING.search(kept) is None:
        return None
    return "never" if found["no"].lower() == "never" else "not"


def negation_before_cut(before: str) -> str | None:
    """The negation that governs the words right after a cut; None where the cut takes none away."""
    found = _BEFORE_CUT.search(before[-60:]) or _DENIED.search(before[-60:])
    if not found:
        return None
    word = found.group("no")
    plain = "n't" not in word.replace("’", "'") and word.lower() in _PLAIN_NEGATIONS
    return word if plain or _NEGATED_TAIL.search(word) else None
