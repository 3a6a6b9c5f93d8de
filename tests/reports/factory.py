"""A report made by hand: a draft about a lighthouse, its sources, and every kind of thing a report may hold."""

from __future__ import annotations

from hashlib import sha256

from tieout.model import (
    Accepted,
    Decision,
    DecisionKind,
    Document,
    Edit,
    EditOp,
    Evidence,
    Finding,
    Fix,
    Join,
    Location,
    Outcome,
    Passage,
    Quotation,
    Reason,
    Report,
    Severity,
    Source,
    Span,
    TextEdit,
    Verdict,
)

DRAFT = """\
# The lamp at Gull Point

“The lamp was lit every night of the war,” the keeper wrote.

She added: “We counted ships at dawn, and we never lost one.”

The board said “the tower … will be sold to [the town] next spring”.

“Nobody asked the keeper, the light will stay,” said the mayor. 「灯台は町の宝であり、これからも守られる」と彼は言った。

He called it “a candle”, and “the pride of the whole coast from here to the cape”.

And then: “the stair has two hundred steps.
"""

LOG = """\
THE KEEPER: The lamp was lit on every night of the war but one. I counted ships at dawn, and we lost three.
"""
MINUTES = """\
MAYOR: Nobody asked the keeper. It was the rain that decided.

CHAIR: The tower, the store and the slip will be sold to Gull Point next spring, provided that the roof is mended.

MAYOR: Whatever the board thinks, the light will stay.
"""


def hashed(text: str) -> str:
    """The digest of a text, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def document(text: str = DRAFT, path: str = "draft.md", id: str = "d1") -> Document:
    """A document whose prose is its text."""
    return Document(id=id, path=path, sha256=hashed(text), format="markdown", text=text, prose=text)


def quotation(number: int, words: str, draft: Document, marks: tuple[str, str] = ("“", "”")) -> Quotation:
    """The quotation of these words, which stand once in the draft."""
    start = draft.text.index(words)
    return Quotation(
        id=f"{draft.id}-q{number}",
        document=draft.id,
        span=Span(start, start + len(words)),
        location=draft.location(start),
        text=words,
        marks=marks,
        attributed=True,
    )


def edits(item_start: int, source_start: int, *steps: tuple[EditOp, str, str]) -> tuple[Edit, ...]:
    """Edits from (operation, the item's words, the source's words); an EQUAL step's words are the item's."""
    made = []
    for op, item, source in steps:
        item_end, source_end = item_start + len(item), source_start + len(source)
        made.append(Edit(op, Span(item_start, item_end), Span(source_start, source_end), item, source))
        item_start, source_start = item_end, source_end
    return tuple(made)


def passage(
    source: str, text: str, item_start: int, *steps: tuple[EditOp, str, str], speaker: str | None = None
) -> Passage:
    """The passage that the steps' source words make up, with what is around it."""
    words = "".join(step[2] for step in steps)
    start = text.index(words)
    line = text.count("\n", 0, start) + 1
    turn_start, turn_end = text.rfind(": ", 0, start) + 2, (text + "\n").index("\n", start)
    return Passage(
        source=source,
        span=Span(start, start + len(words)),
        location=Location(line=line, column=start - text.rfind("\n", 0, start)),
        text=words,
        edits=edits(item_start, start, *steps),
        speaker=speaker,
        before=text[turn_start:start],
        after=text[start + len(words) : turn_end],
    )


def equal(words: str) -> tuple[EditOp, str, str]:
    """A step that changes nothing."""
    return EditOp.EQUAL, words, words


def finding(item: Quotation, rule: str, name: str, severity: Severity, message: str, *evidence: int) -> Finding:
    """A finding on a whole quotation, on passages of its evidence."""
    return Finding(rule, name, severity, item.document, item.id, item.span, item.location, message, None, evidence)


