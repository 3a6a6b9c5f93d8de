"""What the words around a quotation say of it: that somebody said so, that it goes on, that it is denied.

Only the quotation's own sentence is read, at most a few hundred characters either way, and nearness decides: a verb of
saying far off in the sentence says nothing about a term or a title in marks.
"""

from __future__ import annotations

import re

from tieout.items.saying import ACCORDING, DETERMINER, NAMED_BEFORE, NAMING, NOUNS_TOO, SPEECH_NOUNS, VERB

_WORD = re.compile(r"\w[\w'’.-]*")
_LABEL = re.compile(r"^\W*[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}(?: \([^)]{1,40}\))?:$")
_NOUN_LEADS = re.compile(r"(?:,|\s+(?:that|was|is|of|with|to the effect that|like|such as))*\s*$")
_SPEAKER_CALLS = re.compile(r"\b(?:what|which|whom)\b.{0,60}$|\b(?:I|we|you|he|she|they|who)\s+(?:\w+\s+)?$", re.IGNORECASE)
_BYLINE = re.compile(r"^\s*(?:—|–|―|--)\s*[A-Z][^.!?\n]{0,80}$")
_IS_WHAT = re.compile(r"^\s*(?:is|was|are|were)\s+(?:how|what)\b")
_ACCORDING_AFTER = re.compile(r"^[\s,]*(?:according to|in the words of|in .{1,40}['’]s? words|as .{1,60}\bputs? it)\b")
_JOINED_TO_LAST = re.compile(
    r"^,?\s*(?:(?:and|or|but|nor|to|then|also|as well as|that|even|later|a|an|the|for|of|with|from|as|not|just)\b[\s,]*){1,4}$",
    re.IGNORECASE,
)
_SMALL = frozenset("a an and as at but by for from in into nor of on or over s the to up vs with".split())
_PREPOSITION_LAST = re.compile(r"\b(?:in|of|on|from|like|to|with|for|by|at|about|and|or|the|a|an|his|her|their|its|see|read|'s|’s)\W*$")
_SUBJECTS = frozenset("i we you he she it they the a an his her their one some many critics officials who".split())
_ASKING = frozenset("tell tells told telling ask asks asked asking".split())
_NOT_OURS = frozenset("and or but because so while when if although though which that than".split())

_LEAD = 250
_FAR, _NEAR, _LED = 14, 3, 12


def count_words(text: str) -> int:
    return sum(1 for _ in _WORD.finditer(text))


def is_title(quoted: str) -> bool:
    """Whether every weighty word has a capital and no sentence ends: a work, a programme, a place."""
    words = _WORD.findall(quoted[:200])
    if len(words) < 2 or len(words) > 12 or quoted.rstrip()[-1:] in ".!?":
        return False
    weighty = [word for word in words if word.lower() not in _SMALL]
    return len(weighty) > 1 and not any(word[0].islower() for word in weighty) and words[0][0].isupper()


def verbs_in(text: str) -> list[re.Match[str]]:
    """The words of saying in a stretch outside marks, those that are nouns there left out."""
    return [match for match in VERB.finditer(text) if not _is_noun(text, match)]


def _is_noun(text: str, match: re.Match[str]) -> bool:
    word = match.group()
    if word not in NOUNS_TOO and not word.endswith("ing"):
        return False
    return DETERMINER.search(text, max(0, match.start() - 24), match.start()) is not None


def said_before(lead: str, quoted: str) -> bool:
    """Whether the words that lead up to a quotation, in its sentence, give it to somebody."""
    lead = lead[-_LEAD:].rstrip()
    lead = lead[:1].lower() + lead[1:] if lead[1:2].islower() else lead
    if not lead or NAMED_BEFORE.search(lead, max(0, len(lead) - 80)):
        return False
    if lead.endswith(":"):
        return _colon_gives(lead, quoted)
    title = is_title(quoted)
    if not title and (ACCORDING.search(lead) or _noun_leads(lead)):
        return True
    verbs = verbs_in(lead)
    return bool(verbs) and _governs(lead, verbs[-1], quoted, title)


def _colon_gives(lead: str, quoted: str) -> bool:
    label = lead[:1].upper() + lead[1:]
    speaks = bool(verbs_in(lead)) or SPEECH_NOUNS.search(lead) or ACCORDING.search(lead) or _LABEL.match(label)
    return bool(speaks) or (count_words(quoted[:200]) >= 6 and not is_title(quoted))


def _noun_leads(lead: str) -> bool:
    """Whether a noun that speaks stands right before the mark: "a statement that", "her answer was"."""
    ends = _NOUN_LEADS.search(lead)
    if ends is None or not ends.group().strip():
        return False
    nouns = list(SPEECH_NOUNS.finditer(lead, max(0, ends.start() - 20), ends.start()))
    return bool(nouns) and nouns[-1].end() == ends.start()


def _governs(lead: str, verb: re.Match[str], quoted: str, title: bool) -> bool:
    between = lead[verb.end() :]
    distance = count_words(between)
    if ";" in between:
        return False
    if verb.group() in NAMING and not distance:
        return _SPEAKER_CALLS.search(lead, 0, verb.start()) is not None
    if title:
        return not distance and verb.group() not in _ASKING
    if not distance or lead.endswith((",", " that")):
        return distance <= _LED
    return distance <= (_NEAR if count_words(quoted[:80]) <= 3 else _FAR)


def said_after(tail: str, quoted: str, lead: str) -> bool:
    """Whether the words that follow a quotation, in its sentence, give it to somebody."""
    if _ACCORDING_AFTER.match(tail) or _BYLINE.match(tail):
        return True
    body = tail.lstrip()
    closed = body[:1] == "," or quoted.rstrip()[-1:] in tuple(",?!—–-…") or quoted.rstrip().endswith("..")
    body = body.lstrip(", \n\u00a0")
    verb = next((match for match in verbs_in(body[:200]) if not match.group().endswith("ing")), None)
    if verb is None:
        return False
    subject = _WORD.findall(body[: verb.start()])
    if subject and (subject[-1].lower() == "to" or subject[0].lower() in _NOT_OURS):
        return False
    if closed:
        return len(subject) <= _LED and not is_named_in_passing(quoted, lead)
    if quoted.rstrip()[-1:] == "." and body[:1].isupper():
        return len(subject) <= 4 and count_words(body[verb.end() :]) <= 4
    return _follows_at_once(body, subject, verb.group())


def _follows_at_once(body: str, subject: list[str], verb: str) -> bool:
    """Without a comma only "he said" and "said Jane" right behind the mark count, or "is what she said"."""
    if _IS_WHAT.match(body):
        return len(subject) <= 6
    if not subject:
        return verb not in NOUNS_TOO and verb not in NAMING
    return len(subject) <= 3 and (subject[0][0].isupper() or subject[0].lower() in _SUBJECTS)


def is_named_in_passing(quoted: str, lead: str) -> bool:
    """Whether a title stands where a noun would: in “Boats at Dawn,” she says ..."""
    return is_title(quoted.rstrip(",; ")) and _PREPOSITION_LAST.search(lead[-40:]) is not None


def shares_verb(between: str) -> bool:
    """Whether two quotations hang on one verb: “a mistake” and “a shame”."""
    return len(between) <= 80 and _JOINED_TO_LAST.match(between.strip()) is not None
