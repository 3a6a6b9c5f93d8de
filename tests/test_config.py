"""Settings: where they come from, which of them wins, and what is said of a wrong one."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest

from tieout.config import Settings, explain, load, load_for, split_codes
from tieout.config.schema import schema
from tieout.config.settings import Given
from tieout.errors import UsageError
from tieout.model import Severity, Style


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, in an empty environment."""
    monkeypatch.delenv("TIEOUT_CACHE_DIR", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, text: str) -> Path:
    """A file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def error_of(draft: Path) -> str:
    """What is said of the settings that belong to a draft."""
    with pytest.raises(UsageError) as caught:
        load(draft)
    return str(caught.value)


@pytest.mark.usefixtures("folder")
def test_without_a_file_the_defaults_hold() -> None:
    """No file, no sources: the settings are those of the class."""
    assert load(Path("draft.md")) == Settings()


def test_sources_beside_the_draft_are_the_default(folder: Path) -> None:
    """`sources/` is looked for beside the draft, not in the working directory."""
    (folder / "texts" / "sources").mkdir(parents=True)
    assert load(Path("texts/draft.md")).sources == (Path("texts/sources"),)
    assert load(Path("draft.md")).sources == ()


def test_every_setting_can_stand_in_the_file(folder: Path) -> None:
    """Each key of tieout.toml reaches its field."""
    write(
        folder / "tieout.toml",
        'sources = ["notes", "more/pdfs"]\npartial-sources = true\nstyle = "legal"\nselect = ["Q1", "F"]\n'
        'ignore = "Q112, tidied"\nstrict = true\npreview = true\ncache-dir = ".cache"\n',
    )
    assert load(Path("draft.md")) == Settings(
        sources=(Path("notes"), Path("more/pdfs")),
        partial_sources=True,
        preview=True,
        style=Style.LEGAL,
        select=("Q1", "F"),
        ignore=("Q112", "tidied"),
        strict=True,
        cache_dir=Path(".cache"),
        root=Path(),
    )


def test_tables_of_settings_are_read(folder: Path) -> None:
    """Levels by rule, rules by pattern, and settings for the drafts that a pattern fits."""
    write(
        folder / "tieout.toml",
        '[levels]\nQ107 = "error"\n[per-file-ignores]\n"old/*" = ["Q1", "C103"]\n'
        '[[overrides]]\nfiles = "briefs/*.md"\nstyle = "legal"\nextend-select = "C105"\nlevels = { Q111 = "off" }\n',
    )
    settings = load(Path("draft.md"))
    assert settings.levels == (("Q107", Severity.ERROR),)
    assert settings.per_file_ignores == (("old/*", ("Q1", "C103")),)
    own = settings.of("briefs/a.md")
    assert (own.style, own.extend_select) == (Style.LEGAL, ("C105",))
    assert own.levels == (("Q107", Severity.ERROR), ("Q111", Severity.OFF))
    assert settings.of("letters/a.md") == settings


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("old/*", "old/a.md", True),
        ("old/*", "older/a.md", False),
        ("./old/a.md", "old/a.md", True),
        ("**/a.md", "a.md", True),
        ("*.md", "old/deep/a.md", True),
        ("a.md", "old/a.md", True),
        ("old/a.md", "a.md", False),
        ("../*", "../a.md", True),
    ],
)
def test_a_pattern_counts_from_the_file_of_settings(folder: Path, pattern: str, path: str, fits: bool) -> None:
    """Without a slash it is compared with the name alone."""
    write(folder / "desk" / "tieout.toml", "")
    settings = load(Path("desk/draft.md"))
    assert settings.fits(pattern, f"desk/{path}") is fits
    assert settings.fits(pattern, str(folder / "desk" / path)) is fits


def test_a_file_can_be_named(folder: Path) -> None:
    """It is read instead of the one that would be found; of a pyproject.toml, the table."""
    write(folder / "tieout.toml", "strict = true")
    other = write(folder / "desk" / "house.toml", 'style = "legal"\nsources = "notes"')
    assert load(Path("draft.md"), other) == Settings(
        style=Style.LEGAL, sources=(Path("desk/notes"),), root=Path("desk")
    )
    shared = write(folder / "pyproject.toml", "[tool.tieout]\npreview = true")
    assert load(Path("draft.md"), shared).preview
    with pytest.raises(UsageError, match=r"nowhere\.toml cannot be read"):
        load(Path("draft.md"), Path("nowhere.toml"))


def test_every_setting_tells_where_it_came_from(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hand, the environment, the file, the place, or nowhere."""
    write(folder / "tieout.toml", "strict = true")
    (folder / "sources").mkdir()
    monkeypatch.setenv("TIEOUT_CACHE_DIR", "environment")
    origins = {shown.key: shown.origin for shown in explain(Path("draft.md"), style=Style.LEGAL)}
    told = {key: origins[key] for key in ("style", "cache-dir", "strict", "sources", "preview")}
    assert told == {
        "style": "command line",
        "cache-dir": "environment",
        "strict": "tieout.toml",
        "sources": "beside the draft",
        "preview": "default",
    }
    assert set(origins) == {field.name.replace("_", "-") for field in fields(Settings)}


