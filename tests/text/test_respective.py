"""What figures have by their place in a list: whose each is, and of when."""

from __future__ import annotations

import pytest

from tieout.text.claims import claims


def stretches(sentence: str) -> dict[str, str]:
    """The figures of a sentence, each with the stretch that speaks of it."""
    return {one.quantity.text: sentence[slice(*one.near)].strip() for one in claims(sentence)}


def years(sentence: str) -> dict[str, int | None]:
    """The figures of a sentence, each with its year."""
    return {one.quantity.text: one.when.year if one.when else None for one in claims(sentence) if one.states}


@pytest.mark.parametrize(
    "sentence",
    [
        "Boats in Corrie and Oban came to 120 and 146 respectively.",
        "In 2014, boats in Corrie and Oban came to 120 and 146, respectively.",
        "The boats numbered 120 and 146 respectively in Corrie and Oban.",
        "Boats came to 120 (Corrie) and 146 (Oban).",
    ],
)
def test_a_figure_is_of_the_name_in_its_place(sentence: str) -> None:
    """The first of the first, the second of the second; a name in brackets is of the figure before it."""
    near = stretches(sentence)
    assert "Corrie" in near["120"]
    assert "Oban" not in near["120"]
    assert "Oban" in near["146"]
    assert "Corrie" not in near["146"]


def test_three_of_three() -> None:
    """Commas part the first of several names."""
    near = stretches("Corrie, Oban and Largs had 12, 15 and 19 boats respectively.")
    assert [("Corrie" in near["12"]), ("Oban" in near["15"]), ("Largs" in near["19"])] == [True] * 3


def test_what_another_is_compared_with_is_not_of_the_one_compared() -> None:
    """ "12 more than the 30 in Oban": the 30 is of what follows."""
    near = stretches("At 42, boats in Corrie were 12 more than the 30 in Oban.")
    assert "Corrie" not in near["30"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Between 2014 and 2016 the boats of Corrie fell from 120 to 96.",
        "The boats of Corrie fell from 120 to 96 between 2014 and 2016.",
        "In 2014 and 2016 Corrie had 120 and 96 boats.",
        "In 2014 and 2016, Corrie had 120 and 96 boats respectively.",
        "The boats of Corrie nearly halved between 2014 and 2016, from 120 to 96.",
    ],
)
def test_two_figures_are_of_two_years_in_order(sentence: str) -> None:
    """Dates that stand together are shared out."""
    assert years(sentence) == {"120": 2014, "96": 2016}


def test_a_date_after_a_comma_is_of_the_whole_sentence() -> None:
    """The figures before it share it."""
    assert years("Boats came to 120 in Corrie, against 96 in Oban, in 2014.") == {"120": 2014, "96": 2014}


def test_dates_of_their_own_stay_with_their_figures() -> None:
    """Nothing is shared out where each figure has its date beside it."""
    assert years("Boats came to 120 in 2014 and 96 in 2016.") == {"120": 2014, "96": 2016}
