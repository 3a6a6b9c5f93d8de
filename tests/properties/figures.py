"""The strategies of the laws of figures: texts full of them, and numbers written out in words."""

from __future__ import annotations

from hypothesis import strategies as st

_PIECES = (
    "7,423;3.5;2019;31;5;45;$;€;%;percent;percentage points;million;bn;k;kg;km;miles per hour;°C;a dozen;"
    "half a;two thirds;½;3/4;one in five;seven times;twofold;doubled;hundreds of;tens of thousands;a few;about;"
    "nearly;more than;or more;±;between;and;from;to;-;–;--;(;);[;];/;:;.;,;';’;\n;\n\n;February;May;Feb.;"
    "Monday;Q3;the 1990s;19th century;last;week;two years ago;yesterday;year old;aged;p.m.;3:30;ninth;21st;"
    "twenty-five;hundred and six;minus;−;1e9;1 000;235, 000;version 1.2.3;page;no.;A320;COVID-19;İ;ß;٣;１;boats;"
    "the"
).split(";")
TEXTS = st.lists(st.tuples(st.sampled_from(_PIECES), st.sampled_from([" ", " ", " ", "", "\u00a0"])), max_size=14).map(
    lambda pieces: "".join(piece + gap for piece, gap in pieces)
)

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))


def spelt(number: int) -> str:
    """A whole number up to a trillion in words, as British books write it: "two hundred and six"."""
    words: list[str] = []
    for size, name in _SCALES:
        if number >= size:
            words += [_hundreds(number // size), name]
            number %= size
    if number:
        words += ["and"] if words and number < 100 else []
        words.append(_hundreds(number))
    return " ".join(words)


def _hundreds(number: int) -> str:
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens = _TENS[number // 10 - 2]
        return tens + (f"-{_SMALL[number % 10]}" if number % 10 else "")
    rest = f" and {_hundreds(number % 100)}" if number % 100 else ""
    return f"{_SMALL[number // 100]} hundred{rest}"
