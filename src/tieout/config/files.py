"""The file of settings: the nearest upwards that has any, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tieout.config.settings import read_table
from tieout.config.values import nearby
from tieout.errors import UsageError

OWN, SHARED = "tieout.toml", "pyproject.toml"


def nearest(folder: Path) -> tuple[Path, dict[str, object]] | None:
    """The nearest file of settings, in a folder or above it, with its values by the names of the fields."""
    for place in (above := folder.absolute(), *above.parents):
        own = place / OWN
        if own.is_file():
            return own, read_table(own, _toml(own))
        shared = place / SHARED
        if shared.is_file() and (table := _table_of(shared, _toml(shared))) is not None:
            return shared, read_table(shared, table)
    return None


def named(path: Path) -> tuple[Path, dict[str, object]]:
    """A file of settings that was named, whatever it is called; in a pyproject.toml, the table of ours."""
    path = path.absolute()
    content = _toml(path)
    table = (_table_of(path, content) or {}) if path.name == SHARED else content
    return path, read_table(path, table)


def _table_of(path: Path, content: Mapping[str, object]) -> dict[str, object] | None:
    """The table [tool.tieout], None where there is none."""
    tool = content.get("tool", {})
    table = tool.get("tieout") if isinstance(tool, dict) else None
    if table is None or isinstance(table, dict):
        return table
    raise UsageError(f"{nearby(path)}: tool.tieout must be a table.")


def _toml(path: Path) -> dict[str, object]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        what, place = _split_toml_error(str(error))
        raise UsageError(f"{nearby(path)}{place}: this is not valid TOML: {what}.") from None
    except UnicodeDecodeError as error:
        raise UsageError(f"{nearby(path)}: this is not valid TOML: it is not UTF-8 at byte {error.start}.") from None
    except OSError as error:
        raise UsageError(f"{nearby(path)} cannot be read: {error.strerror}.") from None
    except RecursionError:
        raise UsageError(f"{nearby(path)}: this is not valid TOML: it is nested too deeply.") from None


def _split_toml_error(message: str) -> tuple[str, str]:
    """What is wrong, and ":line:column" where the parser says it: "... (at line 3, column 5)"."""
    what, _, at = message.rpartition(" (at ")
    numbers = [word for word in at.rstrip(")").replace(",", " ").split() if word.isdigit()]
    what = what or message
    return what[:1].lower() + what[1:], "".join(f":{number}" for number in numbers)
