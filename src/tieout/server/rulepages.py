"""A page for each rule, for editors to link a code to: written to a folder of the cache when it is first wanted."""

from __future__ import annotations

import os
from pathlib import Path

from tieout import __version__, rules
from tieout.server.drafts import uri_of
from tieout.server.explaining import page


class RulePages:
    """The pages of the rules as files below a folder. Where none can be written, codes have no link."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / f"rules-{__version__}"
        self._uris: dict[str, str | None] = {}

    def uri(self, code: str) -> str | None:
        """The address of a rule's page."""
        if code not in self._uris:
            self._uris[code] = self._written(code)
        return self._uris[code]

    def _written(self, code: str) -> str | None:
        rule = next((rule for rule in rules.all_rules() if rule.code == code), None)
        if rule is None:
            return None
        path = self._folder / f"{rule.name}.md"
        beside = path.with_suffix(f".{os.getpid()}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            beside.write_text(page(rule), "utf-8")
            beside.replace(path)
        except OSError:
            return None
        return uri_of(path)
