"""The file of decisions: what is written is what is read, whoever writes at once, and a wrong one is told as such."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.decisions.making import LAMP, TOWER, accept, check, entries
from tieout.decisions import sidecar
from tieout.decisions.entries import Entry
from tieout.decisions.statements import Statement
from tieout.errors import UsageError
from tieout.model import Decision, DecisionKind

DRAFT = f"{LAMP}\n\n{TOWER}\n"
KIND = DecisionKind.ACCEPTED
TEXTS = st.text(max_size=20)
NAMED = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of decisions, which is not there yet."""
    return tmp_path / "tieout.decisions.toml"


def entry(draft: str, item: str, reason: str, sources: dict[str, str]) -> Entry:
    """An entry on an item that stands alone."""
    statement = Statement(item, item, item)
    return Entry(
        Decision(KIND, "Q102", reason, ""), draft, statement.key, "", statement, sources=tuple(sorted(sources.items()))
    )


@given(draft=NAMED, item=NAMED, reason=NAMED, sources=st.dictionaries(NAMED, NAMED, max_size=2))
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, draft: str, item: str, reason: str, sources: dict[str, str]
) -> None:
    """Whatever characters are in it."""
    file = tmp_path_factory.mktemp("desk") / "tieout.decisions.toml"
    made = entry(draft, item, reason, sources)
    sidecar.change(file, KIND, lambda _: [made])
    (read,) = sidecar.read(file, KIND)
    assert (read.draft, read.statement, read.key, read.sources) == (draft, made.statement, made.key, made.sources)
    assert (read.decision.reason, read.decision.rule) == (reason, "Q102")


def test_the_order_is_that_of_the_words(file: Path) -> None:
    """Whoever accepted first: two who accept different findings change different places of the file."""
    accept(DRAFT, file, "1")
    accept(DRAFT, file, "3")
    once = file.read_text("utf-8")
    file.unlink()
    accept(DRAFT, file, "3")
    accept(DRAFT, file, "1")
    assert file.read_text("utf-8") == once
    assert [table["rule"] for table in tomllib.loads(once)["accepted"]] == ["Q102", "Q102"]


def test_a_finding_accepted_anew_takes_the_place_of_the_old(file: Path) -> None:
    """One finding has one entry."""
    accept(DRAFT, file, "1")
    once = file.read_text("utf-8")
    again = entries(DRAFT.replace(TOWER, ""), file.with_name("other.toml"), "1")
    from tieout.decisions.accepting import keep

    keep(file, again)
    assert file.read_text("utf-8").count("[[accepted]]") == once.count("[[accepted]]") == 1


def test_an_entry_tells_its_line(file: Path) -> None:
    """So that a reader of the report finds it."""
    accept(DRAFT, file, "1", "3")
    lines = file.read_text("utf-8").splitlines()
    for read in sidecar.read(file, KIND):
        _, _, number = read.decision.place.rpartition(":")
        assert lines[int(number) - 1] == "[[accepted]]"


def test_writers_at_once_lose_nothing(file: Path) -> None:
    """Each reads what the others wrote before it writes itself."""
    program = (
        "import sys; from pathlib import Path; from tests.decisions.test_sidecar import KIND, entry; "
        "from tieout.decisions import sidecar; file, name = Path(sys.argv[1]), sys.argv[2]\n"
        "for number in range(5):\n"
        "    one = entry('draft.md', f'{name} {number}', 'a reason', {})\n"
        "    sidecar.change(file, KIND, lambda there: [*there, one])\n"
    )
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root / "src"), str(root)])}
    writers = [
        subprocess.Popen([sys.executable, "-c", program, str(file), name], cwd=root, env=environment)
        for name in ("one", "two", "three")
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    items = {read.statement.item for read in sidecar.read(file, KIND) if read.statement}
    assert items == {f"{name} {number}" for name in ("one", "two", "three") for number in range(5)}
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_lock_that_was_left_behind_is_taken_away(file: Path) -> None:
    """Its writer is no more."""
    lock = file.with_name(f".{file.name}.lock")
    lock.touch()
    old = time.time() - 3_600
    os.utime(lock, (old, old))
    sidecar.change(file, KIND, lambda _: [entry("draft.md", "an item", "a reason", {})])
    assert len(sidecar.read(file, KIND)) == 1
    assert not lock.exists()


def test_a_writer_that_is_kept_waiting_says_so(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And names the lock."""
    monkeypatch.setattr(sidecar, "_WAIT", 0.05)
    file.with_name(f".{file.name}.lock").touch()
    with pytest.raises(UsageError, match="is being written by another process"):
        sidecar.change(file, KIND, lambda there: there)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[accepted]]\nrule = ", "this is not valid TOML"),
        ("[[accepted]]\ndraft = 'a'\nruel = 'Q102'", "a decision has no key 'ruel' (did you mean 'rule'?)"),
        ("[[accepted]]\ndraft = 'a'\nitem = 'b'\nrule = 'Q102'", ":1: the decision has no 'reason'."),
        ("[[accepted]]\ndraft = 'a'\nitem = 'b'\nrule = 3\nreason = 'c'", "'rule' must be a text, not 3."),
        (
            "[[accepted]]\ndraft = 'a'\nitem = 'b'\nrule = 'Q102'\nreason = 'c'\nnth = 'd'",
            "'nth' must be a whole number",
        ),
        ("[[accepted]]\ndraft = 'a'\nitem = 'b'\nrule = 'Q102'\nreason = 'c'\nsources = 3", "must be a table of texts"),
        ("[[known]]\nrule = 'Q102'", "holds tables [[accepted]], and nothing else"),
        ("accepted = 3", "holds tables [[accepted]], and nothing else"),
        ("accepted = " + "[" * 100_000, "this is not valid TOML"),
    ],
)
def test_a_file_that_means_nothing_is_told(file: Path, text: str, sentence: str) -> None:
    """In one sentence that names the file, before anything is judged by it."""
    file.write_text(text, "utf-8")
    with pytest.raises(UsageError) as caught:
        check(DRAFT, file)
    assert str(caught.value).startswith(str(file))
    assert sentence in str(caught.value)


def test_a_file_that_is_no_text_is_told(file: Path) -> None:
    """Bytes that are not UTF-8 are no TOML."""
    file.write_bytes(b"# \xff")
    with pytest.raises(UsageError, match="not UTF-8 at byte 2"):
        sidecar.read(file, KIND)


def test_an_entry_can_be_written_by_hand(file: Path) -> None:
    """With what it is about and why; the rest tells it from others, and from itself when something has changed."""
    sentence = 'The keeper wrote: \\"The lamp was lit on every day of the war but one.\\"'
    file.write_text(
        '[[accepted]]\ndraft = "draft.md"\nrule = "Q102"\nitem = "The lamp was lit on every day of the war but one."\n'
        f'flagged = "day"\nstatement = "{sentence}"\nreason = "As printed."\n',
        "utf-8",
    )
    report = check(DRAFT, file)
    assert [one.finding.location.line for one in report.accepted] == [1]
    assert report.lapses == ()
