"""What a source has for somebody or something else bears nothing out; what follows from its figures is let be."""

from __future__ import annotations

import pytest

import tieout

COURT = (
    "The jury convicted Ann Roe (29) and Tom Tarn (63). Cable worth £1.34 million was taken between March 2028 and "
    "November 2029. A hearing is fixed. Nobody has come back. The harbour has spent more than £3 million on marking."
)
TIMES = (
    "Hourly Gazette, 14 October 2032\n\nThe Valley Line gets 11 more trains a day, 58 in all. The society, founded in "
    "1948, speaks for 1,240 skippers. Sales are to recover by the middle of next year, and repairs are promised for "
    "seven years. A pass costs €119 (now €115); children under 12 sail free. 24 boats were bought; each has 290 seats. "
    "The tunnel, 6.4 km long, cost €412 million."
)
PAY = (
    "Pay grew faster in the public sector (4.8%) than in the private sector (3.6%). Vacancies fell by 3.2% on the "
    "quarter. Bans apply to 4.3 million households. Rain was 61% of normal. About 60 percent of the copper and all of "
    "the tin are old. Fewer than one in ten skippers (8%) slept badly. The youngest member is Ann Roe, 22; the oldest "
    "is Tom Tarn, 79. Shift workers were more likely to have a fever (risk ratio 1.62)."
)


def found(draft: str, source: str) -> tuple[list[str], dict[str, str]]:
    """The rules that find something in the figures of a draft, and the outcome of each figure."""
    report = tieout.check(draft, {"source.txt": source}, select=["F"])
    return [one.rule for one in report.findings], {one.item.text: one.outcome.value for one in report.verdicts}


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (COURT, "Ann Roe, 29, was convicted."),
        (COURT, "Over some twenty months cable worth more than £1.3 million was taken."),
        (TIMES, "The Valley Line will have 58 trains a day, up from 47."),
        (TIMES, "The society, which is 84 years old, speaks for more than 1,200 skippers."),
        (TIMES, "Sales are to recover by mid-2033."),
        (TIMES, "Repairs are promised until 2039."),
        (TIMES, "A pass goes up by €4 to €119, or by 3.5%."),
        (TIMES, "The 24 boats have 6,960 seats together."),
        (TIMES, "The tunnel cost €412 million, about €64 million per kilometre."),
        (PAY, "Ann Roe, who is 22, is 57 years younger than the oldest member."),
        (PAY, "Shift workers were 62% more likely to have a fever."),
        (PAY, "Pay in the private sector (3.6%) grew more slowly than in the public sector (4.8%)."),
    ],
)
def test_what_is_right_is_let_be(source: str, draft: str) -> None:
    """Ages, lengths, years from a source's own date, and what is worked out."""
    assert found(draft, source)[0] == []


@pytest.mark.parametrize(
    ("source", "draft", "figure"),
    [
        (COURT, "Tom Tarn, 29, was convicted.", "29"),
        (COURT, "The cable is gone. £1.34 million was spent on marking by the harbour.", "£1.34 million"),
        (TIMES, "The Valley Line gets 58 more trains a day.", "58"),
        (TIMES, "Children under 14 sail free.", "14"),
        (TIMES, "The society, which is 48 years old, speaks for skippers.", "48 years old"),
        (PAY, "Pay grew faster in the private sector (4.8%) than in the public sector (3.6%).", "4.8%"),
        (PAY, "Vacancies fell by 3.2% on the year.", "3.2%"),
        (PAY, "Bans apply to 4.3 million people.", "4.3 million"),
        (PAY, "Rain was 61% above normal.", "61%"),
        (PAY, "All of the copper and about 60 percent of the tin are old.", "60 percent"),
        (PAY, "More than one in ten skippers slept badly.", "one in ten"),
    ],
)
def test_what_is_of_something_else_ties_nothing_out(source: str, draft: str, figure: str) -> None:
    """It is said to be wrong, or left open."""
    assert found(draft, source)[1][figure] != "ties-out"


CREWS = {
    "flood": (
        "The Skene club keeps a list. At dawn in the spring of the flood the crew of Tarn landed 97 eels. "
        "In the year of the flood the crew of Roe landed 14 eels for the club."
    ),
    "piers": " ".join(f"The crew of Roe landed eels at pier {number}." for number in range(3, 9)),
}


@pytest.mark.parametrize("order", [("flood",), ("flood", "piers"), ("piers", "flood")])
def test_a_figure_of_another_is_told_by_its_own_source(order: tuple[str, ...]) -> None:
    """Whatever other sources say of the draft's subject, and whichever of them comes first."""
    sources = {f"{number}.txt": CREWS[name] for number, name in enumerate(order)}
    report = tieout.check("In the spring of the flood the famous Roe landed 97 eels.", sources, select=["F"])
    assert [one.outcome.value for one in report.verdicts] == ["finding"]


def test_a_temperature_ties_out_on_either_scale() -> None:
    """A level has another zero, a difference has none."""
    source = "The most was 38.6 °C at Hallow. Summer was 1.4 °C above the mean. A gust of 104 km/h was met at Hallow."
    assert found("It reached 101.5 °F at Hallow.", source)[0] == []
    assert found("Summer was 2.5 °F above the mean.", source)[0] == []
    assert found("Summer was 1.4 degrees above the mean.", source)[0] == []
    assert found("A gust of almost 65 mph was met at Hallow.", source)[0] == []
    assert found("It reached 104 °F at Hallow.", source)[0] != []
    assert found("A gust of 75 mph was met at Hallow.", source)[0] != []
