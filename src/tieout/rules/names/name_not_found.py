"""N102."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import Answer, Item, ItemKind, NameAnswer, Severity
from tieout.rules.base import Fires, Flag, ItemRule, Silent


class NameNotFound(ItemRule):
    """No source names this person or organisation."""

    code, name, severity, kind = "N102", "name-not-found", Severity.INFO, ItemKind.NAME
    of_absence = True
    why = """Somebody whom no source mentions may be quite real, but whatever the draft says of them was not taken from
    the sources. In a text that was made from its sources alone it is often a sign of invention. With
    `--partial-sources` that says nothing, and the name is unchecked."""
    mends = "None: the sources have no other name to put there."
    examples = (
        Fires(
            draft="The ferry is run by Harriet Featherstone.",
            sources={"minutes": "The council met on Monday and chose nobody."},
            flags="Harriet Featherstone",
            says="no source names",
        ),
        Silent(
            draft="The ferry is run by Harriet Featherstone.",
            sources={"minutes": "The council chose Ms. Featherstone on Monday."},
        ),
        Silent(
            draft="The ferry is run by the Harbour Conservancy Board.",
            sources={"minutes": "We in the Harbour Conservancy Board shall run it."},
        ),
        Silent(
            draft="It was put to MPs, to the Leader of the Opposition and to homes in Band D before the Spring Budget.",
            sources={"minutes": "The council met on Monday and chose nobody."},
        ),
    )

    def check(self, item: Item, answer: Answer) -> Iterable[Flag]:
        """One flag where nothing was found, not even the surname."""
        if isinstance(answer, NameAnswer) and answer.unnamed:
            yield Flag(f"“{item.text}”: no source names this person or organisation.", None, ())
