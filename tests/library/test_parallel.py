"""Figures that a source lists side by side, each of something else."""

from __future__ import annotations

import pytest

import tieout

COUNCIL = (
    "The council paid £3.1 million for the pier and £2.4 million for the museum. "
    "Roe won 4,120 votes in Hull and 3,880 votes in Leeds. "
    "Turnout was 61% in the city, 54% in the suburbs and 47% in the villages. "
    "Rents rose 4.2% in the north, while they rose 2.9% in the south. The ferry carries 120 passengers and 18 cars. "
    "Nurses earn £31,200 and porters £24,900. "
    "The median age of ward patients was 58 (quartiles 51 to 66), and of clinic patients 63. "
    "They sold three boats and bought one cutter. "
    "Of the 90 beds, 12 are closed. The wage of $7.25 today is low, and it should be raised to $15 an hour."
)
TRIAL = (
    "Pain fell by 9.7 points in the 5 mg group, by 14.3 points in the 10 mg group and by 3.1 points in the placebo "
    "group. "
    "Nausea occurred in 22.4% of patients in the 10 mg group, 12.1% in the 5 mg group and 6.3% in the placebo group. "
    "Relapse was seen in 38 patients (9.3%) in the 10 mg group and in 57 patients (13.8%) in the placebo group. "
    "Losses to rust were 12 percent (95% CI 9-15) on treated plots and 21 percent (95% CI 17-25) on untreated plots. "
    "Among boys the rate was 131 per 100,000 and among girls 104 per 100,000. "
    "The rate of burglaries was 31 per 10,000 homes, and that of thefts 18 per 10,000. "
    "Review the dose every six months, or every three months in patients with chronic kidney disease. "
    "In Ostrand, sales fell 8 percent; in Pellmoor, they rose 23 percent. "
    "They scored 64 goals; Elding scored 59. Quayside Farm cost €3.1 billion, Pell Bank €0.9 billion. "
    "The new hall, which seats 6,800, opened late; the old one, with 2,450 seats, was pulled down. "
    "Sales were up 6.4 percent from the prior year, or 7.9 percent in constant currency. "
    "Households paid 28.4 cents per kilowatt-hour, firms 19.7 cents. "
    "Care was €38,900 a year at home and €51,300 in hospital, a difference of €12,400. "
    "In the reading test girls had 512 points and boys 487."
)


def findings(draft: str, source: str = COUNCIL) -> list[str]:
    """The codes and the messages of what is found."""
    report = tieout.check(draft, {"source": source}, select=["F"])
    return [f"{one.rule} {one.message}" for one in report.findings]


@pytest.mark.parametrize(
    ("draft", "value"),
    [
        ("The museum cost the council £3.1 million.", "£2.4 million"),
        ("The council paid £2.4 million for the pier.", "£3.1 million"),
        ("Roe won 3,880 votes in Hull.", "4,120"),
        ("Turnout was 54% in the villages.", "47%"),
        ("In the south, rents rose 4.2%.", "2.9%"),
        ("The ferry carries 18 passengers.", "120"),
        ("Porters earn £31,200.", "£24,900"),
        ("The median age of clinic patients was 58.", "63"),
        ("The median age of ward patients was 63.", "58"),
    ],
)
def test_the_figure_of_what_stands_beside_it_is_contradicted(draft: str, value: str) -> None:
    """By what the source has for the draft's own subject."""
    (found,) = findings(draft)
    assert found.startswith(f"F102 The source has {value}")


def test_two_figures_that_changed_places_are_both_contradicted() -> None:
    """Each by the other."""
    assert len(findings("Roe won 3,880 votes in Hull and 4,120 in Leeds.")) == 2


@pytest.mark.parametrize(
    "draft",
    [
        "The museum cost the council £2.4 million.",
        "Roe won 4,120 votes in Hull and 3,880 in Leeds.",
        "Hull gave Roe 4,120 votes, Leeds 3,880.",
        "Hull and Leeds gave Roe 4,120 and 3,880 votes respectively.",
        "Turnout in the villages was just 47%, lower than in the suburbs.",
        "While the suburbs voted, only 47% did so in the villages.",
        "In the villages and suburbs turnout was 47% and 54%.",
        "A nurse earns £31,200, porters £24,900.",
        "The median age of clinic patients was 63.",
        "Twelve beds are shut.",
        "1 On boats and nets: how the cutter came home.",
        "The wage is $7.25 an hour today.",
    ],
)
def test_what_is_of_its_own_subject_ties_out(draft: str) -> None:
    """In another order, by pairs, or where the other is only compared."""
    assert findings(draft) == []


