"""The pages that nobody writes: one for each rule and each command, made by the build and never committed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import Field, fields
from pathlib import Path
from typing import Any

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from tieout.cli import main
from tieout.config import Settings
from tieout.config.settings import key_of
from tieout.model import Style
from tieout.rules import all_rules
from tieout.rules.base import Fires, Rule, Silent

Pages = dict[str, str]


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the pages that are made, and the decisions, into the contents."""
    decisions = sorted(path.name for path in Path(config.docs_dir, "decisions").glob("0*.md"))
    listed = {
        "Rules": list(rule_pages()),
        "Commands": list(command_pages()),
        "Decisions": ["decisions/index.md", *(f"decisions/{name}" for name in decisions)],
    }
    config.nav = [_filled(entry, listed) for entry in config.nav or []]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made to those that are written."""
    for path, content in (rule_pages() | command_pages()).items():
        files.append(File.generated(config, path, content=content))
    return files


def _filled(entry: object, listed: dict[str, list[str]]) -> object:
    """An entry of the contents, with the empty lists filled that a name is known for."""
    if not isinstance(entry, dict):
        return entry
    (title, below), *_ = entry.items()
    if below == []:
        return {title: listed[title]}
    return {title: [_filled(one, listed) for one in below] if isinstance(below, list) else below}


# Rules ---------------------------------------------------------------------------------------------------------


def rule_pages() -> Pages:
    """The list of the rules, and a page for each."""
    rules = all_rules()
    return {"reference/rules/index.md": rule_list(rules)} | {
        f"reference/rules/{rule.name}.md": rule_page(rule) for rule in rules
    }


def rule_list(rules: tuple[type[Rule], ...]) -> str:
    """A table of every rule with its level in each style, linked to its page."""
    return "\n".join(["# Rules", "", RULES_OPENING, "", *rule_table(rules, "{name}.md"), ""])


RULES_OPENING = """A rule has a code and a name; either is accepted wherever a rule is named. Its level may depend on
the style of the text (`--style news`, `legal` or `academic`). A finding of level *warning* or *error* makes the run end
with exit code 1; *info* is told and changes nothing."""


def rule_table(rules: tuple[type[Rule], ...], link: str) -> Iterator[str]:
    """The rows of a table of rules; `link` is where a rule's page is, with {name} for its name."""
    yield "| Code | Name | What it does | " + " | ".join(style.value for style in Style) + " |"
    yield "|---|---|---|" + "---|" * len(Style)
    for rule in rules:
        levels = " | ".join(rule.severity_in(style).value for style in Style)
        yield f"| {rule.code} | [{rule.name}]({link.format(name=rule.name)}) | {what_it_does(rule)} | {levels} |"


def what_it_does(rule: type[Rule]) -> str:
    """The first paragraph of a rule's docstring, on one line."""
    return " ".join(rule.info().what.split())


def rule_page(rule: type[Rule]) -> str:
    """One rule under fixed headings."""
    fires = [example for example in rule.examples if isinstance(example, Fires)]
    silent = [example for example in rule.examples if isinstance(example, Silent)]
    parts = [
        f"# {rule.code} {rule.name}",
        f"Level: {levels_of(rule)}.",
        f"## What it does\n\n{what_it_does(rule)}",
        f"## Why it matters\n\n{' '.join(rule.why.split())}",
        f"## Fix\n\n{rule.info().mends}",
        "## Example\n\n" + "\n\n".join(map(fires_block, fires)),
        "## Silent\n\nNothing is said of these:\n\n" + "\n\n".join(map(pair_block, silent)),
    ]
    return "\n\n".join(parts) + "\n"


def levels_of(rule: type[Rule]) -> str:
    """The level of a rule in each style, said once where it is the same in all."""
    levels = {style: rule.severity_in(style).value for style in Style}
    if len(set(levels.values())) == 1:
        return f"{levels[Style.NEWS]} in every style"
    return ", ".join(f"{level} in {style.value} style" for style, level in levels.items())


def fires_block(example: Fires) -> str:
    """A draft and its sources, and what the rule says of them."""
    return f"{pair_block(example)}\n\nFlagged: *{plain(example.flags)}*\n\nSaid: *… {plain(example.says)} …*"


