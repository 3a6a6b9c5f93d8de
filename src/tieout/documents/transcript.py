"""Who speaks where: the turns of a transcript, found by the labels that open them.

A label opens a line and ends in a colon ("MR. DOE:", "[Jane Doe]:", "00:12 Jane Doe:"), is a bare "Q." or "A.", or
stands on a line of its own above the words. One such line proves nothing, as "Note:" looks the same; so labels are
judged together: where those of a manner recur as speakers do, and what follows reads as speech, it is a transcript.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from tieout.documents.furniture import merged
from tieout.documents.scanning import matches, matches_at
from tieout.documents.stage import is_stage, stage_directions
from tieout.model import Block, BlockKind, Span, Turn
from tieout.text.patterns import lazy
from tieout.text.speeches import REACH, is_spoken


class Manner(Enum):
    """How a label is printed."""

    CAPITALS = "capitals"
    TITLED = "titled"
    """A title and a name as they are spelt, and a full stop: "Senator Doe. Thank you." """
    POSTED = "posted"
    """A name and its handle on a line of their own, as posts are headed."""
    TITLE = "title"
    QUESTION = "question"
    BARE_QUESTION = "bare question"
    ALONE = "alone"
    APART = "apart"
    """Alone, and shown to be a label by nothing but where it stands: a blank line before it, or on both sides."""


class Candidate(NamedTuple):
    """A line that may open with a speaker's label."""

    start: int
    end: int
    name: str
    manner: Manner
    speech: bool
    """Whether what follows reads as speech."""
    timed: bool
    alone: bool
    """Whether the words stand on the next line."""
    spaced: bool
    """Whether a wide gap sets it off from the words."""

    @property
    def key(self) -> str:
        """The last word of the name: "JANE DOE" and "DOE" are one speaker."""
        return _look(self.name).key


@dataclass(frozen=True, slots=True)
class Look:
    """What a label's name looks like, whatever it stands before."""

    capitals: bool
    title: bool
    excluded: bool
    full: bool
    """Whether it is a role ("QUESTION") or has more words than one."""
    asks: bool
    key: str
    """Its last word, with the number that follows it ("speaker2")."""


_CLOCK = r"\d{1,2}(?:[: ]\d{2}){1,3}(?:[.,]\d{1,3})?"
_TIME = rf"[\[(]?{_CLOCK}[\])]?(?:[ \t]?[APap]\.?[Mm]\.?)?"
_NAME = r"""[^\W\d_][^\n\r\f:：\[\](){}<>"“”?!;=/|@0-9]{0,58}+"""
# As parliaments print it: "Mr. DOE.", "Mrs. DOE of Ohio.", "The CHAIRMAN.", "Senator VAN DOE."; of old "JANE DOE.—"
_CAPITALS = r"[A-Z](?:[A-Z'’-]{1,24}+|\.)"
_STOPPED = r"""[A-Z][a-z]{1,14}\.?(?:[ ][A-Z][a-z]{1,14}\.?){0,2}
    (?:[ ](?:Mc|Mac|De|La|Le|Van|O['’])?[A-Z][A-Z'’-]{1,24}){1,3}(?:[ ](?:of|OF)(?:[ ][A-Z][A-Za-z]{1,14}){1,3})?"""
# As committees print it: "Senator Doe.", "Ms. Doe [continuing].", "Ms. Van Doe of Ohio.", "The Chairman."
_TITLED = r"""[A-Z][a-z]{1,14}\.?(?:[ ](?:[A-Z][A-Za-z'’-]{1,24}|of|de|van|von)){1,5}"""
# As posts are headed: "Jane Doe @janedoe · Mar 5", "Jane Doe (@janedoe)", "@janedoe · 5 Mar 2020"
_HANDLE = r"(?:(?P<poster>[^\W\d_][^\n\r:@\[\](){}<>\"“”?!;=/|]{0,58}?)[ \t]{1,4})?\(?@(?P<handle>\w{2,30}+)\)?"
_HOUR = r"(?:\d{1,2}:\d\d(?:[ ]?[APap]\.?[Mm]\.?)?)"
_DAY = r"""(?:\d{1,2}[ ]?[hmd]|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4}
    |(?:\d{1,2}[ ])?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?
     (?:[ ]\d{1,2}(?!\d))?(?:,?[ ]\d{4})?)"""
