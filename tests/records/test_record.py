"""What a record is, and the sentence for each way to be none."""

from __future__ import annotations

import pytest

from tieout.errors import BadRecordError
from tieout.model import Given, SourceKind, Span
from tieout.records.record import InlineSource, record_of
from tieout.text.offsets import Unit

WHOLE = {
    "schema": "tieout-input/1",
    "id": "a1",
    "text": "The lamp 🕯 was lit.",
    "name": "answer.md",
    "offsets": "code-points",
    "sources": [
        {"id": "p1", "name": "log.txt", "text": "The lamp was lit.", "metadata": {"author": "Jane Roe", "score": 0.7}},
        {"text": "Nobody was there."},
        "reports",
    ],
    "citations": [{"start": 0, "end": 8, "source": "p1"}, {"start": 9, "end": 18, "sources": [1, 2, "p9", 7]}],
    "data": {"anything": ["a pipeline keeps"]},
}


def test_a_record_is_read_whole() -> None:
    """Text, sources by text and by name, metadata by any of its names, citations by number and by id."""
    record = record_of(WHOLE)
    assert (record.id, record.name, record.offsets) == ("a1", "answer.md", Unit.CODE_POINTS)
    first, second, third = record.sources or ()
    assert isinstance(first, InlineSource)
    assert (first.name, first.metadata.authors) == ("log.txt", ("Jane Roe",))
    assert isinstance(second, InlineSource)
    assert second.name == "source 1"
    assert third == "reports"
    assert record.given == (
        Given(Span(0, 8), "log.txt"),
        Given(Span(9, 18), "source 1"),
        Given(Span(9, 18), "reports"),
        Given(Span(9, 18), "p9"),
        Given(Span(9, 18), "source 7"),
    )


def test_metadata_keeps_what_a_source_is() -> None:
    """The same fields as in a list of sources."""
    said = {"kind": "machine-transcript", "published": "3 May 2019", "publisher": "Harbour Radio"}
    record = record_of({"id": 1, "text": "", "sources": [{"text": "", "metadata": said}]})
    (source,) = record.sources or ()
    assert isinstance(source, InlineSource)
    assert source.metadata.kind is SourceKind.MACHINE_TRANSCRIPT
    assert (source.metadata.date, source.metadata.outlet) == ("2019-05-03", "Harbour Radio")


@pytest.mark.parametrize(("unit", "start", "end"), [("code-points", 11, 14), ("utf-16", 12, 15), ("bytes", 14, 17)])
def test_offsets_are_counted_as_the_record_says(unit: str, start: int, end: int) -> None:
    """Behind a character that is two UTF-16 units and four bytes the three ways to count are apart."""
    record = record_of(
        {
            "id": 1,
            "text": "The lamp 🕯 was lit.",
            "sources": [{"text": ""}],
            "offsets": unit,
            "citations": [{"start": start, "end": end, "source": 0}],
        }
    )
    (given,) = record.given
    assert record.text[slice(*given.span)] == "was"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"schema": "other/2"}, "The schema is 'other/2', not 'tieout-input/1'."),
        ({"id": None}, "The record's 'id' must be a text or a whole number, not nothing."),
        ({"id": True}, "The record's 'id' must be a text or a whole number, not true."),
        ({"text": ["a"]}, "In the record 'text' must be a text, not a list."),
        ({"citation": []}, "The record has a key 'citation' (did you mean 'citations'?)."),
        ({"zzz": []}, "The record has a key 'zzz' (known are "),
        ({"offsets": "words"}, "'offsets' must be one of code-points, utf-16, bytes, not 'words'."),
        ({"sources": 3}, "'sources' must be a list, not a whole number."),
        ({"sources": [3]}, "Source 0 must be an object, not a whole number."),
        ({"sources": [{"id": "a"}]}, "There is no 'text' in source 0."),
        ({"sources": [{"text": "", "metadata": "x"}]}, "In source 0 'metadata' must be an object, not 'x'."),
        ({"citations": [{"start": 0, "source": 0}]}, "In citation 0 'start' and 'end' must be whole numbers."),
        (
            {"citations": [{"start": 0, "end": 99, "source": 0}]},
            "In citation 0 the span from 0 to 99 does not lie in the text, which ends at 19.",
        ),
        (
            {"citations": [{"start": 0, "end": 1, "source": None}]},
            "In citation 0 a source must be a number or an id, not nothing.",
        ),
        ({"citations": [{"start": 0, "end": 1}]}, "'sources' of citation 0 must be a list, not nothing."),
        ({"citations": [{}] * 10_001}, "'citations' may hold 10,000 at most."),
    ],
)
def test_a_bad_record_is_told_in_a_sentence(change: dict[str, object], sentence: str) -> None:
    """Whoever wrote the record reads what to mend."""
    with pytest.raises(BadRecordError) as problem:
        record_of({**WHOLE, **change})
    assert str(problem.value).startswith(sentence)


def test_a_record_is_an_object() -> None:
    """A list is none."""
    with pytest.raises(BadRecordError, match="The record must be an object, not a list"):
        record_of(["a"])
