"""Whose a speech is, by what it is called: "Jane Roe's speech to the council", "Remarks by Ms. Roe at the quay".

A speech on paper bears no label: its title names who gave it. A report on a speech may be called so, too; but who gives
one says "I", "we" and "you" all the time, and who reports on it does not.
"""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np

from tieout.text.names import names_nobody
from tieout.text.patterns import lazy
from tieout.text.spoken import spoken_words
from tieout.text.words import code_points, hash_words

_NAME = r"(?P<name>(?:[Tt]he[ ])?[A-Z][\w.'-]*(?:[ ](?:[A-Z][\w.'-]*|van|von|de|da|del|der|bin|al)){0,6}?)"
_KIND = r"(?:[A-Za-z]+[ ]){0,3}?"
_SPEECH = (
    r"(?:[Ss]peech|[Rr]emarks|[Aa]ddress|[Tt]estimony|[Ll]ecture|[Kk]eynote|[Ee]ulogy|[Ss]ermon|[Hh]omily|[Oo]ration|"
    r"(?:[Oo]pening|[Cc]losing|[Pp]repared|[Ww]itness)[ ][Ss]tatement)"
)
"""A statement by itself is made in writing as often as not, and by a company as often as by a person."""
_GOES_ON = r"at|on|to|before|in|for|during|after|about|following|regarding|as|announcing|accepting|honou?ring"
_HEAD = r"(?:^|[:–—]\s|\s-\s)(?:(?:[Ff]ull\s)?(?:[Tt]ext|[Tt]ranscript)(?:\sof)?:?\s)?"
_OWNED = lazy(
    rf"{_HEAD}{_NAME}(?:['’]s|(?<=s)['’])[ ]{_KIND}{_SPEECH}(?=\s*(?:$|[,;:(\[–—-]|\d|(?:{_GOES_ON}|of|from)\b))"
)
_GIVEN = lazy(
    rf"{_HEAD}(?:(?:[Tt]he|[Aa]n?)[ ])?{_KIND}{_SPEECH}[ ]"
    rf"(?:(?:as[ ])?(?:given|delivered|prepared)[ ])?(?:by|of|from)[ ]{_NAME}"
    rf"(?=\s*(?:$|[,;:(\[–—-]|\d|(?:{_GOES_ON})\b))"
)
_KINDS = lazy(_SPEECH)
_MOST = 300
"""Characters of a title that are looked at."""
REACH = 5_000
"""Characters of a text that tell whether somebody speaks in it."""
_FIRST_PERSON = np.array(hash_words(["i", "we", "my", "our", "me", "us", "you", "your"]), np.uint64)
_ONE_IN = 60
"""In a speech at least one word in so many is of the first person, or the second."""


@lru_cache(maxsize=1 << 10)
def given_by(title: str) -> str | None:
    """Whose speech a title says it is; None where it names none, or nobody by name."""
    if _KINDS.search(title, 0, _MOST) is None:
        return None
    text = " ".join(title[:_MOST].replace("_", " ").split())
    found = _OWNED.search(text) or _GIVEN.search(text)
    name = re.sub(r"^[Tt]he ", "", found["name"]) if found else ""
    return name if name and not names_nobody(name) else None


def is_spoken(prose: str) -> bool:
    """Whether the beginning of a text is in the first person, as speeches are."""
    beginning = prose[:REACH]
    words = spoken_words(beginning, code_points(beginning)).hashes
    return int((words[:, None] == _FIRST_PERSON).sum()) * _ONE_IN > len(words)
