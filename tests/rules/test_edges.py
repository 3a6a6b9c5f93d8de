"""Where each rule begins and ends: the nearest fault that it reports, and the nearest honest thing that it does not."""

from __future__ import annotations

import pytest

import tieout
from tests.rules.cases import codes, report_of
from tieout.model import Outcome, Severity, Style

DAM = "The dam will hold another winter of this rain, and the crew has seven barrels of tar on the upper bank."
HEARING = (
    "MR. HOLT: The dam will hold another winter of this rain if the sluice is kept shut by night. The crew has seven "
    "barrels of tar on the upper bank. We would not trust the old wall. I have said so before the whole council, "
    "and nobody answered me at all.\n\n"
    "ANN REED: Nobody asked the miller. He cannot lift the gate by himself, and his boy is away at school until "
    "spring.\n\n"
    "MR. HOLT: That was never the question. The gate was lifted twice in March, once before the flood and once after "
    "it.\n"
)


@pytest.mark.parametrize(
    ("quotation", "source"),
    [
        (DAM, DAM),
        (DAM.upper(), DAM),
        (DAM.replace(",", " —"), DAM),
        ("[T]he dam will hold another winter of this rain", DAM),
        ("The dam will hold another winter of this rain …", DAM),
        ("… will hold another winter of this rain", DAM),
        ("The dam [at the weir] will hold another winter of this rain", DAM),
        ("The dam will hold … winter of this rain", DAM),
        ("The dam will hold another winter [sic] of this rain", DAM),
        ("The dam will\nhold another\nwinter of this rain", DAM),
        ("The dam will hold another winter of this rain", DAM.replace("winter", "win\u00adter")),
        ("The dam will hold another winter of this rain", DAM.replace("hold another", "hold\nanother")),
        ("We dont trust the old wall by the river", "We don’t trust the old wall by the river."),
        ("It holds 7,423 barrels of tar and nothing more", "It holds 7423 barrels of tar and nothing more."),
        ("The naive miller drank his coffee at the cafe", "The naïve miller drank his coffee at the café."),
    ],
)
def test_what_is_honest_is_silent(quotation: str, source: str) -> None:
    """Nothing at all is found."""
    assert report_of(quotation, source).verdicts[0].outcome is Outcome.TIES_OUT
    assert codes(quotation, source) == []


@pytest.mark.parametrize(
    ("quotation", "source"),
    [
        ("The dam will hold, another winter of this rain", DAM.replace("will hold", "will, uh, hold")),
        ("We do not trust the old wall by the river", "We don't trust the old wall by the river."),
        ("We don't trust the old wall by the river", "We do not trust the old wall by the river."),
        ("It was the colour of the old harbour wall", "It was the color of the old harbor wall."),
        ("The crew has seven barrels of tar on the bank", "The crew has 7 barrels of tar on the bank."),
        ("We trust the old wall by the river", "We, we trust the old wall by the river."),
        ("A well-known wall by the old river", "A wellknown wall by the old river."),
    ],
)
def test_what_is_tidied_is_told_and_ties_out(quotation: str, source: str) -> None:
    """At the level of information only."""
    report = report_of(quotation, source)
    assert report.verdicts[0].outcome is Outcome.TIES_OUT
    assert {finding.rule for finding in report.findings} <= {"Q111"}
    assert {finding.severity for finding in report.findings} <= {Severity.INFO}


SENSES = [
    ("will hold", "will not hold"), ("will hold", "won't hold"), ("can lift", "cannot lift"),
    ("will hold", "will never hold"),
    ("will hold", "may hold"), ("should hold", "must hold"), ("all the boats", "some of the boats"),
    ("every boat", "many a boat"), ("more boats", "fewer boats"), ("the boats", "only the boats"),
    ("before the flood", "after the flood"), ("nets and lines", "nets or lines"), ("seven boats", "eight boats"),
    ("7,423 boats", "7,432 boats"), ("in 2016", "in 2015"), ("half the boats", "twice the boats"),
    ("the first boat", "the second boat"), ("seven boats", "seventy boats"), ("1.5 tons", "15 tons"),
    ("hardly held", "held"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [pair for a, b in SENSES for pair in ((a, b), (b, a))])
def test_a_word_that_turns_the_sense_is_one_finding(one: str, other: str) -> None:
    """Whichever way it is turned, it is Q105 and nothing beside it."""
    frame = "On the last day of the month {} at the old wall by the river, and the miller wrote it down."
    assert codes(frame.format(one), frame.format(other)) == ["Q105"]


@pytest.mark.parametrize(
    ("quotation", "source", "expected"),
    [
        ("The dam will hold another summer of this rain", DAM, ["Q102"]),
        ("The dam will hold another winter of rain", DAM, ["Q103"]),
        ("The old dam will hold another winter of this rain", DAM, ["Q104"]),
        ("The old dam will hold another summer of rain", DAM, ["Q103", "Q104", "Q102"]),
        ("The dam may hold another summer of this rain", DAM, ["Q105", "Q102"]),
        ("The dam will hold another winter and the crew has seven barrels of tar", DAM, ["Q103"]),
    ],
)
def test_each_edit_is_one_finding(quotation: str, source: str, expected: list[str]) -> None:
    """Of the rule that fits it best; no edit is reported twice."""
    assert sorted(codes(quotation, source)) == sorted(expected)


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("We would … trust the old wall.", ["Q105"]),
        ("He … lift the gate by himself, and his boy is away at school", ["Q105"]),
        ("I have said so before the whole council …", []),
        ("The dam will hold another winter of this rain … by night.", ["Q105"]),
        ("The gate was lifted twice in March … and once after it.", []),
    ],
)
def test_what_a_mark_hides(quotation: str, expected: list[str]) -> None:
    """A negation or a condition beside words that are kept, and nothing else."""
    assert codes(quotation, HEARING) == expected


