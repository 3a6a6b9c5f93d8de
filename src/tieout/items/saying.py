"""The words of saying: verbs with all their forms, nouns that speak, names for things that are only named.

Data, with the few lines that inflect them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieout.text.patterns import lazy

_REGULAR = """
    accuse acknowledge add advise affirm allege announce answer appeal argue ask assert assure attest bark beam bellow
    bemoan blog blurt boast caution challenge chant charge chide chime chuckle cite claim clarify comment complain
    concede conclude concur condemn confess confide confirm contend continue counter credit criticise
    criticize croon crow cry declare decree decry defend demand denounce deny deride detail dictate disclose dismiss
    e-mail echo elaborate email emphasise emphasize encourage enquire enthuse exclaim exhort explain express exult
    fire fume gloat gripe grumble gush hint holler implore imply inform inquire insist instruct interject interrupt
    intone inveigh invoke jeer jest joke lament lampoon laugh lecture leer maintain marvel mention message moan mock
    mumble murmur muse mutter note object observe offer opine order pen phrase plead pledge point ponder pontificate
    post pray preach predict press proclaim profess promise pronounce propose protest purr query question quote rail
    rant reason reassure recall recite reckon recommend recount reflect reiterate rejoin relate remark remember remind
    repeat reply report request respond restate retort retweet reveal rhapsodize scoff scold scream scribble seethe
    shout shriek sigh signal snap snarl sneer sniff speculate state stipulate stress suggest summarise summarize surmise
    tease testify text theorise theorize thunder tout tweet underline underscore urge utter vent venture voice
    volunteer vow warn whisper wonder worry yell
"""
_DOUBLING = "admit quip brag rebut blog recap aver grin"
_DOUBLED_IN_BRITAIN = "marvel signal label"
_ENDED = "counsels counselled counseled counselling counseling"
"""Without its plain form, which is a lawyer."""
_NAMING = "call describe label term brand dub characterise characterize style nickname deem blast praise hail rebuke"
_IRREGULAR = """
    say says said saying tell tells told telling write writes wrote written writing read reads reading
    speak speaks spoke spoken speaking think thinks thought thinking swear swears swore sworn swearing
    sing sings sang sung foretell foretold
"""
_PHRASES = r"went on|goes on|going on|puts? it|putting it|weighed in|shot back|hit back|want(?:s|ed)? to know"
"""None begins with a verb of saying: that would be found by itself."""

# Forms that are as often nouns; after a determiner or a preposition they are.
_NOUNS_TOO = """
    address answer appeal beam blast boast brand call grin challenge charge chuckle cite claim command comment counter
    credit cry demand detail e-mail echo email fire hint joke label lament laugh lecture mention message note object
    offer order pen phrase pledge point post praise press promise protest query question quote rant reading reason
    remark reply report request response retort ruling saying scream shout sigh signal snap sniff state stress
    style term text thinking thought tweet vent voice vow warn warning whisper wonder worry writing yell
