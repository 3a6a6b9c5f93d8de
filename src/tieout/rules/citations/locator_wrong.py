"""C104."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import Answer, Fix, Item, ItemKind, Misplaced, Resolution, Severity, Span, TextEdit
from tieout.rules.base import Fires, Flag, ItemRule, Silent
from tieout.text.patterns import lazy

_LOG = """\
Page 1

The lamp was lit on every night of the war but one. The oil came by boat, and the boat came when it could.

Page 2

I counted ships at dawn, and we never lost three. The stair has two hundred steps, and I knew each of them by name.

Page 3

In the autumn the birds came down upon the glass. We swept them off with brooms before the sun was up.
"""
_TALK = """\
[00:01:10] The lamp was lit on every night of the war but one.
[00:02:40] The oil came by boat, and the boat came when it could.
[00:05:05] I counted ships at dawn, and we never lost three.
[00:09:30] In the autumn the birds came down upon the glass.
"""
_NUMBER = lazy(r"\d+")
_FOUND = lazy(r"(?:page|paragraph|line) (\d+)")
_LEASE = (
    "1. Lamp.\n\n1.1 The owner shall give the oil.\n\n1.2 The tenant shall keep the lamp lit from dusk.\n\n"
    "2. Stair.\n\n2.1 The tenant shall sweep the stair.\n"
)


class LocatorWrong(ItemRule):
    """The right source is cited, with the wrong page, paragraph, line or time."""

    code, name, severity = "C104", "locator-wrong", Severity.WARNING
    kind = ItemKind.CITATION
    why = """A page number is a promise that the words stand there. It is checked where the source itself shows its
    pages, paragraphs, lines or times; where it shows none, nothing is said."""
    mends = "Unsafe: the page, paragraph or line where the words stand."
    examples = (
        Fires(
            draft="The keeper wrote that “I counted ships at dawn, and we never lost three” [@log, p. 3].",
            sources={"log.txt": _LOG},
            flags="p. 3",
            says="stand on page 2",
        ),
        Fires(
            draft="The keeper said: “I counted ships at dawn, and we never lost three” (Source: talk.txt, 00:01:30).",
            sources={"talk.txt": _TALK},
            flags="00:01:30",
            says="stand after 00:05:05",
        ),
        Silent(
            draft="The keeper wrote that “I counted ships at dawn, and we never lost three” [@log, pp. 2-3].",
            sources={"log.txt": _LOG},
        ),
        Silent(
            draft="The keeper wrote that “I counted ships at dawn, and we never lost three” [@log, p. 7].",
            sources={"log.txt": "I counted ships at dawn, and we never lost three. The stair has two hundred steps."},
        ),
        Fires(
            draft="The lease says: “The tenant shall keep the lamp lit from dusk.” Lease § 2.1.",
            sources={"lease.txt": _LEASE},
            flags="§ 2.1",
            says="stand in section 1.2",
        ),
        Silent(
            draft="The lease says: “The tenant shall keep the lamp lit from dusk.” Lease § 1.",
            sources={"lease.txt": _LEASE},
        ),
        Silent(
            draft="The keeper said: “I counted ships at dawn, and we never lost three” (Source: talk.txt, 5:06).",
            sources={"talk.txt": _TALK},
        ),
    )

    def check(self, item: Item, answer: Answer) -> Iterable[Flag]:
        """Say where the words do stand."""
        for one in answer.misplaced if isinstance(answer, Resolution) else ():
            on = "on " if one.found.startswith("page") else "in " if one.found.startswith(("para", "section")) else ""
            message = f"Not at {one.locator.text}: the words '{one.words}' stand {on}{one.found}."
            yield Flag(message, one.locator.span, (0,), fix=_fix(one))


def _fix(misplaced: Misplaced) -> Fix | None:
    """The number where the words do stand, for the one number of the locator."""
    locator = misplaced.locator
    own, found = _NUMBER.findall(locator.text), _FOUND.fullmatch(misplaced.found)
    if len(own) != 1 or found is None or locator.span.length != len(locator.text):
        return None
    start = locator.span.start + locator.text.index(own[0])
    return Fix(safe=False, edits=(TextEdit(Span(start, start + len(own[0])), found[1]),))
