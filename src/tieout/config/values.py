"""The kinds of values that a setting may have: how each is read from TOML, and what a schema says of it."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from tieout.errors import UsageError

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it stands in a file, and by what key."""

    file: Path
    key: str
    value: object

    def unfit(self, wanted: str) -> UsageError:
        """What to say where the value is not what is wanted."""
        return UsageError(f"{nearby(self.file)}: {self.key!r} must be {wanted}, not {self.value!r}.")

    def within(self, key: str, value: object) -> Value:
        """A value below this one."""
        return Value(self.file, f"{self.key}.{key}", value)


class Kind(ABC):
    """A kind of value."""

    @abstractmethod
    def read(self, value: Value) -> object:
        """The value as the run needs it; UsageError where it is of another kind."""

    @abstractmethod
    def schema(self) -> Schema:
        """What JSON Schema says of it."""


class Flag(Kind):
    """True or false."""

    def read(self, value: Value) -> object:
        if isinstance(value.value, bool):
            return value.value
        raise value.unfit("true or false")

    def schema(self) -> Schema:
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Count(Kind):
    """A whole number, not below the least."""

    least: int = 0

    def read(self, value: Value) -> object:
        if isinstance(value.value, int) and not isinstance(value.value, bool) and value.value >= self.least:
            return value.value
        raise value.unfit(f"a whole number, {self.least} or more")

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.least}


class Word(Kind):
    """A text."""

    def read(self, value: Value) -> object:
        return text_of(value)

    def schema(self) -> Schema:
        return {"type": "string"}


@dataclass(frozen=True, slots=True)
class Choice(Kind):
    """One of some words."""

    of: type[StrEnum]

    def read(self, value: Value) -> object:
        for one in self.of:
            if one == value.value:
                return one
        raise value.unfit(f"one of {', '.join(self.of)}")

    def schema(self) -> Schema:
        return {"enum": [one.value for one in self.of]}


class Codes(Kind):
    """Codes, beginnings of codes, or names of rules: a list, or a text that parts them by commas."""

    def read(self, value: Value) -> object:
        return split_codes(texts_of(value))

    def schema(self) -> Schema:
        return {"type": ["string", "array"], "items": {"type": "string"}}


class PathName(Kind):
    """A file or a folder, counted from the file that names it."""

    def read(self, value: Value) -> object:
        return path_from(value.file, text_of(value))

    def schema(self) -> Schema:
        return {"type": "string"}


class Paths(Kind):
    """Files and folders."""

    def read(self, value: Value) -> object:
        return tuple(path_from(value.file, text) for text in texts_of(value))

    def schema(self) -> Schema:
        return {"type": ["string", "array"], "items": {"type": "string"}}


@dataclass(frozen=True, slots=True)
class Table(Kind):
    """A table of names that the writer chooses, each with a value of one kind; read as pairs."""

    each: Kind

    def read(self, value: Value) -> object:
        return tuple((name, self.each.read(value.within(name, one))) for name, one in table_of(value).items())

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": self.each.schema()}


def text_of(value: Value) -> str:
    """A value that has to be a text."""
    if isinstance(value.value, str):
        return value.value
    raise value.unfit("a text")


def texts_of(value: Value) -> tuple[str, ...]:
    """A value that has to be a text or a list of texts."""
    values = [value.value] if isinstance(value.value, str) else value.value
    if isinstance(values, list) and all(isinstance(one, str) for one in values):
        return tuple(values)
    raise value.unfit("a text or a list of texts")


def table_of(value: Value) -> Mapping[str, object]:
    """A value that has to be a table."""
    if isinstance(value.value, dict):
        return value.value
    raise value.unfit("a table")


def split_codes(values: Iterable[str]) -> tuple[str, ...]:
    """Codes and names of rules from values that may each be a list parted by commas."""
    return tuple(code for value in values for part in value.split(",") if (code := part.strip()))


def path_from(file: Path, text: str) -> Path:
    """A path that a file names, which counts from the file's own folder."""
    return nearby(Path(os.path.normpath(file.parent / Path(text).expanduser())))


def nearby(path: Path) -> Path:
    """The path as a reader would write it: from the working directory, where it lies inside."""
    folder = Path.cwd()
    return path.relative_to(folder) if path.is_relative_to(folder) else path
