"""Who is quoted: the mention that the words of reporting govern, wherever they stand."""

from __future__ import annotations

import time

import pytest

from tests.items.drafts import found_in, the_one_in
from tieout.model import Speaker


def speakers_in(text: str, name: str = "draft.txt") -> list[str | None]:
    """The mention of each quotation's speaker."""
    speakers = (quotation.speaker for quotation in found_in(text, name).quotations)
    return [speaker.text if speaker else None for speaker in speakers]


def the_speaker_in(text: str) -> str | None:
    """The mention of the only quotation's speaker."""
    speaker = the_one_in(text).speaker
    return speaker.text if speaker else None


@pytest.mark.parametrize(
    ("draft", "speaker"),
    [
        ("Jane Roe said: “The boats were counted twice.”", "Jane Roe"),
        ("Jane Roe said the pier was “a mess of rope and tar”.", "Jane Roe"),
        ("Jane Roe, the harbor warden, said “the boats were counted twice”.", "Jane Roe"),
        ("Jane Roe, who lost a boat there, said that “nobody had counted them”.", "Jane Roe"),
        ("Jane Roe, who lost a boat there, said the pier “was never counted”.", "Jane Roe"),
        ("The board's report of May 2019 said the pier had “never been counted”.", "The board's report of May 2019"),
        (
            "Secretary of State Jane Roe, once a warden, told us that “it works”.",
            "Secretary of State Jane Roe",
        ),
        ("A spokesman for the Pier Board said “the pier stays shut”.", "A spokesman for the Pier Board"),
        ("On Monday, Jane Roe told reporters, “The boats were counted twice.”", "Jane Roe"),
        ("Asked about the boats, Dr. Lee Moss tweeted, “They sail when they sail.”", "Dr. Lee Moss"),
        ("Mr. Roe was quoted as saying “the tide is a clock”.", "Mr. Roe"),
        ("Jane Roe went down to the pier and said, “The boats were counted twice.”", "Jane Roe"),
        ("HARBORTON, May 3 — Jane Roe walked out on Monday, saying “nobody had counted them”.", "Jane Roe"),
        ("In an interview with Harbor Radio, the keeper has in the past called it “a mess of old rope”.", "the keeper"),
    ],
)
def test_a_verb_of_saying_before(draft: str, speaker: str) -> None:
    """The subject of the verb speaks, whatever stands between the two."""
    assert the_speaker_in(draft) == speaker


@pytest.mark.parametrize(
    "draft",
    [
        "Jane Roe (Lab), the leader, said: “The boats were counted twice.”",
        "Jane Roe (Lab) (pictured), the leader, said: “The boats were counted twice.”",
        "Jane Roe, the leader (Lab), said: “The boats were counted twice.”",
        "Jane Roe [Lab], the leader, said: “The boats were counted twice.”",
        "Jane Roe (54), a nurse from Wick, said: “The boats were counted twice.”",
        "Jane Roe (R-Ohio), the chairman of the panel, told the chamber: “The boats were counted twice.”",
        "Jane Roe (pictured above), who chairs the board, said “the boats were counted twice”.",
        "Jane Roe (née Malloy), the leader, said: “The boats were counted twice.”",
        "Jane Roe (University of Wick), who led the study, said “the boats were counted twice”.",
        "Jane Roe (who was not at the vote) said: “The boats were counted twice.”",
        "Jane Roe (Labour, Skelby North): “The boats were counted twice.”",
        "On Monday Jane Roe (Lab), speaking for the owners, said “the boats were counted twice”.",
        "“The boats were counted twice,” Jane Roe (Lab), the leader, said.",
        "“The boats were counted twice,” said Jane Roe (54), who keeps the light.",
    ],
)
def test_brackets_behind_a_name(draft: str) -> None:
    """A party, an age, a place or a post in brackets behind a name is not who speaks."""
    assert the_speaker_in(draft) == "Jane Roe"


