"""Files that are asked once: whatever they hold, a sweep finds what an index finds, and says what it says."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

import tieout
from tests.properties.sayings import CONTENT, PLAIN
from tieout import Library, NoSourcesError, UsageError
from tieout.access import ACCESS
from tieout.config import Settings
from tieout.library import Found, Sought, sieving, sweep, sweeping
from tieout.library.chance import Chance
from tieout.library.gather import gather
from tieout.library.grams import grams
from tieout.library.regions import grams_of
from tieout.library.shard import Stack
from tieout.library.sieving import Counting
from tieout.library.sweeping import Sweep
from tieout.pipeline import Silence
from tieout.text import native
from tieout.text.quoted import parse_all
from tieout.text.spoken import split_tables
from tieout.text.words import CLASSES, FOLDS

pytestmark = pytest.mark.usefixtures("kernels")
chance = random.Random(12)
SAID = "We mended the sea wall twice that winter, and nobody from the council came to look at it before the flood."
ALTERED = "We mended the sea wall three times that winter, and nobody from the council came to look at it."
DEBATE = """MS. ROE: {said}

MR. DOE: That isn't so. [applause] We didn’t hear of it till May.

MS. ROE: You did. {said}
"""
PAGED = "\n".join([f"The ferry left at dawn and came back at dusk on day {day}.\n\n    {day}\n" for day in range(1, 6)])
PIECES = [
    *CONTENT[:60],
    *PLAIN[:60],
    *("don't", "don’t", "it’s", "o'clock", "rock 'n' roll", "'tis", "they’ll", "1,204", "3.5", "50%", "`odd`", "naïve"),
    *(
        "Œuvre",
        "ﬁre",
        "Straße",
        "漢字",
        "ไทย",
        "😀",
        "soft\u00adhyphen",
        "“quoted”",
        "—",
        "…",
        "é",
        "\u00a0",
        "İstanbul",
    ),
    *(
        "[applause]",
        "(laughs)",
        "(who laughed)",
        "[sic]",
        "(10:30)",
        "[unclosed",
        "(a) point",
        "\nMS. ROE: ",
        "\n\nMR. DOE: ",
    ),
    *(
        "\n    12\n",
        "\n",
        "\n\n",
        "Q. ",
        "\nA. ",
        "*12",
        "a.b",
        "x,y",
        "1,2",
        "1.",
        "don't.",
        "x" * 40,
        "word-word",
        "U.S.",
    ),
]


@pytest.fixture(params=[1, 3])
def threads(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """So many threads, whatever the machine has."""
    monkeypatch.setattr(sieving, "_threads", lambda runs: request.param)
    monkeypatch.setattr(sieving, "RUN", 7)
    monkeypatch.setattr(sweeping, "RUN", 7)
    return int(request.param)


def indexed(folder: Path, texts: Sequence[str]) -> list[Found]:
    """What an index of the files says."""
    return list(tieout.open_library(folder, use_cache=False).search_all([Sought(text) for text in texts]))


def written(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The folder, with some files in it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def babble(words: int) -> str:
    """So many pieces of texts."""
    return " ".join(chance.choices(PIECES, k=words))


def test_a_sweep_finds_what_an_index_finds(tmp_path: Path, threads: int) -> None:
    """In texts of every kind, quotations as they stand, altered, marked, and such as stand nowhere."""
    files: dict[str, str | bytes] = {f"page{number:02}.txt": babble(300) for number in range(40)}
    files |= {
        "debate.txt": DEBATE.format(said=SAID),
        "paged.txt": PAGED + SAID,
        "plain": SAID,
        "notes.md": f"# Notes\n\n> {SAID}\n\n* one\n* two\n",
        "marked.txt": f"# Notes\n\n**{SAID}**\n",
        "page.html": f"<html><body><p>{SAID}</p><script>var x = 1;</script></body></html>",
        "latin.txt": f"Café: {SAID}".encode("latin-1"),
        "wide.txt": f"Café: {SAID}".encode("utf-16"),
        "table.csv": "town,people\nDalby,1204\nFalk,880\n",
        "empty.txt": "",
        "blank.txt": "\n\n \n",
        "large.txt": babble(250_000) + SAID,
        "long.txt": "x" * 5_000 + " " + "漢" * 3_000 + "é" * 2_000 + SAID,
        "nul.txt": b"\0\1\2" + SAID.encode(),
        "deep/er/page.txt": SAID.upper(),
    }
    folder = written(tmp_path, files)
    pages = [str(files[f"page{number:02}.txt"]).split() for number in range(40)]
    texts = [SAID, ALTERED, SAID.replace("and nobody from", "..."), "[They] " + SAID[3:], "Nobody said this at all."]
    texts += [" ".join(page[place : place + 12]) for page in pages for place in (0, 100, 250)]
    swept = tieout.sweep(texts, folder)
    assert list(swept.found) == indexed(folder, texts)
    assert sum(one.exact for one in swept.found[0].evidence) > 3
    assert (swept.files, len(swept.problems)) == (len(files), 1)
    assert "nul.txt" in swept.problems[0]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pages=st.lists(st.lists(st.sampled_from(PIECES), max_size=40), min_size=1, max_size=5),
    gap=st.sampled_from([" ", "", "\n"]),
)
def test_words_and_seeds_are_those_of_an_index(
    kernels: native.Kernels, tmp_path_factory: pytest.TempPathFactory, pages: list[list[str]], gap: str
) -> None:
    """Every word and pair is counted, and every seed stands, as in an index of the same files."""
    folder = written(tmp_path_factory.mktemp("pages"), {f"{n}.txt": gap.join(page) for n, page in enumerate(pages)})
    texts = [" ".join(page) for page in pages] + [gap.join(page) for page in pages]
    quoted = parse_all(texts)
    swept = Sweep(kernels, gather([folder]), quoted, ACCESS)
    weighed = Chance([*(stack.shard for stack in swept.others), *swept.counting().finish()])
    if not weighed.words:
        with pytest.raises(NoSourcesError):
            tieout.open_library(folder, use_cache=False)
        return
    library = tieout.open_library(folder, use_cache=False)
    assert weighed.words == library.words
    words = [one.hashes for one in quoted]
    assert weighed.weigh(words) == library._chance.weigh(words)
    asked = np.unique(grams_of(quoted))
    places = {(source, gram, at) for source in library.numbers for gram, at in seeds(library, source, asked)}
    assert places <= {place for stack in swept.stacks for place in noted(stack, asked)}
    own = [stack for stack in swept.stacks if all(stack is not other for other in swept.others)]
    assert {place for stack in own for place in noted(stack, asked)} <= places


def seeds(library: Library, source: int, asked: NDArray[np.uint32]) -> Iterator[tuple[int, int]]:
    """The grams of a source that are asked for, as far as postings keep them, and at which word each begins."""
    opened = library._shelf.open(source)
    assert opened is not None
    opened.need(0, opened.structure.size)
    numbers = grams(opened.words.hashes)
    for place in np.flatnonzero(np.isin(numbers, asked)).tolist():
        yield int(numbers[place]) >> 8, place


def noted(stack: Stack, asked: NDArray[np.uint32]) -> Iterator[tuple[int, int, int]]:
    """The postings of the grams that are asked for: source, gram and word."""
    places, owners = stack.shard.positions(*stack.shard.postings(asked))
    documents = stack.shard.firsts.searchsorted(places, side="right") - 1
    for document, place, owner in zip(documents.tolist(), places.tolist(), owners.tolist(), strict=True):
        yield int(stack.sources[document]), int(asked[owner]) >> 8, place - int(stack.shard.firsts[document])


def test_what_is_full_goes_into_another_shard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, threads: int) -> None:
    """Seeds and words of many files, where there is room for few."""
    folder = written(tmp_path, {f"{number:02}.txt": f"{SAID} {babble(80)}" for number in range(30)})
    monkeypatch.setattr(sieving, "ROOM", 400)
    swept = tieout.sweep([SAID, ALTERED], folder)
    assert list(swept.found) == indexed(folder, [SAID, ALTERED])


def test_texts_with_a_list_beside_them_are_indexed(tmp_path: Path) -> None:
    """What a list says of a source is told of it, as in a library."""
    listed = '[[source]]\nfile = "log.txt"\ntitle = "The log"\nauthor = "Jane Roe"\n'
    folder = written(tmp_path, {"log.txt": SAID, "sources.toml": listed})
    assert list(tieout.sweep([SAID], folder).found) == indexed(folder, [SAID])


def test_without_kernels_the_texts_are_indexed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same answers, later."""
    folder = written(tmp_path, {"log.txt": SAID})
    found = tieout.sweep([SAID, ALTERED], folder).found
    monkeypatch.setattr(native, "kernels", None)
    assert [one.evidence for one in tieout.sweep([SAID, ALTERED], folder).found] == [one.evidence for one in found]


