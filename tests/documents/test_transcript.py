"""Who speaks where, and who only seems to."""

from __future__ import annotations

import pytest

from tieout.documents import read_text
from tieout.documents.transcript import find_turns


def _speakers(text: str) -> list[str]:
    return [turn.speaker for turn in find_turns(text)]


def _dialogue(first: str, second: str, gap: str = " ") -> str:
    lines = ("When do the boats leave?", "They leave at dawn.", "And in winter?", "In winter they stay.")
    labels = (first, second, first, second)
    return "\n\n".join(label + gap + line for label, line in zip(labels, lines, strict=True))


@pytest.mark.parametrize(
    ("first", "second", "speakers"),
    [
        ("JANE DOE:", "JOHN ROE:", ["JANE DOE", "JOHN ROE"]),
        ("MR. DOE:", "MS. McROE:", ["MR. DOE", "MS. McROE"]),
        ("SEN. JANE DOE (R-TX):", "REP. JOHN ROE (D-NY):", ["SEN. JANE DOE", "REP. JOHN ROE"]),
        ("THE COURT:", "THE WITNESS:", ["THE COURT", "THE WITNESS"]),
        ("Jane Doe:", "John Roe:", ["Jane Doe", "John Roe"]),
        ("[Jane Doe]:", "[John Roe]:", ["Jane Doe", "John Roe"]),
        ("[00:12:33] JANE DOE:", "[00:12:40] JOHN ROE:", ["JANE DOE", "JOHN ROE"]),
        ("00:12 - Jane Doe:", "00:14 - John Roe:", ["Jane Doe", "John Roe"]),
        ("Jane Doe: (00:12)", "John Roe: (00:14)", ["Jane Doe", "John Roe"]),
        ("JANE DOE :", "JOHN ROE :", ["JANE DOE", "JOHN ROE"]),
        ("Speaker 1:", "Speaker 2:", ["Speaker 1", "Speaker 2"]),
        ("Question:", "Jane Doe:", ["Question", "Jane Doe"]),
        (">> JANE DOE:", ">> JOHN ROE:", ["JANE DOE", "JOHN ROE"]),
        ("Q.", "A.", ["Q", "A"]),
        ("Q:", "A:", ["Q", "A"]),
        ("Q", "A", ["Q", "A"]),
        ("   12   Q.", "   14   A.", ["Q", "A"]),
        ("A VOICE:", "THE CHAIRMAN:", ["A VOICE", "THE CHAIRMAN"]),
        ("Q. B. DOE:", "A. C. ROE:", ["Q. B. DOE", "A. C. ROE"]),
        ("Mr. DOE.", "Mr. VAN ROE.", ["Mr. DOE", "Mr. VAN ROE"]),
        ("    Mr. DOE of Ohio.", "    Mr. McROE.", ["Mr. DOE of Ohio", "Mr. McROE"]),
        ("JANE DOE.—", "JOHN B. ROE. --", ["JANE DOE", "JOHN B. ROE"]),
        ("    Senator Doe.", "    Ms. Van Roe.", ["Senator Doe", "Ms. Van Roe"]),
        ("Mr. Doe of Ohio.", "The Chairman.", ["Mr. Doe of Ohio", "The Chairman"]),
        ("Dr. Doe [continuing].", "Ranking Member Roe.", ["Dr. Doe", "Ranking Member Roe"]),
        ("[JANE DOE]", "[JOHN ROE]", ["JANE DOE", "JOHN ROE"]),
        (
            "JANE DOE, harbor warden:",
            "JOHN ROE, Mayor of Harborton:",
            ["JANE DOE, harbor warden", "JOHN ROE, Mayor of Harborton"],
        ),
        ("Jane Doe, harbor warden:", "John Roe, host:", ["Jane Doe, harbor warden", "John Roe, host"]),
        ("Жанна Доу：", "Иван Роу：", ["Жанна Доу", "Иван Роу"]),
    ],
)
def test_labels_open_turns(first: str, second: str, speakers: list[str]) -> None:
    """Every manner in which transcripts print a label; the speaker is the label without time, party and colon."""
    assert _speakers(_dialogue(first, second)) == speakers * 2


def test_one_question_without_a_stop_is_enough_beside_names() -> None:
    """As a statement to the press ends, in which one question was put; the letter is set off by a wide gap."""
    text = (
        "THE WARDEN: The boats will stay in port this winter.\n\nMS. ROE: So will the nets.\n\n"
        "Q    Thank you. When do they leave?\n\nTHE WARDEN: In spring.\n\nMS. ROE: In May."
    )
    assert _speakers(text) == ["THE WARDEN", "MS. ROE", "Q", "THE WARDEN", "MS. ROE"]