@pytest.mark.parametrize(
    ("draft", "speaker"),
    [
        ("“The boats were counted twice,” Jane Roe said.", "Jane Roe"),
        ("“The boats were counted twice,” said Jane Roe, who counts them.", "Jane Roe"),
        ("“The boats were counted twice,” said a clerk of the Pier Board on Monday.", "a clerk of the Pier Board"),
        ("“Were the boats counted twice?” Jane Roe asked.", "Jane Roe"),
        ("“Were the boats counted?” Lee, a retired keeper, asked softly into the phone.", "Lee"),
        ("“The boats were counted twice,” Jane Roe, the warden, told the board.", "Jane Roe"),
        ("“The boats were counted twice,” said the Pier Board's chair, Jane Roe.", "Jane Roe"),
        ("“The boats were counted twice,” said the warden, Jane Roe.", "Jane Roe"),
        ("“The boats were counted twice,” our clerk, Jane Roe, concluded on Monday.", "Jane Roe"),
        ("“The boats were counted twice,” said the clerk, who counts them.", "the clerk"),
        ("“The boats were counted twice,” said the warden, Jane O’Roe.", "Jane O’Roe"),
        ("“The boats were counted twice,” said the local paper, Roe’s Gazette.", "the local paper"),
        ("“The boats were counted twice,” according to the report.", "the report"),
        ("“Nothing works here any more,” the sign read.", "the sign"),
        ("“This will be a long winter” for the pier, said Lee.", "Lee"),
        ("“The matter of the pier is before the board,” Lee averred.", "Lee"),
        ("“We have the best pier on the coast,” beamed Lee.", "Lee"),
        ("“Nobody ever saw so many boats,” marvelled Jane Roe.", "Jane Roe"),
        ("“My client counted every boat,” defence counsel Jane Roe told the court.", "defence counsel Jane Roe"),
        ("The “long and bitter wait” of the boats, Jane Roe said, was over.", "Jane Roe"),
    ],
)
def test_a_verb_of_saying_behind(draft: str, speaker: str) -> None:
    """The subject speaks in either order, at once or further on in the sentence."""
    assert the_speaker_in(draft) == speaker


@pytest.mark.parametrize(
    ("draft", "speaker"),
    [
        ("According to the report, “the pier is older than the town”.", "the report"),
        ("In the words of John Roe, “the tide waits for nobody at all”.", "John Roe"),
        ("As Jane Roe puts it, “the sea is a poor clerk”.", "Jane Roe"),
        ("The board stood by Roe’s claim that “the boats were never counted”.", "Roe’s"),
        ("The warden is remembered for her remark that “the tide is a clock”.", "her"),
        ("Jane Roe: “The boats are late again.”", "Jane Roe"),
        ("Jane Roe’s answer to the board was short: “The boats are late again.”", "Jane Roe’s"),
        ("It was Jane Roe who said, “The boats are late again.”", "Jane Roe"),
        ("“The boats are late again.” That was how Jane Roe put it.", "Jane Roe"),
        ("“The boats are late again.” — Jane Roe. The bell rang.", "Jane Roe"),
        ("“The boats are late again.” — Jane Roe (minutes, p. 12). The bell rang.", "Jane Roe"),
        ("“The boats are late again.” — Jane Roe.16 The bell rang.", "Jane Roe"),
        ("Nobody came. “The boats are late again,” Jane Roe said.² The bell rang.", "Jane Roe"),
        ("From the report: “The boats were late in May.”", "the report"),
        ("The statement reads: “All boats stay in.”", "The statement"),
        ("The keeper, calling it “a mess of old rope”, left.", "The keeper"),
        ("Jane Roe is for a pier “without a single rotten plank”.", "Jane Roe"),
    ],
)
def test_other_words_that_give_a_quotation_to_somebody(draft: str, speaker: str) -> None:
    """Nouns that speak, labels, participles and the subject of the sentence name the speaker too."""
    assert the_speaker_in(draft) == speaker


