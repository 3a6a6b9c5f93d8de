"""A page for each rule, for editors to link a code to: written to a folder of the cache when it is first wanted."""

from __future__ import annotations

import os
from pathlib import Path

from tieout import __version__, rules
from tieout.rules import Rule
from tieout.rules.base import Fires, Silent
from tieout.server.drafts import uri_of


class RulePages:
    """The pages of the rules as files below a folder. Where none can be written, codes have no link."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / f"rules-{__version__}"
        self._uris: dict[str, str | None] = {}

    def uri(self, code: str) -> str | None:
        """The address of a rule's page."""
        if code not in self._uris:
            self._uris[code] = self._written(code)
        return self._uris[code]

    def _written(self, code: str) -> str | None:
        rule = next((rule for rule in rules.all_rules() if rule.code == code), None)
        if rule is None:
            return None
        path = self._folder / f"{rule.name}.md"
        beside = path.with_suffix(f".{os.getpid()}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            beside.write_text(page(rule), "utf-8")
            beside.replace(path)
        except OSError:
            return None
        return uri_of(path)


def page(rule: type[Rule]) -> str:
    """What a rule does, why, and examples of what it flags and what it lets be."""
    info = rule.info()
    fires = [_example(one) for one in rule.examples if isinstance(one, Fires)]
    silent = [_example(one) for one in rule.examples if isinstance(one, Silent)]
    parts = [f"# {info.code} {info.name}", info.what, "## Why it matters", info.why]
    parts += ["## What it flags", *fires, "## What it lets be", *silent]
    return "\n\n".join(parts) + "\n"


def _example(example: Fires | Silent) -> str:
    drawn = [_indented("Draft", example.draft)]
    drawn += [_indented(f"Source {name}", text) for name, text in example.sources.items()]
    if isinstance(example, Fires):
        drawn.append(f"Said of “{example.flags}”: … {example.says} …")
    return "\n\n".join(drawn)


def _indented(title: str, text: str) -> str:
    lines = "\n".join(f"    {line}" for line in text.strip().splitlines())
    return f"{title}:\n\n{lines}"
