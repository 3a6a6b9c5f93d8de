"""N101."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import Answer, Fix, Item, ItemKind, NameAnswer, Severity, Span, TextEdit
from tieout.rules.base import Fires, Flag, ItemRule, Silent

_NOTICE = "The ferry will be run by Harriet Featherstone from the first of May. Ms. Featherstone has kept it before."
_TALK = """PETER MALLOW: Who will run the ferry?
ANNA QUILL: We have chosen Harriet Featherstone to run it.
PETER MALLOW: And is she here tonight?
ANNA QUILL: She is on her way.
"""


class NameMisspelt(ItemRule):
    """A name differs by a slip from one in the sources, and no source has it as the draft does.

    A slip is a letter put in, left out, changed or swapped, or two in a long word. A lost diacritic is none, nor is
    another given name (Eric, Erica), or what is of a place (Korea, Korean). A spelling
    that stands once in the words of one transcript was taken down by ear, and says nothing against the draft's.
    """

    code, name, severity, kind = "N101", "name-misspelt", Severity.WARNING, ItemKind.NAME
    why = """A misspelt name is the first mistake that the person named will see, and readers who find it doubt the
    rest. Where the sources have the other spelling and never this one, one of the two is wrong."""
    mends = "Unsafe: the sources' spelling."
    examples = (
        Fires(
            draft="The council has chosen Harriet Fetherstone to run the ferry.",
            sources={"notice": _NOTICE},
            flags="Harriet Fetherstone",
            says="the sources spell it “Featherstone”",
        ),
        Silent(draft="The council has chosen Harriet Featherstone to run the ferry.", sources={"notice": _NOTICE}),
        Silent(
            draft="The council has chosen Harriet Fetherstone to run the ferry.",
            sources={"notice": _NOTICE, "letter": "Yours, Harriet Fetherstone"},
        ),
        Fires(
            draft="The council has chosen Harriet Fetherstone to run the ferry.",
            sources={"talk": _TALK + "PETER MALLOW: Harriet Featherstone will do it well.\n"},
            flags="Harriet Fetherstone",
            says="the sources spell it “Featherstone”",
        ),
        Silent(draft="The council has chosen Harriet Fetherstone to run the ferry.", sources={"talk": _TALK}),
        Silent(
            draft="The council has chosen Erica Mallow.",
            sources={"minutes": "The council met Eric Mallow on Monday. Mr. Mallow was ill."},
        ),
        Silent(draft="The council met Jürgen Muller.", sources={"minutes": "The council met Jürgen Müller on Monday."}),
    )

    def check(self, item: Item, answer: Answer) -> Iterable[Flag]:
        """One flag where the library has another spelling and not this one."""
        if isinstance(answer, NameAnswer) and answer.spelt:
            message = f"“{item.text}”: the sources spell it “{answer.spelt}”, and none has this spelling."
            yield Flag(message, fix=_fix(item, answer))


def _fix(item: Item, answer: NameAnswer) -> Fix | None:
    """The sources' spelling, where the name is one stretch of the draft."""
    at = item.text.casefold().find(answer.printed.casefold())
    end = at + len(answer.printed)
    if at < 0 or not item.text.isascii() or item.span.length != len(item.text):
        return None
    spelt = answer.spelt.upper() if item.text[at:end].isupper() else answer.spelt
    start = item.span.start
    return Fix(safe=False, edits=(TextEdit(Span(start + at, start + end), spelt),))