@pytest.mark.parametrize(
    ("draft", "speaker"),
    [
        ("The Gazette quoted Jane Roe as saying that “nobody had counted the boats”.", "Jane Roe"),
        ("“Nobody had counted the boats,” the Gazette quoted her as saying.", "her"),
        ("“Nobody had counted the boats,” Jane Roe was quoted as saying by the Gazette.", "Jane Roe"),
        ("“Nobody had counted the boats,” Jane Roe was quoted by the Gazette.", "Jane Roe"),
        ("Jane Roe was cited by the Gazette as having said “nobody had counted the boats”.", "Jane Roe"),
        ("Lee Moss reported Jane Roe as having said: “Nobody had counted the boats.”", "Jane Roe"),
        ("Lee Moss recalled Jane Roe telling him, “Nobody has counted the boats.”", "Jane Roe"),
        ("“Nobody has counted the boats,” Lee Moss heard her say.", "her"),
        ("Lee Moss criticised Jane Roe for saying “nobody had counted the boats”.", "Jane Roe"),
        ("Lee Moss was criticised by Jane Roe for saying “nobody had counted the boats”.", "Lee Moss"),
        ("Lee Moss was told by Jane Roe that “nobody had counted the boats”.", "Jane Roe"),
        ("Lee Moss left the pier, saying “nobody had counted the boats”.", "Lee Moss"),
        ("Lee Moss left the pier saying “nobody had counted the boats”.", "Lee Moss"),
        ("According to the Gazette, Jane Roe told the board, “Nobody has counted the boats.”", "Jane Roe"),
        ("According to Jane Roe, “nobody had counted the boats”.", "Jane Roe"),
        ("Lee Moss listened as Jane Roe said “nobody had counted the boats”.", "Jane Roe"),
        ("Lee Moss’s question drew this from Jane Roe: “Nobody had counted the boats.”", "Jane Roe"),
    ],
)
def test_whoever_passes_words_on_is_not_their_speaker(draft: str, speaker: str) -> None:
    """Who is quoted, heard or blamed for saying something said it, and not who quotes, hears or blames."""
    assert the_speaker_in(draft) == speaker


@pytest.mark.parametrize(
    ("draft", "speakers"),
    [
        ("“The sea gives,” she said, “and the sea takes.”", ["she"]),
        ("“We sail at dawn,” said Ms. Lee. “We always did.”", ["Ms. Lee", "Ms. Lee"]),
        ("“We sail at dawn,” said Ms. Lee.\n\n“We always did.”", ["Ms. Lee", "Ms. Lee"]),
        ("“We sail at dawn,” said Ms. Lee. She added, “We always did.”", ["Ms. Lee", "She"]),
        ("“We sail at dawn,” said Ms. Lee. “Who does?” Mr. Moss asked.", ["Ms. Lee", "Mr. Moss"]),
        ("Jane Roe told the board that “nobody had counted”. “I did,” the clerk replied.", ["Jane Roe", "the clerk"]),
        ("Roe: “The boats are late.”\n\nLee: “They always are in May.”", ["Roe", "Lee"]),
        ("“We sail at dawn,” said Ms. Lee.¹ “Who does?”² Mr. Moss asked.³ The bell rang.", ["Ms. Lee", "Mr. Moss"]),
        ("Jane Roe explained that she would stay. “The pier is my home in winter.”", ["Jane Roe"]),
        ("Jane Roe explained the order:\n\n“Nobody sails after dark, and nobody asks.”", ["Jane Roe"]),
        ("“Nobody sails after dark, and nobody asks.”\n\n— Jane Roe, warden", ["Jane Roe"]),
    ],
)
def test_a_speaker_runs_on(draft: str, speakers: list[str]) -> None:
    """A quotation without words of its own is given to whoever speaks before it, or signs it."""
    assert speakers_in(draft) == speakers


def test_a_block_quotation_is_announced_or_signed() -> None:
    """The paragraph before a block quotation names its speaker, and so does its own last line."""
    announced = "Jane Roe explained it in her letter:\n\n> We all sailed that night, and nobody asked us.\n"
    signed = "The evening was long.\n\n> We all sailed that night, and nobody asked us.\n>\n> — Jane Roe\n"
    assert speakers_in(announced, "draft.md") == ["Jane Roe"]
    assert speakers_in(signed, "draft.md") == ["Jane Roe"]