def test_nothing_to_search_is_said_in_a_sentence(tmp_path: Path) -> None:
    """No file, an empty one, one that is not there, and texts that are not files."""
    with pytest.raises(NoSourcesError, match="no word to search"):
        tieout.sweep([SAID], tmp_path)
    written(tmp_path, {"empty.txt": ""})
    with pytest.raises(NoSourcesError, match="no word to search"):
        tieout.sweep([SAID], tmp_path)
    with pytest.raises(NoSourcesError, match="does not exist"):
        tieout.sweep([SAID], tmp_path / "nowhere.txt")
    with pytest.raises(UsageError, match="search_all"):
        tieout.sweep([SAID], {"log": SAID})  # type: ignore[dict-item]
    with pytest.raises(UsageError, match="not one string"):
        tieout.sweep(SAID, tmp_path)


def test_nobody_is_asked_for(tmp_path: Path) -> None:
    """No texts, no answers."""
    assert tieout.sweep([], written(tmp_path, {"log.txt": SAID})).found == ()


def test_a_file_that_changes_between_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was gone through for seeds, and has other words when these are counted."""
    folder = written(tmp_path, {"log.txt": SAID, "page.txt": babble(50)})
    counting = Sweep.counting

    def changed(swept: Sweep) -> Counting:
        written(folder, {"log.txt": "Nothing of it."})
        return counting(swept)

    monkeypatch.setattr(Sweep, "counting", changed)
    swept = tieout.sweep([SAID], folder)
    assert [one.evidence for one in swept.found] == [()]
    assert [problem.split(" changed or went away")[0] for problem in swept.problems] == [str(folder / "log.txt")]


def test_a_file_that_goes_away_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before its place is opened."""
    folder = written(tmp_path, {"log.txt": SAID, "page.txt": babble(50)})
    ahead = Sweep.open_ahead

    def gone(swept: Sweep, numbers: set[int]) -> None:
        (folder / "log.txt").unlink(missing_ok=True)
        ahead(swept, numbers)

    monkeypatch.setattr(Sweep, "open_ahead", gone)
    swept = tieout.sweep([SAID], folder)
    assert [one.evidence for one in swept.found] == [()]
    assert "changed or went away" in swept.problems[0]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A link to nothing: the others are searched."""
    folder = written(tmp_path, {"log.txt": SAID})
    (folder / "link.txt").symlink_to(folder / "nothing.txt")
    swept = tieout.sweep([SAID], folder)
    assert swept.found[0].evidence
    assert "link.txt cannot be read" in swept.problems[0]


def test_who_fails_in_a_thread_fails_for_who_waits(tmp_path: Path, threads: int) -> None:
    """An error of those who are asked about brackets and labels is raised, and no file is lost silently."""
    folder = written(tmp_path, {f"{number}.txt": f"(odd {number}) {SAID}" for number in range(60)})

    def fails(bracket: str) -> bool:
        raise LookupError(bracket)

    access = replace(ACCESS, staged=fails)
    with pytest.raises(LookupError, match="odd"):
        sweep(Settings(sources=(folder,)), [Sought(SAID)], access, Silence())


def test_a_bracket_is_asked_about_once(tmp_path: Path) -> None:
    """However many texts hold it."""
    folder = written(tmp_path, {f"{number}.txt": f"(laughs) {SAID} [applause]" for number in range(60)})
    asked: list[str] = []

    def noted(bracket: str) -> bool:
        asked.append(bracket)
        return ACCESS.staged(bracket)

    sweep(Settings(sources=(folder,)), [Sought(SAID)], replace(ACCESS, staged=noted), Silence())
    assert sorted(asked) == ["(laughs)", "[applause]"]


def test_spans_that_make_no_sense_leave_a_text_to_others(tmp_path: Path) -> None:
    """Out of order, or beyond its end: it is indexed."""
    folder = written(tmp_path, {"debate.txt": DEBATE.format(said=SAID)})
    for spans in ([9, 4], [0, 5, 3, 8], [0, 1 << 40], [-4, 2]):
        odd = replace(ACCESS, unsaid=lambda *_, spans=spans: np.array(spans, np.int64).tobytes())
        swept = sweep(Settings(sources=(folder,)), [Sought(SAID)], odd, Silence())
        assert [one.evidence for one in swept.found] == [one.evidence for one in indexed(folder, [SAID])]


@pytest.mark.parametrize("short", ["told", "sizes", "marks", "words", "rounds", "places"])
def test_the_kernel_refuses_arrays_that_do_not_fit(kernels: native.Kernels, tmp_path: Path, short: str) -> None:
    """Nothing is read where one of them is of a wrong length."""
    names = [str(path) for path in written(tmp_path, {"a.txt": SAID, "b.txt": SAID}).iterdir()]
    tables = {"words": np.zeros(8, np.uint8), "rounds": np.zeros(8, np.uint32)}
    lent: dict[str, Any] = {
        "told": [None] * 2,
        "marks": np.zeros((1 << 16 | 1 << 20) // 64, np.uint64),
        "sizes": np.zeros(2, np.int64),
        "places": np.zeros(64, np.uint32),
        **tables,
    }
    for wrong in (False, True):
        one = {name: thing[1:] if wrong and name == short else thing for name, thing in lent.items()}
        one["rounds"] = one["rounds"][:1] if wrong and short == "rounds" else one["rounds"]
        judged, counts = np.zeros(4, np.uint64), (np.zeros(8, np.uint8), np.zeros(8, np.uint32))
        texts = one["told"], CLASSES, FOLDS, *split_tables(), one["marks"], judged, one["sizes"]
        filled = one["words"], one["rounds"], *counts, np.zeros(64, np.uint32), one["places"]
        if wrong:
            with pytest.raises(ValueError, match="array"):
                kernels.sweep(names, 0, ACCESS.staged, *texts, *filled)
        else:
            assert kernels.sweep(names, 0, ACCESS.staged, *texts, *filled) == (2, 0)
            assert lent["sizes"].tolist() == [21, 21]
