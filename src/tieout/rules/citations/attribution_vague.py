"""C103."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from tieout.model import Citation, Document, Item, Quotation, Severity, Span
from tieout.rules.base import Fires, Flag, Silent, TextRule
from tieout.text.patterns import lazy

_LOG = {"log.txt": "The lamp was lit on every night of the war but one."}
_MANY = "many some several most various numerous other unnamed anonymous".split()
_SUCH = "leading media news press official informed reliable unconfirmed recent".split()
_WITNESSES = (
    "reports experts sources observers critics analysts studies commentators researchers scientists scholars insiders "
    "pundits"
).split()


def _either(words: Sequence[str]) -> str:
    """Any of some words, with a capital or without."""
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words)


_WHO = rf"(?:(?:{_either(_MANY)})\s+)?(?:(?:{_either(_SUCH)})\s+)?(?:{_either(_WITNESSES)})"
_SAY = (
    r"(?:say|says|believe|think|claim|suggest|indicate|agree|argue|warn|estimate|note|fear|show|have\s+(?:said|shown|"
    r"suggested|argued|claimed|warned)|said|believed|claimed|suggested|argued|warned)"
)
_VAGUE = lazy(
    r"(?<![\w’'-])(?P<vague>(?:(?<![Tt]he )(?<![Tt]hese )(?<![Tt]hose )(?<![Hh]is )(?<![Tt]heir )(?<![Ii]ts )"
    rf"{_WHO}\s+(?:now\s+|also\s+|widely\s+)?{_SAY}"
    r"|[Ii]t\s+(?:is|has\s+been|was)\s+(?:widely\s+|generally\s+|often\s+|commonly\s+)?"
    r"(?:believed|thought|reported|rumou?red|alleged|assumed|accepted|understood|said)\s+that"
    r"|(?:[Ss]ome|[Mm]any)\s+people\s+(?:say|believe|think)|[Ss]tudies\s+have\s+(?:found|shown)))(?!\w)"
)
_OPENERS = [*_MANY, *_SUCH, *_WITNESSES, "it"]
_OPENING = lazy(
    f"[{''.join(sorted({letter for word in _OPENERS for letter in (word[0], word[0].upper())}))}]"
    rf"(?<![\w’'-].)(?=(?:{'|'.join(word[1:] for word in _OPENERS)})\s)"
)
"""Where one may begin: with a set, which is found soonest."""
_BEFORE_NAMED = lazy(r"[^\W\d_]\s$")
_WITHIN = 300


class AttributionVague(TextRule):
    """Something is given to nobody who could be asked: "reports say", "experts believe", "it is widely believed"."""

    code, name, severity = "C103", "attribution-vague", Severity.INFO
    why = """"Experts believe" names no expert: nothing can be checked, and any claim can be made that way. Where the
    sentence cites something, the reader can look there, and the rule is silent."""
    mends = "None: whom “reports” or “experts” were, only the writer knows."
    examples = (
        Fires(
            draft="Experts believe that the lamp will go out. “The lamp was lit,” the keeper wrote.",
            sources=_LOG,
            flags="Experts believe",
            says="names nobody",
        ),
        Fires(
            draft="It is widely believed that the lamp went out.",
            sources=_LOG,
            flags="It is widely believed that",
            says="names nobody",
        ),
        Silent(draft="Experts believe that the lamp will go out (Source: log.txt).", sources=_LOG),
        Silent(draft="The harbour board’s experts believe that the lamp will go out.", sources=_LOG),
        Silent(draft="The keeper said: “Experts believe that the lamp will go out.”", sources=_LOG),
        Silent(draft="The reports say what the lamp cost. She told three sources of light apart.", sources=_LOG),
    )

    def check(self, document: Document, items: Sequence[Item]) -> Iterable[Flag]:
        """Each, outside quotations, in a sentence that cites nothing."""
        quoted = _Stretches([item.span for item in items if isinstance(item, Quotation)])
        cited = sorted(item.span.start for item in items if isinstance(item, Citation))
        for found in _vague_in(document.prose):
            start, end = found.span("vague")
            if _BEFORE_NAMED.search(document.prose, max(0, start - 2), start) and found["vague"][0].islower():
                continue
            span = document.offsets.span(Span(start, end))
            if not quoted.hold(span.start) and not _is_cited(document, span, cited):
                words = " ".join(found["vague"].split())
                yield Flag(f"'{words}' names nobody who could be asked.", span, ())


def _vague_in(prose: str) -> Iterator[re.Match[str]]:
    """The words that name nobody, apart from each other."""
    reached = 0
    for opening in _OPENING.finditer(prose):
        if opening.start() >= reached and (found := _VAGUE.match(prose, opening.start())):
            yield found
            reached = found.end()


def _is_cited(document: Document, span: Span, cited: Sequence[int]) -> bool:
    """Whether a citation follows before the sentence ends, as far as a full stop shows that."""
    number = bisect_right(cited, span.end - 1)
    if number == len(cited) or cited[number] - span.end > _WITHIN:
        return False
    return ". " not in document.text[span.end : cited[number]].rstrip()


class _Stretches:
    """Spans apart from each other, asked whether they hold an offset."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)

    def hold(self, offset: int) -> bool:
        number = bisect_right(self._spans, (offset, 1 << 62)) - 1
        return number >= 0 and offset < self._spans[number].end
