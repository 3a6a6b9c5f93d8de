"""What findings on figures have in common."""

from __future__ import annotations

from collections.abc import Mapping

from tieout.rules.base import EditRef

WHOLE: frozenset[EditRef] = frozenset({(0, 0)})
"""A figure is one edit: the first rule that finds fault with it reports it."""

PORTS: Mapping[str, str] = {
    "harbour.csv": "Port,Vessels in 2018,Vessels in 2019\nAldmouth,412,388\nBreckhaven,96,131\nCorrie,1270,1402\n"
}
"""The table that most examples are about."""
BUDGET: Mapping[str, str] = {
    "budget.md": "Net cost (£ million)\n\n| Service | 2024/25 | 2025/26 |\n|---|---|---|\n| Care | 54.1 | 58.3 |\n"
    "| Roads | 14.8 | 13.6 |\n"
}
"""A table of business years."""
