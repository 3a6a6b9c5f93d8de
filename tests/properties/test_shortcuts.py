"""Laws of short cuts: what a glance at the words around tells is what every reader says after a closer look."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import example, given
from hypothesis import strategies as st

from tieout.text import calendar, quantities, relations, relative
from tieout.text.claims import claims_of

NUMBERS = (
    *("1", "2", "3", "7", "12", "19", "20", "21", "30", "47", "90", "150", "1066", "1984", "2020", "1,250", "50,000"),
    *("3.5", "02.03.2020", "1.2", ".5", "one", "two", "twenty", "thirty", "third", "twenty-first", "hundred", "half"),
)
WORDS = (
    *"st nd th s 's q Q h BC AD B.C. ce of day days years weeks month ago later earlier hence after before".split(),
    *"tomorrow yesterday the May may March Feb. Monday quarter century half summer and or to through people".split(),
    *"percent million dollars who that is in on out a an every point rose fell boats Dunmere Lowfell".split(),
    *"total altogether average mean averaging together jointly combined making".split(),
    *("from now", "from today", "of which", "in all", "made up of", "between them", "a total of", "on average"),
)
SIGNS = (",", ".", ";", ":", "-", "–", "/", "'", "’", "(", ")", "$", "£", "%", " ", "  ", "\n", " - ", "...", "—")
TEXTS = st.lists(st.sampled_from(NUMBERS) | st.sampled_from(WORDS) | st.sampled_from(SIGNS), max_size=18).flatmap(
    lambda parts: st.sampled_from((" ".join(parts), "".join(parts)))
)


class _Every(frozenset[str]):
    """Stands for all words."""

    def __contains__(self, word: object) -> bool:
        return True

    def isdisjoint(self, other: object) -> bool:
        return False


@given(TEXTS)
@example("3 May 2020 and 20th of June, 3Q19, the 90s, 300 BC, 4 day of May")
@example("from 3 to 5 May, 3 and 4 June, 3 or 4 July, 3 through 5 May, 3-5 May, 2/3/2020, '20, 3.May, 3 B.C.")
@example("two thousand nine hundred and ninety-nine years from now")
def test_dates_are_those_that_every_reader_would_find(text: str) -> None:
    """No date begins with digits that other words follow, and none is told from now without a word for which way."""
    found = calendar.dates(text)
    with patch.object(calendar, "_BEHIND_DIGITS", _Every()), patch.object(relative, "_WAYS", _Every()):
        assert calendar.dates(text) == found


@given(TEXTS)
@example("one of us, $one of, one who, one and a half, one in five, no one is, one percent of")
def test_quantities_are_those_that_every_reader_would_find(text: str) -> None:
    """ "One" counts nothing before these words."""
    found = quantities.read(text)
    with patch.object(quantities, "BEHIND_SOMEBODY", frozenset()):
        assert quantities.read(text) == found


@given(TEXTS)
@example("In all 12 boats, 5 rowing and 7 sailing: 3 red, 4 blue and 5 green, a total of 12, that is 9 on average")
@example("5 boats, 7 nets and 9 oars, averaging 7; together 21: 5, 7 and 9; 40 % of 50, 20 of 50 (40 %)")
def test_claims_follow_from_each_other_as_every_pattern_would_have_it(text: str) -> None:
    """No figure is a sum, a mean or a share where none of the words for it stands."""
    figures = quantities.read(text)
    found = claims_of(text, figures)
    patterns = tuple((kind, ("",), pattern) for kind, _, pattern in relations._whole_patterns())
    with patch.object(relations, "_whole_patterns", lambda: patterns):
        assert claims_of(text, figures) == found
