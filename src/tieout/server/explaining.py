"""A rule in Markdown: what it does, why, and examples."""

from __future__ import annotations

from tieout.rules import Rule
from tieout.rules.base import Fires, Silent


def page(rule: type[Rule]) -> str:
    """What a rule does, why, and examples of what it flags and what it lets be."""
    info = rule.info()
    fires = [_example(one) for one in rule.examples if isinstance(one, Fires)]
    silent = [_example(one) for one in rule.examples if isinstance(one, Silent)]
    parts = [f"# {info.code} {info.name}", info.what, "## Why it matters", info.why]
    parts += ["## Fix", info.mends] if info.mends else []
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
