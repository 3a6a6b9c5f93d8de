"""Which names are one person's or organisation's, which are two, and which do not tell."""

from __future__ import annotations

import pytest

from tieout.text.names import Sameness, distance, names_nobody, parts_of, same_bearer, slipped

SAME = [
    ("Jane Roe", "Roe"),
    ("Ms. Roe", "JANE ROE"),
    ("J. R. Roe", "John Richard Roe"),
    ("J.R. Roe", "John Roe"),
    ("Jane Q. Roe", "Jane Roe"),
    ("WHO", "World Health Organization"),
    ("F.B.I.", "Federal Bureau of Investigation"),
    ("the FBI", "F.B.I."),
    ("Jürgen Müller", "Juergen Mueller"),
    ("Jürgen Müller", "Jurgen Muller"),
    ("Øst", "Oest"),
    ("Peña Nieto", "Enrique Pena Nieto"),
    ("Зеленский", "Zelenskiy"),
    ("John Roe Jr.", "John Roe"),
    ("John Roe, Jr.", "John Roe Jr"),
    ("REP. JANE ROE (R-OH):", "Jane Roe"),
    ("GOV. ROE", "Jane Roe"),
    ("MR. ROE:", "Roe"),
    ("ROE:", "Senator Roe"),
    ("O'NEILL", "Mary O’Neill"),
    ("DE VRIES", "Ann de Vries"),
    ("KING", "Larry King"),
    ("Rep. King", "Peter King"),
    ("Mike Roe", "Michael Roe"),
    ("Bernie Roe", "Bernard Roe"),
    ("Secretary of State Jane Roe", "JANE ROE"),
    ("campaign manager Jane Roe", "Jane Roe"),
    ("JANE ROE, HARBOR RADIO", "Jane Roe"),
    ("Jane Roe’s", "Roe"),
    ("Roe Corp.", "Roe Inc"),
    ("Jane Mallow Roe", "Mallow Roe"),
    ("Felipe Roca Hinojosa", "Felipe Roca Hinojosa"),
    ("Xi Lin", "Lin Xi"),
]
DIFFERENT = [
    ("Jane Roe", "John Roe"),
    ("Roe", "Doe"),
    ("Jane Roe", "DOE"),
    ("Mr. Roe", "Mrs. Roe"),
    ("John Roe Jr.", "John Roe Sr."),
    ("J. Roe", "Mary Roe"),
    ("John A. Roe", "Mary A. Roe"),
    ("State Department", "Defense Department"),
]
UNKNOWN = [
    ("@janeroe", "Jane Roe"),
    ("@HarborRoe", "John Doe"),
    ("THE PRESIDENT", "Jane Roe"),
    ("Secretary of State", "Roe"),
    ("Q.", "Roe"),
    ("A.", "Roe"),
    ("MODERATOR", "Roe"),
    ("UNIDENTIFIED MALE", "Roe"),
    ("SPEAKER 1", "Roe"),
    ("QUESTION FROM THE AUDIENCE", "Roe"),
    ("the spokesman", "Roe"),
    ("the Ohio senator", "Roe"),
    ("He", "Roe"),
    ("", "Roe"),
    ("the Roe campaign", "Roe"),
    ("the Harbour Board", "Jane Roe"),
    ("Jane", "Jane Roe"),
    ("Gadafi", "Qadafi"),
    ("BENNET", "Michael Bennett"),
    ("习近平", "Jane Roe"),
    ("محمد", "Roe"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_variants_of_a_name_are_one(one: str, other: str) -> None:
    """Titles, initials, acronyms, diacritics, parties and case do not make another person of somebody."""
    assert same_bearer(one, other) is Sameness.SAME


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_names_that_contradict_each_other_are_two(one: str, other: str) -> None:
    """Another surname, given name, generation or sex is another person's."""
    assert same_bearer(one, other) is Sameness.DIFFERENT


@pytest.mark.parametrize(("one", "other"), UNKNOWN)
def test_what_names_nobody_known_contradicts_nobody(one: str, other: str) -> None:
    """A role, an office, another script or a doubtful spelling says neither yes nor no."""
    assert same_bearer(one, other) is Sameness.UNKNOWN


def test_a_surname_that_two_share_says_of_neither_that_it_is_meant() -> None:
    """Where two of one surname speak, the surname alone does not tell."""
    labels = ["JANE ROE", "JOHN ROE", "ANN TARN"]
    assert same_bearer("Roe", "JANE ROE", labels) is Sameness.UNKNOWN
    assert same_bearer("Tarn", "ANN TARN", labels) is Sameness.SAME
    assert same_bearer("Jane Roe", "JANE ROE", labels) is Sameness.SAME
    assert same_bearer("Roe", "JANE ROE", ["JANE ROE", "MS. ROE"]) is Sameness.SAME


@pytest.mark.parametrize(
    "label", ["Q.", "A.", "MODERATOR:", "UNIDENTIFIED FEMALE", "SPEAKER 12", "they", "4", "", "—", "Officials"]
)
def test_a_role_names_nobody(label: str) -> None:
    """Labels that transcripts give to people whom they do not know."""
    assert names_nobody(label)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("Mallow", "Malow", True),
        ("Mallow", "Mallwo", True),
        ("Mallow", "Mallov", True),
        ("Featherstone", "Fetherston", True),
        ("Mallow", "Mellov", False),
        ("Mallow", "MALLOW", False),
        ("Müller", "Muller", False),
        ("Roe", "Row", False),
    ],
)
def test_a_slip_is_a_letter_or_two(one: str, other: str, slip: bool) -> None:
    """Short words, diacritics and capitals are no slips; a long word may have two."""
    assert slipped(one, other) is slip


def test_distance_stops_counting() -> None:
    """Beyond what is asked the distance is one more than that."""
    assert distance("harbour", "harbor", 2) == 1
    assert distance("abcdef", "uvwxyz", 2) == 3
    assert distance("ab", "abcdef", 2) == 3


def test_letters_behind_a_name_are_a_surname_where_they_are_spelt_like_one() -> None:
    """ "Obe" is one, and "OBE" an honour."""
    assert parts_of("Ifeoma Obe").printed == ("ifeoma", "obe")
    assert parts_of("Ifeoma Obi OBE").printed == ("ifeoma", "obi")
