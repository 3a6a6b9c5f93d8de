"""Bringing an index up to date: what did not change is not read again, and what it says is always the same."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from tests.documents.packages import docx, p, r
from tests.properties.sayings import CONTENT, PLAIN
from tieout.access import ACCESS
from tieout.config import Settings
from tieout.errors import TieoutError
from tieout.library import Library, building, cache, collect, digest, shard
from tieout.model import Document, Evidence
from tieout.model.plain import PlainTexts
from tieout.pipeline import Silence

chance = random.Random(3)
MANY_SHARDS: int = import_module("tieout.library.collect").MANY_SHARDS
PAGES = {f"page{number:02}.txt": " ".join(chance.choices([*CONTENT, *PLAIN], k=80)) for number in range(9)}
SAYING = " ".join(PAGES["page04.txt"].split()[20:34])


class Desk:
    """A folder of sources, its settings, and what was read of it."""

    def __init__(self, folder: Path) -> None:
        self.sources = folder / "sources"
        self.sources.mkdir()
        self.settings = Settings(sources=(self.sources,), cache_dir=folder / "cache")
        self.read: list[str] = []
        for name, text in PAGES.items():
            self.put(name, text)

    def put(self, name: str, text: str) -> None:
        (self.sources / name).write_text(text, "utf-8")

    def open(self, **other: object) -> Library:
        """The library, with `read` the names of the files that were read for it."""
        self.read.clear()

        def read(paths: Sequence[str], held: Sequence[bytes | None]) -> Sequence[PlainTexts | Document | TieoutError]:
            self.read += [Path(path).name for path in paths]
            return ACCESS.read(paths, held)

        return collect(replace(self.settings, **other), replace(ACCESS, read=read), Silence())  # type: ignore[arg-type]

    def shards(self) -> list[Path]:
        """The shards that the manifest names."""
        (folder,) = (path.parent for path in (self.settings.cache_dir or Path()).rglob("manifest.json"))
        return [folder / name for name, _ in cache.Cache(self.settings).load()]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Nine pages, nothing read yet."""
    return Desk(tmp_path)


def said(library: Library, saying: str = SAYING) -> list[object]:
    """What a library says of a quotation, and how it weighs it."""
    found = library.search(saying)
    names = {source.id: Path(source.path).name for source in library.sources}

    def shown(evidence: Evidence) -> object:
        return [(names[p.source], p.span, p.text, p.edits) for p in evidence.passages], evidence.surprise

    return [found.weight, found.threshold, library.words, [shown(one) for one in (*found.evidence, *found.nearest)]]


def without_cache(desk: Desk) -> list[object]:
    """What a library says that was read anew."""
    return said(collect(replace(desk.settings, use_cache=False), ACCESS, Silence()))


def test_the_first_run_reads_every_source(desk: Desk) -> None:
    """And finds what stands in one."""
    library = desk.open()
    assert desk.read == list(PAGES)
    assert [source.path for source in library.sources] == [str(desk.sources / name) for name in PAGES]
    assert said(library) == without_cache(desk)


def test_an_unchanged_source_is_not_read_again(desk: Desk) -> None:
    """Not one, however often."""
    expected = said(desk.open())
    for _ in range(2):
        assert said(desk.open()) == expected
        assert desk.read == []


def test_a_word_document_is_not_parsed_again(desk: Desk) -> None:
    """What was read of it is kept, and says the same."""
    (desk.sources / "page99.docx").write_bytes(
        docx(p(r("Nine lamps burn over the far quay.")) + p(r("Nobody counts their ropes on quays.")))
    )
    for number in range(2):
        library = desk.open()
        assert ("page99.docx" in desk.read) is (number == 0)
        ((passage,), *_) = (one.passages for one in library.search("Nobody counts their ropes on quays").evidence)
        assert (passage.text, passage.location.paragraph) == ("Nobody counts their ropes on quays", 2)


def test_a_touched_source_is_not_read_again(desk: Desk) -> None:
    """Its time is another, its words are not."""
    desk.open()
    os.utime(desk.sources / "page04.txt", (5, 5))
    assert said(desk.open()) == without_cache(desk)
    assert desk.read == []


