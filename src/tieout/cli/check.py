"""`tieout check`: drafts against sources."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import click

from tieout.cli import _completing, _mending, _output, _progress, _recheck, _records, _sections, _settings, _watching

if TYPE_CHECKING:
    from tieout.config import Settings
    from tieout.model import Report
    from tieout.pipeline import Draft

STANDARD_INPUT = "-"
RULES = _completing.RuleNames()

EPILOG = """\b
Examples:
  tieout check draft.md                          against sources/ beside it
  tieout check a.md b.txt --sources notes pdfs   two drafts, two places
  tieout check draft.md --sources=notes          one place
  pandoc draft.docx -t plain | tieout check - --sources notes
  tieout check draft.md --output-format json --output-file report.json
  tieout check draft.md --select Q --ignore tidied,Q115
  tieout check draft.md --diff --unsafe-fixes    what could be mended, and how
  tieout check --input-format jsonl records.jsonl --output-file reports.jsonl

\b
Every item ends in one of three outcomes: it ties out, it has a finding,
or it is unchecked, with the reason. Unchecked is never a pass.

\b
Exit codes:
  0  nothing at warning (or what --fail-on names) or above
  1  findings, or with --diff a difference (with --strict, also unchecked items; or too many of these)
  2  it could not do the work: a draft, the sources, an option, the settings

\b
Settings are also read from tieout.toml, or [tool.tieout] in pyproject.toml,
found upwards from the draft; options go before them."""


class ManyValues(_sections.Sectioned):
    """A command whose --sources takes several values in a row, once a draft has been named before it.

    Before any draft it takes one, so that `tieout check --sources notes draft.md` means what it says.
    """

    sections: ClassVar[Mapping[str, Sequence[str]]] = {
        "Drafts and sources": (
            "sources",
            "partial_sources",
            "tracked_changes",
            "ocr",
            "input_format",
            "workers",
            "resume",
            "verify",
        ),
        "Rules": ("style", "select", "extend_select", "ignore", "extend_ignore", "preview"),
        "Report": ("output_format", "output_file", "color", "statistics", "verbose"),
        "Fixes": ("fix", "diff", "unsafe_fixes"),
        "Exit code": ("fail_on", "strict", "max_unchecked"),
        "Decisions": ("no_decisions", "since"),
        "Settings and cache": ("config", "show_settings", "no_cache", "cache_dir"),
    }

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        flags = {name for option in self.get_params(ctx) if _is_flag(option) for name in _names(option)}
        return super().parse_args(ctx, list(_spread(iter(args), flags)))


def _spread(words: Iterator[str], flags: set[str]) -> Iterator[str]:
    """The arguments with the option's name before each of its values: `--sources a b` is `--sources a --sources b`."""
    draft_named = taking = False
    for word in words:
        if word == "--":
            yield word
            yield from words
        elif word.startswith("-") and word != "-":
            taking = draft_named and word == "--sources"
            yield word
            if "=" not in word and word not in flags:
                yield from islice(words, 1)
        elif taking and word != "-":
            yield from ("--sources", word)
        else:
            draft_named, taking = True, False
            yield word


def _is_flag(option: click.Parameter) -> bool:
    return isinstance(option, click.Option) and option.is_flag


def _names(option: click.Parameter) -> list[str]:
    return [*option.opts, *option.secondary_opts]


