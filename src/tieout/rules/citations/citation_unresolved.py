"""C101."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import Answer, Citation, CitationForm, Item, ItemKind, Missing, Resolution, Severity
from tieout.rules.base import Fires, Flag, ItemRule, Silent

_LONGEST = 90
_LOG = {"log.md": "---\noutlet: Harbour Gazette\nkey: log2019\n---\n\nThe lamp was lit on every night of the war."}


class CitationUnresolved(ItemRule):
    """A citation leads to no source: a note without text, a key that nothing has, a source that is not at hand."""

    code, name, severity = "C101", "citation-unresolved", Severity.WARNING
    of_absence = True
    kind = ItemKind.CITATION
    why = """A reader who follows a citation wants to arrive. Where it leads nowhere in the text itself, it is broken;
    where its source is not among those at hand, nothing that rests on it can be checked. With `--partial-sources` only
    what is broken in the text is reported."""
    mends = "None: where the source is, or what the key should have been, only the writer knows."
    examples = (
        Fires(
            draft="The keeper wrote: “The lamp was lit on every night of the war.” (Ref: Sound Radio)",
            sources=_LOG,
            flags="(Ref: Sound Radio)",
            says="'Sound Radio' is none of the sources",
        ),
        Fires(
            draft="The lamp was lit in the war [3].\n\n## References\n\n1. Harbour Gazette.",
            sources=_LOG,
            flags="[3]",
            says="leads to no entry",
            name="draft.md",
        ),
        Fires(
            draft="The lamp was lit in the war [@keeper1944, p. 3].",
            sources=_LOG,
            flags="[@keeper1944, p. 3]",
            says="No source has the key 'keeper1944'",
        ),
        Fires(
            draft="The lamp [was lit](https://example.org/lamp) in the war.",
            sources=_LOG,
            flags="was lit",
            says="'https://example.org/lamp' is none of the sources",
            name="draft.md",
        ),
        Silent(
            draft="The keeper wrote: “The lamp was lit on every night of the war.” (Ref: Harbour Gazette)",
            sources=_LOG,
        ),
        Silent(draft="The lamp was lit in the war [@log2019]. She told Sound Radio that it was.", sources=_LOG),
        Silent(
            draft="The lamp was lit in the war.[^1]\n\n[^1]: But for one night, when there was no oil.",
            sources=_LOG,
            name="draft.md",
        ),
    )

    def check(self, item: Item, answer: Answer) -> Iterable[Flag]:
        """Say what the citation does not lead to."""
        if isinstance(item, Citation) and isinstance(answer, Resolution) and answer.missing is not None:
            yield Flag(_message(item, answer.missing), None, ())


def _message(citation: Citation, missing: Missing) -> str:
    target = f"'{_short(citation)}'"
    if missing is Missing.LISTED:
        return f"{target} is described in a list of sources, but its text is not among the sources."
    if missing is Missing.ABSENT:
        if citation.form is CitationForm.KEY:
            return f"No source has the key {target}."
        return f"{target} is none of the sources."
    if citation.form is CitationForm.NUMBER:
        return f"{_printed(citation)} leads to no entry of a list of references."
    if citation.form is CitationForm.BACK:
        return f"{target} repeats a citation that does not stand before it."
    return f"{_printed(citation)} leads to no note."


def _printed(citation: Citation) -> str:
    return citation.target if citation.target.startswith("[") else citation.text or "The mark"


def _short(citation: Citation) -> str:
    text = " ".join(citation.target.split()).rstrip(".")
    return text if len(text) <= _LONGEST else text[:_LONGEST].rpartition(" ")[0] + " …"
