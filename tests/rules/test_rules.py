"""Finding and choosing rules."""

from __future__ import annotations

import pytest

from tieout.errors import UsageError
from tieout.rules import all_rules, find, select


def codes(*selected: str, ignore: tuple[str, ...] = ()) -> set[str]:
    """The codes of the rules that are chosen."""
    return {rule.code for rule in select(selected, ignore)}


def test_a_rule_is_found_however_it_is_written() -> None:
    """In capitals or not, with spaces around it."""
    assert find(" q103 ").code == find("Words-Omitted").code == "Q103"


@pytest.mark.parametrize(
    ("wanted", "hint"), [("Q13", "Q113"), ("word-omitted", "words-omitted"), ("zzzz", "tieout rule"), ("", "")]
)
def test_a_rule_that_there_is_not(wanted: str, hint: str) -> None:
    """The sentence names the nearest, or where they are listed."""
    with pytest.raises(UsageError, match="There is no rule") as problem:
        find(wanted)
    assert hint in str(problem.value)


def test_all_rules_are_chosen_by_default() -> None:
    """In the order of their codes, but for those that have to be asked for."""
    assert select((), ()) == tuple(rule for rule in all_rules() if not (rule.opt_in or rule.preview))
    assert codes("ALL") == codes()


def test_the_beginning_of_a_code_chooses_all_that_begin_so() -> None:
    """And a name chooses its own."""
    assert codes("Q2") == {"Q201"}
    assert codes("q10") == {code for code in codes() if code.startswith("Q10")}
    assert codes("words-omitted", "Q201") == {"Q103", "Q201"}


def test_a_rule_that_has_to_be_asked_for() -> None:
    """Its own code or name, not the beginning of it."""
    assert "C105" not in codes("C") | codes("C10") | codes("ALL")
    assert codes("c105") == codes("uncited") == {"C105"}


def test_what_is_ignored_is_left_out_of_what_is_chosen() -> None:
    """However broadly that was chosen."""
    assert codes(ignore=("Q1",)) == {code for code in codes() if not code.startswith("Q1")}
    assert codes("Q10", ignore=("words-added",)) == codes("Q10") - {"Q104"}
    assert codes("Q103", ignore=("Q",)) == set()


@pytest.mark.parametrize("selector", ["Q9", "x", "", "words"])
def test_a_selector_that_fits_nothing(selector: str) -> None:
    """Is a slip of the pen, not an empty choice."""
    with pytest.raises(UsageError):
        select((selector,), ())
    with pytest.raises(UsageError):
        select((), (selector,))
