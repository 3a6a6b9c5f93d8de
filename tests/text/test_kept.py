"""What is kept of drafts from check to check."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor

import tieout
from tieout.model import Claim
from tieout.text.kept import Kept, forget_old_drafts, kept


def asked(most: int = 8) -> tuple[Kept[[int], str], list[int]]:
    """A function that keeps its answers, and what it was really asked."""
    answered: list[int] = []

    @kept(most)
    def answer(question: int) -> str:
        answered.append(question)
        return str(question)

    return answer, answered


def test_what_was_asked_lately_is_not_worked_out_again() -> None:
    """The second answer to one question is the first."""
    answer, answered = asked()
    assert [answer(1), answer(2), answer(1)] == ["1", "2", "1"]
    assert answered == [1, 2]


def test_of_more_than_is_kept_the_last_ones_are() -> None:
    """Asking again counts as asking last."""
    answer, answered = asked(most=2)
    for question in (1, 2, 1, 3, 1, 2):
        answer(question)
    assert answered == [1, 2, 3, 2]


def test_what_is_asked_in_every_second_check_stays() -> None:
    """Who edits two drafts in turn has both read once."""
    answer, answered = asked()
    for check in range(6):
        answer(check % 2)
        forget_old_drafts()
    assert answered == [0, 1]


def test_what_nobody_asked_for_in_four_checks_goes() -> None:
    """Four checks without a question are enough."""
    answer, answered = asked()
    answer(0)
    for _ in range(4):
        forget_old_drafts()
    answer(0)
    assert answered == [0, 0]


def test_keyword_arguments_are_a_part_of_the_question() -> None:
    """Two questions that differ in one of them have two answers."""

    @kept(8)
    def shown(number: int, *, sign: str = "") -> str:
        return f"{sign}{number}"

    assert [shown(1), shown(1, sign="-"), shown(1, sign="+"), shown(1)] == ["1", "-1", "+1", "1"]


def test_threads_may_ask_and_end_checks_at_once() -> None:
    """No answer is lost or mixed up."""
    answer, _ = asked(most=4)

    def ask(start: int) -> bool:
        for number in range(2_000):
            question = (start + number) % 7
            if answer(question) != str(question):
                return False
            if number % 50 == 0:
                answer.end_check()
        return True

    with ThreadPoolExecutor(4) as threads:
        assert all(threads.map(ask, range(4)))


def test_a_process_that_is_asked_once_of_each_draft_holds_but_the_last_few() -> None:
    """Thirty drafts later no more claims are alive than after twelve."""

    def living() -> int:
        gc.collect()
        return sum(isinstance(one, Claim) for one in gc.get_objects())

    def check(number: int) -> None:
        draft = f"The ferry to Dunmere carried {number} people in May, and {number + 7} in June."
        tieout.check(draft, {"report": f"In May the ferry to Dunmere carried {number} people."})

    for number in range(300, 312):
        check(number)
    before = living()
    for number in range(400, 430):
        check(number)
    assert living() <= before
