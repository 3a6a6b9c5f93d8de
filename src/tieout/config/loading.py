"""Settings put together from where they may come, each with the place that it came from."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, NamedTuple, Unpack

from tieout.config import files
from tieout.config.settings import Given, Settings, key_of
from tieout.config.values import Table, nearby, split_codes
from tieout.errors import UsageError

CACHE_VARIABLE = "TIEOUT_CACHE_DIR"
CACHE_VERSION = "v1"
DEFAULT_SOURCES = "sources"

__all__ = ["Shown", "cache_folder", "explain", "load", "load_for", "split_codes"]


class Shown(NamedTuple):
    """A setting as it is shown: its key, its value, where that came from, and whether a file may give it."""

    key: str
    value: object
    origin: str
    in_file: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """Values by the names of the fields, and where each came from."""

    values: dict[str, Any]
    origins: dict[str, str]


def load_for(drafts: Sequence[Path], config: Path | None = None, **given: Unpack[Given]) -> Settings:
    """The settings that several drafts share; UsageError where they do not share them.

    To check one draft against another's sources would be to answer what nobody asked.
    """
    found = [load(draft, config, **given) for draft in drafts]
    for draft, settings in zip(drafts, found, strict=True):
        if settings != found[0]:
            raise UsageError(
                f"{drafts[0]} and {draft} have different settings or sources: check each alone, or name --sources."
            )
    return found[0] if found else load(Path(), config, **given)


def load(start: Path, config: Path | None = None, **given: Unpack[Given]) -> Settings:
    """The settings for a draft (or for a folder), with what is `given` put above all else.

    They are read from the file `config` where one is named. Raises UsageError where the file cannot be read or means
    nothing.
    """
    return Settings(**_gathered(start, config, given).values)


def explain(start: Path, config: Path | None = None, **given: Unpack[Given]) -> Iterator[Shown]:
    """Every setting for a draft, in the order of their declaration, with where its value came from."""
    found = _gathered(start, config, given)
    settings = Settings(**found.values)
    for one in fields(Settings):
        value, kind = getattr(settings, one.name), one.metadata["kind"]
        shown = dict(value) if isinstance(kind, Table) else value
        yield Shown(key_of(one), shown, found.origins.get(one.name, "default"), kind is not None)


def _gathered(start: Path, config: Path | None, given: Given) -> _Found:
    folder = start if _is_folder(start) else start.parent
    read = files.named(config) if config is not None else files.nearest(folder)
    file, said = read if read is not None else (None, {})
    beside = folder / DEFAULT_SOURCES
    layers: list[tuple[str, dict[str, Any]]] = [
        ("beside the draft", {"sources": (beside,)} if beside.exists() else {}),
        (str(nearby(file)) if file else "", {**said, "root": nearby(file.parent)} if file else {}),
        ("environment", _from_environment()),
        ("command line", {name: value for name, value in given.items() if value is not None}),
    ]
    values = {name: value for _, layer in layers for name, value in layer.items()}
    return _Found(values, {name: origin for origin, layer in layers for name in layer})


def _from_environment() -> dict[str, Any]:
    folder = os.environ.get(CACHE_VARIABLE)
    return {"cache_dir": Path(folder).expanduser()} if folder else {}


def cache_folder(settings: Settings) -> Path:
    """Where everything that these settings let be kept is kept."""
    if settings.cache_dir is not None:
        return settings.cache_dir / CACHE_VERSION
    from platformdirs import user_cache_path

    return user_cache_path("tieout") / CACHE_VERSION


def _is_folder(path: Path) -> bool:
    """Whether a path is a folder; one that cannot even be asked (too long a name) is none, and says so when read."""
    try:
        return path.is_dir()
    except OSError:
        return False
