"""What the fixes of findings make of a draft, and where there is none because it would be only half a mend."""

from __future__ import annotations

import pytest

import tieout
from tieout.fixes import Patch
from tieout.fixes.patching import compatible
from tieout.model import Style

PORTS = {"harbour.csv": "Port,Vessels in 2018,Vessels in 2019\nAldmouth,412,388\nBreckhaven,96,131\nCorrie,1270,1402\n"}
KEEL = "“We shall not lay another keel until the harbour is dredged.”"
HEARING = {
    "hearing.txt": (
        "JANE MCROE: The yard is idle. We shall not lay another keel until the harbour is dredged. So be it.\n\n"
        "PETER MALLOW: I should like to see the figures before I say a word. The dredging was paid for.\n\n"
        "JANE MCROE: You will have them on Monday.\n\nPETER MALLOW: I am content with Monday."
    )
}
LEASE = {"lease.md": "The tenant shall clear the ditch before the *first frost* of every year.\n"}
FROST = "The lease says: “The tenant shall clear the ditch before the first frost of every year”"


def mended(draft: str, sources: dict[str, str], rule: str, style: Style = Style.NEWS) -> str:
    """The draft once every fix of one rule is taken in it."""
    report = tieout.check(draft, sources, name="draft.md", style=style)
    fixes = compatible([one.fix for one in report.findings if one.rule == rule and one.fix])
    return Patch.of(draft).with_edits([edit for fix in fixes for edit in fix]).text


@pytest.mark.parametrize(
    ("draft", "after"),
    [
        ("Aldmouth had almost 400 vessels in 2018.", "Aldmouth had just over 400 vessels in 2018."),
        ("Almost 400 vessels were in Aldmouth in 2018.", "Just over 400 vessels were in Aldmouth in 2018."),
        ("More than 412 vessels were in Aldmouth in 2018.", "412 vessels were in Aldmouth in 2018."),
        ("Aldmouth had more than **500** vessels in 2018.", "Aldmouth had fewer than **500** vessels in 2018."),
        ("Far off. *Some*, and more than 500 vessels were in Aldmouth in 2018.",
         "Far off. *Some*, and fewer than 500 vessels were in Aldmouth in 2018."),
    ],
)  # fmt: skip
def test_the_words_before_a_figure_are_those_that_hold(draft: str, after: str) -> None:
    """They take the place of those that do not, with their capital, and go where the figure is the source's own."""
    assert mended(draft, PORTS, "F109") == after


@pytest.mark.parametrize(
    ("draft", "after"),
    [
        ("Vessels in Aldmouth rose from 412 in 2018 to 388 in 2019.",
         "Vessels in Aldmouth fell from 412 in 2018 to 388 in 2019."),
        ("There was an increase in vessels in Aldmouth from 412 in 2018 to 388 in 2019.",
         "There was a decrease in vessels in Aldmouth from 412 in 2018 to 388 in 2019."),
        ("Vessels in Aldmouth came to 388 in 2019, up from 412 in 2018.",
         "Vessels in Aldmouth came to 388 in 2019, down from 412 in 2018."),
    ],
)  # fmt: skip
def test_a_direction_is_turned(draft: str, after: str) -> None:
    """The word takes the form of the one that it replaces, and an article before it follows."""
    assert mended(draft, PORTS, "F111") == after


def test_a_direction_is_left_where_a_second_word_would_have_to_follow() -> None:
    """A sentence that says twice which way it went is a person's to mend."""
    draft = "Vessels in Aldmouth rose from 412 in 2018 to 388 in 2019 as trade increased."
    assert mended(draft, PORTS, "F111") == draft


def test_a_multiple_is_said_as_many_times_as() -> None:
    """Where only one time more follows, the number is the one that can be read in one way."""
    yard = {"yard.txt": "The yard built 20 boats in 2018. The yard built 140 boats in 2019."}
    draft = "The yard built 140 boats in 2019, six times larger than the 20 of 2018."
    assert mended(draft, yard, "F112") == "The yard built 140 boats in 2019, seven times as large as the 20 of 2018."


def test_a_sum_is_left_where_its_parts_are_not_known() -> None:
    """Any of the figures may be the wrong one."""
    draft = "The fleet has 40 trams, 25 buses and 15 boats, a total of 90."
    assert mended(draft, {"fleet.txt": "The fleet has 40 trams, 26 buses and 15 boats."}, "F105") == draft
    assert mended(draft, {"fleet.txt": "The fleet has 40 trams, 25 buses and 15 boats."}, "F105").endswith("80.")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{} Peter Mallow said.", "{} Jane McRoe said."),
        ("As Mallow said, {}", "As Jane McRoe said, {}"),
        ("The owner Peter Mallow said: {}", None),
        ("Peter Mallow, the owner, said: {}", None),
        ("{} said Mr. Mallow.", None),
        ("{} said Peter Mallow. He added: “I am content with Monday.”", None),
    ],
)
def test_a_speaker_is_renamed_where_the_name_stands_for_itself(before: str, after: str | None) -> None:
    """A title, an apposition or a pronoun further on would be left saying it of another."""
    assert mended(before.format(KEEL), HEARING, "Q108") == (after or before).format(KEEL)


@pytest.mark.parametrize(
    ("before", "rule", "after"),
    [
        (f"{FROST}.", "Q113", f"{FROST} (emphasis omitted)."),
        (f"{FROST} (Lease, p. 2).", "Q113", f"{FROST} (Lease, p. 2)."),
        (f"{FROST} (citation omitted).", "Q114", f"{FROST}."),
        (f"{FROST} (citation omitted; cleaned up).", "Q114", f"{FROST} (citation omitted; cleaned up)."),
        (f"{FROST} (emphasis omitted).".replace("first frost", "*first frost*"), "Q114",
         f"{FROST}.".replace("first frost", "*first frost*")),
        (f"{FROST} (Emphasis added.)".replace("first frost", "*first frost*"), "Q114",
         f"{FROST} (Emphasis in original.)".replace("first frost", "*first frost*")),
        (f"{FROST}.".replace("clear", "cler [sic]"), "Q114", f"{FROST}."),
    ],
)  # fmt: skip
def test_a_note_says_what_was_done(before: str, rule: str, after: str) -> None:
    """A missing note is put in, one that covers nothing taken out, and what [sic] gives wrongly is put right."""
    assert mended(before, LEASE, rule, Style.LEGAL) == after


def test_a_changed_capital_in_brackets_does_not_hide_what_is_emphasised() -> None:
    """The words of “[t]he tenant” are those of the source, italics and all."""
    draft = FROST.replace("says: “The", "says that “[t]he") + " (emphasis omitted).\n"
    report = tieout.check(draft, LEASE, name="draft.md", style=Style.LEGAL)
    assert [one.rule for one in report.findings] == []


def test_an_impossible_date_takes_that_of_the_source() -> None:
    """The source dates the same event, and the draft's own form stays."""
    log = {"log.txt": "The lighthouse at Corrie was lit on 3 March 1911."}
    draft = "The lighthouse at Corrie was lit on February 30, 1911."
    assert mended(draft, log, "D101") == "The lighthouse at Corrie was lit on March 3, 1911."
