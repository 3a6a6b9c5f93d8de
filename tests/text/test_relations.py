"""How the figures of a sentence follow from each other, and where they only stand side by side."""

from __future__ import annotations

import pytest

from tieout.model import LinkKind
from tieout.text.claims import claims


def links(sentence: str) -> list[tuple[str, LinkKind, int]]:
    """The figures of a sentence that follow from others: text, relation, which way."""
    return [(one.quantity.text, one.link.kind, one.link.sign) for one in claims(sentence) if one.link is not None]


@pytest.mark.parametrize(
    ("sentence", "figure", "sign"),
    [
        ("Oban had 211 boats, 50 more than Corrie, where there were 161.", "50", 1),
        ("Corrie had 161 boats, 50 fewer boats than Oban with its 211.", "50", -1),
        ("The count stood at 90, 12 above the 78 of June.", "12", 1),
    ],
)
def test_a_value_so_far_from_another(sentence: str, figure: str, sign: int) -> None:
    """Said with "than", or with a place above or below."""
    assert (figure, LinkKind.DIFFERENCE, sign) in links(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The board took in $12 and, despite spending $17 over the course of June, began July with $8.",
        "The gap is $544, $105 more than last year, and $130 more than the board had feared.",
        "She has two boats - the 757 and a smaller one used for the nets - and three rafts.",
        "Her lead of 64 over Doe in the harbour was largely because of 74, against 17 for Roe.",
    ],
)
def test_figures_that_only_stand_side_by_side(sentence: str) -> None:
    """ "Over" says when or whom, "smaller" compares with nothing: no figure is worked out of the others."""
    assert [kind for _, kind, _ in links(sentence) if kind is LinkKind.DIFFERENCE] == []


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("Landings fell, from 12 tons to 9 tons.", -1),
        ("Landings did not rise, from 12 tons to 9 tons.", 0),
        ("Landings didn't rise, from 12 tons to 9 tons.", 0),
        ("Landings hadn’t risen from 9 tons to 12 tons in May.", 0),
    ],
)
def test_a_way_that_is_denied_is_none(sentence: str, sign: int) -> None:
    """Whatever the verb, and however the denial is written."""
    assert [found for _, kind, found in links(sentence) if kind is LinkKind.DIRECTION] == [sign]


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("They landed 12 tons, 18 tons and 30 tons in three weeks, averaging 20 tons.", "20 tons"),
        ("They landed 12 tons, 18 tons and 30 tons, or 20 tons on average.", "20 tons"),
        ("The average was 20 tons (12 tons, 18 tons and 30 tons).", "20 tons"),
    ],
)
def test_the_mean_of_a_list(sentence: str, figure: str) -> None:
    """Said before the list or behind it."""
    found = [one for one in claims(sentence) if one.link is not None and one.link.kind is LinkKind.AVERAGE]
    assert [one.quantity.text for one in found] == [figure]
    assert found[0].link is not None
    assert len(found[0].link.operands) == 3


def test_an_average_of_other_things_is_no_mean_of_a_list() -> None:
    """What is averaged is not what was listed before."""
    assert links("Of 12 boats and 18 crews it asked, the average boat is 20 years old.") == []


def test_contracts_do_not_fall() -> None:
    """The noun is no way for a figure to go; the verb is."""
    assert [sign for _, _, sign in links("They have contracts that run from three to six months.")] == [0]
    assert [sign for _, _, sign in links("Trade contracted from 6 to 3.")] == [-1]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The rate was 6.8 per 100,000 people, down from 7.3 in May.", [("6.8", LinkKind.DIRECTION, "7.3")]),
        (
            "Orrin had 14.2 births per 1,000 people, three times the 4.7 of Hale.",
            [("three times", LinkKind.RATIO, "4.7")],
        ),
    ],
)
def test_nothing_follows_from_the_number_among_whom_something_is_counted(
    sentence: str, found: list[tuple[str, LinkKind, str]]
) -> None:
    """It is no value that rises, falls or is so many times another."""
    linked = [one for one in claims(sentence) if one.link is not None]
    assert [
        (one.quantity.text, one.link.kind, one.link.operands[0].quantity.text) for one in linked if one.link
    ] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Fares brought £8.42m (2031: £7.96m) and freight £8.31m (£8.05m).", [("£8.42m", LinkKind.DIRECTION, 0)]),
        ("Costs fell; fares brought £8.42m (2031/32: £7.96m).", [("£8.42m", LinkKind.DIRECTION, 0)]),
        ("It has 30 boats: 12 yawls, 10 ketches and 8 brigs.", [("30", LinkKind.SUM, 0)]),
        ("Of 104 boats, 73 are for hire, about 70 per cent.", [("70 per cent", LinkKind.SHARE, 0)]),
    ],
)
def test_brackets_with_an_earlier_value_and_shares_behind_a_comma(
    sentence: str, found: list[tuple[str, LinkKind, int]]
) -> None:
    """ "(2031: £7m)" is what it was then, which way is not said, and no list of parts."""
    assert links(sentence) == found


def test_what_makes_up_a_share_does_not_go_up() -> None:
    """The verb takes its "up" with it; a price may still be up."""
    draft = "Clay makes up 38% of the hill, compared with 46% of the bank, while chalk {} 19%."
    assert links(draft.format("makes up"))[1:] == []
    assert links(draft.format("is up"))[1:] == [("19%", LinkKind.CHANGE, 1)]


def test_a_gap_is_not_taken_from_what_counts_other_things() -> None:
    """Points are held against points, and not against the matches that stand nearest."""
    assert links("Oban have 31 points from 33 games, which is 31 points fewer than the 62 of Corrie.") == []
    assert links("Oban have 33 points, which is 29 points fewer than the 62 of Corrie.") != []
