"""Q108."""

from __future__ import annotations

from collections.abc import Iterable

from tieout.model import Evidence, Passage, Quotation, Severity, Speaker
from tieout.rules.base import Fires, Flag, QuotationRule, Silent
from tieout.rules.quotations.naming import renamed
from tieout.text.names import Sameness, is_bare, names_nobody, same_bearer
from tieout.text.patterns import lazy
from tieout.text.sentences import sentence_ends

_RETOLD = lazy(
    r"\b(?:he|she|they|[A-Z][\w’'-]+)(?:\s+\w+){0,2}\s+(?:said|says|say|told|tells|called|calls|claimed|claims|argued|argues|"
    r"wrote|writes|tweeted|admitted|announced)\b"
)
_OWN = lazy(r"\b(?:I|we)\s+(?:\w+\s+)?(?:said|say|told|tell|call|called|wrote)\b")
_NEAR = 200
_KEEL = "We shall not lay another keel until the harbour is dredged."
_HEARING = (
    "JANE ROE: The boats are old and the yard is idle. " + _KEEL + " That is my answer to the owners.\n\n"
    "PETER MALLOW: I should like to see the figures before I say a word. The dredging was paid for in the spring.\n\n"
    "JANE ROE: Then you will have them on Monday.\n\n"
    "PETER MALLOW: Thank you. I am content with Monday."
)
_TOLD_OF_ONESELF = (
    "HOST: Was the boat in a bad way?\n\n"
    "JANE ROE: I said to the yard, “If the keel is rotten I will burn the boat myself, whatever it costs.” It was "
    "not.\n\n"
    "ANN TARN: We were all there.\n\nHOST: Thank you."
)
_READING = (
    f"PETER MALLOW: Ms. Roe, you said, and I quote, “{_KEEL}” Do you stand by it?\n\n"
    "ANN TARN: I would ask that she be given time to answer.\n\n"
    "PETER MALLOW: She may have all the time she wants.\n\nANN TARN: Thank you."
)
_INTERVIEW = (
    "INTERVIEWER: The yard has stood idle for most of the winter and nobody seems to mind. Is that your view?\n\n"
    "JANE ROE: It is not. I mind.\n\nINTERVIEWER: Then what will you do?\n\nJANE ROE: Dredge the harbour."
)
_RETELLING = _READING.replace("Ms. Roe, you said, and I quote, “We", "Ms. Roe says that we").replace(
    "dredged.”", "dredged."
)
_COMMITTEE = (
    "    The Chairman. The committee will come to order.\n\n"
    f"    Ms. Roe. Thank you. {_KEEL} I have the drawings.\n\n"
    "    Mr. Tarn. Nobody has asked for drawings.\n\n"
    "    Ms. Roe. They are here all the same.\n"
)


