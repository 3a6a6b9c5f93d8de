"""Bad input, and a world that gives way: one clear sentence, no traceback, nothing lost."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Self

import pytest
from click.testing import Result

from tests.cli.running import process, tieout
from tieout import pipeline
from tieout.items.base import Extraction
from tieout.items.quotations import extract
from tieout.library import cache, shardfile
from tieout.model import Document, ItemKind
from tieout.text import native

LOG = "The lamp was lit on every night of the war but one. I counted ships at dawn, and we never lost three.\n"
LETTER = "The ferry will run until the bridge is paid for. It was promised to the island in writing.\n"
TRUE = "The keeper wrote: “The lamp was lit on every night of the war but one.”\n"
FALSE = "She added: “I counted ships at dawn, and we lost three.”\n"
UNKNOWN = "He said: “Seven herons stood on the weir and watched the miller mend his net.”\n"
BINARY = bytes(range(256)) * 20


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: draft.txt with one item of each kind, sources/log.txt and sources/letter.txt."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "log.txt").write_text(LOG, "utf-8")
    (tmp_path / "sources" / "letter.txt").write_text(LETTER, "utf-8")
    (tmp_path / "draft.txt").write_text(f"{TRUE}\n{FALSE}\n{UNKNOWN}", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TIEOUT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path


def check(*arguments: str | Path) -> Result:
    """Run a check; whatever happens, it is no traceback."""
    result = tieout("check", *arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def fails(*arguments: str | Path, saying: str) -> None:
    """The command cannot do the work, and says why in one sentence."""
    result = check(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("tieout: ")
    assert result.stderr.endswith(".\n")
    assert result.stderr.count("\n") == 1
    assert saying in result.stderr


def report_of(*arguments: str | Path, exit_code: int = 1) -> dict[str, Any]:
    """The JSON report of a check."""
    result = check(*arguments, "--output-format", "json")
    assert result.exit_code == exit_code, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def outcomes(report: dict[str, Any]) -> list[str]:
    """The outcome of each item, or the reason why there is none."""
    return [item["reason"] or item["outcome"] for item in report["items"]]


def problems(report: dict[str, Any]) -> list[str]:
    """What could not be read, in sentences."""
    return [source["problem"] for source in report["sources"] if source["problem"]]


# ---------------------------------------------------------------------------------------------------------------
# Drafts


def test_a_draft_that_is_not_there(desk: Path) -> None:
    """The sentence names it."""
    fails("none.txt", "--sources", "sources", saying="none.txt cannot be read: there is no such file.")


@pytest.mark.parametrize("data", [b"", b" \n\n \t", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_draft(desk: Path, data: bytes) -> None:
    """There is nothing in it, so nothing is wrong."""
    Path("draft.txt").write_bytes(data)
    assert report_of("draft.txt", exit_code=0)["summary"]["items"] == 0


@pytest.mark.parametrize("data", [BINARY, b"PK\x03\x04 x", b"\x89PNG\r\n\x1a\n"])
def test_a_binary_draft(desk: Path, data: bytes) -> None:
    """The sentence says what it looks like."""
    Path("draft.txt").write_bytes(data)
    fails("draft.txt", saying="draft.txt looks like a")


def test_a_device_is_no_draft(desk: Path) -> None:
    """Nor is a folder."""
    fails("/dev/zero", "--sources", "sources", saying="/dev/zero is a device")
    fails("sources", "--sources", "sources", saying="sources is a folder")


def test_a_pipe_that_nobody_writes_to_is_no_draft(desk: Path) -> None:
    """To wait for it would be to wait for ever."""
    os.mkfifo("pipe.txt")
    fails("pipe.txt", saying="pipe.txt is a device or a pipe")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_every_encoding_of_draft_and_source(desk: Path, encoding: str) -> None:
    """The verdicts are those of UTF-8."""
    expected = outcomes(report_of("draft.txt"))
    for path in (Path("draft.txt"), Path("sources/log.txt"), Path("sources/letter.txt")):
        path.write_bytes(path.read_text("utf-8").encode(encoding))
    assert outcomes(report_of("draft.txt")) == expected == ["ties-out", "finding", "finding"]


def test_two_encodings_in_one_file(desk: Path) -> None:
    """As where a paragraph was pasted in from elsewhere."""
    Path("draft.txt").write_bytes("“Café” – naïve.\n\n".encode() + TRUE.encode("cp1252") + b"\n" + FALSE.encode())
    assert outcomes(report_of("draft.txt"))[-2:] == ["ties-out", "finding"]


def test_bytes_that_no_encoding_has(desk: Path) -> None:
    """Half a character at the end of the draft, and in the middle of a source."""
    Path("draft.txt").write_bytes(TRUE.encode() + "…".encode()[:2])
    Path("sources/log.txt").write_bytes(LOG.encode() + b"\xff\xfe\x80 and more of the same\n" + LETTER.encode())
    assert outcomes(report_of("draft.txt", exit_code=0)) == ["ties-out"]


def test_stray_nul_bytes(desk: Path) -> None:
    """They stay where they are, and every offset holds."""
    draft = f"\0A line.\0\n\n{TRUE}\n{FALSE}{'Nothing else is said of it here. ' * 9}"
    Path("draft.txt").write_bytes(draft.encode())
    Path("sources/log.txt").write_bytes(("x" * 200 + "\0\n\n" + LOG + "\0").encode())
    report = report_of("draft.txt")
    assert outcomes(report) == ["ties-out", "finding"]
    assert [draft[i["span"]["start"] : i["span"]["end"]] for i in report["items"]] == [
        i["text"] for i in report["items"]
    ]


# ---------------------------------------------------------------------------------------------------------------
# Size


def test_a_draft_of_twenty_megabytes(desk: Path) -> None:
    """Its one quotation is found in it, in time that grows with its length alone."""
    filler = "The tide tables of the harbour are printed in a small grey book, and few read them to the end.\n\n"
    Path("draft.txt").write_text(filler * (20_000_000 // len(filler)) + TRUE, "utf-8")
    began = time.process_time()
    assert outcomes(report_of("draft.txt", exit_code=0)) == ["ties-out"]
    assert time.process_time() - began < 60


def test_a_line_of_ten_megabytes(desk: Path) -> None:
    """In a draft and in a source."""
    filler = "the tide tables of the harbour are printed in a small grey book and few read them to the end "
    line = filler * (10_000_000 // len(filler))
    Path("draft.txt").write_text(line + TRUE.strip() + line, "utf-8")
    Path("sources/log.txt").write_text(line + LOG.strip() + line, "utf-8")
    began = time.process_time()
    assert outcomes(report_of("draft.txt", exit_code=0)) == ["ties-out"]
    assert time.process_time() - began < 60


def test_a_quotation_as_long_as_a_book(desk: Path) -> None:
    """A mark forgotten at the beginning of a book is hostile, not impossible."""
    words = [f"barrel{number} of herring" for number in range(6_000)]
    Path("sources/log.txt").write_text(" ".join(words), "utf-8")
    words[3_000] = "barrel of tar"
    Path("draft.txt").write_text(f"The clerk wrote: “{' '.join(words)}.”\n", "utf-8")
    began = time.process_time()
    assert outcomes(report_of("draft.txt")) == ["finding"]
    assert time.process_time() - began < 60


@pytest.mark.parametrize(
    ("mark", "count"),
    [("“", 100_000), *((mark, 4_000) for mark in ["”", '"', "'", "«", "„", "「", "``", "‘ ", "“‘", '" ', "“a ”"])],
)
def test_a_hundred_thousand_marks(desk: Path, mark: str, count: int) -> None:
    """Paired or not, they cost what they are long, and what comes after them is still read."""
    Path("draft.txt").write_text(f"{mark * count}\n\nA quiet day.\n\n{TRUE}", "utf-8")
    began = time.process_time()
    result = check("draft.txt", "--output-format", "json")
    assert result.exit_code in (0, 1)
    assert outcomes(json.loads(result.stdout))[-1] == "ties-out"
    assert time.process_time() - began < 60


@pytest.mark.parametrize("depth", [1_000, 100_000])
def test_html_nested_deeply(desk: Path, depth: int) -> None:
    """It is read, or refused in one sentence; as a source, it is a problem that is counted."""
    page = "<div><b>" * depth + TRUE + "</b></div>" * depth
    Path("draft.html").write_text(page, "utf-8")
    Path("sources/page.html").write_text(page, "utf-8")
    result = check("draft.html")
    assert result.exit_code in (0, 2)
    assert result.exit_code == 0 or (result.stdout == "" and result.stderr.count("\n") == 1)
    assert outcomes(report_of("draft.txt"))[:2] == ["ties-out", "finding"]


# ---------------------------------------------------------------------------------------------------------------
# Sources


def test_a_folder_without_files(desk: Path) -> None:
    """There is nothing to check against."""
    (desk / "nothing" / "below").mkdir(parents=True)
    fails("draft.txt", "--sources", "nothing", saying="No source to read in nothing")


def test_sources_without_a_word(desk: Path) -> None:
    """Empty files are read, and are nothing to check against either."""
    (desk / "nothing").mkdir()
    (desk / "nothing" / "a.txt").write_bytes(b"")
    (desk / "nothing" / "b.txt").write_bytes(b" \n\n")
    fails("draft.txt", "--sources", "nothing", saying="nothing")


def test_sources_that_are_not_there(desk: Path) -> None:
    """Of which some are, or none is."""
    fails("draft.txt", "--sources", "nowhere", saying="nowhere does not exist")
    report = report_of("draft.txt", "--sources", "sources", "--sources", "nowhere")
    assert problems(report) == ["nowhere does not exist."]
    assert outcomes(report) == ["ties-out", "finding", "source-unreadable"]


def test_a_binary_file_among_the_sources(desk: Path) -> None:
    """It is counted, the run goes on, and what is not found elsewhere may stand in it."""
    Path("sources/scan.pdf").write_bytes(b"%PDF-1.7 " + BINARY)
    report = report_of("draft.txt")
    assert len(problems(report)) == 1
    assert "scan.pdf is damaged: it cannot be read as a PDF" in problems(report)[0]
    assert outcomes(report) == ["ties-out", "finding", "source-unreadable"]
    assert any("1 of 3 sources could not be read" in note for note in report["notes"])


def test_nothing_but_binary_files(desk: Path) -> None:
    """No source can be read."""
    (desk / "scans").mkdir()
    for name in ("a", "b", "c"):
        (desk / "scans" / name).write_bytes(BINARY)
    fails("draft.txt", "--sources", "scans", saying="(2 more could not be read either)")


def test_a_pipe_among_the_sources(desk: Path) -> None:
    """Nobody waits for it."""
    os.mkfifo("sources/pipe.txt")
    assert outcomes(report_of("draft.txt")) == ["ties-out", "finding", "source-unreadable"]


def test_loops_of_links(desk: Path) -> None:
    """A folder that holds itself, files that are each other, and a link to nothing: each source is read once."""
    Path("sources/again").symlink_to(desk / "sources", target_is_directory=True)
    Path("sources/one.txt").symlink_to("two.txt")
    Path("sources/two.txt").symlink_to("one.txt")
    Path("sources/gone.txt").symlink_to("nothing.txt")
    report = report_of("draft.txt")
    assert [Path(source["path"]).name for source in report["sources"] if not source["problem"]] == [
        "letter.txt",
        "log.txt",
    ]
    assert len(problems(report)) == 3
    assert outcomes(report) == ["ties-out", "finding", "source-unreadable"]


@pytest.mark.parametrize("names", [("a.txt", "z.txt"), ("z.txt", "a.txt")])
def test_a_file_under_two_names_is_one_source(desk: Path, names: tuple[str, str]) -> None:
    """The one that comes first, whichever of the two is the link, and in whatever order a folder lists them."""
    Path(f"sources/{names[0]}").write_text("A page by itself.\n", "utf-8")
    Path(f"sources/{names[1]}").symlink_to(names[0])
    paths = [source["path"] for source in report_of("draft.txt")["sources"]]
    assert paths == ["sources/a.txt", "sources/letter.txt", "sources/log.txt"]


def test_a_link_to_itself_is_no_draft_and_no_source(desk: Path) -> None:
    """The sentence names it."""
    Path("self.txt").symlink_to("self.txt")
    fails("self.txt", "--sources", "sources", saying="self.txt")
    fails("draft.txt", "--sources", "self.txt", saying="self.txt")


@pytest.fixture
def locked(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder below the sources that nobody may look into."""
    folder = desk / "sources" / "locked"
    folder.mkdir()
    look = os.scandir

    def refuse(path: str | Path) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "locked":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    return folder