_POSTED_ON = rf"""(?:[ \t]*(?:[·•|,—–-][ \t]*)?
    (?P<posted>(?:{_HOUR}[ ]?(?:[·•|,—–-][ ]?)?)?{_DAY}(?:,?[ ](?:[·•|,—–-][ ]?|at[ ])?{_HOUR})?))?[ \t]*"""
_POST_HEAD = rf"(?=[^\n\r@]{{0,70}}@){_HANDLE}(?:{_POSTED_ON}(?P<headed>(?=[\n\r]))|:(?=[ \t]))"
_NO_POST_HEAD = r"(?!)(?P<poster>)(?P<handle>)(?P<posted>)(?P<headed>)"
_LINE_LABEL = rf"""
    [ \t]{{0,40}}+ (?![a-z.,;\"“”‘'«\n\r])
    (?:\d{{1,2}}[ \t]{{2,20}})?                              # the line number of a deposition
    (?:>>[ \t]{{0,9}})?                                      # as captions mark a new speaker
    (?:(?P<before>{_TIME})[ \t]{{0,9}}(?:[-–—|][ \t]{{0,9}})?)?
    (?P<label>
        (?P<letter>[QA])(?:(?P<stop>[.:])|(?=[ \t]{{1,20}}[A-Z\[(“"]))
        (?!(?:[ \t]{{1,2}}[A-Z][\w.'’-]{{0,30}}+){{1,4}}[:：])      # "A. B. Doe:", "A VOICE:"
      | (?P<stopped>{_STOPPED})\.(?=[ \t])
      | (?=[A-Z][a-z]{{1,14}}\.?[ ][A-Z][^\n\r.:]{{0,60}}\.)(?P<titled>{_TITLED})
        (?:[ ]\[[^\[\]\n\r]{{1,30}}\])?\.(?=[ \t\n\r])
      | (?P<dashed>{_CAPITALS}(?:[ ]{_CAPITALS}){{1,4}})\.[ ]?(?:—|–|--)
      | (?P<name>{_NAME})(?:
          (?P<number>[0-9]{{1,3}}[ \t]?)?
          (?:[\[(][^\[\]()\n\r\f@]{{1,40}}[\])][ \t]?)?            # a party, a time, "via telephone"
          [:：]
          (?P<after>[ \t]?[\[(]{_CLOCK}[\])])?
        | (?P<own>(?P<late>[\[(]?{_CLOCK}[\])]?[ \t]{{0,9}})?(?=[\n\r]))
      )
      | {_POST_HEAD}
      | \[(?P<boxed>[^\[\]:\n\r\f]{{2,50}})\](?:[ \t]?[:：]|(?P<unstopped>(?=[ \t]{{1,9}}[^\s\[(])))
    )
    (?:(?=[\s\[(“"‘'*_]|\Z)|(?<=[—–-])(?=[A-Z]))
    """
