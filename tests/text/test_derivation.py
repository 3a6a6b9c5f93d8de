"""Derivations: what follows from figures as printed, and what does not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tieout.model.quantities import Interval
from tieout.text.derivation import Operand, Operation, derive, follows, times
from tieout.text.quantities import quantities
from tieout.text.rounding import around, step_of


def operand(text: str) -> Operand:
    """A figure as prose has it."""
    (quantity,) = quantities(text)
    return Operand.of(quantity)


def answer(text: str) -> Interval:
    """What a printed answer allows."""
    value = Decimal(text)
    return around(value, step_of(value))


@pytest.mark.parametrize(
    ("operation", "figures", "printed"),
    [
        (Operation.DIFFERENCE, ("7,362", "947"), "6415"),
        (Operation.SUM, ("121", "35", "39"), "195"),
        (Operation.AVERAGE, ("57", "44"), "50.5"),
        (Operation.RATIO, ("7,423", "947"), "7.8"),
        (Operation.CHANGE, ("592", "519"), "14.07"),
        (Operation.CHANGE, ("519", "592"), "-12.33"),
        (Operation.SHARE, ("43", "860"), "5"),
    ],
)
def test_what_follows_is_consistent_and_two_off_in_the_last_digit_is_not(
    operation: Operation, figures: tuple[str, ...], printed: str
) -> None:
    """The answer as printed agrees; moved by 2 in its last digit, either way, it does not."""
    operands = list(map(operand, figures))
    assert follows(operation, operands, answer(printed))
    last = Decimal(1).scaleb(Decimal(printed).as_tuple().exponent)  # type: ignore[arg-type]  # finite
    for moved in (2, -2):
        assert not follows(operation, operands, answer(str(Decimal(printed) + moved * last)))


def test_rounded_operands_widen_what_may_be_said() -> None:
    """Of "2.5 million" and "1.2 million" the difference is 1.2 to 1.4 million, and 1.5 is outside."""
    operands = [operand("2.5 million"), operand("1.2 million")]
    assert follows(Operation.DIFFERENCE, operands, Interval(Decimal(1_350_000), Decimal(1_450_000)))
    assert not follows(Operation.DIFFERENCE, operands, Interval(Decimal(1_450_000), Decimal(1_550_000)))


def test_the_scale_of_the_answer_may_be_another() -> None:
    """An answer in thousands is held against figures in full."""
    assert follows(Operation.SUM, [operand("2,400"), operand("3,100")], answer("5.5"), scale=3)


def test_a_fall_is_printed_without_its_sign() -> None:
    """Unsigned, a change of -20 % is a fall of 20 %."""
    operands = [operand("80"), operand("100")]
    assert follows(Operation.CHANGE, operands, answer("20"), signed=False)
    assert not follows(Operation.CHANGE, operands, answer("20"))


def test_times_are_read_as_n_or_where_more_is_said_as_n_plus_one() -> None:
    """7,423 is "seven times more" than 947 (7.84 times, so 6.84 times more) and not "five times"."""
    ratio = derive(Operation.RATIO, [operand("7,423"), operand("947")])
    assert ratio is not None
    assert times(ratio, answer("7"), more=True)
    assert not times(ratio, answer("7"))
    assert not times(ratio, answer("5"), more=True)
    third = derive(Operation.RATIO, [operand("90"), operand("30")])
    assert third is not None
    assert times(third, Interval(Decimal("0.32"), Decimal("0.35")))


@pytest.mark.parametrize(
    ("operation", "figures", "shown"),
    [
        (Operation.RATIO, ("7,423", "947"), "7,423 / 947 = 7.84"),
        (Operation.CHANGE, ("592", "519"), "(592 - 519) / 519 = 14.1 %"),
        (Operation.DIFFERENCE, ("7,423", "947"), "7,423 - 947 = 6,476"),
        (Operation.AVERAGE, ("57", "44"), "(57 + 44) / 2 = 50.5"),
        (Operation.DIFFERENCE, ("$5.3 million", "$4.1 million"), "$5.3 million - $4.1 million = 1,200,000"),
    ],
)
def test_a_derivation_is_shown_in_the_figures_as_printed(
    operation: Operation, figures: tuple[str, ...], shown: str
) -> None:
    """The working holds the writer's own figures, and the result as many digits as a reader needs."""
    derived = derive(operation, [operand(figure) for figure in figures])
    assert derived is not None
    assert derived.shown() == shown


def test_a_result_is_shown_with_the_digits_that_tell_it_from_the_answer() -> None:
    """7.84 rounds to 8, so the figure beside a printed 8 has its decimals."""
    derived = derive(Operation.RATIO, [operand("7,423"), operand("947")])
    assert derived is not None
    assert derived.shown(Decimal("7.84")) == "7,423 / 947 = 7.838"


def test_nothing_is_derived_from_a_base_of_nothing() -> None:
    """A share of 0, and a difference of one figure, are no derivations: nothing is wrong with them."""
    nothing = Operand.exact("0", Decimal(0))
    assert derive(Operation.SHARE, [operand("5"), nothing]) is None
    assert derive(Operation.DIFFERENCE, [operand("5")]) is None
    assert follows(Operation.SHARE, [operand("5"), nothing], answer("12"))


def test_a_base_whose_interval_holds_nothing_settles_nothing() -> None:
    """Where the base may be 0, any ratio may be."""
    base = Operand("about 0.4", Decimal("0.4"), Interval(Decimal(-1), Decimal(1)))
    assert follows(Operation.RATIO, [operand("5"), base], answer("900"))