def test_what_is_given_by_hand_is_a_setting() -> None:
    """The arguments of `load` are named as the settings are."""
    assert Given.__annotations__.keys() <= {field.name for field in fields(Settings)}


def test_the_schema_knows_every_setting_that_a_file_may_give(folder: Path) -> None:
    """What the schema allows is read, and its defaults are those of a run."""
    made = schema()
    assert json.loads(json.dumps(made)) == made
    assert made["additionalProperties"] is False
    assert "use-cache" not in made["properties"]
    assert made["properties"]["style"] == {
        "description": "The level of each rule, see Rules.",
        "enum": ["news", "legal", "academic"],
        "default": "news",
    }
    lines = [f"{key} = {json.dumps(one['default'])}" for key, one in made["properties"].items() if "default" in one]
    write(folder / "tieout.toml", "\n".join(lines))
    assert load(Path("draft.md")) == Settings(root=Path())


def test_the_file_is_found_upwards_and_its_paths_are_its_own(folder: Path) -> None:
    """Paths in a file count from that file, wherever the draft is."""
    write(folder / "tieout.toml", 'sources = "notes"')
    (folder / "a" / "b").mkdir(parents=True)
    assert load(Path("a/b/draft.md")).sources == (Path("notes"),)


def test_paths_outside_the_working_directory_stay_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path that cannot be said from here is said from the root."""
    write(folder / "a" / "tieout.toml", 'sources = "../notes"')
    monkeypatch.chdir(folder / "a")
    assert load(Path("draft.md")).sources == (folder / "notes",)


def test_the_nearest_file_wins(folder: Path) -> None:
    """One file is read, the nearest that has settings; a pyproject.toml without a table of ours has none."""
    write(folder / "tieout.toml", "strict = true")
    write(folder / "a" / "pyproject.toml", "[tool.tieout]\npartial-sources = true")
    write(folder / "a" / "b" / "pyproject.toml", "[project]\nname = 'x'")
    assert load(Path("a/b/draft.md")) == Settings(partial_sources=True, root=Path("a"))


def test_its_own_file_goes_before_the_shared_one(folder: Path) -> None:
    """In one folder tieout.toml is read and pyproject.toml is not."""
    write(folder / "tieout.toml", "strict = true")
    write(folder / "pyproject.toml", "[tool.tieout]\nstrict = false")
    assert load(Path("draft.md")).strict


def test_what_is_said_by_hand_wins(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By hand, then the environment, then the file."""
    write(folder / "tieout.toml", 'strict = true\nstyle = "legal"\ncache-dir = "file"')
    assert load(Path("draft.md"), strict=False, style=None) == Settings(
        style=Style.LEGAL, cache_dir=Path("file"), root=Path()
    )
    monkeypatch.setenv("TIEOUT_CACHE_DIR", "environment")
    assert load(Path("draft.md")).cache_dir == Path("environment")
    assert load(Path("draft.md"), cache_dir=Path("hand")).cache_dir == Path("hand")


def test_an_unknown_key_is_an_error_that_names_the_nearest(folder: Path) -> None:
    """A slip of the pen cannot switch a check off."""
    write(folder / "tieout.toml", "parital_sources = true")
    assert error_of(Path("draft.md")) == (
        "tieout.toml: there is no setting 'parital_sources' (did you mean 'partial-sources'?)."
    )
    write(folder / "tieout.toml", "zzz = 1")
    assert "known are sources, partial-sources, style" in error_of(Path("draft.md"))