def pair_block(example: Fires | Silent) -> str:
    """A draft beside its sources."""
    shown = [fenced("draft", example.draft)]
    shown += [fenced(f"source: {name}", text) for name, text in example.sources.items()]
    shown += [fenced("tieout.decisions.toml", example.decisions)] if example.decisions else []
    return "\n\n".join([*shown, f"Style: {example.style}." if example.style is not Style.NEWS else ""]).strip()


def fenced(title: str, text: str) -> str:
    """A text as it stands, under a title; the fence is longer than any within it."""
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f'{fence} {{ .text title="{title}" }}\n{text.rstrip()}\n{fence}'


def plain(text: str) -> str:
    """A text that Markdown is to leave as it is, on one line."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", " ".join(text.split()))


# Commands ------------------------------------------------------------------------------------------------------


def command_pages() -> Pages:
    """What `--help` prints, for the command and for everything below it that is not hidden."""
    below = {f"reference/command-{name}.md": command_page(f"tieout {name}", one) for name, one in commands_of(main)}
    return {"reference/command.md": f"# tieout\n\n{help_block('tieout', main)}\n"} | below


def command_page(path: str, command: click.Command) -> str:
    """One command, and the commands below it."""
    blocks = [f"# {path}", help_block(path, command)]
    for name, one in commands_of(command):
        blocks += [f"## {path} {name}", help_block(f"{path} {name}", one)]
    return "\n\n".join(blocks) + "\n"


def commands_of(command: click.Command) -> Iterator[tuple[str, click.Command]]:
    """The commands of a group that are not hidden, by name; none where it is no group."""
    if not isinstance(command, click.Group):
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        one = command.get_command(context, name)
        if one is not None and not one.hidden:
            yield name, one


def help_block(path: str, command: click.Command) -> str:
    """What `--help` prints, at the width of a page."""
    context = click.Context(command, info_name=path, terminal_width=88, max_content_width=88)
    return f"```text\n{click.unstyle(command.get_help(context))}\n```"


# README --------------------------------------------------------------------------------------------------------

README = Path(__file__).parents[1] / "README.md"
TABLE = re.compile(r"(?<=<!-- rules -->\n).*?(?=<!-- end of rules -->)", re.DOTALL)


def readme_table() -> str:
    """The rules as README shows them: level as it is in news style."""
    rows = [f"| {rule.code} | `{rule.name}` | {rule.severity} | {what_it_does(rule)} |\n" for rule in all_rules()]
    return "".join(["\n| Code | Name | Level | What it does |\n|---|---|---|---|\n", *rows, "\n"])


# Settings ------------------------------------------------------------------------------------------------------

SETTINGS = Path(__file__).parents[1] / "docs" / "reference" / "configuration.md"
SETTINGS_TABLE = re.compile(r"(?<=<!-- settings -->\n).*?(?=<!-- end of settings -->)", re.DOTALL)


def settings_table() -> str:
    """Each setting as it is declared, with the option that stands for it."""
    rows = [_setting_row(one) for one in fields(Settings) if one.name != "root"]
    return "".join(["\n| Setting | Option | Value | Default |\n|---|---|---|---|\n", *rows, "\n"])


def _setting_row(one: Field[Any]) -> str:
    told = one.metadata
    option = f"`{told['option']}`" if told["option"] else ""
    default = _DEFAULTS.get(one.name) or f"`{str(one.default).lower()}`"
    each = " (*)" if told["each"] else ""
    return f"| `{key_of(one)}`{each} | {option} | {told['what']} | {default} |\n"


_DEFAULTS = {
    "sources": "`sources/` beside the draft",
    "language": "what its words look like",
    "select": "every rule",
    "extend_select": "none",
    "ignore": "none",
    "extend_ignore": "none",
    "per_file_ignores": "none",
    "levels": "the style's",
    "overrides": "none",
    "max_unchecked": "no ceiling",
    "decisions": "`tieout.decisions.toml` beside the settings, else beside the draft",
    "baseline": "`tieout.baseline.toml` beside the settings, else beside the draft",
    "pages": "no pictures",
    "use_decisions": "decisions count",
    "since": "the whole draft",
    "cache_dir": "the user's cache directory",
    "use_cache": "kept",
    "verify": "size and time",
}


if __name__ == "__main__":
    SETTINGS.write_text(
        SETTINGS_TABLE.sub(lambda _: settings_table(), SETTINGS.read_text("utf-8")), "utf-8", newline="\n"
    )
    README.write_text(TABLE.sub(lambda _: readme_table(), README.read_text("utf-8")), "utf-8", newline="\n")
