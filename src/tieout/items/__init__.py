"""From a document to its items. Quotations come first; every other kind has its extractor, found by discovery."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from tieout import plugins
from tieout.errors import UsageError
from tieout.items.base import Extraction, Extractor
from tieout.items.binding import Binder
from tieout.items.cited_sentences import cited_sentences, outside_citations
from tieout.items.given import NONE_GIVEN, GivenCitations
from tieout.items.quotations import extract as quotations_of
from tieout.model import Citation, Document, ItemKind
from tieout.text.patterns import lazy

ENTRY_POINTS = "tieout.extractors"

__all__ = ["Extraction", "Extractor", "extract", "extractors", "may_count"]
_DIGIT = lazy(r"\d")


def extract(document: Document, unasked: frozenset[ItemKind] = frozenset()) -> Extraction:
    """Everything checkable in a document.

    Kinds that are `unasked` need not be looked for; citations always are, since they decide what others are held
    against, and everything is where sources are given beside the text, which cover whatever holds an item.
    """
    found = quotations_of(document)
    idle = frozenset() if document.given else unasked - {ItemKind.CITATION}
    asked = [extractor for extractor in extractors() if extractor.kind not in idle]
    others = [item for extractor in asked for item in extractor().extract(document, found.quotations)]
    others.sort(key=lambda item: (item.span, item.kind.value))
    citations = [item for item in others if isinstance(item, Citation)]
    others = outside_citations(document, others, citations)
    given = GivenCitations(document, [*found.quotations, *others]) if document.given else NONE_GIVEN
    others = given.besides(others)
    binder = Binder(document, [*(one for one in others if isinstance(one, Citation)), *given.marks])
    quotations = tuple(given.bound(one) or binder.bound(one) for one in found.quotations)
    others += [*given.citations, *given.statements]
    others += cited_sentences(document, binder, [*quotations, *others])
    others.sort(key=lambda item: (item.span, item.kind.value))
    whole = (one if isinstance(one, Citation) else given.bound(one) or binder.bound(one) for one in others)
    return Extraction(quotations, found.unpaired, tuple(whole))


def may_count(document: Document) -> bool:
    """Whether a document has a digit, and so likely a figure or a date: told before anything is looked for in it."""
    return _DIGIT.search(document.prose) is not None


@cache
def extractors() -> tuple[type[Extractor], ...]:
    """Every extractor there is, in this package and from others, in the order of their kinds."""
    found: dict[str, type[Extractor]] = {}
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        for thing in vars(import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, Extractor) and hasattr(thing, "kind"):
                found[thing.__name__] = thing
    for name, thing in plugins.load(ENTRY_POINTS):
        if not (isinstance(thing, type) and issubclass(thing, Extractor)):
            raise UsageError(f"The extractor {name} is not a tieout.items.Extractor.")
        found[name] = thing
    return tuple(sorted(found.values(), key=lambda extractor: (extractor.kind.value, extractor.__name__)))
