"""The words of a format, for a fuzzer that would not guess them: what its reader looks for, and what a sample holds."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

from tieout.documents import Reader

_LONGEST = 32
_STATION = "tieout.documents."
_TOKENS = [
    re.compile(token) for token in (rb"<[^<>\s]{1,30}>?", rb"\\[A-Za-z]+\{?", rb"[\w:/.-]{2,30}", rb"[^\w\s]{1,3}")
]


def words_for(reader: type[Reader], sample: bytes) -> list[bytes]:
    """What may matter to a reader, sorted: the literals of the modules that it is made of, and words of a file."""
    found = {word for module in _modules(reader) for word in _literals(module)}
    found |= {word[:_LONGEST] for token in _TOKENS for word in token.findall(sample)}
    return sorted(word for word in found if word and len(word) <= _LONGEST)


def written(words: Iterable[bytes]) -> str:
    """The words as a dictionary of libFuzzer's."""
    return "".join('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in words)


def _modules(reader: type[Reader]) -> list[ModuleType]:
    """The reader's own module, and those beside it that it imports something of."""
    own = sys.modules[reader.__module__]
    named = {str(getattr(thing, "__module__", None) or getattr(thing, "__name__", "")) for thing in vars(own).values()}
    beside = sorted(name for name in named if name.startswith(_STATION) and name != reader.__module__)
    return [own, *(sys.modules[name] for name in beside)]


def _literals(module: ModuleType) -> Iterator[bytes]:
    """The texts and bytes that a module names, explanations left out."""
    nodes = list(ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8"))))
    explained = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes) and id(node) not in explained:
            value = node.value.encode("utf-8", "replace") if isinstance(node.value, str) else node.value
            yield from (value, *value.split())
