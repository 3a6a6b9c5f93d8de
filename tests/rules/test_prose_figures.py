"""Figures of drafts against sources of prose."""

from __future__ import annotations

import pytest

import tieout
from tieout.model import Outcome


def verdict(draft: str, source: str, figure: str) -> tuple[Outcome, list[str]]:
    """What became of a figure, and the rules that find something."""
    report = tieout.check(draft, {"log.txt": source})
    outcomes = [one.outcome for one in report.verdicts if one.item.text == figure and one.item.kind.value == "figure"]
    return outcomes[0], [one.rule for one in report.findings if one.severity.value in ("warning", "error")]


@pytest.mark.parametrize(
    ("draft", "source", "figure"),
    [
        (
            "In all 16 sailors were hurt, 15 of whom were kept in hospital.",
            "Fifteen out of sixteen sailors hurt are in hospital.",
            "15",
        ),
        ("The regatta has been held for 46 years.", "The regatta opens today in its 46th year.", "46 years"),
    ],
)
def test_a_number_near_by_in_another_form_is_left_open(draft: str, source: str, figure: str) -> None:
    """It is neither tied out nor reported: whether it is the same is for a reader to say."""
    assert verdict(draft, source, figure) == (Outcome.UNCHECKED, [])


def test_a_value_that_the_same_sentence_gives_for_something_else_contradicts_nothing() -> None:
    """Of two distances in one sentence neither is wrong for being unlike the other."""
    source = "The wreck lies at a depth of 15.5km some 35km north of the town of Oban, officials said."
    assert verdict("The wreck lies 35km north of Oban, at a depth of 15.5km.", source, "35km")[1] == []


def test_a_number_is_not_closer_than_the_bound_of_the_source() -> None:
    """'More than two dozen' is not 26."""
    outcome, rules = verdict(
        "Ships of 26 other countries took part.", "Ships of more than two dozen other countries took part.", "26"
    )
    assert (outcome, rules) == (Outcome.FINDING, ["F101"])


@pytest.mark.parametrize(
    ("draft", "rules"),
    [("more than two dozen", []), ("over 24", []), ("two dozen", [])],
)
def test_the_bound_of_the_source_may_be_said_in_other_words(draft: str, rules: list[str]) -> None:
    """Words, digits, and the bound by itself stand for the same bound."""
    source = "Ships of more than two dozen other countries took part."
    report = tieout.check(f"Ships of {draft} other countries took part.", {"log.txt": source})
    assert [one.rule for one in report.findings if one.severity.value != "info"] == rules


def test_a_bound_turned_round_is_a_wrong_qualifier() -> None:
    """'Over 400' for 'almost 400' is F109."""
    outcome, rules = verdict(
        "She has sailed over 400 senior races.", "She has almost 400 senior races behind her.", "400"
    )
    assert (outcome, rules) == (Outcome.FINDING, ["F109"])


def test_a_bound_says_nothing_of_numbers_of_another_size() -> None:
    """'Over 25' is not borne out by 78,000 in the same sentence."""
    source = "By May 77,984 cases had been confirmed at home and in more than two dozen other countries."
    assert verdict("Cases have been confirmed in over 25 other countries.", source, "25")[0] is not Outcome.TIES_OUT


def test_a_count_of_things_is_no_length_of_time() -> None:
    """'Two images' does not bear out a stand-off of two hours."""
    source = "The guards shared two pictures of the stand-off, which went on for several hours."
    assert verdict("The guards ended a two-hour stand-off.", source, "two-hour")[0] is not Outcome.TIES_OUT


def test_a_bound_that_fits_what_is_counted_otherwise_is_not_borne_out() -> None:
    """'Over 25 countries' is F101 where the source has more than two dozen of them, and thousands of cases."""
    source = "By May 77,984 cases had been confirmed in Norway and in more than two dozen other countries."
    draft = "Cases have been confirmed in Norway and in over 25 other countries."
    assert verdict(draft, source, "25") == (Outcome.FINDING, ["F101"])


@pytest.mark.parametrize("source", ["It lasted two years.", "It lasted several hours."])
def test_a_length_in_another_unit_or_of_no_number_is_no_echo(source: str) -> None:
    """Two hours are neither two years nor several hours."""
    said = f"The guards ended the stand-off at the harbour. {source}"
    assert verdict("The guards ended a two-hour stand-off at the harbour.", said, "two-hour")[1] == ["F101"]


def test_a_couple_may_be_two() -> None:
    """'A couple of hours' and 'two-hour' are left open."""
    said = "The guards ended the stand-off at the harbour after a couple of hours."
    assert verdict("The guards ended a two-hour stand-off at the harbour.", said, "two-hour")[1] == []


def test_a_place_may_be_told_by_what_is_of_it() -> None:
    """'All Norwegian ports' and 'all ports of Norway' are of one place."""
    source = "Ships put in at all ports of Norway and at more than two dozen others."
    assert verdict("Ships put in at all Norwegian ports and over two dozen others.", source, "two dozen")[1] == []


