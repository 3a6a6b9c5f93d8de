"""Every setting, declared once: its name, the kind of its value, its default, and what it is for."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import Field, dataclass, field, fields, replace
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, TypedDict

from tieout.choices import Changes, Severity, Style
from tieout.config.values import (
    Choice,
    Codes,
    Count,
    Flag,
    Kind,
    PathName,
    Paths,
    Schema,
    Table,
    Value,
    Word,
    nearby,
    table_of,
    texts_of,
)
from tieout.errors import UsageError

DECISIONS, BASELINE = "tieout.decisions.toml", "tieout.baseline.toml"


class FailOn(StrEnum):
    """From which level on a finding makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Override:
    """Settings for the drafts that a pattern fits; `given` are names of fields of `Settings` with their values."""

    files: tuple[str, ...]
    given: tuple[tuple[str, Any], ...]


class Overrides(Kind):
    """Tables of settings, each for the drafts that its `files` fit."""

    def read(self, value: Value) -> object:
        if not isinstance(value.value, list):
            raise value.unfit("tables [[overrides]]")
        return tuple(self._one(value.within(str(number), one)) for number, one in enumerate(value.value, 1))

    def schema(self) -> Schema:
        properties = {"files": Paths().schema()} | {key: kind_of(one).schema() for key, one in _overridable().items()}
        item = {"type": "object", "properties": properties, "required": ["files"], "additionalProperties": False}
        return {"type": "array", "items": item}

    @staticmethod
    def _one(value: Value) -> Override:
        table = dict(table_of(value))
        files = texts_of(value.within("files", table.pop("files", None)))
        return Override(files, tuple(read_table(value.file, table, _overridable(), f"{value.key}.").items()))


def _told(kind: Kind | None, what: str, option: str = "", *, each: bool = False) -> dict[str, object]:
    """What is said of a setting: no kind where no file may give it; `each` where drafts may have their own."""
    return {"kind": kind, "what": what, "option": option, "each": each}


_CODES = "codes, beginnings of codes, or names of rules"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a run is told."""

    sources: tuple[Path, ...] = field(
        default=(), metadata=_told(Paths(), "files and folders, counted from the file that names them", "--sources")
    )
    """Empty where none were named and there is no `sources/` beside the draft."""
    partial_sources: bool = field(
        default=False,
        metadata=_told(
            Flag(),
            "whether sources may be missing; what is not found is then unchecked, not wrong",
            "--partial-sources",
            each=True,
        ),
    )
    style: Style = field(
        default=Style.NEWS,
        metadata=_told(Choice(Style), "the level of each rule, see [Rules](rules/index.md)", "--style", each=True),
    )
    tracked_changes: Changes = field(
        default=Changes.ACCEPTED,
        metadata=_told(
            Choice(Changes),
            "whether drafts are read with their tracked changes or without",
            "--tracked-changes",
            each=True,
        ),
    )
    ocr: str | None = field(
        default=None,
        metadata=_told(
            Word(),
            "languages in which scans are recognised by Tesseract, as `eng` or `eng+deu`; else they are not",
            "--ocr",
        ),
    )
    language: str | None = field(
        default=None,
        metadata=_told(Word(), "the language of drafts that do not name their own, as `en` or `de-CH`", each=True),
    )
    select: tuple[str, ...] = field(default=(), metadata=_told(Codes(), f"{_CODES}: only these", "--select", each=True))
    extend_select: tuple[str, ...] = field(
        default=(), metadata=_told(Codes(), "the same: these, too", "--extend-select", each=True)
    )
    ignore: tuple[str, ...] = field(
        default=(), metadata=_told(Codes(), "the same: all but these", "--ignore", each=True)
    )
    extend_ignore: tuple[str, ...] = field(
        default=(), metadata=_told(Codes(), "the same: nor these", "--extend-ignore", each=True)
    )
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = field(
        default=(),
        metadata=_told(Table(Codes()), "by pattern of drafts: rules whose findings are dropped"),
    )
    levels: tuple[tuple[str, Severity], ...] = field(
        default=(),
        metadata=_told(Table(Choice(Severity)), "by rule: `error`, `warning`, `info` or `off`", each=True),
    )
    overrides: tuple[Override, ...] = field(
        default=(), metadata=_told(Overrides(), "tables with `files` and the settings of the drafts that these fit")
    )
    preview: bool = field(
        default=False,
        metadata=_told(
            Flag(),
            "whether rules that are being tried out apply, too; one selected by its own code or name always does",
            "--preview",
            each=True,
        ),
    )
    fail_on: FailOn = field(
        default=FailOn.WARNING,
        metadata=_told(Choice(FailOn), "from which level on a finding makes the exit code 1", "--fail-on"),
    )
    max_unchecked: int | None = field(
        default=None, metadata=_told(Count(), "more unchecked items than this make the exit code 1", "--max-unchecked")
    )
    strict: bool = field(
        default=False, metadata=_told(Flag(), "whether an unchecked item makes the exit code 1", "--strict")
    )
    output_format: str = field(default="full", metadata=_told(Word(), "how the report is written", "--output-format"))
    pages: Path | None = field(
        default=None,
        metadata=_told(None, "the option alone: where pictures of the pages shown are written", "--pages"),
    )
    decisions: Path | None = field(
        default=None,
        metadata=_told(PathName(), "where decisions are kept"),
    )
    """None where it is beside the file of settings, or beside the draft where there is none: see `decisions_of`."""
    baseline: Path | None = field(default=None, metadata=_told(PathName(), "where the baseline is kept"))
    use_decisions: bool = field(
        default=True,
        metadata=_told(None, "the option alone: all is told, whatever was decided", "--no-decisions"),
    )
    since: str | None = field(
        default=None,
        metadata=_told(None, "the option alone: only lines changed since that revision of git count", "--since"),
    )
    max_megabytes: int = field(
        default=1024, metadata=_told(Count(1), "the most that is read of one file, in megabytes")
    )
    max_seconds: int = field(default=300, metadata=_told(Count(1), "how long reading one file may take"))
    cache_dir: Path | None = field(
        default=None,
        metadata=_told(PathName(), "where [the index](../how-to/sources.md#the-cache) is kept", "--cache-dir"),
    )
    """The user's cache directory where it is None."""
    use_cache: bool = field(
        default=True, metadata=_told(None, "the option alone: nothing is kept, nothing kept is read", "--no-cache")
    )
    verify: bool = field(
        default=False,
        metadata=_told(
            None, "the option alone: sources are compared by content, not only by size and time", "--verify"
        ),
    )
    root: Path | None = field(default=None, metadata=_told(None, "the folder that patterns count from"))
    """That of the file of settings; None where there is none, and patterns count from the working directory."""

    def decisions_of(self, path: str) -> Path:
        """The file of the decisions on a draft, which need not be there."""
        return self.decisions or (self.root or Path(path).parent) / DECISIONS

    def baseline_of(self, path: str) -> Path:
        """The file of the baseline of a draft, which need not be there."""
        return self.baseline or (self.root or Path(path).parent) / BASELINE

    def fails(self, levels: Iterable[str], unchecked: int) -> bool:
        """Whether findings of these levels, or so many unchecked items, are what a run is to fail on."""
        most = 0 if self.strict else self.max_unchecked
        ranked = list(FailOn)
        counted = ranked[: ranked.index(self.fail_on) + 1] if self.fail_on is not FailOn.NEVER else []
        return any(level in counted for level in levels) or (most is not None and unchecked > most)

    def of(self, path: str) -> Settings:
        """The settings of one draft: the tables that fit it above the rest, the later above the earlier."""
        own = self
        for override in self.overrides:
            if any(self.fits(pattern, path) for pattern in override.files):
                own = replace(own, **{name: _joined(name, getattr(own, name), value) for name, value in override.given})
        return own

    def fits(self, pattern: str, path: str) -> bool:
        """Whether a pattern fits a draft: its path from the root, or its name where the pattern has no slash."""
        named = self.path_from_root(path)
        wanted = pattern.removeprefix("./")
        whole = fnmatchcase(named, wanted) or fnmatchcase(named, wanted.removeprefix("**/"))
        return whole or ("/" not in wanted and fnmatchcase(named.rpartition("/")[2], wanted))

    def path_from_root(self, path: str) -> str:
        """A draft's path from the root, with slashes; as it is where there is no way between the two."""
        try:
            return Path(os.path.relpath(path, self.root or Path())).as_posix()
        except ValueError:
            return Path(path).as_posix()


