"""`--show-settings`: every setting as tieout.toml would have it, and where its value came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tieout.errors import UnknownRuleError, UsageError

if TYPE_CHECKING:
    from tieout.config import Shown


def lines(settings: Iterable[Shown]) -> Iterator[str]:
    """A line for each setting: TOML, with its origin as a comment; what no file can give is a comment altogether."""
    for shown in settings:
        said = f"{shown.key} = {_toml(shown.value)}" if shown.value is not None else f"{shown.key} is not set"
        given = shown.in_file and shown.value is not None
        yield f"{said if given else f'# {said}':<44}  # {shown.origin}\n"


@contextmanager
def blamed(settings: Callable[[], Iterable[Shown]]) -> Iterator[None]:
    """Name the file whose settings name a rule that there is not."""
    try:
        yield
    except UnknownRuleError as error:
        for shown in settings():
            if repr(error.named) in repr(shown.value) and shown.origin != "command line":
                raise UsageError(f"{shown.origin}: {error}") from None
        raise


def _toml(value: object) -> str:
    """A value as TOML has it; a table as an inline one."""
    from tieout.config import Override

    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Override):
        return _toml({"files": value.files} | {name.replace("_", "-"): one for name, one in value.given})
    if isinstance(value, dict):
        pairs = ", ".join(f"{_key(key)} = {_toml(one)}" for key, one in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return _quoted(value.as_posix() if isinstance(value, Path) else str(value))


def _key(key: str) -> str:
    return key if key.replace("-", "").isalnum() and key.isascii() else _quoted(key)


def _quoted(text: str) -> str:
    """A string as TOML has it, which is as JSON has it."""
    import json  # imported late: hardly a check shows its settings

    return json.dumps(text, ensure_ascii=False)
