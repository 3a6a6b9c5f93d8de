"""What stands beside the sentence that has a draft's figure: for another place, another bearer, an earlier year."""

from __future__ import annotations

import pytest

import tieout

PLACES = (
    "In Dunmere, sales rose 10 %. In Corrie, they rose 12 %.\n\n"
    "Turnout in Oster was 61 percent. In Merle it was higher, at 66 percent.\n\n"
    "In Lowfell, rents fell by 4 percent last year. In Hexley, rents went up by 3 percent.\n\n"
    "Factories in Kell closed, costing 1,400 jobs. In Marl 900 jobs went."
)
BEARERS = (
    "Falk Water lost 412 million litres through leaks in 2031. Corrie Water was praised by the regulator.\n\n"
    "Dunmere General Hospital treated 4,120 patients. It is near Corrie General Hospital.\n\n"
    "Memorial Hospital treated 812 patients, a report says."
)
YEARS = (
    "Exports were 40 million in 2019. They came to 52 million in 2020.\n\n"
    "The town had 8,400 residents in 2011. In 2021 it had 7,950 residents.\n\n"
    "Turnover was £4.1 million in 2018. By 2019, turnover was £3.7 million. In 2020 turnover was £3.9 million.\n\n"
    "Rents in Dalby averaged £640 in 2030. Rents in Falk averaged £610 in 2031.\n\n"
    "Spending was forecast at £5.1 million for 2030. Spending in 2031 was £4.9 million."
)


def told(draft: str, source: str) -> tuple[set[str], list[str]]:
    """What becomes of the figures of a draft, and the rules that are broken."""
    report = tieout.check(draft, {"notes.txt": source}, select=["F"])
    figures = {one.outcome.value for one in report.verdicts if one.item.kind.value == "figure"}
    return figures, [f"{one.rule} {one.message}" for one in report.findings]


@pytest.mark.parametrize(
    ("draft", "value"),
    [
        ("Sales in Corrie rose 10 %.", "12 %"),
        ("In Corrie sales rose by 10 percent.", "12 %"),
        ("Turnout in Merle was 61 percent.", "66 percent"),
        ("Hexley's rents fell by 4 percent.", "3 percent"),
        ("In Marl, 1,400 jobs went.", "900"),
    ],
)
def test_the_figure_of_the_place_in_the_sentence_beside_is_another(draft: str, value: str) -> None:
    """The sentence with the draft's place has a figure of its own, of the same or of what "they" stands for."""
    figures, found = told(draft, PLACES)
    assert figures == {"finding"}
    assert [one for one in found if one.startswith(f"F102 The source has {value}")] == found


@pytest.mark.parametrize(
    "draft",
    [
        "Sales in Corrie rose 12 %.",
        "In Dunmere, sales rose by 10 percent.",
        "Sales rose 10 % in Dunmere and 12 % in Corrie.",
        "Turnout in Merle was 66 percent.",
        "Rents in Hexley went up by 3 percent.",
        "Lowfell's rents fell by 4 percent.",
        "Kell lost 1,400 jobs.",
    ],
)
def test_its_own_figure_ties_out(draft: str) -> None:
    """Whatever is said of the other place."""
    assert told(draft, PLACES) == ({"ties-out"}, [])


def test_who_only_says_so_has_no_figure_of_their_own() -> None:
    """The sentence before says of what "it" is."""
    source = "Turnout in Ellerby was 54%. Officer Roe put it at 57% when the polls had closed."
    assert told("Turnout in Ellerby was 57%.", source) == ({"ties-out"}, [])


@pytest.mark.parametrize(
    "draft",
    [
        "Corrie Water lost 412 million litres in 2031.",
        "In 2031, Corrie Water lost 412 million litres through leaks.",
        "Corrie General Hospital treated 4,120 patients.",
    ],
)
def test_another_bearer_of_a_sort_of_name_has_not_its_figure(draft: str) -> None:
    """The one word that both names have says only of what sort they are."""
    figures, _ = told(draft, BEARERS)
    assert "ties-out" not in figures


@pytest.mark.parametrize(
    "draft",
    [
        "Falk Water lost 412 million litres in 2031.",
        "Falk lost 412 million litres of water through leaks in 2031.",
        "Dunmere Hospital treated 4,120 patients.",
        "Corrie Memorial Hospital treated 812 patients.",
    ],
)
def test_a_name_cut_short_or_given_in_full_is_the_same(draft: str) -> None:
    """Nothing tells the two apart."""
    assert told(draft, BEARERS) == ({"ties-out"}, [])


@pytest.mark.parametrize(
    ("draft", "instead"),
    [
        ("Exports fell to 52 million in 2020.", "40 million, then 52 million"),
        ("Exports dropped to 52 million.", "40 million, then 52 million"),
        ("The number of residents rose to 7,950 in 2021.", "8,400, then 7,950"),
        ("Turnover fell to £3.9 million in 2020.", "£3.7 million, then £3.9 million"),
    ],
)
def test_a_direction_that_two_sentences_turn(draft: str, instead: str) -> None:
    """One has the year before, the other the draft's."""
    figures, found = told(draft, YEARS)
    assert figures == {"finding"}
    assert [one[:4] for one in found] == ["F111"]
    assert f"the source '{instead}'" in found[0]


@pytest.mark.parametrize(
    "draft",
    [
        "Exports rose to 52 million in 2020.",
        "The number of residents fell to 7,950 in 2021.",
        "Turnover fell to £3.7 million in 2019.",
        "Turnover rose to £3.9 million in 2020.",
        "Turnover fell to £3.9 million in 2020 from £4.1 million in 2018.",
        "Rents in Falk rose to £610 in 2031.",
        "Spending rose to £4.9 million in 2031.",
    ],
)
def test_a_direction_that_they_bear_out_or_say_nothing_of(draft: str) -> None:
    """What is of another place, was only forecast, or is compared with another year turns nothing."""
    assert told(draft, YEARS) == ({"ties-out"}, [])


def test_what_counts_other_things_turns_nothing() -> None:
    """Though it is of the same town, and of an earlier year."""
    source = "The town had 14 schools in 2011. In 2021 it had 7,950 residents."
    assert told("The number of residents fell to 7,950 in 2021.", source) == ({"ties-out"}, [])


FERRIES = (
    "The Dunmere ferry carried 28,400 passengers in May, and 31,900 took the boat to Corrie.",
    "In May the Dunmere ferry carried 28,400 passengers. The one to Corrie had 31,900.",
)


@pytest.mark.parametrize("source", FERRIES)
def test_what_is_told_of_the_name_ties_out_beside_the_figure_of_another(source: str) -> None:
    """That the other one, of whom the source says more, has another number contradicts nothing."""
    assert told("The Corrie ferry carried 31,900 passengers in May.", source) == ({"ties-out"}, [])


@pytest.mark.parametrize("source", FERRIES)
def test_the_figure_of_another_beside_that_of_the_name_bears_nothing_out(source: str) -> None:
    """The source has a figure of the name itself, and it is not this one."""
    figures, _ = told("The Corrie ferry carried 28,400 passengers in May.", source)
    assert "ties-out" not in figures


@pytest.mark.parametrize("source", [*FERRIES, "The Dunmere ferry carried 28,400 passengers in May."])
def test_a_figure_of_somebody_else_is_not_what_the_source_has_instead(source: str) -> None:
    """To share the month is not to share the subject: no source has the number, and none has another for it."""
    _, found = told("The Corrie ferry carried 33,900 passengers in May.", source)
    assert [one[:4] for one in found] == ["F101"]