@click.command(cls=ManyValues, epilog=EPILOG)
@click.argument("drafts", metavar="DRAFT...", nargs=-1, required=True, shell_complete=_completing.files)
@click.option(
    "--sources",
    multiple=True,
    metavar="PATH...",
    shell_complete=_completing.files,
    help="Files and folders of sources.",
)
@click.option("--partial-sources/--no-partial-sources", default=None, help="What the sources do not hold is unchecked.")
@click.option(
    "--style", type=click.Choice(["news", "legal", "academic"]), help="Whose rules of quoting.  [default: news]"
)
@click.option(
    "--tracked-changes",
    type=click.Choice(["accepted", "rejected"]),
    help="Read drafts with their changes, or without.  [default: accepted]",
)
@click.option("--ocr", metavar="LANGUAGES", help="Recognise scans by Tesseract: eng, or eng+deu.")
@click.option(
    "--select", multiple=True, type=RULES, metavar="RULES", help="Apply only these: Q103, Q1, words-omitted ..."
)
@click.option("--extend-select", multiple=True, type=RULES, metavar="RULES", help="Apply these, too.")
@click.option("--ignore", multiple=True, type=RULES, metavar="RULES", help="Leave these rules out.")
@click.option("--extend-ignore", multiple=True, type=RULES, metavar="RULES", help="Leave these out, too.")
@click.option("--preview/--no-preview", default=None, help="Apply rules that are being tried out, too.")
@click.option("--output-format", type=_completing.FormatName(), help="How to write the report.  [default: full]")
@click.option(
    "--input-format",
    type=click.Choice(["document", "jsonl"]),
    default="document",
    show_default=True,
    help="What DRAFT is: jsonl is one record a line, and writes one report a line.",
)
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Processes for jsonl.  [default: all processors]")
@click.option("--resume", is_flag=True, help="Go on behind the reports that --output-file holds already (jsonl).")
@click.option("--output-file", type=click.Path(path_type=Path), metavar="FILE", help="Where to write it.")
@click.option(
    "--pages",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write a picture of each page of a PDF that is shown, with the passage marked.",
)
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, in the drafts themselves.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="Take also fixes that put other words or figures in (--fix, --diff)."
)
@click.option("--strict/--no-strict", default=None, help="Exit with 1 for unchecked items, too.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    help="From which level on to exit with 1.  [default: warning]",
)
@click.option("--max-unchecked", type=click.IntRange(min=0), metavar="N", help="Exit with 1 for more unchecked items.")
@click.option("--watch", is_flag=True, help="Check again whenever a draft, a source or a setting changes.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule.")
@click.option("-v", "--verbose", is_flag=True, help="List also what ties out, and all that is unchecked.")
@click.option("--verify", is_flag=True, help="Compare sources by content, not only by size and time.")
@click.option("--no-cache", is_flag=True, help="Read every source anew, and keep nothing.")
@click.option("--since", metavar="REV", help="Tell only what stands on lines changed since this revision of git.")
@click.option("--no-decisions", is_flag=True, help="Tell everything, whatever was accepted.")
@click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="Read the settings from this file.")
@click.option("--show-settings", is_flag=True, help="Show every setting and where it came from, and check nothing.")
@_output.cache_option
@_output.color_option
@click.pass_context
def check(
    ctx: click.Context,
    *,
    drafts: tuple[str, ...],
    sources: tuple[str, ...],
    partial_sources: bool | None,
    style: str | None,
    tracked_changes: str | None,
    ocr: str | None,
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    extend_ignore: tuple[str, ...],
    preview: bool | None,
    output_format: str | None,
    input_format: str,
    workers: int | None,
    resume: bool,
    output_file: Path | None,
    pages: Path | None,
    fix: bool,
    diff: bool,
    unsafe_fixes: bool,
    strict: bool | None,
    fail_on: str | None,
    max_unchecked: int | None,
    watch: bool,
    statistics: bool,
    verbose: bool,
    verify: bool,
    no_cache: bool,
    since: str | None,
    no_decisions: bool,
    config: Path | None,
    show_settings: bool,
    cache_dir: Path | None,
    color: str,
) -> None:
    """Check drafts against their sources.

    DRAFT is text, Markdown, HTML, LaTeX, Word, OpenDocument, PDF, an e-book or
    an e-mail; - reads standard input. Sources may be tables, subtitles and
    posts, too.
    """
    from tieout.choices import Changes, Style
    from tieout.config import FailOn, explain, load_for, split_codes
    from tieout.config.settings import Given

    in_records = input_format == "jsonl"
    _refuse_misplaced(ctx, of_records=resume or bool(workers), of_documents=pages is not None, in_records=in_records)
    given = Given(
        sources=tuple(map(Path, sources)) or None,
        partial_sources=partial_sources,
        style=Style(style) if style else None,
        tracked_changes=Changes(tracked_changes) if tracked_changes else None,
        ocr=ocr,
        select=split_codes(select) or None,
        extend_select=split_codes(extend_select) or None,
        ignore=split_codes(ignore) or None,
        extend_ignore=split_codes(extend_ignore) or None,
        preview=preview,
        strict=strict,
        fail_on=FailOn(fail_on) if fail_on else None,
        max_unchecked=max_unchecked,
        output_format=output_format,
        since=since,
        pages=pages,
        use_decisions=False if no_decisions else None,
        cache_dir=cache_dir,
        use_cache=False if no_cache else None,
        verify=verify or None,
    )
    names = tuple(dict.fromkeys(drafts))
    if watch:
        if in_records or STANDARD_INPUT in names:
            raise click.UsageError("--watch is for drafts that are files.", ctx)
        again = partial(ctx.invoke, check, **{**ctx.params, "watch": False})
        _watching.watch([Path(name) for name in names], config, [Path(path) for path in sources], again)
        return
    taking = _mending.Taking(names, fix=fix, diff=diff, unsafe=unsafe_fixes)
    places = [Path() if name == STANDARD_INPUT else Path(name) for name in names]
    settings = load_for(places, config, **given)
    said = partial(explain, places[0], config, **given)
    if show_settings:
        _output.write(_settings.lines(said()), output_file)
        return
    if in_records:
        taking.refuse()
        wanted = _records.Wanted(names, output_format, output_file, workers, resume)
        with _settings.blamed(said):
            ctx.exit(_records.check(wanted, settings))
    _output.refuse_unwritable(output_file)
    texts = {name: sys.stdin.buffer.read() if name == STANDARD_INPUT else None for name in names}
    recheck = _recheck.Recheck(ctx, settings, texts)
    if (answer := recheck.answer()) is not None:
        _output.write([answer.text], output_file)
        ctx.exit(answer.code)
    from tieout import pipeline, reports

    reporter = reports.find(settings.output_format)
    if isinstance(reporter, reports.Annotator):
        _output.refuse_to_annotate(names, output_file)
    read = [_draft(name, text) for name, text in texts.items()]
    with _settings.blamed(said), _progress.bar() as progress:
        report = taking.report(read, settings, progress)
    if diff:
        taking.show(color, output_file)
        ctx.exit(_exit_code(report, settings) if report.unread else taking.changes)
    look = _output.appearance(settings, color, output_file, statistics=statistics, verbose=verbose)
    if isinstance(reporter, reports.Annotator) and output_file:
        annotations = reporter.annotations(report, look)
        _output.write_bytes(pipeline.annotated(read[0], report.documents[0], annotations, settings), output_file)
    else:
        _output.write(recheck.copied(reporter.pieces(report, look)), output_file)
    _draw(report, pages)
    code = _exit_code(report, settings)
    recheck.keep(report, code)
    ctx.exit(code)


def _refuse_misplaced(ctx: click.Context, *, of_records: bool, of_documents: bool, in_records: bool) -> None:
    """UsageError for options of the one kind of input with the other."""
    if of_records and not in_records:
        raise click.UsageError("--resume and --workers are for --input-format jsonl.", ctx)
    if of_documents and in_records:
        raise click.UsageError("--pages is for documents, not for --input-format jsonl.", ctx)


def _draw(report: Report, folder: Path | None) -> None:
    """Write the pictures of pages, if they are asked for."""
    if folder is not None:
        from tieout.cli import _pages

        _pages.write(report, folder)


def _draft(name: str, text: bytes | None) -> Path | Draft:
    from tieout.pipeline import Draft

    return Path(name) if text is None else Draft(name, text)


def _exit_code(report: Report, settings: Settings) -> int:
    """2 where a draft could not be read; 1 for a finding of the level that counts, or for too many unchecked items."""
    for sentence in report.unread:
        click.echo(f"tieout: {sentence}", err=True)
    if report.unread:
        return 2
    return int(settings.fails((finding.severity for finding in report.findings), report.unchecked))
