"""The command, as a call: drafts and sources are files, or texts in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TypeAlias

from tieout import documents, pipeline, rules
from tieout.access import access_of
from tieout.config import Settings
from tieout.errors import NoSourcesError, UsageError
from tieout.library import Library, Sought, Swept, forget, uncollected
from tieout.library import sweep as library_sweep
from tieout.model import Document, Report, Style
from tieout.records.checking import CheckedRecord, check_all

File: TypeAlias = "str | PathLike[str]"
Sources: TypeAlias = "Library | Mapping[str, str] | Iterable[PathLike[str]] | PathLike[str]"


def check(
    draft: str | PathLike[str],
    sources: Sources,
    *,
    style: Style | str = Style.NEWS,
    partial_sources: bool = False,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    name: str = "draft",
    decisions: PathLike[str] | None = None,
    cache_dir: PathLike[str] | None = None,
    use_cache: bool = True,
) -> Report:
    """Check a draft against its sources.

    `draft` is a text (a string) or a file (a path). `sources` are texts by name (a mapping), files and folders
    (paths), or a `Library` opened before, which is the way to check many drafts. `select` and `ignore` take codes,
    beginnings of codes and names of rules. `name` is what a text in memory is called in the report; a suffix such as
    `.md` says what it is. `decisions` is a file of findings that were let stand, as `tieout accept` writes it; for a
    draft that is a file, the one beside it counts where none is named. Files are indexed in `cache_dir` (the user's
    cache where it is None) unless `use_cache` is off; texts in memory are never written to disk.

    Raises UnreadableError for a draft that cannot be read, NoSourcesError where there is no source that can,
    UsageError for arguments that mean nothing.
    """
    settings = _settings(sources, style, partial_sources, select, ignore, cache_dir, use_cache)
    settings = replace(settings, decisions=Path(decisions)) if decisions is not None else settings
    rules.refuse_unknown(settings)
    with uncollected():
        return _checked(_document(draft, name), sources, settings)


def _checked(document: Document, sources: Sources, settings: Settings) -> Report:
    """The report on a draft; of a library that was opened for it nothing is kept."""
    library = _library(sources, settings, [document])
    report = pipeline.check([document], library, settings)
    if library is not sources:
        forget(library)
    return report


def check_records(
    records: Iterable[Mapping[str, object]],
    sources: Sources | None = None,
    *,
    workers: int = 1,
    style: Style | str = Style.NEWS,
    partial_sources: bool = False,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    cache_dir: PathLike[str] | None = None,
    use_cache: bool = True,
) -> Iterator[CheckedRecord]:
    """Check records (tieout-input/1) as they come: one result for each, in order, when it is asked for.

    A record brings its sources with it, or names some of `sources`, or is held against all of these. One that is bad
    has an `error` in the place of its `report`. With several `workers` (processes) `sources` are files and folders.

    Raises NoSourcesError where `sources` hold nothing that can be read, UsageError for arguments that mean nothing.
    """
    settings = _settings(sources or (), style, partial_sources, select, ignore, cache_dir, use_cache)
    if workers > 1 and isinstance(sources, (Library, Mapping)):
        raise UsageError("Several workers open the sources themselves: give files and folders, or one worker.")
    if workers < 1:
        raise UsageError(f"There have to be workers: one at least, not {workers}.")
    library = None if sources is None else _library(sources, settings)
    return check_all(records, settings, library, workers)


def open_library(
    sources: Mapping[str, str] | Iterable[PathLike[str]] | PathLike[str],
    *,
    cache_dir: PathLike[str] | None = None,
    use_cache: bool = True,
) -> Library:
    """Read and index sources once, for many checks."""
    return _library(sources, _settings(sources, Style.NEWS, False, (), (), cache_dir, use_cache))


def sweep(
    texts: Iterable[str],
    sources: Iterable[PathLike[str]] | PathLike[str],
    *,
    partial_sources: bool = False,
) -> Swept:
    """Look for some texts in files and folders that nobody will ask again: each file is gone through, none is indexed.

    `found` says of each text, in order, what a library of the same files says of it (`Library.search_all`), sooner than
    a library is opened and asked, and nothing is kept. Who asks twice opens a library.

    Raises NoSourcesError where there is no file that can be read, UsageError for arguments that mean nothing.
    """
    if isinstance(texts, str):
        raise UsageError(f"There have to be several texts, such as [{texts!r}], not one string.")
    if isinstance(sources, (Library, Mapping)):
        raise UsageError("Only files and folders are swept: texts in memory, and a library, are asked by search_all.")
    settings = _settings(sources, Style.NEWS, partial_sources, (), (), None, False)
    swept = library_sweep(settings, [Sought(text) for text in texts], access_of(settings), pipeline.Silence())
    if not swept.words:
        named = ", ".join(str(path) for path in settings.sources)
        raise NoSourcesError(f"There is no word to search in {named}." if not swept.problems else swept.problems[0])
    return swept


def _settings(
    sources: Sources,
    style: Style | str,
    partial_sources: bool,
    select: Iterable[str],
    ignore: Iterable[str],
    cache_dir: PathLike[str] | None,
    use_cache: bool,
) -> Settings:
    return Settings(
        sources=_paths(sources),
        partial_sources=partial_sources,
        style=_style(style),
        select=_several(select, "select"),
        ignore=_several(ignore, "ignore"),
        cache_dir=Path(cache_dir) if cache_dir is not None else None,
        use_cache=use_cache,
    )


def _style(style: Style | str) -> Style:
    try:
        return Style(style)
    except ValueError:
        raise UsageError(f"There is no style {style!r}: use one of {', '.join(Style)}.") from None


def _several(codes: Iterable[str], what: str) -> tuple[str, ...]:
    if isinstance(codes, str):
        raise UsageError(f"{what} takes several codes, such as [{codes!r}], not one string.")
    return tuple(codes)


def _paths(sources: Sources) -> tuple[Path, ...]:
    if isinstance(sources, str):
        raise UsageError(
            "Sources are texts by name ({'name': text}), paths, or a Library: a bare string could be either."
        )
    if isinstance(sources, (Library, Mapping)):
        return ()
    return (Path(sources),) if isinstance(sources, PathLike) else tuple(Path(path) for path in sources)


def _document(draft: str | PathLike[str], name: str) -> Document:
    if isinstance(draft, str):
        return documents.read_text(draft, name, "d1")
    return documents.read_path(Path(draft), "d1")


def _library(sources: Sources, settings: Settings, drafts: Sequence[Document] = ()) -> Library:
    if isinstance(sources, Library):
        return sources
    if isinstance(sources, Mapping):
        texts = sorted(sources.items())
        read = (
            documents.read_text(text, name, f"s{number}", paragraphs=False)
            for number, (name, text) in enumerate(texts, 1)
        )
        return Library.of(read, documents.tables_of, documents.is_sheet)
    return pipeline.open_library(settings, pipeline.Silence(), drafts)
