"""Which sources share most of some words, and that no more tables are opened than may answer."""

from __future__ import annotations

from collections.abc import Sequence

import tieout
from tieout import documents
from tieout.library import Library
from tieout.library.sharing import Sharing
from tieout.library.tabular import SOURCES, Tables
from tieout.model import Document, Outcome
from tieout.model.tables import Table

TOWNS = [
    first + last for first in ("Ash", "Bel", "Cor", "Dun", "Elm", "Fen") for last in ("ford", "ham", "wick", "ton")
]


def library(opened: list[str]) -> Library:
    """Sixty tables of lamps, each of a year, that note which of them are opened."""

    def tables(document: Document) -> Sequence[Table]:
        opened.append(document.path)
        return documents.tables_of(document)

    texts = {
        f"{year}.csv": f"Town,Lamps in {year}\n" + "".join(f"{town},{year * 3 + n}\n" for n, town in enumerate(TOWNS))
        for year in range(1900, 1960)
    }
    read = (documents.read_text(text, name, f"s{n}") for n, (name, text) in enumerate(texts.items(), 1))
    return Library.of(read, tables, documents.is_sheet)


def test_the_rarer_words_tell() -> None:
    """Of sources that all hold one word, those that hold the rare one share most; few are named at the most."""
    sharing = Sharing(library([]), range(60))
    weights = {stem: sharing.weight(stem) for stem in ("lamp", "1931", "unheard")}
    assert weights["lamp"] < weights["1931"] < weights["unheard"]
    assert sharing.most(weights, 5, 0.9) == [31]
    assert len(sharing.most(weights, 5)) == 5


def test_no_source_asked_shares_nothing() -> None:
    """An empty library answers."""
    assert Sharing(library([]), ()).most({"lamp": 1.0}, 5) == []


def test_only_the_table_of_the_year_is_opened() -> None:
    """Where the likeliest table answers, the others stay shut; the figure ties out to it."""
    opened: list[str] = []
    report = tieout.check("Lamps in Fenwick in 1931 came to 5,815.", library(opened), select=["F"])
    assert [one.outcome for one in report.verdicts] == [Outcome.TIES_OUT]
    assert set(opened) == {"1931.csv"}


def test_tables_are_opened_no_more_than_so_many() -> None:
    """Where none answers, a few of the others are looked into, not all."""
    opened: list[str] = []
    report = tieout.check("Lamps in Fenwick in 1931 came to 4,444.", library(opened), select=["F"])
    assert [one.rule for one in report.findings] == ["F102"]
    assert 1 < len(set(opened)) <= SOURCES


def test_what_is_found_does_not_hang_on_what_was_opened_before() -> None:
    """A sentence is answered by the tables that share its words, whichever are open already."""
    fresh, used = Tables(library([])), Tables(library([]))
    used.sharing(["lamp", "1905"])
    for tables in (fresh, used):
        tables.sharing(["lamp", "1931"], share=0.9)
    asked = fresh.sharing(["lamp", "1931"], share=0.9)
    assert fresh.in_year(1931, asked) == used.in_year(1931, asked)
    assert asked == used.sharing(["lamp", "1931"], share=0.9) == frozenset({31})


def test_tables_are_gone_through_in_the_order_of_their_sources() -> None:
    """Not in that in which sentences asked for them, and none of other sources."""
    tables = Tables(library([]))
    for year in ("1950", "1905", "1931"):
        tables.sharing(["lamp", year], share=0.9)
    assert [place for place, _ in tables.among(frozenset({50, 5, 17}))] == [(5, 0), (50, 0)]


def test_a_year_is_named_whether_or_not_its_table_is_open() -> None:
    """What a row is dated by is found in tables that nothing was asked of before."""
    read = documents.read_text("Day,Lamps\n2019-03-04,12\n2019-03-05,14\n2019-03-06,19\n", "days.csv", "s1")
    tables = Tables(Library.of([read], documents.tables_of, documents.is_sheet))
    assert tables.names_year(2019)
    assert not tables.names_year(2018)
