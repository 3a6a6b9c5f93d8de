"""Money: currencies by sign, code and name, before the number and after it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from tieout.text.lexemes import Lexemes

UNKNOWN = "XXX"
"""ISO 4217's entry for "no currency": the code that the standard itself gives to money of no one country."""
SIGNS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY",
    "₪": "ILS", "₫": "VND", "฿": "THB", "₴": "UAH", "₦": "NGN", "₱": "PHP", "₡": "CRC", "₲": "PYG", "₸": "KZT",
    "₵": "GHS", "₾": "GEL", "₼": "AZN", "￥": "JPY", "＄": "USD", "￡": "GBP", "₿": "XBT", "¢": "USD",
}  # fmt: skip
DOLLARS = {
    "us": "USD", "u": "USD", "c": "CAD", "ca": "CAD", "can": "CAD", "cdn": "CAD", "a": "AUD", "au": "AUD", "nz":
    "NZD", "hk": "HKD", "s": "SGD", "sg": "SGD", "nt": "TWD", "r": "BRL", "mx": "MXN", "mex": "MXN", "j": "JMD", "tt":
    "TTD", "bz": "BZD", "b": "BBD", "z": "ZWL", "n": "NAD", "rd": "DOP", "aus": "AUD",
}  # fmt: skip
"""The letters that stand before a dollar sign, and whose dollar it is then."""
CODES = frozenset(
    "AED ARS AUD BDT BGN BHD BRL BWP CAD CHF CLP CNY COP CRC CZK DEM DKK DZD EGP ESP ETB EUR FRF GBP GHS "
    "HKD HRK HUF IDR ILS INR "
    "IQD IRR ISK ITL JMD JOD JPY KES KRW KWD KZT LBP LKR MAD MXN MYR NGN NLG NOK NZD OMR PEN PHP PKR PLN "
    "QAR RON RSD RUB SAR "
    "SEK SGD SYP THB TND TRY TWD TZS UAH UGX USD UYU VES VND XAF XOF ZAR ZMW BTC CNH RMB".split()
)
ABBREVIATIONS = {
    "rs": "INR", "kr": "SEK", "sfr": "CHF", "fr": "CHF", "dm": "DEM", "rm": "MYR", "zł": "PLN", "kč": "CZK", "ft":
    "HUF", "skr": "SEK", "nkr": "NOK", "dkr": "DKK", "rp": "IDR", "lei": "RON", "ksh": "KES", "birr": "ETB",
}  # fmt: skip
"""Letters that stand for money directly before a number (Rs 5,000, kr 200)."""
_NAMES = f"""
USD: dollar us_dollar u.s._dollar american_dollar united_states_dollar buck greenback
CAD: canadian_dollar
AUD: australian_dollar
NZD: new_zealand_dollar kiwi_dollar
HKD: hong_kong_dollar
SGD: singapore_dollar
TWD: taiwan_dollar new_taiwan_dollar
EUR: euro=euro
GBP: pound_sterling=pounds_sterling british_pound quid=quid sterling=sterling
JPY: yen=yen japanese_yen=japanese_yen
CNY: yuan=yuan chinese_yuan=chinese_yuan renminbi=renminbi rmb=rmb
INR: rupee indian_rupee
PKR: pakistani_rupee
LKR: sri_lankan_rupee
IDR: rupiah=rupiah indonesian_rupiah=indonesian_rupiah
CHF: swiss_franc
FRF: french_franc
BEF: belgian_franc
LUF: luxembourg_franc
{UNKNOWN}: franc peso krona=kronor krone=kroner crown dinar riyal rial shilling lira=lire dirham pound_note
SEK: swedish_krona=swedish_kronor swedish_crown
NOK: norwegian_krone=norwegian_kroner norwegian_crown
DKK: danish_krone=danish_kroner danish_crown
CZK: czech_crown czech_koruna
DEM: mark german_mark deutsche_mark=deutsche_marks deutschemark deutschmark d-mark
FIM: finnish_mark markka=markkaa finnish_markka=finnish_markkaa
NLG: guilder dutch_guilder florin
ITL: italian_lira=italian_lire
ESP: peseta spanish_peseta
PTE: escudo
IEP: irish_pound punt
ATS: austrian_schilling schilling
GRD: drachma
RUB: rouble ruble russian_rouble russian_ruble
UAH: hryvnia=hryvnia
PLN: zloty polish_zloty
HUF: forint
TRY: turkish_lira=turkish_lira
ILS: shekel israeli_shekel
SAR: saudi_riyal saudi_rial
IRR: iranian_rial toman
IQD: iraqi_dinar
KWD: kuwaiti_dinar
JOD: jordanian_dinar
AED: uae_dirham emirati_dirham
MXN: mexican_peso
ARS: argentine_peso argentinian_peso austral
CLP: chilean_peso
COP: colombian_peso
PHP: philippine_peso
BRL: real=reais brazilian_real=brazilian_reais cruzeiro cruzado
ZAR: rand=rand south_african_rand=south_african_rand
NGN: naira=naira
KES: kenyan_shilling
GHS: cedi
EGP: egyptian_pound
LBP: lebanese_pound
SYP: syrian_pound
KRW: won=won south_korean_won=south_korean_won
KPW: north_korean_won=north_korean_won
THB: baht=baht
VND: dong=dong
MYR: ringgit=ringgit
BDT: taka=taka
AFN: afghani
BTC: bitcoin
ETH: ether=ether
"""
_CENTS = {"cent": "USD", "cents": "USD", "pence": "GBP", "penny": "GBP", "pennies": "GBP", "¢": "USD", "kopeks": "RUB",
          "kopecks": "RUB", "paise": "INR", "centimes": UNKNOWN, "centavos": UNKNOWN, "sen": "JPY"}  # fmt: skip


