"""Dates of one happening in other words: borne out, contradicted, or left alone."""

from __future__ import annotations

import pytest

import tieout

SOURCES = {
    "ship.md": (
        "# The loss of the Anna Moor\n\n"
        "The trawler Anna Moor sank on 12 March 2019 off Corrie Head with five men aboard. The inquiry opened on "
        "3 June 2019 and heard forty witnesses. Its report was published on 17 January 2021. The skipper, Lee Moss, "
        "was charged on 9 September 2020 and acquitted on 4 May 2021.\n"
    ),
    "school.txt": (
        "Governors of Tarn Academy met on 8 May 2023. They appointed Dr Ruth Calder as head teacher with effect from "
        "1 September 2023. She follows Owen Pryce, who retired on 31 August. The new science block was completed on "
        "20 November 2022, six weeks late. Pupils moved in on 5 December 2022.\n"
    ),
    "ward.txt": """BOARD OF WICK INFIRMARY, HEARING OF 14 OCTOBER 2024

NORA HALE: I wrote to the minister in August. Of the 90 beds, 12 are closed.

LEE MOSS: When I took the job in June 2022, it was 31.
""",
    "trial.txt": (
        "Between 6 March 2021 and 18 November 2022 the nurses saw 1,612 patients. The paper appeared on 14 May 2023."
    ),
}


def told(draft: str, sources: dict[str, str] = SOURCES, *, partial: bool = False) -> tuple[list[str], list[str]]:
    """The outcomes of a draft's dates, and what is found of them."""
    report = tieout.check(draft, sources, partial_sources=partial)
    dates = [verdict.outcome.value for verdict in report.verdicts if verdict.item.kind.value == "date"]
    return dates, [finding.rule for finding in report.findings if finding.rule[0] in "DF"]


@pytest.mark.parametrize(
    "draft",
    [
        "The Anna Moor went down in March 2019, with five men lost.",
        "The report was printed in January 2021.",
        "The inquiry started in June 2019.",
        "In May 2021, Moss was cleared.",
        "Dr Calder started as head in September 2023.",
        "Pryce retired on 31 August 2023.",
        "The science block was finished in November 2022.",
        "Hale wrote to the minister in August 2024.",
        "Twelve beds are shut, against 31 when Moss started in June 2022.",
        "At the hearing on 14 October 2024, Hale said that 12 of 90 beds were closed.",
        "The study, published in May 2023, was short.",
        "Critics waited for the long report, published on 17 January 2021.",
    ],
)
def test_a_happening_in_other_words_is_borne_out(draft: str) -> None:
    """All that the clause says is said of that date, by the list of words for one happening."""
    assert told(draft) == (["ties-out"], [])


def test_two_dates_of_a_sentence_bear_each_other_out() -> None:
    """Whatever the words: no other stretch has both ends."""
    assert told("It ran from March 2021 to November 2022.") == (["ties-out", "ties-out"], [])
    assert "ties-out" not in told("It ran from April 2021 to October 2022.")[0]


@pytest.mark.parametrize(
    "draft",
    [
        "The Anna Moor sank on 21 March 2019.",
        "The Anna Moor sank on 12 May 2019.",
        "The report was published on 27 January 2021.",
        "The report was published in February 2021.",
        "Moss was charged on 19 September 2020.",
        "The science block was completed on 20 October 2022.",
        "The paper was published on 24 May 2023.",
        "At the hearing on 14 September 2024, Hale said that 12 of 90 beds were closed.",
    ],
)
def test_another_day_or_month_of_what_comes_once_contradicts(draft: str) -> None:
    """The same happening and subject, the same year, and either the day or the month is another."""
    assert told(draft) == (["finding"], ["D103"])


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (
            "The inquiry, led by Jane Roe, opened on 16 May 2024 and is expected to end soon.",
            "The inquiry opened on 26 May 2024.",
        ),
        ("Its last miller, Lee Moss, died in January 2020.", "Lee Moss died in June 2020."),
        (
            "They were with us on 8 May 2025, and the report was published on 9 June 2025.",
            "The report appeared in July 2025.",
        ),
    ],
)
def test_asides_and_other_clauses_do_not_stand_in_the_way(source: str, draft: str) -> None:
    """Who is named between commas, and what is said of another date, tells the subject no closer."""
    assert told(draft, {"notes": f"Notes of the day.\n\n{source} It rained."}) == (["finding"], ["D103"])


def test_partial_sources_contradict_nothing_told_in_other_words() -> None:
    """Another source may tell of another."""
    assert told("The paper was published on 24 May 2023.", partial=True) == (["unchecked"], [])


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("The interim results were published on 4 May 2021.", "The results were published on 3 May 2021."),
        ("The board approved the lease on 4 May 2021.", "The board approved the loan on 3 May 2021."),
        ("Hale resigned as treasurer on 4 May 2021.", "Hale resigned as chair on 3 May 2021."),
        ("The pool opened on 3 May 2021.", "The pool opened on 8 May 2021 for its second season."),
        ("The festival opened in Wick on 5 June 2024.", "The festival opened in Corrie on 6 June 2024."),
        ("Polling stations opened on 4 July 2024.", "Polling stations opened on 2 May 2024."),
        ("The ewes were sold on 3 May 2021.", "The lambs were sold on 4 May 2021."),
        ("The bridge was closed on 3 May 2021.", "The bridge was to be closed on 4 May 2021."),
        ("The captain was charged on 3 May 2021.", "A captain was charged on 4 May 2021."),
        ("Jane Roe was sentenced on 3 May 2021.", "John Roe was sentenced on 4 May 2021."),
        ("The order was signed on 3 May 2021.", "The order was published on 4 May 2021."),
        ("The council announced the scheme on 3 May 2021.", "The council announced the closure on 4 May 2021."),
        ("The lease ended on 3 May 2021.", "The lease ended on 3 May 2011."),
        ("The notice was issued on 3 May 2021.", "The notice was issued by 3 June 2021."),
        ("The council met on 3 May 2021.", "The council met on 4 May 2021."),
    ],
)
def test_what_may_be_something_else_is_not_contradicted(source: str, draft: str) -> None:
    """Another subject, another happening, what comes round again, a bound, or what was only to be."""
    _, rules = told(draft, {"notes": f"Notes of the day.\n\n{source} It rained."})
    assert "D103" not in rules
