"""Cells of two numbers, the statistics beside a result, and what else studies, surveys and markets print."""

from __future__ import annotations

import pytest

import tieout
from tieout.library.twofold import with_pairs_parted
from tieout.model import Outcome, Span
from tieout.model.quantities import Kind
from tieout.model.tables import Column, Table
from tieout.text.quantities import quantities

SPRAYS = """# Two sprays against gnats

| Outcome | Clove (n = 144) | Cedar (n = 142) |
|---|---|---|
| Bites, mean (SD) | 7.3 (5.2) | 9.9 (5.6) |
| Left early, n (%) | 26 (18.1) | 31 (21.8) |
| Irritancy, ng/mL, mean ± SD | 6.8 ± 3.9 | 4.1 ± 3.2 |
"""
WEEK = {
    "monday.txt": "Boats led the fair. Engine maker Orrin lost 3.7 per cent to 22.90 marks. Sail maker Pell gained "
    "2.6 per cent to 54.15 marks.",
    "tuesday.txt": "Engine maker Orrin regained 4.1 per cent to 23.84 marks. Sail maker Pell slipped 0.4 per cent to "
    "53.93 marks.",
}
TRIAL = (
    "The mean itch score was 4.2 with clove and 5.9 with cedar (difference -1.7; 95% CI -2.6 to -0.8; P < 0.001). "
    "Rash occurred in 5 people with clove and in 4 with cedar (odds ratio 1.24; 95% CI 0.33 to 4.70; P = 0.75)."
)


def verdicts(draft: str, **sources: str) -> tuple[dict[str, Outcome], list[str]]:
    """What became of each figure, and the rules that find something."""
    report = tieout.check(draft, {name.replace("_", "."): text for name, text in sources.items()})
    figures = {one.item.text: one.outcome for one in report.verdicts if one.item.kind.value == "figure"}
    return figures, [one.rule for one in report.findings if one.severity.value != "info"]


@pytest.mark.parametrize(
    ("draft", "figures"),
    [
        ("Of the clove group, 26 left early.", ["26"]),
        ("18.1% of the clove group left early.", ["18.1%"]),
        ("Bites averaged 9.9 (SD 5.6) in the cedar group.", ["9.9", "5.6"]),
        ("Irritancy averaged 6.8 ng/mL (SD 3.9) with clove and 4.1 ng/mL (SD 3.2) with cedar.", ["6.8", "3.9", "3.2"]),
    ],
)
def test_both_numbers_of_a_cell_tie_out(draft: str, figures: list[str]) -> None:
    """A count and its share, a mean and its deviation: a draft may take either."""
    outcomes, rules = verdicts(draft, sprays_md=SPRAYS)
    assert [outcomes[one] for one in figures] == [Outcome.TIES_OUT] * len(figures)
    assert rules == []


def test_the_first_number_of_a_cell_contradicts() -> None:
    """A mean that the cell has otherwise is contradicted by it."""
    assert verdicts("Bites averaged 8.3 in the clove group.", sprays_md=SPRAYS)[1] == ["F102"]


def test_the_share_of_another_group_does_not_tie_out() -> None:
    """What the cedar group did is not borne out for the clove group."""
    outcomes, _ = verdicts("21.8% of the clove group left early.", sprays_md=SPRAYS)
    assert outcomes["21.8%"] is not Outcome.TIES_OUT


def test_a_second_number_is_shown_where_its_cell_stands() -> None:
    """The column that it was given is none that a reader sees."""
    report = tieout.check("18.1% of the clove group left early.", {"sprays.md": SPRAYS})
    places = [one.evidence[0].passages[0].location.column for one in report.verdicts if one.item.text == "18.1%"]
    assert places == [2]


@pytest.mark.parametrize("cell", ["29 (a)", "(29)", "12 March (late)", "29 [note]", "Pier 4 (old)"])
def test_what_is_no_pair_leaves_a_table_as_it_is(cell: str) -> None:
    """Notes and brackets of the accountant are no second numbers."""
    table = Table((Column(0, "Port"), Column(1, "Boats")), [["Oban", cell]] * 3, [Span(0, 1)] * 3, [2, 3, 4])
    assert with_pairs_parted(table) is table