class Money(NamedTuple):
    """A currency as printed: its code, the lexeme after it, and whether it is the hundredth part."""

    code: str
    stop: int
    cents: bool = False


@lru_cache(maxsize=1)
def names() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The names of currencies by their first lexeme, the longest first, each with its code."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in _NAMES.strip().splitlines():
        code, _, forms = line.partition(": ")
        for form in forms.split():
            one, _, many = form.partition("=")
            for name in {one, many or one + "s", *([one + "s"] if many == one else [])}:
                lexemes = Lexemes(name.replace("_", " "))
                parts = tuple(lexemes.words[: lexemes.count])
                found.setdefault(parts[0], []).append((parts, code))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    """The lexemes with which money may begin before its number."""
    return frozenset({*SIGNS, *DOLLARS, *ABBREVIATIONS, *(code.lower() for code in CODES), "u"})


def before(lexemes: Lexemes, at: int) -> Money | None:
    """The currency sign, code or abbreviation that begins at a lexeme and stands before a number."""
    words = lexemes.words
    word = words[at]
    if word not in _openers():
        return None
    if word in SIGNS and word != "¢":
        return Money(SIGNS[word], at + 1)
    if not word.isalpha() or len(word) > 4:
        return None
    if words[at + 1] == "$" and lexemes.touches(at + 1) and word in DOLLARS:
        return Money(DOLLARS[word], at + 2)
    if word == "u" and words[at + 1 : at + 5] == [".", "s", ".", "$"]:
        return Money("USD", at + 5)
    return _letters(lexemes, at)


def _letters(lexemes: Lexemes, at: int) -> Money | None:
    """Letters for money, and the number right behind: "EUR 5", "USD5m", "Rs. 500", "kr 20"."""
    words, printed = lexemes.words, lexemes.printed(at)
    code = _code(printed) or (
        ABBREVIATIONS.get(words[at]) if words[at] not in ("ft", "fr") or printed == "Fr" else None
    )
    if code is None:
        return None
    stop = at + 1
    stop += words[stop] == "." and lexemes.touches(stop) and code in ("INR", "CHF", "SEK", "NOK", "DKK")
    stop += words[stop] in SIGNS
    return Money(code, stop) if words[stop][:1].isdecimal() else None


def _code(printed: str) -> str | None:
    if printed not in CODES:
        return None
    return "CNY" if printed in ("RMB", "CNH") else printed


@lru_cache(maxsize=1)
def closers() -> frozenset[str]:
    """The lexemes with which money may be named behind its number."""
    return _openers() | frozenset({*names(), *_CENTS, "ct", "p", "-", "‐", "‑"})


def after(lexemes: Lexemes, at: int) -> Money | None:
    """The currency that is named at a lexeme, directly after a number."""
    words = lexemes.words
    word = words[at]
    hyphen = word in ("-", "‐", "‑") and (words[at + 1] in names() or words[at + 1] in _CENTS)
    at += hyphen
    word = words[at]
    if word in SIGNS:
        cents = word == "¢"
        return Money(SIGNS[word], at + 1, cents) if not words[at + 1][:1].isdecimal() or cents else None
    if word == "p" and lexemes.touches(at) and words[at - 1][-1:].isdecimal():
        return Money("GBP", at + 1, True)
    if word == "ct" and words[at + 1] in ("/", "per"):  # carats are of nothing
        return Money(UNKNOWN, at + 1, True)
    if word in _CENTS:
        return Money(_CENTS[word], at + 1, True)
    for parts, code in names().get(word, ()):
        if tuple(words[at : at + len(parts)]) == parts:
            return Money(code, at + len(parts))
    return _code_after(lexemes, at)


def _code_after(lexemes: Lexemes, at: int) -> Money | None:
    printed, words = lexemes.printed(at), lexemes.words
    if words[at] in DOLLARS and words[at + 1] == "$" and lexemes.touches(at + 1):
        return Money(DOLLARS[words[at]], at + 2)
    code = _code(printed) or (ABBREVIATIONS[words[at]] if words[at] in ("kr", "zł", "kč", "rs") else None)
    return Money(code, at + 1) if code else None