@pytest.mark.parametrize(
    ("quotation", "spliced"),
    [
        ("The crew has seven barrels of tar on the upper bank. We would not trust the old wall.", False),
        (
            "The dam will hold another winter of this rain. The gate was lifted twice in March, once before the flood",
            True,
        ),
        (
            "The dam will hold another winter of this rain if the sluice is kept shut. Nobody asked the miller.",
            True,
        ),
        ("The gate was lifted twice in March … The crew has seven barrels of tar on the upper bank", True),
        (
            "The crew has seven barrels of tar on the upper bank … Nobody asked the miller. He cannot lift the gate",
            True,
        ),
        ("The crew has seven barrels of tar on the upper bank. … I have said so before the whole council", False),
    ],
)
def test_what_is_spliced(quotation: str, spliced: bool) -> None:
    """Far apart without a mark, in another order or of another speaker with one: Q106 and nothing beside it."""
    assert codes(quotation, HEARING) == (["Q106"] if spliced else [])


@pytest.mark.parametrize(
    ("rest", "cut"),
    [
        (", unless the sluice breaks.", True), (" only if the sluice is shut.", True),
        (", provided that it is shut.", True), (", but not in spring.", True), (" except when it snows.", True),
        (" unless", True), (". Unless it snows, we go.", False), ("; unless it snows, we go.", None),
        (", and the crew has tar.", False), (", but the crew has tar.", False), (", but nothing else.", False),
        (" provided by the crew.", False), ("", False),
    ],
)  # fmt: skip
def test_what_is_cut_short(rest: str, cut: bool | None) -> None:
    """A condition or an exception directly after the quoted end."""
    found = codes(
        "The dam will hold another winter of this rain", f"The dam will hold another winter of this rain{rest}"
    )
    assert cut is None or ("Q107" in found) is cut
    assert set(found) <= {"Q107"}


def test_an_ellipsis_says_that_the_sentence_goes_on() -> None:
    """Then nothing is cut short."""
    source = "The dam will hold another winter of this rain, unless the sluice breaks."
    for end in ("…", "...", ". . .", "[…]"):
        assert codes(f"The dam will hold another winter of this rain{end}", source) == [], end


@pytest.mark.parametrize(
    ("lead", "found"),
    [
        ("The engineer said we could “{}”.", ["Q105"]),
        ("The engineer said we could not “{}”.", []),
        ("The engineer said nobody should “{}”.", []),
        ("The engineer said: “{}”", ["Q105"]),
    ],
)
def test_a_cut_that_takes_the_negation_away(lead: str, found: list[str]) -> None:
    """Unless the sentence that leads up to it has one of its own."""
    source = "I would not trust the old dam for another winter of rain."
    assert codes("trust the old dam for another winter of rain", source, lead=lead) == found


# ---------------------------------------------------------------------------------------------------------------
# Which reading counts


def test_any_exact_source_clears_a_quotation() -> None:
    """However many others have it otherwise."""
    altered = DAM.replace("will", "may")
    for sources in ((altered, DAM), (DAM, altered), (altered, altered, DAM)):
        assert codes(DAM, *sources) == []
    assert codes(DAM, altered, altered) == ["Q105"]


