"""What the printer put on the page."""

from __future__ import annotations

import time

from tieout.documents.furniture import page_furniture
from tieout.documents.transcript import find_asides


def _found(text: str) -> list[str]:
    return [text[slice(*span)] for span in page_furniture(text)]


def test_page_numbers_are_lines_that_count_up() -> None:
    """Three in a row show that they are pages; a number alone may be anything."""
    assert _found("one\n1\ntwo\n- 2 -\nthree\n3\nfour") == ["1", "- 2 -", "3"]
    assert _found("The year\n1984\nwas dry.\n12\nboats stayed.") == []


def test_worded_page_numbers_need_no_company() -> None:
    """ "Page 3 of 9" alone on its line is one wherever it stands."""
    assert _found("one\nPage 3 of 9\ntwo, Page 4 of the book") == ["Page 3 of 9"]


def test_star_pages_count_up_inside_the_words() -> None:
    """As printed reports mark them."""
    assert _found("The boats *12 leave at *13 dawn and *14 return.") == ["*12", "*13", "*14"]
    assert _found("Rated *5 by some, *2 by others.") == []


def test_running_heads_recur_beside_page_breaks() -> None:
    """But for the digits in them; the words of the page do not recur."""
    text = "".join(f"HARBOUR REPORT {page}\nWords of page {'abcd'[page]}.\n\f" for page in range(4))
    assert _found(text).count("\f") == 4
    assert {f"HARBOUR REPORT {page}" for page in range(1, 4)} <= set(_found(text))
    assert not any("Words" in found for found in _found(text))


def test_subtitle_times_are_nobodys_words() -> None:
    """The number of a caption and its time."""
    assert _found("WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.500\nBoats leave.\n") == ["1\n00:00:01.000 --> 00:00:02.500"]


def test_the_line_numbers_of_a_deposition_count_up_page_after_page() -> None:
    """Two pages of ten lines or more show it; one alone may be a list, and a number of the words stays."""
    page = "".join(f"{line:>2}  Q.  Were there 12 boats?\n" for line in range(1, 13))
    assert _found("\n" + page + "\f\n" + page).count("12") == 2
    assert len(_found("\n" + page + "\f\n" + page)) == 2 * 12 + 1
    assert _found("\n" + page) == []


def test_asides_of_all_kinds_come_in_order_and_apart() -> None:
    """Where two overlap they are one."""
    text = "one (applause)\n1\ntwo\n2\nthree [inaudible]\n3\n"
    spans = find_asides(text, False, page_furniture(text))
    assert [text[slice(*span)] for span in spans] == ["(applause)", "1", "2", "[inaudible]", "3"]


def test_nothing_but_numbers_takes_no_time() -> None:
    """A hundred thousand of them, each of which may be that of a page: four times as many take four times as long."""

    def seconds(lines: int) -> float:
        start = time.process_time()
        page_furniture("1\n2\n3\n" * (lines // 3))
        return time.process_time() - start

    few = min(seconds(25_000) for _ in range(3))
    assert seconds(100_000) < 12 * few


def test_a_page_number_that_parts_a_sentence_needs_no_company() -> None:
    """Far in from the margin, between words that go on; so do the numbers that count up from it."""
    page = " " * 30
    assert _found(f"The boats were built\n{page}14\n\nbefore they were paid for.\n\n{page}15\n\nThe end.") == [
        f"{page}14",
        f"{page}15",
    ]
    assert _found(f"The boats were built.\n{page}14\n\nThey were paid for.") == []
    assert _found("The boats were built\n14\nyears before.") == []


def test_the_page_numbers_of_a_deposition_stand_above_its_lines() -> None:
    """Pages may be missing between them; the number of an empty line is none."""
    lines = "".join(f"{line:>2}   Q.  Were there boats?\n" for line in range(1, 13))
    page = " " * 40
    found = _found(f"{page}21\n{lines}{page}47\n{lines}")
    assert f"{page}47" in found
    assert _found(f"\n{lines}13\n{lines}").count("13") == 1


def test_page_numbers_in_brackets() -> None:
    """As records of hearings print them."""
    assert _found("one\n[[Page 14]]\ntwo") == ["[[Page 14]]"]
