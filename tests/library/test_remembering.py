"""What was answered is not asked again, and a kept answer is the one that would be given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tieout import documents, pipeline
from tieout.config import Settings
from tieout.library import Library, Memory
from tieout.model import Given, Report, Span

SOURCES = {
    "log": "The lamp was lit on every night of the war but one. I counted ships at dawn, and we lost three.\n",
    "table": "| Year | Ships |\n|---|---|\n| 1916 | 412 |\n| 1917 | 388 |\n",
    "account": "The yard at Oster built 40 boats in 1921.\n",
}
DRAFT = """\
# The light

The keeper, Jane Roe, wrote: “The lamp was lit on every night of the war but two.”

She said that the ships came at dawn. In 1916 there were 412 ships, and 390 in 1917. The yard at Oster built 40 boats
in 1921, said Mr. Bell of the Harbour Board. “I counted **ships** at dawn,” she wrote, “and we lost three.”[^1]

Nobody counted 77 boats in 1875.

[^1]: The log, page 4.
"""
EDITS: list[Callable[[str], str]] = [
    lambda text: "Another opening. He was there.\n\n" + text,
    lambda text: text + "\n\nAnother end, with 12 boats.",
    lambda text: text.replace("came at dawn.", "came at dawn, and *late*."),
    lambda text: text.replace("She said", "He said"),
    lambda text: text.replace("but two", "but three"),
    lambda text: text.replace("390 in 1917", "390 in 1918"),
    lambda text: text.replace("Nobody counted", "In all, nobody counted"),
    lambda text: text.replace("**ships**", "ships"),
    lambda text: text.replace("Jane Roe", "Jane Row"),
]


@pytest.fixture(scope="module")
def library() -> Library:
    """A log and a table."""
    read = (documents.read_text(text, f"{name}.md", f"s{n}") for n, (name, text) in enumerate(SOURCES.items(), 1))
    return Library.of(read, documents.tables_of, documents.is_sheet)


class Counting(Memory):
    """Counts what it has to ask."""

    asked = 0

    def keep(self, *arguments: object, **named: object) -> None:
        """A quotation was looked for."""
        self.asked += 1
        super().keep(*arguments, **named)  # type: ignore[arg-type]


def checked(text: str, library: Library, memory: Memory | None = None) -> Report:
    """The report on a draft, the first sentence of which is said to be from the log."""
    document = documents.read_text(text, "draft.md", "d1")
    document = replace(document, given=(Given(Span(0, 20), "log.md"),))
    return pipeline.check([document], library, Settings(), memory=memory)


@pytest.mark.parametrize("edit", range(len(EDITS)))
def test_a_check_with_a_memory_is_the_check_without(library: Library, edit: int) -> None:
    """Whatever was edited: before an item, within it, in its context, or in the markup around it."""
    memory = Memory()
    checked(DRAFT, library, memory)
    after = EDITS[edit](DRAFT)
    assert after != DRAFT
    assert checked(after, library, memory) == checked(after, library)


def test_every_edit_after_the_other_is_as_if_it_were_the_first(library: Library) -> None:
    """What is kept does not drift."""
    memory, text = Memory(), DRAFT
    for edit in EDITS:
        text = edit(text)
        assert checked(text, library, memory) == checked(text, library)


def test_only_what_is_new_is_asked(library: Library) -> None:
    """A word elsewhere asks nothing again; a word in a quotation asks for that one."""
    memory = Counting()
    checked(DRAFT, library, memory)
    first = memory.asked
    checked(DRAFT.replace("# The light", "# The old light"), library, memory)
    assert memory.asked == first
    checked(DRAFT.replace("but two", "but three"), library, memory)
    assert memory.asked == first + 1


def test_a_memory_forgets_what_was_asked_longest_ago(library: Library) -> None:
    """It holds so many answers and no more, and is right all the same."""
    memory = Memory(most=2)
    for edit in EDITS:
        assert checked(edit(DRAFT), library, memory) == checked(edit(DRAFT), library)
    assert len(memory._answers) == 2
