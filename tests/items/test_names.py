"""Which names a draft has: each bearer once, with every mention, and nothing that only looks like a name."""

from __future__ import annotations

import time

import pytest

from tieout.documents import read_text
from tieout.items.names import Names
from tieout.items.quotations import extract
from tieout.model import Name


def names_in(text: str, name: str = "draft.txt") -> dict[str, list[str]]:
    """The names of a draft, each with its mentions as printed."""
    document = read_text(text, name, "d1")
    found = [item for item in Names().extract(document, extract(document).quotations) if isinstance(item, Name)]
    assert all(document.text[item.span.start : item.span.end] == item.text for item in found)
    return {item.text: [document.text[span.start : span.end] for span in item.mentions] for item in found}


@pytest.mark.parametrize(
    ("draft", "names"),
    [
        ("We met Jane Roe there.", ["Jane Roe"]),
        ("We met Joost van der Roe there.", ["Joost van der Roe"]),
        ("Yesterday Jane Roe spoke.", ["Jane Roe"]),
        ("It was Sen. Jane Roe who came.", ["Jane Roe"]),
        ("It was Labour Jane Roe who came.", ["Jane Roe"]),
        ("Irish Jane Roe came, and Cllr Lee Moss (Con).", ["Jane Roe", "Lee Moss"]),
        ("The Irish Boat Board met.", ["Irish Boat Board"]),
        ("The White House Chief of Staff Jane Roe came.", ["Jane Roe"]),
        ("It was Mr. Roe who came.", ["Roe"]),
        ("That is what Roe said.", ["Roe"]),
        ("We met Jane Roe’s aunt.", ["Jane Roe"]),
        ("The Federal Boat Board met.", ["Federal Boat Board"]),
        ("We asked the Board of Piers and left.", ["Board of Piers"]),
        ("We met Jane Roe of the University of Wick there.", ["University of Wick", "Jane Roe"]),
        ("We met Jane Roe of Wick Rovers there.", ["Jane Roe", "Wick Rovers"]),
        ("We sailed to the United Isles of South Wick.", []),
        ("The Chair of the Finance Committee left.", ["Finance Committee"]),
        ("The Chancellor of the Exchequer Jane Roe came.", ["Jane Roe"]),
        ("The Head of Planning Jane Roe came.", ["Jane Roe"]),
        ("The National Council for Piers met.", ["National Council for Piers"]),
        ("We met Jürgen Müller and Émile Øst.", ["Jürgen Müller", "Émile Øst"]),
        ("We met Bill de Vries there.", ["Bill de Vries"]),
        ("Мы видели Ивана Петрова.", ["Ивана Петрова"]),
    ],
)
def test_names(draft: str, names: list[str]) -> None:
    """Persons and organisations, less their titles and what only begins the sentence."""
    assert list(names_in(draft)) == names


@pytest.mark.parametrize(
    "draft",
    [
        "The boats sailed. They came back on Monday in May.",
        "The French like it, and so do we in Springfield.",
        "By Jane Roe\n\nIt rained.",
        "THE BOATS SAIL AT DAWN IN WINTER",
        "The Boats Sail at Dawn Every Winter Morning",
        "# Jane Roe\n\nIt rained.",
        "He said: “We saw Jane Roe there.”",
        "The TV was on at 9 AM.",
        "习近平来了。محمد جاء.",
        "",
        "Survey: Anna Moor Leads Robert Dunn With Peter Reed Among Harbour Voters.\n\nThe lamps were lit.",
    ],
)
def test_no_names(draft: str) -> None:
    """Months, places behind "in", headings, title case, what is quoted, and scripts without capitals."""
    assert names_in(draft, "draft.md" if draft.startswith("#") else "draft.txt") == {}


@pytest.mark.parametrize(
    "draft",
    [
        "We met MPs there, and several CEOs.",
        "Labour MPs and GPs wrote to NGOs.",
        "We sold it to SMEs for GBP and it rose with the CPI.",
        "The spread of COVID-19 and the VAT rise hurt.",
        "A home in Band D pays more than a Band A home.",
        "It is in Appendix B, and in Key Stage 2 of Year 6.",
        "We asked the Deputy Leader of the Council.",
        "We asked the Leader of the Opposition and the Head of Planning.",
        "The Chancellor of the Exchequer came with the Secretary of State for Transport.",
    ],
)
def test_nobody_is_named(draft: str) -> None:
    """Several of a kind, abbreviations of things, one of a numbered row, and offices without a bearer."""
    assert names_in(draft) == {}


def test_one_bearer_is_one_item() -> None:
    """A surname, a title and an acronym go with the full name they can only mean."""
    draft = "Jane Roe came. Ms. Roe said no. The Federal Boat Board (FBB) met, and the FBB left. Then John Doe came."
    assert names_in(draft) == {
        "Jane Roe": ["Jane Roe", "Roe"],
        "Federal Boat Board": ["Federal Boat Board", "FBB", "FBB"],
        "John Doe": ["John Doe"],
    }


def test_a_surname_of_two_is_neithers() -> None:
    """Where two of one surname are named, the surname alone is an item of its own."""
    assert names_in("Jane Roe met John Roe. That is what Roe said.") == {
        "Jane Roe": ["Jane Roe"],
        "John Roe": ["John Roe"],
        "Roe": ["Roe"],
    }


@pytest.mark.parametrize("unit", ["Jane ", "J. ", "Jane Roe, ", "A.", "O’", "Mr. ", "of Jane "])
def test_time_is_linear_in_hostile_text(unit: str) -> None:
    """A text of nothing but capitals is read in a moment."""
    text = "x " + unit * 20_000
    began = time.process_time()
    names_in(text)
    assert time.process_time() - began < 10