class WrongSpeaker(QuotationRule):
    """The source gives the words to somebody else than the draft does.

    A label that names nobody ("MODERATOR", "Q.") contradicts only those whom the same source names by another label,
    and whoever repeats or reads another's words is not their speaker.
    """

    code, name, severity, order = "Q108", "wrong-speaker", Severity.ERROR, 25
    margin = 13.0
    why = """Every word can be genuine and the quotation still false: what a rival said becomes a confession in the
    mouth of the one it is pinned on, and no check of the wording alone will notice."""
    mends = """Unsafe: the source's name takes the place of the draft's, where that is a name alone and serves this
    quotation alone. A title, an apposition or a “she” further on has to be mended with it, so there it has none."""
    examples = (
        Fires(
            draft=f"“{_KEEL}” Peter Mallow said.",
            sources={"hearing.txt": _HEARING},
            flags=_KEEL,
            says="gives these words to Peter Mallow, the source to JANE ROE",
        ),
        Fires(
            draft="“The yard has stood idle for most of the winter and nobody seems to mind,” Jane Roe said.",
            sources={"interview.txt": _INTERVIEW},
            flags="The yard has stood idle for most of the winter and nobody seems to mind,",
            says="gives these words to Jane Roe, the source to INTERVIEWER",
        ),
        Silent(
            draft="“The yard has stood idle for most of the winter and nobody seems to mind,” Ann Tarn said.",
            sources={"interview.txt": _INTERVIEW},
        ),
        Silent(draft=f"“{_KEEL}” the Tarn Gazette quoted Jane Roe as saying.", sources={"hearing.txt": _HEARING}),
        Fires(
            draft=f"“{_KEEL}” Ann Tarn said.",
            sources={
                "story.txt": f"Cllr Jane Roe (Lab), the leader, said: “{_KEEL}” Cllr Ann Tarn (Con) said nothing."
            },
            flags=_KEEL,
            says="gives these words to Ann Tarn, the source to Jane Roe",
        ),
        Fires(
            draft=f"“{_KEEL}” Ann Tarn said.",
            sources={"hearing.txt": _COMMITTEE},
            flags=_KEEL,
            says="gives these words to Ann Tarn, the source to Ms. Roe",
        ),
        Silent(draft=f"“{_KEEL}” Jane Roe said.", sources={"hearing.txt": _COMMITTEE}),
        Silent(draft=f"“{_KEEL}” Ms. Roe said.", sources={"hearing.txt": _HEARING}),
        Silent(draft=f"“{_KEEL}” the spokeswoman said.", sources={"hearing.txt": _HEARING}),
        Fires(
            draft="“If the keel is rotten I will burn the boat myself, whatever it costs,” Ann Tarn said.",
            sources={"talk.txt": _TOLD_OF_ONESELF},
            flags="If the keel is rotten I will burn the boat myself, whatever it costs,",
            says="gives these words to Ann Tarn, the source to JANE ROE",
        ),
        Silent(draft=f"“{_KEEL}” Jane Roe said.", sources={"session.txt": _READING}),
        Silent(draft=f"“{_KEEL}” Jane Roe said.", sources={"session.txt": _RETELLING}),
    )

    def check(self, quotation: Quotation, evidence: Evidence) -> Iterable[Flag]:
        """One flag where every passage is another's; pieces of several speakers are spliced before they are this."""
        speaker, voices = quotation.speaker, [voice_of(passage) for passage in evidence.passages]
        if speaker is None or any(not join.same_speaker for join in evidence.joins):
            return
        if any(_is_retold(passage) for passage in evidence.passages):
            return
        if all(
            voice and _is_another(speaker, passage) for voice, passage in zip(voices, evidence.passages, strict=True)
        ):
            numbers = tuple(range(len(voices)))
            fix = renamed(speaker, voices[0] or "") if len(set(voices)) == 1 else None
            message = f"The draft gives these words to {speaker.name}, the source to {voices[0]}."
            yield Flag(message, None, numbers, fix=fix)


def voice_of(passage: Passage) -> str | None:
    """Whose words a passage is: whom it quotes, else who speaks there; None or empty where that is not known.

    Who tells what "I said" quotes nobody else; who says "and I quote" does.
    """
    told = passage.quoted == "I" and "quot" not in passage.before[-_NEAR:]
    own = passage.quoted is None or (told and passage.speaker is not None)
    return passage.speaker if own else passage.quoted


def _is_retold(passage: Passage) -> bool:
    """Whether the passage stands in a clause that tells what somebody else says, without marks.

    Where the passage is in marks, and the one quoted there is whoever tells, the clause says only whose it is.
    """
    before = passage.before[-_NEAR:]
    clause = before[max(sentence_ends(before + " "), default=0) :]
    told = _RETOLD.search(clause)
    if told is None or set(told.group().split()).intersection((passage.quoted or "").split()):
        return False
    return _OWN.search(clause) is None


def _is_another(speaker: Speaker, passage: Passage) -> bool:
    """Whether nobody who is heard in a passage can be the one the draft names."""
    if names_nobody(speaker.text):  # a pronoun or an office says who it means only as far as it was traced back rightly
        return False
    if passage.draft_speaker_elsewhere and passage.quoted is None:
        return True
    if passage.quoted is None and is_bare(passage.speaker or "") and is_bare(speaker.name):
        return False  # one may be the given name of whom the other is the surname
    heard = [name for name in (passage.quoted, passage.speaker) if name]
    named = {speaker.name, speaker.text}
    answers = {same_bearer(one, other) for one in heard for other in named}
    return same_bearer(voice_of(passage) or "", speaker.name) is Sameness.DIFFERENT and Sameness.SAME not in answers