def test_labels_may_stand_on_a_line_of_their_own() -> None:
    """With a colon or without one, above the words."""
    assert _speakers(_dialogue("Jane Doe:", "John Roe:", "\n")) == ["Jane Doe", "John Roe"] * 2
    assert _speakers(_dialogue("JANE DOE", "JOHN ROE", "\n")) == ["JANE DOE", "JOHN ROE"] * 2
    assert _speakers(_dialogue("Jane Doe  00:12", "John Roe  00:14", "\n")) == ["Jane Doe", "John Roe"] * 2
    assert _speakers(_dialogue("Jane Doe", "John Roe", "\r\n")) == ["Jane Doe", "John Roe"] * 2
    assert _speakers(_dialogue("Jane Doe", "John Roe", "\n\n")) == ["Jane Doe", "John Roe"] * 2
    assert _speakers(_dialogue("JANE DOE", "JOHN ROE", "\n\n")) == ["JANE DOE", "JOHN ROE"] * 2


def test_a_label_is_known_though_the_words_behind_it_are_wrapped_short() -> None:
    """The first line need not end a sentence, nor be long, where the words go on in the next."""
    lines = (
        "When do the boats\nleave?",
        "They leave when\nit is light.",
        "And in the winter\nmonths?",
        "Then they stay\nhere.",
    )
    labels = ("Jane Doe: ", "John Roe: ") * 2
    text = "\n".join(label + line for label, line in zip(labels, lines, strict=True))
    assert _speakers(text) == ["Jane Doe", "John Roe"] * 2


def test_lines_of_capitals_are_no_labels_where_everything_is_in_capitals() -> None:
    """Captions recur by chance, at the head of a line as anywhere."""
    text = ">> JANE DOE: WE LEAVE AT DAWN\nTHE BOATS\nARE READY.\n>> JOHN ROE: SO YOU SAY\nAND YET\nTHEY ARE OLD.\n"
    assert set(_speakers(text * 3)) == {"JANE DOE", "JOHN ROE"}


def test_a_title_with_a_word_in_capitals_is_a_label_only_if_it_addresses_others_too() -> None:
    """ "Harbor FUND." at the head of a wrapped line is not a speaker among "Mr. DOE." and "Mr. ROE."."""
    text = _dialogue("Mr. DOE.", "Mr. ROE.") + "\nHarbor FUND. It was spent in the year that followed, and on boats."
    assert _speakers(text) == ["Mr. DOE", "Mr. ROE"] * 2


def test_a_turn_runs_from_its_label_to_the_next() -> None:
    """Its words are without the label, the last without the white space at the end."""
    text = "Introduction.\n\nJANE DOE: When?\n\nIn winter?\n\nJOHN ROE: At dawn.\n\nJANE DOE: Good.\n"
    turns = find_turns(text)
    assert [text[slice(*turn.label)] for turn in turns] == ["JANE DOE:", "JOHN ROE:", "JANE DOE:"]
    assert [text[slice(*turn.span)] for turn in turns] == ["When?\n\nIn winter?", "At dawn.", "Good."]


def test_labels_may_change_their_manner_half_way() -> None:
    """A debate with questions from the hall goes on as it began."""
    text = (
        _dialogue("JANE DOE:", "JOHN ROE:")
        + "\n\n"
        + _dialogue("Q.", "A.")
        + "\n\n"
        + _dialogue("Ann Poe:", "Question:")
    )
    assert set(_speakers(text)) == {"JANE DOE", "JOHN ROE", "Q", "A", "Ann Poe", "Question"}


def test_one_label_may_open_a_speech() -> None:
    """A file that begins with a name in capitals and speaks in the first person is that person's."""
    speech = "JANE DOE: Thank you. I have said that we leave at dawn, and I will say it again to you, my friends.\n\n"
    assert _speakers(speech + "We will not wait. I promise you that.") == ["JANE DOE"]