def test_the_reading_with_least_against_it_counts() -> None:
    """A spelling before a word, one word before two."""
    british = DAM.replace("tar", "grey tar")
    quoted = DAM.replace("tar", "gray tar")
    assert codes(quoted, british.replace("winter", "summer"), british) == ["Q111"]
    assert codes(DAM, DAM.replace("winter", "summer").replace("tar", "oil"), DAM.replace("winter", "summer")) == [
        "Q102"
    ]


def test_the_second_place_in_one_source_clears_too() -> None:
    """Where the first is preceded by a negation, and the second is not."""
    source = "I would not trust the old dam for another winter. I say: trust the old dam for another winter of it."
    assert codes("trust the old dam for another winter", source) == []


# ---------------------------------------------------------------------------------------------------------------
# Outcomes without a finding


@pytest.mark.parametrize(
    ("lead", "quotation", "reason"),
    [
        ("He called it a “{}”.", "wet winter", "too-short"),
        ("The engineer said: “{}”", "The dam will", "too-short"),
        ("Such is “{}” again.", "geese over the weir", "too-short"),
        ("Such is “{}” of it.", "the very strange and old thing", "too-short"),
    ],
)
def test_what_is_too_short_is_unchecked(lead: str, quotation: str, reason: str) -> None:
    """Titles, scare quotes and single terms are never findings."""
    report = report_of(quotation, DAM, HEARING, lead=lead)
    assert (report.verdicts[0].outcome, report.verdicts[0].reason) == (Outcome.UNCHECKED, reason)
    assert report.findings == ()


def test_what_is_not_found_is_said_where_it_was_looked_for() -> None:
    """An error with complete sources, unchecked with partial ones."""
    lead, quotation = "The engineer said: “{}”", "Seven herons stood on the weir and watched the miller mend his net"
    assert codes(quotation, DAM, HEARING) == ["Q101"]
    report = tieout.check(lead.format(quotation), {"a.txt": DAM}, partial_sources=True)
    assert (report.verdicts[0].outcome, report.verdicts[0].reason) == (Outcome.UNCHECKED, "no-source")
    report = tieout.check(lead.format(quotation), {"a.txt": DAM}, ignore=["Q101"])
    assert (report.verdicts[0].outcome, report.verdicts[0].reason) == (Outcome.UNCHECKED, "no-source")


# ---------------------------------------------------------------------------------------------------------------
# Styles


@pytest.mark.parametrize(
    ("style", "rules"),
    [(Style.NEWS, []), (Style.ACADEMIC, ["Q112", "Q115"]), (Style.LEGAL, ["Q112", "Q115"])],
)
def test_styles_differ_in_case_punctuation_and_endings(style: Style, rules: list[str]) -> None:
    """News leaves them alone, legal style warns, academic style tells."""
    lease = "In spring the tenant shall clear the ditch, and the owner shall mend the gate at his own cost."
    quotation = "The tenant shall clear the ditch and the owner shall mend the gate."
    report = report_of(quotation, lease, style=style)
    assert [finding.rule for finding in report.findings] == rules
    expected = {Style.LEGAL: Outcome.FINDING}.get(style, Outcome.TIES_OUT)
    assert report.verdicts[0].outcome is expected


@pytest.mark.parametrize(
    ("quotation", "found"),
    [
        ("[T]he tenant shall clear the ditch, and the owner shall mend the gate . . . .", []),
        ("the tenant shall clear the ditch, and the owner shall mend the gate", []),
        ("the tenant shall clear the ditch, and the owner shall mend the gate,", []),
        ("The tenant shall clear the ditch, and the owner shall mend the gate . . . .", ["Q112"]),
        ("the tenant shall clear the ditch; and the owner shall mend the gate", ["Q112"]),
        ("the tenant shall clear the ditch, and the Owner shall mend the gate", ["Q112"]),
        ("In spring the tenant shall clear the ditch.", ["Q115"]),
    ],
)
def test_what_legal_style_asks(quotation: str, found: list[str]) -> None:
    """Brackets around a letter that was changed, an ellipsis where a sentence goes on."""
    lease = "In spring the tenant shall clear the ditch, and the owner shall mend the gate at his own cost."
    assert codes(quotation, lease, style=Style.LEGAL, lead="The lease provides that “{}”") == found


# ---------------------------------------------------------------------------------------------------------------
# Between items, and marks alone


def test_one_passage_in_two_wordings() -> None:
    """It is the one that does not tie out, wherever it stands; two that share no difference are silent."""
    wrong, right = DAM.replace("winter", "summer"), DAM
    for first, second, blamed in ((wrong, right, 0), (right, wrong, 1)):
        report = tieout.check(f"He said: “{first}”\n\nThen he said: “{second}”\n", {"a.txt": DAM})
        ids = [verdict.item.id for verdict in report.verdicts]
        assert [finding.item for finding in report.findings if finding.rule == "Q110"] == [ids[blamed]]
        assert report.verdicts[1 - blamed].outcome is Outcome.TIES_OUT
    same = tieout.check(f"He said: “{wrong}”\n\nThen he said: “{wrong}”\n", {"a.txt": DAM})
    assert "Q110" not in same.by_rule()


