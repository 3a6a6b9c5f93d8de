"""What every editor may do to spoken words, and what is no tidying."""

from __future__ import annotations

import pytest

from tests.rules.cases import codes, report_of

FRAME = "The men of this harbour {} see the lamp burning all through the night."


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("gotta", "have got to"), ("gotta", "'ve got to"), ("got to", "'ve got to"), ("oughta", "ought to"),
        ("shoulda", "should have"), ("lotta", "lot of"), ("c'mon", "come on"), ("nothin'", "nothing"),
        ("'bout", "about"), ("tryna", "trying to"), ("'cause", "because"), ("lemme", "let me"), ("wanna", "want to"),
        ("O.K.", "okay"), ("twenty sixteen", "2016"), ("one point five", "1.5"), ("No. 1", "number one"),
        ("the nineteen eighties", "the '80s"), ("twenty-first", "21st"), ("weak-end", "weekend"),
    ],
)  # fmt: skip
def test_the_same_said_another_way(a: str, b: str) -> None:
    """Whichever side has which."""
    assert set(codes(FRAME.format(a), FRAME.format(b))) == {"Q111"}
    assert set(codes(FRAME.format(b), FRAME.format(a))) == {"Q111"}


@pytest.mark.parametrize(
    ("quotation", "source"),
    [
        (
            "It was a very bad winter for the boats of the coast.",
            "It was a very, very, very bad winter for the boats of the coast.",
        ),
        (
            "I wrote to the board on January 19. Nobody wrote back.",
            "I wrote to the board on the 19th of January. Nobody wrote back.",
        ),
        (
            "The lamp was out for a week, which I thought was wrong.",
            "The lamp was out for a week, which I thought was -- I thought it was wrong.",
        ),
        (
            "£2.3 million, and all of it was raised within forty miles.",
            "It cost two million three hundred thousand pounds, and all of it was raised within forty miles.",
        ),
        (
            "Just one minute, come on, one second, alright? Hear me out.",
            "Just one minute, come on, one second, right? Hear me out.",
        ),
        (
            "I was told that it would be ‘unhelpful’ if I spoke to them.",
            'I was told that it would be, I quote, "unhelpful" if I spoke to them.',
        ),
        (
            "He was sold a barware set and a bent old spoon for the boat.",
            "He was sold a bar wear set and a bent old spoon for the boat.",
        ),
        (
            "The warden says it is bad. I agree it is so, we have to mend it.",
            "The warden says it is bad. Well, I agree it is so. I agree it is so. We have to mend it.",
        ),
        (
            "It is a fine old song, and I saw — I know who wrote it down for the feast.",
            "It is a fine old song. And I saw what -- and I know who wrote it down for the feast.",
        ),
        (
            "The owner may lodge his appeal with the clerk within fourteen days of it.",
            "The owner may lodge his appeal with the clerk within fourteen (14) days of it.",
        ),
    ],
)
def test_what_is_no_more_than_tidied(quotation: str, source: str) -> None:
    """Repetitions, dates, false starts, numbers at the edge, tags, compounds by ear."""
    assert set(codes(quotation, source)) == {"Q111"}


@pytest.mark.parametrize(
    ("quotation", "source", "found"),
    [
        (
            "I wrote to the board on January 18. Nobody wrote.",
            "I wrote to the board on the 19th of January. Nobody wrote.",
            "Q105",
        ),
        (
            "We met in the '80s on the old pier of this town.",
            "We met in the 1880s on the old pier of this town.",
            "Q105",
        ),
        (
            "The town has paid its share for forty years and more.",
            "The town has paid its share---more than its share, some say---for forty years and more.",
            "Q105",
        ),
        (
            "The boats leave at dawn and come back late.",
            "The boats -- the old boats, that is -- leave at dawn and come back late.",
            "Q103",
        ),
        (
            "For some of them -- you, not the harbour master, but for some -- the pier is a bad bargain.",
            "For some of them -- not you, not the harbour master, but for some -- the pier is a bad bargain.",
            "Q105",
        ),
        ("The men of this town does agree with the mayor.", "The men of this town disagree with the mayor.", "Q102"),
        (
            "We have three fishermen left in the whole harbour.",
            "We have three fisher man left in the whole harbour.",
            "Q102",
        ),
    ],
)
def test_what_only_looks_tidied(quotation: str, source: str, found: str) -> None:
    """Another day, another century, another word."""
    assert found in codes(quotation, source)