@pytest.mark.parametrize(
    ("header", "label", "cell", "first", "second"),
    [
        ("Clove", "Smokers, n (%)", "29 (14.0)", "29", "14.0%"),
        ("n (%)", "Smokers", "29 (14.0)", "29", "14.0%"),
        ("Clove", "Age, mean (SD)", "38.1 (9.0)", "38.1", "9.0"),
        ("Clove", "Age, mean ± SD", "38.1 ± 9.0", "38.1", "9.0"),
        ("Clove", "Nights, median [IQR]", "7 [5–9]", "7", "5–9"),
        ("Clove", "Smokers", "1,029 (14.0%)", "1,029", "14.0%"),
    ],
)
def test_the_second_number_gets_a_column_of_its_own(
    header: str, label: str, cell: str, first: str, second: str
) -> None:
    """As a percentage where label or header says so."""
    table = Table((Column(0, "What"), Column(1, header)), [[label, cell]] * 2, [Span(0, 1)] * 2, [2, 3])
    found = with_pairs_parted(table)
    assert [list(row[1:]) for row in found.rows] == [[first, second]] * 2
    assert found.columns[2].stands == 1


@pytest.mark.parametrize(
    ("draft", "figure"),
    [
        ("The difference in itch was -1.7 (95% CI -2.6 to -0.8; p<0.001).", "0.001"),
        ("Rash occurred in five people with clove and four with cedar (OR 1.24, p=0.75).", "0.75"),
    ],
)
def test_a_p_value_is_that_of_its_own_result(draft: str, figure: str) -> None:
    """Those of other results say nothing against it."""
    outcomes, rules = verdicts(draft, trial_txt=TRIAL)
    assert outcomes[figure] is Outcome.TIES_OUT
    assert rules == []


@pytest.mark.parametrize(
    ("draft", "figure"),
    [
        ("Pell slipped 0.4% to 53.93 marks.", "53.93"),
        ("Pell gave up 0.4% and finished at 53.93 marks.", "53.93"),
    ],
)
def test_the_value_of_another_day_contradicts_none_and_what_is_given_up_is_lost(draft: str, figure: str) -> None:
    """Each day has a source of its own."""
    report = tieout.check(draft, WEEK)
    outcome = next(one.outcome for one in report.verdicts if one.item.text == figure)
    assert outcome is Outcome.TIES_OUT
    assert [one.rule for one in report.findings if one.severity.value != "info"] == []


def test_pounds_in_words_may_be_money() -> None:
    """The word alone does not say whether it is a weight."""
    outcomes, _ = verdicts("Each day in dock costs Marl £140,000.", log_txt="A day in dock costs us 140,000 pounds.")
    assert outcomes == {"£140,000": Outcome.TIES_OUT}


@pytest.mark.parametrize("draft", ["At 36 she took over the yard.", "At 36, he took over the yard."])
def test_so_old_is_an_age(draft: str) -> None:
    """Who did something at so many was so old."""
    assert [one.kind for one in quantities(draft)] == [Kind.AGE]


def test_a_margin_of_error_is_no_level_of_a_table() -> None:
    """The row that the sentence before names has shares, and no margins."""
    table = "| Sector | Respondents | Tired (%) |\n|---|---|---|\n| Crew | 1,652 | 66 |\n| Shore | 1,737 | 61 |\n"
    draft = "Of those asked, 1,737 are of Shore. The margin of error is 1.6 percentage points."
    _, rules = verdicts(draft, survey_md=f"{table}\nResults carry a margin of error of ±1.6 points.\n")
    assert rules == []


def test_how_much_changed_since_a_month_dates_nothing_of_that_month() -> None:
    """The source need not name it where it tells what came of it."""
    source = "In November 2034, support for the toll stood at 52 per cent. In March 2035, 46 per cent support the toll."
    _, rules = verdicts("Backing has slipped by six points since November 2034.", poll_txt=source)
    assert rules == []
