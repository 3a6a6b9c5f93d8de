"""What a library answers: every place that holds the words, the exact ones first, nothing by chance."""

from __future__ import annotations

import random
from unittest.mock import patch

import pytest

from tests.library.shelves import DEBATE, LOG, best, found, library
from tests.properties.sayings import CONTENT, PLAIN
from tieout.library import looking

chance = random.Random(23)
NOISE = ". ".join(" ".join(chance.choices([*CONTENT, *PLAIN], k=12)) for _ in range(150))


def test_every_source_that_holds_the_words_is_shown() -> None:
    """In the order of their paths."""
    answer = found("I counted ships at dawn, and we never lost three", LOG, DEBATE, f"{NOISE} {LOG}", LOG)
    assert [evidence.passages[0].source for evidence in answer.evidence] == ["s1", "s3", "s4"]
    assert all(evidence.exact for evidence in answer.evidence)


def test_an_exact_version_goes_before_an_altered_one() -> None:
    """Whichever source comes first."""
    for texts in ((LOG.replace("ships", "sails"), LOG), (LOG, LOG.replace("ships", "sails"))):
        assert best("I counted ships at dawn, and we never lost three", *texts).exact


@pytest.mark.parametrize("lead", range(0, 64, 4))
def test_an_exact_version_with_a_longer_ellipsis_goes_before_an_altered_one(lead: int) -> None:
    """Though its parts vote for two places, and those of the altered one for the same."""
    written = (
        "These are the debts that the dockers of the lower harbour have paid. They were run up over nine long years "
        "by a board of people who never sailed and never will. The quickest way to a new harbour is a new board."
    )
    spoken = written.replace("dockers", "docks").replace("They were run up over nine long years by a board", "Ask any")
    first, last = (
        "These are the debts that the dockers of the lower harbour have paid",
        "The quickest way to a new harbour",
    )
    quotation = f"{first}. … {last} is a new board"
    pad = " ".join(NOISE.split()[:lead])
    answer = found(quotation, f"{NOISE} {spoken} {NOISE}", f"{pad} {written} {NOISE}")
    assert answer.evidence[0].passages[0].source == "s2"


def test_a_second_place_in_one_stretch_is_shown() -> None:
    """What stands twice in a paragraph stands there twice."""
    text = "I would not trust the old dam for another winter. Well: trust the old dam for another winter, if you must."
    answer = found("trust the old dam for another winter", f"{NOISE} {text} {NOISE}")
    places = [evidence.passages[0].before[-6:] for evidence in answer.evidence]
    assert places == ["d not ", "Well: "]


def test_words_that_nobody_said_are_not_evidence() -> None:
    """What comes nearest is shown as that."""
    answer = found("Seven herons stood on the weir and watched the miller mend his net", LOG, NOISE)
    assert answer.evidence == ()
    assert len(answer.nearest) <= 1


def test_common_words_are_not_evidence() -> None:
    """Though they stand there."""
    page = " ".join(chance.choices(["of", "the", "and", "in", "a"], k=5_000))
    answer = found("of the and", page)
    assert answer.evidence == ()
    assert answer.weight <= answer.threshold


@pytest.mark.parametrize("text", ["", "…", "[sic]", "—", "a", "boats"])
def test_a_quotation_of_next_to_nothing_is_found_nowhere(text: str) -> None:
    """And is no error."""
    assert found(text, LOG).evidence == ()


def test_a_library_of_nothing_finds_nothing() -> None:
    """No source, an empty one, one of a single word."""
    for texts in ((), ("",), ("boats",), ("", "", "boats")):
        answer = found("The boats leave the pier at dawn", *texts)
        assert (answer.evidence, answer.nearest) == ((), ())


def test_partial_sources_ask_more_of_an_altered_match() -> None:
    """Of one that is word for word they do not."""
    shelf = library(LOG, NOISE)
    exact, altered = "I counted ships at dawn", "I counted gulls at dawn"
    assert shelf.search(exact, partial=True).evidence
    assert len(shelf.search(altered, partial=True).evidence) <= len(shelf.search(altered).evidence)


def test_a_quotation_from_three_sources_names_each() -> None:
    """Where every piece stands out by itself."""
    pieces = [
        "The lamp was lit on every night of the war but one",
        "the ferry was already sold for scrap in a foreign port",
        "seven herons stood on the weir and watched the miller mend his net",
    ]
    reading = best(" … ".join(pieces), *(f"{NOISE}. {piece}. {NOISE}" for piece in pieces))
    assert [passage.source for passage in reading.passages] == ["s1", "s2", "s3"]


def test_a_contraction_that_stands_here_is_not_fetched_written_out_from_afar() -> None:
    """Though every word of the quotation has an answer there."""
    reading = best(
        "I don't think we are at odds with the mill",
        "I don't think we're at odds with the mill. I don't think we're at odds with every miller. I think we're at "
        "odds with one. We are not at odds with the mill or with millers.",
    )
    [passage] = reading.passages
    assert passage.text == "I don't think we're at odds with the mill"


def test_sources_are_listed_in_order() -> None:
    """With what is known of each."""
    shelf = library(LOG, DEBATE)
    assert [(source.id, source.path, source.problem) for source in shelf.sources] == [
        ("s1", "0.txt", None),
        ("s2", "1.txt", None),
    ]
    assert shelf.notes == ()
    assert shelf.words == library(LOG).words + library(DEBATE).words


def test_words_stand_with_a_contraction_elsewhere() -> None:
    """Though most of them stand written out in a nearer place: the one that says them all goes before."""
    quotation = "So, we are going to dredge the lower harbour again"
    near = "It is time. We are going to dredge the lower harbour again."
    whole = "I told them twice. So, we're going to dredge the lower harbour again."
    answer = found(quotation, f"{NOISE} {near}", f"{NOISE} {whole}")
    assert answer.evidence[0].passages[0].source == "s2"


@pytest.mark.parametrize("seed", range(12))
def test_a_contraction_is_looked_for_afar_only_where_it_may_stand(seed: int) -> None:
    """What is found is the same as where it is looked for everywhere."""
    dice = random.Random(seed)
    forms = ("we are", "we're", "it is", "it's", "its", "she will", "she'll", "the keeper's", "that is")
    said = [dice.choice(forms) if dice.random() < 0.2 else dice.choice([*CONTENT, *PLAIN[:30]]) for _ in range(600)]
    pages = [said, [dice.choice(forms) if word in forms else word for word in said[200:500]], said[300:420]]
    shelf = library(*(" ".join(page) for page in pages))
    quotations = [said[first : first + 14] for first in range(dice.randrange(20), 580, 23)]
    for words in quotations:
        words[dice.randrange(14)] = dice.choice([*forms, "flamingo", "…"])
    texts = [" ".join(words) for words in quotations]
    with patch.object(looking, "are_elsewhere", return_value=True):
        everywhere = [shelf.search(text) for text in texts]
    assert [shelf.search(text) for text in texts] == everywhere
