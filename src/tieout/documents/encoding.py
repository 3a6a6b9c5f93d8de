"""From bytes to text: the encoding declared or detected, no newline translated, no lone surrogate let through.

The order is that of certainty: a byte order mark; UTF-8, which hardly anything else passes for; NUL bytes that
give UTF-16 and UTF-32 away; what the markup declares; UTF-8 but for some stray bytes; statistics on a sample;
and Windows-1252, which reads anything.
"""

from __future__ import annotations

import codecs
import re

from tieout.text.patterns import lazy

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARK_BYTES = frozenset((*(mark[:1] for mark, _ in _MARKS), b""))
_SAMPLE = 1 << 14
_DECLARATION = lazy(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_XML_DECLARATION = lazy(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""")
_PRINTABLE = lazy(rb"[ -~\t\n\r]")
_HIGH = lazy(rb"[\x80-\xff]")
_STRAY = lazy("[\udc80-\udcff]")
_SURROGATE = lazy("[\ud800-\udfff]")
# As browsers read it: Windows-1252, with the five bytes it leaves undefined as Latin-1 has them.
_WINDOWS = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
# Codecs that a page may name but no page is written in.
_NOT_FOR_PAGES = frozenset({"utf-7", "cp65001"})


def decode(data: bytes, markup: bool = False) -> str:
    """The text of a file, its byte order mark left out; `markup` lets an HTML or XML declaration speak."""
    plain = plainly_utf8(data)
    if plain is not None:
        return plain
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(data, markup)
    return (_wide(data) or text) if "\0" in text else text


def encoding_of(sample: bytes) -> str:
    """The encoding of a file that is too large to be decoded whole, told by its beginning; its mark is skipped."""
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return "utf-8-sig" if name == "utf-8" else name.removesuffix("-le").removesuffix("-be")
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)  # which waits for the rest of a letter cut at the end
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def plainly_utf8(data: bytes, *, controlled: bool = True) -> str | None:
    """The text of a file that is UTF-8 beyond doubt, as nearly every one is: no mark, no NUL, no stray byte.

    `controlled` is whether it may hold a NUL.
    """
    if data[:1] in _MARK_BYTES or (controlled and b"\0" in data):
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _marked(data: bytes, name: str) -> str:
    if name != "utf-8":
        return data.decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _patched(data)


def _decode_other(data: bytes, markup: bool) -> str:
    wide = _wide(data)
    if wide is not None:
        return wide
    declared = _declared(data) if markup else None
    if declared is not None:
        return declared
    if _mostly_utf8(data):
        return _patched(data)
    return _guessed(data)


def windows_1252(data: bytes) -> str:
    """Windows-1252, which reads every byte."""
    return codecs.charmap_decode(data, "strict", _WINDOWS)[0]


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: recognised by NULs that all fall on the same place of each unit."""
    sample = data[: 4 * _SAMPLE]
    nulls = sample.count(0)
    if nulls < max(1, len(sample) // 50):
        return None
    if nulls * 4 < len(sample) and len(_PRINTABLE.findall(sample)) * 10 > 9 * (len(sample) - nulls):
        return None  # ASCII with stray NULs: in UTF-16 it would have one to each letter
    names: tuple[str, ...]
    if nulls > len(sample) // 2:
        names = ("utf-32-le", "utf-32-be")
    elif sample[1::2].count(0) >= nulls * 0.9:
        names = ("utf-16-le",)
    elif sample[::2].count(0) >= nulls * 0.9:
        names = ("utf-16-be",)
    else:
        return None
    return next((text for name in names if (text := _strictly(data, name)) is not None and _reads(text)), None)


def _reads(text: str) -> bool:
    """Whether a text is letters and spaces for the most part, as every text is."""
    sample = text[:_SAMPLE]
    return sum(letter.isalnum() or letter.isspace() for letter in sample) * 2 > len(sample)


def _strictly(data: bytes, name: str) -> str | None:
    try:
        text = data.decode(name)
    except UnicodeError:
        return None
    return _SURROGATE.sub("�", text)


def _declared(data: bytes) -> str | None:
    """The text by the encoding that a page declares of itself, if it can be that."""
    found = _DECLARATION.search(data, 0, 4096) or _XML_DECLARATION.search(data, 0, 1024)
    if found is None:
        return None
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return None
    if name in {"iso8859-1", "ascii", "cp1252"}:  # browsers read all three as Windows-1252
        return windows_1252(data)
    known = name not in _NOT_FOR_PAGES and name.startswith(_PAGE_CODECS)
    return _strictly(data, name) if known else None


_PAGE_CODECS = ("iso", "cp", "koi8", "mac", "gb", "big5", "euc", "shift", "johab", "hz", "utf-", "tis", "kz", "ptcp")


def _mostly_utf8(data: bytes) -> bool:
    """Whether more letters are good UTF-8 than bytes are not."""
    sample = data[: 1 << 20]
    first = _HIGH.search(data)
    if first is not None and first.start() > len(sample):
        sample = data[first.start() : first.start() + (1 << 20)]
    text = sample.decode("utf-8", "surrogateescape")
    stray = len(_STRAY.findall(text))
    good = sum(1 for _ in _NOT_ASCII.finditer(text)) - stray
    return good >= max(1, stray)


_NOT_ASCII = lazy(r"[^\x00-\x7f]")


def _patched(data: bytes) -> str:
    """UTF-8 with its stray bytes read as Windows-1252, as where two files were pasted together."""
    text = data.decode("utf-8", "surrogateescape")
    return _STRAY.sub(lambda stray: _WINDOWS[ord(stray.group()) - 0xDC00], text)


def _guessed(data: bytes) -> str:
    """Windows-1252 where its letters are those of western languages; else statistics on a sample decide."""
    first = _HIGH.search(data)
    start = max(0, first.start() - 256) if first else 0
    sample = data[start : start + _SAMPLE]
    if _is_western(sample):
        return windows_1252(data)
    from charset_normalizer import from_bytes  # imported late: most files are UTF-8

    best = from_bytes(sample).best()
    text = _strictly(data, best.encoding) if best is not None else None
    return windows_1252(data) if text is None else text


# Left out are letters that stand where Czech, Polish, Hungarian or Turkish have common ones of their own.
_WESTERN = frozenset("áàâãäåæçéèêëíìîïñóòôöøœßúùüÁÀÂÃÄÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖØŒÚÙÜ‘’‚“”„«»‹›–—…•·°§€£¡¿©®ªº\xa0")


def _is_western(sample: bytes) -> bool:
    """Whether what is beyond ASCII is rare, as in western languages, and theirs; or so rare that it is marks."""
    high = windows_1252(b"".join(_HIGH.findall(sample)))
    if len(high) * 25 < len(sample):
        return True
    western = sum(letter in _WESTERN for letter in high)
    return len(high) * 6 < len(sample) and western * 100 >= len(high) * 93
