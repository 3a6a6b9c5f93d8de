"""Citations inside a source's own text, such as a quotation may leave out where a note says so."""

from __future__ import annotations

import re
from functools import cache

_LONGEST = 600
_MOST_WORDS = 14


@cache
def _reference() -> re.Pattern[str]:
    """What makes a stretch of text a citation: a reporter, a section, a record, a year in brackets, a number."""
    return re.compile(
        r"""(?x)
          \b\d{1,4}\s+[A-Z][\w.]{0,11}(?:\s[\w.]{1,9}){0,3}\s+(?:at\s+)?\d{1,5}   # 12 F.3d 45
        | §{1,2}\s*\d | ¶{1,2}\s*\d
        | \bId\b(?:\.,?\s(?:at\s)?\S*)? | \b[Ii]bid\b | \bsupra\b
        | \b(?:Tr|Dep|Compl|Ex|R|App|Br|Op)\.\s(?:at\s)?[¶\d]
        | \b[A-Z][\w’'-]+\s(?:v|vs)\.\s[A-Z]
        | \((?:[A-Z][^()]{0,60},?\s)?(?:1[5-9]|20)\d\d[a-z]?\)
        | \[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\]
        """
    )


@cache
def _opening() -> re.Pattern[str]:
    """How a sentence or clause of citation begins."""
    return re.compile(
        r"^[\s,;.:(\[”\"’]*(?:(?:see|see also|cf\.|accord|e\.g\.|but see|quoting|citing|compare|contra)\b|[A-Z\d§¶])",
        re.IGNORECASE,
    )


@cache
def _signal() -> re.Pattern[str]:
    return re.compile(r"^(?:see also|see|cf\.|accord|e\.g\.|but see|quoting|citing|compare|contra),?\s+", re.IGNORECASE)


@cache
def _plain() -> re.Pattern[str]:
    """Words that no citation holds: a stretch with several of them says something of its own."""
    return re.compile(
        r"\b(?:shall|must|may|will|would|is|are|was|were|be|been|has|have|had|do|does|did|not|that|which|who|if|unless|"
        r"except|only|but|when|because|he|she|it|they|we|you|i)\b",
        re.IGNORECASE,
    )


def is_citation(text: str) -> bool:
    """Whether a stretch that a quotation leaves out is nothing but a citation (or several)."""
    stretch = text.strip()
    if not stretch or len(stretch) > _LONGEST or not _opening().match(stretch):
        return False
    outside = re.sub(r"\([^()]*\)", " ", stretch) if stretch.count("(") and not stretch.startswith("(") else stretch
    return _reference().search(stretch) is not None and len(_plain().findall(outside)) == 0


def is_reference(text: str) -> bool:
    """Whether words with a number, in brackets behind a quotation, are a reference, and say nothing of their own."""
    return len(text.split()) <= _MOST_WORDS and _plain().search(text) is None


def names_a_work(text: str) -> bool:
    """Whether they plainly are: pages, or a name with its year."""
    return is_reference(text) and _work().match(text) is not None


@cache
def _work() -> re.Pattern[str]:
    return re.compile(
        r"(?:see\s+|cf\.\s+)?(?:pp?\.\s?\d|§|[A-Z][\w.’'-]*(?:(?:,|\s+&|\s+and|\s+et\s+al\.)?\s+[A-Z][\w.’'-]*){0,4}"
        r"(?:\s+et\s+al\.)?,?\s+(?:\(?(?:1[5-9]|20)\d\d[a-z]?\b|pp?\.\s?\d|\d{1,4}\Z))"
    )


def begins_with_citation(text: str) -> bool:
    """Whether what follows a passage opens with a citation."""
    opening = text[:160].partition("\n")[0]
    if is_citation(opening.split(". ", 1)[0]) or is_citation(_first_bracket(text)):
        return True
    return _reference().match(_signal().sub("", opening.lstrip(' .,;”"’'))) is not None


def _first_bracket(text: str) -> str:
    stretch = text.lstrip(' .,;”"’')
    for opening, closing in (("(", ")"), ("[", "]")):
        if stretch.startswith(opening) and closing in stretch[:200]:
            return stretch[: stretch.index(closing) + 1]
    return ""
