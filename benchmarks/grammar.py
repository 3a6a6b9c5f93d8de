"""Invented sentences by a small grammar: transcripts of a town council that never sat.

Sentences are drawn from a seed, long enough and varied enough that no two alike are to be expected, and carry what
the rules look at: negations, numbers, conditions, quantifiers.
"""

from __future__ import annotations

from random import Random

PEOPLE = tuple(
    "Ines Tolliver|Bram Oakenrode|Piet Marlowe|Oda Fennick|Corin Ashby|Lena Vosper|Tam Greel|Mira Halloway|"
    "Jonas Quill|Edda Sorrel|Rafe Pendle|Nell Brackwater".split("|")
)
_NOUNS = tuple(
    "harbour|ferry|quarry|orchard|school|bridge|library|market|mill|lighthouse|tram|reservoir|hospital|archive|"
    "theatre|nursery|station|bakery|foundry|museum|canal|chapel|garden|workshop|observatory|laundry|post office|"
    "fire engine|sports ground|town clock|fish hall|sea wall|ropewalk|dairy|swimming bath|print shop|rope bridge|"
    "boatyard|granary|tollhouse|weather mast|slipway|bandstand|infirmary|tannery|ice house|kiln|customs shed".split("|")
)
_GROUPS = tuple(
    "teachers|fishermen|bakers|carpenters|nurses|pupils|neighbours|shopkeepers|pensioners|gardeners|drivers|"
    "engineers|librarians|farmers|musicians|apprentices|pilots|masons|painters|weavers|postmen|keepers|tenants|"
    "visitors|sailors|printers|millers|tailors|firemen|builders".split("|")
)
_ADJECTIVES = tuple(
    "old|northern|narrow|crowded|broken|famous|quiet|wooden|unfinished|municipal|leaking|bright|forgotten|expensive|"
    "generous|stubborn|temporary|windy|patient|ancient|modest|spacious|rusty|flooded|beloved|half-empty|painted|"
    "sheltered|draughty|handsome|southern|cheerful|reliable|borrowed|crooked|splendid|muddy|shared".split("|")
)
_VERBS = tuple(
    "repair|close|visit|paint|measure|defend|sell|rebuild|inspect|rent|photograph|abandon|insure|enlarge|clean|heat|"
    "light|name|guard|finance|praise|survey|move|restore|open|fence|lease|drain|furnish|roof|catalogue|reopen|"
    "endow|auction|dismantle|maintain|replace|mend|warm|cover".split("|")
)
_MODALS = ("will", "should", "can", "must", "will not", "should never", "could", "would", "may", "cannot")
_NUMBERS = tuple("three|seven|twelve|nineteen|forty|fifty-six|112|340|1,250|18|27|ninety|64|2,300|45".split("|"))
_TIMES = tuple(
    "before the first frost|in the second week of March|after the long winter|on every other Thursday|"
    "since the storm took the roof|by the end of the season|when the tide is low|until the council meets again|"
    "during the lantern fair|for the rest of the decade|as soon as the ice has gone|at the start of the term|"
    "from one summer to the next|within a fortnight|once the survey is printed|long after the shops have shut".split(
        "|"
    )
)
_PLACES = tuple(
    "below the castle hill|along the eastern quay|behind the grain store|near the old brewery|across the river|"
    "at the edge of the common|between the two mills|on the far side of the bay|under the railway arch|"
    "opposite the court house|up the valley road|beyond the last houses|in the lower town|by the salt pans|"
    "above the coal yard|down at the landing stage".split("|")
)
_OPENINGS = tuple(
    "I tell you|As everybody here remembers|In all these years|To be plain|Whatever the papers print|Last autumn|"
    "If I may say so|With some luck|On the whole|Believe me|For once|Since you ask|In my own street|"
    "Rightly or wrongly".split("|")
)
_REASONS = tuple(
    "because {group} have waited for it|so that {group} need not walk|while {group} still have the tools|"
    "unless {group} object|and {group} have signed for it|but only if {group} agree|although {group} laughed at us|"
    "which {group} have asked of us|as long as {group} pay their share|even where {group} would rather not".split("|")
)


class Grammar:
    """Sentences, drawn one after another from a seed."""

    def __init__(self, seed: int | str) -> None:
        self._draw = Random(seed)

    def sentence(self) -> str:
        """A sentence of about ten to thirty words with its full stop."""
        form = self._draw.choice(_FORMS)
        parts = [getattr(self, f"_{part}")() for part in form]
        text = " ".join(parts).replace(" ,", ",")
        return text[0].upper() + text[1:] + "."

    def turn(self) -> str:
        """What somebody says at one go: two to seven sentences."""
        return " ".join(self.sentence() for _ in range(self._draw.randrange(2, 8)))

    def transcript(self, words: int) -> str:
        """Turns under the names of two to five people, of about that many words."""
        people = self._draw.sample(PEOPLE, self._draw.randrange(2, 6))
        turns: list[str] = []
        count = 0
        speaker = people[0]
        while count < words:
            speaker = self._draw.choice([name for name in people if name != speaker])
            turns.append(f"{speaker.upper()}: {self.turn()}")
            count += turns[-1].count(" ")
        return "\n\n".join(turns) + "\n"

    # -- parts of a sentence -------------------------------------------------------------------------------------

    def _opening(self) -> str:
        return self._draw.choice(_OPENINGS) + " ,"

    def _thing(self) -> str:
        return f"the {self._draw.choice(_ADJECTIVES)} {self._draw.choice(_NOUNS)}"

    def _group(self) -> str:
        draw = self._draw
        return f"{draw.choice((*_NUMBERS, 'all', 'some', 'most', 'few', 'many', 'the'))} {draw.choice(_GROUPS)}"

    def _deed(self) -> str:
        return f"{self._draw.choice(_MODALS)} {self._draw.choice(_VERBS)} {self._thing()}"

    def _place(self) -> str:
        return self._draw.choice(_PLACES)

    def _near(self) -> str:
        return f"and not {self._thing()}"

    def _time(self) -> str:
        return self._draw.choice(_TIMES)

    def _reason(self) -> str:
        return self._draw.choice(_REASONS).format(
            group=f"the {self._draw.choice(_ADJECTIVES)} {self._draw.choice(_GROUPS)}"
        )

    def _and(self) -> str:
        return self._draw.choice((", and", ", or", ", and then", ", and yet"))


_FORMS = (
    ("group", "deed", "place", "time"),
    ("opening", "group", "deed", "reason"),
    ("thing", "deed", "time", "reason"),
    ("opening", "group", "deed", "near", "place"),
    ("group", "deed", "and", "group", "deed", "time"),
    ("time", "group", "deed", "place", "reason"),
    ("group", "deed", "reason", "and", "thing", "deed", "place"),
)
