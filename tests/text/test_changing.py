"""By how much something changed, told from how much of it there is."""

from __future__ import annotations

import pytest

from tieout.model import Span
from tieout.text.changing import Change, Part, change_in, change_told


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Costs rose by >30%<.", 1),
        ("Costs rose by nearly >30%<.", 1),
        ("Costs fell >12%< last year.", -1),
        ("An increase of about >£1.3m< came.", 1),
        ("It saw a >30%< rise.", 1),
        ("It saw a >30-point< drop.", -1),
        ("Costs were >30%< higher.", 1),
        ("It has >6< fewer boats.", -1),
        ("Costs were >£24< (6%) below those of May.", -1),
        ("Costs were £24 (>6%<) less than in May.", 0),
        ("Costs were >1.9m<, or 31%, higher than in May.", 1),
        ("It stood >7.4%< above May.", 1),
        ("The cost is down >12%<.", -1),
        ("It is >4 kg< heavier than that.", 1),
        ("It is >4 kg< lighter.", -1),
        ("It is >14%< brighter than that.", -1),
        ("It has >14< rather than ten.", 0),
        ("Costs rose to >£5.6m<.", 0),
        ("Costs rose from >£5.6m<.", 0),
        ("It cost >£5.6m< in May.", 0),
        ("It has >30< increases of pay.", 0),
        ("Together they make up >93%<.", 0),
        ("They cut the average fare by >$10<.", -1),
        ("It raises the rent by about >£3<.", 1),
        ("It fell and, followed by >two< boats, sank.", 0),
        ("It lost 20,800 jobs over the year, and >7,300< in May.", -1),
        ("Women made up 80 of the crew, and >70< in June.", 0),
        ("It was a catchup by nearly 20,800 jobs over all the years of the game, and >7,300< in May.", 0),
    ],
)
def test_a_change_is_told_by_the_words_around_it(text: str, change: int) -> None:
    """1 for a rise, -1 for a fall, 0 for what is no change."""
    start, end = text.index(">"), text.index("<") - 1
    assert change_in(text.replace(">", "").replace("<", ""), Span(start, end)) == change


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It went from >94<% to 89%.", Change(Part.BEFORE, 0, "")),
        ("It went from 94% to >89<%.", Change(Part.AFTER, 0, "")),
        ("It fell from >94<% to 89%.", Change(Part.BEFORE, -1, "fell")),
        ("They gave coats to >89< men.", None),
        ("It made up >89%< of it.", None),
    ],
)
def test_two_ends_make_a_change(text: str, told: Change | None) -> None:
    """Though no verb says which way it went; one end alone makes none."""
    start, end = text.index(">"), text.index("<") - 1
    assert change_told(text.replace(">", "").replace("<", ""), Span(start, end)) == told


def test_what_may_be_counted_either_way_tells_no_way() -> None:
    """'Faster' is less time, and more speed."""
    text = "It was 14% faster than that."
    start = text.index("14%")
    assert change_told(text, Span(start, start + 3)) == Change(Part.AMOUNT, 0, "faster")
