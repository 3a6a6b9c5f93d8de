"""JSON as reports write it: values in the order they are given, in text that any output can carry."""

from __future__ import annotations

import json

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


class Encoder:
    """Encodes one value on one line; a surrogate (of an undecodable file name) is always escaped."""

    def __init__(self, *, ascii_only: bool) -> None:
        self._ascii_only = ascii_only

    def __call__(self, value: Json) -> str:
        text = json.dumps(value, ensure_ascii=self._ascii_only)
        try:
            text.encode()
        except UnicodeEncodeError:
            return json.dumps(value)
        return text
