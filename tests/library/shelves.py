"""Small libraries in memory, and what they answer."""

from __future__ import annotations

from tieout.documents import read_text
from tieout.library import Found, Library
from tieout.model import Edit, EditOp, Evidence, Passage

LOG = (
    "The lamp was lit on every night of the war but one. I counted ships at dawn, and we never lost three. "
    "The stair has two hundred steps, and whoever carried the oil knew each of them by name. "
    "In the autumn the birds came down so thick upon the glass that we swept them off with brooms."
)
DEBATE = (
    "ANN REED: The old ferry will run until the bridge is paid for, and not a day longer than that.\n\n"
    "MR. HOLT: Who says so? I was told that the ferry was already sold for scrap.\n\n"
    "ANN REED: It was promised to the island in writing. (applause) The council signed every page of it.\n\n"
    "MR. HOLT: Right.\n\n"
    "ANN REED: And the letter hangs in the town hall for anybody who can read."
)


def library(*texts: str, **named: str) -> Library:
    """A library of texts, by name or numbered from 0."""
    texts_by_name = {**{f"{number}.txt": text for number, text in enumerate(texts)}, **named}
    return Library.of(read_text(text, name, f"s{n}") for n, (name, text) in enumerate(texts_by_name.items(), 1))


def found(quotation: str, *texts: str) -> Found:
    """What a library of some texts says of a quotation."""
    return library(*texts).search(quotation)


def best(quotation: str, *texts: str) -> Evidence:
    """The first reading of a quotation, beyond chance or not."""
    answer = found(quotation, *texts)
    return (*answer.evidence, *answer.nearest)[0]


def the_passage(quotation: str, *texts: str) -> Passage:
    """The only passage of the first reading."""
    (passage,) = best(quotation, *texts).passages
    return passage


def script(edits: tuple[Edit, ...]) -> list[tuple[str, str, str]]:
    """Each edit that is none of equal words: what it is, the quotation's words, the source's."""
    return [
        (edit.op.value, edit.item_text.strip(" ,.;"), edit.source_text.strip(" ,.;"))
        for edit in edits
        if edit.op is not EditOp.EQUAL
    ]
