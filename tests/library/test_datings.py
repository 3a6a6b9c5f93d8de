"""Whether the sources give a year for what the draft dates by it."""

from __future__ import annotations

import pytest

import tieout
from tieout.model import Outcome

SAILED = "They sailed round the islands in a borrowed ketch in 1963."
MET = "Ada and Tom, who met at Oban in 1963, left school early."
KETCH = "They sailed round the islands in a ketch that was borrowed from a friend."


def carried_over(draft: str, *sources: str, partial: bool = False) -> list[str]:
    """The years that F101 calls named, but not for this."""
    texts = {f"{number}.txt": source for number, source in enumerate(sources)}
    report = tieout.check(draft, texts, partial_sources=partial)
    return [draft[one.span.start : one.span.end] for one in report.findings if "but not for this" in one.message]


@pytest.mark.parametrize("sources", [(f"{MET} {KETCH}",), (MET, KETCH)])
def test_a_year_carried_over_from_another_event_is_reported(sources: tuple[str, ...]) -> None:
    """Whether both events stand in one source or in two."""
    assert carried_over(SAILED, *sources) == ["1963"]


def test_the_year_of_a_figure_can_be_carried_over_too() -> None:
    """A figure may be right, and its year be that of something else."""
    source = f"{MET} In a borrowed ketch they sailed 300 miles round the islands."
    assert carried_over("In a borrowed ketch they sailed 300 miles round the islands in 1963.", source) == ["1963"]


@pytest.mark.parametrize(
    "sources",
    [
        (f"{KETCH} That was in a wet summer. {MET} It was 1963 that they sailed round the islands.",),
        (f"Summer of 1963\n\n{KETCH} {MET}",),
        (f"Islands (1963). {KETCH} {MET}",),
        (MET,),
        (KETCH,),
    ],
)
def test_a_year_that_may_be_that_of_the_event_is_let_be(sources: tuple[str, ...]) -> None:
    """It stands beside some of the words, heads the text or the sentence; or nothing tells of the event."""
    assert carried_over(SAILED, *sources) == []


def test_a_year_is_of_something_else_where_its_clause_shares_no_word() -> None:
    """Though its sentence goes on to name what the draft dates, and the rest of the draft's words are its own."""
    source = "Ada and Tom, who met at Oban in 1963, lost a ketch. Storms drove the ketch ashore."
    draft = "A leaky ketch with nine passengers aboard sank off the windy northern cape during storms in 1963."
    assert carried_over(draft, source) == ["1963"]


def test_a_year_whose_clause_shares_a_word_may_be_that_of_the_event() -> None:
    """A summary changes most words."""
    source = "Ada and Tom, who sailed from Oban in 1963, lost the ketch. The ketch went round the islands."
    assert carried_over("They sailed a leaky wooden boat through stormy weather in 1963.", source) == []


def test_a_table_of_the_year_may_speak_of_the_event() -> None:
    """Its cells say too little to tell."""
    table = "year,boat\n1963,ketch\n1964,raft\n"
    report = tieout.check(SAILED, {"met.txt": MET, "boats.csv": table, "ketch.txt": KETCH})
    assert [one.rule for one in report.findings if one.severity.value != "info"] == []


def test_partial_sources_need_not_date_an_event() -> None:
    """Another source may."""
    assert carried_over(SAILED, MET, KETCH, partial=True) == []


def test_a_clause_that_only_says_that_something_was_is_let_be() -> None:
    """ "It took place in 1963" says of what in another sentence."""
    assert carried_over("It took place in 1963.", MET, "The fair takes place in June.") == []


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("The club says that cards for the 2031-32 season start at £89, the cheapest of all.", []),
        ("The club says that cards for the 2031/32 season start at £89, the cheapest of all.", []),
        ("The club says that cards sold in 2031 start at £89, the cheapest of all.", ["2031"]),
    ],
)
def test_what_the_source_calls_by_a_year_is_not_carried_over(draft: str, found: list[str]) -> None:
    """ "The 2031-32 season" is that season, whatever else is said of it."""
    source = (
        "The club said that cards will cost as little as £89, cheapest in the land. "
        "The rowers will have the lowest prices when they move to the new lake for the 2031-32 season."
    )
    assert carried_over(draft, source) == found


RELEASE = (
    "Board of Works\nPress release, 28 March 2025\n\nLIFTS FOR ALL STATIONS\n\n"
    "Every station will have a lift, the commissioner, Ida Holt, announced today. "
    "Engineers visited the Ellerby depot on Monday. The first drawings came yesterday."
)


