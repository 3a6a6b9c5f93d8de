"""Rules as a terminal shows them: the table of all, and the entry of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tieout.model import Style
from tieout.reports.layout import Run, paint, shorten, wrap
from tieout.rules.base import Fires, Rule, Silent

WIDEST = 100
_LABEL = 12
"""Characters for the name of a source beside its text."""


class Page:
    """Writes in the width and colours of the terminal."""

    def __init__(self, *, colour: bool, width: int) -> None:
        self._colour = colour
        self._width = max(40, min(width, WIDEST))

    def table(self, rules: Sequence[type[Rule]]) -> Iterator[str]:
        """Code, name, level (of the news style) and what it does, a rule a row."""
        wide = max((len(rule.name) for rule in rules), default=0)
        for rule in rules:
            info, level = rule.info(), rule.severity_in(Style.NEWS).value
            head = [Run(info.code, _style_of(level)), Run(f"  {info.name:<{wide}}  {level:<7}  ")]
            indent = sum(len(run.text) for run in head)
            if self._width - indent < 30:
                yield from self._block([*head, Run(" ")])
                yield from self._block([Run(info.what)], indent="      ")
                continue
            for number, line in enumerate(wrap([Run(info.what)], self._width - indent)):
                yield self._line([*(head if number == 0 else [Run(" " * indent)]), *line])
        yield "\n"
        yield from self._block([Run("Levels are those of news style. `tieout rule CODE` explains a rule.", "dim")])

    def entry(self, rule: type[Rule]) -> Iterator[str]:
        """What a rule does, why, how strictly, and examples."""
        info = rule.info()
        yield self._line([Run(f"{info.code} {info.name}", "strong")])
        yield "\n"
        yield from self._block([Run(info.what)])
        yield from self._section("Why it matters", info.why)
        if info.mends:
            yield from self._section("Fix", info.mends)
        yield from self._section("Level", _levels(rule))
        yield from self._examples("What it flags", [one for one in rule.examples if isinstance(one, Fires)])
        yield from self._examples("What it lets be", [one for one in rule.examples if isinstance(one, Silent)])

    def _examples(self, heading: str, examples: Sequence[Fires | Silent]) -> Iterator[str]:
        if examples:
            yield from self._section(heading, "")
        for number, example in enumerate(examples):
            if number:
                yield "\n"
            yield from self._example(example)

    def _example(self, example: Fires | Silent) -> Iterator[str]:
        if example.style is not Style.NEWS:
            yield from self._row("style", [Run(example.style)])
        for name, text in example.sources.items():
            yield from self._row(name, [Run(text)])
        if example.decisions:
            yield from self._row("decided", [Run(example.decisions)])
        if isinstance(example, Fires):
            before, flagged, after = example.draft.partition(example.flags)
            opening, closing = ("", "") if self._colour else (">>", "<<")
            yield from self._row("draft", [Run(before), Run(f"{opening}{flagged}{closing}", "error"), Run(after)])
            yield from self._row("says", [Run(f"... {example.says} ...", "warning")])
        else:
            yield from self._row("draft", [Run(example.draft)])

    def _section(self, heading: str, text: str) -> Iterator[str]:
        yield "\n"
        yield self._line([Run(heading, "strong")])
        if text:
            yield from self._block([Run(text)], indent="  ")

    def _row(self, label: str, runs: list[Run]) -> Iterator[str]:
        lead = f"  {shorten(label, _LABEL):<{_LABEL}}  "
        for number, line in enumerate(wrap(runs, self._width - len(lead))):
            yield self._line([Run(lead if number == 0 else " " * len(lead), "dim"), *line])

    def _block(self, runs: list[Run], indent: str = "") -> Iterator[str]:
        for line in wrap(runs, self._width - len(indent)):
            yield self._line([Run(indent), *line])

    def _line(self, runs: list[Run]) -> str:
        return paint(runs, colour=self._colour).rstrip(" ") + "\n"


def _levels(rule: type[Rule]) -> str:
    levels = {style: rule.severity_in(style) for style in Style}
    if len(set(levels.values())) == 1:
        return f"{rule.severity} in every style"
    return ", ".join(f"{level} in {style} style" for style, level in levels.items())


def _style_of(level: str) -> str:
    return "dim" if level == "off" else level
