"""The rules, found by discovery: every module below this package that holds one, and every entry point."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Sequence
from functools import cache

from tieout import plugins
from tieout.errors import UsageError
from tieout.model import ItemKind
from tieout.rules.base import CitedRule, DocumentRule, ItemRule, Rule

ENTRY_POINTS = "tieout.rules"
_MISTAKEN = str.maketrans("OIL", "011")
"""Letters that are typed for digits."""

__all__ = ["Rule", "all_rules", "find", "idle_kinds", "select"]


@cache
def all_rules() -> tuple[type[Rule], ...]:
    """Every rule, in the order of the codes."""
    found: dict[str, type[Rule]] = {}
    for module in pkgutil.walk_packages(__path__, f"{__name__}."):
        for thing in vars(importlib.import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, Rule) and hasattr(thing, "code"):
                found[thing.code] = thing
    for name, rule in plugins.load(ENTRY_POINTS):
        if not (isinstance(rule, type) and issubclass(rule, Rule)):
            raise UsageError(f"The rule {name} is not a tieout.rules.Rule.")
        found[rule.code] = rule
    return tuple(found[code] for code in sorted(found))


def find(code_or_name: str) -> type[Rule]:
    """The rule of that code or name; UsageError names the nearest where there is none."""
    wanted = code_or_name.strip()
    for rule in all_rules():
        if wanted.upper() == rule.code or wanted.lower() == rule.name:
            return rule
    raise UsageError(_unknown(wanted))


def select(select: tuple[str, ...], ignore: tuple[str, ...], *, preview: bool = False) -> tuple[type[Rule], ...]:
    """The rules that some selectors (codes, beginnings of codes, names) take in and others leave out.

    A preview rule is in only where a selector is its own code or name, or with `preview`; a rule that has to be asked
    for only in the first case.
    """
    fitting = [(selector, rule) for selector in select or ("ALL",) for rule in _fitting(selector)]
    taken = {rule for selector, rule in fitting if _is_open(rule, preview=preview) or _names(selector, rule)}
    left_out = {rule for selector in ignore for rule in _fitting(selector)}
    return tuple(rule for rule in all_rules() if rule in taken and rule not in left_out)


def _is_open(rule: type[Rule], *, preview: bool) -> bool:
    """Whether a rule is applied without being named."""
    return not rule.opt_in and (preview or not rule.preview)


def idle_kinds(selected: Sequence[type[Rule]]) -> frozenset[ItemKind]:
    """The kinds of items that rules are about, but none of the selected: who asks for quotations gets no figures.

    A kind that only preview rules are about is never idle: it is counted for what it is.
    """
    asked = {kind for rule in selected for kind in _about(rule)}
    return frozenset(rule.kind for rule in all_rules() if issubclass(rule, ItemRule) and not rule.preview) - asked


def _about(rule: type[Rule]) -> Iterable[ItemKind]:
    """The kinds of items that a rule says something of, quotations aside."""
    if issubclass(rule, CitedRule):
        return rule.kinds
    if issubclass(rule, ItemRule):
        return {rule.kind} | rule.beside
    return ((rule.kind,) if rule.kind else tuple(ItemKind)) if issubclass(rule, DocumentRule) else ()


def _names(selector: str, rule: type[Rule]) -> bool:
    return selector.strip().upper() == rule.code or selector.strip().lower() == rule.name


def _fitting(selector: str) -> list[type[Rule]]:
    wanted = selector.strip()
    fitting = [
        rule
        for rule in all_rules()
        if wanted.upper() == "ALL" or (wanted and rule.code.startswith(wanted.upper())) or wanted.lower() == rule.name
    ]
    if not fitting:
        raise UsageError(_unknown(wanted))
    return fitting


def _unknown(wanted: str) -> str:
    near = _nearest(wanted)
    hint = f"did you mean {near}?" if near else "`tieout rule` lists them."
    return f"There is no rule {wanted!r}: {hint}"


def _nearest(wanted: str) -> str | None:
    """The name or code most like one that there is not; None where none is like it."""
    from difflib import get_close_matches

    names = get_close_matches(wanted.lower(), [rule.name for rule in all_rules()], 1, 0.6)
    if not names and any(char.isdigit() for char in wanted):
        asked = wanted[:1].upper() + wanted[1:].upper().translate(_MISTAKEN)
        return max((rule.code for rule in all_rules()), key=lambda code: (_likeness(asked, code), code), default=None)
    return names[0] if names else None


def _likeness(asked: str, code: str) -> float:
    """How much of a code was meant; its first letter, which says what kind of rule it is, decides before the rest."""
    from difflib import SequenceMatcher

    return (asked[:1] == code[:1]) + SequenceMatcher(None, asked, code).ratio()
