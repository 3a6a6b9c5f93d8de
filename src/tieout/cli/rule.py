"""`tieout rule`: the rules in a table, or one explained."""

from __future__ import annotations

import click

from tieout.cli import _completing, _output

EPILOG = """\b
Examples:
  tieout rule                 every rule
  tieout rule Q103            one rule, by its code
  tieout rule words-omitted   or by its name"""


@click.command(epilog=EPILOG)
@click.argument("rule", metavar="[CODE|NAME]", required=False, type=_completing.RuleNames())
@_output.color_option
def rule(rule: str | None, color: str) -> None:
    """Explain a rule, or list them all."""
    from tieout.cli import _rulebook
    from tieout.rules import all_rules, find

    page = _rulebook.Page(colour=_output.colour_here(color), width=_output.width_here())
    _output.write(page.table(all_rules()) if rule is None else page.entry(find(rule)))
