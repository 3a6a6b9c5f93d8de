"""Citations, names and labels at their worst: told in a sentence, or read for what they are, and nothing lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tieout
from tieout.model import Finding, Report

LAMP = "The lamp was lit on every night of the war but one, and the oil came by boat when it could."
GATE = "The gate was shut at dusk in every season, and nobody but the keeper had a key to it."


def grave(report: Report) -> list[Finding]:
    """The findings of warning or above."""
    return [finding for finding in report.findings if finding.severity in ("warning", "error")]


def test_notes_that_refer_to_each_other_come_to_an_end() -> None:
    """Each is a citation that leads to no source, and the quotation is judged all the same."""
    draft = f"The keeper wrote: “{LAMP}”[^1]\n\n[^1]: See note [^2].\n\n[^2]: Ibid., see note [^1].\n"
    report = tieout.check(draft, {"log.txt": LAMP}, name="draft.md")
    assert [finding.rule for finding in grave(report) if finding.rule.startswith("Q")] == []


def test_an_ibid_with_nothing_before_it_leads_nowhere() -> None:
    """It repeats a citation that is not there."""
    report = tieout.check(f"He wrote: “{LAMP}”[^1]\n\n[^1]: Ibid., p. 4.\n", {"log.txt": LAMP}, name="draft.md")
    assert {finding.rule for finding in grave(report)} <= {"C101"}


def test_two_sources_that_claim_one_key_are_both_asked(tmp_path: Path) -> None:
    """The citation is ambiguous and says so; whichever holds the words clears them."""
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "a.md").write_text(f"---\nkey: log\n---\n\n{LAMP}\n", "utf-8")
    (folder / "b.md").write_text(f"---\nkey: log\n---\n\n{GATE}\n", "utf-8")
    report = tieout.check(f"He wrote: “{GATE}” [@log]", folder, name="draft.md", use_cache=False)
    assert grave(report) == []
    assert [verdict.outcome.value for verdict in report.verdicts if verdict.item.kind == "quotation"] == ["ties-out"]
    assert [verdict.reason for verdict in report.verdicts if verdict.item.kind == "citation"] == ["ambiguous"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sources.bib", "@book{log, title = {The log, author = {Unclosed\n@article{gate,\n title={The gate}}"),
        ("sources.json", '[{"id": "log", "title": '),
        ("sources.json", json.dumps([{"id": ["log"], "title": {"x": 1}, "issued": "never"}, 7, None])),
        ("sources.toml", "[[source]\nkey = "),
    ],
    ids=["bibtex", "json-cut", "json-of-other-things", "toml"],
)
def test_a_broken_list_of_sources_is_told_and_loses_nothing(tmp_path: Path, name: str, text: str) -> None:
    """The sources are read as if there were no list, or as far as the list can be read."""
    (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "log.txt").write_text(LAMP, "utf-8")
    report = tieout.check(f"He wrote: “{LAMP}”", tmp_path, use_cache=False)
    assert [verdict.outcome.value for verdict in report.verdicts if verdict.item.kind == "quotation"] == ["ties-out"]


@pytest.mark.parametrize(
    "draft",
    [
        "قال محمد الأمين: «لن نغلق الميناء هذا الشتاء مهما حدث في البحر».",
        "Мэр Ольга Тихая сказала: «Мы не закроем гавань этой зимой, что бы ни случилось на море».",
        "市长王小海说：「不管海上发生什么事情，今年冬天我们都不会关闭港口的大门。」",
    ],
    ids=["arabic", "cyrillic", "chinese"],
)
def test_names_in_other_scripts_make_no_false_findings(draft: str) -> None:
    """The quotation ties out to the words as they stand, and no name is called misspelt."""
    words = next(part for part in draft.replace("»", "«").replace("」", "「").replace("「", "«").split("«")[1:])
    report = tieout.check(draft, {"speech.txt": f"{words}\n"})
    assert grave(report) == []
    assert "ties-out" in [verdict.outcome.value for verdict in report.verdicts]


def test_a_transcript_whose_labels_change_style_half_way_keeps_its_speakers() -> None:
    """Capitals first, then small letters: what either says is that speaker's."""
    first = "".join(f"MAYOR REED: Item {n} is the {n}th barrel.\n\nCLERK DUNN: Noted as {n}.\n\n" for n in range(6))
    second = "".join(f"Mayor Reed: Item {n} is the {n}th rope.\n\nClerk Dunn: Kept as {n}.\n\n" for n in range(6))
    source = f"{first}MAYOR REED: {LAMP}\n\nCLERK DUNN: So it was.\n\n{second}Mayor Reed: {GATE}\n\nClerk Dunn: Yes.\n"
    honest = f"Mayor Reed said: “{LAMP}”\n\n“{GATE}” Mayor Reed said.\n"
    assert grave(tieout.check(honest, {"minutes.txt": source})) == []
    wrong = f"Clerk Dunn said: “{LAMP}”\n\n“{GATE}” Clerk Dunn said.\n"
    assert [finding.rule for finding in grave(tieout.check(wrong, {"minutes.txt": source}))] == ["Q108", "Q108"]