def in_many(draft: str, source: str, others: int = 60) -> tuple[str, list[str]]:
    """What becomes of the draft's only figure where many other sources speak of the harbour, and have the number."""
    crowd = {f"{n}.txt": f"The harbour board met in week {n}. It spent 40 hours on it." for n in range(1, others)}
    report = tieout.check(draft, {"log.txt": source, **crowd}, partial_sources=True)
    verdicts = [one for one in report.verdicts if one.item.kind.value == "figure"]
    return verdicts[0].outcome, [one.rule for one in report.findings if one.severity.value != "info"]


def test_a_common_number_beside_a_common_word_ties_nothing_out_in_a_large_library() -> None:
    """Among sixty sources with 40 hours and a harbour, one that has both says nothing of the divers."""
    draft = "The divers searched the harbour for nearly 40 hours."
    assert in_many(draft, "The bakers were at their ovens for 40 hours.") == (Outcome.UNCHECKED, [])


def test_a_sentence_that_shares_rare_words_ties_out_however_large_the_library() -> None:
    """What sets a sentence apart from the crowd is what it shares with the draft."""
    draft = "The divers searched the Wrackline wreck for 40 hours."
    assert in_many(draft, "Divers were at the Wrackline wreck for 40 hours.") == (Outcome.TIES_OUT, [])


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Marlow has 41, Tern has 19.", "In the last count Tern was third at 17, and Marlow at 28."),
        ("Ada Marlow (7).", "Ada Marlow: not twice, but four times."),
        ("Her three speeches to Quill & Tern were paid for.", "She gave 39 speeches, some to Quill & Tern."),
        ("The crossing takes almost 40 minutes.", "The wait takes 40 minutes, and the crossing is short."),
        ("More than 40 percent of the money came in June.", "In the yard, work is down by almost 40 percent."),
        ("Fines run up to $250,000.", "They spent more than $250,000 on paint."),
    ],
)
def test_sentences_that_share_a_name_or_a_number_alone_contradict_nothing(draft: str, source: str) -> None:
    """A name, a part of a larger number, a bound of something else: none of it is another value for the same."""
    report = tieout.check(draft, {"log.txt": source}, partial_sources=True)
    assert [one.rule for one in report.findings if one.rule in ("F102", "F107", "F109")] == []


@pytest.mark.parametrize(
    ("boats", "said", "rules"),
    [
        (90, "half as many again as", []),
        (90, "half again as many as", []),
        (78, "a third as many again as", ["F103"]),
        (30, "half as many as", []),
        (30, "half as many again as", ["F103"]),
    ],
)
def test_as_many_again_is_one_more_than_the_share(boats: int, said: str, rules: list[str]) -> None:
    """Half as many again as 60 is 90."""
    source = f"The regatta had {boats} boats this year and 60 boats last year."
    report = tieout.check(f"The regatta had {boats} boats, {said} the 60 boats of last year.", {"log.txt": source})
    assert [one.rule for one in report.findings] == rules


@pytest.mark.parametrize(
    ("draft", "rules"),
    [
        ("Fares brought £8.42m (2031: £7.96m) and freight £8.31m (2031: £8.05m).", []),
        ("Income from fares grew by 5.8 per cent.", []),
        ("Income from fares grew by 8.5 per cent.", ["F101"]),
    ],
)
def test_a_year_before_in_brackets_is_what_a_figure_grew_from(draft: str, rules: list[str]) -> None:
    """As reports of companies print it."""
    source = "In 2032 income from fares was £8.42m (2031: £7.96m) and that from freight £8.31m (2031: £8.05m)."
    report = tieout.check(draft, {"report.txt": source})
    assert [one.rule for one in report.findings if one.severity.value in ("warning", "error")] == rules


@pytest.mark.parametrize(("per", "outcome"), [("a night", Outcome.TIES_OUT), ("a day", Outcome.TIES_OUT)])
def test_a_night_is_as_long_as_a_day_for_what_it_costs(per: str, outcome: Outcome) -> None:
    """A week is longer."""
    source = "The crews of the yawls were put up in the Anchor, at a cost of £2,450 a night."
    assert verdict(f"The crews were put up in the Anchor for £2,450 {per}.", source, "£2,450")[0] is outcome
    assert verdict("The crews were put up in the Anchor for £2,450 a week.", source, "£2,450")[0] is not outcome


def test_who_lived_from_then_to_then_did_not_serve_all_the_while() -> None:
    """A length of time behind another verb is not that of the dates before it."""
    source = "The first keeper was Tom Doe (1699-1771), who held the post for 21 years."
    draft = "The first keeper, Tom Doe, lived from 1699 to 1771 and {} for 21 years."
    assert verdict(draft.format("served"), source, "21 years")[1] == []
    assert verdict("From 1699 to 1771, for 21 years, Tom Doe was keeper.", source, "21 years")[1] == ["D104"]


def test_the_last_six_games_are_no_other_value_of_a_number_of_games() -> None:
    """They say how many of more are spoken of: of 33 games nothing."""
    source = (
        "The Terns are four points above the last place and have won only one of their last six games. "
        "Corrie sit 19th in the table with 31 points from 33 games. Oban have 62 points."
    )
    lead = "Corrie are four points clear of the last place and have just one win in their last six matches."
    draft = f"{lead} They are 19th with 31 points from 33 games, which is 31 points fewer than Oban's 62."
    assert verdict(draft, source, "33") == (Outcome.TIES_OUT, [])
