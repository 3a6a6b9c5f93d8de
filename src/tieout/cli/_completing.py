"""What a shell offers for the words that tieout knows: rules, formats, files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class RuleNames(click.types.StringParamType):
    """Codes and names of rules, several parted by commas."""

    name = "rules"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The rules whose code or name begins with what stands behind the last comma."""
        from click.shell_completion import CompletionItem

        from tieout.rules import all_rules

        before, comma, begun = incomplete.rpartition(",")
        wanted = begun.casefold()
        return [
            CompletionItem(before + comma + word, help=rule.info().what.partition(". ")[0])
            for rule in all_rules()
            for word in (rule.code, rule.name)
            if word.casefold().startswith(wanted)
        ]


class FormatName(click.types.StringParamType):
    """The name of an output format; which there are is looked up when help is asked for."""

    name = "format"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        from tieout.reports import all_reporters

        return f"[{'|'.join(all_reporters())}]"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The formats that begin so."""
        from click.shell_completion import CompletionItem

        from tieout.reports import all_reporters

        return [CompletionItem(name) for name in all_reporters() if name.startswith(incomplete)]


def files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001 - click's
    """Let the shell name its files."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]