@pytest.mark.parametrize(
    ("draft", "ties_out"),
    [
        ("Ida Holt announced the lifts for every station on 28 March 2025.", True),
        ("Ida Holt announced the lifts for every station on 27 March 2025.", False),
        ("Engineers visited the Ellerby depot on 24 March 2025.", True),
        ("Engineers visited the Ellerby depot on 25 March 2025.", False),
        ("Engineers visited the Ellerby depot on 17 March 2025.", False),
        ("The first drawings came on 27 March 2025.", True),
    ],
)
def test_a_day_told_from_the_day_of_the_source_is_that_day(draft: str, *, ties_out: bool) -> None:
    """By the one day at its head: "today", "yesterday", a weekday of that week. Another is not said to be wrong."""
    report = tieout.check(draft, {"release.txt": RELEASE}, select=["F", "D"])
    (found,) = [one.outcome for one in report.verdicts if one.item.kind.value == "date"]
    assert found is (Outcome.TIES_OUT if ties_out else Outcome.UNCHECKED)
    assert not report.findings


def test_a_clause_of_a_word_is_of_what_its_sentence_says() -> None:
    """ "And runs until March 2028" has one word, and another source may have that alone."""
    source = "The lift grant will be extended by three years, to March 2028. The grant rises from £5,000 to £7,500."
    draft = "The lift grant rises to £7,500 and runs until March 2028."
    assert carried_over(draft, source, "Running costs were £930.", "In March the mill ran.") == []


def test_a_month_that_dates_a_figure_is_reported_once() -> None:
    """By the date itself; the year alone is checked with the figure."""
    report = tieout.check("The grant rose to £7,500 in March 2031.", {"a": "The grant rose to £7,500 in March 2028."})
    assert [one.span.start for one in report.findings if one.rule == "F101"] == [28]


MINUTES = (
    "Harbour board minutes\n3 May 2021\n\n"
    "The quay will close on 14 June for repairs. The last inspection was on 2 November."
)


@pytest.mark.parametrize(
    "draft",
    [
        "The quay will close on 14 June 2021.",
        "The last inspection was on 2 November 2020.",
        "The quay closes on 14 June.",
    ],
)
def test_a_day_without_a_year_is_the_last_or_the_next_of_when_the_source_is(draft: str) -> None:
    """Minutes of May 2021 mean the June after them and the November before."""
    report = tieout.check(draft, {"minutes.txt": MINUTES})
    assert (report.findings, report.ties_out) == ((), 1)


@pytest.mark.parametrize(
    "draft", ["The quay will close on 14 June 2022.", "The last inspection was on 2 November 2018."]
)
def test_a_day_without_a_year_is_of_no_other_year(draft: str) -> None:
    """A year that lies further off is none that the source names."""
    assert [one.rule for one in tieout.check(draft, {"minutes.txt": MINUTES}).findings] == ["F101"]


DUKES = (
    "Dukes: Albrecht II (1598–1629), Frederick IV (1629–1637), Conrad III (1637–1668), Albrecht III (1668–1702).\n\n"
    "Duke Conrad III succeeded his brother on 17 October 1637. French troops came in 1803, and three years later the "
    "duchy was dissolved. The state existed from 1158 to 1806.\n\nHelmsgard, 14 September 1651.\n\nWe have lost it all."
)


@pytest.mark.parametrize(
    ("draft", "rules"),
    [
        ("Conrad III succeeded his brother on 17 October 1673.", ["F101"]),
        ("Conrad III succeeded his brother on 17 October 1637.", []),
        ("The duchy was dissolved in 1806, three years after the French came.", []),
        ("“We have lost it all,” the duchess wrote on 14 September 1651.", []),
    ],
)
def test_a_list_of_years_gives_each_to_its_own(draft: str, rules: list[str]) -> None:
    """A year may follow from another, and a letter has its date at its head."""
    assert [one.rule for one in tieout.check(draft, {"dukes": DUKES}, select=["F101"]).findings] == rules


def test_a_sentence_that_a_pronoun_opens_is_of_whom_the_one_before_names() -> None:
    """ "It was floated in 1961" may be what "listed since 1961" says."""
    source = (
        "Roe Tools of Oban is a maker of saws. {} was floated in 1961, bought a forge in 1978 and left town in 2005. "
        "The company cut 430 jobs, said Roe Tools."
    )
    draft = "Roe Tools has been a listed company since 1961."
    assert carried_over(draft, source.format("It")) == []
    assert carried_over(draft, source.format("Dee & Co")) == ["1961"]
