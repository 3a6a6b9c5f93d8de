"""`--show-settings`: every setting as tieout.toml would have it, and where its value came from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tieout.config import Shown


def lines(settings: Iterable[Shown]) -> Iterator[str]:
    """A line for each setting: TOML, with its origin as a comment; what has no value is a comment altogether."""
    for shown in settings:
        said = f"{shown.key} = {_toml(shown.value)}" if shown.value is not None else f"# {shown.key} is not set"
        yield f"{said:<44}  # {shown.origin}\n"


def _toml(value: object) -> str:
    """A value as TOML has it; what came from tables, as inline tables."""
    from tieout.config import Override

    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Override):
        pairs = [("files", value.files), *((name.replace("_", "-"), one) for name, one in value.given)]
        return _inline(pairs)
    if isinstance(value, tuple):
        return _inline(value) if value and _is_pairs(value) else f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value.as_posix() if isinstance(value, Path) else str(value), ensure_ascii=False)


def _is_pairs(value: tuple[object, ...]) -> bool:
    return all(isinstance(one, tuple) and len(one) == 2 for one in value)


def _inline(pairs: Iterable[tuple[str, object]]) -> str:
    return "{ " + ", ".join(f"{_key(key)} = {_toml(one)}" for key, one in pairs) + " }"


def _key(key: str) -> str:
    return key if key.replace("-", "").isalnum() and key.isascii() else json.dumps(key, ensure_ascii=False)
