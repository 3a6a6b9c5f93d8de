"""Options under headings, for a command that has many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

import click

REST = "Others"


class Sectioned(click.Command):
    """A command whose --help shows its options under headings, those that are under none at the end."""

    sections: ClassVar[Mapping[str, Sequence[str]]] = {}
    """The names of the parameters under each heading, in the order in which they are shown."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options: a list under each heading."""
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        shown = {option.name: option for option in options if option.get_help_record(ctx)}
        headed = {name for names in self.sections.values() for name in names}
        rest = [name for name in shown if name not in headed]
        for heading, names in {**self.sections, REST: rest}.items():
            records = [shown[name].get_help_record(ctx) for name in names if name in shown]
            with formatter.section(heading):
                formatter.write_dl([record for record in records if record])
