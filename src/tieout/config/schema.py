"""The JSON Schema of tieout.toml, for editors: made from the declarations of the settings."""

from __future__ import annotations

import re
from dataclasses import Field
from pathlib import Path
from typing import Any

from tieout.config.settings import in_files, kind_of
from tieout.config.values import Schema

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The one that editors of TOML know."""
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def schema() -> Schema:
    """What may stand in a tieout.toml, or under [tool.tieout], as JSON Schema has it."""
    return {
        "$schema": DIALECT,
        "title": "tieout",
        "description": "Settings of tieout: tieout.toml, or [tool.tieout] in pyproject.toml.",
        "type": "object",
        "properties": {key: _property(one) for key, one in in_files().items()},
        "additionalProperties": False,
    }


def _property(one: Field[Any]) -> Schema:
    what = _LINK.sub(r"\1", one.metadata["what"])
    described: Schema = {"description": f"{what[0].upper()}{what[1:]}.", **kind_of(one).schema()}
    return described if _is_unsaid(one.default) else {**described, "default": one.default}


def _is_unsaid(default: object) -> bool:
    """Whether a default is no value of its own: nothing, an empty list, or a path that depends on the place."""
    return default is None or default == () or isinstance(default, Path)