@pytest.mark.parametrize(
    "text",
    [
        "Note: the boats leave at dawn.\n\nThey stay in winter.\n\nWarning: the pier is wet.",
        "The result: nobody came.\n\nHowever: the boats left.\n\nOne thing is sure: they came back.",
        "SUBJECT: Boats\nFROM: The harbour\nTO: The town\nDATE: 3 May\n\nThe boats leave at dawn.",
        "Name: Jane\nAge: 41\nHarbour: East\n\nName: John\nAge: 43\nHarbour: West",
        "East Pier: 1,204\nWest Pier: 871\nEast Pier: 1,300\nWest Pier: 900",
        "PORT TOWN: The boats left at dawn, the harbour office reports. They are due back by night.",
        "A boat left.\n\nA second one followed.\n\nA third one stayed. Q was not asked.",
        "HARBOUR NEWS\nThe boats left.\n\nTOWN NEWS\nThe market opened.",
        "She said:\n\n“We leave at dawn.”\n\nHe replied:\n\n“Then so do we.”",
        "Last May, the warden said: We go.\n\nNext May, she said: No.\n\nLast May, he said: Yes.\n\nNext May, I: Why?",
        "[LOUD APPLAUSE] Thank you.\n\n[MORE LAUGHTER] Thank you.\n\n[LOUD APPLAUSE] Thank you again.",
        "Our Boats\n\nThey are old.\n\nThe yard is idle.\n\nOur Pier\n\nIt is long.\n\nOur Boats\n\nThey leave.",
        "The harbour is closed.\n\n[\xa0\xa0]: see below\n\n[\xa0]: see above\n\n[\xa0\xa0]: see there",
        "Update: The harbour is closed.\n\nUpdate: The harbour is open.\n\nUpdate: It is closed again.",
    ],
)
def test_what_only_looks_like_a_label_is_none(text: str) -> None:
    """Lists, memos, headings, datelines and ordinary colons are not speakers."""
    assert _speakers(text) == []


def test_headings_and_footnotes_are_no_labels() -> None:
    """What a format knows to be a heading does not speak."""
    text = "## Jane Doe:\n\nWhen?\n\n## John Roe:\n\nAt dawn.\n\n## Jane Doe:\n\nWhy?\n\n## John Roe:\n\nTide."
    assert read_text(text, "a.md", "d1").turns == ()


def test_turns_are_found_in_every_format() -> None:
    """Bold labels of Markdown and paragraphs of HTML are labels like any other."""
    markdown = "**Jane Doe:** When?\n\n**John Roe:** At dawn.\n\n**Jane Doe:** Why?\n\n**John Roe:** The tide."
    html = "<p><b>JANE DOE:</b> When?<p>JOHN ROE: At\nMOST: dawn.<p>JANE DOE: Why?"
    assert len(read_text(markdown, "a.md", "d1").turns) == 4
    assert [turn.speaker for turn in read_text(html, "a.html", "d1").turns] == ["JANE DOE", "JOHN ROE", "JANE DOE"]


def test_a_title_and_a_name_that_end_a_sentence_are_no_label() -> None:
    """A line that a sentence runs over, a letter's salutation, and names that nobody answers."""
    assert (
        _speakers("They had seen\nMr. Doe. He left.\nThey then saw\nMs. Roe. She left. They saw\nMr. Doe. He ran.\n")
        == []
    )
    assert _speakers("Mr. Doe. The boats left at dawn.\n\nThe nets dried.\n\nThe bell was rung.\n") == []
    assert (
        _speakers("    Brown Bread. Mix flour.\n\n    White Bread. Mix flour.\n\n    Brown Bread. Bake it.\n\n" * 2)
        == []
    )


POST_HEADS = [
    "Jane Doe @janedoe · Mar 5",
    "Jane Doe (@janedoe) · 4h",
    "Jane Doe @janedoe 10:42 AM - 5 Mar 2025",
    "Jane Doe\n@janedoe · Mar 5, 2025",
    "Jane Doe (@janedoe):",
    "Jane Doe @janedoe",
]


@pytest.mark.parametrize("head", POST_HEADS)
def test_the_head_of_a_post_is_a_label(head: str) -> None:
    """The name beside a handle, with the day or without."""
    other = head.replace("Jane Doe", "John Roe").replace("janedoe", "roe")
    gap = " " if head.endswith(":") else "\n"
    turns = find_turns(f"{head}{gap}The boats left at dawn.\n\n{other}{gap}They did not.\n")
    assert [turn.speaker.strip("@") for turn in turns] in (["Jane Doe", "John Roe"], ["janedoe", "roe"])


def test_a_handle_alone_is_nobodys_name() -> None:
    """What stands before a day is the poster; whose post is passed on is known by handle only."""
    assert _speakers("@janedoe · Mar 5\nThe boats left.\n\nRT @roe: They did not.\n") == ["@janedoe", "@roe"]


@pytest.mark.parametrize(
    "text",
    [
        "The boats left.\n@janedoe you promised 4 boats\n@roe so did you\n",
        "Write to us.\nharbour@example.org\n\nOr here.\npier@example.org\n",
        "Follow us @harbour\n\nThe boats left at dawn.\n",
    ],
)
def test_other_lines_with_a_handle_are_no_label(text: str) -> None:
    """An answer, an address, a notice."""
    assert _speakers(text) == []
