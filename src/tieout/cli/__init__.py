"""Arguments in, exit code out. Each command is a module of its name here, imported when it is called for."""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import pkgutil
import sys
from typing import Any, NoReturn

import click

from tieout import __version__
from tieout.errors import TieoutError

FAILED, INTERRUPTED = 2, 130
_SELDOM = 200_000
"""Objects made between two searches for rubbish: nearly all that a run makes at its start lives to its end."""
_NO_THREADS = "OPENBLAS_NUM_THREADS"
"""Numpy starts a thread for every core as it is loaded, for linear algebra, of which there is none here."""

EPILOG = """\b
Examples:
  tieout demo                              what a check looks like
  tieout check draft.md                    against sources/ beside the draft
  tieout check draft.md --sources notes    against the folder notes/
  tieout rule Q103                         what a rule does, and why

\b
Exit codes: 0 nothing to mend, 1 findings, 2 it could not do the work."""


class Commands(click.Group):
    """The commands by the names of their modules, and one sentence for whatever goes wrong in one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command = getattr(importlib.import_module(f"{__name__}.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named; of one that there is not, the nearest is."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.list_commands(ctx), 1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            raise click.UsageError(f"{error.format_message()}{hint}", ctx) from None

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run, and exit; a failure is one sentence on standard error."""
        _unburden()
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
            _flush()
        except click.ClickException as error:
            code = _fail(_sentence(error))
        except TieoutError as error:
            code = _fail(str(error))
        except (click.Abort, KeyboardInterrupt):
            code = _fail("interrupted.", INTERRUPTED)
        except BrokenPipeError:
            code = _abandon()
        sys.exit(code if isinstance(code, int) else 0)


def _flush() -> None:
    """Write what is still held back; TieoutError where it cannot be."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _abandon()
        raise TieoutError(f"Standard output cannot be written to: {error.strerror}.") from None


def _unburden() -> None:
    """Leave out what a process that ends with its command has no use for: threads, and tidying up before the end."""
    os.environ.setdefault(_NO_THREADS, "1")
    gc.set_threshold(_SELDOM)
    atexit.register(_let_go)


def _let_go() -> None:
    """Spare the interpreter the last search for rubbish, unless an engine is there that counts what is left of it."""
    if "duckdb" not in sys.modules:
        gc.freeze()


def _sentence(error: click.ClickException) -> str:
    """What click has to say, and where to read on."""
    message = " ".join(error.format_message().split())
    command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else None
    return f"{message} (see '{command} --help')" if command else message


def _fail(sentence: str, code: int = FAILED) -> int:
    click.echo(f"tieout: {sentence}", err=True)
    return code


def _abandon() -> int:
    from tieout.cli import _output

    _output.abandon()
    return 0


@click.command(
    cls=Commands, epilog=EPILOG, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, "-V", "--version", message="tieout %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Tie every quotation, figure and name of a text to its source: a linter for facts.

    tieout reads a draft, looks each quotation, figure, date, name and citation up in the sources you have, and shows
    side by side what ties out, what does not, and what could not be checked. It works by rules alone, on your machine
    alone: the same input always gives the same report.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
