"""Finding and choosing rules."""

from __future__ import annotations

import pytest

from tieout.config import Override, Settings
from tieout.errors import UsageError
from tieout.model import Severity
from tieout.rules import all_rules, chosen, find, refuse_unknown, select


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
    """Where it is named as closely as what is chosen, or more so."""
    assert codes(ignore=("Q1",)) == {code for code in codes() if not code.startswith("Q1")}
    assert codes("Q10", ignore=("words-added",)) == codes("Q10") - {"Q104"}
    assert codes("Q103", ignore=("Q103",)) == set()


def test_the_closer_selector_counts() -> None:
    """Who ignores all of a kind and selects one of it wants that one."""
    assert codes("Q103", ignore=("Q",)) == {"Q103"}
    assert codes("Q1", ignore=("Q10",)) == {code for code in codes("Q1") if not code.startswith("Q10")}
    assert codes("Q10", "Q1", ignore=("Q1",)) == codes("Q10")


def test_selections_and_exceptions_can_be_extended() -> None:
    """What extends one stands beside it; a rule that has to be asked for is so, without the others being lost."""
    assert {rule.code for rule in select((), (), extend_select=("C105",))} == codes() | {"C105"}
    assert {rule.code for rule in select(("Q",), ("Q111",), extend_ignore=("Q112",))} == codes("Q") - {"Q111", "Q112"}


def test_the_level_that_names_a_rule_most_closely_counts() -> None:
    """And of two that name it as closely, the later: that of the nearer table."""
    settings = Settings(levels=(("Q1", Severity.INFO), ("tidied", Severity.WARNING), ("Q1", Severity.ERROR)))
    levels = chosen(settings).levels
    assert (levels["Q111"], levels["Q102"]) == (Severity.WARNING, Severity.ERROR)
    assert "F101" not in levels


@pytest.mark.parametrize(
    "settings",
    [
        Settings(levels=(("Q9", Severity.INFO),)),
        Settings(per_file_ignores=(("*.md", ("Q9",)),)),
        Settings(overrides=(Override(("*.md",), (("select", ("Q9",)),)),)),
    ],
)
def test_a_rule_that_there_is_not_is_refused_wherever_it_is_named(settings: Settings) -> None:
    """Also for a draft that is not checked today."""
    with pytest.raises(UsageError, match="There is no rule 'Q9'"):
        refuse_unknown(settings)


@pytest.mark.parametrize("selector", ["Q9", "y", "", "words"])
def test_a_selector_that_fits_nothing(selector: str) -> None:
    """Is a slip of the pen, not an empty choice."""
    with pytest.raises(UsageError):
        select((selector,), ())
    with pytest.raises(UsageError):
        select((), (selector,))
