"""tantivy, the search engine that stands beside: passages indexed with positions, asked in two ways."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.questions import passages, words_of
from tieout.text.align import align
from tieout.text.words import tokenize

TOP = 10
_HEAP = 1_000_000_000


class Engine:
    """An index of passages."""

    def __init__(self, index: Any) -> None:
        index.reload()
        self._schema = index.schema
        self._searcher = index.searcher()

    @classmethod
    def build(cls, folder: Path, files: Iterable[Path]) -> Engine:
        """Index the passages of some files with positions, on one thread."""
        import tantivy

        folder.mkdir(parents=True)
        schema = tantivy.SchemaBuilder().add_text_field("text", stored=True, index_option="position").build()
        index = tantivy.Index(schema, path=str(folder))
        writer = index.writer(heap_size=_HEAP, num_threads=1)
        for file in files:
            for passage in passages(file):
                writer.add_document(tantivy.Document(text=passage))
        writer.commit()
        writer.wait_merging_threads()
        return cls(index)

    @classmethod
    def open(cls, folder: Path) -> Engine:
        """An index built before."""
        import tantivy

        return cls(tantivy.Index.open(str(folder)))

    def by_phrases(self, quotation: str) -> str:
        """The first passage by any of the quotation's runs of three words."""
        import tantivy

        words = words_of(quotation)
        runs = zip(words, words[1:], words[2:], strict=False)
        found = self._best([tantivy.Query.phrase_query(self._schema, "text", list(run)) for run in runs], 1)
        return found[0] if found else ""

    def by_words(self, quotation: str) -> str:
        """Of the first passages by any of the quotation's words (BM25), the one it aligns with best."""
        import tantivy

        queries = [tantivy.Query.term_query(self._schema, "text", word) for word in words_of(quotation)]
        found = self._best(queries, TOP)
        return found[_best_aligned(quotation, found)] if found else ""

    def _best(self, queries: Sequence[Any], number: int) -> list[str]:
        import tantivy

        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in queries])
        hits = self._searcher.search(query, number).hits
        return [self._searcher.doc(address)["text"][0] for _, address in hits]


def _best_aligned(quotation: str, found: Sequence[str]) -> int:
    """Which of some passages the quotation aligns with best: all are tokenised and aligned at one go."""
    item = tokenize(quotation).hashes
    words = tokenize("\n".join(found))
    vocabulary, classes = np.unique(item, return_inverse=True)
    places = np.minimum(np.searchsorted(vocabulary, words.hashes), len(vocabulary) - 1)
    source = np.where(vocabulary[places] == words.hashes, places, -1).astype(np.int64)
    path = align(classes.astype(np.int64), source, np.arange(len(source), dtype=np.int64), jumps=False)
    ends = np.cumsum([len(passage) + 1 for passage in found])
    first = int(words.starts[path.stretches[0].place]) if path.stretches else 0
    return int(np.searchsorted(ends, first, side="right"))