@pytest.mark.parametrize(
    "draft",
    [
        "The film “A Night at the Harbor” won.",
        "The boats lay along the “old pier” all winter.",
        "“Nobody sails after dark, and nobody asks.”",
    ],
)
def test_nobody_is_named(draft: str) -> None:
    """Titles, terms and words that stand alone have no speaker."""
    assert the_speaker_in(draft) is None


def test_a_verb_that_is_a_noun_says_nothing() -> None:
    """A "server email story" does not email, nor do "challenges for" anybody challenge."""
    assert the_speaker_in("Jane Roe said, when the harbor email story broke, “I counted them.”") == "Jane Roe"
    draft = "Jane Roe thought one of the great challenges of a clerk was “counting at night”."
    assert the_speaker_in(draft) == "Jane Roe"


def test_the_span_is_that_of_the_mention_in_the_file() -> None:
    """The span counts in the document's text, markup included."""
    draft = "*Jane Roe* said: “The boats were counted twice.”"
    speaker = found_in(draft, "draft.md").quotations[0].speaker
    assert speaker is not None
    assert draft[speaker.span.start : speaker.span.end] == speaker.text == "Jane Roe"


def test_who_is_meant_comes_with_the_mention() -> None:
    """The mention stays as it stands; the name is the fullest that the draft gives."""
    draft = "Jane Roe arrived late. She told the board that “nobody had counted the boats”."
    assert the_one_in(draft).speaker == Speaker("She", the_one_in(draft).speaker.span, "Jane Roe")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "draft",
    [
        "said " * 20_000 + "“a mess of rope” " * 2_000,
        "Jane Roe said, “no boat sails”, " * 5_000,
        "“No boat sails.” " * 10_000,
        "“No boat sails.” He left. She left. They left. " * 10_000,
        "Roe, a clerk, " * 10_000 + "said “no boat sails at all”.",
    ],
)
def test_time_is_linear(draft: str) -> None:
    """Sentences without an end and without a subject cost no more than their length."""
    start = time.process_time()
    found_in(draft)
    assert time.process_time() - start < 5


@pytest.mark.parametrize("words", ["and never came back", "[A]nd never came back", "And never came back"])
def test_a_full_stop_ends_the_sentence_before(words: str) -> None:
    """Whoever is named before a full stop has no part in a quotation behind it, however it begins."""
    assert the_speaker_in(f"Ann Tarn had asked. “{words},” replied Jane Roe.") == "Jane Roe"


@pytest.mark.parametrize("name", ["O'Reilly", "Reilly", "Connolly"])
def test_a_name_at_the_head_of_its_sentence_may_end_like_an_adverb(name: str) -> None:
    """A capital inside the word, or a verb of saying behind it, shows that it is somebody's."""
    assert the_speaker_in(f"{name} said: “Boats leave at dawn.”") == name


def test_an_adverb_at_the_head_of_a_sentence_says_nothing() -> None:
    """ "Finally, Roe said" is Roe's."""
    assert the_speaker_in("Finally, Roe said: “Boats leave at dawn.”") == "Roe"


@pytest.mark.parametrize(
    ("draft", "name"),
    [
        (
            "John Doe sat down. Two days later the clerk, Jane Roe, was asked about the pier. “No,” she said.",
            "Jane Roe",
        ),
        ("John Doe sat down. A week later Jane Roe was asked about the pier. “It stays shut,” she said.", "Jane Roe"),
        ("Ann Lee sat down. John Doe’s dissent is short. “It is a pier,” he wrote.", "John Doe"),
        ("John Doe leads the Pier Board. The Harbor Board met. “It is a pier,” he said.", "John Doe"),
        ("Sergeant Roe went in. Roe saw bees. Roe Dep. 21:8-9. He said that “nobody had counted the boats”.", "Roe"),
    ],
)
def test_whom_a_pronoun_means(draft: str, name: str) -> None:
    """A name between commas before its verb, or whose thing the subject is; no board, and no paper of a record."""
    speaker = found_in(draft, "draft.txt").quotations[-1].speaker
    assert speaker is not None
    assert speaker.name == name