def test_a_folder_that_may_not_be_looked_into(locked: Path) -> None:
    """It is a problem that is counted: what is not found elsewhere may stand in it."""
    report = report_of("draft.txt")
    assert problems(report) == ["sources/locked cannot be looked into: Permission denied."]
    assert outcomes(report) == ["ties-out", "finding", "source-unreadable"]
    fails("draft.txt", "--sources", "sources/locked", saying="cannot be looked into: Permission denied")


def test_a_file_that_may_not_be_read(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same."""
    opened = os.open

    def refuse(path: Any, *arguments: Any, **options: Any) -> int:
        if Path(path).name == "letter.txt":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return opened(path, *arguments, **options)

    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(native, "kernels", None)  # they open files without asking `os`
    report = report_of("draft.txt")
    assert problems(report) == ["sources/letter.txt cannot be read: permission denied."]
    assert outcomes(report) == ["ties-out", "finding", "source-unreadable"]


def before_checking(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Let something happen after the library is open and before it is asked."""

    def extract_late(document: Document, _: frozenset[ItemKind]) -> Extraction:
        act()
        return extract(document)

    monkeypatch.setattr(pipeline, "extract", extract_late)


@pytest.mark.parametrize("cached", [False, True])
@pytest.mark.parametrize("what", ["vanishes", "changes", "grows", "becomes a folder", "is no text any more"])
def test_a_source_that_changes_during_the_run(
    desk: Path, monkeypatch: pytest.MonkeyPatch, what: str, cached: bool
) -> None:
    """It is a problem, and what stood in it is unchecked: nothing is judged by words that are no longer there."""
    log = Path("sources/log.txt")

    def act() -> None:
        log.unlink()
        if what == "changes":
            log.write_text(LOG.replace("lamp", "bell"), "utf-8")
        elif what == "grows":
            log.write_text(LOG * 3, "utf-8")
        elif what == "becomes a folder":
            log.mkdir()
        elif what == "is no text any more":
            log.write_bytes(BINARY)

    if cached:
        report_of("draft.txt")
    before_checking(monkeypatch, act)
    report = report_of("draft.txt", exit_code=0)
    assert outcomes(report) == ["source-unreadable"] * 3
    assert problems(report) == ["sources/log.txt changed or went away while it was being searched: check again."]


def test_a_source_that_changes_back_during_the_run(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is what was indexed; its time does not matter."""
    before_checking(monkeypatch, lambda: Path("sources/log.txt").write_text(LOG, "utf-8"))
    assert outcomes(report_of("draft.txt")) == ["ties-out", "finding", "finding"]


def test_the_run_after_a_change_reads_anew(desk: Path) -> None:
    """Also where size and time are those of before, but for the time."""
    assert outcomes(report_of("draft.txt"))[0] == "ties-out"
    Path("sources/log.txt").write_text(LOG.replace("lamp", "bell"), "utf-8")
    assert outcomes(report_of("draft.txt"))[0] == "finding"


# ---------------------------------------------------------------------------------------------------------------
# The cache


def lasting(report: dict[str, Any]) -> dict[str, Any]:
    """All of a report but what it says of the cache."""
    return {**report, "notes": [note for note in report["notes"] if "could not be kept" not in note]}


@pytest.fixture
def plain(desk: Path) -> dict[str, Any]:
    """What a run without a cache reports."""
    return report_of("draft.txt", "--no-cache")


def kept_files(suffix: str) -> list[Path]:
    """The files of the cache that end so."""
    return [path for path in Path("cache").rglob("*") if path.name.endswith(suffix) and path.is_file()]


def test_a_cache_truncated_anywhere(desk: Path, plain: dict[str, Any]) -> None:
    """It is read anew, and written anew."""
    report_of("draft.txt")
    (shard,) = kept_files(".shard")
    data = shard.read_bytes()
    ends = [*range(0, 1_500, 53), *range(1_500, len(data), len(data) // 12), len(data) - 1]
    for end in ends:
        for path in kept_files(".shard"):
            path.write_bytes(data[:end])
        assert report_of("draft.txt") == plain
    assert report_of("draft.txt") == plain


def test_a_cache_with_a_bit_turned(desk: Path, plain: dict[str, Any]) -> None:
    """In its header or in its body."""
    report_of("draft.txt")
    (shard,) = kept_files(".shard")
    data = shard.read_bytes()
    for place in [*range(0, 1_000, 67), *range(1_000, len(data), len(data) // 12)]:
        for path in kept_files(".shard"):
            path.write_bytes(data[:place] + bytes([data[place] ^ 0x10]) + data[place + 1 :])
        assert report_of("draft.txt") == plain


def test_a_cache_that_is_longer_than_it_was(desk: Path, plain: dict[str, Any]) -> None:
    """A shard is whole or it is none."""
    report_of("draft.txt")
    with kept_files(".shard")[0].open("ab") as shard:
        shard.write(b"and more")
    assert report_of("draft.txt") == plain


def test_a_cache_of_another_version(desk: Path, plain: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """It is another file format, and nobody's business but its own."""
    with monkeypatch.context() as other:
        other.setattr(shardfile, "MAGIC", b"tieout shard 0\n\0")
        assert report_of("draft.txt") == plain
    assert report_of("draft.txt") == plain
    assert report_of("draft.txt") == plain


@pytest.mark.parametrize(
    "manifest",
    [
        b"", b"{", b"[]", b"{}", b"5", b"null", b"\xff\xfe", b"\0", b"[" * 100_000, b'{"shards": 5}',
        b'{"shards": "abc"}', b'{"shards": [""]}', b'{"shards": ["../../draft.txt"]}', b'{"shards": ["\\u0000"]}',
        b'{"shards": [null, 5, {}]}', b'{"shards": ["' + b"x" * 10_000 + b'"]}',
    ],
)  # fmt: skip
def test_a_manifest_that_means_nothing(desk: Path, plain: dict[str, Any], manifest: bytes) -> None:
    """The sources are read anew."""
    report_of("draft.txt")
    kept_files("manifest.json")[0].write_bytes(manifest)
    assert report_of("draft.txt") == plain
    assert report_of("draft.txt") == plain


def test_a_manifest_that_names_a_shard_twice(desk: Path, plain: dict[str, Any]) -> None:
    """No source is counted twice; not even if the shard is a copy."""
    report_of("draft.txt")
    (shard,) = kept_files(".shard")
    shutil.copy(shard, shard.with_name("copy.shard"))
    manifest = shard.with_name("manifest.json")
    for names in ([shard.name] * 20, [shard.name, "copy.shard"]):
        manifest.write_text(json.dumps({"shards": names}), "utf-8")
        assert report_of("draft.txt") == plain


def test_a_cache_that_is_a_file(desk: Path, plain: dict[str, Any]) -> None:
    """The index cannot be kept, and the report says so."""
    Path("cache").write_text("no folder", "utf-8")
    report = report_of("draft.txt")
    assert lasting(report) == plain
    assert "could not be kept" in report["notes"][0]
    assert Path("cache").read_text("utf-8") == "no folder"


def test_a_shard_that_is_a_folder(desk: Path, plain: dict[str, Any]) -> None:
    """It is no shard."""
    report_of("draft.txt")
    (shard,) = kept_files(".shard")
    shard.unlink()
    shard.mkdir()
    assert report_of("draft.txt") == plain


FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
LOCKED = OSError(errno.EROFS, os.strerror(errno.EROFS))
FORBIDDEN = PermissionError(errno.EACCES, os.strerror(errno.EACCES))


@pytest.mark.parametrize("error", [LOCKED, FORBIDDEN, FULL], ids=["read-only", "forbidden", "full"])
@pytest.mark.parametrize("call", ["mkdir", "open", "write_text", "replace"])
def test_a_cache_that_cannot_be_written(
    desk: Path, plain: dict[str, Any], monkeypatch: pytest.MonkeyPatch, call: str, error: OSError
) -> None:
    """Whatever is refused: the report is whole, a note says so, and no half of a file is left behind."""
    real = getattr(Path, call)

    def refuse(path: Path, *arguments: Any, **options: Any) -> Any:
        if str(path).startswith(str(desk / "cache")) and (call != "open" or "wb" in arguments):
            raise error
        return real(path, *arguments, **options)

    with monkeypatch.context() as refused:
        refused.setattr(Path, call, refuse)
        report = report_of("draft.txt")
    assert lasting(report) == plain
    assert [error.strerror in note for note in report["notes"] if "could not be kept" in note] == [True]
    assert not [path for path in Path("cache").rglob("*") if path.is_file()]
    assert report_of("draft.txt") == plain


def test_a_disk_that_fills_up_while_the_index_is_written(
    desk: Path, plain: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the first byte or at a later one; nothing of it stays on the disk that is full."""

    class Filling:
        """A file with room for so many writes."""

        def __init__(self, file: Any, room: int) -> None:
            self._file, self._room = file, room

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            self._file.close()

        def write(self, data: Any) -> None:
            self._room -= 1
            if self._room < 0:
                raise FULL
            self._file.write(data)

        def __getattr__(self, name: str) -> Any:
            return getattr(self._file, name)

    opened = Path.open
    for room in (0, 1, 2, 10):

        def filling(path: Path, *arguments: Any, room: int = room, **options: Any) -> Any:
            file = opened(path, *arguments, **options)
            return Filling(file, room) if "shard" in path.name and "wb" in arguments else file

        with monkeypatch.context() as full:
            full.setattr(Path, "open", filling)
            report = report_of("draft.txt")
        assert lasting(report) == plain
        assert "No space left on device" in report["notes"][0]
        assert [path for path in Path("cache").rglob("*") if path.is_file()] == []


def test_a_cache_that_is_warm_may_be_read_only(
    desk: Path, plain: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing changed, nothing is written and nothing said; a source that cannot be read is no change."""
    Path("sources/scan.pdf").write_bytes(b"%PDF-1.7 " + BINARY)
    report = report_of("draft.txt")

    def refuse(path: Path, *arguments: Any, **options: Any) -> Any:
        raise LOCKED

    for call in ("mkdir", "write_text", "replace"):
        monkeypatch.setattr(Path, call, refuse)
    assert report_of("draft.txt") == report


def test_a_cache_that_two_write_at_once(desk: Path) -> None:
    """Each report is the one that a process alone would give, and the cache is whole afterwards."""
    for number in range(30):
        (desk / "sources" / f"page{number}.txt").write_text(f"Page {number} of the ledger. {LETTER}", "utf-8")
    alone = subprocess.run(
        [*process("check", "draft.txt", "--output-format", "json", "--no-cache")], capture_output=True, check=False
    )
    assert alone.returncode == 1
    for number in range(2):
        (desk / "sources" / "page1.txt").write_text(f"Page 1 of the ledger. {LETTER}" + " " * number, "utf-8")
        running = [
            subprocess.Popen(process("check", "draft.txt", "--output-format", "json"), stdout=subprocess.PIPE)
            for _ in range(3)
        ]
        for one in running:
            stdout, _ = one.communicate()
            assert one.returncode == 1
            assert json.loads(stdout)["items"] == json.loads(alone.stdout)["items"]
    status = tieout("library", "status")
    assert status.exit_code == 0, status.output
    assert outcomes(report_of("draft.txt")) == ["ties-out", "finding", "finding"]


def test_what_is_left_behind_is_swept_away(desk: Path) -> None:
    """A shard that no manifest has named for long; a younger one may be another process's."""
    report_of("draft.txt")
    folder = kept_files(".shard")[0].parent
    old, young = folder / "old.shard", folder / "young.shard"
    for path in (old, young):
        path.write_bytes(b"x")
    long_ago = time.time() - 2 * cache._STRAY_SECONDS
    os.utime(old, (long_ago, long_ago))
    Path("sources/more.txt").write_text("One page more.\n", "utf-8")
    report_of("draft.txt")
    assert (old.exists(), young.exists()) == (False, True)


def test_a_name_longer_than_the_system_allows_is_one_sentence(tmp_path: Path) -> None:
    """No file can bear it, so there is none to read."""
    ran = tieout("check", "x" * 300 + ".txt", "--sources", tmp_path)
    assert ran.exit_code == 2
    assert "name too long" in ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1