# Several patterns, since a search is only fast where the pattern opens with one set of characters, and few texts hold
# the sign of a handle.
_FIRST_LABEL = lazy(_LINE_LABEL, re.VERBOSE)
_LINE_ENDS = "\n\r\f\u2028"
_ANY_LABEL = lazy(rf"[{_LINE_ENDS}]" + _LINE_LABEL, re.VERBOSE)
_LABEL = lazy(rf"[{_LINE_ENDS}]" + _LINE_LABEL.replace(_POST_HEAD, _NO_POST_HEAD), re.VERBOSE)
_OFFICE = lazy(r"[ ]+(?:--|[–—])[ ]+")  # on a line of its own: "Jane Doe -- Chief Executive"
_LETTERS = lazy(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PARTICLE_WORDS = "of the de la le du des da di von van der den bin ibn al el y and for in at from to"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
# Roles that speak without a name, in the singular or with a number ("Speaker 2", "Unidentified male").
_ROLES_WORDS = """
question questions answer moderator interviewer interviewee host anchor speaker reporter operator narrator
audience man woman male female voice voices unidentified unknown announcer commentator chairman chairwoman
chairperson chair clerk court witness president secretary judge juror counsel officer participant protester
caller guest presenter translator interpreter crowd voiceover respondent analyst correspondent
"""
_ROLES = frozenset(_ROLES_WORDS.split())
_ADDRESS_WORDS = """
mr mrs ms miss mx dr prof professor sen senator rep representative congressman congresswoman delegate gov governor
mayor secretary president chair chairman chairwoman chairperson vice ranking commissioner councilor councillor
councilman councilwoman alderman director administrator ambassador amb judge justice general gen admiral adm colonel
col major captain capt lieutenant lt sergeant sgt officer chief sheriff superintendent attorney lord lady sir baroness
"""
_ADDRESSES = frozenset(_ADDRESS_WORDS.split())
_NOT_POSTERS = frozenset(
    "replying reply reposted retweeted quoting quoted follow thanks photo by from to dear hi hey".split()
)
_QUESTIONS = frozenset({"question", "questions", "q", "reporter", "interviewer", "moderator", "host"})
# Words that stand in no office: "Last Tuesday, the warden said:" names nobody.
_NO_OFFICE_WORDS = """
said says saying asked asks added told tells wrote writes replied i he she they it we you is was were are be been has
had have did does that this which who his her their its when if not
"""
_NO_OFFICE = frozenset(_NO_OFFICE_WORDS.split())
# Words that open a line and end in a colon without speaking; any label that holds one as its first or last word.
_NOT_SPEAKERS_WORDS = """
note notes warning caution correction corrections clarification update updates updated source sources subject
re to from cc bcc date dates photo photos video image images figure table caption summary abstract background
conclusion conclusions introduction exclusive breaking related example examples important tip hint remember
however therefore also result results finding findings objective objectives method methods discussion
definition proof theorem lemma step chapter section part article title author authors editor's editors byline
by published posted filed tags keywords category categories contact website email phone fax address tel
location venue time when where what why how who which whom credit credits copyright press release headline
news comment comments analysis opinion review preview report reports fact facts claim verdict rating
first second third fourth finally lastly next then here there this that these those yes no ok so and but or
pros cons advantages disadvantages price cost total subtotal score scores poll polls ps p.s attachment
enclosure enclosures begin end continued more read see watch listen click download share follow contributing
"""
_NOT_SPEAKERS = frozenset(_NOT_SPEAKERS_WORDS.split())


def find_turns(prose: str, blocks: tuple[Block, ...] = (), ends: Sequence[int] | None = None) -> tuple[Turn, ...]:
    """The turns of a transcript in order; none where the labels do not show that it is one.

    `ends` are the line ends behind which there may be a label, where that is known (`survey.label_lines`).
    """
    candidates = _candidates(prose, blocks, ends)
    if not _may_be_turns(candidates, prose):
        return ()
    labels = _accepted(candidates, prose)
    following = [*(label.start for label in labels), len(prose)][1:]
    return tuple(_turn(prose, label, end) for label, end in zip(labels, following, strict=True))


def _may_be_turns(candidates: Sequence[Candidate], prose: str) -> bool:
    """Whether lines may be labels by their number: one that stands alone seldom is."""
    return len(candidates) > 1 or (len(candidates) == 1 and _may_be_lone(candidates[0], prose))


def find_asides(prose: str, transcript: bool, others: tuple[Span, ...] = ()) -> tuple[Span, ...]:
    """Stage directions and what else was found to be nobody's words, in order and apart from each other."""
    found = stage_directions(prose, transcript)
    return merged([*others, *found]) if others else tuple(found)


def _turn(prose: str, label: Candidate, end: int) -> Turn:
    start = label.end
    while start < end and prose[start].isspace():
        start += 1
    while end > start and prose[end - 1].isspace():
        end -= 1
    return Turn(label.name, Span(label.start, label.end), Span(start, end))


def _candidates(prose: str, blocks: tuple[Block, ...], ends: Sequence[int] | None = None) -> list[Candidate]:
    silent = [block.span for block in blocks if block.kind in (BlockKind.HEADING, BlockKind.FOOTNOTE)]
    first = _FIRST_LABEL.match(prose)
    start = first.end() if first else 0
    label = _ANY_LABEL if "@" in prose else _LABEL
    others = matches(label, prose, _LINE_ENDS, start) if ends is None else matches_at(label, prose, ends, start)
    labelled = chain([first] if first else [], others)
    found = [candidate for match in labelled if (candidate := _candidate(match)) is not None]
    return _outside(found, silent) if silent else found


def _outside(found: list[Candidate], silent: list[Span]) -> list[Candidate]:
    """The candidates that do not stand in a heading or a footnote."""
    kept, number = [], 0
    for candidate in found:
        while number < len(silent) and silent[number].end <= candidate.start:
            number += 1
        if number == len(silent) or candidate.start < silent[number].start:
            kept.append(candidate)
    return kept


def _candidate(match: re.Match[str]) -> Candidate | None:
    before, boxed, stopped, dashed, named, number, letter, after, late, titled, handle, posted = match.group(*_GROUPS)
    told = boxed or stopped or dashed or titled or letter or (_poster(match) if handle else None)
    name = " ".join((told or named + (number or "")).split())
    timed = bool(before or after or late or posted)
    if titled or handle:
        manner = _manner_of_address(match, timed)
    else:
        manner = _manner(match, _look(name), timed) if name else None  # a box may hold nothing but hard spaces
    if manner is None:
        return None
    if match["own"] is not None:
        name = _OFFICE.split(name, maxsplit=1)[0]
    start, end = match.start("before") if before else match.start("label"), match.end("label")
    follows = match.string[end : end + 240]
    rest = follows.lstrip(" \t")
    alone, spaced = not rest or rest[0] in "\n\r", follows[:2].isspace() or follows[:1] == "\t"
    return Candidate(start, end, name, manner, _reads_as_speech(rest), timed, alone, spaced)


_GROUPS = (
    "before", "boxed", "stopped", "dashed", "name", "number", "letter", "after", "late", "titled", "handle", "posted"
)  # fmt: skip


def _manner(match: re.Match[str], look: Look, timed: bool) -> Manner | None:
    if match["letter"]:
        return Manner.QUESTION if match["stop"] else Manner.BARE_QUESTION
    if look.excluded or (match["unstopped"] is not None and (not look.full or is_stage(match["boxed"]))):
        return None
    if match["stopped"]:
        return Manner.CAPITALS
    if match["own"] is not None:
        return _manner_alone(match, look, timed)
    if look.capitals:
        return Manner.QUESTION if look.key in ("q", "a") else Manner.CAPITALS
    return Manner.TITLE if look.title else None


def _manner_of_address(match: re.Match[str], timed: bool) -> Manner | None:
    """The manner of a title and a name that a full stop ends, or of the head of a post."""
    if match["poster"] and match["poster"].split()[0].casefold() in _NOT_POSTERS:
        return None
    if match["titled"]:
        return Manner.TITLED if _addresses(match["titled"]) and _opens_a_paragraph(match) else None
    return Manner.POSTED if timed or match["poster"] or match["headed"] is None else None


def _poster(match: re.Match[str]) -> str:
    """Who posted, by name where there is one; whose post another passes on is told by the handle alone."""
    poster = (match["poster"] or "").rstrip(" \t·•,")
    return poster if poster and poster not in ("RT", "MT", "QT", "via") else f"@{match['handle']}"


def _addresses(name: str) -> bool:
    """Whether a name opens with a title that speakers are addressed by, or is one alone: "The Chairman"."""
    words = [word.rstrip(".").casefold() for word in name.split()]
    return (len(words) == 2 and words[1] in _ROLES) if words[0] == "the" else words[0] in _ADDRESSES


def _opens_a_paragraph(match: re.Match[str]) -> bool:
    """Whether a label is set off by a blank line or its indent, as no line is that a sentence runs over."""
    start = match.start("label")
    before = match.string[max(0, start - 80) : start]
    margin = before.rstrip(" \t")
    return len(before) - len(margin) > 1 or not margin or margin.replace("\r", "").endswith(("\n\n", "\f"))


def _manner_alone(match: re.Match[str], look: Look, timed: bool) -> Manner | None:
    """The manner of a name on a line of its own, which has no office beside it."""
    look = _look(match["name"].replace(",", " "))
    if not (look.capitals or look.title):
        return None
    lines = match.string[match.end() : match.end() + 200].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    follows = lines[1].strip() if len(lines) > 1 else ""
    if follows and (timed or (look.capitals and not follows.isupper())):
        return Manner.ALONE
    before = match.string[max(0, match.start("name") - 80) : match.start("name")].rstrip(" \t")
    stands_apart = not before or before[-1] == "\f" or before.replace("\r", "").endswith("\n\n")
    return Manner.APART if look.full and stands_apart and match["name"].rstrip()[-1] not in ".,;-–—" else None


@lru_cache(maxsize=4096)
def _look(name: str) -> Look:
    own, _, office = name.partition(",")  # "JANE DOE, harbor warden" is named before the comma
    if not _NO_OFFICE.isdisjoint(office.casefold().split()):
        own = name
    words = _LETTERS.findall(own)
    folded = [word.casefold() for word in words]
    ends = [word.rstrip(".").casefold() for word in name.split()]
    roles = _ROLES.intersection(folded)
    return Look(
        capitals=0 < len(words) <= 8 and all(map(_is_capital_word, words)),
        title=0 < len(words) <= 6 and _in_title_case(words),
        excluded=not _NOT_SPEAKERS.isdisjoint((ends[0], ends[-1], *folded[-1:])),
        full=len(words) > 1 or bool(roles),
        asks=bool(roles & _QUESTIONS),
        key=folded[-1] + own[len(own.rstrip("0123456789")) :] if folded else name.casefold(),
    )


def _is_capital_word(word: str) -> bool:
    """Whether a word is printed in capitals, but for a particle or "Mc" ("DE la RUE", "McDOE")."""
    return word.isupper() or word in _PARTICLES or (word[:2] in ("Mc", "Ma", "De") and word[3:].isupper())


def _in_title_case(words: list[str]) -> bool:
    """Whether every word but particles has a capital; a script without capitals passes."""
    if words[0][0].islower():
        return False
    return words[0].casefold() in _ROLES or all(word in _PARTICLES or not word[0].islower() for word in words)


def _reads_as_speech(follows: str) -> bool:
    """Whether what follows a label is words, and the end of a sentence, a full line, or a line that is wrapped."""
    line, *rest = follows.lstrip().split("\n", maxsplit=2)
    line = line.partition("\r")[0].rstrip()
    if not line or line[0] in "[(":
        return bool(line)
    wrapped = len(line) > _SHORTEST and bool(rest) and _GOES_ON.match(rest[0]) is not None
    return (line[-1] in _SENTENCE_ENDS or len(line) > 48 or wrapped) and _LETTERS.search(line) is not None


_SHORTEST = 8  # letters of a line that goes on in the next
_GOES_ON = lazy(r"(?![^\n\r]{1,40}[:：][ \t])[^\W_]")
"""A line that carries on the one before: words, and no label of its own."""
_SENTENCE_ENDS = frozenset(".?!…—–-,;:\"”’')]}。？！」』*_")


def _accepted(candidates: list[Candidate], prose: str) -> list[Candidate]:
    capitals = _capitals(_addressed([one for one in candidates if one.manner is Manner.CAPITALS]), prose)
    titled = _titled([one for one in candidates if one.manner is Manner.TITLED], capitals)
    posted = _posted([one for one in candidates if one.manner is Manner.POSTED])
    titles = _titles([one for one in candidates if one.manner is Manner.TITLE], bool(capitals or titled))
    questions = _questions(candidates, bool(capitals or titled))
    alone = _alone([one for one in candidates if one.manner is Manner.ALONE])
    apart = _apart([one for one in candidates if one.manner is Manner.APART], prose)
    if (alone or apart) and not titles:
        titles = [one for one in candidates if one.manner is Manner.TITLE and one.alone and _is_role(one.name)]
    labels = [*capitals, *titled, *posted, *titles, *questions, *alone, *apart]
    return sorted(labels, key=lambda label: label.start)


def _is_role(name: str) -> bool:
    """Whether a label is no name, but a role: "Operator:" between names on lines of their own."""
    return all(word.casefold() in _ROLES for word in _LETTERS.findall(name))


def _addressed(labels: list[Candidate]) -> list[Candidate]:
    """Labels in capitals; of those in capitals but for a title ("Mr. DOE") the ones whose title speaks again.

    "World WAR." at the head of a line is none: nobody else is addressed as "World".
    """
    titles = Counter(title for label in labels if (title := _mixed_title(label.name)))
    return [label for label in labels if not (title := _mixed_title(label.name)) or titles[title] > 1]


def _mixed_title(name: str) -> str | None:
    """The word before a name in capitals where it is not itself in capitals."""
    first = name.partition(" ")[0]
    return first if first[-1:].islower() or (first[-1:] == "." and first[-2:-1].islower()) else None


def _capitals(labels: list[Candidate], prose: str) -> list[Candidate]:
    """Labels in capitals: two that recur or answer each other are enough, and one that opens a speech."""
    if not labels:
        return []
    spoken = [label for label in labels if label.speech]
    counts = Counter(label.key for label in spoken)
    if len(spoken) * 2 < len(labels) or not spoken:
        return []
    if len(spoken) > 2 and max(counts.values()) > 1:
        return labels
    if len(spoken) > 1 and all(_look(label.name).full for label in spoken) and _fill(labels, prose):
        return labels
    return labels[:1] if _opens_a_speech(labels[0], prose) else []


def _titled(labels: list[Candidate], capitals: list[Candidate]) -> list[Candidate]:
    """Titles and names that a full stop ends: two speakers, labels in capitals counted, who speak four times in all."""
    if not labels:
        return []
    spoken = [label for label in labels if label.speech]
    speakers = {label.key for label in (*spoken, *capitals)}
    turns = len(spoken) + len(capitals)
    enough = len(speakers) > 1 and turns > max(3, len(speakers))
    return labels if enough and len(spoken) * 2 > len(labels) else []


def _posted(labels: list[Candidate]) -> list[Candidate]:
    """The heads of posts: two of them, or one that tells the day."""
    return labels if len(labels) > 1 or any(label.timed for label in labels) else []


def _titles(labels: list[Candidate], beside_capitals: bool) -> list[Candidate]:
    """Labels as names are printed: two speakers or more, one of whom speaks again."""
    if not labels:
        return []
    spoken = [label for label in labels if label.speech]
    counts = Counter(label.key for label in spoken)
    full = {label.key for label in spoken if _look(label.name).full}
    sure = [label for label in spoken if label.key in full or counts[label.key] > 2 or label.timed]
    speakers = {label.key for label in sure}
    recur = sum(counts[key] > 1 for key in speakers)
    asked = any(_look(label.name).asks for label in sure)
    if len(sure) * 2 < len(labels) or len(speakers) + beside_capitals < 2:
        return []
    if not ((recur and len(sure) > 3) or asked or all(label.timed for label in sure)):
        return []
    said = {label.name for label in spoken if _look(label.name).full}
    return [label for label in labels if label.key in speakers and (label.speech or label.alone or label.name in said)]


def _questions(candidates: list[Candidate], beside_names: bool) -> list[Candidate]:
    """ "Q." and "A." where both stand, or "Q." beside names; without a stop, "A" only right after a "Q".

    One "Q" without a stop is enough beside names where a wide gap sets it off: a statement may end in one question.
    """
    marked = [label for label in candidates if label.manner is Manner.QUESTION]
    counts = Counter(label.name for label in marked)
    kept = marked if (counts["Q"] > 1 and (counts["A"] > 1 or beside_names)) or counts["A"] > 2 else []
    bare = [label for label in candidates if label.manner is Manner.BARE_QUESTION]
    asking = [label for label in bare if label.name == "Q"]
    enough = len(asking) > 1 or any(label.spaced and beside_names for label in asking)
    return kept + (_alternating(bare) if enough else [])


def _alternating(bare: list[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    for label in bare:
        if label.name == "Q" or label.spaced or (kept and kept[-1].name == "Q"):
            kept.append(label)
    return kept


def _alone(labels: list[Candidate]) -> list[Candidate]:
    """Names on a line of their own: two speakers at least, each of whom speaks again."""
    if not labels:
        return []
    spoken = [label for label in labels if label.speech]
    counts = Counter(label.name for label in spoken)
    again = [label for label in spoken if counts[label.name] > 1]
    return again if len({label.name for label in again}) > 1 else []


def _apart(labels: list[Candidate], prose: str) -> list[Candidate]:
    """Names that stand apart: two speakers at least who speak again, hardly any other, and a label every few lines."""
    if not labels:
        return []
    again = _alone(labels)
    return labels if len(again) * 3 > len(labels) * 2 and _fill(again, prose, 12) else []


def _fill(labels: list[Candidate], prose: str, one_in: int = 3) -> bool:
    """Whether a line in so many of a short text, or of the beginning of a long one, is or opens with a label."""
    lines = sum(bool(line.strip()) for line in prose[:100_000].splitlines())
    return sum(label.start < 100_000 for label in labels) * one_in >= lines


def _may_be_lone(label: Candidate, prose: str) -> bool:
    """Whether a label may be the only one of its text: nearly every manner takes several that answer each other."""
    if label.manner is Manner.POSTED:
        return label.timed
    capitals = label.manner is Manner.CAPITALS and not _mixed_title(label.name)
    return capitals and _look(label.name).full and not prose[: label.start].strip()


def _opens_a_speech(label: Candidate, prose: str) -> bool:
    """Whether a lone label is the first thing in a file that speaks in the first person."""
    if not _may_be_lone(label, prose):
        return False
    return is_spoken(prose[label.end : label.end + REACH])
