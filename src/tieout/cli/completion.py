"""`tieout completion`: for the shell."""

from __future__ import annotations

import click

EPILOG = """\b
In bash, from version 4.4 on, in ~/.bashrc:
  eval "$(tieout completion bash)"

\b
In zsh, in ~/.zshrc:
  eval "$(tieout completion zsh)"

\b
In fish, once:
  tieout completion fish > ~/.config/fish/completions/tieout.fish"""


@click.command(epilog=EPILOG, short_help="Write a script for completion.")
@click.argument("shell", type=click.Choice(["bash", "fish", "zsh"]))
def completion(shell: str) -> None:
    """Write a script that completes commands, options, rules and formats.

    SHELL is the shell that is to read it.
    """
    from click.shell_completion import get_completion_class

    from tieout.cli import main

    kind = get_completion_class(shell)
    if kind is not None:
        # fish would cut what is offered at its first comma, and rules are parted by commas
        script = kind(main, {}, "tieout", "_TIEOUT_COMPLETE").source().replace("string split ", "string split -m 1 ")
        click.echo(script)
