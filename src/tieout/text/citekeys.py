"""What sources are called by, in a form in which two ways of writing it are one."""

from __future__ import annotations

import re
import unicodedata

from tieout.text.patterns import lazy

_TRACKING = lazy(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ref|ref_src|cmpid|smid|ocid|partner|amp|_ga|share)=?.*",
    re.IGNORECASE,
)
_SCHEME = lazy(r"^(?:[a-z][a-z0-9+.-]{1,15}:)?//", re.IGNORECASE)
_HOST_LEAD = lazy(r"^(?:www\d?|m|amp|mobile)\.", re.IGNORECASE)
_ESCAPED = lazy(r"%([0-9A-Fa-f]{2})")
_DEFAULT_PAGE = lazy(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_WORD = lazy(r"[^\W_]+")
_APOSTROPHE = lazy(r"['’ʼ`´]")
LONGEST_URL = 4_000


def normal_url(url: str) -> str:
    """An address without what does not change where it leads: scheme, "www.", trailing slash, fragment, tracking.

    Empty where it is none.
    """
    text = url.strip()[:LONGEST_URL].partition("#")[0]
    text = _SCHEME.sub("", text)
    host, slash, rest = text.partition("/")
    host = _HOST_LEAD.sub("", host.rpartition("@")[2].lower())
    host = re.sub(r":(?:80|443)$", "", host)
    path, _, query = (slash + rest).partition("?")
    path = _DEFAULT_PAGE.sub("", _ESCAPED.sub(_unescaped, path)).rstrip("/")
    kept = sorted(part for part in query.split("&") if part and not _TRACKING.fullmatch(part))
    return host + path + ("?" + "&".join(kept) if kept else "")


def _unescaped(found: re.Match[str]) -> str:
    """An escaped character that needed no escape, as itself; any other in one spelling."""
    char = chr(int(found.group(1), 16))
    return char if char.isascii() and (char.isalnum() or char in "-._~") else found.group().upper()


def folded(title: str) -> str:
    """The words of a title without case, marks and accents, parted by single spaces."""
    plain = "".join(
        char for char in unicodedata.normalize("NFKD", _APOSTROPHE.sub("", title)) if not unicodedata.combining(char)
    )
    return " ".join(_WORD.findall(plain.casefold()))
