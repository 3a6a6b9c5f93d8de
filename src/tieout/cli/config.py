"""`tieout config`: the schema of the settings, for editors."""

from __future__ import annotations

import click

from tieout.cli import _output

EPILOG = """\b
Examples:
  tieout config schema > tieout.schema.json
  tieout check draft.md --show-settings      what holds for a draft, and why"""


@click.group(epilog=EPILOG, invoke_without_command=True)
@click.pass_context
def config(ctx: click.Context) -> None:
    """Tell what may stand in tieout.toml."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@config.command(short_help="Print the JSON Schema of tieout.toml.")
def schema() -> None:
    """Print the JSON Schema of tieout.toml, by which an editor completes and checks it."""
    import json

    from tieout.config.schema import schema as made

    _output.write([json.dumps(made(), indent=2) + "\n"])
