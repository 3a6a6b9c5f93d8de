"""The settings at the head of a Markdown file: what they say of the document.

Between lines of `---` stands YAML, of which the simple part is read: `key: value`, `key: [a, b]`, a list of `- value`
lines, and the `name:` of each entry of such a list. Between lines of `+++` stands TOML. What is neither is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tieout.model import Metadata
from tieout.text.particulars import metadata_of
from tieout.text.patterns import lazy

REACH = 1 << 16
"""So many characters at most are looked at for the end of the settings."""
_BLOCK = lazy(r"(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<inside>.*?\n)??(?P=fence)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = lazy(r"^[\w\"'-]+\s*[:=]", re.MULTILINE)
_ENTRY = lazy(r"(?P<key>[\w\"'-]{1,60})[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_COMMENT = lazy(r"(?:^|\s)#.*$")
_QUOTED = lazy(r"""(?P<mark>["'])(?P<inside>.*)(?P=mark)\s*(?:#.*)?$""")
_IN_LIST = lazy(r"""\s*(?:"([^"]*)"|'([^']*)'|([^,\]]+))\s*(?:,|$)""")


def front_matter(text: str) -> re.Match[str] | None:
    """The block of settings at the very top, if it holds any."""
    found = _BLOCK.match(text, 0, REACH)
    return found if found and _FIELD.search(found["inside"] or "") else None


def described(front: re.Match[str] | None) -> Metadata:
    """What the settings say of the document."""
    if front is None:
        return Metadata()
    inside = front["inside"] or ""
    return metadata_of(_from_toml(inside) if front["fence"] == "+++" else _from_yaml(inside))


def _from_toml(inside: str) -> dict[str, list[str]]:
    import tomllib  # imported late: hardly any file has settings in it

    try:
        return fields_of(tomllib.loads(inside.replace("\r\n", "\n")))
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


def fields_of(table: Mapping[str, object]) -> dict[str, list[str]]:
    """The texts, numbers and dates of a table by their names, and those of the lists in it; the rest left out."""
    return {str(name).lower(): list(_values(value)) for name, value in table.items()}


def _values(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        named = one.get("name") if isinstance(one, dict) else one
        if named is not None and not isinstance(named, (dict, list, bool)):
            yield str(named)


def _from_yaml(inside: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    held: list[str] = []
    for line in inside.splitlines():
        entry = _ENTRY.match(line) if line[:1].strip() and line[0] not in "#-" else None
        if entry:
            held = found.setdefault(entry["key"].strip("\"'").lower(), [])
            held += _scalars(entry["value"] or "")
        elif line.strip():
            held += _below(line.strip())
    return found


def _scalars(value: str) -> list[str]:
    """The values of one line: a list in brackets, or one value."""
    value = value.strip()
    if value[:1] == "[":
        inside = value[1:].rpartition("]")[0] or value[1:]
        return [next(filter(None, parts), "").strip() for parts in _IN_LIST.findall(inside)]
    quoted = _QUOTED.match(value)
    plain = quoted["inside"] if quoted else _COMMENT.sub("", value).strip()
    return [] if plain in ("", "|", ">", "|-", ">-", "~", "null") else [plain]


def _below(line: str) -> list[str]:
    """The values of a line that belongs to the key above it: an item of its list, or the name of one."""
    if line[0] == "-":
        line = line[1:].strip()
    entry = _ENTRY.match(line)
    if entry and entry["key"].strip("\"'").lower() == "name":
        return _scalars(entry["value"] or "")
    return [] if entry or line[:1] == "#" else _scalars(line)
