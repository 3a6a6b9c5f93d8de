"""Which characters are quotation marks, in every style that drafts come in."""

from __future__ import annotations

import pytest

from tests.items.drafts import found_in, texts_in, the_one_in, unpaired_in

WORDS = "Boats leave the old pier at dawn"

STYLES = [
    ("‘‘", "’’"), ("“", "’’"),
    ("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("« ", " »"), ("«\u00a0", "\u00a0»"), ("‹", "›"),
    ("»", "«"), ("›", "‹"), ("„", "“"), ("„", "”"), ("‚", "‘"), ("「", "」"), ("『", "』"), ("''", "''"), ("``", "''"),
    ("”", "”"), ("“", "“"), ("“", '"'), ('"', "”"), ("„", '"'), ("``", '"'), ("’", "’"), ("“ ", " ”"), ('" ', ' "'),
]  # fmt: skip


@pytest.mark.parametrize(("opening", "closing"), STYLES)
@pytest.mark.parametrize("lead", ["The warden said: ", "", "The notice by the gate reads "])
def test_every_style_of_mark_gives_the_words_between(opening: str, closing: str, lead: str) -> None:
    """A quotation is the words between its marks, whatever the marks."""
    quotation = the_one_in(f"{lead}{opening}{WORDS},{closing} and the bell rang twice.\n")
    assert quotation.text == WORDS + ","
    assert quotation.marks == (opening.strip(), closing.strip())


@pytest.mark.parametrize(("opening", "closing"), STYLES)
def test_two_quotations_in_one_paragraph_stay_two(opening: str, closing: str) -> None:
    """The words between two quotations are not a third one turned inside out."""
    text = (
        f"{opening}{WORDS},{closing} she said. The harbour was still. {opening}Nets dry on the wall,{closing} he wrote."
    )
    assert texts_in(text) == [WORDS + ",", "Nets dry on the wall,"]
    assert not unpaired_in(text)


NO_QUOTATION = [
    "We don't know what the harbour's keeper wouldn't say.",
    "We don’t know what the harbour’s keeper wouldn’t say.",
    "The '90s were kind to the '80s crowd, and rock 'n' roll to both.",
    "The ’90s were kind to the ’80s crowd, and rock ’n’ roll to both.",
    "‘Tis the season, and ’twas ever so; get ‘em while they’re fresh.",
    "The workers' pay and the owners' gain were set by the masters' guild.",
    "The workers’ pay and the owners’ gain were set by the masters’ guild.",
    "O'Brien and O’Neill read L'Aurore at the Johnsons' house.",
    'He is 6\'2" tall and owns a 5" pipe, two 12\' boards and a 30" screen.',
    "He is 6’2” tall and owns a 5” pipe.",
    "The run took 12' 30\" on the day.",
    "She was singin' and dancin' till mornin' came.",
    'Boats    2 pounds\nNets       "\nOars       "\n',
    "A stray ' or ` or '' between words.".replace(" or ''", ""),
    'Empty marks “” and "" hold nothing, nor do “…” and " ".',
]


@pytest.mark.parametrize("text", NO_QUOTATION)
def test_apostrophes_and_units_are_no_marks(text: str) -> None:
    """Apostrophes, feet, inches, minutes, seconds and ditto marks neither quote nor are reported."""
    assert texts_in(text) == []
    assert unpaired_in(text) == []


AMONG_APOSTROPHES = [
    ("The keepers' word was 'always leave a lamp' and the boats' owners agreed.", ["always leave a lamp"]),
    ("It was the Taliban's stance on 'ceasefire' and the US' on 'truce' that failed.", ["ceasefire", "truce"]),
    ("‘I don’t know the dogs’ names,’ he said.", ["I don’t know the dogs’ names,"]),
    ("'I don't know the dogs' names,' he said.", ["I don't know the dogs' names,"]),
    ('"It was a 5" pipe," he said. "I measured it."', ['It was a 5" pipe,', "I measured it."]),
    ("“He is 6’2”,” she said, and left.", ["He is 6’2”,"]),
    ('He left in "1990" and came back.', ["1990"]),
    ("(“Boats at dawn” was the sign.)", ["Boats at dawn"]),
    ("The so-called—“peace”—held.", ["peace"]),
    ("He said:“Boats leave.”Then he left.", ["Boats leave."]),
]


@pytest.mark.parametrize(("text", "expected"), AMONG_APOSTROPHES)
def test_marks_are_told_from_apostrophes_and_units(text: str, expected: list[str]) -> None:
    """A quotation keeps its ends where apostrophes and inches stand in it and beside it."""
    assert texts_in(text) == expected
    assert unpaired_in(text) == []


NESTED = [
    ("“She told me ‘no’ twice,” he said.", "She told me ‘no’ twice,"),
    ("‘She told me “no” twice,’ he said.", "She told me “no” twice,"),
    ("\"She told me 'no' twice,\" he said.", "She told me 'no' twice,"),
    ('"She told me "leave the pier" twice," he said.', 'She told me "leave the pier" twice,'),
    ("''She told me 'no,' twice,'' he said.", "She told me 'no,' twice,"),
    ("''She told me, 'Leave the pier,''' he said.", "She told me, 'Leave the pier,'"),
    ("'''Leave the pier,' was all she said,'' he recalled.", "'Leave the pier,' was all she said,"),
    ("'''Dawn,'' he said to me, was the name.'", "''Dawn,'' he said to me, was the name."),
    ("\"She told me, 'Leave the pier,' \" he said.", "She told me, 'Leave the pier,'"),
    ("« Elle m’a dit “non” deux fois », dit-il.", "Elle m’a dit “non” deux fois"),
    ("„Sie sagte ‚nein‘ zu mir“, sagte er.", "Sie sagte ‚nein‘ zu mir"),
    ("他说「她说『不』就走了」。", "她说『不』就走了"),
    ("他说：“她说‘不’就走了。”", "她说‘不’就走了。"),
    ("“A ‘b “c” d’ e,” he said.", "A ‘b “c” d’ e,"),
]


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_inner_marks_belong_to_the_outer_quotation(text: str, expected: str) -> None:
    """Marks within marks make no item of their own."""
    assert texts_in(text) == [expected]
    assert unpaired_in(text) == []


def test_a_quotation_knows_where_it_stands() -> None:
    """The span excludes the marks, the place counts lines and columns from 1, and the id names document and number."""
    text = "A day at the pier.\n\nShe said, “Boats leave\nat dawn.”\n"
    (quotation,) = found_in(text).quotations
    assert (quotation.id, quotation.document) == ("d1-q1", "d1")
    assert text[slice(*quotation.span)] == quotation.text == "Boats leave\nat dawn."
    assert (quotation.location.line, quotation.location.column) == (3, 12)
    assert [part.text for part in quotation.parts] == [quotation.text]


@pytest.mark.parametrize("note", ["¹", "²³", "*", "†", "[4]", "4", "112"])
@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»"), ("„", "“")])
def test_the_mark_of_a_note_may_follow_the_closing_mark(opening: str, closing: str, note: str) -> None:
    """Raised, in brackets, or a plain figure that lost its place above the line."""
    first, second = f"{opening}Boats leave at dawn.{closing}{note}", f"{opening}Nets dry,{closing}{note} he said."
    text = f"{first} The bell rang. {second} The bell rang again."
    assert texts_in(text) == ["Boats leave at dawn.", "Nets dry,"]
    assert unpaired_in(text) == []


def test_a_number_may_open_a_quotation() -> None:
    """What stands before the mark tells a number to quote from the number of a note."""
    assert texts_in('They saw "12 boats" and "3 of the old ones" there.') == ["12 boats", "3 of the old ones"]