def test_a_message_shows_words_whole() -> None:
    """Of a contraction both halves, though only one was changed."""
    [finding] = report_of(
        "You sit at that desk until the bell rings.", "You've sat at that desk until the bell rings."
    ).findings
    assert finding.message == "The quotation has 'You sit' where the source has 'You've sat'."


@pytest.mark.parametrize(
    ("quotation", "source", "found"),
    [
        (
            "They saw no men on the wall that night by the sea.",
            "They didn't see any men on the wall that night by the sea.",
            "Q102",
        ),
        (
            "They stayed since the boat was late and the sea was high.",
            "They stayed because the boat was late and the sea was high.",
            "Q102",
        ),
        (
            "They perhaps stayed on the old pier until the sea was high.",
            "They probably stayed on the old pier until the sea was high.",
            "Q102",
        ),
        (
            "They have any men on the wall that night by the sea.",
            "They have no men on the wall that night by the sea.",
            "Q105",
        ),
        (
            "They stayed since the boat was late and the sea was high.",
            "They stayed until the boat was late and the sea was high.",
            "Q105",
        ),
    ],
)
def test_words_that_say_nearly_the_same_are_words_changed(quotation: str, source: str, found: str) -> None:
    """A sense word is named only where the sense is another."""
    assert codes(quotation, source) == [found]


SPOKEN = (
    "We, um, we did not lose because of the referee. We lost because, you know, because we stopped running. It's, uh, "
    "it's a long season, and I mean, I think, um, you know, we'll be fine by March. I told the boys, I told the boys "
    "that, well, nobody remembers October. A hundred and 12 games is what I signed for, this week & next."
)


@pytest.mark.parametrize(
    "quotation",
    [
        "We did not lose because of the referee. We lost because we stopped running.",
        "It’s a long season, and I think we’ll be fine by March.",
        "I told the boys that nobody remembers October.",
        "112 games is what I signed for, this week and next.",
    ],
)
def test_hesitation_between_what_is_said_twice(quotation: str) -> None:
    """However much of it stands there."""
    assert set(codes(quotation, SPOKEN)) == {"Q111"}


@pytest.mark.parametrize(
    ("quotation", "code"),
    [
        ("We lost because of the referee. We stopped running.", "Q105"),
        ("We lost because we never stopped running.", "Q105"),
        ("It’s a long season, and we’ll be fine by March.", "Q103"),
        ("A hundred and 21 games is what I signed for, this week & next.", "Q105"),
    ],
)
def test_hesitation_excuses_nothing_else(quotation: str, code: str) -> None:
    """Words that somebody said stay words."""
    assert code in codes(quotation, SPOKEN)


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("The keeper does “not intend to leave the lamp alone.”", "I don't intend to leave the lamp alone."),
        ("The keeper did “not see the boats that night.”", "I didn’t see the boats that night."),
    ],
)
def test_a_cut_before_the_second_half_of_a_contraction(draft: str, source: str) -> None:
    """ "don't" holds the word "not"."""
    assert codes(draft, source, lead="{}") == ["Q111"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("5.5%", "five and a half percent"),
        ("5.5%", "five point five per cent"),
        ("Kowalczyk", "kowalczik"),
        ("Lindqvist", "Lindquist"),
        ("what they could have given", "what they could of given"),
    ],
)
def test_as_it_was_heard(a: str, b: str) -> None:
    """Shares in words, and names that whoever wrote the words down had by ear."""
    assert set(
        codes(
            f"We gave {a} of it away before the end of the year.", f"We gave {b} of it away before the end of the year."
        )
    ) == {"Q111"}


@pytest.mark.parametrize(("a", "b"), [("5.5%", "five percent"), ("Hansen", "Hanson"), ("Kowalczyk", "Novak")])
def test_as_nobody_heard_it(a: str, b: str) -> None:
    """Another share, another vowel, another name."""
    found = codes(
        f"We gave {a} of it away before the end of the year.", f"We gave {b} of it away before the end of the year."
    )
    assert found
    assert "Q111" not in found