def full_report() -> Report:
    """All three outcomes, one and several findings on an item, a splice, an unread source, a note."""
    draft = document()
    lamp = quotation(1, "The lamp was lit every night of the war,", draft)
    ships = quotation(2, "We counted ships at dawn, and we never lost one.", draft)
    tower = quotation(3, "the tower … will be sold to [the town] next spring", draft)
    spliced = quotation(4, "Nobody asked the keeper, the light will stay,", draft)
    cjk = quotation(5, "灯台は町の宝であり、これからも守られる", draft, ("「", "」"))
    candle = quotation(6, "a candle", draft)
    pride = quotation(7, "the pride of the whole coast from here to the cape", draft)
    stair = quotation(9, "two hundred steps", draft, ("", ""))
    mark = draft.text.index("“the stair")

    in_log = passage(
        "s1",
        LOG,
        lamp.span.start,
        equal("The lamp was lit "),
        (EditOp.DELETE, "", "on "),
        equal("every night of the war"),
        (EditOp.EQUAL, ",", ""),
        speaker="THE KEEPER",
    )
    in_ships = passage(
        "s1",
        LOG,
        ships.span.start,
        (EditOp.REPLACE, "We ", "I "),
        equal("counted ships at dawn, and we "),
        (EditOp.INSERT, "never ", ""),
        equal("lost "),
        (EditOp.REPLACE, "one.", "three."),
        speaker="THE KEEPER",
    )
    in_minutes = passage(
        "s2",
        MINUTES,
        tower.span.start,
        (EditOp.EQUAL, "the tower", "The tower"),
        (EditOp.ELISION, " … ", ", the store and the slip "),
        equal("will be sold to "),
        (EditOp.BRACKET, "[the town]", "Gull Point"),
        equal(" next spring"),
        speaker="CHAIR",
    )
    first = passage(
        "s2",
        MINUTES,
        spliced.span.start,
        equal("Nobody asked the keeper"),
        (EditOp.REPLACE, ",", "."),
        speaker="MAYOR",
    )
    second = passage(
        "s2",
        MINUTES,
        spliced.span.start + len("Nobody asked the keeper, "),
        equal("the light will stay"),
        (EditOp.REPLACE, ",", "."),
        speaker="MAYOR",
    )
    join = Join(marked=False, same_source=True, same_turn=False, same_speaker=True, distance=31, sentence_ends=3)
    exact = passage("s1", LOG, lamp.span.start, equal("every night of the war"), speaker="THE KEEPER")
    error, warning, info = Severity.ERROR, Severity.WARNING, Severity.INFO
    return Report(
        documents=(draft,),
        sources=(
            Source("s1", "sources/log.txt", hashed(LOG), "text"),
            Source("s2", "sources/minutes.txt", hashed(MINUTES), "text"),
            Source("s3", "sources/ledger.txt", "", "unknown", "It is a binary file, not a text."),
        ),
        verdicts=(
            Verdict(
                lamp,
                Outcome.FINDING,
                None,
                (Evidence((in_log,), (), 40.0), Evidence((exact,), (), 39.0), Evidence((in_minutes,), (), 9.0)),
            ),
            Verdict(ships, Outcome.FINDING, None, (Evidence((in_ships,), (), 25.0),)),
            Verdict(tower, Outcome.FINDING, None, (Evidence((in_minutes,), (), 35.0),)),
            Verdict(spliced, Outcome.FINDING, None, (Evidence((first, second), (join,), 30.0),)),
            Verdict(cjk, Outcome.FINDING, None, (), (Evidence((exact,), (), 1.0),)),
            Verdict(candle, Outcome.UNCHECKED, Reason.TOO_SHORT),
            Verdict(pride, Outcome.UNCHECKED, Reason.SOURCE_UNREADABLE),
            Verdict(stair, Outcome.FINDING, None, (Evidence((exact,), (), 20.0),), accepted=True),
            Verdict(
                quotation(8, "The lamp at Gull Point", draft, ("", "")), Outcome.TIES_OUT, None, (Evidence((exact,)),)
            ),
        ),
        findings=(
            finding(lamp, "Q111", "tidied", info, "The quotation leaves out “on”, as speech is often tidied.", 0),
            finding(
                ships,
                "Q105",
                "sense-changed",
                error,
                "The quotation says “never lost one” where the source says "
                "“lost three”: a negation and a number were changed.",
                0,
            ),
            finding(ships, "Q102", "words-changed", error, "The quotation has “We” where the source has “I”.", 0),
            finding(
                tower,
                "Q107",
                "cut-short",
                warning,
                "The sentence goes on with a condition: “provided that the roof is mended”.",
                0,
            ),
            finding(
                spliced,
                "Q106",
                "spliced",
                error,
                "Two passages, three sentences apart, are joined without a mark.",
                0,
                1,
            ),
            finding(cjk, "Q101", "quotation-not-found", error, "None of the 2 sources holds these words."),
            Finding(
                "Q201",
                "quotation-mark-unpaired",
                warning,
                "d1",
                None,
                Span(mark, mark + 1),
                draft.location(mark),
                "This mark opens a quotation that nothing closes.",
                fix=Fix(safe=False, edits=(TextEdit(Span(mark, mark + 1), ""),)),
            ),
        ),
        accepted=(
            Accepted(
                finding(stair, "Q109", "wrong-source", error, "The minutes that are cited do not hold these words.", 0),
                Decision(
                    DecisionKind.ACCEPTED,
                    "Q109",
                    "Confirmed by telephone.",
                    "tieout.decisions.toml",
                    "Jane Roe",
                    "2024-05-03",
                    "calls/roe.txt",
                ),
            ),
        ),
        notes=("Most items were not found; if the sources are incomplete, say so with --partial-sources.",),
    )


def empty_report() -> Report:
    """A draft that quotes nobody."""
    return Report(
        (document("Nothing is quoted here.\n"),), (Source("s1", "sources/log.txt", hashed(LOG), "text"),), (), ()
    )