@pytest.mark.parametrize("style", list(Style))
def test_a_mark_alone_is_found_in_every_style(style: Style) -> None:
    """And its finding is no item's."""
    report = tieout.check("The lamp had been out for a week.” Nobody answered.\n", {"a.txt": DAM}, style=style)
    assert [(finding.rule, finding.item) for finding in report.findings] == [("Q201", None)]
    assert report.verdicts == ()


DENIALS = (
    "We do not say that the bridge is unsafe. I never claimed that the engineers were paid for it. Nobody believes the "
    "toll will last beyond the summer. It is not true that the mayor signed the order. I can't believe the ferry is "
    "still running. The board did not find that the pilot was drunk."
)


@pytest.mark.parametrize(
    "draft",
    [
        "The council said “that the bridge is unsafe” and must close.",
        "The council claimed “that the engineers were paid for it.”",
        "The chairman said: “The toll will last beyond the summer.”",
        "The chairman said “the mayor signed the order.”",
        "The board found “that the pilot was drunk.”",
    ],
)
def test_what_was_denied_is_not_what_was_said(draft: str) -> None:
    """The negation of the clause that leads up to the words goes with the cut."""
    report = tieout.check(draft, {"minutes.txt": DENIALS})
    assert [finding.rule for finding in report.findings] == ["Q105"]


@pytest.mark.parametrize(
    "draft",
    [
        "The council did not say “that the bridge is unsafe” at all.",
        "The council left open whether “the bridge is unsafe” or sound.",
        "The council denied “that the engineers were paid for it.”",
        "Nobody there believes “the toll will last beyond the summer.”",
        "She was surprised that “the ferry is still running.”",
    ],
)
def test_what_was_denied_may_be_told_as_that(draft: str) -> None:
    """Where the draft denies it as well, or leaves it open; and what nobody can believe is so."""
    assert tieout.check(draft, {"minutes.txt": DENIALS}).findings == ()


@pytest.mark.parametrize(
    ("quotation", "source", "rules"),
    [
        ("I will lend you the maps that I can.", "I will lend you the maps that I cannot read.", ["Q105"]),
        ("I mend the old maps, the new ones I do.", "I mend the old maps, the new ones I don't.", ["Q105"]),
        ("We opened as early as we could.", "We opened as early as we could. Not everybody was glad.", []),
        ("This is the oldest map there is.", "This is the oldest map there is, not the newest.", []),
        ("I will lend you the maps that I can …", "I will lend you the maps that I cannot read.", []),
    ],
)
def test_the_cut_at_the_end(quotation: str, source: str, rules: list[str]) -> None:
    """A verb is not cut from its "not"."""
    report = tieout.check(f"The keeper said: “{quotation}”", {"log.txt": source})
    assert [finding.rule for finding in report.findings] == rules


def test_a_negation_said_of_one_more_thing_may_go() -> None:
    """The one that is kept says it of the first."""
    said = "The owner is told so when no statute, no rule, and no decision of this court says so."
    assert codes("The owner is told so when no statute … says so.", said) == []
    assert codes("The owner is told so when … no decision of this court says so.", said) == []
    assert codes("The owner is told so when … decision of this court says so.", said) == ["Q105"]


@pytest.mark.parametrize(
    ("quotation", "rules"),
    [
        ("Those are words with engineers behind them, and I would beg you to use the right one.", ["Q103"]),
        ("Those are words with engineers behind them, and I beg you to use the right one.", ["Q105"]),
    ],
)
def test_a_modal_said_once_more(quotation: str, rules: list[str]) -> None:
    """Words are left out, and the modal stays."""
    said = "Those are words with engineers behind them, and I would ask you, I would beg you, to use the right one."
    assert codes(quotation, said) == rules


@pytest.mark.parametrize(
    ("quotation", "rules"),
    [
        ("I do not blame the culvert.", ["Q102"]),
        ("I do not blame the forecasters, who were late.", ["Q102"]),
    ],
)
def test_words_in_the_place_of_the_last_ones(quotation: str, rules: list[str]) -> None:
    """A change, where the source's clause or sentence ends in about as many; else words were added."""
    said = "I do not blame the forecasters, who were right. I would beg you to read what they wrote in May."
    assert codes(quotation, said) == rules
