"""Strategies of sources that are invented, and of quotations that were made from them and then altered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from hypothesis import strategies as st

CONTENT = (
    "harbour keeper ladder winter orchard candle barley ferry market anchor tallow lantern miller bridge pasture "
    "cobbler willow kettle thatch saddle quarry herring meadow copper basket chimney furrow pigeon rudder timber "
    "velvet walnut hammer garden island juniper kernel linen mortar needle oyster pebble quilt ribbon shovel tunnel "
    "umbrella valley wagon yarrow boats barrels fences gates ropes sails stones wheels clocks bells"
).split()
PLAIN = (
    "the a of in by with on over under near beside this that our their my your his her they we were had was is".split()
)
CONTRACTED = ["don't", "we've", "it's", "they're", "cannot", "I'll"]
STRANGE = "xylophone gazebo marzipan tarpaulin flamingo".split()
"""Words that no source has, and that are the spelling of none."""
SPEAKERS = ["ANN REED", "THE CHAIR", "MR. HOLT"]

CONTENT_WORDS = st.sampled_from(CONTENT)
WORDS = st.one_of(CONTENT_WORDS, st.sampled_from(PLAIN))
SPOKEN = st.one_of(CONTENT_WORDS, CONTENT_WORDS, st.sampled_from(PLAIN), st.sampled_from(CONTRACTED))
ENDS = st.sampled_from([".", ".", "?", "!"])
JOINTS = st.sampled_from(["", "", "", "", ",", ";", " —"])


@st.composite
def sentences(draw: st.DrawFn, least: int = 5) -> str:
    """A sentence of at least so many words, with a comma here and there."""
    words = draw(st.lists(SPOKEN, min_size=least, max_size=max(14, least)))
    joints = [*draw(st.lists(JOINTS, min_size=len(words) - 1, max_size=len(words) - 1)), draw(ENDS)]
    text = " ".join(word + joint for word, joint in zip(words, joints, strict=True))
    return text[0].upper() + text[1:]


PARAGRAPHS = st.lists(sentences(), min_size=1, max_size=5).map(" ".join)
PAGES = st.lists(PARAGRAPHS, min_size=1, max_size=4).map("\n\n".join)
TRANSCRIPTS = st.lists(st.tuples(st.sampled_from(SPEAKERS), PARAGRAPHS), min_size=2, max_size=6).map(
    lambda turns: "\n\n".join(f"{speaker}: {words}" for speaker, words in turns)
)
LIBRARIES = st.lists(st.one_of(PAGES, TRANSCRIPTS), min_size=1, max_size=4).map(
    lambda texts: {f"source{number}.txt": text + "\n" for number, text in enumerate(texts)}
)


def _long(chance: Random) -> dict[str, str]:
    """Two transcripts and a page of some hundred words each."""

    def paragraph() -> str:
        words = chance.choices(
            [*CONTENT, *PLAIN, *CONTRACTED, "(applause)", "ashore.", "Then,"], k=chance.randint(8, 70)
        )
        return " ".join(words) + "."

    def transcript() -> str:
        return "\n\n".join(f"{chance.choice(SPEAKERS)}: {paragraph()}" for _ in range(chance.randint(9, 22)))

    return {
        "first.txt": transcript(),
        "page.md": "\n\n".join(f"*{paragraph()}* &amp; so" for _ in range(12)),
        "second.txt": transcript(),
    }


LONG_LIBRARIES = st.randoms(use_true_random=False).map(_long)


@dataclass(frozen=True)
class Saying:
    """A quotation on its way from the source into a draft."""

    words: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.words)

    def put(self, place: int, *words: str, over: int = 0) -> Saying:
        """With words at a place, over so many of those that stood there."""
        return replace(self, words=(*self.words[:place], *words, *self.words[place + over :]))


@st.composite
def taken(draw: st.DrawFn, library: dict[str, str], least: int = 4) -> Saying:
    """Some words in a row of one paragraph of a source, as printed there."""
    paragraphs = [
        paragraph.partition(": ")[2] or paragraph
        for text in library.values()
        for paragraph in text.split("\n\n")
        if len(paragraph.split()) >= least + 2
    ]
    if not paragraphs:
        return Saying(("nobody", "said", "a", "word"))
    words = draw(st.sampled_from(paragraphs)).split()
    first = draw(st.integers(0, len(words) - least))
    last = draw(st.integers(first + least, len(words)))
    return Saying(tuple(words[first:last]))


@st.composite
def altered(draw: st.DrawFn, library: dict[str, str]) -> Saying:
    """Words of the library with up to four alterations, marked or not, and now and then another passage joined on."""
    saying = draw(taken(library))
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(saying.words)))
        gone = draw(st.integers(0, 3))
        word = draw(st.one_of(WORDS, st.sampled_from(STRANGE), st.sampled_from(["not", "don’t", "it’s", "7,400", "%"])))
        put_in: tuple[str, ...] = draw(
            st.sampled_from(
                [
                    (),
                    (word,),
                    (word, "never"),
                    ("…",),
                    ("...",),
                    (". . .",),
                    (f"[{word}]",),
                    ("[sic]",),
                    ("[...]",),
                    (f"[{word[0]}]{word[1:]}",),
                ]
            )
        )
        saying = saying.put(place, *put_in, over=gone)
    if draw(st.integers(0, 4)) == 0:
        joint: tuple[str, ...] = draw(st.sampled_from([(), ("…",)]))
        saying = Saying(saying.words + joint + draw(taken(library)).words)
    return saying if saying.words else Saying(("lantern",))


@st.composite
def libraries_with_sayings(draw: st.DrawFn, most: int = 3) -> tuple[dict[str, str], list[str]]:
    """A library, and quotations altered from it."""
    library = draw(LIBRARIES)
    return library, [saying.text for saying in draw(st.lists(altered(library), min_size=1, max_size=most))]


def draft_of(sayings: list[str], marks: str = "“”") -> str:
    """A draft that quotes them, one a paragraph."""
    return "\n\n".join(f"The harbour master said: {marks[0]}{saying}{marks[-1]}" for saying in sayings) + "\n"