def test_an_unknown_key_of_a_table_is_an_error_that_names_the_nearest(folder: Path) -> None:
    """And a setting that drafts cannot have of their own is none there."""
    write(folder / "tieout.toml", '[[overrides]]\nfiles = "*.md"\nstlye = "legal"')
    assert error_of(Path("draft.md")) == (
        "tieout.toml: there is no setting 'overrides.1.stlye' (did you mean 'style'?)."
    )
    write(folder / "tieout.toml", '[[overrides]]\nfiles = "*.md"\nfail-on = "error"')
    assert "there is no setting 'overrides.1.fail-on'" in error_of(Path("draft.md"))


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("strict = 'yes'", "'strict' must be true or false, not 'yes'."),
        ("style = 'newz'", "'style' must be one of news, legal, academic, not 'newz'."),
        ("select = 3", "'select' must be a text or a list of texts, not 3."),
        ("sources = [1]", "'sources' must be a text or a list of texts, not [1]."),
        ("cache-dir = []", "'cache-dir' must be a text, not []."),
        ("max-unchecked = -1", "'max-unchecked' must be a whole number, 0 or more, not -1."),
        ("max-unchecked = true", "'max-unchecked' must be a whole number, 0 or more, not True."),
        ("levels = 3", "'levels' must be a table, not 3."),
        ("levels = { Q1 = 'bad' }", "'levels.Q1' must be one of off, info, warning, error, not 'bad'."),
        ("overrides = 3", "'overrides' must be tables [[overrides]], not 3."),
        ("overrides = [{}]", "'overrides.1.files' must be a text or a list of texts, not None."),
    ],
)
def test_a_value_that_cannot_be_meant_is_an_error(folder: Path, line: str, sentence: str) -> None:
    """One sentence names the file, the key and what would do."""
    write(folder / "tieout.toml", line)
    assert error_of(Path("draft.md")) == f"tieout.toml: {sentence}"


def test_bad_toml_is_said_with_its_line(folder: Path) -> None:
    """The place is given as editors open it."""
    write(folder / "tieout.toml", "strict = true\nstyle = \n")
    assert error_of(Path("draft.md")).startswith("tieout.toml:2:9: this is not valid TOML: invalid value")


def test_a_file_that_is_no_text_is_said_to_be_so(folder: Path) -> None:
    """Bytes that are not UTF-8 are no TOML."""
    (folder / "tieout.toml").write_bytes(b"style = '\xff'")
    assert error_of(Path("draft.md")) == "tieout.toml: this is not valid TOML: it is not UTF-8 at byte 9."


def test_deep_nesting_is_said_to_be_so(folder: Path) -> None:
    """A hostile file gets one sentence, too."""
    write(folder / "tieout.toml", "style = " + "[" * 100_000)
    assert "this is not valid TOML" in error_of(Path("draft.md"))


def test_a_table_has_to_be_a_table(folder: Path) -> None:
    """`tieout = 3` under [tool] means nothing."""
    write(folder / "pyproject.toml", "[tool]\ntieout = 3")
    assert error_of(Path("draft.md")) == "pyproject.toml: tool.tieout must be a table."


def test_drafts_with_different_sources_are_not_checked_together(folder: Path) -> None:
    """To check one draft against another's sources would be to answer what nobody asked."""
    (folder / "a" / "sources").mkdir(parents=True)
    (folder / "b" / "sources").mkdir(parents=True)
    drafts = [Path("a/draft.md"), Path("b/draft.md")]
    with pytest.raises(UsageError, match="different settings or sources"):
        load_for(drafts)
    assert load_for(drafts, sources=(Path("a/sources"),)).sources == (Path("a/sources"),)


@pytest.mark.parametrize(
    ("values", "codes"),
    [(["Q,F102"], ("Q", "F102")), (["Q101", " tidied , "], ("Q101", "tidied")), ([""], ()), ([], ())],
)
def test_lists_of_rules_are_parted_by_commas(values: list[str], codes: tuple[str, ...]) -> None:
    """As one list or many, with or without spaces."""
    assert split_codes(values) == codes
