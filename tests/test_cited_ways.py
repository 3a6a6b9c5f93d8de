"""A quotation and what is cited for it, in the ways that people and assistants cite: the right source, and another."""

from __future__ import annotations

import pytest

import tieout

BARGES = "“We counted forty-one barges in the lower basin last spring”"
SOURCES = {
    "dunn2019.md": (
        "---\ntitle: The Bridge Report\nauthor: Anna Dunn\ndate: 2019-05-03\npublisher: Harborton Gazette\n"
        "url: https://harbor.example.org/bridge-report\n---\n\n"
        "The bridge opens before the first snow. We counted forty-one barges in the lower basin last spring.\n"
    ),
    "hale2020.md": (
        "---\ntitle: Tides and Tolls\nauthor: Peter Hale\ndate: 2020-06-11\npublisher: Wick Courier\n"
        "url: https://tolls.example.org/tides\n---\n\n"
        "Nobody in this town ever paid a toll without grumbling about it first. The ferry runs in winter.\n"
    ),
}
WAYS = [
    (f"She wrote {BARGES} ({{surname}}, {{year}}).", "Q109"),
    (f"She wrote {BARGES} ({{surname}} {{year}}).", "Q109"),
    (f"{{surname}} ({{year}}) wrote that {BARGES}.", "Q109"),
    (f"The report says {BARGES} ({{surname}}, *{{title}}*, {{year}}).", "Q109"),
    (f"The report says {BARGES} [{{title}}]({{url}}).", "Q109"),
    (f"The report says {BARGES} ({{file}}).", "Q109"),
    (f"The report says {BARGES} [{{file}}].", "Q109"),
    (f"The report says {BARGES} [source: {{short}}].", "Q109"),
    (f"The report says {BARGES} (Ref: {{outlet}}).", "Q109"),
    (f"The report says {BARGES}.[^1]\n\n[^1]: {{name}}, “{{title}},” {{outlet}}, {{year}}.", "Q109"),
    (f"The report says {BARGES}.¹\n\n¹ {{surname}}, {{title}}.", "Q109"),
    (f"The report says {BARGES}【1】.\n\n【1】 {{title}}, {{name}}", "Q109"),
    (f"The report says {BARGES}【1†L4】.\n\n【1】 {{title}}, {{name}}", "Q109"),
    (f"As the {{outlet}} reported, {BARGES}.", "Q108"),
    (f"“{{title}}” says {BARGES}.", None),
    ("There were forty-one barges in the lower basin ({surname} {year}).", "C102"),
]
DUNN = {
    "name": "Anna Dunn",
    "surname": "Dunn",
    "year": "2019",
    "title": "The Bridge Report",
    "short": "Bridge Report",
    "outlet": "Harborton Gazette",
    "file": "dunn2019.md",
    "url": "https://harbor.example.org/bridge-report",
}
HALE = {
    "name": "Peter Hale",
    "surname": "Hale",
    "year": "2020",
    "title": "Tides and Tolls",
    "short": "Tides and Tolls",
    "outlet": "Wick Courier",
    "file": "hale2020.md",
    "url": "https://tolls.example.org/tides",
}


def rules_on(draft: str) -> list[str]:
    """The codes of the findings of a draft."""
    return [finding.rule for finding in tieout.check(draft, SOURCES).findings]


@pytest.mark.parametrize("way", [way for way, _ in WAYS])
def test_the_right_source_raises_nothing(way: str) -> None:
    """No year of a citation is a figure, no author, outlet or title a name that no source has."""
    assert rules_on(way.format(**DUNN)) == []


@pytest.mark.parametrize(("way", "rule"), [(way, rule) for way, rule in WAYS if rule])
def test_another_source_is_named(way: str, rule: str) -> None:
    """Words that stand elsewhere than where the draft says so, however it says so."""
    assert rule in rules_on(way.format(**HALE))
