"""Records are held against the sources that they bring or name, and their citations count."""

from __future__ import annotations

from tieout import documents
from tieout.config import Settings
from tieout.library import Library
from tieout.model import Outcome, Report
from tieout.records import Checker, record_of

TEXT = "The pier opened in 1903. The notice reads: “Boats leave the old pier at dawn.” Nobody sails at night [1]."
NOTICE = "Boats leave the old pier at dawn."
HISTORY = "The pier opened in 1903 with a band."


def report_on(**fields: object) -> Report:
    """The report on a record of these fields, without a library."""
    return Checker(Settings()).check(record_of({"id": "a", "text": TEXT, **fields}))[0]


def test_a_citation_given_beside_the_text_covers_its_words() -> None:
    """The quotation is in the notice, but the record has it from the history: a wrong source, and no fabrication."""
    sources = [{"name": "notice", "text": NOTICE}, {"name": "history", "text": HISTORY}]
    start = TEXT.index("The notice")
    span = {"start": start, "end": TEXT.index("”") + 1}
    right = report_on(sources=sources, citations=[{**span, "source": 0}])
    wrong = report_on(sources=sources, citations=[{**span, "source": 1}])
    assert "Q109" not in right.by_rule()
    assert wrong.by_rule()["Q109"] == 1


def test_a_cited_sentence_that_says_nothing_else_is_a_statement() -> None:
    """What a source is cited for is never left uncounted."""
    words = "Nobody sails at night"
    start = TEXT.index(words)
    report = report_on(sources=[{"text": NOTICE}], citations=[{"start": start, "end": start + len(words), "source": 0}])
    (statement,) = [v for v in report.verdicts if v.item.text == words and v.item.kind == "statement"]
    assert statement.item.citations == ("d1-g1",)
    assert statement.outcome is Outcome.UNCHECKED


def test_a_mark_stands_behind_what_it_is_for() -> None:
    """The span of “[1]” is that of no claim: it covers its sentence, and is no citation besides."""
    start = TEXT.index("[1]")
    report = report_on(sources=[{"text": NOTICE}], citations=[{"start": start, "end": start + 3, "source": 0}])
    citations = [v.item for v in report.verdicts if v.item.kind == "citation"]
    assert [one.id for one in citations] == ["d1-g1"]
    (statement,) = [v.item for v in report.verdicts if v.item.kind == "statement"]
    assert (statement.text, statement.citations) == ("Nobody sails at night", ("d1-g1",))


def test_a_citation_of_what_is_not_there_is_unresolved() -> None:
    """An assistant that cites a document it was never given is told."""
    report = report_on(sources=[{"text": NOTICE}], citations=[{"start": 0, "end": 24, "source": 4}])
    assert report.findings[0].rule == "C101"
    assert report.findings[0].message == "'source 4' is none of the sources."


def test_a_statement_of_markdown_is_its_prose() -> None:
    """The span is that of the text, the words are those a reader sees."""
    text = "The *old* pier is **closed** for good."
    record = record_of({
        "id": 1, "text": text, "format": "markdown", "sources": [{"text": NOTICE}],
        "citations": [{"start": 0, "end": len(text), "source": 0}],
    })  # fmt: skip
    report, _ = Checker(Settings()).check(record)
    (statement,) = [v.item for v in report.verdicts if v.item.kind == "statement"]
    assert statement.text == "The old pier is closed for good."
    assert statement.span == (0, len(text))


def test_sources_taken_from_a_pdf_are_texts() -> None:
    """A passage keeps the name of the file it was taken from; that does not make it one."""
    report = report_on(sources=[{"name": "notice.pdf", "text": NOTICE}])
    assert [(source.path, source.format) for source in report.sources] == [("notice.pdf", "text")]


def test_texts_and_sources_of_the_library_stand_together() -> None:
    """A record may bring a passage and name a source besides."""
    shelf = Library.of([documents.read_text(HISTORY, "town/history.txt", "s1")])
    checker = Checker(Settings(), shelf)
    for name in ("town/history.txt", "history.txt", "history", "town"):
        record = record_of({"id": 1, "text": TEXT, "sources": [{"text": NOTICE}, name]})
        report, _ = checker.check(record)
        assert [source.path for source in report.sources] == ["source 0", "town/history.txt"]
        assert report.ties_out == 2


def test_a_report_lists_of_a_library_what_it_shows() -> None:
    """Ten thousand reports that each list a thousand sources would be a list of sources."""
    shelf = Library.of([documents.read_text(NOTICE, "a.txt", "s1"), documents.read_text("Far off.", "b.txt", "s2")])
    report, _ = Checker(Settings(), shelf).check(record_of({"id": 1, "text": f"It reads: “{NOTICE}”"}))
    assert [source.path for source in report.sources] == ["a.txt"]