@pytest.mark.parametrize("text", ["The boats leave at dawn.", PAGES["page04.txt"][::-1]])
def test_a_changed_source_is_read_again(desk: Desk, text: str) -> None:
    """It alone, even if it is as long as it was."""
    desk.open()
    desk.put("page04.txt", text)
    library = desk.open()
    assert desk.read == ["page04.txt"]
    assert said(library) == without_cache(desk)


def test_a_new_source_is_read(desk: Desk) -> None:
    """It alone."""
    desk.open()
    desk.put("page99.txt", f"{SAYING}, and so on.")
    library = desk.open()
    assert desk.read == ["page99.txt"]
    assert said(library) == without_cache(desk)
    assert len(library.search(SAYING).evidence) == 2


def test_a_source_that_went_is_gone(desk: Desk) -> None:
    """Nothing is found in it, nothing counted, and no other is read again."""
    desk.open()
    (desk.sources / "page04.txt").unlink()
    library = desk.open()
    assert desk.read == []
    assert said(library) == without_cache(desk)
    assert library.search(SAYING).evidence == ()


def test_a_source_that_moved_is_read_where_it_is(desk: Desk) -> None:
    """Under its new name."""
    desk.open()
    (desk.sources / "page04.txt").rename(desk.sources / "moved.txt")
    library = desk.open()
    assert desk.read == ["moved.txt"]
    assert said(library) == without_cache(desk)


def test_a_source_that_cannot_be_read_costs_only_itself(desk: Desk) -> None:
    """Its problem is a sentence, now and the next time."""
    (desk.sources / "page05.txt").write_bytes(bytes(range(256)) * 9)
    for _ in range(2):
        problems = [source.problem for source in desk.open().sources if source.problem]
        assert len(problems) == 1
        assert "page05.txt" in problems[0]
    assert desk.read == ["page05.txt"]


