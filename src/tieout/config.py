"""What a run is told: `tieout.toml`, or `[tool.tieout]` of a `pyproject.toml`, found upwards from the draft.

What is nearer to the hand wins: the command line (or a caller's arguments), then the environment, then the file,
then the defaults. Every setting is optional, and a key that means nothing is an error, so that a slip of the pen
cannot switch a check off.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict, Unpack

from tieout.errors import UsageError
from tieout.model import Style

CACHE_VARIABLE = "TIEOUT_CACHE_DIR"
DEFAULT_SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a run is told."""

    sources: tuple[Path, ...] = ()
    """Files and folders of sources; empty where none were named and there is no `sources/` beside the draft."""
    partial_sources: bool = False
    preview: bool = False
    """Whether rules that are being tried out apply, too."""
    """Whether the sources may be incomplete: what they do not hold is then unchecked, not wrong."""
    style: Style = Style.NEWS
    select: tuple[str, ...] = ()
    """Codes, beginnings of codes, or names of the only rules to apply; empty means every rule."""
    ignore: tuple[str, ...] = ()
    strict: bool = False
    """Whether items that could not be checked count as a failure."""
    cache_dir: Path | None = None
    """Where indexes are kept; the user's cache directory where it is None."""
    use_cache: bool = True
    verify: bool = False
    """Whether sources whose size and time are as they were are compared by their content, too."""


class Overrides(TypedDict, total=False):
    """Settings given by hand; what is absent or None comes from the environment, the file or the defaults."""

    sources: tuple[Path, ...] | None
    partial_sources: bool | None
    preview: bool | None
    style: Style | None
    select: tuple[str, ...] | None
    ignore: tuple[str, ...] | None
    strict: bool | None
    cache_dir: Path | None
    use_cache: bool | None
    verify: bool | None


def load_for(drafts: Sequence[Path], **overrides: Unpack[Overrides]) -> Settings:
    """The settings that several drafts share; UsageError where they do not share them.

    To check one draft against another's sources would be to answer what nobody asked.
    """
    found = [load(draft, **overrides) for draft in drafts]
    for draft, settings in zip(drafts, found, strict=True):
        if settings != found[0]:
            raise UsageError(
                f"{drafts[0]} and {draft} have different settings or sources: check each alone, or name --sources."
            )
    return found[0] if found else load(Path(), **overrides)


def load(start: Path, **overrides: Unpack[Overrides]) -> Settings:
    """The settings for a draft (or for a folder), with `overrides` put above all else.

    Raises UsageError where the file that is found cannot be read or means nothing.
    """
    folder = start if _is_folder(start) else start.parent
    by_hand = {name: value for name, value in overrides.items() if value is not None}
    given: dict[str, Any] = {**_from_file(folder), **_from_environment(), **by_hand}
    if "sources" not in given and (folder / DEFAULT_SOURCES).exists():
        given["sources"] = (folder / DEFAULT_SOURCES,)
    return Settings(**given)


def _is_folder(path: Path) -> bool:
    """Whether a path is a folder; one that cannot even be asked (too long a name) is none, and says so when read."""
    try:
        return path.is_dir()
    except OSError:
        return False


def split_codes(values: Iterable[str]) -> tuple[str, ...]:
    """Codes and names of rules from values that may each be a list parted by commas."""
    return tuple(code for value in values for part in value.split(",") if (code := part.strip()))


def _from_environment() -> Overrides:
    folder = os.environ.get(CACHE_VARIABLE)
    return {"cache_dir": Path(folder).expanduser()} if folder else {}


def _from_file(folder: Path) -> Overrides:
    """The settings of the nearest file that has any."""
    for place in (above := folder.absolute(), *above.parents):
        own = place / "tieout.toml"
        if own.is_file():
            return _read_settings(own, _read_toml(own))
        shared = place / "pyproject.toml"
        if shared.is_file() and (table := _table_of(shared, _read_toml(shared))) is not None:
            return _read_settings(shared, table)
    return {}


def _table_of(path: Path, content: Mapping[str, object]) -> Mapping[str, object] | None:
    """The table [tool.tieout], None where there is none."""
    tool = content.get("tool", {})
    table = tool.get("tieout") if isinstance(tool, dict) else None
    if table is None or isinstance(table, dict):
        return table
    raise UsageError(f"{_nearby(path)}: tool.tieout must be a table.")


