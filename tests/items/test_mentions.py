"""Who a mention means: pronouns and offices carried back to a name."""

from __future__ import annotations

import pytest

from tests.items.drafts import found_in


def names_in(text: str) -> list[str | None]:
    """Who each quotation's speaker is."""
    speakers = (quotation.speaker for quotation in found_in(text).quotations)
    return [speaker.name if speaker else None for speaker in speakers]


@pytest.mark.parametrize(
    ("draft", "names"),
    [
        ("Jane Roe arrived late. “Nobody counted the boats,” she said.", ["Jane Roe"]),
        ("“Nobody counted,” said Jane Roe. Lee Moss left. “I did,” he said.", ["Jane Roe", "Lee Moss"]),
        ("Jane Roe came.\n\nThe boats were late.\n\n“Nobody counted the boats,” she said.", ["Jane Roe"]),
        ("Mr. John Roe met Ms. Ann Lee. Ann Lee left. “Nobody counted the boats,” he said.", ["John Roe"]),
        ("Jane Roe, who called the pier “a mess of old rope”, left.", ["Jane Roe"]),
        ("Jane Roe and the *Tern* came. The Tern was old. “She leaks at night,” she said.", ["Jane Roe"]),
        ("Lee Moss agreed with Jane Roe, who said, “Nobody counted the boats.”", ["Jane Roe"]),
        ("Lee Moss met Jane Roe in Wick, who said, “Nobody counted the boats.”", ["Jane Roe"]),
        ("It was Jane Roe, not Lee Moss, who said, “Nobody counted the boats.”", ["Jane Roe"]),
        ("Labour Jane Roe said the pier was “a mess of old rope”.", ["Jane Roe"]),
        ("“Nobody counted the boats,” said German Jane Roe.", ["Jane Roe"]),
        ("Cllr Jane Roe came. “Nobody counted the boats,” the councillor said.", ["Jane Roe"]),
        ("“Nobody counted the boats,” said Green Bank Council.", ["Green Bank Council"]),
        ("The Pier Board met. “We count them nightly,” it said.", ["it"]),
        ("“Nobody counted the boats,” she said.", ["she"]),
        ("Asked by Jane Roe if the pier was “a costly mistake for us”, Lee Moss laughed.", ["Jane Roe"]),
        ("Told by Jane Roe that “nobody counted the boats”, Lee Moss left.", ["Jane Roe"]),
        ("Pressed by Jane Roe, Lee Moss said that “nobody counted the boats.”", ["Lee Moss"]),
        ("Asked by Roe if he knew, Lee Moss said “nobody counted the boats.”", ["Lee Moss"]),
        ("Jane Roe was born in Wick. " + "She taught there. " * 12 + "“Nobody counted,” she said.", ["Jane Roe"]),
        ("Jane Roe was born in Wick. " + "It rained. " * 12 + "“Nobody counted the boats,” she said.", ["she"]),
    ],
)
def test_a_pronoun_leads_back(draft: str, names: list[str]) -> None:
    """A pronoun means the nearest subject or speaker that it fits; what leads to nobody stays as it is."""
    assert names_in(draft) == names
