"""Which language a text is in, by its script and its commonest words: near enough to tell a translation by.

The share of a text that a language's most frequent function words make up tells languages of one script apart on a few
hundred words (Grefenstette, "Comparing two language identification schemes", 1995). Where two come close, or the text
is short, nothing is said.
"""

from __future__ import annotations

from collections import Counter

from tieout.text.patterns import lazy

_COMMON = {
    "en": "the of and to in that is was for it with as on be at by this had not are but from or have they which you",
    "fr": "le la les de des du et à un une est que qui dans pour pas sur au avec ce il elle sont nous vous mais",
    "de": "der die das und in zu den ist nicht mit von sich des auf für ein eine dem auch es werden aus hat dass sie",
    "es": "el la los las de y que en un una es no se por con para del su al lo como más pero sus le ya este",
    "it": "il lo la i gli le di e che è un una non per con del della si sono da al nel ma come anche più",
    "pt": "o a os as de e que do da em um uma não para com se por dos das é mais na no como mas foi ao",
    "nl": "de het een en van in is dat op te zijn voor met niet aan er om die ook als dan maar bij wordt naar",
    "sv": "och att det som en på är av för med den till inte har de ett om vi men jag var så kan",
    "pl": "i w na z nie się do to że jest o jak po co ale za od przez dla czy tak był oraz",
    "tr": "ve bir bu da de için ile çok o ne daha gibi kadar olan olarak ama mi değil var en sonra",
}
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_SCRIPTS = (
    ("ru", lazy(r"[\u0400-\u04ff]")),
    ("ar", lazy(r"[\u0600-\u06ff]")),
    ("he", lazy(r"[\u0590-\u05ff]")),
    ("el", lazy(r"[\u0370-\u03ff]")),
    ("ja", lazy(r"[\u3040-\u30ff]")),
    ("zh", lazy(r"[\u4e00-\u9fff]")),
    ("ko", lazy(r"[\uac00-\ud7af]")),
)
_WORD = lazy(r"[^\W\d_]+")
SAMPLE = 20_000
"""So many characters are looked at."""
_LEAST_WORDS = 40
_LEAST_SHARE = 0.12
_CLEARLY = 1.5

NAMES = {
    "en": "English", "fr": "French", "de": "German", "es": "Spanish", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch", "sv": "Swedish", "pl": "Polish", "tr": "Turkish", "ru": "Russian", "ar": "Arabic", "he": "Hebrew",
    "el": "Greek", "ja": "Japanese", "zh": "Chinese", "ko": "Korean", "uk": "Ukrainian", "fa": "Persian",
    "ps": "Pashto", "ur": "Urdu",
}  # fmt: skip


def primary(tag: str | None) -> str | None:
    """The language of a tag without its region: "en" for "en-GB"; None for none."""
    return (tag or "").replace("_", "-").partition("-")[0].strip().lower() or None


def language_of(text: str) -> str | None:
    """The language that a text is most likely in; None where that is not plain."""
    sample = text[:SAMPLE]
    letters = sum(len(word) for word in _WORD.findall(sample))
    for language, script in _SCRIPTS:
        if letters >= _LEAST_WORDS and len(script.findall(sample)) * 3 > letters:
            # Han stands in Japanese too, and Cyrillic and Arabic letters in many languages: the script says enough
            return language
    words = [word.lower() for word in _WORD.findall(sample)]
    if len(words) < _LEAST_WORDS:
        return None
    counts = Counter(words)
    shares = {language: sum(counts[word] for word in common) / len(words) for language, common in _WORDS.items()}
    first, second = sorted(shares, key=lambda language: -shares[language])[:2]
    clear = shares[first] >= _LEAST_SHARE and shares[first] >= _CLEARLY * shares[second]
    return first if clear else None
