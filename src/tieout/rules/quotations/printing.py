"""What stands on a source's page though its speaker never said it: a quotation that passes over it leaves nothing out.

Numbers of notes, star pages, the line numbers of a deposition, an editor's square brackets, another speaker's
interjection, the hyphen of a word broken at a line end. Readers of documents know most of these for what they are;
here is what only the words around it give away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieout.model import Edit, EditOp, Passage
from tieout.text.numerals import is_numeral
from tieout.text.patterns import lazy
from tieout.text.sense import senses
from tieout.text.sentences import first_end
from tieout.text.tidy import less_units, same_run, spoken
from tieout.text.words import tokenize

_NUMBERS = lazy(
    r"""(?x)
      (?<=[^\W\d_])[.,;!?]["'”’»)]*(?P<after>\d{1,3})(?=\s|$)  # dawn.3 The bell
    | (?<=[^\W\d_])["”’»)](?P<closed>\d{1,3})(?=\s|$)          # dawn”3 and
    | (?P<noted>\[\d{1,3}\])                                   # dawn[3]
    | (?P<star>\[?\*{1,2}\d{1,5}\b\]?)                         # the *12 ditch
    | \n[ \t]*(?P<line>\d{1,3})(?=[ \t]{2})                    # the line number of a deposition
    """
)
_ABBREVIATED = lazy(r"\b(?:nos?|pp?|vv?|vol|secs?|arts?|figs?|chs?|paras?|§)\.$", re.IGNORECASE)
_BRACKETED = lazy(r"\[[^\[\]]{1,200}\]")
_NEAR, _MOST_REACHED = 120, 10
_CUE = lazy(
    r"(?<![\w'’])(?:AUDIENCE |CROWD |BELL |MUSIC )?"
    r"(?:APPLAUSE|LAUGHTER|LAUGHS?|CHEERS|CHEERING|BOOS|BOOING|RINGING|RINGS|PLAYING|PLAYS|CROSSTALK)(?![\w'’])"
)
_LABEL = lazy(r"\n[ \t]*(?:(?P<name>[A-Z][^\n:]{0,50}):|(?P<letter>[QA])\.)(?=\s)")
_NOTED_WORD = lazy(r"\W*([^\W\d_]{3,})\d{1,2}\W*")
_BROKEN = lazy(r"(?<=\w)[-‐\u00ad]\s*\n\s*(?=\w)")
_REST_OF_WORD = lazy(r"[-‐\u00ad]\s*\n\s*\w+")
_START_OF_WORD = lazy(r"\w+[-‐\u00ad]\s*\n\s*$")
_CLAUSE = lazy(r"[^.!?;:,—–(]{1,120}(?=[;:,—–])")
_ALIKE = 2
_ENDED = lazy(r"\W*[.!?;:,—–(]")
_BEGUN, _GOES_ON = lazy(r"\w+$"), lazy(r"['’]?\w")


def edits_said(passage: Passage) -> tuple[Edit, ...]:
    """The edits of a passage, less what nobody said: of words left out or replaced, those that somebody said."""
    if all(edit.op is EditOp.EQUAL for edit in passage.edits):
        return passage.edits
    text, asides = passage.text, [(aside.start, aside.end) for aside in passage.asides]
    silent = sorted([*asides, *_numbers(text), *_brackets(text), *_cues(text), *_interjections(passage)])
    edits, at = [], 0
    for place, edit in enumerate(passage.edits):
        edits.append(_as_said(passage, place, at, silent))
        at += len(edit.source_text)
    edits[0] = _with_its_word(_reaching(edits[0], passage.before, ahead=False), passage.before)
    edits[-1:] = _reaching_out(edits[-1], passage.after)
    return tuple(edits)


def _reaching_out(edit: Edit, beyond: str) -> list[Edit]:
    """The last edit, parted where it set a number against other words, and the number follows these."""
    if edit.op is not EditOp.REPLACE:
        reached = _reaching(edit, beyond, ahead=True)
        return [_in_place_of_the_end(reached, beyond) if reached.op is EditOp.INSERT else reached]
    number = _reaching(edit._replace(op=EditOp.INSERT), beyond, ahead=True)
    return [edit] if number.op is EditOp.INSERT else [edit._replace(op=EditOp.DELETE, item_text=""), number]


def _reaching(edit: Edit, beyond: str, *, ahead: bool) -> Edit:
    """An addition at the passage's edge as what it is where the source says it just beyond, another way.

    "$2.3 million, and every penny" where the source has "two million three hundred thousand dollars, and every penny".
    """
    ours = spoken(edit.item_text) if edit.op is EditOp.INSERT else []
    if not ours or len(ours) > _MOST_REACHED or not any(is_numeral(word.word) for word in ours):
        return edit
    words = spoken(beyond[:_NEAR] if ahead else beyond[-_NEAR:])
    for length in range(1, min(_MOST_REACHED, len(words)) + 1):
        run = words[:length] if ahead else words[-length:]
        if same_run(ours, less_units(run, edit.item_text, "")):
            near = beyond[: run[-1].end] if ahead else beyond[-_NEAR:][run[0].start :]
            return edit._replace(op=EditOp.REPLACE, source_text=near)
    return edit


def _in_place_of_the_end(edit: Edit, beyond: str) -> Edit:
    """Words added at the end as what they are where the source's sentence, or clause, ends in about as many others."""
    ours = len(spoken(edit.item_text))
    if not 0 < ours <= _MOST_REACHED or _ENDED.match(beyond):
        return edit
    sentence = beyond[: first_end(beyond)].rstrip()
    clause = _CLAUSE.match(sentence)
    theirs = len(spoken(clause[0])) if clause else 0
    if clause and theirs and abs(ours - theirs) < _ALIKE:
        return edit._replace(op=EditOp.REPLACE, source_text=clause[0])
    theirs = len(spoken(sentence)) if len(sentence) <= _NEAR and sentence[-1:] in ".!?" else 0
    if theirs and max(ours, theirs) <= max(2 * min(ours, theirs), _ALIKE + 1):
        return edit._replace(op=EditOp.REPLACE, source_text=sentence[:-1])
    return edit


def _with_its_word(edit: Edit, before: str) -> Edit:
    """Words that replace the second half of a contraction, as replacing all of it: "She had" where "I've" stands."""
    begun = _BEGUN.search(before[-_NEAR:]) if edit.op is EditOp.REPLACE and _GOES_ON.match(edit.source_text) else None
    if begun is None or same_run(spoken(edit.item_text), spoken(edit.source_text)):
        return edit
    return edit._replace(source_text=begun[0] + edit.source_text)


def text_after(passage: Passage) -> str:
    """What follows a passage, less the rest of a word that a line end breaks."""
    broken = _REST_OF_WORD.match(passage.after)
    return passage.after[broken.end() :] if broken else passage.after


def _as_said(passage: Passage, place: int, at: int, silent: list[tuple[int, int]]) -> Edit:
    edit = passage.edits[place]
    if edit.op is EditOp.REPLACE and _printed_alike(passage, place):
        return edit._replace(op=EditOp.EQUAL)
    if edit.op not in (EditOp.DELETE, EditOp.REPLACE):
        return edit
    said = _without(edit.source_text, [(start - at, end - at) for start, end in silent])
    if edit.op is EditOp.REPLACE:
        return edit._replace(source_text=said, op=edit.op if len(tokenize(said)) else EditOp.INSERT)
    if not len(tokenize(said)):
        return edit._replace(source_text=said, op=EditOp.EQUAL)
    return edit._replace(source_text=said, op=EditOp.ELISION if _is_by_a_mark(passage, place) else edit.op)


def _is_by_a_mark(passage: Passage, place: int) -> bool:
    """Whether words were left out right beside an ellipsis, which is the mark of these as well."""
    beside = passage.edits[max(0, place - 1) : place + 2]
    return any(edit.op is EditOp.ELISION for edit in beside)


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with blanks in the place of some stretches, which may reach beyond it."""
    for start, end in spans:
        first, last = max(0, start), min(len(text), end)
        if first < last:
            text = text[:first] + " " * (last - first) + text[last:]
    return text


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where the numbers of notes, star pages and lines stand."""
    for found in _NUMBERS.finditer(text):
        kind = found.lastgroup or ""
        if kind != "after" or not _ABBREVIATED.search(text, max(0, found.start() - 6), found.start() + 1):
            yield found.span(kind)


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """Where square brackets stand that hold nothing to decide the sense."""
    for found in _BRACKETED.finditer(text):
        if not senses(re.findall(r"[^\W\d_]+", found.group().lower())):
            yield found.span()


def _cues(text: str) -> Iterator[tuple[int, int]]:
    """Where a stage direction stands in capitals without brackets, among words that are not."""
    if text.upper() != text:
        for found in _CUE.finditer(text):
            yield found.span()


def _interjections(passage: Passage) -> Iterator[tuple[int, int]]:
    """Where others speak in between, their labels and the speaker's next one included."""
    start: int | None = None
    for label in _LABEL.finditer(passage.text) if passage.speaker else ():
        own = passage.speaker in (label["name"], label["letter"])
        if start is None and not own:
            start = label.start()
        elif own:
            yield (label.start() if start is None else start), label.end()
            start = None


def _printed_alike(passage: Passage, place: int) -> bool:
    """Whether the quotation has the source's word, but for an apostrophe, a broken line or the number of a note."""
    edit = passage.edits[place]
    ours, theirs = _whole(edit.item_text), _whole(_with_its_rest(passage, place))
    noted = _NOTED_WORD.fullmatch(theirs)
    hashes = tokenize(ours).hashes.tolist()
    return hashes == tokenize(theirs).hashes.tolist() or (
        noted is not None and hashes == tokenize(noted.group(1)).hashes.tolist()
    )


def _with_its_rest(passage: Passage, place: int) -> str:
    """The source's words in an edit, with what belongs to a broken word beyond the passage's edges."""
    text = passage.edits[place].source_text
    broken = _START_OF_WORD.search(passage.before[-60:]) if place == 0 else None
    rest = _REST_OF_WORD.match(passage.after) if place == len(passage.edits) - 1 else None
    return (broken.group() if broken else "") + text + (rest.group() if rest else "")


def _whole(text: str) -> str:
    """The text with words that a line end breaks made whole."""
    return _BROKEN.sub("", text)
