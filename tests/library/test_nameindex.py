"""The names of the sources: found without reading one, and held against words that no source has."""

from __future__ import annotations

from pathlib import Path

import pytest

import tieout
from tieout.documents import read_text
from tieout.library import Library
from tieout.library.nameindex import gathered, key_of, naming_of_all
from tieout.library.opened import Opened
from tieout.model import Outcome, Reason

TEXT = "We saw Jane Q. Roe and Ann-Marie O’Neill’s boat. Then Harriet Featherstone spoke. Петров видел Ивана Øst."


def library(*texts: str) -> Library:
    """A library of some texts."""
    return Library.of(read_text(text, f"{n}.txt", f"s{n}") for n, text in enumerate(texts, 1))


@pytest.mark.parametrize(
    "words",
    [
        ["jane", "roe"],
        ["Jane"],
        ["ann", "marie"],
        ["marie", "oneill"],
        ["O'Neill"],
        ["harriet", "featherstone"],
        ["øst"],
    ],
)
def test_names_that_stand_there(words: list[str]) -> None:
    """By themselves and in a row, over an initial or a hyphen, without a possessive, in any case."""
    held = library("It rained.", TEXT)
    assert held.has_name(words)
    place = held.named(words)
    assert place is not None
    assert place[0].document.path == "2.txt"


@pytest.mark.parametrize("words", [["jane", "featherstone"], ["roe", "harriet"], ["boat", "then"], ["mallow"]])
def test_names_that_do_not(words: list[str]) -> None:
    """Words of two names, or on two sides of a sentence's end, are no name."""
    assert not library(TEXT).has_name(words)


def test_labels_are_names() -> None:
    """Whoever is labelled in a transcript is named there."""
    turns = [
        "HARRIET FEATHERSTONE: Yes, we do.",
        "PETER MALLOW: No.",
        "HARRIET FEATHERSTONE: Yes.",
        "PETER MALLOW: No.",
    ]
    talk = "\n\n".join(turns)
    assert library(talk).has_name(["peter", "mallow"])


def test_slips_of_a_word() -> None:
    """Words a letter or two away that begin alike; none where the library has no names."""
    assert library(TEXT).slips_of("Fetherstone") == ["Featherstone"]
    assert library(TEXT).slips_of("Weatherstone") == []
    assert library("it rained.").slips_of("Fetherstone") == []


def test_sources_without_words() -> None:
    """Nothing is nobody's name."""
    opened = [Opened.of(read_text(text, "a.txt", "s1")) for text in ("", "   ", "习近平")]
    names = gathered([(range(3), naming_of_all(opened))])
    assert names.place(key_of(["jane"])) is None
    assert len(naming_of_all([])) == 0


def test_names_are_kept_with_the_index(tmp_path: Path) -> None:
    """The second run finds the same names, and another source's going takes its names away."""
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "a.txt").write_text(TEXT, "utf-8")
    (sources / "b.txt").write_text("We met Peter Mallow.", "utf-8")
    draft = "We met Peter Mallow and Harriet Fetherstone."

    def found() -> list[tuple[str, Outcome, Reason | None]]:
        report = tieout.check(draft, [sources], cache_dir=tmp_path / "cache")
        return [(verdict.item.text, verdict.outcome, verdict.reason) for verdict in report.verdicts]

    first = [("Peter Mallow", Outcome.TIES_OUT, None), ("Harriet Fetherstone", Outcome.FINDING, None)]
    assert found() == first
    assert found() == first
    (sources / "b.txt").unlink()
    assert found()[0] == ("Peter Mallow", Outcome.UNCHECKED, Reason.NO_SOURCE)
    assert found()[1] == first[1]


def test_another_script_makes_no_finding() -> None:
    """A slip is sought in any script with capitals; where a script has none, nothing is found and nothing breaks."""
    report = tieout.check("Мы видели Ивана Петрова. 习近平来了。", {"a.txt": "Мы видели Ивана Петрова вчера."})
    assert [finding.rule for finding in report.findings] == []


def test_a_source_has_the_names_by_which_it_is_described() -> None:
    """Its author, its outlet and what stands in its title, each by itself: no name goes from one into the next."""
    log = "---\ntitle: The *Tern*\nauthors: [Jane Doe, Lee Moss]\noutlet: Harbour Gazette\n---\nIt rained."
    report = tieout.check("Jane Doe met Moss Harbour. Then Harbour Gazette came.", {"log.md": log}, select=["N"])
    outcomes = {verdict.item.text: verdict.outcome for verdict in report.verdicts}
    ties_out, unchecked = Outcome.TIES_OUT, Outcome.UNCHECKED
    assert outcomes == {"Jane Doe": ties_out, "Moss Harbour": unchecked, "Harbour Gazette": ties_out}
