"""Worked answers over tables: an expression such as "(1,240 - 990) / 990", taken apart into operations on operands.

The expressions are read without recursion, by the shunting-yard method (Dijkstra, 1961).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tieout.model.quantities import Interval
from tieout.text.derivation import Derived, Operand, Operation, derive

_PART = re.compile(r"\d[\d,]*\.?\d*%?|\.\d+%?|[-+*/()]")
_RANKS = {"+": 1, "-": 1, "*": 2, "/": 2, "~": 3}
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Step:
    """A part of an expression: its result, how it was got, and the operands that went in."""

    operand: Operand
    operation: Operation | None = None
    operands: tuple[Operand, ...] = ()
    percent: bool = False
    """Whether it counts in hundredths; beside a figure that does not, it is taken as the fraction it is."""

    @property
    def is_share(self) -> bool:
        """Whether the result is a quotient of two like figures, which a percentage prints a hundredfold."""
        return self.operation in (Operation.RATIO, Operation.CHANGE, Operation.SHARE)


def read(expression: str) -> Step:
    """The whole of an expression; ValueError where it is none."""
    steps: list[Step] = []
    waiting: list[str] = []
    after_value = False
    for part in _parts(expression):
        if part == "(":
            waiting.append(part)
        elif part == ")":
            while waiting and waiting[-1] != "(":
                _apply(waiting.pop(), steps)
            if not waiting:
                raise ValueError(expression)
            waiting.pop()
        elif part in _RANKS:
            sign = part if after_value else "~"
            while sign != "~" and waiting and waiting[-1] != "(" and _RANKS[waiting[-1]] >= _RANKS[sign]:
                _apply(waiting.pop(), steps)
            waiting.append(sign)
        else:
            steps.append(Step(_figure(part), percent=part.endswith("%")))
        after_value = part == ")" or part[-1].isdigit() or part[-1] == "%"
    while waiting:
        _apply(waiting.pop(), steps)
    if len(steps) != 1:
        raise ValueError(expression)
    return steps[0]


def _parts(expression: str) -> list[str]:
    plain = expression.translate(str.maketrans("[]{}–−×÷", "()()--*/")).replace("$", "")
    if re.sub(_PART, "", plain).strip():
        raise ValueError(expression)
    return _PART.findall(plain)


def _figure(part: str) -> Operand:
    return Operand.exact(part, Decimal(part.rstrip("%").replace(",", "")))


def _apply(sign: str, steps: list[Step]) -> None:
    if len(steps) < 1 + (sign != "~"):
        raise ValueError(sign)
    last = steps.pop()
    if sign == "~":
        steps.append(_turned(last))
        return
    first = steps.pop()
    steps.append(_joined(sign, first, last))


def _turned(step: Step) -> Step:
    """A part with its sign turned, and the signs of what it is the sum of."""
    return Step(_negative(step.operand), step.operation, tuple(map(_negative, step.operands)), step.percent)


def _negative(operand: Operand) -> Operand:
    low, high = operand.interval
    return Operand(f"-{operand.text}", -operand.value, Interval(-high, -low))


def _joined(sign: str, first: Step, last: Step) -> Step:
    """What a sign makes of two parts: the operation that its shape is known by."""
    average = sign == "/" and first.operation is Operation.SUM and last.operand.value == len(first.operands)
    percent = first.percent and (last.percent or average)
    if first.percent != last.percent and not average:
        first, last = _as_fraction(first), _as_fraction(last)
    pair = (first.operand, last.operand)
    if sign == "+":
        operands = (*(first.operands if first.operation is Operation.SUM else (first.operand,)), last.operand)
        return _step(derive(Operation.SUM, operands), operands, percent=percent)
    if sign == "-":
        return _step(derive(Operation.DIFFERENCE, pair), pair, percent=percent)
    if sign == "*":
        product = first.operand.value * last.operand.value
        return Step(Operand.exact(f"{first.operand.text} * {last.operand.text}", product))
    return _quotient(first, last)


def _quotient(first: Step, last: Step) -> Step:
    if first.operation is Operation.SUM and last.operand.value == len(first.operands):
        return _step(derive(Operation.AVERAGE, first.operands), first.operands)
    if first.operation is Operation.DIFFERENCE and first.operands[1].value == last.operand.value:
        found = _step(derive(Operation.CHANGE, first.operands), first.operands)
        return Step(_hundredth(found.operand), Operation.CHANGE, first.operands)
    return _step(derive(Operation.RATIO, (first.operand, last.operand)), (first.operand, last.operand))


def _hundredth(operand: Operand) -> Operand:
    low, high = operand.interval
    return Operand(operand.text, operand.value / _HUNDRED, Interval(low / _HUNDRED, high / _HUNDRED))


def _as_fraction(step: Step) -> Step:
    return Step(_hundredth(step.operand), step.operation, step.operands) if step.percent else step


def _step(derived: Derived | None, operands: Sequence[Operand], *, percent: bool = False) -> Step:
    if derived is None:
        raise ValueError("a base of nothing")
    return Step(derived.operand(), derived.operation, tuple(operands), percent)


def result(expression: str, *, percent: bool) -> Interval:
    """What an expression allows of its answer; quotients a hundredfold where the answer is a percentage.

    So is a quotient less one ("24.9 / 33.5 - 1"), which is a change in other words.
    """
    step = read(expression)
    less_one = step.operation is Operation.DIFFERENCE and step.operands[1].value == 1 and "/" in step.operands[0].text
    by = _HUNDRED if percent and (step.is_share or less_one) else Decimal(1)
    return Interval(step.operand.interval.low * by, step.operand.interval.high * by)
