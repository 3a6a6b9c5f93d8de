"""Quotations in other languages than English: found by their marks, aligned and judged."""

from __future__ import annotations

import pytest

import tieout

REDE = (
    "ANNA HOLT: Der Hafen wird in diesem Jahr nicht geschlossen. "
    "Wer das behauptet, der kennt die Zahlen der Stadt nicht.\n\n"
    "JAN LUND: Die Fähre fährt jeden Tag. Ich werde keinem Antrag zustimmen, solange die Gebühren weiter steigen."
)
DISCOURS = "MME LEROY : Le port ne sera pas fermé cette année, et nul bac ne partira sans nous prévenir la veille."


def codes(draft: str, source: str) -> list[str]:
    """The rules that a draft breaks, but for names."""
    report = tieout.check(draft, {"source.txt": source}, ignore=["N"])
    return [one.rule for one in report.findings]


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Holt: „Der Hafen wird in diesem Jahr geschlossen.“", REDE),
        ("„Ich werde einem Antrag zustimmen, solange die Gebühren weiter steigen“, hieß es.", REDE),
        ("« Le port ne sera fermé cette année », dit-elle.", DISCOURS),
        ("« Nul bac ne partira pas sans nous prévenir la veille », dit-elle.", DISCOURS),
    ],
)
def test_a_negation_left_out_or_put_in_changes_the_sense(draft: str, source: str) -> None:
    """In German and in French."""
    assert codes(draft, source) == ["Q105"]


def test_the_speaker_of_the_sentence_before_has_no_part_in_it() -> None:
    """A German quotation opens with the mark that closes a French one."""
    draft = (
        "„Die Fähre fährt jeden Tag“, sagte Lund. »Wer das behauptet, der kennt die Zahlen der Stadt nicht«, "
        "sagte Holt. "
        "‚Ich werde keinem Antrag zustimmen‘, sagte Lund. „Die Fähre fährt jeden Tag.“ So war es."
    )
    assert codes(draft, REDE) == []


def test_a_word_with_a_hyphen_or_without_is_one_word() -> None:
    """In English "non" is a part of a word."""
    source = "The old harbour, the mayor of the town said that night, is non-negotiable for all of the boats."
    assert codes("“The old harbour … is nonnegotiable for all of the boats.”", source) == ["Q111"]
