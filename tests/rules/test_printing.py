"""What stands on a source's page though nobody said it, and what only looks like that."""

from __future__ import annotations

import pytest

import tieout

SAID = "Boats leave the old stone pier at dawn. The bell is rung twice in winter."

PAGES = [
    "Boats leave the old stone pier at dawn.3 The bell is rung twice in winter.",
    "Boats leave the old stone pier at dawn.[3] The bell is rung twice in winter.",
    "Boats leave the old stone pier at dawn [12]. The bell is rung twice in winter.",
    "Boats leave the old stone pier12 at dawn. The bell is rung twice in winter.",
    "Boats leave the old stone *12 pier at dawn. The bell is rung twice in winter.",
    "Boats leave the old stone [*12] pier at dawn. The bell is rung twice in winter.",
    "Boats leave the old stone pier at\n12    dawn. The bell is rung twice in winter.",
    "Boats leave the old stone pier [A door slams.] at dawn. The bell is rung twice in winter.",
    "Boats leave the old sto-\nne pier at dawn. The bell is rung twice in winter.",
    "Boats leave the old stone pier at dawn. The bell is rung twice in win-\nter. Nets are dry.",
]


@pytest.mark.parametrize("source", PAGES)
def test_what_the_printer_put_there_is_not_left_out(source: str) -> None:
    """The quotation ties out, and nothing is said of it."""
    report = tieout.check(f"The notice reads: “{SAID}”", {"notice.txt": source})
    assert (report.ties_out, report.findings) == (1, ())


CAPTIONS = (
    "1\n00:00:01,000 --> 00:00:02,500\nNone of the boats do\n\n"
    "2\n00:00:02,500 --> 00:00:04,000\nnot leave the pier at dawn,\n\n"
    "3\n00:00:04,000 --> 00:00:06,000\nnor at any later hour of the day.\n"
)
BROKEN_PAGE = "\f\nThe boats are old.\n11\n\fThe nets dry slowly on the quay, and they are\n12\n\fnot mended.\n13\n"


@pytest.mark.parametrize(
    ("printed", "source", "rules"),
    [
        ("do leave the pier at dawn, nor at any later hour of the day.", CAPTIONS, ["Q105"]),
        ("The nets dry slowly on the quay, and they are mended.", BROKEN_PAGE, ["Q105"]),
        ("The nets dry slowly on the quay, and they are not mended.", BROKEN_PAGE, []),
        ("The nets dry slowly on the quay, and they are sadly not mended.", BROKEN_PAGE, ["Q104"]),
    ],
)
def test_what_the_reader_knows_to_be_nobodys_words_is_no_part_of_an_edit(
    printed: str, source: str, rules: list[str]
) -> None:
    """The time of a caption and the number of a page neither hide what was changed beside them nor count as words."""
    report = tieout.check(f"The notice reads: “{printed}”", {"notice.txt": source})
    assert [finding.rule for finding in report.findings] == rules


SPOKEN = [
    ("Boats leave the pier at dawn and sail for miles.", "Boats leave the pier at dawn and sail for 12 miles.", "Q105"),
    (
        "Boats leave pier at dawn, by rule No. of the port.",
        "Boats leave pier at dawn, by rule No.5 of the port.",
        "Q105",
    ),
    ("Boats leave the pier at 10 in the morning.", "Boats leave the pier at 10:30 in the morning.", "Q105"),
    ("Boats leave the pier at dawn and sail far.", "Boats [never] leave the pier at dawn and sail far.", "Q105"),
    ("Boats leave the pier at dawn and sail far.", "Boats leave the pier (the old one) at dawn and sail far.", "Q103"),
]


@pytest.mark.parametrize(("printed", "said", "rule"), SPOKEN)
def test_what_somebody_said_is_left_out(printed: str, said: str, rule: str) -> None:
    """A number of the sentence, a bracket that turns it and the speaker's own aside count."""
    report = tieout.check(f"The notice reads: “{printed}”", {"notice.txt": said})
    assert [finding.rule for finding in report.findings] == [rule]


DEBATE = """MAYOR: Boats leave the old stone pier --

CLERK: Indeed.

MAYOR: -- at dawn. The bell is rung twice in winter.

CLERK: The next item on the paper is the clock.

MAYOR: We will come to it.

ENGINEER: The wall stands.
"""


def test_an_interjection_is_not_left_out() -> None:
    """The speaker's words go on behind it."""
    report = tieout.check(f"The mayor said: “{SAID}”", {"minutes.txt": DEBATE})
    assert (report.ties_out, report.findings) == (1, ())


@pytest.mark.parametrize("contraction", ["I've", "I’ve"])
def test_what_replaces_the_second_half_of_a_contraction_replaces_all_of_it(contraction: str) -> None:
    """The message does not tell of half a word, and the fix puts in the whole of it."""
    source = {"minutes.txt": f"{contraction} never seen the board so divided on anything."}
    report = tieout.check("“She had never seen the board so divided on anything,” he wrote.", source)
    assert [finding.message for finding in report.findings] == [
        f"The quotation has 'She had' where the source has '{contraction}'."
    ]


BROKEN_INTO = [
    "“Nobody asked us,” she added, “and nobody will ask the town.”",
    '"Nobody asked us," as the chair of the board put it, "and nobody will ask the town."',
]


@pytest.mark.parametrize("source", BROKEN_INTO)
def test_where_the_source_breaks_into_the_words_nothing_is_left_out(source: str) -> None:
    """Who speaks did not say "she added"."""
    report = tieout.check("“Nobody asked us, and nobody will ask the town,” she said.", {"minutes.txt": source})
    assert (report.ties_out, [one.rule for one in report.findings if one.rule[0] == "Q"]) == (1, [])


def test_what_stands_between_two_quotations_is_left_out() -> None:
    """Two that the source keeps apart are no one quotation."""
    source = (
        "She called the plan “bold in all its parts” and said that critics were “wrong about everything they said”."
    )
    report = tieout.check("“Bold in all its parts, wrong about everything they said,” she said.", {"log.txt": source})
    assert "Q103" in [one.rule for one in report.findings]
