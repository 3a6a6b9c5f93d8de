"""The rules, found by discovery: every module below this package that holds one, and every entry point."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from tieout import plugins
from tieout.config import Settings
from tieout.errors import UnknownRuleError, UsageError
from tieout.model import ItemKind, Severity
from tieout.rules.base import CitedRule, DocumentRule, ItemRule, Rule

ENTRY_POINTS = "tieout.rules"
EVERYTHING = "ALL"
"""The selector that fits every rule."""
_OWN = 100
"""How closely a rule is named by its own code or name; by a beginning of its code, one more than that is long."""
_MISTAKEN = str.maketrans("OIL", "011")
"""Letters that are typed for digits."""

__all__ = [
    "Rule",
    "Ruleset",
    "all_rules",
    "are_about_figures",
    "chosen",
    "find",
    "idle_kinds",
    "refuse_unknown",
    "select",
]


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


@dataclass(frozen=True, slots=True)
class Ruleset:
    """The rules that a draft's settings choose, and the levels that they set for some of them, by code."""

    rules: tuple[type[Rule], ...]
    levels: Mapping[str, Severity]


def refuse_unknown(settings: Settings) -> None:
    """UsageError where some settings name a rule that there is not, be it for a draft that is not checked today."""
    chosen(settings)
    for _, selectors in settings.per_file_ignores:
        _closeness(selectors)
    for override in settings.overrides:
        chosen(replace(settings, overrides=(), **dict(override.given)))


@lru_cache(maxsize=64)
def chosen(settings: Settings) -> Ruleset:
    """The rules and levels of some settings; UsageError where they name a rule that there is not."""
    return Ruleset(
        select(
            settings.select,
            settings.ignore,
            preview=settings.preview,
            extend_select=settings.extend_select,
            extend_ignore=settings.extend_ignore,
        ),
        _levels(settings.levels),
    )


def select(
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    *,
    preview: bool = False,
    extend_select: tuple[str, ...] = (),
    extend_ignore: tuple[str, ...] = (),
) -> tuple[type[Rule], ...]:
    """The rules that some selectors (codes, beginnings of codes, names) take in and others leave out.

    Of two selectors that pull apart the closer one counts: a name or a whole code before a longer beginning, that
    before a shorter one; of two as close, the one that leaves out. A preview rule is in only where a selector is its
    own code or name, or with `preview`; a rule that has to be asked for only in the first case.
    """
    taken = _closeness((*(select or (EVERYTHING,)), *extend_select))
    left_out = _closeness((*ignore, *extend_ignore))
    return tuple(
        rule
        for rule in all_rules()
        if taken.get(rule.code, 0) > left_out.get(rule.code, 0)
        and (taken[rule.code] == _OWN or _is_open(rule, preview=preview))
    )


def _closeness(selectors: Iterable[str]) -> dict[str, int]:
    """How closely the closest of some selectors names each rule, by code."""
    found: dict[str, int] = {}
    for selector in selectors:
        for rule in _fitting(selector):
            found[rule.code] = max(found.get(rule.code, 0), _close(selector, rule))
    return found


def _levels(levels: Iterable[tuple[str, Severity]]) -> dict[str, Severity]:
    """The level of each rule that some selectors set one for: the closest counts, of two as close the later."""
    found: dict[str, tuple[int, Severity]] = {}
    for selector, level in levels:
        for rule in _fitting(selector):
            close = _close(selector, rule)
            if close >= found.get(rule.code, (0, level))[0]:
                found[rule.code] = close, level
    return {code: level for code, (_, level) in found.items()}


def _close(selector: str, rule: type[Rule]) -> int:
    """How closely a selector that fits a rule names it."""
    if _names(selector, rule):
        return _OWN
    return 1 if selector.strip().upper() == EVERYTHING else 1 + len(selector.strip())


def _is_open(rule: type[Rule], *, preview: bool) -> bool:
    """Whether a rule is applied without being named."""
    return not rule.opt_in and (preview or not rule.preview)


def idle_kinds(selected: Sequence[type[Rule]]) -> frozenset[ItemKind]:
    """The kinds of items that rules are about, but none of the selected: who asks for quotations gets no figures.

    A kind that only preview rules are about is never idle: it is counted for what it is.
    """
    asked = {kind for rule in selected for kind in _about(rule)}
    return frozenset(rule.kind for rule in all_rules() if issubclass(rule, ItemRule) and not rule.preview) - asked


def are_about_figures(settings: Settings) -> bool:
    """Whether a rule that the settings choose is about figures or dates, which are looked for by single words."""
    return not idle_kinds(chosen(settings).rules) >= {ItemKind.FIGURE, ItemKind.DATE}


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
        if wanted.upper() == EVERYTHING
        or (wanted and rule.code.startswith(wanted.upper()))
        or wanted.lower() == rule.name
    ]
    if not fitting:
        raise UnknownRuleError(_unknown(wanted), wanted)
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
        codes = [rule.code for rule in all_rules()]
        return max(codes, key=lambda code: (_likeness(asked, code), _kin(code, codes), code), default=None)
    return names[0] if names else None


def _kin(code: str, codes: Sequence[str]) -> int:
    """How many codes begin with the same letter: of two as like, the one of the larger group is likelier meant."""
    return sum(other[0] == code[0] for other in codes)


def _likeness(asked: str, code: str) -> float:
    """How much of a code was meant; its first letter, which says what kind of rule it is, decides before the rest."""
    from difflib import SequenceMatcher

    return (asked[:1] == code[:1]) + SequenceMatcher(None, asked, code).ratio()