@pytest.mark.parametrize(
    ("draft", "value"),
    [
        ("In the 5 mg group, pain fell by 14.3 points.", "9.7"),
        ("Pain fell by 9.7 points in the placebo group.", "3.1"),
        ("Nausea occurred in 12.1% of patients in the 10 mg group.", "22.4%"),
        ("Relapse was seen in 57 patients in the 10 mg group.", "38"),
        ("Relapse was seen in 9.3% of patients in the placebo group.", "13.8%"),
        ("Losses to rust were 12 percent on untreated plots.", "21 percent"),
        ("Among girls the rate was 131 per 100,000.", "104"),
        ("The rate of thefts was 31 per 10,000 homes.", "18"),
        ("Review the dose every six months in patients with chronic kidney disease.", "three months"),
        ("Sales in Pellmoor fell 8 percent.", "23 percent"),
        ("Elding scored 64 goals.", "59"),
        ("Pell Bank cost €3.1 billion.", "€0.9 billion"),
        ("The old hall had 6,800 seats.", "2,450"),
        ("In constant currency, sales were up 6.4 percent.", "7.9 percent"),
        ("Firms paid 28.4 cents per kilowatt-hour.", "19.7 cents"),
        ("Care at home was €51,300 a year.", "€38,900"),
    ],
)
def test_an_arm_or_a_clause_has_its_own_figure(draft: str, value: str) -> None:
    """Told by what it is called, by its number, by names, by one of two opposites, or as what holds for some alone."""
    (found,) = findings(draft, TRIAL)
    assert found.startswith(f"F102 The source has {value}")


@pytest.mark.parametrize(
    "draft",
    [
        "Pain fell by 14.3 points with 10 mg, against 3.1 points with placebo.",
        "Pain went down by 14.3 points in patients who took 10 mg.",
        "Nausea occurred in 22.4% of those on 10 mg, 12.1% on 5 mg and 6.3% on placebo.",
        "In the 10 mg group 38 patients (9.3%) relapsed.",
        "Rust took 21 percent of untreated plots and 12 percent of treated ones.",
        "Boys had a rate of 131 per 100,000, girls one of 104.",
        "There were 31 burglaries per 10,000 homes.",
        "The dose is reviewed every three months in chronic kidney disease, and every six months otherwise.",
        "Ostrand saw its sales drop 8 percent.",
        "Elding scored 59 goals.",
        "The new hall has 6,800 seats, the old one had 2,450.",
        "Sales rose 6.4 percent, or 7.9 percent in constant currency.",
        "Companies paid 19.7 cents per kilowatt-hour, households 28.4 cents.",
        "Care in hospital was €51,300 a year, €12,400 more than at home.",
        "Girls had 512 points in the reading test.",
        "Boys had 487 points in reading.",
    ],
)
def test_what_is_told_of_the_right_arm_is_let_be(draft: str) -> None:
    """In whatever words."""
    assert findings(draft, TRIAL) == []


FISH = (
    "In 2031 the Harrow quay landed 4,310 tonnes and the Velden quay 2,870 tonnes. "
    "Cod sales were £12,400, herring sales £8,900 and mackerel sales £5,300. "
    "The crossing takes 90 minutes in summer and 60 minutes in winter. "
    "Of the 412 pilots enrolled, 38 withdrew and 21 drowned. "
    "The upper dam holds 3.1 million litres, the lower dam 5.6 million."
)


@pytest.mark.parametrize(
    ("draft", "value"),
    [
        ("The Velden quay landed 4,310 tonnes.", "2,870 tonnes"),
        ("The Harrow quay landed 2,870 tonnes.", "4,310 tonnes"),
        ("Sales of herring were £12,400.", "£8,900"),
        ("21 of the 412 pilots withdrew.", "38"),
        ("The lower dam holds 3.1 million litres.", "5.6 million"),
        ("In winter the crossing takes an hour and a half.", "60 minutes"),
    ],
)
def test_neither_when_nor_the_unit_hides_what_a_figure_is_of(draft: str, value: str) -> None:
    """A year that opens the sentence is of all; a number without a unit is counted in the last; units are converted."""
    (found,) = findings(draft, FISH)
    assert found.startswith(f"F102 The source has {value}")


@pytest.mark.parametrize(
    "draft",
    [
        "The Velden quay landed 2,870 tonnes in 2031.",
        "The Harrow quay landed 4,310 tonnes, and the Velden quay 2,870.",
        "Sales of herring were £8,900.",
        "38 of the 412 pilots withdrew.",
        "The lower dam holds 5.6 million litres.",
        "In summer the crossing takes an hour and a half.",
    ],
)
def test_the_right_one_of_them_is_let_be(draft: str) -> None:
    """However it is put."""
    assert findings(draft, FISH) == []