def _joined(name: str, before: Any, value: Any) -> Any:
    """What an override makes of a setting: lists that extend others and levels add up."""
    return before + value if name in ("extend_select", "extend_ignore", "levels") else value


class Given(TypedDict, total=False):
    """Settings given by hand; what is absent or None comes from the environment, the file or the defaults."""

    sources: tuple[Path, ...] | None
    partial_sources: bool | None
    style: Style | None
    tracked_changes: Changes | None
    ocr: str | None
    language: str | None
    select: tuple[str, ...] | None
    extend_select: tuple[str, ...] | None
    ignore: tuple[str, ...] | None
    extend_ignore: tuple[str, ...] | None
    preview: bool | None
    fail_on: FailOn | None
    max_unchecked: int | None
    strict: bool | None
    output_format: str | None
    use_decisions: bool | None
    since: str | None
    pages: Path | None
    cache_dir: Path | None
    use_cache: bool | None
    verify: bool | None


def key_of(one: Field[Any]) -> str:
    """How a file of settings calls a field."""
    return one.name.replace("_", "-")


def kind_of(one: Field[Any]) -> Kind:
    """The kind of a field that a file may give."""
    kind: Kind = one.metadata["kind"]
    return kind


def in_files() -> dict[str, Field[Any]]:
    """The settings that a file may give, by their keys."""
    return {key_of(one): one for one in fields(Settings) if one.metadata["kind"]}


def _overridable() -> dict[str, Field[Any]]:
    """The settings that drafts may have of their own."""
    return {key: one for key, one in in_files().items() if one.metadata["each"]}


def read_table(
    file: Path, table: dict[str, object], known: dict[str, Field[Any]] | None = None, within: str = ""
) -> dict[str, object]:
    """The values of a table by the names of the fields; UsageError for a key that there is not, or a value unfit."""
    known = in_files() if known is None else known
    given: dict[str, object] = {}
    for key, value in table.items():
        if key not in known:
            raise UsageError(f"{nearby(file)}: there is no setting {within + key!r}{_nearest(key, known)}.")
        given[known[key].name] = kind_of(known[key]).read(Value(file, within + key, value))
    return given


def _nearest(key: str, known: dict[str, Field[Any]]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key.lower().replace("_", "-"), known, n=1, cutoff=0.5)
    return f" (did you mean {near[0]!r}?)" if near else f" (known are {', '.join(known)})"
