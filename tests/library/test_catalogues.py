"""Lists of sources: what they say, what is broken in them, and which source each entry is laid beside."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tieout.library.catalogues import catalogue_for, read
from tieout.library.shelving import describe
from tieout.model import Metadata, SourceKind


def written(folder: Path, name: str, text: str) -> Path:
    """A file of some text."""
    path = folder / name
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("name", ["sources.toml", "a.meta.toml", "sources.json", "x.CSL.json", "Refs.bib"])
def test_lists_are_known_by_their_names(name: str) -> None:
    """In capitals or not."""
    assert catalogue_for(Path(name)) is not None


@pytest.mark.parametrize("name", ["a.txt", "a.json", "tieout.toml", ".meta.toml", "bib"])
def test_other_files_are_sources(name: str) -> None:
    """However like a list they look."""
    assert catalogue_for(Path(name)) is None


def test_bibtex(tmp_path: Path) -> None:
    """Braces, strings, joined values, accents, people, dates."""
    text = r"""
    @comment{nothing}
    @string{hg = "Harbour Gazette"}
    @article{doe2019, title = {The {Boat} of M{\"u}ller \& S{\o}nner}, author = "Doe, Jane and {The Board}",
      journal = hg # { Weekly}, year = 2019, month = may, day = 3, url = {https://x.example/a}}
    """
    (entry,) = read(written(tmp_path, "refs.bib", text)).entries
    assert entry.metadata == Metadata(
        title="The Boat of Müller & Sønner",
        authors=("Jane Doe", "The Board"),
        outlet="Harbour Gazette Weekly",
        date="2019-05-03",
        url="https://x.example/a",
        key="doe2019",
    )


def test_broken_bibtex_costs_only_itself(tmp_path: Path) -> None:
    """What can be read of it is kept, the rest of the list whole, and the lines are told."""
    text = "@book{a, title={open\n@misc{b, title={Shut}}\n@misc{, title={None}}\n@misc no brace\n"
    listing = read(written(tmp_path, "refs.bib", text))
    assert [entry.metadata.key for entry in listing.entries] == ["a", "b"]
    assert [problem.split(": ")[1] for problem in listing.problems] == ["line 1", "line 3", "line 4"]


def test_csl_json(tmp_path: Path) -> None:
    """People, parts of dates, the key."""
    text = (
        '[{"id": "doe", "title": "The boat", "author": [{"family": "Doe", "given": "J."}, {"literal": "The Board"}],'
        ' "issued": {"date-parts": [[2019, 5, 3]]}, "container-title": "Gazette", "URL": "https://x.example"}, 3]'
    )
    listing = read(written(tmp_path, "sources.json", text))
    assert listing.entries[0].metadata == Metadata(
        title="The boat",
        authors=("J. Doe", "The Board"),
        outlet="Gazette",
        date="2019-05-03",
        url="https://x.example",
        key="doe",
    )
    assert "1 of 2 entries" in listing.problems[0]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("sources.json", "{", "not valid JSON"),
        ("sources.json", "[" * 100_000, "not valid JSON"),
        ("sources.json", "{}", "not CSL-JSON"),
        ("sources.toml", "a = ", "not valid TOML"),
        ("sources.toml", "a = " + "[" * 10_000, "not valid TOML"),
        ("sources.toml", "a = 1", "belongs to no source"),
        ("sources.toml", '[[source]]\ntitel = "x"', "did you mean 'title'?"),
        ("sources.toml", '[[source]]\nkind = "x"', "there is no kind 'x'"),
    ],
)
def test_what_is_broken_is_one_sentence(tmp_path: Path, name: str, text: str, said: str) -> None:
    """It names the file."""
    path = written(tmp_path, name, text)
    (problem,) = read(path).problems
    assert problem.startswith(f"{path}: ")
    assert said in problem


@pytest.mark.parametrize(
    "text", ["@a{b," * 50_000, "@a{b,c={" * 50_000, "\n@a{b,c={{" * 30_000, '@a{b,c="' + "{" * 300_000]
)
def test_hostile_bibtex_is_read_in_linear_time(tmp_path: Path, text: str) -> None:
    """Whatever the braces do."""
    path = written(tmp_path, "refs.bib", text)
    started = time.process_time()
    read(path)
    assert time.process_time() - started < 10


def described(folder: Path, *own: Metadata, **lists: str) -> tuple[dict[int, Metadata], list[str | None], list[str]]:
    """What lists say of sources a.txt, b.txt ..., what else they list, and the problems."""
    paths = [folder / f"{name}.txt" for name, _ in zip("abc", own, strict=False)]
    names = [written(folder, name.replace("__", "."), text) for name, text in lists.items()]
    found = describe(names, [str(path) for path in paths], own)
    return found.by_source, [one.metadata.key for one in found.listed], found.problems


def test_an_entry_is_laid_beside_its_file(tmp_path: Path) -> None:
    """Or beside what has its address, its key or its title."""
    toml = (
        '[[source]]\nfile = "a.txt"\noutlet = "A"\n[["source"]]\nurl = "http://www.x.example/b/"\noutlet = "B"\n'
        '[["source"]]\ntitle = "The log"\nkind = "official"\n'
    )
    own = (Metadata(), Metadata(url="https://x.example/b"), Metadata(title="THE LOG."))
    found, listed, problems = described(tmp_path, *own, sources__toml=toml)
    assert (found[0].outlet, found[1].outlet, found[2].kind) == ("A", "B", SourceKind.OFFICIAL)
    assert (listed, problems) == ([], [])


def test_a_sidecar_is_laid_beside_its_source(tmp_path: Path) -> None:
    """With or without the source's suffix in its name."""
    found, _, _ = described(tmp_path, Metadata(), Metadata(), a__meta__toml='key = "k"', b__txt__meta__toml='key = "m"')
    assert [found[0].key, found[1].key] == ["k", "m"]


def test_what_is_listed_and_not_there_is_remembered(tmp_path: Path) -> None:
    """By its key."""
    _, listed, _ = described(tmp_path, Metadata(), sources__toml='[[source]]\nkey = "gone"\ntitle = "Gone"')
    assert listed == ["gone"]


def test_two_sources_that_claim_one_key(tmp_path: Path) -> None:
    """One sentence, and both keep it."""
    found, _, problems = described(
        tmp_path, Metadata(key="k"), Metadata(), sources__toml='[[source]]\nfile = "b.txt"\nkey = "k"'
    )
    assert found[1].key == "k"
    assert len(problems) == 1
    assert "The key k is claimed 2 times" in problems[0]


def test_duplicate_keys_in_one_list_lose_nothing(tmp_path: Path) -> None:
    """Both entries are known, and it is told."""
    _, listed, problems = described(tmp_path, Metadata(), x__bib="@a{k, title={One}}\n@a{k, title={Two}}\n")
    assert listed == ["k", "k"]
    assert "“One”, “Two”" in problems[0]