"""

SPEECH_NOUNS = lazy(
    r"\b(?:statements?|claims?|arguments?|answers?|reply|replies|remarks?|comments?|tweets?|posts?|messages?|letters?|memos?|"
    r"e-?mails?|notes?|notices?|signs?|questions?|warnings?|promises?|pledges?|vows?|words|quotes?|quotations?|testimony|speech|"
    r"declarations?|assertions?|contention|accusations?|suggestions?|admission|assurances?|reports?|captions?|plaques?|"
    r"inscriptions?|banners?|posters?|placards?|text|verses?|passages?|paragraphs?|clauses?|articles?|rules?|orders?|rulings?|"
    r"law|laws|amendment|section|mottos?|mantra|refrain|chants?|advice|explanation|conclusion|response|confession|joke|"
    r"complaint|request|demand|appeal|plea|oath|verdict|opinion|observation|description|headlines?|slogan|subtitle|lines?|"
    r"findings?|holding|phrase|"
    r"part|excerpt|oath|prayer|saying|proverb|principle|position|view|thought|reasoning|summary|transcript|exchange)\b",
    re.IGNORECASE,
)

NAMED_BEFORE = lazy(
    r"\b(?:so-called|titled|entitled|subtitled|named|known as|billed as|"
    r"(?:the|a|an|his|her|their|its|this|that) (?:\w+ )?"
    r"(?:terms?|words?|phrases?|titles?|names?|series|films?|movies?|books?|novels?|songs?|albums?|shows?|plays?|poems?|episodes?|essays?|columns?|program|programme|"
    r"magazine|newspaper|podcast|documentary|memoir|drama|comedy|musical|painting|label|nickname|moniker|category|hashtag))"
    r"(?:\s+(?:the|an?))?[\s,]*$",
    re.IGNORECASE,
)
"""What comes right before a title or a term."""

ACCORDING = lazy(
    r"\b(?:according to|in the words of|to quote|quoting|in (?:\w+ ){0,3}\w+['’]s? (?:own )?words|"
    r"in (?:his|her|their|its|my|our|your) (?:own )?words|quot(?:ed|es|ing) .{0,60}\bas|"
    r"as .{1,60}\b(?:puts?|has|had|have) it|(?:has|had|have) it that|to (?:use|borrow) .{1,40}\b(?:phrase|words?))\b",
    re.IGNORECASE,
)

DECLARING = lazy(
    r"\b(?:finds?|found|shows?|showed|shown|holds?|held|rules?|ruled|provides?|provided|requires?|required|records?|recorded|"
    r"directs?|directed|determines?|determined|decides?|decided|establish(?:es|ed)?|orders?|ordered|hears?|heard|learns?|learned|"
    r"begins?|began|opens?|opened|ends?|ended|closes?|closed|runs?|ran|goes)\b"
)
"""What texts and bodies do to say something: "the study found that", "the statute provides", "the letter begins"."""

TEXTS_AND_BODIES = lazy(
    r"\b(?:reports?|stud(?:y|ies)|surveys?|inquir(?:y|ies)|enquir(?:y|ies)|reviews?|audits?|papers?|articles?|authors?|researchers|"
    r"investigators|scientists|courts?|judges?|justices?|panels?|commissions?|commissioners?|committees?|boards?|councils?|"
    r"tribunals?|jury|bench|ombudsman|auditors?|inspectors?|statutes?|acts?|laws?|bills?|treat(?:y|ies)|constitution|"
    r"regulations?|rules?|orders?|sections?|articles?|clauses?|leases?|contracts?|agreements?|wills?|charters?|by-?laws|"
    r"notices?|signs?|letters?|memos?|memorandum|minutes|logs?|diar(?:y|ies)|records?|transcripts?|documents?|files?|"
    r"passages?|paragraphs?|verses?|poems?|captions?|plaques?|inscriptions?|headlines?|stor(?:y|ies)|statements?|speech|"
    r"e-?mails?|messages?|texts?|tweets?|posts?)\b",
    re.IGNORECASE,
)

NEGATION = lazy(
    r"\b(?:not|never|no|nobody|no-one|none|nothing|nowhere|neither|nor|without|hardly|scarcely|barely|cannot|"
    r"\w+n['’]t|(?:do|does|did|is|are|was|were|has|have|had|wo|would|could|should|ca|ai|must)nt|"
    r"den(?:y|ies|ied|ying|ial)|refus(?:e|es|ed|ing|al)|fail(?:s|ed|ing)? to|declin(?:e|es|ed|ing) to|rather than|"
    r"instead of|far from)\b",
    re.IGNORECASE,
)


def _inflected(verb: str, doubling: frozenset[str]) -> tuple[str, str, str, str]:
    """A regular verb's plain form, its forms in -s, -ed and -ing."""
    if verb in doubling:
        return verb, verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    plural = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return verb, verb + plural, verb + "ed", verb + "ing"


def _forms(verbs: str) -> frozenset[str]:
    doubling = frozenset(_DOUBLING.split())
    return frozenset(form for verb in verbs.split() for form in _inflected(verb, doubling))


NAMING = _forms(_NAMING)
"""Verbs that give a name: what follows them at once is a name, unless a speaker stands before them."""
_DOUBLED = frozenset(f"{verb}l{ending}" for verb in _DOUBLED_IN_BRITAIN.split() for ending in ("ed", "ing"))
VERBS = _forms(_REGULAR) | _forms(_DOUBLING) | _DOUBLED | NAMING | frozenset((*_IRREGULAR.split(), *_ENDED.split()))
NOUNS_TOO = frozenset(form for word in _NOUNS_TOO.split() for form in (*_inflected(word, frozenset())[:2], word))
"""Of the forms of saying, those that are nouns after "the", "his", "of"."""

_RUN = lazy(rf"(?P<phrase>(?:{_PHRASES})(?![\w-]))|[\w-]+")


def sayings(text: str) -> Iterator[re.Match[str]]:
    """The forms of saying in a text, each a whole word or a phrase; a word with a hyphen is one word."""
    return (run for run in _RUN.finditer(text) if run["phrase"] or run.group() in VERBS)


DETERMINER = lazy(
    r"(?:^|\W)(?:an?|the|this|these|those|his|her|its|their|our|my|your|no|any|some|every|each|all|both|such|of|in|on|for|with|"
    r"from|by|at|into|about|under|new|recent|first|last|latest|\w+['’]s|\w+s['’]|United)\s+$",
    re.IGNORECASE,
)
