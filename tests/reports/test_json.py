"""The JSON report keeps the contract."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from tests.reports.factory import document, full_report
from tieout.model import Report
from tieout.reports import Appearance, find


def read(report: Report, look: Appearance | None = None) -> Any:
    """What another program reads."""
    return json.loads(find("json").render(report, look or Appearance()))


def test_every_promised_key_is_there() -> None:
    """The keys of tieout-report/1, whatever stands beside them."""
    shown = read(full_report())
    assert shown["schema"] == "tieout-report/1"
    assert shown["tool"]["name"] == "tieout"
    assert {"id", "path", "sha256", "format"} <= set(shown["documents"][0])
    assert {"id", "path", "sha256", "format", "problem"} <= set(shown["sources"][0])
    assert {"id", "kind", "document", "span", "location", "text", "speaker", "citations"} <= set(shown["items"][0])
    assert {"outcome", "reason", "evidence", "nearest"} <= set(shown["items"][0])
    assert {"source", "span", "location", "text", "edits"} <= set(shown["items"][0]["evidence"][0])
    assert {"op", "item", "source"} == set(shown["items"][0]["evidence"][0]["edits"][0])
    assert {"rule", "name", "severity", "document", "item", "span", "location"} <= set(shown["findings"][0])
    assert {"message", "derivation", "evidence", "fix"} <= set(shown["findings"][0])
    assert {"items", "ties_out", "findings", "unchecked", "accepted", "fixed", "by_rule"} == set(shown["summary"])


def test_the_sums_are_those_of_the_outcomes() -> None:
    """Items are counted by outcome, findings by rule."""
    summary = read(full_report())["summary"]
    assert summary["items"] == summary["ties_out"] + summary["findings"] + summary["unchecked"] == 9
    assert summary["by_rule"]["Q105"] == 1


def test_what_was_let_stand_is_told_apart() -> None:
    """It is no open finding and no tie-out: its item stays one with findings, and the decision is shown."""
    shown = read(full_report())
    assert "Q109" not in shown["summary"]["by_rule"]
    assert shown["summary"]["accepted"] == 1
    (accepted,) = shown["accepted"]
    assert next(item["outcome"] for item in shown["items"] if item["id"] == accepted["item"]) == "finding"
    assert accepted["decision"]["reason"] == "Confirmed by telephone."


def test_passages_of_all_readings_stand_in_one_list() -> None:
    """A finding's evidence counts through them; `reading` says which belong together."""
    lamp, *_ = read(full_report())["items"]
    assert [passage["reading"] for passage in lamp["evidence"]] == [0, 1, 2]


def test_a_name_that_is_no_text_is_still_valid_json() -> None:
    """A file name with an undecodable byte reaches the reader escaped."""
    report = dataclasses.replace(full_report(), documents=(document(path="draft-\udcff.md"),))
    text = find("json").render(report, Appearance())
    assert json.loads(text.encode("utf-8"))["documents"][0]["path"] == "draft-\udcff.md"


def test_an_output_of_ascii_gets_ascii() -> None:
    """Where the output has no other characters, they are escaped."""
    assert find("json").render(full_report(), Appearance(unicode=False)).isascii()
