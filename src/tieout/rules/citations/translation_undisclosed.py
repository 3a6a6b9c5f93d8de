"""C107."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tieout.model import Cited, Evidence, Item, ItemKind, Severity
from tieout.rules.base import CitedRule, Fires, Flag, Silent
from tieout.text.languages import NAMES

_SPEECH = "---\nlanguage: fr\ntitle: Le phare\n---\n\nLa lampe a brillé toutes les nuits de la guerre, sauf une seule."


class TranslationUndisclosed(CitedRule):
    """The source is in another language than the draft, and the draft does not say so."""

    code, name, severity = "C107", "translation-undisclosed", Severity.INFO
    kinds = frozenset({ItemKind.QUOTATION})
    why = """Words that went through a translator are the translator's too. A reader has to know that, and a quotation
    in translation cannot be compared word by word: it is left unchecked (translated)."""
    mends = "None: how a house says that it translates is its own affair."
    examples = (
        Fires(
            draft=(
                "---\nlanguage: en\n---\n\n"
                "The keeper said: “The lamp shone on all the nights of the war but a single one.” (Source: speech.md)"
            ),
            sources={"speech.md": _SPEECH},
            flags="The lamp shone on all the nights of the war but a single one.",
            says="speech.md is in French",
            name="draft.md",
        ),
        Silent(
            draft=(
                "---\nlanguage: en\n---\n\n(Translated)\n\n"
                "The keeper said: “The lamp shone on all the nights of the war.” (Source: speech.md)"
            ),
            sources={"speech.md": _SPEECH},
            name="draft.md",
        ),
        Silent(
            draft="---\nlanguage: en\n---\n\nThe keeper said: “The lamp was lit all night.” (Source: log.txt)",
            sources={"log.txt": "The lamp was lit all night."},
            name="draft.md",
        ),
    )

    def check(self, item: Item, cited: Cited, evidence: Sequence[Evidence]) -> Iterable[Flag]:
        """Name the language."""
        if cited.language is not None and not cited.disclosed and not evidence:
            language = NAMES.get(cited.language, f"the language {cited.language!r}")
            path = cited.sources[0].path.replace("\\", "/").rpartition("/")[2]
            yield Flag(f"{path} is in {language}, and the draft does not say that the words are translated.", None, ())
