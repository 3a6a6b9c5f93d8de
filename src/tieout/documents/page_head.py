"""What a web page says of itself in its head: JSON-LD, OpenGraph and other <meta>, the canonical address."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Mapping

from tieout.model import Metadata
from tieout.text.particulars import completed, metadata_of

MOST_JSON = 1 << 18
"""Characters of one script of JSON-LD that are read."""
_MOST_NODES = 2_000
_MOST_TAGS = 500
_ARTICLES = ("Article", "Report", "BlogPosting", "WebPage", "Legislation", "ScholarlyArticle", "CreativeWork")

# What a <meta> is called, and the field it fills; the first of a kind that a page has counts.
_TAGS = {
    "og:title": "title", "twitter:title": "title", "citation_title": "title", "dc.title": "title",
    "dcterms.title": "title",
    "author": "author", "article:author": "author", "citation_author": "author", "dc.creator": "author",
    "og:site_name": "outlet", "citation_journal_title": "outlet", "dc.publisher": "outlet", "publisher": "outlet",
    "article:published_time": "date", "citation_publication_date": "date", "citation_date": "date", "date": "date",
    "dc.date": "date", "dcterms.date": "date", "pubdate": "date", "datepublished": "date",
    "og:url": "url", "og:locale": "language", "content-language": "language", "dc.language": "language",
}  # fmt: skip


class PageHead:
    """Collects what the head of a page says, tag by tag."""

    def __init__(self) -> None:
        self._tags: dict[str, list[str]] = {}
        self._read = 0
        self._linked = Metadata()
        self._canonical: str | None = None

    def meta(self, attributes: Mapping[str, str]) -> None:
        """Take a <meta>."""
        names = (attributes.get(name, "") for name in ("property", "name", "itemprop", "http-equiv"))
        field = next((_TAGS[name.lower()] for name in names if name.lower() in _TAGS), None)
        if field and attributes.get("content") and self._read < _MOST_TAGS:
            self._read += 1
            self._tags.setdefault(field, []).append(attributes["content"])

    def link(self, attributes: Mapping[str, str]) -> None:
        """Take a <link>."""
        if "canonical" in attributes.get("rel", "").lower().split() and attributes.get("href"):
            self._canonical = self._canonical or attributes["href"]

    def script(self, words: str) -> None:
        """Take a script of JSON-LD; one that is too long or no JSON says nothing."""
        if len(words) > MOST_JSON:
            return
        try:
            self._linked = completed(self._linked, _of_article(json.loads(words)))
        except (ValueError, RecursionError):
            return

    def metadata(self, title: str | None, language: str | None) -> Metadata:
        """All of it together: JSON-LD before tags, these before the title of the page; <html lang> before all."""
        tags = {name: values if name == "author" else values[:1] for name, values in self._tags.items()}
        found = completed(self._linked, metadata_of(tags))
        said = Metadata(url=self._canonical, language=language)
        return completed(completed(said, found), Metadata(title=title))


def _of_article(data: object) -> Metadata:
    """What the first object of JSON-LD that is a text of some kind says of it."""
    waiting, seen = deque([data]), 0
    while waiting and seen < _MOST_NODES:
        seen += 1
        node = waiting.popleft()
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            kinds = node.get("@type")
            if any(str(kind).endswith(_ARTICLES) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return _of_node(node)
            waiting.extend(node.values())
    return Metadata()


def _of_node(node: Mapping[str, object]) -> Metadata:
    named = {
        "title": node.get("headline") or node.get("name"),
        "author": node.get("author"),
        "outlet": node.get("publisher") or node.get("isPartOf"),
        "date": node.get("datePublished"),
        "url": node.get("url") or node.get("mainEntityOfPage"),
        "language": node.get("inLanguage"),
    }
    return metadata_of({field: _texts(value) for field, value in named.items()})


def _texts(value: object) -> list[str]:
    """The texts of a value, or the names (or addresses) of the things in it."""
    texts = []
    for one in value if isinstance(value, list) else [value]:
        text = (one.get("name") or one.get("@id")) if isinstance(one, dict) else one
        if isinstance(text, str):
            texts.append(text)
    return texts