def test_a_source_that_kept_its_size_and_time_is_told_by_its_content_where_that_is_asked_for(desk: Desk) -> None:
    """Words put in place of others under the old time are missed by a quick look, and found by a thorough one."""
    desk.open()
    path = desk.sources / "page04.txt"
    times = path.stat()
    path.write_text(PAGES["page04.txt"][::-1], "utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    desk.read.clear()
    desk.open()
    assert desk.read == []
    desk.open(verify=True)
    assert desk.read == ["page04.txt"]
    desk.read.clear()
    desk.open(verify=True)
    assert desk.read == []


def test_no_cache_writes_nothing(desk: Desk) -> None:
    """And reads everything."""
    desk.open(use_cache=False)
    assert not (desk.settings.cache_dir or Path()).exists()
    desk.open()
    desk.open(use_cache=False)
    assert desk.read == list(PAGES)


def test_libraries_do_not_share_what_is_theirs(desk: Desk) -> None:
    """Each set of paths has an index of its own."""
    desk.open()
    one = desk.open(sources=(desk.sources / "page04.txt",))
    assert desk.read == ["page04.txt"]
    assert one.words == 80
    assert desk.open().words == 80 * len(PAGES)
    assert desk.read == []


# ---------------------------------------------------------------------------------------------------------------
# Several shards


@pytest.fixture
def small_shards(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Shards of a hundred words, and a source of four hundred."""
    monkeypatch.setattr(shard, "SHARD_WORDS", 100)
    words = chance.choices([*CONTENT, *PLAIN], k=400)
    desk.put("page03.txt", " ".join([*words[:95], "gazebo", "of", "marzipan", "tarpaulin", "flamingo", *words[:300]]))
    return desk


def test_a_library_of_several_shards_says_the_same(small_shards: Desk) -> None:
    """Cold and warm, as one of a single shard does."""
    library = small_shards.open()
    assert len(small_shards.shards()) > 9
    expected = said(library)
    assert said(small_shards.open()) == expected
    assert small_shards.read == []
    assert expected[1:] == without_cache(small_shards)[1:]


@pytest.mark.parametrize("first", [0, 90, 99, 100, 180, 285, 380])
def test_a_source_longer_than_a_shard_is_found_anywhere(small_shards: Desk, first: int) -> None:
    """Also where it goes from one into the next."""
    words = (small_shards.sources / "page03.txt").read_text("utf-8").split()
    saying = " ".join(words[first : first + 14])
    for library in (small_shards.open(), small_shards.open()):
        best = library.search(saying).evidence[0]
        assert best.exact
        assert best.passages[0].text == saying


def test_a_change_costs_its_shard(small_shards: Desk) -> None:
    """The sources beside it are indexed anew from what is kept; only the changed one is read."""
    small_shards.open()
    small_shards.put("page07.txt", "The boats leave at dawn.")
    library = small_shards.open()
    assert small_shards.read == ["page07.txt"]
    assert said(library)[1:] == without_cache(small_shards)[1:]


@pytest.mark.parametrize("lost", range(9))
def test_a_lost_shard_loses_no_words_and_doubles_none(small_shards: Desk, lost: int) -> None:
    """Not even of the source that lies in several."""
    small_shards.open()
    small_shards.shards()[lost].unlink()
    library = small_shards.open()
    assert library.words == 80 * 8 + 400
    assert said(library)[1:] == without_cache(small_shards)[1:]
    small_shards.open()
    assert small_shards.read == []


@pytest.mark.parametrize("name", ["page02.txt", "page04.txt"])
def test_a_neighbour_of_a_parted_source_may_change(small_shards: Desk, name: str) -> None:
    """What it shares a shard with is counted once."""
    small_shards.open()
    small_shards.put(name, "The boats leave at dawn.")
    assert small_shards.open().words == 80 * 7 + 400 + 5
    assert small_shards.open().words == 80 * 7 + 400 + 5


def test_many_small_shards_are_gathered(desk: Desk) -> None:
    """Each run that adds a source adds a shard, until there are too many of them."""
    counts = []
    for number in range(MANY_SHARDS + 3):
        desk.put(f"more{number:02}.txt", f"Page {number} of the ledger is of old linen.")
        desk.open()
        assert desk.read == [f"more{number:02}.txt"] or number == 0
        counts.append(len(desk.shards()))
    assert max(counts) <= MANY_SHARDS + 1
    assert counts[-1] < max(counts)
    assert said(desk.open()) == without_cache(desk)


# ---------------------------------------------------------------------------------------------------------------
# Many processes


@pytest.fixture
def in_parallel(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Read in processes of their own, however little there is."""
    monkeypatch.setattr(building, "PARALLEL_BYTES", 0)
    monkeypatch.setattr(digest, "BATCH_BYTES", 700)
    monkeypatch.setattr(building, "_workers", lambda size, files: min(2, files))
    return lambda: None


def test_processes_read_as_one_does(desk: Desk, in_parallel: Callable[[], None]) -> None:
    """In the same order, problems included."""
    (desk.sources / "page05.txt").write_bytes(bytes(range(256)) * 9)
    library = collect(desk.settings, ACCESS, Silence())
    assert [bool(source.problem) for source in library.sources] == [n == 5 for n in range(len(PAGES))]
    assert said(library) == without_cache(desk)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is forked")
def test_what_reading_takes_is_loaded_before_processes_are_forked(
    desk: Desk, in_parallel: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By reading a sample: this process reads no source itself, and nothing is read where none is forked."""
    monkeypatch.setattr(building, "_can_fork", lambda: True)
    desk.open()
    assert set(desk.read) == {"sample.txt"}
    monkeypatch.setattr(building, "_workers", lambda size, files: 1)
    desk.open(use_cache=False)
    assert "sample.txt" not in desk.read


def kill_yourself(paths: Sequence[str], held: Sequence[bytes | None]) -> Sequence[PlainTexts | Document | TieoutError]:
    """Reading one source ends the process that does it, as the system ends one that takes too much memory."""
    if any(Path(path).name == "page05.txt" for path in paths) and os.getpid() != PARENT:
        os._exit(9)
    return ACCESS.read(paths, held)


PARENT = os.getpid()


def test_a_process_that_is_killed_loses_nothing(desk: Desk, in_parallel: Callable[[], None]) -> None:
    """What it had not done is done by the process itself."""
    expected = without_cache(desk)
    library = collect(desk.settings, replace(ACCESS, read=kill_yourself), Silence())
    assert said(library) == expected
