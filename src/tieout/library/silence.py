"""Whether the sources cited for a statement speak of what it names at all.

Only the names and numbers of a statement are asked for, and only words, not their order: a source is silent where it
has none of them, nor half of the statement's other weighty words, and another source has one of the names whole.
"""

from __future__ import annotations

from tieout.library.library import Library
from tieout.text.patterns import lazy

_NAME = lazy(r"[^\W\d_a-z][\w’'-]+(?:[ \t\n](?:(?:of|the|de|van|von|al|bin)[ \t\n])?[^\W\d_a-z][\w’'-]+)*")
_NUMBER = lazy(r"(?<![\w.,])\d[\d,.]*\d(?![\w])")
_WEIGHTY = lazy(r"(?<![\w’'-])[a-zà-öø-ÿ]{5,}(?![\w’'-])")
_HALF = 0.5
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)


def silent_terms(text: str, cited: Library, whole: Library) -> tuple[str, ...]:
    """The names and numbers of a statement that the sources cited have nothing of; none where these speak of it."""
    terms = list(dict.fromkeys(_terms(text)))
    if not terms or any(cited.has_all(_last(term)) for term in terms):
        return ()
    weighty = list(dict.fromkeys(_WEIGHTY.findall(text)))
    if weighty and sum(cited.has_all(word) for word in weighty) >= _HALF * len(weighty):
        return ()
    return tuple(term for term in terms if whole.has_all(term))


def _terms(text: str) -> list[str]:
    """Names of two words or more, single capitals but the first word of the sentence, and numbers of two figures."""
    names = [found for found in _NAME.finditer(text) if found.start() or " " in found.group()]
    return [
        *(found.group() for found in names if found.group().lower() not in _DAYS),
        *(found.group() for found in _NUMBER.finditer(text)),
    ]


def _last(term: str) -> str:
    """The last word of a name, by which it is called later."""
    return term.rsplit(maxsplit=1)[-1]