def _read_toml(path: Path) -> dict[str, object]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        what, place = _split_toml_error(str(error))
        raise UsageError(f"{_nearby(path)}{place}: this is not valid TOML: {what}.") from None
    except UnicodeDecodeError as error:
        raise UsageError(f"{_nearby(path)}: this is not valid TOML: it is not UTF-8 at byte {error.start}.") from None
    except OSError as error:
        raise UsageError(f"{_nearby(path)} cannot be read: {error.strerror}.") from None
    except RecursionError:
        raise UsageError(f"{_nearby(path)}: this is not valid TOML: it is nested too deeply.") from None


def _split_toml_error(message: str) -> tuple[str, str]:
    """What is wrong, and ":line:column" where the parser says it: "... (at line 3, column 5)"."""
    what, _, at = message.rpartition(" (at ")
    numbers = [word for word in at.rstrip(")").replace(",", " ").split() if word.isdigit()]
    what = what or message
    return what[:1].lower() + what[1:], "".join(f":{number}" for number in numbers)


def _read_settings(path: Path, table: Mapping[str, object]) -> Overrides:
    given: Overrides = {}
    for key, value in table.items():
        if key not in _SETTINGS:
            raise UsageError(f"{_nearby(path)}: there is no setting {key!r}{_nearest(key)}.")
        _SETTINGS[key](_Value(path, key, value), given)
    return given


def _nearest(key: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key.lower().replace("_", "-"), _SETTINGS, n=1, cutoff=0.5)
    return f" (did you mean {near[0]!r}?)" if near else f" (known are {', '.join(_SETTINGS)})"


def _nearby(path: Path) -> Path:
    """The path as a reader would write it: from the working directory, where it lies inside."""
    folder = Path.cwd()
    return path.relative_to(folder) if path.is_relative_to(folder) else path


@dataclass(frozen=True, slots=True)
class _Value:
    """A value of the file, read as what a setting needs."""

    file: Path
    key: str
    value: object

    def flag(self) -> bool:
        if isinstance(self.value, bool):
            return self.value
        raise self._unfit("true or false")

    def word(self) -> str:
        if isinstance(self.value, str):
            return self.value
        raise self._unfit("a text")

    def words(self) -> tuple[str, ...]:
        values = [self.value] if isinstance(self.value, str) else self.value
        if isinstance(values, list) and all(isinstance(value, str) for value in values):
            return tuple(values)
        raise self._unfit("a text or a list of texts")

    def style(self) -> Style:
        for style in Style:
            if style == self.value:
                return style
        raise self._unfit(f"one of {', '.join(Style)}")

    def path(self, text: str) -> Path:
        """A path written in the file counts from the file's own folder."""
        return _nearby(Path(os.path.normpath(self.file.parent / Path(text).expanduser())))

    def _unfit(self, wanted: str) -> UsageError:
        return UsageError(f"{_nearby(self.file)}: {self.key!r} must be {wanted}, not {self.value!r}.")


def _sources(value: _Value, given: Overrides) -> None:
    given["sources"] = tuple(value.path(word) for word in value.words())


def _preview(value: _Value, given: Overrides) -> None:
    given["preview"] = value.flag()


def _partial_sources(value: _Value, given: Overrides) -> None:
    given["partial_sources"] = value.flag()


def _style(value: _Value, given: Overrides) -> None:
    given["style"] = value.style()


def _select(value: _Value, given: Overrides) -> None:
    given["select"] = split_codes(value.words())


def _ignore(value: _Value, given: Overrides) -> None:
    given["ignore"] = split_codes(value.words())


def _strict(value: _Value, given: Overrides) -> None:
    given["strict"] = value.flag()


def _cache_dir(value: _Value, given: Overrides) -> None:
    given["cache_dir"] = value.path(value.word())


_SETTINGS: Mapping[str, Callable[[_Value, Overrides], None]] = {
    "sources": _sources,
    "partial-sources": _partial_sources,
    "style": _style,
    "select": _select,
    "ignore": _ignore,
    "strict": _strict,
    "cache-dir": _cache_dir,
    "preview": _preview,
}
