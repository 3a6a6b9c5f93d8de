"""Who is quoted: for each quotation of a document, the mention that the words of reporting around it govern.

In this order: the attribution that splits the quotation, the one that follows it, the verb of saying that leads up to
it, a noun that speaks ("her claim that"), a label, a verb further on, the subject of the sentence it stands in; for a
quotation that is a sentence by itself the words that announce it, its byline, the sentence before, and then whoever
spoke last. A title or a term in marks that nobody says has no speaker. Time is linear in the length of the prose.

Rules in such an order, with the nearest name where we look for the subject, are the baseline of O'Keefe, Pareti,
Curran, Koprinska and Honnibal, "A Sequence Labelling Approach to Quote Attribution" (EMNLP-CoNLL 2012).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tieout.items.attribution import count_words, is_byline, is_title, signature
from tieout.items.clauses import REACH, Sentence
from tieout.items.exchange import exchangeable
from tieout.items.found import Found
from tieout.items.mentions import Namer
from tieout.items.saying import SPEECH_NOUNS
from tieout.items.skeleton import Place, Skeleton
from tieout.items.subjects import (
    according,
    has_complement,
    inverted,
    label,
    main_subject,
    possessor,
    subject_of,
)
from tieout.items.wordclasses import COORDINATORS, SUBORDINATORS
from tieout.model import Block, BlockKind, OffsetMap, Span, Speaker
from tieout.text.patterns import lazy

_NEAR = 3  # words between a verb and a quotation that it governs whatever follows
_SUBJECT = 25  # words that a subject behind a quotation may take up
_BARE_SUBJECT, _BARE_REST = 5, 4  # of "Jane Roe said." behind a quotation that ended its sentence
_VERBS = 8  # of saying before a quotation that are asked for their subject
_GIVEN = lazy(r"(?P<whose>[^\n]{1,200}?(?:['’]s|s['’])) (?:[\w-]+ ){0,2}(?P<noun>[\w-]+)\Z")
_ASKED = frozenset("asked told pressed questioned challenged warned reminded informed advised urged".split())
_ASKED_ON = frozenset("what whether if why how that to about for when where who in on at during not".split())
"""What goes on behind the name of whoever asked."""
_RELATIVE = frozenset(("who", "which"))
_TERM = 3
"""So few words in marks may be a term that nobody says."""


class Speakers:
    """The quotations of one document, each with the prose span of the mention of its speaker."""

    def __init__(self, prose: str, blocks: Sequence[Block], found: Sequence[Found], attributed: Sequence[bool]) -> None:
        self._prose, self._blocks, self._found, self._attributed = prose, blocks, found, attributed
        self.skeleton = Skeleton(prose, blocks, found)
        self._places = [self.skeleton.places(each) for each in found]
        self.mentions: list[Span | None] = []
        """Of each quotation; None where nobody is named."""
        for number in range(len(found)):
            self.mentions.append(self._mention(number))

    def speakers(self, offsets: OffsetMap) -> list[Speaker | None]:
        """The speaker of each quotation: the mention, where that stands in the text, and who it means."""
        if not any(self.mentions):
            return [None] * len(self.mentions)
        namer = Namer(self._prose, self._blocks, self.skeleton)
        names = {mention: namer.name(mention) for mention in sorted(set(filter(None, self.mentions)))}
        loose = exchangeable(self._prose, self.mentions, names)
        return [self._speaker(mention, names, offsets, mention in loose) for mention in self.mentions]

    def _speaker(
        self, mention: Span | None, names: Mapping[Span, str], offsets: OffsetMap, loose: bool
    ) -> Speaker | None:
        if mention is None:
            return None
        return Speaker(self._prose[mention.start : mention.end], offsets.span(mention), names[mention], loose)

    def _mention(self, number: int) -> Span | None:
        """Whom the words around a quotation name: of what somebody gave ("Roe's answer"), the one who gave it."""
        mention = self._speaking(number)
        words = self._prose[mention.start : mention.end] if mention else ""
        given = _GIVEN.match(words)
        if mention is None or given is None or not SPEECH_NOUNS.fullmatch(given["noun"]):
            return mention
        return Span(mention.start, mention.start + given.end("whose"))

    def _speaking(self, number: int) -> Span | None:
        places = self._places[number]
        if not places:
            return self._byline(number) or self._announced(self._found[number].first_block)
        if self._is_term(number):
            return None
        return self._by_words(number, places) or self._by_surroundings(number, places[0])

    def _by_words(self, number: int, places: Sequence[Place]) -> Span | None:
        """The speaker whom the words of the quotation's own sentence name."""
        if asker := self._asking(places[0]):
            return asker
        if self._found[number].split and (within := self._following(places[0], led=False)):
            return within
        lead = self._leading(places[0])
        if lead is None or not lead[1]:
            after = self._following(places[-1], led=lead is not None)
            if after:
                return after
        if lead:
            return lead[0]
        if after := self._further_on(places[-1]):
            return after
        return self._main(places[0])

    def _asking(self, place: Place) -> Span | None:
        """Who asked, told or warned, where a sentence opens with that and the words are in it: "Asked by Roe if"."""
        sentence = self.skeleton.sentence(place)
        if sentence.low(0) not in _ASKED or sentence.low(1) != "by":
            return None
        words = [sentence.low(at) for at in range(place.token)]
        end = next((at for at, word in enumerate(words) if at > 2 and word in _ASKED_ON), 0)
        return sentence.prose(Span(2, end)) if end and "," not in words else None

    def _is_term(self, number: int) -> bool:
        """Whether the words are a title or a term that nobody is said to say."""
        if self._attributed[number] or self._found[number].split:
            return False
        first, last = self._found[number].parts[0], self._found[number].parts[-1]
        words = self._prose[first.start : min(last.end, first.start + 200)]
        return is_title(words.rstrip(",; ")) or count_words(words) <= _TERM

    # -- in the sentence --------------------------------------------------------------------------------------

    def _leading(self, place: Place) -> tuple[Span, bool] | None:
        """Who says it by the words before it, and whether these stand so near that no others count."""
        sentence = self.skeleton.sentence(place)
        start = max(0, place.token - REACH)
        teller = according(sentence, start, place.token)
        noun = possessor(sentence, place.token)
        for verb in reversed(sentence.verbs_from(teller.end if teller else start, place.token)[-_VERBS:]):
            if noun and noun[0] > verb:
                break
            subject = subject_of(sentence, verb)
            if teller and subject and subject.start < teller.end:
                continue
            if subject and self._governs(sentence, subject, verb, place.token):
                return sentence.prose(subject), place.token - verb <= _NEAR
        if teller:
            return sentence.prose(teller), False
        if noun:
            return sentence.prose(noun[1]), False
        found = label(sentence, place.token - 1) if sentence.low(place.token - 1) == ":" else None
        return (sentence.prose(found), False) if found else None

    def _governs(self, sentence: Sentence, subject: Span, verb: int, quotation: int) -> bool:
        """Whether a verb before a quotation can be the one that reports it; a condition reports nothing."""
        opens_sentence = verb == 0
        before = subject.end <= quotation or opens_sentence
        return before and sentence.low(subject.start - 1) not in ("if", "unless")

    def _following(self, place: Place, *, led: bool) -> Span | None:
        """Who says it by the words right behind it. `led`: whether words before it name somebody too."""
        sentence = self.skeleton.sentence(place)
        at = place.token + 1
        while at < len(sentence) and not sentence.is_word(at) and not sentence.tokens[at].is_quoted:
            at += 1
        if at < len(sentence):
            return self._says_at(sentence, at, led)
        after = self.skeleton.after(place)
        closing = sentence.low(place.token + 1)
        if led or place.token or after is None or not self._only_says(after, closing):
            return None
        return self._says_at(after, 0, led)

    def _only_says(self, sentence: Sentence, closing: str) -> bool:
        """Whether a sentence behind a quotation that ends in `closing` only says whose it was: "Is it?" she asked."""
        verb = next(iter(sentence.verbs), None)
        if verb is None or sentence.next_quotation(verb) <= min(verb + _BARE_REST, len(sentence) - 1):
            return False
        if closing in tuple("?!…-—"):
            return verb < _SUBJECT
        return closing == "." and verb <= _BARE_SUBJECT and len(sentence) - verb <= _BARE_REST

    def _says_at(self, sentence: Sentence, at: int, led: bool) -> Span | None:
        """The subject of the verb of saying in the words from a place on, up to the next quotation."""
        end = sentence.next_quotation(at)
        at += 3 if _points_back(sentence, at) else 0
        if sentence.low(at) == "according" or (sentence.low(at), sentence.low(at + 1)) == ("in", "the"):
            return _prose(sentence, according(sentence, at, min(end, at + _SUBJECT)), at, end)
        if sentence.low(at) in COORDINATORS or sentence.low(at) in SUBORDINATORS - {"as"} or sentence.low(at) == "who":
            return None
        verb = next(iter(sentence.verbs_from(at, min(end, at + _SUBJECT))), None)
        if verb is None or sentence.low(verb).endswith("ing") or (led and has_complement(sentence, verb)):
            return None
        if verb == at:
            return _prose(sentence, inverted(sentence, verb, -1), at, end)
        return _prose(sentence, subject_of(sentence, verb), at, end)

    def _further_on(self, place: Place) -> Span | None:
        """Who says it by a verb later in the sentence: The “long wait” of the boats, the warden said, was over."""
        sentence = self.skeleton.sentence(place)
        start, end = place.token + 1, min(len(sentence), place.token + 1 + REACH)
        if found := according(sentence, start, end):
            return sentence.prose(found)
        for verb in sentence.verbs_from(start, end):
            subject = None if sentence.low(verb).endswith("ing") else subject_of(sentence, verb)
            if subject and subject.start >= start:
                return sentence.prose(subject)
        return None

    def _main(self, place: Place) -> Span | None:
        """The subject of the sentence a quotation stands in, where no verb of saying does."""
        sentence = self.skeleton.sentence(place)
        if sentence.low(place.token - 1) in _RELATIVE:  # "Roe, who “had never sailed”": said of her, by whomever
            return None
        found = main_subject(sentence, place.token)
        return sentence.prose(found) if found and found.end <= place.token else None

    # -- beyond the sentence ----------------------------------------------------------------------------------

    def _by_surroundings(self, number: int, place: Place) -> Span | None:
        """The speaker of a quotation whose own sentence names nobody."""
        announced = None if place.token or place.sentence else self._announced(place.block)
        return announced or self._byline(number) or self._before(place) or self._running(number)

    def _announced(self, block: int) -> Span | None:
        """Who speaks by the end of the paragraph before, where that is a colon."""
        last = next(reversed(self.skeleton.sentences(block - 1)), None)
        if last is None or last.quotations:
            return None
        if last.low(len(last) - 1) != ":":
            return _says(last) if self._blocks[block].kind is BlockKind.QUOTE else None
        found = label(last, len(last) - 1) if not last.verbs else None
        return last.prose(found) if found else _says(last) or _prose(last, main_subject(last, len(last)), 0, len(last))

    def _before(self, place: Place) -> Span | None:
        """Who speaks by the sentence before, where that says something and quotes nothing."""
        sentence = self.skeleton.before(place)
        return None if sentence is None or sentence.quotations else _says(sentence)

    def _byline(self, number: int) -> Span | None:
        """Who signs: a dash and a name behind the quotation, or in the paragraph after it."""
        found = self._found[number]
        span = Span(found.parts[-1].end if found.is_block else found.outer.end, self._blocks[found.last_block].span.end)
        if signed := signature(self._prose[span.start : span.start + 200]):
            span = Span(span.start, span.start + signed)
        elif not self._prose[slice(*span)][:200].strip() and found.last_block + 1 < len(self._blocks):
            span = self._blocks[found.last_block + 1].span
        if span.length > 200 or not is_byline(self._prose[slice(*span)]):
            return None
        sentence = self.skeleton.sentences_of(span)[0]
        at = next((at for at in range(len(sentence)) if sentence.is_word(at)), len(sentence))
        return _prose(sentence, sentence.phrase_from(at), at, len(sentence))

    def _running(self, number: int) -> Span | None:
        """Whoever spoke last, where the quotation runs on."""
        return self.mentions[number - 1] if number and self._attributed[number] else None


def _points_back(sentence: Sentence, at: int) -> bool:
    """Whether a sentence opens as one does that says how what went before was said: "That was how"."""
    low = [sentence.low(place) for place in range(at, at + 3)]
    return low[0] in ("that", "this", "so") and low[1] in ("is", "was") and low[2] in ("how", "what")


def _says(sentence: Sentence) -> Span | None:
    """The subject of the last verb of saying of a sentence that has one."""
    for verb in reversed(sentence.verbs[-_VERBS:]):
        if subject := subject_of(sentence, verb):
            return sentence.prose(subject)
    return None


def _prose(sentence: Sentence, found: Span | None, start: int, end: int) -> Span | None:
    """The prose of some places, if they lie between two others."""
    return sentence.prose(found) if found and start <= found.start and found.end <= end else None
